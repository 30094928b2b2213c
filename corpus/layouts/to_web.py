"""HTML for the two producers that print web pages: Chromium (with its own stamps) and WeasyPrint."""

import datetime
import functools
import http.server
import re
import subprocess
import tempfile
import threading
from html import escape
from pathlib import Path

from content import NOTE, columns_of, spans_of

COMMON = """
body { font: 11pt/1.35 "Liberation Serif"; } h1 { font-size: 17pt; } h2 { font-size: 13pt; }
.right { text-align: right; } .centre { text-align: center; }
.spaced { letter-spacing: .35em; text-transform: uppercase; font-weight: bold; }
table { border-collapse: collapse; width: 100%; font-size: 9.5pt; }
.ruled td, .ruled th { border: 1px solid #333; padding: 4px; }
.none td, .none th { padding: 3px; text-align: left; }
.box { border: 1px solid #557; padding: 8px; margin: 10px 0; } .box p { margin: 2px 0; }
.sign { display: flex; gap: 2em; }
"""
CHROMIUM = """
main { margin-left: 150px; } .side { position: absolute; left: 8px; top: 90px; width: 125px; font-size: 9pt; }
.side p { margin: 2px 0; } ul ul { list-style-type: circle; } table { margin-left: -140px; width: calc(100% + 140px); }
"""
WEASYPRINT = """
@page { size: A4; margin: 2.2cm 1.8cm; @top-left { content: "%(header)s"; font-size: 8pt; }
  @bottom-left { content: "%(footer)s"; font-size: 8pt; } @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }
.cols { columns: 2; column-gap: 1cm; text-align: justify; hyphens: auto; font-size: 12pt; line-height: 1.5; }
.item { padding-left: 1.4em; text-indent: -1.2em; margin: 3px 0; } .d1 { margin-left: 1.4em; }
.note { float: footnote; font-size: 8.5pt; text-indent: 0; hyphens: none; }
h2 { text-align: left; hyphens: none; }
"""


def html_of(meta, blocks, css, real_lists):
    out, depth = [], 0

    def inline(text):
        return NOTE.sub(lambda m: f'<span class="note">{m[1]}</span>', escape(text, quote=False))

    for block in blocks:
        want = block.level + 1 if block.kind == "item" and real_lists else 0
        if depth < want:
            out.append("<ul>" * (want - depth))
        elif depth > want:
            out.append("</ul>" * (depth - want))
        depth = want
        text = inline(block.text)
        if block.kind == "heading":
            out.append(f"<h{block.level}>{text}</h{block.level}>")
        elif block.kind == "item":
            out.append(
                f"<li>{text}</li>"
                if real_lists
                else f'<div class="item d{block.level}">{block.mark} {text}</div>'
            )
        elif block.kind in ("p", "right", "centre", "spaced"):
            out.append(f'<p class="{block.kind}">{text}</p>')
        elif block.kind in ("box", "side"):
            lines = "".join(f"<p>{inline(line)}</p>" for line in block.lines)
            out.append(f'<div class="{block.kind}">{lines}</div>')
        elif block.kind == "sign":
            columns = ("<br>".join(map(inline, column)) for column in columns_of(block))
            out.append('<div class="sign">' + "".join(f"<div>{c}</div>" for c in columns) + "</div>")
        elif block.kind == "columns":
            out.append('<div class="cols">')
        elif block.kind == "end":
            out.append("</div>")
        elif block.kind == "table":
            out.append(_table(block))
    style = f"<style>{COMMON}{css % meta if 'header' in meta else css}</style>"
    head = f'<meta charset="utf-8"><title>{escape(meta["title"])}</title>{style}'
    return (
        f'<!doctype html><html lang="fr"><head>{head}</head><body><main>{"".join(out)}</main></body></html>'
    )


def _table(block):
    head, rows = int(block.options["head"]), {}
    for cell in spans_of(block):
        name = "th" if cell.row < head else "td"
        rows.setdefault(cell.row, []).append(
            f'<{name} rowspan="{cell.rows}" colspan="{cell.columns}">{escape(cell.text)}</{name}>'
        )
    lines = [f"<tr>{''.join(cells)}</tr>" for _, cells in sorted(rows.items())]
    return (
        f'<table class="{block.options["style"]}"><thead>{"".join(lines[:head])}</thead>'
        f"<tbody>{''.join(lines[head:])}</tbody></table>"
    )


def weasyprint(meta, blocks, out):
    from weasyprint import HTML

    HTML(string=html_of(meta, blocks, WEASYPRINT, False)).write_pdf(out, pdf_identifier=b"0" * 16)


def chromium(meta, blocks, out):
    """Printed from a local server under a made-up name, so that the stamp shows an address of the web."""
    with tempfile.TemporaryDirectory() as folder:
        page = html_of(meta, blocks, CHROMIUM, True)
        (Path(folder) / "contrat-enfance.html").write_text(page, encoding="utf-8")
        handler = functools.partial(Quiet, directory=folder)
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            subprocess.run(
                [
                    "chromium",
                    "--headless=new",
                    "--no-sandbox",
                    "--lang=fr",
                    f"--user-data-dir={folder}/profile",
                    f"--host-resolver-rules=MAP www.ardeche.example 127.0.0.1:{server.server_port}",
                    f"--print-to-pdf={out}",
                    "http://www.ardeche.example/contrat-enfance.html",
                ],
                check=True,
                capture_output=True,
            )
            server.shutdown()
    data = Path(out).read_bytes()
    stamp = datetime.datetime.now(datetime.UTC).strftime("D:%Y")
    data = re.sub(rb"D:\d{14}(?=[+'])", b"D:20220101000000", data)
    assert stamp.encode() not in data
    Path(out).write_bytes(data)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass
