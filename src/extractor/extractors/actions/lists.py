"""What a list is a list of: actions, or one of the many other things that documents enumerate.

A list is judged as a whole, by its intro, its heading and the grammar of its items. The noun nearest to the
colon names the contents (« les actions ont été retenues selon trois critères : »); the items' first words
decide where the intro is silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.extractors.actions.restated import commitment_of, is_title
from extractor.extractors.actions.words import words as enumeration_words
from extractor.language import Cue, Reading, norm
from extractor.model import Block
from extractor.rules import Rules

_SCORES = {
    "actions": 2.0,
    "doing": 1.0,
    "consists": 0.5,
    "frames": -1.0,
    "law": -1.0,
    "figures": -1.0,
    "duties": -1.0,
}
_OTHER_CONTENTS = -3.0
_RESTATED_ABOVE = 2.0
_THEME_OF_ACTIONS = 1.5
_ENOUGH = 1.5
_MOST = 0.6
_SOME = 0.25
_SHORT_THEME = 70
_NEVER = {"elsewhere", "refused"}
_VERBS = {"doing", "consists"}

_QUANTIFIED = re.compile(
    r"\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d+|plusieurs|de nombreu(?:x|ses)"
    r"|divers(?:es)?|differente?s|principa(?:ux|les)|grande?s)\s(?:[a-z]+\s)?$"
)
# « Quatorze actions sont écrites. Voici les plus attendues : »
_ANAPHORA = re.compile(
    r"\b(?:voici|en voici|les plus|parmi elles|parmi eux|il s'agit|ce sont|a savoir|celles-ci)\b"
)
_FOLLOWING = re.compile(r"\s(?:[a-z]+\s)?suivante?s?\b|\sci-(?:dessous|apres)\b")
_GOVERNED = re.compile(
    r"(?<![a-z])(?P<word>de|du|des|d['’]|pour|sur|au|aux|à|avec|par|selon|parmi,?|autour|dans|en)\s?"
    r"(?:l[ae]s?\s|l['’]|ces?\s|cette\s|nos\s|leurs?\s|ses\s|chacune?\sdes\s|mise\sen\sœuvre\sdes\s)?(?:[a-z]+\s)?$"
)
_MEANS = {"avec", "selon"}
_ARTICLES = re.compile(
    r"""(?:
      (?:le|la|les|une?|des|du|de|deux|trois|quatre|cinq|six|dix|\d+|plusieurs|quelques|autres?|nouve\w+|premier\w*)
      (?![a-z])\s*
    | [ld]' | ["«(]\s?
    )*""",
    re.VERBOSE,
)
_NOT_ACTION = re.compile(
    r"""(?:
      sur\sl[ea]s?\s(?:budget|fonds?|credits) | sur\sl' | (?:vu|considerant)\b
    | (?:lun|mar|mercre|jeu|vendre|same)di\b | dimanche\b | \d{1,2}(?:er)?\s[a-z]{3,9}\s(?:19|20)\d\d
    | (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\s\d{4}
    | \d{1,2}\s?h | https?: | www\. | article\s\d | annexe\s\d | m\.\s | mme\s | monsieur\s | madame\s
    | [\d\s]+(?:€|euros|m€|k€) | \d+(?:,\d+)?\s?%
    )""",
    re.VERBOSE,
)
# « Autour de la naissance : ouverture de … »: whom it is for, then what is done.
# What a law or the country's strategy sets out is not what this contract does.
_CITED = re.compile(
    r"(?:^|\n)(?:vu|considerant)\b|\b(?:instruction|circulaire|loi|decret|strategie|nationa(?:l|ux|les?)|pour\smemoire)\b"
)
_THEME = re.compile(r"[^.:;,()]{4,45}?\s?:\s(?=\S)")
FOR_WHOM = re.compile(
    r"(?:pour|autour\sd|avant\sla\snaissance|apres\sla\snaissance|cote|en\sfaveur|en\smatiere|au\stitre\sde\sl'engagement"
    r"|a\sdestination|s'agissant|aupres)\b"
)
OFFERED = re.compile(
    r"(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|des|davantage)\s"
)
# « 210 000 € par an pour une équipe mobile »: the sum, then what it is for.
SUM_LEAD = re.compile(
    r"\d[\d\s.,]*(?:€|euros|[km]€|millions?\sd'euros)(?:\s(?!pour\b)[^:;,.]{1,40}?)?,?\s(?:enfin,\s)?"
    r"(?:pour\sque\s|pour\s|destine[es]*\s(?:a|aux?)\s|afin\sde\s|afin\sd')"
)
_COMPLEMENT = re.compile(r"(?:de la|du|de l'|au|aux|a la)\s?")
_INFINITIVE = re.compile(r"(?:ne pas |mieux |se |s'|y |en )?[a-z]{2,}(?:er|ir|oir|re)\b")


@dataclass(frozen=True, slots=True)
class ListOf:
    """The items of one list at one level, its intro and what it was judged to be."""

    items: tuple[int, ...]
    intro: int | None
    role: str
    commitment: str = ""


def lists(reading: Reading, rules: Rules) -> Iterator[ListOf]:
    """The lists of a document with their roles: `actions`, `commitments`, `nomenclature`, `other`."""
    return _Judge(reading, rules).lists()


class _Judge:
    def __init__(self, reading: Reading, rules: Rules) -> None:
        self._reading, self._taxonomy = reading, rules.taxonomy
        self._blocks = reading.document.blocks
        words = rules.lexicon.phrases["lists"]["not_infinitives"]
        self._not_infinitives = frozenset(norm(word) for word in words)
        self._heads = frozenset(norm(word) for word in rules.lexicon.phrases["lists"]["not_heads"])
        self._served = enumeration_words(rules).served
        self._themes: set[int] = set()

    def lists(self) -> Iterator[ListOf]:
        groups: dict[tuple[str, int | None, int, int | None], list[int]] = {}
        for index, block in enumerate(self._blocks):
            if block.kind == "list_item":  # bullets of several kinds under one intro are one list
                top = block.parent is None and block.intro is not None
                key = ("intro", block.intro) if top else ("list", block.list_id)
                groups.setdefault((*key, block.level, block.parent), []).append(index)
        groups = self._nested(groups)
        children: dict[int, list[int]] = {}
        for (_, _, _, parent), found in groups.items():
            above = self._blocks[found[0]].intro if parent is None else parent
            if above is not None:
                children.setdefault(above, []).extend(found)
        role_of: dict[int, str] = {}
        last: ListOf | None = None
        for (_, _, level, parent), found in groups.items():
            if self._are_themes(found, children):
                self._themes.update(found)
            items = [i for i in found if not self._introduces(i, children.get(i, []))]
            of = self._judge(items or found, parent, role_of)
            if last is not None and level == 0 and self._goes_on(last, of):
                of = ListOf(of.items, last.intro, last.role, last.commitment)
            role_of.update(dict.fromkeys(found, of.role))
            last = of if level == 0 else last
            if items:
                yield of

    def _nested(
        self, groups: dict[tuple[str, int | None, int, int | None], list[int]]
    ) -> dict[tuple[str, int | None, int, int | None], list[int]]:
        """« 1. Agir tôt », then bullets, « 2. Protéger », then bullets, all of one level: numbers lead."""
        nested: dict[tuple[str, int | None, int, int | None], list[int]] = {}
        for key, found in groups.items():
            lead = [i for i in found if self._blocks[i].list_id == self._blocks[found[0]].list_id]
            rows = [self._blocks[i].list_id for i in found]
            led = len(lead) > 1 and all(i + 1 in found and i + 1 not in lead for i in lead)
            if not led or key[3] is not None or found != list(range(found[0], found[-1] + 1)):
                nested[key] = found
                continue
            nested[key] = lead
            for index, list_id in zip(found, rows, strict=True):
                if index not in lead:
                    parent = max(i for i in lead if i < index)
                    nested.setdefault(("list", list_id, key[2] + 1, parent), []).append(index)
        return nested

    def _text(self, index: int) -> str:
        return self._reading.text[self._blocks[index].start : self._blocks[index].end]

    def _introduces(self, index: int, children: Sequence[int]) -> bool:
        """An item that ends with a colon over a list introduces it, unless it is an action with details."""
        if index in self._themes:
            return True
        if not children or not self._text(index).rstrip().endswith(":"):
            return False
        return not self._is_doing(self._blocks[index]) or 2 * self._share(children) >= 1

    def _are_themes(self, found: Sequence[int], children: dict[int, list[int]]) -> bool:
        """« 1. Agir tôt » over its bullets, « 2. Protéger » over its own: the bullets are what is done."""
        below = [children.get(i, []) for i in found]
        if len(found) < 2 or not all(below) or max(map(len, below)) < 2:
            return False
        restated = sum(bool(commitment_of(self._text(i), self._taxonomy)) for i in found)
        short = all(len(self._text(i)) < _SHORT_THEME and self._text(i)[-1] not in ".;," for i in found)
        done = self._share([i for items in below for i in items]) >= _MOST
        return restated * 2 >= len(found) or (short and done)

    def _goes_on(self, last: ListOf, of: ListOf) -> bool:
        """After an interruption: the list before did not end, and nothing introduces this one."""
        unfinished = self._text(last.items[-1]).rstrip().endswith((";", ","))
        if of.intro is None and of.items[0] == last.items[-1] + 1:
            return of.role in {"actions", "other"}  # numbers that begin again: 1.1, 1.2, 2.1
        introduced = of.intro is not None and self._text(of.intro).rstrip().endswith(":")
        return unfinished and not introduced and of.role in {"actions", "other"}

    def _judge(self, items: list[int], parent: int | None, role_of: dict[int, str]) -> ListOf:
        intro = self._blocks[items[0]].intro if parent is None else parent
        texts = [self._text(i) for i in items]
        restated = [text for text in texts if commitment_of(text, self._taxonomy)]
        if len(restated) * 2 >= len(items) and len(items) > 1:
            return ListOf(tuple(items), intro, "commitments")
        official = [text for text in texts if is_title(text, self._taxonomy)]
        if len(official) >= 3 and len(official) * 2 >= len(items):
            return ListOf(tuple(items), intro, "nomenclature")
        commitment, score = "", self._grammar(items)
        served = self._share_served(items)
        if intro is None or (len(items) == 1 and not self._opens_list(intro)):
            score = min(score, 1.0)  # nothing says that this is a list of actions
        if intro is not None:
            commitment = commitment_of(self._text(intro), self._taxonomy) if self._may_restate(intro) else ""
            said = self._introduced(self._blocks[intro]) or self._announced(intro)
            if said > 0 or (not said and self._stands_over(intro)):
                score = self._grammar(items, themes=True)
            if said > 0 and score <= 0 and served < _SOME:
                score -= 1.0  # nothing is done in them, and for nobody
            if said == _SCORES["duties"] and served >= _MOST and not self._reasons(intro):
                said = (
                    0.0  # « s'engage à : », « trois axes : » may say what is done for children, or only how
                )
            if not said and self._is_theme(intro):
                score += 2 * self._share_offered(items)
            score += _RESTATED_ABOVE if commitment else said
            if not said and not commitment and served < _SOME:
                score = min(score, 1.0)  # whatever it is that will be done, it is not for children
        if parent is not None and not commitment and role_of.get(parent) == "actions":
            if not self._introduces(parent, items):
                return ListOf(tuple(items), intro, "other")  # details of an action
            score += _THEME_OF_ACTIONS
        return ListOf(tuple(items), intro, "actions" if score >= _ENOUGH else "other", commitment)

    def _stands_over(self, index: int) -> bool:
        """A heading, or a short line that stands like one over a list."""
        text = self._text(index).rstrip()
        return self._blocks[index].kind in {"heading", "title"} or (
            len(text) < _SHORT_THEME and text[-1:] not in ".;,:!?"
        )

    def _may_restate(self, intro: int) -> bool:
        return self._blocks[intro].kind in {"list_item", "heading"}

    def _introduced(self, intro: Block) -> float:
        """What the words before a list say of it; the last sentence counts, where its contents are named."""
        low = max(intro.start, intro.end - 320)
        if intro.kind not in {"heading", "title"}:
            low = max(low, min(self._reading.sentence_at(max(intro.start, intro.end - 2))[0], intro.end))
        label = self._contents(low, intro.end)
        if not label and _ANAPHORA.search(self._reading.folded, low, intro.end):
            label = self._contents(max(intro.start, intro.end - 320), intro.end)
        return _SCORES.get(label, _OTHER_CONTENTS) if label else 0.0

    def _announced(self, intro: int) -> float:
        """« Les douze actions : », then a list under each of « Axe 1 : prévenir », « Axe 2 : protéger »."""
        first = self._section(intro)
        theme = self._is_theme(intro)
        for index in range(intro - 1, -1, -1):
            block = self._blocks[index]
            if first and (block.kind == "list_item" or self._section(index) == first):
                continue
            if theme and (block.kind == "list_item" or self._is_theme(index)):
                continue
            text = self._text(index).rstrip()
            announces = text.endswith(":") or self._stands_over(index)
            return max(0.0, self._introduced(block)) if announces else 0.0
        return 0.0

    def _opens_list(self, intro: int) -> bool:
        """Even of one item: « … : », « Objectif n° 5 – Consultations »."""
        start = self._blocks[intro].start
        section = any(
            c.start == start for c in self._reading.cues_in("lists", start, start + 40) if c.label == "frames"
        )
        return self._text(intro).rstrip().endswith(":") or (section and bool(self._section(intro)))

    def _section(self, index: int) -> str:
        """« axe 1 » without its number, where a block begins like that."""
        block = self._blocks[index]
        found = re.match(
            r"([a-z]+)\s(?:n°\s?)?(?:\d|[ivx]+\b)", self._reading.folded[block.start : block.end]
        )
        return found[1] if found else ""

    def _contents(self, low: int, high: int) -> str:
        """The label of the noun that names the contents, or of the verb that introduces them."""
        cues = [
            c for c in self._reading.cues_in("lists", low, high) if not is_reference(self._reading, c, high)
        ]
        if never := next((c.label for c in cues if c.label in _NEVER), ""):
            return never
        weaker = ""
        for number in range(len(cues) - 1, -1, -1):
            cue, earlier = cues[number], {c.label for c in cues[:number]}
            governor = self._governor(low, cue)
            if cue.label in _VERBS:
                weaker = weaker or cue.label
                if cue.label == "doing" and "actions" not in earlier:
                    return weaker
            elif cue.label == "actions":
                # « Calendrier des actions : » is a calendar, « parmi les actions » always actions.
                head = earlier - {"actions", *_VERBS}
                if not (governor and head) or governor.startswith("parmi"):
                    return "actions"
            elif "actions" not in earlier or not governor or self._at_colon(low, cue, high, governor):
                parmi = any(c.label == "actions" and self._governor(low, c).startswith("parmi") for c in cues)
                return "actions" if parmi else cue.label
        return weaker

    def _governor(self, low: int, cue: Cue) -> str:
        found = _GOVERNED.search(self._reading.text[max(low, cue.start - 40) : cue.start].lower())
        return found["word"] if found else ""

    def _at_colon(self, low: int, cue: Cue, high: int, governor: str) -> bool:
        """« selon trois critères », « aux conditions suivantes »: a complement that names the contents."""
        after = self._reading.folded[cue.end : high].strip(" :")
        if _FOLLOWING.match(self._reading.folded, cue.end, high):
            return True
        if _QUANTIFIED.search(self._reading.folded, low, cue.start):
            return len(after) < 40
        moyen = self._reading.folded[max(low, cue.start - 12) : cue.start]
        return not after and (governor in _MEANS or moyen.endswith(("moyen d'", "aide d'", "moyen de ")))

    def _grammar(self, items: Sequence[int], *, themes: bool = False) -> float:
        """From -3 (people, dates, laws, sums) to 2 (nouns and verbs of doing, after a theme if `themes`)."""
        share = self._share(items, themes=themes)
        bad = sum(self._is_against(self._blocks[i]) for i in items) / len(items)
        return 2 * share - 3 * bad - (0.5 if share < 0.2 else 0)

    def _reasons(self, intro: int) -> bool:
        return (
            _CITED.search(self._reading.folded, self._blocks[intro].start, self._blocks[intro].end)
            is not None
        )

    def _is_theme(self, intro: int) -> bool:
        """« Pour la petite enfance : », « Côté handicap : »"""
        block = self._blocks[intro]
        theme = FOR_WHOM.match(self._reading.folded, block.start, block.end) is not None
        return theme and (block.kind == "heading" or self._text(intro).rstrip().endswith(":"))

    def _share_offered(self, items: Sequence[int]) -> float:
        """The share of items that read like something given and not done: « vingt studios »."""
        blocks = [self._blocks[i] for i in items if not self._is_doing(self._blocks[i])]
        folded = [self._reading.folded[b.start : b.end] for b in blocks]
        return sum(bool(OFFERED.match(text) and self._served.search(text)) for text in folded) / len(items)

    def _share_served(self, items: Sequence[int]) -> float:
        """The share of items that name somebody who works for children, who is helped, or where."""
        ranges = ((self._blocks[i].start, self._blocks[i].end) for i in items)
        return sum(bool(self._served.search(self._reading.folded, *r)) for r in ranges) / len(items)

    def _share(self, items: Sequence[int], *, themes: bool = False) -> float:
        """The share of items that begin with a noun or verb of doing."""
        blocks = [self._blocks[i] for i in items]
        doing = sum(self._is_doing(b, themes=themes) and not self._is_against(b) for b in blocks)
        return doing / len(items)

    def _is_doing(self, block: Block, *, themes: bool = False) -> bool:
        folded = self._reading.folded[block.start : block.end]
        if lead := SUM_LEAD.match(folded):
            folded = folded[lead.end() :]
        label = _THEME.match(folded) if themes else None
        if word_is_doing(folded, self._heads) or (
            label and word_is_doing(folded[label.end() :], self._heads)
        ):
            return True
        return (
            bool(_INFINITIVE.match(folded))
            and norm(folded.split()[0].rstrip(",;")) not in self._not_infinitives
        )

    def _is_against(self, block: Block) -> bool:
        folded = self._reading.folded[block.start : block.end]
        if SUM_LEAD.match(folded) and self._is_doing(block):
            return False
        people = self._reading.cues_in("roles", block.start, block.start + 45)
        if _NOT_ACTION.match(folded) or (people and people[0].start - block.start <= 5):
            return True
        if _COMPLEMENT.match(folded) and not _THEME.match(folded):
            return True  # a complement of the intro (« au regard de la qualité … ») is no action
        return not self._is_doing(block) and (folded.rstrip(" .;").endswith("?") or len(folded) < 8)


def is_reference(reading: Reading, cue: Cue, high: int) -> bool:
    """« Axe 1 », « Objectif n° 6 », « Article 3 »: a section's number, not what it contains."""
    follows = reading.folded[cue.end : min(high, cue.end + 8)]
    return cue.label in {"frames", "law"} and bool(re.match(r"\s(?:n°\s?|no\s)?\d", follows))


def names_actions(reading: Reading, intro: Block) -> bool:
    """Whether a paragraph or heading says that what follows it are actions, and says nothing else of it."""
    cues = reading.cues_in("lists", max(intro.start, intro.end - 200), intro.end)
    labels = {c.label for c in cues if not is_reference(reading, c, intro.end)}
    return "actions" in labels and labels <= {"actions", "frames", *_VERBS}


def word_is_doing(folded: str, heads: frozenset[str]) -> bool:
    """Whether a text begins, after its articles, with a noun or verb of doing of the lexicon."""
    first = re.split(r"[\s,;:.'()]", _ARTICLES.sub("", folded, count=1), maxsplit=1)[0]
    return norm(first) in heads
