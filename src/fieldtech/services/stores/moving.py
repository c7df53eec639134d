"""Issue, return, move between warehouses, take into the return area: things that go from one location to another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Invalid, Problem, Refused
from fieldtech.model.base import Id
from fieldtech.model.catalogue import Part
from fieldtech.model.drafts.stores import MoveDraft, SlipLineDraft, line_field
from fieldtech.model.guards.stores import wrong_state
from fieldtech.model.orders import Order
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.custody import kind_of
from fieldtech.services.history.labels import place_labels
from fieldtech.services.reservations import (
    Unit,
    location_of,
    number_of,
    reservation_of,
    reserved_units,
    terminal_around,
)
from fieldtech.services.stock import balance, van_of
from fieldtech.services.stores.scanning import Added, add_scan
from fieldtech.services.stores.slips import Going, PartGoing, SlipHead, detail_of, write_slip
from fieldtech.services.stores.units import (
    at_line,
    facts_of,
    find_unit,
    part_facts,
    spot,
    state_after,
    step_problems,
)

STEPS = ("issue", "take_back", "relocate", "shelve")
"""What this desk does in one act; a transfer needs a second person."""


@dataclass(frozen=True)
class LineView:
    """A line as it stands: what it is, where, and what speaks against it."""

    item: str
    number: str
    detail: str
    quantity: int
    state: str = ""
    where: str = ""
    have: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Preview:
    """The lines with what speaks against each, and what speaks against the whole."""

    lines: tuple[LineView, ...]
    problems: tuple[Problem, ...]

    @property
    def ready(self) -> bool:
        """Whether it would be booked as it stands."""
        return not self.problems and not any(line.problems for line in self.lines)


class Moving:
    """The counter of the store and the technician's own van."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def scan(self, draft: MoveDraft, text: str, *, orders: bool = False) -> tuple[MoveDraft, Added]:
        """The draft with what was scanned, and what is to be said at once; with ``orders`` also the code of one."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            if orders and (order := _order(session, text)) is not None:
                draft = _for_order(session, replace(draft, order=order.number))
                return draft, Added(draft.lines, order=order.number)
            added = add_scan(session, draft.lines, text)
        return replace(draft, lines=added.lines), added

    def for_order(self, draft: MoveDraft) -> MoveDraft:
        """The draft with what is set aside for its order at its source, to the van of who does the order."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            return _for_order(session, draft)

    def preview(self, step: str, draft: MoveDraft) -> Preview:
        """Every line as it stands; changes nothing."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            return preview(self._context, session, step, draft)

    def move(self, step: str, draft: MoveDraft) -> Change:
        """Book it with a slip; raises Refused with everything that speaks against it, and then changes nothing."""
        if step not in STEPS:
            raise KeyError(step)
        draft.require_form()
        with self._context.transaction() as session:
            if found := problems_of(preview(self._context, session, step, draft)):
                raise Refused(step, found)
            head = SlipHead(step, draft.source, draft.target, order_of(session, draft.order),
                            *parties(self._context, session, draft), reason=draft.reason)  # fmt: skip
            slip = write_slip(self._context, session, head, *goings(self._context, session, step, draft))
            self._context.op(session, step, "stock_slips", slip.id, draft.to_body())
        return Change("slip", slip.id, slip.number, undo="undo_slip")


def preview(context: Context, session: Session, step: str, draft: MoveDraft, confirmed: Sequence[str] = ()) -> Preview:
    """The lines with what is wrong with each; ``confirmed`` are the people who said yes to a transfer."""
    general = [problem for problem in draft.problems() if not problem.field.startswith("lines.")]
    general += list(_order_problems(session, draft))
    twice = {problem.field: problem for problem in draft.problems() if problem.field.startswith("lines.")}
    lines = []
    for at, line in enumerate(draft.lines):
        view = _part_view if line.item == "part" else _unit_view
        shown = view(context, session, step, draft, line, tuple(confirmed))
        found = [*([twice[line_field(at)]] if line_field(at) in twice else ()), *shown.problems]
        lines.append(replace(shown, problems=tuple(at_line(found, line_field(at)))))
    return Preview(tuple(lines), tuple(general))


def problems_of(shown: Preview) -> tuple[Problem, ...]:
    """All of it, the general ones first."""
    return (*shown.problems, *(problem for line in shown.lines for problem in line.problems))


def goings(context: Context, session: Session, step: str, draft: MoveDraft) -> tuple[list[Going], list[PartGoing]]:
    """What the lines move, once nothing speaks against them."""
    units, parts = [], []
    for line in draft.lines:
        if line.item == "part":
            short = line.quantity > balance(session, draft.source, line.number)
            reason = draft.short_reason if short else ""
            parts.append(PartGoing(line.number, line.quantity, draft.source, draft.target, short, reason))
            continue
        unit = _known(session, line)
        facts = facts_of(context, session, unit, draft.target)
        held = reservation_of(session, unit) if unit.state == "reserved" else None
        state = state_after(facts, step)
        units.append(Going(unit, "location", draft.target, state, held.order_id if held else None))
    return units, parts


def order_of(session: Session, number: str) -> Id | None:
    """The order a slip is for."""
    order = _order(session, number)
    return order.id if order is not None else None


def parties(context: Context, session: Session, draft: MoveDraft) -> tuple[str, str]:
    """Giver and taker: who holds the van, else who books."""
    me = context.require().login
    source, target = spot(session, draft.source), spot(session, draft.target)
    giver = source.holder if source.kind == "van" else me
    taker = target.holder if target.kind == "van" else me
    return giver, taker


def _known(session: Session, line: SlipLineDraft) -> Unit:
    unit = find_unit(session, line.item, line.number)
    if unit is None:
        raise Invalid([Problem("lines", "unit_unknown", params={"number": line.number})])
    return unit


def _order(session: Session, number: str) -> Order | None:
    wanted = number.strip().upper()
    return session.scalar(select(Order).where(Order.number == wanted)) if wanted else None


def _for_order(session: Session, draft: MoveDraft) -> MoveDraft:
    """A card goes with its terminal."""
    order = _order(session, draft.order)
    if order is None:
        return draft
    known = {(line.item, line.number) for line in draft.lines}
    more = tuple(
        SlipLineDraft(kind_of(unit), number_of(unit))
        for unit in reserved_units(session, order.id)
        if location_of(session, unit) == draft.source and terminal_around(session, unit) is None
    )
    lines = (*draft.lines, *(line for line in more if (line.item, line.number) not in known))
    van = van_of(session, order.technician) if order.technician else ""
    return replace(draft, order=order.number, target=draft.target or van, lines=lines)


def _order_problems(session: Session, draft: MoveDraft) -> Iterator[Problem]:
    if draft.order and order_of(session, draft.order) is None:
        yield Problem("order", "no_such_order", params={"order": draft.order})


def _unit_view(
    context: Context, session: Session, step: str, draft: MoveDraft, line: SlipLineDraft, confirmed: tuple[str, ...]
) -> LineView:
    unit = find_unit(session, line.item, line.number)
    if unit is None:
        unknown = Problem("number", "unit_unknown", params={"number": line.number})
        return LineView(line.item, line.number, "", line.quantity, problems=(unknown,))
    facts = replace(
        facts_of(context, session, unit, draft.target),
        order=draft.order.strip().upper(), reason=draft.reason, label_checked=line.label, confirmed_by=confirmed,
    )  # fmt: skip
    place = (unit.place_kind, unit.place_ref)
    where = place_labels(session, [place])[place].name
    found = _asked(draft, step_problems(facts, step))
    if draft.source and facts.source != draft.source and not facts.inside and (facts.source or not found):
        away = Problem("number", "not_at_source", params={"number": facts.number, "where": where or facts.place})
        found = [away, *(problem for problem in found if problem != wrong_state(facts))]  # it says the same
    return LineView(line.item, facts.number, detail_of(unit), 1, unit.state, where, 1, tuple(found))


def _asked(draft: MoveDraft, found: list[Problem]) -> list[Problem]:
    """While nobody has said where to, that is told once and not at each line."""
    return [problem for problem in found if draft.target or problem.field != "target"]


def _part_view(
    context: Context, session: Session, step: str, draft: MoveDraft, line: SlipLineDraft, confirmed: tuple[str, ...]
) -> LineView:
    part = session.scalar(select(Part).where(Part.code == line.number))
    if part is None:
        unknown = Problem("number", "part_unknown", params={"number": line.number})
        return LineView("part", line.number, "", line.quantity, problems=(unknown,))
    have = balance(session, draft.source, part.code)
    facts = part_facts(context, session, part.code, draft.source, draft.target)
    found = _asked(draft, step_problems(replace(facts, reason=draft.reason, confirmed_by=confirmed), step))
    if part.serialised:
        found.append(Problem("number", "part_has_serials", params={"number": part.code}))
    elif line.quantity > have and len(draft.short_reason.strip()) < 2:
        found.append(Problem("quantity", "stock_short", params={"number": part.code, "have": str(have)}))
    detail = f"{part.name_zh} / {part.name_en}"
    return LineView("part", part.code, detail, line.quantity, have=have, problems=tuple(found))
