"""A small rules folder with an invented taxonomy, to break in one place at a time."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "lexicon/departments.yaml": """\
- {code: 01, name: Ain, region: 84, prefecture: Bourg-en-Bresse, article: "de l'"}
- code: 2A
  name: Corse-du-Sud
  region: 94
""",
    "lexicon/regions.yaml": """\
- {code: 84, name: Auvergne-Rhône-Alpes}
- {code: 94, name: Corse}
""",
    "lexicon/months.yaml": """\
says: The months.
1: [janvier, janv.]
on: [1000, oui, non]
""",
    "taxonomies/garden/taxonomy.yaml": """\
name: garden
title: The garden plan
source: invented
commitments:
  - {code: A, title: Cultiver, phrases: [cultiver le jardin]}
  - {code: B, title: Récolter}
objectives:
  - {number: 1, commitment: A, compulsory: true, title: Planter des pommiers}
  - {number: 2, commitment: A, compulsory: false, title: Semer des carottes, short: [semis de carottes]}
  - {number: 3, commitment: B, compulsory: false, title: Cueillir les pommes}
""",
    "taxonomies/garden/rules.yaml": """\
families: [plant]
concepts:
  arbre: [pommier, arbre]
rules:
  - id: planter
    says: On plante.
    objective: 1
    role: decides
    all: [plant, "@arbre"]
    none: [abattre]
    match: [Plantation d'arbres, Planter un pommier]
    no_match: [Abattre un arbre planté, Un pommier]
""",
    "taxonomies/garden/examples/dev.yaml": """\
- {must: [1], text: Plantation d'un pommier}
- {text: Repeindre la barrière}
""",
    "confidence.json": """\
{"facts": {"dates": {"day": {"right": 8, "found": 8}}},
 "links": {"garden": {"explicit": {"agrees": {"right": 97, "found": 98}}}}}
""",
}


def write(root: Path, **changed: str) -> Path:
    """Write the folder; `changed` maps a file's stem to a new content."""
    stems = {Path(name).stem: name for name in FILES}
    for name, content in (FILES | {stems.get(stem, stem): text for stem, text in changed.items()}).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return root
