"""The examples of docs/recipes.md, run as written on a dataset made from four documents."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from doc_pages import CHECKOUT, DOCS, called, fenced

TEXT = (DOCS / "recipes.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL))
DOCUMENTS = ("cp_prefecture_somme.pdf", "contrat_tarn.pdf", "avenant_ain.docx", "actu_departement_drome.html")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with outputs/, as the page's first command makes it."""
    for library in ("pyarrow", "xlsxwriter"):
        pytest.importorskip(library)
    place = tmp_path_factory.mktemp("recipes")
    (place / "corpus" / "documents").mkdir(parents=True)
    for name in DOCUMENTS:
        shutil.copy(CHECKOUT / "corpus" / "documents" / name, place / "corpus" / "documents")
    (first,) = [line for block in fenced(TEXT.split("\n## ")[0], "sh") for line in block.splitlines()]
    with contextlib.chdir(place):
        assert called(*first.split()[1:], "--quiet", "--workers", "1") == 0
    return place


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same to write into."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(code: str) -> str:
    """What the code prints."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(code, "recipes.md", "exec"), {"__name__": "recipe"})
    return said.getvalue()


def test_every_section_is_tried() -> None:
    with_code = {name for name, text in SECTIONS.items() if re.search(r"^```(?!sh)", text, re.MULTILINE)}
    assert with_code == {"pandas", "DuckDB", "Datasette and SQLite", "QGIS", "Label Studio"}


@pytest.mark.usefixtures("folder")
def test_pandas() -> None:
    blocks = fenced(SECTIONS["pandas"], "python")
    said = run("\n".join(blocks))
    assert len(blocks) == 3
    assert re.search(r"^80 .*missing", said, re.MULTILINE)
    assert len(re.findall(r"^01 ", said, re.MULTILINE)) >= 2, "a code lost its zero"
    assert "Honorine Salvaterra" in said


@pytest.mark.usefixtures("folder")
def test_duckdb() -> None:
    duckdb = pytest.importorskip("duckdb")
    queries = fenced(SECTIONS["DuckDB"], "sql")
    assert len(queries) == 4
    found = [duckdb.sql(query).fetchall() for query in queries]
    assert all(found)
    assert {row[0] for row in found[0]} >= {"01", "80"}
    assert {row[0] for row in found[3]} == {"01", "26", "80", "81"}
    assert all(isinstance(row[2], str) and row[1] >= 1 for row in found[1])


@pytest.mark.usefixtures("folder")
def test_sqlite() -> None:
    queries = fenced(SECTIONS["Datasette and SQLite"], "sql")
    assert len(queries) == 2
    with contextlib.closing(sqlite3.connect("outputs/dataset.sqlite")) as database:
        found = [database.execute(query).fetchall() for query in queries]
        views = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
    assert all("enfance" in row[2].lower() for row in found[0])
    assert {row[0] for row in found[1]} >= {"01", "80"}
    named = re.search(r"views (.*?) stand", SECTIONS["Datasette and SQLite"], re.DOTALL)
    assert named
    assert set(re.findall(r"`(\w+)`", named[1])) <= views


def test_qgis(folder: Path) -> None:
    for code in fenced(SECTIONS["QGIS"], "python"):
        assert run(code)
    header, *rows = csv.reader((folder / "by_department.csv").read_text("utf-8").splitlines())
    types = (folder / "by_department.csvt").read_text("utf-8").split(",")
    assert len(types) == len(header)
    assert [kind for kind, name in zip(types, header, strict=True) if name == "department"] == ['"String"']
    assert [row[0] for row in rows] == ["01", "26", "80", "81"]
    for row in rows:
        assert sum(int(number) for number in row[1:4]) == 11


def annotated(tasks: list[dict[str, Any]]) -> dict[str, str]:
    """a date deleted, an objective changed, a place added. Returns what is meant."""
    meant = {}
    for task in tasks:
        task["annotations"] = [{"result": json.loads(json.dumps(task["predictions"][0]["result"]))}]
    task = next(task for task in tasks if "somme" in task["data"]["source"])
    result = task["annotations"][0]["result"]
    once = [r["id"] for r in result if r["from_name"] == "fact" and r["value"]["labels"] == ["date"]]
    gone = next(id_ for id_ in once if f"{id_}-2" not in once)
    chosen = next(r for r in result if r["from_name"] == "objective" and r["value"]["choices"] != ["23"])
    chosen["value"]["choices"] = ["23"]
    start = task["data"]["text"].index("Mme Perrine HAUTECLAIRE") + len("Mme Perrine ")
    new = {"start": start, "end": start + len("HAUTECLAIRE"), "labels": ["signatory"]}
    task["annotations"][0]["result"] = [r for r in result if r["id"] != gone]
    task["annotations"][0]["result"] += [
        {"id": "n3W", "from_name": "fact", "to_name": "text", "type": "labels", "value": new},
        {"id": "n3W", "from_name": "party", "type": "choices", "value": new | {"choices": ["etat"]}},
        {"type": "relation", "from_id": "n3W", "to_id": chosen["id"]},
    ]
    meant[gone] = "no"
    meant[chosen["id"]] = "23"
    return meant


def test_label_studio(folder: Path) -> None:
    (code,) = fenced(SECTIONS["Label Studio"], "python")
    tasks = json.loads((folder / "outputs/labelstudio/tasks.json").read_text("utf-8"))
    meant = annotated(tasks)
    (folder / "export.json").write_text(json.dumps(tasks), "utf-8")
    assert run(code) == "3 decisions\n"
    for line in "\n".join(fenced(SECTIONS["Label Studio"], "sh")).splitlines():
        assert called(*line.split()[1:]) == 0
    with (folder / "decisions.csv").open(newline="", encoding="utf-8") as file:
        decided = list(csv.DictReader(file))
    assert {
        row["id"]: row["value"] if row["decision"] == "value" else "no"
        for row in decided
        if row["id"] in meant
    } == meant
    (added,) = [row for row in decided if row["decision"] == "add"]
    assert (added["kind"], added["quote"]) == ("signatory", "HAUTECLAIRE")


def test_label_studio_without_corrections_decides_nothing(folder: Path) -> None:
    (code,) = fenced(SECTIONS["Label Studio"], "python")
    tasks = json.loads((folder / "outputs/labelstudio/tasks.json").read_text("utf-8"))
    for task in tasks:
        task["annotations"] = [{"result": task["predictions"][0]["result"]}]
    (folder / "export.json").write_text(json.dumps(tasks), "utf-8")
    assert run(code) == "0 decisions\n"


@pytest.mark.usefixtures("folder")
def test_excel() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    assert {"coverage", "funding"} <= set(openpyxl.load_workbook("outputs/dataset.xlsx").sheetnames)
