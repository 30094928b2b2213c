"""The page: what it shows and saves, and who gets nothing from it. A real server, asked over HTTP."""

from __future__ import annotations

import html
import http.client
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import pytest

from extractor.cli import main
from extractor.errors import UsageError
from extractor.pipeline import Pipeline
from extractor.review import serving
from extractor.review.answers import Asking
from extractor.review.decisions import read
from extractor.review.known import Known, load_known
from extractor.review.questions import around, picture, questions
from extractor.review.serving import LISTED
from extractor.review.values import Vocabulary
from extractor.writers import write

TOKEN = "a-token"


@dataclass
class Page:
    """A browser in a few lines: it keeps its cookie and says where it comes from."""

    port: int
    decisions: Path
    token: str = TOKEN
    headers: dict[str, str] = field(default_factory=dict)

    def ask(
        self, method: str, path: str, body: str | None = None, **headers: str
    ) -> tuple[int, str, dict[str, str]]:
        sent = {"Host": f"127.0.0.1:{self.port}", "Cookie": f"review-{self.port}={self.token}"}
        if method == "POST":
            sent |= {
                "Origin": f"http://127.0.0.1:{self.port}",
                "Content-Type": "application/x-www-form-urlencoded",
            }
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in sent.items():
                if value:
                    connection.putheader(name, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body.encode())))
            connection.endheaders(body.encode() if body is not None else None)
            answer = connection.getresponse()
            data = answer.read()
            return (
                answer.status,
                data.decode("utf-8", "replace"),
                {k.lower(): v for k, v in answer.getheaders()},
            )
        finally:
            connection.close()

    def get(self, path: str) -> str:
        status, text, _ = self.ask("GET", path)
        assert status == 200, (path, status, text)
        return text

    def post(self, path: str, **fields: str) -> str:
        status, text, headers = self.ask(
            "POST", path, urlencode({n.replace("__", "-"): v for n, v in fields.items()})
        )
        assert status == 303, text
        return self.get(headers["location"])


def running(desk: serving.Desk) -> Iterator[Page]:
    import uvicorn

    config = uvicorn.Config(serving.application(desk), host="127.0.0.1", port=desk.port, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield Page(desk.port, desk.decisions)
    server.should_exit = True
    thread.join(10)


def desk(known: Known, pipeline: Pipeline, decisions: Path) -> serving.Desk:
    asking = Asking(known, Vocabulary.of(pipeline.rules), "ada", "", frozenset({2026}))
    return serving.Desk(asking, pipeline.rules.taxonomy, decisions, serving.free_port(0), TOKEN)


@pytest.fixture
def page(known: Known, pipeline: Pipeline, tmp_path: Path) -> Iterator[Page]:
    yield from running(desk(known, pipeline, tmp_path / "decisions.csv"))


def key(known: Known, kind: str, ending: str = "") -> str:
    return next(
        q.key for q in questions(known, ()) if q.fact.kind == kind and q.fact.document.endswith(ending)
    )


def test_the_first_question_and_what_is_left(page: Page, known: Known) -> None:
    shown = page.get("/")
    assert '<html lang="fr">' in shown
    assert f"0 sur {len(known.review)} décidés" in shown
    assert shown.count("<li><a ") == min(len(known.review), LISTED)  # of a long queue, what is near
    assert "aria-current" in shown


def test_of_a_long_queue_what_is_near_is_listed(known: Known) -> None:
    every = questions(known, ())
    assert len(every) > 40
    middle = len(every) // 2
    assert around(every, every[0], 20) == every[:20]
    assert around(every, every[middle], 20) == every[middle - 5 : middle + 15]
    assert around(every, every[-1], 20) == every[-20:]
    assert around(every, every[3], 10**6) == every
    assert around([], None, 20) == []


def test_a_match_shows_titles_quote_and_reasons(page: Page, known: Known, pipeline: Pipeline) -> None:
    at = key(known, "match", ".txt")
    fact = known.by_key["match", at.partition(":")[2]]
    shown = html.unescape(page.get("/?" + urlencode({"at": at})))
    assert f'<mark id="quote">{fact.quote}</mark>' in shown
    for number in fact.offered:
        objective = pipeline.rules.taxonomy.objective(number)
        assert objective is None or f"{number} – {objective.title}" in shown


def test_a_page_of_a_pdf_with_the_quote_marked(page: Page, known: Known) -> None:
    asked = (q for q in questions(known, ()) if q.fact.kind not in ("document", "match"))
    at, fact = next((q.key, q.fact) for q in asked if q.fact.document.endswith(".pdf"))
    shown = page.get("/?" + urlencode({"at": at}))
    assert '<rect id="quote"' in shown
    (address,) = re.findall(r'href="(/image/[^"]+)"', shown)
    assert address == f"/image/{fact.document_id}/{fact.page}"
    status, _, headers = page.ask("GET", address)
    assert (status, headers["content-type"]) == (200, "image/png")
    assert page.ask("GET", f"/image/{fact.document_id}/999")[0] == 404


def test_a_file_that_has_changed_is_not_shown(known: Known, tmp_path: Path) -> None:
    from dataclasses import replace

    document = next(d for d in known.documents if d.source.endswith(".pdf"))
    assert picture(document, 1)
    other = tmp_path / "other.pdf"
    other.write_bytes(Path(document.source).read_bytes() + b"\n")
    assert picture(replace(document, source=str(other)), 1) is None
    assert picture(replace(document, source=str(tmp_path)), 1) is None


def test_answers_are_saved_at_once_and_taken_back(page: Page, known: Known) -> None:
    at = key(known, "match")
    fields = {"kind": "match", "id": at.partition(":")[2], "at": at}
    shown = page.post("/decide", **fields, decision="6", comment="vu <b>")
    assert "Enregistré." in shown
    assert f"1 sur {len(known.review)} décidés" in shown
    (saved,) = read(page.decisions).standing()
    assert (saved.decision, saved.value, saved.comment, saved.who) == ("value", "6", "vu <b>", "ada")
    again = page.post("/decide", **fields, decision="=", value="7 12")
    assert read(page.decisions).standing()[-1].value == "7,12"
    assert f"2 sur {len(known.review)}" not in again
    page.post("/undo", at=at)
    assert read(page.decisions).standing()[-1].value == "6"
    shown = page.post("/undo", at=at)
    assert read(page.decisions).standing() == ()
    assert f"0 sur {len(known.review)}" in shown
    assert "Rien à annuler." in page.post("/undo", at=at)


def test_an_unclear_answer_is_asked_back_with_what_was_typed(page: Page, known: Known) -> None:
    at = key(known, "match")
    shown = page.post("/decide", kind="match", id=at.partition(":")[2], at=at, decision="=", value="99 <i>")
    assert 'role="alert"' in shown
    assert 'value="99 &lt;i&gt;"' in shown
    assert read(page.decisions).decisions == ()


def test_filters_hold_after_an_answer(page: Page, known: Known) -> None:
    dates = sum(row["kind"] == "date" for row in known.review)
    assert page.get("/?kind=date").count("<li><a ") == dates
    at = key(known, "date")
    shown = page.post(
        "/decide", kind="date", id=at.partition(":")[2], at=at, decision="ok", filter__kind="date"
    )
    assert shown.count("<li><a ") == dates - 1
    assert page.get("/?kind=date&state=done").count("<li><a ") == 1
    document = known.by_key["date", at.partition(":")[2]].document_id
    assert 0 < page.get(f"/?document={document}&state=all").count("<li><a ") < len(known.review)
    assert page.get("/?words=introuvable-mot").count("<li><a ") == 0
    assert "Plus rien à décider" in page.get("/?words=introuvable-mot")


def test_a_missed_fact_is_added(page: Page, known: Known) -> None:
    document = known.document("cp_prefecture_somme.pdf")
    assert document is not None
    shown = page.post(
        "/add", document=document.id, quote="de la Somme", kind="amount", decision="2 500", at=""
    )
    assert "Fait ajouté." in shown
    (saved,) = read(page.decisions).standing()
    assert (saved.decision, saved.value) == ("add", "amount=2500")
    assert "ces mots ne sont pas dans le texte" in page.post(
        "/add", document=document.id, quote="jamais écrit", kind="date", decision="2020"
    )


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/", {"Host": "evil.example"}, 421),
        ("GET", "/", {"Host": "127.0.0.1"}, 421),
        ("GET", "/", {"Host": ""}, (400, 421)),
        ("GET", "/?token=a-token", {"Host": "evil.example"}, 421),
        ("GET", "/", {"Origin": "http://evil.example"}, 403),
        ("POST", "/decide", {"Origin": "http://evil.example"}, 403),
        ("POST", "/decide", {"Origin": "null"}, 403),
        ("POST", "/decide", {"Origin": ""}, 403),
        ("GET", "/", {"Cookie": ""}, 403),
        ("GET", "/", {"Cookie": "review=a-token"}, 403),
        ("GET", "/?token=a-tokem", {"Cookie": ""}, 403),
        ("POST", "/decide?token=a-token", {"Cookie": ""}, 403),
        ("GET", "/image/doc-0/1", {"Cookie": ""}, 403),
        ("GET", "/static/app.js", {"Cookie": ""}, 403),
        ("GET", "/static/../serving.py", {}, 404),
        ("GET", "/static/..%2fserving.py", {}, 404),
        ("GET", "/static/page.html", {}, 404),
        ("GET", "/image/..%2f..%2fetc%2fpasswd/1", {}, 404),
        ("GET", "/image/doc-000000000000/1", {}, 404),
        ("GET", "/etc/passwd", {}, 404),
        ("GET", "/decide", {}, 405),
    ],
)
def test_who_gets_nothing(
    page: Page, method: str, path: str, headers: dict[str, str], status: int | tuple[int, ...]
) -> None:
    got, text, answered = page.ask(
        method, path, "kind=match&id=x&decision=ok" if method == "POST" else None, **headers
    )
    assert got in (status if isinstance(status, tuple) else (status,)), text
    assert TOKEN not in text + str(answered)
    assert read(page.decisions).decisions == ()
    if got != 400:
        assert "default-src 'none'" in answered["content-security-policy"]


def test_the_token_becomes_a_cookie_and_leaves_the_address(page: Page) -> None:
    status, _, headers = page.ask("GET", f"/?token={TOKEN}&kind=date", Cookie="")
    assert (status, headers["location"]) == (303, "/?kind=date")
    assert "HttpOnly" in headers["set-cookie"]
    assert "samesite=strict" in headers["set-cookie"].lower()
    assert (headers["referrer-policy"], headers["cache-control"]) == ("same-origin", "no-store")


def test_a_form_that_is_too_large(page: Page) -> None:
    assert page.ask("POST", "/decide", "comment=" + "x" * 200_000)[0] == 413
    assert read(page.decisions).decisions == ()


def test_static_files_are_those_of_the_package_alone(page: Page) -> None:
    assert "keydown" in page.get("/static/app.js")
    shown = page.get("/") + page.get("/static/app.js") + page.get("/static/style.css")
    assert not re.findall(r"https?://|//cdn|style=|onclick", shown)
    assert not re.findall(r"<script(?! src=\"/static/app\.js\" defer>)", shown)


HOSTILE = """Contrat <script>alert(1)</script>

Le mardi 4 mai 2021, Odile "><img src=x onerror=alert(2)> Marchesseau, préfète de l'Ariège, a signé
le contrat.
L'État y consacre 650 000 euros.

- le développement du parrainage <svg/onload=alert(3)> ;
- {{ 7*7 }} </textarea><script>alert(4)</script>.
"""


def test_hostile_documents_are_text(pipeline: Pipeline, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / '"><script>alert(5)<%2fscript>.txt').write_text(HOSTILE, "utf-8")
    strict = load_strict()
    write(strict.dataset(list(strict.run([docs]))), tmp_path / "out", [], {})
    known = load_known(tmp_path / "out")
    assert known.review
    for page in running(desk(known, pipeline, tmp_path / "decisions.csv")):
        for question in questions(known, ()):
            given = {"at": question.key, "said": "<script>", "wrong": "<b>bold", "typed": '"><i>'}
            shown = page.get("/?" + urlencode(given))
            for raw in (
                "<script>",
                "<img src",
                "<svg/onload",
                "</textarea><script",
                'value=""><i>',
                "<b>bold",
            ):
                assert raw not in shown
            assert shown.count("<script") == 1
            assert "{{ 7*7 }}" in shown
            assert "&lt;script&gt;alert(1)" in shown


def load_strict() -> Pipeline:
    from extractor.pipeline import load

    return load(threshold=1.0)


def test_a_killed_server_has_saved_what_it_said(out: Path, tmp_path: Path, known: Known) -> None:
    decisions = tmp_path / "decisions.csv"
    command = [sys.executable, "-c", "from extractor.cli import main; main()", "review", "serve", str(out)]
    command += ["--port", "0", "--decisions", str(decisions), "--who", "ada"]
    for count, question in enumerate(questions(known, ())[:2], 1):
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
        )
        assert process.stdout is not None
        address = process.stdout.readline()
        found = re.search(r"127\.0\.0\.1:(\d+)/\?token=(\S+)", address)
        assert found, address
        page = Page(int(found[1]), decisions, found[2])
        for _ in range(100):
            try:
                page.get("/")
                break
            except OSError:
                time.sleep(0.1)
        page.post("/decide", kind=question.fact.kind, id=question.fact.id, at=question.key, decision="ok")
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=10)
        assert len(read(decisions).standing()) == count


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(name: str) -> object:
        return None if name == "uvicorn" else object()

    monkeypatch.setattr(serving, "find_spec", find)
    with pytest.raises(UsageError, match=r"the page needs uvicorn.*extractor\[review\]"):
        serving.require()


def test_a_port_that_is_taken(page: Page, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["review", "serve", str(out), "--port", str(page.port), "--decisions", str(page.decisions)])
    assert f"--port {page.port}: " in capsys.readouterr().err
