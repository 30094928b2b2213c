"""Help texts, commands and links of the pages: none names what is not there, nothing there is unnamed."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from doc_pages import CHECKOUT, DOCS, PAGES, steps, unfenced
from typer.main import get_command

from extractor.cli import app

WRITE = "typer extractor.cli utils docs --name extractor --title Commands --output docs/commands.md"
LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
ENDS = {"|", ">", ">>", "<", "2>", ";", "&"}


def commands() -> Iterator[tuple[str, Any]]:
    """The program and everything below it."""
    below = [("extractor", get_command(app))]
    while below:
        name, command = below.pop()
        yield name, command
        below += [(f"{name} {word}", inner) for word, inner in getattr(command, "commands", {}).items()]


def parse(line: str, *, whole: bool = True) -> None:
    """Take a command line as the program does, up to running it. Not `whole`: arguments may be missing."""
    words = shlex.split(line, comments=True)
    words = words[: next((place for place, word in enumerate(words) if word in ENDS), len(words))]
    command: Any = get_command(app)
    name, rest = words[0], words[1:]
    while rest and hasattr(command, "commands") and not rest[0].startswith("-"):
        name = rest.pop(0)
        assert name in command.commands, f"{line}: no command {name}"
        command = command.commands[name]
    if whole:
        assert not hasattr(command, "commands") or rest, f"{line}: not a whole command"
    command.make_context(name, [word for word in rest if word != "--debug"], resilient_parsing=not whole)


def quoted(text: str) -> list[str]:
    """The command lines that stand in running text, between backticks."""
    return [
        said
        for said in re.findall(r"(?<!`)`([^`\n]+)`(?!`)", unfenced(text))
        if re.match(r"extractor [a-z-]", said) and not re.search(r"[|…\\]", said)
    ]


def broken(page: Path, text: str) -> list[str]:
    """The links and pictures of a page that lead nowhere; addresses on the network are not looked at."""
    found = []
    for link in (first or second for first, second in LINK.findall(unfenced(text))):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = unquote(link).partition("#")
        target = (page.parent / path).resolve() if path else page
        lost = anchor and target.suffix == ".md" and target.exists() and anchor not in anchors(target)
        if not target.exists() or lost:
            found.append(link)
    return found


def anchors(page: Path) -> set[str]:
    """The names of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ +(.+?)\s*$", unfenced(page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_page_of_commands_is_that_of_the_program() -> None:
    written = subprocess.run(
        [sys.executable, "-m", *shlex.split(WRITE)[:-2]],
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
        cwd=CHECKOUT,
    )
    assert (DOCS / "commands.md").read_text("utf-8").strip() == written.stdout.strip(), f"run: {WRITE}"


def test_every_command_and_option_is_on_it() -> None:
    sections = re.split(r"^#+ ", (DOCS / "commands.md").read_text("utf-8"), flags=re.MULTILINE)
    by_name = {section.split("\n")[0].strip("`"): section for section in sections}
    found = dict(commands())
    assert {"extractor run", "extractor review apply", "extractor rules explain"} <= set(found)
    for name, command in found.items():
        section = by_name["Commands" if name == "extractor" else name]
        for option in (flag for parameter in command.params for flag in parameter.opts):
            assert option.startswith("-") is False or f"`{option}" in section, f"{name} {option}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(CHECKOUT)))
def test_the_commands_of_a_page_can_be_typed(page: Path) -> None:
    text = page.read_text("utf-8")
    for line in steps(text, "sh", ""):
        if line.startswith("extractor "):
            parse(line)
    for line in quoted(text):
        parse(line, whole=False)


def test_pages_have_commands_and_links() -> None:
    texts = [page.read_text("utf-8") for page in PAGES]
    assert sum(len(steps(text)) + len(quoted(text)) for text in texts) > 40
    assert sum(len(LINK.findall(text)) for text in texts) > 40


@pytest.mark.parametrize(
    "line",
    [
        "extractor walk corpus",
        "extractor review",
        "extractor review applied a.csv",
        "extractor run",
        "extractor run corpus --colour",
        "extractor run corpus --workers many",
        "extractor report outputs elsewhere",
    ],
)
def test_a_wrong_command_is_noticed(line: str) -> None:
    with pytest.raises(Exception, match=r".") as raised:
        parse(line)
    assert type(raised.value).__name__ in {"AssertionError", *USAGE}


USAGE = {"NoSuchOption", "MissingParameter", "BadParameter", "UsageError"}


@pytest.mark.parametrize(
    "line",
    [
        "extractor run 'corpus/*.pdf' --format parquet --format sqlite > log.txt",
        'extractor rules explain "un couple ami reçoit l\'enfant"',
        "extractor report outputs --debug",
    ],
)
def test_a_right_command_is_taken(line: str) -> None:
    parse(line)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(CHECKOUT)))
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    assert not broken(page, page.read_text("utf-8"))


def test_a_broken_link_is_noticed() -> None:
    text = "[a](nowhere.md) ![b](images/none.png) [c](#not-here) [d](api.md#tables) [e](https://example.org)"
    assert broken(DOCS / "commands.md", text) == ["nowhere.md", "images/none.png", "#not-here"]


def test_every_page_of_docs_is_in_the_index() -> None:
    index = (DOCS / "README.md").read_text("utf-8")
    assert [p.name for p in DOCS.glob("*.md") if p.name != "README.md" and f"({p.name})" not in index] == []
