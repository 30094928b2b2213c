#!/usr/bin/env python3
"""Scans of two documents of the corpus: python corpus/scans/build.py

Rendered, laid a little askew, saved as pictures: a communiqué in grey (JPEG), a contract in black and white
(fax compression) whose third page lies on its side and whose fifth is upside down. Their gold is that of the
originals. Needs pypdfium2 and Pillow.
"""

import json
import time
from pathlib import Path

import pypdfium2
from PIL import Image

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent
EPOCH = time.gmtime(1640995200)  # no clock in the files
SCANS = {
    # stem: pixels an inch, degrees, colours, quality of JPEG, quarter turns by page
    "cp_prefecture_somme": (150, 0.35, "L", 30, {}),
    "contrat_haute-loire": (200, -0.6, "1", None, {2: 1, 4: 2}),
}


def picture(page, dpi, angle, mode, turns):
    image = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    image = image.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255).rotate(
        90 * turns, expand=True
    )
    return image.point(lambda value: 255 if value > 150 else 0).convert("1") if mode == "1" else image


def main():
    for stem, (dpi, angle, mode, quality, turned) in SCANS.items():
        with pypdfium2.PdfDocument(CORPUS / "documents" / f"{stem}.pdf") as document:
            pages = [picture(page, dpi, angle, mode, turned.get(n, 0)) for n, page in enumerate(document)]
        options = {"quality": quality} if quality else {}
        out = HERE / "documents" / f"scan_{stem}.pdf"
        pages[0].save(
            out,
            save_all=True,
            append_images=pages[1:],
            resolution=dpi,
            creationDate=EPOCH,
            modDate=EPOCH,
            **options,
        )
        gold = json.loads((CORPUS / "gold" / f"{stem}.json").read_text(encoding="utf-8"))
        gold["file"] = out.name
        text = json.dumps(gold, ensure_ascii=False, indent=1) + "\n"
        (HERE / "gold" / f"scan_{stem}.json").write_text(text, encoding="utf-8")
        print(out.name, out.stat().st_size)


if __name__ == "__main__":
    main()
