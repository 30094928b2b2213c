"""Footnotes: small print at the foot of a page or column, under a short rule or called in the text above.

They leave the flow, so that a paragraph runs over the page past them, and are kept after the page's text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.readers.pdf_fragments import Fragment
from extractor.readers.pdf_page import PageInk

_MARK = re.compile(r"\(?(\d{1,2}|\*{1,3})(?:\s*[.):–-])?(?:\s+|(?=[^\W\d])|$)")
_SMALL = 0.92  # of the size of running text: notes are set 8 to 10 in 11 or 12 points
_LOWEST = 0.35  # share of the page's height above which there are no notes
_RULE = (20.0, 0.55)  # the rule over notes: points at least, share of the page's width at most
_RULE_GAP = 16.0  # points between the rule and the first note
_LONGEST_MARK = 4  # characters: « (12) » stands alone, its text after a tab
_TAB = 45.0  # points between the number of a note and its text


def may_have_footnotes(ink: PageInk, fragments: Sequence[Fragment], body_size: float) -> bool:
    """Whether a page has small print that begins as a note: on most pages the answer ends the search."""
    return any(
        _is_small(f, body_size) and f.top > _LOWEST * ink.height and _MARK.match(f.text) for f in fragments
    )


def take_footnotes(
    ink: PageInk, body: Sequence[Fragment], body_size: float
) -> tuple[list[list[Fragment]], list[Fragment]]:
    """The notes of a page, each with its lines from top to bottom, and what is left of `body`."""
    small = [f for f in body if _is_small(f, body_size) and f.top > _LOWEST * ink.height]
    notes: list[list[Fragment]] = []
    taken: set[int] = set()
    for first in sorted(small, key=lambda f: (f.top, f.x0)):
        if id(first) in taken or (mark := _MARK.match(first.text)) is None:
            continue
        foot = _foot_of(first, body, taken)
        if not all(_is_small(f, body_size) for f in foot):
            continue
        above = [f for f in body if f.bottom <= first.top + 1 and id(f) not in taken]
        if notes or _has_rule(ink, first) or _is_called(mark[1], above, body_size):
            for note in _split(foot):
                notes.append(note)
                taken.update(id(f) for f in note)
    return notes, [f for f in body if id(f) not in taken]


def _is_small(f: Fragment, body_size: float) -> bool:
    return f.table is None and f.size <= _SMALL * body_size


def _foot_of(first: Fragment, body: Sequence[Fragment], taken: set[int]) -> list[Fragment]:
    """All that stands beside or under the first line of a note, in its column."""
    right = first.x1
    if len(first.text) <= _LONGEST_MARK:
        beside = [f for f in body if abs(f.bottom - first.bottom) < 0.6 * first.height and f.x0 > first.x0]
        text = min(beside, key=lambda f: f.x0, default=first)
        right = text.x1 if text.x0 - first.x1 < _TAB else right
    return [
        f
        for f in body
        if f.top > first.top - 0.6 * first.height and f.x0 < right and f.x1 > first.x0 and id(f) not in taken
    ]


def _has_rule(ink: PageInk, first: Fragment) -> bool:
    """A short horizontal line over the first note, and none that goes down from it, as in a table."""
    for rule in ink.rulings:
        length = rule.x1 - rule.x0
        flat = rule.top == rule.bottom and _RULE[0] <= length <= _RULE[1] * ink.width
        if flat and -3 < first.top - rule.top < _RULE_GAP and abs(rule.x0 - first.x0) < _TAB:
            return not any(other.x0 == other.x1 and other.bottom > first.top for other in ink.rulings)
    return False


def _is_called(mark: str, above: Sequence[Fragment], body_size: float) -> bool:
    """Whether the text above calls the note: its number raised after a word, or glued to one."""
    glued = re.compile(rf"(?:[^\W\d]|[»\")\]]|\d{{4}}){re.escape(mark)}[.,;:)»]*$")
    return any(
        (word.text.strip(".,;:()") == mark and word.size < 0.8 * body_size)
        or (word.size > _SMALL * body_size and glued.search(word.text))
        for f in above
        for word in f.words
    )


def _split(foot: Sequence[Fragment]) -> list[list[Fragment]]:
    """The lines of the foot of a column as one list for each note; a mark at the left begins one."""
    lines = sorted(foot, key=lambda f: (round(f.bottom), f.x0))
    left = min(f.x0 for f in lines)
    notes: list[list[Fragment]] = []
    for f in lines:
        begins = _MARK.match(f.text) and f.x0 - left < 12
        if begins or not notes:
            notes.append([])
        notes[-1].append(f)
    return notes
