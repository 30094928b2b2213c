#!/usr/bin/env python3
"""Rebuild the word-processor and printed documents whose sources are in sources/a.

    python corpus/build_a.py            all of them
    python corpus/build_a.py STEM…      only these stems

A source is NAME.html, printed to PDF by Chromium, or NAME.py with a function `write(document)` that
fills a python-docx document; its FORMAT says what is kept, `docx` or `pdf` (through `soffice`).
Dates inside the built files are fixed, so that equal versions give the same text and layout.

Needs: python-docx (pip), soffice and chromium on PATH, the Liberation fonts.
"""

import datetime
import re
import runpy
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES, DOCUMENTS = HERE / "sources" / "a", HERE / "documents"
DAY = datetime.datetime(2022, 1, 1)


def tool(*names):
    """The first of these programs on PATH; says which is missing and stops otherwise."""
    found = next((shutil.which(n) for n in names if shutil.which(n)), None)
    if not found:
        sys.exit(f"build_a: {names[0]} is not on PATH")
    return found


def fix_pdf_dates(path):
    """Put fixed dates and identifiers of the same length, so that the offsets in the file hold."""
    b = path.read_bytes()
    b = re.sub(
        rb"/(CreationDate|ModDate)( ?)\(D:\d{14}", lambda m: b"/" + m[1] + m[2] + b"(D:20220101000000", b
    )
    b = re.sub(rb"/ID ?\[[^\]]*\]", lambda m: re.sub(rb"[0-9A-F]{32}", b"0" * 32, m[0]), b)
    b = re.sub(rb"/DocChecksum /[0-9A-F]{32}", b"/DocChecksum /" + b"0" * 32, b)
    path.write_bytes(b)


def print_html(source, out):
    """Print a page of HTML as a browser does, with neither address nor date in the margins."""
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run(
        [tool("chromium", "google-chrome"), *options, f"--print-to-pdf={out}", source.as_uri()],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=120,
    )
    fix_pdf_dates(out)


def build_docx(write, out):
    """Write a python-docx document with fixed dates, inside and on the members of the archive."""
    import docx

    document = docx.Document()
    p = document.core_properties
    p.author, p.comments, p.created, p.modified = "", "", DAY, DAY
    write(document)
    document.save(out)
    with zipfile.ZipFile(out) as z:
        parts = [(i.filename, z.read(i)) for i in z.infolist()]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in parts:
            z.writestr(zipfile.ZipInfo(name, (2022, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


def build_pdf(stem, write, folder):
    """Write the word-processor document, export it with LibreOffice and keep the PDF."""
    build_docx(write, folder / f"{stem}.docx")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        [
            tool("soffice"),
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(folder / f"{stem}.docx"),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    fix_pdf_dates(folder / f"{stem}.pdf")
    shutil.copyfile(folder / f"{stem}.pdf", DOCUMENTS / f"{stem}.pdf")


def main(stems):
    """Build the named documents, or all; an unknown name is an error."""
    sources = {p.stem: p for p in sorted(SOURCES.iterdir()) if p.suffix in (".py", ".html")}
    unknown = set(stems) - set(sources)
    if unknown:
        sys.exit(f"build_a: no source for {', '.join(sorted(unknown))}; there are: {', '.join(sources)}")
    for stem in stems or sources:
        path = sources[stem]
        if path.suffix == ".html":
            print_html(path, DOCUMENTS / f"{stem}.pdf")
        else:
            module = runpy.run_path(str(path))
            if module["FORMAT"] == "docx":
                build_docx(module["write"], DOCUMENTS / f"{stem}.docx")
            else:
                with tempfile.TemporaryDirectory() as td:
                    build_pdf(stem, module["write"], Path(td))
        print(stem)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    main(sys.argv[1:])
