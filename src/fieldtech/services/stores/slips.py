"""Numbered documents of the stores: what moved, from where to where, readable and reversible."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id, new_id
from fieldtech.model.catalogue import Part
from fieldtech.model.custody import Sim, StockMove, Terminal
from fieldtech.model.machines.unit import STATE_AT
from fieldtech.model.stores import StockSlip
from fieldtech.services.context import Context
from fieldtech.services.custody import kind_of, place
from fieldtech.services.numbers import number_here
from fieldtech.services.reservations import Unit, number_of
from fieldtech.services.stores.units import spot
from fieldtech.services.swap_rules import sim_in

PREFIXES = {
    "receive": "RK", "issue": "LL", "take_back": "TL", "relocate": "DB", "transfer": "JJ", "set_apart": "DX",
    "shelve": "FX", "send_to_factory": "FC", "factory_back": "FH", "repair_here": "NX", "scrap": "BF", "lose": "DS",
    "give_up": "YJ", "find": "ZH", "replace_card": "BK", "count": "PD", "undo": "CX",
}  # fmt: skip
"""The beginnings of the numbers; keys are the kinds of slips."""
ALONG = ("in_stock", "with_technician", "reserved", "removed")
"""States of a card in a terminal in store that follow the terminal."""


@dataclass(frozen=True)
class Going:
    """A unit and where it goes; ``order_id`` is the order that holds it afterwards, ``columns`` what else changes."""

    unit: Unit
    place_kind: str
    place_ref: str
    state: str
    order_id: Id | None = None
    columns: dict[str, Any] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True)
class PartGoing:
    """So many pieces of a part that go from one location to another; an empty one is outside our stock."""

    part: str
    quantity: int
    source: str = ""
    target: str = ""
    flagged: bool = False
    reason: str = ""


@dataclass(frozen=True)
class SlipHead:
    """What stands at the top of a slip."""

    kind: str
    source: str = ""
    target: str = ""
    order_id: Id | None = None
    giver: str = ""
    taker: str = ""
    reason: str = ""
    undoes: Id | None = None
    notes: dict[str, Any] = field(default_factory=dict)  # what the paper says besides: RMA number, open questions


def write_slip(
    context: Context,
    session: Session,
    head: SlipHead,
    units: Sequence[Going] = (),
    parts: Sequence[PartGoing] = (),
    new_lines: Sequence[dict[str, Any]] = (),
) -> StockSlip:
    """Insert the slip, then move everything it names; a card inside a terminal follows it."""
    everything = [*units, *_followers(session, units)]
    lines = [_unit_line(session, going) for going in everything] + [_part_line(session, going) for going in parts]
    slip = StockSlip(
        id=new_id(),
        number=slip_number(context, session, head.kind),
        kind=head.kind,
        source=head.source,
        target=head.target,
        order_id=head.order_id,
        giver=head.giver,
        taker=head.taker,
        reason=head.reason,
        body={"lines": [*lines, *new_lines], **head.notes},
        undoes=head.undoes,
        at=context.now(),
        by=context.require().login,
    )
    session.add(slip)
    session.flush()
    for going in everything:
        _move_unit(context, session, slip, going)
    for going_part in parts:
        _move_part(context, session, slip, going_part)
    session.flush()
    return slip


def slip_number(context: Context, session: Session, kind: str) -> str:
    """``LL-QD01B-20261121-003``."""
    return number_here(context, session, PREFIXES[kind], context.require().centre, StockSlip.number)


def state_row(unit: Unit) -> dict[str, str]:
    """Where a unit is, as a slip keeps it."""
    return {"place_kind": unit.place_kind, "place_ref": unit.place_ref, "state": unit.state}


def _followers(session: Session, units: Sequence[Going]) -> list[Going]:
    """The cards in the terminals that move within our stock: same terminal, the state of the new place."""
    named = {going.unit.id for going in units}
    found = []
    for going in units:
        card = sim_in(session, going.unit) if isinstance(going.unit, Terminal) else None
        if card is None or card.id in named:
            continue
        if going.state == "lost":
            found.append(Going(card, "lost", "", "lost", reason=going.reason))
        elif card.state in ALONG and (state := _along(session, going, card)) != card.state:
            found.append(Going(card, "terminal", going.unit.id.hex, state, going.order_id, reason=going.reason))
    return found


def _along(session: Session, going: Going, card: Sim) -> str:
    if card.state == "reserved" or going.place_kind != "location":
        return card.state
    if going.state in ("to_repair", "in_return_area", "removed_good"):
        return "removed"
    return STATE_AT[spot(session, going.place_ref).kind]


def _move_unit(context: Context, session: Session, slip: StockSlip, going: Going) -> None:
    for name, value in going.columns.items():
        setattr(going.unit, name, value)
    order = going.order_id or slip.order_id
    why = going.reason or slip.reason
    place(
        context, session, going.unit, going.place_kind, going.place_ref, going.state,
        order_id=order, slip_id=slip.id, reason=why,
    )  # fmt: skip


def _move_part(context: Context, session: Session, slip: StockSlip, going: PartGoing) -> None:
    for code, sign in ((going.source, -1), (going.target, 1)):
        if code and going.quantity:
            session.add(
                StockMove(
                    location_code=code, part_code=going.part, quantity=sign * going.quantity, at=slip.at, by=slip.by,
                    order_id=slip.order_id, slip_id=slip.id, reason=going.reason or slip.reason or slip.kind,
                    flagged=going.flagged and sign < 0,
                )
            )  # fmt: skip


def _unit_line(session: Session, going: Going) -> dict[str, Any]:
    unit = going.unit
    after = {"place_kind": going.place_kind, "place_ref": going.place_ref, "state": going.state}
    around = "" if isinstance(unit, Terminal) or going.place_kind != "terminal" else going.place_ref
    return {
        "item": kind_of(unit),
        "id": unit.id.hex,
        "number": number_of(unit),
        "detail": detail_of(unit),
        "quantity": 1,
        "inside": _terminal_number(session, around),
        "before": state_row(unit),
        "after": after,
        "columns": {name: [_plain(getattr(unit, name)), _plain(new)] for name, new in going.columns.items()},
    }


def _part_line(session: Session, going: PartGoing) -> dict[str, Any]:
    part = session.scalars(select(Part).where(Part.code == going.part)).one()
    return {
        "item": "part", "number": part.code, "zh": part.name_zh, "en": part.name_en, "unit": part.unit,
        "quantity": going.quantity, "source": going.source, "target": going.target, "flagged": going.flagged,
        "reason": going.reason,
    }  # fmt: skip


def detail_of(unit: Unit) -> str:
    """What stands beside the number: model and IMEI, or operator and telephone number."""
    if isinstance(unit, Terminal):
        return f"{unit.model_code} · IMEI {unit.imei}"
    return " · ".join(filter(None, (unit.operator, unit.msisdn)))


def _terminal_number(session: Session, ref: str) -> str:
    return (session.scalar(select(Terminal.number).where(Terminal.id == Id(ref))) or "") if ref else ""


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value.hex if isinstance(value, Id) else value
