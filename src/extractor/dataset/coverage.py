"""Coverage: every département that a document is about × every objective, empty cells too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from extractor.dataset.columns import SEPARATOR
from extractor.dataset.mentions import Row
from extractor.dataset.schema_rollups import State
from extractor.model import fold_text

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


def subjects(rows: Mapping[str, Sequence[Row]]) -> dict[str, tuple[str, ...]]:
    """Document → the départements it is about."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows["departments"]:
        if row["role"] == "subject" and row["status"] != "rejected":
            found[str(row["document_id"])].append(str(row["code"]))
    return {document: tuple(codes) for document, codes in found.items()}


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


def coverage(rows: Mapping[str, Sequence[Row]], objectives: Iterable[Objective]) -> list[Row]:
    """The cells: an action counts once, in however many documents it stands."""
    about = subjects(rows)
    names = {str(row["code"]): str(row["name"]) for row in rows["departments"]}
    types = {str(row["document_id"]): str(row["document_type"]) for row in rows["documents"]}
    fullest: dict[str, str] = {}
    for document, codes in about.items():
        for code in codes:
            known = (fullest.get(code, "autre"), types[document])
            fullest[code] = min(known, key=FULLEST.index)
    texts = {str(row["action_id"]): fold_text(str(row["text"])) for row in rows["actions"]}
    cells: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for match in rows["matches"]:
        if match["objective"] is not None and match["status"] != "rejected":
            for code in about.get(str(match["document_id"]), ()):
                cells[code, int(str(match["objective"]))].append(match)
    table: list[Row] = []
    targets = chart(objectives)
    for code in sorted(fullest):
        for target in targets:
            found = cells[code, int(str(target["objective"]))]
            place: Row = {"department": code, "department_name": names[code], **target}
            table.append(place | _cell(found, texts, bool(target["compulsory"])) | {"basis": fullest[code]})
    return table


def _cell(found: Sequence[Row], texts: Mapping[str, str], compulsory: bool) -> Row:
    sure = [match for match in found if match["status"] in ("accepted", "corrected")]
    accepted = {texts[str(match["action_id"])] for match in sure}
    waiting = {texts[str(m["action_id"])] for m in found if m["status"] == "review"} - accepted
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
        "confidence": max((float(str(match["confidence"])) for match in found), default=None),
        "methods": _joined({str(match["method"]) for match in sure}),
        "action_ids": _joined({str(match["action_id"]) for match in found}),
        "documents": _joined({str(match["document_id"]) for match in found}),
    }


def _joined(values: Iterable[str]) -> str | None:
    return SEPARATOR.join(sorted(values)) or None
