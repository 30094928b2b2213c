"""Text files: their encoding, then Markdown's blocks."""

from __future__ import annotations

from dataclasses import replace

from extractor.errors import EmptyError
from extractor.readers.layout import Content, Draft, build
from extractor.readers.lines import text_line
from extractor.readers.markdown import lines_of, parse_lines
from extractor.readers.printed import closed_up, head_of, without_feet
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
    lines = [closed_up(line) for line in lines_of(decode(data))]
    head = head_of(lines)
    declared = [Draft("header", [text_line(line.strip())]) for line in lines[1 : max(0, head.lines - 1)]]
    body, feet = without_feet(lines[head.lines :])
    content = build(arrange([*declared, *parse_lines(body), *feet]))
    if not content.text:
        raise EmptyError("there is no text in this file: nothing to read")
    return replace(content, title=head.title or content.title, published=head.published or content.published)
