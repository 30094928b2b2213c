"""The patterns of `grammar`: what a French date may look like, and what only looks like one.

Pieces stand in `datewords`; every pattern runs on text folded by `language.fold`.
"""

from __future__ import annotations

import re

from extractor.extractors.dates.words import (
    DAY,
    DAY_WORDS,
    MONTH,
    MONTH_NAME,
    ORDINALS,
    SPACE,
    WEEKDAY,
    WEEKDAY_NAMES,
    YEAR,
    YEAR_WORDS,
    words_of,
)

# What makes of a four-digit number a count, a price or a reference.
_COUNTED = words_of(
    """€ k€ m€ % euros? places? enfants? jeunes familles? jours habitants heures? actions? signalements ip
    mineurs? personnes agents postes logements eleves professionnels assistants mesures situations naissances
    km metres foyers visites appels dossiers lits etp participants usagers beneficiaires parents demandes"""
)
_NOT_COUNT = rf"(?!{SPACE}?(?:{'|'.join(_COUNTED)})(?![a-z]))(?!-[0-9]{{3}}|[./-][0-9]|[a-z@_])"
_NOT_NUMBER = r"(?<![0-9.,/°-])"
_TURN = (
    rf"(?:,?{SPACE}(?:(?P<turn>derniere?|prochaine?|passee?)"
    r"|de l'an(?:nee)? (?P<turn_year>derniere?|prochaine?|passee?)"
    r"|de (?P<this_year>cette annee|l'annee en cours))\b)?"
)
_OF_YEAR = rf"(?:(?:,|{SPACE}de l'annee)?{SPACE}?(?P<y>{YEAR}){_NOT_COUNT})?"
_PART = (
    r"(?:(?:debut|fin|mi|courant)[ -](?:du mois (?:de |d')|d'|de )?"
    r"|(?:premiere|1ere|seconde|deuxieme|2e|derniere) (?:quinzaine|semaine) (?:du mois )?(?:de |d'))"
)
_OPEN = r"(?:(?:fin|debut|mi)[ -])?"


def _compile(*pieces: str) -> re.Pattern[str]:
    return re.compile("".join(pieces))


RANGE = _compile(
    rf"(?:\b(?P<from>du|entre{SPACE}le|de|depuis{SPACE}le|des{SPACE}le){SPACE})?",
    rf"(?:(?P<w1>{WEEKDAY}),?{SPACE})?",
    rf"{_NOT_NUMBER}(?<!n° )(?<!numero )(?P<d1>{DAY})(?:{SPACE}(?P<m1>{MONTH}))?(?:{SPACE}(?P<y1>{YEAR}))?",
    rf"(?:{SPACE}(?P<to>au|et{SPACE}le|jusqu'au){SPACE}|{SPACE}?(?P<dash>–|-|/){SPACE}?)",
    # « page 4 - Samedi 5 février » is no range: the first day would have its weekday too.
    rf"(?:(?(dash)(?(w1)|(?!)))(?P<w2>{WEEKDAY}),?{SPACE})?(?P<d2>{DAY}){SPACE}(?P<m2>{MONTH})",
    rf"(?:{SPACE}(?P<y2>{YEAR}){_NOT_COUNT})?",
)
NUMERIC_RANGE = _compile(
    rf"\b(?:du|entre{SPACE}le|periode(?: :)?){SPACE}",
    r"(?P<first>(?P<d1>[0-9]{1,2})(?P<sep>[/.])(?P<m1>[0-9]{1,2})(?:(?P=sep)(?P<y1>(?:19|20)?[0-9]{2}))?)",
    rf"(?:{SPACE}(?:au|et{SPACE}le){SPACE}| ?[–-] ?)",
    r"(?P<d2>[0-9]{1,2})(?P=sep)(?P<m2>[0-9]{1,2})(?P=sep)(?P<y2>(?:19|20)?[0-9]{2})(?![0-9/])",
)
DAY_LIST = _compile(
    rf"(?P<items>(?:\b{WEEKDAY},?{SPACE})?{_NOT_NUMBER}{DAY}(?:{SPACE}{MONTH})?",
    rf"(?:(?:,{SPACE}?|,?{SPACE}(?:et|ou|puis){SPACE})(?:les?{SPACE})?(?:{WEEKDAY},?{SPACE})?",
    rf"{DAY}(?:{SPACE}{MONTH})?)+)(?:{SPACE}(?P<y>{YEAR}){_NOT_COUNT})?{_TURN}",
)
LIST_ITEM = _compile(rf"(?:(?P<w>{WEEKDAY}),?{SPACE})?(?<![0-9])(?P<d>{DAY})(?:{SPACE}(?P<m>{MONTH}))?")
DAY_MONTH = _compile(
    rf"(?:\b(?P<w>{WEEKDAY}),?{SPACE}(?:le{SPACE})?)?",
    rf"{_NOT_NUMBER}(?P<d>{DAY}){SPACE}?(?:du mois (?:de |d'))?(?P<m>{MONTH}){_OF_YEAR}{_TURN}",
    rf"(?!{SPACE}(?:[0-9]{{2}}(?![0-9]| ?h| ?:| ?\||[.)] | [a-z])|1[0-8][0-9]{{2}}(?![0-9])))",
)
WORDS = _compile(
    rf"(?:\b(?P<w>{WEEKDAY}),?{SPACE}(?:le{SPACE})?)?\b(?P<d>{DAY_WORDS}){SPACE}(?P<m>{MONTH_NAME})",
    rf"(?:{SPACE}(?P<y>{YEAR}|{YEAR_WORDS}))?",
)
ACT = _compile(
    rf"\bl'an{SPACE}(?P<y>{YEAR}"
    rf"|{YEAR_WORDS}),?{SPACE}(?:et{SPACE})?le{SPACE}(?:(?P<w>{WEEKDAY}),?{SPACE})?",
    rf"(?P<d>{DAY_WORDS}|{DAY}){SPACE}(?:du mois (?:de |d'))?(?P<m>{MONTH_NAME})",
)
DASHED = _compile(rf"{_NOT_NUMBER}(?P<d>{DAY})-(?P<m>{MONTH})-(?P<y>{YEAR}|[0-9]{{2}})\b")
ISO = _compile(r"(?<![0-9a-z.,/°-])(?P<y>(?:19|20)[0-9]{2})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})(?![0-9-])")
NUMERIC = _compile(
    rf"(?:\b(?P<w>{WEEKDAY}),?{SPACE}(?:le{SPACE})?)?(?<![0-9a-z.,/@-])(?P<d>[0-9]{{1,2}})(?: ?er)?",
    r"(?P<sep> ?[/.-] ?)(?P<m>[0-9]{1,2})(?P=sep)(?P<y>(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9a-z]|[./-][0-9])",
)
NUMERIC_SHORT = _compile(
    rf"\b(?:le|au|du|{WEEKDAY}){SPACE}(?P<d>[0-3][0-9])/(?P<m>[01][0-9])(?![0-9]|[/.,-][0-9]| ?(?:%"
    rf"|sur|des?\b))"
)
MONTH_RANGE = _compile(
    r"(?:\b(?P<from>de |entre |depuis |d'))?(?<![0-9a-z])",
    rf"(?P<all>{_OPEN}(?P<m1>{MONTH})(?:{SPACE}(?P<y1>{YEAR}))?",
    rf"(?:{SPACE}(?P<to>a|et|jusqu'en|jusqu'a){SPACE}|{SPACE}?(?P<dash>–|-|/){SPACE}?)",
    rf"{_OPEN}(?P<m2>{MONTH})(?:{SPACE}(?P<y2>{YEAR}){_NOT_COUNT})?)",
)
MONTH_LIST = _compile(
    rf"(?<![0-9a-z])(?P<items>{MONTH}(?:,{SPACE}{MONTH})*{SPACE}(?:et|ou|puis){SPACE}{MONTH})",
    rf"{SPACE}(?P<y>{YEAR}){_NOT_COUNT}",
)
MONTH_WORD = _compile(MONTH)
MONTH_YEAR = _compile(
    rf"(?:\b{_PART})?(?<![0-9a-z])(?P<m>{MONTH}){SPACE}(?:de l'annee )?(?P<y>{YEAR}){_NOT_COUNT}"
)
MONTH_NUMERIC = _compile(rf"(?<![0-9/.-])(?P<m>0[1-9]|1[0-2])/(?P<y>{YEAR})(?![/0-9])")
MONTH_ALONE = _compile(
    r"\b(?:(?:en|depuis|avant|apres|des|d'ici(?: a)?|a (?:partir|compter) d(?:e|')|jusqu'en|jusqu'a",
    rf"|(?:rentree|crue|seance|session|pleniere|reunion|scrutin|election|commission|comite|assemblee|copil)s?"
    rf" d(?:e|')|mois de|mois d'){SPACE}?(?:la )?)?",
    rf"(?P<all>{_PART}?(?P<m>{MONTH})(?!{SPACE}(?:19|20)[0-9]{{2}}){_TURN})",
)
# « Avril : installation du comité », at the head of an item.
MONTH_LABEL = _compile(rf"(?:^|\n)(?:[-•*–] ?)?(?P<m>{MONTH})(?= ?:)")
QUARTER = _compile(
    rf"\b(?:(?P<part>debut|fin) du )?(?P<n>{'|'.join(ORDINALS)}){SPACE}",
    r"(?P<u>trim(?:estre|\.)|sem(?:estre|\.))(?![a-z])",
    rf"(?:{SPACE}(?:de{SPACE}|d')?(?:l'annee{SPACE}|l'exercice{SPACE})?(?P<y>{YEAR}))?{_TURN}",
)
QUARTER_CODE = _compile(rf"\b(?P<u>[tsq])(?P<n>[1-4])[ /-]?(?P<y>{YEAR})")
YEAR_QUARTER = _compile(r"\b(?P<y>(?:19|20)[0-9]{2})[ /-]?(?P<u>[tsq])(?P<n>[1-4])\b")
SEASON = _compile(
    rf"\b(?<!\ba )(?<!ont )(?<!ait )(?<!aient )(?P<s>printemps|ete|automne|hiver){SPACE}",
    rf"(?:(?P<y>{YEAR}){_NOT_COUNT}|(?P<turn>dernier|prochain|passe)\b)",
)
BACK_TO_SCHOOL = _compile(
    rf"\brentree(?: scolaire)?{SPACE}(?:(?:de )?(?P<y>{YEAR})(?: ?[-/] ?(?:20)?[0-9]{{2}}\b)?",
    r"|(?P<turn>derniere|prochaine)\b)",
)
_TO_YEAR = rf"(?:{SPACE}?[-–/,]{SPACE}?|{SPACE}(?:a|et|ou|jusqu'en|puis|et en){SPACE})"
YEARS = _compile(
    rf"(?<![0-9/.,°a-z-])(?:19|20)[0-9]{{2}}(?:{_TO_YEAR}(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}})(?![0-9]))+",
    rf"{_NOT_COUNT}(?!{SPACE}du{SPACE}{DAY}| h\b|°)",
)
RESPECTIVELY = _compile(r"\brespectivement,?(?: [a-z]+){0,2} $")
YEAR_STEP = _compile(r"(?P<to>[^0-9]*)(?P<y>[0-9]+)")
# A bare year is one beside these words; elsewhere it may be any number.
_GOVERNORS = words_of(
    """en depuis des annees? annee_scolaire annee_civile annee_budgetaire exercices? exercice_budgetaire
    horizon jusqu'en jusqu'a avant apres d'ici d'ici_a titre_de l'an millesime edition de pour budgets?
    budget_primitif budget_previsionnel campagne finances plf plfss lfi lfss fir montants? credits dotations?
    enveloppes? financements? subventions? participations? programmation objectifs chiffres donnees bilan
    rapport plan schema contrats? conventions? avenants? programme strategie vague generation calendrier
    effectifs depenses recettes previsionnel report_sur reporte_sur reportee_sur reportes_sur reportees_sur
    reporte_a reportee_a reportes_a reportees_a
    repousse_a repoussee_a compte_administratif compte_financier compte_financier_unique sur"""
)
GOVERNED_YEAR = _compile(
    rf"(?:(?P<part>\b(?:debut|fin|mi|courant)(?:[ -]|{SPACE}de{SPACE}(?:l'annee{SPACE})?))",
    rf"|\b(?:{'|'.join(_GOVERNORS).replace('_', SPACE)}){SPACE}|(?P<paren>\())(?P<y>{YEAR}){_NOT_COUNT}",
)
# What makes a year of the figures whatever follows: « des crédits 2022 consommés ».
STRONG_YEAR = _compile(
    r"(?:en|depuis|annee|exercice|jusqu'en|l'an|credits|dotations?|budgets?|montants?|enveloppes?"
    r"|subventions?|depenses|recettes)\b",
)
# « de 2020 mineurs »: a plural noun makes a count of it.
COUNT_NOUN = _compile(
    r"[ \n](?!(?:les|des|dans|ses|nos|leurs|trois|six|dix|mais|sans|sous|plus|puis|apres|vers|pas|tous)\b)",
    r"[a-z]{2,}s\b",
)
TALLY = _compile(
    r"\b(?:plus|moins|pres|total|nombre|environ|effectif|capacite|superieure?|inferieure?|autour|quelque)",
    r" (?:a |de )?$",
)
_N = r"(?:[0-9]{1,2}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze)"
HIER = _compile(
    r"(?<!d')(?<!comme )\b(?P<word>avant-hier|hier)\b(?! encore| comme|,? (?:et |ou )?"
    r"(?:aujourd'hui|demain)| ?\|)"
)
DEMAIN = _compile(r"(?<!de )(?<!pour )(?<!et )(?<!ou )\b(?P<word>apres-demain|demain)\b")
AUJOURD_HUI = _compile(
    r"\b(?:aujourd'hui(?! (?:des?|d'|une?|les?) ?(?:[a-z]+ )?(?:difficult|probleme|obstacle|limite|tension))",
    r"|ce jour(?!-)|ce matin|cet apres-midi|ce soir)\b",
)
WEEKDAY_TURN = _compile(rf"\b(?P<w>{WEEKDAY}) (?P<turn>dernier|prochain)\b")
UNIT_TURN = _compile(
    r"\b(?P<u>l'an|l'annee|le mois|la semaine|au mois|du mois) (?P<turn>dernier|derniere|passee?"
    r"|prochaine?)\b"
)
UNIT_NOW = _compile(
    r"\b(?P<u>cette annee|l'annee en cours|ce mois-ci|(?<!egalement )(?<!aussi )cette semaine",
    r"|(?:debut|fin) (?:d'|de l'|de cette )annee|fin du mois(?! (?:de |d'|suivant)))\b",
    r"(?! scolaire| civile| (?:19|20)[0-9]{2}| prochaine| derniere| suivante|-la)",
)
COUNTED_FROM = _compile(
    rf"\b(?:il y a {_N} (?:ans?|mois|semaines?|jours?)|(?:dans|d'ici(?: a)?) {_N} (?:ans?|mois"
    rf"|semaines?|jours?)",
    rf"|dans les {_N} (?:ans|annees))\b",
    r"(?!,? (?:suiv|qui suiv|a compter|apres|de (?:la|sa|son|leur)|precedent|dernier))",
)
WEEKDAY_ALONE = _compile(
    r"\b(?:(?P<this>ce )|(?<!\ble )(?<!\bles )(?<!\bdu )(?<!\bau )(?<!chaque )(?<!\bdes )(?<!\bet ))",
    rf"(?P<w>{WEEKDAY})\b",
    r"(?P<part> (?:matin|soir|midi|apres-midi)\b)?(?P<place>,? (?:a|dans|en|au) [a-z]|,)?",
)
DAY_FOLLOWS = _compile(rf",? (?:ce |le )?(?:{WEEKDAY},? )?(?:le )?{DAY} {MONTH}")
DONE = _compile(
    r"\b(?:sign|paraph|lanc|present|annonc|reuni|inaugur|rencontr|conclu|adopt|vot|remis|install"
    r"|visit|rendu)[a-z]*",
    r"(?: officiellement| depuis)?,? $",
)
DONE_THEN = _compile(
    r"\b(?:a|ont|ete|est|sont|s'est)(?: (?:officiellement|conjointement|enfin|donc|bien|ainsi|ensemble|ete))?"
    r" (?:(?:co)?sign|paraph|lanc|present|annonc|inaugur|conclu|adopt|vot|remis|pris la plume"
    r"|appose leur|scell)[a-z]*(?: (?:signatures?|paraphes?))?,? $",
    r"|\b(?:ont|avait|avaient|avons|s'est|se sont|s'etait|s'etaient|(?:les?|la|l'|nous|vous|lui|leur|y) ?a)"
    r"(?: ete)?(?: [a-z]+ment| enfin| donc| bien| ainsi| ensemble| deja| aussi)?"
    r" [a-z]+(?:e|i|u|t|is)e?s?,? $|\b(?:(?!annees?|duree)[a-z]{3,}ees?|jusqu'a) $",
    r"|[a-z]{3} a(?: ete)? [a-z]+(?:e|i|u|t|is)e?s? $",
    r"|\b(?:s'etai|avai)(?:t|ent) donne rendez-vous $",
    r"|\b(?:signes?|paraphes?|conclus?|(?:re)?venue?s?|reunis|inaugure|vote|adopte|publie|presente)s? $",
    r"|\b(?:accueill|recev|sign|inaugur|reuniss|present|fet|celebr|ten)[a-z]*(?:ait|aient) $",
)
MORE_WEEKDAYS = _compile(rf",? (?:et |ou |puis )?(?:l[ea] )?{WEEKDAY}\b")
WEEKDAY_BEFORE = _compile(rf"{WEEKDAY},? $")
WILL_BE = _compile(r"\b[a-z]+(?:ra|ront)(?: [a-z]+e?e?s?)?,? $")


# What a range or a list of dates cannot do without: quick to look for, before the whole pattern is tried.
RANGE_END = _compile(
    rf"(?:au{SPACE}|et{SPACE}le{SPACE}|[/–-]{SPACE}?)(?:{WEEKDAY},?{SPACE})?{DAY}{SPACE}{MONTH}"
)
LIST_JOINT = _compile(rf"(?:[0-9]|er|premier)(?:{SPACE}{MONTH})?,?{SPACE}(?:et|ou|puis){SPACE}")
MONTHS_END = _compile(rf"(?:a{SPACE}|et{SPACE}|jusqu'en{SPACE}|[/–-]{SPACE}?){_OPEN}{MONTH}")
DASHED_MONTH = _compile(rf"-{MONTH}-")
# Three letters that begin a word, or follow « 1er ».
NEAR_MONTH = _compile(
    r"(?:jan|fev|mar(?=s)|avr|mai(?![a-z])|jui(?=[nl])|aou(?=t)|sep(?=t)|oct|nov|dec(?=[e.\s]))",
    r"(?<![a-qs-z][a-z]{3})",
)
NEAR_FIGURES = _compile(r"[0-9](?: ?er)? ?[/.-] ?[0-9]")
NEAR_YEAR = _compile(r"(?:19|20)[0-9]{2}(?![0-9])")
NEAR_SEASON = _compile(r"(?:trimestre|trim\.|semestre|sem\.|printemps|ete|automne|hiver|rentree)(?![a-z])")
NEAR_RELATIVE = _compile(
    r"(?:hier|demain|aujourd|ce (?:jour|matin|soir)|cet apres|derni|prochain|passe|(?:cette |[ld]')annee"
    r"|cette semaine|mois-ci|fin du mois|il y a|d'ici",
    rf"|dans (?:les )?{_N})",
)
NEAR_WEEKDAY = _compile(WEEKDAY)
# How what these hints match begins, each once.
LITERALS: dict[re.Pattern[str], tuple[str, ...]] = {
    NEAR_MONTH: words_of("jan fev mars avr mai juin juil aout sept oct nov dec"),
    NEAR_YEAR: ("19", "20"),
    NEAR_SEASON: words_of("trim sem printemps ete automne hiver rentree"),
    NEAR_WEEKDAY: WEEKDAY_NAMES,
    NEAR_RELATIVE: (
        "hier", "demain", "aujourd", "ce jour", "ce matin", "ce soir", "cet apres", "derni", "prochain",
        "passe", "cette annee", "l'annee", "d'annee", "cette semaine", "mois-ci",
        "fin du mois", "il y a", "d'ici", "dans ",
    ),
}  # fmt: skip
# Numbers that are no dates, for what stands before them; and what holds dates of its own.
NUMBERED = _compile(
    r"(?:\b(?:articles?|art|version|v|chapitre|paragraphe|no|nos|numero|ref|reference|nor|code|bp|cs"
    r"|tel|telephone",
    r"|fax|siret|siren|iban|isbn|issn|doi|page|p|dossier)\.?|§|n°)[ :]*(?:[a-z]+ ?[./-] ?)?[0-9a-z/-]*$",
)
REFERENCE = _compile(
    r"\b(?:deliberations?|decisions?|arretes?|lois?|decrets?|ordonnances?) (?:[a-z]+ )?",
    r"(?:[0-9/-]+(?:,| et) )*$",
)
ADDRESS = _compile(
    r"://|www\.|@|[0-9a-z]_[0-9a-z]|\.(?:pdf|docx?|odt|xlsx?|csv|pptx?|jpe?g|png|html?|zip|fr|org|com|eu)\b",
    r"|/[0-9a-z-]+/[0-9a-z-]+/",
)
STREET = _compile(
    r"\b(?:rue|place|avenue|av\.|boulevard|bd|square|quai|allees?|esplanade|cours|impasse|quartier"
    r"|stade",
    r"|caserne|lycee|ecole|college|residence|cite|zac|pont|faubourg|parc|rond-point|armistice|victoire|fete)",
    r"(?: du| de la| des| de)? $",
)
# A day of every year is no date.
YEARLY_BEFORE = _compile(
    r"\b(?:chaque (?:annee|exercice|\d{0,2})|tous les(?: ans| \d)?|toutes les annees"
    r"|annuellement)\b",
    r"(?![^.;\n]* fois )[^.;\n]{0,60}$",
)
# « Le comité se réunit en janvier et en septembre », « suivie au premier trimestre de sa grossesse ».
YEARLY_MONTH = _compile(r"\b(?:se reuni(?:t|ssent)|est reuni|sont reunis)\b[^.;:\n]{0,40}\ben $")
OF_A_TIME = _compile(r"\b(?:du|son|leur|le) $")
OF_PREGNANCY = _compile(r"\b(?:grossesses?|enceintes?|accouch[a-z]*|prenata[a-z]+)\b")
YEARLY_ACT = _compile(
    r"\bannuel(?:s|le|les)?\b[^.;\n]{0,40}\b(?:avant|au plus tard|pour|d'ici)[^.;\n]{0,12}$"
)
YEARLY_AFTER = _compile(
    rf"(?:(?:,|,? et|,? ou)(?: au| le| les)? {DAY} {MONTH}){{0,3}}",
    r",? (?:de (?:chaque|l'annee (?:suivante|n\b|precedente|concernee|consideree))|chaque annee",
    r"|tous les",
    r"|de l'exercice (?:suivant|n\b))",
)
