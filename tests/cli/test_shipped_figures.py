"""What is shipped as measured is what is measured: the README's figures and rules/confidence.json.

`python tests/cli/test_shipped_figures.py` writes the figures, `extractor train` the confidence.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.dataset import Dataset
from extractor.evaluation import as_cells, evaluate, heldout, load_gold
from extractor.linking import Linker, Tally, score
from extractor.pipeline import Pipeline, load
from extractor.rules import load_examples

CHECKOUT = Path(__file__).parents[2]
README = CHECKOUT / "README.md"
MARKED = re.compile(r"(<!-- figures -->\n).*?(<!-- /figures -->)", re.DOTALL)
TABLES = ("departments", "signatories", "dates", "amounts", "actions")
RATES = {
    "document_type.accuracy": "type of document",
    "publication_date.accuracy": "publication date",
    "signatory_party.accuracy": "party of a signatory",
    "amount_payer.accuracy": "payer of an amount",
    "list_role.accuracy": "lists that are no actions",
    "objectives.auto_precision": "objectives accepted: right",
    "objectives.recall": "objectives accepted: of those meant",
}


def measured(pipeline: Pipeline, dataset: Dataset) -> str:
    """The two tables of the README, in Markdown, from the dataset of the corpus."""
    corpus = CHECKOUT / "corpus"
    tables = as_cells(dataset)
    golds, held = load_gold(corpus / "gold"), heldout(corpus / "gold")
    parts = {
        f"all ({len(golds)})": golds,
        f"in view ({len(golds) - len(held)})": [gold for gold in golds if gold.stem not in held],
        f"set apart ({len(held)})": [gold for gold in golds if gold.stem in held],
    }
    figures = [evaluate(tables, gold).figures() for gold in parts.values()]
    lines = [f"| | {' | '.join(parts)} |", "|---|" + "---|" * len(parts)]
    for table in TABLES:
        cells = (
            f"{f[f'{table}.f1']:.3f} ({f[f'{table}.precision']:.2f} / {f[f'{table}.recall']:.2f})"
            for f in figures
        )
        lines.append(f"| {table}: F1 (precision / recall) | {' | '.join(cells)} |")
    for name, words in RATES.items():
        lines.append(f"| {words} | {' | '.join(f'{f[name]:.3f}' for f in figures)} |")
    rules = pipeline.rules
    linker = Linker(rules)
    actions, signatories = (
        (left_out.pop("marked"), Tally(**left_out))
        for left_out in (dict(rules.confidence.measured_on[kind]) for kind in ("actions", "signatories"))
    )
    lines += [
        "",
        f"Actions in the {actions[0]} marked documents of `corpus/marked/people`, each tenth by weights"
        f" learnt from all others: {_said(actions[1])}. Signatories, in the same way, in {signatories[0]}"
        f" that name anybody: {_said(signatories[1])}. They were written to be hard. No rule was written on"
        " them; how much of a clause is told was chosen with errors of theirs in view.",
        "",
        "Wordings of actions that nothing was fitted to; those of `blind`, `unseen`, `fresh` and `later` are"
        " by hands that had seen neither rules nor other examples. By the totals of `blind` what weighs in"
        " was chosen. Settled: accepted for an objective, or as outside them all.",
        "",
        "| examples | settled without a person | right of these | objectives meant that are found |",
        "|---|---|---|---|",
    ]
    for name in ("heldout", "blind", "unseen", "fresh", "later"):
        found = score(linker, load_examples(rules.path, rules.taxonomy, name), pipeline.threshold)
        lines.append(
            f"| `{name}` ({found.examples}) | {found.share:.0%} | {found.settled_precision:.1%} "
            f"| {found.micro.recall:.0%} |"
        )
    return "\n".join(lines) + "\n"


def _said(tally: Tally) -> str:
    return f"F1 {tally.f1:.3f} ({tally.precision:.2f} / {tally.recall:.2f})"


@pytest.mark.no_cover
def test_the_figures_are_those_measured(corpus_dataset: Dataset) -> None:
    found = MARKED.search(README.read_text("utf-8"))
    assert found is not None
    assert found[0] == f"{found[1]}{measured(load(), corpus_dataset)}{found[2]}", (
        f"run: python {Path(__file__).relative_to(CHECKOUT)}"
    )


def test_the_confidence_is_the_one_measured() -> None:
    """In a process of its own, where nobody counts lines: the same weights there take a third of the time."""
    command = [sys.executable, "-m", "extractor", "train", "corpus", "--rules", "rules", "--dry-run"]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert "no confidence changed" in done.stdout, "run: extractor train"


if __name__ == "__main__":
    pipeline = load()
    figures = measured(pipeline, pipeline.dataset(pipeline.run([CHECKOUT / "corpus" / "documents"])))
    text = README.read_text("utf-8")
    README.write_text(MARKED.sub(lambda m: f"{m[1]}{figures}{m[2]}", text), "utf-8")
