"""What of a web page is no part of its text: menus, banners, what is not shown.

What a reader of the page can open is shown: the panels of an accordion or of tabs are text, hidden or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from extractor.readers.html_blocks import DROPPED_TAGS, HEADINGS, Element, text_of

_ROLES = frozenset(
    (
        *("navigation", "dialog", "alertdialog", "banner", "contentinfo"),
        *("complementary", "search", "menu", "menubar"),
    )
)
_NAMES = re.compile(
    r"(?:^|[\s_-])(cookies?|consent|tarteaucitron|gdpr|rgpd|breadcrumbs?|fil-?d?-?ariane|menus?|nav|navbar"
    r"|navigation|sidebar|social|socials|share|sharing|partage|partager|skip|skiplinks?|evitement|related|newsletter"
    r"|pagination|pager|modal|popup|toolbar|footer|sr-only|visually-hidden)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NAMELESS = frozenset(("article", "main", "body", "li", "td", "tr", "p"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PANEL = re.compile(r"(?:^|[\s_-])(?:accordion|accordeon|collapse|toggle|onglet)", re.IGNORECASE)
_OPENERS = ("aria-controls", "data-target", "data-bs-target")
_BOX = 60  # characters: a shorter aside is a button or a label
_BULK = 0.4  # of the page's text
_LINKS = 0.5  # of a panel's text: more, and it is a menu
_FEW_LINKS = 0.3


def remove_noise(body: Element, keep: Element | None) -> None:
    """Drop menus, banners and what is not shown; never the page's title nor the bulk of its text."""
    panels = dict.fromkeys(_panels(body))  # in the page's order, so that it is read alike each time
    _show(panels.keys())
    _say_openers(body, panels.keys())
    total = max(1, len(text_of(body)))
    bulk = set(_bulk_names(body, total))
    protected = {keep, *keep.iterancestors()} if keep is not None else set()
    for element in list(body.iterdescendants()):
        if not isinstance(element.tag, str):
            element.drop_tree()
            continue
        if element.getparent() is None or element in protected or not _is_noise(element, bulk):
            continue
        visible = element.tag not in DROPPED_TAGS
        if visible and len(text_of(element)) > _BULK * total and not _is_banner(element):
            continue
        element.drop_tree()


def _panels(body: Element) -> Iterator[Element]:
    """What opens with a click: what a button of the page names, or a tab's or accordion's panel."""
    opened = {name for element in body.iterdescendants() for name in _opens(element)}
    for element in body.iterdescendants():
        if not isinstance(element.tag, str) or element.tag in DROPPED_TAGS or _by_role(element):
            continue
        own = element.get("id", "") in opened or element.get("role") == "tabpanel"
        if (own or _PANEL.search(element.get("class", ""))) and not _is_menu(element):
            yield element


def _opens(element: Element) -> Iterator[str]:
    """The identifiers of what an element says that it opens."""
    return (value.lstrip("#") for name in _OPENERS if (value := element.get(name)))


def _is_menu(element: Element) -> bool:
    """Whether a panel is one of links, or of something that is no text of the page."""
    if any(parent.tag in ("nav", "footer") or _by_role(parent) for parent in element.iterancestors()):
        return True
    return _link_share(element) >= _LINKS or _named(element) is not None


def _show(panels: Set[Element]) -> None:
    for element in {inner for panel in panels for inner in panel.iter()}:
        if isinstance(element.tag, str):
            element.attrib.pop("hidden", None)
            if _HIDDEN.search(element.get("style", "")):
                del element.attrib["style"]


def _say_openers(body: Element, panels: Set[Element]) -> None:
    """The words of a button that is a heading are the heading's; those of one that opens a panel head it."""
    named: dict[str, Element] = {}
    for panel in panels:
        named.setdefault(panel.get("id", ""), panel)  # of two the first, as in a browser
    named.pop("", None)
    for button in list(body.iterdescendants("button")):
        if any(parent.tag in (*HEADINGS, "dt", "summary") for parent in button.iterancestors()):
            button.tag = "span"
            continue
        panel = next((named[name] for name in _opens(button) if name in named), button.getnext())
        if panel is not None and panel in panels:
            heading = panel.makeelement(HEADINGS[-1])
            heading.text, heading.tail, panel.text = text_of(button), panel.text, None
            panel.insert(0, heading)


def _bulk_names(body: Element, total: int) -> Iterator[str]:
    """The names that hold the bulk of the text together: all articles of a page called « newsletter »."""
    named: dict[str, list[Element]] = {}
    for element in body.iterdescendants():
        name = _named(element) if isinstance(element.tag, str) else None
        if name is not None and all(_named(parent) != name for parent in element.iterancestors()):
            named.setdefault(name, []).append(element)
    for name, elements in named.items():
        texts = [len(text_of(element)) for element in elements]
        links = sum(_link_share(e) * length for e, length in zip(elements, texts, strict=True))
        if sum(texts) > _BULK * total and links < _FEW_LINKS * sum(texts):
            yield name


def _named(element: Element) -> str | None:
    """The name by which something is no text, if it has one."""
    # A class name on text itself says how it looks, not that it is a menu.
    if element.tag in _NAMELESS:
        return None
    found = _NAMES.search(f"{element.get('class', '')} {element.get('id', '')}")
    return found[1].lower() if found else None


def _by_role(element: Element) -> bool:
    return element.get("role", "").lower() in _ROLES


def _is_banner(element: Element) -> bool:
    return element.get("role", "") in ("dialog", "alertdialog") or element.tag in ("nav", "aside", "footer")


def _is_noise(element: Element, bulk: set[str]) -> bool:
    if element.tag in DROPPED_TAGS or _by_role(element):
        return True
    if element.tag == "aside" and not _is_box(element):
        return True
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")):
        return True
    if element.tag in ("header", "footer"):
        return not any(parent.tag in ("article", "main") for parent in element.iterancestors())
    if element.tag == "p":
        return "cookie" in element.get("class", "")
    name = _named(element)
    return name is not None and name not in bulk


def _is_box(aside: Element) -> bool:
    """Whether an aside is a box of the article (« À retenir », « Repères »), not links to other pages."""
    if not any(parent.tag in ("article", "main") for parent in aside.iterancestors()):
        return False
    paragraphs = [text_of(p) for p in aside.iter("p", "li", "td", "dd")]
    return _link_share(aside) < _FEW_LINKS and sum(map(len, paragraphs)) >= _BOX


def _link_share(element: Element) -> float:
    """The share of the links in a text."""
    links = sum(len(text_of(a)) for a in element.iterdescendants("a"))
    return links / max(1, len(text_of(element)))
