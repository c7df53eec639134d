"""Files kept with an order or a request as they came: a customer's written request, a signed scan (B10)."""

from pathlib import PurePath

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Conflict, Invalid, NotFound, Problem, Refused
from fieldtech.model.base import Id
from fieldtech.model.drafts.evidence import EvidenceDraft
from fieldtech.model.machines.install import DESK
from fieldtech.model.orders import Entry, Order
from fieldtech.model.requests import RequestAct
from fieldtech.services.access_trail import note_access
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.entries import newest_draft
from fieldtech.services.visibility import seen_order

LARGEST_FILE = 20 * 1024 * 1024
KINDS = {
    ".pdf": (b"%PDF",), ".jpg": (b"\xff\xd8\xff",), ".jpeg": (b"\xff\xd8\xff",), ".png": (b"\x89PNG",),
    ".webp": (b"RIFF",), ".bmp": (b"BM",), ".tif": (b"II*\x00", b"MM\x00*"), ".tiff": (b"II*\x00", b"MM\x00*"),
    ".docx": (b"PK\x03\x04",), ".doc": (b"\xd0\xcf\x11\xe0",), ".msg": (b"\xd0\xcf\x11\xe0",), ".eml": (), ".txt": (),
}  # fmt: skip
"""What letters, scans and e-mails are, and how such files begin; nothing of them is opened here."""
STATES = ("draft", "returned", "to_approve", "approved", "assigned", "accepted", "departed", "arrived", "installing",
          "to_sign", "signed", "completed")  # fmt: skip


class Evidence:
    """Keeping, showing and withdrawing files; each call is one transaction."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def add(self, order_id: Id, shows: str, name: str, data: bytes) -> Change:
        """Keep a file with the order; raises Invalid for what is no letter, Refused at the wrong time."""
        with self._context.reading() as session:  # before anything is written to the disk
            self._kept_with(session, order_id)
        sha = keep_file(self._context, name, data)
        draft = EvidenceDraft(shows, plain_name(name), sha, len(data))
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            order = self._kept_with(session, order_id)
            there = newest_draft(session, order.id, EvidenceDraft, sha)
            if there is not None and not there.withdrawn:
                raise Conflict("already_attached", name=there.name)
            return self._write(session, order, draft)

    def withdraw(self, order_id: Id, sha: str, reason: str) -> Change:
        """A file attached by mistake counts no more; it stays as evidence of what was there."""
        with self._context.transaction() as session:
            order = self._kept_with(session, order_id)
            there = newest_draft(session, order.id, EvidenceDraft, sha)
            if there is None or there.withdrawn:
                raise NotFound("no_such_attachment")
            draft = EvidenceDraft(there.shows, there.name, sha, there.size, withdrawn=True, reason=reason)
            draft.require_form()
            draft.require_valid()
            return self._write(session, order, draft)

    def bytes_of(self, order_id: Id, sha: str) -> bytes:
        """The file as it came; raises NotFound, Forbidden, and MachineError when it is damaged."""
        with self._context.reading() as session:
            order = seen_order(self._context, session, order_id)
            if newest_draft(session, order.id, EvidenceDraft, sha) is None:
                raise NotFound("no_such_attachment")
        note_access(self._context, "file", order.number)
        return self._context.blobs.get(sha)

    def _write(self, session: Session, order: Order, draft: EvidenceDraft) -> Change:
        now, by = self._context.now(), self._context.require().login
        session.add(Entry(order_id=order.id, kind=draft.kind, slot=draft.sha256, body=draft.to_body(), at=now, by=by))
        order.changed_at = now
        name = "withdraw_evidence" if draft.withdrawn else "add_evidence"
        self._context.op(session, name, "orders", order.id, draft.to_body())
        return Change("order", order.id, order.number)

    def _kept_with(self, session: Session, order_id: Id) -> Order:
        person, order = self._context.require("register_order"), seen_order(self._context, session, order_id)
        problems = []
        if person.role not in DESK:
            problems.append(Problem("role", "role_may_not", params={"role": person.role}))
        if order.kind != "install" or order.status not in STATES:
            problems.append(Problem("status", "wrong_state", params={"status": order.status}))
        if problems:
            raise Refused("add_evidence", problems)
        return order


def keep_file(context: Context, name: str, data: bytes) -> str:
    """Store the bytes and return their SHA-256; raises Invalid for what is no letter, scan or e-mail."""
    begins = KINDS.get(PurePath(name).suffix.lower())
    if begins is None or (begins and not data.startswith(begins)) or not data:
        raise Invalid([Problem("file", "file_no_letter", params={"name": plain_name(name)})])
    if len(data) > LARGEST_FILE:
        raise Invalid([Problem("file", "file_too_large", params={"most": str(LARGEST_FILE // 1024 // 1024)})])
    return context.blobs.put(data)


def plain_name(name: str) -> str:
    """The name without its folders."""
    return PurePath(name.replace("\\", "/")).name[-120:]


def files_wanted(session: Session) -> dict[str, str]:
    """Every file kept, by its SHA-256, with its name; for the examination of the data."""
    bodies = [*session.scalars(select(Entry.body).where(Entry.kind == EvidenceDraft.kind)),
              *session.scalars(select(RequestAct.body).where(RequestAct.act == "attached"))]  # fmt: skip
    return {str(body["sha256"]): str(body["name"]) for body in bodies}
