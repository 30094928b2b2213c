#!/usr/bin/env python3
"""Rebuild the documents whose sources are in sources/c: python corpus/build_c.py [STEM…]

The kinds of source are those of build_b.py, which does the work: .html by Chromium, .typ by Typst, .py by
python-docx (PRODUCER "docx") or by LibreOffice ("libreoffice").
"""

import sys

import build_b

SOURCES = build_b.HERE / "sources" / "c"

if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sources = {p.stem: p for p in sorted(SOURCES.iterdir()) if p.suffix in (".html", ".typ", ".py")}
    unknown = set(sys.argv[1:]) - set(sources)
    if unknown:
        sys.exit(f"build_c: no source for {', '.join(sorted(unknown))}; there are: {', '.join(sources)}")
    for stem in sys.argv[1:] or sources:
        build_b.build(sources[stem])
        print(stem)
