"""The pages of docs/ that are made from the code, and what they say of it; tests/docs runs their examples."""

from __future__ import annotations

import re
from pathlib import Path

from invented import result

import extractor
from extractor.dataset import SCHEMA
from extractor.writers.dictionary import markdown
from extractor.writers.spans import Place, label, spanned

DOCS = Path(__file__).parents[2] / "docs"


def test_the_data_dictionary_is_that_of_the_code() -> None:
    """After a change of columns: `python -m extractor.writers.dictionary docs/data-dictionary.md`."""
    assert (DOCS / "data-dictionary.md").read_text("utf-8") == markdown()


def test_the_data_dictionary_has_every_column_in_both_languages() -> None:
    text = markdown()
    for table in SCHEMA.values():
        section = text.split(f"\n## {table.name}\n")[1].split("\n## ")[0]
        rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in section.splitlines() if line.startswith("| `")]
        assert [row[0].strip(" `") for row in rows] == list(table.names)
        assert all(len(row) == 5 and row[3].strip() and row[4].strip() for row in rows)


def test_the_page_names_what_is_public() -> None:
    text = (DOCS / "api.md").read_text("utf-8")
    for name in ("load", "tables", "to_doc", "displacy"):
        assert f"extractor.{name}(" in text
        assert name in extractor.__all__


def test_displacy_has_tokens_for_every_fact() -> None:
    shown = extractor.displacy(result())
    for span in shown["spans"]:
        words = shown["tokens"][span["start_token"] : span["end_token"]]
        assert "".join(words) == re.sub(r"\s", "", shown["text"][span["start"] : span["end"]])
    labels = [span["label"] for span in shown["spans"]]
    assert sorted(labels) == ["action", "action", "amount", "date", "department", "signatory"]


def test_displacy_draws_no_entity_over_another() -> None:
    made = result()
    shown = extractor.displacy(made, "ent")
    ends = [0]
    for ent in shown["ents"]:
        assert ent["start"] >= ends[-1]
        ends.append(ent["end"])
    assert len(shown["ents"]) == 6
    from spacy import displacy

    html = displacy.render(shown, style="ent", manual=True, jupyter=False)
    assert html.count("<mark") == 6
    spans = displacy.render(extractor.displacy(made), style="span", manual=True, jupyter=False)
    assert "signatory" in spans


def test_a_fact_inside_a_token_cuts_it() -> None:
    doc = spanned("contrat2020signé le", [Place("date", "dat-1", 7, 11, "signature")])
    assert [token.text for token in doc] == ["contrat", "2020", "signé", "le"]
    assert doc.text == "contrat2020signé le"
    (span,) = doc.spans["date"]
    assert (span.text, span.label_, span.id_) == ("2020", "signature", "dat-1")


def test_an_empty_text_and_one_without_facts_are_docs_too() -> None:
    assert spanned("", []).text == ""
    assert [len(group) for group in spanned("Rien.", []).spans.values()] == [0] * 6
    assert (label("match", None), label("amount", None), label("date", "law")) == ("0", "amount", "law")
