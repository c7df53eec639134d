"""The stage of the demo: a data folder with what happened before, the real window on it, and pictures of each step."""

import re
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from fieldtech import app as composition
from fieldtech.clock import FixedClock
from fieldtech.demo.acts import PIN, Acts
from fieldtech.demo.camera import Camera
from fieldtech.demo.cases import BUS, MIXER, TANKER, TRACTOR, TRACTOR_AGAIN, ZONE, Case
from fieldtech.demo.hands import Hands
from fieldtech.paths import cache_dir
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.remembering import KeptSettings
from fieldtech.ui.theme import Theme

BEFORE: tuple[tuple[Case, str], ...] = (
    (TRACTOR, "sealed"), (TRACTOR_AGAIN, "approved"), (BUS, "assigned"), (MIXER, "plan_to_confirm"),
)  # fmt: skip
"""What lies behind the company when the telephone rings for the repair that is shown."""
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
    ) -> None:
        """``pictures`` off plays the same without stopping for photographs."""
        self.out, self._pictures = out, pictures
        self.workplace = furnished(out / "data")
        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        self.settings = KeptSettings(out / "data" / "settings.json", app)
        cache = cache_dir()
        look, tongue = Theme(app, cache), Language(app, cache)
        look.use(theme)  # type: ignore[arg-type]
        tongue.use(language)  # type: ignore[arg-type]
        self._tongue = tongue
        tools = {"pick_photos": self._pick_photos}  # the system's own dialog is not ours to press
        self.window = composition.build_window(self.workplace, self.settings, theme=look, language=tongue, tools=tools)
        composition.spare_what_stays()
        self.photo, self._camera = "wiring", Camera()
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

    def at(self, hour: int, minute: int) -> None:
        """It is that time of the story's day."""
        clock = self._clock()
        now = clock().astimezone(ZONE)
        clock.set(now.replace(hour=hour, minute=minute, second=0))

    def later(self, minutes: int) -> None:
        """Some minutes pass."""
        self._clock().advance(timedelta(minutes=minutes))

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
        """The picture the camera has just taken."""
        return [str(self._camera.take(self.photo, self._clock()().astimezone(ZONE)))]

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
        """Close window and data, and leave the application in the language of its sources."""
        self.window.close()
        self._tongue.use("en")
        self._camera.close()
        self.workplace.close()

    def _clock(self) -> FixedClock:
        clock = self.workplace.context.clock
        assert isinstance(clock, FixedClock)
        return clock


def furnished(folder: Path) -> Workplace:
    """A new data folder with the demo company and what happened before the story; refuses one in use."""
    if (folder / "fieldtech.db").exists():
        raise FileExistsError(17, "the folder already holds data", str(folder))
    clock = FixedClock(datetime(2026, 11, 1, 8, 0, tzinfo=ZONE))
    workplace = Workplace.open(folder, clock=clock, zone=ZONE, demo=True)
    workplace.imports.demo()
    for case, state in BEFORE:
        clock.set(case.call.at or clock())
        Acts(workplace, case).to(state, case.number)
    workplace.access.sign_out()
    clock.set(TANKER.call.at or clock())
    return workplace
