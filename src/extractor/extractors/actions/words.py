"""`rules/lexicon/enumerations.yaml` as patterns on folded text, compiled once for each set of rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from string import ascii_lowercase

from extractor.extractors.phrases import alternatives
from extractor.language import fold
from extractor.rules import Lexicon, Rules

_WORD = re.compile(r"[a-z]+")
_LETTERS = bytes(code if chr(code) in ascii_lowercase else ord(" ") for code in range(256))
_SIGNS = ":€"
ACTION_NOUNS = frozenset(
    noun + end
    for noun in ("action", "mesure", "projet", "initiative", "chantier", "operation")
    for end in ("", "s")
)


@dataclass(frozen=True, slots=True)
class Sought:
    """A pattern on folded text, and words of which one at least stands in what it matches.

    To ask for the words takes no time, to try the pattern on a long sentence does. `along`: the words of
    which one must stand there too, for those that need it.
    """

    pattern: re.Pattern[str]
    needed: frozenset[str]
    along: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def search(self, folded: str, words: frozenset[str]) -> re.Match[str] | None:
        """The first match in a text with these words (or in a part of the text that has them)."""
        if words.isdisjoint(self.needed) or (self.along and not self._stands_along(words)):
            return None
        return self.pattern.search(folded)

    def finditer(self, folded: str, words: frozenset[str]) -> Iterable[re.Match[str]]:
        """All matches in such a text."""
        if words.isdisjoint(self.needed) or (self.along and not self._stands_along(words)):
            return ()
        return self.pattern.finditer(folded)

    def _stands_along(self, words: frozenset[str]) -> bool:
        found = words & self.needed
        return not all(word in self.along and words.isdisjoint(self.along[word]) for word in found)


def sought(pattern: str, needed: str) -> Sought:
    """A pattern with the words that it needs, one of them at least."""
    return Sought(re.compile(pattern), frozenset(needed.split()))


@dataclass(frozen=True, slots=True)
class EnumerationWords:
    """Compiled patterns on folded text."""

    introduced: Sought
    actor: re.Pattern[str]
    future: Sought
    future_verb: re.Pattern[str]
    passive: Sought
    present: Sought
    other_subjects: re.Pattern[str]
    children: re.Pattern[str]


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
    introduced = rf"""(?x)
          \b{of.get("subjects", none)}\b[^.:;]{{0,60}}?\b{of.get("introduces", none)}\b{asides}\s?[:,]?\s?
        | \b(?:sont|seront){asides}\s{of.get("announced", none)}\b{asides}[^.:;,]{{0,12}}?\s?:?\s
        | (?:^|[.?!,:]\s)(?:{of.get("openings", none)}\b{asides}\s?[?:,]?\s?)+
        | ^(?:les|ces|nos|d'autres)\s(?:actions?|mesures?|operations?|chantiers?)\b[^.:;,]{{0,60}}\s?:\s?
        """
    future = rf"(?:^|[,;]\s|\bet\s){of.get('actors', none)}\b[^.:;,]{{0,40}}?\s(?={verb})"
    present = (
        rf"(?:^|[,;:]\s|\bet\s)(?:alors\s|ensuite\s|enfin,?\s)?"
        rf"(?:{of.get('actors', none)}|{of.get('actors now', none)})"
        rf"(?:\s(?:et|,)\s[^.:;]{{3,80}}?|\s[^.:;,]{{0,40}}?)?\s{of.get('verbs now', none)}\b"
    )
    return EnumerationWords(
        introduced=_introducing(introduced, lists),
        actor=re.compile(rf"{of.get('actors', none)}\s"),
        future=Sought(
            re.compile(future),
            frozenset(_future(v) + end for v in lists.get("verbs", ()) for end in ("a", "ont")),
        ),
        future_verb=re.compile(verb),
        passive=sought(
            rf"\b(?:sera|seront|va\setre|vont\setre){asides}\s{of.get('done', none)}\b"
            r"|\b(?:va|vont)\s(?:ouvrir|naitre|voir\sle\sjour)\b|\b(?:verra|verront)\sle\sjour\b",
            "sera seront va vont verra verront",
        ),
        present=Sought(re.compile(present), _longest_words(lists.get("verbs now", ()))),
        other_subjects=re.compile(
            r"\b(?:conventions?|contrats?|pactes?|protocoles?|accords?)\b[^.;:]{0,60}?"
            rf"\b{of.get('other subjects', none)}\b"
        ),
        children=re.compile(rf"\b{of.get('children', none)}"),
    )


def _introducing(pattern: str, lists: Mapping[str, Iterable[str]]) -> Sought:
    """The pattern, with the longest word of each phrase and what stands along: a subject, « sont » …"""
    along: dict[str, set[str]] = {":": set(ACTION_NOUNS)}
    alone: set[str] = set()
    companions = {
        "introduces": _longest_words(lists.get("subjects", ())),
        "announced": frozenset({"sont", "seront"}),
    }
    for label in ("introduces", "announced", "openings"):
        for phrase in lists.get(label, ()):
            words = _WORD.findall(fold(phrase))
            if len(words) > 1 and words[-1] in {"a", "de"}:
                words.pop()  # « du », « au » match it too
            first, *others = sorted(words, key=len, reverse=True)
            with_ = companions.get(label) or {form for word in others[:1] for form in (word, word + "s")}
            for form in (first, first + "s"):
                along.setdefault(form, set()).update(with_)
                if not with_:
                    alone.add(form)
    needed = {word: frozenset(with_) for word, with_ in along.items() if word not in alone}
    return Sought(re.compile(pattern), frozenset(along), needed)


def in_order(folded: str) -> list[str]:
    """The words of a folded text: runs of a to z, as an expression finds them in twice the time."""
    return folded.encode("latin-1", "replace").translate(_LETTERS).decode().split()


def said(folded: str) -> frozenset[str]:
    """The words of a folded text, its colons and euro signs."""
    return frozenset(in_order(folded)).union([sign for sign in _SIGNS if sign in folded])


def _longest_words(phrases: Iterable[str]) -> frozenset[str]:
    """The longest word of each phrase, and its plural."""
    longest = (max(_WORD.findall(fold(phrase)), key=len) for phrase in phrases)
    return frozenset(form for word in longest for form in (word, word + "s"))


def _future(infinitive: str) -> str:
    return fold(infinitive).removesuffix("e")
