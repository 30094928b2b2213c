"""Whether a dataset says what was decided."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.dataset import BY_KIND, Dataset
from extractor.pipeline import load
from extractor.review.decisions import Decision
from extractor.review.known import department_id
from extractor.review.values import Vocabulary, same, values


def not_in_force(decisions: Sequence[Decision], dataset: Dataset) -> list[str]:
    """The decisions that the dataset contradicts, each with what it says instead."""
    asked = {(row["kind"], row["id"]) for row in dataset.rows["review"]}
    vocabulary = Vocabulary.of(load().rules)
    wrong = [f"asked again: {d.kind} {d.id}" for d in decisions if (d.kind, d.id) in asked]
    for decision in decisions:
        said = _matches if decision.kind == "match" else _doubt if decision.kind == "document" else _fact
        if reason := said(decision, dataset, vocabulary):
            wrong.append(f"{decision.kind} {decision.id} {decision.decision} {decision.value}: {reason}")
    return wrong


def _fact(decision: Decision, dataset: Dataset, vocabulary: Vocabulary) -> str:
    changes = values(decision.kind, decision.value, vocabulary)
    rows = dataset.rows[BY_KIND[decision.kind].name]
    if decision.kind == "department":
        ids = {
            decision.id,
            department_id(decision.document_id, changes.get("code"), changes.get("role", "mentioned")),
        }
        mine = [r for r in rows if department_id(str(r["document_id"]), r["code"], r["role"]) in ids]
        mine = mine or [
            r for r in rows if r["document_id"] == decision.document_id and r["quote"] == decision.quote
        ]
    else:
        mine = [row for row in rows if row[f"{decision.kind}_id"] == decision.id]
    if not mine:
        return "no row"
    row = mine[0]
    wanted = {
        "ok": ("accepted",),
        "no": ("rejected",),
        "value": ("corrected", "accepted"),
        "add": ("corrected",),
    }
    if row["status"] not in wanted[decision.decision]:
        return str(row["status"])
    if decision.decision != "no" and not same(row, changes):
        return str(row)
    return ""


def _matches(decision: Decision, dataset: Dataset, _: Vocabulary) -> str:
    rows = [row for row in dataset.rows["matches"] if row["action_id"] == decision.id]
    ranked = sorted(rows, key=lambda row: int(str(row["rank"])))  # rows stand by where their words do
    live = [str(r["objective"] or 0) for r in ranked if r["status"] in ("accepted", "corrected")]
    wanted = [] if decision.decision == "no" else decision.value.split(",")
    if live != wanted or {row["method"] for row in rows} != {"decision"}:
        return f"{rows}"
    return (
        ""
        if sorted(int(str(row["rank"])) for row in rows) == list(range(1, len(rows) + 1))
        else f"ranks {[(r['rank'], r['objective'], r['status']) for r in rows]}"
    )


def _doubt(decision: Decision, dataset: Dataset, vocabulary: Vocabulary) -> str:
    said = {"ok": "accepted", "no": "rejected", "value": "corrected"}[decision.decision]
    found = [r["status"] for r in dataset.rows["problems"] if r["message"] == decision.proposed]
    gone = not found and decision.proposed.startswith("the document declares")
    if not gone and said not in found:
        return f"{found}"
    if decision.decision == "value":
        (row,) = (r for r in dataset.rows["documents"] if r["document_id"] == decision.document_id)
        return "" if same(row, values("document", decision.value, vocabulary)) else str(row)
    return ""
