"""The notice to the customer before a visit: which plan, what day, what is done, who comes, what to prepare (F30)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from fieldtech.model.notice import prepare_codes
from fieldtech.sheets.blocks import Block, Cell, Column, Field, field_grid
from fieldtech.sheets.canvas import A4, Paper
from fieldtech.sheets.flow import draw_pages, paginate
from fieldtech.sheets.letterhead import Letterhead
from fieldtech.sheets.pdfa import About, make_archival
from fieldtech.sheets.sections_before import THIRDS, Record, titled
from fieldtech.sheets.sections_work import side_by_side
from fieldtech.sheets.strips import Note, Tick, TickRow, WriteRow
from fieldtech.sheets.style import CONTENT, INK, MARGIN, Style
from fieldtech.sheets.text import wrap
from fieldtech.sheets.visit_items import label_of
from fieldtech.sheets.visit_sections import team
from fieldtech.sheets.vocabulary import Vocabulary, clock, said, written_at

_LARGE = 1.16  # a letter is read, not looked up in
_ONE_COLUMN = 6
_NAMED = 60  # objects named one by one; of more the first ones


@dataclass
class Paragraph(Block):
    """Text over the whole width."""

    style: Style
    text: str
    bold: bool = False
    keep: bool = False
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = len(self._lines()) * self._leading + self.style.pad * 1.5

    @property
    def _size(self) -> float:
        return self.style.size * _LARGE

    @property
    def _leading(self) -> float:
        return self.style.leading * _LARGE * 1.12

    def _lines(self) -> tuple[str, ...]:
        return wrap(self.text, CONTENT, self._size, self.bold)

    def draw(self, paper: Paper, top: float) -> None:
        """Draw below ``top``."""
        for n, line in enumerate(self._lines()):
            paper.text(MARGIN, top - self._size - n * self._leading, line, self._size, INK, bold=self.bold)


def notice_sheet(record: Record, *, language: str = "zh_CN") -> bytes:
    """The notice as PDF/A-3u; ``record`` is that of the visit as it stands before anyone has left."""
    words = Vocabulary(language, record["kind"])
    style = Style(1.0, bilingual=words.bilingual)
    at = written_at(record)
    paper = Paper(A4, at, words.tag)
    head = Letterhead(words, words.label("title.notice"), {**record, "revision": None}, at.isoformat(), "", code=True)
    blocks = [
        *_letter(style, words, record),
        *_visit(style, words, record),
        *_objects(style, words, record),
        *titled(style, words.line("sec.prepare"), _prepare(style, words, record)),
        *_reply(style, words, record),
    ]
    draw_pages(paper, paginate(blocks), head.frame())
    title = f"{words.line('title.notice')} {record['number']}"
    make_archival(paper, About(title, record["company"].get("name") or "", at, kind="notice"))
    return paper.finish()


def _letter(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """Whom it is for and the one sentence that matters, in each language on its own."""
    customer = record["customer"]
    blocks: list[Block] = [Paragraph(style, said(customer.get("name")), bold=True, keep=True)]
    for one in ("zh_CN", "en") if words.bilingual else (words.main,):
        alone = Vocabulary(one, words.variant)
        values = {"day": day_in_words(alone, record.get("due_on")), "time": _slot(record),
                  "plan": str(record["plan"].get("number") or "")}  # fmt: skip
        if contact := customer.get("contact"):
            blocks.append(Paragraph(style, alone.line("notice.dear", name=str(contact)), keep=True))
        code = "notice.text" if values["time"] else "notice.text.day"
        if not values["time"]:
            values.pop("time")
        blocks.append(Paragraph(style, alone.line(code, **values)))
    return blocks


def day_in_words(words: Vocabulary, text: str | None) -> str:
    """The day with its name, as people agree on it."""
    if not text:
        return said(None)
    return text + words.aside(words.line(f"weekday.{date.fromisoformat(text).isoweekday()}"))


def _slot(record: Record) -> str:
    slot = (record.get("assignment") or {}).get("slot") or []
    return f"{clock(slot[0])}–{clock(slot[1])}" if len(slot) == 2 and slot[0] else ""


def _visit(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    plan, label, customer = record["plan"], words.label, record["customer"]
    rows = [
        [
            Field(label("visit_day"), Cell(day_in_words(words, record.get("due_on")), bold=True)),
            Field(label("slot"), Cell(_slot(record) or words.line("notice.time_open"), bold=True)),
            Field(label("technicians"), team(words, record)),
        ],
        [
            Field(label("address"), said(customer.get("address")), 2),
            Field(label("visit_kind"), words.term("visit_kind", record["kind"])),
        ],
        [Field(label("visit_plan"), Cell(_plan(plan), bold=True), 3)],
        [Field(label("cycle"), said(words.name(plan, "sentence_")), 3)],
        [Field(label("plan_content"), said(plan.get("content")), 3)],
        [Field(label("plan_method"), said(plan.get("method")), 3)],
        [Field(label("what_is_checked"), _groups(words, record), 3)],
    ]
    return titled(style, words.line("sec.visit"), field_grid(style, rows, THIRDS))


def _plan(plan: Record) -> str:
    return " · ".join(str(part) for part in (plan.get("number"), plan.get("title")) if part)


def _groups(words: Vocabulary, record: Record) -> str:
    """The groups of the checklist, each with how many items it has."""
    groups: dict[str, int] = {}
    for item in next((thing["items"] for thing in record["objects"] if thing.get("items")), []):
        groups[item["group"]] = groups.get(item["group"], 0) + 1
    return words.listed(
        words.term("checklist_group", group) + words.aside(str(count)) for group, count in groups.items()
    )


def _objects(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """The objects by name, many of them in two columns."""
    things = record["objects"]
    columns = (
        Column(words.label("row"), 0.3),
        Column(words.label("object"), 2.0),
        Column(words.label("object_number"), 1.0),
    )
    cells: list[list[Cell | str]] = [
        [str(thing["position"]), Cell(label_of(thing), bold=True), said(thing.get("number"))]
        for thing in things[:_NAMED]
    ]
    listed = side_by_side(style.tight, columns, cells, 2 if len(things) > _ONE_COLUMN else 1)
    if (rest := len(things) - _NAMED) > 0:
        listed.append(
            Note(style, words.line("notice.more"), words.line("notice.more_objects", n=str(rest)), warning=False)
        )
    return titled(style, words.line("sec.notice_objects"), listed, str(len(things)))


def _prepare(style: Style, words: Vocabulary, record: Record) -> Iterator[Block]:
    """What the customer is asked to have ready."""
    things = record["objects"]
    items = [item for thing in things for item in thing.get("items") or []]
    for code in prepare_codes({str(thing.get("kind")) for thing in things}, items):
        yield TickRow(style, [Tick(words.line(f"prepare.{code}"), "")])


def _reply(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """What to cut off and send back, or to say on the telephone."""
    hotline = str(record["company"].get("hotline") or "")
    answers = [Tick(words.label("notice.agreed"), ""), Tick(words.label("notice.other_day"), "")]
    wish = [(words.label("notice.wished_day"), 1.0), (words.label("notice.reason"), 1.6)]
    signed = [(words.label(code), room) for code, room in
              (("notice.name", 1.0), ("customer_signature", 1.0), ("date", 0.7))]  # fmt: skip
    rows = [TickRow(style, answers), WriteRow(style, wish, lines=2), WriteRow(style, signed, lines=2)]
    section = titled(style, words.line("sec.reply"), rows, words.line("notice.call", hotline=hotline))
    for block in section[:-1]:
        block.keep = True
    return section
