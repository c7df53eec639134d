"""The fee list (费用清单) of an order: each line with its rule, the sum, and what was agreed before (F10, F55, F57)."""

from datetime import datetime

from fieldtech.sheets.blocks import Block, Cell, Column, Field, Gap, field_grid, table
from fieldtech.sheets.canvas import A4, Paper
from fieldtech.sheets.flow import draw_pages, paginate
from fieldtech.sheets.letterhead import Letterhead
from fieldtech.sheets.money.amount import AmountBand, yuan
from fieldtech.sheets.money.pads import Pad, Pads
from fieldtech.sheets.money.paying import how_to_pay
from fieldtech.sheets.money.said import about_order, method_said
from fieldtech.sheets.pdfa import About, make_archival
from fieldtech.sheets.sections_before import THIRDS, Record, titled, warranty
from fieldtech.sheets.strips import Note, Plain
from fieldtech.sheets.style import INK, RED, Style
from fieldtech.sheets.vocabulary import DASH, Vocabulary, day, money, person, said


def fee_list(record: Record, *, language: str = "zh_CN") -> bytes:
    """The list as PDF/A-3u; until it is final it says in red that it is a draft."""
    words = Vocabulary(language)
    style = Style(1.0, bilingual=words.bilingual)
    at = datetime.fromisoformat(record["at"])
    paper = Paper(A4, at, words.tag)
    badges = [] if record["final"] else [words.line("fees.draft")]
    head = Letterhead(words, words.label("title.fee_list"), {**record, "revision": None}, record["at"], "", badges,
                      code=True)  # fmt: skip
    blocks = [
        *_order(style, words, record)[1:],
        *_lines(style, words, record),
        *_compared(style, words, record),
        *_payments(style, words, record),
        *how_to_pay(style, words, record, record["rest_cents"] if record["final"] else 0),
        *_signing(style, words, record),
    ]
    draw_pages(paper, paginate(blocks), head.frame())
    title = f"{words.line('title.fee_list')} {record['number']}"
    make_archival(paper, About(title, record["company"].get("name") or "", at, kind="fees"))
    return paper.finish()


def _order(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    label, customer = words.label, record["customer"]
    rows = [
        [
            Field(label("customer"), Cell(said(customer.get("name")), bold=True), 2),
            Field(label("contact"), said(customer.get("contact"))),
        ],
        [
            Field(label("fees.order"), Cell(about_order(words, record["order"]), bold=True), 2),
            Field(label("fees.day"), day(record["day"])),
        ],
        [
            Field(label("warranty"), warranty(words, record)),
            Field(label("fees.schedule"), words.line("fees.version", n=str(record["schedule"]))),
            Field(label("technicians"), words.listed(person(one) for one in record.get("technicians") or [])),
        ],
    ]
    return titled(style, words.line("sec.fees.order"), field_grid(style, rows, THIRDS))


def _lines(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    title, lines = words.line("sec.fees.lines"), record["lines"]
    if not lines:
        return titled(style, title, [Plain(style, words.line("no_fees"), keep=True), *_sum(style, words, record)])
    columns = [
        Column(words.label("row"), 0.3, "right"),
        Column(words.label("fee_name"), 2.5),
        Column(words.label("quantity"), 0.6, "right"),
        Column(words.label("list_price"), 0.95, "right"),
        Column(words.label("fees.charged"), 0.95, "right"),
        Column(words.label("fees.why"), 3.9),
    ]
    rows = table(style, columns, [_line(words, n, line) for n, line in enumerate(lines, 1)])
    rows[-1].keep = True  # the sum never stands alone on a page
    return titled(style, title, [*rows, Gap(style.gap), *_sum(style, words, record)])


def _line(words: Vocabulary, number: int, line: Record) -> list[Cell | str]:
    waiting = bool(line.get("open"))
    quantity = f"{line.get('quantity') or 1} {words.unit(line.get('unit'))}".strip()
    charged = words.line("fees.open") if waiting else money(line["charged_cents"])
    return [
        str(number),
        Cell(words.name(line), bold=True),
        quantity,
        money(line.get("list_cents")),
        Cell(charged, bold=True, align="right", colour=RED if waiting else INK),
        words.fee_rule(line, "\n"),
    ]


def _sum(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    return [AmountBand(style, words.line("in_words"), record["total_cents"], words.language == "en")]


def _compared(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """What the customer agreed to before the work, against the end (F10)."""
    agreed = record.get("agreed_cents")
    if agreed is None:
        return []
    more = record["total_cents"] - agreed
    code = "fees.as_agreed" if not more else "fees.above" if more > 0 else "fees.below"
    sentence = words.line(code, agreed=yuan(agreed), differs=yuan(abs(more)))
    return [Gap(style.gap), Note(style, words.line("fees.estimate"), sentence, warning=more > 0)]


def _payments(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    paid = record.get("payments") or []
    sums = [
        [
            Field(words.label("fees.received"), Cell(yuan(record["received_cents"]), bold=True)),
            Field(words.label("fees.waived"), yuan(record["waived_cents"])),
            Field(words.label("fees.rest"), _rest(words, record)),
        ]
    ]
    blocks: list[Block] = [*field_grid(style, sums, (1.0, 1.0, 1.0))]
    if paid:
        columns = [
            Column(words.label("fees.receipt"), 1.05),
            Column(words.label("date"), 0.9),
            Column(words.label("receipt.method"), 2.0),
            Column(words.label("receipt.received_from"), 2.4),
            Column(words.label("money.amount"), 1.0, "right"),
        ]
        rows: list[list[Cell | str]] = [
            [said(one.get("receipt")), day(one["day"]), method_said(words, one), said(one.get("payer")),
             Cell(money(one["cents"]), bold=True, align="right", colour=RED if one["cents"] < 0 else INK)]
            for one in paid
        ]  # fmt: skip
        blocks += [Gap(style.gap), *table(style, columns, rows)]
    return titled(style, words.line("sec.fees.payments"), blocks)


def _rest(words: Vocabulary, record: Record) -> Cell:
    rest = record["rest_cents"]
    state = words.term("money_state", record.get("state")) if record.get("state") else DASH
    said = f"{yuan(max(rest, 0))} · {state}" + (f" {yuan(-rest)}" if rest < 0 else "")
    return Cell(said, bold=True, colour=RED if rest else INK)


def _signing(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    ink = record.get("ink") or {}
    pads = [
        Pad(words.label("fees.customer_signature"), said(record["customer"].get("contact")), ink.get("customer")),
        Pad(words.label("technician_signature"),
            words.listed(person(one) for one in record.get("technicians") or []), ink.get("technician")),
    ]  # fmt: skip
    return titled(style, words.line("sec.fees.confirmed"), [Pads(style, pads)], words.line("fees.transparent"))
