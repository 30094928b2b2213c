"""What printing and publishing left in a plain text: running feet with page numbers, a head of metadata."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import NamedTuple

from extractor.readers.layout import Draft
from extractor.readers.lines import text_line
from extractor.readers.wrapping import ends_sentence

_PAGE_NUMBER = re.compile(
    r"(?:page\s*)?\d{1,3}\s*(?:/|sur|de)\s*\d{1,3}|page\s*\d{1,3}|[-–]\s*\d{1,3}\s*[-–]", re.I
)
_LETTER_SPACED = re.compile(r"(?=(?:\S\s+){5})[^\W\d_](?:\s[^\W\d_])*(?:\s{2,}[^\W\d_](?:\s[^\W\d_])*)*")
_LONGEST_FOOT = 140
_REACH = 3  # lines between a page number and the running line beside it
_LONGEST_HEAD = 30
_ENTRY = re.compile(r"(?P<key>[A-Za-zÀ-ÿ_ -]{2,30})\s*:\s*(?P<value>.*)")
_TITLE_KEYS = {"title", "titre"}
_DATE_KEYS = {"date", "published", "publie", "publie_le", "date_publication", "mise_a_jour", "updated", "maj"}


class Head(NamedTuple):
    """What a head of metadata declares, and how many lines it takes (0: there is none)."""

    lines: int
    title: str = ""
    published: date | None = None


def closed_up(line: str) -> str:
    """Letter-spaced words closed up: « C O M M U N I Q U É   D E   P R E S S E »."""
    if not _LETTER_SPACED.fullmatch(line.strip()):
        return line
    return " ".join(word.replace(" ", "") for word in re.split(r"\s{2,}", line.strip()))


def without_feet(lines: list[str]) -> tuple[list[str], list[Draft]]:
    """The lines without page numbers and the running lines beside them, and those as drafts of their own.

    A paragraph that a foot cut in two closes again. A lone number is no page number where nothing runs.
    """
    count = Counter(" ".join(line.split()) for line in lines)
    feet: set[int] = set()
    for place, line in enumerate(lines):
        if not _PAGE_NUMBER.fullmatch(line.strip()):
            continue
        around = range(max(0, place - _REACH), min(len(lines), place + _REACH + 1))
        running = {
            near
            for near in around
            if near != place
            and 0 < len(lines[near].strip()) <= _LONGEST_FOOT
            and count[" ".join(lines[near].split())] > 1
        }
        if running:
            feet |= running | {place}
    if not feet:
        return lines, []
    drafts = [Draft("footer", [text_line(" ".join(lines[place].split()))]) for place in sorted(feet)]
    kept: list[str] = []
    cut = False
    for place, line in enumerate(lines):
        if place in feet:
            cut = True
            continue
        if cut and not line.strip():
            continue
        if cut:
            while kept and not kept[-1].strip():
                kept.pop()
            if kept and ends_sentence(kept[-1]):
                kept.append("")
            cut = False
        kept.append(line)
    return kept, drafts


def head_of(lines: list[str]) -> Head:
    """The metadata between two lines of dashes at the very top, as Markdown exports carry them."""
    if not lines or lines[0].strip() != "---":
        return Head(0)
    end = next((n for n in range(1, min(len(lines), _LONGEST_HEAD)) if lines[n].strip() == "---"), 0)
    entries = [_ENTRY.fullmatch(line.strip()) for line in lines[1:end]]
    if not end or not all(entries):
        return Head(0)
    title, published = "", None
    for entry in entries:
        assert entry is not None
        key = entry["key"].strip().lower().replace("é", "e").replace(" ", "_").replace("-", "_")
        value = entry["value"].strip().strip("\"'")
        if key in _TITLE_KEYS:
            title = value
        elif key in _DATE_KEYS and (found := re.match(r"(\d{4})-(\d\d)-(\d\d)", value)):
            try:
                published = date(*map(int, found.groups()))
            except ValueError:
                published = None
    return Head(end + 1, title, published)
