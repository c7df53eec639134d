"""The repair sheet to be filled in by hand on site, in the order of the screen, with the order's number as code."""

from fieldtech.sheets.blocks import Block, Cell, Column, Field, TableRow, field_grid, table
from fieldtech.sheets.canvas import A4, Paper
from fieldtech.sheets.flow import draw_pages, paginate, spread
from fieldtech.sheets.letterhead import Letterhead
from fieldtech.sheets.pdfa import About, make_archival
from fieldtech.sheets.sections_after import STANDARDS
from fieldtech.sheets.sections_before import CHECKS, THIRDS, TIMES, Record, preference, titled
from fieldtech.sheets.strips import WRITE, Tick, TickRow, WriteRow
from fieldtech.sheets.style import Style
from fieldtech.sheets.vocabulary import Vocabulary, moment, said, written_at

_PART_ROWS = 4
_RESULTS = ("repaired", "temporary", "not_repaired", "to_replace", "to_factory")
_PLATFORM = ("online", "registered_no_fix", "offline", "unchecked")
_VERDICTS = ("satisfied", "dissatisfied")


def blank_form(record: Record, *, language: str = "zh_CN") -> bytes:
    """The form as PDF/A-3u; what is known of the order is printed, the rest is left to the pen."""
    words = Vocabulary(language)
    style = Style(0.88, bilingual=words.bilingual)
    at = written_at(record)
    paper = Paper(A4, at, words.tag)
    head = Letterhead(words, words.label("title.blank"), record, record["intake"]["at"], "", code=True)
    sections = (_known, _departure, _found, _swap, _parts, _checklist, _ending, _signing)
    blocks = [block for section in sections for block in section(style, words, record)]
    draw_pages(paper, paginate(spread(blocks[1:])), head.frame())
    title = f"{words.line('title.blank')} {record['number']}"
    make_archival(paper, About(title, record["company"].get("name") or "", at, kind="blank"))
    return paper.finish()


def _known(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    customer, intake, label = record["customer"], record["intake"], words.label
    vehicle = record.get("vehicle") or {}
    rows = [
        [
            Field(label("customer"), Cell(said(customer.get("name")), bold=True)),
            Field(label("contact"), said(intake.get("caller"))),
            Field(label("phone"), said(intake.get("phone"))),
        ],
        [Field(label("address"), said(intake.get("address")), 2), Field(label("called_at"), moment(intake.get("at")))],
        [
            Field(label("plate"), Cell(said(vehicle.get("plate")), bold=True)),
            Field(label("terminal"), said(vehicle.get("terminal"))),
            Field(label("model"), said(intake.get("model"))),
        ],
        [Field(label("symptom"), Cell(words.names(intake.get("symptoms")), bold=True), 3)],
    ]
    blocks = [*field_grid(style, rows, THIRDS), *preference(style, words, record)]
    return titled(style, words.line("sec.request"), blocks, words.line("by_hand"))


def _departure(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    ticks = [Tick(words.label(f"check.{code}"), "") for code in CHECKS]
    times = [(words.label(f"time.{time}"), 1.0) for time in TIMES]
    blocks = [TickRow(style, ticks, keep=True), WriteRow(style, times)]
    return titled(style, words.line("sec.journey"), blocks)


def _found(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    label = words.label
    arrival = [Tick(words.label(c), "") for c in ("id_shown", "customer_confirmed", "fault_rechecked")]
    arrival += [Tick(words.line(f"body.{c}"), "") for c in ("normal", "damaged")]
    rows: list[Block] = [
        TickRow(style, arrival, keep=True),
        WriteRow(style, [(label("cause"), 1.0), (label("actions"), 1.6)], keep=True),
        WriteRow(style, [(label("work_done"), 1.0)], lines=2),
    ]
    return titled(style, words.line("sec.work"), rows)


def _swap(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    label = words.label
    rows: list[Block] = [
        WriteRow(style, [(label("old_terminal"), 1.0), (label("new_terminal"), 1.0)], keep=True),
        WriteRow(style, [(label("old_sim"), 1.0), (label("new_sim"), 1.0)], keep=True),
        WriteRow(style, [(label("swap_reason"), 1.4), (label("old_next"), 1.0), (label("label_fixed"), 0.6)]),
    ]
    return titled(style, words.line("sec.swap"), rows)


def _parts(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    columns = [
        Column(words.label("part_no"), 1.0),
        Column(words.label("part_name"), 2.2),
        Column(words.label("serial"), 1.5),
        Column(words.label("quantity"), 0.6),
        Column(words.label("charged"), 0.8),
        Column(words.label("reason"), 1.2),
        Column(words.label("old_part"), 0.8),
    ]
    empty = table(style, columns, [[Cell()] * len(columns) for _ in range(_PART_ROWS)])
    for row in empty:
        if isinstance(row, TableRow):
            row.height = WRITE * 0.9
    total = WriteRow(style, [(words.label("in_words"), 1.6), (words.label("total"), 1.0)])
    return titled(style, words.line("sec.parts"), [*empty, total])


def _checklist(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    listed = record.get("checklist")
    if not listed:
        return []
    items = listed["items"]
    half = (len(items) + 1) // 2
    columns = [
        Column(words.label("row"), 0.26),
        Column(words.label("item"), 2.2),
        Column(words.term("answer", "ok"), 0.4, "middle"),
        Column(words.term("answer", "not_ok"), 0.45, "middle"),
        Column(words.term("answer", "na"), 0.5, "middle"),
    ] * 2
    rows = []
    for n in range(half):
        right = _open(words, items, n + half) if n + half < len(items) else [Cell()] * 5
        rows.append([*_open(words, items, n), *right])
    title = f"{words.line('sec.checklist')} · {words.name(listed, 'title_')}"
    return titled(style, title, table(style.tight, columns, rows))


def _open(words: Vocabulary, items: list[Record], n: int) -> list[Cell | str]:
    item = items[n]
    name = words.name(item)
    if item.get("kind") == "number":
        name += f" ______ {words.unit(item.get('unit'))}".rstrip()
    return [
        str(n + 1),
        name,
        Cell(mark="", align="middle"),
        Cell(mark="", align="middle"),
        Cell(mark="", align="middle"),
    ]


def _ending(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    blocks: list[Block] = [
        TickRow(style, [Tick(words.label(f"standard.{s}"), "") for s in STANDARDS], keep=True),
        TickRow(style, [Tick(words.term("result", r), "") for r in _RESULTS], keep=True),
        TickRow(style, [Tick(words.term("platform", p), "") for p in _PLATFORM], keep=True),
        WriteRow(style, [(words.label(code), 1.0) for code in ("fix_at", "satellites", "checked_by")]),
    ]
    return titled(style, words.line("sec.result"), blocks)


def _signing(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    verdict = [Tick(words.term("verdict", v), "") for v in _VERDICTS]
    rating = [Tick(f"{words.line('overall')} {n}", "") for n in range(5, 0, -1)]
    signing = [(words.label("customer_signature"), 1.0), (words.label("technician_signature"), 1.0)]
    blocks: list[Block] = [
        TickRow(style, verdict + rating, keep=True),
        WriteRow(style, signing, lines=2, keep=True),
        WriteRow(style, [(words.label("date"), 1.0), (words.label("respondent"), 1.0)]),
    ]
    return titled(style, words.line("sec.acceptance"), blocks)
