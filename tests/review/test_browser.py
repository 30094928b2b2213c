"""The page in a real browser, from one run to the next: decided by keys, killed, seen in the tables.

With REVIEW_SCREENSHOTS=1 in the environment, the pictures of docs/review.md are written anew (docs/images).
"""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor.cli import main
from extractor.review.decisions import read

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium")

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images" if os.environ.get("REVIEW_SCREENSHOTS") else None
DOCUMENTS = (
    "article_corse.html",
    "cp_ars_puy-de-dome.md",
    "cp_ars_pyrenees-orientales.pdf",
    "cp_prefecture_creuse.txt",
    "cp_prefecture_somme.pdf",
)


class Server:
    """`extractor review serve` as its own process, started again as often as the test kills it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> str:
        command = ["review", "serve", "outputs", "--port", "0", "--who", "ada"]
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from extractor.cli import main; main()", *command],
            stdout=subprocess.PIPE,
            text=True,
            cwd=self._folder,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(ROOT / "src")},
        )
        assert self._process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:(\d+)/\S+", self._process.stdout.readline())
        assert found
        for _ in range(600):  # the address is printed just before it is listened to
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", int(found[1]))) == 0:
                    return found[0]
            time.sleep(0.05)
        raise AssertionError("the server does not answer")

    def kill(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.communicate(timeout=10)
            self._process = None


class Person:
    """Somebody at the page, who uses its keys."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def see(self, text: str) -> None:
        self.page.wait_for_selector(f"text={text}")
        self.page.wait_for_load_state("load")  # keys count once the page's script has run

    def press(self, key: str, then: str = "") -> None:
        self.page.keyboard.press(key)
        if then:
            self.see(then)

    def type(self, key: str, words: str) -> None:
        """Go to a field by its key and write."""
        self.page.keyboard.press(key)
        self.page.keyboard.type(words)

    def filter(self, **choices: str) -> None:
        """Set filters as a person does; by the words shown."""
        if not self.page.locator("#filters[open]").count():
            self.page.locator("#filters summary").click()
        for name, label in choices.items():
            self.page.locator(f".filters select[name={name}]").select_option(label=label)
        with self.page.expect_navigation():
            self.page.locator(".filters button").click()

    @property
    def question(self) -> str:
        return str(self.page.locator("#decide input[name=id]").get_attribute("value"))

    @property
    def listed(self) -> int:
        return int(self.page.locator("#queue a").count())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A run on documents of the corpus that is sure of nothing, so that there is a question of every kind."""
    (tmp_path / "docs").mkdir()
    for name in DOCUMENTS:
        shutil.copy(ROOT / "corpus" / "documents" / name, tmp_path / "docs")
    monkeypatch.chdir(tmp_path)
    assert extractor("run", "docs", "--quiet", "--threshold", "1") == 0
    return tmp_path


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    made = Server(folder)
    yield made
    made.kill()


@pytest.fixture
def person() -> Iterator[Person]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        yield Person(page)
        browser.close()
    killed = ("CONNECTION_REFUSED", "CONNECTION_RESET")  # asked of, or answered by, a server that was killed
    assert [text for text in said if not any(word in text for word in killed)] == []


def extractor(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    code = ended.value.code
    return code if isinstance(code, int) else 0


def table(folder: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / "outputs" / f"{name}.csv").read_text("utf-8"))))


def picture(person: Person, name: str) -> None:
    """A picture for the docs, of few colours so that it stays small."""
    from PIL import Image

    data = person.page.screenshot()
    if IMAGES is not None:
        IMAGES.mkdir(parents=True, exist_ok=True)
        image = Image.open(io.BytesIO(data)).convert("RGB")
        image.quantize(96).save(IMAGES / f"review-{name}.png", optimize=True)


def test_from_a_run_to_the_next(folder: Path, server: Server, person: Person) -> None:
    queue = table(folder, "review")
    waiting = {kind: sum(row["kind"] == kind for row in queue) for kind in {row["kind"] for row in queue}}
    assert waiting.keys() >= {"document", "signatory", "date", "amount", "match"}
    page = person.page
    page.goto(server.start())
    person.see(f"0 sur {len(queue)} décidés, {len(queue)} restants")
    assert person.listed == len(queue)

    doubt = person.question  # doubts about documents come first
    person.type("c", "vu au dossier")
    person.press("Escape")
    person.press("r", "1 sur")

    person.filter(kind="Signataire")
    assert person.listed == waiting["signatory"]
    signatory = person.question
    person.press("a", "2 sur")

    person.filter(kind="Date")
    person.type("/", "mardi 15 octobre")
    with page.expect_navigation():
        person.press("Enter")
    assert person.listed == 1
    day = person.question
    person.press("2", "3 sur")  # the second of the other readings
    with page.expect_navigation():
        page.locator("text=Tout montrer").click()

    person.filter(kind="Montant")
    wrong_sum = person.question
    person.press("r", "4 sur")
    person.press("u", "Dernière décision annulée.")
    assert person.question == wrong_sum  # back where it was taken
    person.see("3 sur")
    person.type("v", "payer=prefet")
    person.press("Enter", "n’est pas connu")
    assert page.locator("#value").input_value() == "payer=prefet"
    page.locator("#value").fill("payer=caf; year=2021")
    person.press("Enter", "4 sur")

    person.filter(kind="Objectif")
    assert person.listed == waiting["match"]
    picture(person, "match")
    two = person.question
    person.type("v", "6 7")
    person.press("Enter", "5 sur")
    outside = person.question
    person.press("0", "6 sur")
    skipped = person.question
    while person.question == skipped or not page.locator("#decide [data-key='1']").count():
        with page.expect_navigation():
            person.press("n")
    chosen, number = person.question, page.locator("#decide [data-key='1']").get_attribute("value")
    person.press("1", "7 sur")
    said = read(folder / "decisions.csv").standing()
    assert len(said) == 7

    server.kill()
    page.goto(server.start())
    person.see("7 sur")
    assert read(folder / "decisions.csv").standing() == said

    person.filter(document="docs/cp_ars_puy-de-dome.md", state="tous")
    row = next(r for r in queue if r["document"].endswith("cp_ars_puy-de-dome.md"))
    page.goto(page.url + f"&at={row['kind']}:{row['id']}")
    page.wait_for_selector("mark#quote")
    quote, pane = page.locator("mark#quote").bounding_box(), page.locator("main").bounding_box()
    assert pane["y"] <= quote["y"] <= pane["y"] + pane["height"]
    words = "un appartement relais pour les jeunes majeurs en situation de handicap"
    text = (folder / "outputs" / "text" / f"{document_id(folder, row['document'])}.txt").read_text("utf-8")
    assert text.count("000 €") > 1  # of words that stand more than once, the selected ones are meant
    last = text.rindex("000 €")
    for start, length in ((text.index(words), len(words)), (last, 5)):
        page.evaluate(SELECT, [start, start + length])
        page.wait_for_selector("#adding[open]")
    assert page.locator("#selected").input_value() == "000 €"
    page.locator("#adding select").select_option(label="Montant")
    page.locator("#adding input[name=decision]").fill("999 000")
    picture(person, "adding")
    page.locator("#adding form button").click()
    person.see("Fait ajouté.")
    person.type("/", "parentalité introuvable")
    person.press("Enter", "Plus rien à décider ici.")
    server.kill()

    assert extractor("review", "export", "outputs", "--excel") == 0
    lines = (folder / "review.csv").read_text("utf-8-sig").splitlines(keepends=True)
    index = next(n for n, line in enumerate(lines) if skipped in line)
    lines[index] = "non" + lines[index]
    (folder / "review.csv").write_text("".join(lines), "cp1252", errors="replace")
    assert extractor("review", "apply", "review.csv", "outputs", "--who", "bob") == 0
    assert extractor("run", "docs", "--quiet", "--threshold", "1") == 0

    assert not [row for row in table(folder, "problems") if row["code"] == "stale_decision"]
    asked = {row["id"] for row in table(folder, "review") if row["kind"] != "action"}
    assert not asked & {doubt, signatory, day, wrong_sum, two, outside, chosen, skipped}
    matches = table(folder, "matches")

    def live(action: str) -> list[tuple[str, str]]:
        mine = [row for row in matches if row["action_id"] == action and row["status"] != "rejected"]
        assert {row["method"] for row in matches if row["action_id"] == action} == {"decision"}
        return [(row["objective"], row["status"]) for row in mine]

    assert [objective for objective, _ in live(two)] == ["6", "7"]
    assert [objective for objective, _ in live(outside)] == [""]
    assert [objective for objective, _ in live(chosen)] == [number]
    assert live(skipped) == []
    (one,) = (row for row in table(folder, "signatories") if row["signatory_id"] == signatory)
    assert one["status"] == "accepted"
    (one,) = (row for row in table(folder, "dates") if row["date_id"] == day)
    assert (one["value"], one["status"]) == ("2020-10-13", "corrected")
    (one,) = (row for row in table(folder, "amounts") if row["amount_id"] == wrong_sum)
    assert (one["payer"], one["year"], one["status"]) == ("caf", "2021", "corrected")
    (one,) = (row for row in table(folder, "amounts") if row["amount"] == "999000")
    assert (one["start"], one["status"], one["rule"]) == (str(last), "corrected", "decision")
    assert len({row["who"] for row in csv_rows(folder / "decisions.csv")}) == 2
    assert {row["status"] for row in table(folder, "problems") if row["code"] == "weekday_conflict"} == {
        "accepted"
    }


SELECT = """([start, end]) => {
  const text = document.querySelector(".text");
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const at = (offset) => {
    walker.currentNode = text;
    let left = offset - Number(text.dataset.start);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (left <= node.length) return [node, left];
      left -= node.length;
    }
  };
  document.getSelection().setBaseAndExtent(...at(start), ...at(end));
}"""
"""Selects a range of the document's text, counted in its characters."""


def document_id(folder: Path, source: str) -> str:
    return next(row["document_id"] for row in table(folder, "documents") if row["source"] == source)


def csv_rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))


def test_every_key_of_the_list(folder: Path, server: Server, person: Person) -> None:
    page = person.page
    page.goto(server.start())
    page.wait_for_load_state("load")
    person.press("?")
    page.wait_for_selector("#keys[open]")
    picture(person, "keys")
    person.press("a")  # nothing is decided behind the dialog
    person.press("Escape")
    assert read(folder / "decisions.csv").decisions == ()
    first = person.question
    for key, question in (("n", False), ("k", True)):
        before = person.question
        person.press(key)
        page.wait_for_function("id => document.querySelector('#decide [name=id]').value !== id", arg=before)
        page.wait_for_load_state("load")
        assert (person.question == first) is question
    person.press("m")
    assert page.evaluate("document.activeElement.id") == "selected"
    person.press("Escape")
    for key, field in (("/", "words"), ("c", "comment"), ("v", "value")):
        person.press(key)
        assert page.evaluate("document.activeElement.id") == field
        page.keyboard.type("aru0n")  # letters in a field are letters
        assert page.locator(f"#{field}").input_value() == "aru0n"
        person.press("Escape")
    page.keyboard.press("Control+a")
    assert read(folder / "decisions.csv").decisions == ()
    person.filter(document="docs/cp_ars_pyrenees-orientales.pdf", kind="Objectif")
    page.wait_for_selector("rect#quote")
    page.locator("main svg image").evaluate("image => image.decode && image.decode()")
    picture(person, "pdf")
    person.press("t")
    assert page.locator("#as-text[open] mark").inner_text()
    page.locator(".pages a").first.click()
    page.wait_for_url("**page=*")
    assert page.locator("rect#quote").count() == 0
    person.press("?")
    page.locator("#keys-on").uncheck()
    person.press("Escape")
    person.press("a")
    page.reload()
    person.press("a")
    assert read(folder / "decisions.csv").decisions == ()
    for width, height, scheme, name in ((1280, 800, "dark", "dark"), (820, 1180, "light", "tablet")):
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        person.filter(document="tous", kind="Montant")
        picture(person, name)
