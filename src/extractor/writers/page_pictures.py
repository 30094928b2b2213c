"""The pages of a PDF as pictures, each fact's boxes over them, and beside each page what was found on it.

Boxes are SVG: they need no style of their own, so that the page's policy can allow its one style sheet and
nothing else. A box leads to its entry in the list, the entry back to its box.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby

from extractor.model import Box, Document, Page
from extractor.writers.page_facts import LABELS, Shown

STYLE = """
.sheet{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:1rem 1.5rem;margin:0 0 2.5rem;
align-items:start}
.sheet h2{grid-column:1/-1;font-size:1rem;margin:0;border-bottom:1px solid #8886;padding-bottom:.2rem}
svg{width:100%;height:auto;display:block;background:#fff;box-shadow:0 0 0 1px #8886,0 2px 8px #0003;
position:sticky;top:.5rem}
rect{mix-blend-mode:multiply;stroke-width:.6;fill-opacity:.75}
.waits rect{stroke:#a33;stroke-width:1;stroke-dasharray:3 2}
svg a:hover rect,svg a:focus rect,svg g:target rect{stroke:#c00;stroke-width:2;stroke-dasharray:none}
ol{list-style:none;margin:0;padding:0}
h3{font-size:.85rem;margin:.9rem 0 .3rem}h3:first-child{margin-top:0}
ol li{padding:.25rem .5rem;margin:0 0 .2rem;border-left:.35rem solid #888;background:#8881;
overflow-wrap:anywhere;line-height:1.35}
li:target{outline:2px solid #c00}
li>a{color:inherit;font-weight:600;text-decoration:none}li>a:hover{text-decoration:underline}
li p{margin:.1rem 0 0}li q{font-style:italic;opacity:.85}
li .more{opacity:.85}.by-action .more{display:block}
li .why{font-size:.85em;opacity:.7;float:right;margin-left:.8em}
.objective{display:inline-block;margin:.15rem .3rem 0 0;padding:0 .4em;border-radius:3px;background:#d8eeee;
color:#111}
.objective.waits{outline:1px dashed #a33}
li.waits .why::before{content:"? ";color:#c33;font-weight:700}
@media (max-width:60rem){.sheet{display:block}.sheet aside{margin-top:1rem}svg{position:static}}
@media (prefers-color-scheme:dark){image{filter:brightness(.88)}}
"""


def sheets(document: Document, facts: Sequence[Shown], images: Mapping[int, bytes]) -> str:
    """One section a page; then the facts that stand on no page."""
    first_page = {fact.number: _page(fact) for fact in facts}
    parts = [
        _sheet(page, facts, [fact for fact in facts if first_page[fact.number] == page.number], images)
        for page in document.pages
    ]
    known = {page.number for page in document.pages}
    loose = [fact for fact in facts if first_page[fact.number] not in known]
    if loose:
        parts.append(f"<section><h2>Sans page <small>no page</small></h2>{_lists(loose)}</section>")
    return "".join(parts)


def _page(fact: Shown) -> int | None:
    return fact.evidence.boxes[0].page if fact.evidence.boxes else fact.evidence.page


def _sheet(page: Page, facts: Iterable[Shown], here: Sequence[Shown], images: Mapping[int, bytes]) -> str:
    width, height = f"{page.width:g}", f"{page.height:g}"
    image = images.get(page.number)
    picture = (
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{b64encode(image).decode()}"/>'
        if image is not None
        else f'<text x="50%" y="{page.height / 2:g}" text-anchor="middle">pas d’image · no picture</text>'
    )
    boxed = [(fact, [box for box in fact.evidence.boxes if box.page == page.number]) for fact in facts]
    boxed = [(fact, boxes) for fact, boxes in boxed if boxes]
    boxed.sort(key=lambda pair: -sum(map(_area, pair[1])))  # the small ones lie on top
    over = "".join(_marked(fact, boxes, page.number == _page(fact)) for fact, boxes in boxed)
    listed = (
        _lists(here) if here else "<p>Rien n’a été trouvé ici. <small>Nothing was found here.</small></p>"
    )
    number = page.number
    return (
        f'<section class="sheet"><h2 id="p{number}">Page {number}</h2>'
        f'<svg viewBox="0 0 {width} {height}" role="group" aria-label="page {number}">{picture}{over}</svg>'
        f"<aside>{listed}</aside></section>"
    )


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _marked(fact: Shown, boxes: Iterable[Box], first: bool) -> str:
    rects = "".join(
        f'<rect x="{box.x0 - 1:.1f}" y="{box.top:.1f}" width="{box.x1 - box.x0 + 2:.1f}" '
        f'height="{box.bottom - box.top:.1f}" rx="1.5"/>'
        for box in boxes
    )
    place = f' id="f{fact.number}"' if first else ""
    css = f"on-{fact.kind}{' waits' if fact.waits else ''}"
    link = f'<a href="#l{fact.number}"><title>{escape(fact.title)}</title>{rects}</a>'
    return f'<g{place} class="{css}">{link}</g>'


def _lists(facts: Sequence[Shown]) -> str:
    kinds = list(LABELS)
    parts = []
    for kind, group in groupby(sorted(facts, key=lambda f: kinds.index(f.kind)), key=lambda f: f.kind):
        entries = [_entry(fact) for fact in group]
        parts.append(f"<h3>{LABELS[kind]} <small>{len(entries)}</small></h3><ol>{''.join(entries)}</ol>")
    return "".join(parts)


def _entry(fact: Shown) -> str:
    quote = " ".join(fact.evidence.quote.split())
    value = escape(fact.value or quote)
    link = f'<a href="#f{fact.number}">{value}</a>' if fact.evidence.boxes else f"<b>{value}</b>"
    parts = [f'<span class="why">{escape(fact.evidence.rule)} · {fact.confidence:.2f}</span>{link}']
    if fact.details:
        parts.append(f' <span class="more">{escape(fact.details)}</span>')
    if quote and quote != fact.value:
        parts.append(f"<p><q>{escape(quote)}</q></p>")
    for objective, why, waits in fact.objectives:
        chip = "objective waits" if waits else "objective"
        parts.append(f'<span class="{chip}" title="{escape(why)}">objectif {escape(objective)}</span>')
    css = f"by-{fact.kind}{' waits' if fact.waits else ''}"
    return f'<li id="l{fact.number}" class="{css}">{"".join(parts)}</li>'
