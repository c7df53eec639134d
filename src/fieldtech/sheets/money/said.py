"""What papers of money say alike: methods of payment, invoices, and what an order is about."""

from fieldtech.sheets.sections_before import Record
from fieldtech.sheets.vocabulary import DASH, Vocabulary, said


def method_said(words: Vocabulary, paid: Record) -> str:
    """How it was paid, with the number of a cheque or a transfer."""
    method = words.term("pay_method", paid.get("method"))
    if paid.get("to_person"):
        method += words.aside(words.line("money.to_person"))
    return " · ".join(part for part in (method, str(paid.get("paper_no") or "")) if part)


def invoice_said(words: Vocabulary, invoice: Record | None) -> str:
    """Whether there is an invoice: its kind and numbers, or why it is still to come."""
    if not invoice or not invoice.get("state"):
        return DASH
    state = words.term("invoice_state", invoice["state"])
    kind = words.term("invoice_kind", invoice["kind"]) if invoice.get("kind") else ""
    parts = (state, kind, invoice.get("code"), invoice.get("number"), invoice.get("title"), invoice.get("uscc"),
             invoice.get("reason"))  # fmt: skip
    return " · ".join(str(part) for part in parts if part)


def about_order(words: Vocabulary, order: Record, between: str = " · ") -> str:
    """What an order is: its kind and number, then the vehicle or equipment."""
    kind = words.brief("order_kind", order.get("kind")) if order.get("kind") else ""
    named = " · ".join(part for part in (kind, said(order.get("number"))) if part)
    return between.join(part for part in (named, order.get("object") or "") if part)
