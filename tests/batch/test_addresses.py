"""Documents and datasets by address. `file://` goes through the same code as `s3://`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from test_runs import SHORT, TEXT, extractor, files

from extractor.addresses import nearby
from extractor.errors import MissingError, TooLargeError
from extractor.pipeline import read_bytes

pytest.importorskip("fsspec")
ROOT = Path(__file__).parents[2]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    docs = tmp_path / "docs"
    (docs / ".hidden").mkdir(parents=True)
    for number in range(4):
        text = TEXT.format(day=number + 1, person="Odile Marchesseau", money=100 + number)
        (docs / f"{number}.txt").write_text(text, "utf-8")
    for name in SHORT:
        shutil.copy(ROOT / "corpus" / "documents" / name, docs / name)
    (docs / "same.txt").write_bytes((docs / "1.txt").read_bytes())
    (docs / ".hidden" / "no.txt").write_text("no", "utf-8")
    (docs / "photo.png").write_bytes(b"\x89PNG")
    return f"file://{tmp_path}"


def test_the_same_dataset_from_and_at_an_address(place: str, tmp_path: Path) -> None:
    target = f"{place}/there/dataset"
    assert extractor("run", f"{place}/docs", "--out", target, "--ocr", "never") == 0
    assert extractor("run", tmp_path / "docs", "--out", "local", "--ocr", "never") == 0
    there, local = files(tmp_path / "there" / "dataset"), files("local")
    assert set(there) == set(local)
    for name, data in local.items():
        assert there[name].replace(b"file://", b"") == data, name
    assert (tmp_path / "there" / "dataset" / "run.json").exists()
    documents = there["documents.csv"].decode()
    assert f"{place}/docs/1.txt | {place}/docs/same.txt" in documents


def test_an_unchanged_address_is_not_read_again(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    target = f"{place}/there"
    extractor("run", f"{place}/docs", "--out", target, "--ocr", "never")

    def forbidden(*_: object) -> bytes:
        raise AssertionError("read again")

    monkeypatch.setattr("extractor.pipeline.read_address", forbidden)
    assert extractor("run", f"{place}/docs", "--out", target, "--ocr", "never") == 0


def test_what_is_not_there_is_missing(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert extractor("run", f"{place}/none", f"{place}/docs/0.txt", "--out", "out") == 1
    assert f"failed: {place}/none: no such file or folder [missing]" in capsys.readouterr().err
    with pytest.raises(MissingError):
        read_bytes(f"{place}/docs/none.txt")
    with pytest.raises(TooLargeError, match="--max-mb"):
        read_bytes(f"{place}/docs/0.txt", 0.0001)


def test_an_address_of_no_known_kind_is_wrong_use(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert place
    assert extractor("run", "nowhere://bucket/docs") == 2
    assert "nowhere" in capsys.readouterr().err
    assert nearby("s3://a") != nearby("s3://b")
