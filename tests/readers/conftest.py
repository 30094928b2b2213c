"""Tests of the readers speak about files, not about the machine: without OCR, but where they are about it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from extractor.readers import pdf_ocr


@pytest.fixture(autouse=True, scope="module")
def no_ocr(request: pytest.FixtureRequest) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        if "ocr" not in request.module.__name__:
            patch.setattr(pdf_ocr, "find_engine", lambda: None)
        yield
