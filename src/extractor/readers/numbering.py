"""The numbers that Word shows before list items and headings, computed from a document's numbering part."""

from __future__ import annotations

import re
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


class Numbering:
    """Counts list items as Word does: one counter a list and level, deeper ones start again."""

    def __init__(self, element: Any | None) -> None:
        self._levels: dict[str, dict[int, Any]] = {}  # abstract list -> level -> its definition
        self._abstract: dict[str, str] = {}  # list -> abstract list
        self._starts: dict[tuple[str, int], int] = {}  # a list's own first number
        self._counters: dict[str, dict[int, int]] = {}  # abstract list -> level -> last number shown
        self._started: set[tuple[str, int]] = set()
        if element is not None:
            self._load(element)

    def _load(self, element: Any) -> None:
        for abstract in element.iter(f"{_W}abstractNum"):
            levels = {_integer(level.get(f"{_W}ilvl"), 0): level for level in abstract.iter(f"{_W}lvl")}
            self._levels[abstract.get(f"{_W}abstractNumId", "")] = levels
        for number in element.iter(f"{_W}num"):
            identity = number.get(f"{_W}numId", "")
            target = number.find(f"{_W}abstractNumId")
            self._abstract[identity] = target.get(f"{_W}val", "") if target is not None else ""
            for override in number.iter(f"{_W}lvlOverride"):
                start = override.find(f"{_W}startOverride")
                if start is not None:
                    level = _integer(override.get(f"{_W}ilvl"), 0)
                    self._starts[identity, level] = _integer(start.get(f"{_W}val"), 1)

    def advance(self, identity: str, level: int) -> str:
        """The label of the next item of list `identity` at `level`: "3.", "2.1", "a)", or "•"."""
        abstract = self._abstract.get(identity, identity)
        definition = self._levels.get(abstract, {}).get(level)
        counters = self._counters.setdefault(abstract, {})
        if (identity, level) in self._starts and (identity, level) not in self._started:
            counters.pop(level, None)
        self._started.add((identity, level))
        counters[level] = counters.get(level, self._first(identity, abstract, level) - 1) + 1
        for deeper in [known for known in counters if known > level]:
            del counters[deeper]
        if definition is None or _value(definition, "numFmt") in ("bullet", "none", ""):
            return "•"
        template = _value(definition, "lvlText")

        def number(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            value = counters.get(place, self._first(identity, abstract, place))
            own = self._levels[abstract].get(place)
            return shown_number(value, _value(own, "numFmt") if own is not None else "decimal")

        return _PLACE.sub(number, template).strip() or "•"

    def _first(self, identity: str, abstract: str, level: int) -> int:
        definition = self._levels.get(abstract, {}).get(level)
        default = _integer(_value(definition, "start"), 1) if definition is not None else 1
        return self._starts.get((identity, level), default)


def shown_number(value: int, style: str) -> str:
    """A number as Word's number formats name it: `decimal`, `lowerLetter`, `upperRoman`, …"""
    if style in ("lowerLetter", "upperLetter") and value >= 1:
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter.upper() if style == "upperLetter" else letter
    if style in ("lowerRoman", "upperRoman") and 1 <= value < 4000:
        roman = ""
        for size, letters in _ROMAN:
            roman += letters * (value // size)
            value %= size
        return roman.upper() if style == "upperRoman" else roman
    if style == "decimalZero":
        return f"{value:02d}"
    return str(value)


def _value(element: Any, name: str) -> str:
    found = element.find(f"{_W}{name}")
    return found.get(f"{_W}val", "") if found is not None else ""


def _integer(text: str | None, default: int) -> int:
    return int(text) if text is not None and re.fullmatch(r"\d{1,6}", text) else default
