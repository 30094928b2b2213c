"""Where each action stands in a clause, item, cell or heading that is known to tell one or more.

« Le contrat prévoit d'ouvrir un relais et de former les agents » tells two, each without what introduces it.
Every word begins an action, goes on with it or stands outside. What is measured of the words around has
weights, taught by marked documents (`benchmarks/action_parts.py`); Viterbi finds the likeliest sequence. What
is joined to an action by a comma or « et » and has the same form is another one.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from extractor.errors import RulesError
from extractor.extractors.actions.grammar import doing_words, is_infinitive
from extractor.extractors.actions.places import Span
from extractor.language import Reading, norm
from extractor.rules import Rules

FILE = "action_parts.json"
OUTSIDE, BEGINS, GOES_ON = range(3)
LABELS = 3
Weights = Mapping[str, Sequence[float]]
"""For each feature what it says for each label."""

Steps = Sequence[Sequence[float]]
"""For each label what it says for each label of the next word."""

_WORD = re.compile(r"[a-z0-9œ]+(?:-[a-z0-9]+)*'?|[^\sa-z0-9]")
_BREAKS = frozenset(',;:()[]«»–—|"')
_KINDS = {"paragraph": "clause", "list_item": "item", "table": "cell"}
_START = attrgetter("start")
_TRAILING = " \u00a0\n;,.:"
_SHORTEST = 3  # characters
_FEWEST = 3  # words before a joint
_JOINTS = frozenset({",", "et", "puis", "enfin", "ainsi", "que", "mais", "aussi", "egalement", "surtout"})
_OPENINGS = {"de": "de", "d'": "de", "a": "a"}
_HOLDING = frozenset({"avec", "entre", "compose", "composee", "composes", "dont", "qui", "soit", "pour"})
_THOSE = frozenset({"les", "leurs", "ses", "ces"})
_OF = frozenset({"de", "d'", "du", "des"})
_NEVER = -1e9
# Kinds of words by their grammar, one sign each: definite and other articles, prepositions, subordinators …
_GRAMMAR = {
    word: kind
    for kind, words in {
        "D": "le la les l' ce cet cette ces son sa ses leur leurs chaque tout tous toute toutes nos notre",
        "U": "un une des du deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze"
        " seize vingt trente quarante cinquante cent plusieurs",
        "P": "a au aux de d' en dans pour avec sur par entre vers chez sous sans apres avant depuis pendant"
        " afin contre selon cote quant outre grace",
        "S": "qui que qu' dont ou lequel laquelle lesquels lesquelles parce puisque lorsque quand si tandis"
        " alors comme car",
        "R": "il elle ils elles on nous vous je j' c' y se s' lui celui-ci celle-ci",
        "C": "et puis mais ainsi",
        "V": "est sont ont va vont prevoit permet finance cree ouvre recrute fait font etait avait reste"
        " porte comprend comporte",
    }.items()
    for word in words.split()
}
_FUTURE = re.compile(r"[a-z]{2,}r(?:a|ont|ai|ons|ez|ait|aient)")


class Word(NamedTuple):
    """A word or sign as folded, its range, its kind, and whether it is a word of doing of the lexicon."""

    folded: str
    start: int
    end: int
    kind: str
    doing: bool


def parts(reading: Reading, rules: Rules, start: int, end: int) -> list[Span]:
    """The ranges of the actions of a range that tells some, in order: all of it where none is clear.

    Raises a RulesError where the rules have no weights.
    """
    words = words_of(reading, rules, start, end)
    weights, steps = _learnt(rules.path / FILE)
    return spans(words, likeliest(features(words, kind_at(reading, start)), weights, steps)) or [(start, end)]


def words_of(reading: Reading, rules: Rules, start: int, end: int) -> list[Word]:
    """The words and signs of a range."""
    heads = doing_words(rules)
    found: list[Word] = []
    for match in _WORD.finditer(reading.folded, start, end):
        folded = match[0]
        found.append(Word(folded, *match.span(), _kind(folded, rules), norm(folded) in heads))
    return found


def _kind(word: str, rules: Rules) -> str:
    if not word[0].isalnum():
        return word
    if known := _GRAMMAR.get(word):
        return known
    if word[0].isdigit():
        return "U"
    if _FUTURE.fullmatch(word):
        return "F"
    return "N" if is_infinitive(word, rules) else "w"


def kind_at(reading: Reading, start: int) -> str:
    """Whether a place is in a clause of a paragraph, an item, a cell or a heading."""
    blocks = reading.document.blocks
    block = blocks[max(0, bisect_right(blocks, start, key=_START) - 1)]
    return _KINDS.get(block.kind, "heading")


def spans(words: Sequence[Word], labels: Sequence[int]) -> list[Span]:
    """The ranges of the words that begin an action and go on with it, without the signs at their ends."""
    ranges: list[Span] = []
    for start, end in _split(words, labels):
        while end > start and words[end - 1].folded in _TRAILING:
            end -= 1
        if end > start + 1 and words[start].folded in _OPENINGS and words[start + 1].kind == "N":
            start += 1  # « prévoit d'ouvrir »
        if end > start and words[end - 1].end - words[start].start >= _SHORTEST:
            ranges.append((words[start].start, words[end - 1].end))
    return ranges


def _split(words: Sequence[Word], labels: Sequence[int]) -> Iterator[Span]:
    """The actions by their words, those that are joined to another of like form each by itself."""
    starts = [i for i, label in enumerate(labels) if label == BEGINS and _may_begin(words, labels, i)]
    for number, start in enumerate(starts):
        limit = starts[number + 1] if number + 1 < len(starts) else len(words)
        end = next((i for i in range(start + 1, limit) if labels[i] == OUTSIDE), limit)
        end = _with_object(words, start, end, limit)
        limit = limit if number + 1 == len(starts) else end
        for joint, after in _joints(words, start, limit):
            if joint > start and _alike(words, start, joint, after, limit):
                yield start, min(end, joint)
                start, end = after, max(end, _end(words, after, limit))
        yield start, end


def _with_object(words: Sequence[Word], start: int, end: int, limit: int) -> int:
    """Where « former les familles et les agents » ends: of an infinitive both are the object."""
    after = _end(words, end, limit)
    added = words[end + 1 : after]
    if end >= limit or words[end].folded != "et" or words[start].kind != "N" or not added:
        return end
    told = any(word.kind not in "DUPw" for word in added)
    return end if told or added[0].folded not in _THOSE else after


def _may_begin(words: Sequence[Word], labels: Sequence[int], at: int) -> bool:
    """Not « le week-end » in « le soir et le week-end »: too few words to be told beside another."""
    if (
        not at
        or words[at - 1].folded not in _JOINTS
        or labels[at - 2] == OUTSIDE
        or labels[:at].count(BEGINS) == 0
    ):
        return True
    return _end(words, at, len(words)) - at >= _FEWEST


def _joints(words: Sequence[Word], start: int, limit: int) -> Iterator[Span]:
    """Where « , » « et », « ainsi que », « mais aussi » stand, and the first word after them."""
    i, depth = start + 1, 0
    while i < limit:
        depth += (words[i].folded in "(«") - (words[i].folded in ")»")
        after = i
        while after < limit and words[after].folded in _JOINTS:
            after += 1
        if words[after - 1].folded == "ainsi":
            after = i  # « , ainsi »
        if after > i and after < limit and depth <= 0:
            yield i, after
        i = max(after, i + 1)


def _alike(words: Sequence[Word], start: int, joint: int, after: int, limit: int) -> bool:
    """Whether what stands before and after a joint are actions of the same form."""
    if joint - start < _FEWEST:
        return False
    before = _forms(words, start, joint)
    if any(form.startswith("infinitive") for form in before) and words[joint].folded != ",":
        nested = any(word.kind == "N" for word in words[start + 2 : joint])
        before = set() if nested and not _opening(words, start) else before
    then = _forms(words, after, limit)
    told = any(word.kind == "F" for word in words[start : _end(words, after, limit)])
    if "given" in before and (not start or told or _holds(words[start:joint])):
        before -= {"given"}
    return not before.isdisjoint(then)


def _holds(words: Sequence[Word]) -> bool:
    """« associant un psychologue », « avec un médecin », which another one may follow."""
    return any(word.folded in _HOLDING or word.folded.endswith("ant") for word in words)


def _forms(words: Sequence[Word], start: int, limit: int) -> set[str]:
    """How an action begins: « d'ouvrir », « la création de », « recrutera », « une équipe sera »."""
    found: set[str] = set()
    opening = 1 if words[start].folded in _OPENINGS else 0
    first, then = words[start], words[start + 1] if start + 1 < limit else words[start]
    if first.kind == "F":
        found.add("future")
    if (then if opening else first).kind == "N":
        found.add(f"infinitive {_opening(words, start)}")
    if first.kind in "DU" and then.doing:
        found.add("doing")
    if "doing" in found or (first.kind == "U" and _end(words, start, limit) - start >= _FEWEST):
        found.add("given")
    if first.kind == "w" and first.doing and then.folded in _OF:
        found.add("bare")
    if first.kind in "DUR" and any(w.kind in "FV" for w in words[start : _end(words, start, limit)]):
        found.add("clause")
    return found


def _opening(words: Sequence[Word], start: int) -> str:
    """« de » or « à » before the infinitive, in the action or left out of it."""
    if words[start].folded in _OPENINGS:
        return _OPENINGS[words[start].folded]
    return _OPENINGS.get(words[start - 1].folded, "") if start else ""


def _end(words: Sequence[Word], start: int, limit: int) -> int:
    """Where the stretch of a word ends: at a sign or at the next « et »."""
    stops = (i for i in range(start + 1, limit) if words[i].folded in _BREAKS or words[i].folded == "et")
    return next(stops, limit)


class _Stretch(NamedTuple):
    """The words between two signs: their range, the word and the kind that begin it, whether it has a verb in
    the future, or any verb that is sure to be one."""

    start: int
    end: int
    head: str
    kind: str
    future: bool
    verb: bool


def _stretches(words: Sequence[Word]) -> tuple[list[_Stretch], list[int]]:
    """The stretches, and for each word (a sign belongs to what it ends) the number of its own."""
    found: list[_Stretch] = []
    number: list[int] = []
    start = 0
    for end in [*(i for i, word in enumerate(words) if word.folded in _BREAKS), len(words)]:
        kinds = [word.kind for word in words[start:end]]
        head = (words[start].folded, kinds[0]) if kinds else ("", "")
        found.append(_Stretch(start, end, *head, "F" in kinds, "F" in kinds or "V" in kinds))
        number += [len(found) - 1] * (min(end + 1, len(words)) - start)
        start = end + 1
    return found, number


def features(words: Sequence[Word], kind: str) -> list[list[str]]:
    """What is measured of each word, by name."""
    stretches, number = _stretches(words)
    edge = Word("#", 0, 0, "#", False)
    padded = [edge, edge, *words, edge, edge]
    future = next((i for i, word in enumerate(words) if word.kind == "F"), len(words))
    colon = next((i for i, word in enumerate(words) if word.folded == ":"), -1)
    depth = {"(": 0, "«": 0}
    found: list[list[str]] = []
    for i, word in enumerate(words):
        around = padded[i : i + 5]
        at = stretches[number[i]]
        named = [*_words_around(around), *_stretch_around(words, stretches, number[i])]
        named += [
            f"in {kind}",
            f"{kind}: {around[1].kind}{word.kind}",
            f"after the future: {i > future}{word.kind}",
            f"colon: {colon >= 0}{i > colon}{around[1].kind}",
            f"future ahead: {around[1].kind}{word.kind}{any(w.kind == 'F' for w in words[i : at.end])}",
        ]
        for sign, closing in (("(", ")"), ("«", "»")):
            depth[sign] += (word.folded == sign) - (around[1].folded == closing)
            if depth[sign] > 0:
                named.append(f"inside {sign}")
        if i == at.start:
            named += _beginning(stretches, number[i], around, words)
        if i == 0:
            named += [
                "first",
                f"first in {kind}: {word.kind}",
                f"first: {word.folded}",
                f"first, colon: {colon >= 0}",
                f"first, future: {word.kind}{future < len(words)}",
                f"first, doing: {word.doing or around[3].doing}",
            ]
        if word.folded in _BREAKS and number[i] + 1 < len(stretches):
            named += _across(word.folded, stretches, number[i], around[4].kind, kind)
        found.append(named)
    return found


def _words_around(around: Sequence[Word]) -> Iterator[str]:
    before2, before, word, after, after2 = around
    yield "any"
    yield f"w-2 {before2.folded}"
    yield f"w-1 {before.folded}"
    yield f"w {word.folded}"
    yield f"w+1 {after.folded}"
    yield f"w-1,0 {before.folded} {word.folded}"
    yield f"w0,1 {word.folded} {after.folded}"
    yield f"end {word.folded[-3:]}"
    yield f"end-1 {before.folded[-3:]}"
    yield f"k-2,0 {before2.kind}{before.kind}{word.kind}"
    yield f"k-1,1 {before.kind}{word.kind}{after.kind}"
    yield f"k0,2 {word.kind}{after.kind}{after2.kind}"
    yield f"k-2,2 {before2.kind}{before.kind}{word.kind}{after.kind}{after2.kind}"
    yield f"doing {word.doing}"
    yield f"doing+1 {before.kind}{word.kind}{after.doing}"


def _stretch_around(words: Sequence[Word], stretches: Sequence[_Stretch], number: int) -> Iterator[str]:
    at = stretches[number]
    yield f"stretch {at.head}"
    yield f"stretch {at.kind}{at.future}"
    yield f"stretch first {number == 0}{at.future}{at.verb}"
    yield f"stretch to {words[at.end].folded if at.end < len(words) else '#'}"
    yield f"stretch from {words[at.start - 1].folded if at.start else '#'}"


def _beginning(
    stretches: Sequence[_Stretch], number: int, around: Sequence[Word], words: Sequence[Word]
) -> Iterator[str]:
    """How a stretch begins, and what stood before it."""
    at = stretches[number]
    sign = words[at.start - 1].folded if at.start else "#"
    yield f"begins {at.head}"
    yield f"begins {at.kind}{around[3].kind}"
    yield f"begins {at.kind}{at.future}{at.verb}"
    yield f"begins after {sign}{at.kind}{at.future}"
    yield f"begins, long {min(at.end - at.start, 8)}"
    yield f"begins, last {at.end == len(words)}"
    if number:
        before = stretches[number - 1]
        yield f"begins after {before.kind}{before.future}{at.kind}{at.future}"


def _across(sign: str, stretches: Sequence[_Stretch], number: int, then: str, kind: str) -> Iterator[str]:
    """A sign with what stands on both sides of it."""
    before, after = stretches[number : number + 2]
    yield f"{sign} {after.head}"
    yield f"{sign} {after.kind}{after.future}"
    yield f"{sign} {after.kind}{then}"
    yield f"{sign} between {before.kind}{after.kind}"
    yield f"{sign} between {before.kind}{before.future}{after.kind}{after.future}"
    yield f"{sign} last {number + 2 == len(stretches)}"
    yield f"{sign} long {min(after.end - after.start, 8)}"
    yield f"{sign} in {kind}"
    yield f"{sign} in {kind}: {after.kind}"


def likeliest(measured: Sequence[Sequence[str]], weights: Weights, steps: Steps) -> list[int]:
    """The likeliest labels of words (Viterbi); nothing goes on that did not begin."""
    best: list[float] = [0.0, 0.0, _NEVER]
    came: list[list[int]] = []
    for i, named in enumerate(measured):
        own = [0.0] * LABELS
        for name in named:
            if (weight := weights.get(name)) is not None:
                for label in range(LABELS):
                    own[label] += weight[label]
        if i == 0:
            best = [best[label] + own[label] for label in range(LABELS)]
            continue
        sums = [[best[a] + steps[a][b] for a in range(LABELS)] for b in range(LABELS)]
        sums[GOES_ON][OUTSIDE] = _NEVER
        came.append([max(range(LABELS), key=of.__getitem__) for of in sums])
        best = [max(of) + own[label] for label, of in enumerate(sums)]
    if not measured:
        return []
    labels = [max(range(LABELS), key=best.__getitem__)]
    for step in reversed(came):
        labels.append(step[labels[-1]])
    return labels[::-1]


@lru_cache(maxsize=8)
def _learnt(path: Path) -> tuple[Weights, Steps]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {name: tuple(map(float, weight)) for name, weight in found["weights"].items()}, found["steps"]
    except OSError:
        raise RulesError("no such file; copy it from the rules of the package", path=str(path)) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise RulesError("wants weights and steps of labels", path=str(path)) from None
