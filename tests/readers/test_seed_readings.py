"""The five real documents: the PDF and the page say what the text says. Skipped where ../shared is absent."""

import difflib
import re
from pathlib import Path

import pytest
from shown import check

from extractor.model import Document
from extractor.readers import read

SHARED = Path(__file__).parents[3] / "shared"
SEEDS = sorted((SHARED / "seeds").glob("0*.txt"))
COPIES = [path for seed in SEEDS for path in sorted((SHARED / "seeds").glob(f"*/{seed.stem}.*"))]
REAL = sorted((SHARED / "realpdf").glob("*/*.pdf"))

pytestmark = pytest.mark.skipif(not SEEDS, reason="no ../shared beside the checkout")


def opened(path: Path) -> Document:
    return read(path.name, path.read_bytes())


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def item_texts(doc: Document) -> list[list[str]]:
    return [words(doc.quote(b.start, b.end)) for b in doc.blocks if b.kind == "list_item"]


@pytest.mark.parametrize("path", COPIES, ids=lambda path: f"{path.parent.name}-{path.name[:3]}")
def test_the_typeset_copy_reads_as_the_text(path: Path) -> None:
    reference = opened(SHARED / "seeds" / f"{path.stem}.txt")
    copy = opened(path)
    check(copy)
    expected = words(reference.text)
    joined = " ".join(expected)
    # Headers and footers that the text does not have are left out; those it has must be there.
    kept = [copy.quote(b.start, b.end) for b in copy.blocks]
    kept = [
        text for text, b in zip(kept, copy.blocks, strict=True)
        if b.kind not in ("header", "footer") or " ".join(words(text)) in joined
    ]  # fmt: skip
    ratio = difflib.SequenceMatcher(None, expected, words(" ".join(kept)), autojunk=False).ratio()
    assert ratio >= 0.99
    assert item_texts(copy) == item_texts(reference)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_ranges_of_the_texts(path: Path) -> None:
    check(opened(path))
