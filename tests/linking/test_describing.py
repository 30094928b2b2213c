"""What is said below a title: where it is found, and what it changes."""

from __future__ import annotations

import pytest

import extractor.rules as rules
from extractor.linking import Describing, Linker, Query
from extractor.model import Action, Block, Cell, Document, Evidence, Table

SHIPPED = rules.load()
LINKER = Linker(SHIPPED)
DESCRIBING = Describing(SHIPPED)


def document(*blocks: tuple[str, str], cells: tuple[tuple[str, ...], ...] = ()) -> Document:
    """Blocks by kind and text; rows of cells become a table, which is the last block."""
    text, made = "", []
    for kind, content in blocks:
        made.append(Block(kind, len(text), len(text) + len(content), 1))  # type: ignore[arg-type]
        text += content + "\n\n"
    tables = ()
    if cells:
        start, found = len(text), []
        for i, row in enumerate(cells):
            for j, content in enumerate(row):
                found.append(Cell(i, j, len(text), len(text) + len(content)))
                text += content + "\n"
        made.append(Block("table", start, len(text), 1))
        tables = (Table(len(made) - 1, tuple(found)),)
    return Document("doc-1", "a.txt", "0" * 64, "text/plain", "text", text, tuple(made), tables)


def action(doc: Document, text: str, source: str = "fiche") -> Action:
    start = doc.text.index(text)
    return Action("doc-1", Evidence(start, start + len(text), text, "actions.x"), text, source=source)  # type: ignore[arg-type]


NAME = "Les Veilleurs"
SAID = "Trois mois de visites éducatives après chaque fin de placement."


@pytest.mark.parametrize("source", ["fiche", "list"])
@pytest.mark.parametrize("between", [(), (("footer", "Page 3"), ("header", "Contrat"))])
def test_the_paragraph_below_a_heading(source: str, between: tuple[tuple[str, str], ...]) -> None:
    doc = document(("heading", NAME), *between, ("paragraph", SAID))
    assert DESCRIBING.of(action(doc, NAME, source), doc) == SAID


@pytest.mark.parametrize(
    "below", [("heading", "Parrains et marraines"), ("table", "État | 3 000"), ("list_item", "un suivi")]
)
def test_what_is_no_paragraph_does_not_describe(below: tuple[str, str]) -> None:
    doc = document(("heading", NAME), below, ("paragraph", SAID))
    assert DESCRIBING.of(action(doc, NAME), doc) == ""


def test_the_rest_of_the_paragraph_that_a_title_leads() -> None:
    doc = document(("paragraph", f"Mesure 1 – {NAME}. {SAID}"))
    assert DESCRIBING.of(action(doc, NAME, "list"), doc) == SAID


def test_words_in_the_middle_of_a_paragraph_lead_nothing() -> None:
    doc = document(("paragraph", f"Le contrat prévoit cette année encore {NAME}. {SAID}"))
    assert DESCRIBING.of(action(doc, NAME, "list"), doc) == ""
    assert DESCRIBING.of(action(doc, NAME, "prose"), doc) == ""


def test_a_long_action_speaks_for_itself() -> None:
    long = "Ouvrir un relais parental de huit places à Mirecourt" + " avec l'appui de la commune" * 3
    doc = document(("heading", long), ("paragraph", SAID))
    assert DESCRIBING.of(action(doc, long), doc) == ""


def test_the_rows_of_a_fiche_that_describe() -> None:
    rows = (
        ("Action", NAME),
        ("Contexte", "Le parrainage manque."),
        ("Contenu :", SAID),
        ("Pilote", "Une sage-femme"),
    )
    doc = document(cells=rows)
    assert DESCRIBING.of(action(doc, NAME), doc) == SAID


def test_a_table_of_many_actions_describes_none() -> None:
    doc = document(cells=((NAME, "20 000 €"), ("Contenu", SAID)))
    assert DESCRIBING.of(action(doc, NAME, "table"), doc) == ""


def test_no_more_than_the_beginning_is_heard() -> None:
    doc = document(("heading", NAME), ("paragraph", SAID * 20))
    assert len(DESCRIBING.of(action(doc, NAME), doc)) == 400


def test_a_name_is_told_by_its_description() -> None:
    doc = document(("heading", NAME), ("paragraph", SAID))
    (alone,) = LINKER.link([action(doc, NAME)])
    (link,) = LINKER.link([action(doc, NAME)], doc)
    assert alone.objective != "22"
    assert link.objective == "22"
    assert link.confidence >= 0.75
    assert link.reasons[-2] == "Le titre est lu avec sa description."
    assert link.evidence.quote == NAME  # the words of the rule stand below it
    assert not any("description" in reason for reason in alone.reasons)


def test_a_title_is_quoted_by_its_own_words() -> None:
    title = "Un relais parental à Loches"
    doc = document(("heading", title), ("paragraph", "Six enfants y seront accueillis quelques jours."))
    (link,) = LINKER.link([action(doc, title)], doc)
    assert (link.objective, link.evidence.quote) == ("14", "relais parental")


def test_where_title_and_description_differ_both_are_proposed() -> None:
    query = Query("Parrainage d'enfants", description="Ouverture d'un centre parental de douze logements.")
    (one,) = LINKER.conclude([query])
    assert {c.objective for c in one.chosen} >= {"21", "23"}
    (against,) = LINKER.conclude(
        [Query("Un relais parental", description="Recette et goûter pour les aînés.")]
    )
    assert against.chosen[0].objective == "14"


def test_a_stated_number_needs_no_description() -> None:
    (one,) = LINKER.conclude([Query(NAME, stated="20", description=SAID)])
    assert [(c.objective, c.method) for c in one.chosen] == [("20", "explicit")]
    assert one.text == NAME


def test_only_the_title_states_a_number() -> None:
    (one,) = LINKER.conclude([Query(NAME, description=f"{SAID} Voir aussi l'objectif n° 12 du contrat.")])
    assert one.chosen[0].objective == "22"


def test_descriptions_change_nothing_for_others() -> None:
    queries = [Query("Parrainage"), Query(NAME, description=SAID), Query("Renforcer la CRIP")]
    alone = [LINKER.conclude([query])[0] for query in queries]
    together = LINKER.conclude(queries)
    assert [one.chosen for one in together] == [one.chosen for one in alone]
