"""The pages that people read, and what stands in them: fenced blocks, commands, links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractor.cli import main

CHECKOUT = Path(__file__).parents[2]
DOCS = CHECKOUT / "docs"
PAGES = sorted(
    [CHECKOUT / "README.md", *DOCS.glob("*.md")]
    + [CHECKOUT / folder / "README.md" for folder in ("rules", "corpus", "benchmarks")]
)


def fenced(text: str, *languages: str) -> list[str]:
    """The blocks between ```language and ```, in order; "" for those that name none."""
    blocks = re.findall(r"^```(\w*)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [block for language, block in blocks if language in languages]


def unfenced(text: str) -> str:
    """A page without its blocks."""
    return re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)


def steps(text: str, *languages: str) -> list[str]:
    """The commands of a page's blocks (in sh unless named otherwise), one each, without `.venv/bin/`."""
    lines = (
        line.strip()
        for block in fenced(text, *(languages or ("sh",)))
        for line in block.replace("\\\n", " ").splitlines()
        if not line.lstrip().startswith("#")
    )
    found = (step.strip().removeprefix(".venv/bin/") for line in lines for step in line.split(" && "))
    return [step for step in found if step]


def called(*arguments: str) -> int:
    """The exit status of a command."""
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)
