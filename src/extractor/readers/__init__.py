"""Bytes in, `Document` out. The format is recognised by the content, not by the name.

`READERS` is the table of readers: a format is one module, one line there, and its suffixes. The readers'
own libraries are imported when a document needs them, so importing this package is cheap.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from extractor.errors import (
    DamagedError,
    EmptyError,
    EncryptedError,
    TooLargeError,
    UnsupportedError,
)
from extractor.model import Document, Problem

if TYPE_CHECKING:
    from extractor.readers.layout import Content
    from extractor.readers.ocr import OcrMode

__all__ = ["KNOWN_SUFFIXES", "READERS", "Reader", "looks_readable", "read", "recognise"]


def _read_pdf(data: bytes, ocr: OcrMode) -> Content:
    from extractor.readers.pdf import read_pdf

    return read_pdf(data, ocr)


def _read_docx(data: bytes, _: OcrMode) -> Content:
    from extractor.readers.docx import read_docx

    return read_docx(data)


def _read_odt(data: bytes, _: OcrMode) -> Content:
    from extractor.readers.odt import read_odt

    return read_odt(data)


def _read_html(data: bytes, _: OcrMode) -> Content:
    from extractor.readers.html import read_html

    return read_html(data)


def _read_text(data: bytes, _: OcrMode) -> Content:
    from extractor.readers.text import read_text

    return read_text(data)


class Reader(NamedTuple):
    """How one format is read: its media type, the function, the suffixes its files usually have."""

    media_type: str
    function: Callable[[bytes, OcrMode], Content]
    suffixes: tuple[str, ...]


READERS: Mapping[str, Reader] = {
    "pdf": Reader("application/pdf", _read_pdf, (".pdf",)),
    "docx": Reader(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _read_docx, (".docx",)
    ),
    "odt": Reader("application/vnd.oasis.opendocument.text", _read_odt, (".odt",)),
    "html": Reader("text/html", _read_html, (".html", ".htm")),
    "text": Reader("text/plain", _read_text, (".txt", ".md")),
}

KNOWN_SUFFIXES = frozenset(suffix for reader in READERS.values() for suffix in reader.suffixes)

_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|div|article|main|section|header"
    rb"|table|ul|ol|h1|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_INSIDE = re.compile(rb"<(?:html|head|body)[\s>]", re.IGNORECASE)
_SIGNATURES = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"{\\rtf", "an RTF document; save it as .docx"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"%!PS", "a PostScript file; convert it to PDF"),
)
_ODT = b"application/vnd.oasis.opendocument.text"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


_BROKEN_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    EOFError,
)


def looks_readable(path: str | PurePath) -> bool:
    """Whether a folder scan should take this file: a known suffix, not hidden, no editor's lock file."""
    name = PurePath(path)
    return name.suffix.lower() in KNOWN_SUFFIXES and not name.name.startswith((".", "~$"))


def read(source: str, data: bytes, *, max_mb: float = 200, ocr: OcrMode = "auto") -> Document:
    """Read one document from its bytes. `source` is only its name; `max_mb` is in units of 2**20 bytes.

    `ocr`: `auto` reads the pages without usable text by OCR where Tesseract is installed, `always` every
    page of a PDF, `never` none. `Document.reader` is `ocr` where at least one page was read so.

    Raises:
        ReadError: one of its kinds, with a message that says what is wrong and what to do.
    """
    if len(data) > max_mb * 2**20:
        raise TooLargeError(
            f"{len(data) / 2**20:.0f} MB is over the limit of {max_mb:g} MB: raise it with --max-mb"
        )
    name = recognise(data)
    reader = READERS[name]
    content = reader.function(data, ocr)
    digest = hashlib.sha256(data).hexdigest()
    identity = f"doc-{digest[:12]}"
    problems = tuple(
        Problem(source, identity, "read", "warning", warn.code, warn.message, warn.page)
        for warn in content.warnings
    )
    return Document(
        id=identity,
        source=source,
        sha256=digest,
        media_type=reader.media_type,
        reader="ocr" if any(page.ocr for page in content.pages) else name,
        text=content.text,
        blocks=content.blocks,
        tables=content.tables,
        pages=content.pages,
        words=content.words,
        title=content.title,
        published=content.published,
        problems=problems,
    )


def recognise(data: bytes) -> str:
    """The format of `data`, a key of `READERS`.

    Raises:
        EmptyError: no bytes, or white space only.
        EncryptedError: an Office file under a password.
        UnsupportedError: content of no known kind.
    """
    if not data.strip(b"\x00 \t\r\n\x0b\x0c\xef\xbb\xbf"):
        raise EmptyError("the file is empty: there is nothing to read")
    head = data[:1024]
    if b"%PDF-" in head or (b"endobj" in data and b"xref" in data):  # the second: its header is lost
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _recognise_zip(data)
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise EncryptedError("the document is protected by a password: save it without one")
        raise UnsupportedError("this is an old Office file (.doc, .xls, .ppt): save it as .docx or PDF")
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise UnsupportedError(f"this is {kind}, not a document that can be read")
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        if _is_binary(data[:65536]):
            raise UnsupportedError("this is binary data of no known kind: expected PDF, Office, HTML or text")
    elif _starts_html(data[:4096].decode("utf-16", errors="replace").encode()):
        return "html"
    return "html" if _starts_html(head if len(data) < 1024 else data[:4096]) else "text"


def _starts_html(head: bytes) -> bool:
    head = head.removeprefix(b"\xef\xbb\xbf")
    return bool(_HTML_START.match(head)) or (
        head.lstrip().startswith(b"<") and bool(_HTML_INSIDE.search(head))
    )


def _is_binary(sample: bytes) -> bool:
    """Text holds no NUL and hardly any control characters."""
    if b"\x00" in sample:
        return True
    controls = sum(sample.count(bytes([code])) for code in (*range(1, 9), *range(14, 27), *range(28, 32)))
    return controls > max(2, 0.02 * len(sample))


def _recognise_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                return "docx"
            mimetype = archive.read("mimetype")[:80] if "mimetype" in names else b""
    except _BROKEN_ARCHIVE as error:
        if b"opendocument.text" in data[:200]:
            raise DamagedError(
                f"the ODT file is damaged ({error}): open it in LibreOffice and save it again"
            ) from error
        if b"word/" in data[:4096] or b"[Content_Types].xml" in data[:64]:
            raise DamagedError(
                f"the DOCX file is damaged ({error}): open it in Word and save it again"
            ) from error
        raise UnsupportedError("this is a damaged or unknown archive, not a document") from error
    if mimetype.startswith(_ODT) or ("content.xml" in names and not mimetype):
        return "odt"
    kind = (
        "an Excel or PowerPoint file" if any(n.startswith(("xl/", "ppt/")) for n in names) else "an archive"
    )
    raise UnsupportedError(f"this is {kind}, not a document that can be read")
