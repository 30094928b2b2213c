#!/usr/bin/env python3
"""Rebuild the documents whose sources are in sources/b, c and d: python corpus/build_b.py [STEM…]

NAME.html is printed by Chromium, NAME.typ set by Typst; NAME.py writes a Word document with
python-docx, which is kept as it is (PRODUCER "docx") or printed by LibreOffice ("libreoffice").
Dates inside the files are fixed, so equal versions of the tools give equal bytes.
"""

import datetime
import os
import re
import runpy
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDERS, DOCUMENTS = [HERE / "sources" / name for name in "bcd"], HERE / "documents"
EPOCH = "1640995200"  # 1 January 2022


def fix_pdf(path):
    """Put a fixed hour and identifier, of the same length, where the printer stamps its own."""
    b = path.read_bytes()
    b = re.sub(rb"(/(?:CreationDate|ModDate) ?\(D:)\d{14}", rb"\g<1>20220101000000", b)
    b = re.sub(rb"<[0-9A-Fa-f]{32}>(?=\s*(?:<[0-9A-Fa-f]{32}>\s*)?\])", b"<" + b"0" * 32 + b">", b)
    b = re.sub(rb"/DocChecksum /[0-9A-F]{32}", b"/DocChecksum /" + b"0" * 32, b)
    path.write_bytes(b)


def run(*command):
    subprocess.run(
        command,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"SOURCE_DATE_EPOCH": EPOCH},
    )


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


def build(source):
    out = DOCUMENTS / f"{source.stem}.pdf"
    with tempfile.TemporaryDirectory() as td:
        if source.suffix == ".html":
            run(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                f"--user-data-dir={td}",
                "--no-pdf-header-footer",
                f"--print-to-pdf={out}",
                source.as_uri(),
            )
            fix_pdf(out)
        elif source.suffix == ".typ":
            import typst

            fonts = subprocess.run(
                ["fc-match", "-f", "%{file}", "Liberation Sans"], capture_output=True, check=True
            )
            folder = str(Path(fonts.stdout.decode()).parent)
            typst.compile(str(source), output=str(out), font_paths=[folder], timestamp=int(EPOCH))
        else:
            m = runpy.run_path(str(source))
            if m["PRODUCER"] == "docx":
                build_docx(m["write"], DOCUMENTS / f"{source.stem}.docx")
                return
            word = Path(td) / f"{source.stem}.docx"
            build_docx(m["write"], word)
            run(
                "soffice",
                f"-env:UserInstallation=file://{td}/profile",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                f"{td}/pdf",
                str(word),
            )
            made = Path(td) / "pdf" / out.name
            fix_pdf(made)
            shutil.copyfile(made, out)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    found = (path for folder in FOLDERS for path in sorted(folder.iterdir()))
    sources = {path.stem: path for path in found if path.suffix in (".html", ".typ", ".py")}
    unknown = set(sys.argv[1:]) - set(sources)
    if unknown:
        sys.exit(f"build_b: no source for {', '.join(sorted(unknown))}; there are: {', '.join(sources)}")
    for stem in sys.argv[1:] or sources:
        build(sources[stem])
        print(stem)
