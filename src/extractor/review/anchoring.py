"""Where a decision's fact is now: the facts of a run by id, by quote, by place; changed as decisions say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.dataset import BY_KIND, SEPARATOR, Mention, Value, best, told
from extractor.model import Result, Status, fold_text
from extractor.review.decisions import Decision
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
                self._sources[_file_name(source)].append(result.document.id)
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
        """The document of a decision: the same bytes, else the same path, else the same file name."""
        if decision.document_id in self._results:
            return self._results[decision.document_id]
        for source in decision.document.split(SEPARATOR):
            for name in (source, _file_name(source)):
                found = set(self._sources.get(name, ()))
                if len(found) == 1:
                    return self._results[found.pop()]
        return None

    def find(self, decision: Decision, result: Result) -> Group | None:
        """The fact of a decision, or None where it is gone or where several could be meant."""
        key = (decision.kind, decision.id)
        group = self._aliases.get(key) or self._groups.get(key)
        if group is not None:
            return group
        document_id, quote = result.document.id, fold_text(decision.quote)
        unchanged = document_id == decision.document_id
        here = self._here[document_id, decision.kind]
        quoted = [g for g in here if any(fold_text(m.evidence.quote) == quote for m in g.mentions)]
        if not quoted:  # a better reader may take more or fewer words for the quote
            quoted = [g for g in here if any(_within(quote, fold_text(m.evidence.quote)) for m in g.mentions)]
            quoted = [g for g in quoted if decision.kind == "action" or _value(g) == decision.proposed]
        alike = [g for g in quoted if _value(g) == decision.proposed]
        if len(alike) == 1:
            return alike[0]
        if unchanged:
            there = [g for g in quoted if any(m.evidence.start == decision.start for m in g.mentions)]
            if len(there) == 1:
                return there[0]
            if not there and _stands(decision, result):  # the same words elsewhere are another fact
                return None
        return quoted[0] if len(quoted) == 1 else None

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


def _stands(decision: Decision, result: Result) -> bool:
    """Whether the text still has the decision's quote where it was: then no reader has moved it."""
    end = decision.start + len(decision.quote)
    return fold_text(result.document.text[decision.start : end]) == fold_text(decision.quote)


def _value(group: Group) -> str:
    return canonical(group.kind, group.own)


def _within(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= 8 and f" {shorter} " in f" {longer} "


def _file_name(source: str) -> str:
    return re.split(r"[/\\]", source)[-1]
