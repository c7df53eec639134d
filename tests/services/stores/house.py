"""The demo company's stores as a machine that anything may be done to: where it begins, and what must always be so.

Every act is tried as the person whose act it is. It may be refused; then nothing has happened. After every act the
custody check, the shelves, the histories and the ledger are looked at, the latter against a sum the machine keeps.
"""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant
from sqlalchemy import select

import fleet
import stories
from fieldtech.clock import FixedClock
from fieldtech.errors import FieldtechError
from fieldtech.model.base import Id
from fieldtech.model.catalogue import StockLocation
from fieldtech.model.custody import Sim, StockMove, Terminal
from fieldtech.model.drafts import stores as drafts
from fieldtech.model.orders import Order
from fieldtech.model.stores import StockSlip, StockTransfer, WriteOff
from fieldtech.services import reservations
from fieldtech.services.custody_check import check_custody
from fieldtech.services.history.stays import stays_of
from fieldtech.services.stores.shelves import OUTSIDE
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as

from .conftest import RET, TJ, VAN_WL, VAN_ZQ, WH, lines
from .numbers import iccid, imei

SCENE: list["Scene"] = []
"""Where every run begins; Hypothesis makes its machines without fixtures."""
OLD = ("BXA0001", "BXA0007", "BXA0012", "BXA0013", "BXA0014", "BXB0001")

NEW = ("BXA0201", "BXA0202", "BXA0203", "BXA0204", "BXA0205")
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
AT = {"in_stock": "warehouse", "with_technician": "van"}
"""Where things of these states are."""
PLACES = (WH, TJ, RET, *VANS)


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


class House(RuleBasedStateMachine):
    """The company of the demo, a repair and an installation under way; what may be done comes with the rules."""

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
        self.taken = self.used = 0

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

    def use(self, place: str, part: str, quantity: int) -> None:
        """The repair has used so many by now."""
        self.ledger[place, part] -= quantity - self.used
        self.used = quantity

    def state_of_things(self) -> list[tuple[object, ...]]:
        """Where everything is, and what was moved and answered: something of it is another after every act."""
        with self.work.context.reading() as session:
            units = [
                (row.id, row.place_kind, row.place_ref, row.state, row.active)
                for model in (Terminal, Sim) for row in session.scalars(select(model).order_by(model.id))
            ]  # fmt: skip
            moves = session.execute(select(StockMove.id).order_by(StockMove.id)).all()
            answers = session.execute(select(StockTransfer.id, StockTransfer.state)).all()
            return [*units, *map(tuple, moves), *map(tuple, answers)]

    def look(self) -> None:
        """All that must always be so."""
        self.everything_is_in_exactly_one_place()
        self.every_unit_is_on_exactly_one_shelf()
        self.a_card_is_where_its_terminal_is()
        self.nothing_is_missed_that_an_undone_count_missed()
        self.the_ledger_is_what_was_moved()

    def _lies_as_left(self, slip: Id) -> bool:
        """Whether every unit of a slip still is where it left it."""
        with self.work.context.reading() as session:
            for line in self._lines(slip):
                if line["item"] == "part":
                    continue
                terminal = select(Terminal).where(Terminal.number == line["number"])
                unit = session.scalar(terminal) or session.scalar(select(Sim).where(Sim.iccid == line["number"]))
                now = {"place_kind": unit.place_kind, "place_ref": unit.place_ref, "state": unit.state}
                if not unit.active or now != line["after"]:
                    return False
        return True

    def _lines(self, slip: Id) -> list[dict[str, object]]:
        with self.work.context.reading() as session:
            return list(session.get_one(StockSlip, slip).body["lines"])

    def _slip(self, login: str, act: Callable[[Workplace], Id]) -> None:
        done: list[Id] = []
        with self._as(login) as work:
            done.append(act(work))
        for slip in done:
            self._moved(slip)

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
    def every_unit_is_on_exactly_one_shelf(self) -> None:
        if not hasattr(self, "work"):
            return
        act_as(self.work, "chugang")
        with self.work.context.reading() as session:
            known = [*session.scalars(select(Terminal.number).where(Terminal.active))]
            known += session.scalars(select(Sim.iccid).where(Sim.active, Sim.place_kind != "carrier"))
            places = [*session.scalars(select(StockLocation.code)), *OUTSIDE]
        shelves = self.work.stores.shelves
        shown = [unit.number for place in places for unit in shelves.contents(place).units]
        assert sorted(shown) == sorted(known)

    @invariant()
    def a_card_is_where_its_terminal_is(self) -> None:
        if not hasattr(self, "work"):
            return
        with self.work.context.reading() as session:
            kinds = dict(session.execute(select(StockLocation.code, StockLocation.kind)).all())
            cards = session.scalars(select(Sim).where(Sim.place_kind == "terminal", Sim.state.in_(AT)))
            for card in cards:
                around = session.get_one(Terminal, Id(card.place_ref))
                assert (around.place_kind, kinds.get(around.place_ref)) == ("location", AT[card.state]), card.iccid

    @invariant()
    def nothing_is_missed_that_an_undone_count_missed(self) -> None:
        if not hasattr(self, "work"):
            return
        with self.work.context.reading() as session:
            undone = select(StockSlip.undoes).where(StockSlip.undoes.is_not(None))
            counts = session.scalars(select(StockSlip).where(StockSlip.kind == "count", StockSlip.id.in_(undone)))
            cases = {Id(point["case"]) for slip in counts for point in slip.body["missing"] if point["case"]}
            asked = set(session.scalars(select(WriteOff.id).where(WriteOff.state == "asked")))
        assert not cases & asked

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

    def _one(self, pick: int, *states: str, among: tuple[str, ...] = OLD + NEW, at: str = "") -> str:
        """One that could take the step; any at all when there is none."""
        with self.work.context.reading() as session:
            rows = [*session.scalars(select(Terminal)), *session.scalars(select(Sim))]
            fitting = [
                number for row in rows
                if (number := reservations.number_of(row)) in among and row.state in states and row.active
                and (not at or row.place_ref == at)
            ]  # fmt: skip
        choice = sorted(fitting) or among
        return choice[pick % len(choice)]

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
