"""Marked documents: texts in which a person marked what is to be found, between ⟦ and ⟧.

`⟦a:…⟧` is an action, `⟦o:…⟧` one that may be found or not, `⟦s:…⟧` a person who signed, `⟦u:…⟧` one who did
not, `⟦p:…⟧` one who may be found or not. Marks are taken out before a document is read, so that it is what
its author wrote. They are quicker to make than gold files and hold less: dates, sums, départements and
objectives are not marked. In the documents of the folder `people/` everybody who is named is marked.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import UsageError
from extractor.evaluation.gold import Action, Gold, Person
from extractor.model import fold_text
from extractor.readers.hyphens import junction, vocabulary

PEOPLE = "people"

_MARK = re.compile(r"⟦([aosup]):([^⟦⟧]+)⟧")
_TAG = re.compile(r"<[^>]+>")
_WHOLE = re.compile(r"(?<!-\n)(?<!\S)\S+(?<!-)(?!\S)")


@dataclass(frozen=True, slots=True)
class Marked:
    """A document as it is read, what is marked in it, and whether everybody who is named is."""

    data: bytes
    gold: Gold
    people: bool = False


def load_marked(folder: Path) -> tuple[Marked, ...]:
    """The marked documents of a folder and of its `people/` by name: none where there is no such folder.

    Raises a UsageError with the file and the line of a mark that is not one.
    """
    if not folder.is_dir():
        return ()
    paths = [*folder.iterdir(), *folder.glob(f"{PEOPLE}/*")]
    return tuple(_read(path) for path in sorted(paths) if path.suffix in (".md", ".txt", ".html"))


def _read(path: Path) -> Marked:
    text = path.read_text("utf-8")
    plain = _MARK.sub(r"\2", text)
    if wrong := re.search(r"[⟦⟧]", plain):
        line = plain.count("\n", 0, wrong.start()) + 1
        raise UsageError(f"{path}: line {line}: not a mark; marks are ⟦a:…⟧, ⟦o:…⟧, ⟦s:…⟧, ⟦u:…⟧, ⟦p:…⟧")
    known = vocabulary(_WHOLE.findall(plain))
    marks = [(kind, _wording(own, path.suffix == ".html", known)) for kind, own in _MARK.findall(text)]
    gold = Gold(
        file=path.name,
        actions=tuple(Action(text=own, optional=kind == "o") for kind, own in marks if kind in "ao"),
        signatories=_signatories([(kind, own) for kind, own in marks if kind in "sp"]),
        not_signatories=tuple(own for kind, own in marks if kind == "u"),
    )
    return Marked(plain.encode(), gold, path.parent.name == PEOPLE)


def _signatories(marks: Sequence[tuple[str, str]]) -> tuple[Person, ...]:
    """Each person once, however often marked; whoever is marked `s` anywhere signed."""
    signed = {fold_text(own) for kind, own in marks if kind == "s"}
    people = {fold_text(own): own for _, own in marks}
    return tuple(Person(name=own, optional=folded not in signed) for folded, own in people.items())


def _wording(marked: str, is_html: bool, known: AbstractSet[str]) -> str:
    """What a reader makes of it: no tags, no entities, no Markdown signs of emphasis, no words cut in two."""
    if is_html:
        plain = html.unescape(_TAG.sub("", marked))
    else:
        plain, *lines = (line.strip() for line in re.sub(r"\*\*|__|`", "", marked).split("\n"))
        for line in lines:
            joint = junction(plain, line, known)
            plain = f"{plain[:-1] if joint == 'mend' else plain}{' ' if joint == 'space' else ''}{line}"
    return re.sub(r"\s+", " ", plain).strip(" *_")
