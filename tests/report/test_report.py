"""What the page says of a folder whose numbers are known, and of empty, cut down and hostile ones."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from invented_report import HOSTILE, TABLES, write_folder
from lxml import html

from extractor.cli import main
from extractor.errors import UsageError
from extractor.report import drawing, places, read_folder, render, rendering, words
from extractor.report.facts import BANDS, band, facts
from extractor.report.reading import USED
from extractor.report.tiles import extra_places
from extractor.report.tiles import places as layout
from extractor.report.words import _WORDS
from extractor.rules import load

NAMES = {"11": "Aude"}
PAGE = Path(rendering.__file__).with_name("page")


def plain(text: str) -> str:
    return " ".join(text.replace("\u202f", " ").replace("\xa0", " ").split())


def text_of(page: str, path: str) -> list[str]:
    return [plain(found.text_content()) for found in html.fromstring(page).xpath(path)]


def test_headlines_count_what_stands_in_the_tables(page: str) -> None:
    said = text_of(page, "//ul[@class='figures']/li")
    assert said == [
        "3 documents",
        "3 départements dont parlent 2 documents",
        "3 contrats dont 2 datés",
        "2 actions 1 rattachées à un objectif",  # the rejected one does not count
        "1,50 M€ annoncés chaque somme comptée une fois",
        "1 à relire sur 16 faits",
        "2 problèmes erreurs : 1",
    ]


def test_a_sum_counts_once_where_several_départements_share_it(folder: Path) -> None:
    read = read_folder(folder)
    money = drawing.funding(read)
    assert money.years == ("2021", "-")
    assert money.payers == ("etat", "ars")
    assert str(money.total) == "1500000.50"
    shared = places.departments(read, places.subjects(read), {})
    assert [str(shared[code].money) for code in ("11", "2A", "2B")] == ["1200000", "300000.50", "300000.50"]


def test_the_table_of_money_adds_up(page: str) -> None:
    rows = [
        [plain(cell.text_content()) for cell in row.xpath("th|td")]
        for row in html.fromstring(page).xpath("//section[@aria-labelledby='money']/div[1]//tr")
    ]
    assert rows == [
        ["Financeur", "2021", "sans année", "Total"],
        ["État", "1 200 000 €", "–", "1 200 000 €"],
        ["ARS", "–", "300 000,50 €", "300 000,50 €"],
        ["Total", "1 200 000 €", "300 000,50 €", "1 500 000,50 €"],
    ]


def test_the_heat_map_shows_found_waiting_missing_and_nothing(page: str) -> None:
    rows = [
        [(cell.get("class") or "", plain(cell.text_content())) for cell in row.xpath("td")]
        for row in html.fromstring(page).xpath("//table[@class='heat']/tbody/tr")
    ]
    missing, nothing = ("x", "manque✕"), ("", "·")
    assert rows == [
        [missing, ("h1", "1"), nothing],
        [missing, missing, ("w", "1?")],
        [missing, missing, ("w", "1?")],
    ]
    assert text_of(page, "//table[@class='heat']/thead/tr[1]/th") == ["★ obligatoires", "facultatifs"]


def test_the_time_line_tells_months_years_and_what_has_no_date(page: str) -> None:
    table = "//table[@class='time']/tbody/tr"
    assert text_of(page, f"{table}/th") == ["2021", "2022"]
    assert text_of(page, f"{table}[1]/td[10]") == ["Aude 11"]
    assert text_of(page, f"{table}[2]/td[13]") == ["Corse-du-Sud 2A"]
    assert text_of(page, f"{table}[1]/td[13]") == [""]
    assert "Sans date de signature : 1" in plain(html.fromstring(page).text_content())


def test_every_fact_is_there_once_with_its_quote(page: str, folder: Path) -> None:
    kinds = ("departments", "actions", "matches", "amounts", "signatories", "dates")
    rows = html.fromstring(page).xpath("//details//tbody/tr")
    assert len(rows) == sum(len(TABLES[kind]) for kind in kinds)
    amount = next(row for row in rows if row.get("data-i") == "amt-1")
    assert plain(amount.text_content()) == "montantenviron 1 200 000 €État · 2021« 1,2 M€ »10,97accepté"
    assert amount.get("data-f") == "1"
    other = next(row for row in rows if row.get("data-i") == "amt-3")
    assert other.get("data-f") is None
    assert "much" in other.text_content()
    assert {fact.kind for row in facts(read_folder(folder), words("fr")).values() for fact in row} == set(
        drawing.KINDS
    )


def test_what_documents_say_is_text_and_never_markup(page: str) -> None:
    tree = html.fromstring(page)
    assert page.count(HOSTILE) == 0
    assert len(tree.xpath("//script")) == 2
    assert not tree.xpath("//img")
    assert not tree.xpath("//@onerror|//@style")
    assert plain(HOSTILE) in plain(tree.xpath("//details[@id='doc-b']/summary")[0].text_content())


def test_the_policy_names_the_page_s_own_style_and_script_only(page: str) -> None:
    tree = html.fromstring(page)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    style, script = tree.xpath("//style/text()")[0], tree.xpath("//script[not(@type)]/text()")[0]
    assert policy == rendering._policy(style, script)
    assert "unsafe" not in policy
    assert all(address.startswith("#") for address in tree.xpath("//@href"))
    assert not tree.xpath("//@src|//@data|//@srcset|//link")


def test_an_empty_folder_gives_a_page_that_says_so(tmp_path: Path) -> None:
    out = write_folder(tmp_path / "none", {"documents": []})
    page = render(read_folder(out), words("fr"), NAMES)
    said = plain(html.fromstring(page).text_content())
    assert "Aucun document dans ce dossier." in said
    assert "Absent de ce dossier : departments.csv" in said
    assert said.count("Rien à montrer.") == 7
    assert len(html.fromstring(page).xpath("//ul[@class='tiles']/li")) == 104


def test_columns_that_are_missing_are_named_and_the_rest_is_shown(tmp_path: Path) -> None:
    without = ("amounts.payer", "matches.confidence", "contracts.signed_on", "coverage.compulsory")
    out = write_folder(tmp_path / "old", TABLES, without)
    read = read_folder(out)
    assert set(read.absent) == set(without)
    page = render(read, words("fr"), NAMES)
    assert "Sans date de signature : 3" in plain(html.fromstring(page).text_content())
    assert len(html.fromstring(page).xpath("//details//tbody/tr")) == 16


@pytest.mark.parametrize("table", [name for name in TABLES if name != "documents"])
def test_any_table_may_be_missing(folder: Path, table: str) -> None:
    (folder / f"{table}.csv").unlink()
    read = read_folder(folder)
    assert read.absent == (f"{table}.csv",)
    assert render(read, words("en"), NAMES).endswith("</html>")


COLUMNS = [f"{table}.{column}" for table in TABLES for column in USED[table].split()]


@pytest.mark.parametrize("column", COLUMNS)
def test_any_column_may_be_missing(tmp_path: Path, column: str) -> None:
    read = read_folder(write_folder(tmp_path / "old", TABLES, (column,)))
    assert read.absent == (column,)
    assert render(read, words("fr"), NAMES).endswith("</html>")


@pytest.mark.parametrize("table", TABLES)
def test_any_table_may_be_the_only_one(tmp_path: Path, table: str) -> None:
    out = write_folder(tmp_path / "cut", {"documents": [], table: TABLES[table]})
    assert render(read_folder(out), words("fr"), NAMES).endswith("</html>")


def test_cells_that_make_no_sense_stop_nothing(folder: Path) -> None:
    read = read_folder(folder)
    cells = ["confidence", "amount", "actions", "signed_on", "objective", "status", "kind", "department"]
    odd = {
        name: tuple({**row, **{cell: "Ω" for cell in cells if cell in row}} for row in rows)
        for name, rows in read.tables.items()
    }
    assert render(replace(read, tables=odd), words("fr"), NAMES).endswith("</html>")


def test_two_renders_are_equal(folder: Path, page: str) -> None:
    assert render(read_folder(folder), words("fr"), {"11": "Aude", "13": "Bouches-du-Rhône"}) == page


def test_english_has_the_same_numbers(folder: Path, page: str) -> None:
    english = render(read_folder(folder), words("en"), NAMES)
    assert html.fromstring(english).get("lang") == "en"
    assert "€1,500,000.50" in english
    assert "Money by payer and year" in english
    assert "Objectifs par" not in english
    links = "//a[starts-with(@href, '#')]/@href"
    assert html.fromstring(english).xpath(links) == html.fromstring(page).xpath(links)


@pytest.mark.parametrize("key", _WORDS)
def test_each_label_is_used_and_asks_for_the_same_values_in_both_languages(key: str) -> None:
    french, english = _WORDS[key]
    assert re.findall(r"{\w+}", french) == re.findall(r"{\w+}", english)
    sources = (PAGE.glob("*.html"), PAGE.parent.glob("*.py"), *(
        (PAGE.parents[1] / folder).glob("*.py") for folder in ("model", "dataset", "extractors/amounts")
    ))  # fmt: skip
    code = "".join(path.read_text("utf-8") for paths in sources for path in paths)
    assert re.search(rf'["\']{key}["\']', code.replace(f'"{key}": (', "", 1))


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [("1234567.5", "1 234 567,50 €", "€1,234,567.50"), ("12", "12 €", "€12"), ("0.1", "0,10 €", "€0.10")],
)
def test_money_is_written_as_the_language_does(value: str, french: str, english: str) -> None:
    assert plain(words("fr").euros(Decimal(value))) == french
    assert words("en").euros(Decimal(value)) == english


def test_a_share_below_one_never_reads_as_one() -> None:
    assert words("en").share(0.9999) == "0.99"
    assert words("en").share(1.0) == "1.00"


def test_bands_hold_every_confidence() -> None:
    assert [band(low) for low in BANDS] == list(range(len(BANDS)))
    assert band(1.0) == len(BANDS) - 1
    assert band(0.7999) == band(0.7)


def test_stacked_bars_end_where_the_next_begins() -> None:
    bars = drawing.stacked([[(0, Decimal(1), "a"), (1, Decimal(3), "b")], [(0, Decimal(2), "a")]], 100, 40)
    assert [(bar.y, bar.height) for bar in bars] == [(30, 10), (0, 30), (20, 20)]
    assert drawing.stacked([[(0, Decimal(0), "a")]], 100, 40) == []
    assert drawing.stacked([], 100, 40) == []


def test_each_département_has_one_tile_of_its_own() -> None:
    found = layout()
    codes = {department.code for department in load().lexicon.departments}
    assert len(set(found.values())) == len(found)
    assert codes - found.keys() == {"986", "987", "988"}  # not départements, and no contract reaches them
    assert found.keys() <= codes
    row, column = 0, 1
    assert found["59"][row] < found["75"][row] < found["63"][row] < found["34"][row] < found["974"][row]
    assert found["29"][column] < found["35"][column] < found["75"][column] < found["67"][column]
    assert found["2B"][row] + 1 == found["2A"][row]
    assert found["2B"][column] > found["06"][column]


def test_other_codes_get_tiles_below() -> None:
    extra = extra_places({"75", "988", "987"})
    assert set(extra) == {"987", "988"}
    assert min(row for row, _ in extra.values()) > max(row for row, _ in layout().values())


def test_the_command_writes_the_page_and_says_how_large(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as done:
        main(["report", str(folder)])
    assert not done.value.code
    assert "3 documents" in capsys.readouterr().out
    assert (folder / "report.html").read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["nowhere"], "no dataset here"), ([".", "--lang", "de"], "--lang de: one of fr, en")],
)
def test_wrong_use_is_told(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as done:
        main(["report", *arguments])
    assert done.value.code == 2
    assert said in capsys.readouterr().err


def test_without_jinja_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"extractor\[report\]"):
        rendering.require()


def test_the_corpus_stays_small(corpus_page: Path) -> None:
    """Twenty thousand bytes a document."""
    documents = Path(__file__).parents[2] / "corpus" / "documents"
    assert corpus_page.stat().st_size < 20_000 * len(list(documents.iterdir()))
    assert words("fr")("heading") in corpus_page.read_text("utf-8")
