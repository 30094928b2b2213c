"""Running headers, footers and page numbers: told apart from the text they stand around."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.readers.pdf_lines import Fragment
from extractor.readers.pdf_page import PageInk

_PAGE_NUMBER = re.compile(
    r"(?:page\s*)?[-–—]?\s*\d{1,4}\s*(?:[/|]|sur|de)?\s*(?:\d{1,4})?\s*[-–—]?|[ivxl]{1,6}", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_MARGIN = 0.13  # share of the page's height in which running headers and footers stand


@dataclass(slots=True)
class Margins:
    """The fragments of a page's margins, and those of its body."""

    header: list[Fragment] = field(default_factory=list)
    footer: list[Fragment] = field(default_factory=list)
    body: list[Fragment] = field(default_factory=list)


def split_margins(pages: Sequence[tuple[PageInk, list[Fragment]]], body_size: float) -> list[Margins]:
    """For each page, what is header and what footer: repeated lines, page numbers, small print set apart."""
    repeated = _repeated(pages)
    result = []
    for ink, fragments in pages:
        margins = Margins()
        lines = sorted((f for f in fragments), key=lambda f: f.top)
        header = _outermost(lines, ink, repeated, body_size, top=True)
        footer = _outermost(lines[::-1], ink, repeated, body_size, top=False)
        if len(header) + len(footer) >= len(lines):
            footer = [f for f in footer if _key(f) in repeated or _PAGE_NUMBER.fullmatch(f.text)]
            header = [f for f in header if f not in footer and _key(f) in repeated]
        for f in fragments:
            chosen = margins.body
            if any(f is other for other in footer):
                chosen = margins.footer
            elif any(f is other for other in header):
                chosen = margins.header
            chosen.append(f)
        result.append(margins)
    return result


def _key(f: Fragment) -> tuple[str, int]:
    """What makes two margin lines the same one on two pages: their words and about their height."""
    return _DIGITS.sub("#", f.text.casefold()), round(f.top / 12)


def _in_margin(f: Fragment, ink: PageInk, *, top: bool) -> bool:
    return f.bottom < _MARGIN * ink.height if top else f.top > (1 - _MARGIN) * ink.height


def _repeated(pages: Sequence[tuple[PageInk, list[Fragment]]]) -> set[tuple[str, int]]:
    counts: Counter[tuple[str, int]] = Counter()
    for ink, fragments in pages:
        keys = {
            _key(f)
            for f in fragments
            if f.table is None and (_in_margin(f, ink, top=True) or _in_margin(f, ink, top=False))
        }
        for text, height in keys:
            counts.update([(text, height - 1), (text, height), (text, height + 1)])
    enough = max(2, min(4, len(pages) // 3))
    return {key for key, count in counts.items() if count >= enough}


def _outermost(
    lines: Sequence[Fragment],
    ink: PageInk,
    repeated: set[tuple[str, int]],
    body_size: float,
    *,
    top: bool,
) -> list[Fragment]:
    """The margin's lines from the page's edge inwards, up to the first that belongs to the body."""
    taken: list[Fragment] = []
    zone = [f for f in lines if f.table is None and _in_margin(f, ink, top=top)]
    for f in zone:
        number = bool(_PAGE_NUMBER.fullmatch(f.text.strip()))
        if number or (_key(f) in repeated and (not top or ink.number > 1 or f.size <= body_size - 0.5)):
            taken.append(f)
    rest = [f for f in lines if not any(f is t for t in taken)]
    small = [f for f in zone if not any(f is t for t in taken)]
    # A single page repeats nothing: small print at the edge, set apart from the text by a wide gap.
    # Only the very edge counts: letterheads and signatures are small at times too.
    small = [f for f in small if (f.bottom < 0.07 * ink.height if top else f.top > 0.91 * ink.height)]
    edge = [f for f in small if f.size <= 0.9 * body_size]
    if edge and len(edge) == len(small):
        inner = [f for f in rest if not any(f is e for e in edge)]
        if inner:
            gap = (
                min(f.top for f in inner) - max(f.bottom for f in edge)
                if top
                else min(f.top for f in edge) - max(f.bottom for f in inner)
            )
            if gap > 1.8 * body_size:
                taken.extend(edge)
    return taken
