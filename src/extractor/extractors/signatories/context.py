"""Who signs when another sentence says that it was signed: a line for each party, letters.

« Le contrat a été signé mardi. Pour l'État : M. X, préfet. » and « Cette signature est intervenue le
2 décembre. Le préfet était alors M. X ; M. Y, directeur territorial, représentait l'agence. » name them right
after; a letter on « le contrat que vous avez signé » names one in its address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.extractors.signatories.blocks import SignatureBlocks
from extractor.extractors.signatories.functions import Function, Functions
from extractor.extractors.signatories.holders import Holders
from extractor.extractors.signatories.names import People
from extractor.extractors.signatories.signing import CORE, Person, Signing
from extractor.extractors.signatories.words import SigningWords
from extractor.language import Reading
from extractor.model import Block

_RULE = "signatories.context"
_CLOSING = 6  # the lines at the end of a letter or report that may hold its author's name
_SHORT = 120
_PEOPLE, _GOES_ON = 6, re.compile(r"(?:[,;]|\bet)\s*$")  # lines that end where a sentence goes on
_LAST, _SHORT_LINE = 2, 80  # an office over a name
_WITH_OBJECT = 22  # « a signé le contrat », not only « Elle a signé. »
_SPEECH, _HEAD = re.compile(r"\b(?:discours|allocution|(?:intervention|prise\sde\sparole)\sd[eu])\b"), 200
_SPEECH_OF = re.compile(r"\b(?:discours|allocution|intervention|prise\sde\sparole)\s(?:de\s|d')")
_MISTER = re.compile(r"(?:(?:monsieur|madame|m\.|mme)\s)?")
_HAILED = re.compile(r"[\W_]*(?:madame|monsieur)\s(?:l[ae]\s|l')")
_DEAR = re.compile(
    r"\bchere?\s$|^[^,]*(?:,\s)?$"
)  # « Madame la préfète, chère X », « Madame la déléguée, X »
_MINOR = re.compile(r"sous-prefet|conseill|secretaire|direct(?:eur|rice) de cabinet")
_AND_I = re.compile(r"signee?\s(?:[^.;:]|\bm\.){0,240}?\bpar\s(?:[^.;:]|\bm\.){3,240}?\bmoi-meme\b")
_AGREED = re.compile(r"[\W_]*(?:lu et approuve, )?bon pour accord[\W_]*")
_TWO = 2
_TURNS = 4  # paragraphs before, in which a guest is greeted
_INVITED = 45
_NEAR = 6  # an article may stand between


class SigningContext:
    """Looks around the sentences that say that something was signed, in one reading."""

    def __init__(
        self, reading: Reading, words: SigningWords, functions: Functions, people: People, signing: Signing
    ) -> None:
        self._reading, self._words, self._functions, self._people = reading, words, functions, people
        self._signing, self._folded = signing, reading.folded

    def followers(self) -> Iterator[Person]:
        """Those named for a party in the sentences right after one that says that it was signed."""
        spoken, follows = frozenset(self._signing.spoken_numbers), -1
        for number, (start, end) in enumerate(self._reading.sentences) if spoken else ():
            found: list[Person] = []
            if number == follows:
                found = [*self._line(start, end), *self._sides(start, end), *self._standing(start, end)]
                yield from found
            if found or (
                number in spoken and (self._is_signed(start, end) or self._signing.ranges(start, end))
            ):
                follows = number + 1

    def lines_before(self) -> Iterator[Person]:
        """« X, préfet, » and « Y, présidente, » in a line each, over « ont signé hier le contrat »."""
        blocks = [b for b in self._reading.document.blocks if b.kind not in ("header", "footer")]
        for index, block in enumerate(blocks):
            if not self._signing.is_spoken_of(block.start, block.end):
                continue
            verb = self._words.active.match(self._folded, block.start, block.end)
            if verb is None or not self._signing.ranges(*self._reading.sentence_at(block.start)):
                continue
            for above in reversed(blocks[max(0, index - _PEOPLE) : index]):
                if not _GOES_ON.search(self._folded, above.start, above.end):
                    break
                yield from self._signing.enumerated(above.start, above.end, "list", _RULE)

    def pronouns(self, holders: Holders) -> Iterator[Person]:
        """« X, ministre, était à Laon. Il est venu signer le contrat »: of the one person named before."""
        for index in self._signing.spoken_numbers:
            start, end = self._reading.sentences[index]
            for low, high, place, _ in self._signing.ranges(start, end):
                pronoun = self._words.the_same.search(self._folded[low:high])
                if place != "subject" or pronoun is None or end - high < _WITH_OBJECT:
                    continue
                last = self._last_named(index)
                if last and pronoun["it"] and self._signing.papers.is_of_other_paper(*last):
                    continue
                opens = not self._folded[low : low + pronoun.start()].strip(" «")
                opens = (
                    opens or self._words.company.match(self._folded, low, low + pronoun.start()) is not None
                )
                before = last if opens else (start, low + pronoun.start())
                yield from self._only_person(*before, holders) if before else ()

    def _last_named(self, index: int) -> tuple[int, int] | None:
        """The sentence right before, where it names anybody."""
        before = self._reading.sentences[index - 1] if index else None
        return before if before and self._people.within(*before) else None

    def _only_person(self, start: int, end: int, holders: Holders) -> Iterator[Person]:
        names = self._people.within(start, end)
        if len(names) != 1 or not names[0].given:
            return
        function = self._signing.assign(start, end, names)[0]
        if function is None and (holder := holders.of(names[0])) and holder.party:
            yield Person(names[0], holder.function, holder.party, _RULE, names[0].outer, names[0].end)
            return
        party = function and (function.party or self._functions.default_party(function))
        if function and party:
            low = min(names[0].outer, function.start)
            yield Person(names[0], function, party, _RULE, low, max(names[0].end, function.end))

    def _is_signed(self, start: int, end: int) -> bool:
        words = self._words
        found = words.was_signed.search(self._folded, start, end)
        return (
            found is not None
            and words.other_papers.search(self._folded, start, found.start()) is None
            and words.former.search(self._folded, start, found.start()) is None
        )

    def _line(self, start: int, end: int) -> Iterator[Person]:
        """« Pour l'État : M. X, préfet. »"""
        if lead := self._words.party_line.match(self._folded, start, end):
            party = self._functions.organisation(start, lead.end())
            if party:
                yield from list(self._signing.enumerated(lead.end(), end, "list", _RULE, party))[:1]

    def _sides(self, start: int, end: int) -> Iterator[Person]:
        """« X pour l'État, Y pour le Département » after « C'est signé »: two at least, no verb between."""
        if self._folded.find(" pour ", start, end) < 0:
            return
        sides = [
            p
            for p in self._signing.named(start, end, _RULE)
            if self._signing.stands_for(p.end, end) == p.party != "autre"
        ]
        if len(sides) < _TWO or self._folded[start : sides[0].start].strip(" \n–-"):
            return
        yield from sides

    def _standing(self, start: int, end: int) -> Iterator[Person]:
        """« Le préfet était alors M. X », « M. Y, délégué, représentait l'ARS et Z le Département »."""
        words, folded = self._words, self._folded
        names = self._people.within(start, end)
        stood = words.stood_for.search(folded, start, end)
        if stood and (company := words.alongside.search(folded, stood.end(), end)):
            for person in self._signing.enumerated(company.end(), end, "noun", _RULE):
                if person.party in CORE:
                    yield person
        for name, function in zip(names, self._signing.assign(start, end, names), strict=True):
            was = words.was_then.search(folded, start, name.outer)
            held = self._functions.within(start, was.start()) if was else []
            if was and held and was.end() == name.outer:
                office = held[-1]
                party = office.party or self._functions.default_party(office)
                yield Person(name, office, party or "autre", _RULE, office.start, name.end)
                continue
            after = max(name.end, function.end if function else 0)
            following = next((n.outer for n in names if n.outer > name.outer), end)
            if stood is None or (name.outer > stood.start() and words.stood_for.search(folded, after, end)):
                continue
            low = stood.end() if after <= stood.start() < following else after
            party = self._party(low, following) if low >= stood.end() else ""
            if party:
                begin = min(name.outer, function.start if function else name.outer)
                yield Person(name, function, party, _RULE, begin, after)

    def _party(self, start: int, end: int) -> str:
        """The organisation that stands right at `start`, « l'agence » being the ARS."""
        if self._words.the_agency.match(self._folded, start, end):
            return "ars"
        cues = self._reading.cues_in("organisations", start, end)
        return cues[0].label if cues and cues[0].start - start <= _NEAR else ""

    def letters(self, holders: Holders) -> Iterator[Person]:
        """« Madame la Présidente, … le contrat que vous avez signé »; « nous »: the author signs too."""
        you = self._words.you_signed.search(self._folded)
        we = self._words.we_signed.search(self._folded)
        blocks = self._reading.document.blocks
        greeting = next(
            (b for b in blocks if self._words.greeting.fullmatch(self._folded[b.start : b.end].strip())), None
        )
        if greeting and (you or we):
            for function in self._functions.within(greeting.start, greeting.end)[:1]:
                if addressed := self._addressed(blocks, greeting, function):
                    yield addressed
                elif holder := holders.holder(function):
                    place = holder.function.start, holder.function.end
                    yield Person(holder.name, holder.function, holder.party or "autre", _RULE, *place)
        own = self._words.i_signed.search(self._folded)
        if own is None and "moi-meme" in self._folded:
            own = _AND_I.search(self._folded)
        for said in (you, own):
            if said:
                yield from self._with_you(said.start(), said.end())
        if we or own:
            yield from self._author()

    def agreed(self) -> Iterator[Person]:
        """« Bon pour accord, la présidente du Département : X » at the foot of a letter: both sign."""
        blocks = [b for b in self._reading.document.blocks if b.kind not in ("header", "footer")]
        for index, block in enumerate(blocks):
            said = _AGREED.match(self._folded, block.start, block.end)
            if said is None or block.end - block.start > _SHORT:
                continue
            other = list(self._signing.enumerated(said.end(), block.end, "list", _RULE))
            if len(other) != 1 or other[0].party not in CORE or other[0].function is None:
                continue
            yield from other
            above = [b for b in blocks[max(0, index - _LAST) : index] if b.end - b.start <= _SHORT_LINE]
            lines = [(b.start, b.end) for b in above]
            pairs = SignatureBlocks(self._reading, self._words, self._functions, self._people).paired(lines)
            yield from [p for p in pairs if p.name and p.function and p.party in CORE - {other[0].party}][-1:]

    def guests(self) -> Iterator[Person]:
        """« Bonjour X. Vous présidez le Département, et lundi vous avez signé »: an interview."""
        for verb in self._words.you_signed.finditer(self._folded) if "vous" in self._folded else ():
            start, end = self._reading.sentence_at(verb.start())
            if self._signing.papers.is_of_other_paper(start, end):
                continue
            low = self._reading.document.text.rfind("\n\n", 0, start)
            for _ in range(_TURNS):
                low = self._reading.document.text.rfind("\n\n", 0, max(0, low))
            guests = [
                n
                for n in self._people.within(max(0, low), verb.start())
                if n.given and self._words.guest.search(self._folded, max(0, n.outer - _INVITED), n.outer)
            ]
            if len({n.name for n in guests}) != 1:
                continue
            office = next(iter(self._functions.within(start, verb.start())), None)
            party = (office.party or self._functions.default_party(office)) if office else ""
            yield Person(guests[0], office, party or "autre", _RULE, guests[0].outer, guests[0].end)

    def closing(self) -> list[Person]:
        """Who signs an act that ends without « Fait à »: the name that ends it, under an office."""
        blocks = [b for b in self._reading.document.blocks if b.kind not in ("header", "footer")][-_LAST:]
        lines = [(b.start, b.end) for b in blocks if b.end - b.start <= _SHORT_LINE and b.kind != "table"]
        if len(lines) < len(blocks):
            return []
        pairs = SignatureBlocks(self._reading, self._words, self._functions, self._people).paired(lines)
        return [
            p
            for p in pairs
            if p.name and p.function and p.party == "departement" and self._presides(p.function)
        ]

    def _presides(self, office: Function) -> bool:
        return "president" in self._folded[office.start : office.end]

    def _author(self) -> list[Person]:
        """Who signs a letter or a report, as far as a function stands beside the name."""
        blocks = self._reading.document.blocks[-_CLOSING:]
        lines = [b for b in blocks if b.end - b.start <= _SHORT and b.kind in ("paragraph", "heading")]
        lines = [b for b in lines if not _HAILED.match(self._folded, b.start, b.end)]
        ranges = [(b.start, b.end) for b in lines if not self._folded.endswith(".", b.start, b.end)]
        pairs = SignatureBlocks(self._reading, self._words, self._functions, self._people).paired(ranges)
        return [p for p in pairs if p.name and p.function][:1]

    def speeches(self) -> Iterator[Person]:
        """« Discours de M. X, préfet », « Madame la présidente, chère Y », held at the signing."""
        words = self._words
        if not _SPEECH.search(self._folded, 0, _HEAD):
            return
        if not (words.tells.search(self._folded, 0, 2 * _HEAD) or words.we_signed.search(self._folded)):
            return
        taken: set[str] = set()
        for start, end in self._reading.sentences:
            opens = _SPEECH_OF.search(self._folded, start, end)
            hailed = _HAILED.match(self._folded, start, end) is not None
            if opens is None and not hailed:
                continue
            for person in self._signing.named(start, end, _RULE):
                begin = person.name.outer if person.name else start
                lead = self._folded[start:begin]
                speaks = opens is not None and _MISTER.fullmatch(self._folded, opens.end(), begin) is not None
                office = person.function
                minor = office and _MINOR.match(self._folded, office.start, office.end)
                if person.party in CORE - taken and (speaks or (hailed and not minor and _DEAR.search(lead))):
                    taken.add(person.party)
                    yield person

    def _addressed(self, blocks: Sequence[Block], greeting: Block, office: Function) -> Person | None:
        """« Monsieur X » over « Président du conseil départemental », for « Monsieur le Président, »."""
        head = self._folded[office.start : office.end]
        for above, line in pairwise(b for b in blocks if b.end <= greeting.start):
            held = self._functions.within(line.start, line.end)
            if not held or held[0].start != line.start or not self._folded.startswith(head, line.start):
                continue
            names = [n for n in self._people.within(above.start, above.end) if n.end == above.end and n.title]
            if names:
                party = held[0].party or self._functions.default_party(held[0]) or "autre"
                return Person(names[0], held[0], party, _RULE, names[0].outer, held[0].end)
        return None

    def _with_you(self, verb: int, after: int) -> Iterator[Person]:
        """« le contrat que vous avez signé avec mon prédécesseur, M. X, et Mme Y, alors déléguée »."""
        start, end = next(s for s in self._reading.sentences if s[0] <= verb < s[1])
        company = re.compile(r"[^.;:]{0,60}?\bavec\s").match(self._folded, after, end)
        if company is None or self._words.other_papers.search(self._folded, start, verb):
            return
        if self._words.present.search(company[0]):
            return
        own = re.compile(r"m(?:on|a)\spredecesseure?,?\s")
        for person in self._signing.enumerated(company.end(), end, "agent", _RULE, former=True):
            office = own.search(self._folded, start, person.start)
            if person.function is None and office and office.end() == person.start:
                party = next((a.party for a in self._author()), person.party)
                held = Function(office.start(), office.start() + len(office[0].rstrip(" ,")), party)
                person = replace(person, function=held, party=party, start=held.start)
            yield person
