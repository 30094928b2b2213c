"""What people type and what spreadsheets make of it: taken where it means one thing, asked back where not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.review.typed import Unclear, interval, money, objectives
from extractor.review.values import Cell, Vocabulary, canonical, pairs, typed, values
from extractor.rules import load

NUMBERS = {str(number) for number in range(1, 27)}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.of(load())


def read(cell: str, *, sheet: bool = True, offered: str = "") -> str:
    return objectives(cell, NUMBERS, years={2026}, offered=set(offered.split()), sheet=sheet)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("6", "6"),
        ("6,7", "6,7"),
        ("6, 7", "6,7"),
        ("6;7", "6,7"),
        ("6 7 12", "6,7,12"),
        ("6,7,12", "6,7,12"),
        ("6 et 7", "6,7"),
        ("objectifs 6 et 7", "6,7"),
        ("7,6", "7,6"),
        ("0", "0"),
        ("hors", "0"),
        ("Hors des objectifs", "0"),
        ("06", "6"),
        ("'6,7", "6,7"),
        ("6 – Renforcer la CRIP | 26 – Former", "6,26"),
        ("6,0", "6"),
        ("6.0", "6"),
        ("6.7", "6,7"),
        ("12,15", "12,15"),
        ("06/07/2026", "6,7"),
        ("6/7/26", "6,7"),
        ("2026-07-06", "6,7"),
        ("2026-07-06 00:00:00", "6,7"),
        ("06-juil", "6,7"),
        ("6-juil.", "6,7"),
        ("6 juil. 2026", "6,7"),
        ("lundi 6 juillet 2026", "6,7"),
        ("juil-26", "7,26"),
        ("6/7", "6,7"),
        ("12-10", "12,10"),
        ("6,6", "6"),
    ],
)
def test_objectives(cell: str, value: str) -> None:
    assert read(cell) == value


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("27", "there is no objective 27"),
        ("6,70", "there is no objective 70"),
        ("0,6", "0 means outside"),
        ("peut-être", "write ok, no, numbers"),
        ("6,1", "6 and 1, or 6 and 10?"),
        ("6.2", "6 and 2, or 6 and 20?"),
        ("01/07/2026", "made a date"),
        ("06/07/2012", "made a date"),
        ("2019-07-06", "made a date"),
        ("6 ?", "write ok, no, numbers"),
        (",", "no number in it"),
    ],
)
def test_objectives_that_are_asked_back(cell: str, said: str) -> None:
    with pytest.raises(Unclear, match=said.replace("?", r"\?")):
        read(cell)


def test_a_lost_zero_is_told_by_what_the_row_offers() -> None:
    assert read("6,1", offered="6 10 12") == "6,10"
    assert read("6,1", offered="6 1 12") == "6,1"
    with pytest.raises(Unclear):
        read("6,1", offered="1 10")
    assert read("6,1", sheet=False) == "6,1"
    with pytest.raises(Unclear):
        read("6.1", sheet=False)


@pytest.mark.parametrize(
    ("cell", "value", "start", "end"),
    [
        ("2020-10-13", "2020-10-13", "2020-10-13", "2020-10-13"),
        ("13/10/2020", "2020-10-13", "2020-10-13", "2020-10-13"),
        ("13/10/20", "2020-10-13", "2020-10-13", "2020-10-13"),
        ("13.10.2020", "2020-10-13", "2020-10-13", "2020-10-13"),
        ("mardi 13 octobre 2020", "2020-10-13", "2020-10-13", "2020-10-13"),
        ("1er août 2021", "2021-08-01", "2021-08-01", "2021-08-01"),
        ("13-oct-20", "2020-10-13", "2020-10-13", "2020-10-13"),
        ("2020-10-13 00:00:00", "2020-10-13", "2020-10-13", "2020-10-13"),
        ("2020-10", "2020-10", "2020-10-01", "2020-10-31"),
        ("oct-20", "2020-10", "2020-10-01", "2020-10-31"),
        ("févr.-24", "2024-02", "2024-02-01", "2024-02-29"),
        ("février 2024", "2024-02", "2024-02-01", "2024-02-29"),
        ("10/2020", "2020-10", "2020-10-01", "2020-10-31"),
        ("2020", "2020", "2020-01-01", "2020-12-31"),
        ("2020/2022", "2020/2022", "2020-01-01", "2022-12-31"),
        ("2020-2022", "2020/2022", "2020-01-01", "2022-12-31"),
        ("2020-10/2021-03", "2020-10/2021-03", "2020-10-01", "2021-03-31"),
        ("2021-21", "2021-21", "2021-03-01", "2021-06-30"),
        ("2021-24", "2021-24", "2021-12-01", "2022-03-31"),
    ],
)
def test_dates(cell: str, value: str, start: str, end: str) -> None:
    found = interval(cell)
    assert (found.value, found.start.isoformat(), found.end.isoformat()) == (value, start, end)


@pytest.mark.parametrize("cell", ["31/02/2020", "2020-13", "hier", "44117", "2022/2020", "2021-25", ""])
def test_dates_that_are_none(cell: str) -> None:
    with pytest.raises(Unclear):
        interval(cell)


def test_a_first_of_the_month_that_the_quote_has_not() -> None:
    with pytest.raises(Unclear, match="2020-10 with an apostrophe"):
        interval("01/10/2020", "en octobre 2020")
    assert interval("01/10/2020", "le 1er octobre 2020").value == "2020-10-01"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("2500000", "2500000"),
        ("2 500 000 €", "2500000"),
        ("2\u202f500\u00a0000,50 euros", "2500000.5"),
        ("2.500.000,50", "2500000.5"),
        ("2,500,000.50", "2500000.5"),
        ("2,5 M€", "2500000"),
        ("2.500 M€", "2500000"),
        ("1,2 Md€", "1200000000"),
        ("800 k€", "800000"),
        ("3 millions d’euros", "3000000"),
        ("2500000,00", "2500000"),
        ("0,5", "0.5"),
        ("0.500", "0.5"),
    ],
)
def test_sums(cell: str, value: str) -> None:
    assert money(cell) == Decimal(value)
    assert "E" not in pairs({"amount": money(cell)}).partition("=")[2]


@pytest.mark.parametrize("cell", ["2,500", "2.500", "1,2E+09", "beaucoup", "1.2.3", "-5", "1,2,3.4", ""])
def test_sums_that_are_asked_back(cell: str) -> None:
    with pytest.raises(Unclear):
        money(cell)


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        ("department", "2", "code=02"),
        ("department", "02", "code=02"),
        ("department", "2a", "code=2A"),
        ("department", "971", "code=971"),
        ("department", "1,0", "code=01"),
        ("department", "Aisne", "code=02"),
        ("department", "mentioned", "role=mentioned"),
        ("department", "02 – Aisne (subject)", "code=02; role=subject"),
        ("department", "Loire-Atlantique mentioned", "code=44; role=mentioned"),
        ("date", "13/10/2020", "value=2020-10-13"),
        ("date", "signature", "kind=signature"),
        ("date", "after 2021-03 (signature)", "value=2021-03; kind=signature; bound=after"),
        ("date", "value=oct-20", "value=2020-10"),
        ("amount", "2 500 000", "amount=2500000"),
        ("amount", "payer=ETAT + ars", "payer=etat+ars"),
        ("amount", "etat+ars", "payer=etat+ars"),
        ("amount", "payer=", "payer="),
        ("amount", "payer=ars; year=2021", "payer=ars; year=2021"),
        (
            "amount",
            "800000 EUR per year, etat, 304, 2020",
            "amount=800000; per=year; payer=etat; programme=304; year=2020",
        ),
        ("amount", "between 1000–2000 EUR", "amount=1000; qualifier=between; amount_max=2000"),
        ("signatory", "ars", "party=ars"),
        ("signatory", "Mme Aude Vannier", "name=Aude Vannier; title=Mme"),
        (
            "signatory",
            "Aude Vannier, préfète des Landes, etat",
            "party=etat; name=Aude Vannier; role=préfète des Landes",
        ),
        ("action", "créer un relais ; puis deux", 'text="créer un relais ; puis deux"'),
        ("document", "12", "declared_actions=12"),
        ("document", "avenant", "document_type=avenant"),
        ("document", "publication_date=13/10/2020", "publication_date=2020-10-13"),
    ],
)
def test_values(vocabulary: Vocabulary, kind: str, cell: str, value: str) -> None:
    found = typed(kind, Cell(cell), vocabulary)
    assert found == value
    assert values(kind, found, vocabulary)


@pytest.mark.parametrize(
    ("kind", "cell", "said"),
    [
        ("department", "99", "no département"),
        ("amount", "2021", "a sum or a year"),
        ("amount", "payer=prefecture", "payer 'prefecture' is not known"),
        ("amount", "amount=", "cannot be empty"),
        ("amount", "colour=red", "has no colour"),
        ("date", "kind=party", "is not known"),
        ("signatory", "?", "no name"),
        ("signatory", "signed_on=2020-10", "no single day"),
        ("action", "x", "no wording"),
        ("document", "bizarre", "no answer to a doubt"),
        ("document", "declared_actions=beaucoup", "no number"),
    ],
)
def test_values_that_are_asked_back(vocabulary: Vocabulary, kind: str, cell: str, said: str) -> None:
    with pytest.raises(Unclear, match=said):
        typed(kind, Cell(cell), vocabulary)


def test_what_follows_from_a_value(vocabulary: Vocabulary) -> None:
    assert values("department", "code=02", vocabulary) == {"code": "02", "name": "Aisne", "region_code": "32"}
    assert values("signatory", "name=Aude Vannier", vocabulary)["family_name"] == "Vannier"
    assert str(values("date", "value=2020-10", vocabulary)["precision"]) == "month"


@pytest.mark.parametrize("text", ['a;b="c"', "x | y", "\\", '"', "  deux  espaces", "fin "])
def test_texts_survive_in_pairs(vocabulary: Vocabulary, text: str) -> None:
    assert values("action", pairs({"text": text, "pilot": "ASE"}), vocabulary) == {
        "text": text,
        "pilot": "ASE",
    }
    assert canonical("action", {"text": text}) == pairs({"text": text})
