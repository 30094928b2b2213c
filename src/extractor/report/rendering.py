"""The page: templates, style and script of `page/` filled in and put into one file.

Documents are hostile: what they say is escaped by the template, and the policy of the page lets nothing run
or load but its own style and script, named by their digests.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from importlib.util import find_spec
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from extractor.errors import UsageError
from extractor.report import drawing, places
from extractor.report.facts import BANDS, facts
from extractor.report.reading import Folder, whole
from extractor.report.words import Words

PAGE = Path(__file__).with_name("page")
ASKED = 12
"""Rows of the review's queue that are shown."""

LARGEST = 10
"""Sums that are listed one by one."""

CHART = (640.0, 220.0)
"""Width and height of the bars of the money."""


def require() -> None:
    """Raises a UsageError where what fills in the templates is not installed."""
    if find_spec("jinja2") is None:
        raise UsageError("the report needs jinja2, which is not installed: pip install 'extractor[report]'")


def render(folder: Folder, say: Words, names: Mapping[str, str]) -> str:
    """The page of a dataset folder. `names`: code -> name of the départements of the map."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(PAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["url"] = _for_hash
    environment.filters["sum_of"] = Counter.total
    environment.filters["groupby_run"] = _runs
    style, script = ((PAGE / name).read_text("utf-8") for name in ("style.css", "page.js"))
    about = places.subjects(folder)
    found = places.departments(folder, about, names)
    lines = facts(folder, say)
    every = [fact for document in lines.values() for fact in document]
    cells = places.heat(folder)
    objectives = places.objectives(folder, cells)
    money = drawing.funding(folder)
    years, undated = drawing.signatures(folder)
    return environment.get_template("report.html").render(
        say=say,
        folder=folder,
        style=style,
        script=script,
        policy=_policy(style, script),
        made=_day(folder.finished, say),
        about=about,
        departments=found,
        tiles=places.tiles(found, names),
        cells=cells,
        objectives=objectives,
        commitments=_commitments(folder),
        money=money,
        bars=_bars(money, say),
        chart=CHART,
        years=years,
        undated=undated,
        lines=lines,
        total=len(every),
        waiting=sum(fact.status == "review" for fact in every),
        live={kind: sum(f.kind == kind and f.status != "rejected" for f in every) for kind in drawing.KINDS},
        matched=len({f.id for f in every if f.kind == "match" and f.objective != "0" and f.status in KEPT}),
        by_status=drawing.by_status(every),
        by_band=drawing.by_band(every),
        bands=list(zip(BANDS, (*BANDS[1:], 1.0), strict=True)),
        statuses=drawing.STATUSES,
        no_year=drawing.NO_YEAR,
        asked=folder["review"][:ASKED],
        ids={row["source"]: row["document_id"] for row in folder["documents"]},
        largest=sorted(places.sums(folder), key=lambda pair: -pair[1])[:LARGEST],
        errors=sum(row["severity"] == "error" for row in folder["problems"]),
        labels=_labels(found, money, objectives, say),
        whole=whole,
    )


KEPT = ("accepted", "corrected")


def _runs(objectives: list[places.Objective]) -> list[list[places.Objective]]:
    """Neighbours that are all compulsory, or all optional."""
    return [list(group) for _, group in groupby(objectives, key=attrgetter("compulsory"))]


def _commitments(folder: Folder) -> dict[str, list[str]]:
    """Commitment -> its objectives, where the folder says which they are."""
    found: dict[str, list[str]] = {}
    for row in folder["objectives"]:
        found.setdefault(row["commitment"], []).append(row["objective"])
    return found


def _bars(money: drawing.Funding, say: Words) -> list[drawing.Bar]:
    columns = [
        [
            (money.series(payer), money.cells.get((payer, year), Decimal(0)), say.code(payer))
            for payer in money.payers
        ]
        for year in money.years
    ]
    return drawing.stacked(columns, *CHART)


def _labels(
    found: Mapping[str, places.Place],
    money: drawing.Funding,
    objectives: list[places.Objective],
    say: Words,
) -> dict[str, dict[str, str]]:
    """What the script says of a filter: its codes in words."""
    return {
        "k": {kind: say(kind) for kind in drawing.KINDS},
        "s": {status: say(status) for status in drawing.STATUSES} | {"kept": say("accepted")},
        "d": {code: f"{code} {place.name}" for code, place in found.items()},
        "p": {payer: say.code(payer) for payer in money.payers},
        "y": {year: say("no_year") if year == drawing.NO_YEAR else year for year in money.years},
        "a": {kind: say(kind) for kind in ("signature", "publication")},
        "o": {"0": say("outside"), **{o.number: f"{say('objective')} {o.number}" for o in objectives}},
        "b": {str(i): f"{say('confidence')} ≥ {say.share(low)}" for i, low in enumerate(BANDS)},
        "f": {"1": say("counted")},
        "fact": {"one": say("fact_one"), "many": say("fact_many")},
        "in": {"one": say("in_one"), "many": say("in_many"), "then": say("in_then")},
    }


def _policy(style: str, script: str) -> str:
    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    return (
        f"default-src 'none'; style-src 'sha256-{digest(style)}'; script-src 'sha256-{digest(script)}';"
        " base-uri 'none'; form-action 'none'"
    )


def _day(iso: str, say: Words) -> str:
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return ""
    return f"{day.day} {say.months[day.month - 1]} {day.year}"


def _for_hash(text: str) -> str:
    """A value for a filter in an address."""
    from urllib.parse import quote

    return quote(text, safe="")
