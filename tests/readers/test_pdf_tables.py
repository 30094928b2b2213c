"""The quick paths of the table finder say what pdfplumber's own functions say."""

import random
from itertools import pairwise

import pytest
from pdfplumber.table import edges_to_intersections, intersections_to_cells, merge_edges

from extractor.readers.pdf_tables import cells_between


def edge(x0: float, top: float, x1: float, bottom: float) -> dict[str, object]:
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


def edges(made: random.Random) -> list[dict[str, object]]:
    """Lines of a grid of which some parts are missing, moved by less than the tolerance, or said twice."""
    xs = sorted(made.sample(range(0, 500, 20), made.randint(2, 7)))
    ys = sorted(made.sample(range(0, 700, 15), made.randint(2, 9)))
    found = []
    for x in xs:
        for top, bottom in pairwise(ys):
            if made.random() < 0.85:
                shift = made.choice([0, 0, 0.4, 1.5])
                found.append(edge(x + shift, top, x + shift, bottom))
    for y in ys:
        for left, right in pairwise(xs):
            if made.random() < 0.85:
                found.extend([edge(left, y, right, y)] * made.choice([1, 1, 2]))
    return found


@pytest.mark.parametrize("seed", range(60))
def test_cells_are_those_of_pdfplumber(seed: int) -> None:
    merged = merge_edges(edges(random.Random(seed)), 3, 3, 3, 3)
    intersections = edges_to_intersections(merged, 3, 3)
    assert cells_between(intersections) == intersections_to_cells(intersections)
