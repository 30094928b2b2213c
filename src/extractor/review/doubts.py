"""Doubts about documents as questions: declared and found counts, totals, what could not be read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from extractor.dataset import Dataset, Row, Value
from extractor.dataset.schema import DATES
from extractor.model import Document, fold_text
from extractor.review.asking import context, question_row
from extractor.review.french import DOUBTS, french
from extractor.review.known import doubt_id

CONFLICT = "weekday_conflict"
"""The doubt that is asked as a question on its date."""

_CITED = re.compile(r"« ?(.+?) ?»")


def conflicts(dataset: Dataset) -> Mapping[str, tuple[str, str]]:
    """The dates whose weekday contradicts them, by id: their document and what is wrong."""
    wrong = {
        (str(row["document_id"]), fold_text(match[1])): str(row["message"])
        for row in dataset.rows["problems"]
        if row["code"] == CONFLICT and row["status"] == "review"
        for match in [_CITED.match(str(row["message"]))]
        if match
    }
    return {
        mention.id: (mention.document_id, wrong[key])
        for mention in dataset.mentions
        for key in [(mention.document_id, fold_text(mention.evidence.quote))]
        if mention.kind == DATES.kind and mention.status != "rejected" and key in wrong
    }


def doubts(
    problems: Iterable[Row],
    documents: Mapping[str, Document],
    departments: Mapping[str, str],
    asked: Collection[tuple[str, str]],
) -> Iterator[tuple[float, Row]]:
    """Warnings about documents that were read, each with how much is missing.

    What could not be read is no question for a reviewer; the conflicts in `asked` are asked with their date.
    """
    for problem in problems:
        id_ = str(problem["document_id"] or "")
        message, code = str(problem["message"]), str(problem["code"])
        if problem["status"] != "review" or id_ not in documents or (id_, message) in asked:
            continue
        document = documents[id_]
        quote, around, page = _quoted(document, code, message, problem["page"])
        row = question_row(
            document=document.source,
            department=departments.get(id_),
            page=page,
            kind="document",
            quote=quote,
            context=around,
            proposed=french(message),
            why=f"{DOUBTS[code]} ({code})" if code in DOUBTS else f"{code} ({problem['stage']})",
            id=doubt_id(id_, problem["code"], problem["page"], problem["message"]),
        )
        yield _gap(code, message), row


def _gap(code: str, message: str) -> float:
    """How much is missing: of 41 declared actions and 12 found, more than of 8 and 10. Other doubts: half."""
    numbers = [int(number) for number in re.findall(r"\d+", message)[:2]]
    if code != "declared_actions" or len(numbers) < 2:
        return 0.5
    declared, found = numbers
    return abs(declared - found) / max(declared, found, 1)


def _quoted(document: Document, code: str, message: str, page: Value) -> tuple[str, str, Value]:
    """The words of the document that a doubt speaks of, the passage around them, their page.

    Those that it cites; else the first figure that it names: of a total on its page, of declared actions
    with that word behind.
    """
    if match := _CITED.match(message):
        start = document.text.find(match[1])
        end = start + len(match[1])
    elif code in ("total_mismatch", "declared_actions"):
        start, end = _figure(document, message, page)
    else:
        return "", "", page
    if start < 0:
        return "", "", page
    return document.text[start:end], context(document, start, end), page or document.page_at(start)


def _figure(document: Document, message: str, page: Value) -> tuple[int, int]:
    figure = re.search(r"\d[\d\s]*(?:,\d+)?", message)
    if figure is None:
        return -1, -1
    digits = r"\s?".join(map(re.escape, re.sub(r"\s", "", figure[0])))
    behind = r"(?=[^.;\n]{0,60}\b(?i:action))" if "actions" in message else ""
    # the look behind stands after the first digit: what begins with a character is searched for faster
    first, rest = digits[0], digits[1:]
    for found in re.finditer(rf"{first}(?<![\d,.]{first}){rest}(?!\s?\d){behind}", document.text):
        if page is None or document.page_at(found.start()) == page:
            return found.start(), found.end()
    return -1, -1
