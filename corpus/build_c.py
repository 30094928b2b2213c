#!/usr/bin/env python3
"""Rebuild the documents whose sources are in sources/e: python corpus/build_c.py [STEM…]

The sources, tools and fixed dates are as for build_b.py.
"""

import sys
from pathlib import Path

from build_b import build

SOURCES = Path(__file__).resolve().parent / "sources" / "e"

if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sources = {path.stem: path for path in sorted(SOURCES.iterdir()) if path.suffix in (".typ", ".py")}
    unknown = set(sys.argv[1:]) - set(sources)
    if unknown:
        sys.exit(f"build_c: no source for {', '.join(sorted(unknown))}; there are: {', '.join(sources)}")
    for stem in sys.argv[1:] or sources:
        build(sources[stem])
        print(stem)
