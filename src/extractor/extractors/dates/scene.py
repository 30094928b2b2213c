"""The day of a signing that news tell of without any word of signing near it.

« Préfecture, Département et agence se sont engagés, lundi, sur un programme de deux ans », « Ils étaient
trois autour de la table, le 9 octobre : … »: where rules find no day of a signature in a text that tells of
one, it is the first of the last ten days whose sentence brings the parties together with a word of agreement,
or in a scene that stands beside, below or far under « signé ». Where they find it, a later mention of that
day is of the same kind.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import date, timedelta

from extractor.language import Reading
from extractor.model import DateFact, DocumentType

_NEWS: frozenset[DocumentType] = frozenset({"communique", "actualite", "article", "autre"})
_AGREED = re.compile(
    r"\b(?:renouvel|prolong|recondui|officialis|scell|paraph|enterin|concretis|contractualis|formalis|conclu"
    r"|rejoin|sign|unis\w* leurs|noue|s'allient|engage)"
)
_AGREEMENT = re.compile(
    r"\b(?:contrats?|conventions?|avenants?|accord|protocole|partenariat|programme|feuille de route"
    r"|strategie nationale|c'est signe)\b"
)
# « le contrat signé avec l'État », « signataires du contrat »: which contract, and nothing that was done.
_WHICH = re.compile(
    r"\b(?:contrats?|conventions?|avenants?|texte|cite|du|un)(?: [a-z'-]+){0,3} (?:co)?signe[a-z]*"
    r"|\bsignataires?\b"
)
# What else two parties do together; and what they have not done yet.
_OTHERWISE = re.compile(
    r"\b(?:vot[eai]|adopt|deliber|approuv|seance|session|comite|copil|commission|inaugur|assises|conference"
    r"|atelier|colloque|visit|install|election|elue?|nomm|publi|annonc|present(?!e?s? (?:a|de))|promulgu"
    r"|rapport|bilan|ouvr|ouvert|depos|transmi|arret|prepar|discut|negoci|echang|fait le point|lance)"
)
# What keeps a day from being that of the signing that the text tells of elsewhere.
_ELSE = re.compile(
    r"\b(?:vot[eai]|adopt|deliber|approuv|seance|session|comite|copil|commission|inaugur|assises|conference"
    r"|atelier|colloque|visit|install|elections?\b|elue?s?\b|nomm|publi|annonc|presente|promulgu|rapport\b"
    r"|bilan|ouvert|ouvr|depos|transmi|prepar|discut|negoci|fait le point|lance|remi[st]|formation|racont"
    r"|temoign|detaill|explique|rencontre|theatre|spectacle|journee|fete|anniversaire|depuis|lendemain|veille"
    r"|(?:ans?|mois) apres|assemblee|arriv|nomin|deced|ferm|demarr|debut|recu|decouvert|jeunes"
    r"|enfants confies|(?<!maison des )familles|stagiaires)"
)
# « sous les yeux des équipes qui l'ont négocié »: no more than who they are.
_RELATIVE = re.compile(r"\b(?:qui|que|dont) [^,.;:]*")
_TO_COME = re.compile(r"\b(?:[a-z]+(?:ra|ront)|doi(?:t|vent)|devr[a-z]+)\b|\bprojet\b|\bn'(?:a|ont) pas\b")
_NOT_DONE = re.compile(
    r"\b(?:bientot|prochain|projet|[a-z]{2,}(?:ra|ront|raient|rait)\b"
    r"|(?:contrat|convention|avenant|reste) a signer\b|depuis (?:un|deux) ans?|(?:un|deux) ans? apres|bilan"
    r"|printemps|an dernier|avant (?:de|la))"
)
_PARTIES = (
    re.compile(r"\b(?:etat|(?:sous-)?prefete?|prefecture|ministre|secretaire d'etat|haut-commissaire)\b"),
    re.compile(r"\b(?:departement|presidente?|conseil departemental|collectivite|metropole)\b"),
    re.compile(r"\b(?:ars|agence(?: regionale)? de sante|l'agence)\b"),
)
# « Ils étaient trois autour de la table », « Rendez-vous avait été donné », « tend son stylo »
_SCENE = re.compile(
    r"\b(?:autour (?:de la|d'une) (?:meme )?table|ils etaient|elles etaient|etaient (?:trois|quatre|cinq)"
    r"|rendez-vous (?:avait|a) ete|rendez-vous etait|stylos?|paraph|poignee de main|leur parole|exemplaire"
    r"|petite table|mis d'accord|pris [a-z]+ engagements|accord|au bas d)"
)
_PENS = re.compile(r"\b(?:stylos?|plumes?|paraph)")
_FRESH, _HEAD, _BESIDE, _TWO = 10, 600, 40, 2
_BELOW = 500  # characters of the list of those who were there
_WORDS = 5  # beside a day, of a sentence rather than a stamp
_PAGE_SCENE = 220  # characters after the line that opens a scene
_FROM = timedelta(days=45)


def with_scene(
    reading: Reading, document_type: DocumentType, published: date | None, facts: tuple[DateFact, ...]
) -> tuple[DateFact, ...]:
    """The facts, the day of the signing among them where no rule found one."""
    if document_type not in _NEWS:
        return facts
    facts = _as_told_elsewhere(reading, facts)
    if published is None:
        return _with_pens(reading, facts)
    if any(fact.kind == "signature" and fact.start >= published - _FROM for fact in facts):
        return facts
    told = _AGREED.search(reading.folded, 0, _HEAD) is not None
    for decides in (_is_scene, _is_told_of):
        for number, fact in enumerate(facts):
            single = fact.kind == "event" and fact.precision == "day" and fact.bound == "on"
            if not (told and single and 0 <= (published - fact.start).days <= _FRESH):
                continue
            if decides(reading, fact):
                return (*facts[:number], replace(fact, kind="signature"), *facts[number + 1 :])
    return facts


def _as_told_elsewhere(reading: Reading, facts: tuple[DateFact, ...]) -> tuple[DateFact, ...]:
    """The facts, the other mentions of the day of a signing with its kind: « C'était jeudi, à Tulle. »

    Not where the sentence tells of something else, nor a stamp without words.
    """
    signed = {fact.start for fact in facts if fact.kind == "signature" and fact.precision == "day"}
    return tuple(
        replace(fact, kind="signature")
        if fact.kind == "event"
        and fact.precision == "day"
        and fact.start in signed
        and _is_silent(reading, fact)
        else fact
        for fact in facts
    )


def _is_silent(reading: Reading, fact: DateFact) -> bool:
    """Whether a sentence with a day says nothing that would give it to something else than a signing."""
    here = reading.folded[slice(*reading.sentence_at(fact.evidence.start))]
    spoken = "/" not in fact.text and len(here.split()) > len(fact.text.split()) + _WORDS
    return spoken and _ELSE.search(_RELATIVE.sub(" ", here)) is None and _TO_COME.search(here) is None


def _with_pens(reading: Reading, facts: tuple[DateFact, ...]) -> tuple[DateFact, ...]:
    """The facts of a text that bears no day, such as a magazine: that of the scene with the pens."""
    for number, fact in enumerate(facts):
        start = fact.evidence.start
        sentence = reading.sentence_at(start)
        if fact.kind != "event" or fact.precision != "day" or fact.bound != "on":
            continue
        scene = reading.folded[sentence[0] : sentence[1] + _PAGE_SCENE]
        above = reading.folded[max(0, sentence[0] - _BELOW) : sentence[0]]
        if not (_PENS.search(scene) and _parties(scene) >= _TWO) or _ELSE.search(scene):
            continue
        if _AGREED.search(above) and _AGREEMENT.search(above) and not _NOT_DONE.search(above + scene):
            return (*facts[:number], replace(fact, kind="signature"), *facts[number + 1 :])
    return facts


def _is_scene(reading: Reading, fact: DateFact) -> bool:
    start, end = fact.evidence.start, fact.evidence.end
    sentence = reading.sentence_at(start)
    here = reading.folded[slice(*sentence)]
    after = _neighbour(reading, sentence, 1)
    if _parties(here) < _TWO or _TO_COME.search(here):
        return False
    beside = reading.folded[max(sentence[0], start - _BESIDE) : min(sentence[1], end + _BESIDE)]
    if _OTHERWISE.search(beside) or _ELSE.search(_clause(here, start - sentence[0])):
        return False
    agreed = _AGREED.search(_WHICH.sub(" ", here)) or _AGREED.search(_WHICH.sub(" ", after))
    return agreed is not None and _AGREEMENT.search(here + after) is not None


def _is_told_of(reading: Reading, fact: DateFact) -> bool:
    """Whether a day's sentence has the parties or the pens of a signing that is told of around it."""
    start = fact.evidence.start
    sentence = reading.sentence_at(start)
    here = reading.folded[slice(*sentence)]
    before, after = _neighbour(reading, sentence, -1), _neighbour(reading, sentence, 1)
    if _ELSE.search(_RELATIVE.sub(" ", here)) or _TO_COME.search(here):
        return False
    head = reading.folded[: min(_HEAD, sentence[0])]
    if _NOT_DONE.search(head) or _NOT_DONE.search(before):
        return False
    if _AGREED.search(head + before + after) is None:
        return False
    if _AGREEMENT.search(reading.folded[: 2 * _HEAD] + here) is None:
        return False
    listed = reading.folded[start : start + _BELOW] if here.rstrip().endswith(":") else here
    scene = _SCENE.search(here) is not None or (_SCENE.search(after) is not None and not _ELSE.search(after))
    parties = max(_parties(here), _parties(listed))
    above = reading.folded[max(0, sentence[0] - _BELOW) : sentence[0]]
    return parties >= _TWO or (scene and max(_parties(above), _parties(after)) >= _TWO)


def _clause(sentence: str, place: int) -> str:
    """The part of a folded sentence from its day on: what was done on it."""
    return sentence[max(0, place - _BESIDE) : place + 2 * _HEAD]


def _parties(words: str) -> int:
    return sum(party.search(words) is not None for party in _PARTIES)


def _neighbour(reading: Reading, sentence: tuple[int, int], step: int) -> str:
    """The folded words of the sentence before or after; empty at either end."""
    number = bisect_left(reading.sentences, sentence) + step
    return reading.folded[slice(*reading.sentences[number])] if 0 <= number < len(reading.sentences) else ""
