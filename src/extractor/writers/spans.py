"""Facts as spans of their document's text: for spaCy, displaCy and Label Studio.

A fact that is told in two places is two spans with one id. An action's objectives are spans of the kind
`match` over the same words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from extractor.dataset import BY_KIND, Mention, Value
from extractor.model import Fact, Link, Result

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_CLASS = {"department": "role", "signatory": "party", "date": "kind", "match": "objective"}
_PIECE = re.compile(r"\w+|[^\w\s]")


class Place(NamedTuple):
    """A fact in a text: `text[start:end]`. `label` is its class (see `label`)."""

    kind: str
    id: str
    start: int
    end: int
    label: str
    confidence: float | None = None
    status: str = ""


def label(kind: str, own: Value) -> str:
    """What a span of this kind is called: a date's kind, a signatory's party, a département's role, an
    objective's number (0: outside all of them); where there is none, the kind itself."""
    if kind == "match":
        return str(own or 0)
    return str(own or kind)


def places(mentions: Iterable[Mention]) -> list[Place]:
    """Mentions of one document as places in its text."""
    return [
        Place(
            mention.kind,
            mention.id,
            mention.evidence.start,
            mention.evidence.end,
            label(mention.kind, mention.own.get(_CLASS.get(mention.kind, ""))),
            mention.confidence,
            mention.status,
        )
        for mention in mentions
    ]


def places_of(result: Result) -> list[Place]:
    """The facts and links of a result as places in its text, without statuses."""
    groups: dict[str, tuple[Fact | Link, ...]] = {
        "department": result.departments,
        "signatory": result.signatories,
        "date": result.dates,
        "amount": result.amounts,
        "action": result.actions,
        "match": result.links,
    }
    return [
        Place(
            kind,
            fact.id,
            fact.evidence.start,
            fact.evidence.end,
            label(kind, getattr(fact, _CLASS.get(kind, ""), None)),
        )
        for kind, facts in groups.items()
        for fact in facts
    ]


def to_doc(result: Result) -> Doc:
    """A result as a spaCy Doc: `doc.spans["date"]` and so on, one group a kind; `span.id_` is the fact's id.

    `doc.text` is the document's text to the character; where a fact begins or ends inside a token, the token
    is cut there.
    """
    doc = spanned(result.document.text, places_of(result))
    doc.user_data.update(document_id=result.document.id, source=result.document.source)
    return doc


def displacy(result: Result, style: Literal["span", "ent"] = "span") -> dict[str, Any]:
    """A result as `spacy.displacy.render(…, style=style, manual=True)` takes it.

    `span` shows facts inside facts; `ent` shows the text with its line breaks and, of facts that overlap, the
    longest. Links are left out: they stand on the same words as their actions.
    """
    found = sorted((p for p in places_of(result) if p.kind != "match"), key=lambda p: (p.start, -p.end))
    text = result.document.text
    if style == "ent":
        free: list[Place] = []
        for place in sorted(found, key=lambda p: (p.start - p.end, p.start)):
            if all(place.end <= other.start or other.end <= place.start for other in free):
                free.append(place)
        free.sort(key=lambda place: place.start)
        ents = [{"start": p.start, "end": p.end, "label": p.kind} for p in free]
        return {"text": text, "ents": ents, "title": result.profile.title or None}
    pieces = list(_cut(((m.start(), m.end()) for m in _PIECE.finditer(text)), found))
    spans = [
        {"start": p.start, "end": p.end, "start_token": first, "end_token": last, "label": p.kind}
        for p in found
        for first, last in [_covered(pieces, p)]
    ]
    return {"text": text, "tokens": [text[start:end] for start, end in pieces], "spans": spans}


def spanned(text: str, found: Sequence[Place]) -> Doc:
    """A text as a spaCy Doc with the tokens of `spacy.blank("fr")` and a group of spans for every kind."""
    from spacy.tokens import Doc, Span, SpanGroup

    nlp = french()
    tokens = nlp.make_doc(text)
    pieces = list(_cut(((token.idx, token.idx + len(token)) for token in tokens), found))
    starts = [start for start, _ in pieces[1:]] + [len(text)]
    words = [text[start:end] for start, end in pieces]
    spaces = [after > end for (_, end), after in zip(pieces, starts, strict=True)] if pieces else []
    doc = Doc(nlp.vocab, words, spaces)
    assert doc.text == text
    for kind in BY_KIND:
        here = [place for place in found if place.kind == kind] if pieces else []
        spans = [Span(doc, *_covered(pieces, place), place.label, span_id=place.id) for place in here]
        about = {"status": [p.status for p in here], "confidence": [p.confidence for p in here]}
        doc.spans[kind] = SpanGroup(doc, name=kind, spans=spans, attrs=about)
    return doc


@cache
def french() -> Language:
    """spaCy's French tokens, made once."""
    import spacy

    return spacy.blank("fr")


def _cut(pieces: Iterable[tuple[int, int]], found: Iterable[Place]) -> Iterator[tuple[int, int]]:
    """Pieces of a text, cut where a fact begins or ends inside one."""
    edges = sorted({edge for place in found for edge in (place.start, place.end)})
    for start, end in pieces:
        inside = edges[bisect_right(edges, start) : bisect_left(edges, end)]
        yield from zip([start, *inside], [*inside, end], strict=True)


def _covered(pieces: Sequence[tuple[int, int]], place: Place) -> tuple[int, int]:
    """The pieces that a place touches, at least one: first and after the last."""
    first = min(bisect_right(pieces, place.start, key=lambda piece: piece[1]), len(pieces) - 1)
    last = bisect_left(pieces, place.end, key=lambda piece: piece[0])
    return first, max(last, first + 1)
