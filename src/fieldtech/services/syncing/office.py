"""The office's side on this computer: becoming the hub, the computers that belong to it, codes for further ones."""

import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from fieldtech.errors import Conflict, NotFound
from fieldtech.hub.config import PORT, HubConfig, hub_folder, is_hub, load_config, save_config, sqlite_url
from fieldtech.hub.desk import HubChannel, HubDesk, open_hub
from fieldtech.hub.devices import CODE_LIFE, Computer, replaced
from fieldtech.hub.hub import Hub
from fieldtech.hub.serve import tls_of
from fieldtech.model.people import User
from fieldtech.services.access_trail import note_access
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.devices import this_device
from fieldtech.services.lease import Lease
from fieldtech.services.people_names import every_name
from fieldtech.services.progress import Progress
from fieldtech.services.syncing.carriers import HubHere, Imported, take_to_hub, work_in
from fieldtech.services.syncing.computer_rows import ComputerRow, in_order, moment, refused_row, state_at
from fieldtech.services.syncing.hub_process import ensure_running, running_port
from fieldtech.services.syncing.invitations import Invited
from fieldtech.services.syncing.left_behind import Left, look_at
from fieldtech.services.syncing.syncing import Syncing
from fieldtech.sync.exchange import Outcome
from fieldtech.sync.invitation import Invitation
from fieldtech.sync.joining import Joined, Registration
from fieldtech.sync.office_messages import RefusedMessage
from fieldtech.sync.registration import state_of

__all__ = ["ComputerRow", "Office", "Prospect"]


@dataclass(frozen=True)
class Prospect:
    """What a computer would be as the office."""

    name: str
    addresses: tuple[str, ...]
    port: int


class Office:
    """Works where the hub's folder is; raises NotFound ``no_hub_here`` elsewhere."""

    def __init__(self, context: Context, syncing: Syncing) -> None:
        self._context = context
        self._syncing = syncing

    @property
    def _folder(self) -> Path:
        return hub_folder(self._context.folder.root)

    def is_here(self) -> bool:
        """Whether this computer is the hub."""
        return is_hub(self._folder)

    def prospect(self) -> Prospect:
        """What this computer would be as the office: its name, where laptops reach it, a port that is free."""
        port = _free(PORT)
        addresses = HubConfig(sqlite_url(self._folder), port=port).reached_at
        return Prospect(socket.gethostname(), tuple(addresses), port)

    def reached_at(self) -> tuple[str, ...]:
        """Where laptops reach the hub of this computer; raises MachineError where there is none."""
        return tuple(load_config(self._folder).reached_at)

    def become_hub(self, name: str = "", *, port: int = PORT, exactly: bool = False, start: bool = True) -> int:
        """Make this computer, with all it has, the office of a new hub and start it; the port it answers at.

        Where the port is taken another one is used, or ``exactly`` this refused with Conflict ``port_in_use``.
        Raises Forbidden, Conflict ``registered_already`` for a computer that belongs to an office, MachineError.
        """
        self._context.require("manage_computers")
        if self._syncing.is_registered():
            raise Conflict("registered_already")
        if not self.is_here():
            free = _free(port)
            if exactly and port not in (0, free):
                raise Conflict("port_in_use", port=port)
            self._folder.mkdir(parents=True, exist_ok=True)
            save_config(self._folder, HubConfig(sqlite_url(self._folder), port=free, encrypted=True))
        config = load_config(self._folder)
        authority = tls_of(self._folder, config, self._context.clock).authority.read_text()
        with self._hub() as hub:
            welcome = HubDesk(hub, lambda: True).welcome(self._registration(hub, name))
        self._syncing.begin(Joined([f"https://127.0.0.1:{config.port}"], authority, welcome))
        return self.start() if start else config.port

    def exchange(self, progress: Progress | None = None) -> Outcome:
        """An exchange with the hub in this very process: also while its server does not run."""
        with self._hub() as hub:
            desk = HubDesk(hub)
            return Syncing(self._context, lambda _addresses, token, _authority: HubChannel(desk, token)).run(progress)

    def start(self) -> int:
        """Start the hub of this computer unless it runs; 0 on a computer that is none."""
        return ensure_running(self._context.folder.root, self._context.database.key)

    def port(self) -> int:
        """Where the hub answers, 0 when it does not run."""
        return running_port(self._folder)

    def computers(self) -> list[ComputerRow]:
        """All of them, those that need a look first; raises Forbidden, NotFound."""
        self._context.require("manage_computers")
        with self._context.reading() as session:
            state = state_of(session)
        own = state.device_id if state is not None else ""
        with self._hub() as hub:
            refused, known = hub.refused(), hub.devices()
            before = replaced(known)
            rows = [self._row(one, own, refused.get(one.id, [])) for one in known]
        return in_order(replace(row, now=before.get(row.id, "")) for row in rows)

    def code(self, logins: Sequence[str], name: str = "") -> str:
        """The text (for a QR code, too) with which one computer registers within ten minutes; raises Forbidden."""
        self._context.require("manage_computers")
        config = load_config(self._folder)
        with self._hub() as hub:
            one_time = hub.new_code(logins, name).replace("-", "")
        pin = tls_of(self._folder, config, self._context.clock).pin if config.tls else "-"
        return Invitation(tuple(config.reached_at), one_time, pin).text()

    def invite(self, logins: Sequence[str], name: str = "") -> Invited:
        """The same with what people see of it, and until when it is good."""
        now = self._context.now()
        return Invited(self.code(logins, name), now + CODE_LIFE, tuple(logins), name)

    def set_people(self, computer: str, logins: Sequence[str]) -> None:
        """Who works on a computer from now on; raises Forbidden, HubRefused."""
        self._context.require("manage_computers")
        with self._hub() as hub:
            hub.set_people(computer, logins)

    def welcome_everybody(self, *, before_sending: bool = False) -> None:
        """Everybody who can sign in may work on the hub's own computer.

        ``before_sending``: who was retired since the last exchange may have work of before that on its way.
        """
        with self._context.reading() as session:
            state = state_of(session)
            logins = sorted(session.scalars(select(User.login).where(User.can_login, User.active)))
        if state is None:
            return
        with self._hub() as hub:
            own = next((one for one in hub.devices() if one.id == state.device_id), None)
            if own is None or own.revoked_at:
                return
            wanted = sorted({*logins, *own.logins}) if before_sending else logins
            if sorted(own.logins) != wanted:
                hub.set_people(own.id, wanted)

    def keep_own(self, computer: str) -> None:
        """The hub is told which computer has its disk: from elsewhere nobody may revoke it."""
        with self._hub() as hub:
            hub.keep_own(computer)

    def lease_days(self) -> int:
        """After how many days without contact computers lock; 0 for never."""
        return Lease(self._context).days

    def set_lease(self, days: int) -> Change:
        """For all computers, each as soon as it hears of it; raises Forbidden, Invalid."""
        return Lease(self._context).set_days(days)

    def left_behind(self, path: Path) -> Left:
        """What a file of a revoked computer carries; raises Forbidden, BadBundle, HubRefused, MachineError."""
        self._context.require("manage_computers")
        with self._context.reading() as session:
            names = every_name(session)
        return look_at(self._here(), path, names)

    def take_left_behind(self, path: Path, reason: str) -> Imported:
        """Take it in all the same: who decided that and why stays in the access log; raises as ``left_behind``."""
        self._context.require("manage_computers")
        found = take_to_hub(self._here(), path, work_in(path), left=True)
        note_access(self._context, "take_left_behind", f"{found.computer}: {reason}", each=True)
        return found

    def revoke(self, computer: str, reason: str = "") -> None:
        """It gets nothing more and may send nothing more; who did it and why stays in the access log.

        Raises Forbidden, HubRefused, Conflict ``own_computer`` for the hub's own: nobody else could undo that.
        """
        self._context.require("manage_computers")
        with self._context.reading() as session:
            state = state_of(session)
        if state is not None and state.device_id == computer:
            raise Conflict("own_computer")
        with self._hub() as hub:
            found = next((one for one in hub.devices() if one.id == computer), None)
            hub.revoke(computer)
        name = found.title if found is not None else computer
        note_access(self._context, "revoke_computer", ": ".join(filter(None, (name, reason))), each=True)

    def _here(self) -> HubHere:
        if not self.is_here():
            raise NotFound("no_hub_here")
        context = self._context
        return HubHere(context.folder.root, context.clock, context.zone, context.database.key)

    @contextmanager
    def _hub(self) -> Iterator[Hub]:
        if not self.is_here():
            raise NotFound("no_hub_here")
        hub = open_hub(self._folder, self._context.clock, self._context.database.key)
        try:
            yield hub
        finally:
            hub.close()

    def _registration(self, hub: Hub, name: str) -> Registration:
        with self._context.reading() as session:
            here, known = this_device(session), state_of(session)
            logins = list(session.scalars(select(User.login).where(User.can_login, User.active)))
        assert known is None
        code = hub.new_code(logins, name)
        return Registration(here.public_key.hex(), here.certificate.decode(), name, here.code, here.id.hex, code)

    def _row(self, one: Computer, own: str, refused: Sequence[RefusedMessage]) -> ComputerRow:
        last = moment(one.last_contact)
        state = state_at(self._context.now(), last, revoked=bool(one.revoked_at))
        return ComputerRow(
            one.id, one.name, one.code, one.logins, state, last, one.waiting, one.version,
            one.clock_offset if one.clock_is_off else 0, datetime.fromisoformat(one.registered_at),
            moment(one.revoked_at), own=one.id == own, is_hub=one.id == own,
            refused=tuple(map(refused_row, refused)),
        )  # fmt: skip


def _free(port: int) -> int:
    """The port, or another one where it is taken: it is kept from then on, for the laptops know it."""
    for wanted in (port, 0):
        with socket.socket() as probe:
            try:
                probe.bind(("0.0.0.0", wanted))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise Conflict("port_taken", port=port)
