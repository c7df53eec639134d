"""The service sheet against Typst, Qt, fpdf2 and WeasyPrint: same fonts, same content, two pages, warm median of 30.

Run ``python bench/sheets.py`` with the packages of the extra ``bench``; it prints times, sizes and ratios, and
fails when a goal is missed. Each engine draws in a process of its own, so that none warms another's caches.
"""

import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "bench")]

from sheet_content import Part, as_html, ink_svg, parts_of, qr_svg  # noqa: E402

from fieldtech.model.canonical import canonical_json, sha256_hex  # noqa: E402
from fieldtech.paths import resources  # noqa: E402
from fieldtech.sheets.photos import shrink  # noqa: E402
from fieldtech.sheets.qr import qr_path, summary_of, write_qr  # noqa: E402
from fieldtech.sheets.render import page_count  # noqa: E402
from fieldtech.sheets.service_sheet import service_sheet  # noqa: E402
from sheets import sample  # noqa: E402

ROUNDS, SLOW_ROUNDS = 30, 8
GOALS = {"typst": 1.0, "qt": 2.5, "fpdf2": 10.0, "weasyprint": 20.0}
MOST_MS = 60.0
FONTS = resources() / "fonts"
REGULAR, BOLD = FONTS / "NotoSansSC-Regular.ttf", FONTS / "NotoSansSC-Bold.ttf"

Draw = Callable[[], bytes]


class Job:
    """The record and everything the engines share, in a folder they may read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.record = sample.usual(photos=True)
        self.code = write_qr(summary_of(self.record, sha256_hex(self.record)), sample.QR_KEY)
        self.photos = [shrink(data, 3) for data in map(sample.photo, self._hashes()) if data]
        for n, data in enumerate(self.photos):
            (folder / f"photo{n}.jpg").write_bytes(data)

    def _hashes(self) -> list[str]:
        return [p["sha256"] for p in self.record["photos"]]

    def parts(self) -> list[Part]:
        return parts_of(self.record)

    def write_figures(self) -> None:
        """Code, ink and record as files; a new sheet has new ones, so this belongs to the measured work."""
        (self.folder / "qr.svg").write_text(qr_svg(self.code))
        for who in ("customer", "technician"):
            (self.folder / f"{who}.svg").write_text(ink_svg(self.record["ink"][who]))
        (self.folder / "record.json").write_bytes(canonical_json(self.record))


def fieldtech(job: Job) -> Draw:
    return lambda: service_sheet(job.record, sample.QR_KEY, photo=sample.photo)


def typst(job: Job) -> Draw:
    import typst as engine

    fonts = engine.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])

    def quoted(text: str) -> str:
        return "[" + "".join("\\" + c if c in "#[]*_$@<>~`\\/\"'-=+" else c for c in text) + "]"

    def block(part: Part) -> str:
        widths = ",".join(f"{w}fr" for w in part.widths)
        head = f"table.header({','.join(quoted(h) for h in part.head)})," if part.head else ""
        cells = ",".join(quoted(c) for row in part.rows for c in row)
        return f'= {part.title}\n#table(columns:({widths}),stroke:.4pt+rgb("c2ccd6"),inset:(x:3pt,y:2pt),{head}{cells})'

    def draw() -> bytes:
        job.write_figures()
        source = (
            '#set page(paper:"a4",margin:(x:12mm,y:12mm),numbering:"1 / 1")\n'
            '#set text(font:"Noto Sans SC",size:8pt)\n#set document(title:"sheet")\n#show heading:set text(size:9pt)\n'
            f'#align(center,text(17pt,weight:"bold")[维修服务单])\n{quoted(job.record["number"])}\n'
            + "\n".join(block(part) for part in job.parts())
            + '\n#image("customer.svg",height:15mm)#image("technician.svg",height:15mm)#image("qr.svg",width:33mm)'
            + "".join(f'#image("photo{n}.jpg",width:90mm)' for n in range(len(job.photos)))
            + '\n#pdf.attach("record.json",relationship:"source",mime-type:"application/json",description:"r")'
        )
        return bytes(engine.compile(source.encode(), root=str(job.folder), font_paths=fonts, pdf_standards="a-3u"))

    return draw


def _figures(job: Job, svg: bool) -> str:
    images = "".join(f'<img src="photo{n}.jpg" width="340">' for n in range(len(job.photos)))
    if not svg:
        return images
    return images + "".join(f'<div style="width:33mm;display:inline-block">{v}</div>' for v in _vectors(job))


def _vectors(job: Job) -> list[str]:
    return [ink_svg(job.record["ink"][who]) for who in ("customer", "technician")] + [qr_svg(job.code)]


def weasyprint(job: Job) -> Draw:
    from weasyprint import HTML

    face = (
        f"@font-face{{font-family:SC;src:url({REGULAR.as_uri()})}}"
        f"@font-face{{font-family:SC;font-weight:700;src:url({BOLD.as_uri()})}}body{{font-family:SC}}"
    )

    def draw() -> bytes:
        page = as_html(job.parts(), job.record["number"], face, _figures(job, svg=True))
        return bytes(HTML(string=page, base_url=str(job.folder) + "/").write_pdf())

    return draw


def qt(job: Job) -> Draw:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, QUrl
    from PySide6.QtGui import QFontDatabase, QGuiApplication, QPageSize, QPainter, QPdfWriter, QTextDocument
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication([])
    for file in (REGULAR, BOLD):
        QFontDatabase.addApplicationFont(str(file))

    def draw() -> bytes:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        writer.setResolution(300)
        writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_A1b)
        document = QTextDocument()
        document.setBaseUrl(QUrl.fromLocalFile(str(job.folder) + "/"))
        face = 'body{font-family:"Noto Sans SC"}'
        document.setHtml(as_html(job.parts(), job.record["number"], face, _figures(job, svg=False)))
        document.documentLayout().setPaintDevice(writer)
        document.setPageSize(QSizeF(writer.width(), writer.height()))
        painter = QPainter(writer)
        for number in range(document.pageCount()):
            if number:
                writer.newPage()
            painter.save()
            painter.translate(0, -number * writer.height())
            document.drawContents(painter, QRectF(0, number * writer.height(), writer.width(), writer.height()))
            painter.restore()
        for place, svg in enumerate(_vectors(job)):
            QSvgRenderer(svg.encode()).render(painter, QRectF(100 + 450 * place, writer.height() - 500, 400, 400))
        painter.end()
        assert application is not None
        return bytes(buffer.data().data())

    return draw


def _fpdf2_code(page: Any, code: str) -> None:
    """Rectangles: its reader of SVG paths would take longer than the whole sheet."""
    path, modules = qr_path(code)
    numbers = [int(n) for n in path.split() if n.isdigit()]
    unit = 33 / modules
    page.set_fill_color(0)
    for x, y, wide, _ in zip(*[iter(numbers)] * 4, strict=True):
        page.rect(150 + x * unit, 240 + (modules - y) * unit, wide * unit, unit, style="F")


def fpdf2(job: Job) -> Draw:
    from fpdf import FPDF
    from fpdf.fonts import FontFace

    def draw() -> bytes:
        page = FPDF()
        page.add_font("SC", fname=str(REGULAR))
        page.add_font("SC", style="B", fname=str(BOLD))
        page.set_margins(12, 12)
        page.add_page()
        page.set_font("SC", "B", 17)
        page.cell(0, 9, "维修服务单", align="C", new_x="LMARGIN", new_y="NEXT")
        for part in job.parts():
            page.set_font("SC", "B", 9)
            page.cell(0, 6, part.title, new_x="LMARGIN", new_y="NEXT")
            page.set_font("SC", "", 8)
            style = FontFace(emphasis="BOLD", fill_color=(227, 235, 243))
            rows = [part.head, *part.rows] if part.head else part.rows
            with page.table(
                rows,
                col_widths=part.widths,
                line_height=4.2,
                headings_style=style,
                first_row_as_headings=bool(part.head),
                num_heading_rows=1 if part.head else 0,
            ):
                pass
        for n in range(len(job.photos)):
            page.image(str(job.folder / f"photo{n}.jpg"), w=90)
        for who in ("customer", "technician"):
            page.image(io.BytesIO(ink_svg(job.record["ink"][who]).encode()), w=33)
        _fpdf2_code(page, job.code)
        return bytes(page.output())

    return draw


ENGINES: dict[str, Callable[[Job], Draw]] = {
    "fieldtech": fieldtech,
    "typst": typst,
    "qt": qt,
    "fpdf2": fpdf2,
    "weasyprint": weasyprint,
}


def measure(name: str) -> dict[str, Any]:
    """Median milliseconds of warm runs of one engine."""
    with tempfile.TemporaryDirectory() as folder:
        draw = ENGINES[name](Job(Path(folder)))
        for _ in range(3):
            pdf = draw()
        times = []
        for _ in range(SLOW_ROUNDS if name in ("fpdf2", "weasyprint") else ROUNDS):
            start = time.perf_counter()
            pdf = draw()
            times.append((time.perf_counter() - start) * 1000)
    return {"ms": statistics.median(times), "bytes": len(pdf), "pages": page_count(pdf)}


def main() -> int:
    """Measure all engines in turn and hold the ratios against the goals."""
    found: dict[str, dict[str, Any]] = {}
    for name in ENGINES:
        done = subprocess.run([sys.executable, __file__, name], capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{name}: not measured: {done.stderr.strip().splitlines()[-1:]}")
            continue
        found[name] = json.loads(done.stdout.strip().splitlines()[-1])
    own = found["fieldtech"]["ms"]
    missed = own > MOST_MS
    print(f"{'engine':12} {'ms':>8} {'ratio':>7} {'goal':>6} {'bytes':>9} pages")
    for name, got in found.items():
        goal = GOALS.get(name)
        ratio = got["ms"] / own
        missed = missed or (goal is not None and ratio < goal)
        print(f"{name:12} {got['ms']:8.1f} {ratio:7.2f} {goal or '':>6} {got['bytes']:9} {got['pages']}")
    print("missed" if missed else "all goals met", f"(own time {own:.1f} ms, at most {MOST_MS:.0f} ms)")
    return int(missed)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measure(sys.argv[1])))
    else:
        raise SystemExit(main())
