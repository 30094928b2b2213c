"""What tests of all parts share: the corpus, read once for all of them, whichever process does them."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from extractor.dataset import Dataset
from extractor.model import Result

CORPUS = Path(__file__).parents[1] / "corpus"
READ = """
import pickle, sys
from pathlib import Path
from extractor.pipeline import load
from extractor.writers import write

if __name__ == "__main__":
    documents, folder = map(Path, sys.argv[1:])
    pipeline = load()
    items = list(pipeline.run([documents]))
    dataset = pipeline.dataset(items)
    write(dataset, folder / "outputs", [], {})
    (folder / "results").write_bytes(pickle.dumps(items))
    (folder / "dataset").write_bytes(pickle.dumps(dataset))
"""

if hasattr(os, "register_at_fork"):  # what a forked process counts is lost with it: it need not count
    os.register_at_fork(after_in_child=lambda: sys.settrace(None))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with tests so long that nobody counts their lines come first: both cores are busy to the end."""
    long = {item.path for item in items if item.get_closest_marker("no_cover")}
    items.sort(key=lambda item: item.path not in long)


@pytest.fixture(scope="session")
def corpus_read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `outputs`, the dataset of corpus/documents, and both pickles; to be read, not changed.

    Made in a process of its own, where no lines are counted, by whichever process of the tests comes first.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "corpus_read"
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            making = folder.with_name("corpus_being_read")
            making.mkdir(exist_ok=True)
            subprocess.run([sys.executable, "-c", READ, CORPUS / "documents", making], check=True)
            making.rename(folder)
    return folder


@pytest.fixture(scope="session")
def corpus_results(corpus_read: Path) -> list[Result]:
    """What was found in each document of the corpus; all of them can be read."""
    items = pickle.loads((corpus_read / "results").read_bytes())
    assert all(isinstance(item, Result) for item in items)
    return items


@pytest.fixture(scope="session")
def corpus_dataset(corpus_read: Path) -> Dataset:
    """The dataset of the corpus, with nothing decided."""
    return pickle.loads((corpus_read / "dataset").read_bytes())
