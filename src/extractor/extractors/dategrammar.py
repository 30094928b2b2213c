"""The grammar of French dates: folded text -> spans with their parts. No document, no clock.

Finding comes first, meaning after: a span says which year, month, day and weekday its words give, and
`extractors.dates` turns them into days. All patterns run on text folded by `language.fold`.
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

Shape = Literal[
    "day", "iso", "numeric", "days", "month", "months", "quarter", "season", "year", "years", "relative", "words"
]

MONTHS = {
    "janvier": 1, "janv": 1, "jan": 1, "fevrier": 2, "fevr": 2, "fev": 2, "mars": 3, "avril": 4, "avr": 4,
    "mai": 5, "juin": 6, "juillet": 7, "juil": 7, "aout": 8, "septembre": 9, "sept": 9, "octobre": 10,
    "oct": 10, "novembre": 11, "nov": 11, "decembre": 12, "dec": 12,
}  # fmt: skip
WEEKDAYS = {d: i for i, d in enumerate("lundi mardi mercredi jeudi vendredi samedi dimanche".split())}
_ORDINALS = {
    "premier": 1, "1er": 1, "deuxieme": 2, "second": 2, "2e": 2, "2eme": 2, "2nd": 2, "troisieme": 3,
    "3e": 3, "3eme": 3, "quatrieme": 4, "dernier": 4, "4e": 4, "4eme": 4,
}  # fmt: skip
_UNITS = {
    w: i
    for i, w in enumerate(
        "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
        "dix-sept dix-huit dix-neuf".split()
    )
}
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "quatre-vingt": 80}
# EDTF level 2: quarters are 33 to 36, halves of a year 40 and 41, seasons 21 to 24.
SEASONS = {"printemps": 21, "ete": 22, "automne": 23, "hiver": 24}


class Parts(NamedTuple):
    """What the words of a date give; None where they say nothing. `season` is an EDTF season code."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date found in the text. `last` is set for ranges; `turn` is « dernier » or « prochain »."""

    start: int
    end: int
    shape: Shape
    first: Parts
    last: Parts | None = None
    turn: str = ""


_S = r"[ \n]{1,3}"
_W = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_M = (
    r"(?:janvier|janv\.?|fevrier|fevr\.?|fev\.|mars|avril|avr\.?|mai|juin|juillet|juil\.?|aout|septembre|"
    r"sept\.?|octobre|oct\.?|novembre|nov\.?|decembre|dec\.?)(?![a-z])"
)
_D = r"(?:0?1 ?er|premier|0[1-9]|[12][0-9]|3[01]|[1-9])"
_Y = r"(?:(?:19|20)[0-9]{2})(?![0-9])"
_DAY_WORDS = (
    r"(?:premier|deux|trois|quatre|cinq|six|sept|huit|neuf|dix(?:[ -](?:sept|huit|neuf))?|onze|douze|treize|"
    r"quatorze|quinze|seize|vingt(?:[ -](?:et[ -])?(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf))?|"
    r"trente(?:[ -]et[ -]un)?)"
)
_YEAR_WORDS = (
    r"(?:deux mille|mil neuf cent)(?:[ -](?:(?:et|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|"
    r"quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante)\b)){0,5}"
)
_TURN = rf"(?:{_S}(?P<turn>dernier|prochain|passe)\b)?"
_NO_DIGIT = r"(?<![0-9a-z.,/°-])"
# What makes of a four-digit number a count or a price, not a year.
_NOT_COUNT = r"(?![ -]?(?:[0-9]{3}\b|€|k€|m€|%|euros?\b|places?\b|enfants?\b|jeunes\b|familles?\b|jours\b|habitants\b|heures?\b|actions?\b|signalements\b|ip\b))(?![./-][0-9])(?![a-z@])"

_DAYS = re.compile(
    rf"\b(?:(?P<du>du|entre le|de|depuis le|des le){_S})?(?:{_W},?{_S})?(?P<d1>{_D})(?:{_S}(?P<m1>{_M}))?(?:{_S}(?P<y1>{_Y}))?"
    rf"{_S}?(?P<to>\bau\b|\bet le\b|\bet au\b|\bjusqu'au\b|–|-|\bet\b|,|\bpuis le\b|\bou\b){_S}?(?:{_W},?{_S})?"
    rf"(?P<d2>{_D}){_S}(?P<m2>{_M})(?:{_S}(?P<y2>{_Y}))?"
)
_DAY = re.compile(
    rf"(?:\b(?P<w>{_W}),?{_S}(?:le{_S})?)?(?<![0-9.,/°])(?P<d>{_D})[ \n]{{0,3}}(?P<m>{_M})"
    rf"(?:,?{_S}?(?P<y>{_Y}))?{_TURN}"
)
_WORDS = re.compile(
    rf"(?:\b(?P<w>{_W}),?{_S})?\b(?P<d>{_DAY_WORDS}){_S}(?P<m>{_M})(?:{_S}(?P<y>{_Y}|{_YEAR_WORDS}))?"
)
_ISO = re.compile(rf"{_NO_DIGIT}(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![0-9-])")
_NUMERIC = re.compile(
    rf"(?:\b(?P<w>{_W}),?{_S})?(?<![0-9a-z.,/@-])(?P<d>\d{{1,2}})(?:er)?[ ]?(?P<sep>[/.-])[ ]?(?P<m>\d{{1,2}})[ ]?(?P=sep)[ ]?"
    r"(?P<y>(?:19|20)\d\d|\d\d)(?![0-9]|[./-][0-9])"
)
_MONTH_NUMERIC = re.compile(rf"(?<![0-9/.-])(?P<m>0?[1-9]|1[0-2])/(?P<y>{_Y})(?![/0-9])")
_MONTHS = re.compile(
    rf"\b(?P<m1>{_M})(?:{_S}(?P<y1>{_Y}))?[ \n]?(?P<to>\ba\b|-|–|\bet\b|\bjusqu'en\b|\bjusqu'a\b)[ \n]?(?:fin )?(?P<m2>{_M}){_S}(?P<y2>{_Y})"
)
_PART = r"(?:(?:debut|fin|mi|courant)(?:[ -]|(?: du mois de| de) ))"
_MONTH = re.compile(rf"(?:{_PART})?(?<![0-9a-z])(?P<m>{_M}){_S}(?:de l'annee )?(?P<y>{_Y}){_NOT_COUNT}")
_MONTH_ALONE = re.compile(
    rf"\b(?:{_PART}|en |des |depuis |avant |apres |d'ici |d'ici a |a partir de |jusqu'en |jusqu'a |(?:au|du|ce) mois de |courant )"
    rf"(?:la )?(?:fin |debut |mi-)?(?:du mois de |de )?(?P<m>{_M})(?!{_S}(?:19|20)\d\d){_TURN}"
)
_QUARTER = re.compile(
    r"\b(?P<n>premier|1er|deuxieme|second|2e|2eme|2nd|troisieme|3e|3eme|quatrieme|4e|4eme|dernier) "
    rf"(?P<u>trimestre|semestre)(?: (?:de |d')?(?:l'annee )?(?P<y>{_Y}))?"
)
_QUARTER_CODE = re.compile(rf"\b(?P<u>[ts])(?P<n>[1-4])[ /-](?P<y>{_Y})")
_SEASON = re.compile(rf"\b(?P<s>printemps|ete|automne|hiver) (?P<y>{_Y})")
_YEARS = re.compile(
    rf"(?<![0-9/.,°-])(?P<y1>(?:19|20)\d\d) ?(?P<to>-|–|/|\ba\b|\bet\b|\bjusqu'en\b|,) ?(?P<y2>(?:19|20)?\d\d){_NOT_COUNT}(?![0-9])"
    rf"(?P<more>(?: ?(?:,|et|a) ?{_Y})*)"
)
_GOVERNOR = (
    r"(?:\b(?:en|depuis|des|annees?|exercices?|rentree|horizon|budgets?|budget primitif|pour|jusqu'en|jusqu'a|avant|apres|campagne|"
    r"cours de|debut|fin|courant|d'ici(?: a)?(?: la)?(?: fin)?|a partir de|a compter de|au titre de(?: l'annee| l'exercice)?|"
    r"finances(?: pour| initiale pour)?|millesime|edition|l'an|depuis l'annee|schema|contrat|programme|bilan|rapport|plan|de|"
    r"vague|generation|strategie) |\bmi-|\()"
)
_YEAR = re.compile(rf"{_GOVERNOR}(?P<y>{_Y}){_NOT_COUNT}")
# « de 2020 », « contrat 2020 » say when only beside these.
_WEAK_GOVERNOR = re.compile(
    r"\b(?:loi|lois|decret|ordonnance|circulaire|instruction|annee|exercice|budget|printemps|ete|automne|hiver|fin|debut|cours|"
    r"titre|vague|partir|compter|rentree|finances|donnees|chiffres|bilan|niveau)(?: [a-z'-]+){0,2} (?:de )?$|\b(?:contrat|schema|programme|bilan|rapport|plan|strategie|vague|generation) $"
)
_N = r"(?:\d{1,2}|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze)"
_RELATIVE = re.compile(
    rf"(?<!d')\b(?P<hier>avant-hier|hier)\b(?! encore)|(?P<wd>{_W}) (?P<turn>dernier|prochain)\b"
    r"|\b(?P<unit>l'an|l'annee|annee|le mois|mois|la semaine|semaine) (?P<turn2>dernier|derniere|passee?|prochaine?)\b"
    rf"|\bil y a (?P<ago>{_N} (?:ans?|mois|semaines?|jours?))\b"
    r"|\b(?P<year>(?:en |des |depuis )?(?:le )?(?:debut|fin) (?:d'|de l')annee)\b(?! scolaire| (?:19|20)\d\d)"
    r"|\b(?P<demain>apres-demain)\b"
    rf"|(?:\bce |(?:^|(?<=[.!?»\n] )|(?<=\n)))(?P<this>{_W})(?:(?= (?:matin|soir|midi|apres-midi)\b)|(?=,)|(?= a [a-z]))"
    rf"|(?<!le )(?<!les )(?<!du )(?<!au )(?<!chaque )(?<!des )\b(?P<that>{_W})(?= (?:a|dans|en|au) [a-z])"
)


def find(folded: str) -> list[DateSpan]:
    """All date spans of a folded text, in order, without overlaps; the more complete shape wins."""
    spans: list[DateSpan] = []
    taken: list[tuple[int, int]] = []
    for finder in _FINDERS:
        for span in finder(folded):
            index = bisect_right(taken, (span.start, 10**9))
            if index and taken[index - 1][1] > span.start:
                continue
            if index < len(taken) and taken[index][0] < span.end:
                continue
            taken.insert(index, (span.start, span.end))
            spans.append(span)
    return sorted(spans, key=lambda s: (s.start, s.end))


def is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _day(text: str) -> int:
    text = text.strip()
    if text.startswith(("premier", "1er", "01er", "1 er", "01 er")):
        return 1
    return int(text) if text.isdigit() else _number(text)


def _number(words: str) -> int:
    """A number below one hundred in words, hyphens or spaces between them."""
    total = 0
    words = words.replace(" ", "-").removesuffix("s") if words.endswith("vingts") else words.replace(" ", "-")
    if words.startswith("quatre-vingt"):
        total, words = 80, words[12:]
    for word in re.split(r"-(?:et-)?", re.sub(r"dix-(sept|huit|neuf)", r"dix+\1", words)):
        if "+" in word:
            total += 10 + _UNITS[word.split("+")[1]]
        else:
            total += _TENS.get(word, _UNITS.get(word, 0))
    return total


def _month(text: str) -> int:
    return MONTHS[text.rstrip(".")]


def _year(text: str | None) -> int | None:
    if not text:
        return None
    if text.isdigit():
        year = int(text)
        return year if year > 99 else 2000 + year if year < 70 else 1900 + year
    base = 2000 if text.startswith("deux mille") else 1900
    rest = re.sub(r"^(?:deux mille|mil neuf cent)[ -]?(?:et[ -])?", "", text)
    return base + (_number(rest) if rest else 0)


def _weekday(text: str | None) -> int | None:
    return WEEKDAYS[text] if text else None


def _days(folded: str) -> Iterator[DateSpan]:
    for m in _DAYS.finditer(folded):
        month = _month(m["m2"])
        last = Parts(_year(m["y2"]), month, _day(m["d2"]))
        first_month = _month(m["m1"]) if m["m1"] else month
        first_year = _year(m["y1"]) or last.year
        if not m["y1"] and last.year and first_month > month:
            first_year = last.year - 1
        first = Parts(first_year, first_month, _day(m["d1"]))
        linked = m["to"] in {"au", "jusqu'au", "–", "-"} or m["du"] == "entre le"
        if linked and (m["du"] or m["to"] in {"–", "-", "au"}):
            yield DateSpan(m.start("d1"), m.end(), "days", first, last)
        elif not m["m1"] and m["to"] in {"et", ",", "et le", "ou"}:
            # « les 3 et 4 mars 2021 »: two days that share their month.
            if first.day is not None and last.day is not None and first.day < last.day:
                yield DateSpan(m.start("d1"), m.end("d1"), "day", first)
                yield DateSpan(m.start("d2"), m.end(), "day", last)
        elif m["m1"] and not m["y1"] and m["to"] in {"et", "et le", "ou", ","}:
            yield DateSpan(m.start("d1"), m.end("m1"), "day", first)
            yield DateSpan(m.start("d2"), m.end(), "day", last)


def _single(folded: str) -> Iterator[DateSpan]:
    for m in _DAY.finditer(folded):
        parts = Parts(_year(m["y"]), _month(m["m"]), _day(m["d"]), _weekday(m["w"]))
        yield DateSpan(m.start(), m.end(), "day", parts, turn=m["turn"] or "")


def _words(folded: str) -> Iterator[DateSpan]:
    for m in _WORDS.finditer(folded):
        parts = Parts(_year(m["y"]), _month(m["m"]), _day(m["d"]), _weekday(m["w"]))
        yield DateSpan(m.start(), m.end(), "words", parts)


_NOT_DATE = re.compile(r"(?:article|art\.?|version|v|chapitre|paragraphe|§|n°|tel\.?|telephone|siret|page)[ .:]*$")


def _numeric(folded: str) -> Iterator[DateSpan]:
    for m in _ISO.finditer(folded):
        yield DateSpan(m.start(), m.end(), "iso", Parts(int(m["y"]), int(m["m"]), int(m["d"])))
    for m in _NUMERIC.finditer(folded):
        short = len(m["y"]) == 2
        if short and (m["sep"] == "-" or len(m["m"]) == 1):
            continue
        if _NOT_DATE.search(folded[max(0, m.start() - 15) : m.start()]):
            continue
        year, month, day = _year(m["y"]), int(m["m"]), int(m["d"])
        # An impossible month is another kind of number; an impossible day is a doubt for the reader.
        if 1 <= month <= 12 and 1 <= day <= 31 and year:
            yield DateSpan(m.start(), m.end(), "numeric", Parts(year, month, day, _weekday(m["w"])))


def _month_shapes(folded: str) -> Iterator[DateSpan]:
    for m in _MONTHS.finditer(folded):
        last = Parts(_year(m["y2"]), _month(m["m2"]))
        first_month = _month(m["m1"])
        year = _year(m["y1"]) or (last.year if first_month <= (last.month or 12) else (last.year or 0) - 1)
        first = Parts(year, first_month)
        between = folded[max(0, m.start() - 7) : m.start()].endswith("entre ")
        if m["to"] == "et" and not between:
            yield DateSpan(m.start(), m.end("y1") if m["y1"] else m.end("m1"), "month", first)
            yield DateSpan(m.start("m2"), m.end(), "month", last)
        else:
            yield DateSpan(m.start(), m.end(), "months", first, last)
    for m in _MONTH.finditer(folded):
        yield DateSpan(m.start(), m.end(), "month", Parts(_year(m["y"]), _month(m["m"])))
    for m in _MONTH_NUMERIC.finditer(folded):
        if not _NOT_DATE.search(folded[max(0, m.start() - 15) : m.start()]):
            yield DateSpan(m.start(), m.end(), "month", Parts(_year(m["y"]), int(m["m"])))
    for m in _MONTH_ALONE.finditer(folded):
        start = m.start() + len(m[0]) - len(m[0].lstrip())
        yield DateSpan(start, m.end(), "month", Parts(None, _month(m["m"])), turn=m["turn"] or "")


def _quarters(folded: str) -> Iterator[DateSpan]:
    for m in _QUARTER.finditer(folded):
        number, half = _ORDINALS[m["n"]], m["u"] == "semestre"
        if half:
            number = min(number, 2)
        yield DateSpan(
            m.start(), m.end(), "quarter", Parts(_year(m["y"]), season=(39 if half else 32) + number)
        )
    for m in _QUARTER_CODE.finditer(folded):
        number, half = int(m["n"]), m["u"] == "s"
        if not (half and number > 2):
            season = (39 if half else 32) + number
            yield DateSpan(m.start(), m.end(), "quarter", Parts(_year(m["y"]), season=season))
    for m in _SEASON.finditer(folded):
        yield DateSpan(m.start(), m.end(), "season", Parts(_year(m["y"]), season=SEASONS[m["s"]]))


_NUMBERED = re.compile(r"(?:n°|no|nos|numero|ref\.?|nor)[ :]*[a-z0-9/-]*$")


def _year_shapes(folded: str) -> Iterator[DateSpan]:
    for m in _YEARS.finditer(folded):
        first, last = int(m["y1"]), m["y2"]
        final = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
        more = re.findall(r"\d{4}", m["more"])
        if more:
            final = int(more[-1])
        if _NUMBERED.search(folded[max(0, m.start() - 12) : m.start()]):
            continue
        # « 2021-12 » is a month or a number; only a pair of years in a plan's length is a range.
        if not first < final <= first + 30 or (len(last) == 2 and (m["to"] not in "-–/" or final > first + 10)):
            continue
        if m["to"] in {"et", ","} and len(last) != 4:
            continue
        yield DateSpan(m.start(), m.end(), "years", Parts(first), Parts(final))
    for m in _YEAR.finditer(folded):
        governor = folded[m.start() : m.start("y")]
        if governor == "(" and folded[m.end() : m.end() + 1] != ")":
            continue
        weak = governor.strip() in {
            "de", "contrat", "schema", "programme", "bilan", "rapport", "plan", "strategie", "vague", "generation",
        }  # fmt: skip
        if weak and not _WEAK_GOVERNOR.search(folded[max(0, m.start() - 40) : m.start("y")]):
            continue
        yield DateSpan(m.start("y"), m.end("y"), "year", Parts(int(m["y"])))


def _relatives(folded: str) -> Iterator[DateSpan]:
    for m in _RELATIVE.finditer(folded):
        turn = m["turn"] or m["turn2"] or ""
        yield DateSpan(m.start(), m.end(), "relative", Parts(weekday=_weekday(m["wd"] or m["this"] or m["that"])), turn=turn)


_FINDERS = (_days, _numeric, _single, _words, _month_shapes, _quarters, _year_shapes, _relatives)


def day_parts(spans: Iterable[DateSpan]) -> Iterator[tuple[DateSpan, int, int, int]]:
    """The spans that name one existing day in full, with its year, month and day."""
    for span in spans:
        year, month, day = span.first[:3]
        if span.last is None and year and month and day and is_day(year, month, day):
            yield span, year, month, day
