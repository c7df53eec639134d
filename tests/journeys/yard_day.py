"""The yard of thirty trucks: what lies in store for it, and the technician at work in a process that can be killed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from multiprocessing.connection import Connection
from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QApplication

from fieldtech.clock import FixedClock
from fieldtech.demo.acts import ZONE
from fieldtech.demo.camera import Camera
from fieldtech.demo.fleet_case import HAIYUE, Car, Fleet
from fieldtech.demo.fleet_site import FleetSite
from fieldtech.demo.stage import Stage
from fieldtech.model.base import Id
from fieldtech.model.drafts.stores import ReceiveDraft, ReceiveLineDraft
from fieldtech.services.install.rows import RowView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.pages.yard_page import YardPage
from prepared import act_as, fingerprint
from yards import DRIVERS, vin, with_luhn

Label = tuple[str, str, str]
COUNT = 30
BROKEN_OFF = 16  # the line of the vehicle in work when the process is killed
MISSING = (15, 29, 30)
HALF = "24."  # what is typed of its reading by then
SLOTS = 6
CALLED = datetime(2026, 11, 18, 9, 12, tzinfo=ZONE)
THIRTY = Fleet(
    customer="海岳",
    asked_at=CALLED,
    request=HAIYUE.request.from_body({**HAIYUE.request.to_body(), "quantity": COUNT, "total_cents": 48000 * COUNT}),
    cars=tuple(
        Car(f"鲁B8K{600 + n}", "黄", vin(600 + n), "重型货车", 24, DRIVERS[n % len(DRIVERS)], f"136000{10600 + n}")
        for n in range(1, COUNT + 1)
    ),
    terminals=(),
    sims=(),
    slot=(datetime(2026, 11, 19, 9, 0, tzinfo=ZONE), datetime(2026, 11, 19, 17, 0, tzinfo=ZONE)),
)


@dataclass(frozen=True)
class Standing:
    """How the yard stood when its process was killed, as far as the data folder knows it."""

    rows: tuple[RowView, ...]
    database: str
    taken: tuple[int, ...]  # interactions of each undisturbed vehicle
    twice: str  # what was said of the number scanned twice

    def said(self) -> str:
        """In one sentence."""
        states = [row.state for row in self.rows]
        begun = [f"{row.label} with {row.terminal}" for row in self.rows if row.state == "installing"]
        photos, answers = sum(len(r.record.photos) for r in self.rows), sum(r.answered[0] for r in self.rows)
        done = f"{states.count('installed')} installed, {states.count('not_installed')} missing"
        rest = f"{states.count('waiting')} untouched, {photos} photos, {answers} answers"
        return f"{done}, begun: {begun[0]}, half a reading typed: {HALF}, {rest}"


class SmallCamera(Camera):
    """Every picture is another one, and small: thirty vehicles have dozens."""

    def __init__(self, first: int = 0) -> None:
        super().__init__()
        self._taken = first

    def take(self, name: str, at: datetime) -> Path:
        self._taken += 1
        path = self.folder / f"{self._taken:04d}_{name}.jpg"
        Image.new("RGB", (64, 48), (self._taken % 256, self._taken // 256, 120)).save(path)
        return path


class Shift:
    """赵强 before the window on a data folder; ``labels`` are VIN, terminal and card of each line."""

    def __init__(self, folder: Path, order: Id, labels: Sequence[Label], now: datetime) -> None:
        self.workplace = Workplace.open(folder / "data", clock=FixedClock(now), zone=ZONE, demo=True)
        self.found = fingerprint(self.workplace)
        known = len(list((folder / "data").rglob("*")))  # another shift takes other pictures
        camera = SmallCamera(known)
        self.stage = Stage(folder, "en", pictures=False, workplace=self.workplace, camera=camera)
        self.stage.photos = tuple(f"photo_{number}" for number in range(SLOTS))
        self.site, self.labels = FleetSite(self.stage, THIRTY, order), labels
        self.hands, self.walk = self.stage.hands, self.site.walk

    @property
    def page(self) -> YardPage:
        """The page in front."""
        page = self.stage.window.current
        assert isinstance(page, YardPage)
        return page

    def rows(self) -> tuple[RowView, ...]:
        """All vehicles as they are stored."""
        return self.workplace.yard.rows(self.site.order)

    def undisturbed(self, position: int) -> int:
        """A vehicle like the one before; returns how many scans and presses it took."""
        before = self.hands.count
        self.walk.next(*self.labels[position - 1])
        self.site.until(position)
        return self.hands.count - before

    def missing(self, position: int) -> None:
        """The vehicle has not come."""
        self.walk.missing(position)
        self.site.until(position, "not_installed")

    def half(self) -> Standing:
        """The road, fourteen vehicles, one missing; of the next one a number that is elsewhere and half a reading."""
        self.stage.enter(THIRTY.technician)
        self.hands.key("Ctrl+Return")
        self.site.road()
        self.walk.first(*self.labels[0])
        self.site.until(1)
        taken = tuple(self.undisturbed(position) for position in range(2, MISSING[0]))
        self.missing(MISSING[0])
        vehicle, terminal, _card = self.labels[BROKEN_OFF - 1]
        self.hands.scan(vehicle)
        self.hands.scan(self.labels[3][1])
        twice = self.page.scans.said
        assert self.rows()[BROKEN_OFF - 1].terminal == ""
        self.hands.scan(terminal)
        self.hands.write("reading_IA-11", HALF)
        self.hands.until(lambda: bool(self.workplace.drafts.pending()), "what is being typed to be kept")
        return Standing(self.rows(), fingerprint(self.workplace), taken, twice)


def work_and_stay(folder: Path, order: Id, labels: Sequence[Label], now: datetime, said: Connection) -> None:
    """What the killed process does: half the yard, say how it stands, and stay."""
    app = QApplication([])
    try:
        said.send(Shift(folder, order, labels, now).half())
    except BaseException as error:
        said.send(repr(error))
        raise
    app.exec()


def deliver(workplace: Workplace) -> None:
    """Thirty terminals and cards come into the store."""
    act_as(workplace, "chugang")
    terminals = (ReceiveLineDraft("terminal", f"BXY{n:04d}", second=with_luhn(f"86012304{600000 + n:06d}"))
                 for n in range(1, COUNT + 1))  # fmt: skip
    cards = (ReceiveLineDraft("sim", with_luhn(f"8986062200007{600000 + n:06d}"), second=f"1460000{100000 + n:06d}")
             for n in range(1, COUNT + 1))  # fmt: skip
    workplace.stores.receiving.receive(
        ReceiveDraft("QD01-WH", "BX-G100", date(2026, 11, 1), operator="联通", valid_until=date(2027, 11, 1),
                     lines=(*terminals, *cards))
    )  # fmt: skip
