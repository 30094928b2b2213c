"""What every extractor's spec needs: the rules and the language, made once for the whole session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from extractor import readers
from extractor import rules as rules_package
from extractor.language import Language, Reading
from extractor.rules import Rules


@pytest.fixture(scope="session")
def rules() -> Rules:
    """The rules alone: what is weighed where they say nothing has specs of its own."""
    return replace(rules_package.load(), learned=None, signatories=None)


@pytest.fixture(scope="session")
def language(rules: Rules) -> Language:
    return Language(rules)


@pytest.fixture(scope="session")
def read(language: Language) -> Callable[..., Reading]:
    """Reads a case as the pipeline reads a file: `read(text)`, `read(text, "case.md")`."""

    def read(text: str, source: str = "case.txt") -> Reading:
        return language.annotate(readers.read(source, text.encode()))

    return read
