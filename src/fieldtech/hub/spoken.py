"""Words of mouth about money at the hub: in whose name they are, and who confirms them (D17, states 4.8)."""

from collections.abc import Iterator

from fieldtech.errors import Problem
from fieldtech.hub.batch import Batch
from fieldtech.model.guards.deciding import ABOUT_MONEY, DECIDERS, RANKS
from fieldtech.sync.messages import OpMessage, Values

_CONFIRM, _DENIED = "confirm_verbal", "denied"
_SPOKEN = frozenset({"fee_changes", "fee_words", "reversals", "made_good"})


def role_of(batch: Batch, login: str) -> str:
    """What somebody is, who works here."""
    users = (row.values for row in batch.rows_of("users"))
    return next((str(user.get("role")) for user in users if user.get("login") == login and user.get("active")), "")


def in_the_name_of(batch: Batch, op: OpMessage, values: Values) -> str:
    """The role of who agreed to it, "" where nobody is named, or he wrote it himself."""
    asked = str(values.get("approved_by") or "")
    return role_of(batch, asked) if asked and asked != op.by else ""


def unasked(op: OpMessage) -> Iterator[Problem]:
    """What is said in somebody's name who gets no task to confirm it, and so never hears of it.

    Task and word are of one moment with one reason: by that they find each other.
    """
    tasks = (row.values for row in op.rows if row.table == "follow_ups" and row.what == "new")
    hearing = [(task.get("login"), task.get("made_at"), task.get("text")) for task in tasks
               if task.get("kind") == _CONFIRM]  # fmt: skip
    for row in op.rows:
        own_money = row.table == "reversals" and not row.values.get("from_till")
        asked = row.values.get("approved_by") if row.what == "new" and row.table in _SPOKEN and not own_money else None
        if asked and (asked, row.values.get("at"), row.values.get("reason")) not in hearing:
            yield Problem("approved_by", "never_heard_of_it", params={"login": str(asked)})


def was_asked(batch: Batch, order: str, role: str) -> bool:
    """Whether somebody in this role was asked about the money of the order by word of mouth."""
    spoken = (row.values for row in batch.of_order(order, frozenset({"entries"})))
    bodies = [one.get("body") or {} for one in spoken if one.get("kind") == "verbal"]
    return role in DECIDERS and any(
        body.get("purpose") in ABOUT_MONEY and role_of(batch, str(body.get("asked"))) == role for body in bodies
    )


def confirmations(batch: Batch, op: OpMessage, role: str) -> Iterator[Problem]:
    """A word of mouth is confirmed by the one who gave it, or by another of his rank or above."""
    for row in op.rows if op.kind == "settle_follow_up" else ():
        known = batch.row(row.table, row.key)
        if known is None or known.values.get("kind") != _CONFIRM or known.values.get("login") == op.by:
            continue
        special = known.values.get("role") in RANKS["special"]
        if role not in (RANKS["special"] if special else DECIDERS):
            order = batch.row("orders", [known.values.get("order_id")])
            number = str(order.values.get("number")) if order else ""
            yield Problem("follow_up", "confirmed_by_other", params={"number": number})


def denied_words(batch: Batch, order: str) -> set[tuple[object, object]]:
    """Moment and reason of words of mouth about the order that were denied: the task to confirm one has the same."""
    tasks = (row.values for row in batch.of_order(order, frozenset({"follow_ups"})))
    return {
        (task.get("made_at"), task.get("text"))
        for task in tasks
        if task.get("kind") == _CONFIRM and str(task.get("outcome") or "").startswith(_DENIED)
    }
