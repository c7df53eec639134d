"""The reading use cases behind the pages of vehicles, terminals, SIM cards and customers."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import NotFound
from fieldtech.model.base import Base, Id
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.customers import Customer, Vehicle
from fieldtech.model.orders import Order
from fieldtech.services.access_trail import note_access
from fieldtech.services.context import Context
from fieldtech.services.history import cards, lists
from fieldtech.services.history.timelines import TimelineRow, item_timeline, vehicle_timeline
from fieldtech.services.ordering import USUAL, Ordering
from fieldtech.services.visibility import visible
from fieldtech.store.lists import Page, PageKey

T = TypeVar("T", bound=Base)
LIMIT = 200


class History:
    """Everything here only looks; what is on a vehicle is changed by swaps."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def vehicles(
        self, text: str = "", after: PageKey | None = None, limit: int = LIMIT, ordering: Ordering = USUAL
    ) -> Page[lists.VehicleRow]:
        """Vehicles in use; ``text`` may be of the vehicle, its customer or its terminal."""
        self._context.require("see_customers")
        with self._context.reading() as session:
            return lists.vehicles(session, text, ordering, after, limit)

    def terminals(
        self,
        text: str = "",
        state: str = "",
        after: PageKey | None = None,
        limit: int = LIMIT,
        ordering: Ordering = USUAL,
    ) -> Page[lists.TerminalRow]:
        """Terminals, of one state or all; ``text`` may be of the terminal or its vehicle."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            return lists.terminals(session, text, state, self._today(), self._context.zone, ordering, after, limit)

    def sims(
        self,
        text: str = "",
        state: str = "",
        after: PageKey | None = None,
        limit: int = LIMIT,
        ordering: Ordering = USUAL,
    ) -> Page[lists.SimRow]:
        """SIM cards, of one state or all; ``text`` may be of the card or its terminal."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            return lists.sims(session, text, state, ordering, after, limit)

    def customers(
        self, text: str = "", after: PageKey | None = None, limit: int = LIMIT, ordering: Ordering = USUAL
    ) -> Page[lists.CustomerRow]:
        """Customers; ``text`` may be of a contact or vehicle of theirs too."""
        self._context.require("see_customers")
        with self._context.reading() as session:
            return lists.customers(session, text, ordering, after, limit)

    def vehicle_card(self, vehicle_id: Id) -> cards.VehicleCard:
        """What is on the vehicle now; raises NotFound, as all below."""
        self._context.require("see_customers")
        with self._context.reading() as session:
            shown, zone = visible(self._context.require()), self._context.zone
            card = cards.vehicle_card(session, _row(session, Vehicle, vehicle_id), self._today(), zone, shown)
        note_access(self._context, "vehicle", card.number)
        return card

    def terminal_card(self, terminal_id: Id) -> cards.TerminalCard:
        """Where the terminal is, its warranty and its SIM card."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            terminal = _row(session, Terminal, terminal_id)
            return cards.terminal_card(session, terminal, self._today(), self._context.zone)

    def sim_card(self, sim_id: Id) -> cards.SimCard:
        """Where the SIM card is and until when it is paid."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            return cards.sim_card(session, _row(session, Sim, sim_id), self._today())

    def customer_card(self, customer_id: Id) -> cards.CustomerCard:
        """Contacts, sites, vehicles, preference and open orders (T36)."""
        self._context.require("see_customers")
        with self._context.reading() as session:
            card = cards.customer_card(session, _row(session, Customer, customer_id), visible(self._context.require()))
        note_access(self._context, "customer", card.number)
        return card

    def vehicle_history(self, vehicle_id: Id) -> tuple[TimelineRow, ...]:
        """Terminals, SIM cards, swaps, plates and orders of the vehicle, newest first.

        A technician does not learn of orders in which he has no part, nor who was there.
        """
        self._context.require("see_customers")
        with self._context.reading() as session:
            rows = vehicle_timeline(session, _row(session, Vehicle, vehicle_id))
            wanted = select(Order.id).where(Order.vehicle_id == vehicle_id, visible(self._context.require()))
            seen = frozenset(session.scalars(wanted))
        return tuple(row if row.order_id in seen else _anonymous(row) for row in rows if _shown(row, seen))

    def terminal_history(self, terminal_id: Id) -> tuple[TimelineRow, ...]:
        """Every place of the terminal, newest first."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            return item_timeline(session, _row(session, Terminal, terminal_id))

    def sim_history(self, sim_id: Id) -> tuple[TimelineRow, ...]:
        """Every place of the SIM card, newest first."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            return item_timeline(session, _row(session, Sim, sim_id))

    def _today(self) -> date:
        return self._context.local(self._context.now()).date()


def _shown(row: TimelineRow, seen: frozenset[Id]) -> bool:
    return row.what != "order" or row.order_id in seen


def _anonymous(row: TimelineRow) -> TimelineRow:
    """What was done on somebody else's order; what belongs to no order stays as it is."""
    return replace(row, order_id=None, order="", by="") if row.order_id else row


def _row(session: Session, model: type[T], row_id: Id) -> T:
    row = session.get(model, row_id)
    if row is None:
        raise NotFound("no_such_row", list=model.__tablename__)
    return row
