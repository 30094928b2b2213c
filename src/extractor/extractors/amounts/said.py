"""How French says who pays a sum, as patterns on the skeleton of a sentence (see `clauses`).

`AFTER` matches right after the sum, `BEFORE` what leads up to it; `p` is the party that pays, `rest` what
stands between it and the sum, where nothing may break the reach. What is made of them is said in `payers`.
"""

from __future__ import annotations

import re

from extractor.extractors.amounts.clauses import (
    ASKS,
    EQUAL,
    NOUN,
    PARTICIPLE,
    RECEIVES,
    SUPPORTS,
    VERB,
    M,
    P,
    V,
)

_HAVE = r"(?:a|ont|avait|avaient|aura|auront|aurait|auraient|ayant)"
_BE = (
    r"(?:est|sont|sera|seront|serait|seraient|ete|etre|etant|soit|soient|a|ont|aura|auront|doit|doivent|devra"
    r"|devront|peut|peuvent|pourra|pourront|ainsi|n'|ne|pas|vont|va|qui|lesquels|vous|nous|lui|leur)"
)
LINK = (
    r"(?:a hauteur d(?:e |')|a hauteur maximale de |pour |avec |de |d'|une? |le |la |montant |somme |totale? "
    r"|a |est |fixee? |estimee? |evaluee? |s'eleve |s'elevent |s'elevera |s'elevant |s'etablit |sera "
    r"|seront |serait |sont |representent? |atteint |chiffree? |arretee? |portee? |correspond |annuelle? "
    rf"|l'ordre |{NOUN} )"
)
WORD = r"(?!(?:a|au|aux|du|des|de|la|le|les|et|pour|dans|sur|par|en|qui|que)\s)[a-z'-]+"
OF = (
    rf"(?:de la part de|de la {NOUN} de|de|due?s? par|(?:pro)?venant de|issue?s? de|en provenance de"
    r"|a la charge de|a charge de"
    r"|de (?:celles?|ceux|celui|la poche|la caisse|la bourse) de"
    r"|des? (?:caisses|coffres|deniers|fonds propres) de"
    r"|sur le budget de|par|via|relevant de|supporte\w* par)"
)
FOR = r"(?:a|en faveur de|au profit de|au benefice de|a destination de|pour le compte de)"
FREE = "".join(
    rf"(?<!\b{word}\s)"
    for word in (
        "de",
        "a",
        "par",
        "avec",
        "pour",
        "dans",
        "sur",
        "entre",
        "chez",
        "vers",
        "sous",
        "hors",
        "sans",
    )
)
SMALL = (
    rf"(?:{_HAVE}|vont|va|doi(?:t|vent)|devr(?:a|ont|ait|aient)|peu(?:t|vent)|pourr(?:a|ont|ait|aient)|n'{_HAVE}|ne|y|lui|leur|vous|nous|me|se|en|pas"
    rf"|n'(?:y|en)|s'(?:est )?[{V[1:-1]}{PARTICIPLE}] a|se sont [{V[1:-1]}{PARTICIPLE}] a)"
)
_M, _V = M[1:-1], V[1:-1]  # for use inside a set of characters
_MODIFIER = rf"(?:\sd(?:e|u|es|')[^,;:.{_M}{_V}]{{0,40}}?|\s?\([^){_M}]*\)|,[^,;:{_M}]{{0,60}},)"
GAP = rf"{_MODIFIER}{{0,2}}?(?:,|\s:)?(?:\s{SMALL})*\s(?:s'|vien(?:t|nent) d(?:e\s|'))?"
_WHO = rf"{_MODIFIER}?,?\s(?:qui|laquelle|lequel)(?:\s{SMALL})*\s"
_ANY = rf"[^{_M};]"

_IN_YEARS = r"(?:\s(?:en|sur|pour|pendant|durant)\s[a-z0-9]+\s(?:ans?|annees?|mois))?"
_PERCENT = r"\d+(?:,\d+)?\s?%\s(?:de |par |pour )?"

AMOUNTS_TO = (
    r"(?:est|sera|serait|etait|s'eleve|s'elevera|s'elevait|atteint|atteindra|atteignait|represente|representera|passe"
    r"|passera|se monte|se montera|s'etablit)"
)

AFTER = {
    name: re.compile(pattern)
    for name, pattern in {
        "equal": rf"[^{_M};.]{{0,60}}?{EQUAL}[^{_M};.]{{0,40}}?(?P<p>{P})",
        "percent": rf"(?:\s?[(:,]\s?(?:soit\s|dont\s)?|\sdont\s){_PERCENT}(?P<p>{P})",
        "noun_bare": (
            rf"\s(?:(?:de|en|du|des)\s(?:la\s|l')?|d'|de l')"
            rf"(?:{NOUN}|(?:{PARTICIPLE}|budget)(?: {WORD}){{0,2}} de) (?P<p>{P})"
        ),
        "charge": (
            rf"\s?[,)]?(?:\s{_BE}|\s(?:rest|laiss|mis)\w*)*\s(?:{WORD} ){{0,2}}"
            rf"a la (?:charge|main) (?:exclusive |entiere )?de (?P<p>{P})"
        ),
        "passive": (
            rf"(?:\sde\s[a-z]+)?(?:\s?[,)])?(?:\s{_BE})*(?:\snon)?(?:\s[a-z]+ment)?\s{PARTICIPLE}[^{_M};:.]{{0,80}}?"
            rf"(?<!portes)(?<!menes)(?<!menees)(?<!portees)(?<!geres)(?<!conduits)(?<!pilotes)"
            rf"\spar (?P<p>{P})"
        ),
        "of_a_cost": (
            rf"\s?,\s(?:(?:l[ae]s?|ce|cette|cet|ces)\s|l')[^{_M}{_V}{P[1:-1]};:.,]{{0,60}}?"
            rf"\s(?:{_BE} )+(?:[a-z]+ment )?{PARTICIPLE} par (?P<p>{P})"
        ),
        "of": (
            rf"(?:\s?,(?=\s(?:pro)?vien[a-z]+ (?!en )))?"
            rf"\s(?:(?:durant|pendant|sur)\s[a-z0-9]+\s(?:ans?|annees?|mois)\s)?"
            rf"(?:(?:pro)?vien(?:t|nent) |eman(?:e|ent) |sort(?:ent|iront|ira|is)? "
            rf"|(?:recu|percu|obtenu|attendu)e?s? )?"
            rf"(?:(?:de|en|d') ?{NOUN} (?:{WORD} )?)?(?:{OF} |d')(?P<p>{P})"
        ),
        "caption": (
            rf"\s?:\s[^{_M}{_V};.]{{0,60}}?"
            rf"(?:{PARTICIPLE} (?:par|de)|(?:{NOUN}|budget|depenses?)(?: {WORD}){{0,2}}(?: de)?) (?P<p>{P})"
        ),
        "own_funds": rf"\s(?:sur|par|en)\s(?:(?:ses|les|des)\s)?{NOUN}(?: propres?)? (?P<p>{P})",
        "for_part": rf"\s(?:pour|au titre de)\s(?:la\s|l')?{NOUN}\s(?:[a-z]+\s)?de (?P<p>{P})",
        "dont_rest": (
            rf"[^{_M}{P[1:-1]};.]{{0,30}},\s(?:dont|soit)\s{M}\s(?:de|par) (?P<p>{P})"
            rf"(?=,?\set\s(?:le\s(?:reste|solde)|la\sdifference)\s(?:de|par)\s{P})"
        ),
        "budgeted": (
            rf"\s?,?(?:\s{_BE})*\s(?:(?:{PARTICIPLE}|preleve\w*) )?(?:aux?|sur|dans|a) (?:le |son |leur )?"
            rf"(?:chapitre \d+ du )?(?:budget|comptes)"
            rf"(?: {WORD})? (?:de )?(?P<p>{P})"
        ),
        "drawn": (
            rf"\s?,?\s(?:{PARTICIPLE}|constate\w*|pris\w*|preleve\w*|impute\w*) sur (?:l[ae]s? )?"
            rf"(?:{NOUN}|budget|part)(?: {WORD})? de (?P<p>{P})"
        ),
        "deducted": (
            rf"\s?,?\s(?:[a-z]+ )?(?:en (?:deduction|diminution) de|a deduire de|deduit\w* de)"
            rf"(?: la | l'| )?{NOUN}(?: {WORD})? de (?P<p>{P})"
        ),
        "fronted": rf"\s?,\s(?P<p>{P})(?:\s{SMALL})*\s(?:les|l[ae]|l')\s?{V}",
        "halves": rf"\s?[,(:]\s?(?:pour )?(?:la )?moitie (?:par |de |pour )?(?P<p>{P})",
        "noun_after": (
            rf"\s(?:c'est\s)?(?:(?:la|le|les|sa|une?)\s|l')(?:{NOUN}|budget|depenses?)(?: {WORD}){{0,2}}"
            rf" de (?P<p>{P})"
        ),
        "bracket": rf"\s?\((?:{NOUN}\s(?:de )?|de |par )?(?P<p>{P})\s?(?:[),;]|$)",
        "last": rf"\s?,\s(?:{NOUN} )?(?:de )?(?P<p>{P})(?=\s?(?:$|[.;)]))",
        "apposed": rf"\s?,\sde (?P<p>{P})(?=\s?,)",
        "item": rf"\s?,\s(?P<p>{P})(?=\s?,[^{_M}{_V}():;]{{0,60}}\))",
        "bare": rf"\s(?:{NOUN}\s)?(?P<p>{P})(?=\s?(?:$|[,;.)|/+–-]|et\b|\n))",
        "which_inverted": (
            rf"{_IN_YEARS}\s?[,:]?\s(?:c'est\s(?:ce\s|(?:l[ae]\s|l')(?:[a-z]+|{NOUN})\s)?)?que {V} (?P<p>{P})"
        ),
        "which": (
            rf"\s?[,:]?\s(?:c'est\s(?:ce\s|(?:l[ae]\s|l')(?:[a-z]+|{NOUN})\s)?)?(?:que|qu')"
            rf"\s?(?P<p>{P}){GAP}{V}"
        ),
    }.items()
}
BEFORE = {
    name: re.compile(pattern)
    for name, pattern in {
        "subject": rf".*{FREE}(?P<p>{P}){GAP}{V}(?P<rest>{_ANY}*)$",
        "and_verb": (
            rf".*{FREE}(?P<p>{P})(?:\s{SMALL})*\s(?:(?!\b(?:qui|que|dont|ou)\b)[^{_M}{_V}{P[1:-1]};:.]){{3,70}}?"
            rf"\s(?:et|puis)\s(?:(?:{SMALL}|a)\s)*{V}(?P<rest>{_ANY}*)$"
        ),
        "that": (
            rf".*{FREE}(?P<p>{P})[^{_M};]{{0,90}}?\squ'(?:ils?|elles?)(?:\s{SMALL})*\s{V}(?P<rest>{_ANY}*)$"
        ),
        "row": (
            rf"(?:.*[;.|]\s|\W*)(?P<p>{P})\s?:\s"
            rf"(?P<rest>[^{_M}{_V}{PARTICIPLE}{RECEIVES}{P[1:-1]};]{{0,80}})$"
        ),
        "endowed": (
            rf".*{FREE}(?P<p>{P})(?:\s{SMALL})*\s(?:adopt|lanc|cre|m(?:et|is) en place|install|ouv)\w*"
            rf"[^{_M}{_V};]{{0,80}}(?:{PARTICIPLE}|\bappels? a [a-z]+(?: [a-z]+){{0,2}}) de"
            rf"(?P<rest>{_ANY}{{0,20}})$"
        ),
        "there": rf".*{FREE}(?P<p>{P}) (?:est|sera|sont|seront) (?:la|presente?s?)\s?:(?P<rest>\s)$",
        "works": (
            rf".*{FREE}(?P<p>{P})(?:\s{SMALL})*\s"
            rf"(?:equip|renov|constru|rebati|reconstru|agrandi|modernis|rehabilit|refai|refer|amenag)\w*"
            rf"(?P<rest>\s[^{_M}{P[1:-1]};()]{{0,60}}\()$"
        ),
        "relative": rf".*(?P<p>{P}){_WHO}{V}(?P<rest>{_ANY}*)$",
        "agent": rf".*{PARTICIPLE}{_ANY}{{0,80}}?\spar (?P<p>{P})(?P<rest>{_ANY}{{0,90}})$",
        "noun": (
            rf".*(?<!sans l')(?<!sans le )(?<!sans la ){NOUN}(?: {WORD}){{0,2}} (?:de |d')?(?P<p>{P})"
            rf"(?P<rest>{_ANY}{{0,110}})$"
        ),
        "noun_which": (
            rf".*{NOUN}(?: {WORD}){{0,2}} (?:de |d')?(?P<p>{P})\s?,?\squi "
            rf"(?:est|sera|passe|passera|s'eleve|s'elevera|atteint|atteindra)"
            rf"[^{_M}{_V}{P[1:-1]};,]{{0,40}}(?P<rest>)$"
        ),
        "noun_it": (
            rf".*{NOUN}(?: {WORD}){{0,2}} (?:de |d')?(?P<p>{P})"
            rf"[^{_M}{_V}{P[1:-1]}]{{0,80}}?[;,]\s(?:elle|il) "
            rf"{AMOUNTS_TO}(?P<rest>[^{_M}{_V}{P[1:-1]};]{{0,30}})$"
        ),
        "whose": (
            rf".*(?P<p>{P})(?:\s[^,;{_M}]{{0,30}})?\s?,\sdont (?:l[ae]s?\s|l')(?:budget|depenses?|{NOUN})\b"
            rf"(?P<rest>[^{_M}{_V}{P[1:-1]},;]{{0,60}})$"
        ),
        "costs_it": (
            rf".*\bcout(?:e|ent|era|eront|ait|aient) (?:[a-z]+ment )?a (?P<p>{P})"
            rf"(?P<rest>[^{_M}{_V}{P[1:-1]};]{{0,40}})$"
        ),
        "funder": (
            rf".*{FREE}(?P<p>{P})\s[^{_M}{_V}{P[1:-1]};]{{0,30}}\b(?:financeu|contributeu|bailleu)(?:r|se)\w*"
            rf"[^{_M}{_V}{P[1:-1]};]{{0,40}}?,?\s(?:avec|pour|a hauteur de)\s"
            rf"(?P<rest>[^{_M}{P[1:-1]};]{{0,20}})$"
        ),
        "charged": (
            rf".*\ba la charge (?:exclusive |entiere )?de (?P<p>{P})\s?,?\s(?:est |sont |sera |seront )?"
            rf"(?:pass|port|estim|evalu|chiffr|s'eleve|atteint|atteign|represent|approch|depass)\w*"
            rf"(?P<rest>[^{_M}{_V}{P[1:-1]};]{{0,30}})$"
        ),
        "budget_of": (
            rf".*\b(?:budget|depenses?)(?: {WORD}| de l'[a-z]+| [«\"] ?[^»\"]{{2,30}}[»\"]){{0,3}}"
            rf" de (?P<p>{P})\s?,?\s"
            rf"(?:(?:est|sont|etait|etaient|sera|seront) de\b|(?:est |sont |a |ont )?"
            rf"(?:pass|port|s'eleve|s'etabli|atteint|atteign|represent|approch|depass|avoisin)\w*)"
            rf"(?P<rest>[^{_M}{_V}{P[1:-1]};]{{0,30}})$"
        ),
        "costs": (
            rf".*\bcouts? (?:[a-z]+ )?pour (?P<p>{P})"
            rf"(?: (?:[a-z']+ )?de\s?|\s?:\s| (?:est|sera|s'eleve|s'elevera) (?:de|a) )(?P<rest>)$"
        ),
        "announces": (
            rf".*{FREE}(?P<p>{P})(?:\s{SMALL})*\s"
            rf"(?:annonc|confirm|promet|promi|experiment|cre[eo]|instaur|lanc|propos|prevu|decid)\w*"
            rf"\s(?:une?|la|le|des|cette)\s(?:[a-z]+\s)?{NOUN}(?P<rest>[^{_M}{P[1:-1]};]{{0,60}})$"
        ),
        "its_own": (
            rf".*{FREE}(?P<p>{P})[^{_M}{_V}{P[1:-1]};:.]{{0,60}}"
            r"\b(?:plac|gard|conserv|investi|redeploi?y)\w*(?P<rest>\s(?:ses|leurs)\s)$"
        ),
        "promised": (
            rf".*(?:\b(?:montant|somme)|{NOUN}) (?:attendu|propos|promis|annonc|notifi)e?e?s? (?:de|par)"
            rf" (?P<p>{P})\s?,?\s(?:(?:est|sera|serait) de |soit |s'eleve a |represente )?(?P<rest>)$"
        ),
        "raises": (
            rf".*{FREE}(?P<p>{P})(?:\s{SMALL}|\s[a-z]+ment)*"
            r"\s(?:multipli|doubl|tripl|quadrupl|augment|relev|accroi|renforc"
            rf"|maint|reconduit|diminu|redui|divis|baiss)\w*[^{_M}{_V}{P[1:-1]};:.]{{0,30}}\b(?:sa|son|ses)\s"
            rf"(?:[a-z]+\s)?(?:{NOUN}|effort|mise|part|enveloppe|soutien|concours)s?(?: {WORD})?"
            r"\s?(?P<rest>[:,(]\s?)$"
        ),
        "alone": rf".*{FREE}(?P<p>{P})(?:\s(?:{SMALL}|la|le|les|l'))* ?{V}(?: seule?s?)?\s?:(?P<rest>\s)$",
        "given": (
            rf".*\b(?:budget|somme|montant|depenses?|{NOUN}|{PARTICIPLE})\sque(?: {SMALL})* {V} (?P<p>{P})"
            rf"(?: [^{_M}{_V}{P[1:-1]};:.]{{0,30}})? (?:est |a |sont |ont )?"
            rf"(?:pass|port|s'eleve|s'etabli|atteint|atteign|represent|approch|depass|avoisin)\w*"
            rf"(?P<rest>[^{_M}{_V}{P[1:-1]};]{{0,30}})$"
        ),
        "receipt": (
            rf".*\brecettes? (?:{ASKS} |{PARTICIPLE} |[a-z]+ )?de (?P<p>{P})"
            rf"(?P<rest>[^{_M}{P[1:-1]};]{{0,40}})$"
        ),
        "topic": (
            rf".*{FREE}(?P<p>{P})\s?,\s(?:(?:c'est|ce (?:sont|sera|seront))(?: {SMALL}| [a-z]+ment)*)"
            rf"(?P<rest>\s)$"
        ),
        "shared": (
            rf".*{PARTICIPLE} {EQUAL} par (?P<p>{P})[^{_M}{_V};]{{0,40}}?"
            rf"\b(?:coute|revient a|represente|pese|atteint|s'eleve a)(?P<rest>[^{_M}{P[1:-1]};]{{0,20}})$"
        ),
        "plan_of": (
            rf".*\b(?:plan|programme|dispositif|budget|fonds|schema)\s[^{_M}{_V};.]{{0,40}}?"
            rf"de (?P<p>{P})\s?(?P<rest>\()$"
        ),
        "for_it": (
            rf"(?:.*[;.:]\s|\W*)pour (?P<p>{P})\s?,\s"
            r"(?:la depense|le cout|l'effort|la charge|la facture|(?:cela|ca) (?:represente|coute))"
            rf"(?P<rest>[^{_M}{P[1:-1]};]{{0,40}})$"
        ),
        "at_most": (
            rf".*{FREE}(?P<p>{P})(?:\s{SMALL})*"
            rf"\s(?:peu(?:t|vent)|pourr\w+|(?<=ne )(?:devr|doi)\w+)(?P<rest>\s)$"
        ),
        "offers": (
            rf".*{FREE}(?P<p>{P})(?:\s{SMALL})*"
            r"\s(?:propos(?:e|ent|ait|era)|pren(?:d|nent|dra|dront)|remet(?:tent|tra|tront)?"
            r"|join(?:t|dra|dront)|joignent)(?P<rest>\s)$"
        ),
        "thanks": rf".*\bgrace a (?P<p>{P})\s?,(?P<rest>\s)$",
        "as_for": rf".*\b(?:quant a|cote(?: de)?) (?P<p>{P})\s?[,:]\s(?P<rest>[^{_M}{P[1:-1]};]{{0,60}})$",
        "that_of": rf".*\b(?:cel(?:ui|le|les)|ceux) de (?P<p>{P})(?P<rest>{_ANY}{{0,60}})$",
        "received_from": rf".*{RECEIVES}{_ANY}{{0,60}}?\sde (?P<p>{P})(?P<rest>{_ANY}{{0,60}})$",
    }.items()
}
# What a pattern of BEFORE cannot match without: any one of these stands before the sum.
NEEDED = {
    "row": (":",),
    "plan_of": ("(",),
    "subject": (VERB, SUPPORTS),
    "and_verb": (" et ", " puis "),
    "that": (VERB, SUPPORTS),
    "relative": (VERB, SUPPORTS),
    "endowed": (PARTICIPLE, "appel"),
    "works": (" (",),
    "there": (":",),
    "agent": (PARTICIPLE,),
    "shared": (EQUAL,),
    "noun": (NOUN,),
    "noun_which": (NOUN,),
    "noun_it": ("elle ", "il "),
    "whose": (", dont ",),
    "costs_it": ("cout",),
    "funder": ("financeu", "contributeu", "bailleu"),
    "announces": (NOUN,),
    "received_from": (RECEIVES,),
    "costs": ("cout",),
    "charged": ("charge",),
    "budget_of": ("budget", "depense"),
    "given": (" que ",),
    "receipt": ("recette",),
    "topic": ("c'est", "ce s"),
    "thanks": ("grace",),
    "as_for": ("quant", "cote"),
    "that_of": ("cel", "ceux"),
    "at_most": ("peu", "pourr", "devr", "doi"),
    "offers": ("propos", "pren", "remet", "joi"),
    "its_own": ("ses ", "leurs "),
    "promised": ("attendu", "propos", "promis", "annonc", "notifi"),
    "raises": ("sa ", "son ", "ses "),
    "alone": (": ",),
    "for_it": ("pour",),
}
THE_REST = (
    rf"(?:le (?:reste|solde|complement|{NOUN})|l'autre moitie|la moitie restante|autant|le (?:meme )?montant"
    r"|la (?:meme )?somme"
    rf"|un(?:e somme| montant) (?:identique|equivalente?))[^{_M}{_V};]{{0,12}}"
)
GAPPED = re.compile(
    rf"[)\s,;]*(?:et\s|tandis que\s)?(?P<p>{P})\s?"
    rf"(?:,|sur|(?:pour\s)?{THE_REST}|pour|a hauteur de)(?:,?\ssoit)?\s"
)
# « L'État verse 1 M€. Un acompte de 600 000 € est versé à la signature »: an instalment of the sum before.
INSTALMENT = re.compile(
    r"\W*(?:(?:l[ae]s?|une?|cette|ce)\s|l')?(?:premiere?\s|second\w*\s|deuxieme\s)?"
    r"(?:acompte|avance|solde|reliquat|versement|tranche|echeance)\b"
)
PAID_BEFORE = re.compile(
    rf"(?:\W*|[^{P[1:-1]}]*?,\s)(?P<p>{P}){GAP}{V}|\W*(?:[a-z]+\s){{0,2}}{NOUN} (?:[a-z]+ )?de (?P<of>{P})"
    rf"|[^{P[1:-1]}]*?{PARTICIPLE} par (?P<by>{P})"
)
# « Le Département, qui verse 148 M€ de RSA, consacrera 2 M€ »: the subject stands before the relative clause.
PAST_RELATIVE = re.compile(
    rf".*{FREE}(?P<p>{P}){_MODIFIER}?\s?,\s(?:qui|dont)\s[^;{P[1:-1]}]{{0,200}}?,"
    rf"(?:\s{SMALL})*\s{V}[^{_M};{P[1:-1]}]*$"
)
# Who else pays the sum before: « financé par l'État (2 M€), l'ARS (1 M€) et le Département (1 M€) », « à 50 %
# par l'État et à 50 % par le Département », « pour moitié par l'État et pour moitié par l'ARS ».
_AND_IN_BRACKETS = rf"(?:\s?\({M}\))?(?:\s?,|\s?,?\set)\s(?:(?:par\s)?({P})\s?\({M}|(?:a\s)?{_PERCENT}({P}))"
A_PARTY = re.compile(P)
_FRACTION = (
    r"(?:pour )?(?:la |le |l'autre |une? |deux )?(?:moitie|tiers|quart|cinquieme|sixieme|dixieme|reste)"
)
FURTHER = {
    "passive": re.compile(rf"{_AND_IN_BRACKETS}|(?:\s?,|\s?,?\set)\s{_FRACTION} par ({P})"),
    "percent": re.compile(rf"(?:\s?[,;/–-]|\s?,?\set)\s?(?:a\s)?{_PERCENT}({P})"),
    "dont_rest": re.compile(rf",?\set\s(?:le\s(?:reste|solde)|la\sdifference)\s(?:de|par)\s({P})"),
    "halves": re.compile(
        rf"(?:\s?[,;/–-]|\s?,?\set)\s?(?:pour )?(?:la )?(?:l'autre )?moitie (?:par |de |pour )?({P})"
    ),
    "equal": re.compile(
        rf"[^{_M};.]{{0,20}}?{EQUAL}[^{_M};.]{{0,20}}?({P})|{_AND_IN_BRACKETS}"
        rf"|(?:\s?,|\s?,?\set)\s{_FRACTION} par ({P})"
    ),
}
# « demande 4 M€ », and not « demande si l'État maintiendra ses 4 M€ ».
ASKED = re.compile(rf"{ASKS}(?! si\b)")
IS_ASKED = re.compile(rf"(?:\s{_BE})*\s{ASKS}")
ASKED_BEFORE = re.compile(rf".*{ASKS}\s(?:{_ANY}{{0,30}}?\s)?(?:a|aupres de|de) (?P<p>{P}){_ANY}{{0,80}}$")
ASKED_OF = re.compile(rf"[^{_M};.]{{0,50}}?\s(?:a|aupres de) (?P<p>{P})")
# « annonce jusqu'à M pour l'ARS »: on behalf of which.
ANNOUNCED = re.compile(r"\b(?:annonc|confirm|prome[tt]|promi)\w*\s(?:a nouveau\s)?$")
EACH_FOR = re.compile(rf"{M} pour {P}")
FOR_ITS_SHARE = re.compile(rf"\s(?:pour|a la charge de) (?P<p>{P})")
OF_THE_SAME = re.compile(
    rf"\sa (?:(?:ses|son|leurs?)\s)?|[^{_M}{_V}{P[1:-1]};:.]{{0,60}}?\s?,?\s\(?(?:contre|apres|au lieu de)\s"
)
# « La participation de l'État, soit M, est inscrite à hauteur de M »: without what is between commas.
LISTED = re.compile(
    rf".*;\s(?:et\s|enfin\s)?(?P<p>{P})\s?,\s|.*[,;]\s(?:et\s|enfin\s|puis\s)(?P<rest>{P})\s(?:pour\s)?{THE_REST}(?:,?\ssoit)?\s"
)
# « 180 000 € par l'ARS, dont 130 000 € »: a part of the sum has its payer.
PART_OF_IT = re.compile(rf"[^{_M};.]{{0,80}}?\s\(?dont\s$")
ASIDE = re.compile(
    rf"(?:\s?,\s(?:soit|d'un montant de)\s[^{_M}{P[1:-1]};]{{0,30}}|\s?\(){M}(?:\s?\)|(?=\s?,))"
)
OWN = re.compile(rf"(?:^|[,;]\s)(?:son|sa|ses)\s(?:budget|depenses?|{NOUN})[^{_M}{P[1:-1]};]*$")
OPENS = re.compile(rf"\W*(?P<p>{P})")
SAME_SUBJECT = re.compile(
    rf"(?:[\s,)]*(?:et |puis )*|[^{_M}{_V}{PARTICIPLE}{RECEIVES}{P[1:-1]};:.]{{0,60}}?\s(?:et|puis)\s)"
    rf"(?:{SMALL}\s)*{V}[^{_M};{P[1:-1]}]*"
)
PRONOUN = re.compile(
    rf"(?:^|[,;]\s|\bet\s)(?P<word>ils?|elles?|celui-ci|celle-ci|ce dernier|cette derniere)"
    rf"(?:\s{SMALL})*\s{V}{_ANY}*$"
)
FIRST_SUBJECT = re.compile(rf"(?:^|[^{P[1:-1]}]*?){FREE}(?P<p>{P})")
