"""The stage of the demo: a data folder with what happened before, the real window on it, and pictures of each step."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from fieldtech import app as composition
from fieldtech.clock import FixedClock
from fieldtech.demo.acts import PIN, Acts
from fieldtech.demo.camera import Camera
from fieldtech.demo.cases import BUS, MIXER, TANKER, TRACTOR, TRACTOR_AGAIN, ZONE, Case
from fieldtech.demo.fleet_acts import FleetActs
from fieldtech.demo.fleet_case import HAIYUE
from fieldtech.demo.hands import Hands
from fieldtech.demo.plan_cases import stand
from fieldtech.paths import cache_dir
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.remembering import KeptSettings
from fieldtech.ui.sync.files import FileTools
from fieldtech.ui.theme import Theme

BEFORE: tuple[tuple[Case, str], ...] = ((TRACTOR, "sealed"),)
"""What lies behind the company when the fleet's request comes."""
MEANWHILE: tuple[tuple[Case, str], ...] = (
    (TRACTOR_AGAIN, "approved"), (BUS, "assigned"), (MIXER, "plan_to_confirm"),
)  # fmt: skip
"""What comes after the fleet, before the telephone rings for the repair that is shown."""
SIZE = (1440, 900)


class Stage:
    """Sets everything up, changes who sits before the window, takes the pictures, tidies up."""

    def __init__(
        self,
        out: Path,
        language: str = "zh_CN",
        theme: str = "light",
        size: tuple[int, int] = SIZE,
        pictures: bool = True,
        workplace: Workplace | None = None,
        camera: Camera | None = None,
    ) -> None:
        """``pictures`` off plays the same without stopping for screenshots; ``workplace`` is a furnished one."""
        self.out, self._pictures = out, pictures
        self.workplace = workplace or furnished(out / "data")
        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        self.settings = KeptSettings(out / "data" / "settings.json", app)
        cache = cache_dir()
        look, tongue = Theme(app, cache), Language(app, cache)
        look.use(theme)  # type: ignore[arg-type]
        tongue.use(language)  # type: ignore[arg-type]
        self._tongue = tongue
        self.stick = out  # where files for the office and from it lie
        carried = FileTools(lambda _parent: str(self.stick), lambda _parent: [str(self.stick)])
        tools = {
            "pick_photos": self._pick_photos,
            "pick_list": self._pick_list,
            "file_tools": carried,
        }  # fmt: skip  (the system's dialogs are not ours)
        self.window = composition.build_window(self.workplace, self.settings, theme=look, language=tongue, tools=tools)
        composition.spare_what_stays()
        self.photos: Sequence[str] = ("wiring",)
        self.list_file, self._camera = Path(), camera or Camera()
        self.window.resize(*size)
        self.window.show()
        QTest.qWaitForWindowExposed(self.window)
        self.window.activateWindow()  # only an active window has a focus to type into
        QTest.qWaitForWindowActive(self.window)
        self.hands = Hands(self.window)
        self._shots = 0

    def enter(self, login: str) -> None:
        """The one who was there locks the window, and this person signs in."""
        hands = self.hands
        if not hands.sees("lock_screen"):
            hands.click("user")
        hands.click(f"person_{login}")
        hands.write("pin", PIN)
        hands.click("sign_in")
        hands.until(lambda: not hands.sees("lock_screen"), "the window")

    def at(self, hour: int, minute: int, day: date | None = None) -> None:
        """It is that time of the story's day, or of another one."""
        clock = _clock_of(self.workplace)
        today = day or clock().astimezone(ZONE).date()
        clock.set(datetime.combine(today, time(hour, minute), ZONE))

    def later(self, minutes: int) -> None:
        """Some minutes pass."""
        _clock_of(self.workplace).advance(timedelta(minutes=minutes))

    def shot(self, name: str) -> None:
        """A picture of the window, ``screens/NN_name.png``, where pictures are wanted."""
        if not self._pictures:
            return
        self._shots += 1
        self.hands.pause(120)  # animations and loading behind
        path = self.out / "screens" / f"{self._shots:02d}_{re.sub(r'[^a-z0-9]+', '_', name.lower())}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self._picture().save(str(path)):
            raise OSError(f"cannot write {path}")

    def _pick_photos(self, _parent: QWidget) -> list[str]:
        """The pictures the camera has just taken."""
        now = _clock_of(self.workplace)().astimezone(ZONE)
        return [str(self._camera.take(name, now)) for name in self.photos]

    def _pick_list(self, _parent: QWidget) -> str:
        """The list the customer has sent."""
        return str(self.list_file)

    def _picture(self) -> QPixmap:
        """The window with whatever popped up before it, as a person sees them together."""
        picture = self.window.grab()
        for front in (QApplication.activeModalWidget(), QApplication.activePopupWidget()):
            if front is not None and front is not self.window:
                painter = QPainter(picture)
                painter.drawPixmap(self.window.mapFromGlobal(front.pos()), front.grab())
                painter.end()
        return picture

    def close(self) -> None:
        """Close window and data, and leave the application in the language of its sources and without the window."""
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._tongue.use("en")
        self._camera.close()
        self.workplace.close()


def founded(folder: Path) -> Workplace:
    """A new data folder with the demo company and what happened before both stories; refuses one in use."""
    if (folder / "fieldtech.db").exists():
        raise FileExistsError(17, "the folder already holds data", str(folder))
    clock = FixedClock(datetime(2026, 11, 1, 8, 0, tzinfo=ZONE))
    workplace = Workplace.open(folder, clock=clock, zone=ZONE, demo=True)
    workplace.imports.demo()
    _happened(workplace, BEFORE)
    clock.set(HAIYUE.asked_at)
    return workplace


def furnished(folder: Path) -> Workplace:
    """The same with the fleet's story behind it and the repair's to come."""
    workplace = founded(folder)
    FleetActs(workplace).play()
    meanwhile(workplace)
    stand(workplace)
    return workplace


def meanwhile(workplace: Workplace) -> None:
    """The days between the two stories; then it is the moment in which the telephone rings, and nobody is in."""
    _happened(workplace, MEANWHILE)
    _clock_of(workplace).set(TANKER.call.at or workplace.context.now())


def _happened(workplace: Workplace, cases: tuple[tuple[Case, str], ...]) -> None:
    for case, state in cases:
        _clock_of(workplace).set(case.call.at or workplace.context.now())
        Acts(workplace, case).to(state, case.number)
    workplace.access.sign_out()


def _clock_of(workplace: Workplace) -> FixedClock:
    clock = workplace.context.clock
    assert isinstance(clock, FixedClock)
    return clock
