"""OpenDocument texts (.odt): headings, paragraphs, numbered and nested lists, tables, headers and footers.

Read with lxml from the archive's parts; what is deleted, hidden or a comment is left out.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from extractor.errors import DamagedError, EmptyError, TooLargeError, UnsupportedError
from extractor.model import BlockKind
from extractor.readers.characters import BULLET, clean
from extractor.readers.layout import CellDraft, Content, Draft, build
from extractor.readers.lines import Line, text_line
from extractor.readers.odt_lists import STYLE, TEXT, Lists, OpenList, whole
from extractor.readers.odt_parts import OFFICE, Parts, Styles, lists_of, parts_of
from extractor.readers.structure import arrange
from extractor.readers.wrapping import Source, group_lines

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"

_MAX_REPEAT = 64  # copies of a filled row or cell: a spreadsheet's million is no text
_MAX_SPACES = 200
_MAX_CELLS = 200_000
_SPACES = re.compile(r"[ \t\r\n]+")
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(cm|mm|in|pt|pc|px)")
_POINTS = {"cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
_TITLES = ("title", "titre")
_HIDDEN_ROWS = ("collapse", "filter")
_FRAMES = frozenset(f"{_DRAW}{name}" for name in ("frame", "g", "custom-shape", "rect", "a"))
# Elements of a paragraph with text that is not the paragraph's: notes, comments, drawings, rubies.
_APART = frozenset(
    {
        *_FRAMES,
        f"{TEXT}note",
        f"{TEXT}ruby-text",
        f"{TEXT}number",
        f"{OFFICE}annotation",
        f"{TEXT}script",
    }
)
_CONTAINERS = frozenset(
    {
        f"{TEXT}section",
        f"{TEXT}index-body",
        f"{TEXT}index-title",
        *(
            f"{TEXT}{name}"
            for name in (
                "table-of-content",
                "illustration-index",
                "table-index",
                "object-index",
                "user-index",
                "alphabetical-index",
                "bibliography",
                "numbered-paragraph",
            )
        ),
    }
)


def read_odt(data: bytes) -> Content:
    """Read an OpenDocument text.

    Raises:
        TooLargeError: unpacked, it is over the limit (a zip bomb).
        EncryptedError: it is protected by a password.
        UnsupportedError: it is an OpenDocument file without a text.
        DamagedError: the archive or its XML is broken.
        EmptyError: there is no text in it.
    """
    try:
        parts = parts_of(data)
    except (
        zipfile.BadZipFile,
        zlib.error,
        etree.XMLSyntaxError,
        KeyError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
    ) as error:
        raise DamagedError(
            f"the document is damaged ({error}): open it in LibreOffice and save it again"
        ) from error
    body = parts.content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise UnsupportedError("this OpenDocument file holds no text document")
    walker = _Walker(Styles(parts.styles, parts.content), lists_of(parts))
    drafts = list(walker.body(body))
    margins = Styles(parts.styles, None)
    content = build(
        arrange(
            [
                *_margins(parts, margins, "header"),
                *drafts,
                *walker.notes,
                *_margins(parts, margins, "footer"),
            ]
        )
    )
    if not content.text:
        raise EmptyError("there is no text in this document (pictures only?): nothing to read")
    title = parts.meta.find(f".//{_DC}title") if parts.meta is not None else None
    content.title = clean(title.text or "").strip() if title is not None else ""
    return content


def _margins(parts: Parts, styles: Styles, kind: BlockKind) -> list[Draft]:
    """The headers or footers of the master pages in use, each text once."""
    if parts.styles is None:
        return []
    masters = {page.get(f"{STYLE}name", ""): page for page in parts.styles.iter(f"{STYLE}master-page")}
    named = [
        style.get(f"{STYLE}master-page-name")
        for root in (parts.content, parts.styles)
        for style in root.iter(f"{STYLE}style")
    ]
    used = [name for name in ("Standard", *named) if name in masters] or list(masters)[:1]
    for name in used:  # grows while it is walked: pages that follow those in use
        follower = masters[name].get(f"{STYLE}next-style-name")
        if follower in masters and follower not in used:
            used.append(follower)
    walker = _Walker(styles, Lists(()))
    seen: list[str] = []
    for name in dict.fromkeys(used):
        for part in masters[name]:
            if part.tag not in (f"{STYLE}{kind}", f"{STYLE}{kind}-left", f"{STYLE}{kind}-first"):
                continue
            if part.get(f"{STYLE}display") == "false":
                continue
            for draft in walker.body(part):
                lines = [line for cell in draft.cells for line in cell.lines] or draft.lines
                for text in (line.text for line in lines):
                    if any(c.isalnum() for c in text) and text not in seen:
                        seen.append(text)
    return [Draft(kind, [text_line(text)]) for text in seen]


@dataclass(slots=True)
class _Place:
    """Where in its lists a paragraph stands."""

    open_: OpenList
    style: str
    level: int  # 1 is the outermost
    start: str | None = None


@dataclass(slots=True)
class _Walker:
    """Walks a part's body in order; notes are gathered on the way."""

    styles: Styles
    lists: Lists
    notes: list[Draft] = field(default_factory=list)
    cells: int = 0

    def body(self, container: Any) -> Iterator[Draft]:
        for element in container:
            tag = element.tag
            if tag in (f"{TEXT}p", f"{TEXT}h"):
                yield from self._paragraph(element, None)
            elif tag == f"{TEXT}list":
                open_ = self.lists.open(element, "")
                yield from self._list(element, _Place(open_, open_.style, 1), resumed=True)
            elif tag == f"{_TABLE}table":
                yield from self._table(element)
            elif tag in _CONTAINERS and element.get(f"{TEXT}display") != "none":
                yield from self.body(element)
            elif tag in _FRAMES:
                yield from self._frame(element)

    def _frame(self, element: Any) -> Iterator[Draft]:
        """The text of a frame or shape, as blocks of their own."""
        for child in element:
            if child.tag == f"{_DRAW}text-box" or child.tag in _FRAMES:
                yield from self._frame(child)
        yield from self.body([child for child in element if child.tag not in _FRAMES])

    def _list(self, element: Any, place: _Place, *, resumed: bool) -> Iterator[Draft]:
        """A list's items. `resumed`: it goes on counting where its level stopped."""
        style = element.get(f"{TEXT}style-name", place.style)
        if not resumed and element.get(f"{TEXT}continue-numbering") != "true":
            place.open_.counters.pop(place.level, None)
        for item in element:
            if item.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            own = _Place(
                place.open_,
                item.get(f"{TEXT}style-override", style),
                place.level,
                item.get(f"{TEXT}start-value"),
            )
            yield from self._item(item, own, labelled=item.tag == f"{TEXT}list-item")

    def _item(self, item: Any, place: _Place, *, labelled: bool) -> Iterator[Draft]:
        """One item: its first paragraph has the label, those before a nested list go on with it."""
        first: Draft | None = None
        begun = False
        for child in item:
            if child.tag == f"{TEXT}list":
                deeper = _Place(place.open_, place.style, place.level + 1)
                yield from self._list(child, deeper, resumed=not begun)
                first = None
            elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                for draft in self._paragraph(child, place if labelled and not begun else None):
                    if first is not None and draft.kind in ("paragraph", "list_item") and not draft.typed:
                        first.lines.extend(draft.lines)
                        continue
                    if draft.kind == "list_item" and first is None and not begun:
                        first = draft
                    yield draft
                begun = True
            else:
                yield from self.body([child])
                first = None

    def _paragraph(self, element: Any, place: _Place | None) -> Iterator[Draft]:
        chain = self.styles.chain("paragraph", element.get(f"{TEXT}style-name"))
        level = self._heading_level(element, chain)
        label = self._label(element, place, level)
        hidden = self.styles.value(chain, "text", f"{TEXT}display") == "none"
        bold = self.styles.value(chain, "text", f"{_FO}font-weight") == "bold"
        runs = [] if hidden else list(self._runs(element, bold))
        text = "".join(run for run, _ in runs)
        lines = [line for line in (clean(part).strip() for part in text.split("\n")) if line]
        if lines:
            titled = any(style.get(f"{STYLE}name", "").lower() in _TITLES for style in chain)
            if titled or level is not None:
                kind: BlockKind = "title" if titled else "heading"
                numbered = any(c.isalnum() for c in label)
                lines[0] = f"{label} {lines[0]}" if numbered else lines[0]
                yield Draft(kind, [text_line(line) for line in lines], level=level or 0)
            elif place is not None:
                yield Draft("list_item", [text_line(x) for x in lines], level=place.level - 1, marker=label)
            else:
                all_bold = all(heavy for run, heavy in runs if run.strip())
                indent = _indent(self.styles.value(chain, "paragraph", f"{_FO}margin-left"))
                yield from group_lines([Source(indent, line, all_bold) for line in lines])
        if not hidden:
            yield from self._apart(element)

    def _heading_level(self, element: Any, chain: Iterable[Any]) -> int | None:
        if element.tag == f"{TEXT}h":
            return max(1, whole(element.get(f"{TEXT}outline-level"), 1))
        for style in chain:
            level = style.get(f"{STYLE}default-outline-level")
            if level is not None:
                return whole(level, 0) or None
        return None

    def _label(self, element: Any, place: _Place | None, level: int | None) -> str:
        """The label of a paragraph: its list's, or that of the outline for a heading outside of lists."""
        if place is not None:
            return self.lists.label(place.open_, place.style, place.level, place.start)
        if level is not None and element.tag == f"{TEXT}h" and element.get(f"{TEXT}is-list-header") != "true":
            return self.lists.heading(level, element.get(f"{TEXT}start-value"))
        return BULLET

    def _runs(self, element: Any, bold: bool) -> Iterator[tuple[str, bool]]:
        """The visible text of a paragraph in runs, with whether each is bold; line breaks as \\n."""
        if element.text:
            yield _SPACES.sub(" ", element.text), bold
        for child in element:
            yield from self._run(child, bold)
            if child.tail:
                yield _SPACES.sub(" ", child.tail), bold

    def _run(self, child: Any, bold: bool) -> Iterator[tuple[str, bool]]:
        tag = child.tag
        if not isinstance(tag, str) or tag in _APART or not tag.startswith(TEXT):
            return
        if tag == f"{TEXT}s":
            yield " " * min(_MAX_SPACES, whole(child.get(f"{TEXT}c"), 1)), bold
        elif tag == f"{TEXT}tab":
            yield " ", bold
        elif tag == f"{TEXT}line-break":
            yield "\n", bold
        elif tag in (f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph"):
            if child.get(f"{TEXT}is-hidden") == "false":
                yield from self._runs(child, bold)
        else:
            chain = self.styles.chain("text", child.get(f"{TEXT}style-name"))
            if self.styles.value(chain, "text", f"{TEXT}display") == "none":
                return
            weight = self.styles.value(chain, "text", f"{_FO}font-weight")
            yield from self._runs(child, weight == "bold" if weight else bold)

    def _apart(self, element: Any) -> Iterator[Draft]:
        """What is anchored in a paragraph: notes are kept for the end, frames follow as blocks."""
        for child in element:
            if child.tag == f"{TEXT}note":
                body = child.find(f"{TEXT}note-body")
                drafts = list(self.body(body)) if body is not None else []
                text = " ".join(draft.plain() for draft in drafts).strip()
                if text:
                    self.notes.append(Draft("footer", [text_line(text)]))
            elif child.tag in _FRAMES:
                yield from self._frame(child)
            elif child.tag in (f"{TEXT}span", f"{TEXT}a", f"{TEXT}meta"):
                yield from self._apart(child)

    def _table(self, table: Any) -> Iterator[Draft]:
        rows = list(_rows(table, head=False))
        width = max((len(_cells(row)) for row, _ in rows), default=0)
        if width < 2:  # a frame around text, not a table
            for row, _ in rows:
                for cell in _cells(row):
                    yield from self.body(cell)
            return
        drafts: list[CellDraft] = []
        number = 0
        for row, head in rows:
            made = list(self._row(row, number, head))
            repeated = whole(row.get(f"{_TABLE}number-rows-repeated"), 1)
            copies = min(max(1, repeated), _MAX_REPEAT) if any(cell.lines for cell in made) else 1
            for copy in range(copies):
                for cell in made:
                    drafts.append(
                        CellDraft(
                            number + copy,
                            cell.column,
                            cell.lines,
                            cell.row_span,
                            cell.column_span,
                            cell.header,
                        )
                    )
            number += copies
            self.cells += copies * len(made)
            if self.cells > _MAX_CELLS:
                raise TooLargeError(f"the document's tables have more than {_MAX_CELLS} cells: split it")
        for cell in drafts:  # a span cannot reach beyond the table
            cell.row_span = min(cell.row_span, number - cell.row)
        yield Draft("table", cells=drafts)

    def _row(self, row: Any, number: int, head: bool) -> Iterator[CellDraft]:
        column = 0
        for cell in _cells(row):
            repeated = max(1, whole(cell.get(f"{_TABLE}number-columns-repeated"), 1))
            if cell.tag == f"{_TABLE}covered-table-cell":
                column += repeated
                continue
            lines = [line for draft in self.body(cell) for line in _cell_lines(draft)]
            spans = (
                min(1000, max(1, whole(cell.get(f"{_TABLE}number-{name}-spanned"), 1)))
                for name in ("rows", "columns")
            )
            height, width = spans
            for copy in range(min(repeated, _MAX_REPEAT)):
                yield CellDraft(number, column + copy, lines, height, width, head)
            column += repeated


def _rows(container: Any, *, head: bool) -> Iterator[tuple[Any, bool]]:
    """The visible rows of a table, with whether each is one of its headers."""
    for child in container:
        if child.tag == f"{_TABLE}table-row":
            if child.get(f"{_TABLE}visibility") not in _HIDDEN_ROWS:
                yield child, head
        elif child.tag == f"{_TABLE}table-header-rows":
            yield from _rows(child, head=True)
        elif child.tag in (f"{_TABLE}table-rows", f"{_TABLE}table-row-group"):
            yield from _rows(child, head=head)


def _cells(row: Any) -> list[Any]:
    wanted = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
    return [cell for cell in row if cell.tag in wanted]


def _cell_lines(draft: Draft) -> list[Line]:
    if draft.kind == "table":
        return [line for cell in draft.cells for line in cell.lines]
    if draft.kind == "list_item" and draft.typed is None:
        return [text_line(f"{draft.marker} {draft.text()}")]
    return draft.lines


def _indent(margin: str) -> int:
    """A left margin in characters of about 6 points."""
    found = _LENGTH.fullmatch(margin)
    return max(0, int(float(found[1]) * _POINTS[found[2]] // 6)) if found is not None else 0
