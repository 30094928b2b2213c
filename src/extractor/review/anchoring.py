"""Where a decision's fact is now: the facts of a run by id, by quote, by place; changed as decisions say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from extractor.dataset import BY_KIND, SEPARATOR, Mention, Value, best, told
from extractor.model import Result, Status, fold_text
from extractor.review.answers import places_of
from extractor.review.decisions import Decision
from extractor.review.surroundings import ALIKE, likeness
from extractor.review.values import canonical

_KINDS = tuple(BY_KIND)


@dataclass
class Group:
    """All mentions of one fact."""

    id: str
    mentions: list[Mention]
    order: list[int]
    """Of each mention, its place among all."""

    @property
    def kind(self) -> str:
        return self.mentions[0].kind

    @property
    def document_id(self) -> str:
        return self.mentions[0].document_id

    @property
    def status(self) -> Status:
        return self.mentions[0].status

    @property
    def own(self) -> Mapping[str, Value]:
        """Its columns as its row will have them."""
        return told(BY_KIND[self.kind], self.mentions)


class Places:
    """The facts of a run while decisions are applied."""

    def __init__(self, mentions: Iterable[Mention], results: Sequence[Result]) -> None:
        self._order = {result.document.id: number for number, result in enumerate(results)}
        self._results = {result.document.id: result for result in results}
        self._sources: dict[str, list[str]] = defaultdict(list)
        for result in results:
            for source in result.document.source.split(SEPARATOR):
                self._sources[source].append(result.document.id)
        self._count = 0
        self._groups: dict[tuple[str, str], Group] = {}
        self._aliases: dict[tuple[str, str], Group] = {}
        self._here: dict[tuple[str, str], list[Group]] = defaultdict(list)
        self._matches: dict[str, list[Group]] = defaultdict(list)
        self.wordings: dict[tuple[str, str], str] = {}
        self.changed: set[tuple[str, str]] = set()
        for mention in mentions:
            self.add(mention)
        for action in self.groups("action"):
            self.wordings[action.id, action.document_id] = fold_text(str(action.own["text"]))

    def mentions(self) -> list[Mention]:
        """All mentions in the order of documents, kinds and their finding."""
        every = [
            (self._order[mention.document_id], _KINDS.index(mention.kind), place, mention)
            for group in self._groups.values()
            for place, mention in zip(group.order, group.mentions, strict=True)
        ]
        return [mention for *_, mention in sorted(every, key=lambda entry: entry[:3])]

    def groups(self, kind: str) -> list[Group]:
        return [group for group in self._groups.values() if group.kind == kind]

    def matches(self, action_id: str) -> list[Group]:
        return self._matches[action_id]

    def add(self, mention: Mention) -> Group:
        key = (mention.kind, mention.id)
        group = self._groups.get(key)
        self._count += 1
        if group is not None:
            group.mentions.append(mention)
            group.order.append(self._count)
            return group
        group = self._groups[key] = Group(mention.id, [mention], [self._count])
        self._here[mention.document_id, mention.kind].append(group)
        if mention.kind == "match":
            self._matches[str(mention.own["action_id"])].append(group)
        return group

    def change(
        self,
        group: Group,
        *,
        status: Status,
        confidence: float | None = None,
        own: Mapping[str, Value] | None = None,
        rule: str | None = None,
        id: str | None = None,
    ) -> None:
        """Give all mentions a status and, where named, other values; `confidence` goes to the best one."""
        top = best(group.mentions)[0]
        group.mentions = [
            replace(
                mention,
                id=id or mention.id,
                status=status,
                confidence=confidence if confidence is not None and mention is top else mention.confidence,
                own={**mention.own, **(own or {})},
                evidence=mention.evidence if rule is None else replace(mention.evidence, rule=rule),
            )
            for mention in group.mentions
        ]
        self.changed.add((group.kind, id or group.id))
        if id and id != group.id:  # later decisions may know it under either id
            self._aliases[group.kind, id] = group

    def document(self, decision: Decision) -> Result | None:
        """The document of a decision: the same bytes, else the same path, else one that ends like it."""
        if decision.document_id in self._results:
            return self._results[decision.document_id]
        for source in decision.document.split(SEPARATOR):
            found = set(self._sources.get(source, ()))
            if not found:
                found = {
                    id_ for other, ids in self._sources.items() for id_ in ids if _same_end(source, other)
                }
            if len(found) == 1:
                return self._results[found.pop()]
        return None

    def find(self, decision: Decision, result: Result) -> Group | None:
        """The fact of a decision, or None where it is gone or where several could be meant.

        In an unchanged text only what stands at the same place can be meant: the same words elsewhere are
        another fact. In another text it is what has the same words and the same around them.
        """
        key = (decision.kind, decision.id)
        group = self._aliases.get(key) or self._groups.get(key)
        if group is not None:
            return group
        here = self._here[result.document.id, decision.kind]
        quote = fold_text(decision.quote)
        if stands(decision, result):
            return _at_its_place(decision, here, quote)
        return _moved(decision, here, quote, result.document.text)

    def quoting(self, document_id: str, kind: str, start: int, end: int) -> list[Group]:
        """The facts of a kind whose quote overlaps a range of the text."""
        return [
            group
            for group in self._here[document_id, kind]
            if any(m.evidence.start < end and start < m.evidence.end for m in group.mentions)
        ]


def doubt_key(message: str) -> str:
    """A doubt's words without its figures: « 15 declared, 6 found » is the same doubt when 7 are found."""
    return re.sub(r"\d+", "#", fold_text(message))


def stands(decision: Decision, result: Result) -> bool:
    """Whether the document is the same and its text still has the quote where it was: nothing has moved."""
    end = decision.start + len(decision.quote)
    there = result.document.text[decision.start : end]
    return result.document.id == decision.document_id and fold_text(there) == fold_text(decision.quote)


def place_of_added(decision: Decision, result: Result) -> tuple[int, str] | None:
    """Where the quote of a missed fact stands now; None where it is gone or could be one of several."""
    text = result.document.text
    if stands(decision, result):
        return decision.start, text[decision.start : decision.start + len(decision.quote)]
    places = places_of(text, decision.quote)
    if not (decision.before or decision.after):
        return places[0] if len(places) == 1 else None
    scores = [
        (likeness(decision.before, decision.after, text, start, start + len(words)), start, words)
        for start, words in places
    ]
    score, start, words = max(scores, default=(0.0, 0, ""))
    tied = sum(other == score for other, *_ in scores) > 1
    return (start, words) if score >= ALIKE and not tied else None


def _at_its_place(decision: Decision, here: Sequence[Group], quote: str) -> Group | None:
    """The fact that now stands where the decision's stood; it may take in more words or fewer."""
    end = decision.start + len(decision.quote)
    there = [
        (group, mention)
        for group in here
        for mention in group.mentions
        if mention.evidence.start < end and decision.start < mention.evidence.end
    ]
    exact = [g for g, m in there if m.evidence.start == decision.start and _quote(m) == quote]
    akin = [g for g, m in there if _within(quote, _quote(m))]
    for found in (
        [g for g in exact if _value(g) == decision.proposed],
        exact,
        [g for g in akin if decision.kind == "action" or _value(g) == decision.proposed],
    ):
        if len(found) == 1:
            return found[0]
    return None


def _moved(decision: Decision, here: Sequence[Group], quote: str, text: str) -> Group | None:
    """The fact in another text: the same words, or the same value, with the same around it."""
    quoted = [(g, m) for g in here for m in g.mentions if _quote(m) == quote]
    alike = _distinct(g for g, _ in quoted if _value(g) == decision.proposed)
    if decision.kind == "action" and len(_distinct(g for g, _ in quoted)) == 1:
        return quoted[0][0]  # an action is its words, wherever they stand
    if decision.kind in ("department", "signatory") and len(alike) == 1:
        return alike[0]  # so is who signs, and a department
    if not (decision.before or decision.after):
        return alike[0] if len(alike) == 1 else None
    reread = [
        (g, m)
        for g in here
        for m in g.mentions
        if (_value(g) == decision.proposed or decision.kind == "action") and _reread(quote, _quote(m))
    ]
    for candidates in (quoted, reread):  # a better reader may take more words for the quote, or mend them
        scores = [
            (likeness(decision.before, decision.after, text, m.evidence.start, m.evidence.end), g)
            for g, m in candidates
        ]
        score = max((score for score, _ in scores), default=0.0)
        nearest = _distinct(g for other, g in scores if other == score)
        if len(nearest) > 1:
            nearest = [g for g in nearest if _value(g) == decision.proposed]
        if score >= ALIKE and len(nearest) == 1:
            return nearest[0]
    return None


def _distinct(groups: Iterable[Group]) -> list[Group]:
    return list({group.id: group for group in groups}.values())


def _quote(mention: Mention) -> str:
    return fold_text(mention.evidence.quote)


def _reread(one: str, other: str) -> bool:
    return _within(one, other) or SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.75


def _value(group: Group) -> str:
    return canonical(group.kind, group.own)


def _within(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= 8 and f" {shorter} " in f" {longer} "


def _same_end(one: str, other: str) -> bool:
    """Whether a path is the other with folders in front: docs/a.pdf and /home/ada/docs/a.pdf."""
    shorter, longer = sorted((re.split(r"[/\\]+", one), re.split(r"[/\\]+", other)), key=len)
    return longer[-len(shorter) :] == shorter
