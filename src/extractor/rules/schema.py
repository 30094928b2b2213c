"""JSON Schemas of the rules files, so that editors complete and check while someone writes.

`rules/schema/*.json` is generated from the shapes that the loader uses; a test keeps the two the same.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from extractor.rules import shapes
from extractor.rules.examples import EXAMPLES

_FILES: dict[str, tuple[str, TypeAdapter[Any]]] = {
    "departments": ("lexicon/departments.yaml: the départements", shapes.DEPARTMENTS),
    "regions": ("lexicon/regions.yaml: the regions", shapes.REGIONS),
    "phrases": ("lexicon/*.yaml: phrases by label", shapes.PHRASES),
    "taxonomy": ("taxonomies/*/taxonomy.yaml: objectives and commitments", shapes.TAXONOMY),
    "rules": ("taxonomies/*/rules*.yaml: rules that link actions to objectives", shapes.RULES_FILE),
    "examples": ("taxonomies/*/examples/*.yaml: labelled actions", EXAMPLES),
    "confidence": ("confidence.json: measured precision", shapes.CONFIDENCE),
}


def schemas() -> dict[str, str]:
    """File name to content."""
    result = {}
    for name, (title, shape) in _FILES.items():
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | shape.json_schema()
        schema["title"] = title
        result[f"{name}.json"] = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
    return result


def write_schemas(folder: Path) -> None:
    """Write all schemas into `folder` (`rules/schema` of the checkout)."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in schemas().items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
