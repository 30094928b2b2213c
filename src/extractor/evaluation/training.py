"""Confidence from gold and labelled examples: what `extractor train` writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.dataset import Dataset
from extractor.evaluation.gold import Gold, digest
from extractor.evaluation.measuring import measure_rules
from extractor.evaluation.scoring import stem
from extractor.linking import measure_links
from extractor.rules import Confidence, LabelledExample, Rules


def train_confidence(
    rules: Rules, dataset: Dataset, gold: Sequence[Gold], examples: Sequence[LabelledExample], name: str
) -> Confidence:
    """Measured precision: of fact rules on the `gold` documents, of links on the examples `name`."""
    stems = {str(row["document_id"]): stem(str(row["source"])) for row in dataset.rows["documents"]}
    return Confidence.model_validate(
        {
            "facts": measure_rules(dataset.mentions, gold, stems),
            "links": measure_links(rules, examples),
            "measured_on": {
                "facts": {
                    "documents": len({document.stem for document in gold} & set(stems.values())),
                    "gold": digest(gold),
                },
                "links": {
                    "count": len(examples),
                    "examples": f"taxonomies/{rules.taxonomy.name}/examples/{name}.yaml",
                },
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
