"""The words of a candidate as features: each word, two in a row, and those that it begins with.

Words are cut to their first letters, so that « accompagner » and « accompagnement » are one; numbers are
all one. Unlike traits they know nothing of French, and learn the vocabulary of the field from examples.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, pairwise

_WORD = re.compile(r"[a-z]{2,}|\d+")
_LETTERS = 7
_FIRST = 4  # words that it begins with
_HEAD = 8  # candidates that tell what a document is about
_SAID = ("w:", "b:")


def wording(folded: str) -> set[str]:
    """The features of a folded text: `w:` a word, `b:` two in a row, `f:` the first ones and two of them."""
    words = [word[:_LETTERS] if word.isalpha() else "#" for word in _WORD.findall(folded)]
    first = words[:_FIRST]
    found = {f"w:{word}" for word in words}
    found.update(f"b:{one} {other}" for one, other in pairwise(words))
    found.update(f"f:{word}" for word in first)
    found.update(f"f:{one} {other}" for one, other in pairwise(first))
    return found


def wording_of_document(candidates: Sequence[set[str]]) -> set[str]:
    """The features of a document: `w:` and `b:` of its candidates, `h` and the same of the first; `bias`."""
    said = {name for name in chain.from_iterable(candidates) if name.startswith(_SAID)}
    head = {name for name in chain.from_iterable(candidates[:_HEAD]) if name.startswith(_SAID)}
    return {"bias"} | said | {f"h{name}" for name in head}
