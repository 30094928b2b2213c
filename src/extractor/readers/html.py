"""Web pages: the main text with its headings, lists and tables, without menus and banners.

trafilatura says where the main text is and when it was published; the structure is taken from the page's own
tree, so that no list item or table cell of that region is lost.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from lxml import etree
from lxml import html as lxml_html

from extractor.errors import EmptyError
from extractor.readers.layout import CellDraft, Content, Draft, Line, build, clean, text_line
from extractor.readers.markers import match_marker
from extractor.readers.structure import arrange
from extractor.readers.text import Source, decode, group_lines

# It warns on standard error of each page without a main text; that is said by our own errors.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

Element = Any  # an lxml.html.HtmlElement; lxml's stubs do not know it as a type


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:-]+)", re.IGNORECASE)
_DROPPED_TAGS = _words(
    "script style noscript template svg iframe object embed applet canvas audio video map input select"
    " textarea button option datalist head title meta link nav aside math"
)
_NOISE_ROLES = _words("navigation dialog alertdialog banner contentinfo complementary search menu menubar")
_NOISE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|tarteaucitron|gdpr|rgpd|breadcrumbs?|fil-?d?-?ariane|menus?|nav|navbar"
    r"|navigation|sidebar|social|socials|share|sharing|partage|partager|skip|skiplinks?|evitement|related|newsletter"
    r"|pagination|pager|modal|popup|toolbar|footer|sr-only|visually-hidden)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MAIN_NAMES = _words("contenu content main main-content contenu-principal")
_SEPARATE = _words(
    "p div section article main header footer address blockquote center details summary dl dt dd fieldset"
    " figure figcaption form hgroup pre legend body html table caption tbody thead tfoot tr td th ul ol li"
    " menu hr h1 h2 h3 h4 h5 h6 nav aside"
)
_BOLD = frozenset(("b", "strong"))
_SPACES = re.compile(r"[ \t\n\r\f]+")
_DATE_LINE = re.compile(
    r"\b(?:publié|mis|mise|modifié|posté|le)\b.{0,25}\d{1,2}\D{1,12}\d{2,4}", re.IGNORECASE
)
# Never the clock: htmldate's default upper bound is today. Dates after this are misprints anyway.
_DATE_CONFIG = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
_MAX_CELL = 1500  # characters; longer cells in a row or two make a page's layout, not a table


def read_html(data: bytes) -> Content:
    """Read a web page.

    Raises:
        EmptyError: there is no text in it.
    """
    text = _decode(data)
    tree = _parse(text)
    title, published = ("", None) if tree is None else _metadata(text)
    drafts = [] if tree is None else _main_drafts(tree, text)
    content = build(arrange(drafts))
    if not content.text:
        raise EmptyError(
            "there is no text in this page: it may be filled in by scripts; save it from a browser"
        )
    content.title, content.published = title, published
    return content


def parse_fragment(text: str) -> list[Draft]:
    """The drafts of a piece of HTML inside another text."""
    tree = _parse(f"<html><body>{text}</body></html>")
    return [] if tree is None else _Walker().run(tree)


def _decode(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = declared[1].decode("ascii").lower()
        if name in ("iso-8859-1", "latin-1", "latin1", "iso8859-1", "iso-8859-15"):
            name = "cp1252"  # as browsers do
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass  # the declaration is wrong: go by the bytes
    return decode(data)


def _parse(text: str) -> Element | None:
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\x00", "")
    try:
        return cast(Element, lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser))
    except (etree.ParserError, etree.XMLSyntaxError):  # nothing but comments or white space
        return None


def _metadata(text: str) -> tuple[str, date | None]:
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(text, date_config=dict(_DATE_CONFIG), extensive=False)
    published = date.fromisoformat(found.date) if found.date else None
    return clean(found.title or "").strip(), published


def _main_drafts(tree: Element, text: str) -> list[Draft]:
    from trafilatura import bare_extraction

    found = bare_extraction(
        text, favor_recall=True, include_comments=False, date_extraction_params=dict(_DATE_CONFIG)
    )
    guide = (found.text or "") if found is not None and not isinstance(found, dict) else ""
    body = tree.find("body")
    body = tree if body is None else body
    first_title = tree.find(".//h1")
    _remove_noise(body, keep=first_title)
    root = _main_element(body, guide)
    drafts = _before(body, root) + _Walker().run(root)
    if not any(draft.plain().strip() for draft in drafts):
        drafts = _Walker().run(body)
    return drafts


def _text_of(element: Element) -> str:
    return _SPACES.sub(" ", "".join(cast(Iterator[str], element.itertext()))).strip()


def _remove_noise(body: Element, keep: Element | None) -> None:
    """Drop menus, banners and what is not shown; never the page's title nor the bulk of its text."""
    total = max(1, len(_text_of(body)))
    protected = {keep, *keep.iterancestors()} if keep is not None else set()
    for element in list(body.iterdescendants()):
        if not isinstance(element.tag, str):
            element.drop_tree()
            continue
        if element.getparent() is None or element in protected or not _is_noise(element):
            continue
        visible = element.tag not in _DROPPED_TAGS
        if visible and len(_text_of(element)) > 0.4 * total and not _is_banner(element):
            continue
        element.drop_tree()


def _is_banner(element: Element) -> bool:
    return element.get("role", "") in ("dialog", "alertdialog") or element.tag in ("nav", "aside", "footer")


def _is_noise(element: Element) -> bool:
    if element.tag in _DROPPED_TAGS or element.get("role", "").lower() in _NOISE_ROLES:
        return True
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")):
        return True
    if element.tag in ("header", "footer"):
        return not any(parent.tag in ("article", "main") for parent in element.iterancestors())
    if element.tag in ("article", "main", "body", "li", "td", "tr", "p"):
        # A class name on text itself says how it looks, not that it is a menu.
        return element.tag == "p" and "cookie" in element.get("class", "")
    return bool(_NOISE_NAMES.search(f"{element.get('class', '')} {element.get('id', '')}"))


def _main_element(body: Element, guide: str) -> Element:
    """The element that holds the main text: the page's own mark for it, or what trafilatura found."""
    chunks = [chunk for chunk in (_folded(line)[:60] for line in guide.splitlines()) if len(chunk) >= 20]
    marked = [
        e
        for e in body.iterdescendants()
        if e.tag == "main" or e.get("role") == "main" or (e.get("id") or "").lower() in _MAIN_NAMES
    ]
    marked += list(body.iterdescendants("article")) if not marked else []
    for element in marked:
        own = _folded(_text_of(element))
        if own and sum(chunk in own for chunk in chunks) >= 0.7 * len(chunks):
            return element
    root = body
    best = sum(chunk in _folded(_text_of(body)) for chunk in chunks)
    while best:
        inner = [
            child
            for child in root
            if child.tag in _SEPARATE
            and child.tag not in ("p", "ul", "ol", "table", "tr", "td")
            and sum(chunk in _folded(_text_of(child)) for chunk in chunks) == best
        ]
        rest = len(_text_of(root)) - (len(_text_of(inner[0])) if inner else 0)
        if not inner or (rest > 40 and _link_share(root, inner[0]) < 0.5):
            break  # what would be left out is text, not links
        root = inner[0]
    return root


def _link_share(outer: Element, inner: Element) -> float:
    """The share of links in the text of `outer` around `inner`."""
    rest = len(_text_of(outer)) - len(_text_of(inner))
    links = sum(len(_text_of(a)) for a in outer.iterdescendants("a"))
    links -= sum(len(_text_of(a)) for a in inner.iterdescendants("a"))
    return links / rest if rest > 0 else 1.0


def _folded(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _before(body: Element, root: Element) -> list[Draft]:
    """The page's title and the date line that follows it, where they stand before the main element."""
    if root is body or next(root.iter("h1"), None) is not None:
        return []
    titles = list(body.iterdescendants("h1"))
    if not titles:
        return []
    drafts = [Draft("title", [text_line(_text_of(titles[0]))])]
    seen = False
    for element in body.iterdescendants():
        if element is titles[0]:
            seen = True
        elif element is root:
            break
        elif seen and element.tag in ("p", "div", "span", "time") and len(element) <= 1:
            line = _text_of(element)
            if len(line) <= 90 and _DATE_LINE.search(line) and line not in [d.plain() for d in drafts]:
                drafts.append(Draft("paragraph", [text_line(line)]))
    return drafts


@dataclass(slots=True)
class _Walker:
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
            if isinstance(child.tag, str) and child.tag not in _DROPPED_TAGS:
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
        elif tag not in _SEPARATE:
            self._children(element, depth)
        else:
            self._flush()
            if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
                self._heading(element, int(tag[1]))
            elif tag in ("ul", "ol", "menu"):
                self._list(element, depth)
            elif tag == "li":  # outside of any list
                self._item(element, "•", depth)
            elif tag == "table" and _is_data_table(element):
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
        text = clean(_text_of(element)).strip()
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
    return len(rows) > 2 or all(len(_text_of(cell)) <= _MAX_CELL for row in rows for cell in row)


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
            lines = [line for draft in _Walker().run(cell) for line in _cell_lines(draft)]
            header = head or (cell.tag == "th" and (number == 0 or len(parts) == 1))
            cells.append(CellDraft(number, column, lines, height, width, header))
            column += width
    return Draft("table", cells=cells)


def _cell_lines(draft: Draft) -> Iterator[Line]:
    if draft.kind == "list_item" and draft.typed is None and draft.marker:
        yield text_line(f"{draft.marker} {draft.plain()}")
    else:
        yield from draft.lines
