"""The technician's day on paper: his stops in their order, whom to ask for, what to take along (B19, B41)."""

from datetime import datetime

from fieldtech.sheets.blocks import Block, Cell, Column, TableRow, table
from fieldtech.sheets.canvas import A4, MM, Paper
from fieldtech.sheets.flow import draw_pages, paginate
from fieldtech.sheets.letterhead import Letterhead
from fieldtech.sheets.pdfa import About, make_archival
from fieldtech.sheets.sections_before import Record, titled
from fieldtech.sheets.sections_work import side_by_side
from fieldtech.sheets.strips import Note, Plain, WriteRow
from fieldtech.sheets.style import RED, Style
from fieldtech.sheets.vocabulary import Vocabulary, clock, said

_LINE = 15 * MM  # room to write beside each stop
_UNITS = 2


def day_sheet(day: Record, *, language: str = "zh_CN") -> bytes:
    """The day as PDF/A-3u; ``day`` has technician, date, printed, company, centre, stops, units."""
    words = Vocabulary(language)
    style = Style(0.94, bilingual=words.bilingual)
    at = datetime.fromisoformat(day["printed"])
    paper = Paper(A4, at, words.tag)
    head = Letterhead(words, words.label("title.day"), day, day["date"], "")
    blocks = [*_stops(style, words, day)[1:], *_units(style, words, day), *_by_hand(style, words)]
    draw_pages(paper, paginate(blocks), head.frame())
    name = f"{words.line('title.day')} {day['number']} {day['date']}"
    make_archival(paper, About(name, day["company"].get("name") or "", at, kind="day"))
    return paper.finish()


def _stops(style: Style, words: Vocabulary, day: Record) -> list[Block]:
    stops = day.get("stops") or []
    title = f"{words.line('sec.stops')} · {day['technician']}"
    if not stops:
        return titled(style, title, [Plain(style, words.line("no_stops"))])
    columns = [
        Column(words.label("day_time"), 0.75),
        Column(words.label("day_order"), 1.85),
        Column(words.label("day_where"), 2.15),
        Column(words.label("day_who"), 1.1),
        Column(words.label("day_what"), 1.85),
        Column(words.label("day_done"), 0.5, "middle"),
        Column(words.label("site_notes"), 1.5),
    ]
    lines: list[Block] = []
    for line, stop in zip(table(style.tight, columns, [_stop(words, s) for s in stops]), [None, *stops], strict=True):
        if isinstance(line, TableRow):
            line.height, line.framed = max(line.height, _LINE), True
        lines.append(line)
        if stop and stop.get("preference"):
            line.keep = True
            lines.append(Note(style.tight, words.line("preference"), stop["preference"]))
    return titled(style, title, lines, words.line("day_total", n=str(len(stops))))


def _stop(words: Vocabulary, stop: Record) -> list[Cell | str]:
    slot = f"{clock(stop.get('from'))}\n{clock(stop.get('to'))}" if stop.get("from") else said(None)
    if stop.get("day"):
        slot = f"{stop['day'][5:]}\n{slot}"
    status = words.brief("status", stop.get("status"))
    vehicle = stop.get("plate") or ""
    return [
        Cell(slot, bold=True),
        Cell(f"{stop['number']}\n{status}", bold=True, bold_lines=1),
        Cell(f"{stop['customer']}\n{stop.get('address') or ''}".strip(), bold=True, bold_lines=1),
        Cell("\n".join(p for p in (stop.get("contact"), stop.get("phone")) if p)),
        Cell("\n".join(p for p in (vehicle, stop.get("title")) if p), bold=bool(vehicle), bold_lines=1),
        Cell(mark="ok" if stop.get("done") else "", align="middle"),
        Cell(words.short("overdue") if stop.get("overdue") else "", colour=RED),
    ]


def _units(style: Style, words: Vocabulary, day: Record) -> list[Block]:
    """Terminals and cards set aside for the stops of the day, with the order each is for."""
    units = day.get("units") or []
    if not units:
        return []
    columns = (Column(words.label("slip_number"), 1.5), Column(words.label("day_order"), 1.2))
    cells: list[list[Cell | str]] = [[Cell(unit["number"], mark="", bold=True), unit["order"]] for unit in units]
    listed = side_by_side(style.tight, columns, cells, _UNITS)
    return titled(style, words.line("sec.day_units"), listed, str(len(units)))


def _by_hand(style: Style, words: Vocabulary) -> list[Block]:
    rows: list[Block] = [
        WriteRow(style, [(words.label("site_notes"), 1.0)], lines=4, keep=True),
        WriteRow(style, [(words.label("day_kilometres"), 1.0), (words.label("technician_signature"), 1.0),
                         (words.label("date"), 0.7)], lines=2),
    ]  # fmt: skip
    section = titled(style, words.line("sec.notes"), rows)
    for block in section[:-1]:
        block.keep = True
    return section
