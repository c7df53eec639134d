"""Sheets of an order: drawn from the sealed record or from what stands now, signed, written, verified.

The PDF engines take half a second to import, and most starts of the window never draw a sheet at once, so they
are imported where they are used.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldtech.errors import MachineError
from fieldtech.files import write_atomically
from fieldtech.model.accounts import FeeList
from fieldtech.model.base import Id
from fieldtech.model.orders import Order, SealedRecord, SheetFile
from fieldtech.model.stores import StockSlip
from fieldtech.services.access_trail import note_access
from fieldtech.services.context import Context
from fieldtech.services.devices import Devices, seal_key, this_device
from fieldtech.services.money.paper_facts import stored_facts, taken_back
from fieldtech.services.order_view import OrderView, load_view
from fieldtech.services.records import record_of
from fieldtech.services.sealing import is_intact, newest_seal, read_sealed
from fieldtech.services.sheet_cargo import cargo_of, carried_by, note_left, plain_cargo
from fieldtech.services.sheet_drawing import draw_sheet
from fieldtech.services.visibility import seen_order
from fieldtech.store.arrival import arrival
from fieldtech.store.failures import os_failures_told
from fieldtech.sync.cargo import Cargo

if TYPE_CHECKING:  # the PDF engines are imported where they are used
    from fieldtech.sheets.verify import Verification

KINDS = ("service", "dispatch", "label", "blank", "notice")
_UNKNOWN = "sheet_unknown_device"
LANGUAGES = {"zh": "zh_CN", "zh_CN": "zh_CN", "en": "en", "both": "both"}


@dataclass(frozen=True)
class Written:
    """A PDF on the disk; ``missing`` lists characters no font has, shown as 〓 on the paper.

    ``carries`` operations of this computer travel inside it to the office; ``left_out`` photos had no room there.
    """

    path: Path
    name: str
    sha256: str
    missing: str = ""
    order_id: Id | None = None
    carries: int = 0
    left_out: int = 0


class Sheets:
    """Drawing, writing and checking the sheets of orders."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def preview(self, order_id: Id, kind: str = "service", language: str = "zh_CN") -> bytes:
        """The PDF as it stands now, unsigned unless it is sealed: for looking at, not for the customer's file."""
        self._context.require("export_sheets")
        with self._context.reading() as session:
            order = seen_order(self._context, session, order_id)
            record, _sealed = self._record(session, order, kind)
            return self._draw(session, record, kind, LANGUAGES[language])

    def record(self, order_id: Id, view: OrderView | None = None) -> dict[str, Any]:
        """What the service sheet would say now, or what was sealed: for showing it in plain words.

        ``view`` is the order where it has just been read.
        """
        self._context.require("see_orders")
        with self._context.reading() as session:
            return self._record(session, seen_order(self._context, session, order_id), "service", view)[0]

    def missing_glyphs(self, order_id: Id) -> str:
        """Characters of the record that no bundled font has, to be told before printing."""
        with self._context.reading() as session:
            record, _sealed = self._record(session, seen_order(self._context, session, order_id), "service")
        fonts: Any = import_module("fieldtech.sheets.fonts")
        return "".join(sorted(set(fonts.missing_glyphs(json.dumps(record, ensure_ascii=False)))))

    def write(
        self, order_id: Id, kind: str = "service", language: str = "zh_CN", folder: Path | None = None
    ) -> Written:
        """Write the sheet to the folder (by default the data folder's sheets); raises MachineError.

        A sealed service sheet is signed once per revision and language and the same bytes are written again. What it
        carries to the office is handed over when it is written outside the data folder.
        """
        self._context.require("export_sheets")
        with self._context.reading() as session:
            order = seen_order(self._context, session, order_id)
            record, sealed = self._record(session, order, kind)
            kept = self._kept(session, order, kind, language) if sealed else None
        note_access(self._context, f"sheet_{kind}", order.number, each=True)
        cargo = cargo_of(self._context, order_id) if sealed and kept is None else None
        pdf = self._context.blobs.get(kept.sha256) if kept else self._signed(record, kind, language, sealed, cargo)
        writer: Any = import_module("fieldtech.sheets.write")
        name = kept.name if kept else file_name(writer.sheet_name(record), kind, language)
        path = writer.write_sheet(pdf, folder or self._context.folder.sheets, name)
        sha = self._context.blobs.put(pdf)
        if sealed and kept is None:
            kept = self._keep(order_id, kind, order.revision, language, name, sha, plain_cargo(cargo))
        note_left(self._context, sha, path)
        carries, left = carried_by(kept.cargo) if kept else (0, 0)
        return Written(path, name, sha, self.missing_glyphs(order_id), order_id, carries, left)

    def copy(self, written: Written, target: Path) -> None:
        """Put a written sheet where the person wants it, on a stick or a share; raises MachineError."""
        self._context.require("export_sheets")
        with self._context.reading() as session:
            seen_order(self._context, session, written.order_id or Id(int=0))
        with os_failures_told(target):
            write_atomically(target, self._context.blobs.get(written.sha256))
        note_left(self._context, written.sha256, target)

    def png(self, pdf: bytes, page: int = 0, dpi: int = 110) -> bytes:
        """A page as PNG for the preview."""
        render: Any = import_module("fieldtech.sheets.render")
        return bytes(render.page_png(pdf, page, dpi))

    def page_count(self, pdf: bytes) -> int:
        """How many pages a PDF of ours has."""
        render: Any = import_module("fieldtech.sheets.render")
        return int(render.page_count(pdf))

    def verify(self, path: Path) -> "Verification":
        """Check a sheet against the trusted devices and the rows behind its record; raises MachineError on no file."""
        verifier: Any = import_module("fieldtech.sheets.verify")
        reader: Any = import_module("fieldtech.sheets.read_back")
        try:
            with path.open("rb") as file:
                pdf = file.read(reader.MOST_PDF_BYTES + 1)  # one more tells that it is too big; it may be endless
        except OSError as error:
            raise MachineError("file_unreadable", path=path.name) from error
        certificates, keys = Devices(self._context).trusted()
        ask: Callable[..., Verification] = partial(
            verifier.verify_sheet, pdf, trusted_keys=keys, stored_hash=self._stored_hash,
            stored_facts=self._stored_facts,
        )  # fmt: skip
        found = ask(trusted_certs=certificates)
        if found.problem is not None and found.problem.code == _UNKNOWN:
            found = self._of_revoked(ask, verifier) or found
        if found.paper is not None:
            return replace(found, paper=replace(found.paper, known=self._is_known(found.paper.number)))
        if not found.ok:
            return found
        check = verifier.Check("newest", True)
        with self._context.reading() as session:
            back = taken_back(session, found.record or {})
        if back is not None:
            check = verifier.Check("newest", False, verifier.TAKEN_BACK, {"number": back})
        elif (newest := self._newest_revision(found.number or "")) > (found.revision or 0):
            check = verifier.Check("newest", False, "sheet_superseded", {"revision": str(newest)})
        return replace(found, ok=check.ok, checks=(*found.checks, check))

    def _of_revoked(self, ask: "Callable[..., Verification]", verifier: Any) -> "Verification | None":
        """What came here from a computer that was revoked later stands; its word for anything else does not.

        A paper of money is bound to its rows only, and what it says of them is the word of who signed it.
        """
        for certificate, at in Devices(self._context).revoked():
            found = ask(trusted_certs=[certificate])
            code = "" if found.problem is None else found.problem.code
            if code == _UNKNOWN:
                continue
            since = {"day": f"{self._context.local(at):%Y-%m-%d}"}
            if found.record is not None and found.ok and found.record["schema"] not in verifier.MONEY:
                note = verifier.Check("signer", True, "sheet_signer_revoked", since)
                return replace(found, checks=(*found.checks, note))
            if code not in ("", "sheet_not_stored"):
                return found
            refused = verifier.Check("signature", False, "sheet_revoked_device", since)
            return replace(found, ok=False, checks=(found.checks[0], refused), record=None, number=None, revision=None)
        return None

    def _is_known(self, number: str) -> bool:
        with self._context.reading() as session:
            order = session.scalar(select(Order.id).where(Order.number == number))
            tables = (StockSlip, FeeList)
            return order is not None or any(
                session.scalar(select(table.id).where(table.number == number).limit(1)) is not None for table in tables
            )

    def _newest_revision(self, number: str) -> int:
        with self._context.reading() as session:
            return session.scalar(select(func.max(SealedRecord.revision)).where(SealedRecord.number == number)) or 0

    def _stored_hash(self, number: str, revision: int) -> str | None:
        """The hash of the stored record if the rows behind it are untouched; ``edited`` when they are not."""
        with self._context.reading() as session:
            wanted = select(SealedRecord).where(SealedRecord.number == number, SealedRecord.revision == revision)
            row = session.scalar(wanted)
            if row is None:
                return None
            return row.sha256 if is_intact(session, row) else "edited"

    def _stored_facts(self, record: dict[str, Any]) -> str | None:
        with self._context.reading() as session:
            return stored_facts(session, record)

    def _record(
        self, session: Session, order: Order, kind: str, view: OrderView | None = None
    ) -> tuple[dict[str, Any], bool]:
        sealed = newest_seal(session, order)
        if kind == "service" and sealed is not None and order.status in ("signed", "completed", "archived"):
            return read_sealed(sealed), True
        view = view or load_view(self._context, session, order)
        record = record_of(session, view, self._context.zone)  # no revision: nobody signed it
        record["times"]["signed"] = None  # an order opened again was signed as it was then
        record["times"]["printed"] = self._context.local(self._context.now()).isoformat(timespec="seconds")
        return record, False

    def _draw(
        self, session: Session, record: dict[str, Any], kind: str, language: str, cargo: Cargo | None = None
    ) -> bytes:
        key, shift = seal_key(this_device(session)), self._context.paper_shift
        return draw_sheet(record, kind, language, key, self._photo, shift, cargo.data if cargo else None)

    def _signed(self, record: dict[str, Any], kind: str, language: str, sealed: bool, cargo: Cargo | None) -> bytes:
        with self._context.reading() as session:
            pdf = self._draw(session, record, kind, LANGUAGES[language], cargo)
            device = this_device(session)
        if not sealed:
            return pdf
        signature: Any = import_module("fieldtech.sheets.signature")
        return bytes(signature.sign_pdf(pdf, device.certificate_key, device.certificate))

    def _photo(self, sha: str) -> bytes | None:
        return self._context.blobs.get(sha) if self._context.blobs.has(sha) else None

    def _kept(self, session: Session, order: Order, kind: str, language: str) -> SheetFile | None:
        wanted = select(SheetFile).where(
            SheetFile.order_id == order.id, SheetFile.kind == kind, SheetFile.revision == order.revision,
            SheetFile.language == LANGUAGES[language],
        )  # fmt: skip
        return session.scalar(wanted.order_by(arrival(SheetFile).desc()).limit(1))

    def _keep(
        self, order_id: Id, kind: str, revision: int, language: str, name: str, sha: str, cargo: dict[str, Any]
    ) -> SheetFile:
        row = SheetFile(
            order_id=order_id,
            kind=kind,
            revision=revision,
            language=LANGUAGES[language],
            name=name,
            sha256=sha,
            cargo=cargo,
            at=self._context.now(),
        )
        with self._context.transaction() as session:
            session.add(row)
        return row


def file_name(name: str, kind: str, language: str) -> str:
    """The file name of D12, with the kind and language added where several sheets of an order lie together."""
    marks = [kind] if kind != "service" else []
    marks += [language] if LANGUAGES[language] != "zh_CN" else []
    stem, _dot, suffix = name.rpartition(".")
    return ".".join(["_".join([stem, *marks]), suffix]) if marks else name
