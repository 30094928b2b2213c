"""What a document is as a whole: its type, title, date, and how many actions it says the contract has.

The type is decided by points. The phrases and the places where they count are in `document_types.yaml`; a
phrase counts once, for the best of its places, and the small evidence of a place has a ceiling. A type needs
`ENOUGH` points: one that was only guessed at is `autre`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from extractor.extractors import genres, heads
from extractor.language import Cue, Reading
from extractor.model import Block, DocumentType, Profile, Result
from extractor.rules import Rules

TYPES: tuple[DocumentType, ...] = (
    "communique", "circulaire", "deliberation", "contrat", "avenant", "article", "actualite", "autre",
)  # fmt: skip
"""All types, the more specific first: where points are equal, it wins."""

POINTS = {
    "banner": 8.0,
    "numbered": 4.0,
    "title": 3.0,
    "decisive": 4.0,
    "chrome": 4.0,
    "opening": 1.5,
    "anywhere": 1.5,
}
MOST = {"chrome": 6.0, "opening": 6.0, "anywhere": 5.0, "decisive": 8.0}
AGAIN = {"chrome": 1.0, "decisive": 2.0}
"""What a second phrase in the same place adds, where that is less than the first."""
ENOUGH = 3.5
HEAD = 1500
_LIKELY = 2.0
_LINE = 120
_FIRST = 300  # characters before which « CONVENTION » alone in a line is the title of an act
_WEB_PAGE, _DATED_PAGE, _HOUR_POINTS = 2.0, 1.5, 2.0

# « Abonnez-vous à notre lettre d'information »: institutions have these too, and sell no paper.
_NEWSLETTER = re.compile(
    r" (?:a |au )(?:la |l'|notre |nos |son |cette )?"
    r"(?:lettre|newsletter|infolettre|flux|fil|alerte|page|compte)"
)
_NUMBERED = re.compile(r"[^.;\n]{0,90}?(?:\bn ?[°o]s? ?\S{0,30}\d|\b\d{4}[-/]\d+|\s\d{1,2}\b)")
_DATE_LINE = re.compile(
    r"(?:[\w'’-]+(?: [\w'’-]+){0,3}, )?"
    r"(?:[Ll]e )?(?:[a-zé]{5,8} )?\d{1,2}(?:er)?[ /.-]\S{1,9}[ /.-]\d{2,4}\.?$"
)
_TRAILING_DATELINE = re.compile(
    r"\s+[A-ZÀ-Ý][\wÀ-ÿ'’ -]{2,30}, le (?:\w+ )?\d{1,2}(?:er)?[ /.]\S+[ /.]\d{2,4}$"
)
_LABEL = re.compile(
    r"(?:(?:objet|titre|communiqué(?: de presse)?)\s*:|communiqué(?: de presse)? [–—-])\s*", re.I
)
_NO_TITLE = re.compile(
    r"microsoft|untitled|sans titre|^document ?\d*$|\.(?:docx?|pdf|odt|indd|pptx?)$|^[\w-]+$", re.IGNORECASE
)
# Bylines, captions and dates of pages: short lines at the top that are no title.
_NO_HEADLINE = re.compile(
    r"(?:par|propos recueillis par|publié|mis à jour|mise à jour|modifié|©|photo|crédit|légende|illustration"
    r"|temps de lecture|journaliste|accueil|vous êtes ici|article réservé|recevoir la newsletter)\b|.*©",
    re.IGNORECASE,
)
_BODY, _SHORTEST_TITLE = 180, 4
_SITE = re.compile(r"\s+[|–—-]\s+(?=[^|–—]{3,60}$)")
_SECTION = re.compile(r"(?:article|preambule|sommaire|annexe|titre|chapitre|vu|considerant|entre)\b")
_ACTIONS = re.compile(r"\b(?:fiches?[- ])?actions?\b")
_OF_A_PART = re.compile(
    r"\W*(?:l'|les? |chaque |cet |ce )?(?:axe|volet|pilier|chapitre|(?:engagement|objectif) (?:n°|\d))"
)
# « Contrat départemental – Rapport d'exécution »: what a title is about, before what the paper is.
_OTHER_PAPER = re.compile(
    r"[–—|:-] ?(?:\w+ )?(?:rapport|bilan|compte[- ]rendu|tableau de bord|synthese|fiches?|evaluation|annexes?"
    r"|echeancier|calendrier|suivi)\b"
)
_AFTER_LETTERHEAD = re.compile(r"[^\n:.;,]{3,60}(?: [|–—] |\] )$")
_COUNT = re.compile(r"(?<![\w,.])(\d{1,3}|[a-z]+(?:[- ](?:et[- ])?[a-z]+){0,3})(?: grandes| principales)? $")


def extract(reading: Reading, rules: Rules, result: Result) -> Result:  # noqa: ARG001
    """The profile of the document."""
    blocks = title_blocks(reading)
    text = " ".join(" ".join(reading.text[block.start : block.end].split()) for block in blocks)
    title = _LABEL.sub("", _TRAILING_DATELINE.sub("", text)) or _declared_title(reading)
    kind = document_type(reading, blocks)
    profile = Profile(kind, title, _published(reading, kind), declared_actions(reading))
    return replace(result, profile=profile)


def _published(reading: Reading, kind: DocumentType) -> date | None:
    from extractor.extractors.dates.facts import publication_date

    return publication_date(reading, kind)


# The type.


def document_type(reading: Reading, title: tuple[Block, ...] = ()) -> DocumentType:
    """The type that the phrases, the byline and the kind of file speak for."""
    points = type_points(reading, title)
    best = max(TYPES, key=lambda kind: (points[kind], -TYPES.index(kind)))
    return best if points[best] >= ENOUGH else genres.told_as_news(reading)


def type_points(reading: Reading, title: tuple[Block, ...] = ()) -> dict[DocumentType, float]:
    """The points of each type, for the decision and for whoever asks why."""
    points: dict[DocumentType, float] = dict.fromkeys(TYPES, 0.0)
    spent: dict[tuple[str, str], float] = {}
    best: dict[str, tuple[float, str, str]] = {}
    for cue in reading.cues.get("document_types", ()):
        kinds, places = _label(cue.label)
        if _NEWSLETTER.match(reading.folded, cue.end):
            continue
        held = [(POINTS[place], place) for place in places if _stands(reading, cue, place, title)]
        if held:
            phrase = reading.folded[cue.start : cue.end]
            value, place = max(held)
            best[phrase] = max(best.get(phrase, (0.0, "", "")), (value, place, kinds))
    for value, place, kinds in sorted(best.values(), reverse=True):
        for name in kinds.split("+"):
            kind = next(known for known in TYPES if known == name)
            before = spent.get((name, place), 0.0)
            if place in ("banner", "numbered", "title") and any(
                (name, other) in spent for other in ("banner", "numbered", "title")
            ):
                continue
            worth = AGAIN.get(place, value) if before else value
            worth = min(worth, MOST.get(place, value) - before)
            spent[name, place] = before + worth
            points[kind] += worth
    for kind, value in (*genres.signs(reading), *heads.signs(reading)):
        points[kind] += value
    if points["article"] and genres.has_hour(reading):
        points["article"] += _HOUR_POINTS
    if reading.document.reader == "html":
        web = _WEB_PAGE + (_DATED_PAGE if reading.document.published else 0.0)
        for kind in ("actualite", "article") if points["article"] >= _LIKELY else ("actualite",):
            points[kind] += web
    return points


@lru_cache(maxsize=256)
def _label(label: str) -> tuple[str, tuple[str, ...]]:
    kinds, *places = label.split()
    return kinds, tuple(places)


def _stands(reading: Reading, cue: Cue, place: str, title: tuple[Block, ...]) -> bool:
    """Whether a cue stands in the place where its phrase counts."""
    if place in ("anywhere", "decisive"):
        return True
    index = reading.document.block_at(cue.start)
    if index is None:
        return False
    block = reading.document.blocks[index]
    before = reading.text[block.start : cue.start]
    # « Cabinet du ministre | Communiqué n° 118 »: a separator opens too.
    opens = not any(char.isalnum() for char in before) or (place == "banner" and before.endswith(" | "))
    if place == "title":
        if cue.label.startswith("contrat") and _OTHER_PAPER.search(reading.folded, cue.end, block.end):
            return False
        alone = block.kind == "heading" and cue.end == block.end and block.start < _FIRST
        return opens and (alone or (bool(title) and block.start == title[0].start))
    end = block.end
    if block.kind == "table":  # an act is named in the first row of a letterhead, not in a row of a schedule
        cell = next((c for t in reading.document.tables for c in t.cells if c.start == cue.start), None)
        opens = cell is not None and (place not in ("banner", "numbered") or cell.row == 0)
        end = cell.end if cell is not None else end
    if place == "banner":
        return _is_banner(reading, cue, block, opens)
    if place == "numbered":
        return opens and block.start < HEAD and bool(_NUMBERED.match(reading.folded, cue.end, end))
    if not opens and block.start < _FIRST and _AFTER_LETTERHEAD.fullmatch(before):
        return bool(reading.cues_in("letterheads", block.start, cue.start))
    return opens


def _is_banner(reading: Reading, cue: Cue, block: Block, opens: bool) -> bool:
    """A line of its own at the top (or in a running header), begun by the cue or shouting it."""
    if (block.start >= HEAD and block.kind != "header") or block.kind == "list_item":
        return False  # an item is of a table of contents
    phrase = reading.text[cue.start : cue.end]
    rest = reading.text[cue.end : block.end]
    if reading.folded.startswith("communiques", cue.start):
        return False  # a menu: « Communiqués de presse »
    if opens and re.match(r"\s*[:|–—]|\s-\s", rest):
        return True
    if opens and len(rest) <= 40:
        return not re.match(r"-\w| [a-zà-ÿ]{2,}(?<! le)(?<! du)(?<! de)(?<! n)", rest) or phrase.isupper()
    return phrase.isupper() and block.end - block.start <= _LINE and block.kind != "title"


# The title.


def title_blocks(reading: Reading) -> tuple[Block, ...]:
    """The blocks that make up the main title: one, or several lines in capitals that go on."""
    blocks = reading.document.blocks
    top = [i for i, block in enumerate(blocks[:40]) if block.kind in ("title", "heading")]
    usable = [i for i in top if _may_be_title(reading, blocks[i])]
    titles = [i for i in usable if blocks[i].kind == "title"]
    heads = [
        i for i in usable if blocks[i].start < HEAD and not _SECTION.match(reading.folded, blocks[i].start)
    ]
    first = _headline(reading, titles, heads)
    if first is None:
        return ()
    chosen = [blocks[first]]
    for block in blocks[first + 1 : first + 5]:
        if not _goes_on(reading, chosen[-1], block):
            break
        chosen.append(block)
    for block in reversed(blocks[max(0, first - 4) : first]):
        if not _may_be_title(reading, block) or not _goes_on(reading, block, chosen[0]):
            break
        chosen.insert(0, block)
    return tuple(chosen)


def _headline(reading: Reading, titles: list[int], heads: list[int]) -> int | None:
    """The title that is marked as one; else the longest heading above the text, or the line that opens it."""
    blocks = reading.document.blocks
    if reading.document.reader != "text":
        marked = titles or heads
        order = (lambda i: i) if titles else (lambda i: (blocks[i].level, blocks[i].start - blocks[i].end))
        return min(marked, key=order) if marked else None
    body = next((i for i, b in enumerate(blocks) if b.end - b.start >= _BODY), len(blocks))
    above = [i for i in (*titles, *heads) if i < body]
    best = min(above, key=lambda i: (blocks[i].level, blocks[i].start - blocks[i].end), default=body)
    if best < body and len(reading.text[blocks[best].start : blocks[best].end].split()) >= _SHORTEST_TITLE:
        return best
    lines = (i for i in range(best) if blocks[i].kind == "paragraph" and _opens(reading, blocks[i]))
    return next(lines, best if best < body else None)


def _opens(reading: Reading, block: Block) -> bool:
    """Whether a paragraph above the text reads like a headline."""
    text = reading.text[block.start : block.end].strip()
    words = text.split()
    return len(words) >= _SHORTEST_TITLE and text[-1] not in ".;,:" and _may_be_title(reading, block)


def _goes_on(reading: Reading, block: Block, following: Block) -> bool:
    """Whether the next block is the next line of the same title: capitals go on, or a small letter begins."""
    if following.kind not in ("title", "heading", "paragraph") or _SECTION.match(
        reading.folded, following.start
    ):
        return False
    first, second = (reading.text[b.start : b.end].strip() for b in (block, following))
    capitals = first.isupper() and second.isupper()
    continued = second[0].islower() and second[-1] not in ".;,:" and first[-1] not in ".;:"
    if not (capitals or continued) or len(first) + len(second) > 300:
        return False
    return _may_be_title(reading, following)


def _may_be_title(reading: Reading, block: Block) -> bool:
    text = reading.text[block.start : block.end].strip()
    if (
        len(text) > 400
        or sum(map(str.isalpha, text)) < 4
        or _DATE_LINE.match(text)
        or _NO_HEADLINE.match(text)
    ):
        return False
    start = block.start + next(i for i, char in enumerate(reading.text[block.start :]) if char.isalnum())
    for cue in reading.cues_in("letterheads", block.start, block.end):
        if cue.start == start:
            rest = text[cue.end - block.start :]
            return len(rest) > 60 or bool(
                re.search(r" : |[a-zà-ÿ]{3,}(?:ent|é|e) (?:le|la|un|une|les|l['’])", rest)
            )
    return True


def _declared_title(reading: Reading) -> str:
    """The title in the file's own properties, where it is one and not a file's name."""
    title = " ".join(reading.document.title.split())
    if not title or _NO_TITLE.search(title):
        return ""
    return _SITE.split(title, maxsplit=1)[0]


# The number of actions.


def declared_actions(reading: Reading) -> int | None:
    """How many actions the contract has, as the document says; None where it does not say."""
    found: list[tuple[int, int, int]] = []
    for actions in _ACTIONS.finditer(reading.folded):
        match = _COUNT.search(reading.folded, max(0, actions.start() - 45), actions.start())
        number, start = _number(match) if match else (None, 0)
        if number is not None and 2 <= number <= 400:
            score = _count_score(reading, start, actions.end())
            if score > 0:
                found.append((score, -start, number))
    return max(found)[2] if found else None


def _number(match: re.Match[str]) -> tuple[int | None, int]:
    """The number that ends right before « actions », in figures or words, and where it begins."""
    words = match[1]
    if words.isdigit():
        return int(words), match.start(1)
    from text_to_num import text2num

    parts = list(re.finditer(r"[a-z]+", words))
    for part in parts:
        try:
            return int(text2num(words[part.start() :].replace("-", " "), "fr")), match.start(1) + part.start()
        except ValueError:
            continue
    return None, match.start(1)


def _count_score(reading: Reading, start: int, end: int) -> int:
    """Above 0: the number is that of all the contract's actions."""
    first, last = reading.sentence_at(start)
    cues = reading.cues_in("declared_actions", first, last)
    index = reading.document.block_at(start)
    block = reading.document.blocks[index] if index is not None else None
    heading = block is not None and block.kind in ("title", "heading") and reading.text[block.end - 1] != "."
    score = int(heading) + int(reading.folded[end - 12 : end].startswith(("fiche", " fiche")))
    score += any(cue.label == "whole" for cue in cues)
    score += 2 * any(cue.label == "holds" for cue in cues)
    after = reading.folded[end : end + 4]
    scoped = any(cue.label == "scope" and cue.start - end <= 14 for cue in cues if cue.start >= end)
    if scoped:
        score += 1
    elif re.match(r" (?:de|d'|en|po)", after):
        score -= 4
    done = any(cue.label == "done" and 0 <= cue.start - end <= 12 for cue in cues)
    part = any(cue.label == "part" and 0 <= start - cue.end <= 3 for cue in cues)
    part = part or _OF_A_PART.match(reading.folded, first) is not None
    return score - 4 * (done or part)
