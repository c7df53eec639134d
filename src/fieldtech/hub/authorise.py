"""Who may send an operation: the person as the hub knows him, his role, and for a technician what is his."""

from collections.abc import Callable

from fieldtech.hub.batch import Batch
from fieldtech.hub.devices import Computer
from fieldtech.hub.refs import order_of
from fieldtech.hub.rows import FACTS, Stored, ident_of
from fieldtech.hub.verdict import Defer, NotYet, Reject, Verdict
from fieldtech.model.kinds import FIELD_ROLES, KINDS, OFFICE_COLUMNS, OFFICE_ENTRIES, Kind
from fieldtech.sync.messages import OpMessage, Row

HELD_WHEN_TAKEN = frozenset({"orders", "crew_members", "follow_ups", "install_rows", "install_requests"})
"""What a technician no longer changes when his order was given to another; facts and units stay as he left them."""

_STORES = frozenset({"terminals", "sims", "stock_transfers", "write_offs", "stock_counts", "tool_loans"})
Had = Callable[[str], bool]
"""Whether the computer ever had a row, by ident."""


class Authority:
    """Judges who sends, for the operations of one computer in one push."""

    def __init__(self, batch: Batch, computer: Computer, had: Had) -> None:
        self._batch = batch
        self._computer = computer
        self._had = had

    def kind_of(self, op: OpMessage) -> tuple[Kind, str]:
        """What the operation is and the role of who sent it; raises Reject or Defer."""
        kind = KINDS.get(op.kind)
        if kind is None:
            raise Defer("unknown_kind", kind=op.kind)
        if kind.first and op.by == "system" and not any(self._batch.rows_of("users")):
            return kind, ""
        if op.by not in self._computer.logins:
            raise Reject("not_of_this_computer", login=op.by)
        user = self._user(op.by)
        if user is None:
            raise NotYet("login_unknown", login=op.by)
        if not user.values.get("active") or not user.values.get("can_login"):
            raise Reject("login_retired", login=op.by)
        role = str(user.values.get("role"))
        if role not in kind.roles:
            raise NotYet("role_not_for_kind", role=role, kind=op.kind)
        return kind, role

    def require_own(self, op: OpMessage, kind: Kind, role: str, verdict: Verdict) -> None:
        """A technician's operation touches nothing but what is his; raises Reject."""
        self._require_orders(op, kind)
        for row in op.rows:
            self._require_name(op, row)
        if role not in FIELD_ROLES:
            return
        orders = self._orders_in(op)
        for order in orders:
            self._require_order(op, order, verdict)
        own_visit = kind.on_order and bool(orders)
        for row in op.rows:
            self._require_column(row)
            if not order_of(row.table, row.key, self._whole(row)):
                self._require_row(op, row, own_visit)
            elif row.table not in FACTS and row.table not in kind.tables:
                raise Reject("table_not_for_kind", table=row.table, kind=op.kind)

    def _require_orders(self, op: OpMessage, kind: Kind) -> None:
        """The order it is about must be here first."""
        made = {str(row.key[0]) for row in op.rows if row.table == "orders" and row.what == "new"}
        for order in self._orders_in(op):
            if order not in made and self._batch.row("orders", [order]) is None:
                raise Defer("order_unknown", waits=ident_of("orders", [order]))
        if kind.on_order and not self._orders_in(op):
            raise Reject("order_missing", kind=op.kind)

    def _orders_in(self, op: OpMessage) -> set[str]:
        found = {order_of(row.table, row.key, self._whole(row)) for row in op.rows}
        if op.table == "orders":
            found.add(op.row)
        return found - {""}

    def _require_name(self, op: OpMessage, row: Row) -> None:
        """A fact is told in the name of who sent it."""
        if row.table in FACTS and row.values.get("by", op.by) != op.by:
            raise Reject("not_his_name", table=row.table)

    def _require_order(self, op: OpMessage, order: str, verdict: Verdict) -> None:
        row = self._batch.row("orders", [order])
        if row is None:
            made = next(r for r in op.rows if r.table == "orders" and r.key == [order])
            if made.values.get("created_by") != op.by:
                raise Reject("not_your_order")
            return
        if op.by in (row.values.get("technician"), row.values.get("created_by")) or op.by in self._batch.crew(order):
            return
        if not self._had(row.ident):
            raise NotYet("not_your_order")
        verdict.doubt("order_taken_away")
        verdict.hold_tables = HELD_WHEN_TAKEN

    def _require_column(self, row: Row) -> None:
        office = OFFICE_COLUMNS.get(row.table, frozenset())
        if row.what == "gone" and row.table not in ("crew_members",):
            raise Reject("row_of_the_office", table=row.table)
        if row.what == "changed" and (found := sorted(row.values.keys() & office)):
            raise Reject("column_of_the_office", table=row.table, field=found[0])
        if row.table == "entries" and row.values.get("kind") in OFFICE_ENTRIES:
            raise Reject("entry_of_the_office", kind=str(row.values.get("kind")))

    def _require_row(self, op: OpMessage, row: Row, own_visit: bool) -> None:
        if row.what == "new":
            self._require_new(op, row)
            return
        known = self._batch.row(row.table, row.key)
        if known is None:
            raise NotYet("row_unknown", table=row.table)
        if row.table == "users":
            if known.values.get("login") != op.by:
                raise Reject("not_yours", table=row.table)
            return
        if own_visit and row.table in ("terminals", "sims"):
            return
        if self._is_in_his_van(op, row, known) or known.by == op.by or self._had(known.ident):
            return
        raise NotYet("not_yours", table=row.table)

    def _require_new(self, op: OpMessage, row: Row) -> None:
        if row.table in ("users", "crew_members"):
            raise Reject("row_of_the_office", table=row.table)
        if row.table == "stock_slips" and not ({"source", "target"} & {
            name for name in ("source", "target") if row.values.get(name) in self._places(op.by)
        }):  # fmt: skip
            raise NotYet("not_your_stock")
        if row.table == "stock_counts" and row.values.get("location_code") not in self._places(op.by):
            raise NotYet("not_your_stock")
        if row.table == "stock_transfers" and row.values.get("giver") != op.by:
            raise Reject("not_your_stock")
        if row.table == "write_offs" and row.values.get("asked_by") != op.by:
            raise Reject("not_his_name", table=row.table)

    def _is_in_his_van(self, op: OpMessage, row: Row, known: Stored) -> bool:
        if row.table not in _STORES:
            return False
        people = (known.values.get(name) for name in ("giver", "taker", "login", "asked_by", "opened_by"))
        if op.by in people:
            return True
        places = self._places(op.by)
        at = (known.values.get("place_ref"), row.values.get("place_ref"), known.values.get("location_code"))
        return any(place in places for place in at)

    def _places(self, login: str) -> set[str]:
        rows = self._batch.rows_of("stock_locations")
        return {str(row.values.get("code")) for row in rows if row.values.get("holder_login") == login}

    def _user(self, login: str) -> Stored | None:
        return next((row for row in self._batch.rows_of("users") if row.values.get("login") == login), None)

    def _whole(self, row: Row) -> dict[str, object]:
        known = None if row.what == "new" else self._batch.row(row.table, row.key)
        return row.values if known is None else known.values | row.values
