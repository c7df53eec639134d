"""Work instructions (T01): documents for an order type or a checklist, and the pictures of a checklist's items.

The documents stand in a setting of the company, so every computer has them, each in a row of its own: two offices
attach without knowing of each other. Pictures stand in the version of the checklist that names them, and so are
frozen with it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib import import_module
from typing import Any

from sqlalchemy import String, cast, exists, select
from sqlalchemy.orm import Session

from fieldtech.errors import Conflict, Invalid, NotFound, Problem
from fieldtech.model.base import Id
from fieldtech.model.blob_names import blobs_named, is_hash
from fieldtech.model.catalogue import Checklist, CompanySetting, setting_of
from fieldtech.services.changes import Change
from fieldtech.services.checklists import checklist_of_order
from fieldtech.services.context import Context
from fieldtech.services.evidence import plain_name
from fieldtech.services.visibility import seen_order

KEY = "instructions"
LARGEST_FILE = 20 * 1024 * 1024
_PDF = b"%PDF"
_NO_ROW = Id(int=0)  # a setting has a key instead of an id


@dataclass(frozen=True)
class Document:
    """A PDF; ``about`` is a kind of order, or the code of a checklist."""

    about: str
    name: str
    sha256: str
    size: int


class Instructions:
    """Attaching, showing and withdrawing; each call is one transaction."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of_order(self, order_id: Id) -> tuple[Document, ...]:
        """What says how the work of an order is done: of its kind first, then of its checklist."""
        self._context.require("see_orders")
        with self._context.reading() as session:
            order = seen_order(self._context, session, order_id)
            checklist = checklist_of_order(session, order)
            abouts = (order.kind, checklist.code if checklist is not None else "")
            found = _documents(session)
            return tuple(one for about in abouts for one in found if about and one.about == about)

    def places(self, order_id: Id) -> tuple[str, ...]:
        """What a document may be attached to from here: the kind of the order, and the code of its checklist."""
        with self._context.reading() as session:
            order = seen_order(self._context, session, order_id)
            checklist = checklist_of_order(session, order)
            return (order.kind, *((checklist.code,) if checklist is not None else ()))

    def attach(self, about: str, name: str, data: bytes) -> Change:
        """Keep a PDF for all orders of a kind, or of a checklist; raises Invalid, Conflict."""
        self._context.require("edit_catalogue")
        if not _is_pdf(data):
            raise Invalid([Problem("file", "instruction_no_pdf", params={"name": plain_name(name)})])
        if len(data) > LARGEST_FILE:
            raise Invalid([Problem("file", "file_too_large", params={"most": str(LARGEST_FILE // 1024 // 1024)})])
        made = Document(about, plain_name(name), self._context.blobs.put(data), len(data))
        with self._context.transaction() as session:
            if any((one.about, one.sha256) == (about, made.sha256) for one in _documents(session)):
                raise Conflict("already_attached", name=made.name)
            key = f"{KEY}/{about}/{made.sha256}"
            row = session.get(CompanySetting, key)
            if row is None:
                row = CompanySetting(key=key)
                session.add(row)
            self._write(session, row, (made,), asdict(made))
        return Change("company_setting", _NO_ROW, KEY)

    def withdraw(self, document: Document) -> Change:
        """It holds no longer; raises NotFound when it was taken away meanwhile."""
        self._context.require("edit_catalogue")
        with self._context.transaction() as session:
            row = next((row for row in _rows(session) if document in _listed(row)), None)
            if row is None:
                raise NotFound("no_such_attachment")
            left = tuple(one for one in _listed(row) if one != document)
            self._write(session, row, left, {"withdrawn": document.sha256})
        return Change("company_setting", _NO_ROW, KEY)

    def bytes_of(self, sha: str) -> bytes:
        """A document, or the picture of an item; raises NotFound, and MachineError where it has not come yet."""
        person = self._context.require("see_orders")
        if not is_hash(sha) or not (person.may("edit_catalogue") or self._is_named(sha)):
            raise NotFound("no_such_attachment")  # who edits looks at what he has just chosen
        return self._context.blobs.get(sha)

    def keep_picture(self, data: bytes) -> str:
        """Keep a picture for an item, made small enough to show; its SHA-256. Raises Invalid for what is none."""
        self._context.require("edit_catalogue")
        preparing: Any = import_module("fieldtech.services.preparing")  # Pillow: no start of the window waits for it
        return self._context.blobs.put(preparing.prepare(data, self._context.zone).shown)

    def _is_named(self, sha: str) -> bool:
        """Found in the text of the rows: a page shows many pictures at once, and reading every item would take long."""
        there = (
            exists().where(cast(column, String).contains(sha)) for column in (Checklist.items, CompanySetting.value)
        )
        with self._context.reading() as session:
            return any(session.scalar(select(one)) for one in there)

    def _write(
        self, session: Session, row: CompanySetting, documents: tuple[Document, ...], said: Mapping[str, Any]
    ) -> None:
        row.value = {"documents": [asdict(one) for one in documents]}
        self._context.op(session, "save_instructions", "company_settings", row.key, dict(said))


def _is_pdf(data: bytes) -> bool:
    """Whether its pages can be shown."""
    render: Any = import_module("fieldtech.sheets.render")  # the PDF engine: no start of the window waits for it
    try:
        return data.startswith(_PDF) and render.page_count(data) > 0
    except RuntimeError:  # as PDFium says that a file is broken or locked
        return False


def files_named(session: Session) -> dict[str, str]:
    """Every document and picture by its SHA-256, with its name or the item it belongs to."""
    found = {one.sha256: one.name for one in _documents(session)}
    for code, items in session.execute(select(Checklist.code, Checklist.items)):
        for item in items:
            if is_hash(sha := item.get("picture")):
                found.setdefault(str(sha), f"{code} {item.get('id')}")
    return found


def unknown_pictures(context: Context, session: Session, items: list[Mapping[str, Any]]) -> tuple[str, ...]:
    """Items whose picture is neither here nor named by a checklist that is."""
    wanted = [item for item in items if item.get("picture")]
    if not wanted:
        return ()
    known = files_named(session)
    return tuple(str(item["id"]) for item in wanted
                 if item["picture"] not in known and not context.blobs.has(str(item["picture"])))  # fmt: skip


def _documents(session: Session) -> tuple[Document, ...]:
    """All of them, by name."""
    found = (one for row in _rows(session) for one in _listed(row))
    return tuple(sorted(found, key=lambda one: (one.name, one.sha256)))


def _rows(session: Session) -> list[CompanySetting]:
    wanted = select(CompanySetting).where(CompanySetting.key.startswith(KEY)).order_by(CompanySetting.key)
    return [row for row in session.scalars(wanted) if setting_of(row.key) == KEY]


def _listed(row: CompanySetting) -> tuple[Document, ...]:
    value = row.value
    assert isinstance(value, dict)
    names = blobs_named("company_settings", {"value": value})
    listed = value.get("documents") or []
    return tuple(Document(str(one["about"]), str(one["name"]), str(one["sha256"]), int(one["size"]))
                 for one in listed if isinstance(one, dict) and one.get("sha256") in names)  # fmt: skip
