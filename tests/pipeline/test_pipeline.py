"""The composer: one document, many documents, and what goes wrong with either."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import extractor
from extractor.errors import EmptyError, MissingError, RulesError, TooLargeError, UnsupportedError, UsageError
from extractor.model import Problem, Result
from extractor.pipeline import Pipeline, load, read_bytes

RELEASE = """Communiqué de presse

Ariège : un contrat pour les enfants

Le mardi 4 mai 2021, {person}, préfète de l'Ariège, a signé le contrat de prévention et de protection de
l'enfance. L'État y consacre 650 000 euros.

Parmi les actions :

- le renforcement de la cellule de recueil des informations préoccupantes (CRIP) ;
- le développement du parrainage.
"""


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return load()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cp.txt").write_text(RELEASE.format(person="Odile Marchesseau"), "utf-8")
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_a_path_gives_a_result_with_typed_facts(pipeline: Pipeline) -> None:
    result = pipeline("cp.txt")
    assert isinstance(result, Result)
    assert result.document.source == "cp.txt"
    assert {department.code for department in result.departments if department.role == "subject"} == {"09"}
    assert {action.id for action in result.actions} == {link.action_id for link in result.links}
    for fact in result.facts():
        evidence = fact.evidence
        assert result.document.text[evidence.start : evidence.end] == evidence.quote


def test_bytes_give_the_same_facts_as_their_file(pipeline: Pipeline, folder: Path) -> None:
    of_path, of_bytes = pipeline(folder / "cp.txt"), pipeline((folder / "cp.txt").read_bytes())
    assert list(of_path.facts()) == list(of_bytes.facts())
    assert of_bytes.document.source == "<bytes>"


def test_a_document_that_cannot_be_read_is_an_error(pipeline: Pipeline, folder: Path) -> None:
    with pytest.raises(MissingError, match="no such file"):
        pipeline(folder / "none.pdf")
    with pytest.raises(EmptyError):
        pipeline(b"")


def test_a_run_goes_on_after_failures(pipeline: Pipeline, folder: Path) -> None:
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "noise.bin").write_bytes(bytes(range(256)) * 8)
    items = list(pipeline.run(["none.txt", "empty.pdf", "noise.bin", "cp.txt"]))
    problems = {item.source: item.code for item in items if isinstance(item, Problem)}
    assert problems == {"none.txt": "missing", "empty.pdf": "empty", "noise.bin": "unsupported"}
    assert [item.document.source for item in items if isinstance(item, Result)] == ["cp.txt"]


def test_same_bytes_are_one_document_with_both_sources(pipeline: Pipeline, folder: Path) -> None:
    (folder / "again.txt").write_bytes((folder / "cp.txt").read_bytes())
    items = list(pipeline.run(["."]))
    assert [item.document.source for item in items if isinstance(item, Result)] == ["again.txt | cp.txt"]
    tables = pipeline.tables(items)
    assert tables["documents"]["source"].tolist() == ["again.txt | cp.txt"]


@pytest.mark.usefixtures("folder")
def test_a_bug_shows_with_the_document_it_happened_in(
    pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Result:
        raise KeyError("oops")

    monkeypatch.setattr("extractor.extractors.extract", broken)
    with pytest.raises(KeyError, match="oops") as caught:
        list(pipeline.run(["cp.txt"]))
    (note,) = caught.value.__notes__
    assert note.startswith("document doc-")
    assert note.endswith("extracting cp.txt")


def test_names_that_are_no_utf8_are_shown(pipeline: Pipeline, folder: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (folder / name).write_text(RELEASE.format(person="Odile Marchesseau"), "utf-8")
    result = next(item for item in pipeline.run([name]) if isinstance(item, Result))
    assert result.document.source == "caf\\xe9.txt"


def test_only_regular_files_of_the_right_size_are_opened(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    with pytest.raises(UnsupportedError, match="not a regular file"):
        read_bytes("pipe")
    with pytest.raises(UnsupportedError, match="a folder"):
        read_bytes(".")
    with pytest.raises(TooLargeError, match="--max-mb"):
        read_bytes("cp.txt", max_mb=0.0001)
    (folder / "link").symlink_to("nowhere")
    with pytest.raises(MissingError, match="a link to nothing"):
        read_bytes("link")
    with pytest.raises(MissingError, match="a pattern matches nothing"):
        read_bytes("*.pdf")


def test_a_file_without_permission_is_missing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(MissingError, match="Permission denied"):
        read_bytes(str(folder / "cp.txt"))


@pytest.mark.parametrize("threshold", [-0.1, 1.1])
def test_a_threshold_is_a_probability(threshold: float) -> None:
    with pytest.raises(UsageError, match="between 0 and 1"):
        load(threshold=threshold)


def test_wrong_arguments_are_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="some size"):
        load(max_mb=0)
    with pytest.raises(RulesError, match="no taxonomy 'none'"):
        load(taxonomy="none")
    with pytest.raises(RulesError):
        load(tmp_path / "nowhere")


@pytest.mark.usefixtures("folder")
def test_the_public_verbs(pipeline: Pipeline) -> None:
    tables = extractor.tables(extractor.load().run(["cp.txt"]))
    assert tables["documents"]["document_type"].tolist() == ["communique"]
    assert (
        tables["departments"]["code"].tolist()
        == pipeline.tables(pipeline.run(["cp.txt"]))["departments"]["code"].tolist()
    )
