"""The words that tell of a signature, and those that give a date to something else.

« s'est nouée l'alliance », « y ont ajouté un avenant »; « inaugurée le 3 mars », « le contrat signé ».
"""

from __future__ import annotations

import re

from extractor.extractors.dates.words import DateSpan, words_of
from extractor.language import Reading


def _compile(*pieces: str) -> re.Pattern[str]:
    return re.compile("".join(pieces))


BOND = r"(?:contrats?|conventions?|avenants?|accords?|partenariats?|alliance|cooperation)"
AMENDMENT = r"(?:(?:premier|second|deuxieme|troisieme|nouvel) )?avenant(?: (?:financier|n° ?\d))?"
SIGN = _compile(
    # The letters that some alternative begins with: most words have none of them, and are passed at once.
    r"\b(?=si|co|pa|sc|s[e'] ?|es|so|su|st|a[ vclmp]|on|of|l'|pr|te|re|en|mo|deu|tro|no)",
    r"(?:signe[nr]?t?|signees?|signes|signons|signera|signeront|signaient|signait|signant|signatures?"
    r"|cosigne\w*|co-signe\w*|paraphe(?!urs?\b)\w*",
    r"|conclue?s?|contresigne\w*|appose(?:r|nt)? (?:le leur|leurs? (?:noms?|signatures?))|scelle\w*"
    r"|(?:a|ont) contractualise"
    r"|conclusion (?:du|d'un|de la|d'une|de ce|de cette) (?:contrat|convention|avenant|accord|protocole)"
    r"|officialis\w+ (?:leurs?|les?|ce|cet|cette|un|une|l') ?(?:nouve\w+ )?(?:partenariat|accord|engagements?"
    r"|contrat|convention|cooperation)",
    r"|(?:l'a|l'ont|(?:a|ont)(?: [a-z]+ment)?) (?:renouvele|prolonge|reconduit)(?=[^.;]{0,70}"
    r"\b(?:contrat|convention|accord|partenariat)|,? (?:[a-z]{5,8} |le |hier))",
    r"|(?:pris|prend|prennent|tenu|repris) (?:la plume|le stylo)|stylos?",
    # « L'alliance s'est nouée », « ont formalisé leur accord », « y ont ajouté un avenant »
    rf"|{BOND}(?: [a-z',-]+){{0,12}}? (?:a|ont|s'est|est|se sont)(?: ete| enfin| [a-z]+ment){{0,2}}"
    r" (?:vu le jour|concretise|formalise|enterine|officialise|noue|scelle)e?s?",
    r"|(?:s'est|a|ont) (?:[a-z]+ment )?(?:formalise|concretise|enterine|officialise|noue)e?s?"
    rf" (?:leurs?|l[ae]|ce|cet|cette|une?|l') ?(?:[a-z]+ )?{BOND}",
    # « ont formalisé lundi, à Tulle, leur engagement », « a rejoint lundi les départements liés par contrat »
    rf"|(?:a|ont) (?:[a-z]+ment )?(?:formalise|concretise|enterine|officialise)(?=(?: [a-z0-9/.]+){{0,5}}?"
    r"(?:,? (?:a|en|au|dans) [^.;:,]{2,40},?)? (?:leurs?|son|l[ae]|ce|cette|une?|l')"
    rf" ?(?:[a-z]+ )?(?:engagements?|{BOND}))"
    r"|(?:a|ont) rejoint(?=(?: [a-z0-9]+){0,5} (?:les|la liste des|le cercle des|le club des) departements?"
    r" [^.;:]{0,50}\b(?:lies?|engages?|contrats?|contractuel\w*|signataires?)\b)"
    r"|engagement[^.;:]{0,30}? (?:passe|souscrit)(?=[^.;:]{0,60}\bentre )",
    r"|(?:se sont|s'est|s'etaient) (?:[a-z]+ment )?(?:lie|engage)e?s? par (?:une? )?(?:contrat|convention)",
    r"|(?:s'accord(?:e|ent|aient)|(?:se sont|s'etaient) accordee?s) sur (?:\d+|[a-z]+)"
    r" (?:actions?|fiches?|mesures?|engagements?)",
    rf"|{BOND} (?:etabli|passe)e?s? (?:le|entre|avec)|{BOND} (?:a|ont) ete (?:etabli|passe)e?s?",
    r"|(?:a|ont|avons) (?:[a-z]+ment )?rejoint la strategie(?: nationale)?"
    r"|(?:est|sont|sommes) (?:[a-z]+ment )?entree?s? dans la strategie(?: nationale)?",
    rf"|(?:a|ont) ajoute(?: [^.;:]{{0,40}})? {AMENDMENT}",
    rf"|(?:complete|modifie|amende|prolonge|suivi|enrichi)e?s? (?:par |de |d')(?:un |son |l')?{AMENDMENT}",
    rf"|{AMENDMENT} (?:l'a |l'ont |a |ont )(?:ensuite |depuis )?(?:suivi|complete|prolonge))\b",
)
# A signature that is only spoken of: its day is not this sentence's.
NOT_YET = re.compile(
    r"\b(?:avant (?:de|la|que)|permettre (?:de|une|la)|autorise\w* [^.;]{0,80}\ba"
    r"|habilite\w* [^.;]{0,60}\ba|projet de|"
    r"(?:lendemain|veille) de (?:la|cette)|"
    r"pouvoir (?:de|pour)|delegation (?:de|pour)|en vue de(?: la)?|invite\w* a|s'engage\w* a|delegation"
    r"|avant(?: sa| leur)?|atten\w+ (?:la|sa|leur)|(?:prepar|organis)\w+ (?:la|leur|cette)"
    r"|n'[a-z]+(?: toujours| encore)? (?:pas|jamais)(?: encore| ete)*"
    r"|(?:doit|doivent|reste\w*) (?:encore )?(?:etre|a)) $"
)
# « transmis pour signature », « la signature suivra »: the paper is on its way.
_ON_ITS_WAY = re.compile(r"\bpour $")
_WILL_FOLLOW = re.compile(r" (?:suivra|viendra|attendra|est encore|reste|devait|aurait du)\b")
# « un an après la signature »: counted from it, unless its day is told right after.
_COUNTED_FROM = re.compile(r"\b(?:ans?|annees?|mois|semaines?|jours?) (?:apres|avant) (?:la|sa|cette|leur) $")
_TOLD_RIGHT_AFTER = re.compile(r"[^.;:,]{0,60},? (?:le |ce )?$")
# « financée par le contrat signé avec l'État »: only tells which contract.
_WHICH = re.compile(rf"\b{BOND}(?: (?!(?:a|ont|est|sont|ete|etait|sera|avait|soit)\b)[a-z'-]+){{0,8}} $")
_WHICH_SIGNED = re.compile(r"(?:signe|conclu|paraphe|scelle|cosigne)e?s?")
_FINITE = re.compile(r"\b(?:a|ont|est|sont|etait|etaient|avait|avaient|[a-z]{3,}(?:aient|erent|ra|ront))\b")
# « signeront bientôt », of a day with a verb of its own; « le contrat signé a été présenté le »
_FUTURE = re.compile(r"[a-z]+(?:ra|ront)")
_THEN_DONE = re.compile(
    r"[a-z,] (?:a|ont|est|sont)(?: ete)? (?!signe|conclu|paraphe)[a-z]+(?:e|i|u|s|t)e?s?\b"
)
_HEADLINE = 60  # characters between the day that opens a line and the contract that was signed on it
# « ont procédé ce jeudi à la signature »
_TO_SIGNATURE = re.compile(
    r"(?:,? (?:a|en|au) [^.;,]{1,40},?)? (?:a )?(?:la|une) (?:[a-z]+ )?(?:ceremonie de |seance de )?(?:la )?"
    r"(?:(?:co)?signature|conclusion (?:du|d'un|de la|d'une|de ce) (?:contrat|convention|avenant|accord))\b"
)
# « a annoncé jeudi la signature »: spoken of.
_SPEAKS_OF = re.compile(
    r"(?:annonc|demand|propos|valid|autoris|approuv|vot|confirm|report|appel|prevu|souhait|evoqu|prepar|rappel|decal)"
)
_HAVE_SIGNED = _compile(
    r"\b(?:a|ont|avons)(?: [a-z']+){0,2}? ",
    r"(?:(?:co-?|contre)?signe|paraphe|appose|conclu|scelle|pris la plume|procede a la signature)\b"
    r"|\b(?:vient de|viennent de|vont|ont pu)(?: [a-z]+ment)? (?:co-?|contre)?(?:signer|parapher|conclure)\b"
    r"|\b(?:co-?)?(?:signent|signeront|paraphent|signaient)\b",
)
_WORD = r"\b(?P<word>[a-z]+(?:ee?s?|is|ise|ises|ue?s?|te|tes|ts|erte?s?))"
_THEN_DATE = r"(?: par [a-z' -]{2,40})? ?,?(?:(?:ce|le|des le|du|en|au|ces|les)(?: mois de)? ?)?$"
_PARTICIPLE = _compile(_WORD, ",?", _THEN_DATE)
# « annoncée à Paris le »: a place between the participle and its day.
_THEN_PLACE = _compile(_WORD, r" (?:à|a|au|aux|en|dans) [a-zà' -]{2,40}?,?", _THEN_DATE)
_IN_A_PLACE = re.compile(r"(?:à|au|aux|en|dans)(?: l[ae]| l'| un| une)? ?$")
# Masculine ones that tell of something else done that day, though no auxiliary stands before: « ouvert le ».
_DONE = re.compile(
    r"(?:ouvert|offert|lanc|annonc|adopt|vot|publi|present|install|inaugur|nomm|reten|elu|cre|engag|depos|transmi"
    r"|remi|approuv|valid|promulgu|examin)(?:e|u|s|t)?s?$"
)
_FEMININE = ("ee", "ees", "elue", "elues")
# Words that look like participles, and participles that say nothing of what happened.
_NOT_PARTICIPLES = frozenset(
    words_of(
        """depuis prevu prevue prevus prevues
        programme programmee organise organisee fixe intervenue fixee date
        officielle effective et est mais ete annee contractualisation prefecture departement
        deux trois quatre departements contrats conventions actes ouverte enfance santes objet foulee
        matinee soiree journee duree entree rentree arrivee tournee idee contractualise renouvele prolonge"""
    )
)
# « Réunis hier à Chambéry, ils ont signé »: those who met signed there and then.
_MET = re.compile(r"(?:reuni|rassemble|retrouve|rencontre|accueilli|recu|attable|convie|invite)e?s?")
# « La cérémonie de signature s'est tenue le … »: the day of what took place.
_TOOK_PLACE = frozenset(
    words_of(
        """tenue tenues deroulee deroulees celebree faite officialisee actee donnee envisagee attendue
        reportee repoussee avancee"""
    )
)
_SIGNATURE = re.compile(r"\b(?:co-?)?signatures?\b")
_HELD = 100  # characters between the noun and the verb
_DID = re.compile(r"\b(?:a|ont|est|sont|ete|etre|presente|annonce|lance|adopte)\b ?$")
NOUN_OF_EVENT = _compile(
    r"\b(?:seance|reunion|session|assemblee|comite(?: de pilotage)?|copil|visite|colloque|conference"
    r"|commission|rencontre|avis"
    r"|assises|evenement|journee|rapport|courrier|lettre"
    r"|conseil des ministres)(?: [a-z'-]+){0,4}? (?:du|de|des|en date du) $"
)
_A = re.compile(r"\ba(?= )")


def only_spoken_of(folded: str, verb: re.Match[str], span: DateSpan, sentence: tuple[int, int]) -> bool:
    """Whether a signing word tells of a signature to come, or of which contract, not of what was done."""
    before = folded[max(sentence[0], verb.start() - 100) : verb.start()]
    if NOT_YET.search(before):
        return True
    if verb[0] == "signature" and (
        _ON_ITS_WAY.search(before) or _WILL_FOLLOW.match(folded, verb.end(), sentence[1])
    ):
        return True
    after = folded[verb.end() : span.start] if span.start > verb.end() else None
    if (
        after is None
        and ";" in folded[span.end : verb.start()]
        and _FINITE.search(folded, sentence[0], span.start)
    ):
        return True  # another clause, with a verb of its own
    if after is None and _FUTURE.fullmatch(verb[0]) and _FINITE.search(folded, span.end, verb.start()):
        return True
    names = _WHICH_SIGNED.fullmatch(verb[0]) and _WHICH.search(before)
    if after is not None and (names or _FUTURE.fullmatch(verb[0])) and _THEN_DONE.search(after):
        return True
    if _COUNTED_FROM.search(before):
        return after is None or _TOLD_RIGHT_AFTER.fullmatch(after) is None
    if after is None and names:
        opens = not folded[sentence[0] : span.start].strip(" •-–*\nle")
        near = verb.start() - span.end < _HEADLINE
        return not (opens and near) or _FINITE.search(folded, span.end, verb.start()) is not None
    return False


def of_place(reading: Reading, span: DateSpan, left: str) -> str:
    """The words before a date with « à » as it is written: « à Marseille » is no participle after « a »."""
    start = span.start - len(left)
    if "a " not in left or reading.folded[max(0, start) + 5 : span.start] != left[5:]:
        return left
    return _A.sub(lambda m: reading.text[start + m.start()].lower(), left)


def otherwise_governed(left: str, right: str) -> bool:
    """Whether another participle or the noun of an event stands right before the date."""
    if NOUN_OF_EVENT.search(left):
        return True
    participle = _participle(left)
    if _TO_SIGNATURE.match(right) and not (participle and _SPEAKS_OF.match(participle["word"])):
        return False
    if participle is None or participle["word"] in _NOT_PARTICIPLES:
        return False
    if any(verb.end() >= participle.end("word") > verb.start() for verb in SIGN.finditer(f"{left}x{right}")):
        return False
    word, before = participle["word"], left[: participle.start("word")]
    if word in _TOOK_PLACE and _SIGNATURE.search(before[-_HELD:]):
        return False
    if _MET.fullmatch(word) and not _DID.search(before) and _HAVE_SIGNED.search(right):
        return False
    # « Annoncé le 3 mars, le plan … », « le conseil, installé le 3 mars, … »
    leads = (not before.strip() or before.endswith(", ")) and len(word) > 4
    done = word.endswith(_FEMININE) or _DONE.fullmatch(word) is not None
    return leads or done or _DID.search(before) is not None


def _participle(left: str) -> re.Match[str] | None:
    """The participle right before a date, or before the place that stands between them."""
    near = _PARTICIPLE.search(left)
    if near is None or _IN_A_PLACE.search(left[: near.start("word")]):
        return _THEN_PLACE.search(left) or near
    return near
