"""What the title of a web page and the first lines of a paper say of its type, as points.

« … - Communiqués de presse - Les services de l'État », « Délibération n° 2022-061 », « Annexe 5 au contrat »,
« JURA MAG' — n° 271 ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.language import Reading, fold
from extractor.model import DocumentType

_COMMUNIQUE_POINTS, _NEWS_POINTS, _OFFICE_POINTS, _PERIODICAL_POINTS = 6.0, 2.0, 1.0, 5.0
_NOT_PRESS_POINTS = -4.0
_ACT_POINTS, _ANNEX_POINTS, _DOWNLOAD_POINTS = 6.0, 4.5, 1.5
_FIRST_LINES = 300
_COMMUNIQUE = re.compile(
    r"(?:^|[|/:–—-] ?)(?:communiques?|cp|dossiers? de presse|(?:salle|espace) (?:de )?presse)\b(?! d'agence)"
)
_NEWS = re.compile(r"[|/–—-] ?(?:toutes (?:les|nos) )?actualites?\b")
_OFFICE = re.compile(
    r"\b(?:services de l'etat|prefecture|prefete?s?|departement|metropole|collectivite"
    r"|agence regionale de sante|ars|ministere|gouvernement|dd?ets(?:pp)?|dreets|caf"
    r"|ville de|mairie|region)\b"
)
# « Le Fil des Combes n° 27 », « Grandir ensemble #14 »: the name of a letter and its number.
_LETTER = re.compile(
    r"(?!.*\b(?:avenants?|contrats?|conventions?|communiques?|cp|deliberations?|arretes?|rapports?|fiches?|articles?)\b)"
    r"[^|]{3,60}(?: n°s? ?|#)\d{1,4}\b"
)
_TO_DOWNLOAD = re.compile(
    r"(?:telecharger|lire|consulter|retrouver) (?:le |ce |notre )?(?:communique|dossier de presse)"
    r"|communique(?: de presse)?[^\n.;]{0,40}\((?:format )?pdf"
)
_PRESS_CONTACT = re.compile(r"contacts? presse")
_NUMBERED_ACT = re.compile(
    r"(?:^|\n|[|—–-] ?)(?:projet de )?deliberation (?:n° ?)?[a-z]{0,5}[-_ ]?\d[\w./-]{2,}"
)
_ANNEX = re.compile(
    r"annexe(?: n°)?(?: ?(?:\d{1,2}|[a-z]|[ivx]{1,4})| financiere| technique)?(?: modifiee)? "
    r"(?:au |a la |a l'|du |de la |de l')(?P<act>contrat|convention|avenant)\b"
    r"|annexe(?: n°)? ?(?:\d{1,2}|[a-z]|[ivx]{1,4})\b[^\n.;]{0,70}\n+(?P<below>contrat|convention|avenant) "
)
_PERIODICAL = re.compile(
    r"(?:^|\n)[^\n.;]{0,70}?(?:\bmag\b'?|\bmagazine\b|\blettre d(?:e |u |')|\bbulletin\b|\binfolettre\b)"
    r"[^\n.;]{0,70}?(?:n° ?\d{1,4}|numero \d{1,4}|\b(?:hiver|ete|automne|printemps) 20\d\d)"
)
_OF_ACT: dict[str, DocumentType] = {"contrat": "contrat", "convention": "contrat", "avenant": "avenant"}


def signs(reading: Reading) -> Iterator[tuple[DocumentType, float]]:
    """The types that the page's own title and the first lines speak for, with points."""
    if reading.document.reader == "html":
        yield from _of_page(reading)
    head = reading.folded[:_FIRST_LINES]
    if _NUMBERED_ACT.search(head):
        yield "deliberation", _ACT_POINTS
    if (annex := _ANNEX.match(head)) and (act := annex["act"] or annex["below"]):
        yield _OF_ACT[act], _ANNEX_POINTS
    if _PERIODICAL.search(head):
        yield "autre", _PERIODICAL_POINTS


def _of_page(reading: Reading) -> Iterator[tuple[DocumentType, float]]:
    """By the words of `<title>`: where the page stands on its site, and whose site that is."""
    title = fold(" ".join(reading.document.title.split()))
    if _COMMUNIQUE.search(title):
        yield "communique", _COMMUNIQUE_POINTS
    elif _NEWS.search(title):
        yield "actualite", _NEWS_POINTS
    parts = re.split(r" [|–—-] ", title)
    if len(parts) > 1 and _OFFICE.search(parts[-1]):
        yield "actualite", _OFFICE_POINTS
        yield "article", _NOT_PRESS_POINTS
    if _LETTER.fullmatch(title):
        yield "autre", _PERIODICAL_POINTS
    if _PRESS_CONTACT.search(reading.folded) and _TO_DOWNLOAD.search(reading.folded):
        yield "communique", _DOWNLOAD_POINTS
