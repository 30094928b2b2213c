"""Tesseract: whether it is there, and the words that it reads in a picture of a page.

The program is called as it is (Debian: `tesseract-ocr tesseract-ocr-fra`), picture in and hOCR out through
pipes: no Python package, no temporary file. One thread and fixed options, so that the same picture gives
the same words.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from functools import lru_cache
from typing import Any, Literal, NamedTuple, get_args

from lxml import etree

from extractor.errors import UsageError

OcrMode = Literal["auto", "always", "never"]

INSTALL = (
    "install Tesseract with its French data (Debian, Ubuntu: apt-get install tesseract-ocr tesseract-ocr-fra)"
)
LANGUAGE = "fra"
TIMEOUT = 120.0
"""Seconds for one page."""

_NUMBERS = re.compile(r"(bbox|baseline|x_size|x_wconf|textangle) (-?[\d.]+(?: -?[\d.]+)*)")
_ROTATE = re.compile(r"Rotate: (\d+).*?Orientation confidence: ([\d.]+)", re.DOTALL)
_LINES = ("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat")
_SURE = 1.5  # Tesseract's own measure of how sure it is of an orientation; 15 is certain


class OcrWord(NamedTuple):
    """A word in a picture, in pixels from its top left corner; `confidence` from 0 to 100."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float


class OcrLine(NamedTuple):
    """A line of words: its type height in pixels, and the height of its baseline at each word."""

    words: tuple[OcrWord, ...]
    size: float
    baselines: tuple[float, ...]


class OcrFailedError(Exception):
    """Tesseract gave no answer for one page: too slow, or it ended with an error."""


class Engine(NamedTuple):
    """A Tesseract that reads French."""

    program: str
    orients: bool

    def lines(self, picture: bytes, dpi: int) -> list[OcrLine]:
        """The lines of a picture (a PGM file). Raises OcrFailedError."""
        options = ["-l", LANGUAGE, "--oem", "1", "--psm", "3", "--dpi", str(dpi)]
        return _lines(self._run(picture, [*options, "hocr"]))

    def turns(self, picture: bytes, dpi: int) -> int | None:
        """The quarter turns clockwise that set a picture upright, or None where Tesseract cannot tell."""
        if not self.orients:
            return None
        try:
            answer = self._run(picture, ["-l", "osd", "--psm", "0", "--dpi", str(dpi)])
        except OcrFailedError:  # "Too few characters"
            return None
        found = _ROTATE.search(answer.decode("utf-8", "replace"))
        return int(found[1]) // 90 % 4 if found is not None and float(found[2]) >= _SURE else None

    def _run(self, picture: bytes, options: list[str]) -> bytes:
        try:
            done = subprocess.run(
                [self.program, "stdin", "stdout", *options],
                input=picture,
                capture_output=True,
                timeout=TIMEOUT,
                env={**os.environ, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C"},
                check=True,
            )
        except subprocess.TimeoutExpired as error:
            raise OcrFailedError(f"Tesseract took more than {TIMEOUT:g} s") from error
        except subprocess.CalledProcessError as error:
            said = error.stderr.decode("utf-8", "replace").strip().splitlines()
            raise OcrFailedError(f"Tesseract failed: {said[-1] if said else error.returncode}") from error
        except OSError as error:
            raise OcrFailedError(f"Tesseract cannot be started: {error}") from error
        return done.stdout


def find_engine() -> Engine | None:
    """The installed Tesseract, or None where there is none that reads French."""
    return _engine(shutil.which("tesseract"), os.environ.get("TESSDATA_PREFIX", ""))


@lru_cache(maxsize=8)
def _engine(program: str | None, data: str) -> Engine | None:  # noqa: ARG001  (part of the cache's key)
    if program is None:
        return None
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, timeout=30, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    languages = set((listed.stdout + listed.stderr).decode("utf-8", "replace").split())
    return Engine(program, "osd" in languages) if LANGUAGE in languages else None


def engine_version() -> str:
    """What the installed Tesseract says of itself, such as `5.3.0`; empty where there is none."""
    engine = find_engine()
    if engine is None:
        return ""
    said = subprocess.run([engine.program, "--version"], capture_output=True, timeout=30, check=False)
    found = re.search(r"tesseract\s+v?([\w.-]+)", (said.stdout + said.stderr).decode("utf-8", "replace"))
    return found[1] if found is not None else ""


def check_mode(mode: str) -> OcrMode:
    """`mode` as one of auto, always, never.

    Raises:
        UsageError: it is none of them, or OCR is asked for and there is no Tesseract.
    """
    for known in get_args(OcrMode):
        if mode == known:
            if mode == "always" and find_engine() is None:
                raise UsageError(f"--ocr always needs Tesseract: {INSTALL}")
            return known  # type: ignore[no-any-return]
    raise UsageError(f"--ocr is auto, always or never, not {mode!r}")


def _lines(hocr: bytes) -> list[OcrLine]:
    lines: list[OcrLine] = []
    if not hocr.strip():
        return lines
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root: Any = etree.fromstring(hocr, parser)
    for element in root.iter("{*}span"):
        if element.get("class") not in _LINES:
            continue
        properties = _properties(element)
        if properties.get("textangle", [0.0]) != [0.0] or "bbox" not in properties:
            continue  # set sideways
        x0, _, _, bottom = properties["bbox"]
        slope, offset = properties.get("baseline", [0.0, 0.0])[:2]
        words = tuple(word for child in element.iter("{*}span") if (word := _word(child)) is not None)
        if words:
            baselines = tuple(bottom + offset + slope * ((w.x0 + w.x1) / 2 - x0) for w in words)
            size = properties.get("x_size", [words[0].bottom - words[0].top])[0]
            lines.append(OcrLine(words, size, baselines))
    return lines


def _word(element: Any) -> OcrWord | None:
    if element.get("class") != "ocrx_word":
        return None
    text = "".join(element.itertext()).strip()
    properties = _properties(element)
    if not text or "bbox" not in properties:
        return None
    x0, top, x1, bottom = properties["bbox"]
    return OcrWord(text, x0, top, x1, bottom, properties.get("x_wconf", [0.0])[0])


def _properties(element: Any) -> dict[str, list[float]]:
    """What an hOCR title says: `bbox 12 30 80 44; baseline 0.001 -8; x_size 38.5`."""
    return {
        name: [float(number) for number in numbers.split()]
        for name, numbers in _NUMBERS.findall(element.get("title") or "")
    }
