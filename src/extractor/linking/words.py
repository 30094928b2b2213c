"""Text as content words: what is left when case, accents, plurals and grammar are folded away.

« Les visites à domicile » and « visite au domicile » are both `visite domicile`. A text and a rule's phrase
go through the same folding, so that they meet whatever the case, accent, plural or line break. `sans`, `non`,
`hors` and `pas` stay: they change what is said.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import compress
from typing import TypeVar

_WORD = re.compile(
    r"[^\W\d_]{2,}+(?:[01][^\W\d_]{2,}+)*+"  # a word, F0RMATION
    r"|[^\W\d_](?:(?:[01][^\W\d_]{2,}+)++|(?:\.[^\W\d_])+(?![^\W\d_])\.?)?"  # S0UTIEN, P.M.I., M.N.A
    r"|0[^\W\d_]{2,}"  # 0DPE
    r"|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)"  # 1 000
    r"|\d+(?:e|è|er|re|ère|ème|eme|nd|nde)?(?![^\W_])"  # 4, 4e
    r"|\d+"
)
_CAPITAL_WITHIN = re.compile(r"(?<=[^\W\d_A-Z])I")
_SMALL, _CAPITALS = str.maketrans("01", "ol"), str.maketrans("01", "OI")

_FUNCTION_WORDS = frozenset(
    """
    de du des d la le les l a à au aux en dans un une et ou pour par sur sous vers ses son sa leur leurs
    notre nos votre vos ce cet cette ces c qui que qu quoi dont où y se s n ne
    il ils on nous vous je
    est sont être été était étaient sera seront soit soient ayant avoir ont avait étant
    avec auprès ainsi afin notamment via lors dès aussi comme selon si
    tout tous toute toutes chaque certains certaines plusieurs
    e er ère ème m mme
    """.split()  # noqa: SIM905
)
_IRREGULAR = {
    "ans": "an",
    "né": "ne",
    "nés": "ne",
    "née": "ne",
    "nées": "ne",
    "ips": "ip",
    "travaux": "travaux",
    "formé": "former",
    "formés": "former",
    "formée": "former",
    "formées": "former",
    "former": "former",
}
_FEMININE = (
    ("trice", "teur"),
    ("euse", "eur"),
    ("elle", "el"),
    ("enne", "en"),
    ("iere", "ier"),
    ("ive", "if"),
    ("ale", "al"),
    ("ante", "ant"),
    ("ente", "ent"),
    ("ee", "e"),
)
_CACHE_LIMIT = 200_000
_TEXTS_KEPT = 1_000
_SHORTEST_FAMILY = 3

Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(slots=True)
class ContentWords:
    """The stems of a text, and the words as written that they are of."""

    text: str
    stems: list[str]
    written: list[str]
    _stem_or_nothing: list[str] = field(repr=False)
    _spans: list[tuple[int, int]] = field(default_factory=list, repr=False, compare=False)

    @property
    def spans(self) -> list[tuple[int, int]]:
        """The characters that each stands on: only found when asked, which few texts are."""
        if not self._spans:
            self._spans = [
                found.span() for found in compress(_WORD.finditer(self.text), self._stem_or_nothing)
            ]
        return self._spans


class Remembering(dict[Key, Value]):
    """What a function gives for each key, found once; beyond `limit` keys all is forgotten."""

    def __init__(self, function: Callable[[Key], Value], limit: float = math.inf) -> None:
        super().__init__()
        self._function, self._limit = function, limit

    def __missing__(self, key: Key) -> Value:
        if len(self) >= self._limit:
            self.clear()
        value = self[key] = self._function(key)
        return value


def mended(word: str) -> str:
    """A word without what OCR takes for its letters: `reIais` is `relais`, `F0RMATION` `FORMATION`."""
    if word[0].isdigit() and not (word[0] == "0" and word[1:].isalpha()):
        return word
    if word.isupper():
        return word.translate(_CAPITALS)
    return _CAPITAL_WITHIN.sub("l", word.translate(_SMALL))


def fold(word: str) -> str:
    """Lower case without accents: `Œuvré` is `oeuvre`."""
    word = word.replace("œ", "oe").replace("Œ", "OE").lower()
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


class Folding:
    """Folds text to content words. Words that begin with a family (`recrut`) are all that one word."""

    def __init__(self, families: Iterable[str] = ()) -> None:
        self._families = frozenset(fold(family) for family in families)
        self._longest = max(map(len, self._families), default=0)
        self._stems = Remembering(self._fold, _CACHE_LIMIT)
        self._texts: dict[str, ContentWords] = {}

    def words(self, text: str) -> ContentWords:
        """The content words of a text. Rules, classifier and reasons ask in turn: the last texts are kept."""
        found = self._texts.get(text)
        if found is None:
            if len(self._texts) >= _TEXTS_KEPT:
                self._texts.clear()
            found = self._texts[text] = self._words(text)
        return found

    def _words(self, text: str) -> ContentWords:
        words = _WORD.findall(text)
        stems = list(map(self._stems.__getitem__, words))
        return ContentWords(text, list(filter(None, stems)), list(compress(words, stems)), stems)

    def stem(self, word: str) -> str:
        """The stem of one word; empty for a function word."""
        return self._stems[word]

    def _fold(self, word: str) -> str:
        word = mended(word)
        lower = word.lower()
        if lower in _FUNCTION_WORDS:
            return ""
        if lower in _IRREGULAR:
            return _IRREGULAR[lower]
        if word[0].isdigit():
            return _number(lower)
        stem = fold(lower).replace(".", "")
        for length in range(min(len(stem), self._longest), _SHORTEST_FAMILY - 1, -1):
            if stem[:length] in self._families:
                return stem[:length] + "~"
        return _singular(stem)


def _number(word: str) -> str:
    digits = re.sub(r"\D", "", word)
    return digits + "e" if word[-1].isalpha() else digits


def _singular(stem: str) -> str:
    if len(stem) <= 3:
        return stem
    if stem.endswith("aux") and not stem.endswith("eaux") and len(stem) > 4:
        stem = stem[:-3] + "al"
    elif stem[-1] in "sx" and not stem.endswith("ss"):
        stem = stem[:-1]
    for feminine, masculine in _FEMININE:
        if stem.endswith(feminine) and len(stem) > len(feminine) + 1:
            stem = stem[: -len(feminine)] + masculine
            break
    if stem.endswith("er") and len(stem) > 5:
        return stem[:-1]
    return stem
