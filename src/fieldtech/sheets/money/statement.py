"""The monthly statement (对账单) of an account customer: what was owed, came on top, was paid, is owed (F56)."""

from datetime import datetime

from fieldtech.sheets.blocks import Block, Cell, Column, Field, Gap, field_grid, table
from fieldtech.sheets.canvas import A4, Paper
from fieldtech.sheets.flow import draw_pages, paginate
from fieldtech.sheets.letterhead import Letterhead
from fieldtech.sheets.money.amount import AmountBand, yuan
from fieldtech.sheets.money.pads import Pad, Pads
from fieldtech.sheets.money.paying import how_to_pay
from fieldtech.sheets.money.said import about_order, method_said
from fieldtech.sheets.notice_sheet import Paragraph
from fieldtech.sheets.pdfa import About, make_archival
from fieldtech.sheets.sections_before import THIRDS, Record, titled
from fieldtech.sheets.strips import Plain, Tick, TickRow, WriteRow
from fieldtech.sheets.style import INK, RED, Style
from fieldtech.sheets.vocabulary import Vocabulary, day, money, said

_AGES = ("30", "60", "90", "older")


def statement(record: Record, *, language: str = "zh_CN") -> bytes:
    """The statement of a month as PDF/A-3u, with a slip the customer confirms it on."""
    words = Vocabulary(language)
    style = Style(1.0, bilingual=words.bilingual)
    at = datetime.fromisoformat(record["at"])
    paper = Paper(A4, at, words.tag)
    name = "title.statement" if record["monthly"] else "title.statement_of_account"
    head = Letterhead(words, words.label(name), {**record, "revision": None}, record["at"], "")
    blocks = [
        *_letter(style, words, record),
        *_balance(style, words, record),
        *how_to_pay(style, words, record, record["closing_cents"]),
        *_orders(style, words, record),
        *_payments(style, words, record),
        *_ages(style, words, record),
        *_reply(style, words, record),
    ]
    draw_pages(paper, paginate(blocks), head.frame())
    title = f"{words.line(name)} {record['number']}"
    make_archival(paper, About(title, record["company"].get("name") or "", at, kind="statement"))
    return paper.finish()


def _letter(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """Whom it is for, which month, and what he is asked to do, in each language on its own."""
    customer = record["customer"]
    blocks: list[Block] = [Gap(style.gap), Paragraph(style, said(customer.get("name")), bold=True, keep=True)]
    for one in ("zh_CN", "en") if words.bilingual else (words.main,):
        values = {"first": record["first_day"], "last": record["last_day"], "closing": yuan(record["closing_cents"])}
        code = "statement.text" if record["closing_cents"] > 0 else "statement.nothing_owed"
        blocks.append(Paragraph(style, Vocabulary(one).line(code, **values)))
    return blocks


def _balance(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    label, customer = words.label, record["customer"]
    rows = [
        [
            Field(label("statement.customer_no"), said(customer.get("number"))),
            Field(label("contact"), said(customer.get("contact"))),
            Field(label("statement.uscc"), said(customer.get("uscc"))),
        ],
        [
            Field(label("statement.opening"), yuan(record["opening_cents"])),
            Field(label("statement.charged"), Cell(yuan(record["charged_cents"]), bold=True)),
            Field(label("statement.received"), yuan(record["received_cents"])),
        ],
    ]
    blocks: list[Block] = [*field_grid(style, rows, THIRDS)]
    if record["waived_cents"]:
        waived = [Field(label("fees.waived"), yuan(record["waived_cents"]), 3)]
        blocks = [*field_grid(style, [*rows, waived], THIRDS)]
    band = AmountBand(style, words.line("statement.closing"), record["closing_cents"], words.language == "en")
    return titled(style, words.line("sec.statement.balance"), [*blocks, Gap(style.gap), band])


def _orders(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    title, orders = words.line("sec.statement.orders"), record["orders"]
    if not orders:
        return titled(style, title, [Plain(style, words.line("statement.no_orders"))])
    columns = [
        Column(words.label("row"), 0.3, "right"),
        Column(words.label("date"), 0.9),
        Column(words.label("fees.order"), 3.0),
        Column(words.label("statement.about"), 2.6),
        Column(words.label("receipt.fee_list"), 1.7),
        Column(words.label("money.amount"), 0.95, "right"),
    ]
    rows: list[list[Cell | str]] = [
        [str(n), day(order["day"]), Cell(about_order(words, order, "\n"), bold=True, bold_lines=1),
         said(words.name(order, "what_")), said(order.get("fee_list")),
         Cell(money(order["cents"]), bold=True, align="right")]
        for n, order in enumerate(orders, 1)
    ]  # fmt: skip
    return titled(style, title, table(style, columns, rows), words.line("statement.n_orders", n=str(len(orders))))


def _payments(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    paid = record["payments"]
    if not paid:
        return []
    columns = [
        Column(words.label("date"), 0.9),
        Column(words.label("fees.receipt"), 1.1),
        Column(words.label("fees.order"), 1.9),
        Column(words.label("receipt.method"), 2.6),
        Column(words.label("money.amount"), 0.95, "right"),
    ]
    rows: list[list[Cell | str]] = [
        [day(one["day"]), said(one.get("receipt")), said(one.get("order")), method_said(words, one),
         Cell(money(one["cents"]), bold=True, align="right", colour=RED if one["cents"] < 0 else INK)]
        for one in paid
    ]  # fmt: skip
    return titled(style, words.line("sec.statement.payments"), table(style, columns, rows))


def _ages(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """How old the rest is; a customer who owes nothing needs no such line."""
    if record["closing_cents"] <= 0:
        return []
    sums = [
        Field(words.label(f"statement.age.{age}"), yuan(cents))
        for age, cents in zip(_AGES, record["ages"], strict=True)
    ]
    return titled(style, words.line("sec.statement.ages"), field_grid(style, [sums], [1.0] * len(sums)))


def _reply(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """What the customer stamps and sends back, or to say on the telephone."""
    hotline = str(record["company"].get("hotline") or "")
    answers = [Tick(words.label(f"statement.{code}"), "") for code in ("agrees", "differs")]
    pads = [
        Pad(words.label("statement.customer_seal"), foot=said(record["customer"].get("name"))),
        Pad(words.label("statement.our_seal"), foot=said(record["company"].get("name"))),
    ]
    rows: list[Block] = [
        TickRow(style, answers),
        WriteRow(style, [(words.label("statement.what_differs"), 1.0)], lines=2),
        Gap(style.gap),
        Pads(style, pads),
    ]
    section = titled(style, words.line("sec.statement.reply"), rows, words.line("statement.call", hotline=hotline))
    for block in section[:-1]:
        block.keep = True
    return section
