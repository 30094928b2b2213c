"""Reading PDFs side by side: `python -m benchmarks.reading [--pages N] [--real DIR] [--json FILE] [--write]`.

One process on one core reads the same bytes with each contestant in turn, round after round; the figures are
medians over the rounds of processor time, ratios those of the same round. The machine's noise is in all of
them alike. Nothing here passes or fails: the goals stand beside what was measured.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.accuracy import NOTHING, Score, cells, sequence, without, words_of
from benchmarks.contestants import CONTESTANTS, Contestant, can_all_read
from benchmarks.documents import FOOTER, Source, communique, contract
from benchmarks.memory import peak_of, repeated
from benchmarks.report import Measured, as_text, write_into
from benchmarks.typesetting import typesetters

_MARGIN = [*words_of(FOOTER), "#"]
_CONTRACT_PAGES = 30  # about
README = Path(__file__).with_name("README.md")

Made = tuple[Source, bytes]


def main() -> None:
    """Make the documents, read them, print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--pages", type=int, default=80, help="about so many of each class")
    parser.add_argument("--rounds", type=int, default=5, help="how often each contestant reads them")
    parser.add_argument("--real", type=Path, metavar="DIR", help="PDFs of real producers, below this folder")
    parser.add_argument("--memory-pages", type=int, default=2000, help="0: leave the memory out")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    parser.add_argument("--write", action="store_true", help=f"put the tables into {README.name}")
    args = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})

    made = documents(args.pages)
    measured = Measured(producers=sorted(typesetters()), rounds=args.rounds)
    for name, pairs in made.items():
        scores = {tool.name: accuracy(tool, pairs) for tool in CONTESTANTS if tool.shown}
        measured.words[name] = {tool: score[0] for tool, score in scores.items()}
        measured.cells[name] = {tool: score[1] for tool, score in scores.items()}
        measured.tables[name] = {tool: score[2] for tool, score in scores.items()}
    timed = {name: [data for _, data in pairs] for name, pairs in made.items()}
    if args.real and args.real.is_dir():
        timed["real files"] = real_files(args.real, 2 * args.pages)
    for name, files in timed.items():
        measured.pages[name] = sum(map(page_count, files))
        measured.rounds_of[name] = race(files, args.rounds)
    if args.memory_pages:
        data = repeated(made["contracts, ruled"][0][1], args.memory_pages)
        measured.memory = (args.memory_pages, peak_of(data))
    print(as_text(measured))
    if args.json:
        args.json.write_text(json.dumps(measured.plain(), ensure_ascii=False, indent=1) + "\n", "utf-8")
    if args.write:
        write_into(README, as_text(measured))


def documents(pages: int) -> dict[str, list[Made]]:
    """The invented documents of each class, about `pages` pages each, from every producer of this machine."""
    setters = typesetters()
    short = max(1, pages // (2 * len(setters)))
    long = max(1, round(pages / (_CONTRACT_PAGES * len(setters))))
    classes: Mapping[str, Sequence[Source]] = {
        "communiqués": [communique(number) for number in range(short)],
        "two columns": [communique(number, columns=True) for number in range(short)],
        "contracts, ruled": [contract(number) for number in range(long)],
        "contracts, borderless": [contract(number, ruled=False) for number in range(long)],
    }
    return {
        name: [pair for typeset in setters.values() for pair in zip(sources, typeset(sources), strict=True)]
        for name, sources in classes.items()
    }


def real_files(folder: Path, pages: int) -> list[bytes]:
    """Up to `pages` pages of the files below `folder` that every contestant reads, none above 40."""
    chosen: list[bytes] = []
    for path in sorted(folder.rglob("*.pdf")):
        data = path.read_bytes()
        if pages > 0 and can_all_read(data) and page_count(data) <= 40:
            chosen.append(data)
            pages -= page_count(data)
    return chosen


def page_count(data: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    count = len(document)
    document.close()
    return count


def accuracy(contestant: Contestant, pairs: Sequence[Made]) -> tuple[Score, Score, int]:
    """Words in order, cells, and the number of tables found, over all documents."""
    words, grid, tables = NOTHING, NOTHING, 0
    assert contestant.shown is not None
    for source, data in pairs:
        reading = contestant.shown(contestant.read(data))
        words = words.plus(sequence(source.words(), without(reading.words, _MARGIN)))
        grid = grid.plus(cells(source.tables(), reading.tables))
        tables += len(reading.tables)
    return words, grid, tables


def race(files: Sequence[bytes], rounds: int) -> dict[str, list[float]]:
    """Pages a second of each contestant, a figure a round."""
    pages = sum(map(page_count, files))
    speeds: dict[str, list[float]] = {contestant.name: [] for contestant in CONTESTANTS}
    for contestant in CONTESTANTS:  # once unmeasured: what is loaded and filled on first use
        contestant.read(files[0])
    for number in range(rounds):
        order = CONTESTANTS if number % 2 == 0 else CONTESTANTS[::-1]
        for contestant in order:
            gc.collect()
            start = time.process_time()
            for _ in range(contestant.turns):
                for data in files:
                    contestant.read(data)
            speeds[contestant.name].append(pages * contestant.turns / (time.process_time() - start))
    return speeds


if __name__ == "__main__":
    main()
