#!/usr/bin/env python3
"""Rebuild the documents of the corpus that are typeset: python corpus/build.py [STEM…]

The sources are in sources/: NAME.typ is set by Typst, NAME.html printed by Chromium; NAME.py has a function
`write` and says in PRODUCER what makes a document of it: `docx` (python-docx, kept as it is), `libreoffice`
(the same, printed by LibreOffice), `odt` (flat ODT, printed by LibreOffice) or `reportlab`.
Plain text, Markdown and HTML documents have no source: they are what they are.

Built files are committed. Dates inside them are fixed, so that a rebuild with the same versions gives the same
bytes (LibreOffice: the same text and layout). Needs the extra `corpus`, fontconfig and the Liberation fonts;
`soffice` or `chromium` only for what they print.
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
SOURCES, DOCUMENTS = HERE / "sources", HERE / "documents"
DAY = datetime.datetime(2022, 1, 1, tzinfo=datetime.UTC)
EPOCH = int(DAY.timestamp())


def font_folder():
    """Where this machine keeps the Liberation fonts, as fontconfig says."""
    found = subprocess.run(
        ["fc-match", "-f", "%{file}", "Liberation Serif:style=Regular"], capture_output=True, text=True
    ).stdout
    if not found.endswith("LiberationSerif-Regular.ttf"):
        sys.exit("build: the Liberation fonts are not installed (package fonts-liberation)")
    return str(Path(found).parent)


def run(program, *options):
    """Run a program of the system; says which one is missing."""
    if not shutil.which(program):
        sys.exit(f"build: {program} is not on PATH; install it or name other stems")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([program, *options], check=True, timeout=300, **quiet)


def fix_pdf(path):
    """Put a fixed hour and identifier, of the same length, where the printer stamps its own."""
    b = path.read_bytes()
    b = re.sub(rb"(/(?:CreationDate|ModDate) ?\(D:)\d{14}", rb"\g<1>20220101000000", b)
    b = re.sub(rb"<[0-9A-Fa-f]{32}>(?=\s*(?:<[0-9A-Fa-f]{32}>\s*)?\])", b"<" + b"0" * 32 + b">", b)
    b = re.sub(rb"/DocChecksum /[0-9A-F]{32}", b"/DocChecksum /" + b"0" * 32, b)
    path.write_bytes(b)


def write_docx(write, out):
    """Write a python-docx document with fixed dates, inside and on the members of the archive."""
    import docx

    document = docx.Document()
    properties = document.core_properties
    properties.author, properties.comments = "", ""
    properties.created = properties.modified = DAY.replace(tzinfo=None)
    write(document)
    document.save(out)
    with zipfile.ZipFile(out) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(zipfile.ZipInfo(name, DAY.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)


def print_office(file, out):
    """Print a document of a word processor with LibreOffice."""
    profile = f"-env:UserInstallation=file://{file.parent}/profile"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(file.parent), str(file))
    shutil.copyfile(file.with_suffix(".pdf"), out)
    fix_pdf(out)


def build(source):
    """Make the document of a source."""
    out = DOCUMENTS / f"{source.stem}.pdf"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if source.suffix == ".typ":
            import typst

            typst.compile(str(source), output=str(out), font_paths=[font_folder()], timestamp=EPOCH)
            return
        if source.suffix == ".html":
            options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
            run(
                "chromium",
                *options,
                f"--user-data-dir={folder}",
                f"--print-to-pdf={out}",
                source.as_uri(),
            )
            fix_pdf(out)
            return
        module = runpy.run_path(str(source))
        producer, write = module["PRODUCER"], module["write"]
        if producer == "docx":
            write_docx(write, out.with_suffix(".docx"))
        elif producer == "libreoffice":
            write_docx(write, folder / f"{source.stem}.docx")
            print_office(folder / f"{source.stem}.docx", out)
        elif producer == "odt":
            from flat_odt import Odt

            (folder / f"{source.stem}.fodt").write_text(write(Odt).xml(), encoding="utf-8")
            print_office(folder / f"{source.stem}.fodt", out)
        elif producer == "reportlab":
            from reportlab import rl_config

            rl_config.invariant = 1
            write(out, font_folder())
        else:
            sys.exit(f"build: {source.name} has a PRODUCER that is not known: {producer}")


def main(stems):
    """Build the named documents, or all; an unknown name is an error."""
    os.environ["SOURCE_DATE_EPOCH"] = str(EPOCH)
    sources = {
        path.stem: path for path in sorted(SOURCES.iterdir()) if path.suffix in (".html", ".typ", ".py")
    }
    unknown = set(stems) - set(sources)
    if unknown:
        sys.exit(f"build: no source for {', '.join(sorted(unknown))}; there are: {', '.join(sources)}")
    for stem in stems or sources:
        build(sources[stem])
        print(stem)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    main(sys.argv[1:])
