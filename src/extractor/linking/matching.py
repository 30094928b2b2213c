"""Which rules speak on a text, and by which words.

All phrases of all rules are looked up by their first two words, in one pass over the content words of a text,
which is quicker than to make a spaCy Doc of each; a rule's own `pattern` runs in spaCy's Matcher only when
the rest of the rule is there. Its Doc is private to this module: what leaves are plain values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.errors import RulesError
from extractor.linking.words import ContentWords, Folding
from extractor.rules import ObjectiveRule, Rules

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that speaks: the content words that it rests on, and where those stand in the text."""

    rule: ObjectiveRule
    tokens: frozenset[int]
    spans: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class _Compiled:
    rule: ObjectiveRule
    wanted: tuple[int, ...]
    needed: frozenset[int]
    unwanted: tuple[int, ...]
    matcher: Matcher | None


class Matching:
    """The compiled rules of a taxonomy. Objectives named by their official title are rules too."""

    def __init__(self, rules: Rules) -> None:
        self.folding = Folding(rules.families)
        self._vocab = Vocab()
        self._concepts = rules.concepts
        self._groups: dict[tuple[str, ...], int] = {}
        self._phrases: dict[tuple[str, ...], list[int]] = {}
        self._compiled = [self._compile(rule) for rule in (*rules.objective_rules, *_titles(rules))]
        self._by_anchor = self._anchors()
        self._beginning: dict[tuple[str, ...], list[tuple[list[str], int, list[int]]]] = defaultdict(list)
        for phrase, groups in self._phrases.items():
            self._beginning[phrase[:2]].append((list(phrase), len(phrase), groups))

    def hits(self, text: str) -> list[Hit]:
        """Every rule that speaks on `text`, in the order of the rules files."""
        words = self.folding.words(text)
        if not words.stems:
            return []
        found = self._found(words.stems)
        hits = []
        for index in sorted({i for group in found for i in self._by_anchor.get(group, ())}):
            compiled = self._compiled[index]
            if not found.keys() >= compiled.needed:
                continue
            hit = self._try(compiled, words, found)
            if hit is not None:
                hits.append(hit)
        return hits

    def _found(self, stems: list[str]) -> dict[int, list[Range]]:
        """Where the phrases of each group stand."""
        found: dict[int, list[Range]] = {}
        beginning = self._beginning
        for one in (zip(stems), pairwise(stems)):
            for start, first in enumerate(one):
                if first not in beginning:
                    continue
                for phrase, length, groups in beginning[first]:
                    if length > 2 and stems[start : start + length] != phrase:
                        continue
                    place = (start, start + length)
                    for group in groups:
                        if group in found:
                            found[group].append(place)
                        else:
                            found[group] = [place]
        return found

    def _try(
        self, compiled: _Compiled, words: ContentWords, found: Mapping[int, Sequence[Range]]
    ) -> Hit | None:
        lists = [found[group] for group in compiled.wanted]
        if compiled.matcher is not None:
            doc = Doc(self._vocab, words=words.stems)
            matched = [(start, end) for _, start, end in compiled.matcher(doc)]
            if not matched:
                return None
            lists.append(sorted(matched))
        within = compiled.rule.within
        unwanted = [r for group in compiled.unwanted for r in found.get(group, ())]
        for first, last, chosen in _windows(lists, within):
            if not any(start < last + within and end > first - within for start, end in unwanted):
                tokens = frozenset(i for start, end in chosen for i in range(start, end))
                return Hit(compiled.rule, tokens, _spans(tokens, words))
        return None

    def _compile(self, rule: ObjectiveRule) -> _Compiled:
        wanted = tuple(self._group(rule, entry) for entry in rule.all)
        unwanted = (self._group(rule, rule.none),) if rule.none else ()
        matcher = None
        if rule.pattern:
            matcher = Matcher(self._vocab)
            matcher.add(rule.id, [[self._token(rule, token) for token in p] for p in rule.pattern])
        return _Compiled(rule, wanted, frozenset(wanted), unwanted, matcher)

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
            groups = self._phrases.setdefault(stems, [])
            if group not in groups:
                groups.append(group)
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
        return dict(anchors)


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


def _by_start(place: Range) -> Range:
    return place[0], -place[1]


def _windows(lists: Sequence[Sequence[Range]], within: int) -> list[tuple[int, int, list[Range]]]:
    """Choices of one range from each list that stand within `within` words, the tightest first."""
    if len(lists) == 1:  # most rules: any of their words will do
        if len(lists[0]) == 1:
            return [(*lists[0][0], [lists[0][0]])]
        longest = dict(sorted(lists[0]))  # of those that begin at one place
        return sorted(((*r, [r]) for r in longest.items()), key=lambda w: (w[1] - w[0], w[0]))
    windows = []
    ordered = [sorted(ranges, key=_by_start) if len(ranges) > 1 else ranges for ranges in lists]
    for left in sorted({r for ranges in lists for r in ranges}):
        chosen = []
        for ranges in ordered:
            following = next((r for r in ranges if r[0] >= left[0]), None)
            if following is None:
                break
            chosen.append(following)
        else:
            last = max(end for _, end in chosen)
            widest = max(end - start for start, end in chosen)
            if last - left[0] <= max(within, widest):
                windows.append((left[0], last, chosen))
    return sorted(windows, key=lambda w: (w[1] - w[0], w[0]))


def _spans(tokens: frozenset[int], words: ContentWords) -> tuple[Range, ...]:
    """Characters of the tokens; neighbours are one span, with the function words between them."""
    spans: list[Range] = []
    previous = -2
    for token in sorted(tokens):
        if token == previous + 1:
            spans[-1] = (spans[-1][0], words.ends[token])
        else:
            spans.append((words.starts[token], words.ends[token]))
        previous = token
    return tuple(spans)
