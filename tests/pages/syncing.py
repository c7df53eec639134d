"""A firm's computers in a window: the way to the office is in this process and can be cut, refused or held up."""

import threading
from typing import Any

from fieldtech.errors import FieldtechError
from fieldtech.hub.desk import HubChannel, HubDesk
from fieldtech.hub.hub import Hub
from fieldtech.services.syncing import Syncing
from fieldtech.services.workplace import Workplace
from fieldtech.sync.channel import Unreachable


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
