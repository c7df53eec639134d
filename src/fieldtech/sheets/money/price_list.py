"""The price list (收费标准公示): one version of the fee schedule and the parts, to hang up and to hand out (F54)."""

from datetime import datetime

from fieldtech.sheets.blocks import Block, Cell, Column, Gap, table
from fieldtech.sheets.canvas import A4, Paper
from fieldtech.sheets.flow import ROOM, draw_pages, paginate
from fieldtech.sheets.letterhead import Letterhead
from fieldtech.sheets.money.amount import yuan
from fieldtech.sheets.notice_sheet import Paragraph
from fieldtech.sheets.pdfa import About, make_archival
from fieldtech.sheets.sections_before import Record, titled
from fieldtech.sheets.sections_work import side_by_side
from fieldtech.sheets.strips import Note, Plain
from fieldtech.sheets.style import GREY, INK, Style
from fieldtech.sheets.vocabulary import DASH, Vocabulary, said
from fieldtech.words import known

_PRINCIPLES = ("warranty", "outside", "damage", "beforehand")
_DENSITIES = (1.3, 1.22, 1.14, 1.06, 0.98)
_TWO_COLUMNS = 24  # parts from which two columns are easier to read


def price_list(record: Record, *, language: str = "zh_CN") -> bytes:
    """The list as PDF/A-3u; ``record`` has version, holds_from, items, parts, company, centre, printed."""
    words = Vocabulary(language)
    at = datetime.fromisoformat(record["printed"])
    paper = Paper(A4, at, words.tag)
    head = Letterhead(words, words.label("title.price_list"), {**record, "revision": None}, record["holds_from"], "")
    draw_pages(paper, paginate(_fitted(words, record)), head.frame())
    title = f"{words.line('title.price_list')} {record['number']}"
    make_archival(paper, About(title, record["company"].get("name") or "", at, kind="prices"))
    return paper.finish()


def _fitted(words: Vocabulary, record: Record) -> list[Block]:
    """As large as one page allows: it hangs on a wall. What needs several is read down one column."""
    columns = 2 if len(record["parts"]) > _TWO_COLUMNS and not words.bilingual else 1
    for density in _DENSITIES:
        blocks = _blocks(Style(density, bilingual=words.bilingual), words, record, columns)
        if sum(block.height for block in blocks) <= ROOM:
            return blocks
    return _blocks(Style(_DENSITIES[-1], bilingual=words.bilingual), words, record, 1)


def _blocks(style: Style, words: Vocabulary, record: Record, columns: int) -> list[Block]:
    return [
        *_opening(style, words, record),
        *_items(style, words, record),
        *_parts(style, words, record, columns),
        *_ending(style, words, record),
    ]


def _opening(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """Since when it holds, and the rules in plain words."""
    since = words.line("prices.since", day=record["holds_from"], version=str(record["version"]))
    blocks: list[Block] = [Gap(style.gap), Paragraph(style, since, bold=True, keep=True)]
    for one in ("zh_CN", "en") if words.bilingual else (words.main,):
        alone = Vocabulary(one)
        blocks.append(
            Paragraph(
                style, ("" if one == "zh_CN" else " ").join(alone.line(f"prices.rule.{code}") for code in _PRINCIPLES)
            )
        )
    return blocks


def _items(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    columns = [
        Column(words.label("prices.item"), 2.3),
        Column(words.label("prices.in_warranty"), 1.35, "right"),
        Column(words.label("prices.out_of_warranty"), 1.35, "right"),
        Column(words.label("prices.how"), 3.4),
    ]
    rows: list[list[Cell | str]] = []
    for item in record["items"]:
        if item.get("enabled", True):
            rows.append([
                Cell(words.name(item), bold=True),
                _price(words, item, "in_cents"),
                _price(words, item, "out_cents"),
                Cell(_explained(words, str(item["code"])), colour=GREY),
            ])  # fmt: skip
    return titled(style, words.line("sec.prices.work"), table(style, columns, rows))


def _price(words: Vocabulary, item: Record, key: str) -> Cell:
    """A price, free of charge said as such, or where the price comes from."""
    cents = item.get(key)
    if cents is None:
        return Cell(words.stacked("price_from", _source(item)), align="right")
    return Cell(yuan(cents) if cents else words.line("prices.free"), bold=True, align="right", colour=INK)


def _source(item: Record) -> str:
    code = str(item["code"])
    return code if known(f"sheet.price_from.{code}") else "agreed"


def _explained(words: Vocabulary, code: str) -> str:
    if not known(f"sheet.price_why.{code}"):
        return ""
    return words.label(f"price_why.{code}")


def _parts(style: Style, words: Vocabulary, record: Record, columns: int) -> list[Block]:
    parts = record["parts"]
    title = words.line("sec.prices.parts")
    if not parts:
        return titled(style, title, [Plain(style, words.line("prices.no_parts"))])
    heads = [
        Column(words.label("part_no"), 0.75),
        Column(words.label("part_name"), 2.25),
        Column(words.label("prices.unit"), 0.5),
        Column(words.label("unit_price"), 0.95, "right"),
        Column(words.label("prices.months"), 1.05, "right"),
    ]
    cells: list[list[Cell | str]] = [
        [
            said(part.get("no")),
            words.name(part),
            words.unit(part.get("unit")),
            Cell(yuan(part["unit_cents"]) if part.get("unit_cents") is not None else DASH, bold=True, align="right"),
            words.line("prices.n_months", n=str(part["months"])) if part.get("months") else DASH,
        ]
        for part in parts
    ]
    return titled(style, title, side_by_side(style.tight, heads, cells, columns), str(len(parts)))


def _ending(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    hotline = str(record["company"].get("hotline") or DASH)
    return [Gap(style.gap * 2), Note(style, words.line("prices.ask"), words.line("prices.hotline", hotline=hotline),
                                     warning=False)]  # fmt: skip
