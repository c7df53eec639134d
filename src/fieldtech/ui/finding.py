"""What Ctrl+K and a scan find besides pages: orders, customers, vehicles, devices."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject

from fieldtech.errors import FieldtechError
from fieldtech.services.lookup import CustomerHit
from fieldtech.services.orders import OrderQuery, OrderRow
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.language import of_task
from fieldtech.ui.page import Page
from fieldtech.ui.window import MainWindow

MOST = 5
_ICONS = {"customer": "building-2", "contact": "user"}


class Finding(QObject):
    """Searches for the palette, and opens what a scan names when the page has no place for it."""

    def __init__(self, window: MainWindow, workplace: Workplace) -> None:
        super().__init__(window)
        self._window, self._workplace = window, workplace
        window.palette_sheet.set_sources((self.orders, self.customers))

    def orders(self, text: str) -> Iterable[Command]:
        """Orders with these words."""
        for row in self._workplace.orders.page(OrderQuery(text, "all"), limit=MOST).rows:
            detail = " · ".join(filter(None, (row.plate, row.customer, of_task(f"status.{row.status}", row.kind))))
            yield Command(row.number, self._to("orders_page", row.id.hex), _order_icon(row), detail=detail)

    def customers(self, text: str) -> Iterable[Command]:
        """Customers, their people, vehicles and devices."""
        for hit in self._workplace.lookup.customers_by(text)[:MOST]:
            page, reference = _place_of(hit)
            if page in self._window.page_names():
                icon = _ICONS.get(hit.via, "truck")
                yield Command(hit.label, self._to(page, reference), icon, detail=_detail(hit))

    def scanned(self, text: str) -> None:
        """A scan: the sheet or page in front first, else open what it names, else say that nobody knows it."""
        page, sheet = self._window.current, self._window.top_sheet()
        if sheet is not None and self._window.covered:
            sheet.take_scan(text)  # the very first start, before anybody can sign in
            return
        if self._window.covered or page is None:
            return
        taken = sheet.take_scan(text) if sheet is not None else self._taken(page, text)
        if not taken:
            self._window.say(self.tr("No place here for this scan: {text}").format(text=text[:40]))

    def _taken(self, page: Page, text: str) -> bool:
        return page.take_scan(text) or self._open_order(text) or self._open_device(text)

    def _open_order(self, text: str) -> bool:
        try:
            order = self._workplace.orders.find(text)
        except FieldtechError:
            return False
        self._window.open_page("orders_page", order.hex)
        return True

    def _open_device(self, text: str) -> bool:
        hit = self._workplace.lookup.recognise_scan(text)
        page = {"vehicle": "vehicles_page"}.get(hit.kind, "stock_page") if hit else ""
        if hit is None or page not in self._window.page_names():
            return False
        self._window.open_page(page, hit.id.hex)
        return True

    def _to(self, page: str, reference: str) -> Callable[[], None]:
        return lambda: self._window.open_page(page, reference)


def _order_icon(row: OrderRow) -> str:
    return "triangle-alert" if row.overdue or row.emergency else "clipboard-list"


def _place_of(hit: CustomerHit) -> tuple[str, str]:
    if hit.vehicle_id is not None:
        return "vehicles_page", hit.vehicle_id.hex
    return "customers_page", hit.customer_id.hex


def _detail(hit: CustomerHit) -> str:
    parts = (hit.detail, hit.customer if hit.customer != hit.label else "")
    return " · ".join(filter(None, parts))
