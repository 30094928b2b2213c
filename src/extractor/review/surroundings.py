"""What stood around a quote, and how well a place in another text has the same around it.

The same words often stand several times in a document, and in its next version one of the places may be gone.
So a decision keeps the words before and after its quote (the W3C Web Annotation Data Model does so in its
TextQuoteSelector), and is put into force at a place with the same words on at least one side, or nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from extractor.model import fold_text

WINDOW = 80
"""Characters that are kept on either side."""

ALIKE = 0.6
"""From this likeness on a place is taken for the same one: three of five words on its better side."""

_FEWEST = 3
"""Words that a side must have to speak for itself."""

_EMPTY = frozenset({"000", "€", "euros"})
"""Words that stand around every sum and tell none from another."""


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a range of a text, in whole words, spaces evened out.

    Only the paragraph of the range speaks for it, since its neighbour is another's neighbour once it is gone;
    where there is nothing else in the paragraph, what stands around that does.
    """
    before, after = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    if start > WINDOW and not text[start - WINDOW - 1].isspace():
        before = re.sub(r"^\S*", "", before)
    if end + WINDOW < len(text) and not text[end + WINDOW].isspace():
        after = re.sub(r"\S*$", "", after)
    here = before.rpartition("\n\n")[2], after.partition("\n\n")[0]
    if len(_words(" ".join(here))) >= _FEWEST:
        before, after = here
    return " ".join(before.split()), " ".join(after.split())


def likeness(before: str, after: str, text: str, start: int, end: int) -> float:
    """How alike the surroundings of a range are to those that were kept, from 0 to 1.

    The better side counts, since sentences are put in or taken out on the other one; a side of few words
    counts together with the other.
    """
    now = around(text, start, end)
    kept = (_words(before)[::-1], _words(after))  # from the quote outwards
    here = (_words(now[0])[::-1], _words(now[1]))
    scores = [_ratio(kept[0] + ["|"] + kept[1], here[0] + ["|"] + here[1])]
    for one, other in zip(kept, here, strict=True):
        length = min(len(one), len(other))  # of the longer one, what is nearest to the quote
        if length >= _FEWEST:
            scores.append(_ratio(one[:length], other[:length]))
    return max(scores)


def _words(text: str) -> list[str]:
    return [word for word in fold_text(text).split() if word not in _EMPTY]


def _ratio(one: Sequence[str], other: Sequence[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
