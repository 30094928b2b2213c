"""The pictures of the report in docs/images: `extractor report outputs`, then `python docs/screenshots.py`.

`python docs/screenshots.py PAGE.html inspect` takes that of a page that `extractor inspect --html` wrote.

Needs Playwright (`pip install -e ".[dev]"`) and a Chromium. The pictures are of the page as it opens, in both
colour schemes, on a telephone and as printed; they have few colours, so that they stay small.
"""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Page, sync_playwright

IMAGES = Path(__file__).with_name("images")
COLOURS = 200


def main(report: Path, images: Path = IMAGES) -> None:
    """Write the pictures of the page `report` into `images`."""
    images.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(report.resolve().as_uri())
        keep(page.screenshot(), images / "report.png")
        for name, section in (("map", "map"), ("coverage", "coverage"), ("money", "money"), ("time", "time")):
            keep(_section(page, section), images / f"report-{name}.png")
        keep(_section(page, "quality"), images / "report-quality.png")
        page.emulate_media(color_scheme="dark")
        keep(_section(page, "coverage"), images / "report-dark.png")
        page.emulate_media(color_scheme="light")
        page.locator(".heat td a").first.click()
        page.wait_for_selector("#said:visible")
        keep(page.screenshot(), images / "report-facts.png")
        page.goto(report.resolve().as_uri())
        page.set_viewport_size({"width": 390, "height": 844})
        page.locator("#map").scroll_into_view_if_needed()
        page.evaluate("document.querySelector('#map').scrollIntoView()")
        keep(page.screenshot(), images / "report-phone.png")
        printed = page.pdf(prefer_css_page_size=True, print_background=True)
        browser.close()
    for number, sheet in enumerate(pypdfium2.PdfDocument(printed)):
        if number < 2:
            picture = io.BytesIO()
            sheet.render(scale=1).to_pil().save(picture, "png")
            keep(picture.getvalue(), images / f"report-print-{number + 1}.png")


def inspected(inspection: Path, images: Path = IMAGES) -> None:
    """Write the picture of a page of `extractor inspect --html`, as it opens."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(inspection.resolve().as_uri())
        keep(page.screenshot(), images / "inspect.png")
        browser.close()


def _section(page: Page, heading: str) -> bytes:
    """A section as far as one screen shows it."""
    page.evaluate("id => document.getElementById(id).closest('section').scrollIntoView()", heading)
    return page.screenshot()


def keep(png: bytes, path: Path) -> None:
    """Write a picture with few colours."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    draw = inspected if sys.argv[2:] == ["inspect"] else main
    draw(Path(sys.argv[1] if len(sys.argv) > 1 else "outputs/report.html"))
