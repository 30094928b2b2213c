"""From a sequence of drafts to structure: which items are items, which list they form, what is a title.

Works on what every reader has in common, so that a list in a PDF and the same list in a web page come out
alike. Only shapes are judged here: what a list means is for the extractors.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from extractor.readers.layout import Draft
from extractor.readers.markers import DASHES, Marker, follows, match_marker

_OUT_OF_FLOW = ("header", "footer")
_SENTENCE_END = re.compile(r"[.;:!?…]\W*$")
_SECTION = re.compile(
    r"(?:article|art\.|annexe|titre|chapitre|section|partie|fiche|fiche[- ]action|axe|volet|préambule"
    r"|sommaire|engagement|objectif)\b(?:\s+(?:n\s?[°ºo]\s?)?(?:\d+(?:[.\d]*)|[ivxlc]+|[a-z]|premier|1er)\b)?"
    r"(?:\s*[-–—:.]|\s*$|\s+[-–—:A-ZÀ-Ý«\"(])",
    re.IGNORECASE,
)
_BARE_SECTION = re.compile(r"(?:annexes?|préambule|sommaire)\s*:?$", re.IGNORECASE)
_NOT_A_TITLE = re.compile(
    r"(?:[\wÀ-ÿ' ’-]{2,40},\s+)?(?:le\s+|du\s+)?(?:\w+\s+)?\d{1,2}(?:er)?[ /.]\s?"
    r"(?:\d{1,2}[/.]|[^\W\d]{3,9}\s)\s?\d{2,4}$"
    r"|(?:mis à jour|mise à jour|publié|modifié|posté|vous êtes ici|accueil\b|contact|tél"
    r"|courriel|http|www\.|page \d)"
    r"|.{0,60}\d{1,2}/\d{1,2}/\d{2,4}"
    r"|liberté\W+égalité|république française$|(?:communiqué|dossier|point) de presse$|communique de presse$",
    re.IGNORECASE,
)
_TITLES_END = re.compile(r"(?:entre\b|vu\b|considérant|sommaire|préambule|article\b)", re.IGNORECASE)
_ACT = re.compile(
    r"objet\s*:|(?:projet de )?"
    r"(?:contrat|convention|avenant|protocole|délibération|circulaire|instruction|arrêté)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d{1,2}\s*[-–.)/]\s|[IVX]{1,4}\s*[-–.)/]\s")
_TURNS = {*DASHES, "Q.", "R."}
_HEADING_LIMIT = 200


def looks_like_heading(text: str) -> bool:
    """Whether a paragraph on its own reads as a heading: capitals, or "Article 3 – …", and no sentence."""
    text = text.strip().lstrip("| ").strip()
    if not 3 <= len(text) <= _HEADING_LIMIT or text[-1] in ".;,":
        return False
    letters = [c for c in text if c.isalpha()]
    if len(letters) >= 4 and len(letters) > 0.55 * len(text) and all(not c.islower() for c in letters):
        return True
    if _BARE_SECTION.match(text):
        return True
    return len(text) <= 150 and text[-1] != ":" and text[0].isupper() and bool(_SECTION.match(text))


def arrange(drafts: Sequence[Draft]) -> list[Draft]:
    """Settle items, headings, lists and title. Changes the drafts in place and returns those with text."""
    kept = _with_bare_markers([d for d in drafts if d.kind == "table" or d.plain().strip()])
    _settle_turns(kept)
    _settle_doubts(kept)
    _settle_headings(kept)
    _number_lists(kept)
    _choose_title(kept)
    return kept


def _with_bare_markers(drafts: Sequence[Draft]) -> list[Draft]:
    """Markers that stand alone on their line, joined with the paragraph that follows; else they are text."""
    kept: list[Draft] = []
    for draft in drafts:
        last = kept[-1] if kept else None
        bare = last is not None and last.typed is not None and last.typed.length >= len(last.plain().strip())
        if last is not None and bare and last.kind == "list_item":
            if draft.kind == "paragraph":
                last.lines.extend(draft.lines)
                continue
            last.kind, last.typed = "paragraph", None
        kept.append(draft)
    if kept and kept[-1].typed is not None and kept[-1].typed.length >= len(kept[-1].plain().strip()):
        kept[-1].kind, kept[-1].typed = "paragraph", None
    return kept


def _flow(drafts: Sequence[Draft]) -> list[int]:
    return [index for index, draft in enumerate(drafts) if draft.kind not in _OUT_OF_FLOW]


def _settle_turns(drafts: Sequence[Draft]) -> None:
    """What people say in turn, after a dash, « Q. » or « R. », is no list: a third and more are questions."""
    flow = [drafts[index] for index in _flow(drafts)]
    for said, run in groupby(flow, lambda draft: draft.typed is not None and draft.typed.text in _TURNS):
        turns = list(run) if said else []
        asked = sum(draft.plain().rstrip().endswith("?") for draft in turns)
        if len(turns) > 2 and asked * 3 >= len(turns):
            for draft in turns:
                draft.kind, draft.typed = "paragraph", None


def _settle_doubts(drafts: Sequence[Draft]) -> None:
    """Typed markers that need company and have none become paragraphs, or headings ("2. Financement")."""
    flow = _flow(drafts)
    for place, index in enumerate(flow):
        draft = drafts[index]
        if draft.kind != "list_item" or draft.typed is None or draft.indent is None:
            continue
        before = [drafts[i] for i in flow[max(0, place - 12) : place]]
        after = [drafts[i] for i in flow[place + 1 : place + 13]]
        numbered = draft.typed.number > 0
        near = _in_company(draft.typed, before, after)
        if numbered and not near and _is_short_title(draft):
            draft.kind, draft.level = "heading", max(1, draft.typed.family.count(".1") + 1)
        elif draft.typed.doubtful and not near and not (numbered and _in_sequence(drafts, index)):
            draft.kind, draft.typed = "paragraph", None


def _settle_headings(drafts: Sequence[Draft]) -> None:
    """A short line on its own between two stretches of prose is a heading, whatever its type."""
    flow = [drafts[index] for index in _flow(drafts)]
    for before, draft, after in zip(flow, flow[1:], flow[2:], strict=False):
        if draft.kind != "paragraph" or len(draft.lines) != 1:
            continue
        text, previous, following = (d.plain().strip() for d in (draft, before, after))
        alone = 8 <= len(text) <= 90 and len(text.split()) >= 2 and text[0].isupper() | text[0].isdigit()
        if not alone or text[-1] in ".;:,!…)" or re.search(r"[@|]|\d\d[ .]\d\d[ .]\d\d", text):
            continue
        if _NOT_A_TITLE.match(text) or before.kind == "heading":
            continue
        prose = after.kind == "paragraph" and len(following) > 60 and following[-1] in ".:»"
        if prose and previous[-1:] in ".;»!?" and before.kind in ("paragraph", "list_item"):
            draft.kind, draft.level = "heading", 3


def _run(drafts: Sequence[Draft]) -> list[Marker]:
    """The typed markers of the items at the start of `drafts`, up to the first block that is no item."""
    marks: list[Marker] = []
    for draft in drafts:
        if draft.kind != "list_item":
            break
        if draft.typed is not None:
            marks.append(draft.typed)
    return marks


def _in_company(mark: Marker, before: Sequence[Draft], after: Sequence[Draft]) -> bool:
    """Whether the same list holds a neighbour that goes on with the marker or that it goes on with."""
    if any(follows(mark, other) for other in _run(before[::-1])):
        return True
    return any(follows(other, mark) for other in _run(after))


def _in_sequence(drafts: Sequence[Draft], index: int) -> bool:
    """Whether the number before or after this one stands anywhere in the document, in the same style."""
    mark = drafts[index].typed
    assert mark is not None
    if len(mark.text) == 2 and mark.text[0].isupper() and mark.family == "A.":
        return False  # initials: "A. Martin", "B. Durand" in a list of those present
    others = [d.typed for i, d in enumerate(drafts) if i != index and d.typed is not None]
    return any(follows(mark, other) or follows(other, mark) for other in others)


def _is_short_title(draft: Draft) -> bool:
    assert draft.typed is not None
    text = draft.plain().strip()[draft.typed.length :].strip()
    if draft.typed.family == "A." and len(text.split()) < 3:
        return False  # an initial: "A. Martin"
    return 3 <= len(text) <= 120 and text[0].isupper() and not _SENTENCE_END.search(text) and text[-1] != ","


@dataclass(slots=True)
class _Open:
    """An item that may still get siblings or children."""

    index: int
    level: int
    list_id: int
    mark: Marker
    indent: float | None


def _mark_of(draft: Draft) -> Marker:
    if draft.typed is not None:
        return draft.typed
    return match_marker(f"{draft.marker} x") or Marker(draft.marker, draft.marker, 0)


def _number_lists(drafts: Sequence[Draft]) -> None:
    """Give each item its list, level, parent and intro."""
    stack: list[_Open] = []
    last_of: dict[str, _Open] = {}  # the last numbered item at the outermost level, by family
    previous: int | None = None  # the block before, in the flow
    lists = 0
    for index in _flow(drafts):
        draft = drafts[index]
        if draft.kind != "list_item":
            stack.clear()
            previous = index
            continue
        mark = _mark_of(draft)
        sibling = _find_place(stack, draft, mark, drafts)
        parent = stack[-1] if stack else None
        if sibling is not None:
            list_id, draft.intro = sibling.list_id, drafts[sibling.index].intro
        elif parent is not None:
            list_id, draft.intro = lists, parent.index
        else:
            earlier = last_of.get(mark.family)
            resumed = earlier is not None and mark.number > 1 and mark.number - earlier.mark.number == 1
            if resumed and earlier is not None:
                list_id, draft.intro = earlier.list_id, drafts[earlier.index].intro
            else:
                list_id = lists
                if previous is not None and drafts[previous].kind in ("paragraph", "heading", "title"):
                    draft.intro = previous
                elif previous is not None and drafts[previous].kind == "list_item":
                    draft.intro = drafts[previous].intro
        lists = max(lists, list_id + 1)
        draft.list_id = list_id
        draft.parent = parent.index if parent else None
        draft.level = len(stack)
        item = _Open(index, draft.level, list_id, mark, draft.indent)
        if not stack and mark.number:
            last_of[mark.family] = item
        stack.append(item)
        previous = index


def _find_place(stack: list[_Open], draft: Draft, mark: Marker, drafts: Sequence[Draft]) -> _Open | None:
    """Pop `stack` to the new item's parent; the sibling whose list it continues, if any."""
    if draft.indent is None:
        return _place_by_level(stack, draft, mark, drafts)
    for depth in range(len(stack) - 1, -1, -1):
        open_ = stack[depth]
        if open_.indent is None or abs(open_.indent - draft.indent) >= 1:
            continue
        if follows(mark, open_.mark):
            del stack[depth:]
            return open_
    # A numbered sequence goes on whatever its indentation (page breaks shift it).
    for depth in range(len(stack) - 1, -1, -1):
        if mark.number > 1 and follows(mark, stack[depth].mark):
            open_ = stack[depth]
            del stack[depth:]
            return open_
    while stack:
        top = stack[-1]
        deeper = top.indent is not None and draft.indent - top.indent >= 1
        finer = mark.family.startswith(f"{top.mark.family}1") and top.mark.family[:1] == "1"
        level = top.indent is None or abs(draft.indent - top.indent) < 1
        introduced = level and top.mark.family != mark.family and _ends_with_colon(drafts[top.index])
        if deeper or finer or introduced:
            return None
        stack.pop()
    return None


def _ends_with_colon(draft: Draft) -> bool:
    return draft.plain().rstrip().endswith(":")


def _place_by_level(stack: list[_Open], draft: Draft, mark: Marker, drafts: Sequence[Draft]) -> _Open | None:
    last: _Open | None = None
    level = draft.level
    typed = [open_ for open_ in stack if open_.indent is not None]
    if typed and _ends_with_colon(drafts[typed[-1].index]):
        level += len(typed)  # a list of the format's own under an item that was typed
    while len(stack) > level:
        last = stack.pop()
    if last is None or last.level != level:
        return None
    return last if follows(mark, last.mark) else None


def _choose_title(drafts: Sequence[Draft]) -> None:
    """Where no reader knew the title: the last heading before the text begins, an act's name first."""
    if any(draft.kind == "title" for draft in drafts):
        return
    candidates: list[Draft] = []
    for index in _flow(drafts)[:30]:
        draft = drafts[index]
        text = draft.plain().strip()
        words = re.findall(r"[^\W\d_]{2,}", text)
        if draft.kind in ("list_item", "table") or _TITLES_END.match(text):
            break
        prose = draft.kind == "paragraph" and bool(_SENTENCE_END.search(text)) and len(words) >= 8
        if prose or len(text) > 400:
            break
        named = len(words) >= 2 or (len(words) == 1 and draft.kind == "heading" and draft.level == 1)
        if named and not _NOT_A_TITLE.match(text.lstrip("| ")) and text[-1] not in ",;.":
            candidates.append(draft)
    acts = [draft for draft in candidates if _ACT.match(draft.plain().strip())]
    whole = [draft for draft in candidates if not _NUMBERED.match(draft.plain().strip())]
    candidates = whole or candidates  # « 1 - Marchés publics » heads a part, at times in larger type
    headings = [draft for draft in candidates if draft.kind == "heading"]
    largest = max((draft.size for draft in headings), default=0.0)
    if acts:
        chosen = acts[0]
    elif largest:
        chosen = [draft for draft in headings if draft.size >= largest - 0.5][-1]
    elif first := [draft for draft in headings if draft.level == 1]:
        chosen = first[0]  # a format without sizes that marks its highest heading
    elif candidates:
        chosen = candidates[-1]
    else:
        return
    chosen.kind, chosen.level = "title", 0
