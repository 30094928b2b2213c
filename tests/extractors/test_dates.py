"""Dates: every marked sentence, the doubts, the document's own date, and what must hold of any text."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from specs import cases

from extractor.extractors import dates
from extractor.extractors.dates import grammar
from extractor.extractors.dates.lines import publication_date
from extractor.language import Reading, fold
from extractor.model import Profile, Result
from extractor.rules import Rules

MARK = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
CASES = [
    *cases("dates.yaml"),
    *cases("dates_governed.yaml"),
    *cases("dates_told.yaml"),
    *cases("dates_scenes.yaml"),
    *cases("dates_met.yaml"),
]
SPECS = [case.values[0] for case in CASES]
Found = tuple[set[tuple[str, str, str, str]], list[str]]


def plain(text: str) -> str:
    return MARK.sub(lambda m: m[1].split("|")[0], text)


def expected(spec: dict[str, Any]) -> Found:
    marks = {tuple([*" ".join(m[1].split()).split("|"), "on"][:4]) for m in MARK.finditer(spec["text"])}
    return marks, spec.get("problems", [])


def found(spec: dict[str, Any], read: Callable[..., Reading], rules: Rules) -> Found:
    reading = read(plain(spec["text"]), f"case.{spec.get('format', 'txt')}")
    profile = Profile(spec.get("type", "communique"), "", spec.get("base"))
    result = dates.extract(reading, rules, Result(reading.document, profile))
    for fact in result.dates:
        assert fact.start <= fact.end
        assert reading.text[fact.evidence.start : fact.evidence.end] == fact.text == fact.evidence.quote
    return {(" ".join(f.text.split()), f.value, f.kind, f.bound) for f in result.dates}, [
        p.code for p in result.problems
    ]


@pytest.mark.parametrize("spec", CASES)
def test_dates(spec: dict[str, Any], read: Callable[..., Reading], rules: Rules) -> None:
    assert found(spec, read, rules) == expected(spec)


@pytest.mark.parametrize("spec", cases("publication_dates.yaml"))
def test_publication_date(spec: dict[str, Any], read: Callable[..., Reading]) -> None:
    reading = read(spec["text"], f"case.{spec.get('format', 'txt')}")
    assert publication_date(reading, spec.get("type", "communique")) == spec.get("date")


def test_own_date_is_marked_as_publication(read: Callable[..., Reading], rules: Rules) -> None:
    reading = read(
        "Laon, le 16 octobre 2020\n\nLe contrat a été signé mardi 13 octobre à Laon par le préfet.\n"
    )
    profile = Profile("communique", "", publication_date(reading, "communique"))
    facts = dates.extract(reading, rules, Result(reading.document, profile)).dates
    assert [(f.text, f.kind) for f in facts] == [
        ("16 octobre 2020", "publication"),
        ("mardi 13 octobre", "signature"),
    ]


@pytest.mark.no_cover
@pytest.mark.parametrize("index", range(len(grammar._FINDERS)))
def test_every_finder_is_needed(
    index: int, read: Callable[..., Reading], rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without any one finder, some sentence is no longer read as marked."""
    kept = grammar._FINDERS[:index] + grammar._FINDERS[index + 1 :]
    monkeypatch.setattr(grammar, "_FINDERS", kept)
    grammar.find.cache_clear()
    try:
        assert any(found(spec, read, rules) != expected(spec) for spec in SPECS)
    finally:
        grammar.find.cache_clear()


# Pieces of dates, to be put together at random.
PIECES = """le|du|au|1er|3|13|31|28-02|octobre|mars|sept.|fin|début|mi-|février|2020|2021-22|2020-2022|,|et
–|à|lundi|mardi|prochain|dernier|hier|trimestre|T1|13/10/2020|30.02.21|l'an deux mille vingt|il y a 3 ans
d'ici|dans les|avant|signé|loi n°|(|)|.|jusqu'au|à compter du|12/2020|rentrée|chaque année"""
WORDS = st.sampled_from(["\n", *re.split(r"[|\n]", PIECES)])
ANY = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=200)
TEXTS = st.one_of(ANY, st.lists(WORDS, max_size=40).map(" ".join))


@pytest.mark.no_cover
@given(TEXTS)
def test_spans_of_any_text(text: str) -> None:
    folded = fold(text)
    spans = grammar.find(folded)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    grammar.find.cache_clear()
    assert grammar.find(folded) == spans


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=TEXTS, base=st.one_of(st.none(), st.dates(date(1900, 1, 2), date(2100, 12, 30))))
def test_facts_of_any_text(text: str, base: date | None, read: Callable[..., Reading], rules: Rules) -> None:
    reading = read("Titre\n\n" + text)
    for kind in ("communique", "contrat", "deliberation"):
        start = Result(reading.document, Profile(kind, "", base))  # type: ignore[arg-type]
        result = dates.extract(reading, rules, start)
        assert all(fact.start <= fact.end for fact in result.dates)
        assert dates.extract(reading, rules, start) == result
