"""Plain text and Markdown, with HTML inside: headings, emphasis, tables, and runs of lines."""

from __future__ import annotations

import html
import re

from extractor.readers.characters import clean
from extractor.readers.layout import CellDraft, Draft
from extractor.readers.lines import Line, text_line
from extractor.readers.markers import match_marker
from extractor.readers.spaced_columns import Part
from extractor.readers.spaced_lists import labelled_lines
from extractor.readers.spaced_tables import find_tables
from extractor.readers.wrapping import Source, group_lines, usual_width

_BLOCK_TAG = re.compile(
    r"</?(?:ol|ul|li|p|table|thead|tbody|tr|td|th|div|h[1-6]|br|dl|dt|dd|blockquote|section|article)\b[^<>]*>",
    re.IGNORECASE,
)
_INLINE_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|span|a|sup|sub|small|mark|font|s|del|ins|abbr|q|cite|code|center)\b[^<>]*>|<!--.*?-->",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_ATX = re.compile(r"(#{1,6})\s+(.*?)(?:\s+#+)?$")
_RULE = re.compile(r"(?:[-*_=–—]\s?){3,}$")
_PIPE_SEPARATOR = re.compile(r"\|?\s*(?::?-{2,}:?|:-:?|-:)\s*(?:\|\s*(?::?-{2,}:?|:-:?|-:)\s*)*\|?$")
_LINK = re.compile(r"(!?)\[([^\[\]\n]*)\]\((?:<[^<>\n]*>|[^()\s]*)(?:\s+\"[^\"\n]*\")?\)")
_CODE = re.compile(r"(?<![\\`])`([^`\n]+)`(?!`)")
_QUOTED = re.compile(r"^\s{0,3}>[ \t]?(?=\S)")
_STRONG = re.compile(r"(?<!\\)(\*\*|__)(?=\S)(.{1,1000}?)(?<=[^\s\\])\1", re.DOTALL)
_EMPHASIS = re.compile(r"(?<![\\\w*])([*_])(?=[^\s*_])(.{1,1000}?)(?<=[^\s\\])\1(?![\w*])", re.DOTALL)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_SPACED = re.compile(r"\S+(?: {1,2}\S+)*")


def lines_of(text: str) -> list[str]:
    """The lines of a text, whatever ends them."""
    return re.split(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text)


def parse_lines(lines: list[str]) -> list[Draft]:
    """The drafts of the lines of a text or Markdown document, block by block."""
    lines = [_QUOTED.sub("", line) for line in lines]
    width = usual_width(lines)
    tables = find_tables(lines)
    drafts: list[Draft] = []
    place = 0

    def spaced(_: list[str], place: int) -> tuple[list[Draft], int] | None:
        if place not in tables:
            return None
        draft, end = tables[place]
        for cell in draft.cells:
            cell.lines = [text_line(_inline(line.text)) for line in cell.lines]
        return [draft], end

    while place < len(lines):
        stripped = lines[place].strip()
        if not stripped or _RULE.match(stripped):
            place += 1
            continue
        if found := _ATX.match(stripped):
            heading = _inline(found[2]).strip()
            drafts.append(Draft("heading", [text_line(heading)], level=len(found[1])))
            place += 1
            continue
        for take in (_pipe_table, _tab_table, spaced, _labelled, _text_columns, _html_lines):
            taken = take(lines, place)
            if taken is not None:
                found_drafts, place = taken
                drafts.extend(found_drafts)
                break
        else:
            end = place + 1
            while end < len(lines) and end not in tables and _goes_on(lines, end):
                end += 1
            drafts.extend(group_lines(_sources(lines[place:end]), width))
            place = end
    return drafts


def _goes_on(lines: list[str], place: int) -> bool:
    """Whether line `place` belongs to the same run of text lines as the one before."""
    stripped = lines[place].strip()
    if not stripped or _ATX.match(stripped) or _RULE.match(stripped):
        return False
    return not _starts_table(lines, place) and not _BLOCK_TAG.match(stripped)


def _starts_table(lines: list[str], place: int) -> bool:
    return any(take(lines, place) is not None for take in (_pipe_table, _tab_table, _labelled, _text_columns))


def _sources(raw: list[str]) -> list[Source]:
    """The lines without Markdown's and HTML's inline marks."""
    text = "\n".join(raw)
    bold = [False] * len(raw)
    glued = [False] * len(raw)
    for pattern in (_STRONG, _EMPHASIS):
        for found in pattern.finditer(text):
            first = text.count("\n", 0, found.start())
            last = text.count("\n", 0, found.end())
            for number in range(first + 1, last + 1):
                glued[number] = True
            if pattern is _STRONG:
                for number in range(first, last + 1):
                    line = raw[number].strip()
                    start, end = number == first, number == last
                    inside = (not start or line.startswith(found[1])) and (not end or line.endswith(found[1]))
                    bold[number] = bold[number] or (
                        inside and len(found[2]) > 0.6 * len(line) * (last == first)
                    )
    stripped = _inline(text).split("\n")
    if len(stripped) != len(raw):  # pragma: no cover - inline marks never contain line ends
        raise AssertionError("inline marks changed the number of lines")
    sources: list[Source] = []
    for number, line in enumerate(stripped):
        body = clean(line).strip()
        if not body:
            if number + 1 < len(stripped):
                glued[number + 1] = False
            continue
        indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip(" "))
        sources.append(Source(indent, body, bold[number], glued[number] and bool(sources)))
    return sources


def _inline(text: str) -> str:
    """`text` without emphasis, links and inline tags, entities resolved."""
    text = _LINK.sub(lambda found: "" if found[1] else found[2], text)
    text = _CODE.sub(lambda found: found[1], text)
    text = _INLINE_TAG.sub("", text)
    text = _STRONG.sub(lambda found: found[2], text)
    text = _EMPHASIS.sub(lambda found: found[2], text)
    text = _ESCAPE.sub(lambda found: found[1], text)
    return _ENTITY.sub(lambda found: _one_line(html.unescape(found[0])), text)


def _one_line(text: str) -> str:
    return text if text.isprintable() or text in "\u00a0\u202f\u2009\u00ad" else " "


def _pipe_table(lines: list[str], place: int) -> tuple[list[Draft], int] | None:
    """A Markdown table: a row of cells, a row of dashes, more rows."""
    if "|" not in lines[place] or place + 1 >= len(lines):
        return None
    separator = lines[place + 1].strip()
    if "|" not in separator or not _PIPE_SEPARATOR.match(separator):
        return None
    rows = [_pipe_cells(lines[place])]
    end = place + 2
    while end < len(lines) and "|" in lines[end] and lines[end].strip():
        rows.append(_pipe_cells(lines[end]))
        end += 1
    return [_table_draft(rows, header_rows=1)], end


def _pipe_cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", inner)]


def _tab_table(lines: list[str], place: int) -> tuple[list[Draft], int] | None:
    """Rows of cells separated by tabs: as many on each line, and at least two with text on the first two."""
    columns = _tab_count(lines[place])
    if any(sum(1 for cell in line.split("\t") if cell.strip()) < 2 for line in lines[place : place + 2]):
        return None
    end = place
    while end < len(lines) and columns and _tab_count(lines[end]) == columns:
        end += 1
    if end - place < 2:
        return None
    rows = [line.rstrip("\n").split("\t") for line in lines[place:end]]
    return [_table_draft(rows, header_rows=1 if not rows[0][0].strip() else 0)], end


def _tab_count(line: str) -> int:
    return line.count("\t") if line.strip() else 0


def _table_draft(rows: list[list[str]], *, header_rows: int) -> Draft:
    """A table whose cells hold one line each, marks and tags still inside."""
    cells = [
        CellDraft(number, column, _cell_lines(cell), header=number < header_rows)
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
    ]
    return Draft("table", cells=cells)


def _cell_lines(cell: str) -> list[Line]:
    return [text_line(_inline(part)) for part in _BLOCK_TAG.sub("\n", cell).split("\n") if part.strip()]


def _labelled(lines: list[str], place: int) -> tuple[list[Draft], int] | None:
    """Items behind numbered labels, a paragraph each."""
    taken = labelled_lines(lines, place)
    if taken is None:
        return None
    items, end = taken
    return [Draft("paragraph", [text_line(_inline(part.text)) for part in parts]) for parts in items], end


def _text_columns(lines: list[str], place: int) -> tuple[list[Draft], int] | None:
    """Columns of text set with spaces (signatures), read one after the other."""
    if match_marker(lines[place].strip()):
        return None
    rows: list[list[Part]] = []
    at = end = place
    while at < len(lines):
        parts = _wide_parts(lines[at])
        at += 1
        if rows and parts and all(_RULE.match(part.text) for part in parts):
            continue
        if len(parts) < 2 or (rows and not _aligned(rows[0], parts)):
            break
        rows.append(parts)
        end = at
    if len(rows) < 2:
        return None
    columns = zip(*rows, strict=True)
    sources = [[Source(0, clean(_inline(part.text)).strip()) for part in column] for column in columns]
    return [draft for column in sources for draft in group_lines(column)], end


def _wide_parts(line: str) -> list[Part]:
    """The parts of a line that three spaces or more divide."""
    found = _SPACED.finditer(line.expandtabs(4))
    return [Part(part.start(), part.end(), part[0]) for part in found]


def _aligned(first: list[Part], parts: list[Part]) -> bool:
    """Whether two lines have as many columns, each with a common edge."""
    return len(first) == len(parts) and all(
        min(abs(a.start - b.start), abs(a.end - b.end)) <= 2 or abs(a.start + a.end - b.start - b.end) <= 4
        for a, b in zip(first, parts, strict=True)
    )


def _html_lines(lines: list[str], place: int) -> tuple[list[Draft], int] | None:
    """Lines of HTML inside the text, read as HTML."""
    if not _BLOCK_TAG.match(lines[place].strip()):
        return None
    end = place + 1
    while end < len(lines) and lines[end].strip() and not _ATX.match(lines[end].strip()):
        end += 1
    from extractor.readers.html_blocks import parse_fragment

    return parse_fragment("\n".join(lines[place:end])), end
