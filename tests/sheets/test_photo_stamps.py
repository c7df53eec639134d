"""The photos of a sheet are stamped copies: order, plate and time at their foot; before stands beside after."""

import io
from typing import Any

import pikepdf
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image, ImageStat

from fieldtech.sheets.photos import PhotoRow, shrink
from fieldtech.sheets.sections_after import photos
from fieldtech.sheets.service_sheet import DENSITIES, service_sheet
from fieldtech.sheets.style import Style
from fieldtech.sheets.vocabulary import Vocabulary
from sheets import sample


def white(width: int = 1200, height: int = 900) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(out, "JPEG")
    return out.getvalue()


def record(*slots: str) -> dict[str, Any]:
    shots = [{"slot": slot, "sha256": f"{at:064x}", "taken_at": "2026-11-18T14:30:00+08:00", "taken_from": "camera",
              "caption": ""} for at, slot in enumerate(slots)]  # fmt: skip
    return {**sample.usual(), "photos": shots}


def pictures(pdf: bytes) -> list[Image.Image]:
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            found += [pikepdf.PdfImage(image).as_pil_image().convert("L") for image in page.get_images().values()]
    return found


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_printed_photo_bears_its_stamp(language: str) -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    pdf = service_sheet(record("wiring"), key, language=language, photo=lambda _sha: white())
    (shot,) = [one for one in pictures(pdf) if one.width >= 600]
    foot = shot.crop((0, round(shot.height * 0.95), shot.width, shot.height))
    above = shot.crop((0, 0, shot.width, round(shot.height * 0.8)))
    assert ImageStat.Stat(above).mean[0] > 250 and ImageStat.Stat(foot).median[0] < 120
    assert ImageStat.Stat(foot).extrema[0][1] > 220  # letters


def test_the_same_photo_of_another_order_has_another_stamp() -> None:
    data = white()
    first, second = shrink(data, 1, ("WX-1", "2026-11-18")), shrink(data, 1, ("WX-2", "2026-11-18"))
    assert len({first, second, shrink(data, 1)}) == 3


def test_before_stands_beside_after() -> None:
    words = Vocabulary("en")
    wanted = record("wiring", "plate", "body", "wiring_before", "other")
    blocks = photos(Style(DENSITIES[0]), words, wanted, lambda _sha: white())
    shots = [block.shots for block in blocks if isinstance(block, PhotoRow)]
    rows = [[caption.partition(" · ")[0] for _data, caption in row] for row in shots]
    assert rows == [["Wiring before", "Wiring"], ["Plate", "Body"], ["Other"]]
