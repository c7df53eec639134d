"""Searching 200,000 orders in the real list until its rows are painted, side by side with LIKE over the same texts.

Both run through the real list pane of the orders page, 1440 x 900, offscreen. A figure is the time from the search
being announced until the rows (or "nothing found") are painted; the 120 ms for
which the field waits after the last key come on top of either and are said separately. Goals: 95th percentile at
most 50 ms for one and two Chinese characters, the middle of a plate, the end of an IMEI and nothing found; no
moment over 100 ms in which the window is deaf while the list is opened, filters are switched and rows scrolled.
"""

import os
import sys
import time
from collections.abc import Callable
from statistics import median, quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from many_orders import COUNT, any_order, opened
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import column, insert, select, table, text
from sqlalchemy.orm import Session

from fieldtech.app import spare_what_stays
from fieldtech.model.base import Id, Key
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.customers import Customer, Vehicle
from fieldtech.model.orders import Order
from fieldtech.paths import cache_dir
from fieldtech.services.context import Person
from fieldtech.services.orders import OrderQuery, Orders
from fieldtech.services.workplace import Workplace
from fieldtech.store import search
from fieldtech.store.lists import Page, PageKey, Sort, page
from fieldtech.ui.kit.search_field import SEARCH_DELAY_MS
from fieldtech.ui.language import Language
from fieldtech.ui.pages.order.list_pane import FILTERS, ListPane
from fieldtech.ui.pages.orders import OrdersPage
from fieldtech.ui.theme import Theme
from fieldtech.ui.window import MainWindow

RUNS = 25
GOAL_MS, DEAF_MS = 50.0, 100.0
PAGES_SCROLLED = 25
HAYSTACK = table("bench_haystack", column("ref", Key()), column("text"))


class LikeOrders(Orders):
    """The same list with the search of a database without an index over texts."""

    def _keys(
        self, session: Session, query: OrderQuery, _person: Person, after: PageKey | None, limit: int
    ) -> Page[Id]:
        keys = select(Order.id)
        for word in query.text.split():
            wanted = HAYSTACK.c.text.like(f"%{search.normalise(word)}%")
            keys = keys.join(HAYSTACK, HAYSTACK.c.ref == Order.id).where(wanted)
        return page(session, keys, [Sort(Order.id, descending=True)], lambda row: row[0], after=after, limit=limit)


class Painted(QObject):
    """Notices when one of the widgets was painted."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.seen = False
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


def write_haystack(workplace: Workplace) -> None:
    """The texts the index was made of, as LIKE needs them; kept in the data folder."""
    with workplace.context.database.restructuring() as connection:
        if connection.execute(text("SELECT 1 FROM sqlite_schema WHERE name = 'bench_haystack'")).first():
            return
        connection.execute(text("CREATE TABLE bench_haystack (ref BLOB PRIMARY KEY, text TEXT) WITHOUT ROWID"))
    parts = (Order.number, Order.title, Customer.name, Vehicle.plate, Vehicle.driver_name, Vehicle.driver_mobile,
             Terminal.number, Terminal.imei, Sim.iccid, Sim.msisdn)  # fmt: skip
    wanted = (
        select(Order.id, *parts)
        .join(Customer, Customer.id == Order.customer_id)
        .join(Vehicle, Vehicle.id == Order.vehicle_id)
        .join(Terminal, Terminal.place_ref == text("lower(hex(vehicles.id))"))
        .join(Sim, Sim.place_ref == text("lower(hex(terminals.id))"))
    )
    with workplace.context.reading() as session:
        rows = [{"ref": row[0], "text": "\n".join(map(search.normalise, row[1:]))} for row in session.execute(wanted)]
    with workplace.context.transaction() as session:
        session.execute(insert(HAYSTACK), rows)


def queries(workplace: Workplace) -> dict[str, str]:
    """What people type, from an order in the middle."""
    view = workplace.orders.view(any_order(workplace, COUNT // 3))
    assert view.vehicle is not None and view.vehicle.terminal is not None
    return {
        "1 Chinese character": "鑫",
        "1 character, in every row": "司",
        "2 Chinese characters": "深圳",
        "2 characters, in every row": "物流",
        "middle of a plate": view.vehicle.plate[2:5],
        "end of an IMEI": view.vehicle.terminal.imei[-5:],
        "nothing found": "不存在",
    }


def ask(app: QApplication, pane: ListPane, query: str) -> tuple[float, float]:
    """Milliseconds until the answer to ``query`` is on the screen: by the clock, and of the processor."""
    field, painted = pane.search, Painted(pane.list.viewport(), pane)
    field.setText(query)
    started, worked = time.perf_counter(), time.thread_time()
    field.search_now()
    while not painted.seen:
        app.processEvents()
    return (time.perf_counter() - started) * 1000, (time.thread_time() - worked) * 1000


def p95_of(app: QApplication, pane: ListPane, query: str) -> tuple[float, float, float, list[Id]]:
    """95th percentile and median by the clock, 95th percentile of the processor, and the rows."""
    taken: list[tuple[float, float]] = []
    for _ in range(RUNS):
        ask(app, pane, "BXA0000")  # something else before, so that the rows change
        taken.append(ask(app, pane, query))
    rows = [pane.model.record(n).id for n in range(pane.model.rowCount())]
    clock, work = ([run[at] for run in taken] for at in (0, 1))
    return quantiles(clock, n=20)[-1], median(clock), quantiles(work, n=20)[-1], rows


def compare(app: QApplication, workplace: Workplace, ours: ListPane, like: ListPane) -> bool:
    """Print the table of searches in ms; whether the goals are met."""
    good = True
    print(f"{'ms, list of all orders':28}{'rows':>5}{'p95':>8}{'median':>8}{'cpu p95':>9}{'LIKE p95':>10}{'median':>8}")
    for kind, query in queries(workplace).items():
        for pane in (ours, like):
            pane.show_query(OrderQuery("", "all"))
        p95, mid, work, rows = p95_of(app, ours, query)
        like_p95, like_mid, _like_work, expected = p95_of(app, like, query)
        good &= p95 <= GOAL_MS and rows == expected
        note = "  DIFFERENT ROWS" if rows != expected else "  over the goal" if p95 > GOAL_MS else ""
        print(f"{kind:28}{len(rows):>5}{p95:>8.1f}{mid:>8.1f}{work:>9.1f}{like_p95:>10.1f}{like_mid:>8.1f}{note}")
    print(f"on top of either: {SEARCH_DELAY_MS} ms of silence after the last key")
    return good


def deaf(app: QApplication, act: Callable[[], object]) -> tuple[float, float]:
    """The longest time in ms in which the event loop did not turn, by the clock and of the processor, until quiet."""
    longest, quiet = (0.0, 0.0), 0
    step: Callable[[], object] = act
    while quiet < 30:
        started, worked = time.perf_counter(), time.thread_time()
        step()
        spent = (time.perf_counter() - started) * 1000
        longest, quiet = max(longest, (spent, (time.thread_time() - worked) * 1000)), quiet + 1 if spent < 1 else 0
        step = app.processEvents
    return longest


def scroll(app: QApplication, pane: ListPane) -> tuple[float, float]:
    """To the end of what is loaded, which loads more, again and again."""
    bar = pane.list.verticalScrollBar()
    return max(deaf(app, lambda: bar.setValue(bar.maximum())) for _ in range(PAGES_SCROLLED))


def blocks(app: QApplication, window: MainWindow, page: OrdersPage) -> bool:
    """Print how long the window is deaf; whether the goal is met."""
    pane = page.list_pane
    found = {"the list opens": deaf(app, lambda: window.show_for(page._workplace.access.person))}
    for name in FILTERS:
        found[f"filter {name}"] = deaf(app, lambda n=name: pane.show_query(OrderQuery("", n)))  # type: ignore[misc]
    for sort in ("due", "slot"):
        found[f"open by {sort}"] = deaf(app, lambda s=sort: pane.show_query(OrderQuery("", "open", s)))  # type: ignore[misc]
    pane.show_query(OrderQuery("", "all"))
    found["scrolling"] = scroll(app, pane)
    found[f"an order opens, {pane.model.rowCount()} rows loaded"] = deaf(app, lambda: pane.list.choose(7))
    for what, (spent, worked) in found.items():
        note = "" if spent <= DEAF_MS else "  over the goal"
        print(f"deaf while {what:36}{spent:>7.1f} ms, of them cpu {worked:>6.1f} ms{note}")
    return max(found.values())[0] <= DEAF_MS


def main() -> int:
    app = QApplication([])
    workplace = opened()
    write_haystack(workplace)
    theme, language = Theme(app, cache_dir()), Language(app, cache_dir())
    theme.use("light")
    language.use("zh_CN")
    window, page = MainWindow(theme, language), OrdersPage(workplace)
    window.add_page(page)
    window.resize(1440, 900)
    window.show()
    spare_what_stays()
    app.processEvents()
    good = blocks(app, window, page)
    other = ListPane(LikeOrders(workplace.context).page, page._showing)
    other.resize(page.list_pane.size())
    other.show()
    good &= compare(app, workplace, page.list_pane, other)
    print("goals met" if good else "goals MISSED")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
