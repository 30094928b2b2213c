"""What is said of an action elsewhere: the text that describes it below its title, its short name in a table
of sums, and what an amendment withdraws or leaves as it is. None of it is one more action.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from operator import attrgetter
from typing import Protocol, TypeVar

from extractor.extractors.actions.labelled import label_end, label_number
from extractor.extractors.actions.places import HEADS, Span, Spans
from extractor.language import Reading
from extractor.model import fold_text

_LINES_OF_A_FICHE = 14
_FEWEST = 2
_FEWEST_HEADINGS = 3  # in prose under one or two titles other things are told too
# « Engagement 2 – objectif 7 » under the title of a fiche is a part of it, whatever it looks like.
_PART_OF_A_FICHE = re.compile(r"\b(?:objectifs?|obj\.|engagements?)(?:\s|$)")
# « 4 – CRIP », « Fiche 12 : TISF »: the number of a row, then its short name.
_ROW = re.compile(
    r"(?:(?:fiche|action|mesure)s?\s(?:n°\s?)?(?P<named>\d{1,2}(?:\.\d{1,2})?)(?:\s?[-–—.:)]\s*|\s)"
    r"|(?:n°\s?)?(?P<bare>\d{1,2}(?:\.\d{1,2})?)\s?[-–—.:)]\s*)(?=\S)"
)
# The number before a title: « Fiche action n° 3 – ».
_BEFORE = re.compile(
    r"\b(?:fiche|action|mesure|operation|projet)[^.;|\n]{0,14}?(?P<number>\d{1,2}(?:\.\d{1,2})?)"
    r"\s?[-–—.:)]?\s*(?:[|\n]\s*)?(?:(?:intitule|titre|nom|libelle|action)\b[^|\n]{0,20}[|:]\s*)?$"
)
_THING = r"(?:actions?|fiches?|mesures?|operations?|projets?)"
_CELL = re.compile(
    r"(?:^|\n|\|)\s*(?:(?:fiche|action|mesure|fa)\s)?(?:n°\s?)?(?P<number>\d{1,2}(?:\.\d{1,2})?)\.?\s*\|\s*$"
)
_GONE = r"(?:est|sont)\s(?:[a-z]+\s)?(?:retire|supprime|abandonne|annule|abroge)e?s?\b"
_WITHDRAWN = re.compile(
    rf"\b{_THING}\b[^.;]{{0,90}}?\s{_GONE}|\b{_GONE}[^.;]{{0,30}}?\b{_THING}\b"
    rf"|\b{_THING}\b[^.;]{{0,90}}?\s(?:est|sont|demeure(?:nt)?|reste(?:nt)?)\s(?:[a-z]+\s)?(?:sans\schangement|inchangee?s?)\b"
    r"|\bpar\sles\smots\s«"
)
_START = attrgetter("start")


class Found(Protocol):
    """An action as a rule or the weights conclude it."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def source(self) -> str: ...
    @property
    def rule(self) -> str: ...


F = TypeVar("F", bound=Found)


def once(reading: Reading, found: Sequence[F]) -> list[F]:
    """`found` without what only describes, repeats or takes back an action."""
    described = Spans(_descriptions(reading, found))
    repeated = set(_repeated(reading, found))
    return [
        item
        for number, item in enumerate(found)
        if number not in repeated
        and not (item.source == "prose" and described.touch(item.start, item.end))
        and not (item.source in {"prose", "list"} and _is_withdrawn(reading, item))
    ]


def _block_at(reading: Reading, offset: int) -> int:
    return bisect_right(reading.document.blocks, offset, key=_START) - 1


def _descriptions(reading: Reading, found: Sequence[Found]) -> Iterator[Span]:
    """The ranges that describe the action in whose block, or below whose title, they stand."""
    blocks = reading.document.blocks
    titles = {_block_at(reading, f.start): f for f in found if f.source != "prose"}
    fiches = {i for i, f in titles.items() if f.rule.startswith("actions.fiche")}
    rubrics = Counter(_heading(reading, i) for i in range(len(blocks)))
    for index in sorted(fiches):
        if blocks[index].kind != "table":
            below = range(index + 1, min(len(blocks), index + 1 + _LINES_OF_A_FICHE))
            for number in takewhile(lambda i: i not in fiches and _is_of_fiche(reading, i, rubrics), below):
                yield blocks[number].start, blocks[number].end
    yield from _below_labels(reading, titles)
    headings = [i for i in titles if blocks[i].kind == "heading" and i + 1 < len(blocks)]
    levels = Counter(blocks[i].level for i in headings)
    for index in headings:
        if levels[blocks[index].level] >= _FEWEST_HEADINGS and blocks[index + 1].kind == "paragraph":
            yield blocks[index + 1].start, blocks[index + 1].end


def _is_of_fiche(reading: Reading, index: int, headings: Counter[str]) -> bool:
    """Whether a block may be part of the fiche above: all but a heading on something else.

    A heading that comes again, such as « Ce que nous ferons », is a rubric of each fiche.
    """
    heading = _heading(reading, index)
    return not heading or _PART_OF_A_FICHE.search(heading) is not None or headings[heading] > 1


def _heading(reading: Reading, index: int) -> str:
    """The folded text of a block that is a heading, else empty."""
    block = reading.document.blocks[index]
    return reading.folded[block.start : block.end] if block.kind in HEADS else ""


def _below_labels(reading: Reading, titles: dict[int, F]) -> Iterator[Span]:
    """After « Action 12 – … »: the rest of its block, and as many paragraphs as stand between two labels."""
    blocks = reading.document.blocks
    labels = {
        index: item.end
        for index, item in sorted(titles.items())
        if blocks[index].kind != "table" and label_number(reading, blocks[index])
    }
    if len(labels) < _FEWEST:
        return
    below = {
        index: list(
            takewhile(
                lambda i: i not in labels and blocks[i].kind == "paragraph", range(index + 1, len(blocks))
            )
        )
        for index in labels
    }
    last = max(labels)
    most = max(len(numbers) for index, numbers in below.items() if index != last)
    for index, end in labels.items():
        yield end, blocks[index].end
        for number in below[index][:most]:
            yield blocks[number].start, blocks[number].end


def _repeated(reading: Reading, found: Sequence[Found]) -> Iterator[int]:
    """Rows of a table that name by number, in words of its own, actions that have a title elsewhere."""
    titles = dict(_numbered_titles(reading, (f for f in found if f.source in {"fiche", "list"})))
    tables: dict[int, list[tuple[int, str]]] = {}
    for index, item in enumerate(found):
        if item.source == "table":
            row = _ROW.match(reading.folded, item.start, item.end)
            number = (row["named"] or row["bare"]) if row else _cell_before(reading, item.start)
            tables.setdefault(_block_at(reading, item.start), []).append((index, number))
    for rows in tables.values():
        if all(number in titles for _, number in rows):
            for index, number in rows:
                start, end = found[index].start, found[index].end
                start += label_end(reading.folded[start:end])
                if fold_text(reading.text[start:end]) != titles[number]:  # else one more mention of it
                    yield index


def _cell_before(reading: Reading, start: int) -> str:
    """The number that fills the cell before: « 4 | CRIP | 60 000 € », « Fiche 4 | CRIP »."""
    number = _CELL.search(reading.folded, max(0, start - 20), start)
    return number["number"] if number else ""


def _numbered_titles(reading: Reading, found: Iterable[Found]) -> Iterator[tuple[str, str]]:
    """The number and the folded wording of each action that has a number before it."""
    blocks = reading.document.blocks
    for item in found:
        block = blocks[_block_at(reading, item.start)]
        number = label_number(reading, block) if block.kind != "table" else ""
        before = _BEFORE.search(reading.folded, max(block.start, item.start - 60), item.start)
        if number := number or (before["number"] if before else ""):
            yield number, fold_text(reading.text[item.start : item.end])


def _is_withdrawn(reading: Reading, item: Found) -> bool:
    """« La fiche 14 est retirée », « Les autres actions sont sans changement »."""
    block = reading.document.blocks[_block_at(reading, item.start)]
    low, high = block.start, block.end
    if block.kind == "paragraph":
        low, high = reading.sentence_at(item.start)
    return _WITHDRAWN.search(reading.folded, low, high) is not None
