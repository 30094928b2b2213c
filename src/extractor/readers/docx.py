"""Word documents (.docx): paragraphs, headings, numbered and nested lists, tables, headers and footers."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from extractor.errors import DamagedError, EmptyError
from extractor.model import BlockKind
from extractor.readers.archives import open_archive
from extractor.readers.characters import clean
from extractor.readers.layout import CellDraft, Content, Draft, build
from extractor.readers.lines import Line, text_line
from extractor.readers.markers import match_marker
from extractor.readers.numbering import Numbering
from extractor.readers.structure import arrange
from extractor.readers.wrapping import Source, group_lines

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    KeyError,
    ValueError,
    TypeError,  # a relation that leads nowhere
    AttributeError,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}pPr", f"{_W}rPr", _FALLBACK))


def read_docx(data: bytes) -> Content:
    """Read a Word document.

    Raises:
        TooLargeError: unpacked, it is over the limit (a zip bomb).
        DamagedError: the archive or its XML is broken.
        EmptyError: there is no text in it.
    """
    document = _open(data)
    with _broken_is_damaged():
        title = clean(document.core_properties.title or "").strip()
        headers, footers = _margins(document, "header"), _margins(document, "footer")
        walker = _Walker(document)
        notes = list(walker.notes())
    drafts = [*headers, *walker.body(document.element.body), *notes, *footers]
    content = build(arrange(drafts))
    if not content.text:
        raise EmptyError("there is no text in this document (pictures only?): nothing to read")
    content.title = title
    return content


@contextmanager
def _broken_is_damaged() -> Iterator[None]:
    """python-docx has no errors of its own for broken files: missing parts are KeyErrors, and so on."""
    try:
        yield
    except _BROKEN as error:
        raise DamagedError(f"the document is damaged ({error}): open it in Word and save it again") from error


def _open(data: bytes) -> Any:
    import docx

    with _broken_is_damaged():
        open_archive(data).close()
        document = docx.Document(io.BytesIO(data))
        if document.element.body is None or document.styles.element is None:
            raise KeyError("no body")
        return document


def _margins(document: Any, kind: BlockKind) -> list[Draft]:
    """The headers or footers of all sections, each text once."""
    seen: list[str] = []
    for section in document.sections:
        names = (kind, f"first_page_{kind}", f"even_page_{kind}")
        for part in (getattr(section, name) for name in names):
            if part.is_linked_to_previous:
                continue
            for paragraph in part._element.iter(f"{_W}p"):
                text = clean(_text(paragraph)).strip()
                if any(c.isalnum() for c in text) and text not in seen:
                    seen.append(text)
    return [Draft(kind, [text_line(text)]) for text in seen]


@dataclass(slots=True)
class _Walker:
    """Walks a document's body in order."""

    document: Any
    styles: dict[str, Any] = field(default_factory=dict)
    numbering: Numbering = field(init=False)

    def __post_init__(self) -> None:
        for style in self.document.styles.element.iter(f"{_W}style"):
            self.styles[style.get(f"{_W}styleId", "")] = style
        parts = [
            rel.target_part
            for rel in self.document.part.rels.values()
            if not rel.is_external and rel.reltype.endswith("/numbering")
        ]
        self.numbering = Numbering(parts[0].element if parts else None)

    def body(self, container: Any) -> Iterator[Draft]:
        for element in _blocks(container):
            if element.tag == f"{_W}p":
                yield from self._paragraph(element)
                for box in _text_boxes(element):
                    yield from self.body(box)
            else:
                yield from self._table(element)

    def notes(self) -> Iterator[Draft]:
        """Footnotes, kept out of the flow: after the text, as footers."""
        for rel in self.document.part.rels.values():
            if rel.is_external or not rel.reltype.endswith("/footnotes"):
                continue
            root = etree.fromstring(rel.target_part.blob)
            for note in root.iter(f"{_W}footnote"):
                if note.get(f"{_W}type") in ("separator", "continuationSeparator"):
                    continue
                text = " ".join(_text(paragraph) for paragraph in note.iter(f"{_W}p"))
                if text.strip():
                    yield Draft("footer", [text_line(text)])

    def _paragraph(self, element: Any) -> list[Draft]:
        text = _text(element)
        chain = self._style_chain(element)
        number = self._number(element, chain)
        if not text.strip():
            return []
        label = self.numbering.advance(*number) if number is not None else ""
        name = next((_value(style, "name") for style in chain), "").lower()
        level = _heading_level(element, chain)
        lines = [line for line in (clean(part).strip() for part in text.split("\n")) if line]
        if name in ("title", "titre") or level is not None:
            kind: BlockKind = "title" if name in ("title", "titre") else "heading"
            lines[0] = f"{label} {lines[0]}" if label and label != "•" else lines[0]
            return [Draft(kind, [text_line(line) for line in lines], level=level or 0)]
        listed = name.startswith(("list bullet", "list number", "liste à puces", "liste à numéros"))
        if number is not None or listed:
            # "List Bullet 2" is a list of its own in Word, but nested to the eye.
            depth = max(number[1] if number is not None else 0, _digit(name) - 1 if listed else 0)
            return [_item(lines, label or "•", depth)]
        bold = _is_bold(element, chain)
        return group_lines([Source(_indent(element), line, bold) for line in lines])

    def _style_chain(self, element: Any) -> list[Any]:
        """The paragraph's style and those it is based on, nearest first."""
        properties = element.find(f"{_W}pPr")
        name = _value(properties, "pStyle") if properties is not None else ""
        chain: list[Any] = []
        style = self.styles.get(name)
        while style is not None and style not in chain:
            chain.append(style)
            style = self.styles.get(_value(style, "basedOn"))
        return chain

    def _number(self, element: Any, chain: Iterable[Any]) -> tuple[str, int] | None:
        """The list (numId) and level (0 is the outermost) of a paragraph, its own or its style's."""
        level: int | None = None
        for holder in (element, *chain):
            properties = holder.find(f"{_W}pPr/{_W}numPr")
            if properties is None:
                continue
            ilvl = _value(properties, "ilvl")
            level = int(ilvl) if level is None and ilvl.isdigit() else level
            identity = _value(properties, "numId")
            if identity:
                return None if identity == "0" else (identity, min(level or 0, 8))
        return None

    def _table(self, table: Any) -> list[Draft]:
        rows = list(_children(table, "tr"))
        grid = [list(_children(row, "tc")) for row in rows]
        if max((len(cells) for cells in grid), default=0) < 2:
            # A frame around text, not a table.
            return [draft for cells in grid for cell in cells for draft in self.body(cell)]
        drafts: list[CellDraft] = []
        open_: dict[int, CellDraft] = {}  # by column: the cell that a vertical merge extends
        for number, (row, cells) in enumerate(zip(rows, grid, strict=True)):
            column = _skipped_columns(row)
            head = row.find(f"{_W}trPr/{_W}tblHeader") is not None
            for cell in cells:
                width = max(1, int(_property(cell, "gridSpan") or 1))
                merge = cell.find(f"{_W}tcPr/{_W}vMerge")
                if merge is not None and merge.get(f"{_W}val", "continue") != "restart" and column in open_:
                    open_[column].row_span = number - open_[column].row + 1
                else:
                    lines = [line for draft in self.body(cell) for line in _cell_lines(draft)]
                    draft = CellDraft(number, column, lines, column_span=width, header=head)
                    drafts.append(draft)
                    open_[column] = draft
                column += width
        return [Draft("table", cells=drafts)]


def _item(lines: list[str], label: str, depth: int) -> Draft:
    draft = Draft("list_item", [text_line(line) for line in lines], level=depth, marker=label)
    typed = match_marker(draft.plain()) if label == "•" else None
    if typed is not None and not typed.doubtful:
        draft.typed = typed
    return draft


def _cell_lines(draft: Draft) -> list[Line]:
    if draft.kind == "table":
        return [line for cell in draft.cells for line in cell.lines]
    if draft.kind == "list_item" and draft.typed is None:
        return [text_line(f"{draft.marker} {draft.text()}")]
    return draft.lines


def _blocks(container: Any) -> Iterator[Any]:
    """Paragraphs and tables of a body or cell, those inside content controls too."""
    for child in container:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
            yield from _blocks(child)


def _children(container: Any, name: str) -> Iterator[Any]:
    """Rows or cells, those inside content controls too."""
    for child in container:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _children(child, name)


def _text(element: Any) -> str:
    """A paragraph's visible text: without what was deleted, without its text boxes; line breaks as \\n."""
    parts: list[str] = []
    for child in element:
        tag = child.tag
        if tag in _SKIPPED:
            continue
        if tag == f"{_W}t":
            parts.append(child.text or "")
        elif tag in (f"{_W}tab", f"{_W}ptab"):
            parts.append(" ")
        elif tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif tag == f"{_W}softHyphen":
            parts.append("\u00ad")
        elif tag == f"{_W}sym":
            code = child.get(f"{_W}char", "")
            parts.append(chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{2,4}", code) else " ")
        elif isinstance(tag, str):
            parts.append(_text(child))
    return "".join(parts)


def _text_boxes(element: Any) -> list[Any]:
    """The text boxes anchored in a paragraph, without the copies kept for old programs."""
    return [
        box
        for box in element.iter(f"{_W}txbxContent")
        if not any(parent.tag == _FALLBACK for parent in box.iterancestors())
    ]


def _heading_level(element: Any, chain: Iterable[Any]) -> int | None:
    for holder in (element, *chain):
        level = holder.find(f"{_W}pPr/{_W}outlineLvl")
        if level is not None:
            value = level.get(f"{_W}val", "9")
            return int(value) + 1 if value.isdigit() and int(value) < 9 else None
        name = _value(holder, "name").lower() if holder is not element else ""
        if name.startswith(("heading ", "titre ")) and name[-1].isdigit():
            return _digit(name)
    return None


def _digit(name: str) -> int:
    return int(name[-1]) if name[-1:].isdigit() else 1


def _is_bold(element: Any, chain: Iterable[Any]) -> bool:
    """Whether all of a paragraph's text is bold, by its runs or its style."""
    styled = any(_is_on(style.find(f"{_W}rPr/{_W}b")) for style in chain)
    runs = [run for run in element.iter(f"{_W}r") if any((t.text or "").strip() for t in run.iter(f"{_W}t"))]
    states = []
    for run in runs:
        own = run.find(f"{_W}rPr/{_W}b")
        states.append(styled if own is None else _is_on(own))
    return bool(states) and all(states)


def _is_on(element: Any) -> bool:
    return element is not None and element.get(f"{_W}val", "1") not in ("0", "false", "off")


def _indent(element: Any) -> int:
    """The left indentation in characters of about 6 points."""
    indent = element.find(f"{_W}pPr/{_W}ind")
    if indent is None:
        return 0
    value = indent.get(f"{_W}left") or indent.get(f"{_W}start") or "0"
    return max(0, int(value) // 120) if value.lstrip("-").isdigit() else 0


def _value(element: Any, name: str) -> str:
    found = element.find(f"{_W}{name}")
    return found.get(f"{_W}val", "") if found is not None else ""


def _property(cell: Any, name: str) -> str:
    found = cell.find(f"{_W}tcPr/{_W}{name}")
    value = found.get(f"{_W}val", "") if found is not None else ""
    return value if value.isdigit() else ""


def _skipped_columns(row: Any) -> int:
    found = row.find(f"{_W}trPr/{_W}gridBefore")
    value = found.get(f"{_W}val", "0") if found is not None else "0"
    return int(value) if value.isdigit() else 0
