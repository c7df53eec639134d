"""The opening quantities of vans and warehouses; numbered things in the list are only compared."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldtech.errors import Problem
from fieldtech.model.catalogue import Part, StockLocation
from fieldtech.model.custody import Sim, StockMove, Terminal
from fieldtech.services.context import Context
from fieldtech.services.imports.cells import BadCell, whole
from fieldtech.services.imports.places import Shelf
from fieldtech.services.imports.report import Cell, FileReport
from fieldtech.services.imports.tables import Table, TableRow

OPENING = "opening_balance"


def shelf_of(table: Table) -> Shelf:
    """Which SIM cards the list says lie where."""
    rows = (row.cells for row in table.rows)
    return Shelf({c.get("serial", ""): c.get("location", "") for c in rows if c.get("kind") == "sim"})


def load_stock(context: Context, session: Session, table: Table, report: FileReport) -> Iterator[int]:
    """Book the opening quantity of each part that has no moves yet at its location."""
    for n, row in enumerate(table.rows):
        problem = _row(context, session, row, report)
        if problem is not None:
            _tell(report, row, problem)
        yield n + 1


def _row(context: Context, session: Session, row: TableRow, report: FileReport) -> Problem | None:
    cells = row.cells
    for model, column, name in ((StockLocation, "location", "location"), (Part, "part_no", "part_no")):
        if session.scalar(select(model.id).where(model.code == cells.get(column, ""))) is None:
            return Problem(name, "unknown_reference", params={"value": cells.get(column, "")})
    if cells.get("kind", "part") != "part":
        return _compare_item(session, cells["kind"], cells.get("serial", ""), cells["location"], report)
    try:
        quantity = whole(cells.get("quantity", ""))
    except BadCell as bad:
        return Problem("quantity", bad.problem.code)
    if quantity is None or quantity < 0:
        return Problem("quantity", "out_of_range", params={"least": "0", "most": "999999"})
    return _book(context, session, cells["location"], cells["part_no"], quantity, report)


def _book(
    context: Context, session: Session, location: str, part: str, quantity: int, report: FileReport
) -> Problem | None:
    here = (StockMove.location_code == location, StockMove.part_code == part)
    moves, balance = session.execute(select(func.count(), func.sum(StockMove.quantity)).where(*here)).one()
    if (balance or 0) == quantity:
        report.same += 1
        return None
    if moves:
        return Problem("quantity", "kept_existing", "info", {"existing": str(balance)})
    by = context.person.login if context.person else "system"
    move = StockMove(location_code=location, part_code=part, quantity=quantity, at=context.now(), by=by, reason=OPENING)
    session.add(move)
    session.flush()
    report.created += 1
    return None


def _compare_item(session: Session, kind: str, serial: str, location: str, report: FileReport) -> Problem | None:
    item: Terminal | Sim | None
    if kind == "terminal":
        item = session.scalar(select(Terminal).where(Terminal.number == serial))
    else:
        item = session.scalar(select(Sim).where(Sim.iccid == serial))
    if item is None:
        return Problem("serial", "unknown_reference", params={"value": serial})
    if (item.place_kind, item.place_ref) != ("location", location):
        return Problem("location", "kept_existing", "info", {"existing": f"{item.place_kind} {item.place_ref}".strip()})
    report.same += 1
    return None


def _tell(report: FileReport, row: TableRow, problem: Problem) -> None:
    if problem.severity == "info":
        report.kept += 1
    else:
        report.refused += 1
    value = row.cells.get(problem.field, "")
    report.cells.append(Cell(row.line, problem.field, value, problem.code, problem.severity, dict(problem.params)))
