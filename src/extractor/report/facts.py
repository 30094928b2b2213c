"""Every fact of the folder as one line of the page: what it says, its quote, and by what it is found."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extractor.model import content_id
from extractor.report.reading import Folder, Row, money, several, share
from extractor.report.words import Words

LONGEST = 400
"""Characters of a value or a quote that the page shows; the CSV files have all of them."""

BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)
"""Where each band of confidence begins; finer towards 1, where most facts are."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a fact table. `value` and `detail` are for people; the codes after them are for filters."""

    kind: str
    id: str
    document: str
    value: str
    detail: str
    quote: str
    page: str
    rule: str
    confidence: float | None
    status: str
    objective: str = ""
    payer: str = ""
    year: str = ""
    about: str = ""
    """Kind of a date, or the code of a département."""

    counted: bool = False
    """Whether it is one of the amounts that the sums of the report are made of."""

    @property
    def band(self) -> int | None:
        return None if self.confidence is None else band(self.confidence)


def band(confidence: float) -> int:
    """The band of a confidence, counted from 0."""
    return bisect_right(BANDS, confidence) - 1


def cut(text: str) -> str:
    """`text` on one line, without its end where it is very long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1] + "…"


def facts(folder: Folder, say: Words) -> dict[str, list[Fact]]:
    """Document -> its facts, those on objectives first."""
    counted = {id_ for row in folder["funding"] for id_ in several(row["amount_ids"]) if _adds(row)}
    titles = {row["objective"]: row["title"] for row in (*folder["objectives"], *folder["coverage"])}
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in (
        *_matches(folder, titles, say),
        *_actions(folder, say),
        *_amounts(folder, counted, say),
        *_signatories(folder, say),
        *_dates(folder, say),
        *_departments(folder, say),
    ):
        found[fact.document].append(fact)
    return found


def _adds(row: Row) -> bool:
    return row["in_other_rows"] != "true"


def _fact(
    kind: str, row: Row, id_: str, value: str, detail: str = "", *, objective: str = "", about: str = "",
    payer: str = "", year: str = "", counted: bool = False,
) -> Fact:  # fmt: skip
    value, quote = cut(value), cut(row["quote"])
    return Fact(
        kind, id_, row["document_id"], value, cut(detail), "" if quote == value else quote, row["page"],
        row["rule"], share(row["confidence"]), row["status"],
        objective, payer, year, about, counted,
    )  # fmt: skip


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _matches(folder: Folder, titles: Mapping[str, str], say: Words) -> Iterator[Fact]:
    for row in folder["matches"]:
        number = row["objective"]
        label = f"{number} · {titles.get(number, say('objective'))}" if number else say("outside")
        others = row["alternatives"].replace(" | ", ", ")
        yield _fact(
            "match",
            row,
            row["action_id"],
            label,
            others and say("others", names=others),
            objective=number or "0",
        )


def _actions(folder: Folder, say: Words) -> Iterator[Fact]:
    for row in folder["actions"]:
        detail = _joined(say.code(row["source"]), row["heading"], row["pilot"], row["calendar"])
        yield _fact("action", row, row["action_id"], row["text"], detail)


def _amounts(folder: Folder, counted: set[str], say: Words) -> Iterator[Fact]:
    for row in folder["amounts"]:
        amount, most = money(row["amount"]), money(row["amount_max"])
        value = row["amount"] if amount is None else say.euros(amount)
        if most is not None:
            value = f"{value} – {say.euros(most)}"
        qualifier = "" if row["qualifier"] in ("exact", "between") else say.code(row["qualifier"])
        detail = _joined(
            say.code(row["payer"]), row["programme"], row["year"], say.code(row["per"]), row["payee"]
        )
        yield _fact(
            "amount", row, row["amount_id"], f"{qualifier} {value}".strip(), detail,
            payer=row["payer"], year=row["year"] or "-", counted=row["amount_id"] in counted,
        )  # fmt: skip


def _signatories(folder: Folder, say: Words) -> Iterator[Fact]:
    for row in folder["signatories"]:
        name = row["name"] or row["role"]
        detail = _joined(say.code(row["party"]), row["role"] if row["name"] else "", row["department"])
        yield _fact("signatory", row, row["signatory_id"], name, detail)


def _dates(folder: Folder, say: Words) -> Iterator[Fact]:
    for row in folder["dates"]:
        bound = say.code(row["bound"]) if row["bound"] in ("before", "after") else ""
        value = f"{bound} {row['value'] or row['text']}".strip()
        yield _fact("date", row, row["date_id"], value, say.code(row["kind"]), about=row["kind"])


def _departments(folder: Folder, say: Words) -> Iterator[Fact]:
    for row in folder["departments"]:
        id_ = content_id("dep", row["document_id"], row["code"], row["role"])
        yield _fact("department", row, id_, f"{row['code']} {row['name']}", say.code(row["role"]))
