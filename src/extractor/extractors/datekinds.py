"""What governs a date: the words that say what it is for and whether it bounds.

The nearest governing word decides (verb, participle, noun, citation), not the date's place alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.extractors.datewords import DateSpan, words_of
from extractor.language import Reading
from extractor.model import Bound, DateKind


def _compile(*pieces: str) -> re.Pattern[str]:
    return re.compile("".join(pieces))


_LAW_NOUN = _compile(
    r"\b(?:lois?|decrets?|ordonnances?|arretes?|circulaires?|instructions?|directives?|deliberations?",
    r"|decisions?",
    r"|reglements?|convention (?:internationale|des nations unies|de l'onu)|recommandations?",
    r"|note d'information",
    r"|notes? de cadrage|jorf|journal officiel)\b",
)
_LAW = _compile(
    rf"{_LAW_NOUN.pattern}(?P<gap>[^;:!?]{{0,140}}?)",
    r"(?:\b(?:du|de|des|d'|en date du|datee?s? du)|\b(?:adopt|promulgu|publi|par|sign|pris"
    r"|rendu)[a-z]{0,3}(?: [^,;]{0,30})? (?:le|du|au)",
    r"|(?:(?:19|20)\d\d|\bn° ?\S+)(?:,| et(?: du)?)|\bn° ?\S+)",
    r" ?(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)? ?$",
)
# A verb between the noun and the date: the date is the verb's.
_LAW_STOP = re.compile(
    r"\b(?:contrats?|avant|jusqu|ici|signature|conjointement|tard|compter|est|sont|a|ont|sera|seront"
    r"|fixent?|prevoit|"
    r"prevoient|reunie?s?|modifie|permet|entre|entrent|s'applique|appliquee?s?|mise|presentee?s?|journee)\b"
    r"|[a-z]{2}\. "
)
_LAW_YEAR = re.compile(
    r"\b(?:lois?|decret|ordonnance|circulaire|instruction)s?(?: de finances(?: initiale| rectificative)?"
    r"| de financement de la securite sociale)?(?: de| pour| du)? ?$"
)
_AUXILIARY = re.compile(r"\b(?:est|sont|a|ont|etre|ete|sera|seront|fut|soit)(?: [a-z]+ment)? $")
_ARTICLES = r"\s*:?\s*(?:(?:au|le|la|les|l'|fin|debut|du|de|des|d'|l'annee|l'exercice|mois de|mois d')\s*)*$"
_DEADLINE = _compile(
    r"(?:\bavant|\bd'ici(?: a| au)?|\bau plus tard(?: en| au)?|\bjusqu'(?:au|en|a)|\bhorizon|\bechances?",
    r"|\becheance(?: est)?(?: fixee)?(?: au)? ?:?|\bdate limite[^.;]{0,60}|\bdelais?(?: fixee?s?)?"
    r"|\bcloture[^.;]{0,40}",
    r"|\bpour(?= le $))",
    _ARTICLES,
)
_END = _compile(
    r"(?:\b(?:prend|prendra|prennent|prendront) fin|\bs'ache(?:ve|vent|vera|veront)|\bexpire(?:ra|nt"
    r"|ront)?|\bcesse[a-z]*",
    r"|\b(?:court|courent|conclue?s?|valables?|valide|en vigueur|produi[a-z]+ ses effets"
    r"|duree [^.;]{0,40}|se termine[a-z]*)",
    r"[^.;]{0,60}\bjusqu'(?:au|en|a)|\bse termine[a-z]*)",
    _ARTICLES,
)
_AFTER = _compile(r"\b(?:a compter|a partir|depuis|des|apres|posterieure?s? au)", _ARTICLES)
_EFFECTIVE = _compile(
    r"(?:\ba compter|\ba partir|\b(?:prend|prendra|prendront|prennent) effet(?: [a-z]+){0,3}",
    r"|\bentr(?:e|ee|era|eront|ent) en (?:vigueur|application)(?: [a-z]+){0,3}|\b(?:avec|date d'"
    r"|d')? ?effet(?: [a-z]+){0,2} ?:?",
    r"|\bapplicables?(?: a compter| a partir| des)?|\bs'appli[a-z]+(?: a compter| a partir| des)?",
    r"|\bdebute(?:ra|nt|ront)?|\b(?:prise de (?:poste|fonctions?)|a pourvoir)[^.;]{0,20})",
    _ARTICLES,
)
_IN_FORCE = _compile(r"\b(?:compter|effet|vigueur|application|applicables?|s'appli[a-z]+)[^.;]{0,30}$")
_PERIOD = _compile(
    r"(?:\bannees?(?: scolaires?| civiles?| budgetaires?)?|\bexercices?(?: budgetaires?)?|\bperiode"
    r"|\bau titre",
    r"|\ba partir|\ba compter|\bdepuis|\bpour|\brentree|\bbudgets?(?: primitif| previsionnel)?"
    r"|\bmillesime|\bmontants?",
    r"|\bcredits|\bdotations?|\benveloppes?|\bfinancements?|\bsubventions?"
    r"|\bschema(?: departemental)?|\bstrategie",
    r"|\bcontrats?|\bplan|\bprogram(?:me|mation)|\bvague|\bgeneration|\bcampagne|\bprevisionnel"
    r"|\bdepenses|\brecettes)\s*\(?",
    _ARTICLES,
)
_SIGN = _compile(
    r"\b(?:signe[nr]?t?|signees?|signes|signera|signeront|signaient|signait|signant|signature"
    r"|cosigne\w*|paraphe\w*",
    r"|conclue?s?|contresigne\w*|apposer? leur signature|scelle\w*)\b",
)
# A signature that is only spoken of: its day is not this sentence's.
_NOT_YET = re.compile(
    r"\b(?:avant (?:de|la|que)|permettre (?:de|une|la)|autorise\w* [^.;]{0,80}\ba"
    r"|habilite\w* [^.;]{0,60}\ba|projet de|"
    r"pouvoir (?:de|pour)|delegation (?:de|pour)|en vue de(?: la)?|invite\w* a|s'engage\w* a|delegation) $"
)
# « se sont retrouvés le 3 mars à Laon pour signer »: they met that day and signed.
_TO_SIGN = re.compile(
    r"(?: (?:a|en|au) [^.;,]{1,50})?,? (?:pour|afin de|en vue de)(?: [a-z]+ment)? (?:y )?(?:co)?signer\b"
)
_PARTICIPLE = _compile(
    r"\b(?P<word>[a-z]+(?:ee?s?|is|ise|ises|ue?s?|te|tes|ts))(?: (?:a|au|en) [a-z' -]{2,30}?,?)?,?",
    r"(?: par [a-z' -]{2,40})? ?,?(?:(?:ce|le|des le|du|en|au|ces|les)(?: mois de)? ?)?$",
)
_FEMININE = ("ee", "ees")
# Words that look like participles, and participles that say nothing of what happened.
_NOT_PARTICIPLES = frozenset(
    words_of(
        """prevu prevue prevus prevues programmee organisee intervenue fixee date officielle effective et est
        mais ete annee contractualisation prefecture departement departements contrats conventions actes
        ouverte enfance santes objet"""
    )
)
_DID = re.compile(r"\b(?:a|ont|est|sont|ete|presente|annonce|lance|adopte)\b ?$")
_NOUN_OF_EVENT = _compile(
    r"\b(?:seance|reunion|session|assemblee|comite(?: de pilotage)?|copil|visite|colloque|conference"
    r"|commission|rencontre|avis"
    r"|assises|evenement|journee|rapport|courrier|lettre"
    r"|conseil des ministres)(?: [a-z'-]+){0,4}? (?:du|de|des|en date du) $"
)
_OF_CONTRACT = _compile(
    r"\b(?:contrats?|conventions?|avenants?(?: n° ?\d+)?|protocoles?|accord(?:-cadre)?)(?! internationale)",
    r"(?: [a-z'-]+){0,10}? (?:du|en date du|datee? du) (?:(?:lun|mar|mercre|jeu|vendre)di )?$",
)
_MODAL = re.compile(
    r"\b(?:devra|devront|doit|doivent|devrait|devraient|sera au plus tard|est attendue?|sont attendus)\b"
)
_FAIT = _compile(
    r"\bfait(?: en [a-z0-9 ()]{1,40},?)?(?: a| en)? [^.;\n]{0,60}$|\bfait le $",
    r"|\bsignee?s?(?: electroniquement)?(?: par [^.;\n]{1,50})?(?: a [a-z' -]{2,40})?,? le $",
)
_DELIBERATED = re.compile(r"\b(?:delibere|deliberes)\b[^.;]{0,60}$")
# « publié le », of this very text: at the head of a sentence or line, or after a separator.
_PUBLICATION = _compile(
    r"(?:^|[|•·–:,;(/-] ?|\b(?:communique(?: de presse)?|article|page|acte|document|contenu|texte|et"
    r"|puis) )",
    r"(?:publiee?s?|mise?s? (?:a jour|en ligne)|affichee?s?|modifiee?|actualisee?"
    r"|derniere (?:modification|mise a jour)|diffusee?"
    r"|date (?:de publication|de mise a jour|de mise en ligne|d'affichage)|publication|affichage"
    r"|mise (?:en ligne|a jour))",
    r"(?:/[a-z]+)?(?: en ligne)?(?: sur [a-z. ]{3,30}| par [a-z' -]{2,40})?[ ,:]*(?:le )?$",
)
_FUTURE = re.compile(
    r"(?:\b[a-z]{2,}(?:[ei]ra|[ei]ront|dra|dront|aura|auront)|\bdoi(?:t|vent))\b[^.;:|]{0,60}$"
)
_DES = re.compile(r"\bdes\b")
_LABEL = re.compile(r"(?:^|[\n|]) ?(?P<words>[^\n|.]{3,50}?) ?:?[\n| ]+$")
_WITHIN = ("d'ici", "dans les")
_SHORT_DAYS = 14
_REACH = 600  # characters between a verb and its date: three signatories with their titles stand between


def _left(reading: Reading, start: int, end: int) -> str:
    """The folded words before a date, with « dès » and « des » told apart.

    Where a date stands by itself, the label above or in the cell beside it speaks for it (« Date limite »).
    """
    left = reading.folded[start:end]
    if not left.strip():
        return label_before(reading, start)
    return _DES.sub(lambda m: "des" if reading.text[start + m.start() + 1] in "èÈ" else "les", left)


def label_before(reading: Reading, offset: int) -> str:
    """The short line or cell right before a line or cell, as « label : »; nothing where there is none."""
    label = _LABEL.search(reading.folded, max(0, offset - 70), offset)
    return f"{label['words']} : " if label else ""


def bounds(left: str) -> bool:
    """Whether the words say when something ends or begins: « date limite », « prend effet le »."""
    return any(pattern.search(left) for pattern in (_DEADLINE, _END, _EFFECTIVE))


def cites_law(left: str, *, year_only: bool = False) -> bool:
    """Whether a citation runs up to the date; up to a bare year, only « loi de 2016 » and the like."""
    if year_only:
        return _LAW_YEAR.search(left) is not None
    for noun in reversed(list(_LAW_NOUN.finditer(left))):
        found = _LAW.match(left, noun.start())
        if found is not None and not _LAW_STOP.search(found["gap"]):
            return not (noun[0].startswith("arrete") and _AUXILIARY.search(left[: noun.start()]))
    return False


def looks_ahead(reading: Reading, span: DateSpan) -> bool:
    """Whether the words around say that the date is still to come."""
    start, _ = reading.sentence_at(span.start)
    left = reading.folded[max(start, span.start - 150) : span.start]
    return bool(_DEADLINE.search(left) or _FUTURE.search(left))


def looks_back(reading: Reading, span: DateSpan) -> bool:
    """« depuis le mois de mars » lies behind."""
    words = reading.folded[max(0, span.start - 24) : span.end]
    return re.search(r"\bdepuis (?:le |la |l')?(?:mois de |mois d')?[0-9a-z]+ ?[a-z.]*$", words) is not None


def govern(
    reading: Reading, span: DateSpan, spans: Sequence[DateSpan], document_type: str, days: int
) -> tuple[DateKind, Bound]:
    """What the date is for, and whether it bounds. `days` is the length of its interval."""
    folded = reading.folded
    sentence = reading.sentence_at(span.start)
    left = _left(reading, max(sentence[0], span.start - 170), span.start)
    named = span.first.month is not None or span.shape == "relative"
    if span.shape == "years":
        return "period", "on"
    if span.unit == "count" and folded.startswith(_WITHIN, span.start):
        return "deadline", "before"
    if span.last is None and cites_law(left, year_only=not named):
        return "law", "on"
    if span.first.day and _PUBLICATION.search(left):
        return "publication", "on"
    bound: Bound = "before" if _DEADLINE.search(left) else "after" if _AFTER.search(left) else "on"
    if _END.search(left):
        return "effective", "before"
    if bound == "before":
        return "deadline", bound
    if _EFFECTIVE.search(left) and (span.first.day or (span.first.month and _IN_FORCE.search(left))):
        return "effective", bound
    if span.shape == "year":
        return ("period" if _PERIOD.search(left) else "event"), bound
    if span.last is not None:
        return ("event" if span.first.day and days <= _SHORT_DAYS else "period"), "on"
    if span.first.day is None and _MODAL.search(left):
        return "deadline", bound
    fait = folded[max(0, sentence[0] - 60, span.start - 90) : span.start]
    if document_type in {"contrat", "avenant", "deliberation"} and _FAIT.search(fait):
        return ("event" if _DELIBERATED.search(fait) else "signature"), "on"
    if span.first.day and _OF_CONTRACT.search(left):
        return "signature", "on"
    return ("signature" if _signs(reading, span, spans, sentence, left) else "event"), bound


def _signs(
    reading: Reading, span: DateSpan, spans: Sequence[DateSpan], sentence: tuple[int, int], left: str
) -> bool:
    """Whether a signing word of the sentence governs this date rather than another."""
    folded = reading.folded
    if _TO_SIGN.match(folded, span.end, sentence[1]):
        return True
    if _otherwise_governed(left):
        return False
    rivals = [
        rival
        for rival in spans
        if sentence[0] <= rival.start < sentence[1] and _may_be_signed(folded, rival, sentence[0])
    ]
    for verb in _SIGN.finditer(folded, *sentence):
        if _NOT_YET.search(folded[max(sentence[0], verb.start() - 100) : verb.start()]):
            continue
        nearest = min(rivals, key=lambda s: max(0, verb.start() - s.end, s.start - verb.end()), default=None)
        if nearest == span and max(verb.start() - span.end, span.start - verb.end()) < _REACH:
            return True
    return False


def _otherwise_governed(left: str) -> bool:
    """Whether another participle or the noun of an event stands right before the date."""
    if _NOUN_OF_EVENT.search(left):
        return True
    participle = _PARTICIPLE.search(left)
    if participle is None or _SIGN.search(participle["word"]) or participle["word"] in _NOT_PARTICIPLES:
        return False
    word, before = participle["word"], left[: participle.start("word")]
    leads = not before.strip() and len(word) > 4  # « Annoncé le 3 mars, le plan … »
    return leads or word.endswith(_FEMININE) or _DID.search(before) is not None


def _may_be_signed(folded: str, span: DateSpan, sentence_start: int) -> bool:
    left = folded[max(sentence_start, span.start - 150) : span.start]
    dated = span.first.day or span.first.month or span.shape == "relative"
    return bool(span.last is None and dated and not cites_law(left) and not _DEADLINE.search(left[-60:]))
