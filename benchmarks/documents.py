"""Invented French communiqués and contracts, and what their PDF should read as. The same bytes each time.

The words are ours. The documents have what makes such files hard to read: justified and hyphenated lines,
letterheads, bullets, footers, fiches and budgets as tables (ruled, or set with white space alone), signature
blocks side by side.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from benchmarks.accuracy import words_of

BlockKind = Literal[
    "letterhead", "title", "heading", "paragraph", "bullets", "table", "columns", "signatures", "break"
]
FOOTER = "Invention pour mesure – 3 cours des Essais – page"

_DEPARTMENTS = [
    "la Drôme",
    "l’Orne",
    "le Tarn",
    "la Haute-Marne",
    "les Landes",
    "l’Allier",
    "le Puy-de-Dôme",
    "la Vendée",
]
_TOWNS = [
    "Bréval-sur-Onde",
    "Castelpic",
    "Fontorbe",
    "Guérimont",
    "Lussagne",
    "Noirétable-le-Vieux",
    "Sauvemorte",
]
_WHO = [
    "la puéricultrice de secteur",
    "l’équipe mobile",
    "le service de placement familial",
    "la maison des adolescents",
    "le centre médico-psychologique",
    "l’observatoire départemental",
    "la cellule de recueil",
    "le relais parental",
]
_WHOM = [
    "des enfants confiés",
    "des futurs parents",
    "des jeunes sans soutien familial",
    "des fratries séparées",
    "des enfants porteurs d’un handicap",
    "des assistants familiaux",
    "des nourrissons de la vallée",
]
_DO = [
    "ouvrir six places d’accueil de jour",
    "rendre visite deux fois par mois",
    "tenir une permanence le mercredi",
    "relire chaque projet pour l’enfant",
    "former quarante référents",
    "louer neuf studios meublés",
    "confier à un parrain le suivi de la scolarité",
    "mettre en réseau les lieux d’accueil",
    "recruter trois techniciennes de l’intervention sociale",
]
_PAYERS = ("État", "ARS", "Département")
_SENTENCES = (
    "Depuis {month} {year}, {who} accompagne {n} familles de {town} et réduit l’attente à {small} semaines.",
    "Les signataires s’engagent à {do}, au bénéfice {whom}, avant la fin du mois de {month} {year}.",
    "Une somme de {money} est inscrite à ce titre, versée en deux fois, dont {money} à la signature.",
    "« Rien ne se fera sans celles et ceux qui vivent auprès {whom} », a-t-on rappelé à {town}.",
    "Pour y parvenir, {who} pourra {do} et, là où c’est possible, {do}.",
    "L’évaluation portera sur l’effectivité des visites, la qualité des offres et les difficultés signalées.",
    "À défaut d’accord sous {n} jours, la partie la plus diligente saisit le comité réuni à {town}.",
    "Cette orientation prolonge l’expérimentation conduite dans {department}, suivie par {n} professionnels.",
    "Le coût unitaire, fixé à {money}, comprend le loyer, l’encadrement et les déplacements.",
    "Quelques-uns des lieux d’accueil de {town} ouvriront au-delà de dix-huit heures, y compris le week-end.",
    "{n} % {whom} n’avaient pas vu de médecin dans l’année ; cette part sera ramenée à {small} %.",
)
_HEADINGS = [
    "Objet",
    "Durée",
    "Gouvernance",
    "Financement",
    "Engagements réciproques",
    "Suivi et évaluation",
    "Communication",
    "Secret professionnel",
    "Révision",
    "Résiliation",
    "Reprise des crédits",
    "Litiges",
]
_MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
_FIRST = ["Aubane", "Césaire", "Élodie", "Ghislain", "Maïwenn", "Rémi"]
_LAST = ["Bourdanel", "Crozemarie", "Fauvergue", "Lhéritaud", "Pélissane", "Trévignac"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its text, how many columns it covers."""

    text: str
    span: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a document. `texts`: one of prose, or one an item or signatory; `rows`: a table's."""

    kind: BlockKind
    texts: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    widths: tuple[int, ...] = ()  # a table's columns, in hundredths of the text's width
    heads: int = 0  # a table's header rows
    ruled: bool = True


@dataclass(slots=True)
class Source:
    """A document before it is typeset."""

    name: str
    blocks: list[Block] = field(default_factory=list)

    def words(self) -> list[str]:
        """The words in reading order, footers and bullets left out."""
        return [word for text in self._texts() for word in words_of(text)]

    def _texts(self) -> Iterator[str]:
        for block in self.blocks:
            yield from block.texts
            for row in block.rows:
                yield from (cell.text for cell in row)

    def tables(self) -> list[list[list[str]]]:
        """The tables as rows of cell texts."""
        return [[[cell.text for cell in row] for row in block.rows] for block in self.blocks if block.rows]


class _Writer:
    """Puts invented words into a source; everything follows from the seed."""

    def __init__(self, name: str) -> None:
        self.random = random.Random(name)
        self.source = Source(name)

    def add(self, kind: BlockKind, *texts: str) -> None:
        self.source.blocks.append(Block(kind, texts))

    def money(self) -> str:
        number = f"{self.random.randrange(12, 990) * 500:,}".replace(",", "\u00a0")
        return f"{number}\u00a0{self.random.choice(['€', '€', 'euros'])}"

    def person(self) -> str:
        return f"{self.random.choice(_FIRST)} {self.random.choice(_LAST)}"

    def sentence(self) -> str:
        pick = self.random.choice
        text = pick(_SENTENCES)
        for name, make in (
            ("do", lambda: pick(_DO)),
            ("who", lambda: pick(_WHO)),
            ("whom", lambda: pick(_WHOM)),
            ("town", lambda: pick(_TOWNS)),
            ("department", lambda: pick(_DEPARTMENTS)),
            ("month", lambda: pick(_MONTHS)),
            ("year", lambda: str(self.random.randint(2020, 2024))),
            ("money", self.money),
            ("n", lambda: str(self.random.randint(12, 95))),
            ("small", lambda: str(self.random.randint(2, 9))),
        ):
            while f"{{{name}}}" in text:
                text = text.replace(f"{{{name}}}", make(), 1)
        return text[0].upper() + text[1:]

    def prose(self, low: int, high: int) -> str:
        return " ".join(self.sentence() for _ in range(self.random.randint(low, high)))

    def items(self, low: int, high: int) -> tuple[str, ...]:
        count = self.random.randint(low, high)
        texts = [f"{self.random.choice(_DO)} au profit {self.random.choice(_WHOM)}" for _ in range(count)]
        return tuple(text + (" ;" if n < count - 1 else ".") for n, text in enumerate(texts))

    def table(self, rows: list[list[Cell]], widths: tuple[int, ...], heads: int, ruled: bool) -> None:
        """Add a table."""
        made = tuple(tuple(row) for row in rows)
        self.source.blocks.append(Block("table", (), made, widths, heads, ruled))


def communique(number: int, *, columns: bool = False) -> Source:
    """A press release of two pages; with `columns` its body stands in two of them."""
    writer = _Writer(f"communique-{'colonnes-' if columns else ''}{number:02d}")
    pick = writer.random.choice
    writer.add("letterhead", "République des Essais", f"Conseil départemental de {pick(_TOWNS)}")
    writer.add("paragraph", f"{pick(_TOWNS)}, le {writer.random.randint(2, 28)} {pick(_MONTHS)} 2021")
    writer.add("title", f"Protection de l’enfance : {pick(_DO)}")
    for _ in range(2):
        writer.add("paragraph", writer.prose(2, 4))
    if columns:
        writer.add("columns", *(writer.prose(3, 5) for _ in range(10)))
    else:
        for heading in writer.random.sample(_HEADINGS, 3):
            writer.add("heading", heading)
            for _ in range(2):
                writer.add("paragraph", writer.prose(3, 5))
            writer.add("paragraph", "Sont prévus :")
            writer.add("bullets", *writer.items(3, 5))
        writer.add("paragraph", writer.prose(3, 5))
    writer.add("heading", "Contacts presse")
    writer.add("paragraph", f"{writer.person()}, chargée des relations avec la presse")
    return writer.source


def contract(number: int, *, ruled: bool = True, fiches: int = 30) -> Source:
    """A contract of twenty to forty pages: parties, articles, fiches and budgets as tables, signatures."""
    writer = _Writer(f"contrat-{'' if ruled else 'sans-filets-'}{number:02d}")
    pick = writer.random.choice
    writer.add("letterhead", "République des Essais", f"Agence régionale de santé de {pick(_TOWNS)}")
    writer.add("title", f"Contrat départemental de prévention pour {pick(_DEPARTMENTS)}")
    writer.add("paragraph", "Entre les soussignés :")
    for payer in ("L’État", "L’agence régionale de santé", "Le Département"):
        writer.add("paragraph", f"{payer}, représenté par {writer.person()}, d’une part,")
    for article in range(1, 13):
        writer.add("heading", f"Article {article} – {_HEADINGS[article - 1]}")
        for _ in range(writer.random.randint(3, 6)):
            writer.add("paragraph", writer.prose(2, 5))
        if article % 3 == 0:
            writer.add("paragraph", "À ce titre, les parties conviennent :")
            writer.add("bullets", *writer.items(3, 5))
    for fiche in range(1, fiches + 1):
        if fiche % 2:
            writer.add("break")
        _fiche(writer, fiche, ruled)
        if fiche % 2 == 0:
            _budget(writer, fiche, ruled)
        writer.add("paragraph", writer.prose(2, 4))
    writer.add("heading", "Signatures")
    writer.add("signatures", *(f"Pour {who} : {writer.person()}" for who in _PAYERS))
    return writer.source


def _fiche(writer: _Writer, number: int, ruled: bool) -> None:
    pick, random_ = writer.random.choice, writer.random
    writer.add("heading", f"Fiche action n° {number}")
    fields = [
        ("Intitulé", pick(_DO)),
        ("Constat", writer.prose(1, 3)),
        ("Public", pick(_WHOM)),
        ("Pilote", pick(_WHO)),
        ("Partenaires", " ; ".join(random_.sample(_WHO, 3))),
        ("Calendrier", f"de {pick(_MONTHS)} 2021 à {pick(_MONTHS)} 2022"),
        ("Indicateurs", f"nombre de visites ; part {pick(_WHOM)} ; délai moyen"),
        ("Coût total", writer.money()),
    ]
    rows = [[Cell(f"Fiche {number}"), Cell("Description de l’action")]]
    writer.table(rows + [[Cell(label), Cell(text)] for label, text in fields], (26, 74), 1, ruled)


def _budget(writer: _Writer, number: int, ruled: bool) -> None:
    writer.add("heading", f"Financement de la fiche {number}")
    years = ("2020", "2021", "2022")
    rows = [[Cell("Dépense"), *(Cell(year) for year in years), Cell("Payeur"), Cell("Observation")]]
    total = [0, 0, 0]
    for _ in range(writer.random.randint(6, 9)):
        sums = [writer.random.randrange(4, 80) * 250 for _ in years]
        total = [a + b for a, b in zip(total, sums, strict=True)]
        label = " ".join(writer.random.choice(_DO).split()[:4])
        payer, remark = (
            writer.random.choice(_PAYERS),
            writer.random.choice(["reconduit", "nouveau", "à revoir"]),
        )
        rows.append([Cell(label), *(Cell(_euros(s)) for s in sums), Cell(payer), Cell(remark)])
    rows.append([Cell("Total"), *(Cell(_euros(s)) for s in total), Cell("tous"), Cell("à répartir")])
    rows.append([Cell("Total des trois années"), Cell(_euros(sum(total)), 5)])
    writer.table(rows, (28, 14, 14, 14, 14, 16), 1, ruled)


def _euros(number: int) -> str:
    return f"{number:,} €".replace(",", "\u00a0").replace(" €", "\u00a0€")
