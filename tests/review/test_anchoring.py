"""On which fact a decision is put into force once rules and documents have changed: its own, or none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from extractor.dataset import Dataset
from extractor.model import Result
from extractor.pipeline import Pipeline
from extractor.review.answers import Asking, answers
from extractor.review.decisions import Decision
from extractor.review.known import load_known
from extractor.review.sheets import Sheet, SheetRow
from extractor.review.surroundings import ALIKE, around, likeness
from extractor.review.values import Vocabulary
from extractor.writers import write

FIRST = """Contrat départemental de prévention et de protection de l'enfance

Le Département du Cantal finance les relais parentaux de Mauriac à hauteur de 45 000 €, dès l'année 2021.

Pour ouvrir douze places d'accueil à Saint-Flour, l'agence régionale de santé apporte 45 000 € en 2022.

Les parties se retrouvent une fois l'an pour faire le point sur ce qui a été entrepris par chacune d'elles.
"""
RELAYS = FIRST.split("\n\n")[1]
PLACES = FIRST.split("\n\n")[2]

Read = Callable[..., Result]
Decide = Callable[..., tuple[Decision, ...]]


@pytest.fixture
def as_read(pipeline: Pipeline, tmp_path: Path) -> Read:
    """A text as the result of reading a document of that name."""

    def made(text: str, name: str = "contrat.txt") -> Result:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        (result,) = pipeline.run([path])
        assert isinstance(result, Result)
        return result

    return made


@pytest.fixture
def decide(pipeline: Pipeline, tmp_path: Path) -> Decide:
    """What a person says of the facts of a result, as decisions."""

    def made(result: Result, *rows: dict[str, str]) -> tuple[Decision, ...]:
        write(pipeline.dataset([result]), tmp_path / "out", [], {})
        known = load_known(tmp_path / "out")
        asking = Asking(known, Vocabulary.of(pipeline.rules), "ada", "2026-07-01", frozenset({2026}))
        sheet = Sheet(tuple(SheetRow(n, row, False) for n, row in enumerate(rows, 2)), (), False)
        found = answers(sheet, asking)
        assert found.complaints == ()
        return found.decisions

    return made


def on(result: Result, near: str, decision: str, kind: str = "amount") -> dict[str, str]:
    """A row on the fact that stands in the paragraph of these words."""
    start = result.document.text.index(near)
    facts = {"amount": result.amounts, "date": result.dates, "action": result.actions}[kind]
    fact = next(f for f in facts if start <= f.evidence.start < start + len(near))
    return {"id": fact.id, "kind": kind, "decision": decision}


def amounts(dataset: Dataset) -> dict[str, tuple[object, object]]:
    """Status and payer of each sum, by the paragraph that it stands in."""
    texts = dataset.texts
    found = {}
    for row in dataset.rows["amounts"]:
        text = texts[str(row["document_id"])]
        start = int(str(row["start"]))
        paragraph = text[text.rfind("\n\n", 0, start) + 1 :].strip().split(" ")[0]
        found[paragraph] = (row["status"], row["payer"])
    return found


def stale(dataset: Dataset) -> list[str]:
    return [str(row["message"]) for row in dataset.rows["problems"] if row["code"] == "stale_decision"]


def test_the_same_words_stand_twice(as_read: Read, pipeline: Pipeline) -> None:
    found = amounts(pipeline.dataset([as_read(FIRST)]))
    assert found == {"Le": ("accepted", "departement"), "Pour": ("accepted", "ars")}


def test_each_decision_on_its_own_of_two(as_read: Read, decide: Decide, pipeline: Pipeline) -> None:
    first = as_read(FIRST)
    said = decide(first, on(first, RELAYS, "payer=caf"), on(first, PLACES, "no"))
    wanted = {"Le": ("corrected", "caf"), "Pour": ("rejected", "ars")}
    for text in (FIRST, f"Version du 3 mai.\n\n{FIRST}", f"{PLACES}\n\n{RELAYS}\n\nFin.", FIRST.upper()):
        dataset = pipeline.dataset([as_read(text)], said)
        if text.isupper():
            assert len(stale(dataset)) + list(amounts(dataset).values()).count(("corrected", "caf")) >= 1
            continue
        assert stale(dataset) == []
        assert amounts(dataset) == wanted, text


@pytest.mark.parametrize("gone", [RELAYS, PLACES], ids=["first", "second"])
@pytest.mark.parametrize("answer", ["payer=caf", "no", "ok"])
def test_a_sum_whose_sentence_is_gone_is_listed_and_its_twin_left_alone(
    as_read: Read, decide: Decide, pipeline: Pipeline, gone: str, answer: str
) -> None:
    first = as_read(FIRST)
    said = decide(first, on(first, gone, answer))
    second = as_read(FIRST.replace(gone, "Un paragraphe tout autre, sans somme."))
    before, after = pipeline.dataset([second]), pipeline.dataset([second], said)
    assert len(stale(after)) == 1
    assert amounts(after) == amounts(before)


@pytest.mark.parametrize("kept", [True, False], ids=["", "without surroundings"])
@pytest.mark.parametrize("answer", ["payer=caf", "no", "ok"])
def test_a_rule_that_no_longer_finds_a_sum(
    as_read: Read, decide: Decide, pipeline: Pipeline, answer: str, kept: bool
) -> None:
    """Even where the twin has come to say to the letter what the lost one said."""
    first = as_read(FIRST)
    said = decide(first, on(first, RELAYS, answer))
    said = said if kept else tuple(replace(d, before="", after="") for d in said)
    lost, twin = first.amounts
    for changed in (twin, replace(twin, payer=lost.payer, year=lost.year)):
        after = pipeline.dataset([replace(first, amounts=(changed,))], said)
        if changed.id == said[0].id:
            continue  # the same sum, payer and year by content: it is the same fact
        assert len(stale(after)) == 1
        assert amounts(after) == {"Pour": ("accepted", changed.payer)}


def test_a_rule_that_concludes_otherwise_at_the_same_place(
    as_read: Read, decide: Decide, pipeline: Pipeline
) -> None:
    first = as_read(FIRST)
    sure = tuple(replace(d, before="", after="") for d in decide(first, on(first, RELAYS, "ok")))
    wrong = decide(first, on(first, RELAYS, "no"))
    lost, twin = first.amounts
    now = replace(first, amounts=(replace(lost, payer="etat"), twin))
    assert amounts(pipeline.dataset([now], sure))["Le"] == ("corrected", "departement")
    after = pipeline.dataset([now], wrong)  # what was found wrong is no longer said
    assert amounts(after)["Le"] == ("accepted", "etat")
    assert "the rejected fact is gone" in stale(after)[0]


def test_a_rule_that_takes_in_more_words(as_read: Read, decide: Decide, pipeline: Pipeline) -> None:
    first = as_read(FIRST)
    said = decide(first, on(first, PLACES, "no"))
    lost, twin = first.amounts
    start = twin.evidence.start - len("apporte ")
    wider = replace(twin.evidence, start=start, quote=first.document.text[start : twin.evidence.end])
    moved = replace(twin, evidence=wider, text="apporte 45 000 €", document_id=twin.document_id)
    if moved.id == twin.id:
        moved = replace(moved, text="apporte quelque 45 000 €")
    after = pipeline.dataset([replace(first, amounts=(lost, moved))], said)
    assert stale(after) == []
    assert amounts(after) == {"Le": ("accepted", "departement"), "Pour": ("rejected", "ars")}


def test_a_better_scan(as_read: Read, decide: Decide, pipeline: Pipeline) -> None:
    poor = FIRST.replace("relais parentaux", "re1ais parentaux").replace("45 000 € en", "45 000€ en")
    poor = poor.replace("Saint-Flour", "Saint-F1our").replace("d'accueil", "d' accueil")
    first = as_read(poor)
    said = decide(first, on(first, "Le Département du Cantal finance les re1ais parentaux de Mauriac à "
                            "hauteur de 45 000 €", "payer=caf"),
                  on(first, "l'agence régionale de santé apporte 45 000€", "no"))  # fmt: skip
    after = pipeline.dataset([as_read(FIRST)], said)
    assert stale(after) == []
    assert amounts(after) == {"Le": ("corrected", "caf"), "Pour": ("rejected", "ars")}


def test_decisions_without_surroundings(as_read: Read, decide: Decide, pipeline: Pipeline) -> None:
    """Those of files that an earlier version wrote: what is one of a kind is found, the rest listed."""
    first = as_read(FIRST)
    old = [
        replace(d, before="", after="")
        for d in decide(first, on(first, RELAYS, "payer=caf"), on(first, PLACES, "no"))
    ]
    longer = pipeline.dataset([as_read(f"Version du 3 mai.\n\n{FIRST}")], old)
    assert stale(longer) == []
    assert amounts(longer) == {"Le": ("corrected", "caf"), "Pour": ("rejected", "ars")}
    third = RELAYS.replace("Le Département du Cantal", "Ici, l'État")
    without = pipeline.dataset([as_read(FIRST.replace(RELAYS, third))], old)
    assert amounts(without)["Ici,"] == ("accepted", "etat")
    assert len(stale(without)) == 1


def test_a_missed_fact_whose_words_stand_twice(as_read: Read, decide: Decide, pipeline: Pipeline) -> None:
    first = as_read(FIRST)
    text = first.document.text
    start = text.index("45 000", text.index("Saint-Flour"))
    row = {
        "document": "contrat.txt",
        "kind": "amount",
        "quote": "45 000",
        "decision": "46 000",
        "start": str(start),
    }
    said = decide(first, row)
    assert said[0].start == start
    for version in (f"Version du 3 mai.\n\n{FIRST}", FIRST.replace(RELAYS, "Rien.")):
        after = pipeline.dataset([as_read(version)], said)
        (added,) = [r for r in after.rows["amounts"] if r["status"] == "corrected"]
        assert "Saint-Flour" in version[int(str(added["start"])) - 60 : int(str(added["start"]))]
    after = pipeline.dataset([as_read(FIRST.replace(PLACES, "Rien."))], said)
    assert not [r for r in after.rows["amounts"] if r["status"] == "corrected"]
    assert "no longer in the text, or not between the same words" in stale(after)[0]


def test_a_document_of_the_same_name_elsewhere_is_another(
    as_read: Read, decide: Decide, pipeline: Pipeline
) -> None:
    first = as_read(FIRST, "cantal/contrat.txt")
    said = decide(first, on(first, RELAYS, "no"))
    other = pipeline.dataset([as_read(FIRST.replace("Cantal", "Lot"), "lot/contrat.txt")], said)
    assert set(amounts(other).values()) == {("accepted", "departement"), ("accepted", "ars")}
    assert "did not read" in stale(other)[0]
    shorter = replace(said[0], document="cantal/contrat.txt")
    changed = as_read(f"Version du 3 mai.\n\n{FIRST}", "cantal/contrat.txt")
    assert amounts(pipeline.dataset([changed], [shorter]))["Le"] == ("rejected", "departement")


def test_a_number_of_actions_that_the_next_version_changes(
    as_read: Read, decide: Decide, pipeline: Pipeline
) -> None:
    text = (
        FIRST
        + "\nLe contrat compte 15 actions :\n\n- créer un relais parental à Murat ;\n- créer une MECS.\n"
    )
    first = as_read(text)
    assert first.profile.declared_actions == 15
    (doubt,) = [r for r in pipeline.dataset([first]).rows["review"] if r["kind"] == "document"]
    said = decide(first, {"id": str(doubt["id"]), "kind": "document", "decision": "2"})
    for version, number, count in (
        (text, 2, 0),
        (text + "\nFin.\n", 2, 0),
        (text.replace("15", "16"), 16, 1),
    ):
        after = pipeline.dataset([as_read(version)], said)
        assert [row["declared_actions"] for row in after.rows["documents"]] == [number]
        assert len(stale(after)) == count


def test_surroundings() -> None:
    text = "Le Département finance les relais à hauteur de 45 000 €, dès 2021, sur ses fonds propres."
    start = text.index("45")
    before, after = around(text, start, start + 8)
    assert (before, after) == (
        "Le Département finance les relais à hauteur de",
        ", dès 2021, sur ses fonds propres.",
    )
    assert likeness(before, after, text, start, start + 8) == 1
    assert likeness(before, after, "Ailleurs, l'État donne encore 45 000 € aux écoles.", 31, 39) < ALIKE
    assert likeness(before, after, "… " + text[:-12], start + 2, start + 10) >= ALIKE
    row = "Voir à quatre ans | 24 000 | 18 000 | 3 000 000 | 6 000 000"
    other = "Un toit pour tous | 12 000 | 18 000 | 5 000 000 | 1 000 000"
    place = row.index("18")
    sides = around(row, place, place + 6)
    assert likeness(*sides, row, place, place + 6) == 1
    assert likeness(*sides, other, other.index("18"), other.index("18") + 6) < ALIKE
    long = "mot " * 100 + "ici" + " mot" * 100
    assert all(len(side) <= 80 and set(side.split()) == {"mot"} for side in around(long, 400, 403))
