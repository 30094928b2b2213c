"""The numbers and bullets that OpenDocument list styles show, counted as LibreOffice does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from extractor.readers.characters import BULLET, clean
from extractor.readers.numbering import shown_number

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_PLACE = re.compile(r"%(\d{1,2})%")
_MAX_LEVEL = 10


@dataclass(slots=True)
class ListStyle:
    """What each level of a list shows: `levels` maps 1 (the outermost) and on to its definition."""

    levels: dict[int, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, element: Any) -> ListStyle:
        """A `text:list-style` or `text:outline-style`."""
        return cls({whole(child.get(f"{TEXT}level"), 1): child for child in element if _is_level(child)})

    def first(self, level: int) -> int:
        """The number with which a level begins."""
        definition = self.levels.get(level)
        return whole(definition.get(f"{TEXT}start-value"), 1) if definition is not None else 1

    def label(self, level: int, counters: Mapping[int, int]) -> str:
        """What stands before an item at `level`: "3.", "2.1", "a)", "–"; "•" where nothing else is said."""
        definition = self.levels.get(level)
        if definition is None:
            return BULLET
        bullet = definition.get(f"{TEXT}bullet-char")
        if bullet is not None:
            return clean(bullet).strip() or BULLET
        if not definition.get(f"{STYLE}num-format"):
            return BULLET
        template = definition.get(f"{_LOEXT}num-list-format")
        if template is None:
            shown = min(level, max(1, whole(definition.get(f"{TEXT}display-levels"), 1)))
            numbers = ".".join(f"%{place}%" for place in range(level - shown + 1, level + 1))
            prefix, suffix = (definition.get(f"{STYLE}num-{name}", "") for name in ("prefix", "suffix"))
            template = f"{prefix}{numbers}{suffix}"

        def number(found: re.Match[str]) -> str:
            place = int(found[1])
            own = self.levels.get(place)
            style = own.get(f"{STYLE}num-format", "1") if own is not None else "1"
            value = counters.get(place, self.first(place))
            return shown_number(value, _FORMATS.get(style, "decimal")) if style else ""

        label = clean(_PLACE.sub(number, template)).strip()
        return label if any(c.isalnum() for c in label) else BULLET


@dataclass(slots=True)
class OpenList:
    """A list being read: its style's name and the last number shown at each level."""

    style: str
    counters: dict[int, int] = field(default_factory=dict)

    def advance(self, style: ListStyle, level: int, start: str | None) -> str:
        """The label of the next item at `level`; deeper levels begin again."""
        last = self.counters.get(level, style.first(level) - 1)
        self.counters[level] = whole(start, last + 1) if start is not None else last + 1
        for deeper in [known for known in self.counters if known > level]:
            del self.counters[deeper]
        return style.label(level, self.counters)


class Lists:
    """The lists of one document: which one goes on with which, and what their items show."""

    def __init__(self, elements: Iterable[Any]) -> None:
        self._styles: dict[str, ListStyle] = {}
        self._outline: ListStyle | None = None
        self._headings = OpenList("")
        self._by_id: dict[str, OpenList] = {}
        self._last: dict[str, OpenList] = {}
        for element in elements:
            if element.tag == f"{TEXT}list-style":
                self._styles[element.get(f"{STYLE}name", "")] = ListStyle.of(element)
            elif element.tag == f"{TEXT}outline-style":
                self._outline = ListStyle.of(element)

    def open(self, element: Any, inherited: str) -> OpenList:
        """The outermost list at a `text:list`: a new one, or one that goes on with an earlier one."""
        name = element.get(f"{TEXT}style-name", inherited)
        target = element.get(f"{TEXT}continue-list")
        if target in self._by_id:
            found = self._by_id[target]
        elif element.get(f"{TEXT}continue-numbering") == "true" and name in self._last:
            found = self._last[name]
        else:
            found = OpenList(name)
        self._last[name] = found
        if identity := element.get(_XML_ID):
            self._by_id[identity] = found
        return found

    def label(self, open_: OpenList, style: str, level: int, start: str | None) -> str:
        """The label of the next item of `open_` at `level`, shown in the style of that name."""
        return open_.advance(self._styles.get(style, ListStyle()), min(level, _MAX_LEVEL), start)

    def heading(self, level: int, start: str | None) -> str:
        """The number before a heading outside of any list; "•" where headings are not numbered."""
        if self._outline is None:
            return BULLET
        return self._headings.advance(self._outline, min(level, _MAX_LEVEL), start)


def whole(text: str | None, default: int) -> int:
    """A number as written in an attribute, or `default`."""
    return int(text) if text is not None and re.fullmatch(r"\d{1,6}", text) else default


def _is_level(child: Any) -> bool:
    return isinstance(child.tag, str) and child.get(f"{TEXT}level") is not None
