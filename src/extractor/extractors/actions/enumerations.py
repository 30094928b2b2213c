"""Actions inside a sentence: « Parmi les actions : A, B et C. », « Le contrat prévoit A, B et C. »"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extractor.extractors.actions.grammar import doing_words, word_is_doing
from extractor.extractors.actions.places import CIRCLED, HEADS, Sentence, sentences_of
from extractor.extractors.actions.promised import promised
from extractor.extractors.actions.restated import commitment_of, is_title
from extractor.extractors.actions.telling import speaks_of
from extractor.extractors.actions.words import ACTION_NOUNS, Sought
from extractor.extractors.actions.words import words as enumeration_words
from extractor.language import Reading
from extractor.rules import Rules

_NOUN = r"(?:actions?|mesures?|projets?|initiatives?|chantiers?|operations?)"
_NUMBER = (
    r"(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|\d+|plusieurs"
    r"|principales|premieres|nouvelles)"
)
_SUBJECT = (
    r"(?:le\scontrat|la\sconvention|l'avenant|ce\scontrat|cette\sconvention|il|elle|le\sdocument|le\stexte"
    r"|cette\senveloppe|cette\ssomme|ces\scredits|ces\smoyens|ce\sfinancement|le\splan)"
)
_VERB = (
    r"(?:prevoit|prevoient|financera|financeront|finance|comprend|comporte|porte\ssur|portera\ssur|se\straduira\spar"
    r"|permettra|permettront)"
)
_ADVERBS = r"(?:\snotamment|\segalement|\saussi|\sen\sparticulier|\sainsi|\sentre\sautres|\ssurtout)*"
# The cues name actions: whatever they enumerate is one.
_NAMED = re.compile(
    rf"""
      \b(?:parmi\s(?:les|ces|ses|leurs|celles-ci)|au\snombre\sdes)\b[^.:;]{{0,120}}?{_NOUN}\b[^.:;]{{0,90}}?
        (?:\s?:|\b(?:figurent|figure|on\scompte))\s?
    | \b{_NOUN}\b[^.:;,]{{0,60}}?,?\s?\b(?:telles?\sque|tels?\sque|comme|notamment|dont|parmi\slesquel(?:le)?s
        |a\ssavoir|par\sexemple|suivantes)\b\s?[:,]?\s?(?:par\sexemple\s|notamment\s|figurent\s)?
    | \b{_NUMBER}\s(?:[a-z]+\s)?{_NOUN}\b[^.:;]{{0,60}}\s?:\s?
    """,
    re.VERBOSE,
)
# These only introduce: what follows must read like actions.
_INTRODUCED = re.compile(rf"\b{_SUBJECT}\b[^.:;]{{0,40}}?\b{_VERB}\b{_ADVERBS},?\s?:?\s?")
_ARTICLE = (
    r"(?:l'|le\s|la\s|les\s|un\s|une\s|des\s|du\s|de\sla\s|de\sl'|d'une?\s|deux\s|trois\s|quatre\s|cinq\s|six\s|sept\s"
    r"|huit\s|dix\s|douze\s|quinze\s|vingt\s|\d+\s)"
)
_INFINITIVE = r"(?:[a-z]{3,}er\s|mettre\s|ouvrir\s|garantir\s|construire\s|elargir\s|etendre\s)"
_OF_INFINITIVE = r"(?:de\s[a-z]{3,}(?:er|ir|re)\s|d'[a-z]{3,}(?:er|ir)\s)"
_TO_INFINITIVE = r"(?:a\s[a-z]{3,}(?:er|ir|re)\s)"
_OPENER = rf"(?:{_ARTICLE}|{_INFINITIVE}|{_OF_INFINITIVE}|{_TO_INFINITIVE})"
_COMPLEMENT = re.compile(r"de\sla\s|de\sl'|du\s")
_WHEN = re.compile(
    r"(?:la\snuit|les?\s(?:soir|matin|midi|week-end|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|jour)s?"
    r"(?:\sferies?)?|l'ete|les\svacances(?:\sscolaires)?|pendant\s[^,]{3,30})(?:\scompris)?(?:\set\s|,|$)"
)
_FIRSTLY = r"(?:(?:tout\s)?d'abord|ensuite|puis|enfin|d'une\spart|d'autre\spart)\s?,?\s"
_OPENING = re.compile(_OPENER)
_MARK = rf"(?:[–•>-]\s|\(?(?:\d{{1,2}}|[a-h])\)\s|\d{{1,2}}°\s|{CIRCLED}\s?)"
_SEMICOLONS = re.compile(rf"\s?;\s?(?:et\s)?(?:{_FIRSTLY}|{_MARK})?")
_MARKED = re.compile(rf":\s?(?={_MARK})")
_MARKS = re.compile(rf"\s?[,;]?\s(?:et\s)?{_MARK}")
_ENDED = re.compile(r"(?:et|ainsi que|puis|enfin|mais aussi)\s$")
_AND = re.compile(
    rf"\s(?:et\s(?:enfin\s)?|ainsi\sque\s)(?=(?:{_ARTICLE}|{_OF_INFINITIVE}|{_TO_INFINITIVE}|[a-z]{{3,}}er\s|[a-z]{{4,}}ir\s))"
)
_OBJECTIVE = re.compile(r"\((?:objectif|obj\.)\s(?:n°\s?)?\d{1,2}\)")
_DOING = re.compile(f"{_OF_INFINITIVE}|{_TO_INFINITIVE}|{_INFINITIVE}")
_LATER = re.compile(r"\b(?:qui contribue|s'elev|soit (?:un|une|\d)|pour un montant|a ete signe|est fixe)\b")
_MONEY = re.compile(r"\d[\d\s.,]*(?:€|euros|[mk]€|millions)")
_NEVER = {"criteria", "funding", "figures"}
# « Le contrat permet d'ouvrir un relais » says an action, « … de mieux protéger les enfants » an aim.
_CONCRETE = re.compile(
    r"(?:de\s|d'|a\s)?(?:ouvrir|recruter|creer|embaucher|doubler|tripler|installer|construire|lancer|deployer|etendre"
    r"|generaliser|experimenter|former|financer)\b|une?\s(?:nouve(?:lle|au|l)\s)?(?:action|mesure|projet|operation)\b"
)
# « un second véhicule de consultations et quatre postes de puéricultrices »
_GIVEN = re.compile(
    r"(?:une?\s(?:second|deuxieme|troisieme|nouve)[a-z]*|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt"
    r"|\d+)\s"
)
_OTHER_CONTENTS = _NEVER | {"partners", "frames"}
_CONTRACT = re.compile(r"\b(?:contrat|avenant|convention|accord|protocole|cdppe)\b")
# « Agir le plus précocement possible : recrutement de …, ouverture de … »
_LEAD = re.compile(r"[^:;.]{12,140}?\s?:\s(?=\S)")
_TO_ARTICLE = r"(?:aux?\s|a\sla\s|a\sl')"
_TO = re.compile(_TO_ARTICLE)
_GOING_TO = re.compile(r"\b(?:va|vont|(?:€|euros)\b[^.:;,]{0,30}\spour)\s(?=[a-z]{3,}(?:er|ir|re)\s)")
_DEVOTED = re.compile(
    r"\b(?:consacre|affecte|alloue|destine|dedie|servira|serviront|contribuera)e?s?\s(?=aux?\s|a\sl)"
)
_DEVOTING = ("consacre", "affecte", "alloue", "destine", "dedie", "servira", "serviront", "contribuera")
# What to look for in a sentence, and what it says of what follows.
_BEFORE = (
    (Sought(_NAMED, ACTION_NOUNS), "named"),
    (
        Sought(
            _INTRODUCED,
            frozenset({"prevoit", "prevoient", "financera", "financeront", "finance", "comprend", "comporte"})
            | {"porte", "portera", "traduira", "permettra", "permettront"},
        ),
        "introduced",
    ),
)
_AFTER = (
    (Sought(_MARKED, frozenset(":")), "going to"),
    (Sought(_GOING_TO, frozenset({"va", "vont", "€", "euros"})), "going to"),
    (
        Sought(_DEVOTED, frozenset(verb + end for verb in _DEVOTING for end in ("", "e", "s", "es"))),
        "going to",
    ),
)
# « …, seront financés par l'État », « … en sont les premières »: what is told of the parts enumerated.
_REST = re.compile(
    r"(?:,\s(?:seront|sont|sera|est|ont|devraient|devront)|(?<!\bqui)\sen\s(?:sont|seront|font|constituent))\b[^,;]*$"
)
_PREPOSITION = re.compile(r"a\s(?=la\s|l'|[a-z]{3,}(?:er|ir|re)\s)|aux?\s")
_FIRST = re.compile(rf"{_FIRSTLY}|{_MARK}")
_COUNTED = re.compile(rf"{_NUMBER}\s[^:;,]{{3,40}}?\s?:\s")
_TO_DO = re.compile(_TO_INFINITIVE)
_ACTIONS = re.compile(rf"\b{_NOUN}\b")
_SIGNED = re.compile(r"\b(?:a|ont)\s(?:co)?signe")
_KINDS = {"paragraph", "list_item", "title", "heading"}
_SHORTEST = 12
# « remise d'un livret », « désignation d'un référent »: what is done, by its ending and its complement.
_ABSTRACT = r"[a-z]{3,}(?:tion|sion|ment|age|ture|ise)s?\s(?=d'|de\s|du\s|des\s)"


def enumerated(reading: Reading, rules: Rules, document_type: str) -> Iterator[tuple[int, int]]:
    """The ranges of the actions that sentences enumerate."""
    heads = doing_words(rules)
    bare = _bare(heads)
    words = enumeration_words(rules)
    patterns = (*_BEFORE, (words.introduced, "introduced"), *_AFTER)
    needed = frozenset().union(*(pattern.needed for pattern, _ in patterns))
    yield from promised(reading, words, heads, document_type)
    blocks = reading.document.blocks
    for sentence in sentences_of(reading):
        kind, end = blocks[sentence.block].kind, sentence.end
        if kind not in _KINDS or "refuses" in sentence.labels:
            continue
        tried = () if sentence.words.isdisjoint(needed) else patterns
        for low, how in _cues(reading, rules, sentence, tried):
            named = how == "named"
            if not named and not _may_introduce(document_type, sentence):
                continue
            if firstly := _FIRST.match(reading.folded[low:end]):
                low += firstly.end()
            if counted := _COUNTED.match(reading.folded[low:end]):
                low += counted.end()
            parts = _parts(reading.folded[low:end].rstrip(" .…"), bare)
            if len(parts) < (2 if named else 3):
                alone = how == "introduced" and low > sentence.start and kind == "paragraph"
                parts = _sure(reading, (low, end), parts, heads) if alone else []
                how = "named" if parts else how
            ranges = [(low + a + _preposition(reading.folded[low + a : end]), low + b) for a, b in parts]
            if ranges and not _are_something_else(reading, ranges, how, rules, heads):
                yield from ranges
                break


def _may_introduce(document_type: str, sentence: Sentence) -> bool:
    """In other texts much is provided for that no contract does."""
    return document_type != "autre" or _CONTRACT.search(sentence.folded) is not None


def _cues(
    reading: Reading, rules: Rules, sentence: Sentence, patterns: Sequence[tuple[Sought, str]]
) -> Iterator[tuple[int, str]]:
    """Where in a sentence an enumeration may begin, and how: its things were called actions, or not."""
    folded, start = sentence.folded, sentence.start
    lead = _LEAD.match(folded) if ":" in sentence.words else None
    if lead and commitment_of(reading.text[start : start + lead.end()], rules.taxonomy):
        yield start + lead.end(), "introduced"
    introduced = enumeration_words(rules).introduced
    for pattern, how in patterns:
        for cue in pattern.finditer(folded, sentence.words):
            others = _OTHER_CONTENTS if pattern is not introduced else _NEVER
            if not _names_something_else(reading, start + cue.start(), start + cue.end(), others):
                yield start + cue.end(), how
    if _TO_DO.match(folded) and reading.text[:start].rstrip().endswith("?"):
        yield start, "introduced"  # « À quoi servira l'argent ? À embaucher … »
    blocks = reading.document.blocks
    above = blocks[sentence.block - 1] if sentence.block else None
    if above is not None and above.kind in HEADS and start == blocks[sentence.block].start:
        heading = reading.folded[above.start : above.end]
        if _ACTIONS.search(heading) and not _SIGNED.search(folded):
            labels = {c.label for c in reading.cues_in("lists", above.start, above.end)}
            if not labels & _OTHER_CONTENTS:
                yield start, "introduced"


def _sure(
    reading: Reading, span: tuple[int, int], parts: list[tuple[int, int]], heads: frozenset[str]
) -> list[tuple[int, int]]:
    """So few parts, or all of them as one: where something concrete is done for somebody named."""
    rest = reading.folded[slice(*span)]

    def is_sure(part: tuple[int, int]) -> bool:
        text, at = rest[slice(*part)], (span[0] + part[0], span[0] + part[1])
        given = _CONCRETE.match(text) or _GIVEN.match(text)
        concrete = given is not None or (word_is_doing(text, heads) and not _DOING.match(text))
        served, running = (speaks_of(reading, label, *at) for label in ("served", "running"))
        return bool(concrete and served and not running)

    concrete = all(_CONCRETE.match(rest[slice(*part)]) for part in parts)
    if all(map(is_sure, parts)) or (concrete and is_sure(parts[0])):
        return parts
    whole = (parts[0][0], parts[-1][1])
    return [whole] if is_sure(whole) else []


def _parts(rest: str, bare: re.Pattern[str]) -> list[tuple[int, int]]:
    """The parts of an enumeration, none where the rest of the sentence does not read like one."""
    if len(rest) < _SHORTEST or _LATER.search(rest):
        return []
    rest = _REST.sub("", rest)
    if _TO.match(rest):
        split = split_enumeration(rest, _TO_ARTICLE)
    elif _OPENING.match(rest):
        split = split_enumeration(rest)
    elif bare.match(rest):
        split = split_enumeration(rest, bare.pattern)
    else:
        return []
    parts: list[tuple[int, int]] = []
    for a, b in split:
        of = _COMPLEMENT.match(rest, a) and not _COMPLEMENT.match(rest)
        if parts and (of or _WHEN.match(rest[a:b])):
            # « des outils dans les domaines de l'enfance, de la santé et … », « …, le soir et le week-end »
            parts[-1] = (parts[-1][0], b)
        else:
            parts.append((a, b))
    return [(a, b) for a, b in parts if len(rest[a:b].split()) >= 2]


def _preposition(part: str) -> int:
    """The length of « à » or « au », which belongs to what introduces the part."""
    found = _PREPOSITION.match(part)
    return found.end() if found else 0


@lru_cache(maxsize=8)
def _bare(heads: frozenset[str]) -> re.Pattern[str]:
    """A noun or verb of doing without an article: « renforcement de la PMI, création de places … »"""
    known = "|".join(map(re.escape, sorted(heads))) or "(?!)"
    return re.compile(rf"(?:(?:{known})s?\s(?=d|a\s|aux?\s|[a-z]{{4,}})|{_ABSTRACT})")


def _names_something_else(reading: Reading, start: int, end: int, others: set[str]) -> bool:
    """« Les actions ont été choisies selon trois critères : »"""
    cues = reading.cues_in("lists", start, end)
    return bool(cues) and cues[-1].label in others


def _are_something_else(
    reading: Reading, ranges: list[tuple[int, int]], how: str, rules: Rules, heads: frozenset[str]
) -> bool:
    """Half of them restate the taxonomy or are sums, or too few of them are nouns of doing."""
    texts = [reading.text[a:b] for a, b in ranges]
    folded = [reading.folded[a:b] for a, b in ranges]
    restated = sum(1 for t in texts if commitment_of(t, rules.taxonomy) or is_title(t, rules.taxonomy))
    money = sum(1 for t in folded if _MONEY.match(t))
    any_verb = _DOING if how == "introduced" else _OBJECTIVE
    doing = sum(1 for t in folded if word_is_doing(t, heads) or any_verb.match(t) or _OBJECTIVE.search(t))
    return max(restated, money) * 2 >= len(texts) or (how != "named" and doing * 2 < len(texts))


@lru_cache(maxsize=16)
def _joints(opener: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The commas and the « et » between parts that begin with an `opener`."""
    commas = rf",\s(?:puis\s|enfin\s|et\s(?:enfin\s)?|ainsi\sque\s|mais\saussi\s)?(?={opener})"
    joint = _AND if opener == _OPENER else re.compile(rf"\s(?:et|ainsi\sque)\s(?={opener})")
    return re.compile(commas), joint


def split_enumeration(folded: str, opener: str = _OPENER) -> Iterator[tuple[int, int]]:
    """The parts of « A, B et C » as ranges: commas and a last « et » before an `opener`."""
    cuts = [m.span() for m in _SEMICOLONS.finditer(folded)]
    if len(marks := [m.span() for m in _MARKS.finditer(folded)]) > max(1, len(cuts)):
        cuts = marks
    if not cuts:
        commas, joint = _joints(opener)
        cuts = [m.span() for m in commas.finditer(folded)]
        tail = cuts[-1][1] if cuts else 0
        ended = bool(cuts) and _ENDED.search(folded[slice(*cuts[-1])])
        joined = [] if ended else list(joint.finditer(folded, tail))
        # The last « et » joins the last part; earlier ones stand inside it (« des élus et des agents »).
        if joined and (cuts or len(joined) == 1):
            cuts.append(joined[-1].span())
    position = 0
    for start, end in cuts:
        if start > position:
            yield position, start
        position = end
    if position < len(folded):
        yield position, len(folded)
