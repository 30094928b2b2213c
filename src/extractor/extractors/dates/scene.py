"""The day of a signing that news tell of without any word of signing near it.

« Préfecture, Département et agence se sont engagés, lundi, sur un programme de deux ans »: where rules find
no day of a signature in a text that tells of one, it is the first day of the last ten in whose sentence two
of the parties stand with a word of agreement.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import date

from extractor.language import Reading
from extractor.model import DateFact, DocumentType

_NEWS: frozenset[DocumentType] = frozenset({"communique", "actualite", "article", "autre"})
_AGREED = re.compile(
    r"\b(?:renouvel|prolong|recondui|officialis|scell|paraph|enterin|concretis|contractualis|formalis|conclu"
    r"|rejoin|sign|unis\w* leurs|noue|s'allient|engage)"
)
_AGREEMENT = re.compile(
    r"\b(?:contrats?|conventions?|avenants?|accord|protocole|partenariat|programme|feuille de route"
    r"|strategie nationale)\b"
)
# What else two parties do together; and what they have not done yet.
_OTHERWISE = re.compile(
    r"\b(?:vot[eai]|adopt|deliber|approuv|seance|session|comite|copil|commission|inaugur|assises|conference"
    r"|atelier|colloque|visit|install|election|elue?|nomm|publi|annonc|present|promulgu|rapport|bilan|ouvr"
    r"|ouvert|depos|transmi|arret|prepar|discut|negoci|echang|fait le point|lance)"
)
_TO_COME = re.compile(r"\b(?:[a-z]+(?:ra|ront)|doi(?:t|vent)|devr[a-z]+)\b|\bprojet\b|\bn'(?:a|ont) pas\b")
_PARTIES = (
    re.compile(r"\b(?:etat|prefete?|prefecture|ministre|secretaire d'etat|haut-commissaire)\b"),
    re.compile(r"\b(?:departement|presidente?|conseil departemental|collectivite|metropole)\b"),
    re.compile(r"\b(?:ars|agence(?: regionale)? de sante)\b"),
)
_FRESH, _HEAD, _BESIDE, _TWO = 10, 600, 40, 2


def with_scene(
    reading: Reading, document_type: DocumentType, published: date | None, facts: tuple[DateFact, ...]
) -> tuple[DateFact, ...]:
    """The facts, the day of the signing among them where no rule found one."""
    if published is None or document_type not in _NEWS or any(fact.kind == "signature" for fact in facts):
        return facts
    if _AGREED.search(reading.folded, 0, _HEAD) is None:
        return facts
    for number, fact in enumerate(facts):
        single = fact.kind == "event" and fact.precision == "day" and fact.bound == "on"
        if single and 0 <= (published - fact.start).days <= _FRESH and _is_scene(reading, fact):
            return (*facts[:number], replace(fact, kind="signature"), *facts[number + 1 :])
    return facts


def _is_scene(reading: Reading, fact: DateFact) -> bool:
    start, end = fact.evidence.start, fact.evidence.end
    sentence = reading.sentence_at(start)
    here = reading.folded[slice(*sentence)]
    following = bisect_left(reading.sentences, sentence) + 1
    after = reading.folded[slice(*reading.sentences[following])] if following < len(reading.sentences) else ""
    if sum(party.search(here) is not None for party in _PARTIES) < _TWO or _TO_COME.search(here):
        return False
    beside = reading.folded[max(sentence[0], start - _BESIDE) : min(sentence[1], end + _BESIDE)]
    if _OTHERWISE.search(beside):
        return False
    agreed = _AGREED.search(here) or _AGREED.search(after)
    return agreed is not None and _AGREEMENT.search(here + after) is not None
