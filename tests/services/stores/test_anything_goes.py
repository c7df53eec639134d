"""Whatever people do at the stores and on site, in any order: everything is in exactly one place (B41, B22, B24)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test
from sqlalchemy import select

from fieldtech.model.base import Id
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.drafts import stores as drafts
from fieldtech.model.drafts.cards import CardStateDraft, ReplaceCardDraft
from fieldtech.model.drafts.onsite import PartLineDraft
from fieldtech.model.drafts.planning import AssignDraft
from fieldtech.model.drafts.swap import SwapDraft
from fieldtech.model.guards.units import units_free
from fieldtech.model.orders import Order
from fieldtech.services import reservations
from fieldtech.services.facts_loader import load_facts
from prepared import Prepared

from .conftest import RET, TJ, VAN_WL, VAN_ZQ, WH, lines
from .house import CARDS, FRESH, NEW, OLD, PARTS, PLACES, SCENE, VANS, House, scene
from .numbers import iccid, imei, msisdn

ACCEPTED = ("protocol_differs", "sim_locked", "sim_expired", "unit_set_aside")
terminals = st.sampled_from(OLD + NEW)
cards = st.sampled_from(CARDS)
units = st.one_of(terminals, cards)
vans = st.sampled_from(sorted(VANS))
stores = st.sampled_from((WH, TJ))
places = st.sampled_from(PLACES)
parts = st.tuples(st.sampled_from(PARTS), st.integers(1, 4))
keepers = st.sampled_from(("chugang", "zhaoqiang", "wulei"))
picks = st.integers(0, 99)
"""Which of those that would do."""


class Stores(House):
    """Everything one may do, with whatever is there."""

    # the counter ------------------------------------------------------------------------------------------

    @rule(at=st.integers(2, 4), store=stores, part=parts)
    def receive(self, at: int, store: str, part: tuple[str, int]) -> None:
        line = drafts.ReceiveLineDraft("terminal", NEW[at], second=imei(20 + at))
        some = drafts.ReceiveLineDraft("part", part[0], part[1])
        draft = drafts.ReceiveDraft(store, "BX-V200", date(2026, 11, 10), lines=(line, some))
        self._slip("chugang", lambda work: work.stores.receiving.receive(draft).id)

    @rule(at=st.integers(1, 2), store=stores)
    def receive_card(self, at: int, store: str) -> None:
        line = drafts.ReceiveLineDraft("sim", iccid(at), second=msisdn(at))
        self._slip("chugang", lambda work: work.stores.receiving.receive(drafts.ReceiveDraft(store, lines=(line,))).id)

    @rule(step=st.sampled_from(("issue", "take_back", "relocate", "shelve")), login=keepers, source=places,
          goal=places, unit=units, part=parts)  # fmt: skip
    def move(self, step: str, login: str, source: str, goal: str, unit: str, part: tuple[str, int]) -> None:
        with_part = () if step == "shelve" else lines(f"{part[0]}*{part[1]}")
        for found in (with_part, ()):
            draft = drafts.MoveDraft(source, goal, self._number(), (*lines(unit, label=True), *found))
            self._slip(login, lambda work, draft=draft: work.stores.moving.move(step, draft).id)

    @rule(pick=picks, van=vans)
    def issue_where_it_is(self, pick: int, van: str) -> None:
        unit = self._one(pick, "in_stock", "reserved", among=OLD + NEW + CARDS)
        draft = drafts.MoveDraft(self._place(unit), van, self._number(), lines(unit))
        self._slip("chugang", lambda work: work.stores.moving.move("issue", draft).id)

    @rule(pick=picks, store=stores)
    def take_back_from_where_it_is(self, pick: int, store: str) -> None:
        unit = self._one(pick, "with_technician", "removed_good", "removed", among=OLD + NEW + CARDS)
        draft = drafts.MoveDraft(self._place(unit), store, "", lines(unit))
        self._slip("chugang", lambda work: work.stores.moving.move("take_back", draft).id)

    def take_back_all(self, van: str, store: str) -> None:
        """Whatever is in a van by itself."""
        with self.work.context.reading() as session:
            units = [*session.scalars(select(Terminal).where(Terminal.place_ref == van))]
            numbers = [unit.number for unit in units]
        for number in numbers:
            draft = drafts.MoveDraft(van, store, "", lines(number))
            self._slip("chugang", lambda work, draft=draft: work.stores.moving.move("take_back", draft).id)

    @rule(pick=picks, part=parts, source=vans, accepted=st.booleans())
    def transfer(self, pick: int, part: tuple[str, int], source: str, accepted: bool) -> None:
        unit = self._one(pick, "with_technician", among=OLD + NEW + CARDS, at=source)
        target = next(van for van in VANS if van != source)
        draft = drafts.MoveDraft(source, target, "", (*lines(unit), *lines(f"{part[0]}*{part[1]}")))
        offer: list[Id] = []
        with self._as(VANS[source]) as work:
            offer.append(work.stores.transfers.offer(draft).id)
        for transfer in offer:
            if accepted:
                self._slip(VANS[target], lambda work, t=transfer: work.stores.transfers.accept(t).id)
            else:
                with self._as(VANS[target]) as work:
                    work.stores.transfers.decline(transfer, "不要")

    @rule(place=places, seen=st.lists(units, max_size=4), part=parts)
    def count(self, place: str, seen: list[str], part: tuple[str, int]) -> None:
        counted: list[Id] = []
        with self._as("chugang") as work:
            counted.append(work.stores.counting.open(place).id)
            for text in seen:
                work.stores.counting.scan(counted[0], text)
            work.stores.counting.scan(counted[0], *part)
        for row in counted:
            self._slip("chugang", lambda work, row=row: work.stores.count_booking.book(row, "盘点").id)
            on_books = {found.code: found.quantity for found in self.work.stores.shelves.contents(place).parts}
            assert on_books == dict([part])  # the books say now what was counted

    @rule(pick=picks)
    def undo(self, pick: int) -> None:
        if self.slips:
            slip, slips = self.slips[-1 - pick % len(self.slips)], len(self.slips)
            as_left = self._lies_as_left(slip)
            self._slip("chugang", lambda work: work.stores.slips.undo(slip, "撤销").id)
            assert as_left or len(self.slips) == slips  # what moved on since is not called back

    # defective, scrapped, lost ------------------------------------------------------------------------------

    @rule(pick=picks, login=keepers)
    def set_apart(self, pick: int, login: str) -> None:
        unit = self._one(pick, "in_stock", "with_technician", "removed_good")
        self._slip(login, lambda work: work.stores.workshop.set_apart(unit, drafts.FaultDraft("坏了")).id)

    @rule(pick=picks)
    def shelve(self, pick: int) -> None:
        unit = self._one(pick, "to_repair")
        draft = drafts.MoveDraft(self._place(unit), RET, "", lines(unit, label=True))
        self._slip("chugang", lambda work: work.stores.moving.move("shelve", draft).id)

    @rule(pick=picks)
    def send(self, pick: int) -> None:
        unit = self._one(pick, "in_return_area")
        draft = drafts.FactoryOutDraft(RET, "RMA-1", date(2026, 11, 18), "", lines(unit))
        self._slip("chugang", lambda work: work.stores.workshop.send(draft).id)

    @rule(pick=picks, result=st.sampled_from(("repaired", "replaced", "scrapped")), at=st.integers(2, 4))
    def back(self, pick: int, result: str, at: int) -> None:
        unit = self._one(pick, "at_factory")
        draft = drafts.FactoryBackDraft(
            unit, result, WH, date(2026, 11, 18), 6, NEW[at] if result == "replaced" else "", imei(20 + at), "厂家"
        )
        self._slip("chugang", lambda work: work.stores.workshop.back(draft).id)

    @rule(pick=picks)
    def repair_here(self, pick: int) -> None:
        unit = self._one(pick, "in_return_area")
        draft = drafts.RepairedHereDraft(unit, WH, "修好", "ok")
        self._slip("chugang", lambda work: work.stores.workshop.repaired(draft).id)

    @rule(unit=units, step=st.sampled_from(("scrap", "lose")), informed=st.booleans())
    def write_off(self, unit: str, step: str, informed: bool) -> None:
        item = "sim" if unit.startswith("89") else "terminal"
        asked: list[Id] = []
        with self._as("chugang") as work:
            asked.append(work.stores.write_offs.ask(drafts.WriteOffDraft(step, item, unit, "没了", informed)).id)
        for case in asked:
            self._slip("sunli", lambda work, case=case: work.stores.write_offs.approve(case).id)

    @rule(pick=picks, place=places)
    def find(self, pick: int, place: str) -> None:
        unit = self._one(pick, "lost", among=OLD + NEW + CARDS)
        item = "sim" if unit.startswith("89") else "terminal"
        self._slip("chugang", lambda work: work.stores.write_offs.find(item, unit, place, "找到").id)

    @rule(pick=picks)
    def give_up(self, pick: int) -> None:
        unit = self._one(pick, "installed")
        self._slip("chenjing", lambda work: work.stores.write_offs.give_up(unit, "车辆转卖").id)

    # cards ------------------------------------------------------------------------------------------------

    @rule(card=cards, step=st.sampled_from(("suspend", "resume", "cancel")))
    def at_the_carrier(self, card: str, step: str) -> None:
        with self._as("sunli" if step == "cancel" else "chugang") as work:
            work.stores.sims.do(CardStateDraft(card, step, "客户要求", "CM-1"))

    @rule(pick=picks)
    def replace_card(self, pick: int) -> None:
        card = self._one(pick, "lost", among=CARDS)
        draft = ReplaceCardDraft(card, FRESH, target=WH)
        self._slip("chugang", lambda work: work.stores.sims.replace(draft).id)

    @rule(pick=picks, van=vans, store=stores)
    def move_with_card(self, pick: int, van: str, store: str) -> None:
        with self.work.context.reading() as session:
            holders = set(session.scalars(select(Sim.place_ref).where(Sim.place_kind == "terminal")))
            here = session.scalars(select(Terminal).where(Terminal.place_kind == "location").order_by(Terminal.number))
            found = [(unit.number, unit.place_ref) for unit in here if unit.id.hex in holders]
        if found:
            number, place = found[pick % len(found)]
            step, goal = ("take_back", store) if place in VANS else ("issue", van)
            draft = drafts.MoveDraft(place, goal, "", lines(number))
            self._slip("chugang", lambda work: work.stores.moving.move(step, draft).id)

    @rule(pick=picks, out=st.booleans())
    def pair(self, pick: int, out: bool) -> None:
        card = self._one(pick, "in_stock", "with_technician", "removed", among=CARDS)
        unit = self._one(pick, "in_stock", "with_technician", at=self._place(card))
        with self._as("chugang") as work:
            if out:
                work.stores.sims.take_out(card)
            else:
                work.stores.sims.put_in(card, unit)

    # orders -----------------------------------------------------------------------------------------------

    @rule(unit=units)
    def reserve(self, unit: str) -> None:
        named = {"sims": (unit,)} if unit.startswith("89") else {"terminals": (unit,)}
        draft = AssignDraft(("wulei",), **named)
        with self._as("zhenghao") as work, work.context.transaction() as session:
            order = session.get_one(Order, self.order)
            facts = load_facts(work.context, session, order, draft)
            facts = replace(facts, units=reservations.unit_facts(session, order, draft))
            if any(units_free(facts)):
                return
            reservations.reserve(work.context, session, order, draft)
            work.context.op(session, "test_reserve", "orders", order.id, {})

    @rule()
    def release(self) -> None:
        with self._as("zhenghao") as work, work.context.transaction() as session:
            reservations.release(work.context, session, session.get_one(Order, self.order))
            work.context.op(session, "test_release", "orders", self.order, {})

    @rule(pick=picks, with_card=st.booleans(), next_=st.sampled_from(("to_repair", "good", "left_with_customer")))
    def swap(self, pick: int, with_card: bool, next_: str) -> None:
        new = self._one(pick, "with_technician", "reserved", at=VAN_WL)
        card = self._one(pick, "with_technician", "removed", among=CARDS, at=VAN_WL) if with_card else None
        old, old_card = self._on_vehicle()
        draft = SwapDraft(old, new, old_card if card else "", card or "", next_, "S02", "换机", accepted=ACCEPTED)
        with self._as("wulei") as work:
            self.swaps.append(work.swaps.apply(self.order, draft).id)

    @rule(pick=picks)
    def undo_swap(self, pick: int) -> None:
        if self.swaps:
            swap = self.swaps[-1 - pick % len(self.swaps)]
            with self._as("wulei") as work:
                work.swaps.undo(swap, "撤销")
                self.swaps.remove(swap)

    @rule(pick=picks, at=st.integers(0, 1), part=st.sampled_from(("terminal", "sim")))
    def install(self, pick: int, at: int, part: str) -> None:
        among = CARDS if part == "sim" else OLD + NEW
        unit = self._one(pick, "with_technician", "reserved", "removed", "removed_good", among=among, at=VAN_ZQ)
        with self._as("zhaoqiang") as work:
            work.yard.fit(self.vehicles[at], **{part: unit})

    @rule(quantity=st.integers(0, 3))
    def use_part(self, quantity: int) -> None:
        with self._as("wulei") as work:
            work.repairs.note(self.order, PartLineDraft("P-3002", "", quantity, "blown", True), "line-1")
            self.use(VAN_WL, "P-3002", quantity)

    @rule(at=st.integers(0, 1), terminal=st.booleans())
    def take_off(self, at: int, terminal: bool) -> None:
        with self._as("zhaoqiang") as work:
            work.yard.take_off(self.vehicles[at], terminal=terminal)


def stage(prepared: Prepared, folder: Path) -> None:
    SCENE[:] = [scene(prepared, folder / "scene")]


TOUR: tuple[Callable[[Stores, int], None], ...] = (
    lambda m, pick: m.receive(at=2, store=WH, part=("P-2001", 4)),
    lambda m, pick: m.receive_card(at=1, store=WH),
    lambda m, pick: m.reserve(unit=NEW[2]),
    lambda m, pick: m.move("issue", "chugang", WH, VAN_WL, NEW[2], ("P-2001", 2)),
    lambda m, pick: m.release(),
    lambda m, pick: m.pair(pick=pick, out=False),
    lambda m, pick: m.move_with_card(pick, VAN_WL, WH),
    lambda m, pick: m.move_with_card(pick, VAN_WL, WH),
    lambda m, pick: m.pair(pick=pick, out=True),
    lambda m, pick: m.move("issue", "chugang", WH, VAN_WL, iccid(1), ("P-2001", 1)),
    lambda m, pick: m.swap(pick=pick, with_card=True, next_="good"),
    lambda m, pick: m.undo_swap(pick=pick),
    lambda m, pick: m.swap(pick=pick, with_card=False, next_="to_repair"),
    lambda m, pick: m.receive(at=3, store=TJ, part=("P-3002", 2)),
    lambda m, pick: m.issue_where_it_is(pick=pick, van=VAN_ZQ),
    lambda m, pick: m.transfer(pick=pick, part=("P-2001", 1), source=VAN_WL, accepted=True),
    lambda m, pick: m.transfer(pick=pick, part=("P-2001", 1), source=VAN_WL, accepted=False),
    lambda m, pick: m.take_back_from_where_it_is(pick=pick, store=TJ),
    lambda m, pick: m.use_part(quantity=2),
    lambda m, pick: m.use_part(quantity=0),
    lambda m, pick: m.install(pick=pick, at=0, part="terminal"),
    lambda m, pick: m.install(pick=pick, at=0, part="terminal"),  # another one in its place
    lambda m, pick: m.install(pick=pick, at=0, part="sim"),
    lambda m, pick: m.take_off(at=0, terminal=True),
    lambda m, pick: m.count(place=TJ, seen=[OLD[0], NEW[0]], part=("P-3002", 3)),
    lambda m, pick: m.undo(pick=pick),
    lambda m, pick: m.set_apart(pick=pick, login="chugang"),
    lambda m, pick: m.shelve(pick=pick),
    lambda m, pick: m.send(pick=pick),
    lambda m, pick: m.back(pick=pick, result="replaced", at=4),
    lambda m, pick: m.repair_here(pick=pick),
    lambda m, pick: m.write_off(CARDS[3], "lose", False),
    lambda m, pick: m.replace_card(pick=pick),
    lambda m, pick: m.write_off(NEW[4], "scrap", False),
    lambda m, pick: m.write_off(OLD[0], "lose", True),
    lambda m, pick: m.find(pick=pick, place=VAN_ZQ),
    lambda m, pick: m.give_up(pick=pick),
    lambda m, pick: m.at_the_carrier(CARDS[4], "suspend"),
    lambda m, pick: m.at_the_carrier(CARDS[4], "resume"),
)
"""One of each, in an order in which all of them can be; ``pick`` is which of the things that might do."""
TRIES = 40


# B41 B22 B24 B20 A02
def test_every_act_happens_and_everything_is_in_exactly_one_place(prepared: Prepared, tmp_path: Path) -> None:
    stage(prepared, tmp_path)
    machine = Stores()
    machine.begin()
    try:
        for at, act in enumerate(TOUR):
            before = machine.state_of_things()
            for pick in range(TRIES):
                act(machine, pick)
                if machine.state_of_things() != before:
                    break
            else:
                pytest.fail(f"act {at} of the tour never happened")
            machine.look()
    finally:
        machine.teardown()


# B41 B22 B24
def test_what_would_break_it_changes_nothing(prepared: Prepared, tmp_path: Path) -> None:
    stage(prepared, tmp_path)
    machine = Stores()
    machine.begin()
    try:
        machine.receive(at=2, store=WH, part=("P-2001", 4))
        machine.receive_card(at=1, store=WH)
        machine.receive_card(at=2, store=WH)
        card, other, new = CARDS[5], CARDS[6], NEW[2]
        with machine._as("chugang") as work:
            work.stores.sims.put_in(card, new)
        machine.move("issue", "chugang", WH, VAN_WL, OLD[3], ("P-2001", 3))
        for _ in range(TRIES):
            if not machine.swaps:
                machine.swap(pick=0, with_card=False, next_="good")
        machine.take_back_all(VAN_WL, WH)
        before = machine.state_of_things()
        machine.undo(pick=len(machine.slips) - 1)  # the parts of the delivery are used
        with machine._as("chugang") as work:
            work.stores.sims.put_in(other, new)  # there is a card in it
        machine.undo_swap(pick=0)  # what was taken off is in the warehouse by now
        assert machine.swaps and machine.state_of_things() == before
        machine.look()
    finally:
        machine.teardown()


def run(prepared: Prepared, folder: Path, examples: int, steps: int, *, by_chance: bool = False) -> None:
    stage(prepared, folder)
    run_state_machine_as_test(
        Stores,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, database=None, derandomize=not by_chance,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


# B41 B22 B24 B20 A02
def test_after_anything_everything_is_in_exactly_one_place(prepared: Prepared, tmp_path: Path) -> None:
    run(prepared, tmp_path, 6, 25)


@pytest.mark.slow
def test_after_very_much_of_anything_too(prepared: Prepared, tmp_path: Path) -> None:
    run(prepared, tmp_path, 200, 60, by_chance=True)
