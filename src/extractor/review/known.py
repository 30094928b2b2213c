"""The facts of a dataset folder, as a review needs to know them: what was concluded, where, how it stands."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from extractor.dataset import FACT_TABLES, SEPARATOR, offset_columns
from extractor.dataset.cells import restore
from extractor.dataset.schema import SCHEMA
from extractor.errors import UsageError
from extractor.model import content_id, fold_text
from extractor.review.values import canonical

_OFFERED = re.compile(r"(?:^|\| )(\d+) \(")


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact. `proposed` is its value in the words of `review.values`, `offered` the objectives in play."""

    id: str
    kind: str
    document_id: str
    document: str
    page: int | None
    start: int
    quote: str
    proposed: str
    status: str
    confidence: float
    offered: frozenset[str] = frozenset()
    by_person: bool = False
    box: tuple[float, float, float, float] | None = None
    """Around the quote on its page: left, top, right, bottom in points."""
    text: str = ""
    heading: str = ""
    commitment: str = ""
    stated: str = ""
    """Of an action and its matches: its wording, heading and commitment, the number that it states."""


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """One document: `source` is its path as it was given to the run, or several."""

    id: str
    source: str
    sha256: str = ""
    media_type: str = ""
    departments: str = ""
    pages: int | None = None

    @property
    def name(self) -> str:
        """Its file's name, for people to read."""
        return re.split(r"[/\\]", self.source.split(SEPARATOR)[0])[-1]


@dataclass(frozen=True)
class Known:
    """A dataset folder as read."""

    folder: Path
    facts: tuple[KnownFact, ...]
    documents: tuple[KnownDocument, ...]
    review: tuple[dict[str, str], ...]

    @cached_property
    def by_key(self) -> dict[tuple[str, str], KnownFact]:
        return {(fact.kind, fact.id.casefold()): fact for fact in self.facts}

    @cached_property
    def _by_quote(self) -> Mapping[tuple[str, str, str], list[KnownFact]]:
        found: dict[tuple[str, str, str], list[KnownFact]] = defaultdict(list)
        for fact in self.facts:
            found[fact.document_id, fact.kind, fold_text(fact.quote)].append(fact)
        return found

    def quoted(self, document_id: str, kind: str, quote: str) -> list[KnownFact]:
        """The facts of a kind whose quote is this one, but for case, accents and spaces."""
        return self._by_quote.get((document_id, kind, fold_text(quote)), [])

    def document(self, name: str) -> KnownDocument | None:
        """The document of that id, path or file name; None where there is none, or several."""
        found = [d for d in self.documents if name == d.id or name in (d.source, *d.source.split(SEPARATOR))]
        last = re.split(r"[/\\]", name)[-1].casefold()
        found = found or [
            d for d in self.documents
            if last in {re.split(r"[/\\]", source)[-1].casefold() for source in d.source.split(SEPARATOR)}
        ]  # fmt: skip
        return found[0] if len(found) == 1 else None

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {}

    def text(self, document_id: str) -> str:
        """The canonical text of a document; nothing where the folder has lost it."""
        if document_id not in self._texts:
            try:
                path = self.folder / "text" / f"{document_id}.txt"
                self._texts[document_id] = path.read_bytes().decode("utf-8")
            except OSError:
                return ""
        return self._texts[document_id]


def load_known(out: Path) -> Known:
    """Read a dataset folder. Raises a UsageError where it is none."""
    tables = {name: _rows(out / f"{name}.csv") for name in SCHEMA if name != "review"}
    review = tuple(_rows(out / "review.csv", needed=False))
    about: dict[str, list[str]] = defaultdict(list)
    for row in tables["departments"]:
        if row["role"] == "subject" and row["status"] != "rejected":
            about[row["document_id"]].append(row["code"])
    documents = tuple(
        KnownDocument(
            id_,
            row["source"],
            row["sha256"],
            row["media_type"],
            " ".join(about[id_]),
            int(row["pages"]) if row["pages"] else None,
        )
        for row in tables["documents"]
        for id_ in [row["document_id"]]
    )
    sources = {document.id: document.source for document in documents}
    facts: list[KnownFact] = []
    for table in FACT_TABLES:
        if table.kind == "match":
            continue
        start = offset_columns(table)[0]
        for row in tables[table.name]:
            plain: dict[str, object] = {name: value or None for name, value in row.items()}
            facts.append(
                KnownFact(
                    id=row.get(f"{table.kind}_id")
                    or department_id(row["document_id"], row["code"], row["role"]),
                    kind=table.kind,
                    document_id=row["document_id"],
                    document=sources.get(row["document_id"], ""),
                    page=int(row["page"]) if row["page"] else None,
                    start=int(row[start]),
                    quote=row["quote"],
                    proposed=canonical(table.kind, plain),  # type: ignore[arg-type]  # cells are texts here
                    status=row["status"],
                    confidence=float(row["confidence"] or 0),
                    by_person=row["rule"] == PERSON,
                    box=_box(row),
                    text=row["text"] if table.kind == "action" else "",
                    heading=row.get("heading", ""),
                    commitment=row.get("commitment", ""),
                    stated=row.get("objective_stated", ""),
                )
            )
    facts += _matches(tables["matches"], [fact for fact in facts if fact.kind == "action"])
    facts += _doubts(tables["problems"], sources)
    return Known(out, tuple(facts), documents, review)


PERSON = "decision"
"""The rule of what a person concluded."""


def department_id(document_id: str, code: object, role: object) -> str:
    return content_id("dep", document_id, code, role)


def doubt_id(document_id: str, code: object, page: object, message: object) -> str:
    """The id under which a doubt about a document is asked."""
    return content_id("doc", document_id, code, page or "", message)


def _matches(rows: Iterable[dict[str, str]], actions: Iterable[KnownFact]) -> Iterable[KnownFact]:
    """One fact an action: all of its objectives are decided at once."""
    by_action: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        by_action[row["action_id"]].append(row)
    for action in actions:
        mine = by_action[action.id]
        live = [row for row in mine if row["status"] != "rejected"] or mine
        if not mine:
            continue
        numbers = [row["objective"] or "0" for row in live]
        others = {number for row in mine for number in _OFFERED.findall(row["alternatives"])}
        statuses = {row["status"] for row in live}
        yield KnownFact(
            id=action.id,
            kind="match",
            document_id=action.document_id,
            document=action.document,
            page=action.page,
            start=action.start,
            quote=action.quote,
            proposed=",".join(numbers),
            status=next(s for s in ("corrected", "accepted", "review", "rejected") if s in statuses),
            confidence=max(float(row["confidence"] or 0) for row in live),
            offered=frozenset({*numbers, *others}),
            by_person=any(row["method"] == PERSON for row in mine),
            box=action.box,
            text=action.text,
            heading=action.heading,
            commitment=action.commitment,
            stated=action.stated,
        )


def _box(row: dict[str, str]) -> tuple[float, float, float, float] | None:
    if not row["x0"]:
        return None
    return (float(row["x0"]), float(row["top"]), float(row["x1"]), float(row["bottom"]))


def _doubts(rows: Iterable[dict[str, str]], sources: Mapping[str, str]) -> Iterable[KnownFact]:
    for row in rows:
        if row["severity"] != "warning" or row["document_id"] not in sources:
            continue
        yield KnownFact(
            id=doubt_id(row["document_id"], row["code"], row["page"], row["message"]),
            kind="document",
            document_id=row["document_id"],
            document=sources[row["document_id"]],
            page=int(row["page"]) if row["page"] else None,
            start=0,
            quote="",
            proposed=row["message"],
            status=row.get("status") or "review",
            confidence=0.0,
        )


def _rows(path: Path, *, needed: bool = True) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            guarded = path.name == "review.csv"
            return [
                {name: restore(cell or "") if guarded else cell or "" for name, cell in row.items() if name}
                for row in csv.DictReader(stream)
            ]
    except FileNotFoundError:
        if not needed:
            return []
        raise UsageError(
            f"{path.parent}: no dataset here ({path.name} is missing); run: extractor run"
        ) from None
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: {error}") from error
