"""What describes an action, whatever found it; documents of it stand in `actions_described.yaml`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pytest

from extractor.extractors.actions.described import once
from extractor.language import Reading

Read = Callable[..., Reading]


class Item(NamedTuple):
    start: int
    end: int
    source: str
    rule: str = "actions.learned"


def kept(reading: Reading, told: Sequence[tuple[str, str]]) -> list[str]:
    """The wordings that stay, of wordings with their sources."""
    starts = [(reading.text.index(wording), wording, source) for wording, source in told]
    found = [Item(at, at + len(wording), source) for at, wording, source in starts]
    return [reading.text[item.start : item.end] for item in once(reading, found)]


def titles(number: int) -> str:
    return "\n\n".join(f"### Titre {n}\n\nClause {n} du texte, qui suit. Reste {n}." for n in range(number))


def test_the_paragraph_below_one_of_several_titles_describes_it(read: Read) -> None:
    reading = read(titles(3), "case.md")
    told = [(f"Titre {n}", "fiche") for n in range(3)] + [(f"Clause {n} du texte", "prose") for n in range(3)]
    assert kept(reading, told) == ["Titre 0", "Titre 1", "Titre 2"]


@pytest.mark.parametrize("missing", ["Titre 0", "Titre 1"])
def test_under_few_titles_prose_tells_things_of_its_own(read: Read, missing: str) -> None:
    reading = read(titles(3), "case.md")
    told = [(f"Titre {n}", "fiche") for n in range(3) if f"Titre {n}" != missing]
    told += [(f"Clause {n} du texte", "prose") for n in range(3)]
    assert kept(reading, told) == [wording for wording, _ in told]


def test_what_stands_under_a_title_that_is_none(read: Read) -> None:
    reading = read(titles(4), "case.md")
    told = [(f"Titre {n}", "fiche") for n in range(3)]
    told += [("Clause 3 du texte", "prose"), ("Reste 3", "prose")]
    assert kept(reading, told) == [wording for wording, _ in told]


def test_an_item_under_such_a_title_is_no_description(read: Read) -> None:
    reading = read(f"{titles(2)}\n\n### Titre 2\n\n- un point\n- un autre", "case.md")
    told = [(f"Titre {n}", "fiche") for n in range(3)] + [("un point", "list"), ("un autre", "list")]
    assert kept(reading, told) == [wording for wording, _ in told]


def test_the_rest_of_a_labelled_paragraph_describes_it(read: Read) -> None:
    reading = read("Action 1 – Un bus. Il ira au marché.\n\nAction 2 – Un relais. Il ouvrira la nuit.")
    told = [("Un bus", "list"), ("Il ira au marché", "prose"), ("Un relais", "list"), ("Il ouvrira", "prose")]
    assert kept(reading, told) == ["Un bus", "Un relais"]


def test_the_rest_of_other_paragraphs_does_not(read: Read) -> None:
    reading = read("Autre action – Un bus. Il ira au marché.\n\nAction 2 – Un relais. Il ouvrira la nuit.")
    told = [("Un bus", "list"), ("Il ira au marché", "prose"), ("Un relais", "list"), ("Il ouvrira", "prose")]
    assert kept(reading, told) == [wording for wording, _ in told]


@pytest.mark.parametrize(
    ("sentence", "stays"),
    [
        ("L’action 3 (un minibus) est supprimée.", False),
        ("Est abandonnée la mesure 3 : un minibus.", False),
        ("La fiche sur un minibus reste inchangée.", False),
        ("Après « bus », insérer : remplacé par les mots « un minibus ».", False),
        ("Le péage est supprimé pour un minibus.", True),
        ("Le tarif reste inchangé dans un minibus.", True),
        ("La mesure crée un minibus ; le trajet vers la mer est annulé.", True),
        ("L’action 3 est supprimée. S’y substitue un minibus.", True),
    ],
)
def test_what_an_amendment_takes_back(read: Read, sentence: str, stays: bool) -> None:
    assert kept(read(sentence), [("un minibus", "prose")]) == ["un minibus"] * stays
    assert kept(read(sentence), [("un minibus", "table")]) == ["un minibus"]
