"""The use case: files in, good rows written in one transaction with one operation, everything else reported."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldtech.errors import Forbidden, Invalid, NotFound, Problem
from fieldtech.model.base import Id
from fieldtech.model.catalogue import Part, TerminalModel
from fieldtech.model.customers import Customer, Site
from fieldtech.model.drafts.masters import SiteDraft
from fieldtech.model.people import User
from fieldtech.model.syncing import SyncState
from fieldtech.paths import resources
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.imports.checklists import load_checklist
from fieldtech.services.imports.layouts import LAYOUTS, VAN_STOCK, Layout, heading_of, layout_of
from fieldtech.services.imports.loader import Loader
from fieldtech.services.imports.places import Shelf
from fieldtech.services.imports.report import FileReport, ImportReport
from fieldtech.services.imports.stock import load_stock, shelf_of
from fieldtech.services.imports.tables import Table, read_table
from fieldtech.services.masters.kinds import KINDS
from fieldtech.services.masters.writing import write
from fieldtech.services.pins import DEMO_PIN, hash_pin, pin_problem
from fieldtech.services.progress import Progress, Silent

Source = tuple[Layout, Table]


class _DryRun(Exception):
    """Takes a trial back."""


class Imports:
    """What comes from files into the master lists."""

    def __init__(self, context: Context, *, demo_folder: bool = False) -> None:
        """``demo_folder``: the data folder holds no real company, so that the demo may come in."""
        self._context = context
        self._demo_folder = demo_folder

    def ensure_catalogue(self) -> ImportReport | None:
        """Bring in the bundled catalogue where there is none yet; None when there is, or comes from the office."""
        with self._context.reading() as session:
            if session.scalar(select(SyncState.id)):
                return None
            if session.scalar(select(TerminalModel.id).limit(1)) and session.scalar(select(Part.id).limit(1)):
                return None
        return self._run(*_sources(resources() / "catalogue"), progress=Silent())

    def is_first(self) -> bool:
        """Whether nobody can sign in yet, so that an import needs no login."""
        with self._context.reading() as session:
            return _nobody_signs_in(session)

    def catalogue(self, progress: Progress | None = None, *, dry_run: bool = False) -> ImportReport:
        """What the bundled catalogue has and the lists have not."""
        return self.folder(resources() / "catalogue", progress, dry_run=dry_run)

    def demo(self, progress: Progress | None = None, *, dry_run: bool = False) -> ImportReport:
        """The invented company; its people get the PIN 0000. Raises Forbidden beside a real company."""
        if not self._demo_folder:
            raise Forbidden("demo_only_in_a_demo_folder")
        sources, checklists = _sources(resources() / "demo")
        self._allowed(sources, checklists)
        return self._run(sources, checklists, progress=progress or Silent(), dry_run=dry_run, demo_pins=True)

    def folder(
        self, folder: Path, progress: Progress | None = None, *, dry_run: bool = False, update: bool = False
    ) -> ImportReport:
        """All known files of a folder; raises NotFound when there is none, Invalid for one that is no table."""
        sources, checklists = _sources(folder)
        if not sources and not checklists:
            raise NotFound("nothing_to_import", folder=folder.name, files=_known_files())
        self._allowed(sources, checklists)
        return self._run(sources, checklists, progress=progress or Silent(), dry_run=dry_run, update=update)

    def file(
        self, path: Path, progress: Progress | None = None, *, dry_run: bool = False, update: bool = False
    ) -> ImportReport:
        """One file, known by its name or by its columns; raises Invalid."""
        is_checklist = path.suffix.lower() == ".json"
        sources = [] if is_checklist else [_source(path)]
        checklists = [path] if is_checklist else []
        self._allowed(sources, checklists)
        return self._run(sources, checklists, progress=progress or Silent(), dry_run=dry_run, update=update)

    def first_pin(self, login: str, pin: str) -> Change:
        """Give the first PIN of a new data folder; raises Forbidden when somebody has one already."""
        pin_problem(pin)
        with self._context.transaction() as session:
            if not _nobody_signs_in(session):
                raise Forbidden("pins_exist")
            user = session.scalar(select(User).where(User.login == login, User.can_login, User.active))
            if user is None:
                raise NotFound("no_such_user", login=login)
            user.pin_hash = hash_pin(pin)
            self._context.op(session, "first_pin", "users", user.id, {})
        return Change("user", user.id, login)

    def _allowed(self, sources: Sequence[Source], checklists: Sequence[Path]) -> None:
        """A file is edited by who may edit its list by hand; the first import is everyone's, as nobody is there."""
        if self._context.person is None and self.is_first():
            return
        if self._context.person is None:
            raise Forbidden("import_needs_sign_in")
        person = self._context.require("import_data")
        needed = {table.file: _edit_right(layout.kind) for layout, table in sources}
        needed |= {path.name: _edit_right("checklists") for path in checklists}
        if refused := [file for file, right in needed.items() if not person.may(right)]:
            raise Forbidden("no_right_to_import", role=person.role, files=", ".join(refused))

    def _run(
        self,
        sources: Sequence[Source],
        checklists: Sequence[Path],
        *,
        progress: Progress,
        dry_run: bool = False,
        update: bool = False,
        demo_pins: bool = False,
    ) -> ImportReport:
        report = ImportReport(dry_run=dry_run)
        try:
            with self._context.transaction() as session:
                before = frozenset(session.scalars(select(User.id)))
                self._load(session, sources, progress, report, update=update)
                report.files += [load_checklist(self._context, session, path) for path in checklists]
                pins = _give_demo_pins(session, before) if demo_pins else 0
                if dry_run:
                    raise _DryRun
                self._record(session, report, pins)
        except _DryRun:
            pass
        return report

    def _load(
        self, session: Session, sources: Sequence[Source], progress: Progress, report: ImportReport, *, update: bool
    ) -> None:
        total, before = sum(len(table.rows) for _, table in sources), 0
        stock = next((table for layout, table in sources if layout.kind == "van_stock"), None)
        shelf = shelf_of(stock) if stock else Shelf()
        for layout, table in sources:
            file = FileReport(table.file, layout.kind, table.sha256)
            report.files.append(file)
            if layout.kind == "van_stock":
                steps = load_stock(self._context, session, table, file)
            else:
                steps = Loader(self._context, session, layout, shelf, update, file).load(table)
            for done in steps:
                progress.step(min(before + done, total), total)
            before += len(table.rows)
            if layout.kind == "customers" and file.created:
                self._default_sites(session)

    def _default_sites(self, session: Session) -> None:
        """A customer without a site has one: his address (T35)."""
        lonely = select(Customer).where(Customer.id.not_in(select(Site.customer_id))).order_by(Customer.number)
        for row in session.scalars(lonely).all():
            draft = SiteDraft(
                number=f"{row.number}-1",
                customer=row.number,
                name=row.name,
                address=row.address,
                site_class=row.site_class,
                rules_there=row.preference,
            )
            write(self._context, session, KINDS["sites"], None, draft)

    def _record(self, session: Session, report: ImportReport, pins: int) -> None:
        if not report.changed and not pins:
            return
        files = [file for file in report.files if file.changed]
        counts = {f.file: {"sha256": f.sha256, "created": f.created, "updated": f.updated} for f in files}
        seal = hashlib.sha256("".join(file.sha256 for file in files).encode()).hexdigest()
        self._context.op(session, "import", "imports", seal[:32], {"files": counts, "pins": pins})


def is_own_list(path: Path) -> bool:
    """Whether a file is one of the program's own lists, by its name or its columns; raises Invalid, FileRefused."""
    return layout_of(read_table(path)) is not None


def _sources(folder: Path) -> tuple[list[Source], list[Path]]:
    """The known tables of a folder in the order in which they need each other, and its checklists."""
    wanted = (folder / f"{name}{suffix}" for name in LAYOUTS for suffix in (".csv", ".xlsx"))
    return [_source(path) for path in wanted if path.is_file()], sorted((folder / "checklists").glob("*.json"))


def _source(path: Path) -> Source:
    table = read_table(path)
    layout = layout_of(table)
    if layout is None:
        raise Invalid([Problem("file", "table_unknown", params={"file": path.name, "files": _known_files()})])
    there = {heading_of(heading, layout) for heading in table.columns}
    missing = [column for column in (layout.key, *layout.must) if column not in there]
    if missing:
        params = {"file": path.name, "column": missing[0]}
        raise Invalid([Problem("file", "column_missing", params=params)])
    return layout, table


def _known_files() -> str:
    return ", ".join([*(f"{name}.csv" for name in LAYOUTS), "checklists/*.json"])


def _edit_right(kind: str) -> str:
    return "edit_stock" if kind == VAN_STOCK.kind else KINDS[kind].edit_right


def _nobody_signs_in(session: Session) -> bool:
    return not session.scalar(select(func.count()).select_from(User).where(User.pin_hash != ""))


def _give_demo_pins(session: Session, before: frozenset[Id]) -> int:
    """To the people this import brought alone; how many got one."""
    new = [user for user in session.scalars(select(User).where(User.can_login)) if user.id not in before]
    pin_hash = hash_pin(DEMO_PIN) if new else ""
    for user in new:
        user.pin_hash = pin_hash
    return len(new)
