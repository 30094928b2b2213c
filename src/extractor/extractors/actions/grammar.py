"""How the wording of an action begins, and what never does: dates, laws, sums, people."""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.language import norm
from extractor.rules import Lexicon, Rules

_ARTICLES = re.compile(
    r"""(?:
      (?:le|la|les|une?|des|du|de|deux|trois|quatre|cinq|six|dix|\d+|plusieurs|quelques|autres?|nouve\w+|premier\w*)
      (?![a-z])\s*
    | [ld]' | ["«(]\s?
    )*""",
    re.VERBOSE,
)
NOT_ACTION = re.compile(
    r"""(?:
      sur\sl[ea]s?\s(?:budget|fonds?|credits) | sur\sl' | (?:vu|considerant)\b
    | (?:lun|mar|mercre|jeu|vendre|same)di\b | dimanche\b | \d{1,2}(?:er)?\s[a-z]{3,9}\s(?:19|20)\d\d
    | (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\s\d{4}
    | \d{1,2}\s?h | https?: | www\. | article\s\d | annexe\s\d | m\.\s | mme\s | monsieur\s | madame\s
    | [\d\s]+(?:€|euros|m€|k€) | \d+(?:,\d+)?\s?%
    )""",
    re.VERBOSE,
)
# « Autour de la naissance : ouverture de … »: whom it is for, then what is done.
THEME = re.compile(r"[^.:;,()]{4,45}?\s?:\s(?=\S)")
FOR_WHOM = re.compile(
    r"(?:pour|autour\sd|avant\sla\snaissance|apres\sla\snaissance|cote|en\sfaveur|en\smatiere|au\stitre\sde\sl'engagement"
    r"|a\sdestination|s'agissant|aupres)\b"
)
OFFERED = re.compile(
    r"(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|des|davantage)\s"
)
# « 210 000 € par an pour une équipe mobile »: the sum, then what it is for.
SUM_LEAD = re.compile(
    r"\d[\d\s.,]*(?:€|euros|[km]€|millions?\sd'euros)(?:\s(?!pour\b)[^:;,.]{1,40}?)?,?\s(?:enfin,\s)?"
    r"(?:pour\sque\s|pour\s|destine[es]*\s(?:a|aux?)\s|afin\sde\s|afin\sd')"
)
_FIRST = re.compile(r"[^\s,;:.'()]{0,40}")
_INFINITIVE = re.compile(r"(?:ne pas |mieux |se |s'|y |en )?[a-z]{2,}(?:er|ir|oir|re)\b")


@lru_cache(maxsize=8)
def _listed(lexicon: Lexicon, label: str) -> frozenset[str]:
    return frozenset(norm(word) for word in lexicon.phrases["lists"][label])


def doing_words(rules: Rules) -> frozenset[str]:
    """The nouns and verbs of doing of the lexicon, normalised."""
    return _listed(rules.lexicon, "not_heads")


def word_is_doing(folded: str, heads: frozenset[str]) -> bool:
    """Whether a text begins, after its articles, with a noun or verb of doing of the lexicon."""
    articles = _ARTICLES.match(folded)
    first = _FIRST.match(folded, articles.end() if articles else 0)
    return first is not None and norm(first[0]) in heads


def is_infinitive(folded: str, rules: Rules) -> bool:
    """Whether a text begins with an infinitive, even one that the lexicon does not know."""
    if not _INFINITIVE.match(folded):
        return False
    return norm(folded.split(maxsplit=1)[0].rstrip(",;")) not in _listed(rules.lexicon, "not_infinitives")
