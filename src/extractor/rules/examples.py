"""Labelled examples of a taxonomy, in the files of its folder `examples/`.

`dev` was in view while rules were written, `heldout` was kept apart by the same hand. `calibration` and
`blind` are by a hand that had not seen the rules: the one measures confidence, on the other it is reported.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, TypeAdapter

from extractor.errors import RulesError
from extractor.rules import source as files
from extractor.rules.shapes import Shape, Taxonomy, Text, Texts
from extractor.rules.source import Complaint

CALIBRATION = "calibration"
"""The examples that confidence is measured on. Rules are never written with them in view."""


class LabelledExample(Shape):
    """An action with the objectives that are meant (`must`) and those that are not wrong either (`may`).

    Neither: outside the taxonomy, or too vague to tell.
    """

    text: Text
    must: Texts = ()
    may: Texts = ()
    commitment: str = Field(default="", description="The commitment of the heading it stands under.")
    heading: str = Field(default="", description="The words of that heading.")
    stated: str = Field(default="", description="The number that the document states for it.")


EXAMPLES = TypeAdapter(tuple[LabelledExample, ...])


def load_examples(path: Path, taxonomy: Taxonomy, name: str) -> tuple[LabelledExample, ...]:
    """The examples `name` (such as `dev`) of a taxonomy in the rules folder `path`."""
    folder = path / "taxonomies" / taxonomy.name / "examples"
    file = folder / f"{name}.yaml"
    if not file.is_file():
        known = files.nearest(name, (p.stem for p in folder.glob("*.yaml")))
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
