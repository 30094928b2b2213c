"""Decisions in force: in every table, after ids and texts have moved, or listed as stale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from filled import Apply, excel, filled
from in_force import not_in_force

from extractor.dataset import Dataset
from extractor.model import Document, Evidence, Result, content_id
from extractor.pipeline import Pipeline
from extractor.review.answers import find_quote
from extractor.review.audit import audit, needed, wilson
from extractor.review.decisions import Decision
from extractor.review.known import Known, KnownFact, load_known
from extractor.review.values import Vocabulary, same, values

Decided = Callable[[Sequence[Decision]], Dataset]


def on(fact: KnownFact, verdict: str, value: str = "") -> Decision:
    return Decision(
        fact.id, fact.kind, fact.quote, value or fact.proposed, verdict, "", "ada", "2026-07-01",  # type: ignore[arg-type]
        fact.proposed, fact.status, fact.document, fact.page, fact.start, fact.document_id,
    )  # fmt: skip


def first(known: Known, kind: str, document: str = "", status: str = "accepted") -> KnownFact:
    return next(f for f in known.facts if (f.kind, f.status) == (kind, status) and document in f.document)


def stale(dataset: Dataset) -> list[str]:
    return [str(row["message"]) for row in dataset.rows["problems"] if row["code"] == "stale_decision"]


@pytest.mark.no_cover
def test_every_fact_of_the_corpus_can_be_said_as_a_value(
    pipeline: Pipeline, results: list[Result], vocabulary: Vocabulary
) -> None:
    from extractor.review.values import COLUMNS, canonical

    count = 0
    for mention in pipeline.dataset(results).mentions:
        if mention.kind in COLUMNS:
            assert same(
                mention.own, values(mention.kind, canonical(mention.kind, mention.own), vocabulary)
            ), mention
            count += 1
    assert count > 900


@pytest.mark.no_cover
def test_ok_to_everything_changes_nothing_but_statuses(known: Known, decided: Decided) -> None:
    facts = [fact for fact in known.facts if fact.kind != "document"]
    before, after = decided(()), decided([on(fact, "ok") for fact in facts])
    assert stale(after) == []
    for name in ("departments", "signatories", "dates", "amounts", "actions"):
        changed = [
            {k: v for k, v in row.items() if k not in ("status", "confidence")} for row in after.rows[name]
        ]
        assert changed == [
            {k: v for k, v in row.items() if k not in ("status", "confidence")} for row in before.rows[name]
        ]
        assert {row["status"] for row in after.rows[name]} == {"accepted"}
    assert {row["kind"] for row in after.rows["review"]} == {"document"}
    places = [(m.kind, m.id, m.evidence.start) for m in before.mentions]
    assert [(m.kind, m.id, m.evidence.start) for m in after.mentions] == places


@pytest.mark.no_cover
def test_no_to_everything_empties_the_rollups(known: Known, decided: Decided) -> None:
    facts = [fact for fact in known.facts if fact.kind not in ("document", "department")]
    after = decided([on(fact, "no") for fact in facts])
    assert stale(after) == []
    assert {row["status"] for row in after.rows["amounts"]} == {"rejected"}
    assert {row["status"] for row in after.rows["matches"]} == {"rejected"}
    assert {row["actions"] for row in after.rows["coverage"]} == {0}
    for row in after.rows["contracts"]:
        assert (row["signed_on"], row["signatories"], row["amounts"], row["actions"]) == (None, None, None, 0)


def test_corrections_reach_contracts_and_coverage(known: Known, decided: Decided) -> None:
    name = "contrat_haute-loire.pdf"
    day = next(
        f for f in known.facts if f.kind == "date" and name in f.document and "kind=signature" in f.proposed
    )
    person, match = first(known, "signatory", name), first(known, "match", name)
    paid = next(
        f for f in known.facts
        if f.kind == "amount" and name in f.document and "payer=" in f.proposed and "year=" in f.proposed
    )  # fmt: skip
    department = next(
        f for f in known.facts if f.kind == "department" and name in f.document and "subject" in f.proposed
    )
    dataset = decided(
        [
            on(day, "value", "value=2031-02-03; kind=signature"),
            on(person, "value", "name=Nouveau Nom; party=caf"),
            on(paid, "value", "amount=999999999; payer=caf; year=2031; per="),
            on(match, "value", "26"),
            on(department, "value", "code=02"),
        ]
    )
    assert stale(dataset) == []
    rows = [r for r in dataset.rows["contracts"] if person.document_id in str(r["documents"])]
    assert {row["department"] for row in rows} == {"02"}
    assert "2031-02-03" in {row["signed_on"] for row in rows}
    assert "Nouveau Nom (caf)" in str(rows)
    assert "caf 2031: 999999999" in str(rows)
    before, cells = (
        {r["objective"]: r["actions"] for r in found.rows["coverage"] if r["department"] == "02"}
        for found in (decided([]), dataset)
    )
    assert cells[26] == 1 + before.get(26, 0)
    assert any(m.kind == "date" and m.own["value"] == "2031-02-03" for m in dataset.mentions)


def test_a_rejected_action_takes_its_matches_with_it(known: Known, decided: Decided) -> None:
    action = first(known, "action")
    dataset = decided([on(action, "no")])
    assert {r["status"] for r in dataset.rows["matches"] if r["action_id"] == action.id} == {"rejected"}
    assert action.id not in {row["id"] for row in dataset.rows["review"]}


def test_later_decisions_have_the_last_word_under_either_id(known: Known, decided: Decided) -> None:
    department = first(known, "department")
    moved = on(department, "value", "code=02; role=mentioned")
    now = replace(moved, id=content_id("dep", moved.document_id, "02", "mentioned"), decision="no")
    now = replace(now, value="code=02; role=mentioned")
    dataset = decided([moved, now])
    assert stale(dataset) == []
    mine = [
        r
        for r in dataset.rows["departments"]
        if r["document_id"] == department.document_id and r["code"] == "02"
    ]
    assert [row["status"] for row in mine] == ["rejected"]


def moved(result: Result, before: str) -> Result:
    """The same document with some words put before its text: other bytes, other ids, other places."""
    of, shift = result.document, len(before)
    id_ = content_id("doc", before, of.id)
    document = Document(id_, of.source, "0" * 64, of.media_type, of.reader, before + of.text, of.blocks)

    def place(evidence: Evidence) -> Evidence:
        return replace(evidence, start=evidence.start + shift, end=evidence.end + shift)

    ids = {action.id: replace(action, document_id=id_).id for action in result.actions}
    changed: dict[str, object] = {}
    for name in ("departments", "signatories", "dates", "amounts", "actions"):
        facts = (replace(f, document_id=id_, evidence=place(f.evidence)) for f in getattr(result, name))
        changed[name] = tuple(
            replace(fact, action_id=ids.get(fact.action_id, "")) if name == "amounts" else fact
            for fact in facts
        )
    changed["links"] = tuple(
        replace(link, document_id=id_, action_id=ids[link.action_id], evidence=place(link.evidence))
        for link in result.links
    )
    problems = tuple(replace(problem, document_id=id_) for problem in result.problems)
    return replace(result, document=document, problems=problems, **changed)  # type: ignore[arg-type]


@pytest.mark.no_cover
def test_decisions_follow_their_quotes_into_a_changed_document(
    pipeline: Pipeline, results: list[Result], known: Known, apply: Apply
) -> None:
    decisions = [d for d in apply(excel(filled(known, 200))).decisions if d.kind != "document"]
    dataset = pipeline.dataset([moved(result, "Mis à jour. ") for result in results], decisions)
    lost = stale(dataset)
    assert lost == []
    decided_rows = [
        row
        for table in ("departments", "signatories", "dates", "amounts", "actions")
        for row in dataset.rows[table]
        if row["status"] in ("rejected", "corrected") or row["confidence"] == 1
    ]
    matches = {row["action_id"] for row in dataset.rows["matches"] if row["method"] == "decision"}
    assert len(decided_rows) + len(matches) >= len(decisions)


@pytest.mark.no_cover
def test_a_changed_rule_leaves_decisions_in_force_or_stale(
    pipeline: Pipeline, results: list[Result], known: Known, apply: Apply
) -> None:
    decisions = apply(excel(filled(known, 200))).decisions

    def worse(result: Result) -> Result:
        amounts = tuple(replace(a, amount=a.amount * 1000, payer="region") for a in result.amounts[::2])
        dates = tuple(replace(d, kind="event", value=d.value) for d in result.dates[1:])
        kept = {action.id for action in result.actions[:-1]}
        links = tuple(replace(link, objective="1") for link in result.links if link.action_id in kept)
        actions = tuple(action for action in result.actions if action.id in kept)
        return replace(result, amounts=amounts, dates=dates, links=links, actions=actions)

    dataset = pipeline.dataset([worse(r) for r in results if len(r.actions) != 1], decisions)
    listed = " ".join(stale(dataset))
    wrong = [line for line in not_in_force(decisions, dataset) if not line.startswith("asked")]
    contradicted = {line.split()[1] for line in wrong}
    assert contradicted
    alive = {d.id for d in decisions} - contradicted
    assert len(alive) > 60
    silent = []
    for decision in decisions:
        of = {r.document.id for r in results if len(r.actions) != 1}
        if decision.document_id not in of:
            continue
        moved_to = [
            m for m in dataset.mentions
            if m.kind == decision.kind and m.document_id == decision.document_id
            and m.evidence.start == decision.start and m.status != "review"
        ]  # fmt: skip
        told = decision.id in listed or moved_to or decision.kind in ("document", "match")
        if decision.id in contradicted and not told:
            silent.append(decision)
    assert silent == []


def test_a_decision_on_an_unread_document_is_listed(
    pipeline: Pipeline, results: list[Result], known: Known
) -> None:
    fact = first(known, "amount", "avenant_reunion")
    dataset = pipeline.dataset(
        [r for r in results if "avenant_reunion" not in r.document.source], [on(fact, "no")]
    )
    ((row,)) = [row for row in dataset.rows["problems"] if row["code"] == "stale_decision"]
    assert (row["document_id"], row["severity"]) == (None, "warning")
    assert "1 decision" in str(row["message"])


@pytest.mark.no_cover
def test_a_fact_that_is_gone_is_listed_and_comes_back(
    pipeline: Pipeline, results: list[Result], known: Known, decided: Decided
) -> None:
    decision = on(first(known, "amount", "avenant_reunion"), "no")
    without = [replace(r, amounts=()) for r in results]
    (message,) = stale(pipeline.dataset(without, [decision]))
    assert decision.id in message
    assert "the fact is gone" in message
    assert stale(decided([decision])) == []


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("kind", "value", "table", "column", "cell"),
    [
        ("amount", "amount=2500; payer=ars", "amounts", "amount", Decimal(2500)),
        ("date", "value=2020-10-13; kind=signature", "dates", "kind", "signature"),
        ("signatory", "name=Aude Vannier; party=etat", "signatories", "name", "Aude Vannier"),
        ("department", "code=02", "departments", "name", "Aisne"),
        ("action", "text=créer un relais", "actions", "text", "créer un relais"),
    ],
)
def test_a_missed_fact_appears_with_its_quote(
    known: Known, decided: Decided, kind: str, value: str, table: str, column: str, cell: object
) -> None:
    document = known.document("cp_prefecture_somme.pdf")
    assert document is not None
    start = known.text(document.id).index("de la Somme")
    blank = KnownFact("new-1", kind, document.id, document.source, None, start, "de la Somme", "", "", 0)
    dataset = decided([on(blank, "add", value)])
    assert stale(dataset) == []
    (row,) = [r for r in dataset.rows[table] if r["quote"] == "de la Somme" and r[column] == cell]
    assert (row["status"], row["rule"], row["page"]) == ("corrected", "decision", 1)
    assert row["x0"] is not None
    if kind == "action":
        assert [m["objective"] for m in dataset.rows["matches"] if m["action_id"] == "new-1"] == [None]
    lost = decided([on(replace(blank, quote="mots que personne n'a écrits"), "add", value)])
    assert "no longer in the text" in stale(lost)[0]


def test_a_missed_fact_that_is_found_later_stands_once(known: Known, decided: Decided) -> None:
    fact = first(known, "amount")
    before = len(decided(()).rows["amounts"])
    dataset = decided(
        [on(replace(fact, id="amt-added"), "add", "amount=" + fact.proposed.split("=")[1].split(";")[0])]
    )
    assert len(dataset.rows["amounts"]) == before
    assert stale(dataset) == []


@pytest.mark.no_cover
def test_identical_wordings_are_asked_once_and_answered_together(
    pipeline: Pipeline, results: list[Result], known: Known
) -> None:
    asked = next(row for row in known.review if row["kind"] == "match" and str(row["settles"]) == "1")
    home = next(r for r in results if any(a.id == asked["id"] for a in r.actions))
    twin = replace(moved(home, "Autre version. "))
    twin = replace(twin, document=replace(twin.document, source="ailleurs.txt"))
    dataset = pipeline.dataset([*results, twin])
    (row,) = [r for r in dataset.rows["review"] if r["kind"] == "match" and r["quote"] == asked["quote"]]
    assert row["settles"] == 2
    decision = on(known.by_key["match", asked["id"]], "value", "6,7")
    after = pipeline.dataset([*results, twin], [replace(decision, id=str(row["id"]))])
    same_words = [a["action_id"] for a in after.rows["actions"] if a["quote"] == asked["quote"]]
    assert len(same_words) == 2
    for action in same_words:
        matches = [m for m in after.rows["matches"] if m["action_id"] == action]
        assert [m["objective"] for m in matches if m["status"] != "rejected"] == [6, 7]
        assert {m["method"] for m in matches} == {"decision"}
    assert asked["quote"] not in {r["quote"] for r in after.rows["review"] if r["kind"] == "match"}


def test_a_rejected_doubt_is_no_warning(known: Known, decided: Decided) -> None:
    doubt = next(f for f in known.facts if f.kind == "document" and "in total" in f.proposed)
    dataset = decided([on(doubt, "no", " ")])
    (row,) = [r for r in dataset.rows["documents"] if r["document_id"] == doubt.document_id]
    assert "total_mismatch" not in str(row["warnings"])
    assert doubt.id not in {r["id"] for r in dataset.rows["review"]}


def test_the_audit_counts_the_head_of_a_fixed_draw(known: Known) -> None:
    empty = audit(known, ())
    assert (empty.looked_at, empty.interval) == (0, (0.0, 1.0))
    assert empty.population == sum(f.status == "accepted" and f.kind != "document" for f in known.facts)
    drawn = empty.next
    said = [on(fact, "ok") for fact in drawn[:10]] + [on(drawn[10], "no"), on(drawn[40], "no")]
    state = audit(known, said)
    assert (state.looked_at, state.right) == (11, 10)
    assert state.interval[0] < 10 / 11 < state.interval[1]
    assert state.next[0] == drawn[11]
    assert drawn[40] not in state.next
    everything = audit(known, [on(fact, "ok") for fact in drawn])
    assert (everything.looked_at, everything.interval, everything.more) == (len(drawn), (1.0, 1.0), 0)
    reviewed = on(first(known, "date", status="review"), "ok")
    assert audit(known, [reviewed]).looked_at == 0


def test_wilson() -> None:
    low, high = wilson(9, 10, 10**9)  # Wilson's own interval of 9 in 10
    assert (round(low, 3), round(high, 3)) == (0.596, 0.982)
    assert wilson(9, 10, 12)[0] > low
    size = needed(95, 100, 10**6, 0.02)
    low, high = wilson(round(96 / 102 * size), size, 10**6)
    assert (high - low) / 2 <= 0.02
    assert 300 < size < 800
    assert needed(0, 0, 50, 0.02) <= 50


def test_where_a_quote_is() -> None:
    text = "Le préfet. LE PRÉFET signe ; le préfet — enfin — signe."
    assert find_quote(text, "le préfet") == (29, "le préfet")
    assert find_quote(text, "le préfet enfin signe") == (29, "le préfet — enfin — signe")
    assert find_quote(text, "Le  préfet") == (0, "Le préfet")
    assert find_quote(text, "fet") is None
    assert find_quote(text, "…") is None


def test_a_folder_that_is_no_dataset(tmp_path: object) -> None:
    from pathlib import Path

    from extractor.errors import UsageError

    with pytest.raises(UsageError, match="no dataset here"):
        load_known(Path(str(tmp_path)))
