"""The page in a real browser, by its keys: decide, undo, filter, add a fact, survive a kill, run again."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from in_force import not_in_force

from extractor.dataset import Dataset
from extractor.review.decisions import Decision, read
from extractor.review.known import Known

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


class Server:
    """`extractor review serve` as its own process, started again as often as the test kills it."""

    def __init__(self, out: Path, decisions: Path) -> None:
        code = ["-c", "from extractor.cli import main; main()", "review", "serve", str(out), "--port", "0"]
        self._command = [sys.executable, *code, "--who", "ada", "--decisions", str(decisions)]
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> str:
        environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
        self._process = subprocess.Popen(self._command, stdout=subprocess.PIPE, text=True, env=environment)
        assert self._process.stdout is not None
        found = re.search(r"http://\S+", self._process.stdout.readline())
        assert found
        time.sleep(2)
        return found[0]

    def kill(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.communicate(timeout=10)
            self._process = None


@pytest.fixture
def server(out: Path, tmp_path: Path) -> Iterator[Server]:
    made = Server(out, tmp_path / "decisions.csv")
    yield made
    made.kill()


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium")
def test_a_review_by_keys(
    server: Server, known: Known, decided: Callable[[Sequence[Decision]], Dataset], tmp_path: Path
) -> None:
    path = tmp_path / "decisions.csv"
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))

        def shows(text: str) -> None:
            page.wait_for_selector(f"text={text}")
            page.wait_for_load_state("load")  # keys count once the page's script has run

        page.goto(server.start())
        page.keyboard.press("a")
        shows("Enregistré.")
        page.goto(page.url.split("?")[0] + "?kind=match")
        page.keyboard.press("r")
        shows("2 sur")
        page.keyboard.press("u")
        shows("Dernière décision annulée.")
        assert len(read(path).standing()) == 1
        page.keyboard.press("v")
        page.keyboard.type("6 7")
        page.keyboard.press("Enter")
        shows("2 sur")
        page.keyboard.press("c")
        page.keyboard.type("sûr")
        page.keyboard.press("Escape")
        page.keyboard.press("0")
        shows("3 sur")
        assert [(d.value, d.comment) for d in read(path).standing()[1:]] == [("6,7", ""), ("0", "sûr")]
        assert page.locator("#queue a").count() == sum(r["kind"] == "match" for r in known.review) - 2

        server.kill()
        page.goto(server.start())
        assert page.locator("text=3 sur").count() == 1
        before = page.locator("aside h2").inner_text()
        page.keyboard.press("n")
        page.wait_for_function("text => document.querySelector('aside h2').innerText !== text", arg=before)
        page.wait_for_load_state("load")
        page.keyboard.press("k")
        page.wait_for_function("text => document.querySelector('aside h2').innerText === text", arg=before)
        page.wait_for_load_state("load")
        page.keyboard.press("/")
        page.keyboard.type("mars")
        page.keyboard.press("Enter")
        page.wait_for_url("**words=mars*")
        kinds = ("amount", "date", "department", "signatory")
        row = next(r for r in known.review if r["kind"] in kinds and ".pdf" not in r["document"])
        value_of = "(all, name) => all.find(option => option.textContent.trim() === name).value"
        document = page.locator("select[name=document] option").evaluate_all(value_of, row["document"])
        page.goto(page.url.split("?")[0] + f"?kind={row['kind']}&document={document}")
        page.wait_for_selector("mark#quote")
        quote = page.locator("mark#quote")
        box, pane = quote.bounding_box(), page.locator("main").bounding_box()
        assert pane["y"] <= box["y"] <= pane["y"] + pane["height"]
        page.evaluate("document.getSelection().selectAllChildren(document.querySelector('mark#quote'))")
        page.wait_for_selector("#adding[open]")
        assert page.locator("#selected").input_value() == quote.inner_text()
        page.locator("#adding select").select_option("action")
        page.locator("#adding button").click()
        shows("Fait ajouté.")
        page.screenshot(path=tmp_path / "page.png")
        browser.close()
    assert said == []
    standing = read(path).standing()
    assert [d.decision for d in standing][-1] == "add"
    assert len(standing) == 4
    assert not_in_force(standing, decided(standing)) == []
