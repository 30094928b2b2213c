"""What is measured of a list: how its items begin, whom they name, and what stands above them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractor.extractors.actions.decision import Features
from extractor.extractors.actions.grammar import (
    FOR_WHOM,
    NOT_ACTION,
    OFFERED,
    SUM_LEAD,
    THEME,
    doing_words,
    is_infinitive,
    word_is_doing,
)
from extractor.extractors.actions.intros import contents_named, last_sentence, stands_over
from extractor.extractors.actions.places import HEADS, headings_above
from extractor.extractors.actions.restated import commitment_of, is_title
from extractor.extractors.actions.telling import MONEY, PAST, promises, speaks_of, spoken
from extractor.extractors.actions.words import said
from extractor.language import Reading
from extractor.model import Block
from extractor.rules import Rules

# What a law or the country's strategy sets out is not what this contract does.
_CITED = re.compile(
    r"(?:^|\n)(?:vu|considerant)\b|\b(?:instruction|circulaire|loi|decret|strategie|nationa(?:l|ux|les?)|pour\smemoire)\b"
)
_CONTRACT = re.compile(r"\b(?:contrat|avenant|convention|accord|cdppe|signataires|partenaires)\b")
_COMPLEMENT = re.compile(r"(?:de la|du|de l'|au|aux|a la)\s?")
_WITH_ARTICLE = re.compile(r"(?:l[ae]s?|une?|des|du)\b|l'")
_OF_INFINITIVE = re.compile(r"(?:de\s|d'|a\s)[a-z]+(?:er|ir|re)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SECTION = re.compile(r"([a-z]+)\s(?:n°\s?)?(?:\d|[ivx]+\b)")
# « Objectif 6 – Informations préoccupantes » over a list, « (objectifs 3 et 4) » in an item.
STATES = re.compile(r"\b(?:objectifs?|obj\.)\s(?:n°\s?)?\d{1,2}\b")
# « 10 400 enfants », « 1 130 : le nombre de … »: how many there are.
_LARGE = re.compile(r"\d{3}|\d{1,3}[ .]\d{3}\b")
_NEWS = {"communique", "actualite", "article"}
_NAMES_ACTIONS = {"actions", "doing"}


class ListFeatures:
    """Measures lists of one document; what is asked of an item twice is worked out once."""

    def __init__(self, reading: Reading, rules: Rules, document_type: str) -> None:
        self._reading, self._rules, self._taxonomy = reading, rules, rules.taxonomy
        self._blocks = reading.document.blocks
        self._heads = doing_words(rules)
        self._news = document_type in _NEWS
        self._items: dict[int, dict[str, bool]] = {}

    def of(self, items: Sequence[int], intro: int | None, *, child: bool) -> Features:
        """The features of a list of items (numbers of blocks) under its intro; `child`: below an item."""
        size = len(items)
        measured = [self.item(i) for i in items]
        found = {name: sum(item[name] for item in measured) / size for name in measured[0]}
        found |= {"one": size == 1, "many": size >= 4, "child": child, "news": self._news}
        found["doing and served"] = found["doing"] * found["served"]
        found |= self._above(intro, items[0])
        found["place"] = self._blocks[items[0]].start / max(1, len(self._reading.text))
        return {name: float(value) for name, value in found.items() if value}

    def item(self, index: int) -> dict[str, bool]:
        """What holds of one item."""
        if index not in self._items:
            self._items[index] = self._item(self._blocks[index])
        return self._items[index]

    def _item(self, block: Block) -> dict[str, bool]:
        reading, at = self._reading, (block.start, block.end)
        folded, text = reading.folded[slice(*at)], reading.text[slice(*at)]
        labels = spoken(reading, *at)
        served = labels.count("served")
        said_words = said(folded)
        words = folded.count(" ") + 1
        doing = self._is_doing(folded)
        theme = THEME.match(folded)
        return {
            "doing": doing and not self._is_against(block, folded, doing=doing),
            "doing after a theme": doing or bool(theme and word_is_doing(folded[theme.end() :], self._heads)),
            "against": self._is_against(block, folded, doing=doing),
            "served": served > 0,
            "served more than once": served > 1,
            "offered": bool(OFFERED.match(folded)) and served > 0,
            "promise": promises(folded, said_words),
            "running": "running" in labels,
            "refuses": "refuses" in labels,
            "past": PAST.search(text, said_words) is not None,
            "number first": folded[:1].isdigit(),
            "large number first": _LARGE.match(folded) is not None,
            "states an objective": STATES.search(folded) is not None,
            "article first": _WITH_ARTICLE.match(folded) is not None,
            "of infinitive": _OF_INFINITIVE.match(folded) is not None,
            "short": words < 4,
            "long": words > 9,
            "money": MONEY.search(folded, said_words) is not None,
            "comma": "," in folded,
            "year": _YEAR.search(folded) is not None,
            "person": bool(reading.cues_in("roles", *at)),
            "commitment": bool(commitment_of(text, self._taxonomy)),
            "objective": is_title(text, self._taxonomy),
        }

    def _is_doing(self, folded: str) -> bool:
        if lead := SUM_LEAD.match(folded):
            folded = folded[lead.end() :]
        return word_is_doing(folded, self._heads) or is_infinitive(folded, self._rules)

    def _is_against(self, block: Block, folded: str, *, doing: bool) -> bool:
        """People, dates, laws, sums, complements of the intro, questions, single words."""
        if doing and SUM_LEAD.match(folded):
            return False
        people = self._reading.cues_in("roles", block.start, block.start + 45)
        if NOT_ACTION.match(folded) or (people and people[0].start - block.start <= 5):
            return True
        if _COMPLEMENT.match(folded) and not THEME.match(folded):
            return True  # a complement of the intro (« au regard de la qualité … ») is no action
        return not doing and (folded.rstrip(" .;").endswith("?") or len(folded) < 8)

    def _above(self, intro: int | None, first: int) -> Iterable[tuple[str, float]]:
        if intro is None:
            return [("no intro", 1.0), *self._heading(first, None)]
        block = self._blocks[intro]
        text = self._reading.text[block.start : block.end].rstrip()
        low = last_sentence(self._reading, block)
        last = self._reading.folded[low : block.end]
        found = {
            f"intro: {contents_named(self._reading, block) or 'nothing'}": True,
            "intro is a heading": block.kind in HEADS,
            "intro is an item": block.kind == "list_item",
            "intro with a colon": text.endswith(":"),
            "intro announced above": self._announced(intro),
            "intro says for whom": self._is_theme(intro),
            "intro restates": bool(commitment_of(text, self._taxonomy)),
            "intro states an objective": STATES.search(last) is not None,
            "intro served": speaks_of(self._reading, "served", low, block.end),
            "intro promises": promises(last, said(last)),
            "intro in the past": PAST.pattern.search(text) is not None,
            "intro refuses": speaks_of(self._reading, "refuses", low, block.end),
            "intro cites": _CITED.search(last) is not None,
            "intro on the contract": _CONTRACT.search(last) is not None,
        }
        return [(name, float(value)) for name, value in found.items()] + self._heading(first, block)

    def _heading(self, first: int, intro: Block | None) -> list[tuple[str, float]]:
        """The heading over list and intro, where it is not the intro itself."""
        number = headings_above(self._reading)[first]
        above = self._blocks[number] if number is not None else None
        if above is None or above is intro:
            return []
        text = self._reading.text[above.start : above.end]
        return [
            ("heading served", float(speaks_of(self._reading, "served", above.start, above.end))),
            (
                "heading on else",
                float(speaks_of(self._reading, "other headings", above.start, above.end)),
            ),
            ("heading restates", float(bool(commitment_of(text, self._taxonomy)))),
        ]

    def _announced(self, intro: int) -> bool:
        """« Les douze actions : », then a list under each of « Axe 1 : prévenir », « Axe 2 : protéger »."""
        first, theme = self._section(intro), self._is_theme(intro)
        for index in range(intro - 1, -1, -1):
            block = self._blocks[index]
            if first and (block.kind == "list_item" or self._section(index) == first):
                continue
            if theme and (block.kind == "list_item" or self._is_theme(index)):
                continue
            text = self._reading.text[block.start : block.end].rstrip()
            announces = text.endswith(":") or stands_over(self._reading, block)
            return announces and contents_named(self._reading, block) in _NAMES_ACTIONS
        return False

    def _section(self, index: int) -> str:
        """« axe 1 » without its number, where a block begins like that."""
        block = self._blocks[index]
        found = _SECTION.match(self._reading.folded, block.start, block.end)
        return found[1] if found else ""

    def _is_theme(self, index: int) -> bool:
        """« Pour la petite enfance : », « Côté handicap : »"""
        block = self._blocks[index]
        theme = FOR_WHOM.match(self._reading.folded, block.start, block.end) is not None
        text = self._reading.text[block.start : block.end].rstrip()
        return theme and (block.kind == "heading" or text.endswith(":"))
