"""How often each rule is right on gold: the figures behind every fact's confidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from extractor.dataset import Mention
from extractor.dataset.cells import cell
from extractor.dataset.mentions import BY_KIND
from extractor.evaluation.gold import Gold
from extractor.evaluation.matching import Cells, same_action, same_amount, same_date, same_person

Counts = dict[str, dict[str, dict[str, int]]]
"""Table → rule → {"right": …, "found": …}: the `facts` of confidence.json."""


def measure_rules(mentions: Iterable[Mention], gold: Iterable[Gold], documents: Mapping[str, str]) -> Counts:
    """Right and found per table and rule. `documents` maps document ids to the stems of their gold.

    A rule is counted once a fact and document, however often it concluded it there. A fact is right where
    the gold has it with the same role, party, payer or kind of date (signature, publication, law); what the
    gold holds for optional is right too.
    """
    wanted = {document.stem: document for document in gold}
    seen: set[tuple[str, str, str]] = set()
    counts: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for mention in mentions:
        document = wanted.get(documents.get(mention.document_id, ""))
        key = (mention.kind, mention.id, mention.evidence.rule)
        if document is None or mention.kind not in RIGHT or key in seen:
            continue
        seen.add(key)
        row = {name: cell(value) for name, value in mention.own.items()}
        count = counts[BY_KIND[mention.kind].name][mention.evidence.rule]
        count[0] += RIGHT[mention.kind](document, row)
        count[1] += 1
    return {
        table: {rule: {"right": right, "found": found} for rule, (right, found) in sorted(rules.items())}
        for table, rules in sorted(counts.items())
    }


def _department(gold: Gold, row: Cells) -> bool:
    return row["code"] in (
        gold.departments.subject if row["role"] == "subject" else gold.departments.mentioned
    )


def _signatory(gold: Gold, row: Cells) -> bool:
    return any(same_person(person, row) and person.party == row["party"] for person in gold.signatories)


def _date(gold: Gold, row: Cells) -> bool:
    """The kinds that conclusions are drawn from must be the gold's; the others are near one another."""
    sharp = {"signature", "publication", "law"}
    return any(
        same_date(date, row) and (date.kind == row["kind"] or not {date.kind, row["kind"]} & sharp)
        for date in gold.dates
    )


def _amount(gold: Gold, row: Cells) -> bool:
    return any(
        same_amount(amount, row) and (not amount.payer or amount.payer in row["payer"].split("+"))
        for amount in gold.amounts
    )


def _action(gold: Gold, row: Cells) -> bool:
    return any(same_action(action, row) for action in gold.actions)


RIGHT: Mapping[str, Callable[[Gold, Cells], bool]] = {
    "department": _department,
    "signatory": _signatory,
    "date": _date,
    "amount": _amount,
    "action": _action,
}
