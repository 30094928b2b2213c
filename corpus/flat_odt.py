"""A document as flat ODT, written call by call, for LibreOffice to print: `flat_odt.Odt`."""

import itertools
import re
from xml.sax.saxutils import escape

# LibreOffice hyphenates French only where hyph_fr is installed; marking the places
# ourselves gives the same lines on every machine.
_V = "aeiouyàâäéèêëîïôöùûüœ"
_ONSET = re.compile("[bcdfgptv]r|[bcfgp]l|[cpt]h|gn|qu")


def soft(word):
    low, cuts = word.lower(), []
    spans = [m.span() for m in re.finditer(f"(?:(?<=q)u)?[{_V}]+", low)]
    for (_, e), (s, _) in itertools.pairwise(spans):
        cons = low[e:s]
        if not cons:
            continue
        keep = 2 if _ONSET.fullmatch(cons[-2:]) else 1
        cuts.append(s - keep)
    cuts = [c for c in cuts if 3 <= c <= len(word) - 4]
    for c in reversed(cuts):
        word = word[:c] + "\u00ad" + word[c:]
    return word


def hyphenate(text):
    return re.sub(r"[^\W\d_]{7,}", lambda m: soft(m[0]), text)


NS = " ".join(
    f'xmlns:{k}="{v}"'
    for k, v in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    }.items()
)


class Odt:
    """A page-set document written call by call, saved as flat ODT."""

    def __init__(
        self,
        title,
        font="Liberation Serif",
        size=11,
        header="",
        footer="",
        first_page_bare=False,
        margins=(2, 2, 2.2, 2.2),
        bullet="•",
        nbsp=False,
    ):
        self.doc_title, self.font, self.size, self.header, self.footer = title, font, size, header, footer
        self.bare, self.margins, self.bullet, self.nbsp = first_page_bare, margins, bullet, nbsp
        self.body, self.styles, self.n, self.pending = [], [], 0, ""
        st = self.style
        st("p", 'fo:text-align="justify" fo:margin-bottom="0.2cm"')
        st("li", 'fo:text-align="justify" fo:margin-bottom="0.15cm" fo:orphans="1" fo:widows="1"')
        st("left", 'fo:text-align="start" fo:margin-bottom="0.15cm"')
        st("right", 'fo:text-align="end" fo:margin-bottom="0.3cm"')
        st("center", 'fo:text-align="center" fo:margin-bottom="0.2cm"')
        st("bold", 'fo:text-align="justify" fo:margin-bottom="0.25cm"', 'fo:font-weight="bold"')
        st("italic", 'fo:text-align="justify" fo:margin-bottom="0.25cm"', 'fo:font-style="italic"')
        st(
            "title",
            'fo:text-align="center" fo:margin-top="0.4cm" fo:margin-bottom="0.4cm"',
            'fo:font-weight="bold" fo:font-size="19pt"',
        )
        st(
            "title2",
            'fo:text-align="center" fo:margin-bottom="0.4cm"',
            'fo:font-weight="bold" fo:font-size="14pt"',
        )
        st(
            "h1",
            'fo:margin-top="0.4cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always"',
            'fo:font-weight="bold" fo:font-size="13pt" fo:color="#1f3864"',
        )
        st(
            "h2",
            'fo:margin-top="0.3cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always"',
            'fo:font-weight="bold" fo:font-size="11.5pt"',
        )
        st("c", 'fo:margin-bottom="0cm"', 'fo:font-size="9pt"')
        st("ch", 'fo:margin-bottom="0cm"', 'fo:font-size="9pt" fo:font-weight="bold"')
        st("cr", 'fo:margin-bottom="0cm" fo:text-align="end"', 'fo:font-size="9pt"')
        st("crh", 'fo:margin-bottom="0cm" fo:text-align="end"', 'fo:font-size="9pt" fo:font-weight="bold"')
        st("small", 'fo:margin-bottom="0.1cm"', 'fo:font-size="8pt" fo:color="#444444"')
        st("sig", 'fo:text-align="center" fo:margin-bottom="0.1cm"', 'fo:font-size="10pt"')
        st("gap", 'fo:margin-bottom="0.2cm"', 'fo:font-size="4pt"')

    def style(self, name, para="", text=""):
        for n, more in ((name, ""), (name + "_pb", ' fo:break-before="page"')):
            self.styles.append(
                f'<style:style style:name="{n}" style:family="paragraph"><style:paragraph-properties {para}{more}/><style:text-properties {text}/></style:style>'
            )

    def inline(self, text, hyph=True):
        if self.nbsp:  # as a French word processor does
            text = re.sub(r"(?<=«) | (?=[»;:!?€%])|(?<=\d) (?=\d{3}\b)", "\u00a0", text)
        t = escape(hyphenate(text) if hyph else text)
        t = re.sub(r"\*\*(.+?)\*\*", r'<text:span text:style-name="B">\1</text:span>', t)
        t = re.sub(r"__(.+?)__", r'<text:span text:style-name="I">\1</text:span>', t)
        t = t.replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")
        return re.sub(r" {2,}", lambda m: f' <text:s text:c="{len(m[0]) - 1}"/>', t)

    def para(self, style, text, hyph=None):
        hyph = style in ("p", "bold", "italic") if hyph is None else hyph
        self.body.append(
            f'<text:p text:style-name="{style}{self.pending}">{self.inline(text, hyph)}</text:p>'
        )
        self.pending = ""

    def __getattr__(self, style):  # d.p("…"), d.h1("…"), d.right("…")
        if style.startswith("_"):
            raise AttributeError(style)
        return lambda text="", hyph=None: self.para(style, text, hyph)

    def ul(self, items, hyph=True):
        self.body.append(
            '<text:list text:style-name="L">'
            + "".join(
                f'<text:list-item><text:p text:style-name="li">{self.inline(x, hyph)}</text:p></text:list-item>'
                for x in items
            )
            + "</text:list>"
        )

    def page_break(self):
        self.pending = "_pb"  # the next paragraph starts a page

    def table(
        self, widths, rows, head=0, ruled=True, shade_first=False, style="c", right_from=None, bold_last=False
    ):
        """rows: lists of cells; a cell is a text or (text, columns spanned)."""
        self.n += 1
        t, total = f"T{self.n}", sum(widths)
        for j, w in enumerate(widths):
            self.styles.append(
                f'<style:style style:name="{t}c{j}" style:family="table-column"><style:table-column-properties style:column-width="{w}cm"/></style:style>'
            )
        self.styles.append(
            f'<style:style style:name="{t}" style:family="table"><style:table-properties style:width="{total}cm" table:align="center" fo:margin-bottom="0.3cm"/></style:style>'
        )
        out = []
        for y, row in enumerate(rows):
            cells, x = "", 0
            for cell in row:
                text, span = cell if isinstance(cell, tuple) else (cell, 1)
                h = (
                    y < head
                    or (shade_first and x == 0)
                    or (shade_first and span > 1 and span == len(widths))
                    or (bold_last and y == len(rows) - 1)
                )
                right = right_from is not None and x >= right_from and span == 1
                ps = style if style != "c" else ("crh" if h else "cr") if right else "ch" if h else "c"
                cs = ("H" if h else "N") if ruled else "F"
                sp = f' table:number-columns-spanned="{span}"' if span > 1 else ""
                paras = "".join(
                    f'<text:p text:style-name="{ps}">{self.inline(line, style == "c" and not right)}</text:p>'
                    for line in text.split("\n")
                )
                cells += (
                    f'<table:table-cell table:style-name="{cs}"{sp}>{paras}</table:table-cell>'
                    + "<table:covered-table-cell/>" * (span - 1)
                )
                x += span
            out.append(f"<table:table-row>{cells}</table:table-row>")
        cols = "".join(f'<table:table-column table:style-name="{t}c{j}"/>' for j in range(len(widths)))
        hd = f"<table:table-header-rows>{''.join(out[:head])}</table:table-header-rows>" if head else ""
        self.body.append(
            f'<table:table table:name="{t}" table:style-name="{t}">{cols}{hd}{"".join(out[head:])}</table:table><text:p text:style-name="gap"/>'
        )

    def xml(self):
        top, bottom, left, right = self.margins
        self.styles.append(
            f'<style:style style:name="band" style:family="paragraph"><style:paragraph-properties><style:tab-stops><style:tab-stop style:position="{21 - left - right}cm" style:type="right"/></style:tab-stops></style:paragraph-properties><style:text-properties fo:font-size="8pt" fo:color="#444444"/></style:style>'
        )
        page = '<text:page-number text:select-page="current"/>'

        def furniture(kind, text):
            if not text:
                return ""
            t = (
                escape(text)
                .replace("{page}", page)
                .replace("{pages}", "<text:page-count/>")
                .replace("\t", "<text:tab/>")
            )
            return f'<style:{kind}><text:p text:style-name="band">{t}</text:p></style:{kind}>'

        def layout(name):
            return (
                f'<style:page-layout style:name="{name}"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="{top}cm" fo:margin-bottom="{bottom}cm" fo:margin-left="{left}cm" fo:margin-right="{right}cm"/>'
                '<style:header-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-bottom="0.3cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.3cm"/></style:footer-style></style:page-layout>'
            )

        masters = (
            (
                '<style:master-page style:name="First" style:page-layout-name="pm" style:next-style-name="Standard"/>'
                if self.bare
                else ""
            )
            + f'<style:master-page style:name="Standard" style:page-layout-name="pm">{furniture("header", self.header)}{furniture("footer", self.footer)}</style:master-page>'
        )
        start = (
            '<style:style style:name="start" style:family="paragraph" style:master-page-name="%s"><style:text-properties fo:font-size="2pt"/></style:style>'
            % ("First" if self.bare else "Standard")
        )
        border = 'fo:border="0.5pt solid #333333" fo:padding="0.1cm"'
        return "\n".join(
            [
                f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {NS} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">',
                f"<office:meta><dc:title>{escape(self.doc_title)}</dc:title><meta:creation-date>2022-01-01T00:00:00</meta:creation-date><dc:date>2022-01-01T00:00:00</dc:date></office:meta>",
                f'<office:font-face-decls><style:font-face style:name="F" svg:font-family="\'{self.font}\'"/></office:font-face-decls>',
                f'<office:styles><style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2"/><style:text-properties style:font-name="F" fo:font-size="{self.size}pt" fo:language="fr" fo:country="FR" fo:hyphenate="false"/></style:default-style></office:styles>',
                "<office:automatic-styles>",
                start,
                '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>',
                f'<text:list-style style:name="L"><text:list-level-style-bullet text:level="1" text:bullet-char="{self.bullet}"><style:list-level-properties text:space-before="0.5cm" text:min-label-width="0.5cm"/><style:text-properties style:font-name="F"/></text:list-level-style-bullet></text:list-style>',
                f'<style:style style:name="N" style:family="table-cell"><style:table-cell-properties {border}/></style:style><style:style style:name="H" style:family="table-cell"><style:table-cell-properties {border} fo:background-color="#e3e8f1"/></style:style><style:style style:name="F" style:family="table-cell"><style:table-cell-properties fo:border="none" fo:padding="0.1cm"/></style:style>',
                layout("pm"),
                *self.styles,
                "</office:automatic-styles>",
                f"<office:master-styles>{masters}</office:master-styles>",
                '<office:body><office:text><text:p text:style-name="start"/>',
                *self.body,
                "</office:text></office:body></office:document>",
            ]
        )
