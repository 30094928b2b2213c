"""Words that pdfium took apart: letter-spaced titles, raised ordinals, hyphens drawn on their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from operator import itemgetter

from extractor.readers.page_words import Word

LONE_HYPHENS = ("-", "\u2010", "\u00ad")
FOUR_SHORT = b"\1\1\1\1"  # four words of one or two characters in a row
RAISED = 0.8  # of the size beside it: a raised "er" is smaller
_ORDINAL = re.compile(r"(?:er|re|ère|e|ème|nd|nde|ers|res|es)[,.;:)]*", re.IGNORECASE)
_NUMBER = re.compile(r"(?:^|\W)(?:\d+|[IVXLC]+)$")
_TEXT, _SIZE = itemgetter(0), itemgetter(5)


def glue_ordinals(line: list[Word]) -> None:
    """A raised "er" that pdfium set apart from its number: "1 er mars"."""
    sizes = list(map(_SIZE, line))
    if min(sizes) >= RAISED * max(sizes):
        return
    for place in range(len(line) - 2, -1, -1):
        number, raised = line[place], line[place + 1]
        if (
            raised.size < RAISED * number.size
            and raised.x0 - number.x1 < 0.3 * number.size
            and _ORDINAL.fullmatch(raised.text)
            and _NUMBER.search(number.text)
        ):
            line[place : place + 2] = [number._replace(text=number.text + raised.text, x1=raised.x1)]


def glue_hyphen(line: list[Word]) -> None:
    """pdfium sets a space before the hyphen at a line's end when it was drawn on its own ("ven -")."""
    if len(line) > 1 and line[-1].text in LONE_HYPHENS:
        before, hyphen = line[-2:]
        if hyphen.x0 - before.x1 < 0.15 * before.size and before.text[-1:].isalpha():
            line[-2:] = [before._replace(text=before.text + hyphen.text, x1=max(before.x1, hyphen.x1))]


def may_be_spaced(texts: Iterable[str]) -> bool:
    """Whether four words in a row are letters, most of them alone: what `merge_spaced` may join."""
    single = run = 0
    for text in texts:
        if not _is_letter(text):
            single = run = 0
            continue
        run += 1
        single += len(text) == 1
        if run >= 4 and single >= 2:
            return True
    return False


def merge_spaced(line: list[Word]) -> list[Word]:
    """Letter-spaced words ("C O N T R A T") made whole again."""
    if FOUR_SHORT not in bytes(map((2).__ge__, map(len, map(_TEXT, line)))):
        return line
    merged: list[Word] = []
    place = 0
    while place < len(line):
        end = place
        while end < len(line) and _is_letter(line[end].text):
            end += 1
        run = line[place:end]
        gaps = [b.x0 - a.x1 for a, b in pairwise(run)]
        spaced = len(run) >= 4 and sum(len(w.text) == 1 for w in run) >= 0.75 * len(run)
        if spaced and max(gaps) < 1.5 * run[0].size:
            limit = 1.6 * sorted(gaps)[len(gaps) // 2] + 0.05 * run[0].size
            group = [run[0]]
            for gap, word in zip(gaps, run[1:], strict=True):
                if gap > limit:
                    merged.append(_whole(group))
                    group = []
                group.append(word)
            merged.append(_whole(group))
            place = end
        else:
            merged.append(line[place])
            place += 1
    return merged


def _is_letter(text: str) -> bool:
    return len(text) <= 2 and all(c.isalpha() or c in "'’-" for c in text)


def _whole(group: list[Word]) -> Word:
    first = group[0]
    return Word(
        "".join(w.text for w in group),
        first.x0,
        min(w.top for w in group),
        group[-1].x1,
        max(w.bottom for w in group),
        first.size,
        first.bold,
    )
