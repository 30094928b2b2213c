"""The format is told by the bytes; what cannot be read says so with the right error."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from extractor.errors import EmptyError, EncryptedError, ReadError, TooLargeError, UnsupportedError
from extractor.readers import KNOWN_SUFFIXES, READERS, looks_readable, read, recognise


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\n\n%PDF-1.4", "pdf"),
        (b"1 0 obj\nendobj\nxref\n0 1\ntrailer", "pdf"),
        (b"<!DOCTYPE html><p>a", "html"),
        (b"\xef\xbb\xbf  <html>", "html"),
        (b"<?xml version='1.0'?>\n<!-- a -->\n<html xmlns='x'>", "html"),
        ("<html><p>é".encode("utf-16"), "html"),
        (b"<div class='a'>a</div>", "html"),
        (b"<custom><body class='a'>a</body>", "html"),
        (b"<i>un</i> mot", "text"),
        (b"a < b <html>", "text"),
        (b"# Titre\n\n<ul><li>a</li></ul>", "text"),
        ("Été".encode(), "text"),
        ("Été".encode("utf-16"), "text"),
        ("Été".encode("cp1252"), "text"),
        (b"PKZIP est un programme", "text"),
    ],
)
def test_recognise(data: bytes, name: str) -> None:
    assert recognise(data) == name


def archive(names: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in names.items():
            file.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", EmptyError, "empty"),
        (b" \n\t\xef\xbb\xbf\x00", EmptyError, "empty"),
        (b"\x89PNG\r\n\x1a\n", UnsupportedError, "PNG"),
        (b"\xff\xd8\xff\xe0JFIF", UnsupportedError, "JPEG"),
        (b"{\\rtf1}", UnsupportedError, "RTF"),
        (b"\x7fELF\x02\x01", UnsupportedError, "program"),
        (bytes(range(256)) * 4, UnsupportedError, "binary"),
        (b"abc\x00def", UnsupportedError, "binary"),
        (b"\x01\x02\x03\x04 texte", UnsupportedError, "binary"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 WordDocument", UnsupportedError, "docx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            EncryptedError,
            "password",
        ),
        (b"PK\x03\x04broken", UnsupportedError, "archive"),
        (archive({"a.txt": b"a"}), UnsupportedError, "archive"),
        (archive({"xl/workbook.xml": b"a"}), UnsupportedError, "Excel"),
    ],
)
def test_what_cannot_be_read(data: bytes, error: type[ReadError], words: str) -> None:
    with pytest.raises(error, match=words):
        read("nom.pdf", data)


def test_too_large() -> None:
    with pytest.raises(TooLargeError, match="--max-mb"):
        read("a.txt", b"a" * 2_000_000, max_mb=1)


def test_identity_is_the_content() -> None:
    first, second = read("a.txt", b"Le contrat."), read("b.pdf", b"Le contrat.")
    assert first.id == second.id
    assert first.id.startswith("doc-")
    assert len(first.id) == 16
    assert first.sha256.startswith(first.id[4:])
    assert (first.source, second.source) == ("a.txt", "b.pdf")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.pdf", True),
        ("dossier/B.PDF", True),
        (Path("a.htm"), True),
        ("a.md", True),
        (".a.pdf", False),
        ("~$contrat.docx", False),
        ("a.xlsx", False),
        ("pdf", False),
    ],
)
def test_looks_readable(path: str | Path, expected: bool) -> None:
    assert looks_readable(path) is expected


def test_the_table_of_readers() -> None:
    assert {".pdf", ".docx", ".html", ".htm", ".txt", ".md"} <= KNOWN_SUFFIXES
    assert {"pdf", "docx", "html", "text"} <= set(READERS)


def test_importing_the_readers_is_cheap() -> None:
    heavy = "pypdfium2 pdfplumber lxml docx trafilatura"
    code = f"import sys, extractor.readers; print([m for m in '{heavy}'.split() if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
