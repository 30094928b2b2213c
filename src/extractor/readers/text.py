"""Text files: their encoding, then Markdown's blocks."""

from __future__ import annotations

from extractor.errors import EmptyError
from extractor.readers.layout import Content, build
from extractor.readers.markdown import parse_lines
from extractor.readers.structure import arrange


def decode(data: bytes) -> str:
    """The text of `data`: by its byte order mark, else UTF-8, else cp1252 with its five holes as U+FFFD."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.removeprefix(b"\xef\xbb\xbf").decode("cp1252", errors="replace")


def read_text(data: bytes) -> Content:
    """Read plain text or Markdown.

    Raises:
        EmptyError: there is no text in it.
    """
    content = build(arrange(parse_lines(decode(data))))
    if not content.text:
        raise EmptyError("there is no text in this file: nothing to read")
    return content
