"""Words broken at the end of a line: is the hyphen the typesetter's, or the word's own?

A dictionary would answer; the document itself answers nearly as well, because a word that is broken once
usually stands whole elsewhere. What the document does not say, a short list of French compounds does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Literal

HYPHENS = "-\u2010\u2011"
SOFT_HYPHEN = "\u00ad"

Junction = Literal["mend", "keep", "space"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")
_LAST = re.compile(r"([^\W_]+(?:[-\u2010\u2011][^\W_]+)*)[-\u2010\u2011]$")
_ADDRESS = re.compile(r"(?:https?:|www\.)\S*$", re.IGNORECASE)
# What stands right before a family name in capitals: « Corentin », « Mme », « de ».
_AFTER_GIVEN_NAME = re.compile(
    r"\b(?:(?!Pour|Dans|Avec|Entre|Article|Annexe|Titre|Chapitre|Objet|Objectif|Fiche|Action|Notre|Cette)"
    r"[A-ZÀ-Ý][a-zà-ÿ]{3,}|(?:M|Mme|Dr)\.?)\s(?:de\s|du\s|d['’])?$"
)
_FIRST = re.compile(r"^[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")

# Small words that link the parts of a place name or a locution: Alpes-de-Haute-Provence, c'est-à-dire.
_LINKS = _words("de du des d la le les l en sur sous et à a aux au ès lès lez t")
# First halves that French keeps apart from what follows, rarely the first syllables of another word.
_FIRST_HALVES = _words("""mi vice ex non quasi demi semi sous avant après arrière contre outre peut quelque
    celui celle ceux sage sages
    celles lui eux elle elles moi toi soi nous vous ce cet cette là ci dix vingt trente quarante cinquante
    soixante quatre cent saint sainte saints notre haut haute hauts hautes bas basse val seine loire bouches
    alpes pyrénées côte côtes puy lot tarn meurthe maine ille eure indre médico socio franco gallo hors
    porte chef procès compte rendez savoir bien mal grand grands petit petits belle beau court long
    audio psycho bio éco inter intra post micro auto co""")
# Of those, the ones that are also plain first syllables (co-ordonner, bien-tôt): the document must say so.
_DOUBTFUL = _words(
    "ce co auto inter intra post micro bio éco psycho audio mal bas lot val beau belle court long sous porte"
    " contre outre compte cent non semi demi ex mi grand petit moi toi soi bien haut notre maine tarn"
)
# Whole words that are also the first syllables of longer ones: entre-prise says nothing about the hyphen.
_PREFIXES = _words("entre contre outre avant après arrière super inter trans sous aussi parti ordre juste")
_SECOND_HALVES = _words("ci là il ils elle elles on moi toi lui même mêmes être dire")
# Doubtful first halves settled by what follows: mi-septembre, sous-préfet, grand-mère.
_PAIRS = {
    "mi": _words(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre temps chemin"
        " parcours année saison"
    ),
    "sous": _words(
        "préfet préfète préfets préfecture préfectures préfectoral directeur directrice direction traitant"
        " traitance total ensemble section secteur groupe commission effectif estimé tendre jacent"
    ),
    "bien": _words("être fondé"),
    "mal": _words("être logement logés"),
    "non": _words(
        "accompagné accompagnés accompagnée accompagnées respect lieu recours accueil conformité droit"
        " paiement exécution reconduction salarié salariés"
    ),
    "ex": _words("mineurs conjoint conjointe placés président ministre"),
    "co": _words(
        "financement financements financeur financeurs financé financés financée pilotage piloté pilotés"
        " pilotée pilotées piloter pilote pilotes portage porté portés construction construire construit"
        " animation présidence présidant présidé président parentalité responsabilité signataire signataires"
        " développement intervention"
    ),
    "grand": _words("mère père parent parents public"),
    "petit": _words("déjeuner fils"),
    "porte": _words("parole"),
    "contre": _words("indication expertise signature seing"),
    "post": _words("natal natale natales natals"),
    "demi": _words("journée journées pension heure tarif"),
    "inter": _words("institutionnel institutionnelle services départemental"),
    "compte": _words("rendu rendus"),
    "haut": _words("commissaire commissariat commissaires conseil"),
    "socio": frozenset(),
}


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """The words that stand whole in `texts`, folded: what a broken word is compared with."""
    unlike = set("\n".join(texts).casefold().split())
    return frozenset(_WORD.findall("\n".join(unlike)))


def junction(before: str, after: str, known: AbstractSet[str]) -> Junction:
    """How a line that ends in a hyphen (`before`) goes on in the next one (`after`).

    "mend" drops the hyphen and joins, "keep" joins with the hyphen, "space" leaves both as they are: the
    hyphen is a dash. `known` is the document's own vocabulary.
    """
    if before.endswith(SOFT_HYPHEN):
        return "mend"
    last, first = _LAST.search(before), _FIRST.match(after)
    if _ADDRESS.search(before):
        return "keep"  # addresses break at their own hyphens and are not hyphenated
    if last is None:
        return "space"
    if first is None:
        return "keep"
    left, right = last[1], first[0]
    elided = after[len(right) : len(right) + 1] in ("'", "’")
    half, other = re.split(r"[-\u2010\u2011]", left)[-1], re.split(r"[-\u2010\u2011]", right)[0]
    if half[-1].isdigit() or other[0].isdigit():
        return "keep"
    if f"{left}-{right}".casefold() in known:
        return "keep"
    if (left + right).casefold() in known or (half + other).casefold() in known:
        return "mend"
    whole = {half.casefold(), other.casefold()}
    if min(map(len, whole)) >= 5 and whole <= known and half.casefold() not in _PREFIXES:
        return "keep"  # enfance-famille: both halves are words of this document
    capitals = left.isupper() and right.isupper() and len(left) > 1
    if capitals and _AFTER_GIVEN_NAME.search(before[: last.start()]):
        return "keep"  # Corentin SEIX-/BÉLESTA: no typesetter breaks a name within a syllable
    if other[0].isupper() and not (capitals and not _is_compound(half, other, left, right, elided)):
        return "keep"
    return "keep" if _is_compound(half, other, left, right, elided) else "mend"


def _is_compound(half: str, other: str, left: str, right: str, elided: bool) -> bool:
    half, other = half.casefold(), other.casefold()
    if half in _PAIRS and other in _PAIRS[half]:
        return True
    if other in _LINKS and (len(right) > len(other) or elided):  # Bouches-/du-Rhône, Val-/d'Oise
        return True
    if half in _LINKS and len(left) > len(half):  # Alpes-de-/Haute-Provence
        return True
    if other in _SECOND_HALVES:
        return True
    return half in _FIRST_HALVES and half not in _DOUBTFUL
