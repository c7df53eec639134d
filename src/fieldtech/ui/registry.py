"""Every page of the window: where it is written, what it needs, and which one a role sees first."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from fieldtech.ui.page import Page

_FOLDER = "fieldtech.ui.pages"


@dataclass(frozen=True)
class PageEntry:
    """A page: its name, what its constructor takes, and its module where that is not the name."""

    name: str
    needs: tuple[str, ...] = ("workplace",)
    file: str = ""
    may_have: tuple[str, ...] = ()  # given by name where someone brings it, as another file picker

    @property
    def module(self) -> str:
        """Where it is written."""
        return f"{_FOLDER}.{self.file or self.name}"

    @property
    def type_name(self) -> str:
        """``day_page`` is a ``DayPage``."""
        return "".join(part.capitalize() for part in self.name.split("_"))


PAGES = (  # in the order of the sidebar
    PageEntry("day_page"),
    PageEntry("orders_page", file="orders", may_have=("settings", "photo_tools")),
    PageEntry("requests_page"),
    PageEntry("intake_page"),
    PageEntry("approvals_page"),
    PageEntry("owed_page"),
    PageEntry("cash_box_page"),
    PageEntry("finance_page", may_have=("save_book",)),
    PageEntry("open_amounts_page", may_have=("save_book",)),
    PageEntry("prices_page"),
    PageEntry("calendar_page", may_have=("settings", "ask_printer", "save_file")),
    PageEntry("plans_page"),
    PageEntry("customers_page", may_have=("settings",)),
    PageEntry("vehicles_page", may_have=("settings",)),
    PageEntry("stores_page"),
    PageEntry("stock_page", may_have=("settings",)),
    PageEntry("master_data_page", may_have=("settings",)),
    PageEntry("import_page", may_have=("pick_list", "save_list")),
    PageEntry("computers_page", may_have=("ask_printer", "pick_picture", "start_office")),
    PageEntry("sync_page", ("workplace", "sync_desk", "sync_files")),
    PageEntry("settings_page", ("workplace", "settings", "theme", "language")),
    PageEntry("onsite_page", may_have=("pick_photos", "photo_tools")),
    PageEntry("yard_page", may_have=("pick_photos", "photo_tools")),
    PageEntry("visit_page", may_have=("pick_photos", "photo_tools")),
    PageEntry("checklist_page", may_have=("pick_photos",)),
    PageEntry("leave_page"),
    PageEntry("swap_page"),
    PageEntry("signoff_page", ("workplace", "language", "settings"), may_have=("pick_scan", "open_file")),
    PageEntry("conflicts_page"),
    PageEntry("history_page", may_have=("save_history",)),
)

_HOMES = {"TE": "day_page", "MG": "approvals_page", "DR": "approvals_page", "WH": "stores_page", "FI": "finance_page"}


def home_of(role: str) -> str:
    """The page a person of this role starts with."""
    return _HOMES.get(role, "orders_page")


def entry_of(name: str) -> PageEntry:
    """The entry of a page; raises KeyError."""
    return {entry.name: entry for entry in PAGES}[name]


def import_pages() -> None:
    """Load the modules of all pages."""
    for entry in PAGES:
        import_module(entry.module)


def make_page(entry: PageEntry, tools: Mapping[str, Any]) -> Page:
    """A new page with what it needs; pages ask services only when they are opened."""
    page = getattr(import_module(entry.module), entry.type_name)
    extras = {name: tools[name] for name in entry.may_have if name in tools}
    made: Page = page(*(tools[need] for need in entry.needs), **extras)
    return made
