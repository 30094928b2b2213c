"""Who holds which office in a document, from wherever it names somebody with a function.

« M. Odilon Brassac, préfet » early on makes « signé par le préfet » further down his signature, as long as
the document knows one holder of that office; « M. Brassac » gets the function beside the full name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from extractor.extractors.signatories.functions import Function, Functions
from extractor.extractors.signatories.names import Name, People, same_person
from extractor.extractors.signatories.places import Place
from extractor.extractors.signatories.signing import CORE, OUT_OF_OFFICE, Person, Signing
from extractor.extractors.signatories.words import SigningWords
from extractor.language import Reading

# In a range where people (§) and offices without a name (¤) are masked: an enumeration of nothing else.
_ITEM = (
    r"(?:(?:par|de|avec|enfin)\s|d')?(?:(?:monsieur|madame|m\.|mme)\s)?(?:(?:l[ae]|du|son|sa)\s|l')?"
    r"(?:§+|¤+)(?:\s?\([^()]*\))?"
)
_SEPARATOR = r"(?:\s?[,;]\s(?:et\s|puis\s|ainsi\sque\s)?|\set\s|\sainsi\sque\s)"
_ROW = rf"{_ITEM}(?:{_SEPARATOR}{_ITEM})*"
_FROM_START = re.compile(rf"\s?{_ROW}")
_TO_END = re.compile(
    rf"(?:^|(?<=[\s,]))(?<!\s[dà]e\s)((?!d[eu]\s|d')(?!par\s|avec\s){_ROW})\s?,?\s?(?:qui\s)?$"
)
_SPOKE = re.compile(r"[»”\"]\s?,?\s(?:[a-z-]+\s){1,3}$")  # « …», lâche
_THE = re.compile(r"(?:[^.;,:»]{0,30}\s:\s)?[\s«]*(?:l[ae]\s|l')")
_NEXT = re.compile(r"\s?(?:,|\set)\s(?:l[ea]\s|l')")
_SIGNS_TOO = re.compile(r"[^,]{0,40},\s(?:co-?)?signataire\b")
_SAYS = re.compile(r"\s?:\s?[«“\"]")  # « X : « J'ai signé » »
_GOES_ON = re.compile(r"\s?,\s(?:elle|il)\b")
_LINE = 90
# « Mme X préside le Département », « Y dirige l'agence »
_BY_VERB = re.compile(r"\s(?P<verb>preside|dirige|represente)(?=\s(?:l[ae]\s|l'))")
_BESIDE = 4
_SMALL = re.compile(r"[a-z0-9]+")
_ARTICLES = {"de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "region", "departement"}
_COUNCIL = {"conseil", "departemental", "departement", "assemblee", "departementale"}


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody named beside a function."""

    name: Name
    function: Function
    party: str


class Holders:
    """The offices of one document; read only when somebody asks."""

    def __init__(
        self, reading: Reading, words: SigningWords, functions: Functions, people: People, signing: Signing
    ) -> None:
        self._reading, self._words, self._functions, self._people = reading, words, functions, people
        self._signing, self._text, self._folded = signing, reading.text, reading.folded

    @cached_property
    def _known(self) -> list[Holder]:
        known: list[Holder] = []
        for start, end in self._reading.sentences:
            if not self._reading.cues_in("roles", start, end):
                continue
            names = self._people.within(start, end)
            for name, function in zip(names, self._signing.assign(start, end, names), strict=True):
                if function is None or self._is_former(start, end, name, function):
                    continue
                if OUT_OF_OFFICE.match(self._folded, max(name.end, function.end), end):
                    continue  # « le président X étant retenu à Paris »: whoever stands in for him signs
                party = function.party or self._functions.default_party(function)
                known.append(Holder(name, function, party))
        known += self._over_lines()
        return [*known, *self._named_just_before(known)]

    def _over_lines(self) -> Iterator[Holder]:
        """« Maud Lescure » in a line, « Présidente du conseil départemental » in the next."""
        blocks = [b for b in self._reading.document.blocks if b.kind not in ("header", "footer", "table")]
        for above, below in pairwise(blocks):
            if max(above.end - above.start, below.end - below.start) > 2 * _LINE:
                continue
            offices = self._functions.within(below.start, below.end)
            if len(offices) != 1 or offices[0].start != below.start or offices[0].end - below.start > _LINE:
                continue
            if offices[0].end != below.end and not _SIGNS_TOO.match(self._folded, offices[0].end, below.end):
                said = _SAYS.search(self._folded, above.start, above.end)
                if said is None or not _GOES_ON.match(self._folded, offices[0].end, below.end):
                    continue
            names = self._people.within(above.start, above.end)
            if len(names) == 1 and self._is_headed_by(names[0], above.start, above.end):
                party = offices[0].party or self._functions.default_party(offices[0])
                yield Holder(names[0], offices[0], party)

    def _is_headed_by(self, name: Name, start: int, end: int) -> bool:
        """« X », « Trois questions à X », « X : « J'ai signé » »: a line that is about one person."""
        if name.end == end:
            lead = self._folded[start : name.outer].strip()
            return not lead or self._words.guest.search(lead) is not None
        return name.outer == start and _SAYS.match(self._folded, name.end, end) is not None

    def _named_just_before(self, known: list[Holder]) -> Iterator[Holder]:
        """« …, lâche Maud Lescure. La présidente du Département a signé »: the office renames whoever spoke.

        Only after a quotation, of the one person of its sentence, and of somebody without any other function.
        """
        for (start, end), (low, high) in pairwise(self._reading.sentences):
            if not self._reading.cues_in("roles", low, min(high, low + _LINE)):
                continue
            names = self._people.within(start, end)
            if len(names) > 1:
                yield from self._row_of(names, known, low, high)
            if len(names) != 1 or not names[0].given:
                continue
            spoke = _SPOKE.search(self._folded, start, names[0].outer) and not self._folded[
                names[0].end : end
            ].strip(" \n.!")
            office = next(iter(self._functions.within(low, high)), None)
            signs = self._signs(start, names[0].start, end)
            acts = self._acts(names[0], end)
            if not (spoke or signs or acts) or self._reading.cues_in("roles", start, end):
                continue
            lead = _THE.fullmatch(self._folded, low, office.start) if office else None
            if office is None or lead is None or self._people.within(low, min(high, office.end + _BESIDE)):
                continue
            if any(same_person(h.name, names[0]) for h in known):
                continue
            if acts and not (spoke or signs) and not self._is_free(office, known):
                continue
            yield Holder(names[0], office, office.party or self._functions.default_party(office))

    def _signs(self, start: int, place: int, end: int) -> bool:
        """« Maud Lescure a signé la première. La présidente du Département … »."""
        ranges = self._signing.ranges(start, end)
        return any(kind == "subject" and low <= place < high for low, high, kind, _ in ranges)

    def _acts(self, name: Name, end: int) -> bool:
        """« Maud Lescure a gardé son manteau. La présidente du Département venait signer »."""
        return any(m.start() == 0 for m in self._words.breaks_in(self._text[name.end : end].lstrip(" n'’")))

    def _is_free(self, office: Function, known: list[Holder]) -> bool:
        """Whether nobody else of the document holds an office that stands for a party."""
        party = office.party or self._functions.default_party(office)
        return party in CORE and not any(h.party == party for h in known)

    def _row_of(self, names: list[Name], known: list[Holder], low: int, high: int) -> Iterator[Holder]:
        """« A et B ont signé. Le préfet et la présidente du Département … »: as many offices as people."""
        offices = self._functions.within(low, high)[: len(names)]
        if len(offices) != len(names) or any(same_person(h.name, n) for h in known for n in names):
            return
        if _THE.fullmatch(self._folded, low, offices[0].start) is None:
            return
        if not all(
            _NEXT.fullmatch(self._folded, a.end, b.start) for a, b in pairwise(offices)
        ) or self._people.within(low, high):
            return
        for name, office in zip(names, offices, strict=True):
            if name.given:
                yield Holder(name, office, office.party or self._functions.default_party(office))

    def signers(self) -> Iterator[Person]:
        """Those who sign by their title alone, as far as the document says who they are."""
        for start, end in self._signing.spoken:
            for low, high, place, _ in self._signing.ranges(start, end):
                for function in self._titles(low, high, place):
                    if holder := self.holder(function):
                        rule = "signatories.title"
                        yield Person(
                            holder.name,
                            holder.function,
                            holder.party or "autre",
                            rule,
                            function.start,
                            function.end,
                        )

    def _titles(self, start: int, end: int, place: Place) -> list[Function]:
        """The functions without a name in the enumeration of those who sign."""
        if place == "list":
            return []
        if place != "subject" and (stop := self._words.present.search(self._folded, start, end)):
            end = stop.start()
        names = self._people.within(start, end)
        assigned = self._signing.assign(start, end, names)
        free = self._functions.within(start, end)
        masked = list(self._folded[start:end])
        for name, function in zip(names, assigned, strict=True):
            low = min(name.outer, function.start) if function else name.outer
            high = max(name.end, function.end) if function else name.end
            masked[low - start : high - start] = "§" * (high - low)
            free = [f for f in free if f.end <= low or f.start >= high]
        for function in free:
            masked[function.start - start : function.end - start] = "¤" * (function.end - function.start)
        text = "".join(masked)
        row = _TO_END.search(text) if place == "subject" else _FROM_START.match(text)
        if row is None or (
            place == "subject" and self._words.preposition_before.search(text[: row.start(1)])
        ):
            return []
        return [f for f in free if row.start() <= f.start - start and f.end - start <= row.end()]

    def of(self, name: Name) -> Holder | None:
        """The first mention of this person with a function, rather one that stands for a party."""
        found = [h for h in self._known if same_person(h.name, name)]
        return next((h for h in found if h.party), found[0] if found else None)

    def holder(self, function: Function) -> Holder | None:
        """The one person of the document who holds this office; nobody where two do."""
        found = [h for h in self._known if self._is_same(function, h)] or self._by_verb(function)
        if not found or any(not same_person(found[0].name, h.name) for h in found[1:]):
            return None
        return max(found, key=lambda h: bool(h.name.given))

    def _by_verb(self, function: Function) -> list[Holder]:
        """« M. X préside le Département » makes X the president whom another sentence calls so."""
        party = function.party or self._functions.default_party(function)
        presides = self._parts(function)[0].startswith("president")
        if not (party == "ars" or (party == "departement" and presides)):
            return []
        return [
            Holder(name, function, party)
            for name, verb, organisation in self._heads_by_verb
            if organisation == party and (verb == "preside") == presides
        ]

    @cached_property
    def _heads_by_verb(self) -> list[tuple[Name, str, str]]:
        found: list[tuple[Name, str, str]] = []
        for verb in _BY_VERB.finditer(self._folded):
            start, end = self._reading.sentence_at(verb.start())
            name = next((n for n in self._people.within(start, end) if n.end == verb.start()), None)
            cues = self._reading.cues_in("organisations", verb.end(), end)
            label = cues[0].label if cues and cues[0].start - verb.end() <= _BESIDE else ""
            label = label or ("ars" if self._words.the_agency.match(self._folded, verb.end(), end) else "")
            if name and label:
                found.append((name, verb["verb"], label))
        return found

    def _is_same(self, function: Function, holder: Holder) -> bool:
        head, complement = self._parts(function)
        other_head, other = self._parts(holder.function)
        party = function.party or self._functions.default_party(function)
        if head != other_head or not head or party != holder.party:
            return False
        if party == "departement" and head.startswith("president"):
            complement, other = complement - _COUNCIL, other - _COUNCIL
        return complement <= other or (other <= complement and party != "etat")

    def _parts(self, function: Function) -> tuple[str, frozenset[str]]:
        """The head of a function, and the words of its complement."""
        cues = self._reading.cues_in("roles", function.start, function.end)
        if not cues:
            return "", frozenset()
        head = " ".join(_SMALL.findall(self._folded[function.start : cues[0].end]))
        short = re.match(r"(?:vice )?president[e]?(?= d)", head)
        end = cues[0].end
        if short:  # « présidente du conseil départemental » is one phrase of the lexicon
            end = function.start + short.end()
            head = short[0]
        words = set(_SMALL.findall(self._folded[end : function.end]))
        return head, frozenset(words - _ARTICLES)

    def _is_former(self, start: int, end: int, name: Name, function: Function) -> bool:
        """« ancien préfet », « M. X, alors préfet »."""
        words, folded = self._words, self._folded
        return bool(
            words.former_before.search(folded, start, function.start)
            or words.former_before.search(folded, start, name.outer)
            or words.former_after.match(folded, name.end, end)
        )
