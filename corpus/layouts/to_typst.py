"""Typst: justified and hyphenated text, numbered lists, tables with horizontal lines only."""

import re

from content import NOTE, columns_of, spans_of


def inline(text):
    def plain(part):
        return re.sub(r"([\\#$*_`<>@\[\]~/=+-])", r"\\\1", part)

    parts = NOTE.split(text)
    return "".join(f"#footnote[{plain(p)}]" if n % 2 else plain(p) for n, p in enumerate(parts))


def source_of(meta, blocks):
    out = [
        f'#set document(title: "{meta["title"]}", date: none)',
        f"""#set page(paper: "a4", margin: (x: 2.6cm, y: 2.8cm), header: text(8pt)[{inline(meta["header"])}],
  footer: context align(center, text(8pt)[Page #counter(page).display("1 sur 1", both: true)]))""",
        '#set text(lang: "fr", font: "Liberation Serif", size: 11pt, hyphenate: true)',
        "#set par(justify: true, leading: 0.62em)",
    ]
    for block in blocks:
        text = inline(block.text)
        if block.kind == "heading":
            size = 16 - 3 * (block.level - 1)
            out.append(f'#block(above: 1.6em, text({size}pt, weight: "bold", hyphenate: false)[{text}])')
        elif block.kind == "item":
            left = 0.6 + 0.8 * block.level
            out.append(
                f"#block(inset: (left: {left}cm), grid(columns: (0.8cm, 1fr), [{inline(block.mark)}], [{text}]))"
            )
        elif block.kind in ("p", "centre", "right"):
            place = {"p": "left", "centre": "center", "right": "right"}[block.kind]
            out.append(f"#align({place})[#par[{text}]]")
        elif block.kind == "sign":
            columns = columns_of(block)
            cells = ", ".join("[" + " \\ ".join(inline(line) for line in column) + "]" for column in columns)
            fractions = ", ".join(["1fr"] * max(2, len(columns)))
            out.append(
                f"#block(breakable: false, above: 1.4em, grid(columns: ({fractions}), gutter: 1.4cm, {cells}))"
            )
        elif block.kind == "page":
            out.append("#pagebreak()")
        elif block.kind == "table":
            out.append(_table(block))
    return "\n\n".join(out)


def _table(block):
    head = int(block.options["head"])
    widths = ", ".join(f"{w}fr" for w in block.options["widths"].split(","))
    cells = []
    for cell in spans_of(block):
        text = f"*{inline(cell.text)}*" if cell.row < head and cell.text else inline(cell.text)
        cells.append(f"table.cell(colspan: {cell.columns}, rowspan: {cell.rows})[{text}]")
    lines = ", ".join(cells)
    return f"#text(10pt)[#table(columns: ({widths}), stroke: (x, y) => (top: 0.5pt, bottom: 0.5pt), inset: (y: 9pt), {lines})]"


def typst(meta, blocks, out):
    import typst as compiler

    out.write_bytes(
        compiler.compile(source_of(meta, blocks).encode(), ignore_system_fonts=False, timestamp=1640995200)
    )
