#!/usr/bin/env python3
"""Rebuild the documents whose sources are in sources/g to m: python corpus/build_e.py [STEM…]

NAME.typ is set by Typst, NAME.py writes a Word document with python-docx, as in build_b.py. Dates
inside the files are fixed, so equal versions of the tools give equal bytes.
"""

import sys

sys.dont_write_bytecode = True

import build_b  # noqa: E402

if __name__ == "__main__":
    sources = {
        p.stem: p
        for folder in "ghijklm"
        for p in sorted((build_b.HERE / "sources" / folder).glob("*"))
        if p.suffix in (".typ", ".py")
    }
    unknown = set(sys.argv[1:]) - set(sources)
    if unknown:
        sys.exit(f"build_e: no source for {', '.join(sorted(unknown))}; there are: {', '.join(sources)}")
    for stem in sys.argv[1:] or sources:
        build_b.build(sources[stem])
        print(stem)
