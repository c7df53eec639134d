"""The receipt (收据): number, who paid how much for what, in words and figures; twice on a page, one to keep (B29).

The upper half is the customer's, the lower one the stub for finance. The record travels inside, the code proves it.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fieldtech.model.canonical import canonical_json
from fieldtech.sheets.blocks import Block, Cell, Field, Gap, field_grid
from fieldtech.sheets.canvas import A4, MM, Paper
from fieldtech.sheets.flow import TOP
from fieldtech.sheets.letterhead import Letterhead
from fieldtech.sheets.money.amount import AmountBand, yuan
from fieldtech.sheets.money.pads import Pad, Pads
from fieldtech.sheets.money.said import about_order, invoice_said, method_said
from fieldtech.sheets.pdfa import About, make_archival
from fieldtech.sheets.qr import summary_of, write_qr
from fieldtech.sheets.sections_before import Record
from fieldtech.sheets.strips import Plain
from fieldtech.sheets.style import CONTENT, GREY, MARGIN, RED, RULE, Style
from fieldtech.sheets.vocabulary import Vocabulary, moment, person, said, written_at

REFUND = "refund"
_HALF = A4[1] / 2
_ROOM = _HALF - (A4[1] - TOP) - 11.2 * MM  # between header and footer of one half
_DENSITIES = (1.0, 0.95, 0.9, 0.85, 0.8)
_COPIES = ("customer", "office")
_COLUMNS = (1.0, 1.0, 1.0)
_DASH = 2.4 * MM
_LONGEST, _LONGEST_NAME = 150, 60  # characters of a text on half a page; the record inside has all of it


def receipt(record: Record, key: Ed25519PrivateKey, *, language: str = "zh_CN") -> bytes:
    """The receipt as PDF/A-3u with its record inside, not yet signed; ``key`` signs the summary in the code."""
    words = Vocabulary(language)
    sealed = canonical_json(record)
    digest = sha256(sealed).hexdigest()
    code = write_qr(summary_of(record, digest), key)
    at = written_at(record)
    paper = Paper(A4, at, words.tag)
    blocks = _fitted(words, record, code)
    for n, copy in enumerate(_COPIES):
        _half(paper, words, record, digest, copy, blocks, -n * _HALF)
    _cut(paper, words)
    paper.showPage()
    title = f"{words.line('title.receipt')} {record['number']}"
    make_archival(paper, About(title, record["company"].get("name") or "", at, sealed, kind="receipt"))
    return paper.finish()


def _cut_short(text: object, most: int = _LONGEST) -> str:
    """A text that would push the signatures off its half ends with an ellipsis."""
    shown = said(text)
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def _is_back(record: Record) -> bool:
    """Whether it takes another receipt back."""
    return record["status"] in ("reversal", REFUND)


def _of(record: Record) -> str:
    """Which words it has: only of a refund it is certain that money went back.

    What its collector takes back may have been typed wrong and nothing went anywhere.
    """
    return ".back" if record["status"] == REFUND else ".reversal" if _is_back(record) else ""


def _half(
    paper: Paper, words: Vocabulary, record: Record, digest: str, copy: str, blocks: Sequence[Block], down: float
) -> None:
    name = words.line(f"receipt.copy.{copy}")
    badges = [words.line("receipt.reversal")] if _is_back(record) else []
    if record.get("taken_back"):  # printed again since
        badges.append(words.line("receipt.taken_back", number=said(record["taken_back"])))
    title = f"{words.line('title.receipt')}\n{name}"
    head = Letterhead(words, title, {**record, "revision": None, "amends": None}, record["times"]["signed"], digest,
                      badges).frame()  # fmt: skip
    with paper.moved(0, down):
        head.header(paper, 1, 1)
        top = TOP
        for block in blocks:
            block.draw(paper, top)
            top -= block.height
    with paper.moved(0, down + _HALF):
        head.footer(paper, 1, 1)


def _fitted(words: Vocabulary, record: Record, code: str) -> list[Block]:
    """The airiest style in which one half holds everything; what is left over goes between the parts."""
    for density in _DENSITIES:
        blocks = _body(Style(density, bilingual=words.bilingual), words, record, code)
        spare = _ROOM - sum(block.height for block in blocks)
        if spare >= 0:
            break
    gaps = [block for block in blocks[1:-2] if isinstance(block, Gap)]
    for gap in gaps:
        gap.height += max(0.0, min(spare / len(gaps), 9.0))
    return blocks


def _body(style: Style, words: Vocabulary, record: Record, code: str) -> list[Block]:
    english = words.language == "en"
    return [
        Gap(style.gap),
        *field_grid(style, _paid(words, record), _COLUMNS),
        Gap(style.gap),
        AmountBand(style, words.line("in_words"), record["total_cents"], english),
        Gap(style.gap),
        *field_grid(style, _how(words, record), _COLUMNS),
        Gap(style.gap),
        Pads(style, _pads(words, record), code, words.line("scan")),
        Gap(2.0),
        Plain(style, words.line(f"receipt.is_no_invoice{_of(record)}")),
    ]


def _paid(words: Vocabulary, record: Record) -> list[list[Field]]:
    """From whom, and what for."""
    label, order = words.label, record["order"]
    back = _is_back(record)
    rows = [
        [
            Field(label("receipt.paid_back_to" if record["status"] == REFUND else "receipt.received_from"),
                  Cell(_cut_short(record["payer"], _LONGEST_NAME), bold=True)),
            Field(label("customer"), _cut_short(record["customer"].get("name"), _LONGEST_NAME), 2),
        ],
        [
            Field(label("receipt.for_back" if back else "receipt.for"),
                  Cell(_cut_short(about_order(words, order), _LONGEST_NAME), bold=True), 2),
            Field(label("receipt.fee_list"), said(order.get("fee_list"))),
        ],
    ]  # fmt: skip
    if back:
        text = f"{words.line('receipt.takes_back', number=said(record['amends']))} · {_cut_short(record.get('reason'))}"
        rows.append([Field(label("receipt.reversal"), Cell(text, colour=RED), 3)])
    return rows


def _how(words: Vocabulary, record: Record) -> list[list[Field]]:
    """How it was paid, what is left to pay, the invoice, and who took it."""
    label, of = words.label, _of(record)
    rest = record["rest_cents"]
    sums = words.line("receipt.sums", due=yuan(record["due_cents"]), before=yuan(record["before_cents"]))
    rows = [
        [
            Field(label(f"receipt.method{of}"), Cell(_cut_short(method_said(words, record), _LONGEST_NAME), bold=True)),
            Field(label(f"receipt.at{of}"), moment(record["times"]["signed"])),
            Field(label("receipt.collection"), said(record["collection"])),
        ],
        [
            Field(label("receipt.due"), sums, 2),
            Field(
                label("receipt.too_much" if rest < 0 else "receipt.rest"),
                Cell(yuan(abs(rest)), bold=True, colour=RED if rest else Cell.colour),
            ),
        ],
        [Field(label("receipt.invoice"), _cut_short(invoice_said(words, record.get("invoice"))), 3)],
    ]
    if record.get("reason") and not _is_back(record):
        rows.append([Field(label("receipt.reason"), _cut_short(record["reason"]), 3)])
    return rows


def _pads(words: Vocabulary, record: Record) -> list[Pad]:
    ink: dict[str, Any] = record.get("ink") or {}
    at = moment(record["times"]["signed"])
    of = _of(record)
    return [
        Pad(words.label(f"receipt.payer_signature{of}"), said(record["payer"]), ink.get("payer")),
        Pad(words.label(f"receipt.collector{of}"), person(record["by"]), ink.get("collector"), at),
        Pad(words.label("receipt.seal"), foot=said(record["company"].get("name"))),
    ]


def _cut(paper: Paper, words: Vocabulary) -> None:
    """A dashed line where the halves are cut apart, with its word in the middle."""
    paper.rules([(MARGIN + n * _DASH, _HALF, MARGIN + (n + 0.6) * _DASH, _HALF)
                 for n in range(int(CONTENT / _DASH))], RULE, 0.6)  # fmt: skip
    paper.text(A4[0] / 2, _HALF + 2.2, words.line("receipt.cut"), 5.6, GREY, align="middle")
