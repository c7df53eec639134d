"""A slip of the stores on paper: what moved from where to where, signed by who gave and who took it (B41)."""

from datetime import datetime

from fieldtech.sheets.blocks import Block, Cell, Column, Field, field_grid, table
from fieldtech.sheets.canvas import A4, Paper
from fieldtech.sheets.flow import draw_pages, paginate
from fieldtech.sheets.letterhead import Letterhead
from fieldtech.sheets.pdfa import About, make_archival
from fieldtech.sheets.sections_before import THIRDS, Record, titled
from fieldtech.sheets.strips import Note, Plain, WriteRow
from fieldtech.sheets.style import Style
from fieldtech.sheets.vocabulary import Vocabulary, moment, said

_ITEMS = {"terminal": "terminals", "sim": "sims", "part": "spares"}


def slip_sheet(slip: Record, *, language: str = "zh_CN") -> bytes:
    """The slip as PDF/A-3u; ``slip`` has number, kind, at, company, centre, places, people, lines."""
    words = Vocabulary(language)
    style = Style(0.96, bilingual=words.bilingual)
    at = datetime.fromisoformat(slip["at"])
    paper = Paper(A4, at, words.tag)
    title = words.stacked("slip_kind", slip["kind"])
    badges = [words.line("undone", number=slip["undone_by"])] if slip.get("undone_by") else []
    head = Letterhead(words, title, slip, slip["at"], "", badges, code=True)
    blocks = [*_head(style, words, slip)[1:], *_lines(style, words, slip), *_signing(style, words)]
    draw_pages(paper, paginate(blocks), head.frame())
    name = f"{words.term('slip_kind', slip['kind'])} {slip['number']}"
    make_archival(paper, About(name, slip["company"].get("name") or "", at, kind="slip"))
    return paper.finish()


def _head(style: Style, words: Vocabulary, slip: Record) -> list[Block]:
    label = words.label
    rows = [
        [
            Field(label("slip_from"), Cell(said(slip.get("source")), bold=True)),
            Field(label("slip_to"), Cell(said(slip.get("target")), bold=True)),
            Field(label("slip_at"), moment(slip["at"])),
        ],
        [
            Field(label("slip_giver"), said(slip.get("giver"))),
            Field(label("slip_taker"), said(slip.get("taker"))),
            Field(label("slip_by"), said(slip.get("by"))),
        ],
        [Field(label("slip_order"), Cell(said(slip.get("order")), bold=True)), Field(label("slip_reason"),
         said(slip.get("reason")), 2)],
    ]  # fmt: skip
    blocks: list[Block] = [*field_grid(style, rows, THIRDS)]
    if slip.get("undoes"):
        blocks.append(Note(style, words.line("slip_undoes"), slip["undoes"]))
    return titled(style, words.line("sec.slip"), blocks)


def _lines(style: Style, words: Vocabulary, slip: Record) -> list[Block]:
    lines = slip.get("lines") or []
    title = words.line("sec.slip_lines")
    if not lines:
        return titled(style, title, [Plain(style, words.line("slip_empty"))])
    columns = [
        Column(words.label("row"), 0.3, "right"),
        Column(words.label("pack_kind"), 0.85),
        Column(words.label("slip_number"), 1.8),
        Column(words.label("part_name"), 2.6),
        Column(words.label("slip_inside"), 1.0),
        Column(words.label("quantity"), 0.6, "right"),
        Column(words.label("slip_checked"), 0.5, "middle"),
    ]
    rows = [_line(words, n, line) for n, line in enumerate(lines, 1)]
    total = sum(line.get("quantity") or 0 for line in lines)
    return titled(style, title, table(style.tight, columns, rows), words.line("slip_total", n=str(total)))


def _line(words: Vocabulary, number: int, line: Record) -> list[Cell | str]:
    name = words.name(line) if line.get("zh") else said(line.get("detail"))
    return [
        str(number),
        words.short(_ITEMS[line["item"]]),
        Cell(said(line.get("number")), bold=True),
        name,
        line.get("inside") or "",
        f"{line.get('quantity')} {words.unit(line.get('unit'))}".strip(),
        Cell(mark="", align="middle"),
    ]


def _signing(style: Style, words: Vocabulary) -> list[Block]:
    fields = [(words.label("slip_giver_signature"), 1.0), (words.label("slip_taker_signature"), 1.0)]
    rows: list[Block] = [
        WriteRow(style, [(words.label("site_notes"), 1.0)], lines=2, keep=True),
        WriteRow(style, [*fields, (words.label("date"), 0.7)], lines=2),
    ]
    section = titled(style, words.line("sec.slip_signing"), rows)
    for block in section[:-1]:
        block.keep = True
    return section
