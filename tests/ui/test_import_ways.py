"""The ways to the import page: each says what is expected, whose it is, and where one comes back to."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.page import Page
from fieldtech.ui.pages.customers_page import CustomersPage
from fieldtech.ui.pages.requests_page import RequestsPage
from fieldtech.ui.pages.stock_page import StockPage
from fieldtech.ui.pages.stores_page import StoresPage
from fieldtech.ui.pages.vehicles_page import VehiclesPage
from fieldtech.ui.theme import Theme
from pages.desk import Seat
from prepared import Prepared

WAYS: list[tuple[Callable[[Workplace], Page], str, str, str, str]] = [
    (VehiclesPage, "", "zhoumin", "import_list", "vehicle_list"),
    (CustomersPage, "", "zhoumin", "import_list", "vehicle_list"),
    (StockPage, "", "chugang", "import_list", "terminals"),
    (StoresPage, "QD01-WH", "chugang", "import_list", "terminals/QD01-WH/stores_page/QD01-WH"),
    (RequestsPage, "", "zhoumin", "import_request", "installation_request"),
]


@pytest.fixture(scope="module")
def demo(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    workplace = prepared.demo(tmp_path_factory.mktemp("ways") / "data")
    yield workplace
    workplace.close()


@pytest.mark.parametrize(("make", "place", "login", "button", "reference"), WAYS, ids=lambda value: str(value)[:40])
def test_a_button_leads_to_the_import(
    qtbot: QtBot, theme: Theme, language: Language, demo: Workplace, make: Callable[[Workplace], Page], place: str,
    login: str, button: str, reference: str,
) -> None:  # B11  # fmt: skip
    seat = Seat(qtbot, theme, language, demo, login, make, ("import_page",))
    seat.window.open_page(seat.page.name, place)
    seat.press(button)
    assert seat.elsewhere["import_page"].references == [reference]
    assert button == "import_request" or seat.page.import_reference() == reference, "a dropped list says the same"


@pytest.mark.parametrize(("make", "place", "login"), [
    (StockPage, "", "wulei"), (StoresPage, "QD01-WH", "wulei"), (RequestsPage, "", "zhenghao"),
])  # fmt: skip
def test_who_may_not_has_no_button(
    qtbot: QtBot, theme: Theme, language: Language, demo: Workplace, make: Callable[[Workplace], Page], place: str,
    login: str,
) -> None:  # fmt: skip
    seat = Seat(qtbot, theme, language, demo, login, make, ("import_page",))
    seat.window.open_page(seat.page.name, place)
    may = demo.context.person is not None and demo.context.person.may("edit_customers")
    assert seat.there("import_list") is False
    assert seat.there("import_request") is (make is RequestsPage and may)
