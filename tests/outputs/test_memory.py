"""What a dataset takes in memory while it is made does not grow with the number of documents."""

from __future__ import annotations

import pickle
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from invented import TEXT, evidence, result

from extractor.batch.assembling import assemble
from extractor.batch.kept import pack
from extractor.batch.store import Store
from extractor.dataset import tell
from extractor.dataset.shares import shares
from extractor.pipeline import Pipeline
from extractor.rules import Rules
from extractor.writers import WRITERS

FEW, MANY = 30, 120
MOST = 3500
"""Bytes a document: what is known of one until the end, and a small part of what any format says of it."""
AT_ONCE = {"docbin"}
"""What its library writes at once."""


def peak(make: Callable[[], object]) -> int:
    """The most that Python has allocated at a time, in bytes."""
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        made = make()
        _, most = tracemalloc.get_traced_memory()
        del made
        return most - before
    finally:
        tracemalloc.stop()


def peak_of_run(count: int, name: str, rules: Rules, folder: Path) -> int:
    """That of writing the dataset of so many documents, each with 20 KB of its own, in one format and CSV."""
    folder.mkdir()
    (folder / "staged").mkdir()
    with Store(folder / "store", "made") as store:
        found: list[tuple[str, str]] = []
        for number in range(count):
            one = result(f"{TEXT}\n\n" + f"Mot {number} " * 2000, f"{number:04}.txt")
            store.put(one.document.sha256, 1, "", pack(one))
            found.append((one.document.source, one.document.sha256))
        store.commit()
        return peak(
            lambda: assemble(Pipeline(rules, 0.8), store, found, [name], folder / "staged", 1)  # type: ignore[arg-type]
        )


@pytest.mark.parametrize("name", sorted(WRITERS.keys() - AT_ONCE))
def test_memory_is_that_of_a_few_documents(
    name: str, rules: Rules, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyarrow")
    pytest.importorskip("xlsxwriter")
    monkeypatch.setattr("extractor.writers.parquet.GROUP", 25)
    peak_of_run(2, name, rules, tmp_path / "libraries")  # what is loaded once
    few = peak_of_run(FEW, name, rules, tmp_path / "few")
    many = peak_of_run(MANY, name, rules, tmp_path / "many")
    assert (many - few) / (MANY - FEW) < MOST, (few, many)


def test_a_share_does_not_hold_the_rows_of_its_document(rules: Rules) -> None:
    """Three hundred rows of a budget come to one sum."""
    one = result()
    first = replace(one.amounts[0], per="", year="2021")
    many = tuple(
        replace(first, amount=Decimal(1000 + number), text=f"{1000 + number} €", evidence=evidence(
            one.document, "800 000 € par an", "made.sure"
        ))
        for number in range(300)
    )  # fmt: skip
    dataset = tell([replace(one, amounts=many)], rules, 0.8)
    assert len(dataset.rows["amounts"]) == 300
    (share,) = shares(dataset.rows)
    packed = {"rows": pickle.dumps(dataset.rows["amounts"]), "share": pickle.dumps(share)}
    sizes = {name: peak(lambda data=data: pickle.loads(data)) for name, data in packed.items()}  # type: ignore[misc]
    assert sizes["share"] < sizes["rows"] / 10, sizes
    assert [(found.amount, found.basis) for found in share.sums.values()] == [(1299, "largest")]
