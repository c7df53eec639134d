"""Reading slips, for pages and paper, and taking one back as long as nothing has moved on."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from fieldtech.errors import Conflict, Forbidden, NotFound, Problem, Refused
from fieldtech.model.base import Id
from fieldtech.model.catalogue import StockLocation
from fieldtech.model.custody import Placement, Sim, Terminal
from fieldtech.model.machines.terminal import TERMINAL
from fieldtech.model.orders import Order
from fieldtech.model.stores import StockSlip
from fieldtech.services.changes import Change
from fieldtech.services.context import Context, Person
from fieldtech.services.history.labels import people_names
from fieldtech.services.reservations import Unit
from fieldtech.services.stock import balance
from fieldtech.services.stores.slips import Going, PartGoing, SlipHead, state_row, write_slip
from fieldtech.services.stores.write_offs import withdraw_cases
from fieldtech.services.swap_rules import sim_in
from fieldtech.store.arrival import arrival

UNDO_ROLES = {
    **{kind: TERMINAL.step(kind).roles for kind in ("receive", "issue", "take_back", "relocate", "shelve", "set_apart",
                                                    "send_to_factory", "repair_here", "find")},
    "transfer": ("TE", "WH"),
    "give_up": TERMINAL.step("give_up").roles,
    "factory_back": ("WH",),
    "replace_card": ("WH",),
    "count": ("WH",),
}  # fmt: skip
"""Who may take back which slip; what is scrapped or lost is found again instead."""


@dataclass(frozen=True)
class SlipLine:
    """A line as it was: a unit by its number or so many pieces; ``inside`` is the terminal a card was in."""

    item: str
    number: str
    detail: str
    zh: str
    en: str
    unit: str
    quantity: int
    inside: str = ""
    state: str = ""


@dataclass(frozen=True)
class SlipView:
    """Everything a page or a sheet of paper shows of a slip; people and places by name."""

    id: Id
    number: str
    kind: str
    source: str
    source_name: str
    target: str
    target_name: str
    order_id: Id | None
    order: str
    giver: str
    taker: str
    reason: str
    at: datetime
    by: str
    lines: tuple[SlipLine, ...]
    notes: dict[str, Any]
    undoes: str = ""
    undone_by: str = ""


@dataclass(frozen=True)
class SlipRow:
    """A slip in a list."""

    id: Id
    number: str
    kind: str
    source: str
    target: str
    at: datetime
    by: str
    count: int
    undone: bool


class Slips:
    """The numbered papers of the stores."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def view(self, slip_id: Id) -> SlipView:
        """One slip in full; raises NotFound, Forbidden for a technician who had no part in it."""
        with self._context.reading() as session:
            return slip_view(self._context, session, slip_id)

    def recent(self, location: str = "", limit: int = 100) -> tuple[SlipRow, ...]:
        """The newest slips, of one location or all; a technician sees those in which he had a part."""
        person = self._context.require("see_stock")
        wanted = select(StockSlip).order_by(arrival(StockSlip).desc()).limit(limit)
        if location:
            wanted = wanted.where(or_(StockSlip.source == location, StockSlip.target == location))
        if not person.may("see_all_orders"):
            wanted = wanted.where(or_(StockSlip.giver == person.login, StockSlip.taker == person.login,
                                      StockSlip.by == person.login))  # fmt: skip
        with self._context.reading() as session:
            rows = session.scalars(wanted).all()
            undone = set(session.scalars(select(StockSlip.undoes).where(StockSlip.undoes.in_([r.id for r in rows]))))
            places, people = _places(session), people_names(session, (row.by for row in rows))
            return tuple(
                SlipRow(row.id, row.number, row.kind, places.get(row.source, row.source),
                        places.get(row.target, row.target), row.at, people[row.by], len(row.body["lines"]),
                        row.id in undone)
                for row in rows
            )  # fmt: skip

    def undo(self, slip_id: Id, reason: str = "") -> Change:
        """Put everything back with a slip of its own; raises Conflict when something moved on, Refused, Forbidden."""
        person = self._context.require("see_stock")
        with self._context.transaction() as session:
            slip = _seen(self._context, session, slip_id)
            _may_undo(session, slip, person)
            lines: list[dict[str, Any]] = slip.body["lines"]
            units = [_back(session, line) for line in lines if line["item"] != "part"]
            parts = [_part_back(session, line) for line in lines if line["item"] == "part"]
            head = SlipHead("undo", slip.target, slip.source, slip.order_id, slip.taker, slip.giver, reason, slip.id)
            back = write_slip(self._context, session, head, units, parts)
            withdraw_cases(self._context, session, slip, reason)
            self._context.op(session, "undo_slip", "stock_slips", slip.id, {"reason": reason})
        return Change("slip", back.id, back.number)


def slip_view(context: Context, session: Session, slip_id: Id) -> SlipView:
    """The frozen picture of a slip."""
    slip = _seen(context, session, slip_id)
    places, people = _places(session), people_names(session, (slip.giver, slip.taker, slip.by))
    order = session.get(Order, slip.order_id) if slip.order_id else None
    before = session.get(StockSlip, slip.undoes) if slip.undoes else None
    after = session.scalar(select(StockSlip.number).where(StockSlip.undoes == slip.id))
    return SlipView(
        slip.id, slip.number, slip.kind,
        slip.source, places.get(slip.source, slip.source), slip.target, places.get(slip.target, slip.target),
        slip.order_id, order.number if order else "",
        people.get(slip.giver, ""), people.get(slip.taker, ""), slip.reason, slip.at, people[slip.by],
        tuple(_line(line) for line in slip.body["lines"]),
        {name: value for name, value in slip.body.items() if name != "lines"},
        before.number if before else "", after or "",
    )  # fmt: skip


def _seen(context: Context, session: Session, slip_id: Id) -> StockSlip:
    person = context.require("see_stock")
    slip = session.get(StockSlip, slip_id)
    if slip is None:
        raise NotFound("no_such_slip")
    if not person.may("see_all_orders") and person.login not in (slip.giver, slip.taker, slip.by):
        raise Forbidden("not_your_slip")
    return slip


def _line(line: dict[str, Any]) -> SlipLine:
    return SlipLine(
        line["item"], line["number"], line.get("detail", ""), line.get("zh", ""), line.get("en", ""),
        line.get("unit", ""), line["quantity"], line.get("inside", ""), line.get("after", {}).get("state", ""),
    )  # fmt: skip


def _places(session: Session) -> dict[str, str]:
    return dict(session.execute(select(StockLocation.code, StockLocation.name)).all())


def _may_undo(session: Session, slip: StockSlip, person: Person) -> None:
    if person.role not in UNDO_ROLES.get(slip.kind, ()):
        code = "role_may_not" if slip.kind in UNDO_ROLES else "slip_stays"
        raise Refused("undo_slip", [Problem("slip", code, params={"role": person.role, "number": slip.number})])
    if session.scalar(select(StockSlip.id).where(StockSlip.undoes == slip.id)) is not None:
        raise Conflict("already_undone")


def _back(session: Session, line: dict[str, Any]) -> Going:
    """Where the unit was before; what came in with the slip goes out of use again."""
    unit = _unit(session, line)
    if unit is None or not unit.active or state_row(unit) != line["after"]:
        raise Conflict("moved_since", number=line["number"])
    if line.get("new"):
        if isinstance(unit, Terminal) and sim_in(session, unit) is not None:
            raise Conflict("moved_since", number=line["number"])
        return Going(unit, unit.place_kind, unit.place_ref, unit.state, columns={"active": False}, reason="undo")
    was = line["before"]
    columns = {name: _value(name, values[0]) for name, values in line.get("columns", {}).items()}
    order = _held_by(session, unit) if was["state"] == "reserved" else None
    return Going(unit, was["place_kind"], was["place_ref"], was["state"], order, columns, "undo")


def _part_back(session: Session, line: dict[str, Any]) -> PartGoing:
    source, target, quantity = line["target"], line["source"], line["quantity"]
    if source and quantity > balance(session, source, line["number"]):
        raise Conflict("moved_since", number=line["number"])
    return PartGoing(line["number"], quantity, source, target, reason="undo")


def _unit(session: Session, line: dict[str, Any]) -> Unit | None:
    if "id" not in line:  # it came in with the slip
        terminal = line["item"] == "terminal"
        wanted = select(Terminal).where(Terminal.number == line["number"])
        return session.scalar(wanted) if terminal else session.scalar(select(Sim).where(Sim.iccid == line["number"]))
    key = UUID(line["id"])
    return session.get(Terminal, key) if line["item"] == "terminal" else session.get(Sim, key)


def _held_by(session: Session, unit: Unit) -> Id | None:
    """The order of its last reservation: the newest placement in that state."""
    held = select(Placement.order_id).where(Placement.item_id == unit.id, Placement.state == "reserved")
    return session.scalars(held.order_by(arrival(Placement).desc())).first()


def _value(name: str, plain: Any) -> Any:
    """What a line keeps as text, as its column has it."""
    if plain is not None and name in ("bought_on", "loaner_due", "valid_until"):
        return date.fromisoformat(plain)
    return plain
