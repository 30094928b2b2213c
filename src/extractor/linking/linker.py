"""Actions to links: what numbers, rules, classifier and heading conclude together, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import repeat

import numpy as np

from extractor.linking.classifier import Classifier, Weights, read_weights
from extractor.linking.combining import Array, Combining
from extractor.linking.concluding import Concluded, Conclusion, Explanation, Query, Spoken
from extractor.linking.describing import Describing
from extractor.linking.explaining import Explaining
from extractor.linking.features import Features
from extractor.linking.judging import Candidate, Judge, Verdict
from extractor.linking.matching import Hit, Matching
from extractor.linking.similarity import Similarity
from extractor.model import OCR_RULE, Action, Alternative, Document, Evidence, Link, Method
from extractor.rules import OUTSIDE, LabelledExample, Links, Measured, Rules, Taxonomy, tenth

ALTERNATIVES = 3
_SUREST = 0.999
"""No more than thousands of examples can tell."""

_DIGIT = re.compile(r"\d")
_DESCRIBED = 0.8
"""What an action with its description says counts so much, against what its title says alone: a title that
contradicts its description is for the review."""

_LIKELY = 0.5
"""An objective with at least this probability is proposed beside the first."""


class Linker:
    """Links actions to the objectives of one taxonomy. Compile once, use for every document.

    `weights` replace the classifier that stands beside the rules; `similarity` adds a spaCy pipeline's
    vectors, where the confidence was measured with them.
    """

    def __init__(
        self, rules: Rules, weights: Weights | None = None, similarity: Similarity | None = None
    ) -> None:
        self.rules = rules
        self._matching = Matching(rules)
        self.features = Features(self._matching.folding, rules.concepts)
        self._judge = Judge(rules.taxonomy)
        if weights is None and rules.model is not None:
            weights = read_weights(rules.model)
        self.classifier = Classifier(weights, self.features) if weights else None
        self._similarity = similarity
        self._measured = rules.confidence.links.get(rules.taxonomy.name, Links())
        name = similarity.name if similarity else ""
        self.combining = Combining(rules.taxonomy, self._measured.combinations.get(name))
        self._held = {f"0.{i}": _share(self._measured.like(i / 10)) for i in range(10)}
        self._stated = [re.compile(stated.pattern) for stated in rules.taxonomy.stated]
        self._headings: dict[str, tuple[str, ...]] = {}
        self._describing = Describing(rules)
        self._explaining = Explaining(self.classifier, self.combining.labels)

    def link(self, actions: Sequence[Action], document: Document | None = None) -> tuple[Link, ...]:
        """At least one link an action, ranked from 1. With `document`, links quote the words that decided."""
        queries = [
            Query(
                a.text,
                a.objective_stated,
                a.commitment,
                a.heading,
                self._describing.of(a, document) if document else "",
            )
            for a in actions
        ]
        concluded = self.conclude(queries)
        return tuple(
            link
            for action, one in zip(actions, concluded, strict=True)
            for link in self._links(action, one, document)
        )

    def explain(self, text: str, *, stated: str = "", commitment: str = "", heading: str = "") -> Explanation:
        """Which rules and words speak on `text`, and what follows."""
        (one,) = self.conclude([Query(text, stated, commitment, heading)])
        chosen = [c.objective or OUTSIDE for c in one.chosen]
        others = one.others()
        labels = [*chosen, *(label for label, _ in others[:ALTERNATIVES])]
        return Explanation(
            text,
            one.chosen,
            self._alternatives(one, labels),
            tuple(_spoken(hit, text) for hit in one.hits),
            one.lead(others),
        )

    def conclude(self, queries: Sequence[Query | LabelledExample]) -> list[Concluded]:
        """What follows from each query. Many at once cost less than one by one."""
        asked = [q if isinstance(q, Query) else query_of(q) for q in queries]
        texts = [query.lead for query in asked]
        hits, verdicts = self.hear(asked, texts)
        probabilities = self.combining.probabilities(verdicts, *self._scores(texts))
        told = [i for i, q in enumerate(asked) if q.description and not verdicts[i].stated]
        if told:
            wholes = [asked[i].whole for i in told]
            also = self.hear([asked[i] for i in told], wholes)
            probabilities[told] *= 1 - _DESCRIBED
            probabilities[told] += _DESCRIBED * self.combining.probabilities(also[1], *self._scores(wholes))
            for i, text, hit, verdict in zip(told, wholes, *also, strict=True):
                texts[i], hits[i], verdicts[i] = text, hit, verdict
        likeliest, chances = self._likeliest(probabilities), probabilities.tolist()
        chosen = map(self._chosen, verdicts, likeliest, chances)
        every = zip(asked, texts, hits, verdicts, chosen, repeat(self.combining.labels), chances)
        return [Concluded(*one) for one in every]

    def hear(
        self, queries: Sequence[Query], texts: Sequence[str] = ()
    ) -> tuple[list[list[Hit]], list[Verdict]]:
        """What rules, stated numbers and headings say of each query; `texts` are heard instead of its own."""
        hits, verdicts = [], []
        for query, text in zip(queries, texts or [query.lead for query in queries], strict=True):
            found = self._matching.hits(text)
            numbers = stated_numbers(query.stated, self.rules.taxonomy) if query.stated else ()
            headed = self._headed(query.heading) if query.heading else ()
            hits.append(found)
            verdicts.append(
                self._judge.judge(
                    found,
                    stated=numbers or self._stated_in(query.text),
                    commitment=query.commitment,
                    headed=headed,
                    words=len(self._matching.folding.words(text).stems),
                )
            )
        return hits, verdicts

    def _scores(self, texts: Sequence[str]) -> tuple[Array | None, Array | None]:
        """What the classifier and the vectors give each label, where there are any."""
        return (
            self.classifier.scores(texts) if self.classifier else None,
            self._similarity.to_examples(texts) if self._similarity else None,
        )

    def _likeliest(self, probabilities: Array) -> list[list[int]]:
        """For each row the column of the likeliest label or, where that is an objective, of all likely ones,
        the likeliest first."""
        likeliest = [[first] for first in probabilities.argmax(axis=1).tolist()]
        likely = probabilities[:, :-1] >= _LIKELY
        outside = probabilities.shape[1] - 1
        for i in np.flatnonzero(likely.sum(axis=1) > 1).tolist():
            if likeliest[i] != [outside]:
                columns = np.flatnonzero(likely[i]).tolist()
                likeliest[i] = sorted(columns, key=lambda column: -probabilities[i, column])
        return likeliest

    def _chosen(
        self, verdict: Verdict, likeliest: Sequence[int], chances: Sequence[float]
    ) -> tuple[Conclusion, ...]:
        if verdict.stated:
            how = "contested" if verdict.contested else "agrees"
            sure = self._measured.stated(how)
            support = self._measured.explicit.get(how)
            found = support.found if support else 0
            return tuple([Conclusion(number, "explicit", sure, found, sure) for number in verdict.stated])
        return tuple([self._conclusion(column, chances[column], verdict) for column in likeliest])

    def _conclusion(self, column: int, probability: float, verdict: Verdict) -> Conclusion:
        label = self.combining.labels[column]
        heard = verdict.of(label) is not None
        method: Method = "rule" if self.classifier is None else "combined" if heard else "model"
        found, held = self._held[tenth(probability)]
        objective = "" if label == OUTSIDE else label
        return Conclusion(objective, method, round(min(probability, _SUREST), 4), found, held)

    def _stated_in(self, text: str) -> tuple[str, ...]:
        if not _DIGIT.search(text):
            return ()
        for pattern in self._stated:
            found = [m["numbers"] for m in pattern.finditer(text)]
            numbers = tuple(dict.fromkeys(n for f in found for n in stated_numbers(f, self.rules.taxonomy)))
            if numbers:
                return numbers
        return ()

    def _headed(self, heading: str) -> tuple[str, ...]:
        """The objectives that a heading decides; remembered, since many actions stand under one."""
        if heading not in self._headings:
            verdict = self._judge.judge(self._matching.hits(heading))
            sure = (c.objective for c in verdict.candidates if c.standing in ("alone", "several"))
            stated = self._stated_in(heading)
            self._headings[heading] = stated or tuple(n for n in sure if n != OUTSIDE)
        return self._headings[heading]

    def _links(self, action: Action, one: Concluded, document: Document | None) -> Iterable[Link]:
        # An action that OCR read may be misread: its links count as never measured, as its own rule does.
        misread = action.evidence.rule.endswith(OCR_RULE)
        likely = one.others()
        others = self._alternatives(one, [label for label, _ in likely[:ALTERNATIVES]])
        margin = one.lead(likely)
        behind = one.verdict.stated or not self._measured.combinations or not others
        also = () if behind else (_ahead(margin, others[0]),)
        if one.query.description and one.text != one.query.lead:
            also = ("Le titre est lu avec sa description.", *also)
        elif one.text != one.query.text:
            also = ("Le texte est long : seul son début est lu.", *also)
        for rank, conclusion in enumerate(one.chosen, start=1):
            own = one.verdict.of(conclusion.objective or OUTSIDE)
            yield Link(
                document_id=action.document_id,
                action_id=action.id,
                evidence=_evidence(action, own, document, conclusion.method),
                objective=conclusion.objective,
                rank=rank,
                method=conclusion.method,
                confidence=min(0.5, conclusion.confidence) if misread else conclusion.confidence,
                alternatives=others,
                reasons=self._explaining.reasons(
                    one.text, one.query.heading, one.verdict, conclusion.objective, conclusion.method
                )
                + also,
                margin=margin,
            )

    def _alternatives(self, one: Concluded, labels: Sequence[str]) -> tuple[Alternative, ...]:
        words = self._explaining.words(one.text, one.verdict, labels)
        chance = one.probabilities
        return tuple(
            Alternative("" if label == OUTSIDE else label, round(chance[label], 4), said)
            for label, said in zip(labels, words, strict=True)
        )


def _share(measured: Measured) -> tuple[int, float]:
    """How many were measured, and the share of them that was right."""
    return measured.found, round(measured.right / measured.found, 4) if measured.found else 0.0


def query_of(example: LabelledExample) -> Query:
    return Query(example.text, example.stated, example.commitment, example.heading, example.description)


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


def _ahead(margin: float, other: Alternative) -> str:
    """By how much the first conclusion leads, in French."""
    named = f"l'objectif {other.objective}" if other.objective else "« hors des objectifs »"
    return f"Avance sur {named} : {margin:.2f}.".replace(".", ",", 1)


def _spoken(hit: Hit, text: str) -> Spoken:
    rule = hit.rule
    words = tuple(text[start:end] for start, end in hit.spans)
    return Spoken(rule.id, rule.says, rule.role, rule.objectives, words, hit.spans, rule.path, rule.line)


def _evidence(action: Action, own: Candidate | None, document: Document | None, method: str) -> Evidence:
    """The action's evidence, narrowed to the words that decided where the document allows it."""
    rule = f"objectives.{method}"
    if method != "explicit" and own is not None:
        rule = f"objectives.{own.hits[0].rule.id}"
    whole = action.evidence
    offset = whole.quote.find(action.text)
    if own is None or document is None or method == "explicit" or offset < 0:
        return replace(whole, rule=rule)
    first = own.hits[0].spans
    if first[-1][1] > len(action.text):  # they stand in the description
        return replace(whole, rule=rule)
    start, end = whole.start + offset + first[0][0], whole.start + offset + first[-1][1]
    return Evidence(
        start=start,
        end=end,
        quote=document.quote(start, end),
        rule=rule,
        page=document.page_at(start),
        boxes=document.boxes(start, end),
    )
