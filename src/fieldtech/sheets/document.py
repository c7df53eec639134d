"""reportlab's document with the parts PDF/A-3 asks for and reportlab leaves out.

The classes of single objects are exchanged as they are registered: reportlab creates page contents, fonts and
images itself, deep inside, and offers no other place to hook in short of patching it for everyone.
"""

import io
import zlib
from datetime import datetime
from hashlib import md5

from reportlab import rl_config
from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase import pdfdoc

# reportlab reads this while it writes; binary streams are smaller and quicker than ASCII ones.
rl_config.useA85 = 0

_END = b"endstream\n"
_LEVEL = 4


def _with_eol(data: bytes) -> bytes:
    """PDF/A wants a line end before ``endstream`` that is not part of the stream, even if that ends in one too."""
    return data[: -len(_END)] + b"\n" + _END


class _Flate(pdfdoc.PDFStreamFilterZCompress):  # type: ignore[misc]  # reportlab is untyped
    """Half the time of reportlab's level for three per cent more bytes."""

    def encode(self, text: str | bytes) -> bytes:
        return zlib.compress(text.encode() if isinstance(text, str) else text, _LEVEL)


_FLATE = _Flate()


class Stream(pdfdoc.PDFStream):  # type: ignore[misc]  # reportlab is untyped
    """A stream that ends as PDF/A demands."""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The stream's bytes."""
        self.filters: list[object] = [_FLATE if f is pdfdoc.PDFZCompress else f for f in self.filters or ()]
        return _with_eol(super().format(document))


class Picture(pdfdoc.PDFImageXObject):  # type: ignore[misc]  # reportlab is untyped
    """An image that ends as PDF/A demands."""

    @classmethod
    def of_jpeg(cls, name: str, data: bytes) -> "Picture":
        """A JPEG as it is."""
        picture = cls(name)
        picture.loadImageFromJPEG(io.BytesIO(data))
        return picture

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The image's bytes."""
        return _with_eol(super().format(document))


class Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc]  # reportlab is untyped
    """A document root that may also carry an output intent and associated files."""

    __NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents", "AF"]
    __Refs__ = __NoDefault__


class Literal(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab is untyped
    """Bytes written as they are; reportlab cannot write the name ``/application#2Fjson``."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The bytes."""
        return self.data


class _Moment(TimeStamp):  # type: ignore[misc]  # reportlab is untyped
    """The time of the sheet instead of the time of the machine: same record, same bytes."""

    def __init__(self, at: datetime) -> None:
        super().__init__(invariant=1)
        offset = at.utcoffset()
        minutes = int(offset.total_seconds() // 60) if offset else 0
        self.t = at.timestamp()
        self.lt = at.timetuple()
        self.YMDhms = tuple(self.lt)[:6]
        self.dhh, self.dmm = divmod(minutes, 60)
        self.tzname = ""


_BETTER = {pdfdoc.PDFStream: Stream, pdfdoc.PDFImageXObject: Picture}


class Document(pdfdoc.PDFDocument):  # type: ignore[misc]  # reportlab is untyped
    """A PDF 1.7 document in the making, dated ``at``."""

    def __init__(self, at: datetime, language: str) -> None:
        super().__init__(compression=1, pdfVersion=(1, 7), lang=language)
        self._timeStamp = _Moment(at)
        # The file's ID grows from what is in it, not from the clock of the machine.
        self.signature = md5(at.isoformat().encode(), usedforsecurity=False)
        root = Catalog()
        root.__dict__.update(self._catalog.__dict__)
        self._catalog: Catalog = root
        self.Catalog: Catalog = root

    def Reference(self, obj: object, name: str | None = None) -> object:
        """Register an object, in its PDF/A form where there is one."""
        better = _BETTER.get(obj.__class__)
        if better is not None:
            obj.__class__ = better
        return super().Reference(obj, name)
