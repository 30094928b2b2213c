"""A tree of HTML to blocks: headings, paragraphs, nested lists, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from lxml import etree
from lxml import html as lxml_html

from extractor.readers.characters import clean
from extractor.readers.layout import CellDraft, Draft
from extractor.readers.lines import Line, text_line
from extractor.readers.markers import match_marker
from extractor.readers.wrapping import Source, group_lines

Element = Any  # an lxml.html.HtmlElement; lxml's stubs do not know it as a type


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DROPPED_TAGS = _words(
    "script style noscript template svg iframe object embed applet canvas audio video map input select"
    " textarea button option datalist head title meta link nav math"
)
SEPARATE = _words(
    "p div section article main header footer address blockquote center details summary dl dt dd fieldset"
    " figure figcaption form hgroup pre legend body html table caption tbody thead tfoot tr td th ul ol li"
    " menu hr h1 h2 h3 h4 h5 h6 nav aside"
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BOLD = frozenset(("b", "strong"))
_SPACES = re.compile(r"[ \t\n\r\f]+")
# What XML has no place for, as characters and as references: libxml2 reads it, and refuses to move it.
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])|x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef]))(?:;|(?![0-9a-f]))",
    re.IGNORECASE,
)
_MAX_HEADED = 400  # characters; a longer cell with a title of its own is a part of the page
_MAX_CELL = 1500  # characters; longer cells in a row or two make a page's layout, not a table


def parse_fragment(text: str) -> list[Draft]:
    """The drafts of a piece of HTML inside another text."""
    tree = parse_page(f"<html><body>{text}</body></html>")
    return [] if tree is None else Walker().run(tree)


def parse_page(text: str) -> Element | None:
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", _CONTROLS.sub("", text))
    try:
        return cast(Element, lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser))
    except (etree.ParserError, etree.XMLSyntaxError):  # nothing but comments or white space
        return None


def text_of(element: Element) -> str:
    return _SPACES.sub(" ", "".join(cast(Iterator[str], element.itertext()))).strip()


@dataclass(slots=True)
class Walker:
    """Walks a tree in document order and gathers drafts."""

    drafts: list[Draft] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    bold: int = 0
    bold_characters: int = 0
    titled: bool = False

    def run(self, root: Element) -> list[Draft]:
        self._children(root, 0)
        self._flush()
        return self.drafts

    def _children(self, element: Element, depth: int) -> None:
        self._text(element.text)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in DROPPED_TAGS:
                self._element(child, depth)
            self._text(child.tail)

    def _element(self, element: Element, depth: int) -> None:
        tag = element.tag
        if tag == "br":
            self.inline.append("\n")
        elif tag in _BOLD:
            self.bold += 1
            self._children(element, depth)
            self.bold -= 1
        elif tag not in SEPARATE:
            self._children(element, depth)
        else:
            self._flush()
            if tag in HEADINGS:
                self._heading(element, int(tag[1]))
            elif tag in ("ul", "ol", "menu"):
                self._list(element, depth)
            elif tag == "li":  # outside of any list
                self._item(element, "•", depth)
            elif tag == "table" and _is_data_table(element):
                caption = next(element.iterchildren("caption"), None)
                if caption is not None:  # « Participations pour 2021 » says what the sums are
                    self._children(caption, depth)
                    self._flush()
                self.drafts.append(_table(element))
            else:
                self._children(element, depth)
                self._flush()

    def _text(self, text: str | None) -> None:
        if text:
            text = _SPACES.sub(" ", text)
            self.inline.append(text)
            if self.bold:
                self.bold_characters += len(text.strip())

    def _take(self) -> list[Source]:
        """The gathered inline text as lines; a paragraph that is all bold says so."""
        lines = [clean(line).strip() for line in "".join(self.inline).split("\n")]
        lines = [line for line in lines if line]
        bold = self.bold_characters >= 0.9 * sum(map(len, lines))
        self.inline.clear()
        self.bold_characters = 0
        return [Source(0, line, bold) for line in lines]

    def _flush(self) -> None:
        sources = self._take()
        if sources:
            self.drafts.extend(group_lines(sources))

    def _heading(self, element: Element, level: int) -> None:
        text = clean(text_of(element)).strip()
        if text:
            title = level == 1 and not self.titled
            self.titled = self.titled or title
            self.drafts.append(
                Draft("title" if title else "heading", [text_line(text)], level=0 if title else level)
            )

    def _list(self, element: Element, depth: int) -> None:
        number = _integer(element.get("start"), 1)
        for child in element:
            if not isinstance(child.tag, str):
                continue
            if child.tag in ("ul", "ol", "menu"):  # nested without an item around it
                self._list(child, depth + 1)
            elif child.tag == "li":
                number = _integer(child.get("value"), number)
                marker = _numbered(element.get("type", "1"), number) if element.tag == "ol" else "•"
                self._item(child, marker, depth)
                number += 1
            else:
                self._element(child, depth)
            self._text(child.tail)
        self._flush()

    def _item(self, element: Element, marker: str, depth: int) -> None:
        """One item: the text before its first nested list is the item, even in several paragraphs."""
        place = len(self.drafts)
        self._children(element, depth + 1)
        self._flush()
        own = []
        for draft in self.drafts[place:]:
            if draft.kind not in ("paragraph", "heading") and not (draft.typed and draft.indent is not None):
                break
            own.append(draft)
        if not own:
            return
        item = Draft("list_item", [line for draft in own for line in draft.lines], level=depth, marker=marker)
        typed = match_marker(item.plain())
        if typed is not None and not (typed.doubtful and typed.family in ("A.", "o")):
            item.typed = typed._replace(doubtful=False)  # the format itself says that it is one
        self.drafts[place : place + len(own)] = [item]


def _integer(text: str | None, default: int) -> int:
    return int(text) if text is not None and re.fullmatch(r"\d{1,6}", text.strip()) else default


def _numbered(kind: str, number: int) -> str:
    if kind in ("a", "A") and 1 <= number <= 26:
        return f"{chr(ord(kind) + number - 1)}."
    return f"{number}."


def _is_data_table(table: Element) -> bool:
    """Whether a table holds data; those that lay out a page are read as running text."""
    if (
        table.get("role") in ("presentation", "none")
        or next(table.iterdescendants("table"), None) is not None
    ):
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    if max((len(row) for row in rows), default=0) < 2 or len(rows) < 2:
        return False
    cells = [cell for row in rows for cell in row]
    headed = (cell for cell in cells if next(cell.iter("h1", "h2", "h3"), None) is not None)
    if any(len(text_of(cell)) > _MAX_HEADED for cell in headed):
        return False
    return len(rows) > 2 or all(len(text_of(cell)) <= _MAX_CELL for cell in cells)


def _table(table: Element) -> Draft:
    cells: list[CellDraft] = []
    taken: set[tuple[int, int]] = set()
    rows = list(table.iter("tr"))
    for number, row in enumerate(rows):
        column = 0
        parts = [cell for cell in row if cell.tag in ("td", "th")]
        head = row.getparent() is not None and cast(Element, row.getparent()).tag == "thead"
        for cell in parts:
            while (number, column) in taken:
                column += 1
            width = min(100, max(1, _integer(cell.get("colspan"), 1)))
            height = min(len(rows) - number, max(1, _integer(cell.get("rowspan"), 1)))
            taken.update((number + y, column + x) for y in range(height) for x in range(width))
            lines = [line for draft in Walker().run(cell) for line in _cell_lines(draft)]
            header = head or (cell.tag == "th" and (number == 0 or len(parts) == 1))
            cells.append(CellDraft(number, column, lines, height, width, header))
            column += width
    return Draft("table", cells=cells)


def _cell_lines(draft: Draft) -> Iterator[Line]:
    if draft.kind == "list_item" and draft.typed is None and draft.marker:
        yield text_line(f"{draft.marker} {draft.text()}")
    else:
        yield from draft.lines
