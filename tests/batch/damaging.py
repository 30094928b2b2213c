"""Damaged files by the number: a seeded mutator over documents of every kind, and over rules.

`python tests/batch/damaging.py OUT 5000 [SEED]` writes so many of them.
"""

from __future__ import annotations

import io
import random
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
SUFFIXES = (".pdf", ".html", ".docx", ".odt", ".txt", ".md")
LARGEST = 120_000
"""Bytes of a document that is worth damaging many times."""

_TOKENS = (
    b"\x00", b"\xff\xfe", b"<div>" * 3000, b"<table><tr><td>" * 400, b"</body>", b"<![CDATA[", b"&#x10FFFF;",
    b"%PDF-1.7\n", b"endobj", b"stream\n", b"<<" * 500, b"[" * 2000, b"/Kids [1 0 R]", b"999999999999999",
    b"-1", b"1e309", "€".encode(), "\u202e".encode(), b"\r", b"\n" * 500, b"| a | b |\n" * 300, b"- " * 500,
    b"31 f\xc3\xa9vrier 2021", b"9" * 400 + b" euros", b"<w:p/>" * 200, b"<!--", b"(((((((" * 40,
)  # fmt: skip

Mutation = Callable[[bytes, random.Random, Sequence[bytes]], bytes]


def originals() -> list[tuple[str, bytes]]:
    """Documents of every kind, with their suffixes."""
    paths = [*(CORPUS / "documents").iterdir(), *(CORPUS / "layouts" / "documents").iterdir()]
    found = [(path.suffix, path) for path in sorted(paths) if path.suffix in SUFFIXES]
    small = [(suffix, path.read_bytes()) for suffix, path in found if path.stat().st_size < LARGEST]
    return [*small, (".odt", _odt())]


def mutated(count: int, seed: int) -> list[tuple[str, bytes]]:
    """So many damaged documents, each as a file name and its bytes; the same for the same seed."""
    chance = random.Random(seed)
    kinds: dict[str, list[bytes]] = {}
    for suffix, data in originals():
        kinds.setdefault(suffix, []).append(data)
    files = []
    for number in range(count):
        suffix = chance.choice(sorted(kinds))
        data = chance.choice(kinds[suffix])
        if data.startswith(b"PK") and chance.random() < 0.8:
            data = _inside(data, chance)
        else:
            data = damaged(data, chance, kinds[chance.choice(sorted(kinds))])
        files.append((f"{number:05}{suffix}", data))
    return files


def damaged(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """`data` after one to six random changes."""
    for _ in range(chance.choice([1, 1, 2, 3, 6])):
        data = chance.choice(_MUTATIONS)(data, chance, others)
    return data


def _flip(data: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice([1, 4, 40, 400])):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start + chance.choice([1, 30, 1000, 20_000]) :]


def _end(data: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _again(data: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    start = chance.randrange(len(data) + 1)
    piece = data[start : start + chance.choice([3, 100, 3000])]
    return data[:start] + piece * chance.choice([2, 20]) + data[start:]


def _splice(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    other = chance.choice(others)
    start = chance.randrange(len(other) + 1)
    at = chance.randrange(len(data) + 1)
    return data[:at] + other[start : start + 5000] + data[at:]


def _token(data: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_TOKENS) + data[at + chance.choice([0, 5]) :]


def _number(data: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    digits = [index for index in range(min(len(data), 50_000)) if 48 <= data[index] <= 57]
    if not digits:
        return data
    at = chance.choice(digits)
    return data[:at] + chance.choice([b"0", b"-7", b"65536", b"4294967297", b"1e9"]) + data[at + 1 :]


_MUTATIONS: tuple[Mutation, ...] = (_flip, _cut, _end, _again, _splice, _token, _number)


def _inside(data: bytes, chance: random.Random) -> bytes:
    """An archive that is whole, with a damaged part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        spoilt = chance.choice([n for n in names if n.endswith((".xml", ".rels"))])
        for name in names:
            part = old.read(name)
            if name == spoilt:
                part = damaged(part, chance, [old.read(chance.choice(names))])
            if name != spoilt or chance.random() > 0.1:
                new.writestr(zipfile.ZipInfo(name), part)
    return out.getvalue()


def _odt() -> bytes:
    """A small ODT with headings, a nested list and a table."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    body = "".join(f"<text:p>Le {day} mars 2021, 650 000 euros.</text:p>" for day in range(1, 20))
    content = (
        f'<office:document-content xmlns:office="{office}:office:1.0" xmlns:text="{office}:text:1.0"'
        f' xmlns:table="{office}:table:1.0"><office:body><office:text><text:h>Contrat</text:h>{body}'
        "<text:list><text:list-item><text:p>ouvrir un relais</text:p><text:list><text:list-item>"
        "<text:p>à Foix</text:p></text:list-item></text:list></text:list-item></text:list><table:table>"
        "<table:table-row><table:table-cell><text:p>État</text:p></table:table-cell><table:table-cell>"
        "<text:p>12 000 €</text:p></table:table-cell></table:table-row></table:table>"
        "</office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
        archive.writestr(zipfile.ZipInfo("content.xml"), content)
    return out.getvalue()


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True)
    for name, data in mutated(int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1):
        (folder / name).write_bytes(data)
