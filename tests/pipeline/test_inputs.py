"""What users name, as files: sorted, once each, the rest counted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extractor.inputs import Inputs, discover


def wanted(path: Path) -> bool:
    return path.suffix == ".txt"


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        "b.txt",
        "a.txt",
        "sub/c.txt",
        "sub/deep/d.txt",
        "sub/image.png",
        ".hidden.txt",
        ".git/e.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


def paths(found: Inputs) -> list[str]:
    return [item.path for item in found.items]


def test_folders_are_read_through_and_sorted(tree: Path) -> None:
    assert tree
    found = discover(["."], wanted)
    assert paths(found) == ["a.txt", "b.txt", "sub/c.txt", "sub/deep/d.txt"]
    assert found.skipped == 2


def test_paths_stay_as_given(tree: Path) -> None:
    assert paths(discover(["sub", tree / "a.txt"], wanted)) == [
        str(tree / "a.txt"),
        "sub/c.txt",
        "sub/deep/d.txt",
    ]


def test_what_is_named_twice_is_read_once(tree: Path) -> None:
    assert tree
    assert paths(discover(["a.txt", "a.txt", "*.txt"], wanted)) == ["a.txt", "b.txt"]


@pytest.mark.usefixtures("tree")
def test_a_named_file_is_taken_whatever_it_is() -> None:
    assert paths(discover(["sub/image.png", ".hidden.txt"], wanted)) == [".hidden.txt", "sub/image.png"]


@pytest.mark.usefixtures("tree")
def test_globs_reach_below() -> None:
    assert paths(discover(["**/*.txt"], wanted)) == ["a.txt", "b.txt", "sub/c.txt", "sub/deep/d.txt"]


@pytest.mark.usefixtures("tree")
def test_missing_paths_and_empty_globs() -> None:
    assert discover(["none.txt", "*.pdf", "none.txt"], wanted).missing == ("*.pdf", "none.txt")


def test_a_file_may_have_a_pattern_in_its_name(tree: Path) -> None:
    (tree / "a[1].txt").write_text("x")
    assert paths(discover(["a[1].txt"], wanted)) == ["a[1].txt"]


@pytest.mark.usefixtures("tree")
def test_the_dataset_is_no_input() -> None:
    assert paths(discover(["."], wanted, exclude=Path("sub"))) == ["a.txt", "b.txt"]


def test_same_bytes_are_one_item_with_both_paths(tree: Path) -> None:
    (tree / "sub" / "copy.txt").write_text("b.txt")
    (tree / "other").mkdir()
    (tree / "other" / "size.txt").write_text("B.txt")
    found = discover(["."], wanted)
    assert [item.sources for item in found.items] == [
        ("a.txt",),
        ("b.txt", "sub/copy.txt"),
        ("other/size.txt",),
        ("sub/c.txt",),
        ("sub/deep/d.txt",),
    ]


def test_empty_files_stay_apart(tree: Path) -> None:
    for name in ("e1.txt", "e2.txt"):
        (tree / name).write_bytes(b"")
    assert paths(discover(["e1.txt", "e2.txt"], wanted)) == ["e1.txt", "e2.txt"]


def test_links_to_nothing_and_pipes_in_a_folder_are_skipped(tree: Path) -> None:
    (tree / "gone.txt").symlink_to(tree / "nowhere")
    os.mkfifo(tree / "pipe.txt")
    assert discover(["."], wanted).skipped == 4
    assert paths(discover(["gone.txt"], wanted)) == ["gone.txt"]


def test_a_folder_that_cannot_be_listed_is_missing(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("deep"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    assert tree
    monkeypatch.setattr(os, "scandir", refuse)
    assert discover(["sub"], wanted).missing == ("sub/deep",)


def test_files_that_cannot_be_opened_are_left_to_the_reading(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tree / "one.txt").write_text("x")
    (tree / "two.txt").write_text("x")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    assert paths(discover(["one.txt", "two.txt"], wanted)) == ["one.txt", "two.txt"]
