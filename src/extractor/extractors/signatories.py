"""Who signs, for whom: people governed by a signing verb, parties of a contract, signature blocks.

Only four places make a signatory: the subject or agent of a signing verb, « X représenté par Y » in a signing
sentence or among a contract's parties, a list under « Signataires », and the block after « Fait à ». People
present, quoted, thanked or to be contacted stand in none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from extractor.extractors.names import Name, find_names
from extractor.language import Cue, Reading, fold
from extractor.model import Result, Signatory, fold_text
from extractor.rules import Rules

_CONTRACTS = {"contrat", "avenant"}
# The object of the signing verb must be able to be the contract: nobody's signature of a circular counts.
_OTHER_OBJECT = re.compile(
    r"^[^.;:]{0,25}\b(?:circulaires?|decrets?|arretes?|lettres?|courriers?|tribunes?|bail|instructions?|livre|petitions?|feuille d'emargement)\b"
)
_ACTIVE = re.compile(
    r"\b(?:(?:ont|a|avons|avaient|avait|auront) (?:[a-z]+ment |tous |toutes |egalement |ensemble |ainsi |donc |conjointement |aussi |, ?[^,.;]{3,60}, ){0,2}(?:co-?|contre)?(?:signe|paraphe|conclu|appose leur signature|appose leurs signatures|procede (?:[a-z]+ment |ensemble )?a la (?:co-?)?signature|scelle)"
    r"|(?:se sont|s'est|etaient|sont) (?:[a-z]+s? )?(?:reunie?s?|retrouvee?s?|engagee?s?|rassemblee?s?|rencontree?s?)[^.;:]{0,80}?(?:pour|afin de|en vue de) (?:(?:co-?)?signer|la signature|proceder a la signature)"
    r"|(?:viennent|vient) de (?:co-?)?signer|(?:vont|va|doivent|doit|devront|devaient) (?:co-?)?signer|(?:co-?)?signeront|(?:co-?)?signera|(?:co-?)?signent|(?:co-?)?signaient|(?:co-?)?signe(?= (?:le|la|un|une|ce|cet|cette|avec|aujourd))"
    r"|proced(?:ent|eront|aient) a la signature|conclu(?:ent|ront)|ratifi(?:ent|ee?s?)|sont (?:les )?(?:co)?signataires)\b"
)
_PASSIVE = re.compile(
    r"\b(?:(?:co-?|contre)?signe(?:e|s|es)?|paraphe(?:e|s|es)?|conclue?s?|passee?s?|etablie?|(?:co-?)?signature)\b(?P<gap>[^.;:!?]{0,160}?)\b(?P<by>par|entre|de la main de)\b(?! (?:lequel|laquelle|le biais|ailleurs|la suite|voie|consequent|les deux|les trois))"
)
_SIGNATORY_LIST = re.compile(r"\b(?:signataires?|ont signe|signe(?:e)? par|signatures?)\b[^.;]{0,60}: ?$|^ ?(?:les )?(?:co)?signataires(?: du contrat| de la convention)?(?: :)?$")
_REPRESENTED = re.compile(
    r"\brepresente(?:e|s|es)?(?: (?:aux presentes|a la signature|lors de [a-z ]{3,30}|ici|legalement|, [^,]{3,40},))? par\b"
)
# Whoever follows these to the end of the clause is named but does not sign …
_BYSTANDERS = re.compile(
    r"\b(?:en (?:la )?presence d[eu']s?|aux cotes d[eu']s?|devant|accompagnee?s? (?:de|par|du|d')|en compagnie d[eu']|sous (?:le regard|l'egide|le haut patronage) d[eu']s?|entouree?s? d[eu']s?|"
    r"assistee?s? (?:de|par)|saluee?s? par|presentee?s? par|annoncee?s? par|remercie\w*|rendu hommage a|contact|rappelee?s? par|portee?s? par|initiee?s? par|lancee?s? par|pilotee?s? par|voulue?s? par|"
    r"conduite?s? par|represente(?:e|s|es)? (?:lors|a l'evenement)|invitee?s?|temoins?)\b"
)
# … and after these it is the next name only: the one on whose behalf somebody else signs.
_ABSENT = re.compile(
    r"\b(?:au nom d[eu']s?|pour le compte d[eu']|par delegation d[eu']|pour l[ea] (?:pre|dire)\w+|suppleant|succed\w+ a|a l'invitation d[eu']|accueillie?s? par|a l'initiative d[eu']|en l'absence d[eu']|l'empechement d[eu']|nomme\w* par)"
)
_NOT_SIGNING = re.compile(f"{_BYSTANDERS.pattern}|{_ABSENT.pattern}")
_SPEECH = re.compile(
    r"^[ ,]*(?:a|ont|s'est|se sont|avait|etait|etaient)? ?(?:ete )?(?:salue|felicite|rappele|souligne|declare|rejoui|affirme|explique|indique|insiste|precise|annonce|assiste|remercie|conclu sur|ajoute|estime|confie|presente|participe)[a-z]*\b"
)
_CLAUSE_END = re.compile(r"[;!?]|\bqui\b|\bdont\b|\bafin\b|\ben vue\b|, (?:pour|dans le cadre|lors|le \d|ce \w+ \d|actant|permettant)\b|\bci-apres\b|\bd'une part\b|\bd'autre part\b|\bdument\b|\bau titre\b|\bdomiciliee?\b|\bagissant\b|\bhabilitee?\b|\ben vertu\b|\ben application\b")
_DONE = re.compile(r"\bfait (?:a|le|en)\b|\bsigne a\b|\bfait et delibere\b")
_FOR = re.compile(r"^(?:pour|p/|p\.) ?(?:le |la |l'|les )?")


@dataclass(frozen=True, slots=True)
class _Person:
    """A signatory in the making: where, under which function, for which organisation."""

    name: Name | None
    role: tuple[int, int] | None
    party: str
    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Office:
    """A function in a signature block; only a party where the line says « Pour l'État »."""

    role: tuple[int, int] | None
    party: str
    start: int


def extract(reading: Reading, rules: Rules, result: Result) -> Result:
    """Adds the signatories; every mention in a signing place is one fact, the columns of one person agree."""
    finder = _Finder(reading, frozenset(fold(w) for w in rules.lexicon.phrases["names"]["not_names"]))
    contract = result.profile.document_type in _CONTRACTS
    found = list(finder.sentences(contract))
    found += finder.lists()
    if contract or result.profile.document_type == "deliberation":
        found += finder.block()
    signed = sorted(d.start for d in result.dates if d.kind == "signature" and d.precision == "day")
    subjects = sorted({d.code for d in result.departments if d.role == "subject"})
    people = _merge(reading, found, contract)
    facts = tuple(
        _fact(reading, person, role, party, name, signed[0] if signed else None, subjects)
        for person, role, party, name in people
    )
    return replace(result, signatories=facts)


def _fact(
    reading: Reading,
    person: _Person,
    role: str,
    party: str,
    name: Name | None,
    signed_on: date | None,
    subjects: list[str],
) -> Signatory:
    return Signatory(
        document_id=reading.document.id,
        evidence=reading.evidence(person.start, person.end, person.rule),
        name=name.name if name else "",
        given_name=name.given if name else "",
        family_name=name.family if name else "",
        title=name.title if name else "",
        role=role,
        party=party,
        department=subjects[0] if len(subjects) == 1 else "",
        signed_on=signed_on,
    )


def _merge(
    reading: Reading, found: list[_Person], contract: bool
) -> list[tuple[_Person, str, str, Name | None]]:
    """One name, role and party for all mentions of a person; an office is kept where nobody named holds it."""
    groups: list[list[_Person]] = []
    for person in sorted(found, key=lambda p: (p.start, p.end)):
        if person.name is None:
            continue
        for group in groups:
            if any(p.name is not None and _same(p.name, person.name) for p in group):
                group.append(person)
                break
        else:
            groups.append([person])
    merged: list[tuple[_Person, str, str, Name | None]] = []
    parties = set()
    for group in groups:
        name = max((p.name for p in group if p.name), key=lambda n: (bool(n.given), len(n.name)))
        party = next((p.party for p in group if p.party not in {"", "autre"}), group[0].party or "autre")
        parties.add(party)
        role = next((reading.text[slice(*p.role)] for p in group if p.role), "")
        title = next((p.name.title for p in group if p.name and p.name.title), "")
        merged += [(p, role, party, replace(name, title=title)) for p in group]
    if contract:
        offices: set[str] = set()
        for person in found:
            if person.name is None and person.role and person.party not in parties | offices:
                offices.add(person.party)
                merged.append((person, reading.text[slice(*person.role)], person.party, None))
    return sorted(merged, key=lambda item: (item[0].start, item[0].end))


def _same(a: Name, b: Name) -> bool:
    first, second = set(fold_text(a.name).split()), set(fold_text(b.name).split())
    if first == second:
        return True
    short, long_ = (a, b) if len(first) < len(second) else (b, a)
    return not short.given and fold_text(short.family) == fold_text(long_.family)


def cues_after(cues: tuple[Cue, ...], end: int) -> Iterator[Cue]:
    """The functions that follow one another after `end`, joined by a comma: « préfet de région, préfet de X »."""
    for cue in cues:
        if cue.start - end > 2:
            return
        yield cue
        end = cue.end


class _Finder:
    """Looks for signing places in one reading."""

    def __init__(self, reading: Reading, not_names: frozenset[str]) -> None:
        self.reading, self.text, self.folded = reading, reading.text, reading.folded
        self.not_names = not_names

    # ---- signing sentences

    def sentences(self, contract: bool) -> Iterator[_Person]:
        """People in sentences with a signing verb, and the parties of a contract."""
        parties_end = self._parties_end() if contract else 0
        for start, end in self.reading.sentences:
            folded = self.folded[start:end]
            if contract and start < parties_end and (m := _REPRESENTED.search(folded)):
                yield from self._represented(start, end, "signatories.parties", start + m.start())
                continue
            spans: list[tuple[int, int, str]] = []
            for verb in _ACTIVE.finditer(folded):
                if _OTHER_OBJECT.search(folded[verb.end() :]):
                    continue
                spans.append((start, start + verb.start(), "signatories.subject"))
                colon = re.match(r"[^.;:]{0,120} : ?", folded[verb.end() :])
                if colon:
                    spans.append((start + verb.end() + colon.end(), end, "signatories.subject"))
            for verb in _PASSIVE.finditer(folded):
                if not _OTHER_OBJECT.search(folded[max(0, verb.start() - 40) : verb.start()]) and not _NOT_SIGNING.search(
                    verb["gap"]
                ):
                    spans.append((start + verb.end("by"), end, "signatories.agent"))
            for noun in re.finditer(r"\bsignatures? d(?:e |')(?=[^,.;]{0,25})", folded):
                low = start + noun.end()
                first = next(iter(self._names(low, min(end, low + 60))), None)
                if first is not None and first.outer - low <= 12:
                    spans.append((low, end, "signatories.agent"))
            for low, high, rule in spans:
                yield from self.people(low, high, rule, subject=rule.endswith("subject"))

    def _parties_end(self) -> int:
        """Parties stand before the first article; without articles, in the first third."""
        article = re.search(r"\n\n(?:article|titre) (?:1|premier|i)\b", self.folded)
        return article.start() if article else len(self.folded) // 3

    def _represented(self, start: int, end: int, rule: str, at: int) -> Iterator[_Person]:
        """« Le Département, représenté par sa présidente, Mme X » in a contract: an office counts too."""
        people = list(self.people(at, end, rule, subject=False, party=self._party_before(start, at)))
        if people:
            yield from people
            return
        roles = self.reading.cues_in("roles", at, end)
        if roles:
            role = self._role_span(roles[0], end)
            party = self._party(role) or self._party_before(start, at)
            yield _Person(None, role, party or "autre", rule, role[0], role[1])

    # ---- lists of signatories

    def lists(self) -> Iterator[_Person]:
        """Items of a list that « Signataires : » or « ont signé : » introduces."""
        blocks = self.reading.document.blocks
        for block in blocks:
            if block.kind != "list_item" or block.intro is None:
                continue
            intro = blocks[block.intro]
            if _SIGNATORY_LIST.search(self.folded[intro.start : intro.end]):
                yield from self.people(block.start, block.end, "signatories.list", subject=False)

    # ---- signature blocks

    def block(self) -> Iterator[_Person]:
        """The lines after « Fait à …, le … »: a function, « Pour … », a name, in any order, a column at a time."""
        blocks = self.reading.document.blocks
        for index, block in enumerate(blocks):
            head = self.folded[block.start : block.end]
            if not _DONE.search(head) or len(head) > 220:
                continue
            lines: list[tuple[int, int]] = []
            for follower in blocks[index + 1 : index + 40]:
                text = self.folded[follower.start : follower.end]
                if re.match(r"(?:annexe|article|fiche|tableau|copie|destinataires|ampliation)\b", text) or len(text) > 400:
                    break
                if follower.kind in {"header", "footer"}:
                    continue
                lines += self._lines(follower.start, follower.end, follower.kind == "table")
            yield from self._signature_lines(lines)

    def _lines(self, start: int, end: int, table: bool) -> list[tuple[int, int]]:
        if not table:
            return [(start, end)]
        cells = [
            cell
            for table_ in self.reading.document.tables
            for cell in table_.cells
            if start <= cell.start and cell.end <= end and cell.end > cell.start
        ]
        return [(c.start, c.end) for c in sorted(cells, key=lambda c: (c.column, c.row))]

    def _signature_lines(self, lines: list[tuple[int, int]]) -> Iterator[_Person]:
        """Pairs functions with names: in one line, one under the other, or a row of each side by side."""
        roles: list[_Office] = []
        names: list[Name] = []
        for start, end in lines:
            here = [n for n in self._names(start, end) if not _NOT_SIGNING.search(self.folded[start : n.start])]
            office = self._office(start, here[0].outer if here else end)
            if office and here:
                yield from self._pair(roles, names)
                roles, names = [], []
                yield from self._pair([office], here)
                continue
            if office:
                if names and roles:
                    yield from self._pair(roles, names)
                    roles, names = [], []
                elif names:  # the name stands over its function
                    yield from self._pair([office], names)
                    names = []
                    continue
                if roles and roles[-1].party and roles[-1].role is None:
                    office = replace(office, party=office.party or roles[-1].party, start=roles[-1].start)
                    roles.pop()
                roles.append(office)
            names += here
        yield from self._pair(roles, names)

    def _office(self, start: int, end: int) -> _Office | None:
        """The function that a line gives; « pour le préfet et par délégation, la directrice » gives the last."""
        folded = self.folded[start:end]
        cues = [c for c in self.reading.cues_in("roles", start, end)]
        delegated = re.search(r"\b(?:par delegation|par interim|et par ordre)\b", folded)
        if delegated:
            cues = [c for c in cues if c.start >= start + delegated.end()] or cues[-1:]
        if _FOR.match(folded) and not cues:
            organisation = self._organisation(start, end)
            return _Office(None, organisation, start) if organisation else None
        if not cues:
            return None
        role = self._role_span(cues[0], end)
        party = self._party(role) or self._organisation(start, end) or self._default_party(role)
        return _Office(role, party, start)

    def _pair(self, offices: list[_Office], names: list[Name]) -> Iterator[_Person]:
        rule = "signatories.block"
        if len(offices) == len(names):
            pairs = list(zip(offices, names, strict=True))
        elif len(offices) == 1:
            pairs = [(offices[0], name) for name in names]
        else:
            pairs = []
            for name in names:
                nearest = min(offices, key=lambda o: self._across(o, name), default=None)
                if nearest is not None:
                    pairs.append((nearest, name))
        for office, name in pairs:
            near = office.role is not None and 0 <= name.outer - office.role[1] < 250
            low = office.start if near else name.outer
            yield _Person(name, office.role, office.party or "autre", rule, low, name.end)
        held = {id(office) for office, _ in pairs}
        for office in offices:
            if id(office) not in held and office.role:
                yield _Person(None, office.role, office.party or "autre", rule, *office.role)

    def _across(self, office: _Office, name: Name) -> float:
        """How far apart two lines stand across the page; without boxes, how far apart in the text."""
        document = self.reading.document
        role = office.role or (office.start, office.start + 1)
        left, right = document.boxes(*role), document.boxes(name.start, name.end)
        if left and right:
            return abs((left[0].x0 + left[0].x1) - (right[0].x0 + right[0].x1)) / 2
        return abs(role[0] - name.start)

    # ---- people within a range

    def people(
        self, start: int, end: int, rule: str, *, subject: bool, party: str = ""
    ) -> Iterator[_Person]:
        """The people of one signing range, each with the function that stands beside the name.

        Functions stand all before their names or all after them in one enumeration: the first name shows which.
        """
        if not subject:
            stop = _BYSTANDERS.search(self.folded, start, end)
            end = stop.start() if stop else end
        everyone = self._names(start, end)
        names = [n for n in everyone if not self._excluded(n, everyone, start)]
        if not names:
            return
        first = self._role_before(start, names[0])
        before = first is not None
        floor = start
        for index, name in enumerate(names):
            ceiling = names[index + 1].outer if index + 1 < len(names) else end
            role = self._role_before(floor, name) if before else self._role_after(name, ceiling, index + 1 < len(names))
            if role is None:
                role = self._role_after(name, ceiling, index + 1 < len(names)) if before else self._role_before(floor, name)
            named_party = (self._party(role) if role else "") or self._represented_party(floor, name.start) or party
            if not named_party and role:
                named_party = self._default_party(role)
            low = min(name.outer, role[0]) if role else name.outer
            high = max(name.end, role[1]) if role else name.end
            floor = high
            if role or named_party or rule in {"signatories.agent", "signatories.subject"}:
                yield _Person(name, role, named_party or "autre", rule, low, high)

    def _names(self, start: int, end: int) -> list[Name]:
        """Names outside of functions and organisations."""
        names = []
        for name in find_names(self.text, start, end, self.not_names):
            inside = [
                c
                for lexicon in ("roles", "organisations")
                for c in self.reading.cues.get(lexicon, ())
                if c.start <= name.start and name.end <= c.end
            ]
            if not inside:
                names.append(name)
        return names

    def _excluded(self, name: Name, names: list[Name], start: int) -> bool:
        """Whether the name stands under « en présence de » or speaks rather than signs."""
        index = names.index(name)
        floor = names[index - 1].end if index else start
        between = self.folded[floor : name.start]
        if _NOT_SIGNING.search(between):
            return True
        if index and _ABSENT.search(self.folded[(names[index - 2].end if index > 1 else start) : names[index - 1].start]):
            return False
        joined = index and re.fullmatch(r"(?:, [^,]{0,80})? et (?:de |du |d')?(?:m\.|mme|monsieur|madame)? ?", between)
        if joined and self._excluded(names[index - 1], names, start):
            return True
        return bool(_SPEECH.match(self.folded[name.end : name.end + 60]))

    def _role_before(self, floor: int, name: Name) -> tuple[int, int] | None:
        cues = [c for c in self.reading.cues_in("roles", floor, name.start)]
        if not cues:
            return None
        cue = cues[-1]
        # A function opens at its first word: « présidente du conseil départemental », not « conseil … ».
        for earlier in reversed(cues[:-1]):
            gap = self.folded[earlier.end : cue.start]
            if re.fullmatch(r"(?: (?:du|de la|de l'|des|aupres d[eu] ?(?:la |l')?) ?| )", gap):
                cue = earlier
            else:
                break
        complement = self.folded[cue.end : name.outer]
        if re.search(r"[.;:]|\b(?:ont|a|et|ainsi que|avec)\b(?! d)", re.sub(r"\bet (?:de|du|des|la)\b", "", complement)) or complement.count(",") > 2:
            if not re.fullmatch(r"[^.;:]{0,140}", complement) or re.search(r"\bet\b(?! (?:de|du|des|la|l'|a))", complement):
                return None
        text = self.text[cue.start : name.outer].rstrip(" ,\u00a0:(–-")
        text = re.sub(r",? (?:M\.|Mme|Monsieur|Madame)(?: l[ea])?$", "", text).rstrip(" ,")
        return cue.start, cue.start + len(text)

    def _role_after(self, name: Name, ceiling: int, more: bool) -> tuple[int, int] | None:
        lead = re.match(r"[ \u00a0]?,?[ \u00a0]?[(–-]?[ \u00a0]?(?:l[ea] |l'|en qualite de |en tant que |son |sa |nouve(?:au|lle) |ancienne? )?", self.folded[name.end : ceiling])
        opening = name.end + (lead.end() if lead else 0)
        cues = [c for c in self.reading.cues_in("roles", opening, ceiling) if self._opens(opening, c)]
        if not cues:
            return None
        role = self._role_span(cues[0], ceiling)
        for cue in cues_after(self.reading.cues_in("roles", role[1], ceiling), role[1]):
            longer = self._role_span(cue, ceiling)
            if not more or longer[1] <= ceiling - 2:
                role = (role[0], longer[1])
        if more and role[1] >= ceiling - 1 and not re.search(r",|\bet\b", self.folded[role[0] : ceiling]):
            # « A, le préfet B »: the function belongs to the name that follows it at once.
            return None
        return role

    def _opens(self, opening: int, cue: Cue) -> bool:
        """Whether a function begins right here, an ordinal before its head allowed (« 2e vice-président »)."""
        return bool(re.fullmatch(r"[ \u00a0]{0,2}(?:[a-z0-9]+(?:er|ere|e|eme|nd|nde) )?", self.folded[opening : cue.start]))

    def _role_span(self, cue: Cue, ceiling: int) -> tuple[int, int]:
        """From the head of a function to where its complement ends."""
        rest = self.folded[cue.end : ceiling]
        stop = re.search(
            r"[,;:!?()\n»]|\. |\.$|\bet (?=(?:m\.|mme|monsieur|madame|l[ea] (?:pre|dire|dele|vice|secr|mai|proc|rect)|l'ars|l'agence|[a-z' -]{2,40}$))|\bet ?$|\bet (?=(?:le |la |l')[a-z' -]{2,80}\brepresent)|\bainsi que\b|\b(?:ont|a signe|vont|viennent|signent|represent\w+|dument|d'une part|d'autre part|pour le compte|au nom)\b| – | - ",
            rest,
        )
        end = cue.end + (stop.start() if stop else len(rest))
        ordinal = re.search(r"\b(?:[0-9]{1,2}(?:er|ere|e|eme|nde?)|[a-z]+ieme|premiere?|seconde?) $", self.folded[max(0, cue.start - 20) : cue.start])
        start = cue.start - len(ordinal[0]) if ordinal else cue.start
        return start, start + len(self.text[start:end].rstrip(" ,\u00a0.–-"))

    # ---- parties

    def _party(self, role: tuple[int, int]) -> str:
        """The party of a function: its head decides, else the organisation in its complement."""
        cues = self.reading.cues_in("roles", *role)
        head = cues[0] if cues else None
        if head and head.label not in {"any", "ars"}:
            return head.label
        organisation = self._organisation(head.start if head else role[0], role[1])
        if organisation:
            return organisation
        if head and head.label == "ars":
            return "ars"
        inner = [c.label for c in cues[1:] if c.label != "any"]
        return inner[0] if inner else ""

    def _default_party(self, role: tuple[int, int]) -> str:
        """A president without an organisation, in a text on these contracts, presides the council."""
        return "departement" if re.match(r"(?:(?:premiere? )?vice-)?president|conseill", self.folded[role[0] :]) else ""

    def _organisation(self, start: int, end: int) -> str:
        """The most telling organisation of a range: an agency or a fund before the council, before « région »."""
        labels = [c.label for c in self.reading.cues_in("organisations", start, end)]
        for label in ("ars", "caf", "justice", "education", "departement", "etat", "association", "commune", "region", "autre"):
            if label in labels:
                return label
        return ""

    def _represented_party(self, floor: int, start: int) -> str:
        found = None
        for found in _REPRESENTED.finditer(self.folded, floor, start):
            pass
        return self._party_before(floor, found.start()) if found else ""

    def _party_before(self, floor: int, at: int) -> str:
        cues = self.reading.cues_in("organisations", floor, at)
        return cues[0].label if cues else ""
