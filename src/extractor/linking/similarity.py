"""How near a text is to the examples of each label, by the word vectors of a pipeline that the user has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from extractor.errors import UsageError
from extractor.rules import (
    OUTSIDE,
    LabelledExample,
    Links,
    Rules,
    example_files,
    load_examples,
    teaching,
)

if TYPE_CHECKING:
    from spacy.language import Language

Array = NDArray[np.float64]


class Similarity:
    """Cosine to the mean vector of each label's examples. `name` is the pipeline with its version."""

    def __init__(self, nlp: Language, examples: Sequence[LabelledExample], labels: Sequence[str]) -> None:
        self._nlp = nlp
        self.name = f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"
        vectors = self._vectors([example.text for example in examples])
        self._centres = np.zeros((len(labels), vectors.shape[1]))
        for row, label in enumerate(labels):
            own = [
                i
                for i, example in enumerate(examples)
                if label in example.must or (label == OUTSIDE and not example.must and not example.may)
            ]
            if own:
                self._centres[row] = _unit(vectors[own].mean(axis=0, keepdims=True))[0]

    def to_examples(self, texts: Sequence[str]) -> Array:
        """A row a text, a column a label."""
        found: Array = self._vectors(texts) @ self._centres.T
        return found

    def _vectors(self, texts: Sequence[str]) -> Array:
        """Each text's mean word vector, of length one; the pipeline's components are not needed."""
        width = self._nlp.vocab.vectors_length
        rows = [self._nlp.make_doc(text).vector for text in texts]
        return _unit(np.array(rows, float).reshape(len(rows), width))


def similarity_of(rules: Rules, name: str | None) -> Similarity | None:
    """Similarity by the vectors of the pipeline `name`; none without a name.

    Raises a UsageError where the confidence was never measured with that pipeline.
    """
    if not name:
        return None
    taxonomy = rules.taxonomy
    names = teaching(example_files(rules.path, taxonomy))
    examples = [example for file in names for example in load_examples(rules.path, taxonomy, file)]
    found = Similarity(load_vectors(name), examples, (*taxonomy.numbers, OUTSIDE))
    measured = rules.confidence.links.get(taxonomy.name, Links()).combinations
    if found.name not in measured:
        raise UsageError(
            f"these rules were not trained with {found.name}; "
            f"type: extractor train --spacy-model {name} --out DIR, then run with --rules DIR"
        )
    return found


def load_vectors(name: str) -> Language:
    """The pipeline `name` (installed, or a folder). A UsageError where there is none, or no vectors."""
    import spacy

    try:
        nlp = spacy.load(name)
    except OSError:
        raise UsageError(
            f"no spaCy pipeline {name!r}; install it (python -m spacy download {name}) or give its folder"
        ) from None
    if not nlp.vocab.vectors_length:
        raise UsageError(f"the spaCy pipeline {name!r} is without vectors; take one that ends in md or lg")
    return nlp


def _unit(rows: Array) -> Array:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    result: Array = rows / np.where(length == 0, 1.0, length)
    return result
