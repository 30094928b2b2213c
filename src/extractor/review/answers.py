"""A filled review file as decisions: what each row says, or why it cannot be taken and what to write."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from extractor.dataset.schema import REVIEW_KINDS
from extractor.model import content_id, fold_text
from extractor.review.decisions import Decision, Verdict
from extractor.review.known import Known, KnownDocument, KnownFact
from extractor.review.sheets import Sheet, SheetRow
from extractor.review.surroundings import around
from extractor.review.typed import Unclear, plain
from extractor.review.values import Cell, Vocabulary, typed

OK = frozenset({"ok", "oui", "o", "yes", "y", "vrai", "true", "x", "✓", "✔", "juste", "d'accord"})
NO = frozenset({"no", "non", "n", "faux", "false", "✗", "✘"})
UNDO = frozenset({"undo", "annuler"})
KINDS = {
    "rattachement": "match",
    "objectif": "match",
    "signataire": "signatory",
    "montant": "amount",
    "departement": "department",
}
_PREFIX = {"signatory": "sig", "date": "dat", "amount": "amt"}


@dataclass(frozen=True, slots=True)
class Complaint:
    """A row that could not be taken: its line in the file, the cell, and what to write instead."""

    line: int
    cell: str
    text: str

    def __str__(self) -> str:
        return f"line {self.line}, {self.cell}: {self.text}"


@dataclass(frozen=True, slots=True)
class Answers:
    """What a file says. `untouched` counts its rows without decision and comment."""

    decisions: tuple[Decision, ...]
    complaints: tuple[Complaint, ...]
    untouched: int


@dataclass(frozen=True, slots=True)
class Asking:
    """What reading answers needs to know besides the file."""

    known: Known
    vocabulary: Vocabulary
    who: str
    when: str
    years: frozenset[int]
    standing: tuple[Decision, ...] = ()
    """What was decided before; it can be taken back where its fact is gone."""


def answers(sheet: Sheet, asking: Asking) -> Answers:
    """The decisions of a file in the order of its rows; never raises for what somebody wrote in a cell."""
    decisions: list[Decision] = []
    complaints: list[Complaint] = []
    untouched = 0
    for row in sheet.rows:
        try:
            found = list(_row(row, sheet, asking))
        except _Refused as refused:
            complaints.append(Complaint(row.line, refused.cell, str(refused)))
            continue
        untouched += not found
        decisions.extend(found)
    return Answers(tuple(decisions), tuple(complaints), untouched)


class _Refused(Exception):  # noqa: N818
    def __init__(self, cell: str, text: str) -> None:
        self.cell = cell
        super().__init__(text)


def _row(row: SheetRow, sheet: Sheet, asking: Asking) -> Iterable[Decision]:
    cell, comment = row.cells.get("decision", "").strip(), row.cells.get("comment", "").strip()
    id_, quote = row.cells.get("id", "").strip().casefold(), row.cells.get("quote", "").strip()
    if row.surplus:
        raise _Refused("row", 'more cells than columns: put quotes around a cell with a comma in it, "6,7"')
    if not cell and not comment and id_:
        return
    kind = _kind(row, id_, asking.known)
    fact = _fact(row, kind, id_, quote, asking.known)
    if fact is not None:
        if cell or comment:
            yield _decided(fact, cell, comment, sheet, asking)
        return
    if id_ and plain(cell) in UNDO:
        before = [d for d in asking.standing if d.kind == kind and d.id.casefold() == id_]
        if before:
            yield replace(
                before[-1], decision="undo", value="", comment=comment, who=asking.who, when=asking.when
            )
            return
    if id_:
        raise _Refused(
            "id",
            f"{id_!r} is not in this dataset and no {kind} has this quote: it may come from another one;"
            " to add a fact that was missed, empty this cell",
        )
    yield from _added(row, kind, quote, cell, comment, sheet, asking)


def _kind(row: SheetRow, id_: str, known: Known) -> str:
    written = plain(row.cells.get("kind", ""))
    kind = KINDS.get(written, written)
    if kind in REVIEW_KINDS:
        return kind
    of_id = [fact.kind for fact in known.facts if fact.id.casefold() == id_ and fact.kind != "action"]
    if not written and of_id:
        return of_id[0]
    raise _Refused("kind", f"{written!r} is no kind of fact: write one of {', '.join(REVIEW_KINDS)}")


def _fact(row: SheetRow, kind: str, id_: str, quote: str, known: Known) -> KnownFact | None:
    """The fact of a row: by its id, else by its quote in its document where only one fact can be meant."""
    fact = known.by_key.get((kind, id_))
    if fact is not None or not quote:
        return fact
    document = known.document(row.cells.get("document", "").strip())
    if document is None:
        return None
    found = known.quoted(document.id, kind, quote)
    if len(found) > 1:
        page = re.sub(r"[.,]0+$", "", row.cells.get("page", "").strip())
        found = [fact for fact in found if str(fact.page or "") == page] if page else found
    if len(found) > 1:
        raise _Refused("id", f"{len(found)} facts have this quote: copy the id of the one that is meant")
    return found[0] if found else None


def _decided(fact: KnownFact, cell: str, comment: str, sheet: Sheet, asking: Asking) -> Decision:
    verdict, value = _verdict(fact, cell, sheet, asking)
    text = asking.known.text(fact.document_id)
    before, after = around(text, fact.start, fact.start + len(fact.quote)) if fact.quote else ("", "")
    return Decision(
        id=fact.id,
        kind=fact.kind,
        quote=fact.quote,
        value=value,
        decision=verdict,
        comment=comment,
        who=asking.who,
        when=asking.when,
        proposed=fact.proposed,
        status=fact.status,
        document=fact.document,
        page=fact.page,
        start=fact.start,
        document_id=fact.document_id,
        before=before,
        after=after,
        text=fact.text,
        heading=fact.heading,
        commitment=fact.commitment,
        stated=fact.stated,
    )


def _verdict(fact: KnownFact, cell: str, sheet: Sheet, asking: Asking) -> tuple[Verdict, str]:
    word = plain(cell).rstrip(" .!")
    if not word:
        return "note", ""
    if word in OK:
        return "ok", "" if fact.kind == "document" else fact.proposed
    if word in NO:
        return "no", "" if fact.kind == "document" else fact.proposed
    if word in UNDO:
        return "undo", ""
    given = Cell(cell, fact.quote, fact.offered, asking.years, sheet.spreadsheet)
    value = _typed(fact.kind, given, asking)
    if fact.kind == "match" and set(value.split(",")) == set(fact.proposed.split(",")):
        return "ok", fact.proposed
    return "value", value


def _typed(kind: str, given: Cell, asking: Asking, column: str = "decision") -> str:
    try:
        return typed(kind, given, asking.vocabulary)
    except Unclear as unclear:
        raise _Refused(column, str(unclear)) from unclear


def _added(
    row: SheetRow, kind: str, quote: str, cell: str, comment: str, sheet: Sheet, asking: Asking
) -> Iterable[Decision]:
    """A row without an id: a fact that was missed, with its quote looked up in the text."""
    name = row.cells.get("document", "").strip()
    if plain(cell) in NO:
        raise _Refused(
            "id", "nothing to reject: a row without an id adds a fact; copy the id of the fact that is wrong"
        )
    document = asking.known.document(name)
    if document is None:
        raise _Refused(
            "document",
            f"{name!r} is no document of this dataset, or several: write its path as in documents.csv",
        )
    if kind == "document":
        raise _Refused("kind", "a doubt about a document cannot be added: copy the row's id")
    near = row.cells.get("start", "")
    place = find_quote(asking.known.text(document.id), quote, int(near) if near.isdecimal() else 0)
    if place is None:
        raise _Refused("quote", f"not in the text of {name}: write the words as they stand in the document")
    start, words = place
    value_of = "action" if kind == "match" else kind
    proposed = row.cells.get("proposed", "").strip()
    source = cell if cell and plain(cell) not in OK else proposed or quote
    common = _addition(document, words, start, comment, asking)
    if kind == "match":
        value = _typed(kind, Cell(cell, quote, frozenset(), asking.years, sheet.spreadsheet), asking)
        action = _typed(value_of, Cell(words), asking, "quote")
        made = content_id("act", document.id, fold_text(words))
        yield replace(common, id=made, kind="action", value=action, comment="")
        yield replace(common, id=made, kind="match", decision="value", value=value, text=words)
        return
    column = "decision" if source == cell else "proposed" if source == proposed else "quote"
    value = _typed(kind, Cell(source, quote, frozenset(), asking.years, sheet.spreadsheet), asking, column)
    yield replace(common, id=added_id(kind, document.id, words, start, value), kind=kind, value=value)


def added_id(kind: str, document_id: str, quote: str, start: int, value: str) -> str:
    """The id of a missed fact: an action's is the one it would have had, others hang on quote and place."""
    if kind == "action":
        return content_id("act", document_id, fold_text(quote))
    return content_id(_PREFIX.get(kind, "dep"), "added", document_id, fold_text(quote), start, value)


def _addition(document: KnownDocument, quote: str, start: int, comment: str, asking: Asking) -> Decision:
    before, after = around(asking.known.text(document.id), start, start + len(quote))
    return Decision(
        id="",
        kind="",
        quote=quote,
        value="",
        decision="add",
        comment=comment,
        who=asking.who,
        when=asking.when,
        proposed="",
        status="",
        document=document.source,
        page=None,
        start=start,
        document_id=document.id,
        before=before,
        after=after,
    )


def find_quote(text: str, quote: str, near: int = 0) -> tuple[int, str] | None:
    """Where a quote stands in a text, and its words there; of several places the one nearest to `near`."""
    if quote and text.startswith(quote, near):
        return near, quote
    return min(places_of(text, quote), key=lambda place: abs(place[0] - near), default=None)


def places_of(text: str, quote: str) -> list[tuple[int, str]]:
    """All places where a quote stands; spaces, dashes and quotation marks may differ, then the case too."""
    words = re.findall(r"[^\W_]+|[€%]", quote)
    if not words:
        return []
    pattern = r"[\W_]*?".join(re.escape(word) for word in words)
    for flags in (re.NOFLAG, re.IGNORECASE):
        places = list(re.finditer(rf"(?<![^\W_]){pattern}(?![^\W_])", text, flags))
        if places:
            return [(match.start(), match[0]) for match in places]
    return []
