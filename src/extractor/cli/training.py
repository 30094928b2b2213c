"""`extractor train`: refit what links actions to objectives, and measure how often each rule is right."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from extractor.evaluation.training import Documents, Trained
    from extractor.linking import Similarity
    from extractor.pipeline import Pipeline
    from extractor.rules import LabelledExample, Rules

CORPUS = Path("corpus")


def train(
    corpus: Annotated[
        Path | None,
        typer.Argument(
            metavar="CORPUS",
            help="Folder with documents/, gold/ and marked/. By default corpus, where there is one.",
        ),
    ] = None,
    rules: Annotated[
        Path | None, typer.Option(help="Folder of rules instead of the one that comes along.")
    ] = None,
    taxonomy: Annotated[str, typer.Option(help="Folder below rules/taxonomies.")] = "snppe-2020",
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Write there instead of into the folder of rules: a copy of it, for --rules DIR later.",
        ),
    ] = None,
    decisions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A decisions.csv: matches that a person settled become examples."),
    ] = None,
    spacy_model: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Measure links with this spaCy pipeline's word vectors too."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace the model even by one that does worse.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print what would change, write nothing.")
    ] = False,
) -> None:
    """Refit classifier and confidence from examples and decisions.

    The examples are those of the taxonomy's folder examples/: dev and train-… teach, calibration measures,
    the others only judge the outcome. What an action is and who signs is learnt from the marked documents and
    from those with gold. Written are confidence.json and the taxonomy's classifier.bin and, with a corpus of
    some size, its actions_learned.json and signatories.json, in the folder of rules or in --out DIR. A model
    that does worse on what was held out is not written.
    """
    from extractor.evaluation.training import (
        DECISIONS,
        all_examples,
        better_and_worse,
        changes,
        compare,
        is_worse,
        linker_of,
    )
    from extractor.evaluation.training import train as refit
    from extractor.linking import Linker, Similarity, load_vectors
    from extractor.linking.learning import Vectors
    from extractor.pipeline import load

    pipeline = load(rules, taxonomy)
    _may_write(pipeline.rules, out, dry_run)
    before = pipeline.rules
    examples = all_examples(before)
    if decisions is not None:
        examples[DECISIONS] = _decided(decisions, before)
        typer.echo(f"{len(examples[DECISIONS])} examples from {decisions}")
    vectors: Vectors | None = None
    if spacy_model:
        nlp, labels = load_vectors(spacy_model), (*before.taxonomy.numbers, "0")

        def vectors(own: object) -> Similarity:
            return Similarity(nlp, own, labels)  # type: ignore[arg-type]

    documents = _documents(corpus, pipeline)
    trained = refit(before, examples, documents, vectors)
    for line in changes(before.confidence, trained.confidence):
        typer.echo(line)
    for kind, learnt in (("actions", trained.actions), ("signatories", trained.signatories)):
        if learnt is not None:
            counts = learnt.tally()
            typer.echo(
                f"{kind} in marked documents, each left out in turn: precision {counts.precision:.3f},"
                f" recall {counts.recall:.3f}, F1 {counts.f1:.3f}"
            )
    old, new = compare(Linker(before), linker_of(before, trained), examples, pipeline.threshold)
    for line in better_and_worse(old, new):
        typer.echo(line)
    if trained.learnt.weights is None:
        typer.echo("too few examples for a classifier: the rules work alone")
    if dry_run:
        typer.echo(f"{_difference(before, trained)} (--dry-run: nothing written)")
        return
    if is_worse(old, new) and not force:
        typer.echo(
            "not written: it does worse on what was held out; --force writes it all the same", err=True
        )
        raise typer.Exit(1)
    _write(before, trained, out)


def _may_write(rules: Rules, out: Path | None, dry_run: bool) -> None:
    from extractor.errors import UsageError

    packaged = Path(__file__).resolve().parents[1] / "_rules"
    if out is None and not dry_run and rules.path.resolve() == packaged:
        raise UsageError(
            "the rules that came with the package stay as they are: give --out DIR, then --rules DIR"
        )
    if out is not None and out.exists() and not (out / "taxonomies").is_dir() and any(out.iterdir()):
        raise UsageError(f"--out {out}: holds something else than rules; give a new folder")


def _documents(corpus: Path | None, pipeline: Pipeline) -> Documents | None:
    """What the rules find in the documents with gold that are not set apart, and in the marked ones.

    Weights of earlier training have no part in it, so that training again gives the same.
    """
    from extractor.evaluation import heldout, load_gold
    from extractor.evaluation.marked import load_marked
    from extractor.evaluation.training import Documents
    from extractor.model import Result

    if corpus is None and not (CORPUS / "gold").is_dir():
        typer.echo("no corpus here: the confidence of facts stays as it was")
        return None
    folder = corpus or CORPUS
    held = heldout(folder / "gold")
    golds = [gold for gold in load_gold(folder / "gold") if gold.stem not in held]
    plain = replace(pipeline, rules=replace(pipeline.rules, learned=None, signatories=None))
    items = list(plain.run([folder / "documents"]))
    results = [item for item in items if isinstance(item, Result)]
    marked = [(plain(document.data), document) for document in load_marked(folder / "marked")]
    return Documents(plain.dataset(items), results, golds, marked)


def _decided(path: Path, rules: Rules) -> tuple[LabelledExample, ...]:
    """The actions whose objectives a person confirmed, corrected or added, each wording once."""
    from extractor.errors import UsageError
    from extractor.model import fold_text
    from extractor.review.decisions import read
    from extractor.rules import OUTSIDE, LabelledExample

    if not path.exists():
        raise UsageError(f"--decisions {path}: no such file")
    log = read(path)
    for line in log.damaged:
        typer.echo(f"{path}:{line}: a decision that cannot be read: it is skipped", err=True)
    found: dict[str, LabelledExample] = {}
    for decision in log.standing():
        if decision.kind != "match" or decision.decision not in ("ok", "value"):
            continue
        numbers = [number for number in decision.value.replace(",", " ").split() if number != OUTSIDE]
        words = " ".join((decision.text or decision.quote).split())
        if words and all(rules.taxonomy.objective(number) for number in numbers):
            example = LabelledExample(
                text=words,
                must=tuple(numbers),
                commitment=decision.commitment,
                heading=decision.heading,
                stated=decision.stated,
            )
            found[fold_text(example.text)] = example
    return tuple(found.values())


def _difference(rules: Rules, trained: Trained) -> str:
    model = rules.model.read_bytes() if rules.model else b""
    weights = trained.learnt.weights
    learned = rules.learned.read_bytes() if rules.learned else b""
    same = trained.confidence == rules.confidence and model == (weights.as_bytes() if weights else b"")
    if trained.actions is not None:
        same = same and learned == trained.actions.learnt.as_bytes()
    if trained.signatories is not None:
        signatories = rules.signatories.read_bytes() if rules.signatories else b""
        same = same and signatories == trained.signatories.learnt.as_bytes()
    return "no confidence changed" if same else "the confidence or the classifier changed"


def _write(rules: Rules, trained: Trained, out: Path | None) -> None:
    from extractor.rules import LEARNED, MODEL, SIGNATORIES
    from extractor.writers.files import write_whole

    folder = out or rules.path
    if out is not None and not (out / "taxonomies").is_dir():
        shutil.copytree(rules.path, out, dirs_exist_ok=True)
    text = json.dumps(trained.confidence.model_dump(), ensure_ascii=False, indent=1, sort_keys=True)
    written = [folder / "confidence.json"]
    write_whole(written[0], (text + "\n").encode())
    model = folder / "taxonomies" / rules.taxonomy.name / MODEL
    if trained.learnt.weights is not None:
        write_whole(model, trained.learnt.weights.as_bytes())
        written.append(model)
    else:
        model.unlink(missing_ok=True)
    if trained.actions is not None:
        written.append(model.with_name(LEARNED))
        write_whole(written[-1], trained.actions.learnt.as_bytes())
    if trained.signatories is not None:
        written.append(folder / SIGNATORIES)
        write_whole(written[-1], trained.signatories.learnt.as_bytes())
    typer.echo("written to " + ", ".join(map(str, written)))
