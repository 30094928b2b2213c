"""Running headers, footers, page numbers and footnotes: told apart from the text they stand around."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.readers.pdf_footnotes import may_have_footnotes, take_footnotes
from extractor.readers.pdf_fragments import Fragment
from extractor.readers.pdf_page import PageInk

_PAGE_NUMBER = re.compile(
    r"(?:page\s*)?[-–—]?\s*\d{1,4}\s*(?:(?:[/|]|sur|de)\s*\d{1,4})?\s*[-–—]?|[ivxl]{1,6}", re.IGNORECASE
)
_SECTION = re.compile(
    r"(?:fiche|annexe|article|objectif|axe|engagement|action|volet)s?\b"
    r"|(?:contrat|convention|avenant|délibération|décision|arrêté)s?\s+n\s?[°o]",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_FIGURES = re.compile(r"[\d\s.,€%-]+")
_MARGIN = 0.13  # share of the page's height in which running headers and footers stand


@dataclass(slots=True)
class Margins:
    """The fragments of a page's margins, its footnotes line by line, and the fragments of its body."""

    header: list[Fragment] = field(default_factory=list)
    footer: list[Fragment] = field(default_factory=list)
    notes: list[list[Fragment]] = field(default_factory=list)
    body: list[Fragment] = field(default_factory=list)


def split_margins(pages: Sequence[tuple[PageInk, list[Fragment]]], body_size: float) -> list[Margins]:
    """For each page, what is header and what footer: repeated lines, page numbers, small print set apart."""
    repeated = _repeated(pages)
    result = []
    for ink, fragments in pages:
        margins = Margins()
        margins.notes, fragments = _footnotes(ink, fragments, repeated, body_size)
        lines = sorted((f for f in fragments), key=lambda f: f.top)
        header = _outermost(lines, ink, repeated, body_size, top=True)
        footer = _outermost(lines[::-1], ink, repeated, body_size, top=False)
        if len(header) + len(footer) >= len(lines):
            footer = [f for f in footer if _key(f, ink) in repeated or _PAGE_NUMBER.fullmatch(f.text)]
            header = [f for f in header if f not in footer and _key(f, ink) in repeated]
        place = {id(f): margins.header for f in header} | {id(f): margins.footer for f in footer}
        for f in fragments:
            place.get(id(f), margins.body).append(f)
        result.append(margins)
    return result


def _footnotes(
    ink: PageInk, fragments: list[Fragment], repeated: dict[tuple[str, int], bool], body_size: float
) -> tuple[list[list[Fragment]], list[Fragment]]:
    """The footnotes, which stand over whatever is printed on every page, and all other fragments."""
    if not may_have_footnotes(ink, fragments, body_size):
        return [], fragments
    furniture = [f for f in fragments if _key(f, ink) in repeated or _is_number(f, fragments, body_size)]
    ids = {id(f) for f in furniture}
    notes, rest = take_footnotes(ink, [f for f in fragments if id(f) not in ids], body_size)
    if not notes:
        return [], fragments
    ids.update(id(f) for f in rest)
    return notes, [f for f in fragments if id(f) in ids]


def _key(f: Fragment, ink: PageInk) -> tuple[str, int]:
    """What makes two margin lines the same one on two pages: their words and how far from the edge they are.

    Pages of one document may differ in size (a landscape annex), their margins hardly do. Figures alone
    are no line of furniture: rows of sums stand at one height on two pages.
    """
    text = _DIGITS.sub("#", f.text.casefold())
    if f.top > ink.height / 2:
        return text, -round((ink.height - f.top) / 12) - 1
    return text, round(f.top / 12)


def _is_number(f: Fragment, fragments: Sequence[Fragment], body_size: float) -> bool:
    """A page number; not a figure in a row of a table, with others or with text beside it."""
    if not _PAGE_NUMBER.fullmatch(f.text.strip()):
        return False
    row = _row(f, fragments)
    return not any(_FIGURES.fullmatch(o.text.strip()) or o.size > body_size - 0.5 <= f.size for o in row)


def _row(f: Fragment, fragments: Sequence[Fragment]) -> list[Fragment]:
    """What stands beside a fragment on its line."""
    return [
        o for o in fragments if o is not f and min(o.bottom, f.bottom) - max(o.top, f.top) > 0.5 * f.height
    ]


def _in_margin(f: Fragment, ink: PageInk, *, top: bool) -> bool:
    return f.bottom < _MARGIN * ink.height if top else f.top > (1 - _MARGIN) * ink.height


def _repeated(pages: Sequence[tuple[PageInk, list[Fragment]]]) -> dict[tuple[str, int], bool]:
    """The keys of lines that stand in the same place on several pages, and whether they count the pages.

    « Fiche action 1.1 », « Fiche action 1.2 » at the top of their pages differ: they head what follows.
    """
    counts: Counter[tuple[str, int]] = Counter()
    wordings: dict[str, set[str]] = {}
    ahead: dict[str, set[int]] = {}  # by how much the last number of a line is ahead of the page's
    for ink, fragments in pages:
        lines = [
            f
            for f in fragments
            if f.table is None and (_in_margin(f, ink, top=True) or _in_margin(f, ink, top=False))
        ]
        figures = [f for f in fragments if _FIGURES.fullmatch(f.text)] if lines else []
        if figures:
            lines = [f for f in lines if not _FIGURES.fullmatch(f.text) and len(_row(f, figures)) < 2]
        for f in lines:
            text = _key(f, ink)[0]
            wordings.setdefault(text, set()).add(f.text.casefold())
            for number in _DIGITS.findall(f.text)[-1:]:
                ahead.setdefault(text, set()).add(int(number) - ink.number)
        for text, height in {_key(f, ink) for f in lines}:
            counts.update([(text, height - 1), (text, height), (text, height + 1)])
    enough = max(2, min(4, len(pages) // 3))
    changing = {text for text, wording in wordings.items() if len(wording) > 1}
    return {
        key: key[0] in changing and len(ahead[key[0]]) == 1
        for key, count in counts.items()
        if count >= enough and not (key[0] in changing and _SECTION.match(key[0]))
    }


def _outermost(
    lines: Sequence[Fragment],
    ink: PageInk,
    repeated: dict[tuple[str, int], bool],
    body_size: float,
    *,
    top: bool,
) -> list[Fragment]:
    """The margin's lines from the page's edge inwards, up to the first that belongs to the body."""
    taken: list[Fragment] = []
    zone = [f for f in lines if f.table is None and _in_margin(f, ink, top=top)]
    for f in zone:
        number = _is_number(f, lines, body_size)
        counts_pages = repeated.get(_key(f, ink))
        if number or (
            counts_pages is not None
            and (not top or ink.number > 1 or counts_pages or f.size <= body_size - 0.5)
        ):
            taken.append(f)
    small = [f for f in zone if not any(f is t for t in taken)]
    # A single page repeats nothing: small print at the edge, set apart from the text by a wide gap.
    # Only the very edge counts: letterheads and signatures are small at times too.
    small = [f for f in small if (f.bottom < 0.07 * ink.height if top else f.top > 0.91 * ink.height)]
    edge = [f for f in small if f.size <= 0.9 * body_size]
    if edge and len(edge) == len(small):
        inner = [f for f in lines if not any(f is other for other in (*taken, *edge))]
        if inner:
            gap = (
                min(f.top for f in inner) - max(f.bottom for f in edge)
                if top
                else min(f.top for f in edge) - max(f.bottom for f in inner)
            )
            if gap > 1.8 * body_size:
                taken.extend(edge)
    return taken
