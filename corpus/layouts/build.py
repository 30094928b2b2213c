#!/usr/bin/env python3
"""Six documents with difficult pages, by six producers: python corpus/layouts/build.py [STEM…]

From sources/ (see content.py) to documents/*.pdf and text/*.txt, which say the same: the gold is one for both.
Needs LibreOffice, Chromium, the Liberation and DejaVu fonts, and of PyPI typst, weasyprint, reportlab, fpdf2
(and fonttools, which comes with it). Equal versions give equal bytes, but for Chromium, which prints the
hour on the page: that document is kept as it was once made, unless its name is given.
"""

import sys
from pathlib import Path

from content import load, whole_text_of
from to_fpdf2 import fpdf2
from to_libreoffice import libreoffice
from to_reportlab import reportlab
from to_typst import typst
from to_web import chromium, weasyprint

HERE = Path(__file__).resolve().parent
PRODUCERS = {
    "chromium": chromium,
    "fpdf2": fpdf2,
    "libreoffice": libreoffice,
    "reportlab": reportlab,
    "typst": typst,
    "weasyprint": weasyprint,
}


def main(stems):
    for path in sorted((HERE / "sources").glob("*.txt")):
        if stems and path.stem not in stems:
            continue
        meta, blocks = load(path)
        out = HERE / "documents" / f"{path.stem}.pdf"
        if meta["producer"] != "chromium" or path.stem in stems or not out.exists():
            PRODUCERS[meta["producer"]](meta, blocks, out)
        text = whole_text_of(meta, blocks)
        (HERE / "text" / f"{path.stem}.txt").write_text(text, encoding="utf-8")
        print(out.name, out.stat().st_size)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    main(sys.argv[1:])
