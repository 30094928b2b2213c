"""Which rules speak on a text, and by which words.

All phrases of all rules are looked up by their first two words, in one pass over the content words of a text,
which is quicker than to make a spaCy Doc of each; a rule's own `pattern` runs in spaCy's Matcher only when
the rest of the rule is there. Its Doc is private to this module: what leaves are plain values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.errors import RulesError
from extractor.linking.words import ContentWords, Folding
from extractor.rules import ObjectiveRule, Rules

Range = tuple[int, int]

Window = tuple[int, int, list[Range]]
"""The first content word of some ranges and the end of the last, and they."""


class Hit(NamedTuple):
    """A rule that speaks, and which content words of the text it rests on."""

    rule: ObjectiveRule
    tokens: frozenset[int]
    words: ContentWords

    @property
    def spans(self) -> tuple[Range, ...]:
        """Characters of the tokens; neighbours are one span, with the function words between them."""
        found = self.words.spans
        spans: list[Range] = []
        previous = -2
        for token in sorted(self.tokens):
            if token == previous + 1:
                spans[-1] = (spans[-1][0], found[token][1])
            else:
                spans.append(found[token])
            previous = token
        return tuple(spans)


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A rule with its groups of phrases by number, and as the bits of one number those that it needs."""

    rule: ObjectiveRule
    wanted: tuple[int, ...]
    needed: int
    unwanted: int | None
    matcher: Matcher | None


@dataclass(slots=True)
class _Phrase:
    """The groups that a phrase belongs to, also as bits, and the rules to try where it stands."""

    stems: list[str]
    groups: list[int] = field(default_factory=list)
    bits: int = 0
    rules: tuple[int, ...] = ()


Places = list[tuple[int, int, _Phrase]]
"""Where phrases stand, by content words."""


class Matching:
    """The compiled rules of a taxonomy. Objectives named by their official title are rules too."""

    def __init__(self, rules: Rules) -> None:
        self.folding = Folding(rules.families)
        self._vocab = Vocab()
        self._concepts = rules.concepts
        self._groups: dict[tuple[str, ...], int] = {}
        self._phrases: dict[tuple[str, ...], _Phrase] = {}
        self._compiled = [self._compile(rule) for rule in (*rules.objective_rules, *_titles(rules))]
        self._by_word: dict[str, _Phrase] = {}
        self._by_two: dict[tuple[str, str], list[_Phrase]] = defaultdict(list)
        anchored = self._anchors()
        for stems, phrase in self._phrases.items():
            phrase.bits = sum(1 << group for group in phrase.groups)
            phrase.rules = tuple(sorted({rule for group in phrase.groups for rule in anchored[group]}))
            if len(stems) == 1:
                self._by_word[stems[0]] = phrase
            else:
                self._by_two[stems[0], stems[1]].append(phrase)

    def hits(self, text: str) -> list[Hit]:
        """Every rule that speaks on `text`, in the order of the rules files."""
        words = self.folding.words(text)
        places = self._places(words.stems)
        found = 0
        near: list[int] = []
        for _, _, phrase in places:
            found |= phrase.bits
            near += phrase.rules
        hits = []
        for index in sorted(set(near)):
            compiled = self._compiled[index]
            if found & compiled.needed == compiled.needed:
                hit = self._try(compiled, words, places)
                if hit is not None:
                    hits.append(hit)
        return hits

    def _places(self, stems: list[str]) -> Places:
        """Where all phrases stand."""
        by_word, by_two = self._by_word, self._by_two
        places = [(i, i + 1, by_word[stem]) for i, stem in enumerate(stems) if stem in by_word]
        for start, two in enumerate(pairwise(stems)):
            if two in by_two:
                for phrase in by_two[two]:
                    end = start + len(phrase.stems)
                    if end == start + 2 or stems[start:end] == phrase.stems:
                        places.append((start, end, phrase))
        return places

    def _try(self, compiled: _Compiled, words: ContentWords, places: Places) -> Hit | None:
        lists = [_of(group, places) for group in compiled.wanted]
        if compiled.matcher is not None:
            doc = Doc(self._vocab, words=words.stems)
            matched = [(start, end) for _, start, end in compiled.matcher(doc)]
            if not matched:
                return None
            lists.append(sorted(matched))
        within = compiled.rule.within
        windows = _windows(lists, within)
        unwanted = _of(compiled.unwanted, places) if windows and compiled.unwanted is not None else []
        for first, last, chosen in windows:
            if not any(start < last + within and end > first - within for start, end in unwanted):
                tokens = frozenset(i for start, end in chosen for i in range(start, end))
                return Hit(compiled.rule, tokens, words)
        return None

    def _compile(self, rule: ObjectiveRule) -> _Compiled:
        wanted = tuple(self._group(rule, entry) for entry in rule.all)
        needed = sum(1 << group for group in set(wanted))
        unwanted = self._group(rule, rule.none) if rule.none else None
        matcher = None
        if rule.pattern:
            matcher = Matcher(self._vocab)
            matcher.add(rule.id, [[self._token(rule, token) for token in p] for p in rule.pattern])
        return _Compiled(rule, wanted, needed, unwanted, matcher)

    def _group(self, rule: ObjectiveRule, entry: tuple[str, ...]) -> int:
        """The number of a set of phrases, any of which will do."""
        phrases: list[str] = []
        for phrase in entry:
            phrases += self._concepts[phrase[1:]] if phrase.startswith("@") else [phrase]
        key = tuple(phrases)
        if key in self._groups:
            return self._groups[key]
        group = self._groups[key] = len(self._groups)
        for phrase in phrases:
            stems = tuple(self.folding.words(phrase).stems)
            if not stems:
                raise RulesError(
                    f"{phrase!r} has no content word, so it can never match",
                    path=rule.path,
                    line=rule.line,
                    key=rule.id,
                )
            phrase_ = self._phrases.setdefault(stems, _Phrase(list(stems)))
            if group not in phrase_.groups:
                phrase_.groups.append(group)
        return group

    def _token(self, rule: ObjectiveRule, token: Mapping[str, Any]) -> dict[str, Any]:
        """A Matcher token with its words folded like the text."""
        result = dict(token)
        strange = sorted(set(result) - {"TEXT", "OP"})
        if strange:
            raise RulesError(
                f"a pattern takes TEXT and OP, not {', '.join(strange)}",
                path=rule.path,
                line=rule.line,
                key=rule.id,
            )
        text = result.get("TEXT")
        if isinstance(text, str):
            result["TEXT"] = self.folding.stem(text)
        elif isinstance(text, dict):
            result["TEXT"] = {
                name: [self.folding.stem(word) for word in value] if isinstance(value, list) else value
                for name, value in text.items()
            }
        return result

    def _anchors(self) -> dict[int, list[int]]:
        """For each group of phrases the rules to try when it is found; a rule waits for its rarest group."""
        uses: dict[int, int] = defaultdict(int)
        for compiled in self._compiled:
            for group in compiled.wanted:
                uses[group] += 1
        anchors: dict[int, list[int]] = defaultdict(list)
        for index, compiled in enumerate(self._compiled):
            if not compiled.wanted:
                raise RulesError(
                    "a rule with a pattern needs `all` too: a word that must be there, so that it stays fast",
                    path=compiled.rule.path,
                    line=compiled.rule.line,
                    key=compiled.rule.id,
                )
            anchors[min(compiled.wanted, key=lambda g: (uses[g], g))].append(index)
        return anchors


def _titles(rules: Rules) -> Iterable[ObjectiveRule]:
    path = str(rules.path / "taxonomies" / rules.taxonomy.name / "taxonomy.yaml")
    for objective in rules.taxonomy.objectives:
        yield ObjectiveRule(
            id=f"titre.{objective.number}",
            says=f"L'intitulé de l'objectif {objective.number} est repris.",
            objectives=(objective.number,),
            role="decides",
            all=((objective.title, *objective.short),),
            none=(),
            pattern=(),
            within=1_000,
            match=(),
            no_match=(),
            path=path,
            line=1,
        )


def _of(group: int, places: Places) -> list[Range]:
    """Where the phrases of a group stand."""
    return [(start, end) for start, end, phrase in places if group in phrase.groups]


def _by_start(place: Range) -> Range:
    return place[0], -place[1]


def _by_width(window: Window) -> Range:
    return window[1] - window[0], window[0]


def _windows(lists: Sequence[list[Range]], within: int) -> list[Window]:
    """Choices of one range from each list that stand within `within` words, the tightest first."""
    if len(lists) == 1:  # most rules: any of their words will do
        if len(lists[0]) == 1:
            return [(*lists[0][0], [lists[0][0]])]
        longest = dict(sorted(lists[0]))  # of those that begin at one place
        return sorted(((*place, [place]) for place in longest.items()), key=_by_width)
    ordered = [sorted(ranges, key=_by_start) if len(ranges) > 1 else ranges for ranges in lists]
    windows: list[Window] = []
    for left in sorted({start for ranges in lists for start, _ in ranges}):
        chosen = []
        for ranges in ordered:
            for place in ranges:
                if place[0] >= left:
                    chosen.append(place)
                    break
            else:  # nor is there one further on
                return sorted(windows, key=_by_width)
        last = max([end for _, end in chosen])
        if last - left <= within or last - left <= max([end - start for start, end in chosen]):
            windows.append((left, last, chosen))
    return sorted(windows, key=_by_width)
