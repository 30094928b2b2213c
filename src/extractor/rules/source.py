"""A rules file as data that remembers its lines: YAML (or JSON) in, a validated shape out, or a RulesError.

Scalars follow YAML 1.2, not 1.1: `on`, `non`, `oui`, `1er` and `01` are text, as someone who writes French
expects. Errors of one file are reported together, each with its line and what to do.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from extractor.errors import RulesError

Key = tuple[int | str, ...]
T = TypeVar("T")

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_QUOTED = ("'", '"', "|", ">")
_INT = re.compile(r"-?(0|[1-9]\d*)")


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing wrong in a file."""

    line: int
    key: str
    message: str


@dataclass(frozen=True, slots=True)
class Source:
    """One parsed file: its data, and the line on which each key or list entry begins."""

    path: Path
    data: object
    lines: Mapping[Key, int]

    def line(self, key: Iterable[int | str] = ()) -> int:
        """The line of `key`, or of the nearest thing that holds it (1 for the whole file)."""
        parts = tuple(key)
        while parts and parts not in self.lines:
            parts = parts[:-1]
        return self.lines.get(parts, 1)

    def fail(self, complaints: Iterable[Complaint]) -> None:
        """Raise one RulesError for all `complaints`, in the order of their lines; none is no error."""
        found = sorted(set(complaints), key=lambda c: (c.line, c.key))
        if not found:
            return
        first, *rest = found
        if not rest:
            raise RulesError(first.message, path=str(self.path), line=first.line, key=first.key)
        others = "".join(f"\n{self.path}:{c.line}: {c.message} (key: {c.key})" for c in rest)
        message = f"{first.message} (key: {first.key}){others}"
        error = RulesError(message, path=str(self.path), line=first.line)
        error.key = first.key
        raise error


def read(path: Path) -> Source:
    """Parse one YAML or JSON file."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise RulesError("no such file; it is needed here", path=str(path)) from None
    except OSError as error:
        raise RulesError(f"cannot be read: {error.strerror}", path=str(path)) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise RulesError("not UTF-8; save the file as UTF-8", path=str(path), line=line) from None
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        raise RulesError(
            f"not valid YAML: {error.problem or error.context}", path=str(path), line=line
        ) from None
    except yaml.YAMLError as error:  # a control character, for instance: no mark
        raise RulesError(f"not valid YAML: {' '.join(str(error).split())}", path=str(path)) from None
    lines: dict[Key, int] = {}
    complaints: list[Complaint] = []
    data = None if node is None else _construct(node, (), lines, complaints)
    source = Source(path, data, lines)
    source.fail(complaints)
    return source


def _construct(node: yaml.Node, key: Key, lines: dict[Key, int], complaints: list[Complaint]) -> object:
    lines.setdefault(key, node.start_mark.line + 1)
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.style in _QUOTED else _scalar(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_construct(child, (*key, i), lines, complaints) for i, child in enumerate(node.value)]
    result: dict[object, object] = {}
    for name_node, child in node.value:
        name, line = str(name_node.value), name_node.start_mark.line + 1
        if name in result:
            complaints.append(Complaint(line, name, f"the key {name!r} stands twice; keep one"))
            continue
        lines[(*key, name)] = line
        result[name] = _construct(child, (*key, name), lines, complaints)
    return result


def _scalar(value: str) -> object:
    if value in ("", "~", "null"):
        return None
    if value in ("true", "false"):
        return value == "true"
    return int(value) if _INT.fullmatch(value) else value


def validate(source: Source, shape: TypeAdapter[T]) -> T:
    """The data of `source` in the given shape; every deviation with its line."""
    try:
        return shape.validate_python(source.data)
    except ValidationError as error:
        items = [(dict(i), _key_in_data(source.data, i["loc"])) for i in error.errors(include_url=False)]
        unknown = {key for item, key in items if item["type"] == "extra_forbidden"}
        complaints = []
        for item, key in items:
            misspelt = (str(k[-1]) for k in unknown if k[:-1] == key[:-1])
            if item["type"] == "missing" and difflib.get_close_matches(str(key[-1]), misspelt):
                continue  # it is there, misspelt
            name = ".".join(str(part) for part in key) or "the whole file"
            complaints.append(Complaint(source.line(key), name, _message(item, key, shape)))
        source.fail(complaints)
        raise AssertionError("a ValidationError without errors") from error  # pragma: no cover


def nearest(name: str, known: Iterable[str]) -> str:
    """What to do about an unknown name: the nearest known one, or all of them."""
    names = sorted(set(known))
    close = difflib.get_close_matches(name, names, n=1)
    if close:
        return f"did you mean {close[0]!r}?"
    return "there is none" if not names else "known: " + ", ".join(names)


def _key_in_data(data: object, location: tuple[int | str, ...]) -> Key:
    """pydantic's location without the steps that are branches of a union and not keys of the file."""
    key: list[int | str] = []
    for part in location:
        holds = data if isinstance(data, dict) else dict(enumerate(data)) if isinstance(data, list) else {}
        if part in holds:
            data = holds[part]
            key.append(part)
        elif part == location[-1] and isinstance(data, dict) and isinstance(part, str):
            key.append(part)  # a key that is missing
    return tuple(key)


def _message(item: Mapping[str, Any], key: Key, shape: TypeAdapter[Any]) -> str:
    name = str(key[-1]) if key else ""
    match item["type"]:
        case "extra_forbidden":
            return f"unknown key {name!r}: {nearest(name, _names(shape.json_schema(), key[:-1]))}"
        case "missing":
            return f"the key {name!r} is missing; add it"
        case "too_short":
            return f"too few; give at least {item['ctx']['min_length']}"
        case "string_too_short":
            return "empty; write something"
        case "string_type":
            return f"should be text, not {_kind(item['input'])}; put it in quotes if it is text"
        case "tuple_type" | "list_type":
            return f"should be a list, not {_kind(item['input'])}; write [{item['input']}]"
        case "model_type" | "dict_type" | "model_attributes_type":
            return f"should be keys with values, not {_kind(item['input'])}"
        case "bool_parsing" | "bool_type":
            return f"should be true or false, not {item['input']!r}"
        case _:
            return str(item["msg"])


def _kind(value: object) -> str:
    kinds = {list: "a list", dict: "keys with values", bool: "true or false", int: "a number"}
    return "nothing" if value is None else kinds.get(type(value), "text")


def _names(schema: Mapping[str, Any], key: Key) -> list[str]:
    """The keys that the schema allows at `key`."""
    node: Mapping[str, Any] = schema
    for part in (*key, None):
        if "$ref" in node:
            node = schema["$defs"][node["$ref"].rsplit("/", 1)[-1]]
        if part is None:
            break
        node = node.get("items", {}) if isinstance(part, int) else node.get("properties", {}).get(part, {})
    return list(node.get("properties", {}))
