"""List markers: what stands before an item ("•", "1.", "a)"), and what only looks like one."""

from __future__ import annotations

import re
from typing import NamedTuple

BULLETS = "•◦▪▫■□●○◆◇‣⁃∙·➢➤►▶▸➔→⇒✓✔✗❖❑❒⮚›❯✦✧⁌⦿◾◽⬥🞄"
DASHES = "-–—‒−"

_BULLET = re.compile(rf"[{BULLETS}]\s*")
_STAR = re.compile(r"\*\s+(?!\*)")
_LETTER_O = re.compile(r"o\s+(?=\S)")
_DASH = re.compile(rf"[{DASHES}](?:\s+|(?=[^\W\d_])|$)")
_NUMBERED = (
    ("1.1", re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})[.)]?(?:\s*[-–—])?\s+(?=[^\W\d_a-z«\"'’“(]|[«\"“(])")),
    ("1.", re.compile(r"(\d{1,2})\s?\.\s+(?=\S)")),
    ("1)", re.compile(r"\(?(\d{1,2})\s?\)\s*(?=\S)")),
    ("1°", re.compile(r"(\d{1,2})\s?[°ºo]\)?\s+(?=\S)")),
    ("1/", re.compile(r"(\d{1,2})\s?/\s+(?=[^\W\d_])")),
    ("A/", re.compile(r"([A-Z])\s?/\s+(?=[^\W\d_])")),
    ("1-", re.compile(r"(\d{1,2})\s?[-–—](?:\s+|(?=[^\W\d_]))(?=[^\W\d_])")),
    ("a)", re.compile(r"\(?([a-z])\s?\)\s*(?=\S)")),
    ("a.", re.compile(r"([a-z])\.\s+(?=\S)")),
    ("i)", re.compile(r"\(?([ivx]{2,5})\s?\)\s*(?=\S)")),
    ("I.", re.compile(r"([IVX]{1,5})\s?[.)](?:\s*[-–—])?\s+(?=\S)")),
    ("A)", re.compile(r"([A-Z])\s?\)\s+(?=\S)")),
    ("A.", re.compile(r"([A-Z])\s?\.\s+(?=\S)")),
    ("I-", re.compile(r"([IVX]{1,5})\s?[-–—]\s*(?=[^\W\d_])")),
)
# What most lines begin with, and no marker does: a word of several letters that none of the signs follows.
_PROSE = re.compile(r"[^\W\d_]{2,}[ ,'’]\s*[^\W_\s.)/–—-][^.)/–—-]")
_MONTH = re.compile(
    r"(?:janv(?:ier)?|f[ée]vr(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|ao[uû]t|sept(?:embre)?|oct(?:obre)?"
    r"|nov(?:embre)?|d[ée]c(?:embre)?)\b",
    re.IGNORECASE,
)


class Marker(NamedTuple):
    """A marker at the start of a line: its text, its family ("•", "-", "1.", "a)" …), where the item begins.

    `number` is its place in its sequence, 0 for bullets. `doubtful` markers (an initial, a number, a dash
    typed close) count only in the company of their neighbours.
    """

    text: str
    family: str
    length: int
    number: int = 0
    doubtful: bool = False


def match_marker(line: str) -> Marker | None:
    """The list marker at the start of `line` (already stripped), or None."""
    if not line or _PROSE.match(line):
        return None
    first = line[0]
    if first in BULLETS:
        found = _BULLET.match(line)
        assert found is not None
        return Marker(first, first, found.end())
    if first in DASHES:
        found = _DASH.match(line)
        if found is None:
            return None
        close = found.end() == 1 and len(line) > 1
        return Marker(first, "-", found.end(), doubtful=close)
    if found := _STAR.match(line):
        return Marker("*", "*", found.end())
    if found := _LETTER_O.match(line):
        return Marker("o", "o", found.end(), doubtful=True)
    for family, pattern in _NUMBERED:
        found = pattern.match(line)
        if found is not None and not _is_something_else(family, found[1], line[found.end() :]):
            marker = found[0].strip()
            if family == "1.1":  # 1.1 and 1.1.1 are different depths
                family = ".".join("1" for _ in found[1].split("."))
            return Marker(marker, family, found.end(), _ordinal(family, found[1]), _is_doubtful(family))
    return None


def _is_doubtful(family: str) -> bool:
    return family not in ("1)", "a)", "1°") and not family.startswith("1.1")


def _is_something_else(family: str, label: str, rest: str) -> bool:
    """A number that is part of a date, of an amount, of a range, or a lone letter that is an initial."""
    if family in ("1.", "1-", "1°", "1)") and (_MONTH.match(rest) or label == "0" or label == "00"):
        return True
    if family == "1.1":
        parts = label.split(".")
        # 13.10.20 is a date, 12.50 a price: sections count from 1 and stay small.
        dated = len(parts) == 3 and int(parts[0]) <= 31 and int(parts[1]) <= 12 and len(parts[2]) == 2
        padded = any(part.startswith("0") and part != "0" for part in parts)
        return dated or padded or any(int(part) > 40 for part in parts)
    if family == "A." and label == "M":
        return True  # Monsieur
    return family == "1." and rest[:1].isdigit()


def _ordinal(family: str, label: str) -> int:
    if "." in label:
        return int(label.split(".")[-1])
    if label.isdigit():
        return int(label)
    if family in ("i)", "I.", "I-"):
        return _roman(label.upper())
    return ord(label.lower()) - ord("a") + 1


def _roman(label: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in label]
    return sum(-value if value < max(values[index:]) else value for index, value in enumerate(values))


def follows(marker: Marker, previous: Marker) -> bool:
    """Whether `marker` goes on with the sequence of `previous` (a skipped number is forgiven)."""
    if marker.family != previous.family:
        return False
    return marker.number == 0 or 0 < marker.number - previous.number <= 2
