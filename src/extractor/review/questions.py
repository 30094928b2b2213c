"""The queue as the page shows it: which questions there are, what is asked, where the words stand."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from extractor.dataset import SEPARATOR
from extractor.errors import ReadError
from extractor.extractors.dates.words import WEEKDAY_NAMES
from extractor.model import fold_text
from extractor.readers.rendering import page_image, page_size
from extractor.review.decisions import Decision
from extractor.review.french import PARTIES
from extractor.review.known import Known, KnownDocument, KnownFact
from extractor.rules import Taxonomy

KINDS: Mapping[str, str] = {
    "match": "Objectif",
    "signatory": "Signataire",
    "date": "Date",
    "amount": "Montant",
    "department": "Département",
    "action": "Action",
    "document": "Doute",
}
"""French names of the kinds of questions."""

MONTH_NAMES = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip

_AROUND = 100_000
"""Characters of a text that are shown on either side of a quote."""


@dataclass(frozen=True, slots=True)
class Question:
    """One row of the queue with its fact and what was answered, if anything was."""

    fact: KnownFact
    row: Mapping[str, str]
    answer: Decision | None

    @property
    def key(self) -> str:
        return f"{self.fact.kind}:{self.fact.id}"

    @property
    def page(self) -> int | None:
        """The page that it is about: its fact's, or that of the words a doubt speaks of."""
        return self.fact.page or (int(self.row["page"]) if self.row["page"] else None)

    @property
    def words(self) -> str:
        """What a search looks through."""
        row = self.row
        return fold_text(
            " ".join((row["document"], row["quote"], row["context"], row["proposed"], row["why"]))
        )


@dataclass(frozen=True, slots=True)
class Filters:
    """What of the queue is shown; empty strings show all. `state` is `open`, `done` or `all`."""

    department: str = ""
    document: str = ""
    kind: str = ""
    objective: str = ""
    words: str = ""
    state: str = "open"

    @property
    def active(self) -> bool:
        """Whether they leave anything out besides what is decided."""
        return self != Filters(words=self.words)

    def keep(self, question: Question) -> bool:
        fact, row = question.fact, question.row
        return (
            (not self.department or self.department in row["department"].split())
            and (not self.document or self.document == fact.document_id)
            and (not self.kind or self.kind == fact.kind)
            and (not self.objective or (fact.kind == "match" and self.objective in fact.offered))
            and (not self.words or fold_text(self.words) in question.words)
            and (self.state == "all" or (question.answer is not None) == (self.state == "done"))
        )


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that a key gives: an objective with its title, a party, another day."""

    value: str
    title: str
    proposed: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A text around a quote, in three parts."""

    before: str
    quote: str
    after: str
    start: int
    """Where `before` begins in the document's text."""


def questions(known: Known, standing: Iterable[Decision]) -> list[Question]:
    """The whole queue in its order, answered questions included."""
    said = {(decision.kind, decision.id): decision for decision in standing if decision.decision != "add"}
    found = []
    for row in known.review:
        fact = known.by_key.get((row["kind"], row["id"].casefold()))
        if fact is not None:
            found.append(Question(fact, row, said.get((fact.kind, fact.id))))
    return found


def options(question: Question, taxonomy: Taxonomy) -> list[Option]:
    """The objectives that a match may serve, the proposed ones first; other answers to other questions."""
    fact = question.fact
    if fact.kind != "match":
        others = [other for other in question.row["alternatives"].split(SEPARATOR) if other]
        return [Option(other, _in_words(other), False) for other in others]
    proposed = fact.proposed.split(",")
    numbers = [*proposed, *sorted(fact.offered - set(proposed), key=int)]
    titles = {objective.number: objective.title for objective in taxonomy.objectives}
    return [Option(n, titles[n], n in proposed) for n in numbers if n in titles]


def _in_words(answer: str) -> str:
    """An answer as people say it: party=ars as « ARS », 2020-10-13 as « mardi 13 octobre 2020 »."""
    name, _, value = answer.partition("=")
    if name == "party":
        return PARTIES.get(value, answer)
    day = date.fromisoformat(answer)
    return f"{WEEKDAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def same_words(known: Known, question: Question) -> list[KnownFact]:
    """The other actions in the same words with the same proposal, which its answer settles too."""
    fact = question.fact
    if fact.kind != "match" or question.row["settles"] in ("", "1"):
        return []
    words = fold_text(fact.text)
    return [
        other
        for other in known.facts
        if (other.kind, other.proposed, other.status) == ("match", fact.proposed, fact.status)
        and other.id != fact.id
        and fold_text(other.text) == words
    ]


def passage(known: Known, question: Question) -> Passage:
    """The text around a question's quote; the document's beginning where it has none."""
    text = known.text(question.fact.document_id)
    quote = question.fact.quote or question.row["quote"]
    start = question.fact.start if question.fact.quote else max(0, text.find(quote))
    if text[start : start + len(quote)] != quote:
        quote = ""
    end = start + len(quote)
    first = max(0, start - _AROUND)
    return Passage(text[first:start], text[start:end], text[end : end + _AROUND], first)


def pdf(document: KnownDocument) -> bytes | None:
    """The bytes of a document that is a PDF; None where it is none, is gone, or is no longer the same."""
    if document.media_type != "application/pdf":
        return None
    for source in document.source.split(SEPARATOR):
        try:
            data = Path(os.fspath(source)).read_bytes()
        except (OSError, ValueError):
            continue
        if hashlib.sha256(data).hexdigest() == document.sha256:
            return data
    return None


def sheet(document: KnownDocument, page: int) -> tuple[float, float] | None:
    """The size of a page of a document in points; None where it cannot be shown."""
    data = pdf(document)
    if data is None:
        return None
    try:
        return page_size(data, page)
    except ReadError:
        return None


def picture(document: KnownDocument, page: int) -> bytes | None:
    """A page as PNG; None where it cannot be shown."""
    data = pdf(document)
    if data is None:
        return None
    try:
        return page_image(data, page)
    except ReadError:
        return None


def around(shown: Sequence[Question], current: Question | None, count: int) -> Sequence[Question]:
    """At most `count` questions, some before the current one and most after it."""
    place = shown.index(current) if current is not None else 0
    start = max(0, min(place - count // 4, len(shown) - count))
    return shown[start : start + count]


def after(shown: Sequence[Question], current: str, step: int = 1) -> str:
    """The key of the question `step` places after the current one; the last or first at the ends."""
    keys = [question.key for question in shown]
    if not keys:
        return ""
    place = keys.index(current) + step if current in keys else 0
    return keys[max(0, min(place, len(keys) - 1))]
