#!/usr/bin/env python3
"""Rebuild the documents whose sources are in sources/f: python corpus/build_d.py [STEM…]

NAME.typ is set by Typst as a PDF; NAME.py writes a Word document with python-docx.
Dates inside the files are fixed, so equal versions of the tools give equal bytes.
"""

import datetime
import runpy
import subprocess
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES, DOCUMENTS = HERE / "sources" / "f", HERE / "documents"
EPOCH = 1640995200  # 1 January 2022


def build_docx(write, out):
    import docx

    d = docx.Document()
    p = d.core_properties
    p.author, p.comments = "", ""
    p.created = p.modified = datetime.datetime(2022, 1, 1)
    write(d)
    d.save(out)
    with zipfile.ZipFile(out) as z:
        parts = [(i.filename, z.read(i)) for i in z.infolist()]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in parts:
            z.writestr(zipfile.ZipInfo(name, (2022, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


def build_pdf(source, out):
    import typst

    fonts = subprocess.run(["fc-match", "-f", "%{file}", "Liberation Sans"], capture_output=True, check=True)
    folder = str(Path(fonts.stdout.decode()).parent)
    typst.compile(str(source), output=str(out), font_paths=[folder], timestamp=EPOCH)


def build(source):
    if source.suffix == ".typ":
        build_pdf(source, DOCUMENTS / f"{source.stem}.pdf")
    else:
        build_docx(runpy.run_path(str(source))["write"], DOCUMENTS / f"{source.stem}.docx")


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sources = {path.stem: path for path in sorted(SOURCES.iterdir()) if path.suffix in (".typ", ".py")}
    unknown = set(sys.argv[1:]) - set(sources)
    if unknown:
        sys.exit(f"build_d: no source for {', '.join(sorted(unknown))}; there are: {', '.join(sources)}")
    for stem in sys.argv[1:] or sources:
        build(sources[stem])
        print(stem)
