"""The sources of layouts/: plain text with a few directives, read once and set by six producers.

    key: value … then ---            producer, title, header, footer, watermark, stamp
    # heading   >> right   == centred   {spaced}letter-spaced capitals
    • item, two blanks a level        also o - ➢ 1) 1.1 a)
    text^[footnote]                   {page}  {space}
    {side} {box} {toc} {columns 2} {sign} (columns parted by ||) {landscape} {table widths=… head=… style=… repeat=…} … {/name}
    | cell | <: joined with the left | ^: joined with the one above |

`text_of` gives the words in their reading order, tables as pipes, footnotes last: what the PDF is compared with.
"""

import re
from pathlib import Path
from typing import NamedTuple

ITEM = re.compile(r"( *)([•o➢-]|\d+\)|\d+\.\d+|[a-z]\)) (.*)")
NOTE = re.compile(r"\^\[([^\]]*)\]")


class Block(NamedTuple):
    """kind: heading item p right centre spaced table sign box side toc page space columns landscape end."""

    kind: str
    text: str = ""
    level: int = 0
    mark: str = ""
    lines: tuple = ()
    options: dict | None = None


class Span(NamedTuple):
    """A cell of a table with the rows and columns it covers."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


def load(path):
    """The head of a source as a dictionary, and its blocks."""
    head, _, body = Path(path).read_text(encoding="utf-8").partition("---\n")
    meta = dict(line.split(": ", 1) for line in head.strip().splitlines())
    return meta, list(_blocks(body.splitlines()))


def _blocks(lines):
    held, opened = [], None
    for line in lines:
        found = re.fullmatch(r"\{(/?)(\w+)(.*?)\}(.*)", line)
        if opened is not None:
            if found and found[1] and found[2] == opened.kind:
                yield opened._replace(lines=tuple(held))
                opened, held = None, []
            else:
                held.append(line)
        elif found and found[1]:
            yield Block("end", found[2])
        elif found and found[2] in ("side", "box", "toc", "sign", "table"):
            opened = Block(found[2], options=dict(o.split("=") for o in found[3].split()))
        elif found:
            yield Block(found[2], found[4], int(found[3] or 0))
        elif line.startswith("#"):
            marks, text = line.split(" ", 1)
            yield Block("heading", text, len(marks))
        elif line.startswith(">> "):
            yield Block("right", line[3:])
        elif line.startswith("== "):
            yield Block("centre", line[3:])
        elif item := ITEM.fullmatch(line):
            yield Block("item", item[3], len(item[1]) // 2, item[2])
        elif line.strip():
            yield Block("p", line)


def rows_of(table):
    """The rows of a table as lists of raw cells, « < » and « ^ » among them."""
    return [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in table.lines]


def spans_of(table):
    """The cells of a table, joined ones once."""
    rows = rows_of(table)
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            if text in ("<", "^"):
                continue
            wide = next((n for n, c in enumerate(row[x + 1 :], 1) if c != "<"), len(row) - x)
            high = next((n for n, r in enumerate(rows[y + 1 :], 1) if r[x] != "^"), len(rows) - y)
            yield Span(y, x, high, wide, text)


def columns_of(sign):
    """The columns of a signature block, each a list of lines."""
    columns = [[]]
    for line in sign.lines:
        if line == "||":
            columns.append([])
        else:
            columns[-1].append(line)
    return columns


def notes_of(blocks):
    """The footnotes in their order."""
    return [note for block in blocks for note in NOTE.findall(block.text)]


def whole_text_of(meta, blocks):
    """The document as plain text with what was stamped on it at the end."""
    return text_of(blocks) + (f"\n{meta['stamp']}\n" if "stamp" in meta else "")


def text_of(blocks, notes=True, marks=True):
    """The document as plain text; without its footnotes or the marks of its items where asked."""
    out = []
    for block in blocks:
        text = NOTE.sub("", block.text)
        if block.kind == "spaced":
            out.append(text.upper())
        elif block.kind == "heading":
            out.append("#" * block.level + " " + text)
        elif block.kind == "item":
            line = "  " * block.level + (block.mark + " ") * marks + text
            if out and out[-1].lstrip()[:2].strip() and ITEM.fullmatch(out[-1].splitlines()[-1]):
                out[-1] += "\n" + line
            else:
                out.append(line)
        elif block.kind in ("p", "right", "centre") and text:
            out.append(text)
        elif block.kind in ("side", "box"):
            out.extend(line for line in block.lines if line)
        elif block.kind == "sign":
            out.extend(line for column in columns_of(block) for line in column if line)
        elif block.kind == "toc":
            out.append("\n".join(line.replace("\t", " " + "." * 20 + " ") for line in block.lines))
        elif block.kind == "table":
            rows = [
                "| " + " | ".join("" if c in ("<", "^") else c for c in row) + " |" for row in rows_of(block)
            ]
            rows.insert(1, "|" + "---|" * len(rows_of(block)[0]))
            out.append("\n".join(rows))
    if notes:
        out.extend(f"({n}) {note}" for n, note in enumerate(notes_of(blocks), 1))
    return "\n\n".join(out) + "\n"
