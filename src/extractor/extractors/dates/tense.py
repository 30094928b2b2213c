"""Whether the words around a date tell of what was or of what is to come: that settles the year left out."""

from __future__ import annotations

import re

from extractor.extractors.dates.words import DateSpan
from extractor.language import Reading


def _compile(*pieces: str) -> re.Pattern[str]:
    return re.compile("".join(pieces))


ARTICLES = r"\s*:?\s*(?:(?:au|le|la|les|l'|fin|debut|du|de|des|d'|l'annee|l'exercice|mois de|mois d')\s*)*$"
DEADLINE = _compile(
    r"(?:\bavant|\bd'ici(?: a| au)?|\bau plus tard(?: en| au)?|\bjusqu'(?:au|en|a)|\bhorizon|\bechances?",
    r"|\becheance(?: est)?(?: fixee)?(?: au)? ?:?|\bdate limite[^.;]{0,60}|\bdelais?(?: fixee?s?)?"
    r"|(?<!lors de la )(?<!pour la )(?<! en )\bcloture[^.;]{0,40}",
    r"|\b(?:echeances?|delais?|dates? limites?)\b[^.;]{0,130}"
    r"\b(?:fixe|report|repouss|prolong|avanc)ee?s?",
    r"|\b(?:non |pas (?:ete |encore ete )?)(?:utilise|employe|consomme|depense|engage)e?s?[^.;]{0,30}"
    r"(?= au $)|\bpour(?= le $))",
    ARTICLES,
)
_FUTURE = re.compile(
    r"(?:\b(?!(?:jura|opera|camera|extra|infra|para|vera)\b)[a-z]+r(?:a|ont)|\bdoi(?:t|vent)"
    r"|\brendez-vous (?:est )?(?:pris|fixe)|\barrive(?:nt)? a (?:son |leur )?(?:terme|echeance))"
    r"\b[^.;:|]{0,60}$"
)
# « prévu en février »: participles that tell of nothing yet.
_PLANNED = re.compile(
    r"(?:prev|attend|programm|fix|report|repouss|planifi|esper|envisag|propos|decal|souhait|differ|reserv"
    r"|convoqu|donn|demand|appel|arret|limit|prolong|destin|invit|ouvert|annonc|avanc|promi)"
)
_SET_FOR = re.compile(
    r"\b(?:est|sont) (?:[a-z]+ment )?"
    r"(?:prevue?s?|attendue?s?|programmee?s?|fixee?s?|reportee?s?|repoussee?s?|envisagee?s?|convoquee?s?)\b"
    r"[^.;:|]{0,60}$"
)
_OTHER_DONE = (
    "reten", "ten", "elu", "recu", "conclu", "rendu", "remis", "paru", "obtenu", "interven", "surven", "pris",
    "mis", "reuni", "saisi", "bati", "admis", "transmis", "soumis", "accueilli", "choisi", "venu", "devenu",
)  # fmt: skip
_HAVE_DONE = re.compile(
    r"\b(?:a|ont|avait|avaient|avons|ai|est|sont|etait|etaient)(?: ete)?(?: deja| enfin| [a-z]+ment)?"
    r" (?P<word>(?!etre\b|ete\b)[a-z]{2,}(?:e|ee|ees|es|i|is|ie|it|u|us|ue|ues))\b"
    r"[^.;:,|]{0,60}(?:,[^.;:,|]{1,20})?$"
)
_DONE = re.compile(
    r"(?<!etre )(?<!\bla )(?<!\ble )(?<!\bune )(?<!\bun )(?<!\bcette )(?<!\bce )(?<!\bde )(?<![ldsn]')"
    r"\b(?P<word>[a-z]{2,}(?:e|ee|ees|es|i|is|ie|it|u|us|ue|ues))"
    r"(?: (?:a|au|en|par|dans|lors) [a-z' -]{2,40})?,?"
    r" (?:(?:en|le|au mois de|au mois d'|le mois de|au|courant|fin|debut|mi-?) ?)?$"
)


# « s'est engagée à rouvrir la négociation au premier trimestre »
_PROMISED = re.compile(
    r"\b(?:s'(?:est |etait )?engag|se sont engag|prome|promi|prevoi|compt|esper|enten|souhait|ve(?:u|ul)"
    r"|invit|appel|demand|propos)[a-z]*(?: [a-z']+)? ?(?:a |de |d')?[a-z]{2,}(?:er|ir|re)\b[^.;:|]{0,70}$"
)
_NEXT = re.compile(r"\bprochaine?s?\b(?: [a-z]+){0,3},? ?(?:en|le|au|:)? ?$")


def looks_ahead(reading: Reading, span: DateSpan) -> bool:
    """Whether the words around say that the date is still to come."""
    start, _ = reading.sentence_at(span.start)
    left = reading.folded[max(start, span.start - 150) : span.start]
    ahead = (DEADLINE, _FUTURE, _SET_FOR, _NEXT, _PROMISED)
    return any(pattern.search(left) for pattern in ahead)


def looks_back(reading: Reading, span: DateSpan) -> bool:
    """« depuis le mois de mars » lies behind."""
    words = reading.folded[max(0, span.start - 24) : span.end]
    return re.search(r"\bdepuis (?:le |la |l')?(?:mois de |mois d')?[0-9a-z]+ ?[a-z.]*$", words) is not None


def is_told(reading: Reading, span: DateSpan) -> bool:
    """« retenus en février », « ont été reçus le 3 mai »: what governs the date tells of what was.

    Not « prévu en février », nor a date with a verb in the future before it.
    """
    start, _ = reading.sentence_at(span.start)
    start = max(start, span.start - 90)
    left = reading.folded[start : span.start]
    if _FUTURE.search(left):
        return False
    done = _HAVE_DONE.search(left) or _DONE.search(left)
    if done is None or _PLANNED.match(done["word"]):
        return False
    word = reading.text[start + done.start("word") : start + done.end("word")].lower()
    if done["word"].startswith(_OTHER_DONE):
        return True
    return word.rstrip("es").endswith("é") or (word.rstrip("s").endswith("e") and "é" not in reading.text)
