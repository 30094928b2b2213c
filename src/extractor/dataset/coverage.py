"""Coverage: every département that a document is about × every objective, empty cells too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

from extractor.dataset.columns import SEPARATOR
from extractor.dataset.mentions import Row
from extractor.dataset.schema_rollups import State
from extractor.dataset.shares import Served, Share

FULLEST = ("contrat", "avenant", "deliberation", "circulaire", "communique", "actualite", "article", "autre")
"""Which documents tell most of a contract. That nothing was found in an article says little."""


class Objective(Protocol):
    """What the tables need to know of an objective of the taxonomy."""

    @property
    def number(self) -> str: ...
    @property
    def commitment(self) -> str: ...
    @property
    def compulsory(self) -> bool: ...
    @property
    def title(self) -> str: ...


def chart(objectives: Iterable[Objective]) -> list[Row]:
    """The objectives of the taxonomy, in the order of their numbers."""
    return [
        {
            "objective": int(objective.number),
            "title": objective.title,
            "commitment": objective.commitment,
            "compulsory": objective.compulsory,
        }
        for objective in sorted(objectives, key=lambda objective: int(objective.number))
    ]


def coverage(shares: Sequence[Share], objectives: Iterable[Objective]) -> list[Row]:
    """The cells: an action counts once, in however many documents it stands."""
    names: dict[str, str] = {}
    fullest: dict[str, str] = {}
    cells: dict[tuple[str, int], list[tuple[str, Served]]] = defaultdict(list)
    for share in shares:
        for code, name in share.departments.items():
            names[code] = name
            fullest[code] = min(fullest.get(code, "autre"), share.document_type, key=FULLEST.index)
            for objective, served in share.served.items():
                cells[code, objective].append((share.document_id, served))
    table: list[Row] = []
    targets = chart(objectives)
    for code in sorted(fullest):
        for target in targets:
            found = cells[code, int(str(target["objective"]))]
            place: Row = {"department": code, "department_name": names[code], **target}
            table.append(place | _cell(found, bool(target["compulsory"])) | {"basis": fullest[code]})
    return table


def _cell(found: Sequence[tuple[str, Served]], compulsory: bool) -> Row:
    accepted = {text for _, served in found for text in served.sure}
    waiting = {text for _, served in found for text in served.unsure} - accepted
    state: State
    if accepted:
        state = "found"
    elif waiting:
        state = "waiting"
    else:
        state = "missing" if compulsory else "none"
    return {
        "state": state,
        "actions": len(accepted),
        "waiting": len(waiting),
        "confidence": max((served.confidence for _, served in found), default=None),
        "methods": _joined({method for _, served in found for method in served.methods}),
        "action_ids": _joined({id_ for _, served in found for id_ in served.action_ids}),
        "documents": _joined({document for document, _ in found}),
    }


def _joined(values: Iterable[str]) -> str | None:
    return SEPARATOR.join(sorted(values)) or None
