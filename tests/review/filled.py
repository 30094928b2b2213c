"""The queue filled in as a person would, and what spreadsheets do to such a file."""

from __future__ import annotations

import csv
import io
import random
from collections import Counter
from collections.abc import Callable

from extractor.review.answers import Answers
from extractor.review.exporting import as_file, audit_rows, waiting
from extractor.review.known import Known

Rows = list[dict[str, str]]
Apply = Callable[[bytes], Answers]
"""A file read as answers."""

ANSWERS = {
    "match": ("ok", "no", "6,7", "0", "12", "6 7 12", "02"),
    "date": ("ok", "Non", "13/10/2020", "oct-20", "kind=event", "2020"),
    "amount": ("OK", "no", "2 500 000,50", "payer=ars; year=2021", "2,5 M€"),
    "department": ("ok", "no", "02", "mentioned"),
    "signatory": ("oui", "no", "Mme Aude Vannier", "party=caf"),
    "action": ("ok", "no", "créer un relais ; puis deux", "pilot=ASE"),
    "document": ("ok", "no", "12", "document_type=autre"),
}


def filled(known: Known, count: int) -> Rows:
    """`count` rows with a decision each, of every kind there is; some with awkward comments."""
    from extractor.review.audit import audit

    queue = waiting(known, ())
    every = [*queue, *audit_rows(known, audit(known, ()).next)]
    kinds = [row["kind"] for row in every]
    turns = sorted(range(len(every)), key=lambda number: kinds[:number].count(kinds[number]))
    rows = [dict(every[number]) for number in sorted(turns[:count])]
    seen: Counter[str] = Counter()
    for number, row in enumerate(rows):
        choices = ANSWERS[row["kind"]]
        row["decision"] = choices[seen[row["kind"]] % len(choices)]
        seen[row["kind"]] += 1
        row["comment"] = ("", "deux\nlignes ; « oui »", 'dit "non"', "=SOMME(A1)", "œuvre, été")[number % 5]
    return rows


def saved(
    rows: Rows, encoding: str = "utf-8-sig", delimiter: str = ";", quoting: int = csv.QUOTE_MINIMAL
) -> bytes:
    """Rows as a spreadsheet saves them."""
    buffer = io.StringIO(newline="")
    names = list(rows[0])
    writer = csv.DictWriter(buffer, names, delimiter=delimiter, lineterminator="\r\n", quoting=quoting)  # type: ignore[arg-type]
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue().encode(encoding, "replace")


def excel(rows: Rows) -> bytes:
    return as_file(rows, excel=True)


def shuffled(rows: Rows) -> Rows:
    mixed = list(rows)
    random.Random(7).shuffle(mixed)
    return mixed


def _header_within(rows: Rows) -> bytes:
    """Sorted by a spreadsheet that took the header for a row; a title above is none."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(["À relire", "", ""])
    for place, row in enumerate(rows):
        if place == 80:
            writer.writerow(rows[0])
        writer.writerow(row.values())
    return buffer.getvalue().encode("utf-8-sig")


def _moved(rows: Rows) -> Rows:
    names = [*reversed(rows[0]), "note", "vu par"]
    return [{name: row.get(name, "x") for name in names} for row in rows]


def _each(rows: Rows, **change: Callable[[dict[str, str]], str]) -> Rows:
    return [{**row, **{name: made(row) for name, made in change.items()}} for row in rows]


def _wrapped(rows: Rows) -> bytes:
    """The comma file opened as one column and saved with semicolons; its line breaks had to go before."""
    flat = [{name: " ".join(cell.split()) for name, cell in row.items()} for row in rows]
    lines = as_file(flat, excel=False).decode().splitlines()
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=";", quoting=csv.QUOTE_ALL).writerows([line] for line in lines)
    return buffer.getvalue().encode("cp1252", "replace")


def _with_comments(rows: Rows) -> bytes:
    data = excel(rows).decode("utf-8-sig")
    header, _, rest = data.partition("\r\n")
    guide = "# Remplir la colonne decision;;;;\r\n\r\n#;ok ou no;;\r\n"
    return f"sep=;\r\n{guide}{header}\r\n{guide}{rest}{header}\r\n;;;;;\r\n".encode("utf-8-sig")


DAMAGES: dict[str, Callable[[Rows], bytes]] = {
    "as exported for Excel": excel,
    "as exported": lambda rows: as_file(rows, excel=False),
    "cp1252": lambda rows: saved(rows, "cp1252"),
    "UTF-16, tabs": lambda rows: saved(rows, "utf-16", "\t"),
    "UTF-16 without BOM": lambda rows: saved(rows, "utf-16-le", "\t"),
    "every cell quoted": lambda rows: saved(rows, quoting=csv.QUOTE_ALL),
    "saved twice": lambda rows: b"\xef\xbb\xbf" + saved(rows),
    "line feeds only": lambda rows: excel(rows).replace(b"\r\n", b"\n"),
    "sorted": lambda rows: excel(shuffled(rows)),
    "sorted with its header": lambda rows: _header_within(rows),
    "columns moved and added": lambda rows: saved(_moved(rows)),
    "only what is needed": lambda rows: saved(
        [{k: r[k] for k in ("decision", "comment", "id", "kind")} for r in rows]
    ),
    "ids in capitals with spaces": lambda rows: excel(_each(rows, id=lambda r: f" {r['id'].upper()} ")),
    "headers in capitals": lambda rows: excel(rows).replace(b"decision;comment;", b"Decision; COMMENT ;", 1),
    "comments and a repeated header": _with_comments,
    "opened as one column": _wrapped,
    "UTF-8 read as cp1252": lambda rows: excel(rows).decode("utf-8-sig").encode().decode("latin-1").encode(),
    "6,7 a number with a point": lambda rows: excel(_numbers(rows, "6.7")),
    "6,7 a day": lambda rows: excel(_numbers(rows, "06/07/2026")),
    "6,7 a short day": lambda rows: excel(_numbers(rows, "06-juil")),
    "02 is 2": lambda rows: excel(
        _each(rows, decision=lambda r: "2" if r["decision"] == "02" else r["decision"])
    ),
    "a day in ISO with a clock": lambda rows: excel(
        _each(
            rows, decision=lambda r: "2020-10-13 00:00:00" if r["decision"] == "13/10/2020" else r["decision"]
        )
    ),
}
"""What happens to files; in each all answers can be told."""


def _numbers(rows: Rows, made: str) -> Rows:
    return _each(rows, decision=lambda r: made if r["decision"] == "6,7" else r["decision"])
