"""The words of a candidate as features: each word, two in a row, and those that it begins with.

Words are cut to their first letters, so that « accompagner » and « accompagnement » are one; numbers are
all one. Unlike traits they know nothing of French, and learn the vocabulary of the field from examples.
"""

from __future__ import annotations

import re
from itertools import pairwise

_WORD = re.compile(r"[a-z]{2,}|\d+")
_LETTERS = 7
_FIRST = 4  # words that it begins with


def wording(folded: str) -> set[str]:
    """The features of a folded text: `w:` a word, `b:` two in a row, `f:` the first ones and two of them."""
    words = [word[:_LETTERS] if word.isalpha() else "#" for word in _WORD.findall(folded)]
    first = words[:_FIRST]
    found = {f"w:{word}" for word in words}
    found.update(f"b:{one} {other}" for one, other in pairwise(words))
    found.update(f"f:{word}" for word in first)
    found.update(f"f:{one} {other}" for one, other in pairwise(first))
    return found
