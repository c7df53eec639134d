"""Who could go: technicians ranked with their reasons (B18), and what each has in the van."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id
from fieldtech.model.catalogue import Part
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.drafts.onsite import PickListDraft
from fieldtech.model.drafts.planning import PlanDraft
from fieldtech.model.facts import Facts
from fieldtech.model.orders import Order
from fieldtech.model.people import User
from fieldtech.services import unit_offers
from fieldtech.services.context import Context
from fieldtech.services.crew import crew_fact
from fieldtech.services.custody import kind_of
from fieldtech.services.facts_loader import load_facts
from fieldtech.services.reservations import Unit, location_of, number_of, reservations_of, reserved_units
from fieldtech.services.stock import VanPart, balance, van_of, van_parts
from fieldtech.services.used_parts import SIM_PART
from fieldtech.services.visibility import require_van, seen_order

VISIT = timedelta(hours=2)


@dataclass(frozen=True)
class Candidate:
    """A person for this order: skill, place, load, stock; the best come first."""

    login: str
    name: str
    role: str
    centre: str
    skilled: bool
    same_centre: bool
    open_orders: int
    overlaps: tuple[str, ...]
    parts_missing: tuple[str, ...]


@dataclass(frozen=True)
class VanUnit:
    """A terminal or SIM card in the van; ``held`` is the order it is set aside for."""

    kind: str
    number: str
    detail: str
    state: str
    held: Id | None = None


@dataclass(frozen=True)
class PickLine:
    """A thing to take along: how many are wanted and how many are in the van."""

    kind: str
    code: str
    zh: str
    en: str
    wanted: int
    have: int
    numbers: tuple[str, ...] = ()

    @property
    def short(self) -> bool:
        """Whether it must be fetched first."""
        return self.have < self.wanted


class Dispatch:
    """Reading for the dispatcher: who could go, and with what."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def candidates(
        self, order_id: Id, slot_from: datetime | None = None, slot_to: datetime | None = None
    ) -> list[Candidate]:
        """Technicians and contractors for the order, the most suitable first."""
        self._context.require("see_orders")
        start = slot_from or self._context.now()
        end = slot_to or start + VISIT
        with self._context.reading() as session:
            order = seen_order(self._context, session, order_id)
            facts = load_facts(self._context, session, order)
            wanted = select(User).where(User.role.in_(("TE", "EX")), User.active)
            found = [self._candidate(session, user, order, facts, start, end) for user in session.scalars(wanted)]
        return sorted(found, key=lambda c: (c.role == "EX", bool(c.overlaps), not c.skilled, not c.same_centre,
                                            len(c.parts_missing), c.open_orders, c.login))  # fmt: skip

    def van(self, login: str = "") -> tuple[list[VanPart], list[VanUnit]]:
        """Parts and numbered units in a van, by default one's own."""
        login = login or self._context.require("see_stock").login
        with self._context.reading() as session:
            require_van(self._context, session, login)
            code = van_of(session, login)
            return (van_parts(session, code), van_units(session, code)) if code else ([], [])

    def pick_list(self, order_id: Id) -> list[PickLine]:
        """What the agreed plan needs against what is in the technician's van (B20, F13)."""
        self._context.require("see_orders")
        with self._context.reading() as session:
            order = seen_order(self._context, session, order_id)
            facts = load_facts(self._context, session, order)
            return pick_lines(session, order, facts)

    def units(self, order_id: Id, kind: str, text: str, crew: Sequence[str]) -> tuple[unit_offers.UnitOffer, ...]:
        """Terminals or SIM cards that can be set aside for the order, and who holds those that cannot (B20)."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            seen_order(self._context, session, order_id)
            self._require_vans(session, crew)
            return unit_offers.offers(session, order_id, kind, text, crew)

    def unit(self, order_id: Id, kind: str, number: str, crew: Sequence[str]) -> unit_offers.UnitOffer | None:
        """One of them by its number."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            seen_order(self._context, session, order_id)
            self._require_vans(session, crew)
            return unit_offers.offer_of(session, order_id, kind, number, crew)

    def free_units(self, kind: str, crew: Sequence[str]) -> tuple[int, int]:
        """How many nobody has set aside: in the vans of who goes, and in the warehouses."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            self._require_vans(session, crew)
            return unit_offers.free_counts(session, kind, crew)

    def first_free(
        self, order_id: Id, kind: str, crew: Sequence[str], without: Sequence[str], many: int
    ) -> tuple[str, ...]:
        """So many units nobody holds, those in the vans of who goes first; terminals of the order's model."""
        self._context.require("see_stock")
        today = self._context.local(self._context.now()).date()
        with self._context.reading() as session:
            order = seen_order(self._context, session, order_id)
            self._require_vans(session, crew)
            model = load_facts(self._context, session, order).model_code
            return unit_offers.first_free(session, kind, crew, model, today, tuple(without), many)

    def _require_vans(self, session: Session, crew: Sequence[str]) -> None:
        for login in crew:
            require_van(self._context, session, login)

    def _candidate(
        self, session: Session, user: User, order: Order, facts: Facts, start: datetime, end: datetime
    ) -> Candidate:
        fact = crew_fact(session, user.login, start, end, order)
        plan = facts.get(PlanDraft)
        van = van_of(session, user.login)
        missing = tuple(n.part for n in (plan.parts if plan else ()) if _have(session, van, n.part) < n.quantity)
        return Candidate(
            user.login, user.name, user.role, user.centre_code,
            not facts.model_code or facts.model_code in user.skills, user.centre_code == order.centre_code,
            fact.open_orders, fact.overlaps, missing,
        )  # fmt: skip


def pick_lines(session: Session, order: Order, facts: Facts) -> list[PickLine]:
    """The plan's parts and what is set aside for the order, with what the van holds; numbered units by number."""
    return _lines(session, order, facts, reserved_units(session, order.id))


def planned_lines(session: Session, order: Order, facts: Facts) -> list[PickLine]:
    """The plan's parts alone, which stay what they are when nothing is set aside any more."""
    return _lines(session, order, facts, [])


def _lines(session: Session, order: Order, facts: Facts, held: list[Unit]) -> list[PickLine]:
    from_plan = facts.get(PlanDraft)
    van = van_of(session, order.technician) if order.technician else ""
    lines: list[PickLine] = []
    for need in from_plan.parts if from_plan else ():
        part = session.scalar(select(Part).where(Part.code == need.part))
        zh, en = (part.name_zh, part.name_en) if part else (need.part, need.part)
        if part is None or not (part.serialised or _is_sim(part)):
            lines.append(PickLine("part", need.part, zh, en, need.quantity, _have(session, van, need.part)))
            continue
        mine = tuple(number_of(unit) for unit in held if _is_of(unit, part))
        free = _numbers_of(session, van, part)
        have = len(free) + sum(1 for unit in held if _is_of(unit, part) and location_of(session, unit) == van)
        wanted = max(need.quantity, len(mine))
        lines.append(PickLine("part", need.part, zh, en, wanted, have, (*mine, *free)))
        held = [unit for unit in held if not _is_of(unit, part)]
    return [*lines, *_beyond_plan(session, held, van)]


def _beyond_plan(session: Session, held: list[Unit], van: str) -> list[PickLine]:
    """What was set aside although the plan does not name its part."""
    lines: dict[str, PickLine] = {}
    for unit in held:
        code = unit.model_code if isinstance(unit, Terminal) else SIM_PART
        wanted = Part.for_model == code if isinstance(unit, Terminal) else Part.code == code
        part = session.scalar(select(Part).where(wanted).order_by(Part.code).limit(1))
        key, zh, en = (part.code, part.name_zh, part.name_en) if part else (code, code, code)
        line = lines.get(key) or PickLine("part", key, zh, en, 0, 0)
        here = int(location_of(session, unit) == van)
        lines[key] = replace(
            line, wanted=line.wanted + 1, have=line.have + here, numbers=(*line.numbers, number_of(unit))
        )
    return list(lines.values())


def _is_of(unit: Unit, part: Part) -> bool:
    return _is_sim(part) if isinstance(unit, Sim) else unit.model_code == part.for_model


def proposed_pick_list(lines: list[PickLine]) -> PickListDraft:
    """The first numbers in the van for what the plan wants."""
    return PickListDraft(
        tuple(n for line in lines if line.code != SIM_PART for n in line.numbers[: line.wanted]),
        tuple(n for line in lines if line.code == SIM_PART for n in line.numbers[: line.wanted]),
    )


def van_units(session: Session, van: str) -> list[VanUnit]:
    """The terminals and SIM cards at a location, by number."""
    terminals = session.scalars(
        select(Terminal).where(Terminal.place_kind == "location", Terminal.place_ref == van).order_by(Terminal.number)
    )
    sims = session.scalars(select(Sim).where(Sim.place_kind == "location", Sim.place_ref == van).order_by(Sim.iccid))
    units: list[Unit] = [*terminals, *sims]
    by = {key: held.order_id for key, held in reservations_of(session, units).items()}
    return [
        VanUnit(kind_of(u), number_of(u), u.model_code if isinstance(u, Terminal) else u.msisdn, u.state, by.get(u.id))
        for u in units
    ]


def _have(session: Session, van: str, code: str) -> int:
    part = session.scalar(select(Part).where(Part.code == code))
    if part is not None and (part.serialised or _is_sim(part)):
        return len(_numbers_of(session, van, part))
    return balance(session, van, code) if van else 0


def _numbers_of(session: Session, van: str, part: Part) -> tuple[str, ...]:
    if not van:
        return ()
    usable = ("with_technician",)  # what is set aside belongs to its order
    if _is_sim(part):
        sims = select(Sim.iccid).where(Sim.place_kind == "location", Sim.place_ref == van, Sim.state.in_(usable))
        return tuple(session.scalars(sims.order_by(Sim.iccid)))
    terminals = select(Terminal.number).where(
        Terminal.place_kind == "location", Terminal.place_ref == van, Terminal.state.in_(usable),
        Terminal.model_code == part.for_model,
    )  # fmt: skip
    return tuple(session.scalars(terminals.order_by(Terminal.number)))


def _is_sim(part: Part) -> bool:
    return part.code == SIM_PART
