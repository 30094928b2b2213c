"""Does a text layer hold French, or what a bad scan or a font without a character map left of it?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

# The words that fill half of every French page; a page of prose has at least one in six of them.
_COMMON = """
    le la les l un une des du de d et à a au aux en dans par pour sur avec sans sous que qui qu ce cette
    ces cet son sa ses leur leurs il elle ils elles on nous vous est sont être été ont avoir n ne pas plus se
    s y ou où mais donc si comme entre dont tout tous toute toutes aussi ainsi afin lors très bien fait faire
    m mme monsieur madame article page action département départemental enfants enfance protection contrat
    préfet conseil état date objet service services euros total année"""
_FREQUENT = frozenset(_COMMON.split())
_TOKEN = re.compile(r"\S+")
_EDGES = "«»“”\"'’‘()[]{}<>.,;:!?…-–—*•·/|"
_WORD = re.compile(r"[^\W\d_]+(?:['’.·-][^\W\d_]+)*[.’']?")
_FIGURES = re.compile(
    r"[-+(]?\d[\d.,:/ -]*(?:er|e|è|ère|ème|h\d*|°|%|€|k€|m€|ha|km|m2|m²)?\)?", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?:|www\.|@|\w\.(?:fr|com|org|gouv|eu|net)\b|^n°?\d", re.IGNORECASE)
_VOWEL = re.compile(r"[aeiouyàâäæéèêëîïôöœùûüÿ]", re.IGNORECASE)
_INNER_CAPITAL = re.compile(r"[a-zà-ÿ][A-ZÀ-Ý]")
_REPEATED = re.compile(r"([^\W\d_])\1\1", re.IGNORECASE)


class Plausibility(NamedTuple):
    """What was counted in a text: its words, those that no French word looks like, and the commonest ones."""

    words: int
    odd: int
    frequent: int

    @property
    def oddity(self) -> float:
        """The share of words that no French word looks like."""
        return self.odd / self.words if self.words else 0.0

    @property
    def is_garbled(self) -> bool:
        """Whether the text cannot be what the page shows; never said of a few words."""
        if self.words < 25:
            return False
        common = self.frequent / self.words
        return self.oddity > 0.4 or (self.oddity > 0.2 and common < 0.12)


def looks_garbled(texts: Sequence[str]) -> bool:
    """Whether the words of a page cannot be what it shows; quick where they are French."""
    if len(texts) < 25 or sum(text.lower() in _FREQUENT for text in texts) >= 0.15 * len(texts):
        return False
    return judge(texts).is_garbled


def judge(texts: Iterable[str]) -> Plausibility:
    """Count the plausible words of a page."""
    words = odd = frequent = 0
    for text in texts:
        for token in _TOKEN.findall(unicodedata.normalize("NFC", text)):
            bare = token.strip(_EDGES)
            if not bare:
                continue
            words += 1
            if bare.casefold() in _FREQUENT or bare[:2].casefold() in ("d’", "l’", "d'", "l'", "n'", "s'"):
                frequent += 1
            elif _is_odd(bare):
                odd += 1
    return Plausibility(words, odd, frequent)


def _is_odd(word: str) -> bool:
    if _FIGURES.fullmatch(word) or _ADDRESS.search(word):
        return False
    if not _WORD.fullmatch(word):
        # Letters and figures or signs mixed: "d6partement", "pr\ufffdfet", "(cid:12)"; A4 and F1-2 are names.
        return not re.fullmatch(r"[A-Z]{1,4}[-./]?\d[\w./-]*|\d+[A-Z]{1,2}\d?", word)
    if _REPEATED.search(word) or (_INNER_CAPITAL.search(word) and word[:2] not in ("Mc", "Le", "La", "De")):
        return True
    if word.isupper():
        return False  # initials have no vowels: CDPPE, PMI
    return len(word) >= 3 and not _VOWEL.search(word)
