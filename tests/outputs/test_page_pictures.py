"""The page of a PDF: its pictures with a box for every fact, and a list that leads to them."""

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from invented import result

from extractor.dataset import tabulate
from extractor.model import Box, Page
from extractor.rules import Rules
from extractor.writers.page import page

PICTURE = b"\x89PNG not really"


@pytest.fixture
def html(rules: Rules) -> str:
    of = result("<b>Gras</b>\n\n" + result().document.text, '"><img src=x>.pdf')
    document = replace(of.document, pages=(Page(1, 595, 842), Page(2, 842, 595)))
    boxed = replace(
        of.dates[0],
        evidence=replace(of.dates[0].evidence, boxes=(Box(1, 10, 20, 60, 32), Box(2, 5, 6, 7, 8)), page=1),
    )
    of = replace(of, document=document, dates=(boxed, *of.dates[1:]))
    return page(document, tabulate([of], rules, 0.8), {1: PICTURE})


def test_each_page_has_its_picture_or_says_that_it_has_none(html: str) -> None:
    assert html.count(base64.b64encode(PICTURE).decode()) == 1
    assert 'viewBox="0 0 595 842"' in html
    assert 'viewBox="0 0 842 595"' in html
    assert html.count("no picture") == 1


def test_boxes_and_entries_lead_to_each_other(html: str) -> None:
    targets = set(re.findall(r' id="([fl]\d+)"', html))
    links = set(re.findall(r'href="#([fl]\d+)"', html))
    assert links <= targets
    assert {target for target in targets if target.startswith("f")} <= links
    number = next(re.finditer(r'<g id="f(\d+)" class="on-date', html))[1]
    assert f'<li id="l{number}" class="by-date' in html
    assert html.count(f'href="#l{number}"') == 2  # its boxes on both pages
    assert '<rect x="9.0" y="20.0" width="52.0" height="12.0"' in html


def test_every_fact_is_listed_once_with_its_rule(html: str) -> None:
    facts = list(result().facts())
    assert len(re.findall(r'<li id="l\d+"', html)) == len(facts)
    assert "objectif 6" in html
    assert all(fact.evidence.rule in html for fact in facts)


def test_the_page_runs_nothing_and_escapes_everything(html: str) -> None:
    assert "<script" not in html
    assert "<img" not in html
    assert "<b>Gras" not in html
    assert "style=" not in html.replace("style-src", "")
    style = html.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:;" in html
