"""What, beside its bytes, decides what is read in a document: if none of it changed, a kept result holds."""

from __future__ import annotations

import hashlib
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from extractor.pipeline import Pipeline

LIBRARIES = (
    "dateparser",
    "lxml",
    "numpy",
    "pdfplumber",
    "pypdfium2",
    "python-docx",
    "scikit-learn",
    "spacy",
    "text2num",
    "trafilatura",
)


def environment(pipeline: Pipeline) -> str:
    """The SHA-256 of this package's code, the rules and model, what libraries there are, and the options.

    Options that do not change what is concluded (workers, limits of time, the threshold) are not in it.
    """
    digest = hashlib.sha256()
    root = Path(__file__).resolve().parents[1]
    for path in sorted(root.rglob("*.py")):
        digest.update(f"{path.relative_to(root).as_posix()}\x1f".encode())
        digest.update(path.read_bytes())
    parts = [platform.python_version(), platform.machine(), pipeline.rules.digest]
    parts += [pipeline.rules.taxonomy.name, pipeline.ocr, f"{pipeline.max_mb:g}"]
    parts += [pipeline.spacy_model or ""]
    parts += [f"{name} {_version(name)}" for name in LIBRARIES]
    if pipeline.ocr != "never":
        from extractor.readers.ocr import engine_version

        parts.append(engine_version())
    digest.update("\x1f".join(parts).encode())
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
