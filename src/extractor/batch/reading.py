"""What a worker does with one document, and how its answer travels."""

from __future__ import annotations

import pickle
import traceback
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from extractor.batch.kept import pack
from extractor.batch.pool import Lost
from extractor.inputs import Item
from extractor.model import Problem, Result, Words
from extractor.pipeline import Pipeline, joined

LASTING = frozenset({"damaged", "empty", "encrypted", "no_text", "too_large", "unsupported"})
"""Codes of problems that the same bytes will always have."""


class Answer(NamedTuple):
    """What became of one document, `packed` as it is kept; the rest is for counting without unpacking it.

    `sha256` of the bytes that were read, empty where they could not be opened; `code` of the problem where
    there is one. `lasting`: the same bytes give the same answer, so that it may be kept for another run.
    """

    packed: bytes
    sha256: str
    pages: int
    code: str
    lasting: bool

    @classmethod
    def of(cls, sent: bytes) -> Answer:
        """An answer as a worker of our own sent it."""
        return cls(*pickle.loads(sent))


@dataclass(frozen=True, slots=True)
class Reading:
    """The work of a worker: a document's Result or its Problem, packed. Never an exception."""

    pipeline: Pipeline

    def __call__(self, item: Item) -> bytes:
        return pickle.dumps(tuple(self.answer(item)))

    def answer(self, item: Item) -> Answer:
        """One document's answer."""
        try:
            return answer_of(self.pipeline.attempt(item))
        except MemoryError:
            return lost(item, Lost("out_of_memory", "reading it takes more memory than there is"))
        except RecursionError:
            return lost(item, Lost("too_deep", "what it holds is nested too deeply to be read"))
        except Exception as bug:  # noqa: BLE001  one document must not end a batch: it is told, as what it is
            return lost(item, Lost("bug", _told(bug)))


def answer_of(found: Result | Problem) -> Answer:
    """A result or problem as an answer.

    The boxes of single words are let go: facts have their own, and nothing after this needs the others.
    """
    if isinstance(found, Problem):
        return Answer(pack(found), "", 0, found.code, found.code in LASTING)
    document = replace(found.document, words=Words())
    pages = max(1, len(document.pages))
    return Answer(pack(replace(found, document=document)), document.sha256, pages, "", True)


def lost(item: Item, why: Lost) -> Answer:
    """The answer for a document that could not be read to its end."""
    problem = Problem(joined(item.sources), "", "read", "error", why.code, why.message)
    return Answer(pack(problem), "", 0, why.code, False)


def _told(bug: Exception) -> str:
    frames = traceback.extract_tb(bug.__traceback__)
    last = frames[-1] if frames else None
    where = f" at {Path(last.filename).name}:{last.lineno}" if last else ""
    notes = "".join(f" ({note})" for note in getattr(bug, "__notes__", ()))
    return f"a bug in extractor: {type(bug).__name__}: {bug}{where}{notes}"
