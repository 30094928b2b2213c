"""What is found in the marked documents: `python -m benchmarks.marked [--errors] [PREFIX…]`.

Actions and signatories against the marks of `corpus/marked`, one line for each author (the first word of a
file's name). The weights learnt of actions and signatories are fitted on these documents too, so `--rules`
measures the rules without them.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from extractor import pipeline
from extractor.dataset.cells import cell
from extractor.evaluation.marked import load_marked
from extractor.evaluation.matching import Matched, pair, same_action, same_person

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Read, compare, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.marked", description=__doc__)
    parser.add_argument("prefixes", nargs="*", metavar="PREFIX", help="only files that begin so")
    parser.add_argument("--errors", action="store_true", help="list what is missed and spurious")
    parser.add_argument("--rules", action="store_true", help="without what is weighed by learnt traits")
    args = parser.parse_args()
    loaded = pipeline.load()
    if args.rules:
        loaded = replace(loaded, rules=replace(loaded.rules, learned=None, signatories=None))
    totals: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for marked in load_marked(ROOT / "corpus" / "marked"):
        name = marked.gold.file
        if args.prefixes and not name.startswith(tuple(args.prefixes)):
            continue
        result = loaded(marked.data)
        rows = loaded.dataset([result]).rows
        for kind, wanted, same in (
            ("actions", marked.gold.actions, same_action),
            ("signatories", marked.gold.signatories, same_person),
        ):
            found = [{key: cell(value) for key, value in row.items()} for row in rows[kind]]
            matched = pair(wanted, found, same)
            for who in (name.split("_")[0], "all"):
                count = totals[kind, who]
                count[0] += matched.found
                count[1] += len(matched.missed)
                count[2] += len(matched.spurious)
            if args.errors:
                _errors(name, kind, matched)
    print(f"{'':24} precision  recall     F1  right missed spurious")
    for (kind, who), (right, missed, spurious) in sorted(totals.items()):
        precision, recall = right / max(1, right + spurious), right / max(1, right + missed)
        f1 = 2 * right / max(1, 2 * right + missed + spurious)
        print(
            f"{kind:12} {who:12} {precision:8.3f} {recall:7.3f} {f1:6.3f} {right:6} {missed:6} {spurious:8}"
        )


def _errors(name: str, kind: str, matched: Matched) -> None:  # type: ignore[type-arg]
    for wanted in matched.missed:
        print(f"{name}: {kind} missed: {getattr(wanted, 'text', '') or wanted.name}")
    for row in matched.spurious:
        print(f"{name}: {kind} spurious: {row.get('text') or row.get('name')} [{row.get('rule')}]")


if __name__ == "__main__":
    main()
