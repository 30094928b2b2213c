"""The grid finder says what pdfplumber's own functions say."""

import random
from fractions import Fraction
from itertools import pairwise

import pytest
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from extractor.readers.pdf_grid import grids_between

Line = tuple[float, float, float, float]


def edge(line: Line) -> dict[str, object]:
    # Fractions: with floats, pdfplumber's snapped lines differ in their last digit, and are not joined.
    x0, top, x1, bottom = map(Fraction, line)
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": "h" if top == bottom else "v",
        "object_type": "line",
    }


def lines(made: random.Random) -> list[Line]:
    """Lines of a grid of which some parts are missing, moved by less than the tolerance, or said twice."""
    xs = sorted(made.sample(range(0, 500, 20), made.randint(2, 7)))
    ys = sorted(made.sample(range(0, 700, 15), made.randint(2, 9)))
    found: list[Line] = []
    for x in xs:
        for top, bottom in pairwise(ys):
            if made.random() < 0.85:
                shift = made.choice([0, 0, 0.4, 1.5])
                found.append((x + shift, top, x + shift, bottom))
    for y in ys:
        for left, right in pairwise(xs):
            if made.random() < 0.85:
                found.extend([(left, y, right - made.choice([0, 0, 2.5, 8]), y)] * made.choice([1, 1, 2]))
    made.shuffle(found)
    return found


@pytest.mark.parametrize("seed", range(80))
def test_grids_are_those_of_pdfplumber(seed: int) -> None:
    found = lines(random.Random(seed))
    merged = list(merge_edges([edge(line) for line in found], 3, 3, 3, 3))
    merged = [e for e in merged if max(e["x1"] - e["x0"], e["bottom"] - e["top"]) >= 3]
    theirs = cells_to_tables(intersections_to_cells(edges_to_intersections(merged, 3, 3)))
    ours = [grid for grid in grids_between(found) if len(grid) > 1]
    assert rounded(ours) == rounded(theirs)


def rounded(grids: list[list[Line]]) -> list[list[tuple[float, ...]]]:
    return sorted(sorted(tuple(round(float(edge), 6) for edge in cell) for cell in grid) for grid in grids)


def test_few_lines_or_parallel_ones_enclose_nothing() -> None:
    assert grids_between([]) == []
    assert grids_between([(0, 0, 10, 0)] * 3) == []
    assert grids_between([(0, y, 100, y) for y in range(0, 50, 10)]) == []
    assert grids_between([(x, 0, x, 100) for x in range(0, 50, 10)]) == []
