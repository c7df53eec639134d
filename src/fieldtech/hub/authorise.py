"""Who sends an operation: one of the computer's people, as the hub knows him, in a role that may."""

from collections.abc import Mapping
from typing import Any

from fieldtech.hub.batch import Batch
from fieldtech.hub.devices import Computer
from fieldtech.hub.refs import order_of
from fieldtech.hub.rows import FACTS, Stored, ident_of
from fieldtech.hub.verdict import Defer, NotYet, Reject
from fieldtech.model.deciders import DECIDING, deciders
from fieldtech.model.kinds import BY_ITSELF, Kind
from fieldtech.model.kinds_money import KEPT_ALWAYS
from fieldtech.sync.messages import OpMessage, Row

_OWN_PIN = "change_pin"
_DECISION = frozenset({"state", "decided_by", "decided_at", "decisions"})


class Authority:
    """Judges who sends, for the operations of one computer in one push."""

    def __init__(self, batch: Batch, computer: Computer, kinds: Mapping[str, Kind]) -> None:
        self._batch = batch
        self._computer = computer
        self._kinds = kinds
        self._people: dict[str, str] = {}

    def kind_of(self, op: OpMessage) -> tuple[Kind, str]:
        """What the operation is and the role of who sent it; raises Reject or Defer."""
        kind = self._kinds.get(op.kind)
        if kind is None:
            raise Defer("unknown_kind", kind=op.kind)
        if kind.first and op.by == "system" and self._nobody_signs_in():
            return kind, ""
        if op.by not in self._computer.logins:
            raise Reject("not_of_this_computer", login=op.by)
        user = self._user(op.by)
        if user is None:
            raise NotYet("login_unknown", login=op.by)
        if is_retired(user) and op.kind not in KEPT_ALWAYS:
            raise Reject("login_retired", login=op.by)
        role = str(user.values.get("role"))
        if role not in kind.roles:
            raise NotYet("role_not_for_kind", role=role, kind=op.kind)
        return kind, role

    def require_subject(self, op: OpMessage, kind: Kind, role: str) -> None:
        """The orders it speaks of are here, and facts are told in the name of who sends; raises Reject or Defer."""
        made = {str(row.key[0]) for row in op.rows if row.table == "orders" and row.what == "new"}
        orders = orders_in(op, self._batch)
        for order in sorted(orders - made):
            if self._batch.row("orders", [order]) is None:
                raise Defer("order_unknown", waits=ident_of("orders", [order]))
        if kind.on_order and not orders:
            raise Reject("order_missing", kind=op.kind)
        for row in op.rows:
            itself = row.table == "transitions" and row.values.get("step") in BY_ITSELF
            if row.table in FACTS and row.values.get("by", op.by) not in ((op.by, "system") if itself else (op.by,)):
                raise Reject("not_his_name", table=row.table)
            if op.kind == _OWN_PIN and self._login_of(row) != op.by:
                raise Reject("not_his_name", table=row.table)
        if op.kind == DECIDING or any(row.table == "conflicts" for row in op.rows):
            self._require_decision(op, role)

    def _require_decision(self, op: OpMessage, role: str) -> None:
        """Deciding a conflict gives its column one of the two values, or leaves it, and changes nothing else.

        Whoever decides may write that column: else a decision would be a way around the right to.
        """
        allowed: dict[str, dict[str, list[Any]]] = {}
        for row in op.rows:
            known = self._batch.row(row.table, row.key) if row.table == "conflicts" else None
            if known is not None:
                values, ident = known.values, ident_of(str(known.values["table"]), known.values["row_key"])
                if role not in deciders(str(values["table"]), str(values["field"]), str(values["row_key"][0])):
                    raise NotYet("decision_not_yours", role=role, table=values["table"], field=values["field"])
                either = [values["winner"].get("value"), values["loser"].get("value")]
                allowed.setdefault(ident, {})[str(values["field"])] = either
            elif row.table == "conflicts":
                raise NotYet("row_unknown", table=row.table)
        for row in op.rows:
            free = allowed.get(ident_of(row.table, row.key), {})
            if row.what != "changed" or not all(_is_decision(row.table, free, *item) for item in row.values.items()):
                raise Reject("not_of_this_conflict", table=row.table)

    def _login_of(self, row: Row) -> object:
        known = self._batch.row(row.table, row.key)
        return None if known is None else known.values.get("login")

    def _nobody_signs_in(self) -> bool:
        return not any(row.values.get("pin_hash") for row in self._batch.rows_of("users"))

    def _user(self, login: str) -> Stored | None:
        """Who signs in so; looked for first where he was found before."""
        known = self._people.get(login)
        row = self._batch.get(known) if known else None
        if row is None or row.gone or row.values.get("login") != login:
            row = next((one for one in self._batch.rows_of("users") if one.values.get("login") == login), None)
            self._people[login] = row.ident if row is not None else ""
        return row


def is_retired(user: Stored) -> bool:
    """Whether he left, or signs in nowhere any more."""
    return not user.values.get("active") or not user.values.get("can_login")


def orders_in(op: OpMessage, batch: Batch) -> set[str]:
    """The orders an operation speaks of."""
    found = {op.row if op.table == "orders" else ""}
    for row in op.rows:
        found.add(order_of(row.table, row.key, whole(row, batch)))
        if (
            row.what == "changed" and "order_id" in row.values
        ):  # what it takes away from an order speaks of that one too
            known = batch.row(row.table, row.key)
            found.add("" if known is None else order_of(row.table, row.key, known.values))
    return found - {""}


def whole(row: Row, batch: Batch) -> dict[str, object]:
    """The values of a row as they would be."""
    known = None if row.what == "new" else batch.row(row.table, row.key)
    return row.values if known is None else known.values | row.values


def _is_decision(table: str, free: dict[str, list[Any]], name: str, value: Any) -> bool:
    if table == "conflicts":
        return name in _DECISION
    return name == "changed_at" or value in free.get(name, ())
