"""`rules/lexicon/enumerations.yaml` as patterns on folded text, compiled once for each set of rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from extractor.extractors.phrases import alternatives
from extractor.language import fold
from extractor.rules import Lexicon, Rules

_WORD = re.compile(r"[a-z]+|[:€]")
ACTION_NOUNS = frozenset(
    noun + end
    for noun in ("action", "mesure", "projet", "initiative", "chantier", "operation")
    for end in ("", "s")
)


@dataclass(frozen=True, slots=True)
class EnumerationWords:
    """Compiled patterns on folded text."""

    introduced: re.Pattern[str]
    actor: re.Pattern[str]
    future: re.Pattern[str]
    future_verb: re.Pattern[str]
    passive: re.Pattern[str]
    present: re.Pattern[str]
    other_subjects: re.Pattern[str]
    children: re.Pattern[str]
    needed: Mapping[str, frozenset[str]]
    """Of the words of each pattern, one at least must be there; quick to ask before trying it."""


def words(rules: Rules) -> EnumerationWords:
    """The patterns of these rules (an empty list of words matches nothing)."""
    return _compiled(rules.lexicon)


@lru_cache(maxsize=8)
def _compiled(lexicon: Lexicon) -> EnumerationWords:
    lists = lexicon.phrases.get("enumerations", {})
    of = {label: alternatives(phrases) for label, phrases in lists.items() if label != "says"}
    none = alternatives(())
    asides = rf"(?:,?\s{of.get('asides', none)},?)*"
    futures = "|".join(re.escape(_future(verb)) for verb in lists.get("verbs", ())) or "(?!)"
    verb = rf"(?:{futures})(?:a|ont)\b"
    return EnumerationWords(
        introduced=re.compile(
            rf"""
              \b{of.get("subjects", none)}\b[^.:;]{{0,60}}?\b{of.get("introduces", none)}\b{asides}\s?[:,]?\s?
            | \b(?:sont|seront){asides}\s{of.get("announced", none)}\b{asides}[^.:;,]{{0,12}}?\s?:?\s
            | (?:^|[.?!,:]\s)(?:{of.get("openings", none)}\b{asides}\s?[?:,]?\s?)+
            | ^(?:les|ces|nos|d'autres)\s(?:actions?|mesures?|operations?|chantiers?)\b[^.:;,]{{0,60}}\s?:\s?
            """,
            re.VERBOSE,
        ),
        actor=re.compile(rf"{of.get('actors', none)}\s"),
        future=re.compile(rf"(?:^|[,;]\s|\bet\s){of.get('actors', none)}\b[^.:;,]{{0,40}}?\s(?={verb})"),
        future_verb=re.compile(verb),
        passive=re.compile(
            rf"\b(?:sera|seront|va\setre|vont\setre){asides}\s{of.get('done', none)}\b"
            r"|\b(?:va|vont)\s(?:ouvrir|naitre|voir\sle\sjour)\b|\b(?:verra|verront)\sle\sjour\b"
        ),
        present=re.compile(
            rf"(?:^|[,;:]\s|\bet\s)(?:alors\s|ensuite\s|enfin,?\s)?"
            rf"(?:{of.get('actors', none)}|{of.get('actors now', none)})"
            rf"(?:\s(?:et|,)\s[^.:;]{{3,80}}?|\s[^.:;,]{{0,40}}?)?\s{of.get('verbs now', none)}\b"
        ),
        other_subjects=re.compile(
            r"\b(?:conventions?|contrats?|pactes?|protocoles?|accords?)\b[^.;:]{0,60}?"
            rf"\b{of.get('other subjects', none)}\b"
        ),
        children=re.compile(rf"\b{of.get('children', none)}"),
        needed={
            "introduced": _longest_words((*lists.get("introduces", ()), *lists.get("openings", ())))
            | {"sont", "seront"}
            | ACTION_NOUNS,
            "future": frozenset(_future(v) + end for v in lists.get("verbs", ()) for end in ("a", "ont")),
            "passive": frozenset({"sera", "seront", "va", "vont", "verra", "verront"}),
            "present": _longest_words(lists.get("verbs now", ())),
        },
    )


def said(folded: str) -> set[str]:
    """The words of a folded text, its colons and euro signs."""
    return set(_WORD.findall(folded))


def _longest_words(phrases: Iterable[str]) -> frozenset[str]:
    """The longest word of each phrase, and its plural."""
    longest = (max(_WORD.findall(fold(phrase)), key=len) for phrase in phrases)
    return frozenset(form for word in longest for form in (word, word + "s"))


def _future(infinitive: str) -> str:
    return fold(infinitive).removesuffix("e")
