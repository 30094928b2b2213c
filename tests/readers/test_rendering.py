"""Pages as pictures."""

import io

import pytest
from PIL import Image
from tiny_pdf import Sheet, write

from extractor.errors import DamagedError
from extractor.readers.rendering import page_image, page_images


def drawn() -> bytes:
    first, second = Sheet(), Sheet()
    first.text(100, 200, "Mardi 13 octobre", size=20)
    return write([first, second])


def test_ink_is_where_the_text_is() -> None:
    picture = Image.open(io.BytesIO(page_image(drawn(), 1, scale=2))).convert("L")
    assert picture.size == (1190, 1684)
    left, top, right, bottom = picture.point(lambda value: 255 if value < 128 else 0).getbbox() or (
        0,
        0,
        0,
        0,
    )
    assert 195 < left < 215
    assert right < 200 + 2 * 16 * 12 + 5
    assert 360 < top < bottom < 412


def test_pages_that_are_not_there_are_left_out() -> None:
    assert [number for number, _ in page_images(drawn(), [2, 7, 1])] == [2, 1]
    with pytest.raises(DamagedError, match="page 3"):
        page_image(drawn(), 3)
    with pytest.raises(DamagedError, match="damaged"):
        page_image(b"%PDF-1.4 and no more", 1)


def test_the_same_bytes_each_time() -> None:
    assert page_image(drawn(), 1) == page_image(drawn(), 1)


def test_huge_pages_are_rendered_small() -> None:
    data = drawn().replace(b"[0 0 595 842]", b"[0 0 56692 56692]")
    picture = Image.open(io.BytesIO(page_image(data, 1)))
    assert picture.size[0] * picture.size[1] <= 4_010_000
