"""What a computer may have: everything for the office, and for a technician what his work needs and nothing else.

All rules of partial replication are in this file. They are worked out from references (``refs``), so a technician's
share costs what it holds and not what the company has.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, or_, select

from fieldtech.hub.engine import among
from fieldtech.hub.rows import ident_of, read_json, write_json
from fieldtech.hub.tables import REFS, ROWS
from fieldtech.model.kinds import FIELD_ROLES
from fieldtech.sync.messages import Values

OFFICE, TECHNICIAN, NOBODY = "office", "technician", "nobody"

FOR_ALL = (
    "actions", "causes", "checklists", "company_settings", "devices", "fee_items", "fee_schedules", "holidays",
    "parts", "service_centres", "site_classes", "stock_locations", "symptoms", "terminal_models", "users",
)  # fmt: skip
"""Lists of the company that everybody needs."""

OF_ORDER = (
    "orders", "crew_members", "transitions", "entries", "swaps", "photos", "sealed_records", "follow_ups",
    "install_rows", "placements", "stock_moves", "stock_slips", "conflicts", "visits", "visit_objects", "findings",
    "meter_readings", "fee_lists", "fee_changes", "fee_words", "collections",
)  # fmt: skip
OF_CUSTOMER = ("contacts", "sites", "equipment", "customer_contracts")
OF_VEHICLE = ("plate_changes", "vehicle_wishes")
OF_UNIT = ("placements", "unit_entries", "write_offs")
OF_PLACE = ("stock_moves", "stock_slips", "stock_transfers", "stock_counts")
OF_PERSON = ("stock_slips", "stock_transfers", "tool_loans", "write_offs")
OF_CASHIER = ("collections", "hand_overs", "receipt_blocks", "receipts")
"""His own cash, also of orders that were taken from him; of the others on his orders only what the customer paid."""
OF_COLLECTION = ("reversals", "invoices")
OF_HAND_OVER = ("cash_counts", "made_good")
OF_COUNT = ("count_scans",)
UNITS = ("terminals", "sims")

SECRET_SETTINGS = {ident_of("company_settings", ["smtp"]): frozenset({"AD", "DR"})}
"""Settings with a password, and who may have them."""

_UNIT_COLUMNS = (
    "old_terminal_id", "new_terminal_id", "old_sim_id", "new_sim_id", "terminal_id", "sim_id", "item_id", "replaces_id",
)  # fmt: skip


def roles_of(connection: Connection, logins: Iterable[str]) -> frozenset[str]:
    """The roles of the people of a computer who work here and may sign in."""
    users = users_named(connection, logins)
    found = connection.scalars(select(ROWS.c.row_values).where(among(connection, ROWS.c.ident, users)))
    return frozenset(str(one["role"]) for one in map(read_json, found) if one.get("active") and one.get("can_login"))


def users_named(connection: Connection, logins: Iterable[str]) -> list[str]:
    """The rows of these people, as idents."""
    named = [write_json([login]).decode() for login in logins]
    query = select(REFS.c.ident).where(REFS.c.kind == "one:users.login", among(connection, REFS.c.ref, named))
    return sorted(connection.scalars(query))


def scope_of(roles: frozenset[str]) -> str:
    """Whether the people of a computer see everything, their own, or nothing."""
    if roles - FIELD_ROLES:
        return OFFICE
    return TECHNICIAN if roles else NOBODY


def withheld(connection: Connection, roles: frozenset[str]) -> set[str]:
    """What nobody at the computer may have although it belongs to what all have: secrets, and conflicts about them."""
    secret = {ident for ident, needed in SECRET_SETTINGS.items() if not needed & roles}
    if not secret:
        return secret
    tables = sorted({ident.partition(" ")[0] for ident in secret})
    about = or_(*(ROWS.c.row_values.contains(f'"{table}"') for table in tables))
    query = select(ROWS.c.ident, ROWS.c.row_values).where(ROWS.c.table_name == "conflicts", about)
    found = ((row.ident, read_json(row.row_values)) for row in connection.execute(query))
    return secret | {ident for ident, one in found if ident_of(str(one.get("table")), one.get("row_key")) in secret}


def shown_values(table: str, values: Values, logins: Collection[Any]) -> Values:
    """The values without what is another's secret; who does not work there any more signs in there no more."""
    if table == "users" and values.get("login") not in logins:
        return {**values, "pin_hash": ""}
    return values


def share_of(connection: Connection, logins: Iterable[str]) -> set[str]:
    """Everything a technician may have, as idents."""
    return _Share(connection, frozenset(logins)).idents()


class _Share:
    def __init__(self, connection: Connection, logins: frozenset[str]) -> None:
        self._connection = connection
        self._logins = logins
        self._found: set[str] = set()

    def idents(self) -> set[str]:
        self._take_tables()
        units, vehicles = self._take_orders()
        places = self._places()
        vehicles |= self._take("maker", self._logins, ("vehicles",))
        units |= self._ids(self._take("place", places, UNITS))
        units |= self._ids(self._take("vehicle", self._ids(vehicles), UNITS))
        units |= self._ids(self._take("unit", units, UNITS))  # cards inside
        self._found |= self._idents(UNITS, units) | vehicles
        self._take("unit", units, OF_UNIT)
        self._take("vehicle", self._ids(vehicles), OF_VEHICLE)
        self._take("count", self._ids(self._take("place", places, OF_PLACE)), OF_COUNT)
        mine = self._take("login", self._logins, OF_PERSON) | self._take_conflicts()
        self._found |= {ident_of("tools", [values["tool_id"]]) for values in self._values(mine) if "tool_id" in values}
        self._take_money()
        return self._there(self._found - withheld(self._connection, frozenset()))

    def _take_tables(self) -> None:
        self._found |= set(
            self._connection.scalars(select(ROWS.c.ident).where(ROWS.c.table_name.in_(FOR_ALL), ROWS.c.gone == 0))
        )
        self._found -= SECRET_SETTINGS.keys()

    def _take_orders(self) -> tuple[set[str], set[str]]:
        """His orders with all that belongs to them; the units and vehicles they name."""
        mine = self._refs("login", self._logins, ("orders", "crew_members"))
        orders = self._ids(mine)
        rows = self._take("order", orders, OF_ORDER) | self._idents(("orders",), orders)
        self._found |= rows
        naming = ("orders", "swaps", "install_rows", "placements", "visits", "visit_objects")
        units, vehicles, customers, plans = set(), set(), set(), set()
        for values in self._values(ident for ident in rows if ident.partition(" ")[0] in naming):
            units |= {str(values[name]) for name in _UNIT_COLUMNS if values.get(name)}
            vehicles |= {str(values["vehicle_id"])} if values.get("vehicle_id") else set()
            customers |= {str(values["customer_id"])} if values.get("customer_id") else set()
            plans |= {str(values["plan_id"])} if values.get("plan_id") else set()
        own = self._idents(("vehicles",), vehicles)
        customers |= {str(values["customer_id"]) for values in self._values(own)}
        self._found |= self._idents(("customers",), customers) | self._idents(("plans",), plans)
        self._take("customer", customers, OF_CUSTOMER)
        return units, own

    def _take_money(self) -> None:
        """What he collected with all that was said of it, and whether the customers of his orders have paid."""
        mine = self._take("login", self._logins, OF_CASHIER)
        self._take("collection", self._ids(_among(mine, "collections")), ("audit_acts",))
        self._take("collection", self._ids(_among(self._found, "collections")), OF_COLLECTION)
        self._take("hand_over", self._ids(_among(mine, "hand_overs")), OF_HAND_OVER)

    def _take_conflicts(self) -> set[str]:
        """Those he took part in, unless they are of an order that is not his."""
        part = self._refs("login", self._logins, ("conflicts",))
        free = {ident_of("conflicts", [one["id"]]) for one in self._values(part) if not one.get("order_id")}
        self._found |= free
        return free

    def _places(self) -> set[str]:
        """The vans of the people here."""
        held = self._refs("login", self._logins, ("stock_locations",))
        return {str(values["code"]) for values in self._values(held)}

    def _take(self, kind: str, refs: Iterable[str], tables: tuple[str, ...]) -> set[str]:
        found = self._refs(kind, refs, tables)
        self._found |= found
        return found

    def _refs(self, kind: str, refs: Iterable[str], tables: tuple[str, ...]) -> set[str]:
        wanted = sorted(set(refs))
        if not wanted:
            return set()
        query = select(REFS.c.ident).where(REFS.c.kind == kind, among(self._connection, REFS.c.ref, wanted))
        return {ident for ident in self._connection.scalars(query) if ident.partition(" ")[0] in tables}

    def _values(self, idents: Iterable[str]) -> Iterator[Values]:
        wanted = sorted(set(idents))
        if wanted:
            query = select(ROWS.c.row_values).where(among(self._connection, ROWS.c.ident, wanted), ROWS.c.gone == 0)
            yield from map(read_json, self._connection.scalars(query))

    def _there(self, idents: set[str]) -> set[str]:
        query = select(ROWS.c.ident).where(among(self._connection, ROWS.c.ident, sorted(idents)), ROWS.c.gone == 0)
        return set(self._connection.scalars(query))

    @staticmethod
    def _ids(idents: Iterable[str]) -> set[str]:
        return {read_json(ident.partition(" ")[2])[0] for ident in idents}

    @staticmethod
    def _idents(tables: tuple[str, ...], ids: Iterable[Any]) -> set[str]:
        return {ident_of(table, [key]) for key in ids for table in tables}


def _among(idents: Iterable[str], table: str) -> set[str]:
    return {ident for ident in idents if ident.startswith(f"{table} ")}
