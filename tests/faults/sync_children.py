"""What the killed hub and the killed laptop do; imported by them, so it starts quickly and uses no fixtures."""

from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from fieldtech.clock import FixedClock, system_clock
from fieldtech.demo.acts import ZONE
from fieldtech.hub.config import load_config
from fieldtech.hub.desk import HubDesk, open_hub
from fieldtech.hub.limits import Limits
from fieldtech.hub.serve import HubServer
from fieldtech.model.base import Id
from fieldtech.model.drafts.onsite import SituationDraft
from fieldtech.services.context import Person
from fieldtech.services.syncing import Syncing
from fieldtech.services.workplace import Workplace
from fieldtech.sync.channel import Channel, Unreachable
from fieldtech.sync.exchange import PAGE, Exchange
from fieldtech.sync.https import HttpsChannel

FREE = Limits(rate=10_000.0, burst=10_000)
PHOTO = Path(__file__).parents[2] / "resources/demo/photos/plate.jpg"


def serve(folder: Path, port: int, said: Connection) -> None:
    """A hub that says its port and serves until it is killed."""
    config = load_config(folder)
    hub = open_hub(folder)
    server = HubServer(HubDesk(hub), folder, type(config)(config.database, "127.0.0.1", port), limits=FREE)
    said.send(server.port)
    server.run()


class InPieces(Syncing):
    """With pages and pushes so small that the end comes between two of them."""

    def _exchange(self, channel: Channel, page: int = PAGE, heard: Callable[[], None] = lambda: None) -> Exchange:
        exchange = super()._exchange(channel, 2, heard)
        exchange._most = 2
        return exchange


def impatient(addresses: list[str], token: str, authority: str) -> Channel:
    """The way to the hub, without waiting between two tries."""
    return HttpsChannel(addresses, token, authority, sleep=lambda _seconds: None)


def open_van(folder: Path) -> tuple[Workplace, Syncing]:
    """The technician's laptop with him at it."""
    workplace = Workplace.open(folder, clock=FixedClock(system_clock()), zone=ZONE, demo=True)
    workplace.context.person = Person("wulei", "wulei", "TE", "QD01")
    return workplace, InPieces(workplace.context, impatient)


def work_for_ever(folder: Path, order: str, start: int, said: Connection) -> None:
    """Note one thing after the other, every third with a photo, and sync; each said after it was saved."""
    workplace, syncing = open_van(folder)
    number = start
    while True:
        note(workplace, order, number)
        said.send(number)
        try:
            syncing.run()
        except Unreachable:
            said.send(-1)
        number += 1


def note(workplace: Workplace, order: str, number: int) -> None:
    """A report that nobody else makes, and a photo of its own every third time."""
    workplace.repairs.note(Id(order), SituationDraft(f"report {number}", "sunli"))
    if number % 3 == 0:
        workplace.photos.add(Id(order), "plate", photo(number))


def photo(number: int) -> bytes:
    """One that nobody else takes."""
    return PHOTO.read_bytes() + str(number).encode()
