"""Results made by hand, so that tables, writers and the review are tested without readers and rules."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal

from extractor.model import (
    Action,
    Alternative,
    Amount,
    Block,
    Box,
    DateFact,
    DepartmentFact,
    Document,
    DocumentType,
    Evidence,
    Link,
    Page,
    Problem,
    Profile,
    Result,
    Signatory,
)

TEXT = """Contrat des Landes

Mardi 13 octobre 2020, Aude Vannier, préfète des Landes, a signé le contrat. L'État versera 800 000 € par an.

Les actions sont :

= renforcer la CRIP

créer un relais parental"""


KINDS = {"departments", "signatories", "dates", "amounts", "actions"}


class Measured:
    """Confidence by rule: what ends in `sure` was always right, all else is a guess."""

    def fact(self, kind: str, rule: str) -> float:
        assert kind in KINDS
        return 0.95 if rule.endswith("sure") else 0.5


def document(text: str = TEXT, source: str = "contrat.txt") -> Document:
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block("paragraph", start, start + len(paragraph), 1))
        start += len(paragraph) + 2
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        f"doc-{digest[:12]}",
        source,
        digest,
        "text/plain",
        "text",
        text,
        tuple(blocks),
        pages=(Page(1, 595, 842),),
    )


def evidence(of: Document, quote: str, rule: str = "made.sure", *, boxes: tuple[Box, ...] = ()) -> Evidence:
    start = of.text.index(quote)
    return Evidence(start, start + len(quote), quote, rule, 1, boxes)


def result(text: str = TEXT, source: str = "contrat.txt", *, kind: DocumentType = "contrat") -> Result:
    """A contract with one fact of each kind, two actions, one sure match and one that is not."""
    of = document(text, source)
    known = of.id
    day = date(2020, 10, 13)
    first = Action(known, evidence(of, "= renforcer la CRIP"), "= renforcer la CRIP", commitment="2", order=1)
    second = Action(known, evidence(of, "créer un relais parental"), "créer un relais parental", order=2)
    boxes = (Box(1, 72.0, 100.25, 180.5, 112.0), Box(1, 60.0, 114.0, 90.0, 126.0), Box(2, 1, 1, 2, 2))
    return Result(
        of,
        Profile(kind, "Contrat des Landes", day, declared_actions=3),
        departments=(DepartmentFact(known, evidence(of, "Landes"), "40", "Landes", "75", "subject"),),
        signatories=(
            Signatory(
                known,
                evidence(of, "Aude Vannier, préfète des Landes", "made.guess"),
                "Aude Vannier",
                "Aude",
                "Vannier",
                "Mme",
                "préfète des Landes",
                "etat",
                "40",
                day,
            ),
        ),
        dates=(
            DateFact(
                known,
                evidence(of, "Mardi 13 octobre 2020", boxes=boxes),
                "Mardi 13 octobre 2020",
                "2020-10-13",
                day,
                day,
                "day",
                "signature",
            ),
        ),
        amounts=(
            Amount(
                known,
                evidence(of, "800 000 € par an", "made.guess"),
                "800 000 € par an",
                Decimal(800000),
                per="year",
                payer="etat",
                programme="304",
                year="2020",
            ),
        ),
        actions=(first, second),
        links=(
            Link(known, first.id, first.evidence, "6", 1, "rule", 0.9, (Alternative("26", 0.25),), ("CRIP",)),
            Link(
                known,
                second.id,
                second.evidence,
                "14",
                1,
                "rule",
                0.6,
                (Alternative("15", 0.5),),
                ("relais",),
            ),
        ),
        problems=(Problem(source, known, "dates", "warning", "weekday", "13/10/2020 was no Monday", 1),),
    )


def said_again(of: Result, **changes: object) -> Result:
    """The same result with the first date told twice, the second time as `changes` say."""
    return replace(of, dates=(*of.dates, replace(of.dates[0], **changes)))  # type: ignore[arg-type]
