"""LibreOffice Writer, through flat ODT: soft hyphens, footnotes, dot leaders, joined cells, a landscape page."""

import os
import runpy
import subprocess
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

from content import NOTE, Span, columns_of, spans_of

CORPUS = Path(__file__).resolve().parents[1]
ODT, BUILD = runpy.run_path(str(CORPUS / "flat_odt.py")), runpy.run_path(str(CORPUS / "build.py"))
BORDER = 'fo:border="0.5pt solid #333333" fo:padding="0.1cm"'
LEADER = 'style:leader-style="dotted" style:leader-text="."'
STYLES = {
    # name: paragraph properties, text properties
    "p": ('fo:text-align="justify" fo:margin-bottom="0.3cm"', ""),
    "right": ('fo:text-align="end"', ""),
    "centre": ('fo:text-align="center" fo:margin-top="1cm"', 'fo:font-size="13pt"'),
    "space": ('fo:margin-top="3cm"', ""),
    "h1": ('fo:text-align="center" fo:margin-top="1cm"', 'fo:font-size="20pt" fo:font-weight="bold"'),
    "h2": (
        'fo:margin-top="0.35cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always"',
        'fo:font-size="13pt" fo:font-weight="bold"',
    ),
    "i0": ('fo:margin-left="1cm" fo:text-indent="-0.5cm" fo:margin-bottom="0.15cm"', ""),
    "i1": ('fo:margin-left="2cm" fo:text-indent="-0.5cm" fo:margin-bottom="0.15cm"', ""),
    "cell": ("", 'fo:font-size="10pt"'),
    "band": ("", 'fo:font-size="8pt"'),
    "note": ("", 'fo:font-size="8.5pt"'),
}


def inline(text, soft=False):
    def plain(part):
        return escape(ODT["hyphenate"](part) if soft else part).replace("\t", "<text:tab/>")

    parts = NOTE.split(text)
    return "".join(
        f'<text:note text:id="n{n}{len(p)}" text:note-class="footnote"><text:note-citation/><text:note-body>'
        f'<text:p text:style-name="note">{plain(p)}</text:p></text:note-body></text:note>'
        if n % 2
        else plain(p)
        for n, p in enumerate(parts)
    )


class Writer:
    def __init__(self, meta):
        self.meta, self.body, self.styles, self.pending, self.count = meta, [], [], "", 0

    def para(self, style, text, soft=False):
        name = style
        if self.pending:
            self.count += 1
            name = f"x{self.count}"
            more = {"page": 'fo:break-before="page"'}.get(self.pending, "")
            master = "" if more else f' style:master-page-name="{self.pending}"'
            para, run = STYLES[style]
            self.styles.append(
                f'<style:style style:name="{name}" style:family="paragraph"{master}>'
                f"<style:paragraph-properties {para} {more}/><style:text-properties {run}/></style:style>"
            )
            self.pending = ""
        self.body.append(f'<text:p text:style-name="{name}">{inline(text, soft)}</text:p>')

    def grid(self, widths, cells, head, style):
        self.count += 1
        name = f"T{self.count}"
        columns = "".join(
            f'<table:table-column table:style-name="{name}c{n}"/>' for n, _ in enumerate(widths)
        )
        for n, width in enumerate(widths):
            self.styles.append(
                f'<style:style style:name="{name}c{n}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{width:.2f}cm"/></style:style>'
            )
        self.styles.append(
            f'<style:style style:name="{name}" style:family="table"><style:table-properties '
            f'style:width="{sum(widths):.2f}cm" table:align="left"/></style:style>'
        )
        rows = []
        for y in range(max(cell.row + cell.rows for cell in cells)):
            row, x = "", 0
            while x < len(widths):
                cell = next((c for c in cells if (c.row, c.column) == (y, x)), None)
                if cell is None:
                    row += "<table:covered-table-cell/>"
                else:
                    paras = "".join(
                        f'<text:p text:style-name="cell">{inline(line, style == "ruled")}</text:p>'
                        for line in cell.text.split("\n")
                    )
                    row += (
                        f'<table:table-cell table:style-name="{style}" table:number-columns-spanned="{cell.columns}" '
                        f'table:number-rows-spanned="{cell.rows}">{paras}</table:table-cell>'
                    )
                x += 1
            rows.append(f"<table:table-row>{row}</table:table-row>")
        self.body.append(
            f'<table:table table:name="{name}" table:style-name="{name}">{columns}<table:table-header-rows>'
            f"{''.join(rows[:head])}</table:table-header-rows>{''.join(rows[head:])}</table:table>"
        )

    def xml(self):
        page = '<text:page-number text:select-page="current"/>'
        bands = {
            kind: escape(self.meta[kind])
            .replace("{pages}", "<text:page-count/>")
            .replace("{page}", page)
            .replace("\t", "<text:tab/>")
            for kind in ("header", "footer")
        }
        furniture = "".join(
            f'<style:{kind}><text:p text:style-name="band">{text}</text:p></style:{kind}>'
            for kind, text in bands.items()
        )

        def layout(name, size, across):
            return (
                f'<style:page-layout style:name="{name}"><style:page-layout-properties {size} fo:margin="2.2cm" '
                f'style:print-orientation="{across}"/><style:header-style><style:header-footer-properties '
                'fo:min-height="0.6cm" fo:margin-bottom="0.3cm"/></style:header-style><style:footer-style>'
                '<style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.3cm"/></style:footer-style>'
                "</style:page-layout>"
            )

        plain = "".join(
            f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties {para}>'
            f'<style:tab-stops><style:tab-stop style:position="16.5cm" style:type="right" {LEADER if name == "p" else ""}/>'
            "</style:tab-stops></style:paragraph-properties>"
            f"<style:text-properties {run}/></style:style>"
            for name, (para, run) in STYLES.items()
        )
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document {ODT["NS"]} office:version="1.2" '
            'office:mimetype="application/vnd.oasis.opendocument.text">'
            f"<office:meta><dc:title>{escape(self.meta['title'])}</dc:title></office:meta>"
            '<office:font-face-decls><style:font-face style:name="F" svg:font-family="\'Liberation Serif\'"/>'
            '</office:font-face-decls><office:styles><style:default-style style:family="paragraph">'
            '<style:paragraph-properties fo:orphans="2" fo:widows="2"/><style:text-properties style:font-name="F" '
            'fo:font-size="11.5pt" fo:language="fr" fo:country="FR" fo:hyphenate="false"/></style:default-style>'
            f"</office:styles><office:automatic-styles>{plain}{''.join(self.styles)}"
            f'<style:style style:name="ruled" style:family="table-cell"><style:table-cell-properties {BORDER}/></style:style>'
            '<style:style style:name="none" style:family="table-cell"><style:table-cell-properties fo:border="none" '
            'fo:padding="0.1cm"/></style:style>'
            + layout("up", 'fo:page-width="21cm" fo:page-height="29.7cm"', "portrait")
            + layout("across", 'fo:page-width="29.7cm" fo:page-height="21cm"', "landscape")
            + "</office:automatic-styles><office:master-styles>"
            f'<style:master-page style:name="Standard" style:page-layout-name="up">{furniture}</style:master-page>'
            f'<style:master-page style:name="Across" style:page-layout-name="across">{furniture}</style:master-page>'
            f"</office:master-styles><office:body><office:text>{''.join(self.body)}</office:text></office:body></office:document>"
        )


def flat_odt(meta, blocks):
    writer = Writer(meta)
    wide = 16.6
    for block in blocks:
        if block.kind == "page":
            writer.pending = "page"
        elif block.kind == "landscape":
            writer.pending, wide = "Across", 25.3
        elif block.kind == "heading":
            writer.para(f"h{block.level}", block.text)
        elif block.kind == "item":
            writer.para(f"i{block.level}", f"{block.mark} {block.text}", True)
        elif block.kind in ("p", "right", "centre", "space"):
            writer.para(block.kind, block.text, block.kind == "p")
        elif block.kind == "toc":
            for line in block.lines:
                writer.para("p", line)
        elif block.kind == "sign":
            columns = columns_of(block)
            cells = [Span(0, n, 1, 1, "\n".join(column)) for n, column in enumerate(columns)]
            writer.grid([wide / len(columns)] * len(columns), cells, 0, "none")
        elif block.kind == "table":
            parts = [float(w) for w in block.options["widths"].split(",")]
            widths = [wide * part / sum(parts) for part in parts]
            writer.grid(widths, list(spans_of(block)), int(block.options["head"]), block.options["style"])
    return writer.xml()


def libreoffice(meta, blocks, out):
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{out.stem}.fodt"
        source.write_text(flat_odt(meta, blocks), encoding="utf-8")
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                f"{folder}/pdf",
                str(source),
            ],
            check=True,
            capture_output=True,
            env=os.environ | {"SOURCE_DATE_EPOCH": str(BUILD["EPOCH"])},
        )
        made = Path(folder) / "pdf" / f"{out.stem}.pdf"
        BUILD["fix_pdf"](made)
        out.write_bytes(made.read_bytes())
