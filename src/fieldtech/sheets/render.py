"""Pages as pictures, for the preview, for reading the QR code back, and for tests."""

import io
from collections.abc import Iterator

import pypdfium2
from PIL import Image

_MOST_POINTS = 2000.0  # no sheet of ours is larger; a hostile page could be a mile wide


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def page_images(pdf: bytes, dpi: int = 150, *, grey: bool = False, most: int = 50) -> Iterator[Image.Image]:
    """The first ``most`` pages as pictures, one at a time."""
    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(min(len(document), most)):
            page = document[number]
            if max(page.get_size()) <= _MOST_POINTS:
                yield page.render(scale=dpi / 72, grayscale=grey).to_pil()


def page_png(pdf: bytes, page: int = 0, dpi: int = 110) -> bytes:
    """One page as a PNG file."""
    with pypdfium2.PdfDocument(pdf) as document:
        out = io.BytesIO()
        document[page].render(scale=dpi / 72).to_pil().save(out, "PNG")
        return out.getvalue()


def page_texts(pdf: bytes) -> list[str]:
    """The text of every page as a reader would copy it."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]
