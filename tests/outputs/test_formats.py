"""The same facts in every format, read by the tools they are for."""

from __future__ import annotations

import json
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal, localcontext
from pathlib import Path
from urllib.error import URLError

import pandas as pd
import pytest
import reading_back as back
from invented import result

import extractor
from extractor.dataset import BY_KIND, FACT_TABLES, SCHEMA, Dataset, tabulate
from extractor.errors import UsageError
from extractor.rules import Rules
from extractor.writers import EXTRAS, WRITERS, check_formats, labelstudio, sqlite, write, xlsx

pytest.importorskip("pyarrow")
pytest.importorskip("xlsxwriter")

CORPUS = Path(__file__).parents[2] / "corpus" / "documents"
DOCUMENTS = ("contrat_gironde.pdf", "avenant_ain.docx", "actu_ars_normandie.html", "article_bearn.txt")
HOSTILE = '=HYPERLINK("https://x";A1) 𝐛 \x0b \'é'


@pytest.fixture(scope="module")
def corpus() -> Dataset:
    """Four documents of the corpus, one of each kind, read for real."""
    pipeline = extractor.load()
    return pipeline.dataset(pipeline.run([CORPUS / name for name in DOCUMENTS]))


@pytest.fixture(scope="module")
def out(corpus: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("formats")
    write(corpus, folder, WRITERS, {})
    return folder


@pytest.fixture
def hostile(rules: Rules) -> Dataset:
    """One document whose text, title and sums are what formats stumble over."""
    made = result(f"{HOSTILE}\n\n{result().document.text}", '"><&.txt')
    made = replace(
        made,
        profile=replace(made.profile, title=HOSTILE, publication_date=date(1793, 1, 21)),
        amounts=(
            replace(
                made.amounts[0], payer="etat+ars", amount=Decimal("48316.50"), amount_max=Decimal("1e15")
            ),
        ),
    )
    return tabulate([made], rules, 0.8)


def test_money_is_exact_whatever_precision_a_library_set(hostile: Dataset, tmp_path: Path) -> None:
    with localcontext() as context:
        context.prec = 12
        write(hostile, tmp_path, WRITERS, {})
    read = pd.read_parquet(tmp_path / "parquet" / "amounts.parquet")
    assert list(read["amount_max"]) == [Decimal("1e15")]


def written(dataset: Dataset, folder: Path) -> Path:
    write(dataset, folder, WRITERS, {})
    return folder


def test_all_formats_tell_the_same_facts(corpus: Dataset, out: Path) -> None:
    rows = back.rows_of_csv(out)
    assert rows.total() == sum(len(corpus.rows[table.name]) for table in FACT_TABLES) > 150
    assert {kind for kind, *_ in rows} == set(BY_KIND)
    for read in (back.rows_of_parquet, back.rows_of_xlsx, back.rows_of_sqlite):
        assert read(out) == rows, read.__name__
    places = Counter((m.kind, m.id, m.document_id, m.evidence.quote) for m in corpus.mentions)
    for again in (
        back.places_of_facts,
        back.places_of_results,
        back.places_of_parquet,
        back.places_of_sqlite,
        back.places_of_docbin,
    ):
        assert again(out) == places, again.__name__
    assert back.places_of_tasks(out) == Counter({k: n for k, n in places.items() if k[0] != "match"})
    ids = Counter(kind for kind, _ in {(kind, id_) for kind, id_, *_ in places})
    assert ids == {table.kind: len(corpus.rows[table.name]) for table in FACT_TABLES}


def test_other_tables_have_the_same_rows_too(corpus: Dataset, out: Path) -> None:
    sheets = pd.read_excel(out / "dataset.xlsx", sheet_name=None)
    assert list(sheets) == [*SCHEMA, "columns"]
    with sqlite3.connect(out / "dataset.sqlite") as connection:
        for name, rows in corpus.rows.items():
            assert len(pd.read_parquet(out / f"parquet/{name}.parquet")) == len(rows), name
            assert connection.execute(f"SELECT count(*) FROM {name}").fetchone() == (len(rows),), name
            assert len(sheets[name]) == len(rows), name
    connection.close()


def test_equal_datasets_are_equal_bytes(corpus: Dataset, out: Path, tmp_path: Path) -> None:
    time.sleep(1.1)  # a format that writes the time of day writes another one now
    again = written(corpus, tmp_path)
    files = {path.relative_to(out) for path in out.rglob("*") if path.is_file()}
    assert {Path("dataset.xlsx"), Path("dataset.spacy"), Path("labelstudio/tasks.json")} <= files
    assert [str(f) for f in files if (out / f).read_bytes() != (again / f).read_bytes()] == []


# Parquet


def test_parquet_has_its_types_in_duckdb(out: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    connection = duckdb.connect()

    def types(name: str) -> dict[str, str]:
        path = out / f"parquet/{name}.parquet"
        told = connection.execute(f"DESCRIBE SELECT * FROM '{path}'").fetchall()
        return {column: type_ for column, type_, *_ in told}

    boxes = "STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[]"
    amounts = types("amounts")
    assert (amounts["amount"], amounts["payer"], amounts["boxes"]) == ("DECIMAL(38,4)", "VARCHAR[]", boxes)
    assert types("dates")["start"] == "DATE"
    assert (types("contracts")["objectives"], types("contracts")["signed_from"]) == ("BIGINT[]", "DATE")
    assert types("coverage")["compulsory"] == "BOOLEAN"
    query = f"SELECT sum(amount) FROM '{out}/parquet/amounts.parquet' WHERE list_contains(payer, 'etat')"
    (total,) = connection.execute(query).fetchone()
    said = pd.read_csv(out / "amounts.csv", dtype=str).fillna({"payer": ""})
    mine = said[said["payer"].str.split("+").map(lambda payers: "etat" in payers)]
    assert total == sum(map(Decimal, mine["amount"]), Decimal(0)) > 0


def test_parquet_values_in_pandas(hostile: Dataset, tmp_path: Path) -> None:
    folder = written(hostile, tmp_path) / "parquet"
    (amount,) = pd.read_parquet(folder / "amounts.parquet").to_dict("records")
    assert (amount["amount"], amount["amount_max"]) == (Decimal("48316.5000"), Decimal(10**15))
    assert list(amount["payer"]) == ["etat", "ars"]
    (day,) = pd.read_parquet(folder / "dates.parquet").to_dict("records")
    assert day["start"] == date(2020, 10, 13)
    assert [box["page"] for box in day["boxes"]] == [1, 1, 2]
    assert day["boxes"][0] == {"page": 1, "x0": 72.0, "top": 100.25, "x1": 180.5, "bottom": 112.0}
    (document,) = pd.read_parquet(folder / "documents.parquet").to_dict("records")
    assert (document["title"], document["publication_date"]) == (HOSTILE, date(1793, 1, 21))
    (contract,) = pd.read_parquet(folder / "contracts.parquet").to_dict("records")
    assert (list(contract["objectives"]), list(contract["conflicts"])) == ([6], [])


def test_parquet_says_what_its_columns_mean(out: Path) -> None:
    from pyarrow import parquet

    for name, table in SCHEMA.items():
        schema = parquet.read_schema(out / f"parquet/{name}.parquet")
        for column in table.columns:
            field = schema.field(column.name)
            assert field.metadata[b"description_fr"].decode() == column.fr
            assert field.nullable is not column.required


# SQLite


@pytest.fixture
def database(out: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(out / "dataset.sqlite")
    yield connection
    connection.close()


def test_sqlite_keys_hold_and_refuse(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA user_version").fetchone() == (sqlite._number(sqlite.VERSION),)
    database.execute("PRAGMA foreign_keys = ON")
    refused = (
        "UPDATE matches SET action_id = 'act-nowhere' WHERE rank = 1",
        "UPDATE dates SET kind = 'birthday'",
        "UPDATE documents SET source = NULL",
        "UPDATE coverage SET compulsory = 2",
        "INSERT INTO actions SELECT * FROM actions",
    )
    for statement in refused:
        with pytest.raises(sqlite3.IntegrityError):
            database.execute(statement)


def test_sqlite_finds_quotes_whatever_the_accents(database: sqlite3.Connection) -> None:
    query = (
        "SELECT mentions.quote FROM mentions JOIN mentions_fts ON mentions_fts.rowid = mention "
        "WHERE mentions_fts MATCH ? AND kind = 'action'"
    )
    plain = [quote for (quote,) in database.execute(query, ("PREVENTION",))]
    assert plain
    assert plain == [quote for (quote,) in database.execute(query, ("prévention",))]
    assert all("prévention" in quote.lower() for quote in plain)
    assert database.execute(query, ("hippopotame",)).fetchall() == []


def test_sqlite_views_add_nothing_twice(database: sqlite3.Connection, corpus: Dataset) -> None:
    missing = {
        (row["department"], row["objective"])
        for row in corpus.rows["coverage"]
        if row["compulsory"] and row["state"] != "found"
    }
    view = database.execute("SELECT department, objective FROM missing_objectives").fetchall()
    assert set(view) == missing
    assert len(view) == len(missing)
    counted = [row["amount"] for row in corpus.rows["funding"] if not row["in_other_rows"]]
    assert len(counted) < len(corpus.rows["funding"])
    (total,) = database.execute("SELECT sum(amount) FROM funding_by_payer").fetchone()
    assert total == sum(amount for amount in counted if isinstance(amount, Decimal))
    assert database.execute("SELECT count(*) FROM coverage_by_objective").fetchone() == (26,)
    assert database.execute("SELECT count(DISTINCT action_id) FROM actions_and_objectives").fetchone() == (
        len(corpus.rows["actions"]),
    )


def test_sqlite_keeps_money_and_odd_text(hostile: Dataset, tmp_path: Path) -> None:
    with sqlite3.connect(written(hostile, tmp_path) / "dataset.sqlite") as connection:
        query = "SELECT amount, typeof(amount), amount_max, typeof(amount_max) FROM amounts"
        assert connection.execute(query).fetchone() == (48316.5, "real", 10**15, "integer")
        assert connection.execute("SELECT title FROM documents").fetchone() == (HOSTILE,)
    connection.close()


def test_datasette_serves_it(out: Path) -> None:
    pytest.importorskip("datasette")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "datasette", str(out / "dataset.sqlite"), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def get(path: str) -> list[dict[str, object]]:
        address = f"http://127.0.0.1:{port}/dataset/{path}"
        for _ in range(300):
            try:
                with urllib.request.urlopen(address, timeout=10) as answer:
                    return json.load(answer)  # type: ignore[no-any-return]
            except URLError:
                assert server.poll() is None, server.stdout.read() if server.stdout else ""
                time.sleep(0.1)
        raise AssertionError(f"no answer from {address}")

    try:
        kinds = get("facts.json?_shape=array&_size=1000")
        found = get("mentions.json?_shape=array&_search=prevention&kind=action")
        columns = get("columns.json?_shape=array&table=funding&column=basis")
    finally:
        server.terminate()
        server.communicate(timeout=30)
    rows = back.rows_of_csv(out)
    served = Counter((f["kind"], f["document_id"], f["quote"], f["status"]) for f in kinds)
    assert served == rows if rows.total() <= 1000 else served.total() == 1000
    assert found
    assert all("prévention" in str(row["quote"]).lower() for row in found)
    assert [row["fr"] for row in columns] == [SCHEMA["funding"].column("basis").fr]


# XLSX


def test_xlsx_has_days_numbers_and_no_formula(hostile: Dataset, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    from openpyxl.utils.escape import unescape  # what XML cannot hold stands in a workbook as _x000B_

    book = openpyxl.load_workbook(written(hostile, tmp_path) / "dataset.xlsx")
    assert book.sheetnames == [*SCHEMA, "columns"]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert all(cell.data_type != "f" and cell.hyperlink is None for row in sheet for cell in row)
        assert all(dimension.width >= xlsx.NARROW for dimension in sheet.column_dimensions.values())

    def first(name: str) -> dict[str, object]:
        head, row = list(book[name].iter_rows(values_only=True))[:2]
        return dict(zip(head, row, strict=True))

    assert first("actions")["text"] == "= renforcer la CRIP"
    assert first("documents")["publication_date"] == "1793-01-21"
    assert unescape(first("documents")["title"]) == HOSTILE
    assert first("dates")["start"] == datetime(2020, 10, 13)
    assert first("amounts")["amount"] == 48316.5
    assert first("departments")["code"] == "40"
    assert first("coverage")["compulsory"] is True


def test_xlsx_cuts_what_no_cell_can_hold(hostile: Dataset, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    hostile.rows["documents"][0]["title"] = "x" * (xlsx.LONGEST + 1)
    book = openpyxl.load_workbook(written(hostile, tmp_path) / "dataset.xlsx")
    assert book["documents"]["F2"].value == "x" * xlsx.LONGEST


def test_xlsx_of_too_many_rows_is_refused(
    hostile: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    with pytest.raises(UsageError, match=r"objectives has more rows than a sheet holds \(3\)"):
        write(hostile, tmp_path, ["xlsx"], {})
    assert not list(tmp_path.iterdir())


def test_a_spreadsheet_opens_it_without_loss(corpus: Dataset, out: Path, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("no LibreOffice")
    openpyxl = pytest.importorskip("openpyxl")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "ods", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(out / "dataset.xlsx")], check=True, capture_output=True, timeout=180)
    command[command.index("ods")] = "xlsx"
    subprocess.run([*command, str(tmp_path / "dataset.ods")], check=True, capture_output=True, timeout=180)
    before = openpyxl.load_workbook(out / "dataset.xlsx")
    after = openpyxl.load_workbook(tmp_path / "dataset.xlsx")
    assert after.sheetnames == before.sheetnames
    for sheet in before:
        cells = list(sheet.iter_rows(values_only=True))
        again = list(after[sheet.title].iter_rows(values_only=True, max_col=sheet.max_column))
        assert [_same(row) for row in again] == [_same(row) for row in cells], sheet.title
    assert sum(sheet.max_row - 1 for sheet in before) > sum(map(len, corpus.rows.values()))


def _same(row: tuple[object, ...]) -> tuple[object, ...]:
    """A spreadsheet knows no integers, and LibreOffice saves true and false as calls."""
    truth = {"=TRUE()": 1.0, "=FALSE()": 0.0}
    return tuple(float(c) if isinstance(c, int | float) else truth.get(str(c), c) for c in row)


# spaCy and Label Studio


def test_docbin_keeps_texts_classes_and_statuses(corpus: Dataset, out: Path) -> None:
    import spacy
    from spacy.tokens import DocBin

    nlp = spacy.blank("fr")
    docs = list(DocBin().from_disk(out / "dataset.spacy").get_docs(nlp.vocab))
    assert [doc.text for doc in docs] == [
        corpus.texts[str(row["document_id"])] for row in corpus.rows["documents"]
    ]
    classes = {span.label_ for doc in docs for span in doc.spans["date"]}
    assert {"signature", "period"} <= classes <= set(SCHEMA["dates"].column("kind").enum)
    statuses = Counter(
        status for doc in docs for kind in BY_KIND for status in doc.spans[kind].attrs["status"]
    )
    assert statuses == Counter(mention.status for mention in corpus.mentions)


def test_docbin_of_odd_text(hostile: Dataset, tmp_path: Path) -> None:
    import spacy
    from spacy.tokens import DocBin

    (doc,) = (
        DocBin().from_disk(written(hostile, tmp_path) / "dataset.spacy").get_docs(spacy.blank("fr").vocab)
    )
    assert doc.text == next(iter(hostile.texts.values()))
    assert [span.text for span in doc.spans["action"]] == ["= renforcer la CRIP", "créer un relais parental"]
    assert {span.label_ for span in doc.spans["match"]} == {"6", "14"}


CONVERT = """
import sys, warnings
warnings.simplefilter("ignore")
from label_studio_converter import Converter
tasks, config, out = sys.argv[1:]
Converter(open(config, encoding="utf-8").read(), ".", download_resources=False).convert_to_json_min(
    tasks, out, is_dir=False
)
"""


def test_label_studio_takes_the_tasks(corpus: Dataset, out: Path, tmp_path: Path) -> None:
    """Its own converter exports the predictions, once accepted as annotations, under our configuration."""
    pytest.importorskip("label_studio_converter")
    tasks = json.loads((out / "labelstudio/tasks.json").read_text("utf-8"))
    for number, task in enumerate(tasks):
        (prediction,) = task.pop("predictions")
        task |= {
            "id": number,
            "annotations": [{"id": number, "completed_by": 1, "result": prediction["result"]}],
        }
    export = tmp_path / "export.json"
    export.write_text(json.dumps(tasks), "utf-8")
    config = str(out / "labelstudio/config.xml")
    subprocess.run(
        [sys.executable, "-c", CONVERT, str(export), config, str(tmp_path / "min")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    accepted = json.loads((tmp_path / "min/result.json").read_text("utf-8"))
    found = Counter(region["labels"][0] for task in accepted for region in task["fact"])
    wanted = Counter(mention.kind for mention in corpus.mentions)
    del wanted["match"]
    assert found == wanted
    kinds = Counter(kind for task in accepted for kind in task["date_kind"])
    assert kinds == Counter(m.own["kind"] for m in corpus.mentions if m.kind == "date")


def test_label_studio_offers_what_it_predicts(corpus: Dataset, out: Path) -> None:
    from xml.etree import ElementTree

    root = ElementTree.parse(out / "labelstudio/config.xml").getroot()
    offered = {
        tag.get("name"): {child.get("value") for child in tag} for tag in root if tag.get("toName") == "text"
    }
    told: dict[str, set[str]] = {}
    objectives: dict[str, set[str]] = {}
    for task, region in back.regions(out):
        value = region["value"]
        assert value["text"] == task["data"]["text"][value["start"] : value["end"]]  # type: ignore[misc]
        chosen = set(value[str(region["type"])])
        told.setdefault(str(region["from_name"]), set()).update(chosen)
        if region["from_name"] == "objective":
            objectives["-".join(str(region["id"]).split("-")[:2])] = chosen
    assert told.keys() == offered.keys()
    assert all(told[name] <= offered[name] for name in told)
    wanted: dict[str, set[str]] = {}
    for row in corpus.rows["matches"]:
        wanted.setdefault(str(row["action_id"]), set()).add(str(row["objective"] or 0))
    assert objectives == wanted


def test_label_studio_counts_characters_as_we_do(hostile: Dataset, tmp_path: Path) -> None:
    (task,) = json.loads((written(hostile, tmp_path) / "labelstudio/tasks.json").read_text("utf-8"))
    text = task["data"]["text"]
    assert len(text.encode("utf-16-le")) == 2 * len(text) == 2 * len(next(iter(hostile.texts.values())))
    assert "𝐛" not in text
    assert labelstudio.one_unit("a😀𝐛é") == "a\ufffdbé"


def test_label_studio_predicts_nothing_that_was_rejected(hostile: Dataset) -> None:
    rejected = tuple(replace(m, status="rejected") for m in hostile.mentions)
    (task,) = labelstudio.packed(replace(hostile, mentions=rejected)).tasks
    assert json.loads(task)["predictions"][0]["result"] == []


# What is asked for, and what is not there


@pytest.mark.parametrize("name", EXTRAS)
def test_a_format_without_its_library_says_what_to_install(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, EXTRAS[name], None)
    with pytest.raises(
        UsageError, match=rf"--format {name} needs {EXTRAS[name]}: pip install 'extractor\[{name}\]'"
    ):
        check_formats([name])
    assert check_formats(["sqlite", "docbin", "labelstudio", "jsonl"])


@pytest.mark.parametrize("name", WRITERS)
def test_nothing_found_is_a_file_all_the_same(name: str, rules: Rules, tmp_path: Path) -> None:
    names = write(tabulate([], rules, 0.8), tmp_path, [name], {})
    assert {"csv": "coverage.csv", "parquet": "parquet/mentions.parquet", "jsonl": "facts.jsonl"}.get(
        name, next(n for n in names if n.startswith(("dataset.", "labelstudio/")) or name not in n)
    ) in names
    assert all((tmp_path / n).stat().st_size or n.endswith(".jsonl") for n in names)


def test_a_missing_library_is_said_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from extractor.cli import main

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SystemExit) as caught:
        main(["run", str(tmp_path / "nowhere"), "--out", str(tmp_path / "out"), "--format", "parquet"])
    assert caught.value.code == 2
    assert "pip install 'extractor[parquet]'" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
