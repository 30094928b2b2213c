"""Where a text names départements: each mention, how sure it is, and what governs it.

A name of several words needs a capital. A name of one word (rivers, compass points, common nouns) needs
more: an office before it (« préfet de l'Aisne »), « dans » or « en », its own article and a capital, a code,
or a list of départements. What is only likely waits until the same département is named beyond doubt.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from extractor.extractors.departments.codes import (
    CODE,
    LIKELY,
    STRONG,
    WEAK,
    Mention,
    codes,
    hosts,
    postcodes,
)
from extractor.extractors.departments.gazetteer import Gazetteer, Place
from extractor.language import Cue, Reading

CONTEXT = "department_context"
OFFICES = frozenset(("prefects", "coded", "bodies"))
_ARTICLE = {
    "m": re.compile(r"(?<![a-z0-9])(?:le|du|au) $"),
    "f": re.compile(r"(?<![a-z0-9])la $"),
    "e": re.compile(r"(?<![a-z0-9])l' ?$"),
    "p": re.compile(r"(?<![a-z0-9])(?:les|des|aux) $"),
    "n": re.compile(r"(?<![a-z0-9])(?:(?:de|du|la|le|a|en|au) |d')$"),
}
_WITHIN = {
    "m": re.compile(r"(?<![a-z0-9])dans le $"),
    "f": re.compile(r"(?<![a-z0-9])(?:dans la|en) $"),
    "e": re.compile(r"(?<![a-z0-9])(?:dans l' ?|en )$"),
    "p": re.compile(r"(?<![a-z0-9])dans les $"),
    "n": re.compile(r"(?<![a-z0-9])(?:a|en|dans le|dans la) $"),
}
_ISLAND = re.compile(r"(?<![a-z0-9])a (?:la )?$")
# Between an office and the name that it governs: « de la », « - », « (CDAS) de », nothing.
_LINK = re.compile(
    r"(?: ?\([^()]{1,12}\))?(?: ?[:|–-] ?|\s+)?"
    r"(?:(?:de la|de|du|des|la|le|les|a la|a|au|aux|en|dans l[ae]|dans les) |(?:de l|d|l|a l|dans l)' ?)?"
)
_PLACE_LINK = re.compile(r"(?:,? (?:a|au|de|du|des|aux) | d'|,? a la | de la | \()(?:les? )?")
_PERSON = re.compile(
    r"(?:(?<!\w)(?:M|MM|Mr|Mme|Mmes|Mlle|Dr|Me|Pr|Monsieur|Madame)\.?"
    r"|(?<!\w)[A-ZÀ-Ý][\w'’-]*[a-zà-ÿ]|(?<!\w)[A-ZÀ-Ý]\.) $"
)
_FOLLOWS_AS_NOUN = re.compile(r" (?:de|du|des|la|a|totale|globale|forfaitaire|n°|(?!20\d\d)\d)(?![a-z])| d'")
_SURNAME = re.compile(r" [A-ZÀ-Ý][\wÀ-ÿ'’-]")
_AFTER_CODE = re.compile(rf"(?: ?[–-] ?| ?\(|, | )({CODE})(?![0-9a-z]|[ ,.]\d|\)\d)")
_BEFORE_CODE = re.compile(rf"(?<![0-9a-z,.])({CODE})\)?(?: ?[–:.|-] ?| )$")
_HEADS = re.compile(r" ?(?:[:.–—|-]|$|\n)")
_HEADS_TITLE = re.compile(r" ?[:.–—|-] ?[a-z]")
_GAP = re.compile(
    rf"\s*(?:\(?{CODE}\)?)?\s*(?:[,;/|•·–-]|(?:et|ou|puis|ainsi que|comme)\b|\n)"
    rf"(?:[\s,;|•·–-]|(?:et|ou|puis|enfin|ainsi que|comme|dans|pour|cel(?:ui|les?)|ceux|departements?)\b)*"
    rf"(?:(?:de|du|des|a|au|aux|en|la|le|les)\b\s*|[dl]'\s?)*(?:{CODE}\b[\s.:–-]*)?"
)
_AFTER_DASH = re.compile(r" [–—-] $")
_OPENS_TITLE = re.compile(r"(?:\.| ?:) \S")
_BETWEEN = re.compile(r"(?<![a-z0-9])(?:entre|sur|sous|lez|les) $")
# What stands before a town as a place: « à Vichy », « de Moulins », « , Guingamp »; not a surname.
_IN_TOWN = re.compile(
    r"(?:(?<![a-z0-9])(?:a|de|et|ou|dans|vers|sur|depuis|entre)[ \n]|d'|[(,–—|:•/-] ?|\n ?)$"
)
_CAPITAL = "75"
"""Paris, where the State is: it says nothing of a département."""
_NORD_EST = "nord est"
HEAD = 1500
"""How many characters the head of a document has: letterhead, title, dateline."""


class Finder:
    """Finds the mentions in one document."""

    def __init__(self, reading: Reading, places: Gazetteer) -> None:
        self.reading = reading
        self.text, self.folded = reading.text, reading.folded
        self.places = places
        self._found = tuple(places.find(self.folded))
        self._cues = [c for c in reading.cues.get(CONTEXT, ()) if c.label not in ("signing", "elsewhere")]
        self._ends = [cue.end for cue in self._cues]
        self._starts_of_blocks = {b.start for b in reading.document.blocks if b.kind != "table"}
        self._starts_of_cells: set[int] = set()
        for table in reading.document.tables:
            self._starts_of_cells.update(cell.start for cell in table.cells)

    def mentions(self) -> list[Mention]:
        """All mentions that hold, in the order of the text."""
        named = [m for found in self._found for m in self._named(*self._no_compass(*found))]
        self._read_lists(named)
        certain = {code for m in named if m.sure == STRONG for code in m.codes}
        certain |= {code for m in named if m.listed > 1 and m.sure for code in m.codes}
        marked = (*codes(self.reading, self.places, self._cues), *hosts(self.folded, self.places))
        certain |= {code for m in marked for code in m.codes}
        taken: list[Mention] = []
        covered: set[int] = set()
        for mention in (*named, *marked, *postcodes(self.text, self.places)):
            if mention.sure == WEAK and not (mention.confirmable and certain.issuperset(mention.codes)):
                continue
            if covered.isdisjoint(range(mention.start, mention.end)):
                covered.update(range(mention.start, mention.end))
                taken.append(mention)
        return sorted(taken, key=lambda m: (m.start, m.end))

    def _no_compass(self, start: int, end: int, place: Place) -> tuple[int, int, Place]:
        """« le contrat du Nord est doté »: the département and a verb, where « Nord-Est » is looked for."""
        if self.folded[start:end] == _NORD_EST and self.text[start:end].endswith("est"):
            return start, start + 4, self.places.places["nord"]
        return start, end, place

    def _office(self, start: int, link: re.Pattern[str]) -> Cue | None:
        """The office (or river, or street) whose complement begins at `start`."""
        index = bisect_right(self._ends, start) - 1
        if index < 0 or start - self._ends[index] > 24:
            return None
        cue = self._cues[index]
        return cue if link.fullmatch(self.folded, cue.end, start) else None

    def _named(self, start: int, end: int, place: Place) -> Iterator[Mention]:
        office = self._office(start, _LINK)
        label = office.label if office else ""
        if place.departments and label not in ("subprefects", "landscape"):
            mention = self._department(start, end, place, label)
            if mention is not None:
                yield mention
                return
        if place.prefecture or place.town:
            yield from self._town(start, end, place)
        elif place.adjective:
            before = self.folded[max(0, start - 1) : start]
            if before != "-" or place.single:
                rule = "departments.adjective"
                yield Mention(start, end, place.adjective[:1], rule, STRONG, self._noun(start))

    def _noun(self, start: int) -> str:
        """The label of the office that an adjective goes with: « le conseil départemental finistérien »."""
        index = bisect_right(self._ends, start) - 1
        if index < 0 or self.folded[self._ends[index] : start] != " ":
            return ""
        label = self._cues[index].label
        return label if label in OFFICES else ""

    def _department(self, start: int, end: int, place: Place, label: str) -> Mention | None:
        text, folded = self.text, self.folded
        before = folded[max(0, start - 16) : start].replace("\n", " ")
        name = text[start:end]
        capital = name[0].isupper() or ("described" in place.labels and not name.islower())
        joined = folded[start - 1 : start] == "-" or (
            folded[end : end + 1] in ("-", "'") and folded[end + 1 : end + 2].isalnum()
        )
        right = bool(_ARTICLE[place.article].search(before))
        within = bool(_WITHIN[place.article].search(before)) or (
            "common_nouns" in place.labels and place.article == "f" and bool(_ISLAND.search(before))
        )
        as_noun = "common_nouns" in place.labels and self._as_noun(end)
        governed = label in OFFICES and not (as_noun and self._bare(before))
        mention = Mention(start, end, place.departments, "departments.name", WEAK, article=right)
        if "described" in place.labels:
            mention.office = "bodies"  # « la Collectivité européenne d'Alsace » is an office itself
        if governed and (
            right or not place.single or not before[-2:].strip("' ").isalpha() or self._bare(before)
        ):
            mention.rule, mention.sure, mention.office = "departments.governed", STRONG, label
            return mention
        if (joined and place.single) or not capital:
            return None
        if self._coded(mention):
            mention.rule, mention.sure = "departments.code", STRONG
            return mention
        shouted = "common_nouns" in place.labels and name.isupper()
        doubtful = "sea_or_compass" in place.labels
        if as_noun:
            return None
        if (within and "cities" not in place.labels) or not (place.single or doubtful):
            mention.sure = STRONG
        elif right and not doubtful and not shouted:
            mention.rule, mention.sure = "departments.article", LIKELY
        elif right and "cities" in place.labels:
            return None
        elif right:
            mention.rule, mention.confirmable = "departments.article", True
        elif _PERSON.search(text[max(0, start - 20) : start]) or _BETWEEN.search(before):
            return None
        elif self._heads(start, end, place) or self._closes_title(start, end, place):
            mention.sure = LIKELY
        elif not doubtful and not shouted:
            mention.confirmable = not _SURNAME.match(text, end)
            if mention.confirmable and "unmistakable" in place.labels:
                mention.sure = LIKELY
        return mention

    def _as_noun(self, end: int) -> bool:
        """« Réunion du 3 mars », « Somme de … »: a plain word; but « la Somme a signé » is none."""
        follows = _FOLLOWS_AS_NOUN.match(self.folded, end)
        return follows is not None and self.text[slice(*follows.span())] != " a"

    @staticmethod
    def _bare(before: str) -> bool:
        """Whether no article at all stands before the name: « ARS Aisne », « PRÉFECTURE – Nord »."""
        return not re.search(r"(?<![a-z0-9])(?:de|du|des|la|le|les|a|au|aux|en) $|[dl]' ?$", before)

    def _coded(self, mention: Mention) -> bool:
        """Takes a code beside the name into the mention: « Lot (46) », « 02 - Aisne »."""
        after = _AFTER_CODE.match(self.folded, mention.end)
        if after and after[1].upper() in mention.codes:
            closing = self.folded[after.end() : after.end() + 1] == ")"
            mention.end = after.end() + closing
            return True
        before = _BEFORE_CODE.search(self.folded, max(0, mention.start - 8), mention.start)
        if before and before[1].upper() in mention.codes:
            mention.start = before.start(1)
            return True
        return False

    def _heads(self, start: int, end: int, place: Place) -> bool:
        """Whether the name opens a block near the top and stands apart: « Tarn : un contrat signé ».

        A common noun does so only in a title, with more after it; « Réunion : … » is left alone.
        """
        if start >= HEAD or start not in self._starts_of_blocks or "cities" in place.labels:
            return False
        if not place.labels & {"common_nouns", "sea_or_compass"}:
            return bool(_HEADS.match(self.folded, end))
        index = self.reading.document.block_at(start)
        titled = index is not None and self.reading.document.blocks[index].kind in ("title", "heading")
        return titled and not place.region and bool(_HEADS_TITLE.match(self.folded, end))

    def _closes_title(self, start: int, end: int, place: Place) -> bool:
        """« TABLEAU DE BORD DU CONTRAT – JURA »: a name after a dash that ends a title near the top."""
        if start >= HEAD or "cities" in place.labels or not _AFTER_DASH.search(self.folded, start - 3, start):
            return False
        index = self.reading.document.block_at(start)
        block = self.reading.document.blocks[index] if index is not None else None
        if block is None or self.folded[end : block.end].strip(" .*"):
            return False
        return block.kind in ("title", "heading") or self.text[block.start : block.end].isupper()

    def _town(self, start: int, end: int, place: Place) -> Iterator[Mention]:
        office = self._office(start, _PLACE_LINK)
        if office is None or not self.text[start].isupper():
            return
        rule = "departments.prefecture"
        if office.label in ("prefects", "seats") and place.prefecture:
            yield Mention(start, end, place.prefecture[:1], rule, STRONG, office.label)
        elif office.label in ("prefects", "subprefects") and place.town:
            yield Mention(start, end, place.town[:1], rule, STRONG, office.label)

    def towns(self) -> dict[str, list[Mention]]:
        """Where chief towns and seats of sub-prefectures are named, by the code of their only département."""
        found: dict[str, list[Mention]] = {}
        for start, end, place in self._found:
            of = {department.code for department in (*place.prefecture, *place.town)}
            if place.departments or place.adjective or place.region or len(of) != 1 or _CAPITAL in of:
                continue
            joined = self.folded[start - 1 : start] == "-" or self.folded[end : end + 1] == "-"
            coded = _AFTER_CODE.match(self.folded, end)  # « à Guéret (23) » says where, and is read as a code
            if (
                joined
                or coded
                or not self.text[start].isupper()
                or not _IN_TOWN.search(self.folded, max(0, start - 9), start)
            ):
                continue
            if (office := self._office(start, _LINK)) and office.label == "landscape":
                continue
            departments = (place.prefecture or place.town)[:1]
            mention = Mention(start, end, departments, "departments.prefecture", LIKELY)
            found.setdefault(departments[0].code, []).append(mention)
        return found

    def signed_in(self) -> Mention | None:
        """The chief town in which a sentence says that something was signed, if there is one such town."""
        found: dict[str, Mention] = {}
        signings = (c for c in self.reading.cues.get(CONTEXT, ()) if c.label == "signing")
        sentences = {self.reading.sentence_at(cue.start) for cue in signings}
        for start, end, place in self._found:
            there = place.prefecture and not place.departments and self.text[start].isupper()
            if (
                there
                and self.folded[start - 3 : start] == " a "
                and self.reading.sentence_at(start) in sentences
            ):
                town = Mention(start, end, place.prefecture[:1], "departments.prefecture", LIKELY)
                found.setdefault(place.prefecture[0].code, town)
        return next(iter(found.values())) if len(found) == 1 else None

    def titled_in(self) -> Mention | None:
        """The chief town that opens the title of a piece of news: « Nancy. Un toit pour les fratries »."""
        blocks = self.reading.document.blocks[:3]
        starts = {b.start for b in blocks if b.kind in ("title", "heading", "paragraph")}
        for start, end, place in self._found:
            town = place.prefecture and not place.departments and self.text[start].isupper()
            if town and start in starts and _OPENS_TITLE.match(self.text, end):
                return Mention(start, end, place.prefecture[:1], "departments.prefecture", LIKELY)
        return None

    def _read_lists(self, named: list[Mention]) -> None:
        """Settles names by their company: in a list of départements a name needs no article."""
        alone = [m for m in named if self._alone(m)]
        runs: list[list[Mention]] = []
        tables: dict[int, list[Mention]] = {}
        for mention in named:
            block = self.reading.document.block_at(mention.start)
            if block is not None and self.reading.document.blocks[block].kind == "table":
                tables.setdefault(block, []).append(mention)
            if mention.rule in ("departments.prefecture", "departments.adjective"):
                continue
            last = runs[-1][-1] if runs else None
            if (
                last
                and mention.start - last.end < 60
                and _GAP.fullmatch(self.folded, last.end, mention.start)
            ):
                runs[-1].append(mention)
            else:
                runs.append([mention])
        runs.append(alone if len({code for m in alone for code in m.codes}) >= 3 else [])
        runs += [run for run in tables.values() if len({code for m in run for code in m.codes}) >= 3]
        for run in runs:
            size = len({code for m in run for code in m.codes})
            if size < 2:
                continue
            sure = any(m.sure for m in run)
            office = run[0].office
            for mention in run:
                mention.listed = max(mention.listed, size)
                if mention.sure == WEAK and (sure or size >= 3):
                    mention.rule, mention.sure = "departments.listed", LIKELY
                if office and not mention.office and mention.article:
                    mention.office = office

    def _alone(self, mention: Mention) -> bool:
        """Whether the mention fills its block or cell."""
        after = self.folded[mention.end : mention.end + 2]
        starts = mention.start in self._starts_of_blocks or mention.start in self._starts_of_cells
        return starts and (not after or after[0] == "\n" or after == " |")
