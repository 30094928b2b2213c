"""Finding an action's objective by the likeness of its words to the 26 titles: what one would try first."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

Likeness = Callable[[Sequence[str]], Sequence[Sequence[float]]]
"""Of texts, a row each, how like they are to every title, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class ByTitle:
    """One way to compare with titles; `package` is what it needs."""

    name: str
    package: str
    made: Callable[[Sequence[str]], Likeness]

    def installed(self) -> bool:
        return importlib.util.find_spec(self.package) is not None


def _tfidf(**options: Any) -> Callable[[Sequence[str]], Likeness]:
    def made(titles: Sequence[str]) -> Likeness:
        from sklearn.feature_extraction.text import TfidfVectorizer

        vectorizer = TfidfVectorizer(strip_accents="unicode", sublinear_tf=True, **options)
        known = vectorizer.fit_transform(titles)
        return lambda texts: (vectorizer.transform(texts) @ known.T).toarray().tolist()

    return made


def _rapidfuzz(titles: Sequence[str]) -> Likeness:
    from rapidfuzz import fuzz, process, utils

    known = [utils.default_process(title) for title in titles]

    def likeness(texts: Sequence[str]) -> Sequence[Sequence[float]]:
        given = [utils.default_process(text) for text in texts]
        found = process.cdist(given, known, scorer=fuzz.token_set_ratio)
        return [[float(value) / 100 for value in row] for row in found]

    return likeness


CONTESTANTS = (
    ByTitle("titles, TF-IDF of words", "sklearn", _tfidf()),
    ByTitle("titles, TF-IDF of characters", "sklearn", _tfidf(analyzer="char_wb", ngram_range=(3, 5))),
    ByTitle("titles, rapidfuzz token_set_ratio", "rapidfuzz", _rapidfuzz),
)
