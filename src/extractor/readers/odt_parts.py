"""The XML parts of an OpenDocument text, and what its styles say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lxml import etree

from extractor.errors import EncryptedError
from extractor.readers.archives import open_archive
from extractor.readers.odt_lists import STYLE, Lists

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"


@dataclass(slots=True)
class Parts:
    """The XML parts of the archive; only the content must be there."""

    content: Any
    styles: Any | None
    meta: Any | None


def parts_of(data: bytes) -> Parts:
    """The parts of the archive `data`. Raises EncryptedError, and what zipfile and lxml raise."""
    with open_archive(data) as archive:
        names = set(archive.namelist())
        if "META-INF/manifest.xml" in names:
            manifest = _parse(archive.read("META-INF/manifest.xml"))
            if next(manifest.iter(f"{_MANIFEST}encryption-data"), None) is not None:
                raise EncryptedError("the document is protected by a password: save it without one")
        content = _parse(archive.read("content.xml"))
        styles, meta = (
            _parse(archive.read(name)) if name in names else None for name in ("styles.xml", "meta.xml")
        )
    return Parts(content, styles, meta)


def _parse(xml: bytes) -> Any:
    """The tree of a part; entities stay unexpanded, nothing is fetched, comments are dropped."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(xml, parser)


class Styles:
    """The styles that a part may name: its own automatic ones before the document's common ones."""

    def __init__(self, styles: Any | None, content: Any | None) -> None:
        self._known: dict[tuple[str, str], Any] = {}
        own = content if content is not None else styles
        roots = [styles.find(f"{OFFICE}styles") if styles is not None else None]
        roots.append(own.find(f"{OFFICE}automatic-styles") if own is not None else None)
        for root in roots:
            for style in root.iter(f"{STYLE}style") if root is not None else ():
                key = style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")
                self._known[key] = style

    def chain(self, family: str, name: str | None) -> list[Any]:
        """The style and those it is based on, nearest first."""
        chain: list[Any] = []
        style = self._known.get((family, name or ""))
        while style is not None and style not in chain:
            chain.append(style)
            style = self._known.get((family, style.get(f"{STYLE}parent-style-name", "")))
        return chain

    def value(self, chain: Iterable[Any], group: str, attribute: str) -> str:
        """A formatting property as the nearest style has it, or empty."""
        for style in chain:
            properties = style.find(f"{STYLE}{group}-properties")
            found = properties.get(attribute) if properties is not None else None
            if found is not None:
                return str(found)
        return ""


def lists_of(parts: Parts) -> Lists:
    """The list styles that the parts define."""
    roots = [
        root.find(f"{OFFICE}{place}")
        for root, place in ((parts.styles, "styles"), (parts.content, "automatic-styles"))
        if root is not None
    ]
    return Lists(element for root in roots if root is not None for element in root)
