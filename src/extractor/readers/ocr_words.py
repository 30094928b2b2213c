"""What Tesseract read in a picture as the words of a page: sizes made even, noise left out, bullets and bold
type told from the picture itself."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from statistics import median

from extractor.readers.characters import BULLET
from extractor.readers.ocr import OcrLine, OcrWord
from extractor.readers.page_image import Pixels, dot, stroke
from extractor.readers.page_words import Word

_NOISE = 25  # confidence below which a word is a stain, a stamp or a signature
_UNSURE_SIGN = 60  # the same for a sign without letters
_SURE_LINE = 60  # mean confidence of a line of which every word is text
_PLAIN_WORD = re.compile(r"[A-ZÀ-Ý]?[a-zà-ÿ]{4,}|[A-ZÀ-Ý]{4,}")
_EM = 0.93  # Tesseract's line height from ascender to descender is so many times the size of type
_ASCENT, _DESCENT = 0.86, 0.22  # ems above and below the baseline, as for the words of other pages
_SAME_SIZE = 0.13  # by how much line heights differ within one size of type
_BOLD = 1.27  # times the usual thickness of strokes
_SIGNS = frozenset("-–—•*+:;«»€%&/=°!?()…→➢►▪■")
_ODD_BULLETS = frozenset("*¢®©°¤§»>+~=«")


def words_of(lines: Sequence[OcrLine], pixels: Pixels, scale: float) -> tuple[list[Word], float]:
    """The words in points (`scale` of them a pixel), and the mean confidence of their letters."""
    kept = [line for line in map(_without_noise, lines) if line is not None]
    letters = [(line.size, len(w.text), w.confidence) for line in kept for w in line.words]
    total = sum(count for _, count, _ in letters)
    if not total:
        return [], 0.0
    usual = median([size for size, count, _ in letters for _ in range(count)])
    weights = [[_weight(pixels, word, line.size) for word in line.words] for line in kept]
    known = [weight for line in weights for weight in line if weight]
    heavy = _BOLD * median(known) if known else math.inf
    words: list[Word] = []
    for line, line_weights in zip(kept, weights, strict=True):
        own = usual if abs(line.size - usual) <= _SAME_SIZE * usual else line.size
        size = max(1.0, round(own * _EM * scale * 2) / 2)
        placed = [
            Word(
                word.text,
                word.x0 * scale,
                baseline * scale - _ASCENT * size,
                word.x1 * scale,
                baseline * scale + _DESCENT * size,
                size,
                weight >= heavy,
            )
            for word, baseline, weight in zip(line.words, line.baselines, line_weights, strict=True)
        ]
        words.extend(_with_bullet(placed, line, pixels, scale))
    return words, sum(count * confidence for _, count, confidence in letters) / total


def _without_noise(line: OcrLine) -> OcrLine | None:
    """The line without what is no text: words that Tesseract doubts, signs in pictures."""
    letters = sum(len(word.text) for word in line.words)
    mean = sum(len(word.text) * word.confidence for word in line.words) / letters
    sure = mean >= _SURE_LINE and not (len(line.words) == 1 and letters < 3)
    kept = [
        (word, baseline)
        for word, baseline in zip(line.words, line.baselines, strict=True)
        if _is_text(word, sure)
    ]
    if not any(c.isalnum() for word, _ in kept for c in word.text):
        return None
    return OcrLine(tuple(word for word, _ in kept), line.size, tuple(baseline for _, baseline in kept))


def _is_text(word: OcrWord, sure: bool) -> bool:
    """Whether a word is text. Doubted words of a `sure` line are: Tesseract doubts each "l'accueil"."""
    if sum(c.isalnum() for c in word.text) > 1:
        return sure or word.confidence >= _NOISE or _PLAIN_WORD.fullmatch(word.text) is not None
    if any(c.isalnum() for c in word.text):
        return word.confidence >= _NOISE
    return (sure or word.confidence >= _UNSURE_SIGN) and set(word.text) <= _SIGNS


def _weight(pixels: Pixels, word: OcrWord, size: float) -> float:
    """The thickness of a word's strokes in ems, 0 where it says nothing."""
    if sum(c.isalpha() for c in word.text) < 2:
        return 0.0
    return stroke(pixels, word.x0, word.top, word.x1, word.bottom) / size


def _with_bullet(placed: list[Word], line: OcrLine, pixels: Pixels, scale: float) -> list[Word]:
    """The line with the bullet that Tesseract took for a letter, or did not see."""
    first, word, baseline = placed[0], line.words[0], line.baselines[0]
    em = line.size * _EM
    gap = line.words[1].x0 - word.x1 if len(line.words) > 1 else 0.0
    if len(word.text) == 1 and not word.text.isdigit() and gap > 0.2 * em:
        if word.text in _ODD_BULLETS or (
            dot(pixels, word.x0, word.top, word.x1, word.bottom) is not None
            and word.bottom - word.top < 0.75 * em
        ):
            placed[0] = first._replace(text=BULLET)
        return placed
    seen = dot(pixels, word.x0 - 3.2 * em, baseline - 0.85 * em, word.x0 - 0.15 * em, baseline)
    if (
        seen is None
        or not 0.12 * em <= seen.bottom - seen.top <= 0.6 * em
        or seen.bottom > baseline - 0.08 * em
    ):
        return placed
    bullet = first._replace(text=BULLET, x0=seen.x0 * scale, x1=seen.x1 * scale, bold=False)
    return [bullet, *placed]
