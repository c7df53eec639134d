"""Loads the rows of one table: each becomes a draft, is judged like a typed one, and is written or reported."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Invalid, Problem
from fieldtech.model.drafts.masters import MasterDraft, SimDraft, VehicleDraft
from fieldtech.model.identifiers.plate import colour_from_word
from fieldtech.services.context import Context
from fieldtech.services.imports.cells import BadCell
from fieldtech.services.imports.layouts import Layout, heading_of
from fieldtech.services.imports.places import Shelf, locked_imei, sim_place, terminal_place
from fieldtech.services.imports.report import Cell, FileReport
from fieldtech.services.imports.tables import Table, TableRow
from fieldtech.services.masters.kinds import KINDS, MasterKind
from fieldtech.services.masters.rows import differences, draft_of
from fieldtech.services.masters.rules import completed
from fieldtech.services.masters.writing import Place, write


@dataclass
class Loader:
    """One table on its way into one master list."""

    context: Context
    session: Session
    layout: Layout
    shelf: Shelf
    update: bool
    report: FileReport

    @property
    def kind(self) -> MasterKind:
        """The list it goes into."""
        return KINDS[self.layout.kind]

    def load(self, table: Table) -> Iterator[int]:
        """Load every row, telling after each how many are done; rows waiting for a later one get a second try."""
        rows, seen = list(_named(table, self.layout)), set[str]()
        while rows:
            waiting: list[TableRow] = []
            for n, row in enumerate(rows):
                if not self._row(row, seen):
                    waiting.append(row)
                yield n + 1
            if len(waiting) == len(rows):
                for row in waiting:
                    self._row(row, seen, last=True)
                return
            rows = waiting

    def _row(self, row: TableRow, seen: set[str], *, last: bool = False) -> bool:
        """Whether the row is settled; False when it points to a row that may still come."""
        key = row.cells.get(self.layout.key, "")
        if key and key in seen:
            self._refuse(row, [Problem(self.layout.key, "key_twice", params={"value": key})])
            return True
        try:
            self._write(row)
        except Invalid as invalid:
            if not last and all(p.code == "unknown_reference" for p in invalid.problems):
                return False
            self._refuse(row, invalid.problems)
        seen.add(key)
        return True

    def _write(self, row: TableRow) -> None:
        draft, existing = self._draft(row)
        if existing is not None:
            self._compare(row, draft, existing)
            return
        draft = self._doubts(row, draft)
        written = write(self.context, self.session, self.kind, None, draft, self._place(row))
        if row.cells.get("enabled") == "0":
            setattr(written.row, self.kind.active, False)
        self.report.created += 1

    def _draft(self, row: TableRow) -> tuple[MasterDraft, Any | None]:
        """The existing row's draft with the cells laid over it, or a new one."""
        values, problems = self._values(row.cells)
        if problems:
            raise Invalid(problems)
        blank = self.kind.draft.from_body({})
        draft = replace(blank, **values)
        number = completed(self.session, draft).to_body()[self.kind.number]
        column = getattr(self.kind.model, self.kind.number)
        existing = self.session.scalar(select(self.kind.model).where(column == number)) if number else None
        if existing is not None:
            draft = replace(draft_of(self.session, self.kind, existing), **values)
        return draft, existing

    def _values(self, cells: Mapping[str, str]) -> tuple[dict[str, Any], list[Problem]]:
        values: dict[str, Any] = {}
        problems = []
        for column, (name, convert) in self.layout.columns.items():
            if column not in cells:
                continue
            try:
                values[name] = convert(cells[column])
            except BadCell as bad:
                problems.append(replace(bad.problem, field=column))
        if self.kind.draft is VehicleDraft and "plate_colour" in values:
            values["plate_colour"] = colour_from_word(values["plate_colour"], values.get("plate", ""))
        if self.kind.draft is SimDraft and values.get("imei_locked"):
            values["locked_imei"] = locked_imei(self.session, cells)
        return values, problems

    def _doubts(self, row: TableRow, draft: MasterDraft) -> MasterDraft:
        """Doubts are reported and the row comes in: the paper it came from may be right."""
        clean = completed(self.session, draft)
        for problem in clean.rules():
            if problem.severity == "warning":
                self._tell(row, problem)
        return replace(draft, accepted=(*clean.doubts(), "uscc_taken"))

    def _place(self, row: TableRow) -> Place | None:
        if self.kind.name == "terminals":
            return terminal_place(self.session, row.cells)
        return sim_place(self.session, row.cells, self.shelf) if self.kind.name == "sims" else None

    def _compare(self, row: TableRow, draft: MasterDraft, existing: Any) -> None:
        """An existing row keeps what it has, unless an update was asked for."""
        old = draft_of(self.session, self.kind, existing)
        changes = differences(self.session, self.kind, old, completed(self.session, draft))
        if not changes:
            self.report.same += 1
        elif self.update:
            write(self.context, self.session, self.kind, existing.id, self._doubts(row, draft))
            self.report.updated += 1
        else:
            self.report.kept += 1
            for column, (before, _after) in changes.items():
                name = next((f for f, c in self.kind.columns.items() if c == column), column)
                params = {"existing": "" if before is None else str(before)}
                self._tell(row, Problem(name, "kept_existing", "info", params))

    def _refuse(self, row: TableRow, problems: Any) -> None:
        self.report.refused += 1
        for problem in problems:
            self._tell(row, problem)

    def _tell(self, row: TableRow, problem: Problem) -> None:
        column = self._column(problem.field)
        value = row.cells.get(column, "")
        self.report.cells.append(Cell(row.line, column, value, problem.code, problem.severity, dict(problem.params)))

    def _column(self, name: str) -> str:
        """The CSV column of a draft field."""
        return next((column for column, (field, _) in self.layout.columns.items() if field == name), name)


def _named(table: Table, layout: Layout) -> Iterator[TableRow]:
    """The rows with the names of the layout's columns instead of the file's headings."""
    names = {heading: heading_of(heading, layout) for heading in table.columns}
    for row in table.rows:
        yield TableRow(row.line, {name: row.cells[heading] for heading, name in names.items() if name})
