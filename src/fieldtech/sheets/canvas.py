"""The paper: a reportlab canvas with quick text, filled shapes and JPEG pictures, in points from the bottom."""

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from fieldtech.sheets import fonts
from fieldtech.sheets.document import Document, Picture

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)

Colour = int  # 0xRRGGBB


class Paper(Canvas):  # type: ignore[misc]  # reportlab is untyped
    """One document being drawn."""

    def __init__(self, size: tuple[float, float], at: datetime, language: str) -> None:
        fonts.faces()
        self._out = io.BytesIO()
        # initialFontName: otherwise Helvetica is named, which is never embedded.
        super().__init__(self._out, pagesize=size, initialFontName=fonts.REGULAR, pdfVersion=(1, 7), pageCompression=1)
        self._doc = Document(at, language)

    @property
    def document(self) -> Document:
        """The document behind the pages."""
        return self._doc

    def finish(self) -> bytes:
        """Finish and give the file."""
        self.save()
        return self._out.getvalue()

    def _startPage(self) -> None:
        super()._startPage()
        self._ink: Colour | None = None

    def ink(self, colour: Colour) -> None:
        """Fill what follows with this colour."""
        if getattr(self, "_ink", None) != colour:
            self._ink = colour
            self._code.append(f"{_rgb(colour)} rg")

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        colour: Colour,
        *,
        bold: bool = False,
        align: str = "left",
    ) -> None:
        """One line of text with its base line at ``y``; ``align`` says what ``x`` is: left, right or middle."""
        if not text:
            return
        if align != "left":
            x -= fonts.width(text, size, bold) / (1 if align == "right" else 2)
        self.ink(colour)
        parts = [f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm"]
        for name, run in fonts.runs(text, bold):
            font = pdfmetrics.getFont(name)
            for subset, data in font.splitString(run, self._doc):
                internal = font.getSubsetInternalName(subset, self._doc)
                parts.append(f"{internal} {size:.2f} Tf ({self._escape(data)}) Tj")
        parts.append("ET")
        self._code.append(" ".join(parts))

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle."""
        self.ink(colour)
        self._code.append(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def rounded(self, x: float, y: float, width: float, height: float, radius: float, colour: Colour) -> None:
        """A filled rectangle with round corners."""
        self.ink(colour)
        self.roundRect(x, y, width, height, radius, stroke=0, fill=1)

    def frame(self, x: float, y: float, width: float, height: float, colour: Colour, line: float = 0.5) -> None:
        """The outline of a rectangle."""
        self._code.append(f"{_rgb(colour)} RG {line:.2f} w {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S")

    def rules(self, lines: Iterable[Sequence[float]], colour: Colour, line: float = 0.4) -> None:
        """Straight lines, each (x1, y1, x2, y2), in one stroke."""
        path = " ".join(f"{a:.2f} {b:.2f} m {c:.2f} {d:.2f} l" for a, b, c, d in lines)
        if path:
            self._code.append(f"{_rgb(colour)} RG {line:.2f} w {path} S")

    def fill_path(self, path: str, x: float, y: float, scale: float, colour: Colour, high: float | None = None) -> None:
        """A ready-made path filled at ``x, y``, its units times ``scale`` (upwards times ``high`` if given)."""
        up = scale if high is None else high
        self._code.append(f"q {_rgb(colour)} rg {scale:.5f} 0 0 {up:.5f} {x:.2f} {y:.2f} cm {path} f Q")

    @contextmanager
    def moved(self, right: float, up: float) -> Iterator[None]:
        """Draw what is drawn inside further to the right and up."""
        self._code.append(f"q 1 0 0 1 {right:.2f} {up:.2f} cm")
        self._ink = None  # colours begin anew on either side of a saved state
        yield
        self._code.append("Q")
        self._ink = None

    def jpeg(self, data: bytes, x: float, y: float, width: float, height: float) -> None:
        """An RGB picture, put in as the JPEG it is; reportlab would unpack it first to compute a name."""
        name = f"FormXob.{sha256(data).hexdigest()[:24]}"
        if name not in self._doc.idToObject:
            self._doc.Reference(Picture.of_jpeg(name, data), name)
        self._currentPageHasImages = 1
        self._formsinuse.append(name.removeprefix("FormXob."))
        self._code.append(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f} cm /{name} Do Q")


def _rgb(colour: Colour) -> str:
    return " ".join(f"{(colour >> shift & 255) / 255:.3f}" for shift in (16, 8, 0))
