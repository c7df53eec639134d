"""Paper of ours that nobody signs: dispatch orders, return labels, blank forms, drafts. It proves nothing.

What such a file says of itself can be forged by anyone, so the answer is never more than "this is what it says".
"""

import io
import re
from dataclasses import dataclass

import pikepdf
import zxingcpp

from fieldtech.sheets.pdfa import PRODUCER, kind_mark
from fieldtech.sheets.qr import PREFIX
from fieldtech.sheets.read_back import read_record
from fieldtech.sheets.render import page_images
from fieldtech.sheets.return_label import PREFIX as LABEL_PREFIX

KINDS = ("dispatch", "label", "blank", "calibration", "service", "slip", "day", "terminals", "notice", "history",
         "prices", "fees", "statement")  # fmt: skip
_DPI = 300  # a label is small
_MOST_PAGES = 3
_NUMBER = re.compile(r"[0-9A-Z][0-9A-Z-]{3,39}\Z")


@dataclass(frozen=True)
class OwnPaper:
    """What an unsigned file says it is; ``number`` is the order in its code, "" when no code can be read."""

    kind: str
    number: str = ""
    known: bool | None = None  # whether the order is known here; None when nobody looked


def own_paper(pdf: bytes) -> OwnPaper | None:
    """Paper of ours without a signature; None for anything else, a sealed sheet whose signature is gone included."""
    try:
        kind = _kind(pdf)
        if kind not in KINDS:
            return None
        if kind == "service":
            record = read_record(pdf)
            return OwnPaper("draft", str(record["number"])) if record["revision"] == 0 else None
        return OwnPaper(kind, _number(pdf))
    # As in verify: what the PDF libraries raise at a hostile file is not ours to list, and it is no paper of ours.
    except Exception:
        return None


def _kind(pdf: bytes) -> str:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        info = document.docinfo
        marks = {kind_mark(kind): kind for kind in KINDS}
        if str(info.get("/Producer", "")) != PRODUCER:
            return ""
        return marks.get(str(info.get("/Keywords", "")), "")


def _number(pdf: bytes) -> str:
    for image in page_images(pdf, _DPI, grey=True, most=_MOST_PAGES):
        for found in zxingcpp.read_barcodes(image):
            if number := number_in(str(found.text)):
                return number
    return ""


def number_in(text: str) -> str:
    """The order's number in the text of a code of ours, "" when it is another code."""
    if text.startswith(PREFIX):
        return ""
    if text.startswith(f"{LABEL_PREFIX}:"):
        text = text.rpartition(":")[2]
    return text if _NUMBER.match(text) and "-" in text else ""
