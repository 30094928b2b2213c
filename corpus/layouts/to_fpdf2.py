"""fpdf2: framed boxes that are no tables, ligatures as characters, a table with horizontal lines over two pages."""

import datetime
import subprocess

from content import columns_of, spans_of


def font_file(name):
    """Where fontconfig has a font file."""
    found = subprocess.run(["fc-list", ":", "file"], capture_output=True, text=True, check=True).stdout
    return next(
        line.rstrip(": ") for line in sorted(found.splitlines()) if line.rstrip(": ").endswith("/" + name)
    )


def fpdf2(meta, blocks, out):
    from fpdf import FPDF, FontFace

    class Sheet(FPDF):
        def header(self):
            self.set_font("Serif", size=8)
            self.cell(0, 6, meta["header"], new_x="LMARGIN", new_y="NEXT")
            self.ln(6)

        def footer(self):
            self.set_y(-14)
            self.set_font("Serif", size=8)
            text = meta["footer"].replace("{pages}", "{nb}").replace("{page}", str(self.page_no()))
            self.cell(0, 6, text, align="R")

    pdf = Sheet(format="A4")
    pdf.set_creation_date(datetime.datetime(2022, 1, 1, tzinfo=datetime.UTC))
    pdf.set_title(meta["title"])
    pdf.add_font("Serif", "", font_file("LiberationSerif-Regular.ttf"))
    pdf.add_font("Serif", "B", font_file("LiberationSerif-Bold.ttf"))
    pdf.set_margins(24, 16, 24)
    pdf.set_auto_page_break(True, 26)
    pdf.add_page()

    def para(text, size=11, bold="", align="J", height=5.2, after=3):
        pdf.set_font("Serif", bold, size)
        pdf.multi_cell(0, height, text, align=align, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(after)

    for block in blocks:
        if block.kind == "heading":
            para(block.text, 15 if block.level == 1 else 12, "B", "L", 7)
        elif block.kind == "item":
            pdf.set_font("Serif", size=11)
            pdf.set_x(30)
            pdf.cell(6, 5.2, block.mark)
            pdf.multi_cell(0, 5.2, block.text, new_x="LMARGIN", new_y="NEXT")
            pdf.ln(1.5)
        elif block.kind in ("p", "right", "centre"):
            para(block.text, align={"p": "J", "right": "R", "centre": "C"}[block.kind])
        elif block.kind == "box":
            top = pdf.get_y()
            for line in block.lines:
                pdf.set_x(27)
                pdf.set_font("Serif", size=11)
                pdf.multi_cell(156, 6, line, align="L", new_x="LMARGIN", new_y="NEXT")
            pdf.rect(24, top - 1.5, 162, pdf.get_y() - top + 3)
            pdf.ln(6)
        elif block.kind == "table":
            _table(pdf, FontFace(emphasis="BOLD"), block)
            pdf.ln(5)
        elif block.kind == "sign":
            top, columns = pdf.get_y() + 4, columns_of(block)
            for n, column in enumerate(columns):
                pdf.set_y(top)
                for line in column:
                    pdf.set_font("Serif", size=11)
                    pdf.set_x(24 + 162 * n / len(columns))
                    pdf.multi_cell(
                        162 / len(columns), 5.2, line or " ", align="L", new_x="LMARGIN", new_y="NEXT"
                    )
            pdf.ln(8)
    pdf.output(str(out))


def _table(pdf, bold, block):
    parts = tuple(int(w) for w in block.options["widths"].split(","))
    pdf.set_font("Serif", size=11)
    head = int(block.options["head"])
    layout = {"lines": "HORIZONTAL_LINES", "ruled": "ALL", "none": "NONE"}[block.options["style"]]
    repeat = 1 if block.options["repeat"] == "yes" else 0
    with pdf.table(
        col_widths=parts,
        borders_layout=layout,
        line_height=7,
        repeat_headings=repeat,
        headings_style=bold,
        num_heading_rows=head,
        text_align="LEFT",
    ) as table:
        rows = {}
        for cell in spans_of(block):
            rows.setdefault(cell.row, table.row() if cell.row not in rows else rows[cell.row])
            rows[cell.row].cell(cell.text, colspan=cell.columns, rowspan=cell.rows)
