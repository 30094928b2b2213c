"""Facts: what is concluded from a document, each with its evidence and an id made of its content."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from extractor.model.documents import Box, Document, Problem

DocumentType = Literal[
    "communique",
    "actualite",
    "contrat",
    "avenant",
    "deliberation",
    "circulaire",
    "article",
    "autre",
]
DateKind = Literal["signature", "publication", "effective", "deadline", "period", "law", "event"]
Precision = Literal["day", "month", "season", "year", "range"]
Bound = Literal["", "on", "before", "after"]
Qualifier = Literal["exact", "about", "at_least", "at_most", "between"]
ActionSource = Literal["list", "table", "prose", "fiche"]
Method = Literal["explicit", "rule", "model", "combined", "decision"]
Status = Literal["accepted", "review", "rejected", "corrected"]


class _WithoutMarks(dict[int, int | None]):
    """For `str.translate`: combining marks away, each looked up once."""

    def __missing__(self, code: int) -> int | None:
        kept = None if unicodedata.combining(chr(code)) else code
        self[code] = kept
        return kept


_WITHOUT_MARKS = _WithoutMarks()
_OTHERS = re.compile(r"[^0-9a-z€%]+")


def fold_text(text: str) -> str:
    """Case, accents, apostrophes, dashes and white space folded away, for comparing quotes."""
    return _folded_short(text) if len(text) < _SHORT else _folded(text)


_SHORT = 400


@lru_cache(maxsize=8192)  # the same texts are compared again and again
def _folded_short(text: str) -> str:
    return _folded(text)


def _folded(text: str) -> str:
    if not text.isascii():
        text = text.replace("’", "'").replace("œ", "oe").replace("Œ", "OE")
        text = unicodedata.normalize("NFKD", text).translate(_WITHOUT_MARKS)
    return _OTHERS.sub(" ", text.casefold()).strip()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a fact is believed: where it stands, word for word, and which rule concluded it."""

    start: int
    end: int
    quote: str
    rule: str
    page: int | None = None
    boxes: tuple[Box, ...] = ()


OCR_RULE = "/ocr"
"""Ends the rule of a fact that OCR read: it is less sure than what was written, and measured apart."""


def content_id(prefix: str, *parts: object) -> str:
    """A stable id from content: the same parts give the same id in every run, whatever the order of files."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()
    return f"{prefix}-{digest[:12]}"


@dataclass(frozen=True, slots=True)
class DepartmentFact:
    """A département that the document is about (`subject`) or only mentions."""

    document_id: str
    evidence: Evidence
    code: str
    name: str
    region_code: str
    role: Literal["subject", "mentioned"]

    @property
    def id(self) -> str:
        return content_id("dep", self.document_id, self.code, self.role)


@dataclass(frozen=True, slots=True)
class Signatory:
    """A person (or, in a contract, an office with an empty name) who signs for a party."""

    document_id: str
    evidence: Evidence
    name: str
    given_name: str
    family_name: str
    title: str
    role: str
    party: str
    department: str = ""
    signed_on: date | None = None

    @property
    def id(self) -> str:
        return content_id("sig", self.document_id, fold_text(self.name) or fold_text(self.role), self.party)


@dataclass(frozen=True, slots=True)
class DateFact:
    """A date as an interval with a precision, never more precise than its text.

    `value` is EDTF (`2020-10-13`, `2020-10`, `2020/2022`); `start` and `end` are the days that bound it.
    """

    document_id: str
    evidence: Evidence
    text: str
    value: str
    start: date
    end: date
    precision: Precision
    kind: DateKind
    bound: Bound = "on"

    @property
    def id(self) -> str:
        return content_id("dat", self.document_id, self.value, self.kind, self.bound, fold_text(self.text))


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money in units of `currency`, with who pays whom, under which programme, for which year."""

    document_id: str
    evidence: Evidence
    text: str
    amount: Decimal
    amount_max: Decimal | None = None
    currency: str = "EUR"
    qualifier: Qualifier = "exact"
    per: str = ""
    payer: str = ""
    payee: str = ""
    programme: str = ""
    year: str = ""
    action_id: str = ""

    @property
    def id(self) -> str:
        return content_id(
            "amt",
            self.document_id,
            self.amount,
            self.amount_max,
            self.qualifier,
            self.per,
            self.payer,
            self.payee,
            self.programme,
            self.year,
            self.action_id,
            fold_text(self.text),
        )


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that the contract will do. `order` counts from 1 in the document."""

    document_id: str
    evidence: Evidence
    text: str
    objective_stated: str = ""
    commitment: str = ""
    heading: str = ""
    source: ActionSource = "list"
    order: int = 0
    pilot: str = ""
    calendar: str = ""

    @property
    def id(self) -> str:
        return content_id("act", self.document_id, fold_text(self.text))


@dataclass(frozen=True, slots=True)
class Alternative:
    """A candidate objective of an action, with the words that spoke for it."""

    objective: str
    score: float
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """An action mapped onto an objective of the taxonomy; an empty `objective` means outside all of them.

    `margin` is by how much the first of the action's links leads the likeliest of its alternatives.
    """

    document_id: str
    action_id: str
    evidence: Evidence
    objective: str
    rank: int
    method: Method
    confidence: float
    alternatives: tuple[Alternative, ...] = ()
    reasons: tuple[str, ...] = ()
    margin: float = 0.0

    @property
    def id(self) -> str:
        return content_id("mat", self.action_id, self.objective)


Fact = DepartmentFact | Signatory | DateFact | Amount | Action


@dataclass(frozen=True, slots=True)
class Profile:
    """What is said of a document as a whole."""

    document_type: DocumentType
    title: str
    publication_date: date | None
    declared_actions: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """All that was concluded about one document."""

    document: Document
    profile: Profile
    departments: tuple[DepartmentFact, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    dates: tuple[DateFact, ...] = ()
    amounts: tuple[Amount, ...] = ()
    actions: tuple[Action, ...] = ()
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()

    def facts(self) -> Iterator[Fact]:
        """Every fact of the document, in the order of the tables."""
        groups: Sequence[Sequence[Fact]] = (
            self.departments,
            self.signatories,
            self.dates,
            self.amounts,
            self.actions,
        )
        for group in groups:
            yield from group
