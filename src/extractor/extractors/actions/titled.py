"""Actions that are titles: each heads a section of its own, with its objective or its description below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.extractors.actions.fiche_words import words
from extractor.extractors.actions.restated import commitment_of, is_title
from extractor.language import Reading
from extractor.model import Block
from extractor.rules import Rules

# « Objectif national n° 3 » alone on its line, under the title of a fiche.
_OBJECTIVE = re.compile(
    r"objectifs?(?:\s(?:national|nationaux|fondamental|fondamentaux|facultatifs?|du\sreferentiel))?"
    r"\s(?:n°\s?|no\s)?(?P<numbers>\d{1,2}(?:\s?(?:,|et|/)\s?(?:n°\s?)?\d{1,2})*)\W*"
    r"|(?:sans\sobjectif\snational|hors\s(?:les\s)?(?:objectifs?\snationa(?:l|ux)|referentiel))\W*"
)
_CODE = re.compile(
    r"(?:fiche(?:[\s-]action)?s?\s)?(?:n°\s?)?(?:[a-h]\s?\d{1,2}|\d{1,2}(?:\.\d{1,2})?|[a-h])(?:\s?[.:)–-]\s+|\s+)(?=\S)"
)
# « Sages-femmes à domicile + 6 ETP », « Le bus – 40 000 € par an »: what it costs is no part of the title.
_COST = re.compile(
    r"\s*(?:\+\s?\d[\d\s,]*etp|[–-]\s?\d[\d\s.,]*(?:€|euros?|[mk]€|etp|places?|mesures?|heures?)).*$"
)
_NO_ACTION = re.compile(r".*(?:\?|…|»)\s*$|«|la\sparole\sa\b|ils?\sen\sparlent|\bcontacts?\b")
_NAME = re.compile(
    r"[A-ZÀ-Ý][\w’'-]*(?: (?:de|du|d’|la|le|[A-ZÀ-Ý][\w’'-]*))* [A-ZÀ-Ý][\w’'-]*"
)  # of a person
_HEADS = {"heading", "title"}
_FEWEST = 2
_FEWEST_ANNOUNCED = 5
_LONGEST = 130
_SHORTEST = 6
_SHARE = 0.7  # of the actions announced: some titles are read as text


def titled(
    reading: Reading, rules: Rules, announced: int | None, known: int
) -> Iterator[tuple[int, int, str]]:
    """The titles that are actions, with the numbers of the objectives that stand below them, or "".

    `announced`: how many actions the document says it has; `known`: how many lists and tables hold. Where
    that is most of them, its sections are articles and chapters.
    """
    stated = list(_with_objective(reading, rules))
    if len(stated) >= _FEWEST:
        yield from stated
    elif announced is not None and announced >= _FEWEST_ANNOUNCED and known < _SHARE * announced:
        sections = list(_sections(reading, rules))
        if _SHARE * announced <= len(sections) <= announced + 1:
            yield from sections


def _with_objective(reading: Reading, rules: Rules) -> Iterator[tuple[int, int, str]]:
    blocks = [block for block in reading.document.blocks if block.kind not in ("header", "footer")]
    for title, below in pairwise(blocks):
        found = _OBJECTIVE.fullmatch(reading.folded, below.start, below.end)
        if found is None or title.kind in ("table", "list_item") or title.end - title.start > _LONGEST:
            continue
        span = _bare(reading, title)
        if span is not None and not _is_restated(reading, rules, span):
            numbers = re.findall(r"\d+", found["numbers"] or "")
            yield *span, ",".join(n for n in numbers if rules.taxonomy.objective(n) is not None)


def _sections(reading: Reading, rules: Rules) -> Iterator[tuple[int, int, str]]:
    """The headings of the finest level, each with a paragraph right below."""
    blocks = [block for block in reading.document.blocks if block.kind not in ("header", "footer")]
    pairs = [
        (title, below)
        for title, below in pairwise(blocks)
        if title.kind == "heading" and below.kind == "paragraph"
    ]
    finest = max((title.level for title, _ in pairs), default=0)
    for title, below in pairs:
        span = _bare(reading, title)
        if title.level < finest or span is None or _is_restated(reading, rules, span):
            continue
        text = reading.folded[slice(*span)]
        if _NAME.fullmatch(reading.text[slice(*span)].strip()):
            continue
        if not (_NO_ACTION.match(text) or words(rules).kind(text.strip(" :.")) or _is_short(below)):
            yield *span, ""


def _is_short(below: Block) -> bool:
    return below.end - below.start < 40


def _bare(reading: Reading, title: Block) -> tuple[int, int] | None:
    """A title without its code and its cost."""
    code = _CODE.match(reading.folded, title.start, title.end)
    start = code.end() if code else title.start
    cost = _COST.search(reading.folded, start, title.end)
    end = cost.start() if cost and cost.start() - start >= _SHORTEST else title.end
    return (start, end) if end - start >= _SHORTEST else None


def _is_restated(reading: Reading, rules: Rules, span: tuple[int, int]) -> bool:
    """Whether a title is that of a commitment or of an objective itself."""
    text = reading.text[slice(*span)]
    return bool(commitment_of(text, rules.taxonomy)) or is_title(text, rules.taxonomy)
