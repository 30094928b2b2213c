"""What governs a date: the words that say what it is for and whether it bounds.

The nearest governing word decides (verb, participle, noun, citation), not the date's place alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.extractors.dates.deeds import of_deed
from extractor.extractors.dates.foot import at_the_foot, closes_contract, in_signature_block
from extractor.extractors.dates.signing import goes_on, in_that_year, of_another_paper, of_signed_paper, signs
from extractor.extractors.dates.tense import ARTICLES, DEADLINE, is_told
from extractor.extractors.dates.words import DateSpan
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
    r"prevoient|reunie?s?|reunion|seance|session|modifie|permet|entre|entrent|s'applique|appliquee?s?|mise|presentee?s?|journee)\b"
    r"|[a-z]{2}\. "
)
_LAW_YEAR = re.compile(
    r"\b(?:lois?|decret|ordonnance|circulaire|instruction)s?(?: de finances(?: initiale| rectificative)?"
    r"| de financement de la securite sociale)?(?: de| pour| du)? ?$"
)
_AUXILIARY = re.compile(r"\b(?:est|sont|a|ont|etre|ete|sera|seront|fut|soit)(?: [a-z]+ment)? $")
_END = _compile(
    r"(?:\b(?:prend|prendra|prennent|prendront|prendre) fin|\bs'ache(?:ve|vent|vera|veront|ver)"
    r"|\bs'etei(?:nt|gnent|ndra|ndre)|\bexpirer?(?:ra|nt|ront|a)?|\bcesse[a-z]*",
    r"|\b(?:court|courent|conclue?s?|valables?|valide|en vigueur|produi[a-z]+ ses effets"
    r"|duree [^.;]{0,40}|se termine[a-z]*)",
    r"[^.;]{0,60}\bjusqu'(?:au|en|a)|\bse termine[a-z]*)",
    ARTICLES,
)
_AFTER = _compile(r"\b(?:a compter|a partir|depuis|des|apres|posterieure?s? au)", ARTICLES)
_EFFECTIVE = _compile(
    r"(?:\ba compter|\ba partir|\b(?:prend|prendra|prendront|prennent) effet(?: [a-z]+){0,3}",
    r"|\bentr(?:e|ee|era|eront|ent) en (?:vigueur|application)(?: [a-z]+){0,3}|\b(?:avec|date d'"
    r"|d')? ?effet(?: [a-z]+){0,2} ?:?",
    r"|\bapplicables?(?: a compter| a partir| des)?|\bs'appli[a-z]+(?: a compter| a partir| des)?",
    r"|\bdebute(?:ra|nt|ront)?|\bdemarrage(?: prevu)?"
    r"|\b(?:prise de (?:poste|fonctions?)|a pourvoir)[^.;]{0,20})",
    ARTICLES,
)
_IN_FORCE = _compile(r"\b(?:compter|effet|vigueur|application|applicables?|s'appli[a-z]+)[^.;]{0,30}$")
_PERIOD = _compile(
    r"(?:\bannees?(?: scolaires?| civiles?| budgetaires?)?|\bexercices?(?: budgetaires?)?|\bperiode"
    r"|\bau titre",
    r"|\ba partir|\ba compter|\bpour|\brentree|\bbudgets?(?: primitif| previsionnel)?"
    r"|\bmillesime|\bmontants?",
    r"|\bcredits|\bdotations?|\benveloppes?|\bfinancements?|\bsubventions?"
    r"|\bschema(?: departemental)?|\bstrategie",
    r"|\bcontrats?|\bplan|\bprogram(?:me|mation)|\bvague|\bgeneration|\bcampagne|\bprevisionnel"
    r"|\bdepenses|\brecettes)\s*\(?",
    ARTICLES,
)
# « ne remplace pas celle du 20 février 2020 », of the circular named before.
_THE_ONE_OF = re.compile(r"\bcel(?:les?|ui) (?:du|en date du) $")
_OTHER_ACT = re.compile(r"\b(?:contrat|convention|avenant|accord|protocole|seance|reunion)s?\b")
_MODAL = re.compile(
    r"\b(?:devra|devront|doit|doivent|devrait|devraient|sera au plus tard|est attendue?|sont attendus)\b"
)
_DELIBERATED = re.compile(r"\b(?:delibere|deliberes)\b[^.;]{0,60}$")
# « publié le », of this very text: at the head of a sentence or line, or after a separator.
_PUBLICATION = _compile(
    r"(?:^|[|•·–:,;(/-] ?|(?<=[/.]\d\d) |(?<=[/.]\d{4}) |\b(?:communique(?: de presse)?|article|page|acte"
    r"|document|contenu|texte|avis|appel|annonce|offre|et|puis) )",
    r"(?:publiee?s?|mise?s?[ _](?:a[ _]jour|en[ _]ligne)|affichee?s?|modifiee?|actualisee?"
    r"|derniere (?:modification|mise a jour)|diffusee?"
    r"|date[ _](?:(?:de[ _])?publication|de mise a jour|de mise en ligne|d'affichage)|publication|affichage"
    r"|mise (?:en ligne|a jour))",
    r"(?:/[a-z]+)?(?: en ligne)?(?: aux? (?!journal)[a-z ]{3,30})?"
    r"(?: sur [a-z. ]{3,30}| par (?!(?:l'|un |son )?(?:avenant|arrete|deliberation|decision))[a-z' -]{2,40})?"
    r"[ ,:]*(?:le )?$"
    r"|\bpdf\b[^.;\n]{0,20}\d ?[km]o ?[-–|,] ?$|\bcommunique(?: de presse)? du (?:[a-z]{5,8} )?$",
)
_THIS_ACT = re.compile(r"\bpresente? (?:deliberation|arrete|acte|decision|instruction|circulaire)\b")
_DES = re.compile(r"\bdes\b")
_LABEL = re.compile(r"(?:^|[\n|]) ?(?P<words>[^\n|.]{3,50}?) ?:?[\n| ]+$")
_WITHIN = ("d'ici", "dans les")
_MONEY_BEFORE = re.compile(r"(?:€|euros?|millions?(?: d'euros)?)[^.;:€]{0,25} en $")
_MONEY_AFTER = re.compile(r"[^.;:\d]{1,80}\d[\d.,  \u202f]*(?:€|[mk]€|euros|millions?)")
# The head of a column of terms, and how many characters may stand beside a date in its cells (« fin »).
_DUE = re.compile(r"^\s?(?:echeances?|dates? limites?|delais?|dates? butoirs?|termes?|pour (?:le|quand))\b")
_BESIDE = 12
# « Signé le », « Contrats signés » over « Aude (20/12/2021) ».
_SIGNED_HEAD = re.compile(
    r"^\s?(?:(?:contrats?|conventions?|avenants?) )?(?:(?:date|jour)(?: et lieu)? de (?:la )?)?"
    r"sign(?:ee?s?|ature)(?: le)?\s?$"
)
_SIGNED_STEP = re.compile(
    r"\s?signature(?: officielle"
    r"| (?:du|de la|de l'|d'un|des) ?(?:contrats?|conventions?|avenants?)[^.;:]{0,60})?\s?"
)
_BESIDE_A_NAME = 40
_SHORT_DAYS = 14
_SIGNED = frozenset({"contrat", "avenant"})


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
    if label is None:
        return ""
    gap = reading.folded[label.end("words") : offset]
    if gap.count("\n") == 1 and reading.folded[label.start()] == "|":
        return ""  # the last cell of the row above
    return f"{label['words']} : "


def _column_head(reading: Reading, span: DateSpan) -> tuple[str, int, bool]:
    """The words at the head of a date's column, how many characters stand beside it in its own cell, and
    whether the next cell of its row says « Signature ».
    """
    for table in reading.document.tables:
        cell = next((c for c in table.cells if c.start <= span.start and span.end <= c.end), None)
        if cell is None:
            continue
        head = next((c for c in table.cells if c.row == 0 and c.column == cell.column), cell)
        beside = len(reading.folded[cell.start : cell.end].strip(" .,;()")) - (span.end - span.start)
        after = next((c for c in table.cells if c.row == cell.row and c.column == cell.column + 1), None)
        step = bool(after and _SIGNED_STEP.fullmatch(reading.folded, after.start, after.end))
        words = reading.folded[head.start : head.end] if head.row < cell.row else ""
        return words, beside if words or step else 0, step
    return "", 0, False


def bounds(left: str) -> bool:
    """Whether the words say when something ends or begins: « date limite », « prend effet le »."""
    return any(pattern.search(left) for pattern in (DEADLINE, _END, _EFFECTIVE))


def cites_law(left: str, *, year_only: bool = False) -> bool:
    """Whether a citation runs up to the date; up to a bare year, only « loi de 2016 » and the like."""
    if year_only:
        return _LAW_YEAR.search(left) is not None
    nouns = list(_LAW_NOUN.finditer(left))
    if nouns and _THE_ONE_OF.search(left):
        return _OTHER_ACT.search(left, nouns[-1].end()) is None
    for noun in reversed(nouns):
        found = _LAW.match(left, noun.start())
        if found is not None and not _LAW_STOP.search(found["gap"]):
            return not (noun[0].startswith("arrete") and _AUXILIARY.search(left[: noun.start()]))
    return False


def govern(
    reading: Reading, span: DateSpan, spans: Sequence[DateSpan], document_type: str, days: int
) -> tuple[DateKind, Bound]:
    """What the date is for, and whether it bounds. `days` is the length of its interval."""
    folded = reading.folded
    sentence = reading.sentence_at(span.start)
    left = _left(reading, max(sentence[0], span.start - 170), span.start)
    head, beside, step = _column_head(reading, span) if span.last is None else ("", 0, False)
    if beside <= _BESIDE and _DUE.search(head):
        return "deadline", "before"
    if beside <= _BESIDE_A_NAME and (step or _SIGNED_HEAD.search(head)):
        return "signature", "on"
    named = span.first.month is not None or span.shape == "relative"
    if span.shape == "years":
        return "period", "on"
    if span.unit == "count" and folded.startswith(_WITHIN, span.start):
        return "deadline", "before"
    published = span.first.day and _PUBLICATION.search(left)
    if published and _THIS_ACT.search(left):
        return "publication", "on"
    if span.last is None and cites_law(left, year_only=not named):
        return "law", "on"
    if published:
        return "publication", "on"
    bound: Bound = "before" if DEADLINE.search(left) else "after" if _AFTER.search(left) else "on"
    if _END.search(left):
        return "effective", "before"
    if bound == "before":
        return "deadline", bound
    if _EFFECTIVE.search(left) and (span.first.day or (span.first.month and _IN_FORCE.search(left))):
        return "effective", bound
    if span.shape == "year":
        right = folded[span.end : sentence[1]]
        period = _PERIOD.search(left) or _is_funded(left, right)
        if not period and (in_that_year(left) or of_deed(reading, span, sentence)):
            return "signature", bound
        return ("period" if period else "event"), bound
    if span.last is not None and not (span.first.day and days <= _SHORT_DAYS):
        return "period", "on"
    if span.first.day is None and span.unit != "year" and _MODAL.search(left) and not is_told(reading, span):
        return "deadline", bound
    if document_type in {"contrat", "avenant", "deliberation"} and at_the_foot(reading, span):
        return ("event" if _DELIBERATED.search(folded[span.start - 90 : span.start]) else "signature"), "on"
    if document_type in _SIGNED and (closes_contract(reading, span) or in_signature_block(reading, span)):
        return "signature", "on"
    if of_another_paper(folded[slice(*sentence)]):
        return "event", bound
    if of_signed_paper(reading, span, left) or of_deed(reading, span, sentence):
        return "signature", "on"
    if before := goes_on(reading, span, spans, sentence):
        return govern(reading, before, spans, document_type, 0)[0], bound
    rivals = [
        rival
        for rival in spans
        if sentence[0] <= rival.start < sentence[1]
        and (rival == span or _may_be_signed(folded, rival, sentence[0]))
    ]
    signed = signs(reading, span, rivals, sentence, left, document_type)
    return ("signature" if signed else "event"), bound


def _is_funded(left: str, right: str) -> bool:
    """« En 2020, l'État verse 1 030 000 € », « 310 000 euros en 2021 »: the year that money is for."""
    if not re.search(r"(?:^|\W)(?:en|fin|debut|courant)? ?$", left):
        return False
    return _MONEY_BEFORE.search(left) is not None or _MONEY_AFTER.match(right) is not None


def _may_be_signed(folded: str, span: DateSpan, sentence_start: int) -> bool:
    left = folded[max(sentence_start, span.start - 150) : span.start]
    first = span.first
    dated = first.day or first.month or first.season or span.shape == "relative"
    return bool(span.last is None and dated and not cites_law(left) and not DEADLINE.search(left[-60:]))
