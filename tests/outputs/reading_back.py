"""The facts of a dataset folder, read back from each format with the tool that people would use."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd

from extractor.dataset import BY_KIND, FACT_TABLES

Row = tuple[str, str, str, str]
"""A row of a fact table: kind, document, quote, status."""

Place = tuple[str, str, str, str]
"""A place where a fact is told: kind, id, document, quote."""


def rows_of_csv(out: Path) -> Counter[Row]:
    return Counter(
        (table.kind, row["document_id"], row["quote"], row["status"])
        for table in FACT_TABLES
        for row in csv.DictReader((out / f"{table.name}.csv").read_text("utf-8").splitlines(keepends=True))
    )


def _of_frames(frames: Iterable[tuple[str, pd.DataFrame]]) -> Counter[Row]:
    return Counter(
        (kind, *values)
        for kind, frame in frames
        for values in frame[["document_id", "quote", "status"]].itertuples(index=False)
    )


def rows_of_parquet(out: Path) -> Counter[Row]:
    return _of_frames((t.kind, pd.read_parquet(out / f"parquet/{t.name}.parquet")) for t in FACT_TABLES)


def rows_of_xlsx(out: Path) -> Counter[Row]:
    sheets = pd.read_excel(
        out / "dataset.xlsx", sheet_name=[t.name for t in FACT_TABLES], dtype=str, keep_default_na=False
    )
    return _of_frames((t.kind, sheets[t.name]) for t in FACT_TABLES)


def rows_of_sqlite(out: Path) -> Counter[Row]:
    with sqlite3.connect(out / "dataset.sqlite") as connection:
        found = connection.execute("SELECT kind, document_id, quote, status FROM facts").fetchall()
    connection.close()
    return Counter(found)


def places_of_facts(out: Path) -> Counter[Place]:
    lines = map(json.loads, (out / "facts.jsonl").read_text("utf-8").splitlines())
    return Counter((line["kind"], line["id"], line["document_id"], line["quote"]) for line in lines)


def places_of_results(out: Path) -> Counter[Place]:
    return Counter(
        (table.kind, fact["id"], line["document"]["document_id"], mention["quote"])
        for line in map(json.loads, (out / "results.jsonl").read_text("utf-8").splitlines())
        for table in FACT_TABLES
        for fact in line[table.name]
        for mention in fact["mentions"]
    )


def places_of_parquet(out: Path) -> Counter[Place]:
    frame = pd.read_parquet(out / "parquet/mentions.parquet")
    return Counter(frame[["kind", "id", "document_id", "quote"]].itertuples(index=False, name=None))


def places_of_sqlite(out: Path) -> Counter[Place]:
    with sqlite3.connect(out / "dataset.sqlite") as connection:
        found = connection.execute("SELECT kind, id, document_id, quote FROM mentions").fetchall()
    connection.close()
    return Counter(found)


def places_of_docbin(out: Path) -> Counter[Place]:
    import spacy
    from spacy.tokens import DocBin

    docs = DocBin().from_disk(out / "dataset.spacy").get_docs(spacy.blank("fr").vocab)
    return Counter(
        (kind, span.id_, doc.user_data["document_id"], span.text)
        for doc in docs
        for kind in BY_KIND
        for span in doc.spans[kind]
    )


def places_of_tasks(out: Path) -> Counter[Place]:
    """Of all kinds but match, which Label Studio has as choices of the actions' regions."""
    return Counter(
        (
            region["value"]["labels"][0],
            "-".join(region["id"].split("-")[:2]),
            task["data"]["document_id"],
            task["data"]["text"][region["value"]["start"] : region["value"]["end"]],
        )
        for task, region in regions(out)
        if region["type"] == "labels"
    )


def regions(out: Path) -> Iterator[tuple[dict[str, dict[str, str]], dict[str, dict[str, list[str]]]]]:
    for task in json.loads((out / "labelstudio/tasks.json").read_text("utf-8")):
        for region in task["predictions"][0]["result"]:
            yield task, region
