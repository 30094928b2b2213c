"""Tables set with spaces in plain text, with or without rules: where they stand, and what is none.

Letters, e-mails and PDFs saved as text keep columns by two spaces or more. Columns of figures make a table;
columns of text do if their heads say so: words of a table's head, or a rule below them. Newspaper columns,
signatures and lists of names side by side, menus and tables of contents are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.readers.layout import CellDraft, Draft
from extractor.readers.lines import Line
from extractor.readers.markers import match_marker
from extractor.readers.spaced_columns import SpacedLine, columns_of, figures_in, parts_of
from extractor.readers.spaced_rows import Row, SpacedGrid, grid_of
from extractor.readers.structure import looks_like_heading
from extractor.readers.wrapping import hangs

_RULE = re.compile(r"[-=_–—~+|: \u2500-\u257f]+")
_DASH = re.compile(r"[-=_–—~─━═]")
_JOINTS = re.compile(r"[+\u2502-\u257f]")
_APART = re.compile(r" {2}|[|+\u2500-\u257f]")
_LEADERS = re.compile(r"\.{4}|(?:\. ){4}|…{2}|_{4}|(?<= )\.{2,}(?= )")
_HEAD = re.compile(
    r"(?:n°|n[ou]m[ée]ros?|r[ée]f[ée]?r?e?n?c?e?s?\.?|actions?|fiches?|intitul[ée]s?|libell[ée]s?|objectifs?"
    r"|engagements?|axes?|mesures?|op[ée]rations?|projets?|pilotes?|porteurs?|responsables?|r[ée]f[ée]rents?"
    r"|partenaires?|op[ée]rateurs?|b[ée]n[ée]ficiaires?|public|calendriers?|[ée]ch[ée]ances?|d[ée]lais?|dates?"
    r"|p[ée]riodes?|ann[ée]es?|avancement|[ée]tat|statut|r[ée]alisations?|bilan|indicateurs?|cibles?"
    r"|r[ée]sultats?|moyens?|budgets?|montants?|co[ûu]ts?|cr[ée]dits?|financ\w+|d[ée]pens\w+|territoires?"
    r"|lieux?|observations?|commentaires?|nature|type|th[èe]mes?|domaines?|priorit[ée]s?|total)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    _HEAD.pattern + r"|(?:constats?|contexte|contenu|descripti\w+|modalit[ée]s|mise en|enjeux?|points?)\b",
    re.IGNORECASE,
)
_FICHE = re.compile(r"fiches?(?:[ -]actions?)?\s(?:n°\s?)?\w{1,3}\b", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"(?:pour\s+l|l[ea]\s+(?:pr[ée]f|pr[ée]sid|vice|direct|d[ée]l[ée]gu|maire|minist|secr[ée]taire|recteur)"
    r"|fait\s+à|signé|signature)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:M\.|Mmes?|MM\.|Dr|Me|Monsieur|Madame)\s.+|(?:[A-ZÀ-Ý][\wà-ÿ'’-]+\s){1,3}[A-ZÀ-Ý][A-ZÀ-Ý'’-]+"
    r"|[A-ZÀ-Ý][A-ZÀ-Ý'’-]+(?:\s[A-ZÀ-Ý][\wà-ÿ'’-]+){1,3}"
)
_SIGN = re.compile(r"[\W_]+")
_UNIT = re.compile(r"\W*(?:montants?\s)?en\s(?:milliers\s|millions\s|k|m)?", re.IGNORECASE)
_FAR = 12  # characters
_MOST_WHITE = 2  # blank lines inside a table
_MOST_SINGLE = 5  # lines in a row with one part
_NEAR = 10  # lines
_MOST_LINES = 80  # looked at as one block, before it shows that a table goes on
_MOST_STARTS = 16  # lines of a block tried as a table's first
_LONGEST_HEAD = 45  # characters of a head over a column of text


def find_tables(lines: Sequence[str]) -> dict[int, tuple[Draft, int]]:
    """The tables set with spaces in a text: by the number of their first line, each with that of its end."""
    found: dict[int, tuple[Draft, int]] = {}
    place = end = 0
    while place < len(lines):
        if not _APART.search(lines[place]):
            place += 1
            continue
        drawn = _is_drawn(lines, place)
        if not drawn and "  " not in lines[place].strip():
            place += 1
            continue
        first = place - 1 if place > end and _stands_over(lines[place - 1]) else place
        taken, after = _first_table(lines, first, drawn=drawn)
        place = max(after, place + 1)
        if taken is not None:
            begin, draft = taken
            last = next(reversed(found), None)
            alone = last is None or any(map(str.strip, lines[end:begin]))
            if last is not None and not alone and _goes_on(found[last][0], draft):
                draft, begin = found[last][0], last
            end = place
            found[begin] = draft, end
    return found


def _first_table(lines: Sequence[str], first: int, *, drawn: bool) -> tuple[tuple[int, Draft] | None, int]:
    """The first table of the block that begins on line `first`, with its line; and where to look on."""
    most = _MOST_LINES
    block, place = _block(lines, first, most, drawn=drawn)
    starts = [n for n, line in enumerate(block) if n < 3 or line.white or len(block[n - 1].parts) == 1]
    for start in starts[:_MOST_STARTS]:
        taken = _table(block[start:], drawn=drawn) if drawn or _may_be(block, start) else None
        while taken is not None and start + taken[1] == len(block) >= most:  # it goes on below
            most *= 2
            block, place = _block(lines, first, most, drawn=drawn)
            taken = _table(block[start:], drawn=drawn) or taken
        if taken is not None:
            end = block[start + taken[1] - 1].number + 1
            return (_with_title(lines, block[start].number, taken[0]), taken[0]), end
    return None, block[starts[_MOST_STARTS]].number if len(starts) > _MOST_STARTS else place


def _with_title(lines: Sequence[str], first: int, table: Draft) -> int:
    """The first line of a table; of a fiche, the line above with its number, which becomes its first row."""
    title = lines[first - 1].strip() if first else ""
    if any(c.header for c in table.cells) or "  " in title or not _FICHE.match(title):
        return first
    for cell in table.cells:
        cell.row += 1
    table.cells.insert(0, CellDraft(0, 0, [Line.of((title,))], column_span=2))
    return first - 1


def _may_be(block: Sequence[SpacedLine], start: int) -> bool:
    """Whether a table may begin on this line: figures, a rule, words of heads or of labels stand near."""
    near = block[start : start + _NEAR]
    if any(line.figures for line in near) or any(line.ruled for line in near[1:]):
        return True
    labels = sum(bool(_LABEL.match(line.parts[0].text)) for line in near)
    return labels > 2 or sum(bool(_HEAD.match(part.text)) for part in block[start].parts) > 1


def _goes_on(table: Draft, following: Draft) -> bool:
    """Whether a table repeats the heads of the one above, as on a new page: then its rows join it."""
    above, below = (
        [(c.column, [line.text for line in c.lines]) for c in t.cells if c.header] for t in (table, following)
    )
    if not above or above != below:
        return False
    heads = max(c.row for c in following.cells if c.header) + 1
    rows = max(c.row for c in table.cells) + 1
    for cell in following.cells:
        if not cell.header:
            cell.row += rows - heads
            table.cells.append(cell)
    return True


def _is_drawn(lines: Sequence[str], place: int) -> bool:
    """Whether a table with borders between its columns begins here: at its upper rule, or its heads."""
    line = lines[place].strip()
    if not line or not (line[0] in "+|" or line[0] > "\u2500" or " | " in line):
        return False
    rule = line if _is_rule(line) else lines[place + 1].strip() if place + 1 < len(lines) else ""
    return _is_rule(rule) and _JOINTS.search(rule) is not None


def _is_rule(line: str) -> bool:
    return _RULE.fullmatch(line) is not None and len(_DASH.findall(line)) > 2


def _block(lines: Sequence[str], place: int, most: int, *, drawn: bool) -> tuple[list[SpacedLine], int]:
    """The lines from `place` on that may be one table's, at most so many, and where they end."""
    block: list[SpacedLine] = []
    white = single = 0
    ruled = False
    while place < len(lines) and len(block) < most:
        line = lines[place]
        stripped = line.strip()
        if not stripped:
            white += 1
            if white > _MOST_WHITE or drawn:
                break
        elif _is_rule(stripped):
            ruled = True
        elif stripped.startswith(("#", "<")):
            break
        else:
            parts = parts_of(line, bordered=drawn)
            single = 0 if len(parts) > 1 else single + 1
            if not parts or single > _MOST_SINGLE or (drawn and not re.search(r"[|│┃║]", line)):
                break
            if single and white and block and not ruled and not _is_section(lines, place):
                break
            block.append(SpacedLine(place, parts, figures_in(parts), white > 0 and bool(block), ruled))
            white, ruled = 0, False
        place += 1
    return block, place


def _stands_over(line: str) -> bool:
    """Whether a line far to the right may be a head over the columns of the lines below it."""
    text = line.strip()
    far = len(line) - len(line.lstrip()) >= _FAR and len(text) <= _LONGEST_HEAD
    if not far or "  " in text or _is_rule(text) or _UNIT.match(text):
        return False
    return not looks_like_heading(text)


def _is_section(lines: Sequence[str], place: int) -> bool:
    """Whether a line that stands alone after white heads the row of figures right below it."""
    return place + 1 < len(lines) and figures_in(parts_of(lines[place + 1]))


def _table(block: Sequence[SpacedLine], *, drawn: bool) -> tuple[Draft, int] | None:
    """A block's first lines as a table, with their number; None where they are none."""
    if len(block) < 2 or max(len(line.parts) for line in block[:2]) < 2:
        return None
    columns = columns_of(block)
    if columns is not None and len(block[0].parts) == 1 and not columns.rows[0][0].first:
        return None
    grid = grid_of(block, columns) if columns is not None else None
    if columns is None or grid is None or not _is_table(grid, len(columns.spans), drawn=drawn):
        return None
    if _is_fiche(grid, len(columns.spans)):
        grid.rows, grid.heads = [*grid.heads, *grid.rows], []
    return _draft(grid, len(columns.spans)), grid.used


def _is_fiche(grid: SpacedGrid, columns: int) -> bool:
    """Whether rows are labels and what they say of one thing: no heads stand above them."""
    if columns != 2 or grid.figures:
        return False
    rows = [*grid.heads, *grid.rows]
    labels = {row.text(0).split()[0] for row in rows if len(row.cells) > 1 and _LABEL.match(row.text(0))}
    return len(labels) >= max(3, 0.6 * len(rows))


def _is_table(grid: SpacedGrid, columns: int, *, drawn: bool) -> bool:
    """Whether the shape and the heads of a grid are a table's."""
    wide = [row for row in grid.rows if len(row.cells) > 1]
    texts = [row.text(n) for row in (*grid.heads, *grid.rows) for n in row.cells]
    if len(wide) < 2 or any(map(_LEADERS.search, texts)) or not _is_written(texts):
        return False
    named = _is_headed(grid, columns)
    if drawn:
        return True
    if grid.figures:
        marked = sum(match_marker(row.text(0)) is not None for row in grid.rows)
        if columns == 2 and not named and marked > 0.5 * len(grid.rows):
            return False
        if not named and len(grid.figures) == 1 and _is_contents(grid.rows, min(grid.figures)):
            return False
        return len(wide) + len(grid.heads) > 2 and grid.valued >= 0.5 * len(grid.rows)
    if _is_fiche(grid, columns):
        return True
    heads = [text for row in grid.heads for text in map(row.text, row.cells)]
    if not (named or grid.underlined) or any(map(_SIGNATURE.match, heads)):
        return False
    if any(len(text) > _LONGEST_HEAD or text[-1] in ".;," for text in heads) or len(heads) < columns - 1:
        return False
    return _is_short(grid.rows) and not _is_of_names(wide, columns) and not _is_prose(wide)


def _is_headed(grid: SpacedGrid, columns: int) -> bool:
    """Whether most heads are words that stand over the columns of tables."""
    heads = [row.text(n) for row in grid.heads[-1:] for n in row.cells]
    known = sum(bool(_HEAD.match(text)) for text in heads)
    return known >= 2 and known >= 0.5 * columns


def _is_written(texts: Sequence[str]) -> bool:
    """Whether cells are made of words and figures, not of the signs of a drawing."""
    whole = "".join(texts).replace(" ", "")
    return len(_SIGN.sub("", whole)) > 0.6 * len(whole)


def _is_contents(rows: Sequence[Row], column: int) -> bool:
    """Whether a column holds page numbers: small, and none below the one before it."""
    numbers = [text for row in rows if (text := row.text(column))]
    if not all(n.isdigit() and len(n) <= 3 for n in numbers):
        return False
    return all(int(a) <= int(b) for a, b in pairwise(numbers))


def _is_short(rows: Sequence[Row]) -> bool:
    heights = [len(lines) for row in rows for _, lines in row.cells.values()]
    return sum(height <= 3 for height in heights) > 0.7 * len(heights)


def _is_of_names(rows: Sequence[Row], columns: int) -> bool:
    """Whether each column holds names of people."""
    for column in range(columns):
        texts = [row.text(column) for row in rows if column in row.cells]
        if not texts or sum(_NAME.fullmatch(text) is not None for text in texts) < 0.6 * len(texts):
            return False
    return True


def _is_prose(rows: Sequence[Row]) -> bool:
    """Whether what a row says last often goes on in the next one: text in columns."""
    return sum(hangs(row.text(max(row.cells))) for row in rows[:-1]) > 0.2 * len(rows)


def _draft(grid: SpacedGrid, columns: int) -> Draft:
    cells: list[CellDraft] = []
    for number, row in enumerate((*grid.heads, *grid.rows)):
        covered = -1
        for column in range(columns):
            if column <= covered:
                continue
            last, texts = row.cells.get(column, (column, []))
            covered = min([last, *(n - 1 for n in row.cells if n > column)])
            cells.append(
                CellDraft(
                    number,
                    column,
                    [Line.of((text,)) for text in texts],
                    column_span=covered - column + 1,
                    header=number < len(grid.heads),
                )
            )
    return Draft("table", cells=cells)
