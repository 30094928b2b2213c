"""Decisions put into force: what a person said takes the place of what rules concluded.

Each decision finds its fact by id or, where ids or the text have changed, by its quote. A decision whose fact
is gone is a problem `stale_decision`: it stays in decisions.csv and speaks again when the fact comes back.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractor.dataset import BY_KIND, Mention, Row, Value, best, own_columns
from extractor.model import Evidence, Problem, Result, Status, content_id, fold_text
from extractor.review.anchoring import Group, Places, doubt_key, place_of_added
from extractor.review.decisions import Decision
from extractor.review.doubts import CONFLICT
from extractor.review.known import PERSON, department_id, doubt_id
from extractor.review.typed import Unclear
from extractor.review.values import Vocabulary, canonical, same, values

CERTAIN = 1.0
"""The confidence of what a person has looked at."""

_DEFAULTS: Mapping[str, Mapping[str, Value]] = {
    "department": {"role": "subject"},
    "signatory": {},
    "date": {"kind": "event", "bound": "on"},
    "amount": {"currency": "EUR", "qualifier": "exact"},
    "action": {"source": "prose"},
}


@dataclass
class Verdicts:
    """The standing decisions on a dataset that is being made (a `dataset.Deciding`)."""

    decisions: Sequence[Decision]
    vocabulary: Vocabulary
    settled: set[tuple[str, str]] = field(default_factory=set)
    """The facts that they settled, by kind and id; known once `facts` has run."""
    _documents: list[tuple[str, Decision, dict[str, Value]]] = field(default_factory=list)
    _dates: set[tuple[str, str]] = field(default_factory=set)
    """Document and quote of the dates that they settled."""

    def facts(
        self, mentions: Iterable[Mention], results: Sequence[Result]
    ) -> tuple[list[Mention], list[Problem]]:
        """The mentions as decided, missed facts among them, and the decisions that found no fact."""
        work = _Work(Places(mentions, results), self.vocabulary)
        absent: dict[str, list[Decision]] = defaultdict(list)
        answered = [d for d in self.decisions if d.kind == "match"]
        for decision in self.decisions:
            if decision.kind == "document":
                self._on_document(decision, work, absent)
            elif decision.kind != "match":
                work.take(decision, absent)
        for decision in answered:  # after all actions are there
            work.take(decision, absent)
        work.spread(answered)
        self.settled |= work.places.changed
        for group in work.places.groups("date"):
            if ("date", group.id) in self.settled:
                self._dates |= {(m.document_id, m.evidence.quote) for m in group.mentions}
        gone = [problem for name in sorted(absent) for problem in [_absent(name, absent[name])]]
        return work.places.mentions(), [*work.stale, *gone]

    def doubts(self, problems: Iterable[Problem]) -> dict[Problem, Status]:
        """What was said of doubts about documents: justified (accepted, corrected) or not (rejected)."""
        by_id = {d.id: d for d in self.decisions if d.kind == "document"}
        by_words = {(home, doubt_key(d.proposed)): d for home, d, _ in self._documents}
        found: dict[Problem, Status] = {}
        for problem in problems:
            id_ = doubt_id(problem.document_id, problem.code, problem.page, problem.message)
            decision = by_id.get(id_) or by_words.get((problem.document_id, doubt_key(problem.message)))
            if decision is not None and problem.severity == "warning":
                said: dict[str, Status] = {"ok": "accepted", "no": "rejected"}
                found[problem] = said.get(decision.decision, "corrected")
            elif problem.code == CONFLICT and any(
                home == problem.document_id and f"« {quote} »" in problem.message
                for home, quote in self._dates
            ):
                found[problem] = "accepted"  # asked, and answered, as a question on its date
        return found

    def document(self, row: Row) -> Row:
        """A row of documents.csv with what people corrected in it."""
        for home, _, changes in self._documents:
            if home == row["document_id"]:
                row = {**row, **changes}
        return row

    def _on_document(self, decision: Decision, work: _Work, absent: dict[str, list[Decision]]) -> None:
        result = work.places.document(decision)
        if result is None:
            absent[decision.document].append(decision)
            return
        changes: dict[str, Value] = {}
        if decision.decision == "value":
            try:
                changes = values("document", decision.value, self.vocabulary)
            except Unclear as unclear:
                work.stale.append(_stale(decision, result, f"its value cannot be read: {unclear}"))
            if reason := _outdated(decision, changes, result):
                work.stale.append(_stale(decision, result, reason))
                return
        self._documents.append((result.document.id, decision, changes))


@dataclass
class _Work:
    """Facts while decisions are applied to them, one after the other: the later one has the last word."""

    places: Places
    vocabulary: Vocabulary
    stale: list[Problem] = field(default_factory=list)
    decided: set[str] = field(default_factory=set)
    said: dict[str, str] = field(default_factory=dict)

    def take(self, decision: Decision, absent: dict[str, list[Decision]]) -> None:
        result = self.places.document(decision)
        if result is None:
            absent[decision.document].append(decision)
            return
        try:
            reason = self._apply(decision, result)
        except Unclear as unclear:
            reason = f"its value cannot be read: {unclear}"
        if reason:
            self.stale.append(_stale(decision, result, reason))

    def _apply(self, decision: Decision, result: Result) -> str:
        """Put a decision into force; returns why it cannot be, or nothing."""
        if decision.decision == "add":
            return self._add(decision, result)
        if decision.kind == "match":
            return self._match(decision, result)
        group = self.places.find(decision, result)
        if group is None:
            return "the fact is gone"
        if decision.decision == "no":
            if group.id != decision.id and canonical(decision.kind, group.own) != decision.value:
                return "the rejected fact is gone"
            self.places.change(group, status="rejected")
            if decision.kind == "action":
                for match in self.places.matches(group.id):
                    self.places.change(match, status="rejected")
            return ""
        self._set(group, values(decision.kind, decision.value, self.vocabulary))
        return ""

    def _set(self, group: Group, wanted: Mapping[str, Value]) -> None:
        if same(group.own, wanted):
            self.places.change(group, status="accepted", confidence=CERTAIN)
            return
        id_ = group.id
        if group.kind == "department":
            own = {**group.own, **wanted}
            id_ = department_id(group.document_id, own["code"], own["role"])
        changes = {name: value for name, value in wanted.items() if name in own_columns(BY_KIND[group.kind])}
        self.places.change(group, status="corrected", confidence=CERTAIN, own=changes, rule=PERSON, id=id_)

    def _match(self, decision: Decision, result: Result) -> str:
        action = self.places.find(replace(decision, kind="action"), result)
        if action is None:
            return "the action is gone"
        before = canonical_match(self.places.matches(action.id))
        if decision.decision == "no" and not set(decision.value.split(",")) & set(before.split(",")):
            return "the rejected objectives are no longer proposed"
        self.said.setdefault(action.id, before)
        self._answer(action, decision)
        self.decided.add(action.id)
        return ""

    def _answer(self, action: Group, decision: Decision) -> None:
        """An action's matches as a person says: the named objectives first, the others rejected."""
        matches = self.places.matches(action.id)
        named = [number for number in decision.value.split(",") if number]
        if decision.decision == "no":
            for match in matches:
                if str(match.own["objective"] or 0) in named:
                    self.places.change(match, status="rejected", own={"method": "decision"})
            return
        by_number = {str(match.own["objective"] or 0): match for match in matches}
        others = [match for number, match in by_number.items() if number not in named]
        for rank, number in enumerate(named, 1):
            if number in by_number:
                self.places.change(
                    by_number[number],
                    status="accepted",
                    confidence=CERTAIN,
                    own={"method": "decision", "rank": rank},
                )
            else:
                self.places.add(
                    _new_match(matches[0] if matches else action, action.id, int(number) or None, rank)
                )
        for rank, match in enumerate(others, len(named) + 1):
            self.places.change(match, status="rejected", own={"method": "decision", "rank": rank})

    def spread(self, decisions: Iterable[Decision]) -> None:
        """Identical wordings are asked once: the answer holds for all that wait with the same proposal."""
        waiting: dict[tuple[str, str], list[Group]] = defaultdict(list)
        for action in self.places.groups("action"):
            matches = self.places.matches(action.id)
            if action.id not in self.decided and all(match.status == "review" for match in matches):
                waiting[fold_text(str(action.own["text"])), canonical_match(matches)].append(action)
        for decision in decisions:
            key = (decision.id, decision.document_id)
            wording = self.places.wordings.get(key, fold_text(decision.quote))
            for proposed in {decision.proposed, self.said.get(decision.id, decision.proposed)}:
                for action in waiting.get((wording, proposed), ()):
                    self._answer(action, decision)

    def _add(self, decision: Decision, result: Result) -> str:
        document = result.document
        place = place_of_added(decision, result)
        if place is None:
            return "its quote is no longer in the text, or not between the same words"
        start, quote = place
        end = start + len(quote)
        wanted = {**values(decision.kind, decision.value, self.vocabulary)}
        for group in self.places.quoting(document.id, decision.kind, start, end):
            if group.id == decision.id or same(group.own, wanted):
                self._set(group, wanted)  # by now the rules find it too
                return ""
        names = own_columns(BY_KIND[decision.kind])
        own: dict[str, Value] = dict.fromkeys(names)
        own |= {**_DEFAULTS[decision.kind], **wanted}
        if "text" in names and not own["text"]:
            own["text"] = quote
        id_ = decision.id
        if decision.kind == "department":
            id_ = department_id(document.id, own["code"], own["role"])
        else:
            own[f"{decision.kind}_id"] = id_
        evidence = Evidence(start, end, quote, PERSON, document.page_at(start), document.boxes(start, end))
        made = Mention(decision.kind, document.source, document.id, id_, own, evidence, CERTAIN, "corrected")
        added = self.places.add(made)
        if decision.kind == "action":
            self.places.add(_new_match(added, added.id, None, 1, "review"))
        return ""


def _outdated(decision: Decision, changes: Mapping[str, Value], result: Result) -> str:
    """Why a corrected number of declared actions is none of this version of the document, or nothing."""
    declared = result.profile.declared_actions
    if "declared_actions" not in changes or result.document.id == decision.document_id or declared is None:
        return ""
    known = {*map(int, re.findall(r"\d+", decision.proposed)[:1]), changes["declared_actions"]}
    return "" if declared in known else f"the document now declares {declared} actions"


def canonical_match(matches: Sequence[Group]) -> str:
    """The objectives that an action's matches propose, `6,7`, as a decision names them."""
    ordered = sorted(matches, key=lambda match: int(str(match.own["rank"])))
    live = [match for match in ordered if match.status != "rejected"] or ordered
    return ",".join(str(match.own["objective"] or 0) for match in live)


def _new_match(
    beside: Group, action_id: str, objective: int | None, rank: int, status: Status = "corrected"
) -> Mention:
    """A match that no rule made, with the evidence of those of the same action, or of the action."""
    top = best(beside.mentions)[0]
    own: dict[str, Value] = {
        "action_id": action_id,
        "objective": objective,
        "rank": rank,
        "method": "decision" if status == "corrected" else "rule",
        "alternatives": None,
        "margin": None,
        "why": None,
    }
    evidence = replace(top.evidence, rule=PERSON if status == "corrected" else "")
    id_ = content_id("mat", action_id, objective or "")
    confidence = CERTAIN if status == "corrected" else 0.0
    return Mention("match", top.source, top.document_id, id_, own, evidence, confidence, status)


def _stale(decision: Decision, result: Result, reason: str) -> Problem:
    what = {"ok": "ok", "no": "no", "add": f"added {decision.value}"}.get(decision.decision, decision.value)
    message = (
        f"the decision « {what} » on {decision.kind} {decision.id} ({_shortened(decision.quote)}) no longer"
        f" applies: {reason}; decide anew, or take it back: a row with its kind, its id and « undo »"
    )
    document = result.document
    return Problem(
        document.source, document.id, "review", "warning", "stale_decision", message, decision.page
    )


def _absent(name: str, decisions: Sequence[Decision]) -> Problem:
    message = (
        f"{len(decisions)} decision(s) on a document that this run did not read; they wait in decisions.csv"
        " until it is there again"
    )
    return Problem(name or decisions[0].document_id, "", "review", "warning", "stale_decision", message)


def _shortened(quote: str) -> str:
    flat = " ".join(quote.split())
    return f"« {flat} »" if len(flat) <= 80 else f"« {flat[:79]}… »"
