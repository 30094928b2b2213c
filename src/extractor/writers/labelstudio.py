"""Label Studio: labelstudio/config.xml, the labelling interface, and labelstudio/tasks.json with predictions.

A task is a document; a region is a place where a fact is told; what the fact is (a date's kind, a signatory's
party, an action's objectives) is chosen for each region. Facts that a person has rejected are no predictions.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple, get_args
from xml.sax.saxutils import quoteattr

from extractor.dataset import Dataset, Mention, Row
from extractor.dataset.schema import PARTIES
from extractor.model import DateKind
from extractor.writers.files import Add
from extractor.writers.spans import Place, places

_LABELS = {
    "department": "#b9d7f0",
    "signatory": "#f6d5a8",
    "date": "#cfe8c6",
    "amount": "#f5c6d0",
    "action": "#d9cdf0",
}
_CHOICES = {"department": "role", "signatory": "party", "date": "date_kind", "match": "objective"}
"""The choice of a region that tells its class. An action's region has the objectives of its matches."""


class Tasks(NamedTuple):
    """Tasks, each as it stands in the list, and the labelling interface where the objectives are known."""

    tasks: list[bytes]
    config: str


def packed(dataset: Dataset) -> Tasks:
    """A task a document, in the order of documents.csv."""
    told: dict[str, list[Mention]] = defaultdict(list)
    for mention in dataset.mentions:
        if mention.status != "rejected":
            told[mention.document_id].append(mention)
    tasks = []
    for row in dataset.rows["documents"]:
        id_ = str(row["document_id"])
        alone = json.dumps([_task(row, dataset.texts[id_], told[id_])], ensure_ascii=False, indent=1)
        tasks.append(alone.removeprefix("[\n").removesuffix("\n]").encode("utf-8", "backslashreplace"))
    objectives = dataset.rows["objectives"]
    return Tasks(tasks, config_of(objectives) if objectives else "")


@contextmanager
def opened(folder: Path) -> Iterator[Add[Tasks]]:
    """`labelstudio/config.xml` and `labelstudio/tasks.json`, its tasks as they come."""
    (folder / "labelstudio").mkdir()
    with (folder / "labelstudio" / "tasks.json").open("wb") as file:
        file.write(b"[")

        def add(part: Tasks) -> None:
            for task in part.tasks:
                file.write((b",\n" if file.tell() > 1 else b"\n") + task)
            if part.config:
                (folder / "labelstudio" / "config.xml").write_bytes(part.config.encode())

        yield add
        file.write(b"\n]\n" if file.tell() > 1 else b"]\n")


def config_of(objectives: Iterable[Row]) -> str:
    """The labelling interface for a taxonomy."""
    labels = "".join(
        f'\n    <Label value="{kind}" background="{colour}"/>' for kind, colour in _LABELS.items()
    )
    numbered = [("0", "outside all objectives")]
    numbered += [(str(row["objective"]), str(row["title"])) for row in objectives]
    choices = (
        _choices("role", "department", [(role, "") for role in ("subject", "mentioned")]),
        _choices("party", "signatory", [(party, "") for party in PARTIES]),
        _choices("date_kind", "date", [(kind, "") for kind in get_args(DateKind)]),
        _choices("objective", "action", numbered, "multiple"),
    )
    return (
        '<View>\n  <Header value="$source"/>\n'
        f'  <Labels name="fact" toName="text">{labels}\n  </Labels>\n'
        f'{"".join(choices)}  <Text name="text" value="$text" granularity="character"/>\n</View>\n'
    )


def _choices(name: str, of: str, values: Iterable[tuple[str, str]], choice: str = "single") -> str:
    listed = "".join(
        f'\n    <Choice value="{value}"{f" hint={quoteattr(hint)}" if hint else ""}/>'
        for value, hint in values
    )
    return (
        f'  <Choices name="{name}" toName="text" perRegion="true" choice="{choice}" whenTagName="fact" '
        f'whenLabelValue="{of}">{listed}\n  </Choices>\n'
    )


def _task(row: Row, text: str, mentions: Sequence[Mention]) -> dict[str, object]:
    text = one_unit(text)
    objectives: dict[str, list[str]] = defaultdict(list)
    for mention, place in zip(mentions, places(mentions), strict=True):
        if place.kind == "match":
            objectives[str(mention.own["action_id"])].append(place.label)
    regions = [place for place in places(mentions) if place.kind != "match"]
    seen: Counter[str] = Counter()
    result: list[dict[str, object]] = []
    for place in regions:
        seen[place.id] += 1
        id_ = place.id if seen[place.id] == 1 else f"{place.id}-{seen[place.id]}"
        where = {"start": place.start, "end": place.end, "text": text[place.start : place.end]}
        result.append(_region(id_, "fact", "labels", where | {"labels": [place.kind]}, place))
        chosen = [place.label] if place.label != place.kind else []
        name = _CHOICES.get(place.kind, "objective")
        if place.kind == "action":
            chosen = sorted(set(objectives[place.id]), key=int)
        if chosen:
            result.append(_region(id_, name, "choices", where | {"choices": chosen}, place))
    scores = [place.confidence for place in regions if place.confidence is not None]
    prediction = {
        "model_version": f"extractor {version('extractor')}",
        "score": round(min(scores), 4) if scores else 0.0,
        "result": result,
    }
    data = {"text": text, "document_id": row["document_id"], "source": row["source"], "title": row["title"]}
    return {"data": data, "predictions": [prediction]}


def _region(id_: str, name: str, type_: str, value: dict[str, object], place: Place) -> dict[str, object]:
    return {
        "id": id_,
        "from_name": name,
        "to_name": "text",
        "type": type_,
        "value": value,
        "score": place.confidence,
        "meta": {"status": [place.status]},
    }


def one_unit(text: str) -> str:
    """A text of the same length in which every character is one unit of JavaScript's strings.

    The page counts in these units and Python in characters: an emoji would move all that follows it.
    """
    return "".join(char if ord(char) < 0x10000 else _narrow(char) for char in text)


def _narrow(char: str) -> str:
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 and ord(plain) < 0x10000 else "\ufffd"
