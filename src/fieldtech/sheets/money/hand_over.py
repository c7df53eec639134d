"""The hand-over slip (交款单): which money a technician brings, by receipt, signed by both; what was counted (B30)."""

from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fieldtech.model.canonical import canonical_json
from fieldtech.sheets.blocks import Block, Cell, Column, Field, Gap, field_grid, table
from fieldtech.sheets.canvas import A4, Paper
from fieldtech.sheets.flow import draw_pages, paginate
from fieldtech.sheets.letterhead import Letterhead
from fieldtech.sheets.money.amount import AmountBand, yuan
from fieldtech.sheets.money.pads import Pad, Pads
from fieldtech.sheets.money.said import method_said
from fieldtech.sheets.pdfa import About, make_archival
from fieldtech.sheets.qr import summary_of, write_qr
from fieldtech.sheets.sections_before import THIRDS, Record, titled
from fieldtech.sheets.strips import Note, Tick, TickRow, WriteRow
from fieldtech.sheets.style import INK, RED, Style
from fieldtech.sheets.vocabulary import Vocabulary, day, moment, money, person, said, written_at


def hand_over_slip(record: Record, key: Ed25519PrivateKey, *, language: str = "zh_CN") -> bytes:
    """The slip as PDF/A-3u with its record inside, not yet signed; ``key`` signs the summary in the code."""
    words = Vocabulary(language)
    style = Style(1.0, bilingual=words.bilingual)
    sealed = canonical_json(record)
    digest = sha256(sealed).hexdigest()
    at = written_at(record)
    paper = Paper(A4, at, words.tag)
    badges = [words.line("handed.late")] if record["late"] else []
    head = Letterhead(words, words.label("title.hand_over"), {**record, "amends": None}, record["times"]["signed"],
                      digest, badges)  # fmt: skip
    blocks = [
        *_people(style, words, record)[1:],
        *_collections(style, words, record),
        *_counted(style, words, record),
        *_signing(style, words, record, write_qr(summary_of(record, digest), key)),
    ]
    draw_pages(paper, paginate(blocks), head.frame())
    title = f"{words.line('title.hand_over')} {record['number']}"
    make_archival(paper, About(title, record["company"].get("name") or "", at, sealed, kind="hand-over"))
    return paper.finish()


def _people(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    label = words.label
    rows = [
        [
            Field(label("handed.by"), Cell(person(record["by"]), bold=True)),
            Field(label("handed.to"), Cell(person(record["receiver"]), bold=True)),
            Field(label("handed.at"), moment(record["times"]["signed"])),
        ],
        [
            Field(label("service_centre"), said(record["centre"].get("name"))),
            Field(label("handed.count"), str(len(record["collections"]))),
            Field(label("handed.due"), Cell(day(record["due_day"]), colour=RED if record["late"] else INK)),
        ],
    ]
    return titled(style, words.line("sec.handed.people"), field_grid(style, rows, THIRDS))


def _collections(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    columns = [
        Column(words.label("row"), 0.3, "right"),
        Column(words.label("handed.receipt"), 1.85),
        Column(words.label("date"), 0.95),
        Column(words.label("fees.order"), 1.8),
        Column(words.label("customer"), 2.2),
        Column(words.label("receipt.method"), 1.25),
        Column(words.label("money.amount"), 0.95, "right"),
    ]
    rows = table(style, columns, [_row(words, n, row) for n, row in enumerate(record["collections"], 1)])
    for block in rows[-1:]:
        block.keep = True
    sums = [Field(words.term("pay_method", method), Cell(yuan(cents), bold=True))
            for method, cents in _by_method(record)]  # fmt: skip
    grid = field_grid(style, [sums], [1.0] * len(sums)) if len(sums) > 1 else []
    for block in grid:
        block.keep = True
    band = AmountBand(style, words.line("in_words"), record["total_cents"], words.language == "en")
    parts: list[Block] = [*rows, Gap(style.gap), *grid, *([Gap(style.gap)] if grid else []), band]
    return titled(style, words.line("sec.handed.collections"), parts)


def _row(words: Vocabulary, number: int, row: Record) -> list[Cell | str]:
    return [
        str(number),
        Cell(f"{said(row.get('receipt'))}\n{said(row.get('number'))}", bold=True, bold_lines=1),
        day(row["day"]),
        said(row.get("order")),
        said(row.get("customer")),
        method_said(words, row),
        Cell(money(row["cents"]), bold=True, align="right", colour=RED if row["cents"] < 0 else INK),
    ]


def _by_method(record: Record) -> list[tuple[str, int]]:
    sums: dict[str, int] = {}
    for row in record["collections"]:
        sums[row["method"]] = sums.get(row["method"], 0) + row["cents"]
    return list(sums.items())


def _counted(style: Style, words: Vocabulary, record: Record) -> list[Block]:
    """What finance counted and what is still missing; before that, room to write it."""
    title, label, count = words.line("sec.handed.counted"), words.label, record.get("count")
    if not count:
        fields = [(label("handed.counted"), 1.0), (label("handed.difference"), 1.0), (label("handed.reason"), 2.0)]
        ticks = TickRow(style, [Tick(words.label(f"handed.with.{code}"), "") for code in ("stubs", "cheques", "other")],
                        keep=True)  # fmt: skip
        return titled(style, title, [ticks, WriteRow(style, fields, lines=2)])
    open_cents = record["difference_cents"] or 0
    rows = [
        [
            Field(label("handed.counted"), Cell(yuan(count["cents"]), bold=True)),
            Field(label("handed.difference"), Cell(yuan(open_cents), bold=True, colour=RED if open_cents else INK)),
            Field(label("handed.counted_by"), f"{person(count['by'])} {moment(count['at'])}"),
        ]
    ]
    if count.get("reason"):
        rows.append([Field(label("handed.reason"), said(count["reason"]), 3)])
    blocks: list[Block] = [*field_grid(style, rows, THIRDS)]
    blocks += [
        Note(style, words.term("made_good", one["how"]), f"{yuan(one['cents'])} · {day(one['at'])} · "
             f"{person(one['by'])} · {said(one['reason'])}{_approval(words, one)}", warning=bool(one.get("denied")))
        for one in record.get("made_good") or []
    ]  # fmt: skip
    if open_cents:
        blocks.append(Note(style, words.line("handed.still_open"), words.line("handed.day_stays_open")))
    return titled(style, title, blocks)


def _approval(words: Vocabulary, ended: Record) -> str:
    """Who let it go, and that he denies it."""
    if not ended.get("approved"):
        return ""
    code = "handed.denied" if ended.get("denied") else "handed.approved"
    return f" · {words.line(code, name=person(ended['approved']))}"


def _signing(style: Style, words: Vocabulary, record: Record, code: str) -> list[Block]:
    ink: dict[str, Any] = record.get("ink") or {}
    at = moment(record["times"]["signed"])
    pads = [
        Pad(words.label("handed.giver_signature"), person(record["by"]), ink.get("giver"), at),
        Pad(words.label("handed.receiver_signature"), person(record["receiver"]), ink.get("receiver"),
            at if ink.get("receiver") else ""),
    ]  # fmt: skip
    statement = words.line("handed.statement")
    section = titled(style, words.line("sec.handed.signing"), [Pads(style, pads, code, words.line("scan"))], statement)
    for block in section[:-1]:
        block.keep = True
    return section
