"""What a document says of an action below its title: « Rentrer, et y rester » is told by what follows.

A title may be a name or a figure of speech. Its description is the paragraph below it where it is a heading,
the rest of its item or paragraph where it leads one, and in the table of a fiche the rows whose label says
so (`description` in `rules/lexicon/fiches.yaml`).
"""

from __future__ import annotations

from extractor.linking.words import fold
from extractor.model import Action, Document, Table
from extractor.rules import Rules

LONGEST = 400
"""Characters of a description that are heard: what comes later is about money and partners."""

_LONGEST_TITLE = 120
"""An action in more characters than these speaks for itself."""

_LONGEST_LEAD = 20
"""What may stand before a title in its paragraph: « Mesure 12 – »."""

_FURNITURE = {"header", "footer"}
_HEADS = {"heading", "title"}


class Describing:
    """Finds descriptions, with the labels that the lexicon of some rules has for them."""

    def __init__(self, rules: Rules) -> None:
        labels = rules.lexicon.phrases.get("fiches", {}).get("description", ())
        self._labels = tuple(fold(label) for label in labels)

    def of(self, action: Action, document: Document) -> str:
        """The description of an action that is a title, or nothing."""
        if action.source not in ("fiche", "list") or len(action.text) > _LONGEST_TITLE:
            return ""
        index = document.block_at(action.evidence.start)
        if index is None:
            return ""
        block = document.blocks[index]
        if block.kind == "table":
            table = next((table for table in document.tables if table.block == index), None)
            said = self._in_table(table, document) if table and action.source == "fiche" else ""
        elif block.kind in _HEADS:
            said = _below(document, index)
        elif action.evidence.start - block.start <= _LONGEST_LEAD:
            said = document.quote(action.evidence.end, block.end)
        else:
            said = ""
        return " ".join(said.split()).lstrip(" .:;,–—-")[:LONGEST]

    def _in_table(self, table: Table, document: Document) -> str:
        values = []
        for row in table.rows():
            filled = [cell for cell in row if cell.end > cell.start]
            for label, value in zip(filled[::2], filled[1::2], strict=False):
                if fold(document.quote(label.start, label.end)).strip(" :.*").startswith(self._labels):
                    values.append(document.quote(value.start, value.end))
        return " ".join(values)


def _below(document: Document, index: int) -> str:
    """The paragraph right below a heading."""
    below = (block for block in document.blocks[index + 1 :] if block.kind not in _FURNITURE)
    block = next(below, None)
    return document.quote(block.start, block.end) if block and block.kind == "paragraph" else ""
