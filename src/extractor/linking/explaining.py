"""Why: the words that spoke for an objective, and sentences that a reviewer reads."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.linking.classifier import Classifier, Floats
from extractor.linking.features import Span
from extractor.linking.judging import Candidate, Verdict
from extractor.rules import OUTSIDE

MOST_WORDS = 3
_WEIGHTY = 0.35
_LEAST = 0.02
"""Words that add less than this share of what the first one adds, or less than this, are not worth naming."""


class Explaining:
    """Names the words of rules, and those that the classifier learnt; `labels` are its columns."""

    def __init__(self, classifier: Classifier | None, labels: Sequence[str]) -> None:
        self._classifier = classifier
        self._column = {label: i for i, label in enumerate(labels)}
        self._last: tuple[str, list[Span], Floats] | None = None

    def words(self, text: str, verdict: Verdict, labels: Sequence[str]) -> list[tuple[str, ...]]:
        """For each label the words of the rules that speak for it, or else those the classifier learnt."""
        heard = [verdict.of(label) for label in labels]
        return [
            self._learnt(text, label) if candidate is None else _rule_words(candidate, text)
            for candidate, label in zip(heard, labels, strict=True)
        ]

    def reasons(
        self, text: str, heading: str, verdict: Verdict, objective: str, method: str
    ) -> tuple[str, ...]:
        """Why the objective (empty: outside) was concluded, in French."""
        reasons = []
        label = objective or OUTSIDE
        own = verdict.of(label)
        if method == "explicit":
            reasons.append(f"Le numéro de l'objectif {objective} est écrit.")
            if verdict.contested:
                others = ", ".join(c.objective for c in verdict.candidates if c.decided)
                reasons.append(f"Les mots disent autre chose ({others}).")
        if objective in verdict.headed:
            reasons.append(f"Le titre parle de l'objectif {objective} : « {heading} ».")
        if own is not None:
            for hit in own.hits:
                reasons.append(f"{hit.rule.says} {_quoted([text[s:e] for s, e in hit.spans])}")
        if method in ("combined", "model") and (learnt := self._learnt(text, label)):
            reasons.append(f"Mots que disent aussi les exemples : {_quoted(learnt)}.")
        if not reasons:
            reasons.append("Aucune règle ne parle de cette action.")
        if verdict.commitment and objective:
            same = "du même" if verdict.agrees(objective) else "d'un autre"
            reasons.append(f"Le titre relève {same} engagement ({verdict.commitment}).")
        return tuple(reasons)

    def _learnt(self, text: str, label: str) -> tuple[str, ...]:
        """The words that add most to the classifier's score of a label, in the order of the text."""
        if self._classifier is None:
            return ()
        if self._last is None or self._last[0] != text:  # the labels of one text are asked about in turn
            spans, added = self._classifier.contributions(text)
            self._last = (text, spans, added.T)
        _, spans, by_label = self._last
        return _weightiest(text, spans, by_label[self._column[label]].tolist())


def _rule_words(candidate: Candidate, text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text[start:end] for hit in candidate.hits for start, end in hit.spans))


def _weightiest(text: str, spans: Sequence[Span], added: Sequence[float]) -> tuple[str, ...]:
    """What a pair of words says needs no repeating by one of them."""
    least = max(_LEAST, _WEIGHTY * max(added, default=0.0))
    weighty = [(-value, span) for value, span in zip(added, spans, strict=True) if value >= least]
    chosen: list[Span] = []
    for _, (start, end) in sorted(weighty):
        if len(chosen) == MOST_WORDS:
            break
        if not any(start < e and s < end for s, e in chosen):
            chosen.append((start, end))
    return tuple(text[start:end] for start, end in sorted(chosen))


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"« {word} »" for word in words)
