"""Signs that a text tells what will be done: the future, who is helped, and what speaks against it."""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.extractors.actions.places import PROMISES
from extractor.extractors.actions.words import sought
from extractor.language import Reading

# A future by its ending, « va créer », « doit ouvrir », « a décidé de », « est prévu ».
PROMISE = re.compile(
    r"""\b(?<!\bqui\s)(?<!\bqui\sse\s)(?<!\bou\s)(?<!\bdont\s)(?!extra\b|ultra\b|infra\b|intra\b|contra\b|opera\b|camera\b)(?:
      [a-z]*(?:[eiu]ra|[eiu]ront|dra|dront|vra|vront|tra|tront|rra|rront)\b
    | (?:va|vont|doit|doivent|devrait|devraient)\s(?:[a-z]{2,}\s)?[a-z]{2,}(?:er|ir|re)\b
    | (?:a|ont)\s(?:decide|prevu|choisi|convenu|accepte)\s(?:de\s|d')
    | qui\s(?:va|vont)\s(?:recruter|ouvrir|creer|embaucher|doubler|former|accueillir|deployer|installer)\b
    | (?:est|sont)\s(?:egalement\s|aussi\s|ainsi\s)?(?:prevu|programme|projete|envisage|attendu)e?s?\b
    )""",
    re.VERBOSE,
)
# « Plus aucun enfant ne sera logé à l'hôtel » says what for, « si les crédits suivent » whether at all.
DENIED = sought(
    r"\b(?:ne\s|n')(?!\w+\s\w*\s?que\b)|^(?:si|s'il|lorsque|quand|selon)\b", "ne n si s lorsque quand selon"
)
# « finance déjà », « depuis 2018 »: what is done anyway.
GOES_ON = sought(
    r"\b(?:deja|depuis|actuellement|habituellement|chaque\sannee|tous\sles|toujours|hors\scontrat)\b",
    "deja depuis actuellement habituellement chaque tous toujours hors",
)
# « Cette démarche doit permettre d'améliorer … » says what for, and « … comme par exemple : » what follows.
AIM = sought(
    r"\b(?:doi(?:t|vent)|dev(?:ra|ront|rait|raient))\s(?:[a-z]+\s)?(?:permettre|contribuer|conduire|viser)\b"
    r"|\bpermett(?:ra|ront)\s(?:[a-z]+\s)?d(?:e\s|')(?:mieux|plus|davantage)\b",
    "permettre contribuer conduire viser permettra permettront",
)
# « La cellule passe de sept à onze agents », « Un foyer est doté d'un médecin ».
GROWS = sought(
    r"\bpasse(?:nt)?\sde\s[a-z0-9]+\sa\s[a-z0-9]+\b|\b(?:est|sont)\s(?:dote|renforce|etoffe|equipe)e?s?\s(?:d|de|par)\b",
    "passe passent est sont",
)
_PROMISING = re.compile(
    r"va|vont|doit|doivent|devrait|devraient|decide|choisi|convenu|accepte"
    r"|(?:prevu|programme|projete|envisage|attendu)e?s?"
)
VERBAL = re.compile(r"\b(?:a|ont|est|sont|etait|etaient|avait|avaient|il|elle|ils|elles|on|nous|vous)\b")
# Told by its accents: to be searched in the text as written.
PAST = sought(r"\b(?:a|ont|avait|avaient|était|étaient|été)\b", "a ont avait avaient etait etaient ete")
MONEY = sought(r"€|\beuros?\b", "€ euro euros")


@lru_cache(maxsize=20_000)
def _may_promise(word: str) -> bool:
    """Whether a word may be part of what PROMISE matches, which is slow to try."""
    return word.endswith(("ra", "ront")) or _PROMISING.fullmatch(word) is not None


def promises(folded: str, words: frozenset[str]) -> bool:
    """Whether a text tells what will be done; `words` are those in it, or in what it is a part of."""
    return any(map(_may_promise, words)) and PROMISE.search(folded) is not None


def spoken(reading: Reading, start: int, end: int) -> list[str]:
    """The labels of `promises.yaml` of which a range names phrases, once for each phrase."""
    return [cue.label for cue in reading.cues_in(PROMISES, start, end)]


def speaks_of(reading: Reading, label: str, start: int, end: int) -> bool:
    """Whether a range names a phrase of `promises.yaml` under this label."""
    return any(cue.label == label for cue in reading.cues_in(PROMISES, start, end))
