"""The right value, as people write it in a cell and as decisions.csv keeps it.

For a match: objective numbers, `6,7`, or `0` for outside all of them. For everything else `column=value`,
several joined by `; `: `payer=ars; year=2021`. A short form is enough for what is mostly corrected: a date,
a sum, a code, a name. An empty value (`payer=`) says that there is none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

from extractor.dataset import Value
from extractor.dataset.cells import cell
from extractor.dataset.schema import PARTIES
from extractor.model import Bound, DateKind, DocumentType, Qualifier, fold_text
from extractor.review.typed import Unclear, interval, money, objectives, plain
from extractor.rules import Rules

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "department": ("code", "role"),
    "signatory": ("name", "given_name", "family_name", "title", "role", "party", "department", "signed_on"),
    "date": ("value", "kind", "bound"),
    "amount": (
        "amount", "amount_max", "currency", "qualifier", "per", "payer", "payee", "programme", "year",
    ),
    "action": ("text", "objective_stated", "commitment", "heading", "pilot", "calendar"),
    "document": ("document_type", "title", "publication_date", "declared_actions"),
}  # fmt: skip
"""What a person can set, by kind of fact; the other columns follow from these."""

REQUIRED = frozenset({"code", "value", "kind", "amount", "currency", "qualifier", "text", "document_type"})
_ROLES = {"subject": "subject", "sujet": "subject", "mentioned": "mentioned", "cite": "mentioned"}
_BOUNDS = {"avant": "before", "before": "before", "apres": "after", "after": "after", "le": "on", "on": "on"}
_PAIRS = re.compile(r'\s*([a-z_]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;|]*?)\s*(?:[;|]|$)')
_CHOICES: Mapping[tuple[str, str], Collection[str]] = {
    ("department", "role"): ("subject", "mentioned"),
    ("signatory", "party"): PARTIES,
    ("signatory", "title"): ("M.", "Mme"),
    ("date", "kind"): get_args(DateKind),
    ("date", "bound"): [bound for bound in get_args(Bound) if bound],
    ("amount", "qualifier"): get_args(Qualifier),
    ("action", "commitment"): ("1", "2", "3", "4", "t"),
    ("document", "document_type"): get_args(DocumentType),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A département as corrections need it."""

    code: str
    name: str
    region: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What values may be named: objectives and départements of the rules."""

    objectives: frozenset[str]
    places: Mapping[str, Place]
    by_name: Mapping[str, str]

    @classmethod
    def of(cls, rules: Rules) -> Vocabulary:
        found = rules.lexicon.departments
        places = {d.code: Place(d.code, d.name, d.region) for d in found}
        names = {fold_text(name): d.code for d in found for name in (d.name, *d.aliases)}
        return cls(frozenset(rules.taxonomy.numbers), places, names)


@dataclass(frozen=True, slots=True)
class Cell:
    """A decision as it stands in a file, with what helps to read it.

    `offered` are the objectives that the row proposes, `years` those in which the file may have been saved,
    `sheet` says that a spreadsheet wrote it.
    """

    text: str
    quote: str = ""
    offered: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    sheet: bool = False


def canonical(kind: str, own: Mapping[str, Value]) -> str:
    """All that a person could have set of a fact, as the value of a decision."""
    if kind == "match":
        return str(own["objective"] or 0)
    return pairs({name: own.get(name) for name in COLUMNS[kind] if own.get(name) is not None})


def pairs(values: Mapping[str, Value]) -> str:
    return "; ".join(f"{name}={_quoted(cell(value))}" for name, value in values.items())


def typed(kind: str, given: Cell, vocabulary: Vocabulary) -> str:
    """What a person wrote, as the value of a decision. Raises Unclear with what to write instead."""
    text = " ".join(given.text.split())
    if kind == "match":
        return objectives(
            text, vocabulary.objectives, years=given.years, offered=given.offered, sheet=given.sheet
        )
    named = _pairs(text)
    raw = named if named is not None else _short(kind, text, given.quote, vocabulary)
    if kind == "date" and "value" in raw:
        raw["value"] = interval(raw["value"], given.quote).value
    return pairs(_read(kind, raw, vocabulary))


def values(kind: str, value: str, vocabulary: Vocabulary) -> dict[str, Value]:
    """The columns that the value of a decision sets, those included that follow. Raises Unclear."""
    raw = _pairs(value)
    if raw is None:
        raise Unclear(f"{value!r} is no value of a {kind}")
    read = _read(kind, raw, vocabulary)
    if kind == "department" and "code" in read:
        place = vocabulary.places[str(read["code"])]
        read |= {"name": place.name, "region_code": place.region}
    if kind == "date" and "value" in read:
        found = interval(str(read["value"]))
        read |= {"start": found.start, "end": found.end, "precision": found.precision}
    if kind == "signatory" and "name" in read and "family_name" not in read:
        given_name, _, family_name = str(read["name"] or "").rpartition(" ")
        read |= {"given_name": given_name or None, "family_name": family_name or None}
    return read


def _read(kind: str, raw: Mapping[str, str], vocabulary: Vocabulary) -> dict[str, Value]:
    if kind not in COLUMNS:
        raise Unclear(f"a {kind} has no value to set: write ok or no")
    read: dict[str, Value] = {}
    for name, text in raw.items():
        if name not in COLUMNS[kind]:
            raise Unclear(f"a {kind} has no {name}: write one of {', '.join(COLUMNS[kind])}")
        if not text:
            if name in REQUIRED:
                raise Unclear(f"{name} cannot be empty: write its value, or no where the fact is wrong")
            read[name] = None
            continue
        read[name] = _column(kind, name, text, vocabulary)
    return read


def _column(kind: str, name: str, text: str, vocabulary: Vocabulary) -> Value:
    choices = _CHOICES.get((kind, name))
    if choices is not None:
        found = next((choice for choice in choices if plain(choice) == plain(text)), None)
        if found is None:
            raise Unclear(f"{name} {text!r} is not known: write one of {', '.join(choices)}")
        return found
    if name == "payer":
        return "+".join(_parties(re.split(r"\s*\+\s*", text)))
    if (kind, name) in (("department", "code"), ("signatory", "department")):
        return _code(text, vocabulary)
    if name in ("amount", "amount_max"):
        return money(text)
    if name == "declared_actions":
        if not re.fullmatch(r"\d{1,4}", text):
            raise Unclear(
                f"declared_actions {text!r} is no number: write how many actions the document announces"
            )
        return int(text)
    if name in ("publication_date", "signed_on"):
        found_day = interval(text)
        if found_day.precision != "day":
            raise Unclear(f"{name} {text!r} is no single day: write it as 2020-10-13")
        return found_day.start
    if name == "currency" and not re.fullmatch(r"[A-Z]{3}", text):
        raise Unclear(f"currency {text!r}: write EUR")
    return text


def _short(kind: str, text: str, quote: str, vocabulary: Vocabulary) -> dict[str, str]:
    """The short forms, by kind; they take the wording of the column `proposed` too."""
    if kind == "department":
        return _short_department(text, vocabulary)
    if kind == "date":
        return _short_date(text, quote)
    if kind == "amount":
        return _short_amount(text)
    if kind == "signatory":
        return _short_signatory(text)
    if kind == "document":
        if re.fullmatch(r"\d{1,4}", text):
            return {"declared_actions": text}
        if plain(text) in get_args(DocumentType):
            return {"document_type": text}
        raise Unclear(
            f"{text!r} is no answer to a doubt: write ok, no, or declared_actions=12, document_type=avenant"
        )
    if kind == "action" and len(fold_text(text)) < 4:
        raise Unclear(f"{text!r} is no wording of an action: write ok, no, or the whole wording")
    return {"text": text}


def _short_department(text: str, vocabulary: Vocabulary) -> dict[str, str]:
    rest, role = text, ""
    if match := re.fullmatch(r"(.*?)\s*\(?\b([a-zéA-ZÉ]+)\)?", text):
        role = _ROLES.get(plain(match[2]), "")
        rest = match[1] if role else text
    if match := re.fullmatch(r"(\w{1,3}) ?[–—-] ?\D.*", rest):
        rest = match[1]
    found = {"code": _code(rest, vocabulary)} if rest else {}
    return found | ({"role": role} if role else {})


def _code(text: str, vocabulary: Vocabulary) -> str:
    """An INSEE code, whose leading zero a spreadsheet may have taken; or the name of a département."""
    code = re.sub(r"[.,]0+$", "", text.strip().lstrip("'")).upper()
    code = code.zfill(2) if code.isdecimal() else code
    code = vocabulary.by_name.get(fold_text(text), code)
    if code not in vocabulary.places:
        raise Unclear(f"{text!r} is no département: write its code (02, 2A, 971) or its name")
    return code


def _short_date(text: str, quote: str) -> dict[str, str]:
    rest, found = plain(text).lstrip("'"), {}
    for kind in get_args(DateKind):
        if match := re.fullmatch(rf"(.*?)[ ,]*\(?\b{kind}\b\)?", rest):
            rest, found = match[1].strip(), {"kind": kind}
            break
    first, _, after = rest.partition(" ")
    if first in _BOUNDS and after:
        rest, found = after, found | {"bound": _BOUNDS[first]}
    return {"value": interval(rest, quote).value, **found} if rest else found


def _short_amount(text: str) -> dict[str, str]:
    first, *others = re.split(r",\s+", text)
    if set(re.split(r"\s*\+\s*", plain(first))) <= set(PARTIES):
        first, others = "", [first, *others]
    if re.fullmatch(r"(?:19|20)\d{2}", first):
        raise Unclear(f"{first}: a sum or a year? Write amount={first} or year={first}")
    found: dict[str, str] = {}
    if first:
        head = re.fullmatch(r"(?:(about|at_least|at_most|between|exact) )?(.*?)(?: per (\w+))?", first)
        assert head is not None
        low, dash, high = head[2].partition("–")
        found["amount"] = cell(money(low))
        if head[1]:
            found["qualifier"] = head[1]
        if dash:
            found["amount_max"] = cell(money(high))
        if head[3]:
            found["per"] = head[3]
    for other in others:
        if set(re.split(r"\s*\+\s*", plain(other))) <= set(PARTIES):
            found["payer"] = other
        elif re.fullmatch(r"(?:19|20)\d{2}(?:[-/]\d{2,4})?", other):
            found["year"] = other
        else:
            found["programme"] = other
    return found


def _short_signatory(text: str) -> dict[str, str]:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    found: dict[str, str] = {}
    if parts and plain(parts[-1]) in PARTIES:
        found["party"] = parts.pop()
    if parts:
        name = re.fullmatch(r"(?:(M\.|Mme|Monsieur|Madame) )?(.+)", parts.pop(0))
        assert name is not None
        if sum(c.isalpha() for c in name[2]) < 3:
            raise Unclear(f"{text!r} is no name: write ok, no, a name, or party=ars")
        found["name"] = name[2]
        if name[1]:
            found["title"] = "M." if name[1].startswith("Mo") or name[1] == "M." else "Mme"
    if parts:
        found["role"] = ", ".join(parts)
    return found


def _parties(names: Iterable[str]) -> list[str]:
    found = [plain(name) for name in names if name.strip()]
    unknown = [name for name in found if name not in PARTIES]
    if unknown:
        raise Unclear(
            f"payer {unknown[0]!r} is not known: write one of {', '.join(PARTIES)}, several joined by +"
        )
    return found


def _pairs(text: str) -> dict[str, str] | None:
    """`column=value; …` as a mapping; None where the text is something else."""
    found: dict[str, str] = {}
    position = 0
    while position < len(text):
        match = _PAIRS.match(text, position)
        if match is None or match.end() == position:
            return None
        try:
            found[match[1]] = str(json.loads(match[2])) if match[2].startswith('"') else match[2]
        except ValueError:
            return None
        position = match.end()
    return found or None


def _quoted(text: str) -> str:
    risky = any(c in text for c in ';|"\\') or text != " ".join(text.split())
    return json.dumps(text, ensure_ascii=False) if risky else text


def same(own: Mapping[str, Value], wanted: Mapping[str, Value]) -> bool:
    """Whether a fact already has the wanted values; 800000 and 800000.00 are the same sum."""
    return all(own.get(name) == value for name, value in wanted.items() if not _blank(own.get(name), value))


def _blank(one: Value, other: Value) -> bool:
    return one in (None, "") and other in (None, "")
