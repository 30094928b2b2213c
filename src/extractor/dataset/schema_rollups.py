"""The columns of what several documents say together: objectives, contracts, their money, the coverage."""

from __future__ import annotations

from typing import Literal, get_args

from extractor.dataset.columns import DEPARTMENT_CODE, Column, ForeignKey, TableSchema, identifier, listing
from extractor.model import DocumentType

Basis = Literal["confirmed", "stated", "largest", "actions"]
"""Where a sum of funding.csv is from (see `funding`)."""

State = Literal["found", "waiting", "missing", "none"]
"""What became of an objective in a département."""

# fmt: off
OBJECTIVES = TableSchema(
    "objectives",
    "The objectives of the taxonomy that matches and coverage speak of",
    "Les objectifs de la nomenclature dont parlent matches et coverage",
    (
        Column("objective", "integer", "Number", "Numéro", required=True, unique=True, minimum=1),
        Column("title", "string", "Wording", "Intitulé", required=True),
        Column("commitment", "string", "Commitment that it belongs to: 1–4 or t", "Engagement : 1–4 ou t",
            required=True),
        Column("compulsory", "boolean", "Whether every contract must serve it", "Objectif fondamental",
            required=True),
    ),
    ("objective",),
)

CONTRACTS = TableSchema(
    "contracts",
    "One row a département and contract, drawn from all its documents",
    "Une ligne par département et contrat, d'après tous ses documents",
    (
        identifier("contract_id", "Stable id of the contract", "Identifiant stable du contrat"),
        Column("department", "string", "INSEE code", "Code INSEE", required=True, pattern=DEPARTMENT_CODE),
        Column("department_name", "string", "Name of the département", "Nom du département", required=True),
        Column("signed_on", "string", "Signature, EDTF; empty where no document says",
            "Signature, EDTF ; vide si inconnue"),
        Column("signed_from", "date", "First day that the signature may mean",
            "Premier jour possible de la signature"),
        Column("signed_to", "date", "Last day that the signature may mean",
            "Dernier jour possible de la signature"),
        Column("signed_confidence", "number", "Confidence of the date of signature",
            "Confiance de la date de signature", minimum=0, maximum=1),
        listing("signatories", "'name (party)'", "« nom (partie) »"),
        listing("parties", "Parties for which somebody signed", "Parties pour lesquelles quelqu'un a signé"),
        listing("missing_parties", "Of State, département and ARS, those for which nobody was found to sign",
            "De l'État, du département et de l'ARS, ceux dont aucun signataire n'a été trouvé"),
        listing("amounts", "'payer year: sum' by payer and year; funding.csv has them as numbers",
            "« financeur année : somme » par financeur et année ; en nombres dans funding.csv"),
        Column("actions", "integer", "Different actions", "Actions différentes", required=True, minimum=0),
        Column("declared_actions", "integer", "The largest number of actions that its documents announce",
            "Le plus grand nombre d'actions qu'annoncent ses documents", minimum=0),
        listing("objectives", "Objectives of accepted matches", "Objectifs acceptés", items="integer"),
        listing("compulsory_missing", "Compulsory objectives without an accepted action",
            "Objectifs fondamentaux sans action acceptée", items="integer"),
        listing("documents", "Its documents", "Ses documents", required=True),
        listing("document_types", "What these documents are", "Nature de ces documents"),
        listing("shared_with", "Other départements of which the same documents speak: sums, people and"
            " actions may be theirs", "Autres départements dont parlent les mêmes documents : montants,"
            " personnes et actions peuvent être les leurs"),
        Column("waiting", "integer", "Facts of its documents that wait for review",
            "Faits de ses documents en attente de relecture", required=True, minimum=0),
        listing("conflicts", "Where its documents contradict each other",
            "Ce sur quoi ses documents se contredisent"),
    ),
    ("contract_id",),
)

FUNDING = TableSchema(
    "funding",
    "The money of a contract: one row a payer, programme and year",
    "L'argent d'un contrat : une ligne par financeur, programme et année",
    (
        Column("contract_id", "string", "Contract", "Contrat", required=True),
        Column("department", "string", "INSEE code", "Code INSEE", required=True, pattern=DEPARTMENT_CODE),
        Column("signed_on", "string", "Signature of the contract, EDTF", "Signature du contrat, EDTF"),
        listing("shared_with", "Other départements of which the same documents speak: the sum may be theirs",
            "Autres départements dont parlent les mêmes documents : la somme peut être la leur"),
        listing("payer", "Party that pays; several joined by +", "Financeur ; plusieurs joints par +",
            separator="+", required=True),
        Column("programme", "string", "Budget line: 304, FIR, ONDAM, …",
            "Ligne budgétaire : 304, FIR, ONDAM…"),
        Column("year", "string", "Year it is for", "Année concernée"),
        Column("per", "string", "year: paid each year, no year named", "year : versé chaque année, sans"
            " année nommée", enum=("year",)),
        Column("amount", "decimal", "In euros", "En euros", required=True),
        Column("basis", "string", "confirmed: said for the whole, and the sum of its actions; stated: the"
            " only sum said; largest: of several said; actions: its actions added up",
            "confirmed : annoncé pour l'ensemble, et somme des actions ; stated : seul montant annoncé ;"
            " largest : le plus grand de plusieurs ; actions : somme des actions", required=True,
            enum=get_args(Basis)),
        Column("in_other_rows", "boolean", "Other rows of the same payer give this money by year or"
            " programme: leave it out when adding up", "D'autres lignes du même financeur détaillent cette"
            " somme par année ou programme : ne pas l'additionner", required=True),
        Column("confidence", "number", "Lowest confidence of the amounts behind it",
            "Plus basse confiance des montants retenus", required=True, minimum=0, maximum=1),
        Column("waiting", "integer", "Amounts behind it that wait for review",
            "Montants retenus en attente de relecture", required=True, minimum=0),
        listing("amount_ids", "The amounts that it was taken from", "Les montants retenus", required=True),
        listing("documents", "Documents that name such a sum; the first that is heard counts",
            "Documents qui annoncent une telle somme", required=True),
    ),
    (),
    (ForeignKey("contract_id", "contracts", "contract_id"),),
)

COVERAGE = TableSchema(
    "coverage",
    "Département × objective: what was found, zero rows included",
    "Département × objectif : ce qui a été trouvé, zéros compris",
    (
        Column("department", "string", "INSEE code", "Code INSEE", required=True, pattern=DEPARTMENT_CODE),
        Column("department_name", "string", "Name of the département", "Nom du département", required=True),
        Column("objective", "integer", "Objective", "Objectif", required=True, minimum=1),
        Column("title", "string", "Wording of the objective", "Intitulé de l'objectif", required=True),
        Column("commitment", "string", "Commitment that it belongs to: 1–4 or t", "Engagement : 1–4 ou t",
            required=True),
        Column("compulsory", "boolean", "Whether every contract must serve it", "Objectif fondamental",
            required=True),
        Column("state", "string", "found: an accepted action; waiting: one in review only; missing:"
            " compulsory, and nothing found; none: optional, and nothing found",
            "found : une action acceptée ; waiting : en relecture seulement ; missing : fondamental, rien"
            " trouvé ; none : facultatif, rien trouvé", required=True, enum=get_args(State)),
        Column("actions", "integer", "Actions accepted for it", "Actions acceptées", required=True,
            minimum=0),
        Column("waiting", "integer", "Actions that may serve it, in review", "Actions en relecture",
            required=True, minimum=0),
        Column("confidence", "number", "Best confidence of its matches", "Meilleure confiance", minimum=0,
            maximum=1),
        listing("methods", "How its accepted actions were matched", "Ce qui a conclu les actions acceptées"),
        listing("action_ids", "The actions, accepted and in review",
            "Les actions, acceptées ou en relecture"),
        listing("documents", "Documents behind it", "Documents à l'appui"),
        Column("basis", "string", "The fullest document of the département: that nothing was found says"
            " little where it is an article", "Le document le plus complet du département : ne rien trouver"
            " dit peu s'il s'agit d'un article", required=True, enum=get_args(DocumentType)),
    ),
    ("department", "objective"),
    (ForeignKey("objective", "objectives", "objective"),),
)
