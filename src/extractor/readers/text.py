"""Plain text and Markdown, with HTML inside: decoding, hard-wrapped paragraphs, lists, tables."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from itertools import pairwise

from extractor.errors import EmptyError
from extractor.readers.layout import CellDraft, Content, Draft, Line, build, clean, text_line
from extractor.readers.markers import Marker, follows, match_marker
from extractor.readers.structure import arrange, looks_like_heading

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
_PIPE_SEPARATOR = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$")
_LINK = re.compile(r"(!?)\[([^\[\]\n]*)\]\((?:<[^<>\n]*>|[^()\s]*)(?:\s+\"[^\"\n]*\")?\)")
_CODE = re.compile(r"(?<![\\`])`([^`\n]+)`(?!`)")
_QUOTED = re.compile(r"^\s{0,3}>[ \t]?(?=\S)")
_STRONG = re.compile(r"(?<!\\)(\*\*|__)(?=\S)(.{1,1000}?)(?<=[^\s\\])\1", re.DOTALL)
_EMPHASIS = re.compile(r"(?<![\\\w*])([*_])(?=[^\s*_])(.{1,1000}?)(?<=[^\s\\])\1(?![\w*])", re.DOTALL)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
SENTENCE_END = re.compile(r"[.:;!?…][»\"”)\]\s]*$")
_HANGING = re.compile(
    r"(?:^|[\s’'])(?:d|l|qu|n|s|de|du|des|la|le|les|et|ou|à|a|au|aux|en|pour|par|sur|dans|avec|un|une|ce|cette|ces"
    r"|sa|son|ses|leur|leurs|que|qui|dont|entre|vers|chez|sans|sous|relatif|relative)[’']?$",
    re.IGNORECASE,
)
_LINKING_CAPITALS = re.compile(r"(?:DE|DU|DES|D[’']|LA|LE|LES|L[’']|ET|À|A|AU|AUX|EN|POUR|PAR|SUR|DANS)\b")
_DATELINE = re.compile(r"(?<=[A-ZÀ-Ý]) +(?=[A-ZÀ-Ý][a-zà-ÿ][\wÀ-ÿ’'-]*(?: [\wÀ-ÿ’'-]+){0,4}, le (?:\w+ )?\d)")
_SPACED = re.compile(r"\S+(?: {1,2}\S+)*")
_UNWRAPPED = 170  # characters: no one wraps lines by hand that far out


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


@dataclass(slots=True)
class Source:
    """One line as typed: its indentation in characters, its text, whether all of it is bold."""

    indent: int
    text: str
    bold: bool = False
    glued: bool = False  # an emphasised run goes on from the line before


def parse_lines(text: str) -> list[Draft]:
    """The drafts of a text or Markdown document, block by block."""
    lines = re.split(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text)
    lines = [_QUOTED.sub("", line) for line in lines]
    width = _usual_width(lines)
    drafts: list[Draft] = []
    place = 0
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
        for take in (_pipe_table, _tab_table, _aligned_lines, _html_lines):
            taken = take(lines, place)
            if taken is not None:
                found_drafts, place = taken
                drafts.extend(found_drafts)
                break
        else:
            end = place + 1
            while end < len(lines) and _goes_on(lines, end):
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
    return any(take(lines, place) is not None for take in (_pipe_table, _tab_table, _aligned_lines))


def _usual_width(lines: list[str]) -> int:
    """The width at which this text was wrapped, in characters; 0 when unknown, -1 when it was not."""
    total = sum(map(len, lines))
    lengths = []
    for line, following in pairwise(lines):
        size = len(" ".join(line.split()))
        if following.strip() and 40 <= size <= _UNWRAPPED:
            lengths.append(size)
    lengths.sort(reverse=True)
    for rank, size in enumerate(lengths):
        if sum(1 for other in lengths[rank:] if other >= 0.85 * size) >= 3:
            beyond = sum(len(line) for line in lines if len(line) > 1.2 * size)
            return size if beyond < 0.15 * total else -1
    return -1 if sum(len(line) for line in lines if len(line) > _UNWRAPPED) > 0.4 * total else 0


def group_lines(sources: list[Source], width: int = -1) -> list[Draft]:
    """Paragraphs, items and separate lines out of a run of lines without a blank one.

    `width` is that at which the text was wrapped, in characters: 0 unknown, -1 line ends are the author's.
    """
    drafts: list[Draft] = []
    members: list[list[Source]] = []
    marks: list[Marker | None] = []
    limit = _group_width(sources, width)
    for place, source in enumerate(sources):
        mark = match_marker(source.text)
        if (
            mark is not None
            and place
            and not source.glued
            and not _opens_item(mark, sources, place, marks[-1], limit)
        ):
            mark = None
        joins = (
            place > 0 and mark is None and _joins(sources[place - 1], source, limit, members[-1], marks[-1])
        )
        if joins:
            members[-1].append(source)
        else:
            members.append([source])
            marks.append(mark)
    for block, mark in zip(members, marks, strict=True):
        drafts.extend(_draft(block, mark))
    return drafts


def _draft(block: list[Source], mark: Marker | None) -> list[Draft]:
    lines = [text_line(source.text) for source in block]
    if mark is not None:
        return [Draft("list_item", lines, typed=mark, indent=block[0].indent / 2)]
    whole = " ".join(source.text for source in block)
    parts = _DATELINE.split(block[-1].text, maxsplit=1)
    if len(parts) == 2 and parts[0].isupper():
        # Two cells of one printed line: the end of a title in capitals, and the dateline set at its right.
        title = [text_line(source.text) for source in block[:-1]] + [text_line(parts[0])]
        return [Draft("heading", title, level=2), Draft("paragraph", [text_line(parts[1])])]
    bold = all(source.bold for source in block) and len(whole) <= 200 and whole.rstrip()[-1:] not in ".;,"
    if looks_like_heading(whole) or bold:
        return [Draft("heading", lines, level=2)]
    return [Draft("paragraph", lines)]


def _group_width(sources: list[Source], width: int) -> int:
    """The width that full lines of this group reach, 0 when nothing was wrapped in it."""
    longest = max((len(source.text) for source in sources), default=0)
    if width < 0:
        return 0
    if width:
        return max(width, longest) if 0.75 * width <= longest <= _UNWRAPPED else 0
    near = sum(1 for source in sources if len(source.text) >= 0.85 * longest)
    return longest if 50 <= longest <= _UNWRAPPED and near >= 3 else 0


def _opens_item(mark: Marker, sources: list[Source], place: int, before: Marker | None, width: int) -> bool:
    """Whether a marker inside a run of lines opens an item, or is a dash or number of wrapped prose."""
    if mark.family not in ("-", "o", "*") and not mark.number:
        return True
    if before is not None and follows(mark, before):
        return True
    previous = sources[place - 1].text
    if SENTENCE_END.search(previous) or previous.endswith(","):
        return True
    if _is_full(previous, sources[place].text, width):
        return False
    company = (match_marker(s.text) for i, s in enumerate(sources) if i != place)
    return any(other is not None and other.family == mark.family for other in company)


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the next word would not have fitted on `line`."""
    words = following.split(" ", maxsplit=1)
    return bool(width) and bool(words) and len(line) + 1 + len(words[0]) > width


def hangs(line: str) -> bool:
    """Whether a line ends in a word that calls for another one: de, la, pour, d’ …"""
    return bool(_HANGING.search(line))


def _joins(previous: Source, source: Source, width: int, members: list[Source], mark: Marker | None) -> bool:
    """Whether `source` goes on with the paragraph or item of `previous`."""
    if source.glued:
        return True
    if _DATELINE.search(previous.text) and previous.text[:2].isupper():
        return False
    if _is_full(previous.text, source.text, width):
        return True
    first = source.text.lstrip('«"“( ')[:1]
    open_ended = not SENTENCE_END.search(previous.text)
    if mark is not None and source.indent > members[0].indent and (open_ended or first.islower()):
        return True
    if re.search(r"[^\W\d_][-\u00ad]$", previous.text) and first.isalpha():
        return True
    if hangs(previous.text):
        return True
    if previous.text.isupper() and source.text[:1].isupper() and _LINKING_CAPITALS.match(source.text):
        return open_ended
    if width and open_ended and len(previous.text) > 0.85 * width and not source.text.isupper():
        return True  # the author wrapped a little early, before a figure for instance
    return open_ended and first.islower()


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
    return [table_draft(rows, header_rows=1)], end


def _pipe_cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", inner)]


def _tab_table(lines: list[str], place: int) -> tuple[list[Draft], int] | None:
    """Rows of cells separated by tabs: at least two lines with as many cells."""
    columns = _tab_count(lines[place])
    end = place
    while end < len(lines) and columns and _tab_count(lines[end]) == columns:
        end += 1
    if end - place < 2:
        return None
    rows = [line.rstrip("\n").split("\t") for line in lines[place:end]]
    if sum(1 for row in rows if sum(1 for cell in row if cell.strip()) >= 2) < 2:
        return None
    return [table_draft(rows, header_rows=1 if not rows[0][0].strip() else 0)], end


def _tab_count(line: str) -> int:
    return line.count("\t") if line.strip() else 0


def table_draft(rows: list[list[str]], *, header_rows: int) -> Draft:
    """A table whose cells hold one line each, marks and tags still inside."""
    cells = [
        CellDraft(number, column, _cell_lines(cell), header=number < header_rows)
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
    ]
    return Draft("table", cells=cells)


def _cell_lines(cell: str) -> list[Line]:
    return [text_line(_inline(part)) for part in _BLOCK_TAG.sub("\n", cell).split("\n") if part.strip()]


def _aligned_lines(lines: list[str], place: int) -> tuple[list[Draft], int] | None:
    """Columns set with spaces: figures in rows are a table, other text (signatures) is read by column."""
    rows: list[list[re.Match[str]]] = []
    while place + len(rows) < len(lines):
        parts = list(_SPACED.finditer(lines[place + len(rows)].expandtabs(4)))
        if len(parts) < 2 or (rows and not _aligned(rows[0], parts)):
            break
        rows.append(parts)
    if len(rows) < 2 or match_marker(rows[0][0][0]):
        return None
    end = place + len(rows)
    figures = sum(1 for row in rows if all(any(c.isdigit() for c in part[0]) for part in row[1:]))
    if len(rows) >= 3 and figures >= 0.5 * len(rows):
        return [table_draft([[part[0] for part in row] for row in rows], header_rows=1)], end
    columns = zip(*rows, strict=True)
    sources = [[Source(0, clean(_inline(part[0])).strip()) for part in column] for column in columns]
    return [draft for column in sources for draft in group_lines(column)], end


def _aligned(first: list[re.Match[str]], parts: list[re.Match[str]]) -> bool:
    """Whether two lines have as many columns, each with a common edge."""
    return len(first) == len(parts) and all(
        min(abs(a.start() - b.start()), abs(a.end() - b.end())) <= 2
        or abs(a.start() + a.end() - b.start() - b.end()) <= 4
        for a, b in zip(first, parts, strict=True)
    )


def _html_lines(lines: list[str], place: int) -> tuple[list[Draft], int] | None:
    """Lines of HTML inside the text, read as HTML."""
    if not _BLOCK_TAG.match(lines[place].strip()):
        return None
    end = place + 1
    while end < len(lines) and lines[end].strip() and not _ATX.match(lines[end].strip()):
        end += 1
    from extractor.readers.html import parse_fragment

    return parse_fragment("\n".join(lines[place:end])), end
