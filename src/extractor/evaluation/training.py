"""Confidence from gold and labelled examples: what `extractor train` writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractor.dataset import Dataset
from extractor.evaluation.gold import Gold, digest
from extractor.evaluation.matching import same_action
from extractor.evaluation.measuring import measure_rules
from extractor.linking import measure_links
from extractor.model import Result
from extractor.rules import Confidence, LabelledExample, Rules


def train_confidence(
    rules: Rules,
    dataset: Dataset,
    results: Iterable[Result],
    gold: Sequence[Gold],
    examples: Sequence[LabelledExample],
) -> Confidence:
    """Measured precision of every rule on the documents of `gold`, of links also on `examples`."""
    stems = {str(row["document_id"]): _stem(str(row["source"])) for row in dataset.rows["documents"]}
    wanted = {document.stem: document for document in gold}
    found = [result for result in results if stems.get(result.document.id) in wanted]
    labelled = [*examples, *_labelled(found, {r.document.id: wanted[stems[r.document.id]] for r in found})]
    return Confidence.model_validate(
        {
            "facts": measure_rules(dataset.mentions, gold, stems),
            "links": measure_links(rules, labelled),
            "measured_on": {
                "documents": len(found),
                "gold": digest(gold),
                "actions": len(labelled) - len(examples),
                "examples": len(examples),
            },
        }
    )


def changes(before: Confidence, after: Confidence) -> list[str]:
    """What got better, worse, new or went, a line each; the largest changes first."""
    lines: list[tuple[float, str]] = []
    old, new = dict(_figures(before)), dict(_figures(after))
    for name in sorted({*old, *new}):
        was, now = old.get(name), new.get(name)
        if was == now:
            continue
        if was is None and now is not None:
            lines.append((0.0, f"new    {name}: {now[0]:.2f} on {now[1]} cases"))
        elif now is None and was is not None:
            lines.append((0.0, f"gone   {name}: {was[0]:.2f} on {was[1]} cases"))
        elif was is not None and now is not None:
            word = "better" if now[0] > was[0] else "worse " if now[0] < was[0] else "same  "
            lines.append(
                (
                    -abs(now[0] - was[0]),
                    f"{word} {name}: {was[0]:.2f} → {now[0]:.2f} on {was[1]} → {now[1]} cases",
                )
            )
    return [line for _, line in sorted(lines)] or ["no confidence changed"]


def _figures(confidence: Confidence) -> Iterator[tuple[str, tuple[float, int]]]:
    for kind, rules in confidence.facts.items():
        for rule in rules:
            yield f"{kind} {rule}", (confidence.fact(kind, rule), confidence.fact_support(kind, rule))
    for bucket in confidence.links:
        yield f"links {bucket}", (confidence.link(bucket), confidence.link_support(bucket))


def _labelled(results: Iterable[Result], gold: Mapping[str, Gold]) -> Iterator[LabelledExample]:
    """The actions found in documents with gold, as they stand there, with the objectives of the gold."""
    for result in sorted(results, key=lambda result: result.document.id):
        left = list(result.actions)
        for wanted in gold[result.document.id].actions:
            hit = next((action for action in left if same_action(wanted, {"text": action.text})), None)
            if hit is None or wanted.optional:
                continue
            left.remove(hit)
            yield LabelledExample(
                text=hit.text,
                must=tuple(str(number) for number in wanted.must),
                may=tuple(str(number) for number in wanted.may),
                commitment=hit.commitment,
                heading=hit.heading,
                stated=hit.objective_stated,
            )


def _stem(source: str) -> str:
    return source.split(" | ")[0].replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
