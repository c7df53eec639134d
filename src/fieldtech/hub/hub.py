"""The office's side of the sync: the only authority on shared rows. Any thread may call it; no network is in here."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from sqlalchemy import Connection

from fieldtech.clock import Clock, system_clock
from fieldtech.hub import apply, devices, grants, pull, seals, state
from fieldtech.hub.announce import announce
from fieldtech.hub.apply import Judged, JudgeMaker, replayed
from fieldtech.hub.batch import Batch
from fieldtech.hub.devices import Asking, Computer, Registered, with_id, with_token
from fieldtech.hub.engine import Engines
from fieldtech.hub.errors import HubRefused
from fieldtech.hub.figures import Figures, figures_of
from fieldtech.hub.filed import Filed
from fieldtech.hub.judge import Judge
from fieldtech.hub.pushes import MOST_TOGETHER, Finding, Pushed, applied
from fieldtech.hub.refusals import Refusals, refused_work
from fieldtech.hub.together import Together
from fieldtech.hub.triggers import put_triggers
from fieldtech.hub.visibility import OFFICE, roles_of, scope_of
from fieldtech.model.base import moment_text
from fieldtech.model.kinds import KINDS, Kind
from fieldtech.sync.messages import MOST_OPS, OLDEST_PROTOCOL, PROTOCOL, Check, OpMessage, PullAnswer, Push, PushAnswer

_MOST = 1 << 53  # of whatever a computer counts
_OWN = "own_computer"


class Hub:
    """Push, pull and check by token, as over the network, or by computer (``…_for``), as with files."""

    def __init__(
        self, engines: Engines, folder: Path, clock: Clock, kinds: Mapping[str, Kind], key: bytes | None = None
    ) -> None:
        self._engines = engines
        self._kinds = kinds
        self._clock = clock
        self._filed = Filed(engines, folder / "blobs", key)
        self._pushing = Together[Pushed, PushAnswer](
            engines.writing, lambda connection, pushes: applied(connection, pushes, self._judging, clock), MOST_TOGETHER
        )

    @classmethod
    def open(
        cls, url: str, folder: Path, *, clock: Clock = system_clock, key: bytes | None = None,
        kinds: Mapping[str, Kind] = KINDS,
    ) -> "Hub":  # fmt: skip
        """Open the hub, or make a new one; ``key`` encrypts an SQLite file, photos and documents.

        Raises SQLAlchemyError. ``kinds`` are the operations it knows; another kind waits for the upgrade.
        """
        engines = Engines(url, key)
        engines.prepare()
        with engines.writing() as connection:
            state.found(connection)
            put_triggers(connection)
        return cls(engines, folder, clock, kinds, key)

    def close(self) -> None:
        """Let go of the database."""
        self._engines.close()

    # operations
    def push(self, token: str, push: Push) -> PushAnswer:
        """Judge operations and keep them; raises HubRefused."""
        return self._push(with_token(token), push)

    def knows(self, token: str) -> None:
        """Raise HubRefused for a token of nobody, or of a computer that was revoked."""
        with self._engines.reading() as connection:
            devices.by_token(connection, token)

    def push_for(self, device_id: str, push: Push, *, apart: bool = False, revoked: bool = False) -> PushAnswer:
        """The same for what came in a file this computer had signed; ``apart`` from others under its numbers."""
        return self._push(with_id(device_id, revoked=revoked), push, apart)

    def answered(self, ops: Sequence[OpMessage]) -> int:
        """How many of these operations were judged here before, whoever brought them."""
        with self._engines.reading() as connection:
            return len(apply.answered_before(connection, ops))

    def pull(self, token: str, cursor: int, limit: int = 1_000) -> PullAnswer:
        """What is new for this computer after the cursor; raises HubRefused."""
        return self._pull(with_token(token), cursor, limit)

    def pull_for(self, device_id: str, cursor: int, limit: int = 1_000) -> PullAnswer:
        """The same for a reply in a file."""
        return self._pull(with_id(device_id), cursor, limit)

    def check(self, token: str) -> Check:
        """What this computer should have now; raises HubRefused."""
        return self._check(with_token(token))

    def check_for(self, device_id: str) -> Check:
        """The same for a reply in a file."""
        return self._check(with_id(device_id))

    def replay_deferred(self) -> int:
        """Judge again what the hub did not know how to judge; how many got another answer."""
        with self._engines.writing() as connection:
            recovering = state.is_recovering(state.read_all(connection), self._clock())
            return replayed(connection, self._judging(recovering), self._clock(), None)

    # computers
    def new_code(self, logins: Iterable[str], name: str) -> str:
        """A one-time code, good for ten minutes, with which one computer registers."""
        with self._engines.writing() as connection:
            return devices.new_code(connection, self._clock(), tuple(logins), name)

    def register(
        self, code: str, public_key: bytes, certificate: bytes, name: str = "", computer_code: str = "",
        device_id: str = "", people: Iterable[str] = (),
    ) -> Registered:  # fmt: skip
        """Take a computer in; its token is told this once. Raises HubRefused.

        ``device_id`` is what the computer calls itself on the records it sealed, ``people`` work on it beside those
        whom the code names.
        """
        if len(public_key) != 32:
            raise HubRefused("key_malformed")
        with self._engines.writing() as connection:
            called, logins = devices.use_code(connection, self._clock(), code)
            logins = tuple(dict.fromkeys([*logins, *people]))
            known = devices.every(connection)
            called = called or next((one.name for one in reversed(known) if one.public_key == public_key), "")
            free = device_id if device_id and device_id not in {one.id for one in known} else ""
            taken = {one.code for one in known if not one.revoked_at}
            computer = devices.new_computer(
                taken, self._clock(), name=name or called, code=computer_code, keys=(public_key, certificate),
                logins=logins, device_id=free,
            )  # fmt: skip
            token = devices.add(connection, computer)
            announce(connection, computer, self._clock())
            office = state.office_key(connection).public_key().public_bytes_raw()
            return Registered(computer.id, token, state.read(connection, "epoch"), computer.code, office, logins)

    def devices(self) -> list[Computer]:
        """All computers with what is known of them, revoked ones too."""
        with self._engines.reading() as connection:
            return devices.every(connection)

    def revoke(self, device_id: str) -> None:
        """From now on neither it nor an old copy of it gets or sends anything; raises HubRefused for an unknown one."""
        with self._engines.writing() as connection:
            for computer in devices.revoke(connection, device_id, self._clock()):
                announce(connection, computer, self._clock())

    def set_people(self, device_id: str, logins: Iterable[str]) -> None:
        """Who works on this computer from now on, and so what it may have and send; raises HubRefused."""
        with self._engines.writing() as connection:
            changed = {*devices.by_id(connection, device_id).logins} ^ {*(wanted := tuple(logins))}
            devices.set_people(connection, device_id, wanted)
            if changed:
                grants.tell_again(connection, changed)

    def asking(self, token: str, check: Callable[[Connection, Computer], None]) -> Asking:
        """Who asks to look after computers, unless ``check`` raises HubRefused."""
        with self._engines.reading() as connection:
            computer = devices.by_token(connection, token)
            check(connection, computer)
            return Asking(computer, state.read(connection, _OWN), moment_text(self._clock()))

    def keep_own(self, device_id: str) -> None:
        """This computer has the hub's disk: nobody elsewhere may shut it out."""
        with self._engines.writing() as connection:
            state.write(connection, _OWN, device_id)

    @property
    def own(self) -> str:
        """The id of the computer that has the hub's disk; "" for none."""
        with self._engines.reading() as connection:
            return state.read(connection, _OWN)

    # files
    def blob_state(self, token: str, sha: str) -> int | None:
        """How many bytes of a file are here; None when it is whole. Raises HubRefused for one nobody named."""
        return self._filed.state(with_token(token), sha)

    def blob_state_for(self, device_id: str, sha: str, *, revoked: bool = False) -> int | None:
        """The same for what came in a file."""
        return self._filed.state(with_id(device_id, revoked=revoked), sha)

    def put_blob(self, token: str, sha: str, offset: int, data: bytes) -> int | None:
        """Add a piece; how many bytes are here then, None when the file is whole. Raises HubRefused."""
        return self._filed.put(with_token(token), sha, offset, data)

    def put_blob_for(self, device_id: str, sha: str, offset: int, data: bytes, *, revoked: bool = False) -> int | None:
        """The same for what came in a file."""
        return self._filed.put(with_id(device_id, revoked=revoked), sha, offset, data)

    def get_blob(self, token: str, sha: str, offset: int = 0, most: int = 1 << 20) -> bytes:
        """A piece of a whole file; nothing at its end. Raises HubRefused."""
        return self._filed.get(with_token(token), sha, offset, most)

    def get_blob_for(self, device_id: str, sha: str, offset: int = 0, most: int = 1 << 20) -> bytes:
        """The same for a reply in a file."""
        return self._filed.get(with_id(device_id), sha, offset, most)

    def sealed(self, number: str, revision: int, sha: str) -> int | None:
        """How many files the hub lacks of the order with this sealed record; None where the record is not here."""
        with self._engines.reading() as connection:
            order = seals.order_sealed(connection, number, revision, sha)
            return self._filed.lacking(connection, order) if order else None

    # the hub itself
    @property
    def pushes_waiting(self) -> int:
        """How many pushes wait for the writer."""
        return self._pushing.waiting

    def figures(self) -> Figures:
        """The state of the hub in numbers."""
        with self._engines.reading() as connection:
            return figures_of(connection, self._clock())

    def unsafe(self) -> tuple[str, ...]:
        """Settings of the database's server by which a power cut may take away what was answered."""
        return self._engines.unsafe()

    def attention(self) -> list[Judged]:
        """Operations that a person should look at: not simply accepted, newest last."""
        with self._engines.reading() as connection:
            return apply.not_simple(connection)

    def refused(self) -> Refusals:
        """Work of the last weeks that was not taken and is on its computer only."""
        with self._engines.reading() as connection:
            return refused_work(connection, self._clock())

    @property
    def epoch(self) -> str:
        """Changes when the hub was restored from a backup."""
        with self._engines.reading() as connection:
            return state.read(connection, "epoch")

    @property
    def office_key(self) -> bytes:
        """The secret half of the office's key (32 bytes): it signs replies and opens what was sent to the office."""
        with self._engines.reading() as connection:
            return state.office_key(connection).private_bytes_raw()

    def new_epoch(self) -> str:
        """To be called after a restore: computers read everything anew and send again what they still have."""
        with self._engines.writing() as connection:
            return state.begin_epoch(connection, self._clock())

    def seal_faults(self) -> list[str]:
        """Sealed records, or links of their chain, that are not what they were; empty when all is well."""
        with self._engines.reading() as connection:
            return list(seals.faults(connection, state.office_key(connection).public_key()))

    # inside
    def _push(self, find: Finding, push: Push, apart: bool = False) -> PushAnswer:
        if not OLDEST_PROTOCOL <= push.protocol <= PROTOCOL:
            raise HubRefused("protocol_unknown", 409, protocol=push.protocol)
        if len(push.ops) > MOST_OPS:
            raise HubRefused("too_many_ops", 413, most=MOST_OPS)
        return self._pushing.run(Pushed(find, push, apart))

    def _pull(self, find: Finding, cursor: int, limit: int) -> PullAnswer:
        with self._engines.reading() as connection:
            computer = find(connection)
            roles = roles_of(connection, computer.logins)
            if not self._is_stale(connection, computer, scope_of(roles)):
                return self._page(connection, computer, roles, cursor, limit)
        with self._engines.writing() as connection:
            grants.refresh(connection, find(connection), scope_of(roles), cursor)
        with self._engines.reading() as connection:
            return self._page(connection, find(connection), roles, cursor, limit)

    def _page(
        self, connection: Connection, computer: Computer, roles: frozenset[str], cursor: int, limit: int
    ) -> PullAnswer:
        found = pull.page(connection, computer, roles, max(0, min(cursor, _MOST)), limit)
        return PullAnswer(found.rows, found.cursor, found.more, state.read(connection, "epoch"))

    def _check(self, find: Finding) -> Check:
        with self._engines.reading() as connection:
            computer = find(connection)
            count, sha = pull.checked(connection, computer, roles_of(connection, computer.logins))
            wants = self._filed.asked_for(connection, computer)
            return Check(count, sha, state.seq(connection), state.read(connection, "epoch"), wants)

    def _is_stale(self, connection: Connection, computer: Computer, scope: str) -> bool:
        if scope != computer.scope:
            return True
        return scope != OFFICE and computer.granted_seq != state.seq(connection)

    def _judging(self, recovering: bool) -> JudgeMaker:
        def judge(batch: Batch, computer: Computer) -> Judge:
            def had(ident: str) -> bool:
                return bool(grants.ever_had(batch.connection, computer, [ident]))

            return Judge(batch, computer, had, self._clock(), kinds=self._kinds, recovering=recovering)

        return judge
