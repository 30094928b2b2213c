"""Confidence from gold and labelled examples: what `extractor train` writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractor.dataset import Dataset
from extractor.evaluation.gold import Gold, digest
from extractor.evaluation.matching import same_action
from extractor.evaluation.measuring import measure_rules
from extractor.evaluation.scoring import stem
from extractor.linking import measure_links
from extractor.model import Result
from extractor.rules import Confidence, LabelledExample, Rules


def train_confidence(
    rules: Rules,
    dataset: Dataset,
    results: Sequence[Result],
    gold: Sequence[Gold],
    examples: Sequence[LabelledExample],
    name: str,
) -> Confidence:
    """Measured precision: of fact rules on the `gold` documents, of links on the examples `name` and on the
    actions of those documents, which alone have headings and stated numbers around them."""
    stems = {str(row["document_id"]): stem(str(row["source"])) for row in dataset.rows["documents"]}
    wanted = {document.stem: document for document in gold}
    golds = {r.document.id: wanted[s] for r in results if (s := stems.get(r.document.id)) in wanted}
    actions = list(_labelled((r for r in results if r.document.id in golds), golds))
    return Confidence.model_validate(
        {
            "facts": measure_rules(dataset.mentions, gold, stems),
            "links": measure_links(rules, [*examples, *actions]),
            "measured_on": {
                "facts": {
                    "documents": len({document.stem for document in gold} & set(stems.values())),
                    "gold": digest(gold),
                },
                "links": {
                    "count": len(examples) + len(actions),
                    "actions": len(actions),
                    "examples": f"taxonomies/{rules.taxonomy.name}/examples/{name}.yaml",
                },
            },
        }
    )


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
