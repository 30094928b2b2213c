"""Texts that restate the taxonomy: one of the commitments, or the official title of an objective."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Indel

from extractor.model import fold_text
from extractor.rules import Taxonomy

_NUMBERED = re.compile(r"\bengagements? (?:n ?°? ?)?(\d)\b")
_OBJECTIVE = re.compile(r"^(?:objectif )?\d+ ?")
_FRONT = 45  # characters before the wording of a commitment
_SHORTEST = 12
_ALIKE = 0.82
_SAME_TITLE = 0.86


@lru_cache(maxsize=4096)
def commitment_of(text: str, taxonomy: Taxonomy) -> str:
    """The code of the commitment that `text` restates, or names by number (« Engagement 2 »), else empty."""
    folded = fold_text(text)
    if "engagement" in folded:
        numbered = _NUMBERED.search(fold_text(text[:160]))
        if numbered and taxonomy.commitment(numbered[1]):
            return numbered[1]
    return _restated(folded, taxonomy)


def _restated(folded: str, taxonomy: Taxonomy) -> str:
    """The commitment whose words stand near the front of `folded`, else the first one that it resembles."""
    best, length = "", len(folded)
    for code, phrase in _phrases(taxonomy):
        size = len(phrase)
        if folded.find(phrase, 0, _FRONT + size) >= 0:
            if size >= _SHORTEST:
                return code
        elif not best and 0.6 * size < length < 2.2 * size and phrase not in folded:
            best = code if _alike(phrase, folded[: size + 12], _ALIKE) else ""
    return best


@lru_cache(maxsize=4096)
def is_title(text: str, taxonomy: Taxonomy) -> bool:
    """Whether `text` is the official title of an objective, give or take a few words."""
    folded, titles = _OBJECTIVE.sub("", fold_text(text)), _titles(taxonomy)
    if folded.startswith(titles) or (len(folded) > 25 and any(t.startswith(folded) for t in titles)):
        return True
    near = process.extract(
        folded, titles, scorer=Indel.normalized_similarity, score_cutoff=_SAME_TITLE - 0.01, limit=None
    )
    return any(_alike(folded, title, _SAME_TITLE) for title, _, _ in near)


@lru_cache(maxsize=8)
def _phrases(taxonomy: Taxonomy) -> tuple[tuple[str, str], ...]:
    pairs = [(c.code, fold_text(p)) for c in taxonomy.commitments for p in (c.title, *c.phrases)]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[1])))


@lru_cache(maxsize=8)
def _titles(taxonomy: Taxonomy) -> tuple[str, ...]:
    return tuple(fold_text(objective.title) for objective in taxonomy.objectives)


def _alike(a: str, b: str, threshold: float) -> bool:
    """Whether the two share so much of their letters in order; what cannot be is told by quicker bounds."""
    total = len(a) + len(b)
    if 2 * min(len(a), len(b)) < threshold * total:
        return False
    # The longest letters in common, in order: difflib finds these or fewer.
    if (total - Indel.distance(a, b)) / total < threshold:
        return False
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= threshold
