"""What waits and what arrived, in the words of the trade: each order, photo, signature and payment in one of three
states, with the reason.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.kinds_money import MONEY
from fieldtech.model.local import Op
from fieldtech.model.maintenance import Plan
from fieldtech.model.orders import Order
from fieldtech.model.requests import InstallRequest
from fieldtech.model.syncing import BlobState
from fieldtech.services.context import Context, Person

OLD_AFTER = timedelta(days=1)
_SHOWN_FOR = timedelta(days=1)  # a confirmed item stays in sight so long
_MOST = 5_000
_STATES = ("here", "handed_over", "confirmed")
_PAID = frozenset(MONEY) - {"publish_schedule", "finish_fee_list", "change_price"}
_SIGNED = frozenset({"ink", "acceptance"})
Entry = tuple[str, str, datetime]
"""State, reason and time of one thing."""


@dataclass(frozen=True)
class SyncItem:
    """Things of one kind that belong together and are equally far; ``what`` is order, photo, signature, payment,
    request, plan, stock or list, ``reason`` a code with a sentence, that of the oldest.
    """

    what: str
    number: str
    order_id: Id | None
    count: int
    state: str
    reason: str
    since: datetime
    old: bool


def items(context: Context, person: Person, *, online: bool) -> list[SyncItem]:
    """Everything that waits and what was confirmed within a day, what is furthest behind and oldest first."""
    now = context.now()
    with context.reading() as session:
        ops = _ops(session, now, person)
        blobs = {row.sha: row.state for row in session.scalars(select(BlobState))}
        groups: dict[tuple[str, str, str], list[Entry]] = {}
        for op in ops:
            for what, entry in _entries(op, blobs, online=online):
                groups.setdefault((what, about_of(op), entry[0]), []).append(entry)
        numbers = numbers_of(session, {about for _what, about, _state in groups})
    found = [_item(what, about, group, numbers, now) for (what, about, _state), group in groups.items()]
    return sorted(found, key=lambda item: (_rank(item.state), item.since))


def _ops(session: Session, now: datetime, person: Person) -> list[Op]:
    """Of this computer's people a technician sees his own."""
    fresh = or_(Op.state != "confirmed", Op.acked_at > now - _SHOWN_FOR)
    wanted = select(Op).where(fresh).order_by(Op.dev_seq.desc()).limit(_MOST)
    if not person.may("see_all_orders"):
        wanted = wanted.where(Op.by == person.login)
    return list(session.scalars(wanted))


def what_of(op: Op) -> str:
    """The word for what an operation is about: order, photo, signature, payment, request, plan, stock or list."""
    if op.kind in _PAID:
        return "payment"
    kinds = {str(row["values"].get("kind")) for row in op.fields.get("rows", ()) if row["table"] == "entries"}
    if kinds & _SIGNED:
        return "signature"
    tables = {row["table"] for row in op.fields.get("rows", ())} | {op.table}
    if "photos" in tables:
        return "photo"
    if (about_of(op) and "orders" in tables) or "entries" in tables or "install_rows" in tables:
        return "order"
    if "install_requests" in tables:
        return "request"
    if "plans" in tables:
        return "plan"
    return "stock" if tables & {"stock_moves", "stock_slips", "placements", "stock_counts", "tool_loans"} else "list"


def about_of(op: Op) -> str:
    """The order (or request, or plan) it belongs to."""
    if op.table in ("orders", "install_requests", "plans"):
        return op.row
    for row in op.fields.get("rows", ()):
        if found := row["values"].get("order_id"):
            return str(found)
    return ""


def _entries(op: Op, blobs: dict[str, str], *, online: bool) -> Iterator[tuple[str, Entry]]:
    """An operation, and apart from it the files it names; a photo is one thing with its files."""
    what = what_of(op)
    entry = (op.state, _reason(op, online=online), op.at)
    files = [_of_file(blobs.get(sha, "confirmed"), op, online=online) for sha in op.blobs]
    if what != "photo" or not files:
        yield what, entry
    if files:
        yield "photo", min([entry, *files] if what == "photo" else files, key=lambda one: _rank(one[0]))


def _of_file(state: str, op: Op, *, online: bool) -> Entry:
    if state != "here":
        return state, f"sync_{state}", op.at
    unsent = "sync_not_sent" if online else "sync_no_network"
    return state, unsent if op.result else "sync_after_sheet", op.at


def _reason(op: Op, *, online: bool) -> str:
    if op.state == "refused":
        return op.reason
    if op.state == "here":
        return "sync_not_sent" if online else "sync_no_network"
    if op.state == "handed_over":
        return "sync_waits_for_files" if op.result else "sync_in_file"
    return "sync_confirmed" if op.result != "review" else op.reason


def _item(what: str, about: str, group: list[Entry], numbers: dict[str, str], now: datetime) -> SyncItem:
    state, reason, since = min(group, key=lambda one: one[2])
    waits = state != "confirmed"
    order = Id(about) if about in numbers and what not in ("request", "plan") else None
    return SyncItem(
        what, numbers.get(about, ""), order, len(group), state, reason, since, waits and now - since > OLD_AFTER
    )


def _rank(state: str) -> int:
    """What was refused comes first: nobody else will look after it."""
    return _STATES.index(state) if state in _STATES else -1


def numbers_of(session: Session, about: Iterable[str]) -> dict[str, str]:
    """The numbers of orders, requests and plans by their keys."""
    ids = [Id(text) for text in about if len(text) == 32]
    found: dict[str, str] = {}
    for table in (Order, InstallRequest, Plan):
        for at in range(0, len(ids), 500):
            query = select(table.id, table.number).where(table.id.in_(ids[at : at + 500]))
            found |= {row[0].hex: row[1] for row in session.execute(query)}
    return found
