"""What a list is a list of: actions, or one of the many other things that documents enumerate.

A list is judged as a whole: its items are grouped, and what `list_features` measures of them is weighed by
the decision `lists`. Lists that restate the commitments or the objectives themselves are told apart before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.extractors.actions.decision import Features, decision
from extractor.extractors.actions.list_features import ListFeatures
from extractor.extractors.actions.restated import commitment_of, is_title
from extractor.language import Reading
from extractor.rules import Rules

Decide = Callable[[Sequence[int], Features], bool]
Groups = dict[tuple[str, int | None, int, int | None], list[int]]
_SHORT_THEME = 70
_MOST = 0.6
_ONE_WORD = re.compile(r"[^\W\d]+\.?")  # « Parcours. »
_DETAIL = re.compile(
    r"(?i:cibles?|appuis?|indicateurs?|calendrier|échéances?|budget|coût|montant|public|territoires?|partenaires?|pilotes?"
    r"|porteurs?|résultats?|financement|moyens|objectif|lieu|durée|état|avancement|réalisé|prévu|responsable)\b[^:;]{0,25}:\s"
)
_NEVER = ("refused", "decisions")  # whatever the items say


@dataclass(frozen=True, slots=True)
class ListOf:
    """The items of one list at one level, its intro and what it was judged to be."""

    items: tuple[int, ...]
    intro: int | None
    role: str
    commitment: str = ""


def lists(
    reading: Reading, rules: Rules, document_type: str, decide: Decide | None = None
) -> Iterator[ListOf]:
    """The lists of a document with their roles: `actions`, `commitments`, `nomenclature`, `other`.

    `decide` answers in place of the decision of the rules (who fits its weights knows the answers).
    """
    weighed = decision(rules, "lists")
    return _Judge(reading, rules, document_type, decide or (lambda _, features: weighed(features))).lists()


class _Judge:
    def __init__(self, reading: Reading, rules: Rules, document_type: str, decide: Decide) -> None:
        self._reading, self._taxonomy, self._decide = reading, rules.taxonomy, decide
        self._blocks = reading.document.blocks
        self._features = ListFeatures(reading, rules, document_type)

    def lists(self) -> Iterator[ListOf]:
        groups: Groups = {}
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
        introducing: set[int] = set()
        last: ListOf | None = None
        for (_, _, level, parent), found in groups.items():
            themes = self._are_themes(found, children)
            heads = {i for i in found if themes or self._introduces(i, children.get(i, []))}
            introducing |= heads
            items = [i for i in found if i not in heads]
            under = parent in introducing and role_of.get(parent) == "actions" and self._is_label(parent)
            of = self._judge(items or found, parent, last, named=under and self._are_done(found))
            detail = parent is not None and parent not in introducing and role_of.get(parent) == "actions"
            if detail and of.role == "actions":
                of = ListOf(of.items, of.intro, "other")
            if last is not None and level == 0 and self._goes_on(last, of):
                of = ListOf(of.items, last.intro, last.role, last.commitment)
            role_of.update(dict.fromkeys(found, of.role))
            last = of if level == 0 else last
            if items:
                yield of

    def _nested(self, groups: Groups) -> Groups:
        """« 1. Agir tôt », then bullets, « 2. Protéger », then bullets, all of one level: numbers lead."""
        nested: Groups = {}
        for key, found in groups.items():
            lead = [i for i in found if self._blocks[i].list_id == self._blocks[found[0]].list_id]
            rows = [self._blocks[i].list_id for i in found]
            after = dict(pairwise(found))
            led = len(lead) > 1 and all(after.get(i, i) not in lead for i in lead)
            if not led or key[3] is not None or not self._in_one_piece(found):
                nested[key] = found
                continue
            nested[key] = lead
            for index, list_id in zip(found, rows, strict=True):
                if index not in lead:
                    parent = max(i for i in lead if i < index)
                    nested.setdefault(("list", list_id, key[2] + 1, parent), []).append(index)
        return nested

    def _in_one_piece(self, found: Sequence[int]) -> bool:
        """Whether nothing but the edge of a page stands between the items."""
        inside = set(found)
        between = (self._blocks[i] for i in range(found[0], found[-1]) if i not in inside)
        return all(block.kind in {"header", "footer"} for block in between)

    def _text(self, index: int) -> str:
        return self._reading.text[self._blocks[index].start : self._blocks[index].end]

    def _introduces(self, index: int, children: Sequence[int]) -> bool:
        """An item that ends with a colon over actions introduces them; over anything else it may be one."""
        text = self._text(index).rstrip()
        if not children:
            return False
        if not (text.endswith(":") or _ONE_WORD.fullmatch(text)):
            return self._is_label(index) and len(children) > 1 and self._are_done(children)
        if sum(_DETAIL.match(self._text(i)) is not None for i in children) * 2 > len(children):
            return False  # « cible : 60 % », « appui : la maternité »: what an action is measured by
        below = [self._features.item(i) for i in children]
        if len(below) > 1 and all(item["offered"] and item["money"] for item in below):
            return True  # each has a sum of its own: « Aller vers les familles : un minibus (95 000 €) ; … »
        return not self._features.item(index)["doing"] or self._judge(children, index).role == "actions"

    def _are_themes(self, found: Sequence[int], children: dict[int, list[int]]) -> bool:
        """« 1. Agir tôt » over its bullets, « 2. Protéger » over its own: the bullets are what is done."""
        below = [children.get(i, []) for i in found]
        if len(found) < 2 or not all(below) or max(map(len, below)) < 2:
            return False
        restated = sum(bool(commitment_of(self._text(i), self._taxonomy)) for i in found)
        short = all(map(self._is_short, found))
        items = [i for part in below for i in part]
        done = sum(self._features.item(i)["doing"] for i in items) >= _MOST * len(items)
        labels = all(map(self._is_label, found)) and self._are_done(items)
        return restated * 2 >= len(found) or (short and done) or labels

    def _is_short(self, index: int) -> bool:
        text = self._text(index)
        return len(text) < _SHORT_THEME and text[-1] not in ".;,"

    def _is_label(self, index: int) -> bool:
        """« Axe “devenir adulte” », « Vie à domicile »: short, nothing done, no sum."""
        item = self._features.item(index)
        return self._is_short(index) and not (item["doing"] or item["money"])

    def _are_done(self, items: Sequence[int]) -> bool:
        """Whether most items begin with something done or have a sum."""
        told = (self._features.item(i) for i in items)
        return sum(bool(item["doing"] or item["money"]) for item in told) >= _MOST * len(items)

    def _goes_on(self, last: ListOf, of: ListOf) -> bool:
        """After an interruption: the list before did not end, and nothing introduces this one."""
        unfinished = self._text(last.items[-1]).rstrip().endswith((";", ","))
        if of.intro is None and of.items[0] == last.items[-1] + 1:
            return of.role in {"actions", "other"}  # numbers that begin again: 1.1, 1.2, 2.1
        introduced = of.intro is not None and self._text(of.intro).rstrip().endswith(":")
        return unfinished and not introduced and of.role in {"actions", "other"}

    def _in_section(self, one: int, other: int) -> bool:
        """Whether no heading stands between two blocks."""
        return not any(block.kind in {"heading", "title"} for block in self._blocks[one:other])

    def _judge(
        self, items: Sequence[int], parent: int | None, last: ListOf | None = None, *, named: bool = False
    ) -> ListOf:
        """`named`: what is done under a label that stands among actions."""
        intro = self._blocks[items[0]].intro if parent is None else parent
        texts = [self._text(i) for i in items]
        restated = [text for text in texts if commitment_of(text, self._taxonomy)]
        if len(restated) * 2 >= len(items) and len(items) > 1:
            return ListOf(tuple(items), intro, "commitments")
        official = [text for text in texts if is_title(text, self._taxonomy)]
        if len(official) >= 3 and len(official) * 2 >= len(items):
            return ListOf(tuple(items), intro, "nomenclature")
        features = self._features.of(items, intro, child=parent is not None)
        if last is not None and last.role == "actions" and self._in_section(last.items[-1], items[0]):
            features = {**features, "after actions": 1.0}
        never = any(f"intro: {label}" in features for label in _NEVER)
        role = "actions" if not never and (named or self._decide(items, features)) else "other"
        stated = intro is not None and self._blocks[intro].kind in {"list_item", "heading"}
        commitment = commitment_of(self._text(intro), self._taxonomy) if intro is not None and stated else ""
        return ListOf(tuple(items), intro, role, commitment)
