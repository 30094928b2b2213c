"""Dataset folders that are none, or are broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.dataset import SCHEMA
from extractor.errors import UsageError
from extractor.evaluation import read_tables


@pytest.fixture
def out(tmp_path: Path) -> Path:
    for name, table in SCHEMA.items():
        (tmp_path / f"{name}.csv").write_text(",".join(table.names) + "\r\n")
    return tmp_path


def test_all_tables_are_read(out: Path) -> None:
    assert read_tables(out) == {name: [] for name in SCHEMA}


def test_a_bom_and_more_columns_do_no_harm(out: Path) -> None:
    path = out / "problems.csv"
    path.write_text("\ufeffmore," + path.read_text() + "x,s,,read,error,empty,,m\r\n", "utf-8")
    (row,) = read_tables(out)["problems"]
    assert (row["source"], row["code"], row["document_id"]) == ("s", "empty", "")


def test_what_is_missing_is_named(out: Path) -> None:
    (out / "dates.csv").write_text("document_id,text\r\n")
    with pytest.raises(UsageError, match=r"dates\.csv: column '.+' is missing"):
        read_tables(out)
    (out / "dates.csv").unlink()
    with pytest.raises(UsageError, match=r"dates\.csv is missing: run extractor again"):
        read_tables(out)


def test_a_table_that_is_no_text_is_said(out: Path) -> None:
    (out / "dates.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="cannot be read"):
        read_tables(out)
