"""Finding the customer while he speaks, the options of reference fields, and knowing a scan."""

from pathlib import Path

import pytest
from sqlalchemy import select

import stories
from fieldtech.errors import Forbidden, NotFound
from fieldtech.model.base import Id
from fieldtech.model.customers import Customer
from fieldtech.services.context import Context
from fieldtech.services.lookup import MOST_HITS, Lookup

from .conftest import AsPerson


@pytest.fixture
def lookup(context: Context, as_person: AsPerson) -> Lookup:
    as_person("zhoumin")
    return Lookup(context)


HITS = [
    ("海岳", "C001", "customer", ""),
    ("C001", "C001", "customer", ""),
    ("91370200", "C001", "customer", ""),
    ("王建", "C001", "contact", ""),
    ("13912345678", "C001", "contact", ""),
    ("345678", "C001", "contact", ""),
    ("0592-567", "C002", "contact", ""),
    ("7q216", "C001", "vehicle", "V01"),
    ("8R071", "C003", "vehicle", "V10"),
    ("津C·8R071", "C003", "vehicle", "V10"),
    ("P8000006", "C003", "vehicle", "V10"),
    ("何斌", "C003", "vehicle", "V10"),
    ("BXA0007", "C003", "terminal", "V10"),
    ("0500497", "C003", "terminal", "V10"),
    ("3456789059", "C003", "sim", "V10"),
    ("1440012345607", "C003", "terminal", "V10"),  # its platform number holds the SIM's
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "via", "vehicle"), HITS)
def test_any_fragment_finds_the_customer(lookup: Lookup, text: str, number: str, via: str, vehicle: str) -> None:  # A27
    hit = lookup.customers_by(text)[0]
    assert (hit.number, hit.via, hit.vehicle) == (number, via, vehicle)


def test_a_hit_says_whom_to_call_back(lookup: Lookup) -> None:
    by_contact = lookup.customers_by("孙秀兰")[0]
    by_vehicle = lookup.customers_by("7Q216")[0]
    assert (by_contact.contact, by_contact.phone) == ("孙秀兰", "13912345679")
    assert (by_vehicle.contact, by_vehicle.phone, by_vehicle.address) == (
        "王建国",
        "13912345678",
        "青岛市黄岛区前湾路100号",
    )


@pytest.mark.parametrize("text", ["", "  ", "不存在的公司", "BXA0013"])
def test_nothing_is_a_result(lookup: Lookup, text: str) -> None:
    assert lookup.customers_by(text) == []


def test_at_most_eight(context: Context, as_person: AsPerson, lookup: Lookup) -> None:
    as_person("admin")
    hits = lookup.customers_by("BXA")
    assert len(hits) == len({(h.customer_id, h.vehicle_id) for h in hits}) == MOST_HITS


def test_the_vehicles_of_a_customer(lookup: Lookup, context: Context) -> None:
    vehicles = {row.number: row for row in lookup.vehicles_of(customer_id(context, "C002"))}
    assert sorted(vehicles) == ["V06", "V07", "V08", "V09"]
    assert (vehicles["V09"].terminal, vehicles["V09"].model, vehicles["V09"].warranty) == ("BXB0002", "BX-G100", "out")
    assert (vehicles["V06"].warranty, str(vehicles["V06"].bought_on)) == ("in", "2025-08-15")
    assert vehicles["V06"].symptoms == ()


def test_a_vehicle_tells_its_last_symptom(tmp_path: Path) -> None:
    workplace = stories.open_demo(tmp_path)
    stories.order_in(workplace, "registered")
    v10 = next(v for v in workplace.lookup.vehicles_of(customer_id(workplace.context, "C003")) if v.number == "V10")
    workplace.close()
    assert v10.symptoms == ("S02",)
    assert v10.last_order.startswith("WX-")


OPTIONS = [
    ("customers", "", ["C001", "C002", "C003"]),
    ("symptoms", "漂移", ["S01"]),
    ("symptoms", "offline", ["S02"]),
    ("parts", "天线", ["P-2001", "P-2002", "P-2003"]),
    ("users", "赵强", ["zhaoqiang"]),
    ("terminal_models", "", ["BX-G100", "BX-T10", "BX-V200"]),
]


@pytest.mark.parametrize(("name", "text", "values"), OPTIONS)
def test_options_of_a_reference_field(lookup: Lookup, name: str, text: str, values: list[str]) -> None:
    assert [option.value for option in lookup.options(name, text)] == values


def test_options_of_one_customer(lookup: Lookup, context: Context) -> None:
    sites = lookup.options("sites", customer=customer_id(context, "C003"))
    assert [(s.value, s.label) for s in sites] == [("C003-1", "天津蓝盾化工防腐工程有限公司")]


def test_options_of_an_unknown_list(lookup: Lookup) -> None:
    with pytest.raises(NotFound):
        lookup.options("planets")


SCANS = [
    ("BXA0007", "terminal", "BXA0007", "津C8R071"),
    ("ID:BXA0012;IMEI:860123040500844", "terminal", "BXA0012", "吴磊随车"),
    ("860123040500919", "terminal", "BXA0013", "青岛仓库"),
    ("8986042012345678905", "sim", "89860420123456789059", "BXA0007"),  # a reader that drops the last digit
    ("ICCID:89860420123456789067", "sim", "89860420123456789067", "吴磊随车"),
    ("1440012345607", "sim", "89860420123456789059", "BXA0007"),
    ("津C8R071", "vehicle", "津C8R071", None),
    ("LZGJLDR40RX000005", "vehicle", "LZGJLDR40RX000005", None),
    ("P-3001", "part", "P-3001", None),
]


@pytest.mark.parametrize(("scan", "kind", "label", "where"), SCANS)
def test_a_scan_is_known(lookup: Lookup, scan: str, kind: str, label: str, where: str | None) -> None:
    hit = lookup.recognise_scan(scan)
    assert hit is not None
    assert (hit.kind, hit.label, hit.place.name if hit.place else None) == (kind, label, where)


@pytest.mark.parametrize("scan", ["", "BXA9999", "356868000041418", "hello world", "FT1:ABC"])
def test_a_strange_scan_is_not(lookup: Lookup, scan: str) -> None:
    assert lookup.recognise_scan(scan) is None


@pytest.mark.parametrize("ask", ["customers_by", "recognise_scan", "options"])
def test_nobody_asks_without_signing_in(context: Context, ask: str) -> None:  # P39
    with pytest.raises(Forbidden):
        getattr(Lookup(context), ask)("customers")


def customer_id(context: Context, number: str) -> Id:
    with context.reading() as session:
        return session.scalars(select(Customer.id).where(Customer.number == number)).one()
