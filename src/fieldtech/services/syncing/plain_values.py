"""What stands in a column, as a person reads it: names instead of keys and codes, dates, money, yes and no."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Column, select
from sqlalchemy.orm import Mapper, Session

from fieldtech.model.amounts import in_figures
from fieldtech.model.base import Base, Id, Key, Moment
from fieldtech.model.catalogue import setting_of
from fieldtech.model.people import User
from fieldtech.services.history.labels import place_labels
from fieldtech.services.install.titles import capital
from fieldtech.services.masters.kinds import KINDS
from fieldtech.words import known, word

_GROUPS: Mapping[str, str] = {
    "users.role": "role", "follow_ups.role": "role", "plate_colour": "plate_colour", "old_colour": "plate_colour",
    "new_colour": "plate_colour", "actions.level": "choice.action_level", "holidays.status": "choice.day_status",
    "holidays.kind": "choice.day_kind", "stock_locations.kind": "choice.location_kind", "orders.kind": "kind",
    "orders.status": "status", "install_requests.status": "status", "terminals.state": "terminal_state",
    "sims.state": "sim_state", "install_rows.state": "choice.row_state", "follow_ups.kind": "follow_up",
    "install_rows.reason": "choice.not_installed", "tools.kind": "choice.tool_kind",
    "out_condition": "choice.condition", "in_condition": "choice.condition", "place_kind": "place",
    "operator": "operator", "item_kind": "conflict.table", "environment": "choice.environment",
    "skills": "choice.skill", "visit_objects.state": "choice.object_state", "findings.state": "choice.finding_state",
    "told_how": "choice.how", "plans.status": "plan.status", "plans.scope": "plan.scope",
    "counts_from": "plan.counts_from", "on_day_off": "plan.day_off",
}  # fmt: skip
"""The words of a coded column (of any table, or of one), where they are not ``choice.<column>``."""

_PEOPLE = frozenset({
    "technician", "first_responder", "holder_login", "login", "reports_to", "giver", "taker", "created_by",
    "reviewed_by", "done_by", "answered_by", "asked_by", "decided_by", "opened_by", "closed_by", "out_by", "in_by",
    "found_by", "ended_by", "written_by", "persons", "issued_by",
})  # fmt: skip
_SECRET = frozenset({"pin_hash"})
_NAMED: Mapping[str, tuple[str, ...]] = {
    "orders": ("number",), "install_requests": ("number",), "stock_slips": ("number",), "tools": ("name",),
    "install_rows": ("order_id", "vehicle_id"), "follow_ups": ("order_id", "kind"), "stock_counts": ("location_code",),
    "request_vehicles": ("request_id", "vehicle_id"), "stock_transfers": ("source", "target"),
    "tool_loans": ("tool_id", "login"), "vehicle_wishes": ("vehicle_id",), "column_meanings": ("label",),
    "write_offs": ("item_kind",), "plate_changes": ("vehicle_id",), "visits": ("order_id",),
    "visit_objects": ("order_id", "vehicle_id"), "findings": ("order_id", "text"), "plans": ("number",),
    "plan_objects": ("plan_id", "vehicle_id", "equipment_id"), "customer_contracts": ("number",),
    "receipt_blocks": ("login", "first", "last"),
}  # fmt: skip
"""The columns by which people call a row that is in no master list."""


class PlainValues:
    """Asks one session for the names it needs; ``zone`` is where the reader is."""

    def __init__(self, session: Session, zone: ZoneInfo, language: str) -> None:
        self._session, self._zone, self._language = session, zone, language

    def word(self, code: str, **params: str) -> str:
        """A word in the reader's language."""
        return word(code, self._language, **params)

    def table(self, table: str) -> str:
        """What one row of a table is called."""
        return self.word(f"conflict.table.{table}")

    def field(self, table: str, field: str) -> str:
        """What a column is called; of a newer program its own name."""
        codes = (f"column.{table}.{field}", f"column.{field}", f"field.{field}")
        return capital(self.word(next((code for code in codes if known(code)), field)))

    def row(self, table: str, key: list[Any]) -> str:
        """How people call a row: its name, number or plate; empty where it is not here."""
        if table == "company_settings":
            return self.word(f"conflict.setting.{setting_of(str(key[0]))}")
        mapper = mappers().get(table)
        found = self._session.get(mapper.class_, Id(str(key[0]))) if mapper is not None else None
        return self.name(table, found) if found is not None else ""

    def name(self, table: str, row: Any) -> str:
        """How people call it."""
        if table == "vehicles":
            return str(row.plate or row.vin or row.number)
        if (kind := KINDS.get(table)) is not None:
            english = getattr(row, kind.title_en, "") if kind.title_en and self._language == "en" else ""
            return str(english or getattr(row, kind.title) or getattr(row, kind.number))
        parts = [self.value(table, name, getattr(row, name)) for name in _NAMED.get(table, ())]
        return " · ".join(parts)

    def customer(self, table: str, key: list[Any]) -> str:
        """The customer a row belongs to, empty for none."""
        mapper = mappers().get(table)
        if mapper is None or "customer_id" not in mapper.columns:
            return ""
        found = self._session.get(mapper.class_, Id(str(key[0])))
        return self.value(table, "customer_id", found.customer_id) if found is not None else ""

    def value(self, table: str, field: str, value: Any, other: Any = None) -> str:
        """One value; of a long list or a form only what differs from ``other``."""
        if value is None or value in ("", [], {}):
            return self.word("conflict.empty")
        if field in _SECRET:
            return self.word("conflict.secret")
        if isinstance(value, bool):
            return self.word("conflict.yes" if value else "conflict.no")
        if field.endswith("_cents") and isinstance(value, int):
            return self.word("conflict.yuan", amount=in_figures(value))
        if isinstance(value, dict):
            return self._form(table, value, other if isinstance(other, dict) else {})
        if isinstance(value, list):
            return self._list(table, field, value, other if isinstance(other, list) else [])
        return self._named(table, field, value) or self._coded(table, field, str(value))

    # inside -----------------------------------------------------------------------------------------------

    def _named(self, table: str, field: str, value: Any) -> str:
        """What the value points to, or a time as people write it."""
        column = _column(table, field)
        if column is not None and isinstance(column.type, Moment):
            at = value if isinstance(value, datetime) else _moment(str(value))
            return f"{at.astimezone(self._zone):%Y-%m-%d %H:%M}" if at else ""
        if isinstance(value, date):
            return value.isoformat()
        if field in _PEOPLE:
            return self._person(str(value))
        if field == "place_ref":
            return self._place(str(value))
        return self._pointed_to(column, str(value)) if column is not None else ""

    def _pointed_to(self, column: "Column[Any]", value: str) -> str:
        for foreign in column.foreign_keys:
            table, name = foreign.column.table.name, foreign.column.name
            mapper = mappers().get(table)
            key: Any = Id(value) if isinstance(foreign.column.type, Key) else value
            if mapper is not None:
                row = self._session.scalars(select(mapper.class_).where(mapper.columns[name] == key)).first()
                return self.name(table, row) if row is not None else ""
        return ""

    def _person(self, login: str) -> str:
        return self._session.scalar(select(User.name).where(User.login == login)) or ""

    def _place(self, ref: str) -> str:
        found = place_labels(self._session, [(kind, ref) for kind in ("location", "vehicle", "terminal")])
        return next((label.name for label in found.values() if label.name != ref), "")

    def _coded(self, table: str, field: str, value: str) -> str:
        own = _GROUPS.get(f"{table}.{field}") or _GROUPS.get(field) or f"choice.{field}"
        return capital(self.word(f"{own}.{value}")) if known(f"{own}.{value}") else value

    def _list(self, table: str, field: str, value: list[Any], other: list[Any]) -> str:
        if not all(isinstance(part, str) for part in value):
            differing = [part for part in value if part not in other]
            lines = [self._entry(part) for part in differing]
            return "\n".join([self.word("conflict.n_entries", n=str(len(value))), *lines])
        named = (self._person(part) if field in _PEOPLE else "" for part in value)
        said = (name or self._coded(table, field, part) for name, part in zip(named, value, strict=True))
        return self.word("list.comma").join(said)

    def _entry(self, part: Any) -> str:
        if not isinstance(part, dict):
            return str(part)
        names = ("text_en", "text_zh") if self._language == "en" else ("text_zh", "text_en")
        return next((str(part[name]) for name in (*names, "name", "code") if part.get(name)), "")

    def _form(self, table: str, value: dict[str, Any], other: dict[str, Any]) -> str:
        shown = [name for name in value if name not in ("password",) and value[name] != other.get(name)]
        told = ((self.field(table, name), self.value(table, name, value[name])) for name in shown)
        lines = [self.word("conflict.part", name=name, value=text) for name, text in told]
        return "\n".join(lines) or self.word("conflict.empty")


@cache
def mappers() -> Mapping[str, Mapper[Any]]:
    """Every table with the class of its rows."""
    return {mapper.class_.__tablename__: mapper for mapper in Base.registry.mappers}


def _column(table: str, field: str) -> "Column[Any] | None":
    mapper = mappers().get(table)
    columns: Callable[[str], Any] = mapper.columns.get if mapper is not None else lambda _name: None
    found: Column[Any] | None = columns(field)
    return found


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
