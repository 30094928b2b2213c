"""Sources to PDF: by ReportLab, by Typst, and by LibreOffice where its Writer is on the path."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from benchmarks.documents import FOOTER, Block, Source

_MARGIN = 56  # points
_EPOCH = "1600000000"

Typesetter = Callable[[Sequence[Source]], list[bytes]]


def typesetters() -> Mapping[str, Typesetter]:
    """The producers of this machine."""
    found: dict[str, Typesetter] = {"reportlab": by_reportlab, "typst": by_typst}
    if shutil.which("soffice") and shutil.which("lowriter"):  # without Writer nothing is converted
        found["libreoffice"] = by_libreoffice
    return found


# ---------------------------------------------------------------- ReportLab


def by_reportlab(sources: Sequence[Source]) -> list[bytes]:
    """PDFs by ReportLab, in its own Times."""
    from reportlab import rl_config

    rl_config.invariant = 1
    return [_reportlab(source) for source in sources]


def _reportlab(source: Source) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    width = A4[0] - 2 * _MARGIN
    story = [part for block in source.blocks for part in _flowables(block, width)]

    def foot(canvas: Any, template: Any) -> None:
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(_MARGIN, 28, f"{FOOTER} {template.page}")

    out = io.BytesIO()
    template = BaseDocTemplate(out, pagesize=A4, title=source.name)
    frame = Frame(_MARGIN, _MARGIN, width, A4[1] - 2 * _MARGIN, 0, 0, 0, 0, id="body")
    template.addPageTemplates(PageTemplate("page", frames=[frame], onPage=foot))
    template.build(story)
    return out.getvalue()


def _flowables(block: Block, width: float) -> list[Any]:
    from reportlab.lib import colors
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import (
        BalancedColumns,
        ListFlowable,
        ListItem,
        PageBreak,
        Paragraph,
        Spacer,
        Table,
        TableStyle,
    )

    body = ParagraphStyle("p", fontName="Times-Roman", fontSize=11, leading=14, alignment=4, spaceAfter=7)
    bold = ParagraphStyle(
        "h", body, fontName="Times-Bold", fontSize=13, leading=17, alignment=0, spaceBefore=8
    )
    small = ParagraphStyle("c", fontName="Times-Roman", fontSize=9, leading=11)
    head = ParagraphStyle("ch", small, fontName="Times-Bold")
    texts = [escape(text) for text in block.texts]
    if block.kind == "break":
        return [PageBreak()]
    if block.kind == "letterhead":
        cells = [[Paragraph(text, small) for text in texts]]
        return [Table(cells, colWidths=[width * 0.6, width * 0.4]), Spacer(1, 14)]
    if block.kind == "bullets":
        items = [ListItem(Paragraph(text, body)) for text in texts]
        return [ListFlowable(items, bulletType="bullet", start="•", leftIndent=18)]
    if block.kind == "columns":
        return [BalancedColumns([Paragraph(text, body) for text in texts], nCols=2, innerPadding=14)]
    if block.kind == "signatures":
        return [
            Table([[Paragraph(text, small) for text in texts]], colWidths=[width / len(texts)] * len(texts))
        ]
    if block.kind == "table":
        data, style = [], [("VALIGN", (0, 0), (-1, -1), "TOP")]
        for y, row in enumerate(block.rows):
            line: list[Any] = []
            for cell in row:
                if cell.span > 1:
                    style.append(("SPAN", (len(line), y), (len(line) + cell.span - 1, y)))
                line += [Paragraph(escape(cell.text), head if y < block.heads else small)]
                line += [""] * (cell.span - 1)
            data.append(line)
        if block.ruled:
            style += [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
            style += [("BACKGROUND", (0, 0), (-1, block.heads - 1), colors.lightgrey)]
        widths = [width * part / 100 for part in block.widths]
        return [Table(data, widths, style=TableStyle(style), repeatRows=0, splitInRow=0), Spacer(1, 9)]
    styles = {"title": ParagraphStyle("t", bold, fontSize=17, leading=21, alignment=1), "heading": bold}
    return [Paragraph(text, styles.get(block.kind, body)) for text in texts]


# ---------------------------------------------------------------- Typst


def by_typst(sources: Sequence[Source]) -> list[bytes]:
    """PDFs by Typst, justified and hyphenated, in the fonts that come with it."""
    import typst

    os.environ["SOURCE_DATE_EPOCH"] = _EPOCH
    made = []
    with tempfile.TemporaryDirectory() as folder:
        for source in sources:
            path = Path(folder, "source.typ")
            path.write_text(_typst(source), "utf-8")
            made.append(bytes(typst.compile(str(path))))
    return made


def _typst(source: Source) -> str:
    footer = f"context [#set text(8pt); {_quoted(FOOTER)} #counter(page).display()]"
    parts = [
        f'#set page(paper: "a4", margin: {_MARGIN}pt, footer: {footer})',
        '#set text(lang: "fr", size: 11pt, font: "Libertinus Serif")',
        "#set par(justify: true)",
        "#show heading: set text(hyphenate: false)",
    ]
    return "\n\n".join(parts + [_typst_block(block) for block in source.blocks]) + "\n"


def _typst_block(block: Block) -> str:
    texts = [_quoted(text) for text in block.texts]
    if block.kind == "break":
        return "#pagebreak(weak: true)"
    if block.kind in ("letterhead", "signatures"):
        columns = "(3fr, 2fr)" if block.kind == "letterhead" else f"{len(texts)}"
        cells = ", ".join(f"[{text}]" for text in texts)
        return (
            f"#[#set text(9pt); #set par(justify: false); #grid(columns: {columns}, gutter: 14pt, {cells})]"
        )
    if block.kind == "title":
        return f'#align(center, text(17pt, weight: "bold", hyphenate: false)[{texts[0]}])'
    if block.kind == "heading":
        return f"#heading(level: 2)[{texts[0]}]"
    if block.kind == "bullets":
        return "\n".join(f"- {text}" for text in texts)
    if block.kind == "columns":
        return "#columns(2, gutter: 16pt)[" + "\n\n".join(texts) + "]"
    if block.kind == "table":
        cells = []
        for y, row in enumerate(block.rows):
            star = "*" if y < block.heads else ""
            cells += [f"table.cell(colspan: {cell.span})[{star}{_quoted(cell.text)}{star}]" for cell in row]
        columns = ", ".join(f"{part}fr" for part in block.widths)
        stroke = "0.5pt" if block.ruled else "none"
        table = f"#table(columns: ({columns}), stroke: {stroke}, {', '.join(cells)})"
        return f"#[#set text(9pt); #set par(justify: false); {table}]"
    return texts[0]


def _quoted(text: str) -> str:
    return f"#{json.dumps(text, ensure_ascii=False)};"


# ---------------------------------------------------------------- LibreOffice

_SPACES = {
    "office": "office:1.0",
    "style": "style:1.0",
    "text": "text:1.0",
    "table": "table:1.0",
    "fo": "xsl-fo-compatible:1.0",
    "svg": "svg-compatible:1.0",
}
_FODT_STYLES = {  # paragraph properties, text properties
    "paragraph": ('fo:text-align="justify" fo:margin-bottom="0.22cm"', 'fo:font-size="11pt"'),
    "title": ('fo:text-align="center" fo:margin-bottom="0.3cm"', 'fo:font-size="17pt" fo:font-weight="bold"'),
    "heading": (
        'fo:margin-top="0.3cm" fo:keep-with-next="always"',
        'fo:font-size="13pt" fo:font-weight="bold"',
    ),
    "cell": ("", 'fo:font-size="9pt"'),
    "head": ("", 'fo:font-size="9pt" fo:font-weight="bold"'),
    "break": ('fo:break-before="page"', 'fo:font-size="2pt"'),
    "footer": ("", 'fo:font-size="8pt"'),
}


def by_libreoffice(sources: Sequence[Source]) -> list[bytes]:
    """PDFs by LibreOffice Writer, from flat ODT, one run for all."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for source in sources:
            (folder / f"{source.name}.fodt").write_text(_fodt(source), "utf-8")
        files = [str(folder / f"{source.name}.fodt") for source in sources]
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", name, *files]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": _EPOCH}
        subprocess.run(command, check=True, capture_output=True, env=environment)
        return [(folder / f"{source.name}.pdf").read_bytes() for source in sources]


def _fodt(source: Source) -> str:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}"' for name, urn in _SPACES.items()
    )
    styles = [
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties {paragraph}/>'
        f'<style:text-properties style:font-name="Serif" {text}/></style:style>'
        for name, (paragraph, text) in _FODT_STYLES.items()
    ]
    body: list[str] = []
    for number, block in enumerate(source.blocks):
        body.append(_fodt_block(block, number, styles))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:font-face-decls>'
        '<style:font-face style:name="Serif"'
        " svg:font-family=\"'Liberation Serif'\"/></office:font-face-decls><office:automatic-styles>"
        f"{''.join(styles)}"
        '<text:list-style style:name="L"><text:list-level-style-bullet text:level="1" text:bullet-char="•">'
        '<style:list-level-properties text:space-before="0.4cm" text:min-label-width="0.5cm"/>'
        "</text:list-level-style-bullet></text:list-style>"
        '<style:style style:name="two" style:family="section"><style:section-properties>'
        '<style:columns fo:column-count="2" fo:column-gap="0.8cm"/></style:section-properties></style:style>'
        '<style:style style:name="ruled" style:family="table-cell">'
        '<style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>'
        '<style:style style:name="bare" style:family="table-cell">'
        '<style:table-cell-properties fo:border="none" fo:padding="0.1cm"/></style:style>'
        '<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="21cm" '
        'fo:page-height="29.7cm" fo:margin="2cm"/></style:page-layout></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">'
        f'<style:footer><text:p text:style-name="footer">{escape(FOOTER)} <text:page-number '
        'text:select-page="current"/></text:p></style:footer></style:master-page></office:master-styles>'
        f"<office:body><office:text>{''.join(body)}</office:text></office:body></office:document>\n"
    )


def _fodt_block(block: Block, number: int, styles: list[str]) -> str:
    texts = [escape(text) for text in block.texts]
    if block.kind == "break":
        return '<text:p text:style-name="break"/>'
    if block.kind == "bullets":
        items = "".join(
            f'<text:list-item><text:p text:style-name="paragraph">{text}</text:p></text:list-item>'
            for text in texts
        )
        return f'<text:list text:style-name="L">{items}</text:list>'
    if block.kind == "columns":
        paragraphs = "".join(f'<text:p text:style-name="paragraph">{text}</text:p>' for text in texts)
        return f'<text:section text:style-name="two" text:name="s{number}">{paragraphs}</text:section>'
    if block.kind in ("table", "letterhead", "signatures"):
        rows = [[(cell.text, cell.span) for cell in row] for row in block.rows]
        rows = rows or [[(text, 1) for text in block.texts]]
        widths = block.widths or tuple(100 // len(texts) for _ in texts)
        border = "ruled" if block.kind == "table" and block.ruled else "bare"
        return _fodt_table(number, rows, widths, block.heads, border, styles)
    return "".join(f'<text:p text:style-name="{block.kind}">{text}</text:p>' for text in texts)


def _fodt_table(
    number: int,
    rows: Sequence[Sequence[tuple[str, int]]],
    widths: Sequence[int],
    heads: int,
    border: str,
    styles: list[str],
) -> str:
    columns = ""
    for place, width in enumerate(widths):
        name = f"t{number}c{place}"
        styles.append(
            f'<style:style style:name="{name}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{0.17 * width:.3f}cm"/></style:style>'
        )
        columns += f'<table:table-column table:style-name="{name}"/>'
    lines = ""
    for place, row in enumerate(rows):
        style = "head" if place < heads else "cell"
        cells = "".join(
            f'<table:table-cell table:style-name="{border}" table:number-columns-spanned="{span}">'
            f'<text:p text:style-name="{style}">{escape(text)}</text:p></table:table-cell>'
            + "<table:covered-table-cell/>"
            * (span - 1)
            for text, span in row
        )
        lines += f"<table:table-row>{cells}</table:table-row>"
    return (
        f'<table:table table:name="t{number}">{columns}{lines}</table:table><text:p text:style-name="cell"/>'
    )
