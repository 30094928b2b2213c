"""A dataset folder as one HTML page that needs nothing else: what it says, and how sure it is of it.

`render(read_folder(out), …)` gives the page. Pictures are tables, CSS grids and SVG made here: a heat map and
a map of tiles are grids, which HTML does best and screen readers understand; all style and script are a tenth
of what a library of charts alone would weigh. Every number links to the facts that it counts, on the page.
"""

from extractor.report.reading import Folder, read_folder
from extractor.report.rendering import render, require
from extractor.report.words import Words, words

__all__ = ["Folder", "Words", "read_folder", "render", "require", "words"]
