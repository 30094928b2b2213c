"""The queue as a file to fill in: as the dataset has it, or as French Excel opens it with a double click."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from extractor.dataset.cells import neutralise
from extractor.dataset.schema import REVIEW
from extractor.review.decisions import Decision
from extractor.review.known import Known, KnownFact

GUIDE = """\
Remplir la colonne « decision », rien d'autre n'est nécessaire :

  ok                     la proposition est juste
  no                     elle est fausse
  6   ou   6 7           les bons objectifs (mettre une espace : un tableur change 6,7 en nombre) ; 0 : aucun
  la bonne valeur        une date (13/10/2020, octobre 2020), une somme (2 500 000), un code (02), un nom
  colonne=valeur         party=ars   payer=etat; year=2021   kind=signature   declared_actions=12
  undo                   annuler ce qui a été décidé avant

« comment » est facultatif. Les lignes laissées vides attendent la prochaine fois ; on peut trier, filtrer,
déplacer, ajouter des colonnes. Pour ajouter un fait oublié : une ligne sans « id » avec document, kind, quote
(les mots exacts du document) et la valeur dans « decision ».

Enregistrer en CSV, puis : extractor review apply CE_FICHIER DOSSIER --dry-run
"""
"""What stands beside an export; `apply` has no use for it."""

_AROUND = 150


def waiting(known: Known, decisions: Iterable[Decision]) -> list[dict[str, str]]:
    """The rows of review.csv that nobody has answered since the dataset was written."""
    answered = {(decision.kind, decision.id) for decision in decisions}
    return [row for row in known.review if (row["kind"], row["id"]) not in answered]


def audit_rows(known: Known, facts: Sequence[KnownFact]) -> list[dict[str, str]]:
    """Accepted facts drawn for the audit, as rows to fill in like the others."""
    rows = []
    for fact in facts:
        text = known.text(fact.document_id)
        start, end = max(0, fact.start - _AROUND), fact.start + len(fact.quote) + _AROUND
        row = dict.fromkeys(REVIEW.names, "")
        row |= {
            "document": fact.document,
            "page": str(fact.page or ""),
            "kind": fact.kind,
            "quote": fact.quote,
            "context": " ".join(text[start:end].split()),
            "proposed": fact.proposed,
            "why": "accepted; drawn to see how well accepted facts hold",
            "confidence": f"{fact.confidence:g}",
            "id": fact.id,
            "settles": "1",
        }
        rows.append(row)
    return rows


def as_file(rows: Iterable[dict[str, str]], *, excel: bool) -> bytes:
    """Rows of the queue as CSV: UTF-8, comma, decimal point; for Excel BOM, semicolon, decimal comma."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";" if excel else ",", lineterminator="\r\n")
    writer.writerow(REVIEW.names)
    numbers = {column.name for column in REVIEW.columns if column.type == "number"}
    for row in rows:
        cells = {name: row.get(name, "") for name in REVIEW.names}
        if excel:
            cells |= {name: cells[name].replace(".", ",") for name in numbers}
        writer.writerow(neutralise(cells[name]) for name in REVIEW.names)
    return buffer.getvalue().encode("utf-8-sig" if excel else "utf-8", "backslashreplace")
