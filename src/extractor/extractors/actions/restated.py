"""Texts that restate the taxonomy: one of the commitments, or the official title of an objective."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from extractor.model import fold_text
from extractor.rules import Taxonomy

_NUMBERED = re.compile(r"\bengagements? (?:n ?°? ?)?(\d)\b")
_ALIKE = 0.82
_SAME_TITLE = 0.86


def commitment_of(text: str, taxonomy: Taxonomy) -> str:
    """The code of the commitment that `text` restates, or names by number (« Engagement 2 »), else empty."""
    numbered = _NUMBERED.search(fold_text(text[:160]))
    if numbered and taxonomy.commitment(numbered[1]):
        return numbered[1]
    return _restated(fold_text(text), tuple((c.code, c.title, c.phrases) for c in taxonomy.commitments))


@lru_cache(maxsize=4096)
def _restated(folded: str, commitments: tuple[tuple[str, str, tuple[str, ...]], ...]) -> str:
    """The commitment whose words stand near the front of `folded`, else the first one that it resembles."""
    best = ""
    for code, phrase in _phrases(commitments):
        at = folded.find(phrase)
        if 0 <= at <= 45 and len(phrase) >= 12:
            return code
        if at < 0 and not best and len(folded) < 2.2 * len(phrase):
            best = code if _alike(phrase, folded[: len(phrase) + 12], _ALIKE) else ""
    return best


def is_title(text: str, taxonomy: Taxonomy) -> bool:
    """Whether `text` is the official title of an objective, give or take a few words."""
    folded = re.sub(r"^(?:objectif )?\d+ ?", "", fold_text(text))
    return _is_title(folded, tuple(o.title for o in taxonomy.objectives))


@lru_cache(maxsize=4096)
def _is_title(folded: str, titles: tuple[str, ...]) -> bool:
    return any(_close(folded, title) for title in _titles(titles))


@lru_cache(maxsize=8)
def _phrases(commitments: tuple[tuple[str, str, tuple[str, ...]], ...]) -> tuple[tuple[str, str], ...]:
    pairs = [(code, fold_text(p)) for code, title, phrases in commitments for p in (title, *phrases)]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[1])))


@lru_cache(maxsize=8)
def _titles(titles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fold_text(title) for title in titles)


def _close(a: str, b: str) -> bool:
    return a.startswith(b) or (len(a) > 25 and b.startswith(a)) or _alike(a, b, _SAME_TITLE)


def _alike(a: str, b: str, threshold: float) -> bool:
    """Whether the two share so much of their letters in order; the cheap upper bounds are asked first."""
    if 2 * min(len(a), len(b)) < threshold * (len(a) + len(b)):
        return False
    matcher = SequenceMatcher(None, "", b, autojunk=False) if len(b) < 12 else _matcher(b)
    matcher.set_seq1(a)
    return matcher.quick_ratio() >= threshold and matcher.ratio() >= threshold


@lru_cache(maxsize=256)
def _matcher(b: str) -> SequenceMatcher[str]:
    """What is worked out of the second text is kept: titles and phrases are compared with every text."""
    return SequenceMatcher(None, "", b, autojunk=False)
