"""The only composer: bytes → Document → Reading → facts → links → dataset."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.addresses import is_address
from extractor.addresses import read as read_address
from extractor.dataset import Dataset, tabulate
from extractor.errors import MissingError, ReadError, RulesError, TooLargeError, UnsupportedError, UsageError
from extractor.inputs import Inputs, Item, discover
from extractor.model import Problem, Result
from extractor.rules import Rules
from extractor.rules import load as load_rules

if TYPE_CHECKING:
    import pandas as pd

    from extractor.language import Language
    from extractor.linking import Linker
    from extractor.readers.ocr import OcrMode
    from extractor.review.decisions import Decision

THRESHOLD = 0.85
"""Accept what has at least this measured precision; the rest waits for a person."""

MAX_MB = 200.0


@dataclass(frozen=True)
class Pipeline:
    """Everything that one run needs, loaded once. Call it with a path or bytes for one document's result."""

    rules: Rules
    threshold: float = THRESHOLD
    max_mb: float = MAX_MB
    ocr: OcrMode = "auto"
    spacy_model: str | None = None

    def __call__(self, source: str | os.PathLike[str] | bytes) -> Result:
        """Read one document and conclude. Raises a ReadError where it cannot be read."""
        if isinstance(source, bytes):
            return self._conclude("<bytes>", source, ("<bytes>",))
        path = os.fspath(source)
        return self._conclude(path, read_bytes(path, self.max_mb), (path,))

    def inputs(self, paths: Iterable[str | os.PathLike[str]], *, exclude: Path | None = None) -> Inputs:
        """The files that `paths` stand for; nothing is read yet."""
        from extractor.readers import looks_readable

        return discover(paths, looks_readable, exclude=exclude)

    def run(self, inputs: Inputs | Iterable[str | os.PathLike[str]]) -> Iterator[Result | Problem]:
        """One Result a document, or one Problem where it cannot be read, in the order of the paths.

        All of it in this process, without limits of time: `extractor.batch.read` has workers and limits.
        """
        if not isinstance(inputs, Inputs):
            inputs = self.inputs(inputs)
        yield from map(missing, inputs.missing)
        yield from map(self.attempt, inputs.items)

    def attempt(self, item: Item) -> Result | Problem:
        """The result of one input, or why it cannot be read."""
        try:
            return self._conclude(item.path, read_bytes(item.path, self.max_mb), item.sources)
        except ReadError as error:
            return _problem(error, item.sources)

    def warm(self) -> None:
        """Load what documents need, so that processes forked from this one have it."""
        from extractor.readers import html, pdf  # noqa: F401

        with suppress(Exception):  # a bug is told with the documents it happens in
            self(b"Le 1er mars 2021, un contrat.")

    def __reduce__(self) -> tuple[object, ...]:
        """Another process loads the rules again: a pipeline travels as what it was made of, and arrives warm.

        A worker that were to load libraries with its first document would seem to grow by them.
        """
        path, name = str(self.rules.path), self.rules.taxonomy.name
        return (_arrived, (path, name, self.threshold, self.max_mb, self.ocr, self.spacy_model))

    def dataset(
        self, items: Iterable[Result | Problem], decisions: Sequence[Decision] | None = None
    ) -> Dataset:
        """Results and problems as a dataset, what people decided in force, with its review queue."""
        from extractor.review import Verdicts, Vocabulary, queue

        results = list(items)
        decided = Verdicts(decisions, Vocabulary.of(self.rules)) if decisions else None
        dataset = tabulate(results, self.rules, self.threshold, decided)
        documents = (item for item in results if isinstance(item, Result))
        settled = decided.settled if decided else frozenset()
        dataset.rows["review"] = queue(dataset, documents, self.rules.taxonomy, self.threshold, settled)
        return dataset

    def tables(self, items: Iterable[Result | Problem]) -> dict[str, pd.DataFrame]:
        """The dataset's tables as DataFrames."""
        return self.dataset(items).frames()

    @cached_property
    def _language(self) -> Language:
        from extractor.language import Language

        return Language(self.rules)

    @cached_property
    def _linker(self) -> Linker:
        from extractor.linking import Linker, similarity_of

        return Linker(self.rules, similarity=similarity_of(self.rules, self.spacy_model))

    def _conclude(self, path: str, data: bytes, sources: tuple[str, ...]) -> Result:
        from extractor import extractors, readers

        source = joined(sources)
        step = "reading"
        try:
            document = readers.read(path, data, max_mb=self.max_mb, ocr=self.ocr)
            problems = tuple(replace(problem, source=source) for problem in document.problems)
            document = replace(document, source=source, problems=problems)
            step = f"document {document.id}: extracting"
            result = extractors.extract(self._language.annotate(document), self.rules)
            step = f"document {document.id}: linking"
            return replace(result, links=tuple(self._linker.link(result.actions, result.document)))
        except ReadError:
            raise
        except Exception as bug:
            bug.add_note(f"{step} {source}")
            raise


def load(
    rules: str | os.PathLike[str] | None = None,
    taxonomy: str = "snppe-2020",
    threshold: float | None = None,
    max_mb: float = MAX_MB,
    ocr: str = "auto",
    spacy_model: str | None = None,
) -> Pipeline:
    """A pipeline over a rules folder (by default the one that comes with the package).

    `ocr` is auto, always or never (see `extractor.readers.read`). `spacy_model` is a spaCy pipeline whose
    word vectors help to link actions, where the rules were trained with it.

    Raises a RulesError where the rules cannot be used and a UsageError where another argument cannot.
    """
    if threshold is None:
        threshold = THRESHOLD
    if not 0 <= threshold <= 1:
        raise UsageError(f"the threshold is a probability between 0 and 1, not {threshold}")
    if max_mb <= 0:
        raise UsageError(f"a document must be allowed some size: --max-mb {max_mb}")
    from extractor.readers.ocr import check_mode

    mode = check_mode(ocr)
    loaded = load_rules(Path(rules) if rules is not None else None, taxonomy)
    for objective in loaded.taxonomy.objectives:
        if not objective.number.isdecimal():
            raise RulesError(
                f"objective {objective.number!r} of taxonomy {taxonomy!r}: objectives have whole numbers",
                path=str(loaded.path),
                key="number",
            )
    pipeline = Pipeline(loaded, threshold, max_mb, mode, spacy_model)
    if spacy_model:
        _ = pipeline._linker  # what is wrong with it is said before anything is read
    return pipeline


def _arrived(
    path: str, taxonomy: str, threshold: float, max_mb: float, ocr: str, spacy_model: str | None
) -> Pipeline:
    """A pipeline that came from another process."""
    pipeline = load(path, taxonomy, threshold, max_mb, ocr, spacy_model)
    pipeline.warm()
    return pipeline


def tables(items: Iterable[Result | Problem]) -> dict[str, pd.DataFrame]:
    """Results as DataFrames, by table name, under the rules that come with the package.

    With rules or a threshold of your own, `pipeline.tables(results)` does the same under those.
    """
    return load().tables(items)


def read_bytes(path: str, max_mb: float = MAX_MB) -> bytes:
    """The bytes of a regular file, or at an address, of at most `max_mb` megabytes. Raises a ReadError."""
    if is_address(path):
        return read_address(path, max_mb)
    try:
        status = os.stat(path)  # noqa: PTH116
        if stat.S_ISDIR(status.st_mode):
            raise UnsupportedError("a folder, not a document")
        if not stat.S_ISREG(status.st_mode):
            raise UnsupportedError("not a regular file; save it to one first")
        if status.st_size > max_mb * 2**20:
            raise TooLargeError(
                f"{status.st_size / 2**20:.1f} MB is over the limit of {max_mb:g} MB: raise it with --max-mb"
            )
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise MissingError(_not_there(path)) from None
    except OSError as error:
        raise MissingError(f"cannot be opened: {error.strerror or error}") from error


def _not_there(path: str) -> str:
    if os.path.lexists(path):
        return "cannot be opened: no permission, or a link to nothing"
    return (
        "no such file or folder; a pattern matches nothing"
        if set("*?[") & set(path)
        else "no such file or folder"
    )


def missing(path: str) -> Problem:
    """What is said of a path that is not there."""
    return _problem(MissingError(_not_there(path)), (path,))


def _problem(error: ReadError, sources: tuple[str, ...]) -> Problem:
    return Problem(joined(sources), "", "read", "error", error.code, str(error), error.page)


def joined(sources: tuple[str, ...]) -> str:
    """The paths of one document in a cell; bytes of a name that are no UTF-8 are shown as \\xNN."""
    return " | ".join(os.fsencode(source).decode("utf-8", "backslashreplace") for source in sources)
