"""spaCy: dataset.spacy, a DocBin with one Doc a document and its facts as spans.

`doc.spans["date"]` and so on, one group a kind: `span.label_` is the class, `span.id_` the fact's id,
`group.attrs["status"]` and `["confidence"]` run beside the spans; `doc.user_data` has `document_id` and
`source`. No custom extension is needed to load it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from extractor.dataset import Dataset, Mention
from extractor.writers.spans import places, spanned


def files(dataset: Dataset) -> Mapping[str, bytes]:
    """`dataset.spacy`, in the order of documents.csv."""
    from spacy.tokens import DocBin

    told: dict[str, list[Mention]] = defaultdict(list)
    for mention in dataset.mentions:
        told[mention.document_id].append(mention)
    bin_ = DocBin(attrs=["ORTH", "SPACY"], store_user_data=True)
    for row in dataset.rows["documents"]:
        id_ = str(row["document_id"])
        doc = spanned(dataset.texts[id_], places(told[id_]))
        doc.user_data.update(document_id=id_, source=str(row["source"]))
        bin_.add(doc)
    return {"dataset.spacy": bin_.to_bytes()}
