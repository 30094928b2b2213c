"""The day of a contract or amendment that is told of by what it did, or by « celui », and not as signed.

« Le contrat avait été modifié le 18 mai », « Deux avenants l'ont complété, le … », « le contrat de mars
2019 », « celui du Cher l'a été mardi ».
"""

from __future__ import annotations

import re
from bisect import bisect_left

from extractor.extractors.dates.verbs import SIGN, only_spoken_of
from extractor.extractors.dates.words import WEEKDAY, DateSpan
from extractor.language import Reading

_DEED = r"(?:contrats?|conventions?|avenants?|protocoles?)"
_TITLE = (
    r"(?: (?:initiale?|departementale?|conclue?|signee?|de|du|des|d'|l[ae']|avec|entre|pour|prevention|et"
    r"|protection|enfance|etat|l'etat|l'enfance|departement))*"
)
_LE = rf"(?:le |du |en |au )?(?:{WEEKDAY} )?$"
_AMENDED = r"(?:modifie|complete|amende|prolonge|renouvele|reconduit|revise|abonde|enrichi)e?s?"
_TWICE = r"(?: (?:une (?:premiere|seconde) fois|a (?:deux|trois|plusieurs) reprises|ensuite|depuis))?,? "
# « Le contrat, signé le 9 mars 2020, avait été modifié le » : its subject is the contract, no other noun.
_WAS_AMENDED = re.compile(
    rf"\b(?:l[ea]|ce|cette|un|une|leur|son|vu le) (?:[a-z]+ )?{_DEED}(?P<gap>[^.;:]{{0,110}}?)"
    rf"(?:,| (?:a|ont|avait|avaient)(?: deja)? ete(?: deja)?| (?:est|sont)) {_AMENDED}{_TWICE}{_LE}"
)
_OTHER_SUBJECT = re.compile(
    r"(?:^|[,)] )(?:l[ae]s?|un|une|des|son|sa|ses|ce|cette) |(?:^|, )l'|\bqui\b|\bque\b|\bdont\b"
    r"|\b(?:reglement|dossier|appel|schema|budget|projet|texte|annexe)\b"
)
# « Signé en décembre 2020 et complété le 15 novembre 2021, le contrat »
_SIGNED_AND_AMENDED = re.compile(
    rf"\b(?:signe|conclu|paraphe)e?s? [^.;]{{2,80}}? (?:et|puis|,)(?: deja| ensuite| depuis)?"
    rf" {_AMENDED}{_TWICE}{_LE}"
)
_AMENDMENT_ON = re.compile(
    r"\b(?:premier|second|deuxieme|troisieme|nouvel|dernier) avenant,? le $"
    r"|\bavenants? (?:\(|: )(?:le |du )?$|[(,;] (?:deux |trois |puis )?avenants? (?:le|les|du) $"
    r"|\((?:deux |trois )?avenants? (?:le|les|du) $"
    r"|\b(?:objet|suivie?|complete|assorti|dote) d'un (?:[a-z]+ )?avenant,? le $"
    r"|\bavenants? (?:l'ont|l'a|ont|a|est|sont|l'avaient|l'avait)(?: ete)?(?: ensuite| depuis| enfin)?"
    rf" (?:{_AMENDED}|venue?s?|suivi|intervenue?s?)(?: l[ea] contrat| la convention)?{_TWICE}{_LE}"
)
_DONE_TO_IT = re.compile(
    r"[^.;]{0,60}\b(?:ete|est|sont|sera|seront) (?:vot|examin|present|adopt|approuv|discut|transmi"
    r"|publi|valid)"
)
# « le contrat de mars 2019 », « le nouveau contrat remplace celui de 2019 »
_OF_MONTH = re.compile(rf"\b{_DEED}(?: initiale?| departementale?| n° ?\d)? (?:d'|de )$")
_THAT_OF = re.compile(
    rf"\b{_DEED}{_TITLE}(?: [a-z]+)?(?: (?:la suite|le relais))?"
    r" (?:de|a|remplace|prolonge|renouvelle|succede a|suit|que) cel(?:ui|le) (?:de |d'|du mois d[e'] ?)$"
)
_GOES_BACK = r"(?:date|datent|datait|dataient|remonte|remontent|remontait|remontaient)"
_DATES_FROM = re.compile(rf"\b{_DEED}{_TITLE},? (?:qui )?{_GOES_BACK} (?:du |de |d'|au |a |en |a l'annee )$")
_THOSE_DATE_FROM = re.compile(
    rf"\W*(?:ceux|celui|celle|celles) (?:de |du |des |d')[^.;:]{{2,80}}? {_GOES_BACK} (?:du |de |d'|au |a )$"
)
_SUBJECT = re.compile(rf"\W*(?:l[ea]s?|ces?|cette|(?:l[ea]s|ces) \w+) (?:[a-z]+ )?{_DEED}\b")
# « celui du Cher l'a été », « la Corrèze l'a fait », « c'était au tour du Lot », after a sentence that signs
_LIKEWISE = re.compile(
    r"[^.;:]{0,60}?,? (?:celui|celle|ceux) (?:de |du |des |d')[^.;:,]{2,40},? (?:l'a|l'ont)(?: aussi)? ete\b"
    r"|[^.;:]{0,40}?,? c'(?:est|etait) (?:au tour|le tour) (?:de |du |des |d')"
)
_DID_LIKEWISE = re.compile(
    r"\b(?:l'a|l'ont) (?:fait|ete)(?: (?:aussi|a son tour|ensuite))?,? (?:le )?$"
    r"|\bmeme (?:chose|scene)(?: [a-z' -]{2,30})?,? (?:le )?$"
)
_NEAR = 200  # characters to the left


def of_deed(reading: Reading, span: DateSpan, sentence: tuple[int, int]) -> bool:
    """Whether a date is when a contract or amendment was made, by what the words say that it did."""
    folded = reading.folded
    left = folded[max(sentence[0], span.start - _NEAR) : span.start]
    first = span.first
    if first.day or span.shape == "relative":
        amended = _WAS_AMENDED.search(left)
        if amended and _OTHER_SUBJECT.search(_without_signing(amended["gap"])) is None:
            return True
        if _SIGNED_AND_AMENDED.search(left):
            return True
        if _AMENDMENT_ON.search(left) and not _DONE_TO_IT.match(folded, span.end, sentence[1]):
            return True
        if _likewise(reading, span, sentence, left):
            return True
    if span.last is None and first.year and (first.month or span.shape == "year"):
        if first.month and not first.day and _OF_MONTH.search(left):
            return True
        if _THAT_OF.search(left) or _DATES_FROM.search(left):
            return True
        return _THOSE_DATE_FROM.fullmatch(left) is not None and bool(
            _SUBJECT.match(_before(reading, sentence))
        )
    return False


def _without_signing(gap: str) -> str:
    """« de l'Indre, signé le 9 octobre 2020 » names the contract: the signing within is no other subject."""
    return re.sub(r", (?:signe|conclu|paraphe)e?s? [^,]{0,60}(?:,|$)", " ", gap)


def _likewise(reading: Reading, span: DateSpan, sentence: tuple[int, int], left: str) -> bool:
    folded = reading.folded
    if not (_LIKEWISE.match(folded, span.end, sentence[1]) or _DID_LIKEWISE.search(left)):
        return False
    start = sentence[0] - len(_before(reading, sentence)) if not SIGN.search(left) else sentence[0]
    told = SIGN.finditer(folded, max(0, start), span.start)
    return any(not only_spoken_of(folded, verb, span, (start, span.start)) for verb in told)


def _before(reading: Reading, sentence: tuple[int, int]) -> str:
    """The folded words of the sentence before, up to this one; empty for the first."""
    number = bisect_left(reading.sentences, sentence)
    if number == 0 or number > len(reading.sentences):
        return ""
    return reading.folded[reading.sentences[number - 1][0] : sentence[0]]
