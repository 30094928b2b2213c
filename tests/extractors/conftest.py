"""What every extractor's spec needs: the rules and the language, made once for the whole session."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from extractor import readers
from extractor import rules as rules_package
from extractor.language import Language, Reading
from extractor.rules import Rules

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def rules() -> Rules:
    return rules_package.load()


@pytest.fixture(scope="session")
def language(rules: Rules) -> Language:
    return Language(rules)


@pytest.fixture(scope="session")
def read(language: Language) -> Callable[..., Reading]:
    """Reads a case as the pipeline reads a file: `read(text)`, `read(text, "case.md")`."""

    def read(text: str, source: str = "case.txt") -> Reading:
        return language.annotate(readers.read(source, text.encode()))

    return read


def cases(file: str) -> list[Any]:
    """The cases of a YAML file of specs as pytest parameters; each has an `id` of its own."""
    specs = yaml.safe_load((HERE / file).read_text(encoding="utf-8"))
    ids = [spec["id"] for spec in specs]
    assert len(ids) == len(set(ids)), sorted(i for i in ids if ids.count(i) > 1)
    return [pytest.param(spec, id=spec["id"]) for spec in specs]
