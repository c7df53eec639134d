"""Whatever people do at the stores and on site, in any order: everything is in exactly one place (B41, B22, B24).

Every rule tries an act as the person whose act it is. It may be refused; then nothing has happened. After every act
the custody check, the histories and the ledger are looked at, the latter against a sum kept by the test itself.
"""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

import fleet
import stories
from fieldtech.clock import FixedClock
from fieldtech.errors import FieldtechError
from fieldtech.model.base import Id
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.drafts import stores as drafts
from fieldtech.model.drafts.cards import CardStateDraft, ReplaceCardDraft
from fieldtech.model.drafts.planning import AssignDraft
from fieldtech.model.drafts.swap import SwapDraft
from fieldtech.model.guards.units import units_free
from fieldtech.model.orders import Order
from fieldtech.model.stores import StockSlip
from fieldtech.services import reservations
from fieldtech.services.custody_check import check_custody
from fieldtech.services.facts_loader import load_facts
from fieldtech.services.history.stays import stays_of
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as

from .conftest import RET, TJ, VAN_WL, VAN_ZQ, WH, lines
from .numbers import iccid, imei, msisdn

SCENE: list["Scene"] = []
"""Where every run begins; Hypothesis makes its machines without fixtures."""
OLD = ("BXA0001", "BXA0007", "BXA0012", "BXA0013", "BXA0014", "BXB0001")

NEW = ("BXA0201", "BXA0202", "BXA0203")
CARDS = (
    stories.OLD_SIM,
    stories.NEW_SIM,
    "89860622000000123421",
    "89860420123456789075",
    "89860420123456789018",
    iccid(1),
    iccid(2),
)
FRESH = iccid(3)
PARTS = ("P-2001", "P-3002")
VANS = {VAN_ZQ: "zhaoqiang", VAN_WL: "wulei"}
ACCEPTED = ("protocol_differs", "sim_locked", "sim_expired", "unit_set_aside")

terminals = st.sampled_from(OLD + NEW)
cards = st.sampled_from(CARDS)
units = st.one_of(terminals, cards)
PLACES = (WH, TJ, RET, *VANS)
vans = st.sampled_from(sorted(VANS))
stores = st.sampled_from((WH, TJ))
places = st.sampled_from((WH, TJ, RET, *sorted(VANS)))
parts = st.tuples(st.sampled_from(PARTS), st.integers(1, 4))
keepers = st.sampled_from(("chugang", "zhaoqiang", "wulei"))


@dataclass(frozen=True)
class Scene:
    """A closed folder with a repair and an installation under way, and what is in stock."""

    folder: Path
    order: Id
    vehicles: tuple[Id, ...]  # the rows of the installation
    now: datetime
    ledger: Counter[tuple[str, str]]


def scene(prepared: Prepared, folder: Path) -> Scene:
    """马骏's tanker is in repair, 赵强 is in the yard with two vehicles, one terminal is in the return area."""
    work, order = prepared.open("in_repair", folder)
    install = fleet.order_in(work, "installing")
    act_as(work, "chugang")
    new = tuple(drafts.ReceiveLineDraft("terminal", NEW[n], second=imei(20 + n)) for n in range(2))
    work.stores.receiving.receive(drafts.ReceiveDraft(WH, "BX-V200", date(2026, 11, 10), lines=new))
    work.stores.moving.move("issue", drafts.MoveDraft(WH, VAN_WL, "", lines(NEW[0])))
    work.stores.workshop.set_apart(NEW[1], drafts.FaultDraft("指示灯不亮"))
    work.stores.moving.move("shelve", drafts.MoveDraft(WH, RET, "", lines(NEW[1], label=True)))
    shelves = work.stores.shelves
    ledger = Counter({(at, p.code): p.quantity for at in PLACES for p in shelves.contents(at).parts})
    act_as(work, "zhaoqiang")
    vehicles = tuple(row.id for row in work.yard.rows(install))
    work.close()
    return Scene(folder, order, vehicles, work.context.now(), ledger)


class Stores(RuleBasedStateMachine):
    """The company of the demo, with a repair under way in which terminals may be swapped."""

    @initialize()
    def begin(self) -> None:
        scene = SCENE[0]
        self.folder = tempfile.TemporaryDirectory()
        shutil.copytree(scene.folder, Path(self.folder.name) / "data")
        self.work = Workplace.open(
            Path(self.folder.name) / "data", clock=FixedClock(scene.now), zone=stories.ZONE, demo=True,
            on_commit_check=stories.OP_GUARD,
        )  # fmt: skip
        self.order, self.vehicles = scene.order, scene.vehicles
        self.ledger = Counter(scene.ledger)
        self.slips: list[Id] = []
        self.swaps: list[Id] = []
        self.taken = 0

    def teardown(self) -> None:
        if hasattr(self, "work"):
            self.work.close()
            self.folder.cleanup()

    @contextmanager
    def _as(self, login: str) -> Iterator[Workplace]:
        """A try: what is refused has not happened."""
        act_as(self.work, login)
        stories.later(self.work, 1)
        try:
            yield self.work
        except FieldtechError:
            return
        self.taken += 1

    def _moved(self, slip: Id) -> None:
        """Remember the slip, and count its parts in the test's own ledger."""
        act_as(self.work, "chugang")
        self.slips.append(slip)
        for line in self._lines(slip):
            if line["item"] == "part":
                for place, sign in ((line["source"], -1), (line["target"], 1)):
                    if place:
                        self.ledger[place, line["number"]] += sign * line["quantity"]

    def _lines(self, slip: Id) -> list[dict[str, object]]:
        with self.work.context.reading() as session:
            return list(session.get_one(StockSlip, slip).body["lines"])

    def _slip(self, login: str, act: Callable[[Workplace], Id]) -> None:
        done: list[Id] = []
        with self._as(login) as work:
            done.append(act(work))
        for slip in done:
            self._moved(slip)

    # the counter ------------------------------------------------------------------------------------------

    @rule(at=st.integers(0, 2), store=stores, part=parts)
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

    @rule(data=st.data(), van=vans)
    def issue_where_it_is(self, data: st.DataObject, van: str) -> None:
        unit = self._one(data, "in_stock", "reserved", among=OLD + NEW + CARDS)
        draft = drafts.MoveDraft(self._place(unit), van, self._number(), lines(unit))
        self._slip("chugang", lambda work: work.stores.moving.move("issue", draft).id)

    @rule(data=st.data(), store=stores)
    def take_back_from_where_it_is(self, data: st.DataObject, store: str) -> None:
        unit = self._one(data, "with_technician", "removed_good", "removed", among=OLD + NEW + CARDS)
        draft = drafts.MoveDraft(self._place(unit), store, "", lines(unit))
        self._slip("chugang", lambda work: work.stores.moving.move("take_back", draft).id)

    @rule(data=st.data(), part=parts, source=vans, accepted=st.booleans())
    def transfer(self, data: st.DataObject, part: tuple[str, int], source: str, accepted: bool) -> None:
        unit = self._one(data, "with_technician", among=OLD + NEW + CARDS, at=source)
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

    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        if self.slips:
            slip = data.draw(st.sampled_from(self.slips))
            self._slip("chugang", lambda work: work.stores.slips.undo(slip, "撤销").id)

    # defective, scrapped, lost ------------------------------------------------------------------------------

    @rule(data=st.data(), login=keepers)
    def set_apart(self, data: st.DataObject, login: str) -> None:
        unit = self._one(data, "in_stock", "with_technician", "removed_good")
        self._slip(login, lambda work: work.stores.workshop.set_apart(unit, drafts.FaultDraft("坏了")).id)

    @rule(data=st.data())
    def shelve(self, data: st.DataObject) -> None:
        unit = self._one(data, "to_repair")
        draft = drafts.MoveDraft(self._place(unit), RET, "", lines(unit, label=True))
        self._slip("chugang", lambda work: work.stores.moving.move("shelve", draft).id)

    @rule(data=st.data())
    def send(self, data: st.DataObject) -> None:
        unit = self._one(data, "in_return_area")
        draft = drafts.FactoryOutDraft(RET, "RMA-1", date(2026, 11, 18), "", lines(unit))
        self._slip("chugang", lambda work: work.stores.workshop.send(draft).id)

    @rule(data=st.data(), result=st.sampled_from(("repaired", "replaced", "scrapped")), at=st.integers(0, 2))
    def back(self, data: st.DataObject, result: str, at: int) -> None:
        unit = self._one(data, "at_factory")
        draft = drafts.FactoryBackDraft(
            unit, result, WH, date(2026, 11, 18), 6, NEW[at] if result == "replaced" else "", imei(20 + at), "厂家"
        )
        self._slip("chugang", lambda work: work.stores.workshop.back(draft).id)

    @rule(data=st.data())
    def repair_here(self, data: st.DataObject) -> None:
        unit = self._one(data, "in_return_area")
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

    @rule(data=st.data(), place=places)
    def find(self, data: st.DataObject, place: str) -> None:
        unit = self._one(data, "lost", among=OLD + NEW + CARDS)
        item = "sim" if unit.startswith("89") else "terminal"
        self._slip("chugang", lambda work: work.stores.write_offs.find(item, unit, place, "找到").id)

    # cards ------------------------------------------------------------------------------------------------

    @rule(card=cards, step=st.sampled_from(("suspend", "resume", "cancel")))
    def at_the_carrier(self, card: str, step: str) -> None:
        with self._as("sunli" if step == "cancel" else "chugang") as work:
            work.stores.sims.do(CardStateDraft(card, step, "客户要求", "CM-1"))

    @rule(data=st.data())
    def replace_card(self, data: st.DataObject) -> None:
        card = self._one(data, "lost", among=CARDS)
        draft = ReplaceCardDraft(card, FRESH, target=WH)
        self._slip("chugang", lambda work: work.stores.sims.replace(draft).id)

    @rule(data=st.data(), store=places, out=st.booleans())
    def pair(self, data: st.DataObject, store: str, out: bool) -> None:
        unit = self._one(data, "in_stock", "with_technician", at=store)
        card = self._one(data, "in_stock", "with_technician", "removed", among=CARDS, at="" if out else store)
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

    @rule(data=st.data(), with_card=st.booleans(), next_=st.sampled_from(("to_repair", "good", "left_with_customer")))
    def swap(self, data: st.DataObject, with_card: bool, next_: str) -> None:
        new = self._one(data, "with_technician", "reserved", at=VAN_WL)
        card = self._one(data, "with_technician", "removed", among=CARDS, at=VAN_WL) if with_card else None
        old, old_card = self._on_vehicle()
        draft = SwapDraft(old, new, old_card if card else "", card or "", next_, "S02", "换机", accepted=ACCEPTED)
        with self._as("wulei") as work:
            self.swaps.append(work.swaps.apply(self.order, draft).id)

    @rule(data=st.data())
    def undo_swap(self, data: st.DataObject) -> None:
        if self.swaps:
            swap = self.swaps[-1] if data.draw(st.booleans()) else data.draw(st.sampled_from(self.swaps))
            with self._as("wulei") as work:
                work.swaps.undo(swap, "撤销")
                self.swaps.remove(swap)

    @rule(data=st.data(), at=st.integers(0, 1), part=st.sampled_from(("terminal", "sim")))
    def install(self, data: st.DataObject, at: int, part: str) -> None:
        among = CARDS if part == "sim" else OLD + NEW
        unit = self._one(data, "with_technician", "reserved", "removed", "removed_good", among=among, at=VAN_ZQ)
        with self._as("zhaoqiang") as work:
            work.yard.fit(self.vehicles[at], **{part: unit})

    @rule(at=st.integers(0, 1), terminal=st.booleans())
    def take_off(self, at: int, terminal: bool) -> None:
        with self._as("zhaoqiang") as work:
            work.yard.take_off(self.vehicles[at], terminal=terminal)

    # what must always be so -------------------------------------------------------------------------------

    @invariant()
    def everything_is_in_exactly_one_place(self) -> None:
        if not hasattr(self, "work"):
            return
        with self.work.context.reading() as session:
            assert check_custody(session) == []
            for model, item in ((Terminal, "terminal"), (Sim, "sim")):
                ids = set(session.scalars(select(model.id)))
                stays = stays_of(session, item, ids)
                assert {stay.item_id for stay in stays} == ids
                for stay, after in pairwise(stays):
                    if stay.item_id == after.item_id:
                        assert stay.until == after.since and stay.since <= after.since  # no gap, no overlap
                    else:
                        assert stay.until is None

    @invariant()
    def the_ledger_is_what_was_moved(self) -> None:
        if not hasattr(self, "work"):
            return
        act_as(self.work, "chugang")
        for place in PLACES:
            shown = {part.code: part.quantity for part in self.work.stores.shelves.contents(place).parts}
            kept = {code: n for (at, code), n in self.ledger.items() if at == place and n}
            assert shown == kept, place
            assert all(quantity >= 0 for quantity in shown.values()), place

    def _one(self, data: st.DataObject, *states: str, among: tuple[str, ...] = OLD + NEW, at: str = "") -> str:
        """One that could take the step; any at all when there is none."""
        with self.work.context.reading() as session:
            rows = [*session.scalars(select(Terminal)), *session.scalars(select(Sim))]
            fitting = [
                number for row in rows
                if (number := reservations.number_of(row)) in among and row.state in states and row.active
                and (not at or row.place_ref == at)
            ]  # fmt: skip
        return str(data.draw(st.sampled_from(sorted(fitting) or among)))

    def _number(self) -> str:
        with self.work.context.reading() as session:
            return session.get_one(Order, self.order).number

    def _place(self, number: str) -> str:
        with self.work.context.reading() as session:
            found = session.scalar(select(Terminal.place_ref).where(Terminal.number == number))
            return found or session.scalar(select(Sim.place_ref).where(Sim.iccid == number)) or WH

    def _on_vehicle(self) -> tuple[str, str]:
        with self.work.context.reading() as session:
            vehicle = session.get_one(Order, self.order).vehicle_id
            assert vehicle is not None
            unit = session.scalars(
                select(Terminal).where(Terminal.place_kind == "vehicle", Terminal.place_ref == vehicle.hex)
            ).first()
            if unit is None:
                return "", ""
            card = session.scalar(select(Sim.iccid).where(Sim.place_ref == unit.id.hex))
            return unit.number, card or ""


def run(prepared: Prepared, folder: Path, examples: int, steps: int) -> None:
    SCENE[:] = [scene(prepared, folder / "scene")]
    run_state_machine_as_test(
        Stores,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


# B41 B22 B24 B20 A02
def test_after_anything_everything_is_in_exactly_one_place(prepared: Prepared, tmp_path: Path) -> None:
    run(prepared, tmp_path, 15, 25)


@pytest.mark.slow
def test_after_very_much_of_anything_too(prepared: Prepared, tmp_path: Path) -> None:
    run(prepared, tmp_path, 200, 60)
