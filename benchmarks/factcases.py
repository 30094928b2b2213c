"""The texts that dates and sums are looked for in: the corpus with its gold, the specs of the extractors."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from benchmarks.factscore import Case, Found, Value, Wanted, places
from benchmarks.finders import sum_of
from extractor.evaluation import Gold
from extractor.evaluation.matching import interval
from extractor.extractors import amounts, dates
from extractor.language import Language
from extractor.model import Amount, DateFact, Profile, Result
from extractor.readers import read
from extractor.rules import Rules

KINDS = ("dates", "amounts")
_MARK = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)


def of_gold(gold: Gold, text: str) -> dict[str, Case]:
    """The cases of one document of the corpus, by kind of fact."""
    own = interval(gold.publication_date or "")
    base = date.fromisoformat(own[0]) if own else None
    days = [Wanted(places(text, d.text), interval(d.value, d.end), d.optional) for d in gold.dates]
    sums = [Wanted(places(text, a.text), sum_of(a.eur), a.optional) for a in gold.amounts]
    return {"dates": Case(text, base, tuple(days)), "amounts": Case(text, base, tuple(sums))}


def of_specs(folder: Path) -> dict[str, list[tuple[dict[str, Any], Case]]]:
    """The marked sentences of dates.yaml and amounts.yaml, each with its spec."""
    marked = [(spec, _marked(spec)) for spec in _load(folder / "dates.yaml")]
    listed = [(spec, _listed(spec)) for spec in _load(folder / "amounts.yaml")]
    return {"dates": marked, "amounts": listed}


def _load(path: Path) -> list[dict[str, Any]]:
    specs: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
    return specs


def _marked(spec: Mapping[str, Any]) -> Case:
    """« [[words|EDTF value|kind]] » in the sentence itself."""
    text, wanted, at = "", [], 0
    for mark in _MARK.finditer(spec["text"]):
        text += spec["text"][at : mark.start()]
        words, value = mark[1].split("|")[:2]
        wanted.append(Wanted(((len(text), len(text) + len(words)),), bounds(value.strip())))
        text, at = text + words, mark.end()
    return Case(text + spec["text"][at:], spec.get("base"), tuple(wanted))


def _listed(spec: Mapping[str, Any]) -> Case:
    sums = [Wanted(places(spec["text"], a["text"]), sum_of(a["amount"])) for a in spec["amounts"]]
    return Case(spec["text"], None, tuple(sums))


def bounds(edtf: str) -> Value | None:
    """The first and last day of an EDTF value, seasons, quarters and halves of a year among them."""
    first, _, last = edtf.partition("/")
    low, high = _season(first) or interval(first), _season(last or first) or interval(last or first)
    return (low[0], high[1]) if low and high else None


def _season(value: str) -> Value | None:
    year, _, code = value.partition("-")
    season = int(code) if code.isdigit() else 0
    if 21 <= season <= 24:  # as wide as the pipeline says: the calendar's and the weather's
        month, months = 3 * (season - 20), 4
    elif 33 <= season <= 36:
        month, months = 3 * (season - 33) + 1, 3
    elif season in (40, 41):
        month, months = 6 * (season - 40) + 1, 6
    else:
        return None
    end_year, end_month = divmod(month + months - 2, 12)
    end = date(int(year) + end_year, end_month + 1, calendar.monthrange(2021, end_month + 1)[1])
    return f"{year}-{month:02d}-01", end.isoformat()


def ours(facts: Iterable[DateFact | Amount]) -> list[Found]:
    """This pipeline's facts in the form that all are compared in."""
    return [_found(fact) for fact in facts]


def _found(fact: DateFact | Amount) -> Found:
    if isinstance(fact, DateFact):
        value: Value | None = (fact.start.isoformat(), fact.end.isoformat())
    else:
        value = sum_of(fact.amount) if fact.currency == "EUR" else None
    return Found(fact.evidence.start, fact.evidence.end, value)


def ours_on_specs(
    specs: Mapping[str, Sequence[tuple[dict[str, Any], Case]]], language: Language, rules: Rules
) -> dict[str, list[list[Found]]]:
    """What the two extractors find in the specs, each by itself, as their tests run them."""
    found: dict[str, list[list[Found]]] = {kind: [] for kind in KINDS}
    for spec, case in specs["dates"]:
        reading = language.annotate(read("case.txt", case.text.encode()))
        profile = Profile(spec.get("type", "communique"), "", spec.get("base"))
        result = dates.extract(reading, rules, Result(reading.document, profile))
        found["dates"].append(ours(result.dates))
    for _, case in specs["amounts"]:
        reading = language.annotate(read("case.txt", case.text.encode()))
        result = amounts.extract(reading, rules, Result(reading.document, Profile("autre", "", None)))
        found["amounts"].append(ours(result.amounts))
    return found
