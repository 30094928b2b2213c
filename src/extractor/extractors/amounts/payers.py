"""Who pays a sum and who receives it, concluded from the skeleton of its sentence (see `clauses`).

Each conclusion is one pattern with a name. What is said right after the sum comes first (« 15 000 € de
l'ARS »), then right before it (« État : 15 000 € »), then the nearest verb, agent or noun to its left, then
what an earlier sum of the same sentence said. Where nobody is said to pay, the payer is empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractor.extractors.amounts.clauses import (
    ASKS,
    EQUAL,
    NOUN,
    PARTICIPLE,
    RECEIVES,
    SUPPORTS,
    Clause,
    M,
    P,
    V,
    joined,
)
from extractor.extractors.amounts.words import MoneyWords
from extractor.language import Reading

_HAVE = r"(?:a|ont|avait|avaient|aura|auront|aurait|auraient|ayant)"
_BE = (
    r"(?:est|sont|sera|seront|serait|seraient|ete|etre|etant|soit|soient|a|ont|aura|auront|doit|doivent|devra"
    r"|devront|peut|peuvent|pourra|pourront|ainsi|n'|ne|pas|vont|va|qui|lesquels)"
)
_LINK = (
    r"(?:a hauteur d(?:e |')|a hauteur maximale de |pour |avec |de |d'|une? |le |la |montant |somme |totale? "
    r"|a |est |fixee? |estimee? |evaluee? |s'eleve |s'elevent |s'elevera |s'elevant |s'etablit |sera "
    r"|seront |serait |sont |representent? |atteint |chiffree? |arretee? |portee? |correspond |annuelle? "
    rf"|l'ordre |{NOUN} )"
)
_WORD = r"(?!(?:a|au|aux|du|des|de|la|le|les|et|pour|dans|sur|par|en|qui|que)\s)[a-z'-]+"
_OF = (
    rf"(?:de la part de|de la {NOUN} de|de|due?s? par|provenant de|issue?s? de|en provenance de"
    r"|a la charge de|a charge de"
    r"|sur le budget de|par|via|relevant de|supporte\w* par)"
)
_FOR = r"(?:a|en faveur de|au profit de|au benefice de|a destination de|pour le compte de)"
_FREE = "".join(
    rf"(?<!\b{word}\s)"
    for word in (
        "de",
        "a",
        "par",
        "avec",
        "pour",
        "dans",
        "sur",
        "entre",
        "chez",
        "vers",
        "sous",
        "hors",
        "sans",
    )
)
_SMALL = (
    rf"(?:{_HAVE}|vont|va|doi(?:t|vent)|devr(?:a|ont)|peu(?:t|vent)|pourr(?:a|ont)|n'{_HAVE}|ne|y|lui|leur|vous|nous|me|se|en|pas"
    rf"|s'(?:est )?[{V[1:-1]}{PARTICIPLE}] a|se sont [{V[1:-1]}{PARTICIPLE}] a)"
)
_M, _V = M[1:-1], V[1:-1]  # for use inside a set of characters
_MODIFIER = rf"(?:\sd(?:e|u|es|')[^,;:.{_M}{_V}]{{0,40}}?|\s?\([^){_M}]*\)|,[^,;:{_M}]{{0,60}},)"
_GAP = rf"{_MODIFIER}{{0,2}}?(?:,|\s:)?(?:\s{_SMALL})*\s(?:s')?"
_WHO = rf"{_MODIFIER}?,?\squi(?:\s{_SMALL})*\s"
_ANY = rf"[^{_M};]"

_PERCENT = r"\d+(?:,\d+)?\s?%\s(?:de |par |pour )?"

_AFTER = {
    name: re.compile(pattern)
    for name, pattern in {
        "equal": rf"[^{_M};.]{{0,60}}?{EQUAL}[^{_M};.]{{0,40}}?(?P<p>{P})",
        "percent": rf"(?:\s?[(:,]\s?(?:soit\s|dont\s)?|\sdont\s){_PERCENT}(?P<p>{P})",
        "noun_bare": rf"\s(?:de|en|d')\s?{NOUN} (?P<p>{P})",
        "charge": (
            rf"\s?[,)]?(?:\s{_BE}|\s(?:rest|laiss|mis)\w*)*\s(?:{_WORD} ){{0,2}}"
            rf"a la (?:charge|main) (?:exclusive |entiere )?de (?P<p>{P})"
        ),
        "passive": (
            rf"(?:\s?[,)])?(?:\s{_BE})*(?:\s[a-z]+ment)?\s{PARTICIPLE}[^{_M};:.]{{0,80}}?"
            rf"(?<!portes)(?<!menes)(?<!menees)(?<!portees)(?<!geres)(?<!conduits)(?<!pilotes)"
            rf"\spar (?P<p>{P})"
        ),
        "of": (
            rf"\s(?:(?:durant|pendant|sur)\s[a-z0-9]+\s(?:ans?|annees?|mois)\s)?"
            rf"(?:(?:pro)?vien(?:t|nent) |eman(?:e|ent) |(?:recu|percu|obtenu|attendu)e?s? )?"
            rf"(?:(?:de|en|d') ?{NOUN} (?:{_WORD} )?)?(?:{_OF} |d')(?P<p>{P})"
        ),
        "caption": (
            rf"\s?:\s[^{_M}{_V};.]{{0,60}}?"
            rf"(?:{PARTICIPLE} par|(?:{NOUN}|budget|depenses?)(?: {_WORD}){{0,2}} de) (?P<p>{P})"
        ),
        "noun_after": rf"\s(?:(?:la|le|les|sa|une?)\s|l'){NOUN}(?: {_WORD}){{0,2}} de (?P<p>{P})",
        "bracket": rf"\s?\((?:{NOUN}\s(?:de )?|de |par )?(?P<p>{P})\s?(?:[),;]|$)",
        "last": rf"\s?,\s(?P<p>{P})(?=\s?(?:$|[.;]))",
        "bare": rf"\s(?:{NOUN}\s)?(?P<p>{P})(?=\s?(?:$|[,;.)|/+–-]|et\b|\n))",
        "which_inverted": rf"\s?,?\s(?:c'est ce\s)?que {V} (?P<p>{P})",
        "which": rf"\s?,?\s(?:que|qu')\s?(?P<p>{P}){_GAP}{V}",
    }.items()
}
_BEFORE = {
    name: re.compile(pattern)
    for name, pattern in {
        "subject": rf".*{_FREE}(?P<p>{P}){_GAP}{V}(?P<rest>{_ANY}*)$",
        "that": (
            rf".*{_FREE}(?P<p>{P})[^{_M};]{{0,40}}?\squ'(?:ils?|elles?)(?:\s{_SMALL})*\s{V}(?P<rest>{_ANY}*)$"
        ),
        "row": (
            rf"(?:.*[;.|]\s|\W*)(?P<p>{P})\s?:\s"
            rf"(?P<rest>[^{_M}{_V}{PARTICIPLE}{RECEIVES}{P[1:-1]};]{{0,80}})$"
        ),
        "endowed": (
            rf".*{_FREE}(?P<p>{P})(?:\s{_SMALL})*\s(?:adopt|lanc|cre|m(?:et|is) en place|install|ouv)\w*"
            rf"[^{_M}{_V};]{{0,80}}{PARTICIPLE} de(?P<rest>{_ANY}{{0,20}})$"
        ),
        "relative": rf".*(?P<p>{P}){_WHO}{V}(?P<rest>{_ANY}*)$",
        "agent": rf".*{PARTICIPLE}{_ANY}{{0,80}}?\spar (?P<p>{P})(?P<rest>{_ANY}{{0,90}})$",
        "noun": rf".*{NOUN}(?: {_WORD}){{0,2}} (?:de |d')?(?P<p>{P})(?P<rest>{_ANY}{{0,110}})$",
        "noun_which": (
            rf".*{NOUN}(?: {_WORD}){{0,2}} (?:de |d')?(?P<p>{P})\s?,?\squi "
            rf"(?:est|sera|passe|passera|s'eleve|s'elevera|atteint|atteindra)"
            rf"[^{_M}{_V}{P[1:-1]};,]{{0,40}}(?P<rest>)$"
        ),
        "costs": rf".*\bcouts? (?:[a-z]+ )?pour (?P<p>{P}) (?:[a-z']+ )?de\s?(?P<rest>)$",
        "announces": (
            rf".*{_FREE}(?P<p>{P})(?:\s{_SMALL})*\sannonc\w*\s(?:une?|la|le|des|cette)\s(?:[a-z]+\s)?"
            rf"{NOUN}(?P<rest>[^{_M}{P[1:-1]};]{{0,60}})$"
        ),
        "thanks": rf".*\bgrace a (?P<p>{P})\s?,(?P<rest>\s)$",
        "as_for": rf".*\b(?:quant a|cote) (?P<p>{P})\s?[,:]\s(?P<rest>[^{_M}{P[1:-1]};]{{0,60}})$",
        "that_of": rf".*\b(?:cel(?:ui|le|les)|ceux) de (?P<p>{P})(?P<rest>{_ANY}{{0,60}})$",
        "received_from": rf".*{RECEIVES}{_ANY}{{0,60}}?\sde (?P<p>{P})(?P<rest>{_ANY}{{0,60}})$",
    }.items()
}
_LABEL = re.compile(
    rf"(?P<lead>[^{_M}]*)(?P<p>{P})(?:\s?\([^()]*\)|\sd(?:e|u|es|')[^,;:.()]{{0,30}})?"
    rf"\s?(?:[:=–|(-]|,(?=\s(?:a hauteur|pour)))?\s?{_LINK}*$"
)
_NOT_A_LABEL = re.compile(
    rf"(?:\b(?:a|pour|avec|dans|sur|entre|chez|sans|vers|hors|en faveur de)\s|{V}\s(?:[a-z]+\s)?"
    rf"|{RECEIVES}\s)$"
)
_NOUN_OF = re.compile(rf"(?:{NOUN}(?: {_WORD}){{0,2}}|\bcel(?:ui|le|les)|\bceux) de $")
_AND_OF = re.compile(r"[)\s,;]*(?:et\s|ainsi que\s)?de ")
_THE_REST = rf"(?:le (?:reste|solde|complement)|l'autre moitie|la moitie restante|autant)[^{_M}{_V};]{{0,12}}"
_GAPPED = re.compile(rf"[)\s,;]*(?:et\s|tandis que\s)?(?P<p>{P})\s?(?:,|{_THE_REST})\s")
# Who else pays the sum before: « financé par l'État (2 M€), l'ARS (1 M€) et le Département (1 M€) », « à 50 %
# par l'État et à 50 % par le Département », « pour moitié par l'État et pour moitié par l'ARS ».
_AND_IN_BRACKETS = rf"(?:\s?\({M}\))?(?:\s?,|\s?,?\set)\s(?:(?:par\s)?({P})\s?\({M}|(?:a\s)?{_PERCENT}({P}))"
_A_PARTY = re.compile(P)
_FURTHER = {
    "passive": re.compile(_AND_IN_BRACKETS),
    "percent": re.compile(rf"(?:\s?[,;/–-]|\s?,?\set)\s?(?:a\s)?{_PERCENT}({P})"),
    "equal": re.compile(rf"[^{_M};.]{{0,20}}?{EQUAL}[^{_M};.]{{0,20}}?({P})|{_AND_IN_BRACKETS}"),
}
_IS_ASKED = re.compile(rf"(?:\s{_BE})*\s{ASKS}")
_ASKED_BEFORE = re.compile(rf".*{ASKS}\s(?:{_ANY}{{0,30}}?\s)?(?:a|aupres de|de) (?P<p>{P}){_ANY}{{0,80}}$")
_ASKED_OF = re.compile(rf"[^{_M};.]{{0,50}}?\s(?:a|aupres de) (?P<p>{P})")
_EACH_FOR = re.compile(rf"{M} pour {P}")
_FOR_ITS_SHARE = re.compile(rf"\s(?:pour|a la charge de) (?P<p>{P})")
_OF_THE_SAME = re.compile(r"\sa (?:(?:ses|son|leurs?)\s)?|\s?,?\s\(?(?:contre|apres|au lieu de)\s")
# « La participation de l'État, soit M, est inscrite à hauteur de M »: without what is between commas.
_LISTED = re.compile(rf".*;\s(?:et\s|enfin\s)?(?P<p>{P})\s?,\s")
_ASIDE = re.compile(
    rf"(?:\s?,\s(?:soit|d'un montant de)\s[^{_M}{P[1:-1]};]{{0,30}}|\s?\(){M}(?:\s?\)|(?=\s?,))"
)
_OWN = re.compile(rf"(?:^|[,;]\s)(?:son|sa|ses)\s(?:budget|depenses?|{NOUN})[^{_M}{P[1:-1]};]*$")
_OPENS = re.compile(rf"\W*(?P<p>{P})")
_SAME_SUBJECT = re.compile(rf"[\s,)]*(?:et |puis )*(?:{_SMALL}\s)*{V}[^{_M};{P[1:-1]}]*")
_PRONOUN = re.compile(
    rf"(?:^|[,;]\s|\bet\s)(?P<word>ils?|elles?|celui-ci|celle-ci|ce dernier|cette derniere)"
    rf"(?:\s{_SMALL})*\s{V}{_ANY}*$"
)
_FIRST_SUBJECT = re.compile(rf"(?:^|[^{P[1:-1]}]*?){_FREE}(?P<p>{P})")
_PAYEE_AFTER = re.compile(rf"[^{_M}{_V};.:(]{{0,70}}?\s{_FOR} (?P<p>{P})")
_PAYEE_BEFORE = re.compile(
    rf"(?:[{_V}{PARTICIPLE}{NOUN}]{_ANY}{{0,60}}?\s{_FOR} |{SUPPORTS} )(?P<p>{P}){_ANY}*$"
)
_PAYEE_SUBJECT = re.compile(rf".*{_FREE}(?P<p>{P}){_GAP}{RECEIVES}{_ANY}*$")
_PAYEE_WORDS = re.compile(
    r"\s(?:a|au|aux|(?:en faveur|au profit|au benefice|a destination)\s(?:des?|du|d'))(?![a-z])"
    r"(?:\s(?:(?:la|une?|cette|cet?|ces|chaque|les?)(?![a-z])|l'))?[\s'«\"]*(?P<words>[a-z])"
)
_RECEIVER = re.compile(
    rf"(?:^|[,;]\s?)(?:(?:les?|la|chaque|une?)\s|l')(?P<words>[^,;{_M}{P[1:-1]}]{{0,50}}?)(?:\s{_SMALL})*\s{RECEIVES}"
)
_ENDS_CLAUSE = re.compile(rf"[{_M};.:]")
_PAYING = re.compile(rf"[{_V}{PARTICIPLE}{NOUN}]")
_END_OF_NAME = re.compile(
    r"[,;.:()|\n»\"]|\s(?:pour|en|au|aux|par|dans|afin|sur|qui|que|et|a|est|sont|d'un montant|une?|soit"
    r"|sera|seront|s'[a-z]+|(?:benefici|recoi|recev|percoi|percev|obtien|touch)[a-z]*)(?![a-z])"
)
_CODED = ("etat", "departement", "ars", "caf", "region", "justice", "education")
_SAID_AFTER = ("of", "bracket", "bare", "which", "passive")
_HE = ("etat", "departement", "autre")


@dataclass(frozen=True, slots=True)
class Payment:
    """Who pays and who receives, as far as the sentence says; `payers` in the order of the text."""

    payers: tuple[str, ...] = ()
    payee: str = ""
    rule: str = ""


def payments(clause: Clause, words: MoneyWords, reading: Reading, before: Clause | None) -> list[Payment]:
    """Who pays whom for every sum of the sentence; `before`, the previous one, is for pronouns."""
    found: list[Payment] = []
    starts = [clause.position(i) for i in range(len(clause.monies))]
    for index, position in enumerate(starts):
        left = starts[index - 1] + 1 if index else 0
        payment = _payer(clause, words, left, position, before)
        payee = "" if payment.rule == "asked" else _payee(clause, words, reading, left, position)
        if not payment.payers and index and payment.rule != "asked":
            payment = _past_aside(clause, words, starts, index) or payment
        if not payment.payers and index and _continues(clause.text[left:position], words):
            payment = _inherited(clause.text[left:position], found)
        found.append(Payment(payment.payers, payee or payment.payee, payment.rule))
    if "respectivement" in reading.folded[clause.start : clause.end]:
        _respectively(found)
    return found


def _payer(clause: Clause, words: MoneyWords, left: int, position: int, before: Clause | None) -> Payment:
    text, region = clause.text, clause.text[left:position]
    if not clause.parties and before is None:
        return (
            Payment((), "", "asked") if ASKS in region or _IS_ASKED.match(text, position + 1) else Payment()
        )
    party_after = _A_PARTY.search(text, position + 1)
    for name, pattern in _AFTER.items() if party_after else ():
        if match := pattern.match(text, position + 1):
            codes = clause.party(match["p"]).codes
            further, at = _FURTHER.get(name), match.end()
            while further and (more := further.match(text, at)):
                char = next(c for c in more.groups() if c)
                codes += clause.party(char).codes
                at = text.index(char, at) + 1
            return Payment(codes, "", name)
    if ASKS in region or _IS_ASKED.match(text, position + 1):
        match = _ASKED_OF.match(text, position + 1) or _ASKED_BEFORE.match(region)
        return Payment(clause.party(match["p"]).codes if match else (), "", "asked")
    if (
        (match := _FOR_ITS_SHARE.match(text, position + 1))
        and (words.shares.search(text, 0, position) or len(_EACH_FOR.findall(text)) > 1)
        and not _BEFORE["subject"].match(text[:position])
    ):
        return Payment(clause.party(match["p"]).codes, "", "share")
    if not _A_PARTY.search(region):
        return _of_the_one_before(region, before)
    if (match := _LABEL.fullmatch(region)) and _is_label(match["lead"], first=left == 0):
        return Payment(clause.party(match["p"]).codes, "", "label")
    if match := (left and _GAPPED.fullmatch(region)) or _LISTED.fullmatch(region):
        return Payment(clause.party(match["p"]).codes, "", "label")
    matches = [(m.start("p"), name, m) for name, pattern in _BEFORE.items() if (m := pattern.match(region))]
    for _, name, match in sorted(matches, key=lambda m: m[0], reverse=True):
        if not words.breaks.search(match["rest"]) and not re.search(r"\b(?:qui|que|mais)\b", match["rest"]):
            return Payment(clause.party(match["p"]).codes, "", name)
    return _of_the_one_before(region, before)


def _of_the_one_before(region: str, before: Clause | None) -> Payment:
    """Who pays where a pronoun stands for the subject of the sentence before."""
    if before is not None and (match := _PRONOUN.search(region)):
        subject = _FIRST_SUBJECT.match(before.text)
        if subject and _agree(match["word"], codes := before.party(subject["p"]).codes):
            return Payment(codes, "", "pronoun")
    if before is not None and _OWN.search(region) and (subject := _OPENS.match(before.text)):
        codes = before.party(subject["p"]).codes
        return Payment(tuple(code for code in codes if code in _CODED), "", "own")
    return Payment()


def _past_aside(clause: Clause, words: MoneyWords, starts: list[int], index: int) -> Payment | None:
    """Who pays, read past the sum before where that is an aside of the one party named so far."""
    first = starts[index - 2] + 1 if index > 1 else 0
    for aside in _ASIDE.finditer(clause.text, first, starts[index]):
        lead = clause.text[first : aside.start()]
        if starts[index - 1] in range(*aside.span()) and len(re.findall(P, lead)) == 1:
            text = clause.text[: aside.start()] + clause.text[aside.end() :]
            removed = aside.end() - aside.start()
            payment = _payer(replace(clause, text=text), words, first, starts[index] - removed, None)
            return payment if payment.payers else None
    return None


def _is_label(lead: str, *, first: bool) -> bool:
    """Whether a party right before a sum pays it, by what stands before the party."""
    if _NOT_A_LABEL.search(lead):
        return False
    if not lead.endswith("de "):
        return True
    return bool(_NOUN_OF.search(lead)) or (not first and bool(_AND_OF.fullmatch(lead)))


def _agree(pronoun: str, codes: tuple[str, ...]) -> bool:
    """Whether the pronoun can stand for the parties: « elle » for an ARS, « ils » for two of them."""
    if pronoun in ("ils", "elles"):
        return len(codes) > 1
    return len(codes) == 1 and (codes[0] in _HE) == (pronoun in ("il", "celui-ci", "ce dernier"))


def _continues(region: str, words: MoneyWords) -> bool:
    """Whether a sum goes on with the payer of the one before: « 2 M€ en 2021, puis | 3 M€ »."""
    rest = re.sub(rf"\s{_FOR} {P}|^\s{_OF} {P}", "", region)
    if _SAME_SUBJECT.fullmatch(rest) or _OF_THE_SAME.fullmatch(rest):
        return True
    return (
        len(rest) < 70
        and bool(re.search(r"[,;:(/]|\b(?:et|puis|dont|soit|ou)\b", rest))
        and not re.search(
            rf"[{_V}{PARTICIPLE}{RECEIVES}{P[1:-1]}]|\b(?:qui|que|mais|totale?|globale?|budget)\b", rest
        )
        and not words.breaks.search(rest)
    )


def _inherited(region: str, found: list[Payment]) -> Payment:
    """What a sum takes from those before it: the payer of the last, or of all where it is their total."""
    last = found[-1]
    everyone = tuple(dict.fromkeys(code for payment in found for code in payment.payers))
    if "soit" in region and (len(everyone) > len(last.payers) or (last.payers and len(found) == 1)):
        return Payment(everyone, "", "total")
    return Payment() if last.rule in _SAID_AFTER else Payment(last.payers, last.payee, last.rule)


def _respectively(found: list[Payment]) -> None:
    """Deals out the payers of one sum over the sums that stand beside it, in their order."""
    for index, payment in enumerate(found):
        count = len(payment.payers)
        if count < 2:
            continue
        first = index if index + count <= len(found) else index - count + 1
        if first >= 0:
            for offset, code in enumerate(payment.payers):
                found[first + offset] = Payment((code,), found[first + offset].payee, "respectively")
        return


def _payee(clause: Clause, words: MoneyWords, reading: Reading, left: int, position: int) -> str:
    text, region = clause.text, clause.text[left:position]
    match = clause.parties and (
        _PAYEE_AFTER.match(text, position + 1) or _PAYEE_BEFORE.search(region) or _PAYEE_SUBJECT.match(region)
    )
    if match:
        party = clause.party(match["p"])
        if all(code in _CODED for code in party.codes):
            return joined(party.codes)
        return _name(reading, party.start, clause.end)
    if (
        RECEIVES in region
        and (match := _RECEIVER.search(region))
        and words.payees.match(reading.folded, head := clause.origins[left + match.start("words")])
    ):
        return _name(reading, head, clause.origins[left + match.end("words")])
    for match in _PAYEE_WORDS.finditer(text, left):
        if _ENDS_CLAUSE.search(text, position + 1, match.start()):
            break
        inside = match.start() > position or _PAYING.search(text, left, match.start())
        head = clause.origins[match.start("words")]
        if inside and words.payees.match(reading.folded, head):
            return _name(reading, head, clause.end)
    return ""


def _name(reading: Reading, start: int, end: int) -> str:
    """The words of a name that begins at `start`, up to what cannot belong to it."""
    stop = _END_OF_NAME.search(reading.folded, start, end)
    return " ".join(reading.text[start : stop.start() if stop else end].split())
