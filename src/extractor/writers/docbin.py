"""spaCy: dataset.spacy, a DocBin with one Doc a document and its facts as spans.

`doc.spans["date"]` and so on, one group a kind: `span.label_` is the class, `span.id_` the fact's id,
`group.attrs["status"]` and `["confidence"]` run beside the spans; `doc.user_data` has `document_id` and
`source`. No custom extension is needed to load it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.dataset import Dataset, Mention
from extractor.writers.files import Add
from extractor.writers.spans import french, places, spanned

if TYPE_CHECKING:
    from spacy.tokens import DocBin


def packed(dataset: Dataset) -> bytes:
    """The documents, in the order of documents.csv, as a DocBin."""
    told: dict[str, list[Mention]] = defaultdict(list)
    for mention in dataset.mentions:
        told[mention.document_id].append(mention)
    bin_ = _bin()
    for row in dataset.rows["documents"]:
        id_ = str(row["document_id"])
        doc = spanned(dataset.texts[id_], places(told[id_]))
        doc.user_data.update(document_id=id_, source=str(row["source"]))
        bin_.add(doc)
    return bin_.to_bytes()


@contextmanager
def opened(folder: Path) -> Iterator[Add[bytes]]:
    """`dataset.spacy`. A DocBin is written at once: the tokens of all documents are in memory until then."""
    french()  # before workers are forked: it takes seconds
    every = _bin()

    def add(part: bytes) -> None:
        every.merge(_bin().from_bytes(part))

    yield add
    every.to_disk(folder / "dataset.spacy")


def _bin() -> DocBin:
    from spacy.tokens import DocBin

    return DocBin(attrs=["ORTH", "SPACY"], store_user_data=True)
