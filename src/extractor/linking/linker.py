"""Actions to links: what the rules, the stated number and the heading conclude, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.linking.judging import SILENCE, Candidate, Judge, Verdict
from extractor.linking.matching import Hit, Matching
from extractor.model import OCR_RULE, Action, Alternative, Document, Evidence, Link, Method
from extractor.rules import OUTSIDE, Rules, Taxonomy

_ALTERNATIVES = 3


@dataclass(frozen=True, slots=True)
class Spoken:
    """One rule that speaks on a text, and the words it rests on."""

    rule: str
    says: str
    role: str
    objectives: tuple[str, ...]
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Conclusion:
    """An objective (empty: none of them) with the kind of reasoning and that kind's measured precision."""

    objective: str
    bucket: str
    confidence: float
    support: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """What speaks for what on a text, what is concluded, and by how much the first leads the runner-up."""

    text: str
    conclusions: tuple[Conclusion, ...]
    candidates: tuple[Alternative, ...]
    spoken: tuple[Spoken, ...]
    margin: float

    @property
    def runner_up(self) -> Alternative | None:
        chosen = {c.objective or OUTSIDE for c in self.conclusions}
        return next((c for c in self.candidates if (c.objective or OUTSIDE) not in chosen), None)


class Linker:
    """Links actions to the objectives of one taxonomy. Compile once, use for every document."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._matching = Matching(rules)
        self._judge = Judge(rules.taxonomy)
        self._stated = [re.compile(stated.pattern) for stated in rules.taxonomy.stated]
        self._headings: dict[str, tuple[str, ...]] = {}

    def link(self, actions: Sequence[Action], document: Document | None = None) -> tuple[Link, ...]:
        """At least one link an action, ranked from 1. With `document`, links quote the words that decided."""
        return tuple(link for action in actions for link in self._link(action, document))

    def explain(self, text: str, *, stated: str = "", commitment: str = "", heading: str = "") -> Explanation:
        """Which rules speak on `text`, by which words, and what follows."""
        hits, _, verdict = self._conclude(text, stated, commitment, heading)
        confidence = self.rules.confidence
        return Explanation(
            text=text,
            conclusions=tuple(
                Conclusion(number, bucket, confidence.link(bucket), confidence.link_support(bucket))
                for number, bucket in verdict.chosen
            ),
            candidates=tuple(_alternative(c, text) for c in verdict.candidates),
            spoken=tuple(
                Spoken(
                    hit.rule.id,
                    hit.rule.says,
                    hit.rule.role,
                    hit.rule.objectives,
                    _words(hit, text),
                    hit.spans,
                    hit.rule.path,
                    hit.rule.line,
                )
                for hit in hits
            ),
            margin=round(verdict.margin, 3),
        )

    def _conclude(
        self, text: str, stated: str, commitment: str, heading: str
    ) -> tuple[list[Hit], tuple[str, ...], Verdict]:
        hits = self._matching.hits(text)
        numbers = stated_numbers(stated, self.rules.taxonomy) or self._stated_in(text)
        headed = self._headed(heading) if heading else ()
        return hits, numbers, self._judge.judge(hits, stated=numbers, commitment=commitment, headed=headed)

    def _stated_in(self, text: str) -> tuple[str, ...]:
        for pattern in self._stated:
            found = [m["numbers"] for m in pattern.finditer(text)]
            numbers = tuple(dict.fromkeys(n for f in found for n in stated_numbers(f, self.rules.taxonomy)))
            if numbers:
                return numbers
        return ()

    def _headed(self, heading: str) -> tuple[str, ...]:
        """The objectives that a heading decides; remembered, since many actions stand under one."""
        if heading not in self._headings:
            verdict = self._judge.judge(self._matching.hits(heading), stated=self._stated_in(heading))
            sure = ("explicit", "explicit-against-words", "decides", "several")
            self._headings[heading] = tuple(number for number, bucket in verdict.chosen if bucket in sure)
        return self._headings[heading]

    def _link(self, action: Action, document: Document | None) -> list[Link]:
        text = action.text
        _, numbers, verdict = self._conclude(text, action.objective_stated, action.commitment, action.heading)
        # An action that OCR read may be misread: its links are measured apart, as its own rule is.
        suffix = OCR_RULE if action.evidence.rule.endswith(OCR_RULE) else ""
        links = []
        for rank, (number, bucket) in enumerate(verdict.chosen, start=1):
            own = next((c for c in verdict.candidates if c.objective == (number or OUTSIDE)), None)
            others = [c for c in verdict.candidates if c is not own][:_ALTERNATIVES]
            method: Method = "explicit" if numbers else "rule"
            links.append(
                Link(
                    document_id=action.document_id,
                    action_id=action.id,
                    evidence=_evidence(action, own, document, method, bucket),
                    objective=number,
                    rank=rank,
                    method=method,
                    confidence=self.rules.confidence.link(bucket + suffix),
                    alternatives=tuple(_alternative(c, text) for c in others),
                    reasons=self._reasons(action, number, bucket, own),
                )
            )
        return links

    def _reasons(self, action: Action, number: str, bucket: str, own: Candidate | None) -> tuple[str, ...]:
        reasons = []
        if bucket.startswith("explicit"):
            reasons.append(f"Le numéro de l'objectif {number} est écrit.")
        if bucket.startswith("heading"):
            reasons.append(f"Le titre parle de l'objectif {number} : « {action.heading} ».")
        if own is not None:
            for hit in own.hits:
                quoted = ", ".join(f"« {words} »" for words in _words(hit, action.text))
                reasons.append(f"{hit.rule.says} {quoted}")
        if bucket.endswith("/agrees"):
            reasons.append(f"Le titre relève du même engagement ({action.commitment}).")
        if bucket.endswith("/contradicts"):
            reasons.append(f"Le titre relève d'un autre engagement ({action.commitment}).")
        if bucket == SILENCE:
            reasons.append("Aucune règle ne parle de cette action.")
        return tuple(reasons)


def stated_numbers(text: str, taxonomy: Taxonomy) -> tuple[str, ...]:
    """The objectives of `taxonomy` in a list of numbers: `6`, `6.2`, `6 et 7`, `3 à 5` (all of the range)."""
    numbers: list[int] = []
    ranged = False
    for token in re.findall(r"\d+(?:\.\d+)*|[-–]|à", text):
        if not token[0].isdigit():
            ranged = bool(numbers)
            continue
        number = int(token.split(".")[0])
        if ranged and numbers[-1] < number <= numbers[-1] + len(taxonomy.objectives):
            numbers += range(numbers[-1] + 1, number)
        numbers.append(number)
        ranged = False
    return tuple(dict.fromkeys(str(n) for n in numbers if taxonomy.objective(str(n)) is not None))


def _words(hit: Hit, text: str) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in hit.spans)


def _alternative(candidate: Candidate, text: str) -> Alternative:
    words = dict.fromkeys(word for hit in candidate.hits for word in _words(hit, text))
    objective = "" if candidate.objective == OUTSIDE else candidate.objective
    return Alternative(objective, round(candidate.score, 3), tuple(words))


def _evidence(
    action: Action, own: Candidate | None, document: Document | None, method: str, bucket: str
) -> Evidence:
    """The action's evidence, narrowed to the words that decided where the document allows it."""
    rule = f"objectives.{method}"
    if method == "rule":
        rule = f"objectives.{own.hits[0].rule.id}" if own is not None else f"objectives.{bucket}"
    whole = replace(action.evidence, rule=rule)
    if own is None or document is None or method == "explicit":
        return whole
    offset = whole.quote.find(action.text)
    if offset < 0:
        return whole
    first = own.hits[0].spans
    start, end = whole.start + offset + first[0][0], whole.start + offset + first[-1][1]
    return Evidence(
        start=start,
        end=end,
        quote=document.quote(start, end),
        rule=rule,
        page=document.page_at(start),
        boxes=document.boxes(start, end),
    )
