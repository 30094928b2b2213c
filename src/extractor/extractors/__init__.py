"""Reading -> facts. Each extractor is one function that returns the result with its own facts added.

They run in the order of `EXTRACTORS`: a later one may use what earlier ones concluded (the document's
date, its département, its actions).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from extractor.language import Reading
from extractor.model import Block, Evidence, Profile, Result
from extractor.rules import Rules

Extractor = Callable[[Reading, Rules, Result], Result]

_ON_THE_WEB = frozenset({"actualite", "article", "communique"})
_UPDATED = re.compile(r"(?:mise?|publiee?|derniere|date|fait) ")
_LINK = 120  # characters of a link to another article; a longer paragraph goes on with this one


def extractors() -> tuple[Extractor, ...]:
    from extractor.extractors import actions, acts, amounts, dates, departments, profile, signatories

    return (
        profile.extract,
        acts.extract,
        departments.extract,
        dates.extract,
        signatories.extract,
        actions.extract,
        amounts.extract,
    )


def extract(reading: Reading, rules: Rules) -> Result:
    """All facts of one document, without the links to objectives."""
    result = Result(reading.document, Profile("autre", "", None), problems=reading.document.problems)
    for extractor in extractors():
        result = extractor(reading, rules, result)
    return _without_furniture(reading, result)


def _without_furniture(reading: Reading, result: Result) -> Result:
    """Drops what stands in the furniture of a page: links to other articles, sharing, legal notices."""
    ranges = [
        (block.start, block.end)
        for block in reading.document.blocks
        if block.end - block.start < 400
        and any(cue.start == block.start for cue in reading.cues_in("furniture", block.start, block.end))
    ]
    if result.profile.document_type in _ON_THE_WEB:
        ranges += _sections(reading)
    if not ranges:
        return result

    def kept(evidence: Evidence) -> bool:
        return not any(start <= evidence.start < end for start, end in ranges)

    return replace(
        result,
        departments=tuple(f for f in result.departments if kept(f.evidence)),
        signatories=tuple(f for f in result.signatories if kept(f.evidence)),
        dates=tuple(f for f in result.dates if kept(f.evidence)),
        amounts=tuple(f for f in result.amounts if kept(f.evidence)),
        actions=tuple(f for f in result.actions if kept(f.evidence)),
    )


def _sections(reading: Reading) -> Iterator[tuple[int, int]]:
    """What stands under « Les plus lus » (short lines) or « 2 commentaires » (all up to a heading)."""
    under = ""
    for block in reading.document.blocks:
        heads = [
            cue.label
            for cue in reading.cues_in("furniture", block.start, block.end)
            if cue.label in ("links", "comments")
            and not reading.text[block.start : cue.start].strip(" 0123456789()")
            and not reading.text[cue.end : block.end].strip(" :()0123456789")
        ]
        if heads:
            under = heads[0]
        elif block.kind in ("heading", "title") or (under == "links" and _goes_on(reading, block)):
            under = ""
        if under:
            yield block.start, block.end


def _goes_on(reading: Reading, block: Block) -> bool:
    """Whether a block after links belongs to the document again: a paragraph, or « Mis à jour le … »."""
    if block.kind == "list_item":
        return False
    return block.end - block.start > _LINK or _UPDATED.match(reading.folded, block.start) is not None
