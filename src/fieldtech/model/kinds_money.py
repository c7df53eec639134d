"""Kinds of operations about money (decision 0016): who sends them and the tables they write.

``kinds.py`` takes them in; what each may do to a row stands in ``kind_rows``, what the hub asks in ``hub/money.py``.
"""

from dataclasses import dataclass

from fieldtech.model.rights import RIGHTS


@dataclass(frozen=True)
class MoneyKind:
    """As ``kinds.Kind``, before it is one."""

    roles: frozenset[str]
    tables: frozenset[str]
    on_order: bool = False


_SETTLED = frozenset({"orders", "entries", "follow_ups"})
"""What the sheet, the seal and the steps of the order read: it is settled in the same operation."""


def _kind(roles: frozenset[str], tables: str, *, on_order: bool = False, settles: bool = False) -> MoneyKind:
    return MoneyKind(roles, frozenset(tables.split()) | (_SETTLED if settles else frozenset()), on_order)


MONEY: dict[str, MoneyKind] = {
    "publish_schedule": _kind(RIGHTS["publish_schedule"], "fee_schedules"),
    "finish_fee_list": _kind(RIGHTS["finish_fee_list"], "fee_lists", on_order=True),
    "change_price": _kind(RIGHTS["change_price"], "fee_changes follow_ups", on_order=True),
    "fee_word": _kind(RIGHTS["say_fee_word"], "fee_words", on_order=True, settles=True),
    "collect": _kind(
        RIGHTS["collect_money"], "collections receipts invoices fee_lists fee_words", on_order=True, settles=True
    ),
    "void_receipt": _kind(RIGHTS["give_receipts"], "receipts"),
    "reverse": _kind(RIGHTS["give_receipts"], "reversals receipts", settles=True),
    "hand_over": _kind(RIGHTS["hand_over_money"], "hand_overs"),
    "count_hand_over": _kind(RIGHTS["count_money"], "cash_counts"),
    "make_good": _kind(RIGHTS["count_money"], "made_good follow_ups"),
    "note_invoice": _kind(RIGHTS["note_invoice"], "invoices"),
    "query_collection": _kind(RIGHTS["audit_money"], "audit_acts"),
    "answer_query": _kind(RIGHTS["answer_query"], "audit_acts"),
    "pass_collection": _kind(RIGHTS["audit_money"], "audit_acts"),
    "reconcile_collection": _kind(RIGHTS["audit_money"], "audit_acts"),
    "confirm_collection": _kind(RIGHTS["audit_money"], "audit_acts"),
    "note_number": _kind(RIGHTS["audit_money"], "audit_acts"),
    "issue_block": _kind(RIGHTS["issue_receipts"], "receipt_blocks"),
    "close_block": _kind(RIGHTS["issue_receipts"], "receipt_blocks"),
    "close_day": _kind(RIGHTS["close_day"], "day_closings"),
}
"""By the kind of the operation."""

ACT_OF: dict[str, str] = {
    "query_collection": "query", "answer_query": "answer", "pass_collection": "pass",
    "reconcile_collection": "reconcile", "confirm_collection": "confirm", "note_number": "number",
}  # fmt: skip
"""What the row of an audit says, by the kind that writes it."""

KEPT_ALWAYS = frozenset({"collect", "reverse", "hand_over", "void_receipt", "note_invoice"})
"""Money that changed hands is known although who says so has left meanwhile: people look at it."""
