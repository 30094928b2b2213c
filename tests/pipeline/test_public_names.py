"""What `import extractor` shows, and what it does not load."""

from __future__ import annotations

import subprocess
import sys

import pytest

import extractor

HEAVY = {
    "spacy",
    "pandas",
    "numpy",
    "pdfplumber",
    "pypdfium2",
    "trafilatura",
    "dateparser",
    "pydantic",
    "yaml",
    "lxml",
}


def test_all_is_what_is_visible() -> None:
    assert dir(extractor) == sorted(extractor.__all__)
    assert len(set(extractor.__all__)) == len(extractor.__all__)
    for name in extractor.__all__:
        assert getattr(extractor, name) is not None
    assert set(extractor._HOME) | {"__version__"} == set(extractor.__all__)


def test_every_error_and_type_of_the_model_is_public() -> None:
    from extractor import errors, model

    for module in (errors, model):
        classes = {
            n for n, v in vars(module).items() if isinstance(v, type) and v.__module__ == module.__name__
        }
        assert classes <= set(extractor.__all__), module.__name__


def test_other_names_are_attribute_errors() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = extractor.nothing  # type: ignore[attr-defined]


@pytest.mark.parametrize("code", ["import extractor", "import extractor.cli"])
def test_imports_are_light(code: str) -> None:
    seen = subprocess.run(
        [sys.executable, "-c", f"{code}; import sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not HEAVY & set(seen.stdout.split())


def test_tables_stays_the_verb_whatever_was_imported() -> None:
    code = (
        "import extractor.dataset, extractor.pipeline, extractor.evaluation, extractor.writers, extractor;"
        "assert callable(extractor.tables), extractor.tables"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
