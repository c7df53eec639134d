"""The use cases of imported lists: look at one, take its good rows in by one transaction, remember its columns."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from fieldtech.errors import Forbidden
from fieldtech.model.base import Id
from fieldtech.model.catalogue import TerminalModel
from fieldtech.model.vehicle_lists import ColumnMeaning
from fieldtech.services.context import Context
from fieldtech.services.imports.files import Book
from fieldtech.services.imports.lists.findings import JudgedRow
from fieldtech.services.imports.lists.guessing import without_header
from fieldtech.services.imports.lists.judging import Knowledge
from fieldtech.services.imports.lists.mapping import Mapping
from fieldtech.services.imports.lists.owners import customer_of, is_new_folder, location_of, number_of_customer
from fieldtech.services.imports.lists.preview import ListPreview, preview_of
from fieldtech.services.imports.lists.register import register_for
from fieldtech.services.imports.lists.request_file import RequestPreview, RequestSaid, read_request
from fieldtech.services.imports.lists.request_store import compare_request, store_request
from fieldtech.services.imports.lists.rubbish import rubbish_later
from fieldtech.services.imports.lists.stock_store import StockStore
from fieldtech.services.imports.lists.vehicle_store import VehicleStore
from fieldtech.services.progress import Progress, Silent

Corrections = MappingOf[tuple[int, str], str]
"""(row number, field) -> what a person put there."""
KINDS = ("vehicle_list", "terminals", "sims", "installation_request")
RIGHTS = {
    "vehicle_list": "edit_customers",
    "terminals": "edit_stock",
    "sims": "edit_stock",
    "installation_request": "edit_customers",
}


@dataclass(frozen=True)
class TakenIn:
    """What an import did: new rows, gaps of known ones that were filled, and the keys of vehicles in their order."""

    created: int
    changed: int
    rows: int
    vehicles: tuple[Id, ...] = ()


class ListImports:
    """Lists from customers and suppliers, and requests from the office."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @rubbish_later()
    def preview(
        self,
        book: Book,
        kind: str,
        *,
        customer: str = "",
        today: date | None = None,
        sheet: str | None = None,
        header_row: int | None = None,
        progress: Progress | None = None,
    ) -> ListPreview:
        """What an import would do; nothing is stored. Raises FileRefused, Forbidden."""
        self._allowed(kind)
        with self._context.reading() as session:
            preview = preview_of(
                book,
                kind,
                self._knowledge(session, today),
                remembered=_remembered(session, kind, customer),
                sheet=sheet,
                header_row=header_row,
                progress=progress,
            )
            preview.beside(register_for(session, kind, preview.rows, customer))
        return preview

    def again(
        self,
        preview: ListPreview,
        mapping: Mapping,
        *,
        customer: str = "",
        corrections: Corrections | None = None,
        progress: Progress | None = None,
    ) -> ListPreview:
        """The same table with other meanings of its columns, and with the cells a person corrected."""
        self._allowed(preview.kind.name)
        found = preview.remapped(mapping, progress)
        numbers, fields = {row.number for row in found.rows}, mapping.fields()
        for (number, name), text in (corrections or {}).items():
            if number in numbers and (name in fields or name not in preview.mapping.fields()):
                found.rejudge(number, name, text)
        with self._context.reading() as session:
            found.beside(register_for(session, preview.kind.name, found.rows, customer))
        return found

    def without_header(self, book: Book, kinds: Collection[str]) -> tuple[str, str] | None:
        """Which of the kinds a list is whose first row is data already, and its sheet; None where nothing tells."""
        with self._context.reading() as session:
            models = frozenset(self._knowledge(session, None).protocols)
        return without_header(book, kinds, models)

    def correct(self, preview: ListPreview, corrections: Corrections) -> None:
        """Other texts in cells: the rows are judged anew, beside the others and the register as it is now."""
        self._allowed(preview.kind.name)
        self._compare(preview, [preview.rejudge(*place, text) for place, text in corrections.items()])

    def put_back(self, preview: ListPreview, rows: Iterable[JudgedRow], left_out: Collection[int]) -> None:
        """What a person did is taken back: the rows as they were, beside the register as it is now."""
        self._allowed(preview.kind.name)
        preview.put_back(rows, left_out)
        self._compare(preview, preview.rows)

    def request_preview(self, path: Path, *, today: date | None = None) -> RequestPreview:
        """The same for a request; raises FileRefused, Forbidden."""
        self._allowed("installation_request")
        with self._context.reading() as session:
            preview = read_request(path, self._knowledge(session, today))
            compare_request(session, preview)
        return preview

    def correct_request(self, preview: RequestPreview, said: RequestSaid) -> None:
        """The request says something else: judged anew beside the register; raises Forbidden."""
        self._allowed("installation_request")
        preview.say(said)
        with self._context.reading() as session:
            compare_request(session, preview)

    def store(
        self,
        preview: ListPreview,
        *,
        customer: str = "",
        location: str = "",
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> int:
        """Take the rows in that come in, all or none; how many are new. Raises NotFound, Invalid, Cancelled."""
        if dry_run:
            self._allowed(preview.kind.name)
            return sum(1 for row in preview.rows if row.comes_in and row.existing is None)
        return self.take_in(preview, customer=customer, location=location, progress=progress).created

    @rubbish_later()
    def take_in(
        self,
        preview: ListPreview,
        *,
        customer: str = "",
        location: str = "",
        only: Collection[int] | None = None,
        progress: Progress | None = None,
    ) -> TakenIn:
        """Take the rows in that come in, all or none; ``only`` these row numbers. Raises as ``store``."""
        kind = preview.kind.name
        self._allowed(kind)
        with self._context.transaction() as session:
            store: VehicleStore | StockStore
            if kind == "vehicle_list":
                owner = customer_of(session, customer)
                store, customer = VehicleStore(self._context, session, owner), owner.number
            else:
                store = StockStore(self._context, session, location_of(session, location), kind)
            preview.beside(register_for(session, kind, preview.rows, customer))
            rows = [row for row in preview.rows if row.comes_in and (only is None or row.number in only)]
            _follow(store.take(rows), len(rows), progress or Silent())
            if store.created or store.changed:
                self._record(session, kind, preview.book.file, preview.book.sha256, store.created, store.changed)
        keys = tuple(store.ids[row.number] for row in rows) if isinstance(store, VehicleStore) else ()
        return TakenIn(store.created, store.changed, len(rows), keys)

    def whose(self, text: str) -> str:
        """The number of the customer a person means; "" for nobody. Raises NotFound, Invalid."""
        self._allowed("vehicle_list")
        with self._context.reading() as session:
            return number_of_customer(session, text)

    def store_request(self, preview: RequestPreview, *, dry_run: bool = False) -> int:
        """Store it when nothing at all is wrong with it; how many requests are new: 1 or 0."""
        self._allowed("installation_request")
        if dry_run:
            with self._context.reading() as session:
                known = compare_request(session, preview)
            return 0 if known or preview.verdict == "rejected" else 1
        with self._context.transaction() as session:
            known = compare_request(session, preview)
            if known or preview.verdict == "rejected":
                return 0
            _follow(store_request(self._context, session, preview), len(preview.rows), Silent())
            self._record(session, "installation_request", preview.file, preview.sha256, 1, 0)
        return 1

    def remember(self, kind: str, customer: str, mapping: Mapping) -> None:
        """Keep what the columns of this customer's lists mean, for the next one."""
        self._allowed(kind)
        with self._context.transaction() as session:
            known = {row.label: row for row in session.scalars(_meanings(kind, customer))}
            before = {label: row.field for label, row in known.items()}
            changed = {label: field for label, field in mapping.to_remember().items() if before.get(label) != field}
            for label, field in changed.items():
                row = known.get(label) or ColumnMeaning(list_kind=kind, customer=customer, label=label)
                row.field = field
                session.add(row)
            if changed:
                self._context.op(session, "remember_columns", "column_meanings", f"{kind} {customer}", changed)

    def _compare(self, preview: ListPreview, rows: Sequence[JudgedRow]) -> None:
        with self._context.reading() as session:
            preview.register.learn(session, rows)
        preview.beside(preview.register)

    def _allowed(self, kind: str) -> None:
        """By right; the first imports into a new folder are everyone's, as nobody is there."""
        if self._context.person is not None:
            self._context.require(RIGHTS[kind])
            return
        with self._context.reading() as session:
            if not is_new_folder(session):
                raise Forbidden("import_needs_sign_in")

    def _knowledge(self, session: Session, today: date | None) -> Knowledge:
        models = session.execute(select(TerminalModel.code, TerminalModel.protocol).where(TerminalModel.active))
        day = today or self._context.local(self._context.now()).date()
        return Knowledge(day, {row.code: row.protocol for row in models})

    def _record(self, session: Session, kind: str, file: str, sha256: str, created: int, changed: int) -> None:
        fields = {"list": kind, "file": file, "sha256": sha256, "created": created, "changed": changed}
        self._context.op(session, "import_list", "imports", sha256[:32], fields)


def _remembered(session: Session, kind: str, customer: str) -> dict[str, str]:
    return {row.label: row.field for row in session.scalars(_meanings(kind, customer))}


def _meanings(kind: str, customer: str) -> Select[ColumnMeaning]:
    return select(ColumnMeaning).where(ColumnMeaning.list_kind == kind, ColumnMeaning.customer == customer)


def _follow(steps: Iterator[int], total: int, progress: Progress) -> None:
    for done in steps:
        progress.step(done, total)
