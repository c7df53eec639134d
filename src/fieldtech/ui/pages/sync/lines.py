"""What the sync page lists: what waits or arrived lately, and what needs a person, as lines that are alike."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from fieldtech.ui.language import labelled, sentence, word
from fieldtech.ui.sync.wording import waits

if TYPE_CHECKING:  # a page is there before the services of the exchange are
    from fieldtech.services.syncing.conflict_views import ConflictView
    from fieldtech.services.syncing.items import SyncItem
    from fieldtech.services.syncing.needing import NeedsYou

WAITING, OLD, CONFIRMED, ALL, NEEDS, SEEN = "waiting", "old", "confirmed", "all", "needs", "seen"
FILTERS = (WAITING, OLD, CONFIRMED, ALL, NEEDS, SEEN)
CONFLICTS_PAGE, ORDERS_PAGE, REQUESTS_PAGE = "conflicts_page", "orders_page", "requests_page"
_TONES = {"here": "warn", "handed_over": "info", "confirmed": "ok", "refused": "danger"}
_RESULTS = {"rejected": "danger", "review": "warn", "deferred": "info"}
Short = Callable[[datetime | None], str]


@dataclass(frozen=True)
class Line:
    """One line of the table; ``page`` and ``reference`` say where it leads, "" for nowhere.

    ``key`` names what can be ticked off, ``again`` whether its work may be taken over again, ``advice`` what to do.
    """

    kind: str  # waiting, confirmed, needs or seen
    what: str
    number: str
    state: str
    tone: str
    why: str
    time: str
    since: datetime
    old: bool = False
    page: str = ""
    reference: str = ""
    count: int = 1
    key: str = ""
    again: bool = False
    advice: str = ""

    def cells(self) -> tuple[str, ...]:
        """As they stand in the table and are copied."""
        return self.what, self.number, self.state, self.why, self.time

    def spoken(self) -> str:
        """The line for whoever hears it."""
        return ", ".join(filter(None, self.cells()))


def of_item(item: "SyncItem", now: datetime, short: Short) -> Line:
    """Things of one kind that wait together, or arrived together."""
    what = word(f"sync.what.{item.what}") + (f" × {item.count}" if item.count > 1 else "")
    confirmed = item.state == "confirmed"
    page, reference = (ORDERS_PAGE, item.order_id.hex) if item.order_id else ("", "")
    if item.what == "request" and item.number:
        page, reference = REQUESTS_PAGE, item.number
    return Line(
        CONFIRMED if confirmed else WAITING, what, item.number, word(f"sync.state.{item.state}"),
        _TONES.get(item.state, "neutral"), sentence(item.reason) if item.reason else "",
        short(item.since) if confirmed else waits(item.since, now), item.since, item.old, page, reference,
        item.count,
    )  # fmt: skip


def of_need(need: "NeedsYou", short: Short) -> Line:
    """What the office refused, doubts or cannot read yet, and where it is put right; or who has seen it."""
    page, reference = (ORDERS_PAGE, need.order_id.hex) if need.order_id else ("", "")
    if need.request:
        page, reference = REQUESTS_PAGE, need.request
    why = sentence(need.reason, **{name: str(value) for name, value in need.params.items()}) if need.reason else ""
    tone = "neutral" if need.act else _RESULTS.get(need.result, "warn")
    return Line(
        SEEN if need.act else NEEDS, f"{word(f'sync.what.{need.what}')} · {need.by}", need.number,
        word(f"sync.result.{need.result}"), tone, why, short(need.at), need.at, False, page, reference,
        key=need.op_id.hex, again=need.again, advice=_looked(need, short) or _advice(need, page),
    )  # fmt: skip


def _looked(need: "NeedsYou", short: Short) -> str:
    """By whom it was ticked off, and whether it comes back."""
    if not need.act:
        return ""
    how = "again" if need.act == "again" else "rests" if need.until else "good"
    return word(f"sync.seen.{how}", name=need.looked_by, at=short(need.looked_at), until=short(need.until))


def _advice(need: "NeedsYou", page: str) -> str:
    """Where the work is, and what a person should do."""
    if need.result != "rejected":
        return word(f"sync.need.{need.result}")
    if need.what in ("list", "plan"):
        return word("sync.need.rejected.list")
    return word(f"sync.need.rejected.{'again' if need.again else 'open' if page else 'tell'}")


def of_conflict(conflict: "ConflictView", short: Short, *, has_page: bool) -> Line:
    """Two values for one thing, side by side on the page of conflicts."""
    values = " ↔ ".join((conflict.left.text, conflict.right.text))
    order = conflict.order_id.hex if conflict.order_id else ""
    page, reference = (CONFLICTS_PAGE, conflict.id.hex) if has_page else (ORDERS_PAGE if order else "", order)
    return Line(
        NEEDS, conflict.subject, conflict.number, word("sync.result.conflict"), "warn",
        labelled(conflict.field, values), short(conflict.arrived), conflict.arrived, False, page, reference,
    )  # fmt: skip


def belongs(line: Line, name: str) -> bool:
    """Whether a filter shows it."""
    if name == NEEDS:
        return line.kind == NEEDS
    if name == OLD:
        return line.kind == WAITING and line.old
    return line.kind in (WAITING, CONFIRMED) if name == ALL else line.kind == name


def chosen(lines: Sequence[Line], name: str, text: str, order: tuple[str, bool] | None) -> list[Line]:
    """The lines of a filter in which every word is found, in the order of a column or as they came."""
    words = text.casefold().split()
    found = [one for one in lines if belongs(one, name) and all(w in one.spoken().casefold() for w in words)]
    if order is not None:
        found.sort(key=_KEYS[order[0]], reverse=order[1])
    return found


def as_text(heads: Iterable[str], lines: Iterable[Line]) -> str:
    """A table for the clipboard."""
    return "\n".join("\t".join(cells) for cells in (tuple(heads), *(one.cells() for one in lines)))


_KEYS: dict[str, Callable[[Line], str]] = {
    "what": lambda one: one.what, "number": lambda one: one.number, "state": lambda one: one.state,
    "why": lambda one: one.why, "time": lambda one: one.since.isoformat(),
}  # fmt: skip
