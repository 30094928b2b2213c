#!/usr/bin/env python3
"""Rebuild the documents whose sources are in sources/d: python corpus/build_d.py [STEM…]

The producers are build_b's: NAME.html is printed by Chromium, NAME.typ set by Typst, NAME.py written with
python-docx and kept (PRODUCER "docx") or printed by LibreOffice ("libreoffice").
"""

import sys

sys.dont_write_bytecode = True

from build_b import HERE, build  # noqa: E402  no bytecode of it in the corpus

if __name__ == "__main__":
    folder = HERE / "sources" / "d"
    sources = {p.stem: p for p in sorted(folder.iterdir()) if p.suffix in (".html", ".typ", ".py")}
    unknown = set(sys.argv[1:]) - set(sources)
    if unknown:
        sys.exit(f"build_d: no source for {', '.join(sorted(unknown))}; there are: {', '.join(sources)}")
    for stem in sys.argv[1:] or sources:
        build(sources[stem])
        print(stem)
