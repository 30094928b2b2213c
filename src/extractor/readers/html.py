"""Web pages: the main text with its headings, lists and tables, without menus and banners.

trafilatura says where the main text is and when it was published; the structure is taken from the page's own
tree, so that no list item or table cell of that region is lost.
"""

from __future__ import annotations

import logging
import re
from datetime import date

from extractor.errors import EmptyError
from extractor.readers.characters import clean
from extractor.readers.html_blocks import SEPARATE, Element, Walker, parse_page, text_of
from extractor.readers.html_noise import remove_noise
from extractor.readers.layout import Content, Draft, build
from extractor.readers.lines import text_line
from extractor.readers.structure import arrange
from extractor.readers.text import decode

# It warns on standard error of each page without a main text; that is said by our own errors.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:-]+)", re.IGNORECASE)
_MAIN_NAMES = _words("contenu content main main-content contenu-principal")
_DATE_LINE = re.compile(
    r"\b(?:publié|mis|mise|modifié|posté|le)\b.{0,25}\d{1,2}\D{1,12}\d{2,4}", re.IGNORECASE
)
# Never the clock: htmldate's default upper bound is today. Dates after this are misprints anyway.
_DATE_CONFIG = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}


def read_html(data: bytes) -> Content:
    """Read a web page.

    Raises:
        EmptyError: there is no text in it.
    """
    text = _decode(data)
    tree = parse_page(text)
    title, published = ("", None) if tree is None else _metadata(text)
    title = _page_title(tree) or title
    drafts = [] if tree is None else _main_drafts(tree, text)
    content = build(arrange(drafts))
    if not content.text:
        raise EmptyError(
            "there is no text in this page: it may be filled in by scripts; save it from a browser"
        )
    content.title, content.published = title, published
    return content


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


def _metadata(text: str) -> tuple[str, date | None]:
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(text, date_config=dict(_DATE_CONFIG), extensive=False)
    published = date.fromisoformat(found.date) if found.date else None
    return clean(found.title or "").strip(), published


def _page_title(tree: Element | None) -> str:
    """The words of `<title>`: the page's own name, then the part of the site and the site it is of."""
    return "" if tree is None else clean(" ".join((tree.findtext(".//head/title") or "").split()))


def _main_drafts(tree: Element, text: str) -> list[Draft]:
    from trafilatura import bare_extraction

    found = bare_extraction(
        text, favor_recall=True, include_comments=False, date_extraction_params=dict(_DATE_CONFIG)
    )
    guide = (found.text or "") if found is not None and not isinstance(found, dict) else ""
    body = tree.find("body")
    body = tree if body is None else body
    first_title = tree.find(".//h1")
    remove_noise(body, keep=first_title)
    root = _main_element(body, guide)
    drafts = _before(body, root) + Walker().run(root)
    if not any(draft.plain().strip() for draft in drafts):
        drafts = Walker().run(body)
    return drafts


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
        own = _folded(text_of(element))
        if own and sum(chunk in own for chunk in chunks) >= 0.7 * len(chunks):
            return element
    root = body
    best = sum(chunk in _folded(text_of(body)) for chunk in chunks)
    while best:
        inner = [
            child
            for child in root
            if child.tag in SEPARATE
            and child.tag not in ("p", "ul", "ol", "table", "tr", "td")
            and sum(chunk in _folded(text_of(child)) for chunk in chunks) == best
        ]
        rest = len(text_of(root)) - (len(text_of(inner[0])) if inner else 0)
        if not inner or (rest > 40 and _link_share(root, inner[0]) < 0.5):
            break  # what would be left out is text, not links
        root = inner[0]
    return root


def _link_share(outer: Element, inner: Element) -> float:
    """The share of links in the text of `outer` around `inner`."""
    rest = len(text_of(outer)) - len(text_of(inner))
    links = sum(len(text_of(a)) for a in outer.iterdescendants("a"))
    links -= sum(len(text_of(a)) for a in inner.iterdescendants("a"))
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
    drafts = [Draft("title", [text_line(text_of(titles[0]))])]
    seen = False
    for element in body.iterdescendants():
        if element is titles[0]:
            seen = True
        elif element is root:
            break
        elif seen and element.tag in ("p", "div", "span", "time") and len(element) <= 1:
            line = text_of(element)
            if len(line) <= 90 and _DATE_LINE.search(line) and line not in [d.plain() for d in drafts]:
                drafts.append(Draft("paragraph", [text_line(line)]))
    return drafts
