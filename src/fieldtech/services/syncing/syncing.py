"""Registering this computer, exchanging with the office over the network or by files, and how it stands."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from fieldtech.errors import Cancelled, Conflict, FieldtechError
from fieldtech.hub.config import hub_folder, is_hub
from fieldtech.model.people import User
from fieldtech.services.context import Context
from fieldtech.services.devices import note_restored, this_device
from fieldtech.services.lease import Lease
from fieldtech.services.progress import Progress, Silent
from fieldtech.services.reindexing import catch_up
from fieldtech.services.syncing.carriers import HubHere, Imported, carriers_in, parted, take_replies, take_to_hub
from fieldtech.services.syncing.items import SyncItem, items
from fieldtech.services.syncing.review import Review
from fieldtech.services.syncing.status import SyncStatus, status_of
from fieldtech.sync.carried import Replied, Written, read_reply, registration, write_bundles
from fieldtech.sync.channel import Channel, LineCut, Refused, Unreachable
from fieldtech.sync.envelope import BadBundle, read_header
from fieldtech.sync.exchange import PAGE, Exchange, Outcome, Telling
from fieldtech.sync.invitation import read_invitation
from fieldtech.sync.joining import Joined, Registration
from fieldtech.sync.letters import SUFFIX
from fieldtech.sync.messages import MOST_OPS
from fieldtech.sync.registration import Registered, addresses_of, begin_again, begin_first, begin_joining, state_of

if TYPE_CHECKING:  # made when the office is first asked: the program of the hub costs 0.1 s
    from fieldtech.services.syncing.office import Office
    from fieldtech.services.syncing.remote_office import RemoteOffice

_SMALLEST, _LEAST = 64, 10
"""Where the line breaks off a request carries a quarter of the last, down to this part and no less than so many."""
Channels = Callable[[list[str], str, str], Channel]
"""Makes the way to the office from its addresses, the token and the pinned authority."""


class Syncing:
    """Work that takes long blocks and reports to a ``Progress``; the window runs it in the background."""

    def __init__(self, context: Context, channels: Channels | None = None) -> None:
        self._context = context
        self._channels = channels or partial(_https, pause=self._pause)
        self._turn, self._stopped, self._given_up = threading.Lock(), threading.Event(), threading.Event()
        self._trouble, self._share = "", 1

    @property
    def office(self) -> "Office":
        """The office's side, where the hub is on this computer."""
        module: Any = import_module("fieldtech.services.syncing.office")  # a technician's laptop has none
        office: Office = module.Office(self._context, self)
        return office

    @property
    def management(self) -> "Office | RemoteOffice":
        """Whoever looks after the computers asks the hub on this computer's disk, or the one it belongs to."""
        if self.is_office():
            return self.office
        module: Any = import_module("fieldtech.services.syncing.remote_office")
        remote: RemoteOffice = module.RemoteOffice(self._context, self._channel)
        return remote

    @property
    def review(self) -> Review:
        """What needs a person."""
        return Review(self._context)

    def items(self) -> list[SyncItem]:
        """What waits and what arrived lately, each with its state and reason; raises Forbidden."""
        return items(self._context, self._context.require("see_orders"), online=not self._trouble)

    def status(self) -> SyncStatus:
        """How this computer stands with the office, as far as it knows itself."""
        with self._context.reading() as session:
            return status_of(
                session, self._context.now(), trouble=self._trouble or self._shut(), busy=self._turn.locked()
            )

    def is_registered(self) -> bool:
        """Whether this computer belongs to an office."""
        with self._context.reading() as session:
            return state_of(session) is not None

    def where(self) -> tuple[str, ...]:
        """The addresses of the office this computer is registered at; none where it is not."""
        with self._context.reading() as session:
            return addresses_of(session)

    def is_office(self) -> bool:
        """Whether the hub is on this computer."""
        return is_hub(hub_folder(self._context.folder.root))

    # over the network
    def register(self, text: str, name: str = "") -> None:
        """Register with the text of a QR code or as typed; raises Invalid, Conflict, Unreachable, Refused.

        Somebody who works on this computer already must have the right; on an empty one nobody can sign in yet.
        """
        invitation = read_invitation(text)
        self._may_register()
        with self._context.reading() as session:
            here, state = this_device(session), state_of(session)
            office = str(state.keys.get("office", "")) if state else ""
            people = list(session.scalars(select(User.login).where(User.can_login, User.active)))
        wanted = Registration(
            here.public_key.hex(), here.certificate.decode(), name, here.code, here.id.hex, people=people
        )
        joining: Any = import_module("fieldtech.sync.joining")
        joined: Joined = joining.join(invitation, wanted)
        self.begin(joined, office)

    def begin(self, joined: Joined, office: str = "") -> None:
        """Keep what the office said; raises Conflict when this computer belongs to another ``office``.

        An exchange under way ends first.
        """
        told = joined.welcome
        if office and office != told.office:
            raise Conflict("registered_elsewhere")
        if told.first and not self._has_people():
            raise Conflict("office_comes_first")
        keys = {"office": told.office}
        known = Registered(",".join(joined.addresses), told.device_id, told.token, told.epoch, joined.authority, keys)
        start = begin_again if office else begin_first if told.first else begin_joining
        with self._alone(), self._context.database.receiving() as session:
            device, state = this_device(session), state_of(session)
            device.code = told.computer_code
            if state is not None and state.epoch == told.epoch:  # put back from a copy, or copied
                note_restored(session, self._context.now())
            start(session, known, self._context.now())
        if self.is_office():
            self.office.keep_own(told.device_id)
        Lease(self._context).look()

    def run(self, progress: Progress | None = None, telling: Telling | None = None, *, page: int = PAGE) -> Outcome:
        """One exchange: everything up, everything down; raises Unreachable, Refused, Cancelled, MachineError.

        ``telling`` hears which step it is at, too. With a smaller ``page`` nobody who types meanwhile has to wait.
        """
        watched = progress or Silent()
        with self._turn:
            self._stopped.clear()
            at_office = self.is_office()
            if at_office:
                self.office.welcome_everybody(before_sending=True)
            heard = Lease(self._context).reached_once()
            try:
                outcome = self._through(_both(watched, telling), page, heard)
            except Cancelled:
                raise
            except FieldtechError as error:
                self._trouble = error.code
                Lease(self._context).unheard(error.code)
                raise
            self._trouble, self._share = "", 1
            if at_office:
                self.office.welcome_everybody()
            Lease(self._context).look()
            catch_up(self._context, watched)
            return outcome

    def stop_waiting(self) -> None:
        """Whoever cancels an exchange does not wait for the pauses between its tries either."""
        self._stopped.set()

    # by files
    def export_bundle(self, path: Path, progress: Progress | None = None) -> Written:
        """Everything pending in one encrypted file (in more when the photos are too many).

        Raises Refused, MachineError, and Cancelled: then no file is left and nothing is handed over.
        """
        target = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        with self._turn:
            context = self._context
            return write_bundles(
                context.database, context.blobs, target, context.now(), self._secret(), version=version("fieldtech"),
                progress=(progress or Silent()).step,
            )  # fmt: skip

    def bundle_name(self) -> str:
        """A name for such a file: ``FT-<computer>-<time>.ftb``."""
        with self._context.reading() as session:
            device = this_device(session)
        now = self._context.local(self._context.now())
        return f"FT-{device.code or device.id.hex[-6:].upper()}-{now:%Y%m%d-%H%M}{SUFFIX}"

    def import_file(self, path: Path) -> Imported:
        """The office's replies, or at the office computers' work: a bundle, a signed sheet, or an email with some.

        Raises MachineError, BadBundle, Refused and what ``sheets.carrier`` says of a sheet; then nothing was imported.
        """
        work, replies = parted(carriers_in(path))
        context = self._context
        if work and self.is_office():
            here = HubHere(context.folder.root, context.clock, context.zone, context.database.key)
            return take_to_hub(here, path, work)
        if work and not replies:
            raise BadBundle("bundle_wrong_way")
        with self._turn:
            found = take_replies(context.zone, replies, self._take_reply)
            catch_up(context)
        return found

    # inside
    @contextmanager
    def _alone(self) -> Iterator[None]:
        """What is under way is given up and waited for: its answers are those of the registration before."""
        self._given_up.set()
        self._stopped.set()
        with self._turn:
            self._given_up.clear()
            yield

    def _shut(self) -> str:
        """That the office has revoked this computer is known without asking it once more."""
        shut = self._context.shut
        return "device_revoked" if shut is not None and shut.code == "computer_revoked" else ""

    def _take_reply(self, data: bytes) -> Replied:
        database, shelf = self._context.database, self._context.blobs
        told = read_reply(database, shelf, self._exchange(_Closed()), data, self._secret())
        Lease(self._context).reached(datetime.fromisoformat(read_header(data).made))
        return told

    def _pause(self, seconds: float) -> None:
        if self._stopped.wait(seconds):
            raise Cancelled

    def _has_people(self) -> bool:
        with self._context.reading() as session:
            return bool(session.scalar(select(func.count()).select_from(User)))

    def _may_register(self) -> None:
        with self._context.reading() as session:
            people = session.scalar(select(func.count()).select_from(User).where(User.pin_hash != ""))
        if people and self._context.shut is None:  # a code of the office opens what the office has shut
            self._context.require("register_computer")

    def _channel(self) -> Channel:
        with self._context.reading() as session:
            state = registration(session)
        return self._channels(state.hub_url.split(","), state.token, state.ca)

    def _through(self, telling: Telling, page: int, heard: Callable[[], None]) -> Outcome:
        """An exchange; where the line breaks off it goes on at once with smaller requests."""
        while True:
            try:
                return self._exchange(self._channel(), page, heard).run(telling, self._given_up.is_set)
            except LineCut:
                if self._share >= _SMALLEST:
                    raise
                self._share *= 4

    def _exchange(self, channel: Channel, page: int = PAGE, heard: Callable[[], None] = lambda: None) -> Exchange:
        context = self._context
        return Exchange(
            context.database, context.blobs, channel, context.clock, version=version("fieldtech"), heard=heard,
            page=max(page // self._share, _LEAST), most=max(MOST_OPS // self._share, _LEAST),
        )  # fmt: skip

    def _secret(self) -> bytes:
        with self._context.reading() as session:
            secret = this_device(session).seal_key
        if secret is None:
            raise Refused("not_registered")
        return secret


def _both(watched: Progress, telling: Telling | None) -> Telling:
    def tell(step: str, done: int, total: int) -> None:
        if telling is not None:
            telling(step, done, total)  # before whoever watches is woken
        watched.step(done, total)

    return tell


class _Closed:
    """No way to the office: what comes in a file asks nothing."""

    def __getattr__(self, name: str) -> Any:
        raise Unreachable


def _https(addresses: list[str], token: str, authority: str, *, pause: Callable[[float], None]) -> Channel:
    https: Any = import_module("fieldtech.sync.https")  # httpx is for those who have a network
    channel: Channel = https.HttpsChannel(addresses, token, authority, sleep=pause)
    return channel
