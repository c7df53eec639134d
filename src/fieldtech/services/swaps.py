"""Exchanging a terminal, a SIM card or both as one act, and taking it back until sign-off (B22, B24)."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Conflict, NotFound, Problem, Refused
from fieldtech.model.base import Id, new_id
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.customers import Vehicle
from fieldtech.model.drafts.swap import SwapDraft, SwapUndoDraft
from fieldtech.model.facts import Facts
from fieldtech.model.guards.onsite import is_assigned
from fieldtech.model.machines.repair import WORKER
from fieldtech.model.money.schedule import ScheduleVersion
from fieldtech.model.orders import Entry, FollowUp, Order, SealedRecord, Swap
from fieldtech.services.changes import Change
from fieldtech.services.charges import schedule_of
from fieldtech.services.context import Context
from fieldtech.services.custody import kind_of, place
from fieldtech.services.facts_loader import load_duty
from fieldtech.services.follow_ups import owe, settle
from fieldtech.services.order_index import index_order
from fieldtech.services.stock import van_of
from fieldtech.services.swap_preview import Move, SwapPreview, UnitCard, old_terminal_goes, planned_moves, unit_card
from fieldtech.services.swap_rules import SwapParties, find_parties, swap_problems
from fieldtech.services.used_parts import swap_prices
from fieldtech.services.visibility import seen_order
from fieldtech.store.arrival import arrival

__all__ = ["Move", "SwapPreview", "Swaps", "UnitCard"]


class Swaps:
    """The use cases of the swap page."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def preview(self, order_id: Id, draft: SwapDraft) -> SwapPreview:
        """What would happen, and what speaks against it; changes nothing."""
        with self._context.reading() as session:
            parties = self._parties(session, seen_order(self._context, session, order_id), draft)
            problems = tuple(swap_problems(session, draft, parties, self._today()))
            blocked = any(p.severity == "error" for p in problems)
            return SwapPreview(
                plate=parties.vehicle.plate or parties.vehicle.vin,
                van=parties.van,
                on_vehicle=unit_card(session, parties.on_vehicle),
                sim_on_vehicle=unit_card(session, parties.sim_on_vehicle),
                new_terminal=unit_card(session, parties.new_terminal),
                new_sim=unit_card(session, parties.new_sim),
                problems=problems,
                moves=() if blocked else tuple(planned_moves(session, draft, parties)),
            )

    def sort_scan(self, order_id: Id, draft: SwapDraft, text: str) -> SwapDraft:
        """Put a scanned number where it belongs: what is on the vehicle is old, everything else is new.

        Raises Refused with ``scan_unknown`` when it is neither a terminal nor a SIM card we know.
        """
        with self._context.reading() as session:
            probe = replace(draft, new_terminal=text, new_iccid=text)
            found = self._parties(session, seen_order(self._context, session, order_id), probe)
        if found.new_terminal is not None:
            old = any(unit.id == found.new_terminal.id for unit in found.all_mounted)
            number = found.new_terminal.number
            return replace(draft, old_terminal=number) if old else replace(draft, new_terminal=number)
        if found.new_sim is not None:
            old = any(unit.id.hex == found.new_sim.place_ref for unit in found.all_mounted)
            iccid = found.new_sim.iccid
            return replace(draft, old_iccid=iccid) if old else replace(draft, new_iccid=iccid)
        raise Refused("scan", [Problem("scan", "scan_unknown", params={"text": text})])

    def apply(self, order_id: Id, draft: SwapDraft) -> Change:
        """Plate, terminal, SIM and stock move together or not at all; raises Refused with every reason."""
        draft.require_form()
        with self._context.transaction() as session:
            order = seen_order(self._context, session, order_id)
            facts = load_duty(self._context, session, order)
            self._require_time(facts, ("in_repair",))
            parties = self._parties(session, order, draft)
            if problems := tuple(swap_problems(session, draft, parties, self._today())):
                raise Refused("swap_terminal", problems)
            version = schedule_of(session, order, facts, self._context.zone)
            row = self._exchange(session, order, draft, parties, version)
            if draft.loaner and draft.loaner_due:
                due = datetime.combine(draft.loaner_due, time(17, 30), self._context.zone)
                number = parties.new_terminal.number if parties.new_terminal else draft.new_terminal
                owe(session, order, "loaner", due, self._context.now(), login=order.technician, text=number)
            index_order(session, order)
            self._context.op(session, "swap", "swaps", row.id, {"order": order.number, **draft.to_body()})
        return Change("swap", row.id, order.number, undo="undo_swap")

    def undo(self, swap_id: Id, reason: str = "") -> Change:
        """Put everything back where it was; raises Refused after sign-off, Conflict when something moved on."""
        draft = SwapUndoDraft(swap_id.hex, reason)
        draft.require_form()
        with self._context.transaction() as session:
            row = session.get(Swap, swap_id)
            if row is None:
                raise NotFound("no_such_swap")
            order = seen_order(self._context, session, row.order_id)
            facts = load_duty(self._context, session, order)
            self._require_time(facts, ("in_repair", "to_sign", "waiting"))
            if swap_id.hex in _undone(session, order.id):
                raise Conflict("already_undone")
            if _is_sealed(session, row):
                raise Refused("undo_swap", [Problem("swap", "swap_sealed")])
            self._put_back(session, order, row)
            if row.body.get("loaner"):
                self._settle_loaner(session, str(row.body.get("new_terminal", "")), "undone")
            now = self._context.now()
            session.add(
                Entry(order_id=order.id, kind=draft.kind, slot=swap_id.hex, body=draft.to_body(), at=now,
                      by=facts.actor.login)
            )  # fmt: skip
            order.changed_at = now
            index_order(session, order)
            self._context.op(session, "undo_swap", "swaps", row.id, {"order": order.number, "reason": reason})
        return Change("swap", row.id, order.number)

    def _today(self) -> date:
        return self._context.local(self._context.now()).date()

    def _require_time(self, facts: Facts, states: tuple[str, ...]) -> None:
        problems = list(is_assigned(facts))
        if facts.actor.role not in WORKER:
            problems.append(Problem("role", "role_may_not", params={"role": facts.actor.role}))
        if facts.status not in states:
            problems.append(Problem("status", "wrong_state", params={"status": facts.status}))
        if problems:
            raise Refused("swap_terminal", problems)

    def _parties(self, session: Session, order: Order, draft: SwapDraft) -> SwapParties:
        vehicle = session.get(Vehicle, order.vehicle_id) if order.vehicle_id else None
        if vehicle is None:
            raise Refused("swap_terminal", [Problem("vehicle", "no_vehicle")])
        return find_parties(session, order, vehicle, van_of(session, order.technician), draft)

    def _exchange(
        self, session: Session, order: Order, draft: SwapDraft, parties: SwapParties, version: ScheduleVersion
    ) -> Swap:
        """Move everything and keep where each thing was and went, so that an undo can tell if it has moved on."""
        touched = [parties.old_terminal, parties.new_terminal, parties.old_sim, parties.new_sim, parties.sim_on_vehicle]
        before = {item.id.hex: _state(item) for item in touched if item is not None}
        self._move(session, order, draft, parties)
        after = {item.id.hex: _state(item) for item in touched if item is not None}
        row = Swap(
            id=new_id(),
            order_id=order.id,
            vehicle_id=parties.vehicle.id,
            old_terminal_id=parties.old_terminal.id if parties.old_terminal else None,
            new_terminal_id=parties.new_terminal.id if parties.new_terminal else None,
            old_sim_id=parties.old_sim.id if parties.old_sim else None,
            new_sim_id=parties.new_sim.id if parties.new_sim else None,
            body={
                **draft.to_body(),
                **_numbers(parties),
                "before": before,
                "after": after,
                **swap_prices(session, parties.new_terminal, parties.new_sim, version),
            },
            at=self._context.now(),
            by=self._context.require().login,
        )
        session.add(row)
        session.flush()
        return row

    def _move(self, session: Session, order: Order, draft: SwapDraft, parties: SwapParties) -> None:
        old, new, target = parties.old_terminal, parties.new_terminal, parties.on_vehicle
        why: dict[str, Any] = {"order_id": order.id, "reason": draft.reason or draft.fault}
        if old is not None and new is not None:
            kind, ref, state = old_terminal_goes(draft, parties)
            place(self._context, session, old, kind, ref, state, **why)
            place(self._context, session, new, "vehicle", parties.vehicle.id.hex, "installed", **why)
            new.loaner_due = draft.loaner_due if draft.loaner else None
            if old.loaner_due is not None:
                self._loaner_is_back(session, old)
            target = new
        if target is None:
            return
        if parties.old_sim is not None and parties.new_sim is not None:
            place(self._context, session, parties.old_sim, "location", parties.van, "removed", **why)
            place(self._context, session, parties.new_sim, "terminal", target.id.hex, "in_use", **why)
        elif parties.sim_on_vehicle is not None and new is not None:
            place(self._context, session, parties.sim_on_vehicle, "terminal", target.id.hex, "in_use", **why)

    def _loaner_is_back(self, session: Session, loaner: Terminal) -> None:
        loaner.loaner_due = None
        self._settle_loaner(session, loaner.number, "returned")

    def _settle_loaner(self, session: Session, number: str, outcome: str) -> None:
        wanted = select(FollowUp).where(FollowUp.kind == "loaner", FollowUp.text == number, FollowUp.done_at.is_(None))
        for row in session.scalars(wanted):
            settle(row, self._context.now(), self._context.require().login, outcome)

    def _lent_again(self, session: Session, loaner: Terminal) -> None:
        """The exchange that brought the loaner back is undone: whoever owed it owes it again."""
        wanted = select(FollowUp).where(FollowUp.kind == "loaner", FollowUp.text == loaner.number)
        row = session.scalar(wanted.order_by(arrival(FollowUp).desc()).limit(1))
        if row is not None and row.done_at is not None:
            lent = session.get_one(Order, row.order_id)
            owe(session, lent, "loaner", row.due_at, self._context.now(), login=row.login, text=row.text)

    def _put_back(self, session: Session, order: Order, row: Swap) -> None:
        before: dict[str, dict[str, str]] = row.body["before"]
        for key, was in before.items():
            item = _item(session, was["kind"], key)
            if item is None or not self._still_there(session, item, row):
                raise Conflict("moved_since", number=was["number"])
            place(self._context, session, item, was["place_kind"], was["place_ref"], was["state"],
                  order_id=order.id, reason="undo_swap")  # fmt: skip
            if isinstance(item, Terminal):
                due = date.fromisoformat(was["loaner_due"]) if was.get("loaner_due") else None
                if due is not None and item.loaner_due is None:
                    self._lent_again(session, item)
                item.loaner_due = due

    def _still_there(self, session: Session, item: Terminal | Sim, row: Swap) -> bool:
        return item.active and _place(_state(item)) == _place(row.body["after"][item.id.hex])


def _undone(session: Session, order_id: Id) -> set[str]:
    wanted = select(Entry.slot).where(Entry.order_id == order_id, Entry.kind == SwapUndoDraft.kind)
    return set(session.scalars(wanted))


def _item(session: Session, kind: str, key: str) -> Terminal | Sim | None:
    if kind == "terminal":
        return session.get(Terminal, uuid.UUID(key))
    return session.get(Sim, uuid.UUID(key))


def _state(item: Terminal | Sim) -> dict[str, str]:
    number = item.number if isinstance(item, Terminal) else item.iccid
    due = item.loaner_due.isoformat() if isinstance(item, Terminal) and item.loaner_due else ""
    return {"kind": kind_of(item), "number": number, "place_kind": item.place_kind, "place_ref": item.place_ref,
            "state": item.state, "loaner_due": due}  # fmt: skip


def _place(state: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(state[key] for key in ("place_kind", "place_ref", "state"))


def _is_sealed(session: Session, row: Swap) -> bool:
    """Whether a signed sheet already names the swap: an order opened again for a clerical error keeps it."""
    wanted = select(SealedRecord.id).where(SealedRecord.order_id == row.order_id, SealedRecord.at >= row.at)
    return session.scalar(wanted.limit(1)) is not None


def _numbers(parties: SwapParties) -> dict[str, str]:
    """The full numbers as they were, so that the sheet prints what was exchanged, whatever is edited later."""
    old, new, before, after = parties.old_terminal, parties.new_terminal, parties.old_sim, parties.new_sim
    return {
        "plate": parties.vehicle.plate,
        "old_terminal": old.number if old else "",
        "new_terminal": new.number if new else "",
        "model": _model(old or new),
        "old_iccid": before.iccid if before else "",
        "new_iccid": after.iccid if after else "",
        "old_msisdn": before.msisdn if before else "",
        "new_msisdn": after.msisdn if after else "",
    }


def _model(terminal: Terminal | None) -> str:
    return terminal.model_code if terminal else ""
