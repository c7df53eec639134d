"""A technician sees what he needs and not what is others'; whoever opens personal data stands in the access log."""

from pathlib import Path

import pytest
from sqlalchemy import select

from fieldtech.errors import Forbidden
from fieldtech.model.base import Id
from fieldtech.model.people import AccessLog, User
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as

PLATE = Path(__file__).parents[2] / "resources/demo/photos/plate.jpg"


@pytest.fixture
def site(prepared: Prepared, tmp_path: Path) -> tuple[Workplace, Id]:
    """吴磊 has swapped on his order; 钱伟 has no part in it."""
    return prepared.open("swapped", tmp_path / "data")


def test_a_van_is_seen_by_its_holder_and_who_shares_an_order(site: tuple[Workplace, Id]) -> None:  # P39
    workplace, _order = site
    looks = (
        lambda: workplace.dispatch.van("wulei"),
        lambda: workplace.site_catalogue.in_van("wulei"),
        lambda: workplace.site_catalogue.find_parts("wulei", "P"),
    )
    for login in ("wulei", "zhenghao", "chugang"):
        act_as(workplace, login)
        assert all(look() for look in looks)
    act_as(workplace, "qianwei")
    for look in looks:
        with pytest.raises(Forbidden) as refusal:
            look()
        assert refusal.value.code == "not_your_van"


def test_a_vehicles_history_keeps_others_orders_back(site: tuple[Workplace, Id]) -> None:  # P39
    workplace, order = site
    act_as(workplace, "wulei")
    vehicle = workplace.orders.view(order).vehicle
    assert vehicle is not None
    number = workplace.orders.view(order).number
    mine = workplace.history.vehicle_history(vehicle.id)
    assert {row.order for row in mine} >= {number}
    assert [o.number for o in workplace.history.vehicle_card(vehicle.id).open_orders] == [number]
    act_as(workplace, "qianwei")
    others = workplace.history.vehicle_history(vehicle.id)
    assert [row.what for row in others] == [row.what for row in mine if row.what != "order"]
    assert {row.order for row in others} == {""}
    assert "吴磊" not in {row.by for row in others}
    assert workplace.history.vehicle_card(vehicle.id).open_orders == ()
    customer = workplace.history.vehicle_card(vehicle.id).customer_id
    assert workplace.history.customer_card(customer).open_orders == ()


def test_a_technician_opens_his_own_card_only(site: tuple[Workplace, Id]) -> None:  # P39
    workplace, _order = site
    with workplace.context.reading() as session:
        people = dict(session.execute(select(User.login, User.id)).all())
    act_as(workplace, "wulei")
    assert workplace.masters.get("users", people["wulei"]).to_body()["login"] == "wulei"
    with pytest.raises(Forbidden) as refusal:
        workplace.masters.get("users", people["sunli"])
    assert refusal.value.code == "not_your_own_card"
    act_as(workplace, "zhenghao")
    assert workplace.masters.get("users", people["sunli"]).to_body()["login"] == "sunli"


def test_opened_cards_and_photos_are_in_the_access_log(site: tuple[Workplace, Id]) -> None:  # P39
    workplace, order = site
    act_as(workplace, "wulei")
    workplace.photos.add(order, "plate", PLATE.read_bytes())
    view = workplace.orders.view(order)
    assert view.vehicle is not None
    for _ in range(2):  # once a sitting
        workplace.photos.bytes_of(view.photos[0].shown_sha)
        workplace.history.vehicle_card(view.vehicle.id)
        workplace.history.customer_card(view.customer.id)
    with workplace.context.reading() as session:
        rows = session.execute(select(AccessLog.what, AccessLog.ref).where(AccessLog.login == "wulei")).all()
    for seen in (("photo", view.number), ("vehicle", view.vehicle.number), ("customer", view.customer.number)):
        assert rows.count(seen) == 1
