"""Gold: what a person found in a document, one JSON file a document, validated as it is read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from extractor.errors import UsageError
from extractor.rules import DEFAULT_TAXONOMY

HELDOUT = "heldout.txt"
"""Lists, one a line, the documents that no rule may be written for."""


class Shape(BaseModel):
    """Keys that are not known here (notes, lists for other tools) are left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True)


class Departments(Shape):
    subject: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()


class Person(Shape):
    name: str
    role: str = ""
    party: str = ""
    optional: bool = False


class Date(Shape):
    text: str = ""
    value: str
    end: str | None = None
    kind: str = ""
    optional: bool = False


class Amount(Shape):
    text: str = ""
    eur: float
    approximate: bool | None = None
    per: str | None = None
    payer: str | None = None
    optional: bool = False


class Action(Shape):
    text: str
    must: tuple[int, ...] = ()
    may: tuple[int, ...] = ()
    optional: bool = False


class Gold(Shape):
    """One document's facts. `not_actions` begin list items that are no actions; `taxonomy` is the one whose
    objectives its actions name."""

    file: str
    taxonomy: str = DEFAULT_TAXONOMY
    document_type: str = ""
    publication_date: str | None = None
    departments: Departments = Departments()
    signatories: tuple[Person, ...] = ()
    not_signatories: tuple[str, ...] = ()
    dates: tuple[Date, ...] = ()
    amounts: tuple[Amount, ...] = ()
    actions: tuple[Action, ...] = ()
    not_actions: tuple[str, ...] = Field(default=())

    @field_validator("actions")
    @classmethod
    def _not_both(cls, actions: tuple[Action, ...]) -> tuple[Action, ...]:
        for action in actions:
            both = set(action.must) & set(action.may)
            if both:
                raise ValueError(f"objective {min(both)} stands in must and may of {action.text[:40]!r}")
        return actions

    @property
    def stem(self) -> str:
        return Path(self.file).stem


def load_gold(folder: Path) -> tuple[Gold, ...]:
    """The gold files of a folder by name. Raises a UsageError with the file and key of what is wrong."""
    if not folder.is_dir():
        raise UsageError(f"no folder of gold files: {folder}")
    found: dict[str, Gold] = {}
    for path in sorted(folder.glob("*.json")):
        gold = _read(path)
        if gold.stem in found:
            raise UsageError(f"{path}: {gold.file} has gold twice")
        found[gold.stem] = gold
    if not found:
        raise UsageError(f"{folder}: no gold files (*.json) here")
    return tuple(found.values())


def _read(path: Path) -> Gold:
    try:
        data: dict[str, Any] = json.loads(path.read_bytes())
        return Gold.model_validate({"file": path.name, **data})
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"{path}: {key}: {first['msg']}") from None
    except (OSError, ValueError, TypeError) as error:
        raise UsageError(f"{path}: not a gold file: {error}") from None


def heldout(folder: Path) -> frozenset[str]:
    """The stems of the documents listed in heldout.txt; none where there is no such file."""
    path = folder / HELDOUT
    if not path.is_file():
        return frozenset()
    lines = (line.split("#")[0].strip() for line in path.read_text("utf-8").splitlines())
    return frozenset(Path(line).stem for line in lines if line)


def digest(gold: Iterable[Gold]) -> str:
    """One figure for all gold: floors pinned on other gold say nothing."""
    total = hashlib.sha256()
    for document in sorted(gold, key=lambda document: document.stem):
        total.update(document.model_dump_json(exclude={"taxonomy"}).encode())
    return total.hexdigest()[:16]
