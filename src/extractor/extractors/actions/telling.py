"""Signs that a text tells what will be done: the future, who is helped, and what speaks against it."""

from __future__ import annotations

import re

from extractor.language import Reading

LEXICON = "promises"
# A future by its ending, « va créer », « doit ouvrir », « a décidé de », « est prévu ».
PROMISE = re.compile(
    r"""(?<!\bqui\s)(?<!\bqui\sse\s)(?<!\bou\s)(?<!\bdont\s)\b(?!extra\b|ultra\b|infra\b|intra\b|contra\b|opera\b|camera\b)(?:
      [a-z]*(?:[eiu]ra|[eiu]ront|dra|dront|vra|vront|tra|tront|rra|rront)\b
    | (?:va|vont|doit|doivent|devrait|devraient)\s(?:[a-z]{2,}\s)?[a-z]{2,}(?:er|ir|re)\b
    | (?:a|ont)\s(?:decide|prevu|choisi|convenu|accepte)\s(?:de\s|d')
    | qui\s(?:va|vont)\s(?:recruter|ouvrir|creer|embaucher|doubler|former|accueillir|deployer|installer)\b
    | (?:est|sont)\s(?:egalement\s|aussi\s|ainsi\s)?(?:prevu|programme|projete|envisage|attendu)e?s?\b
    )""",
    re.VERBOSE,
)
# « Plus aucun enfant ne sera logé à l'hôtel » says what for, « si les crédits suivent » whether at all.
DENIED = re.compile(r"\b(?:ne\s|n')(?!\w+\s\w*\s?que\b)|^(?:si|s'il|lorsque|quand|selon)\b")
# « finance déjà », « depuis 2018 »: what is done anyway.
GOES_ON = re.compile(
    r"\b(?:deja|depuis|actuellement|habituellement|chaque\sannee|tous\sles|toujours|hors\scontrat)\b"
)
# « Cette démarche doit permettre d'améliorer … » says what for, and « … comme par exemple : » what follows.
AIM = re.compile(
    r"\b(?:doi(?:t|vent)|dev(?:ra|ront|rait|raient))\s(?:[a-z]+\s)?(?:permettre|contribuer|conduire|viser)\b"
    r"|\bpermett(?:ra|ront)\s(?:[a-z]+\s)?d(?:e\s|')(?:mieux|plus|davantage)\b"
)
# « La cellule passe de sept à onze agents », « Un foyer est doté d'un médecin ».
GROWS = re.compile(
    r"\bpasse(?:nt)?\sde\s[a-z0-9]+\sa\s[a-z0-9]+\b|\b(?:est|sont)\s(?:dote|renforce|etoffe|equipe)e?s?\s(?:d|de|par)\b"
)
VERBAL = re.compile(r"\b(?:a|ont|est|sont|etait|etaient|avait|avaient|il|elle|ils|elles|on|nous|vous)\b")
PAST = re.compile(r"\b(?:a|ont|avait|avaient|était|étaient|été)\b")
MONEY = re.compile(r"€|\beuros?\b")


# Without one of these, no PROMISE: far quicker to look for.
_PERHAPS = re.compile(
    r"r(?:a|ont)\b|\b(?:va|vont|doit|doivent|devrait|devraient)\b|(?:decide|prevu|choisi|convenu|accepte)"
    r"|(?:programme|projete|envisage|attendu)"
)


def promises(folded: str) -> bool:
    """Whether a text tells what will be done."""
    return _PERHAPS.search(folded) is not None and PROMISE.search(folded) is not None


def spoken(reading: Reading, start: int, end: int) -> list[str]:
    """The labels of `promises.yaml` of which a range names phrases, once for each phrase."""
    return [cue.label for cue in reading.cues_in(LEXICON, start, end)]


def speaks_of(reading: Reading, label: str, start: int, end: int) -> int:
    """How often a range names a phrase of `promises.yaml` under this label."""
    return spoken(reading, start, end).count(label)
