"""The one place where the dataset's columns are declared.

Every table is a `TableSchema`: its columns in order, each with a type, constraints and a description in
English and French, its primary key and its foreign keys. The writers, `datapackage.json`, the evaluation and
the tests all read these declarations; none of them names a column twice.
"""

from __future__ import annotations

from typing import get_args

from extractor.dataset.columns import (
    DEPARTMENT_CODE,
    SEPARATOR,
    Column,
    ColumnType,
    ForeignKey,
    TableSchema,
    identifier,
    listing,
)
from extractor.dataset.schema_rollups import CONTRACTS, COVERAGE, FUNDING, OBJECTIVES
from extractor.model import (
    ActionSource,
    Bound,
    DateKind,
    DocumentType,
    Method,
    Precision,
    Qualifier,
    Severity,
    Status,
)

__all__ = [
    "DATES",
    "PARTIES",
    "REVIEW_KINDS",
    "SCHEMA",
    "SEPARATOR",
    "Column",
    "ColumnType",
    "ForeignKey",
    "TableSchema",
]

PARTIES = (
    "etat",
    "departement",
    "ars",
    "caf",
    "region",
    "commune",
    "association",
    "justice",
    "education",
    "autre",
)
REVIEW_KINDS = ("match", "signatory", "date", "amount", "department", "action", "document")

# fmt: off
DOCUMENT_ID = Column("document_id", "string", "Document, from the SHA-256 of its bytes",
    "Document, d'après le SHA-256 de ses octets", required=True)


def _fact(
    name: str,
    kind: str,
    en: str,
    fr: str,
    own: tuple[Column, ...],
    primary_key: tuple[str, ...],
    foreign_keys: tuple[ForeignKey, ...] = (),
) -> TableSchema:
    """A fact table: the document, the fact's own columns, then its evidence."""
    taken = {column.name for column in own}
    # dates.csv has days called start and end; there the offsets take a longer name
    start, end = ("quote_start", "quote_end") if {"start", "end"} & taken else ("start", "end")
    evidence = (
        Column("mentions", "integer", "How often it is said", "Nombre de mentions", required=True, minimum=1),
        Column("page", "integer", "Page of the quote, from 1", "Page de la citation, à partir de 1",
            minimum=1),
        Column(start, "integer", "First character of the quote in text/<document_id>.txt",
            "Premier caractère de la citation dans text/<document_id>.txt", required=True, minimum=0),
        Column(end, "integer", "Character after the quote's last one",
            "Caractère qui suit le dernier de la citation", required=True, minimum=0),
        Column("quote", "string", "The words of the document", "Les mots du document"),
        Column("x0", "number", "Left of the quote on its first page, points", "Bord gauche, en points"),
        Column("top", "number", "Top, points from the page's top", "Bord haut, depuis le haut de la page"),
        Column("x1", "number", "Right, points", "Bord droit, en points"),
        Column("bottom", "number", "Bottom, points from the page's top",
            "Bord bas, depuis le haut de la page"),
        Column("rule", "string", "Rule that concluded it", "Règle qui l'a conclu"),
        Column("confidence", "number", "Measured precision of what concluded it",
            "Précision mesurée de ce qui l'a conclu", required=True, minimum=0, maximum=1),
        Column("status", "string", "Accepted, waiting for review, or decided by a person",
            "Accepté, en attente de relecture, ou décidé par une personne", required=True,
            enum=get_args(Status)),
    )
    keys = (ForeignKey("document_id", "documents", "document_id"), *foreign_keys)
    return TableSchema(name, en, fr, (DOCUMENT_ID, *own, *evidence), primary_key, keys, kind)


DOCUMENTS = TableSchema(
    "documents",
    "One row a document",
    "Une ligne par document",
    (
        identifier("document_id", DOCUMENT_ID.en, DOCUMENT_ID.fr),
        listing("source", "Path as given; several where files have the same bytes",
            "Chemin tel que donné ; plusieurs pour des fichiers identiques", required=True),
        Column("sha256", "string", "SHA-256 of the bytes", "SHA-256 des octets", required=True, unique=True,
            pattern="[0-9a-f]{64}"),
        Column("media_type", "string", "Media type, from the content", "Type de média, d'après le contenu"),
        Column("document_type", "string", "What the document is", "Nature du document", required=True,
            enum=get_args(DocumentType)),
        Column("title", "string", "Title", "Titre"),
        Column("publication_date", "date", "Day of publication", "Jour de publication"),
        Column("pages", "integer", "Number of pages, where it has any", "Nombre de pages", minimum=1),
        Column("characters", "integer", "Characters of its text", "Caractères du texte", minimum=0),
        Column("reader", "string", "What read it (pdf, html, …)", "Lecteur employé (pdf, html, …)"),
        Column("declared_actions", "integer", "How many actions the document says there are",
            "Nombre d'actions que le document annonce", minimum=0),
        listing("warnings", "Codes of its rows in problems.csv", "Codes de ses lignes dans problems.csv"),
    ),
    ("document_id",),
)

DEPARTMENTS = _fact(
    "departments",
    "department",
    "Départements that a document is about or mentions",
    "Départements dont parle un document",
    (
        Column("code", "string", "INSEE code", "Code INSEE", required=True, pattern=DEPARTMENT_CODE),
        Column("name", "string", "Name", "Nom", required=True),
        Column("region_code", "string", "INSEE code of the region", "Code INSEE de la région"),
        Column("role", "string", "subject: what the document is about; mentioned: named in passing",
            "subject : sujet du document ; mentioned : cité en passant", required=True,
            enum=("subject", "mentioned")),
    ),
    ("document_id", "code", "role"),
)

SIGNATORIES = _fact(
    "signatories",
    "signatory",
    "Who signed, for which party",
    "Qui a signé, pour quelle partie",
    (
        identifier("signatory_id", "Stable id of the signatory in the document", "Identifiant stable"),
        Column("name", "string", "Name in ordinary capitals", "Nom en capitales ordinaires"),
        Column("given_name", "string", "Given name", "Prénom"),
        Column("family_name", "string", "Family name", "Nom de famille"),
        Column("title", "string", "M. or Mme, where said", "M. ou Mme, s'il est dit", enum=("M.", "Mme")),
        Column("role", "string", "Role as written", "Fonction telle qu'écrite"),
        Column("party", "string", "Party signed for", "Partie représentée", enum=PARTIES),
        Column("department", "string", "INSEE code", "Code INSEE", pattern=DEPARTMENT_CODE),
        Column("signed_on", "date", "Day of signature", "Jour de signature"),
    ),
    ("signatory_id",),
)

DATES = _fact(
    "dates",
    "date",
    "Dates, as intervals with a precision",
    "Dates, comme intervalles avec leur précision",
    (
        identifier("date_id", "Stable id of the date in the document", "Identifiant stable"),
        Column("text", "string", "As written", "Tel qu'écrit", required=True),
        Column("value", "string", "EDTF: 2020-10-13, 2020-10, 2020/2022",
            "EDTF : 2020-10-13, 2020-10, 2020/2022"),
        Column("start", "date", "First day that it may mean", "Premier jour possible", required=True),
        Column("end", "date", "Last day that it may mean", "Dernier jour possible", required=True),
        Column("precision", "string", "Precision", "Précision", required=True, enum=get_args(Precision)),
        Column("kind", "string", "What happened then", "Ce qui s'est passé alors", required=True,
            enum=get_args(DateKind)),
        Column("bound", "string", "On that date, before it, after it", "À cette date, avant, après",
            enum=tuple(bound for bound in get_args(Bound) if bound)),
    ),
    ("date_id",),
)

AMOUNTS = _fact(
    "amounts",
    "amount",
    "Sums of money, with who pays, for what and when",
    "Montants, avec le financeur, l'objet et l'année",
    (
        identifier("amount_id", "Stable id of the amount in the document", "Identifiant stable"),
        Column("text", "string", "As written", "Tel qu'écrit", required=True),
        Column("amount", "decimal", "In units of the currency", "En unités de la monnaie", required=True),
        Column("amount_max", "decimal", "Upper end of a range", "Haut d'une fourchette"),
        Column("currency", "string", "ISO 4217", "ISO 4217", required=True, pattern="[A-Z]{3}"),
        Column("qualifier", "string", "How exact the text says it is", "Exactitude annoncée", required=True,
            enum=get_args(Qualifier)),
        Column("per", "string", "Rhythm or unit: year, child, …", "Rythme ou unité : year, child, …"),
        listing("payer", "Party that pays; several joined by +", "Financeur ; plusieurs joints par +",
            separator="+"),
        Column("payee", "string", "Who receives it", "Bénéficiaire"),
        Column("programme", "string", "Budget line: 304, FIR, ONDAM, …",
            "Ligne budgétaire : 304, FIR, ONDAM…"),
        Column("year", "string", "Year it is for", "Année concernée"),
        Column("action_id", "string", "Action that it finances", "Action financée"),
    ),
    ("amount_id",),
    (ForeignKey("action_id", "actions", "action_id"),),
)

ACTIONS = _fact(
    "actions",
    "action",
    "What the contract will do, one row a thing",
    "Ce que le contrat prévoit, une ligne par action",
    (
        identifier("action_id", "Stable id of the action in the document", "Identifiant stable"),
        Column("text", "string", "Wording", "Libellé", required=True),
        Column("objective_stated", "string", "Objective number that the text gives",
            "Numéro d'objectif écrit"),
        Column("commitment", "string", "Commitment 1–4 or t", "Engagement 1–4 ou t"),
        Column("heading", "string", "Heading above it", "Titre qui la précède"),
        Column("source", "string", "Where it stands", "Où elle se trouve", required=True,
            enum=get_args(ActionSource)),
        Column("order", "integer", "Place in the document, from 1", "Rang dans le document, à partir de 1"),
        Column("pilot", "string", "Who leads it", "Pilote"),
        Column("calendar", "string", "When, as written", "Calendrier, tel qu'écrit"),
    ),
    ("action_id",),
)

MATCHES = _fact(
    "matches",
    "match",
    "Actions mapped onto the objectives of the taxonomy; at least one row an action",
    "Actions rattachées aux objectifs ; au moins une ligne par action",
    (
        Column("action_id", "string", "Action", "Action", required=True),
        Column("objective", "integer", "Objective; empty: outside all of them",
            "Objectif ; vide : hors objectifs", minimum=1),
        Column("rank", "integer", "Place among the action's rows", "Rang parmi les lignes de l'action",
            required=True),
        Column("method", "string", "What concluded it", "Ce qui l'a conclu", required=True,
            enum=get_args(Method)),
        listing("alternatives", "The likeliest others, 'number (probability: words for it)'; 0: outside",
            "Autres candidats, « numéro (probabilité: mots) » ; 0 : hors objectifs"),
        Column("margin", "number", "By how much the first row's probability leads the likeliest alternative",
            "Avance de la première ligne sur le meilleur autre candidat"),
        listing("why", "Reasons, with the words that decided", "Raisons, avec les mots qui ont décidé"),
    ),
    ("action_id", "rank"),
    (ForeignKey("action_id", "actions", "action_id"), ForeignKey("objective", "objectives", "objective")),
)

PROBLEMS = TableSchema(
    "problems",
    "What could not be read, and doubts about the data",
    "Ce qui n'a pu être lu, et doutes sur les données",
    (
        Column("source", "string", "Path as given", "Chemin tel que donné", required=True),
        Column("document_id", "string", "Document, where it was read", "Document, s'il a été lu"),
        Column("stage", "string", "Step that says so", "Étape qui le signale", required=True),
        Column("severity", "string", "error or warning", "error ou warning", required=True,
            enum=get_args(Severity)),
        Column("code", "string", "Stable code", "Code stable", required=True),
        Column("page", "integer", "Page", "Page", minimum=1),
        Column("message", "string", "What is wrong and what to do", "Ce qui ne va pas et que faire",
            required=True),
        Column("status", "string", "Of a doubt: waiting, or found justified (accepted, corrected) or not",
            "D'un doute : en attente, ou jugé fondé (accepted, corrected) ou non", enum=get_args(Status)),
    ),
    (),
    (ForeignKey("document_id", "documents", "document_id"),),
)

REVIEW = TableSchema(
    "review",
    "What needs a person, most valuable first",
    "Ce qui attend une relecture, le plus utile d'abord",
    (
        Column("decision", "string", "To fill: ok, no, or the right value",
            "À remplir : ok, no, ou la bonne valeur"),
        Column("comment", "string", "To fill, optional", "À remplir, facultatif"),
        Column("document", "string", "Path of the document", "Chemin du document", required=True),
        Column("department", "string", "Its départements", "Ses départements"),
        Column("page", "integer", "Page of the quote", "Page de la citation", minimum=1),
        Column("kind", "string", "Kind of fact", "Nature du fait", required=True, enum=REVIEW_KINDS),
        Column("quote", "string", "The words of the document", "Les mots du document"),
        Column("context", "string", "The passage around", "Le passage autour"),
        Column("proposed", "string", "What was concluded", "Ce qui a été conclu"),
        Column("why", "string", "Why it was, and why a person is asked", "Pourquoi, et pourquoi demander"),
        listing("alternatives", "Other answers", "Autres réponses"),
        Column("confidence", "number", "Confidence of the proposal", "Confiance", minimum=0, maximum=1),
        Column("id", "string", "Stable id; of the action for a match",
            "Identifiant stable ; celui de l'action pour un match", required=True),
        Column("settles", "integer", "Identical wordings that the answer holds for, this one included",
            "Libellés identiques que la réponse règle, celui-ci compris", required=True, minimum=1),
    ),
    ("kind", "id"),
)

# fmt: on
SCHEMA: dict[str, TableSchema] = {
    table.name: table
    for table in (
        DOCUMENTS,
        DEPARTMENTS,
        SIGNATORIES,
        DATES,
        AMOUNTS,
        ACTIONS,
        MATCHES,
        OBJECTIVES,
        CONTRACTS,
        FUNDING,
        COVERAGE,
        PROBLEMS,
        REVIEW,
    )
}
"""Every table of the dataset, in the order in which they are written."""
