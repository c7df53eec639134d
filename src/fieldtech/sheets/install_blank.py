"""The installation sheet to be filled in by hand: a line to write on for each vehicle, the order's number as code."""

from fieldtech.sheets.blocks import Block, Cell, Column, Field, TableRow, field_grid, table
from fieldtech.sheets.canvas import A4, MM, Paper
from fieldtech.sheets.flow import draw_pages, paginate
from fieldtech.sheets.install_dispatch import plate
from fieldtech.sheets.install_sheet import OTHER_WORK, VARIANT, for_task, title_code
from fieldtech.sheets.letterhead import Letterhead
from fieldtech.sheets.pdfa import About, make_archival
from fieldtech.sheets.sections_before import CHECKS, THIRDS, TIMES, Record, preference, titled
from fieldtech.sheets.sections_work import side_by_side
from fieldtech.sheets.strips import Tick, TickRow, WriteRow
from fieldtech.sheets.style import Style
from fieldtech.sheets.vocabulary import Vocabulary, said, written_at

_LINE = 10.5 * MM  # two lines of handwriting
_SIGNED_WITH = 2  # vehicles at least that stand above the signatures
_ITEM_COLUMNS = 3
_FITTING = (
    ("terminal_or_imei", 1.7), ("iccid_write", 1.25), ("place_write", 1.5), ("body_box", 0.62), ("electrics_box", 0.72),
    ("online_box", 0.62), ("done_box", 0.72), ("not_done_box", 0.95), ("reason_write", 1.9),
)  # fmt: skip
_REMOVAL = (
    ("terminal_or_imei", 1.5), ("iccid_write", 1.1), ("goes_good_box", 0.7), ("goes_repair_box", 0.7),
    ("goes_customer_box", 0.75), ("body_box", 0.62), ("electrics_box", 0.72), ("taken_box", 0.7),
    ("not_taken_box", 0.95), ("reason_write", 2.2),
)  # fmt: skip
"""What is written or ticked for each vehicle, with the width of its column."""
_VERDICTS = ("satisfied", "dissatisfied")


def install_blank(record: Record, *, language: str = "zh_CN") -> bytes:
    """The form as PDF/A-3u; what is known of the order is printed, the rest is left to the pen."""
    words = Vocabulary(language, VARIANT)
    style = Style(0.84 if words.bilingual else 0.88, bilingual=words.bilingual)
    at = written_at(record)
    paper = Paper(A4, at, words.tag)
    title = title_code("install_blank", record)
    head = Letterhead(words, words.label(title), record, at.isoformat(), "", code=True)
    blocks = [
        *_known(style, words, record)[1:],
        *departure(style, words),
        *_vehicles(style, words, record),
        *signing(style, words),
        *(() if record.get("task") == "removal" else _items(style, words, record)),
    ]
    draw_pages(paper, paginate(blocks), head.frame())
    about = About(f"{words.line(title)} {record['number']}", record["company"].get("name") or "", at, kind="blank")
    make_archival(paper, about)
    return paper.finish()


def _known(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    customer, asked, label = record["customer"], record["order"], words.label
    rows = [
        [
            Field(label("customer"), Cell(said(customer.get("name")), bold=True)),
            Field(label("contact"), said(asked.get("contact"))),
            Field(label("phone"), said(asked.get("phone"))),
        ],
        [
            Field(label("place"), said(asked.get("place")), 2),
            Field(label("vehicle_count"), Cell(str(len(record["rows"])), bold=True)),
        ],
        [
            Field(label("request_no"), said(record.get("request"))),
            Field(label("device_model"), said(asked.get("model"))),
            Field(label("access"), said(asked.get("platform"))),
        ],
    ]
    blocks = [*field_grid(style, rows, THIRDS), *preference(style, words, record)]
    return titled(style, words.line("sec.order"), blocks, words.line("by_hand_fleet"))


def departure(style: Style, words: Vocabulary) -> list[Block]:
    """The checks before leaving and the times, to be ticked and written."""
    ticks = [Tick(words.label(f"check.{code}"), "") for code in CHECKS]
    arrival = [Tick(words.label(code), "") for code in ("id_shown", "customer_confirmed")]
    times = [(words.label(f"time.{time}"), 1.0) for time in TIMES]
    blocks: list[Block] = [TickRow(style, ticks, keep=True), TickRow(style, arrival, keep=True), WriteRow(style, times)]
    return titled(style, words.line("sec.journey"), blocks)


def _vehicles(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    task = str(record.get("task") or "install")
    boxes = _REMOVAL if task == "removal" else _FITTING
    columns = [Column(words.label("row"), 0.36, "right"), Column(words.label("plate_vin"), 1.75)]
    columns += [
        Column(words.label(name), width, "middle" if name.endswith("_box") else "left") for name, width in boxes
    ]
    box = Cell(mark="", align="middle")
    empty: list[Cell | str] = [box if name.endswith("_box") else "" for name, _width in boxes]
    rows = [[str(row["position"]), _vehicle(words, row, task), *empty] for row in record["rows"]]
    for cells, row in zip(rows, record["rows"], strict=True):
        if task in OTHER_WORK:
            cells[2] = Cell(str(row.get("from_terminal") or ""), bold=True)
    lines = table(style.tight, columns, rows)
    for line in lines:
        if isinstance(line, TableRow):
            line.height, line.framed = max(line.height, _LINE), True
    for line in lines[-_SIGNED_WITH:]:
        line.keep = True  # nobody signs a page without a vehicle
    return titled(style, words.line(for_task(record, "sec.results")), lines)


def _vehicle(words: Vocabulary, row: Record, task: str) -> Cell:
    """The vehicle; in a move with the one its terminal comes from."""
    lines = [plate(words, row), row.get("vin") or ""]
    if task == "move" and row.get("from"):
        lines.append(f"{words.short('moved_from')} {row['from']}")
    return Cell("\n".join(line for line in lines if line), bold=True, bold_lines=1)


def _items(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """What has to be checked on each vehicle, to look up while working."""
    listed = record.get("checklist")
    if not listed or not listed.get("items"):
        return []
    cells: list[list[Cell | str]] = [[str(n), words.name(item)] for n, item in enumerate(listed["items"], 1)]
    columns = (Column(words.label("row"), 0.2, "right"), Column(words.label("item"), 2.6))
    lines = side_by_side(style.tight, columns, cells, _ITEM_COLUMNS)
    for line in lines[:-1]:
        line.keep = True  # it is one list to look at
    return titled(style, words.line("sec.items_blank"), lines)


def signing(style: Style, words: Vocabulary) -> list[Block]:
    """Room for the price, the verdict and both signatures."""
    verdict = [Tick(words.stacked("verdict", code), "") for code in _VERDICTS]
    rating = [Tick(f"{words.line('overall')} {n}", "") for n in range(5, 0, -1)]
    signing = [(words.label("customer_signature"), 1.0), (words.label("technician_signature"), 1.0)]
    blocks: list[Block] = [
        WriteRow(style, [(words.label("total"), 0.6), (words.label("fee_reason"), 1.4)], keep=True),
        TickRow(style, verdict + rating, keep=True),
        WriteRow(style, signing, lines=2, keep=True),
        WriteRow(style, [(words.label("date"), 1.0), (words.label("respondent"), 1.0)]),
    ]
    section = titled(style, words.line("sec.acceptance"), blocks)
    for block in section[:-1]:
        block.keep = True
    return section
