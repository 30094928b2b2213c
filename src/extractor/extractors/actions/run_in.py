"""Titles at the head of paragraphs: « Fratries : huit places … », « Une halte pour souffler. À Dreux, … ».

Bold type is lost where a document is read as text. What tells such a title is that the paragraphs around it
have one too; the action is what an analyst would quote, title included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.extractors.actions.fiche_words import FicheWords, words
from extractor.extractors.actions.places import Span
from extractor.extractors.actions.telling import spoken
from extractor.language import Reading
from extractor.rules import Rules

_TITLE = re.compile(r"(?P<title>[A-ZÀ-Ý«][^.;!?()\d]{0,2}[^.;!?()]{4,70}?)(?P<mark>\s?:|\.)\s+(?=\S)")
_SENTENCE = re.compile(
    r"\b(?:est|sont|a|ont|était|étaient|sera|seront|il|elle|ils|elles|on|nous|vous|qui|ne|n['’])(?!\w)",
    re.IGNORECASE,
)
# What numbers, dates or announces a thing is no part of its name.
_NUMBERED = re.compile(
    r"\W*(?:article|decision|action|fiche|mesure|engagement|objectif|axe|annexe|point|levier|etape|chantier|priorite)s?\b"
)
_LABEL = re.compile(
    r"\W*(?:(?:autres?|oui|non|et|ou|mais|pour|parmi|dont|au|aux|a|en|dans|sur|chez|avec|l[ae]s?|ce|ces|cette|un|une|des"
    r"|contenu|objet|contacts?|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
    r"|[a-z]+(?:iere|ier|ieme))\b|l')"
)
_STOP = re.compile(r"[.;](?=\s|$)")
_LONGEST_THEME = 3  # words before a colon
_LONGEST_TITLE = 9
_FEWEST = 2  # side by side
_FEWEST_TITLES = 4
_SHARE = 3  # one in so many paragraphs must tell an action by its own words
_REST = 20


class _Titled(NamedTuple):
    """A paragraph with a title at its head: where it starts, where its text does, where it ends."""

    start: int
    body: int
    end: int


def entitled(reading: Reading, rules: Rules, told: Sequence[Span]) -> tuple[dict[Span, Span], list[Span]]:
    """The ranges in `told` that a title before them makes longer, and those that follow from such ranges.

    Where some of the paragraphs with a title and a full stop tell one action each, all of them do.
    """
    moved: dict[Span, Span] = {}
    for themed in _series(reading, words(rules), ":"):
        heads = {paragraph.body: paragraph.start for paragraph in themed}
        moved |= {(low, high): (heads[low], high) for low, high in told if low in heads}
    titled = [paragraph for series in _series(reading, words(rules), ".") for paragraph in series]
    inside = [[span for span in told if p.start <= span[0] < p.end] for p in titled]
    hits = sum(map(bool, inside))
    told_below = (
        sum(low >= p.body for low, _ in spans) for p, spans in zip(titled, inside, strict=True)
    )  # a title may be told, and the text below it too
    if len(titled) < _FEWEST_TITLES or hits * _SHARE < len(titled) or any(n > 1 for n in told_below):
        return moved, []
    more: list[Span] = []
    for paragraph, spans in zip(titled, inside, strict=True):
        if spans:
            end = max(high for _, high in spans)
            moved |= dict.fromkeys(spans, (paragraph.start, end))
        else:
            stop = _STOP.search(reading.text, paragraph.body, paragraph.end)
            span = (paragraph.start, stop.start() if stop else paragraph.end)
            labels = spoken(reading, *span)
            if "served" in labels and not {"refuses", "running"}.intersection(labels):
                more.append(span)
    return moved, more


def _series(reading: Reading, rubrics: FicheWords, mark: str) -> Iterator[list[_Titled]]:
    """Paragraphs side by side, each with a title that ends with this mark."""
    series: list[_Titled] = []
    for block in reading.document.blocks:
        if block.kind in {"header", "footer"}:
            continue
        paragraph = (
            _titled(reading, rubrics, block.start, block.end, mark) if block.kind == "paragraph" else None
        )
        if paragraph is not None:
            series.append(paragraph)
            continue
        if len(series) >= _FEWEST:
            yield series
        series = []
    if len(series) >= _FEWEST:
        yield series


def _titled(reading: Reading, rubrics: FicheWords, start: int, end: int, mark: str) -> _Titled | None:
    found = _TITLE.match(reading.text, start, end)
    if found is None or found["mark"].strip() != mark or end - found.end() < _REST:
        return None
    length, folded = len(found["title"].split()), reading.folded[slice(*found.span("title"))]
    if mark == ":":
        named = length <= _LONGEST_THEME and not _LABEL.match(folded) and not rubrics.kind(folded)
    else:
        named = 1 < length <= _LONGEST_TITLE
    if not named or _NUMBERED.match(folded) or _SENTENCE.search(found["title"]):
        return None
    return _Titled(start, found.end(), end)
