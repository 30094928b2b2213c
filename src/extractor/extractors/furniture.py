"""Which parts of a page are not the document: menus, links to other articles, adverts, what readers wrote.

The words stand in `rules/lexicon/furniture.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.language import Reading
from extractor.model import Block

_ON_THE_WEB = frozenset({"actualite", "article", "communique"})
_UPDATED = re.compile(r"(?:mise?|publiee?|derniere|date|fait) ")
_LINK = 120  # characters of a link to another article; a longer paragraph goes on with this one
_LAST_PART = 0.6  # of a page: what « Agenda » heads further up may be its own
_OPENING = 400  # characters of a block that is furniture as a whole
# « Jeannot le 16/11/2022 19:02 », « 2. Posté par Ti Jean le 16/11/2022 », « papet le 12/10 : »
_COMMENT = re.compile(
    r"\W*(?:\d{1,3}[.)]\s)?(?:(?:postee?|ecrite?|publiee?)\spar\s|par\s)?[^\n|:;!?]{2,40}?"
    r"[ ,|·–-]+(?:le\s)?"
    r"\d{1,2}/\d{1,2}(?:/\d{2,4})?(?:\s?[,|·–-]?\s?(?:a\s)?\d{1,2}\s?[h:]\s?\d{2})?(?:\s?:|\s|$)"
)
_TRAIL = re.compile(r"\W*(?:vous etes ici ?:? ?)?accueil(?: ?[>»›/|] ?[^>»›/|\n]+)*\W*$")


def furniture(reading: Reading, document_type: str) -> list[tuple[int, int]]:
    """The ranges of a document that are not the document itself; sections of a web page only in news."""
    ranges = [
        (block.start, block.end)
        for block in reading.document.blocks
        if block.end - block.start < _OPENING
        and any(
            cue.start == block.start or cue.label == "imprint"
            for cue in reading.cues_in("furniture", block.start, block.end)
        )
    ]
    if document_type in _ON_THE_WEB:
        ranges += _sections(reading)
        ranges += _trail(reading)
    return ranges


def _trail(reading: Reading) -> Iterator[tuple[int, int]]:
    """« Accueil > Actualités > Septembre 2025 »: the way to a page, a line or a list before its title."""
    inside = False
    for block in reading.document.blocks:
        if block.kind == "title":
            return
        opens = _TRAIL.match(reading.folded, block.start, block.end)
        inside = bool(opens) or (inside and block.kind == "list_item")
        if inside:
            yield block.start, block.end


def _sections(reading: Reading) -> Iterator[tuple[int, int]]:
    """What stands under « Les plus lus » (short lines), « 2 commentaires », « Agenda » (up to a heading)."""
    under, level, blocks = "", 0, reading.document.blocks
    for index, block in enumerate(blocks):
        heads = [
            cue.label
            for cue in reading.cues_in("furniture", block.start, block.end)
            if (
                cue.label in ("links", "comments", "reactions")
                or (cue.label == "others" and block.start > len(reading.text) * _LAST_PART)
            )
            and not reading.text[block.start : cue.start].strip(" 0123456789()")
            and not reading.text[cue.end : block.end].strip(" :()0123456789")
        ]
        comment = _COMMENT.match(reading.folded, block.start, block.end) is not None
        if heads and (heads[0] != "reactions" or _is_comment(reading, blocks[index + 1 : index + 2])):
            under = "links" if heads[0] == "links" else "comments"
            level = block.level if block.kind == "heading" else 0
        elif (under == "comments" and comment) or (
            under and block.kind == "heading" and 0 < level < block.level
        ):
            pass  # a comment's own heading, or one below the section's
        elif block.kind in ("heading", "title") or (under == "links" and _goes_on(reading, block)):
            under = ""
        if under:
            yield block.start, block.end


def _is_comment(reading: Reading, blocks: tuple[Block, ...]) -> bool:
    return any(_COMMENT.match(reading.folded, block.start, block.end) for block in blocks)


def _goes_on(reading: Reading, block: Block) -> bool:
    """Whether a block after links belongs to the document again: a paragraph, or « Mis à jour le … »."""
    if block.kind == "list_item":
        return False
    return block.end - block.start > _LINK or _UPDATED.match(reading.folded, block.start) is not None
