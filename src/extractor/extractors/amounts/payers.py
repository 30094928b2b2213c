"""Who pays a sum and who receives it, concluded from the skeleton of its sentence (see `clauses`).

Each conclusion is one pattern with a name. What is said right after the sum comes first (« 15 000 € de
l'ARS »), then right before it (« État : 15 000 € »), then the nearest verb, agent or noun to its left, then
what an earlier sum of the same sentence said. Where nobody is said to pay, the payer is empty.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor.extractors.amounts import labels, owed, payees, said
from extractor.extractors.amounts.clauses import EQUAL, PARTICIPLE, RECEIVES, Clause, P, V, joined
from extractor.extractors.amounts.words import MoneyWords
from extractor.language import Reading

_CODED = ("etat", "departement", "ars", "caf", "region", "justice", "education")
_SAID_AFTER = ("of", "bracket", "bare", "which", "passive")
_BURDENED = ("asked", "falls", "costs")
"""Rules by which the party after « à » pays and does not receive."""
_HE = ("etat", "departement", "autre")
_THE_LATTER = ("celui-ci", "celle-ci", "ce dernier", "cette derniere")
"""Pronouns that stand for whom the sentence before names last."""


class Payment(NamedTuple):
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
        payee = "" if payment.rule in _BURDENED else _payee(clause, words, reading, left, position)
        if not payment.payers and index and payment.rule != "asked":
            payment = _past_aside(clause, words, starts, index) or payment
        if not payment.payers and index and said.PART_OF_IT.match(clause.text[left:position]):
            payment = payment._replace(payers=found[-1].payers, rule="part")
        parts = index and not payment.payers and found[-1].rule == "part"
        if parts and owed.NEXT_PART.match(clause.text[left:position]):
            payment = payment._replace(payers=found[-1].payers, rule="part")
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
            Payment((), "", "asked")
            if said.ASKED.search(region) or said.IS_ASKED.match(text, position + 1)
            else Payment()
        )
    party_after = said.A_PARTY.search(text, position + 1)
    for name, pattern in said.AFTER.items() if party_after else ():
        if (match := pattern.match(text, position + 1)) and not (
            (name == "budgeted" and "recette" in region)
            or (name == "passive" and "cout" in region and said.BEFORE["costs"].match(region))
        ):
            codes = clause.party(match["p"]).codes
            further, at = said.FURTHER.get(name), match.end()
            while further and (more := further.match(text, at)):
                char = next(c for c in more.groups() if c)
                codes += clause.party(char).codes
                at = text.index(char, at) + 1
            return Payment(codes, "", name)
    if said.ASKED.search(region) or said.IS_ASKED.match(text, position + 1):
        match = said.ASKED_OF.match(text, position + 1) or said.ASKED_BEFORE.match(region)
        return Payment(clause.party(match["p"]).codes if match else (), "", "asked")
    if (
        (match := said.FOR_ITS_SHARE.match(text, position + 1))
        and (
            words.shares.search(text, 0, position)
            or len(said.EACH_FOR.findall(text)) > 1
            or said.ANNOUNCED.search(region)
        )
        and not said.BEFORE["subject"].match(text[:position])
    ):
        return Payment(clause.party(match["p"]).codes, "", "share")
    if party_after and (match := _burdened(text, region, position)):
        return Payment(clause.party(match["p"]).codes, "", "falls")
    if not said.A_PARTY.search(region):
        if owed.OF_ITS_OWN.match(text, position + 1) and (match := owed.ONLY_SUBJECT.match(text[:position])):
            return Payment(clause.party(match["p"]).codes, "", "own")
        return _of_the_same_sentence(clause, left, position) or _of_the_one_before(region, before)
    if (EQUAL in text or " entre " in text) and (match := labels.EACH_IN_BRACKETS.match(text[:position])):
        return Payment(clause.party(match["p"]).codes, "", "label")
    if (match := labels.LABEL.fullmatch(region)) and _is_label(match["lead"], first=left == 0):
        return Payment(clause.party(match["p"]).codes, "", "label")
    if match := (left and said.GAPPED.fullmatch(region)) or said.LISTED.fullmatch(region):
        return Payment(clause.party(match[match.lastgroup or "p"]).codes, "", "label")
    if match := owed.THE_REST.fullmatch(region):
        return Payment(clause.party(match["p"]).codes, "", "label")
    if labels.CLOSED.match(text, position + 1) and (match := labels.CLOSES.match(region)):
        return Payment(clause.party(match["p"]).codes, "", "label")
    matches = [
        (m.start("p"), name, m)
        for name, pattern in said.BEFORE.items()
        if any(need in region for need in said.NEEDED.get(name, (" ",))) and (m := pattern.match(region))
    ]
    for _, name, match in sorted(matches, key=lambda m: m[0], reverse=True):
        rest = match["rest"]
        if owed.DENIED.search(region, match.end("p"), match.start("rest")):
            rest = owed.ONLY.sub("", rest)
        if not words.breaks.search(rest) and not re.search(r"\b(?:qui|que|mais)\b", rest):
            return Payment(clause.party(match["p"]).codes, "", name)
    if owed.OF_ITS_OWN.match(text, position + 1) and (match := owed.ONLY_SUBJECT.match(region)):
        return Payment(clause.party(match["p"]).codes, "", "own")
    return _of_the_one_before(region, before)


def _burdened(text: str, region: str, position: int) -> re.Match[str] | None:
    """The party after « le solde, soit M, revient à » or « coûte M à »."""
    if (match := owed.FALLS_TO.match(text, position + 1)) and owed.BURDEN.search(region):
        return match
    return owed.COSTS_TO.match(text, position + 1) if owed.COSTS.search(region) else None


def _of_the_same_sentence(clause: Clause, left: int, position: int) -> Payment | None:
    """Who pays where the subject stands before an earlier sum: « … et il met », « …, qui verse …, met »."""
    region, earlier = clause.text[left:position], clause.text[:left]
    if not left:
        return None
    if match := said.PAST_RELATIVE.match(clause.text[:position]):
        return Payment(clause.party(match["p"]).codes, "", "relative")
    if (match := said.PRONOUN.search(region)) and (subject := said.FIRST_SUBJECT.match(earlier)):
        codes = clause.party(subject["p"]).codes
        return Payment(codes, "", "pronoun") if _agree(match["word"], codes) else None
    return None


def _of_the_one_before(region: str, before: Clause | None) -> Payment:
    """Who pays where a pronoun stands for the subject of the sentence before."""
    if before is not None and (match := said.PRONOUN.search(region)) and match["word"] in _THE_LATTER:
        for party in reversed(before.parties):
            if _agree(match["word"], party.codes):
                return Payment(party.codes, "", "pronoun")
    elif before is not None and match:
        subject = said.FIRST_SUBJECT.match(before.text)
        if subject and _agree(match["word"], codes := before.party(subject["p"]).codes):
            return Payment(codes, "", "pronoun")
    if (
        before is not None
        and owed.IT_AMOUNTS.match(region)
        and (whose := owed.SHARE_OPENS.match(before.text))
    ):
        return Payment(before.party(whose["p"]).codes, "", "noun")
    if before is not None and said.OWN.search(region) and (subject := said.OPENS.match(before.text)):
        codes = before.party(subject["p"]).codes
        return Payment(tuple(code for code in codes if code in _CODED), "", "own")
    return Payment()


def _past_aside(clause: Clause, words: MoneyWords, starts: list[int], index: int) -> Payment | None:
    """Who pays, read past the sum before where that is an aside of the one party named so far."""
    first = starts[index - 2] + 1 if index > 1 else 0
    for aside in said.ASIDE.finditer(clause.text, first, starts[index]):
        lead = clause.text[first : aside.start()]
        if starts[index - 1] in range(*aside.span()) and len(re.findall(P, lead)) == 1:
            text = clause.text[: aside.start()] + clause.text[aside.end() :]
            removed = aside.end() - aside.start()
            payment = _payer(clause._replace(text=text), words, first, starts[index] - removed, None)
            return payment if payment.payers else None
    return None


def _is_label(lead: str, *, first: bool) -> bool:
    """Whether a party right before a sum pays it, by what stands before the party."""
    if labels.NOT_A_LABEL.search(lead):
        return False
    if not lead.endswith("de "):
        return True
    return bool(labels.NOUN_OF.search(lead)) or (not first and bool(labels.AND_OF.fullmatch(lead)))


def _agree(pronoun: str, codes: tuple[str, ...]) -> bool:
    """Whether the pronoun can stand for the parties: « elle » for an ARS, « ils » for two of them."""
    if pronoun in ("ils", "elles"):
        return len(codes) > 1
    return len(codes) == 1 and (codes[0] in _HE) == (pronoun in ("il", "celui-ci", "ce dernier"))


def _continues(region: str, words: MoneyWords) -> bool:
    """Whether a sum goes on with the payer of the one before: « 2 M€ en 2021, puis | 3 M€ »."""
    rest = re.sub(rf"\s{said.FOR} {P}|^\s{said.OF} {P}", "", region)
    if said.SAME_SUBJECT.fullmatch(rest) or said.OF_THE_SAME.fullmatch(rest):
        return True
    return (
        len(rest) < 70
        and bool(re.search(r"[,;:(/]|\b(?:et|puis|dont|soit|ou|contre)\b", rest))
        and not re.search(
            rf"[{V[1:-1]}{PARTICIPLE}{RECEIVES}{P[1:-1]}]|\b(?:qui|que|mais|totale?|globale?|budget)\b", rest
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
        payees.PAYEE_AFTER.match(text, position + 1)
        or payees.PAYEE_BEFORE.search(region)
        or (RECEIVES in region and payees.PAYEE_SUBJECT.match(region))
    )
    if match:
        party = clause.party(match["p"])
        if all(code in _CODED for code in party.codes):
            return joined(party.codes)
        return _name(reading, party.start, clause.end)
    if (
        RECEIVES in region
        and (match := payees.RECEIVER.search(region))
        and words.payees.match(reading.folded, head := clause.origin(left + match.start("words")))
    ):
        return _name(reading, head, clause.origin(left + match.end("words")))
    for match in payees.PAYEE_WORDS.finditer(text, left):
        if payees.ENDS_CLAUSE.search(text, position + 1, match.start()):
            break
        inside = match.start() > position or payees.PAYING.search(text, left, match.start())
        head = clause.origin(match.start("words"))
        if inside and words.payees.match(reading.folded, head):
            return _name(reading, head, clause.end)
    return ""


def _name(reading: Reading, start: int, end: int) -> str:
    """The words of a name that begins at `start`, up to what cannot belong to it."""
    stop = payees.END_OF_NAME.search(reading.folded, start, end)
    return " ".join(reading.text[start : stop.start() if stop else end].split())
