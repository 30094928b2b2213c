"""The pages that people read, and what stands in them: fenced blocks, commands, links."""

from __future__ import annotations

import re
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
DOCS = CHECKOUT / "docs"
PAGES = sorted(
    [CHECKOUT / "README.md", *DOCS.glob("*.md")]
    + [CHECKOUT / folder / "README.md" for folder in ("rules", "corpus", "benchmarks")]
)


def fenced(text: str, language: str) -> list[str]:
    """The blocks between ```language and ```, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def unfenced(text: str) -> str:
    """A page without its blocks."""
    return re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)


def steps(text: str) -> list[str]:
    """The commands of a page's ```sh blocks, one each, without `.venv/bin/`."""
    lines = (
        line.strip()
        for block in fenced(text, "sh")
        for line in block.replace("\\\n", " ").splitlines()
        if not line.lstrip().startswith("#")
    )
    found = (step.strip().removeprefix(".venv/bin/") for line in lines for step in line.split(" && "))
    return [step for step in found if step]
