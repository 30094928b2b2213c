"""Sections of a page that are not the document: links to other articles, and what readers wrote."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor import extractors
from extractor.language import Reading
from extractor.rules import Rules

HEAD = (
    "# Un contrat\n\nPublié le 3 mars 2021\n\nLe contrat a été signé lundi 1er mars 2021.\n\n"
    "Il compte vingt fiches, que les équipes ont écrites avec les enfants et leurs parents. Le comité suit "
    "la mise en œuvre ; il réunit les trois signataires, les juges et les associations du département.\n\n"
)
KEPT = {"2021-03-01", "2021-03-03"}


@pytest.mark.parametrize(
    ("section", "more"),
    [
        (
            "## Les plus lus\n\n- Travaux : fermeture le 8 avril 2021\n- Vote le 9 avril 2021\n",
            (),
        ),
        ("Articles récents\n\nTravaux : fermeture le 8 avril 2021.\n\nBudget.\n\nSports.\n", ()),
        (
            "## 2 commentaires\n\nJeannot 04/03/2021 10:14\n\nVivement le 9 avril 2021.\n\nMoi aussi.\n",
            (),
        ),
        ("## À lire aussi\n\n- Vendanges du 8 avril 2021\n", ()),
        (
            "## À lire également\n\n### Vendanges\n\n8 avril 2021\n\n### Un pont à 3 M€\n\n9 avril 2021\n",
            (),
        ),
        ("Voir aussi\n\n- Les Assises, le 8 avril 2021\n- Fermeture du pont le 9 avril 2021\n", ()),
        ("PUBLICITÉ — Foire de printemps, du 8 au 9 avril 2021, entrée 4 €\n", ()),
        (
            "## 2 commentaires\n\n### 1. Posté par Ti Louis le 16/03/2021 19:02\n\n"
            "Vivement le 9 avril 2021.\n\n"
            "### 2. Posté par Mimi le 17/03/2021 07:15\n\nMoi aussi.\n",
            (),
        ),
        ("## Réactions\n\npapet le 12/03/2021 : et nos routes\n\nKiki le 13/03/2021 : merci\n", ()),
        ("Le Piton 2006-2022 - SARL au capital de 7 500 €\n", ()),
        ("Toute l'actualité\n\n08.04.21 – Un pont à 3 M€\n\n09.04.21 – Un stade, demain\n", ()),
        ("## Agenda\n\n- 8 avril – Marché\n- 9 avril – Vœux du maire\n", ()),
        ("À lire également dans Actualités\n\n- Travaux - 08/04/2021\n- Vote - 09/04/2021\n", ()),
        (
            "Les autres infos\n\nTravaux rue du Pont. La Ville plante soixante arbres, élargit les "
            "trottoirs et refait les réseaux d'eau ; la circulation est coupée le 8 avril 2021.\n",
            (),
        ),
        ("3, rue du Pont, Laon | Mentions légales | Fait avec soin | 2014-2021\n", ()),
        # what only looks like such a section, and what comes after one
        ("## Réactions\n\nLe préfet salue un texte attendu depuis le 8 avril 2021.\n", ("2021-04-08",)),
        ("## Publicités mensongères\n\nUn bus passe le 8 avril 2021.\n", ("2021-04-08",)),
        ("Voir aussi loin que possible\n\nUn bus passe le 8 avril 2021.\n", ("2021-04-08",)),
        ("## Capital de confiance\n\nUn bus passe le 8 avril 2021.\n", ("2021-04-08",)),
        ("Accueil des enfants : un bus passe le 8 avril 2021.\n", ("2021-04-08",)),
        ("## Les plus fragiles\n\n- Un bus passe le 8 avril 2021\n", ("2021-04-08",)),
        ("## Commentaires du préfet\n\nUn bus passe le 8 avril 2021.\n", ("2021-04-08",)),
        ("## Les plus lus\n\n- Travaux\n\n## La suite\n\nUn bus le 8 avril 2021.\n", ("2021-04-08",)),
        ("### Les plus lus\n\n- Travaux\n\n## La suite\n\nUn bus le 8 avril 2021.\n", ("2021-04-08",)),
        ("## Articles récents\n\n- Travaux\n\nMis à jour le 8 avril 2021\n", ("2021-04-08",)),
        (
            "## Les plus lus\n\n- Travaux\n\nLe contrat sera complété par un avenant, que l'État et le "
            "Département entendent signer dès que possible, et un bus passera le 8 avril 2021.\n",
            ("2021-04-08",),
        ),
    ],
)
def test_sections(section: str, more: tuple[str, ...], read: Callable[..., Reading], rules: Rules) -> None:
    found = extractors.extract(read(f"{HEAD}{section}", "case.md"), rules)
    assert {fact.value for fact in found.dates} == KEPT | set(more)


def test_sections_of_a_contract_stay(read: Callable[..., Reading], rules: Rules) -> None:
    text = (
        "# Contrat départemental\n\nEntre l'État, représenté par la préfète, d'une part, et le Département, "
        "d'autre part, il est convenu ce qui suit :\n\n## Commentaires\n\n"
        "Le solde est versé le 8 avril 2021.\n"
    )
    found = extractors.extract(read(text, "case.md"), rules)
    assert found.profile.document_type == "contrat"
    assert [fact.value for fact in found.dates] == ["2021-04-08"]


def test_an_agenda_further_up_stays(read: Callable[..., Reading], rules: Rules) -> None:
    text = (
        HEAD
        + "Agenda\n\n8 avril 2021 : premier comité\n\n## Le contrat\n\n"
        + "Vingt fiches pour deux ans. " * 20
    )
    found = extractors.extract(read(text, "case.md"), rules)
    assert {fact.value for fact in found.dates} == {*KEPT, "2021-04-08"}


@pytest.mark.parametrize(
    ("trail", "more"),
    [
        ("- Accueil\n- Actualités\n- Septembre 2020\n", set()),
        ("Accueil > Actualités > Septembre 2020\n", set()),
        ("- Constat\n- Actualités de septembre 2020\n", {"2020-09"}),
        ("- Accueil des enfants\n- Bilan de septembre 2020\n", {"2020-09"}),
    ],
)
def test_the_way_to_a_page(trail: str, more: set[str], read: Callable[..., Reading], rules: Rules) -> None:
    found = extractors.extract(read(f"{trail}\n{HEAD}", "case.md"), rules)
    assert {fact.value for fact in found.dates} == KEPT | more


def test_furniture_makes_no_subject(read: Callable[..., Reading], rules: Rules) -> None:
    text = (
        f"{HEAD}Le contrat a été signé dans le Lot. Le Tarn en a un depuis 2019.\n\n## Les plus lus\n\n"
        "- Pluie dans le Tarn\n- Neige dans le Tarn\n"
    )
    found = extractors.extract(read(text, "case.md"), rules)
    assert {fact.code for fact in found.departments if fact.role == "subject"} == {"46"}
