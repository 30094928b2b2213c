"""What a file holds: a draft that nobody has signed, or several acts in one. Both are doubts for an analyst.

A contract annexed to a deliberation, or bound with its amendment, has signatures, dates and sums of its own,
and one row in the table of documents; a draft has people and dates that are only intended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractor.extractors.phrases import alternatives
from extractor.language import Reading
from extractor.model import Block, Problem, Result
from extractor.rules import Rules

_ACTS = ("avenant", "deliberation", "contrat")
_DRAFTED = (*_ACTS, "circulaire", "autre")
_HEAD = 1500  # characters in which a title and its marks stand
_LONGEST_HEAD = 250
_LONGEST_MARK = 80
_REACH = 14  # blocks after its title in which an act names its parties or begins
_NEAR = 6
_PARTS = re.compile(r"\s[|–—·•-]\s|\t")
_VERSION = r"(?:\W*(?:n|no|v|version|du)?\W*\d[\w./ -]*)?"
_EDGES = r"[\W_]*"


class Act(NamedTuple):
    """One act of a file: its kind, and the block of its title."""

    kind: str
    block: int


def extract(reading: Reading, rules: Rules, result: Result) -> Result:
    """The doubts `draft` and `several_acts`, added to the problems of the document."""
    phrases = rules.lexicon.phrases.get("acts", {})
    kind = result.profile.document_type
    doubts: list[Problem] = []
    if kind in _DRAFTED and (mark := draft_mark(reading, phrases)) is not None:
        text = " ".join(reading.text[mark.start : mark.end].split())
        message = f"marked « {text} »: its signatures and signature dates are intended, not done"
        doubts.append(_problem(reading, "draft", message, mark))
    if kind in _ACTS and len(acts := acts_of(reading, phrases)) > 1:
        held = " and ".join(_described(reading, acts))
        message = f"this file holds {held}: split it, or check which signatures and sums belong to which"
        doubts.append(_problem(reading, "several_acts", message, reading.document.blocks[acts[1].block]))
    return replace(result, problems=(*result.problems, *doubts)) if doubts else result


def draft_mark(reading: Reading, phrases: Mapping[str, Sequence[str]]) -> Block | None:
    """The first block that marks a draft: « PROJET » alone, or « Projet de contrat … » as title."""
    alone = re.compile(_EDGES + alternatives(phrases.get("draft mark", ())) + _VERSION + _EDGES)
    title = re.compile(_EDGES + alternatives(phrases.get("draft act", ())))
    for block in reading.document.blocks:
        if block.kind in ("table", "list_item") or block.end - block.start > _LONGEST_HEAD:
            continue
        text, folded = reading.text[block.start : block.end], reading.folded[block.start : block.end]
        furniture = block.kind in ("header", "footer")
        if block.start < _HEAD and block.kind in ("title", "heading") and title.match(folded):
            return block
        if len(text) <= _LONGEST_MARK and (furniture or block.start < _HEAD or text.isupper()):
            parts = _PARTS.split(folded) if furniture else [folded]
            if any(alone.fullmatch(part) for part in parts):
                return block
    return None


def acts_of(reading: Reading, phrases: Mapping[str, Sequence[str]]) -> list[Act]:
    """The acts of a file in their order. A title that is said again before an act ends begins no other."""
    names = {kind: re.compile(_EDGES + alternatives(phrases.get(kind, ()))) for kind in _ACTS}
    begins = re.compile(_EDGES + alternatives([*phrases.get("begins", ()), *phrases.get("parties", ())]))
    parties = re.compile(_EDGES + alternatives(phrases.get("parties", ())))
    ends = re.compile(_EDGES + alternatives(phrases.get("ends", ())))
    flow = [n for n, b in enumerate(reading.document.blocks) if b.kind not in ("header", "footer")]
    acts: list[Act] = []
    ended = False
    for place, index in enumerate(flow):
        block = reading.document.blocks[index]
        if ends.match(reading.folded, block.start, block.end):
            ended = True
            continue
        kind = _named(reading, block, names)
        if kind is None:
            continue
        after = [reading.document.blocks[n] for n in flow[place + 1 : place + 1 + _REACH]]
        if not any(begins.match(reading.folded, b.start, b.end) for b in after):
            continue
        annexed = bool(acts) and acts[-1].kind == "deliberation" != kind
        if annexed and not ended:
            annexed = any(parties.match(reading.folded, b.start, b.end) for b in after[:_NEAR])
        if not acts or ended or annexed:
            acts.append(Act(kind, index))
            ended = False
    return acts


def _named(reading: Reading, block: Block, names: Mapping[str, re.Pattern[str]]) -> str | None:
    """The kind of act whose title a block is; None for sentences that only begin with the word."""
    text = reading.text[block.start : block.end].strip()
    if not text or len(text) > _LONGEST_HEAD or block.kind in ("table", "list_item"):
        return None
    if text[-1] in ".;,:" or text[0].islower() or (block.kind == "paragraph" and not text.isupper()):
        return None
    found = (kind for kind, pattern in names.items() if pattern.match(reading.folded, block.start, block.end))
    return next(found, None)


def _described(reading: Reading, acts: Sequence[Act]) -> Iterator[str]:
    """« a contrat (pages 1-4) » for each act."""
    document = reading.document
    blocks = document.blocks
    for number, act in enumerate(acts):
        article = "an" if act.kind[0] in "aeiou" else "a"
        first = document.page_at(blocks[act.block].start)
        if first is None:
            yield f"{article} {act.kind}"
            continue
        following = acts[number + 1].block if number + 1 < len(acts) else len(blocks)
        kept = [b for b in blocks[act.block : following] if b.kind not in ("header", "footer")]
        last = document.page_at(kept[-1].start) or first
        pages = f"page {first}" if first == last else f"pages {first}-{last}"
        yield f"{article} {act.kind} ({pages})"


def _problem(reading: Reading, code: str, message: str, block: Block) -> Problem:
    document = reading.document
    page = document.page_at(block.start)
    return Problem(document.source, document.id, "profile", "warning", code, message, page)
