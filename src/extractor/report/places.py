"""What the folder says département by département: the tiles of the map and the rows of the heat map."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from extractor.report.reading import Folder, Row, money, whole
from extractor.report.tiles import extra_places, places

LEVELS = 5
"""Steps of colour; 0 is for nothing."""


@dataclass(slots=True)
class Place:
    """One département. `found`, `waiting` and `missing` count its objectives."""

    code: str
    name: str
    documents: list[str] = field(default_factory=list)
    actions: int = 0
    money: Decimal = Decimal(0)
    found: int = 0
    waiting: int = 0
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile of the map. `levels`: strength of its colour by documents, actions, money, objectives found."""

    place: Place
    row: int
    column: int
    levels: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A département and an objective: `state` is `found`, `waiting`, `missing` or `none`."""

    objective: str
    state: str
    actions: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective with the number of départements where it was found, waits or was not found."""

    number: str
    title: str
    commitment: str
    compulsory: bool
    found: int
    waiting: int
    nothing: int


def subjects(folder: Folder) -> dict[str, list[str]]:
    """Document -> the départements that it is about."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in folder["departments"]:
        if row["role"] == "subject" and row["status"] != "rejected":
            found[row["document_id"]].append(row["code"])
    return found


def departments(folder: Folder, about: Mapping[str, list[str]], names: Mapping[str, str]) -> dict[str, Place]:
    """Code -> what is known of each département that a document or a contract is about, in order of code."""
    called = {**names, **{row["code"]: row["name"] for row in folder["departments"] if row["name"]}}
    codes = {code for codes in about.values() for code in codes}
    codes |= {row["department"] for name in ("contracts", "coverage", "funding") for row in folder[name]}
    found = {code: Place(code, called.get(code) or code or "?") for code in sorted(codes)}
    for row in folder["documents"]:
        for code in about.get(row["document_id"], ()):
            found[code].documents.append(row["document_id"])
    for row in folder["actions"]:
        if row["status"] != "rejected":
            for code in about.get(row["document_id"], ()):
                found[code].actions += 1
    for row, amount in sums(folder, by_department=True):
        if row["department"] in found:
            found[row["department"]].money += amount
    for row in folder["coverage"]:
        place, cell = found.get(row["department"]), _cell(row)
        if place is not None:
            place.found += cell.state == "found"
            place.waiting += cell.state == "waiting"
            place.missing += cell.state == "missing"
    return found


def sums(folder: Folder, *, by_department: bool = False) -> Iterable[tuple[Row, Decimal]]:
    """The rows of funding.csv that add up, none of them the same amounts as one before.

    A sum that a document says of three départements stands in the contracts of all three: it counts for each
    of them, and once where they are taken together.
    """
    seen: set[tuple[str, ...]] = set()
    for row in folder["funding"]:
        amount = money(row["amount"])
        key = (row["amount_ids"], row["department"] if by_department else "")
        if amount is None or row["in_other_rows"] == "true" or (row["amount_ids"] and key in seen):
            continue
        seen.add(key)
        yield row, amount


def tiles(found: Mapping[str, Place], names: Mapping[str, str]) -> list[Tile]:
    """All tiles of the layout, and those of other places that the dataset speaks of."""
    most = [max(column) for column in zip(*map(_measures, (Place("", ""), *found.values())), strict=True)]
    made: list[Tile] = []
    for code, (row, column) in {**places(), **extra_places(set(found))}.items():
        place = found.get(code, Place(code, names.get(code, code)))
        shares = [
            measure / top if top else Decimal(0) for measure, top in zip(_measures(place), most, strict=True)
        ]
        shares[2] = shares[2].sqrt()  # a few sums are much larger than most
        made.append(Tile(place, row, column, tuple(map(_level, shares))))
    return made


def _measures(place: Place) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    return Decimal(len(place.documents)), Decimal(place.actions), place.money, Decimal(place.found)


def _level(share: Decimal) -> int:
    """1 to LEVELS by share of the largest, 0 for nothing."""
    return max(0, min(LEVELS, math.ceil(share * LEVELS)))


def _cell(row: Row) -> Cell:
    actions, waiting = whole(row["actions"]), whole(row["waiting"])
    state = "found" if actions else "waiting" if waiting else "missing" if _compulsory(row) else "none"
    return Cell(row["objective"], state, actions, waiting)


def _compulsory(row: Row) -> bool:
    return row["compulsory"] == "true"


def heat(folder: Folder) -> dict[str, dict[str, Cell]]:
    """Département -> objective -> cell."""
    found: dict[str, dict[str, Cell]] = defaultdict(dict)
    for row in folder["coverage"]:
        found[row["department"]][row["objective"]] = _cell(row)
    return dict(sorted(found.items()))


def objectives(folder: Folder, cells: Mapping[str, Mapping[str, Cell]]) -> list[Objective]:
    """The objectives in order of number, as objectives.csv has them; else those of the coverage."""
    known: dict[str, Row] = {row["objective"]: row for row in folder["coverage"]}
    commitments = {row["objective"]: row["commitment"] for row in folder["objectives"]}
    known.update({row["objective"]: row for row in folder["objectives"]})
    made: list[Objective] = []
    for number, row in sorted(known.items(), key=lambda item: (whole(item[0]), item[0])):
        states = [row_cells[number].state for row_cells in cells.values() if number in row_cells]
        found, waiting = states.count("found"), states.count("waiting")
        made.append(
            Objective(
                number, row["title"], commitments.get(number, ""), _compulsory(row),
                found, waiting, len(states) - found - waiting,
            )
        )  # fmt: skip
    return made
