"""What is an action, weighed by examples: every candidate by its traits and words, then by its company.

The rules find actions where they know the form; here all items, cells, titles and clauses of a document are
weighed, those of the rules too. A candidate's own traits and words make log odds, and so do the words of the
document, which may be about something else. These odds, those of its neighbours and what rules say of it
make better ones, and those of all candidates together, at a second look, a probability: what is probable
enough is an action, whoever found it. Of a clause each part that tells something is weighed once more. The
weights stand in `actions_learned.json` of the taxonomy, which `extractor train` writes; without it the rules
decide alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from functools import cached_property
from statistics import fmean
from typing import NamedTuple, Protocol

from extractor.extractors import weights as learning
from extractor.extractors.actions.candidates import Candidate, CandidateKind, candidates
from extractor.extractors.actions.company import company
from extractor.extractors.actions.consensus import consensus
from extractor.extractors.actions.part_traits import Part, parts_of, widened
from extractor.extractors.actions.places import Spans
from extractor.extractors.actions.restated import commitment_of, is_title
from extractor.extractors.actions.traits import Traits, traits
from extractor.extractors.actions.wording import wording, wording_of_document
from extractor.extractors.weights import Weights, probability, sum_of, sum_of_names
from extractor.language import Reading
from extractor.model import Block
from extractor.rules import Rules

RULE = "actions.learned"
THRESHOLD = 0.45
"""A candidate at least so probable is an action; of a clause its parts decide."""

LEAST_OF_CLAUSES = 0.2
"""The parts of a clause that is less probable are not looked at."""

THRESHOLD_OF_PARTS = 0.5
"""A part of a clause at least so probable is an action."""

THRESHOLD_OF_CLAUSES = 0.6
"""A clause at least so probable is an action as a whole where none of its parts seems one."""

LEAST = 0.35
"""What rules found and is less probable is none."""

FICHE = "actions.fiche"
LEAST_OF_FICHES = 0.05
"""The title of a fiche says what it is by its place, whatever its words (« Les Éclaireurs »)."""

SHORTEST = 12
"""Hardly any document that taught has fewer candidates of some words: in shorter ones all that rules found
stays."""

SOME_WORDS = 12
"""Characters of such a candidate: the short cells of a table make no document long."""

SURE = 0.8
"""What is less probable has a rule of its own, and with it a confidence of its own."""

DOUBTFUL = ".doubtful"

_NEVER = {"refused", "elsewhere"}


class Ruled(Protocol):
    """A range that a rule concluded an action of."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def rule(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Learnt:
    """Weights of a candidate itself, of the words of its document, of its company at the first look, of
    what all candidates say at the second, and of the parts of a clause."""

    own: Weights
    document: Weights
    company: Weights
    consensus: Weights
    parts: Weights

    def as_bytes(self) -> bytes:
        """The file of the weights."""
        return learning.as_bytes(asdict(self))


_PARTS = tuple(field.name for field in fields(Learnt))


def learnt(rules: Rules) -> Learnt | None:
    """The weights of a rules folder that has some. Raises a RulesError where they cannot be read."""
    return Learnt(*learning.read(rules.learned, _PARTS)) if rules.learned is not None else None


class Told(NamedTuple):
    """A range that may be an action, and how probable it is."""

    start: int
    end: int
    chance: float


class Weighed:
    """The candidates of a document, each with the probability that it is an action, and of clauses the parts.

    `parts`: those of each clause that was looked at, by its index.
    """

    def __init__(
        self,
        found: Sequence[Candidate],
        probabilities: Sequence[float],
        parts: Mapping[int, Sequence[Told]],
    ) -> None:
        self.candidates, self.probabilities, self._parts = found, probabilities, parts
        self._starts = [candidate.start for candidate in found]

    def told(self, index: int) -> Iterator[Told]:
        """What is probable enough of a candidate: all of it, or the parts of a clause that tell one each."""
        candidate, chance = self.candidates[index], self.probabilities[index]
        if candidate.kind == "clause":
            told = [part for part in self._parts.get(index, ()) if part.chance >= THRESHOLD_OF_PARTS]
            if len(told) == 1:
                yield Told(*widened(candidate, told[0].start, told[0].end), told[0].chance)
            elif told:
                yield from told
            elif chance >= THRESHOLD_OF_CLAUSES and index in self._parts:
                yield Told(candidate.start, candidate.end, chance)
        elif chance >= THRESHOLD:
            yield Told(candidate.start, candidate.end, chance)

    def labels(self) -> Iterator[int]:
        """The titles that only name what a clause of the paragraph below them tells better."""
        title = None
        for index, candidate in enumerate(self.candidates):
            if candidate.kind == "heading":
                title = index
            elif title is not None and candidate.kind == "clause":
                below = candidate.block == self.candidates[title].block + 1
                if below and self.probabilities[index] >= self.probabilities[title] and any(self.told(index)):
                    yield title

    def of(self, start: int, end: int) -> float:
        """The highest probability of the candidates that a range shares words with; 1 where there is none."""
        return max((self.probabilities[index] for index in self._at(start, end)), default=1.0)

    def of_list(self, start: int, end: int) -> float:
        """The mean probability of the items of the lists of which a range is part; 0 outside lists."""
        means = self._of_lists
        return max((means.get(self.candidates[i].series, 0.0) for i in self._at(start, end)), default=0.0)

    def _at(self, start: int, end: int) -> Iterator[int]:
        for index in range(max(0, bisect_right(self._starts, start) - 1), len(self.candidates)):
            candidate = self.candidates[index]
            if candidate.start >= end:
                break
            if candidate.end > start:
                yield index

    @cached_property
    def _of_lists(self) -> dict[tuple[object, ...], float]:
        lists: dict[tuple[object, ...], list[float]] = {}
        for candidate, chance in zip(self.candidates, self.probabilities, strict=True):
            if candidate.kind == "item":
                lists.setdefault(candidate.series, []).append(chance)
        return {series: fmean(chances) for series, chances in lists.items()}


def weigh(reading: Reading, rules: Rules, document_type: str, ruled: Sequence[Ruled]) -> Weighed | None:
    """All candidates, weighed; None without weights."""
    weights = learnt(rules)
    if weights is None:
        return None
    found = candidates(reading)
    said = [wording(reading.folded[candidate.start : candidate.end]) for candidate in found]
    odds = [
        sum_of(weights.own, own) + sum_of_names(weights.own, words)
        for own, words in zip(traits(reading, rules, document_type, found), said, strict=True)
    ]
    document, says = sum_of_names(weights.document, wording_of_document(said)), ruled_on(found, ruled)
    first = company(found, odds, says, document)
    second = consensus(found, [sum_of(weights.company, own) for own in first], first)
    chances = [probability(sum_of(weights.consensus, own)) for own in second]
    parts = looked_at(reading, rules, found, chances, says, weights.own)
    told = {index: [weigh_part(part, chances[index], weights.parts) for part in own] for index, own in parts}
    return Weighed(found, chances, told)


def looked_at(
    reading: Reading,
    rules: Rules,
    found: Sequence[Candidate],
    chances: Sequence[float],
    says: Sequence[Sequence[str]],
    own: Weights,
) -> Iterator[tuple[int, list[Part]]]:
    """The clauses, by index, that are not too improbable and of which no rule says anything; their parts."""
    for index, (candidate, chance) in enumerate(zip(found, chances, strict=True)):
        if candidate.kind == "clause" and chance >= LEAST_OF_CLAUSES and not says[index]:
            yield index, parts_of(reading, rules, candidate, chance, own)


def weigh_part(part: Part, clause: float, weights: Weights) -> Told:
    """A part with its probability: that of its clause, where nothing is known of parts."""
    return Told(part.start, part.end, probability(sum_of(weights, part.traits)) if weights else clause)


def features(
    reading: Reading, rules: Rules, document_type: str, found: Sequence[Candidate]
) -> Iterator[Traits]:
    """The traits and words of each candidate, to teach by."""
    for candidate, own in zip(found, traits(reading, rules, document_type, found), strict=True):
        for name in sorted(wording(reading.folded[candidate.start : candidate.end])):
            own[name] = 1.0
        yield own


def ruled_on(found: Sequence[Candidate], ruled: Sequence[Ruled]) -> list[list[str]]:
    """The rules that concluded something within each candidate."""
    done: list[list[str]] = [[] for _ in found]
    starts = [candidate.start for candidate in found]
    for item in ruled:
        for index in range(max(0, bisect_right(starts, item.start) - 1), len(found)):
            if found[index].start >= item.end:
                break
            if found[index].end > item.start and item.rule not in done[index]:
                done[index].append(item.rule)
    return done


def kept(ruled: Sequence[Ruled], weighed: Weighed) -> Iterator[tuple[int, str]]:
    """Which of the rules' findings are actions in the end, each with its rule: all that is not improbable.

    A list is one of actions as a whole: an item of few words stands by the others.
    """
    short = sum(c.end - c.start >= SOME_WORDS for c in weighed.candidates) < SHORTEST
    for index, item in enumerate(ruled):
        chance = weighed.of(item.start, item.end)
        least = LEAST_OF_FICHES if item.rule == FICHE else LEAST
        if short or chance >= least or weighed.of_list(item.start, item.end) >= LEAST:
            yield index, item.rule if chance >= SURE else item.rule + DOUBTFUL


class Added(NamedTuple):
    """An action that no rule found."""

    start: int
    end: int
    rule: str
    kind: CandidateKind


def added(reading: Reading, rules: Rules, ruled: Sequence[Ruled], weighed: Weighed) -> Iterator[Added]:
    """What is an action though no rule says so: candidates, and of clauses the parts that each tell one."""
    out = Excluded(reading, rules, weighed.candidates, [ruled[index] for index, _ in kept(ruled, weighed)])
    says = ruled_on(weighed.candidates, ruled)
    labels = set(weighed.labels())
    for index, (candidate, own) in enumerate(zip(weighed.candidates, says, strict=True)):
        told = () if own or index in labels else list(weighed.told(index))
        if told and not out.holds(candidate):
            for start, end, chance in told:
                if not _is_torn(reading.text[start:end]):
                    yield Added(start, end, RULE if chance >= SURE else RULE + DOUBTFUL, candidate.kind)


def _is_torn(text: str) -> bool:
    """Whether it begins within brackets: « Saint-Clar), en recourant à … »; « a) » only counts."""
    return ")" in text[3:].partition("(")[0] and "(" not in text[:3]


class Excluded:
    """Candidates that are no actions, however probable: part of something found, refused, or in the taxonomy.

    A list that restates one commitment restates the others in words of its own. A table that rules found
    something in is known as a whole, and so is what stands under an item.
    """

    def __init__(
        self, reading: Reading, rules: Rules, found: Sequence[Candidate], taken: Sequence[Ruled]
    ) -> None:
        self._reading, self._taxonomy = reading, rules.taxonomy
        self._blocks = reading.document.blocks
        self._taken = Spans(sorted((item.start, item.end) for item in taken))
        self._series: dict[tuple[object, ...], list[Candidate]] = {}
        for candidate in found:
            if candidate.kind == "item":
                self._series.setdefault(candidate.series, []).append(candidate)

    def holds(self, candidate: Candidate) -> bool:
        block = self._blocks[candidate.block]
        if candidate.kind == "cell" and self._taken.touch(block.start, block.end):
            return True
        if block.parent is not None:
            parent = self._blocks[block.parent]
            if self._taken.touch(parent.start, parent.end):
                return True
        own = self._series[candidate.series] if candidate.kind == "item" else [candidate]
        texts = (self._reading.text[c.start : c.end] for c in own)
        return self._is_refused(block) or any(
            commitment_of(t, self._taxonomy) or is_title(t, self._taxonomy) for t in texts
        )

    def _is_refused(self, block: Block) -> bool:
        """Whether its intro says that what follows was not kept, or belongs to something else."""
        if block.intro is None:
            return False
        intro = self._blocks[block.intro]
        cues = self._reading.cues_in("lists", intro.start, intro.end)
        return any(cue.label in _NEVER for cue in cues)
