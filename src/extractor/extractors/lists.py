"""What a list is a list of: actions, or one of the many other things that communiqués and contracts enumerate.

A list is judged as a whole, by its intro, its heading and the grammar of its items. The weights are few and
ordinal: a noun that names the list's contents (« critères », « sources de financement ») outweighs the word
« action » in the same intro, and the items' first words outweigh a silent intro.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from extractor.language import Reading, norm
from extractor.model import Block, fold_text
from extractor.rules import Rules, Taxonomy

_STRONG = {"criteria", "partners", "funding", "documents", "meetings", "people"}
_WEAK = {"law", "figures", "frames", "duties"}
_ARTICLES = re.compile(r"^(?:(?:le|la|les|l'|un|une|des|du|de la|de l'|d'|de|deux|trois|quatre|cinq|six|dix|\d+|plusieurs|quelques|autres?|nouve\w+|\"|«|'|\(|premier\w*) ?)*")
_NOT_ACTION = re.compile(
    r"^(?:sur l[ea]s? (?:budget|fonds?|credits)|sur l'|(?:vu|considerant)\b|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b|\d{1,2}(?:er)? [a-z]{3,9} (?:19|20)\d\d|\d{1,2} ?h|https?:|www\.|"
    r"article \d|annexe \d|m\. |mme |monsieur |madame |[\d ]+(?:€|euros|m€|k€)|\d+(?:,\d+)? ?%)"
)
_INFINITIVE = re.compile(r"^(?:ne pas |mieux |se |s'|y |en )?[a-z]{2,}(?:er|ir|oir|re)\b")
_NOT_INFINITIVE = re.compile(r"^(?:hier|cher|premier|dernier|leur|entre|contre|notre|votre|autre|membre|septembre|octobre|novembre|decembre|nombre|cadre|centre|maire|ministre|titre|lettre|theatre|registre|juge)\b")


@dataclass(frozen=True, slots=True)
class ListOf:
    """The items of one list at one level, its intro and what it was judged to be."""

    items: tuple[int, ...]
    intro: int | None
    role: str
    commitment: str = ""


def lists(reading: Reading, rules: Rules) -> Iterator[ListOf]:
    """The lists of a document with their roles: `actions`, `commitments`, `nomenclature`, `other`."""
    blocks = reading.document.blocks
    heads = frozenset(norm(word) for word in rules.lexicon.phrases["lists"]["not_heads"])
    groups: dict[tuple[int | None, int, int | None], list[int]] = {}
    for index, block in enumerate(blocks):
        if block.kind == "list_item":
            groups.setdefault((block.list_id, block.level, block.parent), []).append(index)
    parents = {block.parent for block in blocks if block.parent is not None}
    for (_, _, parent), found in groups.items():
        # An item that ends with a colon over a nested list introduces it, and is no item of its own.
        items = [i for i in found if not (i in parents and reading.text[: blocks[i].end].endswith(":"))]
        if not items:
            continue
        intro = blocks[items[0]].intro
        if parent is not None and reading.text[: blocks[parent].end].rstrip().endswith(":"):
            intro = parent
        role, commitment = _judge(reading, rules, heads, [blocks[i] for i in items], parent, intro)
        yield ListOf(tuple(items), intro, role, commitment)


def _judge(
    reading: Reading,
    rules: Rules,
    heads: frozenset[str],
    items: list[Block],
    parent: int | None,
    intro: int | None,
) -> tuple[str, str]:
    texts = [reading.text[b.start : b.end] for b in items]
    restated = [commitment_of(text, rules.taxonomy) for text in texts]
    if len([c for c in restated if c]) * 2 >= len(items) and len(items) > 1:
        return "commitments", ""
    official = [t for t in texts if is_title(t, rules.taxonomy)]
    if len(official) >= 3 and len(official) * 2 >= len(items):
        return "nomenclature", ""
    blocks = reading.document.blocks
    commitment = ""
    score = 0.0
    if parent is not None:
        commitment = commitment_of(reading.text[blocks[parent].start : blocks[parent].end], rules.taxonomy)
        if commitment:
            score += 2
    if intro is not None:
        score += _introduced(reading, blocks[intro])
    score += _grammar(reading, heads, items)
    return ("actions" if score >= 1.5 else "other"), commitment


def _introduced(reading: Reading, intro: Block) -> float:
    """What the words before a list say of it; the last clause counts, where its contents are named."""
    start = max(intro.start, intro.end - 320)
    sentence = reading.sentence_at(max(intro.start, intro.end - 2))
    low = max(start, min(sentence[0], intro.end)) if intro.kind != "heading" else intro.start
    cues = reading.cues_in("lists", low, intro.end)
    labels = {c.label for c in cues}
    score = 0.0
    if "actions" in labels:
        score += 2 if any(_named(reading, c.start, c.end) for c in cues if c.label == "actions") else 1
    if labels & _STRONG:
        score -= 3
    if labels & _WEAK:
        score -= 1
    return score


_NAMED = re.compile(r"\b(?:actions?|mesures?|projets?|initiatives?|chantiers?|fiches? actions?)\b")


def _named(reading: Reading, start: int, end: int) -> bool:
    """Whether the cue names actions themselves, not only a verb such as « prévoit »."""
    return bool(_NAMED.search(reading.folded[start:end])) or end - start > 12


def _grammar(reading: Reading, heads: frozenset[str], items: list[Block]) -> float:
    """From -3 (people, dates, laws, sums) to 2 (nouns and verbs of doing)."""
    doing = against = 0
    for block in items:
        folded = reading.folded[block.start : block.end]
        people = reading.cues_in("roles", block.start, block.start + 45)
        first = _ARTICLES.sub("", folded, count=1)
        word = norm(re.split(r"[ ,;:.'()]", first, maxsplit=1)[0])
        if _NOT_ACTION.match(folded) or (people and people[0].start - block.start <= 5):
            against += 1
        elif re.match(r"(?:de la|du|de l'|au|aux|a la) ?", folded):
            against += 1  # a complement of the intro (« au regard de la qualité … ») is no action
        elif word in heads or (_INFINITIVE.match(folded) and not _NOT_INFINITIVE.match(folded)):
            doing += 1
        elif folded.endswith("?") or len(folded) < 8:
            against += 1
    share, bad = doing / len(items), against / len(items)
    return 2 * share - 3 * bad - (0.5 if share < 0.2 else 0)


def commitment_of(text: str, taxonomy: Taxonomy) -> str:
    """The code of the commitment that `text` restates, or names by number (« Engagement 2 »), else empty."""
    numbered = re.search(r"\bengagements? (?:n ?°? ?)?(\d)\b", fold_text(text[:160]))
    if numbered and taxonomy.commitment(numbered[1]):
        return numbered[1]
    folded = fold_text(text)
    best = ""
    for code, phrase in _phrases(taxonomy.name, tuple((c.code, c.title, c.phrases) for c in taxonomy.commitments)):
        at = folded.find(phrase)
        if 0 <= at <= 45 and len(phrase) >= 12:
            return code
        if at < 0 and len(folded) < 2.2 * len(phrase) and not best:
            ratio = SequenceMatcher(None, phrase, folded[: len(phrase) + 12], autojunk=False).ratio()
            if ratio >= 0.82:
                best = code
    return best


@lru_cache(maxsize=8)
def _phrases(
    name: str,  # noqa: ARG001  (part of the cache's key)
    commitments: tuple[tuple[str, str, tuple[str, ...]], ...],
) -> tuple[tuple[str, str], ...]:
    pairs = [(code, fold_text(p)) for code, title, phrases in commitments for p in (title, *phrases)]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[1])))


def is_title(text: str, taxonomy: Taxonomy) -> bool:
    """Whether `text` is the official title of an objective, give or take a few words."""
    folded = re.sub(r"^(?:objectif )?\d+ ?", "", fold_text(text))
    return any(_close(folded, title) for title in _titles(tuple(o.title for o in taxonomy.objectives)))


@lru_cache(maxsize=8)
def _titles(titles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fold_text(t) for t in titles)


def _close(a: str, b: str) -> bool:
    if a.startswith(b) or (len(a) > 25 and b.startswith(a)):
        return True
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.real_quick_ratio() > 0.86 and matcher.quick_ratio() > 0.86 and matcher.ratio() > 0.86


def split_enumeration(folded: str) -> Iterable[tuple[int, int]]:
    """The parts of « A, B et C » as ranges: commas and a last « et » before an article or an infinitive."""
    opener = r"(?:l'|le |la |les |un |une |des |du |de la |de l'|d'un |d'une |deux |trois |quatre |cinq |six |sept |huit |dix |douze |quinze |vingt |\d+ |[a-z]{3,}er |mettre |ouvrir |garantir |construire |elargir |etendre |de [a-z]{3,}(?:er|ir|re) |d'[a-z]{3,}(?:er|ir) )"
    strong = [m.span() for m in re.finditer(r" ?; ?(?:et |enfin )?", folded)]
    if strong:
        cuts = strong
    else:
        cuts = [m.span() for m in re.finditer(rf", (?:puis |enfin |et (?:enfin )?|ainsi que |mais aussi )?(?={opener})", folded)]
        tail = cuts[-1][1] if cuts else 0
        if not re.search(r",? (?:et|ainsi que|puis|enfin) $", folded[cuts[-1][0] : cuts[-1][1]] if cuts else ""):
            joined = list(re.finditer(rf" (?:et (?:enfin )?|ainsi que )(?=(?:l'|le |la |les |un |une |des |\d+ |deux |trois |de [a-z]{{3,}}(?:er|ir) |d'[a-z]{{3,}}er |[a-z]{{4,}}er ))", folded[tail:]))
            if joined and (cuts or len(joined) == 1):
                cuts.append((tail + joined[-1].start(), tail + joined[-1].end()))
    position = 0
    for start, end in cuts:
        if start > position:
            yield position, start
        position = end
    if position < len(folded):
        yield position, len(folded)
