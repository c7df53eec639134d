"""A firm's computers in a window: the way to the office is in this process and can be cut, refused or held up."""

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from fieldtech.demo.hands import NotThere
from fieldtech.errors import FieldtechError
from fieldtech.hub.desk import HubChannel, HubDesk
from fieldtech.hub.hub import Hub
from fieldtech.services.changes import Change
from fieldtech.services.syncing import Syncing
from fieldtech.services.workplace import Workplace
from fieldtech.sync.channel import Unreachable
from fieldtech.ui.language import Language
from fieldtech.ui.sync.desk import SyncDesk
from fieldtech.ui.theme import Theme
from pages.program import Program
from sync.firms import Firm


class Way:
    """What lies between a computer and its office, as a test wants it."""

    def __init__(self) -> None:
        self.error: FieldtechError | None = None
        self.answers: int | None = None  # so many calls come through, then the connection is cut
        self.calls: list[str] = []
        self.open = threading.Event()
        self.open.set()

    def pass_by(self, name: str) -> None:
        """One call; raises what stands in its way."""
        self.calls.append(name)
        assert self.open.wait(10)
        if self.error is not None:
            raise self.error
        if self.answers is not None:
            self.answers -= 1
            if self.answers < 0:
                raise Unreachable


class Watched:
    """A channel every call of which goes by the way."""

    def __init__(self, way: Way, channel: HubChannel) -> None:
        self._way, self._channel = way, channel

    def __getattr__(self, name: str) -> Any:
        call = getattr(self._channel, name)

        def passing(*args: Any) -> Any:
            self._way.pass_by(name)
            return call(*args)

        return passing


def connect(workplace: Workplace, hub: Hub) -> Way:
    """From now on this computer reaches that hub."""
    way = Way()
    channels = lambda _addresses, token, _ca: Watched(way, HubChannel(HubDesk(hub), token))  # noqa: E731
    workplace.__dict__["syncing"] = Syncing(workplace.context, channels)
    return way


class Laptop:
    """The technician's window, signed in; nothing is exchanged by itself."""

    def __init__(
        self,
        qtbot: QtBot,
        theme: Theme,
        language: Language,
        firm: Firm,
        tmp_path: Path,
        tools: Mapping[str, Any] | None = None,
        lookout: bool = False,
    ) -> None:
        self.firm, self.way = firm, connect(firm.van, firm.hub)
        self.program = Program(
            qtbot, theme, language, firm.van, tmp_path / "settings.json", tools=tools, lookout=lookout
        )
        self.program.sign_in("wulei")
        self.hands, self.window = self.program.hands, self.program.window
        desk = self.window.findChild(SyncDesk)
        assert desk is not None
        self.desk = desk

    def says(self, text: str) -> None:
        try:
            self.hands.until(lambda: self.window.strip.line.spoken() == text)
        except NotThere:
            assert self.window.strip.line.spoken() == text
            raise

    def rests(self) -> None:
        self.hands.until(lambda: not self.desk.busy, "the end of the exchange")

    def work(self, text: str, *, photo: bool = False) -> None:
        """He works, and what he did is published as by a page."""
        self.firm.work(text, photo=photo)
        self.window.publish(Change("part", self.firm.order))

    def close(self) -> None:
        """Whatever is under way comes to its end."""
        self.way.open.set()
        self.rests()
        self.window.close()
