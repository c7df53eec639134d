"""The checks behind ``fieldtech doctor``: database, custody, outbox, seals, photos and sheets, fonts, keys, hub.

Each check lists what is wrong; an empty list is good. Nothing is mended here.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from fieldtech.errors import MachineError
from fieldtech.hub.config import hub_folder, is_hub, load_config
from fieldtech.hub.desk import database_told
from fieldtech.hub.engine import Engines
from fieldtech.model.base import moment_text
from fieldtech.model.local import Device, Op
from fieldtech.model.orders import Order, Photo, SealedRecord, SheetFile, Transition
from fieldtech.model.syncing import BlobState
from fieldtech.model.tables import Base
from fieldtech.paths import resources
from fieldtech.services.context import Context
from fieldtech.services.custody_check import check_custody
from fieldtech.services.evidence import files_wanted
from fieldtech.services.instructions import files_named
from fieldtech.services.sealing import is_intact
from fieldtech.services.visits.evidence import changed
from fieldtech.store.keys import KeyKind
from fieldtech.sync.registration import state_of
from fieldtech.sync.shapes import shapes

Progress = Callable[[str, int, int], None]
"""Called with the name of the check, how many things are done, and how many there are."""

FONT_SUMS = "SHA256SUMS"
_SIGNED = ("signed", "completed", "archived")
_EDGES = serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: ``code`` selects the sentence under ``problem.``."""

    code: str
    params: dict[str, str]


@dataclass(frozen=True)
class Finding:
    """One check: its name, how many things were looked at, and what is wrong with which."""

    name: str
    looked_at: int
    faults: tuple[Fault, ...] = ()
    note: str = ""

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.faults


def silent(_name: str, _done: int, _whole: int) -> None:
    """For callers who do not show progress."""


class Examination:
    """Looks at everything; slow on a large folder, since every file is read and every seal computed again."""

    def __init__(
        self, context: Context, key_kind: KeyKind, *, fonts: Path | None = None, progress: Progress = silent
    ) -> None:
        self._context, self._key_kind, self._progress = context, key_kind, progress
        self._fonts = fonts or resources() / "fonts"

    def findings(self) -> Iterator[Finding]:
        """The outcome of each check as soon as it is known."""
        checks: tuple[tuple[str, Callable[[], Finding]], ...] = (
            ("database", lambda: self._reading(self._database)),
            ("foreign_keys", lambda: self._reading(self._foreign_keys)),
            ("custody", lambda: self._reading(self._custody)),
            ("outbox", lambda: self._reading(self._outbox)),
            ("seals", lambda: self._reading(self._seals)),
            ("files", self._files),
            ("fonts", self._font_files),
            ("key", lambda: self._reading(self._keys)),
            *([("hub", self._hub)] if self._is_on_a_server() else ()),
        )
        for name, check in checks:
            self._progress(name, 0, 0)
            try:
                yield check()
            except MachineError as error:  # a damaged page: this check ends here, the next may still say something
                yield Finding(name, 0, (Fault(error.code, dict(error.params)),))
            except DBAPIError as error:  # a table or column is not what the program knows
                yield Finding(name, 0, (Fault("health_structure", {"detail": str(error.orig)[:200]}),))

    def _reading(self, check: Callable[[Session], Finding]) -> Finding:
        with self._context.reading() as session:
            return check(session)

    def _is_on_a_server(self) -> bool:
        """Whether the office hub of this folder keeps its rows in PostgreSQL."""
        folder = hub_folder(self._context.folder.root)
        return is_hub(folder) and not load_config(folder).database.startswith("sqlite")

    def _hub(self) -> Finding:
        """The server keeps what the hub has answered, also when its power goes."""
        with database_told(), closing(Engines(load_config(hub_folder(self._context.folder.root)).database)) as engines:
            off = engines.unsafe()
        return Finding("hub", 1, tuple(Fault(f"hub_unsafe_{name}", {}) for name in off))

    def _database(self, session: Session) -> Finding:
        rows = [str(row[0]) for row in session.execute(text("PRAGMA integrity_check"))]
        broken = [row for row in rows if row != "ok"]
        cipher = [str(row[0]) for row in session.execute(text("PRAGMA cipher_integrity_check"))]
        faults = [Fault("health_database", {"detail": row[:200]}) for row in [*broken, *cipher]]
        there = set(session.scalars(text("SELECT name FROM sqlite_schema WHERE type = 'table'")))
        faults += [Fault("health_structure", {"detail": name}) for name in sorted(set(Base.metadata.tables) - there)]
        return Finding("database", len(rows) - len(broken), tuple(faults))

    def _foreign_keys(self, session: Session) -> Finding:
        """What came from the office may name rows that stay there; everything else must be whole."""
        rows = session.execute(text("PRAGMA foreign_key_check")).all()
        if state_of(session) is not None:
            rows = [row for row in rows if row[0] not in shapes()]
        faults = [Fault("health_reference", {"table": str(r[0]), "row": str(r[1]), "to": str(r[2])}) for r in rows]
        return Finding("foreign_keys", len(rows), tuple(faults))

    def _custody(self, session: Session) -> Finding:
        found = check_custody(session)
        return Finding("custody", len(found), tuple(Fault(f.code, {"item": f.item, **f.params}) for f in found))

    def _outbox(self, session: Session) -> Finding:
        """The operations are numbered without a gap, and none came after the last one that is there.

        With an office the oldest are forgotten in time, and steps come from elsewhere.
        """
        numbers = session.scalars(select(Op.dev_seq).order_by(Op.dev_seq)).all()
        alone = state_of(session) is None
        faults, expected = [], 1 if alone else min(numbers, default=1)
        for number in numbers:
            if number != expected:
                faults.append(Fault("health_outbox_gap", {"first": str(expected), "last": str(number - 1)}))
            expected = number + 1
        last_op, last_step = (session.scalar(select(func.max(c))) for c in (Op.at, Transition.at))
        if alone and last_step is not None and (last_op is None or last_step > last_op):
            faults.append(Fault("health_outbox_end", {"at": moment_text(last_step)[:16].replace("T", " ")}))
        return Finding("outbox", len(numbers), tuple(faults))

    def _seals(self, session: Session) -> Finding:
        """Every record against its hash, its signature and the rows behind it; every signed order has its seal."""
        rows = session.scalars(select(SealedRecord).order_by(SealedRecord.number, SealedRecord.revision)).all()
        faults, before = [], dict[tuple[str, int], str]()
        for n, row in enumerate(rows, 1):
            named = {"number": row.number, "revision": str(row.revision)}
            before[row.number, row.revision] = row.sha256
            if not is_intact(session, row):
                faults.append(Fault("health_seal", named))
            elif row.revision > 1 and before.get((row.number, row.revision - 1)) != row.amends:
                faults.append(Fault("health_seal_chain", named))
            self._progress("seals", n, len(rows))
        for number, revision in session.execute(
            select(Order.number, Order.revision).where(Order.status.in_(_SIGNED)).order_by(Order.number)
        ):
            if (number, revision) not in before:
                faults.append(Fault("health_seal_missing", {"number": number, "revision": str(revision)}))
        faults += [Fault("health_finding", {"number": number, "text": told}) for number, told in changed(session)]
        return Finding("seals", len(rows), tuple(faults))

    def _files(self) -> Finding:
        """Every photo and written sheet is there, opens with the key, and has its SHA-256.

        What is still on its way from the office is not missing.
        """
        with self._context.reading() as session:
            coming = set(session.scalars(select(BlobState.sha).where(BlobState.state == "wanted")))
            wanted = {file.sha256: file.name for file in session.scalars(select(SheetFile))}
            wanted |= files_wanted(session) | files_named(session)
            for photo in session.scalars(select(Photo)):
                name = f"{photo.slot} {photo.caption}".strip()
                wanted |= {photo.original_sha: name, photo.shown_sha: name}
        wanted = {sha: name for sha, name in wanted.items() if sha not in coming}
        faults = []
        for n, (sha, name) in enumerate(sorted(wanted.items()), 1):
            try:
                self._context.blobs.get(sha)
            except MachineError as error:
                code = "health_file_missing" if error.code == "blob_missing" else "health_file_damaged"
                faults.append(Fault(code, {"name": name, "sha": sha[:12]}))
            self._progress("files", n, len(wanted))
        return Finding("files", len(wanted), tuple(faults))

    def _font_files(self) -> Finding:
        """The bundled fonts are the ones that came with the program: a damaged one prints wrong characters."""
        faults = []
        try:
            sums = (self._fonts / FONT_SUMS).read_text(encoding="ascii").split()
        except (OSError, UnicodeDecodeError):
            return Finding("fonts", 0, (Fault("health_font", {"file": FONT_SUMS}),))
        for n, (wanted, file) in enumerate(zip(sums[::2], sums[1::2], strict=False), 1):
            if _sha256(self._fonts / file) != wanted:
                faults.append(Fault("health_font", {"file": file}))
            self._progress("fonts", n, len(sums) // 2)
        return Finding("fonts", len(sums) // 2, tuple(faults))

    def _keys(self, session: Session) -> Finding:
        """This computer has one pair of keys of each kind, and both halves belong together."""
        devices = session.scalars(select(Device).where(Device.is_this)).all()
        good = len(devices) == 1 and _own_halves(devices[0])
        faults = () if good else (Fault("health_key", {}),)
        return Finding("key", len(devices), faults, f"health.key.{self._key_kind.value}")


def _own_halves(device: Device) -> bool:
    try:
        seal = Ed25519PrivateKey.from_private_bytes(device.seal_key or b"")
        key: Any = serialization.load_pem_private_key(device.certificate_key or b"", None)
        certificate = x509.load_pem_x509_certificate(device.certificate)
    except ValueError:
        return False
    same = key.public_key().public_bytes(*_EDGES) == certificate.public_key().public_bytes(*_EDGES)
    return same and seal.public_key().public_bytes_raw() == device.public_key


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
