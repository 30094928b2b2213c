"""Dates: what each span of `dategrammar` means, what governs it, and which is the document's own.

A date is an interval with a precision, never more precise than its words. What a date is *for* (signature,
deadline, law …) comes from the words that govern it. A weekday that contradicts its date, or a day that
does not exist, becomes a problem and is never mended.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from extractor.extractors.dategrammar import DateSpan, Parts, day_parts, find
from extractor.language import Reading
from extractor.model import Block, Bound, DateFact, DateKind, Precision, Problem, Result
from extractor.rules import Rules

_SIGN = re.compile(
    r"\b(?:signe[nr]?t?|signees?|signes|signera|signeront|signaient|signant|signature|cosigne\w*|paraphe\w*|conclue?s?|"
    r"contresigne\w*|apposer? leur signature|scelle\w*)\b"
)
_LAW = re.compile(
    r"\b(?:lois?|decrets?|ordonnances?|arretes?|circulaires?|instructions?|directives?|deliberations?|decisions?|reglements?|"
    r"convention internationale|recommandations?|note d'information|notes? de cadrage|jorf|journal officiel)\b"
    r"(?P<gap>[^;:!?\n]{0,110}?)(?:\bdu|\ben date du|\bdatee? du|\bde|\bdes|\bd'|\bpour|\bpubliee? (?:le|au [a-z ]{0,30}du)|\bparue? le|,|\bn° ?\S+)?\s*(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)? ?$"
)
_LAW_GAP_STOP = re.compile(
    r"\b(?:sign\w*|contrats?|avant|jusqu|ici|signature|conjointement|tard|compter|est|sont|a|ont|sera|seront|fixe|prevoit|reunie?)\b|\. "
)
_DEADLINE = re.compile(
    r"(?:\bavant(?: le| la| fin)?|\bd'ici(?: a| au| le| la| fin)*|\bau plus tard(?: le| en| au| fin)?|\bjusqu'(?:au|en|a)(?: fin)?|"
    r"\bhorizon|\becheance(?: du| au| le| de)?|\bdate limite[^.;:]{0,40}|\bdelai(?: du| au)?|\bexpire(?:ra)? le|\bprend(?:ra)? fin le|\bs'ach[a-z]+ le|\btermine(?:r|ra)? le|\bet au plus tard(?: le)?)"
    r"\s*(?:au\s|le\s|la\s|fin\s|debut\s|du\s|de\s|l'annee\s|mois de\s)*$"
)
_AFTER = re.compile(r"\b(?:a compter|a partir|depuis|des|apres)(?: du| de| le| la| l'annee)*\s*$")
_EFFECTIVE = re.compile(
    r"(?:\ba compter (?:du|de)|\ba partir du|\bprend(?:ra|ront|nent)? effet(?: [a-z]+){0,3}|\bentr(?:e|ee|era|eront|ent) en vigueur(?: [a-z]+){0,3}|\bavec effet(?: [a-z]+){0,2}|\beffet au|\bapplicables? (?:au|a compter du|a partir du|des le)|\bdebute(?:ra)? le)\s*(?:le\s|au\s|du\s)*$"
)
_PERIOD = re.compile(
    r"(?:\bannees?(?: scolaires?| civiles?| budgetaires?)?|\bexercices?(?: budgetaires?)?|\bperiode|\bau titre (?:de|des|du)(?: l'annee| l'exercice)?|\ba partir de|\ba compter de|\bdepuis|\bpour|\brentree|\bbudget(?: primitif)?|\bmillesime|\bschema(?: departemental)?|\bstrategie|\bcontrat|\bplan|\bprogramme|\bvague|\bgeneration)"
    r"\s*(?:l'|l'annee\s|les annees\s|la periode\s|de\s|du\s|\()*$"
)
_PARTICIPLE = re.compile(
    r"\b(?P<word>[a-z]+(?:ee?s?|is|ise|ises|ue?s?|te|tes|ts))(?: (?:a|au|en) [a-z' -]{2,30}?,?)?,?(?: par [a-z' -]{2,40})? ?,?(?:(?:ce|le|des le|du|en|au|ces|les)(?: mois de)? ?)?$"
)
_NOT_PARTICIPLES = {
    "prevue", "prevu", "prevues", "programmee", "organisee", "intervenue", "fixee", "date", "officielle",
    "effective", "et", "est", "mais", "ete", "annee", "contractualisation", "prefecture", "departements",
    "contrats", "conventions", "actes", "departement", "ouverte", "enfance", "santes", "objet",
}  # fmt: skip
_MODAL = re.compile(r"\b(?:devra|devront|doit|doivent|devrait|devraient|sera au plus tard|est attendue?|sont attendus)\b")
_PUBLISHED = re.compile(
    r"(?:\bpubliee?s?|\bmise? (?P<update>a jour)|\bmise? en ligne|\bmise en ligne|\bdate de publication|\bdate de mise a jour|\bmodifiee?|\bparue?|"
    r"\bactualisee?|\bderniere modification|\bcommunique(?: de presse)?|\bdate|\bdiffusee?|\bpublication|\bpublie par [a-z' -]{2,40}|\bactualites?|\bcreee?)(?: en ligne)?\s?(?:,|:|–|-|\|)?\s*(?:le|du|au)?\s?:?\s?$"
)
_DATELINE = re.compile(r"(?:^|[.,!?»)] |[a-z] )(?:a |fait a )?(?P<town>[a-z][a-z' -]{1,40}),? ?le ?$")
_FAIT = re.compile(r"\b(?:fait|signee?|delibere|fait et delibere)(?: en [a-z0-9 ()]{1,40},?)?(?: a| en)? [^.;\n]{0,60}$|\bfait le $")
_SESSION = re.compile(r"\b(?:seance|reunion|session|assemblee|reunie?|commission permanente)\b[^.;\n]{0,60}$")


_SESSION_SCORE = 78


@dataclass(frozen=True, slots=True)
class _Interval:
    value: str
    start: date
    end: date
    precision: Precision


def extract(reading: Reading, rules: Rules, result: Result) -> Result:  # noqa: ARG001
    """Adds every date of the document, resolved against its own date, and the doubts about them."""
    spans = find(reading.folded)
    base = result.profile.publication_date or _base_date(reading, spans)
    own = _publication(reading, spans, result.profile.document_type)
    # The day of a council's sitting dates its act without being its publication.
    own_span = own[1] if own and own[2] != _SESSION_SCORE else None
    facts: list[DateFact] = []
    problems: list[Problem] = []
    context_year = base.year if base else None
    for span in spans:
        if _inside_number(reading.folded, span):
            continue
        interval = _resolve(span, base, context_year, reading.folded)
        if interval is None:
            problems += _impossible(reading, span)
            continue
        if span.first.year and span.first.month and span.first.day:
            context_year = span.first.year
        problems += _weekday_doubt(reading, span, interval)
        kind, bound = _govern(reading, span, spans, interval, result.profile.document_type)
        if own_span is not None and span.start == own_span.start:
            kind, bound = "publication", "on"
        facts.append(
            DateFact(
                document_id=reading.document.id,
                evidence=reading.evidence(span.start, span.end, f"dates.{span.shape}"),
                text=reading.text[span.start : span.end],
                value=interval.value,
                start=interval.start,
                end=interval.end,
                precision=interval.precision,
                kind=kind,
                bound=bound,
            )
        )
    return replace(result, dates=tuple(facts), problems=result.problems + tuple(problems))


def publication_date(reading: Reading, document_type: str) -> date | None:
    """The document's own date: said (« publié le »), in its dateline, alone at its head, or declared by the file."""
    own = _publication(reading, find(reading.folded), document_type)
    declared = reading.document.published
    if own is not None and (own[2] >= 60 or declared is None):
        return own[0]
    return declared if document_type not in {"contrat", "avenant"} else None


def _publication(
    reading: Reading, spans: list[DateSpan], document_type: str
) -> tuple[date, DateSpan, int] | None:
    """The best candidate with its score; the head of the document counts for more than its foot."""
    if document_type in {"contrat", "avenant"}:
        return None
    best: tuple[int, int, date, DateSpan] | None = None
    for span, year, month, day in day_parts(spans):
        score = _publication_score(reading, span, document_type)
        if score and (best is None or score > best[0]):
            best = (score, -span.start, date(year, month, day), span)
    return (best[2], best[3], best[0]) if best else None


def _publication_score(reading: Reading, span: DateSpan, document_type: str) -> int:
    folded = reading.folded
    index = reading.document.block_at(span.start)
    if index is None:
        return 0
    block = reading.document.blocks[index]
    left = folded[block.start : span.start][-90:]
    right = folded[span.end : block.end]
    near_top = index < 14 or span.start < 900
    published = _PUBLISHED.search(left)
    if published and (near_top or document_type in {"actualite", "article"} or block.end - block.start < 80):
        return 80 if published["update"] else 100
    if document_type == "deliberation" and (_SESSION.search(left) or _SESSION.search(folded[max(0, block.start - 80) : block.start])):
        return _SESSION_SCORE
    if not near_top and index < len(reading.document.blocks) - 12:
        return 0
    alone = len(left.strip(" –-|:,(le")) + len(right.strip(" –-|:,.)")) <= 3
    if alone and near_top:
        return 75
    if _FAIT.search(left) and document_type not in {"communique", "circulaire", "actualite", "article", "autre", "deliberation"}:
        return 0
    dateline = _DATELINE.search(left)
    if dateline and _capital_before(reading.text, span.start, dateline["town"], block):
        return 72 if near_top else 45
    if near_top and re.search(r"[|–-] ?(?:le )?$", left) and re.match(r" ?(?:[|–-]|a \d{1,2} ?h|$)", right) and len(left) < 60:
        return 74
    if near_top and (re.search(r"(?:^|[|–-] ?)le $", left) or not left.strip(" –-|:,(le")) and len(right) < 60:
        return 65
    if document_type == "circulaire" and near_top and re.search(r"\b(?:circulaire|instruction|note)\b[^;]{0,80}du $", left):
        return 68
    if _FAIT.search(left):
        return 45
    return 0


def _capital_before(text: str, offset: int, town: str, block: Block) -> bool:
    """Whether a place with a capital stands right before « , le DATE »: a dateline, not a sentence."""
    head = text[block.start : offset].rstrip()
    head = re.sub(r",?\s*[Ll]e$", "", head).rstrip(" ,")
    last = re.search(r"([A-ZÀ-Ý][\w'’-]*(?:[ -](?:[a-zà-ÿ]{1,4}[ -])?[A-ZÀ-Ý][\w'’-]*)*)$", head)
    return bool(last) and len(town) > 1


def _base_date(reading: Reading, spans: list[DateSpan]) -> date | None:
    """Where a document has no date of its own: that of its signature, else the latest day it names outside of laws."""
    days = []
    for span, year, month, day in day_parts(spans):
        left = reading.folded[max(0, span.start - 120) : span.start]
        if _FAIT.search(left):
            return date(year, month, day)
        if not _is_law(left):
            days.append(date(year, month, day))
    return reading.document.published or (max(days) if days else None)


def _inside_number(folded: str, span: DateSpan) -> bool:
    """Dates inside addresses of the web, mail or file names are no dates of the document."""
    left = folded[max(0, span.start - 1) : span.start]
    right = folded[span.end : span.end + 1]
    return left in {"@", "/", "_"} or right in {"@", "_"}


def _resolve(span: DateSpan, base: date | None, context_year: int | None, folded: str) -> _Interval | None:
    if span.shape == "relative":
        return _relative(folded[span.start : span.end], span, base)
    first, last = span.first, span.last
    if first.year is None and last is None:
        around = folded[max(0, span.start - 60) : span.start]
        if re.match(r" (?:de )?(?:chaque|suivant|de l'annee suivante|tous les)", folded[span.end : span.end + 30]) or re.search(
            r"\b(?:chaque annee|tous les ans|annuellement|chaque exercice)\b", around
        ):
            return None  # a day that comes back every year is no date
        year = _missing_year(span, base, context_year)
        if year is None:
            return None
        first = first._replace(year=year)
    elif last is not None and last.year is None:
        year = _missing_year(replace(span, first=last, last=None), base, context_year)
        if year is None:
            return None
        last = last._replace(year=year)
        first = first._replace(year=year - (1 if (first.month or 0) > (last.month or 0) else 0))
    elif last is not None and first.year is None:
        first = first._replace(year=last.year)
    return _interval(first, last)


def _missing_year(span: DateSpan, base: date | None, context_year: int | None) -> int | None:
    """The year nearest to the document's date; « dernier », « prochain » and the weekday decide before that."""
    month, day, weekday = span.first.month, span.first.day, span.first.weekday
    if base is None:
        return context_year
    if month is None:
        return base.year
    years = [base.year - 1, base.year, base.year + 1]
    options = [(y, _safe(y, month, day or 15)) for y in years]
    dated = [(y, d) for y, d in options if d is not None]
    if span.turn in {"dernier", "passe"}:
        dated = [(y, d) for y, d in dated if d <= base] or dated
    elif span.turn == "prochain":
        dated = [(y, d) for y, d in dated if d >= base] or dated
    if weekday is not None:
        dated = [(y, d) for y, d in dated if d.weekday() == weekday] or dated
    return min(dated, key=lambda item: abs(item[1] - base))[0] if dated else None


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _bounds(parts: Parts) -> tuple[str, date, date, Precision] | None:
    year, month, day, _, season = parts
    assert year is not None
    if season is not None:
        if season >= 40:
            months = (1, 6) if season == 40 else (7, 12)
        elif season >= 33:
            months = (3 * (season - 33) + 1, 3 * (season - 33) + 3)
        else:
            # Wide enough for the seasons of the calendar and of the weather alike.
            months = {21: (3, 6), 22: (6, 9), 23: (9, 12), 24: (12, 15)}[season]
        end_year, end_month = year + (months[1] - 1) // 12, (months[1] - 1) % 12 + 1
        last_day = calendar.monthrange(end_year, end_month)[1]
        return f"{year}-{season}", date(year, months[0], 1), date(end_year, end_month, last_day), "season"
    if month is None:
        return str(year), date(year, 1, 1), date(year, 12, 31), "year"
    if day is None:
        last_day = calendar.monthrange(year, month)[1]
        return f"{year}-{month:02d}", date(year, month, 1), date(year, month, last_day), "month"
    exact = _safe(year, month, day)
    return (exact.isoformat(), exact, exact, "day") if exact else None


def _interval(first: Parts, last: Parts | None) -> _Interval | None:
    low = _bounds(first)
    if low is None or last is None:
        return _Interval(*low) if low else None
    high = _bounds(last)
    if high is None or high[2] < low[1]:
        return None
    return _Interval(f"{low[0]}/{high[0]}", low[1], high[2], "range")


def _relative(text: str, span: DateSpan, base: date | None) -> _Interval | None:
    """« hier », « vendredi prochain », « l'an dernier »: against the document's own date, else nothing."""
    if base is None:
        return None
    weekday = span.first.weekday
    if weekday is not None:
        step = (weekday - base.weekday()) % 7 or 7
        if not span.turn:  # « ce mardi »: the last one, the day itself included
            step = step if step < 7 else 0
            moved = base - timedelta(days=(7 - step) % 7)
            return _interval(Parts(moved.year, moved.month, moved.day), None)
        moved = base + timedelta(days=step if span.turn == "prochain" else step - 7 if step < 7 else -7)
        return _interval(Parts(moved.year, moved.month, moved.day), None)
    if "annee" in text or text.startswith("l'an"):
        shift = {"d": -1, "p": -1 if span.turn.startswith("pass") else 1}.get(span.turn[:1], 0)
        return _interval(Parts(base.year + shift), None)
    forward = span.turn.startswith("prochain")
    if "mois" in text and span.turn:
        months = base.year * 12 + base.month - 1 + (1 if forward else -1)
        return _interval(Parts(months // 12, months % 12 + 1), None)
    if "semaine" in text and span.turn:
        monday = base - timedelta(days=base.weekday()) + timedelta(weeks=1 if forward else -1)
        sunday = monday + timedelta(days=6)
        return _interval(Parts(*monday.timetuple()[:3]), Parts(*sunday.timetuple()[:3]))
    moment = _parse_relative(text, base)
    if moment is None:
        return None
    if re.search(r"\bans?\b", text):
        return _interval(Parts(moment.year), None)
    if "mois" in text:
        return _interval(Parts(moment.year, moment.month), None)
    return _interval(Parts(moment.year, moment.month, moment.day), None)


@lru_cache(maxsize=4096)
def _parse_relative(text: str, base: date) -> date | None:
    """A complete relative expression through dateparser, with the base given: no clock, no search."""
    import dateparser

    parsed = dateparser.parse(
        text,
        languages=["fr"],
        settings={
            "RELATIVE_BASE": datetime(base.year, base.month, base.day),
            "PARSERS": ["relative-time"],
            "RETURN_AS_TIMEZONE_AWARE": False,
            "TIMEZONE": "UTC",
        },
    )
    return parsed.date() if parsed else None


def _is_law(left: str, *, year_only: bool = False) -> bool:
    """Whether a citation runs up to the date; of a bare year, only « loi de 2016 », « loi de finances pour 2021 »."""
    if year_only:
        return bool(re.search(r"\b(?:loi|decret|ordonnance|circulaire|instruction)s?(?: de finances(?: initiale)?)?(?: de| pour| du)? ?$", left))
    found = None
    for found in _LAW.finditer(left):
        pass
    return found is not None and not _LAW_GAP_STOP.search(found["gap"])


def _govern(
    reading: Reading, span: DateSpan, spans: list[DateSpan], interval: _Interval, document_type: str
) -> tuple[DateKind, Bound]:
    """What the date is for, and whether it bounds: the nearest governing words decide."""
    folded = reading.folded
    sentence = reading.sentence_at(span.start)
    left = folded[max(sentence[0], span.start - 150) : span.start]
    words = folded[span.start : span.end]
    inner = re.match(r"(?:en |des |depuis |avant |apres |d'ici (?:a )?|a partir de |jusqu'en |jusqu'a )", words)
    governed = left + (inner[0].rstrip() if inner else "")
    right = folded[span.end : sentence[1]]
    before, after = bool(_DEADLINE.search(governed)), bool(_AFTER.search(governed))
    bound: Bound = "before" if before else "after" if after else "on"
    if span.last is not None and span.shape == "years":
        return "period", "on"
    if _is_law(left, year_only=span.first.month is None):
        return "law", "on"
    if _PUBLISHED.search(left[-60:]) and span.first.day and _said_published(left):
        return "publication", "on"
    if before:
        return "deadline", bound
    if _EFFECTIVE.search(governed) and span.first.month:
        return "effective", "after" if after else "on"
    if span.first.year is not None and span.first.month is None and span.first.season is None:
        return ("period" if _PERIOD.search(governed) else "event"), bound
    if span.last is not None:
        days = (interval.end - interval.start).days
        return ("event" if span.first.day and days <= 31 else "period"), "on"
    if _MODAL.search(left) and span.first.day is None:
        return "deadline", bound
    fait = _FAIT.search(folded[max(0, sentence[0] - 60, span.start - 90) : span.start])
    if fait and document_type in {"contrat", "avenant", "deliberation"}:
        return "signature", "on"
    if _signs(reading, span, spans, sentence, left, right):
        return "signature", bound
    return "event", bound


def _said_published(left: str) -> bool:
    """« Publié le », « Mis à jour le », « Affiché le »: the act of publishing this very text."""
    return bool(re.search(r"\b(?:publiee?|mise? a jour|mise? en ligne|mise en ligne|affichee?|modifiee?|actualisee?|derniere modification)(?: sur [a-z ]{3,30})?[ ,:]*(?:le )?$", left)) and not re.search(r"\b(?:decret|loi|arrete|circulaire|rapport|etude|ordonnance|bilan)\b[^.;|]{0,60}$", left)


def _signs(
    reading: Reading,
    span: DateSpan,
    spans: list[DateSpan],
    sentence: tuple[int, int],
    left: str,
    right: str,
) -> bool:
    """Whether a signing word of the sentence governs this date rather than another."""
    folded = reading.folded
    participle = _PARTICIPLE.search(left)
    if participle and not _SIGN.search(participle["word"]) and participle["word"] not in _NOT_PARTICIPLES:
        word_start = len(left) - len(participle[0])
        if re.search(r"\b(?:a|ont|est|sont|ete|presente|annonce|lance|adopte)\b ?$", left[:word_start]) or participle[
            "word"
        ].endswith(("ee", "ees")):
            return False
    rivals = [
        s
        for s in spans
        if sentence[0] <= s.start < sentence[1]
        and s.last is None
        and (s.first.day or s.first.month or s.shape == "relative")
        and not _is_law(folded[max(sentence[0], s.start - 150) : s.start])
        and not _DEADLINE.search(folded[max(sentence[0], s.start - 60) : s.start])
    ]
    for verb in _SIGN.finditer(folded, sentence[0], sentence[1]):
        if re.search(r"\b(?:afin de|en vue de|pour|avant (?:de|la)|permettre (?:de|une)|autorise\w* [^.;]{0,80}a|projet de) $", folded[max(sentence[0], verb.start() - 100) : verb.start()]) and verb.start() < span.start:
            # A purpose is not the event: « réuni le 3 mars afin de signer » says nothing of when it was signed.
            pass
        nearest = min(rivals, key=lambda s: _distance(s, verb.start(), verb.end()), default=None)
        if nearest is span:
            return True
    return False


def _distance(span: DateSpan, start: int, end: int) -> int:
    return max(0, start - span.end, span.start - end)


def _impossible(reading: Reading, span: DateSpan) -> list[Problem]:
    year, month, day = span.first[:3]
    if not (month and day) or (year and _safe(year, month, day)) or _safe(2020, month, day):
        if not (year and month and day and _safe(year, month, day) is None):
            return []
    text = reading.text[span.start : span.end]
    return [_problem(reading, span, "impossible_date", f"« {text} » is no day of the calendar")]


def _weekday_doubt(reading: Reading, span: DateSpan, interval: _Interval) -> list[Problem]:
    weekday = span.first.weekday
    if span.shape == "relative" or weekday is None or interval.precision != "day":
        return []
    if interval.start.weekday() == weekday:
        return []
    names = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
    text = reading.text[span.start : span.end]
    message = f"« {text} »: {interval.start.isoformat()} is a {names[interval.start.weekday()]}"
    return [_problem(reading, span, "weekday_conflict", message)]


def _problem(reading: Reading, span: DateSpan, code: str, message: str) -> Problem:
    document = reading.document
    return Problem(
        source=document.source,
        document_id=document.id,
        stage="dates",
        severity="warning",
        code=code,
        message=message,
        page=document.page_at(span.start),
    )
