"""From French press releases and contract PDFs on child protection to a dataset that can be checked.

pipeline = extractor.load()                     # rules and taxonomy that come with the package
result = pipeline("communique.pdf")             # one document: typed facts, each with its evidence
tables = extractor.tables(pipeline.run(["documents/"]))     # pandas DataFrames, by table name

Names are loaded when they are first used, so that `import extractor` and `extractor --help` are fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.dataset import Dataset
    from extractor.errors import (
        DamagedError,
        EmptyError,
        EncryptedError,
        ExtractorError,
        MissingError,
        NoTextError,
        ReadError,
        RulesError,
        TooLargeError,
        UnsupportedError,
        UsageError,
    )
    from extractor.model import (
        Action,
        Alternative,
        Amount,
        Block,
        Box,
        Cell,
        DateFact,
        DepartmentFact,
        Document,
        Evidence,
        Link,
        Page,
        Problem,
        Profile,
        Result,
        Signatory,
        Table,
        Words,
    )
    from extractor.pipeline import Pipeline, load, tables
    from extractor.writers.spans import displacy, to_doc

__version__ = "0.1.0"

_HOMES = {
    "errors": (
        "DamagedError",
        "EmptyError",
        "EncryptedError",
        "ExtractorError",
        "MissingError",
        "NoTextError",
        "ReadError",
        "RulesError",
        "TooLargeError",
        "UnsupportedError",
        "UsageError",
    ),
    "model": (
        "Action",
        "Alternative",
        "Amount",
        "Block",
        "Box",
        "Cell",
        "DateFact",
        "DepartmentFact",
        "Document",
        "Evidence",
        "Link",
        "Page",
        "Problem",
        "Profile",
        "Result",
        "Signatory",
        "Table",
        "Words",
    ),
    "dataset": ("Dataset",),
    "pipeline": ("Pipeline", "load", "tables"),
    "writers.spans": ("displacy", "to_doc"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Action",
    "Alternative",
    "Amount",
    "Block",
    "Box",
    "Cell",
    "DamagedError",
    "Dataset",
    "DateFact",
    "DepartmentFact",
    "Document",
    "EmptyError",
    "EncryptedError",
    "Evidence",
    "ExtractorError",
    "Link",
    "MissingError",
    "NoTextError",
    "Page",
    "Pipeline",
    "Problem",
    "Profile",
    "ReadError",
    "Result",
    "RulesError",
    "Signatory",
    "Table",
    "TooLargeError",
    "UnsupportedError",
    "UsageError",
    "Words",
    "__version__",
    "displacy",
    "load",
    "tables",
    "to_doc",
]


def __getattr__(name: str) -> object:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
