"""Labelled examples of a taxonomy, in the files of its folder `examples/`, each file with one role.

| file | role |
|---|---|
| `dev`, `train-…` | teach the classifier; rules were written with `dev` in view, and may be mended with \
that half of the others that `extractor.linking.learning.may_be_read` tells; the other half helps to measure |
| `calibration` | measures how far rules and classifier may be trusted, with what the classifier says of the \
others when it was taught without them |
| any other (`heldout`, `blind`, `unseen`, `fresh`, `later`) | reported on, nothing else: never read \
while rules are written |
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import Field, TypeAdapter

from extractor.errors import RulesError
from extractor.rules import source as files
from extractor.rules.shapes import Shape, Taxonomy, Text, Texts
from extractor.rules.source import Complaint

CALIBRATION = "calibration"
"""The examples that confidence is measured on. Rules are never written with them in view."""

SEEN = "dev"
"""The examples that rules were written with: rules look better on them than they are."""

TAUGHT = "train"
"""The names of the other files that teach begin so."""


class LabelledExample(Shape):
    """An action with the objectives that are meant (`must`) and those that are not wrong either (`may`).

    Neither: outside the taxonomy. `may` alone: too vague to tell.
    """

    text: Text
    must: Texts = ()
    may: Texts = ()
    commitment: str = Field(default="", description="The commitment of the heading it stands under.")
    heading: str = Field(default="", description="The words of that heading.")
    stated: str = Field(default="", description="The number that the document states for it.")
    description: str = Field(default="", description="What is said of it below, where its text is a title.")

    @property
    def outside(self) -> bool:
        """For certain none of the objectives."""
        return not self.must and not self.may


EXAMPLES = TypeAdapter(tuple[LabelledExample, ...])


def example_files(path: Path, taxonomy: Taxonomy) -> tuple[str, ...]:
    """The names of the files of examples that a taxonomy has."""
    return tuple(sorted(file.stem for file in _folder(path, taxonomy).glob("*.yaml")))


def teaching(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name == SEEN or name.startswith(TAUGHT))


def reported(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name != CALIBRATION and not teaching([name]))


def load_examples(path: Path, taxonomy: Taxonomy, name: str) -> tuple[LabelledExample, ...]:
    """The examples `name` (such as `dev`) of a taxonomy in the rules folder `path`."""
    file = _folder(path, taxonomy) / f"{name}.yaml"
    if not file.is_file():
        known = files.nearest(name, example_files(path, taxonomy))
        raise RulesError(f"no examples {name!r}: {known}", path=str(file))
    source = files.read(file)
    examples = files.validate(source, EXAMPLES)
    complaints = []
    seen: dict[str, int] = {}
    for i, example in enumerate(examples):
        line = source.line((i,))
        for key, numbers in (("must", example.must), ("may", example.may)):
            for number in numbers:
                if taxonomy.objective(number) is None:
                    message = f"unknown objective {number!r}: {files.nearest(number, taxonomy.numbers)}"
                    complaints.append(Complaint(source.line((i, key)), key, message))
        if example.commitment and taxonomy.commitment(example.commitment) is None:
            codes = (c.code for c in taxonomy.commitments)
            message = f"unknown commitment {example.commitment!r}: {files.nearest(example.commitment, codes)}"
            complaints.append(Complaint(source.line((i, "commitment")), "commitment", message))
        text = (
            " ".join(example.text.casefold().split())
            + f"|{example.commitment}|{example.heading}|{example.stated}"
        )
        if text in seen:
            message = f"the same example stands on line {seen[text]}; keep one"
            complaints.append(Complaint(line, "text", message))
        seen.setdefault(text, line)
    source.fail(complaints)
    return examples


def _folder(path: Path, taxonomy: Taxonomy) -> Path:
    return path / "taxonomies" / taxonomy.name / "examples"
