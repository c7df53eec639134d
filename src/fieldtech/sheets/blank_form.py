"""The repair sheet to be filled in by hand on site, in the order of the screen, with the order's number as code."""

from fieldtech.sheets.blocks import Block, Cell, Column, Field, TableRow, field_grid, table
from fieldtech.sheets.canvas import A4, Paper
from fieldtech.sheets.flow import ROOM, draw_pages, paginate, spread
from fieldtech.sheets.letterhead import Letterhead
from fieldtech.sheets.pdfa import About, make_archival
from fieldtech.sheets.sections_after import STANDARDS
from fieldtech.sheets.sections_before import CHECKS, THIRDS, TIMES, Record, preference, titled
from fieldtech.sheets.sections_work import on_equipment
from fieldtech.sheets.strips import WRITE, Tick, TickRow, WriteRow
from fieldtech.sheets.style import Style
from fieldtech.sheets.vocabulary import Vocabulary, moment, said, written_at

_PART_ROWS = 4
_DENSITIES = (0.88, 0.84, 0.8, 0.76)
_RESULTS = ("repaired", "temporary", "not_repaired", "to_replace", "to_factory")
_PLATFORM = ("online", "registered_no_fix", "offline", "unchecked")
_USUAL = {"正常", "异常", "不适用"}
_VERDICTS = ("satisfied", "dissatisfied")


def blank_form(record: Record, *, language: str = "zh_CN") -> bytes:
    """The form as PDF/A-3u; what is known of the order is printed, the rest is left to the pen."""
    words = Vocabulary(language)
    at = written_at(record)
    paper = Paper(A4, at, words.tag)
    head = Letterhead(words, words.label("title.blank"), record, record["intake"]["at"], "", code=True)
    sections = (_known, _departure, _found, _swap, _parts, _checklist, _ending, _signing)
    for density in _DENSITIES:
        style = Style(density, bilingual=words.bilingual)
        blocks = [block for section in sections for block in section(style, words, record)][1:]
        if sum(block.height for block in blocks) <= ROOM:
            break
    draw_pages(paper, paginate(spread(blocks)), head.frame())
    title = f"{words.line('title.blank')} {record['number']}"
    make_archival(paper, About(title, record["company"].get("name") or "", at, kind="blank"))
    return paper.finish()


def _known(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    customer, intake, label = record["customer"], record["intake"], words.label
    rows = [
        [
            Field(label("customer"), Cell(said(customer.get("name")), bold=True)),
            Field(label("contact"), said(intake.get("caller"))),
            Field(label("phone"), said(intake.get("phone"))),
        ],
        [Field(label("address"), said(intake.get("address")), 2), Field(label("called_at"), moment(intake.get("at")))],
        [*_object(words, record), Field(label("model"), said(intake.get("model")))],
        [Field(label("symptom"), Cell(words.names(intake.get("symptoms")), bold=True), 3)],
    ]
    blocks = [*field_grid(style, rows, THIRDS), *preference(style, words, record)]
    return titled(style, words.line("sec.request"), blocks, words.line("by_hand"))


def _object(words: Vocabulary, record: Record) -> list[Field]:
    vehicle, thing = record.get("vehicle") or {}, record.get("equipment") or {}
    if on_equipment(record):
        name = " ".join(part for part in (thing.get("tag"), thing.get("name")) if part)
        return [Field(words.label("equipment"), Cell(said(name), bold=True), 2)]
    return [
        Field(words.label("plate"), Cell(said(vehicle.get("plate")), bold=True)),
        Field(words.label("terminal"), said(vehicle.get("terminal"))),
    ]


def _departure(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    ticks = [Tick(words.label(f"check.{code}"), "") for code in CHECKS]
    times = [(words.label(f"time.{time}"), 1.0) for time in TIMES]
    blocks = [TickRow(style, ticks, keep=True), WriteRow(style, times)]
    return titled(style, words.line("sec.journey"), blocks)


def _found(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    label = words.label
    arrival = [Tick(words.label(c), "") for c in ("id_shown", "customer_confirmed", "fault_rechecked")]
    arrival += [Tick(words.label(f"body.{c}"), "") for c in ("normal", "damaged")]
    rows: list[Block] = [
        TickRow(style, arrival, keep=True),
        WriteRow(style, [(label("cause"), 1.0), (label("actions"), 1.6)], keep=True),
        WriteRow(style, [(label("work_done"), 1.0)], lines=2),
    ]
    return titled(style, words.line("sec.work"), rows)


def _swap(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    if on_equipment(record):
        return []
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
    empty = table(style, columns, [[Cell()] * len(columns) for _ in range(_PART_ROWS - words.bilingual)])
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
        Column(words.stacked("answer", "ok"), 0.4, "middle"),
        Column(words.stacked("answer", "not_ok"), 0.45, "middle"),
        Column(words.stacked("answer", "na"), 0.5, "middle"),
    ] * 2
    rows = []
    for n in range(half):
        right = _open(words, items, n + half) if n + half < len(items) else [Cell()] * 5
        rows.append([*_open(words, items, n), *right])
    title = f"{words.line('sec.checklist')} · {words.name(listed, 'title_')}"
    return titled(style, title, table(style.tight, columns, rows))


def _open(words: Vocabulary, items: list[Record], n: int) -> list[Cell | str]:
    """An item with its boxes; own words are there to be circled, a text or a reading has a line."""
    item, kind = items[n], items[n].get("kind")
    name, box = words.name(item), Cell(mark="", align="middle")
    boxes = [box, box, box]
    if kind == "number":
        name += f" ______ {words.unit(item.get('unit'))}".rstrip()
    elif kind == "text":
        name, boxes = f"{name} ________________", [Cell()] * 3
    elif kind == "photo":
        boxes = [box, Cell(), Cell()]
    elif kind == "choice" and (own := _own_words(words, item)):
        name, boxes = f"{name}: {own}", [Cell()] * 3
    return [str(n + 1), name, *boxes]


def _own_words(words: Vocabulary, item: Record) -> str:
    """The words of a choice that is not simply OK, not OK or not applicable."""
    options = item.get("options") or []
    if not {option["zh"] for option in options} - _USUAL:
        return ""
    return " / ".join(words.short_name(option) for option in options)


def _ending(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    blocks: list[Block] = [
        TickRow(style, [Tick(words.label(f"standard.{s}"), "") for s in STANDARDS], keep=True),
        TickRow(style, [Tick(words.stacked("result", r), "") for r in _RESULTS], keep=True),
    ]
    if on_equipment(record):
        return titled(style, words.line("sec.standards"), blocks)
    blocks += [
        TickRow(style, [Tick(words.stacked("platform", p), "") for p in _PLATFORM], keep=True),
        WriteRow(style, [(words.label(code), 1.0) for code in ("fix_at", "satellites", "checked_by")]),
    ]
    return titled(style, words.line("sec.result"), blocks)


def _signing(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    verdict = [Tick(words.stacked("verdict", v), "") for v in _VERDICTS]
    rating = [Tick(f"{words.line('overall')} {n}", "") for n in range(5, 0, -1)]
    signing = [(words.label("customer_signature"), 1.0), (words.label("technician_signature"), 1.0)]
    blocks: list[Block] = [
        TickRow(style, verdict + rating, keep=True),
        WriteRow(style, signing, lines=2, keep=True),
        WriteRow(style, [(words.label("date"), 1.0), (words.label("respondent"), 1.0)]),
    ]
    return titled(style, words.line("sec.acceptance"), blocks)
