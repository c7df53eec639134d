"""PDF/A-3u: metadata, an sRGB output intent, and embedded files: the sealed record, and what travels to the office."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from xml.sax.saxutils import escape

from PIL import ImageCms
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString, PDFZCompress

from fieldtech.sheets.canvas import Paper
from fieldtech.sheets.document import Document, Literal

RECORD_NAME, CARGO_NAME = "record.json", "office.ftb"
RECORD_RELATION, CARGO_RELATION = "Source", "Supplement"
PRODUCER = "fieldtech"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{at}</xmp:CreateDate><xmp:ModifyDate>{at}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer><pdf:Keywords>{kind}</pdf:Keywords>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True)
class About:
    """What the file says of itself; ``record`` is embedded when the sheet carries one, ``kind`` tells papers apart.

    ``cargo`` is for the office alone: an encrypted bundle that nobody else can open.
    """

    title: str
    author: str
    at: datetime
    record: bytes | None = None
    kind: str = "service"
    cargo: bytes | None = None


@dataclass(frozen=True)
class _Attached:
    name: str
    subtype: bytes  # as it stands in the file, the slash escaped
    relation: str
    said: str
    data: bytes
    filters: tuple[object, ...] = ()


def kind_mark(kind: str) -> str:
    """The keyword of a kind of paper."""
    return f"fieldtech-{kind}"


def make_archival(paper: Paper, about: About) -> None:
    """Give the document what PDF/A-3u asks for; call it after the last page, before ``finish()``."""
    document = paper.document
    info = document.info
    info.title, info.author = about.title, about.author
    info.producer = info.creator = PRODUCER
    info.subject, info.keywords = "", kind_mark(about.kind)
    document.Catalog.OutputIntents = PDFArray([_srgb_intent(document)])
    document.Catalog.Metadata = _metadata(about)
    attached = list(_attached(about))
    for file in attached:
        document.updateSignature(file.data)
    if attached:
        _embed(document, attached, about.at)


def _attached(about: About) -> Iterator[_Attached]:
    if about.record is not None:
        said, packed = "Sealed service record", (PDFZCompress,)
        yield _Attached(RECORD_NAME, b"/application#2Fjson", RECORD_RELATION, said, about.record, packed)
    if about.cargo is not None:  # encrypted: nothing to compress
        said = "Records for the office, encrypted"
        yield _Attached(CARGO_NAME, b"/application#2Foctet-stream", CARGO_RELATION, said, about.cargo)


@cache
def _srgb_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _srgb_intent(document: Document) -> PDFDictionary:
    profile = PDFStream(PDFDictionary({"N": 3}), _srgb_profile(), [PDFZCompress])
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB"),
            "Info": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": document.Reference(profile),
        }
    )


def _metadata(about: About) -> PDFStream:
    text = _XMP.format(
        title=escape(about.title),
        author=escape(about.author),
        producer=PRODUCER,
        kind=kind_mark(about.kind),
        at=about.at.isoformat(timespec="seconds"),
    )
    kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    return PDFStream(kind, text.encode(), [])  # unfiltered, so that any program can find it


def _pdf_date(at: datetime) -> PDFString:
    zone = at.strftime("%z") or "+0000"
    return PDFString(f"D:{at:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'")


def _embed(document: Document, attached: list[_Attached], at: datetime) -> None:
    files = {file.name: _filespec(document, file, at) for file in attached}
    tree = [item for name in sorted(files) for item in (PDFString(name), files[name])]  # a reader looks names up in it
    document.Catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray(tree)})})
    document.Catalog.AF = PDFArray(list(files.values()))


def _filespec(document: Document, file: _Attached, at: datetime) -> object:
    stream = PDFStream(
        PDFDictionary(
            {
                "Type": PDFName("EmbeddedFile"),
                "Subtype": Literal(file.subtype),
                "Params": PDFDictionary({"Size": len(file.data), "ModDate": _pdf_date(at)}),
            }
        ),
        file.data,
        list(file.filters),
    )
    data = document.Reference(stream)
    return document.Reference(
        PDFDictionary(
            {
                "Type": PDFName("Filespec"),
                "F": PDFString(file.name),
                "UF": PDFString(file.name),
                "Desc": PDFString(file.said),
                "AFRelationship": PDFName(file.relation),
                "EF": PDFDictionary({"F": data, "UF": data}),
            }
        )
    )
