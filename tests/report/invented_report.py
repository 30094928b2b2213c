"""A dataset folder made by hand, so small that every number of its report can be counted."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from extractor.report.reading import USED

HOSTILE = "<script>hacked = 1</script>\"'><img src=x onerror='hacked = 1'>"

_FACT = {"page": "1", "rule": "some.rule", "confidence": "0.97", "status": "accepted"}

TABLES: dict[str, list[dict[str, str]]] = {
    "documents": [
        {"document_id": "doc-a", "source": "a.pdf", "document_type": "contrat", "title": "Contrat de l'Aude",
         "publication_date": "2021-11-02", "pages": "4", "reader": "pdf"},
        {"document_id": "doc-b", "source": f"{HOSTILE}.txt", "document_type": "communique", "title": HOSTILE},
        {"document_id": "doc-c", "source": "c.txt", "document_type": "circulaire", "title": ""},
    ],
    "departments": [
        {"document_id": "doc-a", "code": "11", "name": "Aude", "role": "subject", "quote": "Aude", **_FACT},
        {"document_id": "doc-b", "code": "2A", "name": "Corse-du-Sud", "role": "subject", **_FACT},
        {"document_id": "doc-b", "code": "2B", "name": "Haute-Corse", "role": "subject", **_FACT},
        {"document_id": "doc-b", "code": "13", "name": "Bouches-du-Rhône", "role": "mentioned", **_FACT},
        {"document_id": "doc-a", "code": "34", "name": "Hérault", "role": "subject", **_FACT,
         "status": "rejected"},
    ],
    "actions": [
        {"document_id": "doc-a", "action_id": "act-1", "text": "Huit infirmières de plus", "source": "list",
         "quote": "Huit infirmières de plus", **_FACT},
        {"document_id": "doc-b", "action_id": "act-2", "text": HOSTILE, "quote": HOSTILE, "source": "prose",
         **_FACT},
        {"document_id": "doc-b", "action_id": "act-3", "text": "Un lieu neutre", "source": "list", **_FACT,
         "status": "rejected"},
    ],
    "matches": [
        {"document_id": "doc-a", "action_id": "act-1", "objective": "2", "quote": "Huit infirmières",
         **_FACT},
        {"document_id": "doc-b", "action_id": "act-2", "objective": "3", **_FACT, "confidence": "0.4",
         "status": "review", "alternatives": "2 (0.20)"},
        {"document_id": "doc-a", "action_id": "act-1", "objective": "", **_FACT, "status": "rejected"},
    ],
    "amounts": [
        {"document_id": "doc-a", "amount_id": "amt-1", "amount": "1200000", "payer": "etat", "year": "2021",
         "text": "1,2 M€", "quote": "1,2 M€", "qualifier": "about", **_FACT},
        {"document_id": "doc-b", "amount_id": "amt-2", "amount": "300000.50", "payer": "ars",
         "quote": "300 K€", "qualifier": "exact", **_FACT},
        {"document_id": "doc-a", "amount_id": "amt-3", "amount": "much", "payer": "etat", "year": "2021",
         **_FACT},
    ],
    "signatories": [
        {"document_id": "doc-a", "signatory_id": "sig-1", "name": HOSTILE, "role": "préfète", "party": "etat",
         **_FACT},
    ],
    "dates": [
        {"document_id": "doc-a", "date_id": "dat-1", "value": "2021-10-26", "kind": "signature",
         "quote": "26 octobre 2021", **_FACT},
    ],
    "objectives": [
        {"objective": "1", "title": "Premier", "commitment": "1", "compulsory": "true"},
        {"objective": "2", "title": "Deuxième", "commitment": "1", "compulsory": "true"},
        {"objective": "3", "title": "Troisième", "commitment": "t", "compulsory": "false"},
    ],
    "coverage": [
        {"department": code, "objective": number, "compulsory": compulsory, "actions": actions,
         "waiting": waiting, "title": title}
        for code, actions_of, waiting_of in (("11", ("2",), ()), ("2A", (), ("3",)), ("2B", (), ("3",)))
        for number, compulsory, title in (("1", "true", "Premier"), ("2", "true", "Deuxième"),
                                          ("3", "false", "Troisième"))
        for actions in ("1" if number in actions_of else "0",)
        for waiting in ("1" if number in waiting_of else "0",)
    ],
    "contracts": [
        {"department": "11", "department_name": "Aude", "signed_on": "2021-10-26", "documents": "doc-a"},
        {"department": "2A", "department_name": "Corse-du-Sud", "signed_on": "2022", "documents": "doc-b"},
        {"department": "2B", "department_name": "Haute-Corse", "signed_on": "", "documents": "doc-b"},
    ],
    "funding": [
        {"department": "11", "payer": "etat", "year": "2021", "amount": "1200000", "in_other_rows": "false",
         "amount_ids": "amt-1"},
        {"department": "11", "payer": "etat", "year": "", "amount": "1200000", "in_other_rows": "true",
         "amount_ids": "amt-3"},
        {"department": "2A", "payer": "ars", "year": "", "amount": "300000.50", "in_other_rows": "false",
         "amount_ids": "amt-2"},
        {"department": "2B", "payer": "ars", "year": "", "amount": "300000.50", "in_other_rows": "false",
         "amount_ids": "amt-2"},
    ],
    "problems": [
        {"source": f"{HOSTILE}.pdf", "severity": "error", "code": "damaged", "message": HOSTILE},
        {"source": "a.pdf", "document_id": "doc-a", "severity": "warning", "code": "weekday_conflict",
         "message": "a lundi that is a mardi"},
    ],
    "review": [
        {"document": "a.pdf", "kind": "document", "proposed": "a lundi that is a mardi", "id": "doc-x"},
        {"document": f"{HOSTILE}.txt", "kind": "match", "quote": HOSTILE, "proposed": "3", "id": "act-2"},
    ],
}  # fmt: skip


def write_folder(out: Path, tables: dict[str, list[dict[str, str]]], without: tuple[str, ...] = ()) -> Path:
    """Write tables as CSV files with the columns that the report knows, but for those in `without`."""
    out.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        columns = [column for column in USED[name].split() if f"{name}.{column}" not in without]
        with (out / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, columns, extrasaction="ignore", restval="")
            writer.writeheader()
            writer.writerows(rows)
    record = {"extractor": "0.1.0", "finished": "2026-01-05T10:00:00+00:00", "arguments": {"threshold": 0.8}}
    (out / "run.json").write_text(json.dumps(record), "utf-8")
    return out
