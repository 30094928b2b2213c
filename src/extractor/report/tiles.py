"""The départements as equal tiles: each near its true neighbours, none larger than another.

A map of true shapes shows mostly the large and empty départements. Here Paris and its ring take eight tiles
of their own, Corsica stands off the coast, and those overseas stand in a row below.
"""

from __future__ import annotations

_METROPOLITAN = """
 .  .  .  .  .  62 59 .  .  .  .
 .  .  .  .  76 80 60 02 08 .  .
 .  .  50 14 27 95 93 51 55 57 67
 29 22 35 61 78 92 75 77 54 88 68
 .  56 53 72 28 91 94 10 52 70 90
 .  44 49 37 41 45 89 21 39 25 .
 .  85 79 86 36 18 58 71 01 74 .
 .  17 16 87 23 03 42 69 38 73 .
 .  33 24 19 15 63 43 07 26 05 .
 .  40 47 46 12 48 30 84 04 06 .
 .  64 32 82 81 34 .  13 83 .  .
 .  .  65 31 11 .  .  .  .  .  2B
 .  .  .  09 66 .  .  .  .  .  2A
"""

_OVERSEAS = """
 971 972 973 974 976 . 975 977 978 . .
"""
"""The five départements and regions, then the collectivities that sign such contracts, on one row."""


def places() -> dict[str, tuple[int, int]]:
    """Code -> row and column of its tile, from 1; a free row parts those overseas from the others."""
    found: dict[str, tuple[int, int]] = {}
    metropolitan = _METROPOLITAN.strip().splitlines()
    for block, first in ((metropolitan, 1), (_OVERSEAS.strip().splitlines(), len(metropolitan) + 2)):
        for row, line in enumerate(block, first):
            for column, code in enumerate(line.split(), 1):
                if code != ".":
                    found[code] = (row, column)
    return found


def extra_places(codes: set[str]) -> dict[str, tuple[int, int]]:
    """Tiles for those of `codes` that have none in the layout, on rows of their own below it."""
    layout = places()
    below = max(row for row, _ in layout.values()) + 1
    width = max(column for _, column in layout.values())
    others = sorted(codes - layout.keys())
    return {code: (below + i // width, 1 + i % width) for i, code in enumerate(others)}
