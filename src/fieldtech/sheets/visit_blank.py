"""The record sheet of a visit to be filled in by hand: a line for each item, or for each vehicle of many."""

from fieldtech.sheets.blocks import Block, Cell, Column, TableHead, TableRow, table
from fieldtech.sheets.canvas import A4, MM, Paper
from fieldtech.sheets.flow import draw_pages, paginate
from fieldtech.sheets.install_blank import departure, signing
from fieldtech.sheets.letterhead import Letterhead
from fieldtech.sheets.long_rows import GroupRow
from fieldtech.sheets.pdfa import About, make_archival
from fieldtech.sheets.readings import limits
from fieldtech.sheets.sections_before import Record, titled
from fieldtech.sheets.sections_work import side_by_side
from fieldtech.sheets.strips import WriteRow
from fieldtech.sheets.style import Style
from fieldtech.sheets.visit_items import IN_FULL, label_of, runs
from fieldtech.sheets.visit_sections import plan
from fieldtech.sheets.vocabulary import Vocabulary, written_at

_LINE = 6.2 * MM  # a line of handwriting
_VEHICLE_LINE = 8 * MM
_FINDINGS = 4
_ANSWERS = ("ok", "not_ok", "na")


def visit_blank(record: Record, *, language: str = "zh_CN") -> bytes:
    """The form as PDF/A-3u; what is known of the visit is printed, the rest is left to the pen."""
    words = Vocabulary(language, record["kind"])
    style = Style(0.86 if words.bilingual else 0.9, bilingual=words.bilingual)
    at = written_at(record)
    paper = Paper(A4, at, words.tag)
    head = Letterhead(words, words.label("title.visit_blank"), record, at.isoformat(), "", code=True)
    blocks = [
        *plan(style, words, record)[1:],
        *departure(style, words),
        *_objects(style, words, record),
        *_findings(style, words),
        *signing(style, words),
    ]
    draw_pages(paper, paginate(blocks), head.frame())
    title = f"{words.line('title.visit_blank')} {record['number']}"
    make_archival(paper, About(title, record["company"].get("name") or "", at, kind="blank"))
    return paper.finish()


def _objects(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    things = record["objects"]
    if len(things) > IN_FULL:
        return [*_many(style, words, things), *_asked(style, words, things)]
    blocks: list[Block] = []
    for thing in things:
        title = f"{words.line('sec.looked_at')} · {label_of(thing)}"
        blocks += titled(style, title, _items(style.tight, words, thing.get("items") or []))
    return blocks


def _items(style: Style, words: Vocabulary, items: list[Record]) -> list[Block]:
    columns = [
        Column(words.label("row"), 0.3),
        Column(words.label("item"), 3.1 if words.bilingual else 2.5),
        *(Column(words.stacked("answer", answer), 0.62, "middle") for answer in _ANSWERS),
        Column(words.label("measured"), 2.2),
        Column(words.label("limits"), 1.2),
        Column(words.label("item_handling"), 2.0),
    ]
    box = Cell(mark="", align="middle")
    rows: list[list[Cell | str]] = [
        [str(n), words.name(item), box, box, box, "", limits(words, item).partition("\n")[0], ""]
        for n, item in enumerate(items, 1)
    ]
    head, *lines = table(style, columns, rows)
    assert isinstance(head, TableHead)
    out: list[Block] = [head]
    for group, places in runs(items):
        out.append(GroupRow(style, head, words.term("checklist_group", group), ""))
        out += [_framed(lines[n], _LINE) for n in places]
    return out


def _framed(line: Block, height: float) -> Block:
    if isinstance(line, TableRow):
        line.height, line.framed = max(line.height, height), True
    return line


def _many(style: Style, words: Vocabulary, things: list[Record]) -> list[Block]:
    columns = [
        Column(words.label("row"), 0.36, "right"),
        Column(words.label("object"), 1.7),
        Column(words.label("meter"), 1.0),
        Column(words.label("all_fine"), 0.9, "middle"),
        Column(words.label("not_fine"), 4.4),
    ]
    rows: list[list[Cell | str]] = [
        [str(thing["position"]), Cell(label_of(thing), bold=True), "", Cell(mark="", align="middle"), ""]
        for thing in things
    ]
    lines = [_framed(line, _VEHICLE_LINE) for line in table(style.tight, columns, rows)]
    return titled(style, words.line("sec.all_objects"), lines)


def _asked(style: Style, words: Vocabulary, things: list[Record]) -> list[Block]:
    """What is to be looked at on each, to look up while working."""
    items: list[Record] = next((thing["items"] for thing in things if thing.get("items")), [])
    cells: list[list[Cell | str]] = [
        [item["id"], words.name(item), limits(words, item).partition("\n")[0]] for item in items
    ]
    columns = (Column(words.label("row"), 0.55), Column(words.label("item"), 2.4), Column(words.label("limits"), 0.9))
    lines = side_by_side(style.tight, columns, cells, 2) if cells else []
    for line in lines[:-1]:
        line.keep = True
    return titled(style, words.line("sec.items"), lines) if lines else []


def _findings(style: Style, words: Vocabulary) -> list[Block]:
    fields = [(words.label("finding"), 1.7), (words.label("hazard_told"), 1.2), (words.label("finding_ended"), 1.1)]
    rows: list[Block] = [WriteRow(style, fields, lines=2, keep=n < _FINDINGS - 1) for n in range(_FINDINGS)]
    section = titled(style, words.line("sec.findings"), rows)
    return [*section, WriteRow(style, [(words.label("next_day"), 1.0), (words.label("next_reason"), 1.6)])]
