"""Where to transfer what is owed; nothing while the company has named no account (F56)."""

from fieldtech.sheets.blocks import Block, Cell, Field, field_grid
from fieldtech.sheets.sections_before import Record, titled
from fieldtech.sheets.style import Style
from fieldtech.sheets.vocabulary import Vocabulary

_SHARES = (1.0, 1.0, 1.1)  # an account has up to 19 digits and must never be cut


def how_to_pay(style: Style, words: Vocabulary, record: Record, owed: int) -> list[Block]:
    """Payee, bank and account, and what to quote so that finance finds the order or the month."""
    bank = record.get("bank")
    if not bank or owed <= 0:
        return []
    payee = bank.get("payee") or record["company"].get("name") or ""
    rows = [
        [
            Field(words.label("paying.payee"), Cell(payee, bold=True)),
            Field(words.label("paying.bank"), bank["bank"]),
            Field(words.label("paying.account"), Cell(bank["account"], bold=True)),
        ]
    ]
    quote = words.line("paying.quote", number=record["number"])
    return titled(style, words.line("sec.paying"), field_grid(style, rows, _SHARES), quote)
