"""What is asked of a document that gives cause for it: a question of each kind, with its answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from extractor.dataset import Row
from extractor.model import Result
from extractor.pipeline import Pipeline
from extractor.review.decisions import Decision
from extractor.review.french import DOUBTS, PARTIES, french, proposal
from extractor.review.known import load_known
from extractor.review.questions import options, questions
from extractor.review.readings import readings
from extractor.writers import write

DOUBTFUL = """# Contrat départemental de prévention et de protection de l'enfance du Cantal

Le contrat a été signé mardi 15 octobre 2020 à Aurillac. Il court à partir du lundi 5 janvier 2021.

Le contrat compte 41 actions :

- créer un relais parental à Mauriac ;
- ouvrir des boîtes à idées partout.

| Action | 2021 | 2022 | Total |
|---|---|---|---|
| Relais parental | 20 000 € | 30 000 € | 50 000 € |
| Équipe mobile | 10 000 € | 15 000 € | 25 000 € |
| Total | 30 000 € | 45 000 € | 85 000 € |
"""


@pytest.fixture
def result(pipeline: Pipeline, tmp_path: Path) -> Result:
    (tmp_path / "contrat.md").write_text(DOUBTFUL, "utf-8")
    (found,) = pipeline.run([tmp_path / "contrat.md"])
    assert isinstance(found, Result)
    return found


def asked(pipeline: Pipeline, result: Result, kind: str, decisions: tuple[Decision, ...] = ()) -> list[Row]:
    return [row for row in pipeline.dataset([result], decisions).rows["review"] if row["kind"] == kind]


def test_counts_and_totals_show_their_figures(pipeline: Pipeline, result: Result) -> None:
    rows = {str(row["proposed"]): row for row in asked(pipeline, result, "document")}
    declared = next(row for words, row in rows.items() if words.startswith("41 actions annoncées"))
    assert declared["quote"] == "41"
    assert "Le contrat compte 41 actions" in str(declared["context"])
    total = next(row for words, row in rows.items() if words.startswith("le tableau dit 85 000 €"))
    assert total["quote"] == "85 000"
    assert total["why"] == f"{DOUBTS['total_mismatch']} (total_mismatch)"


def test_a_day_that_its_weekday_contradicts_is_asked_with_both_readings(
    pipeline: Pipeline, result: Result, tmp_path: Path
) -> None:
    found = {str(row["quote"]): row for row in asked(pipeline, result, "date")}
    assert set(found) == {"mardi 15 octobre 2020", "lundi 5 janvier 2021"}
    signed = found["mardi 15 octobre 2020"]
    assert signed["proposed"] == "2020-10-15 (signature)"
    assert signed["alternatives"] == "2019-10-15 | 2020-10-13"
    assert signed["why"] == "« mardi 15 octobre 2020 » : le 2020-10-15 est un jeudi"
    assert not [r for r in asked(pipeline, result, "document") if "octobre" in str(r["proposed"])]
    write(pipeline.dataset([result]), tmp_path / "out", [], {})
    known = load_known(tmp_path / "out")
    question = next(q for q in questions(known, ()) if q.fact.quote == "mardi 15 octobre 2020")
    offered = options(question, pipeline.rules.taxonomy)
    assert [(o.value, o.title) for o in offered] == [
        ("2019-10-15", "mardi 15 octobre 2019"),
        ("2020-10-13", "mardi 13 octobre 2020"),
    ]


@pytest.mark.parametrize("verdict", ["ok", "value"])
def test_once_answered_neither_the_day_nor_its_doubt_is_asked(
    pipeline: Pipeline, result: Result, verdict: str
) -> None:
    day = next(d for d in result.dates if d.evidence.quote.startswith("mardi"))
    value = "value=2020-10-13" if verdict == "value" else "value=2020-10-15; kind=signature; bound=on"
    decision = Decision(
        day.id, "date", day.evidence.quote, value, verdict, "", "ada", "2026-07-01",  # type: ignore[arg-type]
        "value=2020-10-15; kind=signature; bound=on", "accepted", result.document.source, None,
        day.evidence.start, result.document.id,
    )  # fmt: skip
    dataset = pipeline.dataset([result], (decision,))
    assert [row["quote"] for row in dataset.rows["review"] if row["kind"] == "date"] == [
        "lundi 5 janvier 2021"
    ]
    statuses = {str(r["message"]): r["status"] for r in dataset.rows["problems"] if r["stage"] == "dates"}
    assert {words.split(" »")[0]: status for words, status in statuses.items()} == {
        "« mardi 15 octobre 2020": "accepted",
        "« lundi 5 janvier 2021": "review",
    }
    assert dataset.open_doubts()["weekday_conflict"] == 1
    assert [r["kind"] for r in dataset.rows["review"]].count("document") == 2
    (row,) = (r for r in dataset.rows["dates"] if r["quote"] == "mardi 15 octobre 2020")
    assert str(row["value"]) == ("2020-10-13" if verdict == "value" else "2020-10-15")


@pytest.mark.parametrize(
    ("quote", "day", "others"),
    [
        ("mardi 15 octobre 2020", "2020-10-15", ["2019-10-15", "2020-10-13"]),
        ("mercredi 05/03/2021", "2021-03-05", ["2021-03-03"]),
        ("lundi 03/05/2021", "2021-05-03", []),
        ("lundi 05/03/2021", "2021-03-05", ["2021-05-03", "2021-03-08"]),
        ("dimanche 29 février 2020", "2020-02-29", ["2020-03-01"]),
        ("15 octobre 2020", "2020-10-15", []),
        ("jeudi 15 octobre 2020", "2020-10-15", []),
    ],
)
def test_readings_of_a_day(quote: str, day: str, others: list[str]) -> None:
    assert [other.isoformat() for other in readings(quote, date.fromisoformat(day))] == others


def test_a_signatory_without_a_party_offers_the_parties(
    pipeline: Pipeline, result: Result, tmp_path: Path
) -> None:
    from dataclasses import replace

    from extractor.model import Signatory

    start = result.document.text.index("Aurillac")
    person = Signatory(
        document_id=result.document.id,
        evidence=replace(result.dates[0].evidence, start=start, end=start + 8, quote="Aurillac"),
        name="Odile Marchesseau",
        given_name="Odile",
        family_name="Marchesseau",
        title="",
        role="",
        party="",
    )
    with_one = replace(result, signatories=(person,))
    write(pipeline.dataset([with_one]), tmp_path / "out", [], {})
    known = load_known(tmp_path / "out")
    (question,) = (q for q in questions(known, ()) if q.fact.kind == "signatory")
    offered = options(question, pipeline.rules.taxonomy)
    assert [(o.value, o.title) for o in offered][:2] == [
        ("party=etat", "État"),
        ("party=departement", "Département"),
    ]
    assert len(offered) == len(PARTIES)


def test_every_code_of_a_doubt_is_said_in_french() -> None:
    import re

    source = Path(__file__).parents[2] / "src" / "extractor"
    codes: set[str] = set()
    for path in source.rglob("*.py"):
        text = path.read_text("utf-8")
        codes |= set(re.findall(r'(?:_warn|Warn|_problem)\((?:reading, )?(?:span, )?"([a-z_]+)"', text))
        codes |= set(re.findall(r'"warning", "([a-z_]+)"', text))
        codes |= set(re.findall(r'severity="warning",\s+code="([a-z_]+)"', text))
    assert len(codes) > 8
    assert codes <= set(DOUBTS), codes - set(DOUBTS)


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("amount", "at_least 400000000 EUR, ars, 2021", "au moins 400\u202f000\u202f000 €, ARS, 2021"),
        ("amount", "1200.5 EUR per year, etat+ars", "1200.5 € par an, État+ARS"),
        ("date", "before 2020-10-13 (deadline)", "avant 2020-10-13 (échéance)"),
        ("department", "40 – Landes (subject)", "40 – Landes (sujet du document)"),
        ("signatory", "Aude Vannier, préfète, etat", "Aude Vannier, préfète, pour : État"),
        ("match", "6 – Renforcer la CRIP", "6 – Renforcer la CRIP"),
        ("action", "before and after", "before and after"),
    ],
)
def test_proposals_as_people_read_them(kind: str, text: str, said: str) -> None:
    assert proposal(kind, text) == said


def test_messages_that_are_not_known_stay_as_they_are() -> None:
    assert french("something else: 3") == "something else: 3"
    assert french("« {0} » ends before it begins") == "« {0} » se termine avant d’avoir commencé"
