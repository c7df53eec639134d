"""The dispatch order of an installation: the visit, the vehicles, units by number, the five checks (B13, B20)."""

from collections.abc import Sequence

from fieldtech.sheets.blocks import Block, Cell, Column, Field, Gap, field_grid, table
from fieldtech.sheets.canvas import A4, Paper
from fieldtech.sheets.dispatch_sheet import by_hand, staff_kind
from fieldtech.sheets.flow import draw_pages, paginate
from fieldtech.sheets.install_sheet import VARIANT, badges, special, title_code
from fieldtech.sheets.letterhead import Letterhead
from fieldtech.sheets.pdfa import About, make_archival
from fieldtech.sheets.sections_before import THIRDS, Record, approval, checks, due, preference, titled
from fieldtech.sheets.sections_work import side_by_side
from fieldtech.sheets.strips import Plain, Tick, TickRow
from fieldtech.sheets.style import Style
from fieldtech.sheets.vocabulary import Vocabulary, person, said, written_at

_UNIT_COLUMNS = 2  # pairs of terminal and card in a row
_TICKS = 5  # in a row
UNIT_COLUMN = {"move": (("comes_from", 1.1), ("on_it_now", 1.1)), "removal": (("on_it_now", 1.2),)}
"""What the technician looks for, in place of the kind of vehicle."""


def install_dispatch(record: Record, *, language: str = "zh_CN") -> bytes:
    """The dispatch order as PDF/A-3u; it carries no sealed record, for nothing has been done yet."""
    words = Vocabulary(language, VARIANT)
    style = Style(0.92 if words.bilingual else 0.96, bilingual=words.bilingual)
    at = written_at(record)
    paper = Paper(A4, at, words.tag)
    title = title_code("install_dispatch", record)
    slot = (record.get("assignment") or {}).get("slot") or [None]
    urgent = badges(words, record)[:-1] if not (record.get("times") or {}).get("signed") else []
    head = Letterhead(words, words.label(title), record, slot[0] or at.isoformat(), "", urgent, code=True)
    blocks = [
        *_visit(style, words, record)[1:],
        *titled(style, words.line("sec.checks"), [TickRow(style, checks(words, record))]),
        *_vehicles(style, words, record),
        *(() if record.get("task") in UNIT_COLUMN else _units(style, words, record)),
        *_others(style, words, record),
        *by_hand(style, words),
    ]
    draw_pages(paper, paginate(blocks), head.frame())
    about = About(f"{words.line(title)} {record['number']}", record["company"].get("name") or "", at, kind="dispatch")
    make_archival(paper, about)
    return paper.finish()


def _visit(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    customer, asked, label = record["customer"], record["order"], words.label
    assigned = record.get("assignment") or {}
    team = words.listed(person(t) for t in assigned.get("technicians") or [])
    rows = [
        due(words, record),
        [
            Field(label("customer"), Cell(said(customer.get("name")), bold=True)),
            Field(label("contact"), Cell(said(asked.get("contact") or customer.get("contact")), bold=True)),
            Field(label("phone"), Cell(said(asked.get("phone") or customer.get("phone")), bold=True)),
        ],
        [
            Field(label("place"), Cell(said(asked.get("place") or customer.get("address")), bold=True), 2),
            Field(label("site_class"), said(assigned.get("site_class") or customer.get("site_class"))),
        ],
        [
            Field(label("technicians"), Cell(team, bold=True)),
            Field(label("staff_kind"), staff_kind(words, assigned)),
            Field(label("first_responder"), person(record.get("first_responder"))),
        ],
        [
            Field(label("task"), Cell(words.term("install_task", record.get("task")), bold=True)),
            Field(label("device_model"), said(asked.get("model"))),
            Field(label("vehicle_count"), Cell(str(len(record["rows"])), bold=True)),
        ],
        [
            Field(label("request_no"), said(record.get("request"))),
            Field(label("access"), said(asked.get("platform"))),
            Field(label("wanted_by"), said(asked.get("wanted_by"))),
        ],
        [Field(label("approval"), approval(words, record), 3)],
        *special(words, record),
    ]
    blocks = [*field_grid(style, rows, THIRDS), *preference(style, words, record)]
    aside = f"{words.line('follows')} {record['repeat_of']}" if record.get("repeat_of") else ""
    return titled(style, words.line("sec.visit"), blocks, aside)


def _vehicles(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    columns = [
        Column(words.label("row"), 0.35, "right"),
        Column(words.label("arrived_box"), 0.5, "middle"),
        Column(words.label("plate"), 1.4),
        Column(words.label("vin"), 1.8),
        Column(words.label("vehicle_type"), 1.6),
        Column(words.label("driver"), 1.0),
        Column(words.label("driver_phone"), 1.2),
    ]
    if wanted := UNIT_COLUMN.get(record.get("task") or ""):
        columns[4:5] = [Column(words.label(name), width) for name, width in wanted]
    rows = [_vehicle(words, row, record.get("task") or "") for row in record["rows"]]
    return titled(style, words.line("sec.vehicles"), table(style.tight, columns, rows))


def _vehicle(words: Vocabulary, row: Record, task: str) -> list[Cell | str]:
    kind = words.term("vehicle_type", row["type"]) if row.get("type") else ""
    there = Cell(said(row.get("from_terminal")), bold=True)
    middle: list[Cell | str] = [said(kind)]
    if task in UNIT_COLUMN:
        middle = [Cell(said(row.get("from")), bold=True), there] if task == "move" else [there]
    return [
        str(row["position"]),
        Cell(mark="", align="middle"),
        Cell(plate(words, row), bold=True),
        said(row.get("vin")),
        *middle,
        said(row.get("driver")),
        said(row.get("mobile")),
    ]


def plate(words: Vocabulary, row: Record) -> str:
    """The plate with its colour, so that nobody takes the wrong vehicle."""
    colour = words.brief("colour", str(row["colour"])) if row.get("colour") is not None else ""
    return " ".join(part for part in (row.get("plate"), colour) if part)


def _units(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """Terminals and cards by number, each with a box to tick, in two pairs of columns."""
    listed = record.get("picklist") or {}
    terminals = [" ".join(p for p in (t.get("id"), t.get("model")) if p) for t in listed.get("terminals") or []]
    sims = [str(s.get("iccid") or "") for s in listed.get("sims") or []]
    title = words.line("sec.units")
    if not terminals and not sims:
        return titled(style, title, [Plain(style, words.line("units_none"))])
    pair = (Column(words.label("terminals"), 1.3), Column(words.label("sims"), 1.5))
    cells: list[list[Cell | str]] = [
        [_packed(terminals, n), _packed(sims, n)] for n in range(max(len(terminals), len(sims)))
    ]
    return titled(
        style, title, side_by_side(style.tight, pair, cells, _UNIT_COLUMNS), f"{len(terminals)} + {len(sims)}"
    )


def _packed(numbers: Sequence[str], at: int) -> Cell:
    return Cell(numbers[at], mark="", bold=True) if at < len(numbers) else Cell()


def _others(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """Tools by name, parts by count, papers, each with a box to tick."""
    listed = record.get("picklist") or {}
    names = [words.name(tool) for tool in listed.get("tools") or []]
    names += [f"{words.name(part)} × {part.get('quantity')}" for part in listed.get("parts") or []]
    names += [words.name(paper) for paper in listed.get("documents") or []]
    rows: list[Block] = []
    for start in range(0, len(names), _TICKS):
        ticks = [Tick(name, "") for name in names[start : start + _TICKS]]
        rows += [TickRow(style, ticks, keep=True), Gap(1.5 * style.density)]
    return titled(style, words.line("sec.others"), rows[:-1]) if rows else []
