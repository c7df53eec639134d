"""What the sidebar says of a page that is not made yet: its name, its icon, and who is offered it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:  # the window is there before the services are
    from fieldtech.services.context import Person

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Coming:
    """``title`` in the language shown; a test holds all three against the page itself."""

    title: Callable[[], str]
    icon: str
    offered: "Callable[[Person], bool]"


def _may(*rights: str) -> "Callable[[Person], bool]":
    return lambda person: any(map(person.may, rights))


def _is(*roles: str) -> "Callable[[Person], bool]":
    return lambda person: person.role in roles


COMING: Mapping[str, Coming] = {
    "day_page": Coming(lambda: translate("DayPage", "Today"), "calendar", _is("TE")),
    "orders_page": Coming(lambda: translate("OrdersPage", "Orders"), "clipboard-list", _may("see_orders")),
    "requests_page": Coming(lambda: translate("RequestsPage", "Requests"), "inbox", _is("CS", "DI", "MG")),
    "intake_page": Coming(lambda: translate("IntakePage", "New call"), "headphones", _may("register_order")),
    "approvals_page": Coming(
        lambda: translate("ApprovalsPage", "Approvals"), "stamp", lambda p: p.may("approve") or p.role == "DI"
    ),
    "owed_page": Coming(
        lambda: translate("OwedPage", "Still owed"),
        "hourglass",
        _is("CS", "TS", "DI", "MG", "CM", "DR", "FI", "WH", "QA"),
    ),
    "cash_box_page": Coming(lambda: translate("CashBoxPage", "Cash box"), "wallet", _is("TE", "DI")),
    "finance_page": Coming(lambda: translate("FinancePage", "Cash and audit"), "banknote", _may("see_money")),
    "open_amounts_page": Coming(
        lambda: translate("OpenAmountsPage", "Open amounts"), "trending-up", _may("see_open_amounts")
    ),
    "prices_page": Coming(
        lambda: translate("PricesPage", "Fee schedule"),
        "receipt",
        lambda p: p.may("publish_schedule") or p.may("edit_catalogue") or p.role == "FI",
    ),
    "calendar_page": Coming(
        lambda: translate("CalendarPage", "Calendar"),
        "calendar-range",
        lambda p: p.may("see_all_orders") and p.role not in ("WH", "FI"),
    ),
    "customers_page": Coming(lambda: translate("CustomersPage", "Customers"), "building-2", _may("see_customers")),
    "vehicles_page": Coming(lambda: translate("VehiclesPage", "Vehicles"), "truck", _may("see_customers")),
    "stores_page": Coming(lambda: translate("StoresPage", "Stores"), "warehouse", _may("see_stock")),
    "stock_page": Coming(lambda: translate("StockPage", "Terminals, SIMs"), "package", _may("see_stock")),
    "master_data_page": Coming(
        lambda: translate("MasterDataPage", "Master data"),
        "database",
        _may("edit_catalogue", "edit_company", "edit_users", "edit_stock"),
    ),
    "computers_page": Coming(lambda: translate("ComputersPage", "Computers"), "laptop", _may("manage_computers")),
    "sync_page": Coming(lambda: translate("SyncPage", "Sync"), "cloud-check", _may("see_orders")),
    "settings_page": Coming(lambda: translate("SettingsPage", "Settings"), "settings", lambda _person: True),
}
"""Only pages of the sidebar; the others come with an order or a list."""
