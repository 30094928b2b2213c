"""ReportLab: a footer first in the stream, a watermark and a stamp, bullets of a symbol font, decomposed accents."""

import io
import tempfile
import unicodedata
from pathlib import Path
from xml.sax.saxutils import escape

from content import columns_of, spans_of

SYMBOLS = {0xF0B7: "bullet", 0xF0D8: "uni27A2"}
SYMBOL_OF = {"•": "\uf0b7", "➢": "\uf0d8"}  # as Symbol and Wingdings have them


def symbol_font(folder, dejavu):
    """DejaVu Sans with its bullets where the symbol fonts of word processors have theirs."""
    from fontTools.ttLib import TTFont

    font = TTFont(Path(dejavu) / "DejaVuSans.ttf", recalcTimestamp=False)
    best = font.getBestCmap()
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update({code: best[0x2022 if code == 0xF0B7 else 0x27A2] for code in SYMBOLS})
    font.save(folder / "symbols.ttf")
    return str(folder / "symbols.ttf")


def reportlab(meta, blocks, out):
    from reportlab import rl_config

    rl_config.invariant = 1
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import cm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import (
        BaseDocTemplate,
        Frame,
        KeepTogether,
        NextPageTemplate,
        PageBreak,
        PageTemplate,
        Paragraph,
        Spacer,
        Table,
    )
    from to_fpdf2 import font_file

    dejavu = Path(font_file("DejaVuSerif.ttf")).parent
    with tempfile.TemporaryDirectory() as folder:
        pdfmetrics.registerFont(TTFont("Serif", str(dejavu / "DejaVuSerif.ttf")))
        pdfmetrics.registerFont(TTFont("SerifBold", str(dejavu / "DejaVuSerif-Bold.ttf")))
        pdfmetrics.registerFont(TTFont("Symbols", symbol_font(Path(folder), dejavu)))

    def form(text):
        return unicodedata.normalize("NFD", text) if meta.get("decomposed") else text

    def style(name, **more):
        return ParagraphStyle(
            name, **({"fontName": "Serif", "fontSize": 11, "leading": 16, "spaceAfter": 7} | more)
        )

    body = style("body", alignment=4)
    cell, head = (
        style("cell", fontSize=9, leading=12),
        style("head", fontSize=9, leading=12, fontName="SerifBold"),
    )

    def furniture(canvas, _):
        """Drawn before the page's text: footer, watermark, stamp."""
        width, height = canvas._pagesize
        canvas.setFont("Serif", 8)
        canvas.drawString(
            2 * cm, 1.2 * cm, form(meta["footer"]).replace("{page}", str(canvas.getPageNumber()))
        )
        canvas.saveState()
        canvas.setFillGray(0.85)
        canvas.setFont("SerifBold", 110)
        canvas.translate(width / 2, height / 2)
        canvas.rotate(52 if height > width else 32)
        canvas.drawCentredString(0, -30, meta["watermark"])
        canvas.restoreState()
        if canvas.getPageNumber() == 1:
            canvas.saveState()
            canvas.translate(15.2 * cm, 25.6 * cm)
            canvas.rotate(14)
            canvas.setStrokeColorRGB(0.7, 0.1, 0.1)
            canvas.setFillColorRGB(0.7, 0.1, 0.1)
            canvas.rect(-6, -8, 132, 24)
            canvas.setFont("SerifBold", 9)
            canvas.drawString(0, 0, form(meta["stamp"]))
            canvas.restoreState()

    flow = []
    wide = 17 * cm
    for block in blocks:
        text = escape(form(block.text))
        if block.kind == "spaced":
            letters = form(" ".join(block.text.upper())).replace("   ", "\u00a0\u00a0 ")
            flow.append(Paragraph(letters, style("spaced", alignment=1, fontName="SerifBold")))
        elif block.kind == "heading":
            size = 15 if block.level == 1 else 12
            flow.append(
                Paragraph(
                    text, style("h", fontName="SerifBold", fontSize=size, leading=1.3 * size, spaceBefore=12)
                )
            )
        elif block.kind == "item":
            left = 28 + 22 * block.level
            more = {"leftIndent": left, "bulletIndent": left - 16, "bulletFontName": "Symbols"}
            flow.append(Paragraph(text, style("i", alignment=4, **more), bulletText=SYMBOL_OF[block.mark]))
        elif block.kind == "p":
            flow.append(Paragraph(text, body))
        elif block.kind == "sign":
            columns = columns_of(block)
            cells = [
                [Paragraph(form(line) or "&nbsp;", style("s", fontSize=10)) for line in c] for c in columns
            ]
            flow.append(
                KeepTogether(
                    [
                        Spacer(1, 10),
                        Table(
                            [cells],
                            [wide / len(columns)] * len(columns),
                            style=[("VALIGN", (0, 0), (-1, -1), "TOP")],
                        ),
                    ]
                )
            )
        elif block.kind == "landscape":
            flow += [NextPageTemplate("across"), PageBreak()]
            wide = 25 * cm
        elif block.kind == "table":
            flow.append(_table(block, form, cell, head, wide))
    whole = io.BytesIO()
    template = BaseDocTemplate(whole, title=meta["title"], pagesize=A4)
    up = Frame(2 * cm, 2.2 * cm, 17 * cm, 25 * cm)
    across = Frame(2 * cm, 2.2 * cm, 25.7 * cm, 16.5 * cm)
    template.addPageTemplates(
        [
            PageTemplate("up", [up], onPage=furniture, pagesize=A4),
            PageTemplate("across", [across], onPage=furniture, pagesize=landscape(A4)),
        ]
    )
    template.build(flow)
    out.write_bytes(whole.getvalue())


def _table(block, form, cell, head, wide):
    from reportlab.platypus import Paragraph, Table

    parts = [float(w) for w in block.options["widths"].split(",")]
    count = int(block.options["head"])
    spans = list(spans_of(block))
    rows = [[""] * len(parts) for _ in range(max(s.row + s.rows for s in spans))]
    commands = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    for s in spans:
        rows[s.row][s.column] = Paragraph(escape(form(s.text)), head if s.row < count else cell)
        commands.append(("SPAN", (s.column, s.row), (s.column + s.columns - 1, s.row + s.rows - 1)))
    return Table(rows, [wide * part / sum(parts) for part in parts], repeatRows=count, style=commands)
