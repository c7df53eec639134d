"""The lists of orders at any size: no list walks all orders, and every page shows the same rows as a plain look."""

from datetime import timedelta

import pytest
from sqlalchemy import event, insert, select, text

import stories
from fieldtech.model.base import new_id
from fieldtech.model.customers import Customer
from fieldtech.model.machines.repair import REPAIR
from fieldtech.model.orders import CLOSED, CrewMember, Order
from fieldtech.services.orders import FILTERS, SORTS, OrderQuery
from fieldtech.services.workplace import Workplace
from prepared import act_as

MANY = 300


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    """Orders in every state, of two technicians, with and without times."""
    workplace = stories.open_demo(tmp_path_factory.mktemp("busy") / "data")
    now, context = workplace.context.now(), workplace.context
    with context.transaction() as session:
        customer = session.scalars(select(Customer.id).limit(1)).one()
        for n in range(MANY):
            key, at = new_id(), now + timedelta(hours=(n * 37) % 101 - 50)
            person = ("wulei", "zhaoqiang")[n % 2]
            row = {
                "id": key, "number": f"WX-QD01-20261118-{n:03d}", "status": REPAIR.states[n % len(REPAIR.states)],
                "customer_id": customer, "centre_code": "QD01", "created_at": at, "changed_at": at,
                "created_by": "zhaoqiang" if n % 11 == 0 else "zhoumin", "first_responder": "zhoumin",
                "technician": person, "due_arrive": at if n % 5 else None, "slot_from": at if n % 3 else None,
                "due_depart": at if n % 7 else None,
            }  # fmt: skip
            session.execute(insert(Order), row)
            session.execute(insert(CrewMember), {"order_id": key, "login": person})
        context.op(session, "test", "orders", "", {})
    return workplace


def shown(workplace: Workplace, name: str, sort: str, limit: int = 7) -> list[str]:
    rows, after = [], None
    while True:
        page = workplace.orders.page(OrderQuery(filter=name, sort=sort), after, limit)
        rows += [row.number for row in page.rows]
        if (after := page.next_key) is None:
            return rows


@pytest.mark.parametrize("login", ["zhenghao", "wulei"])
@pytest.mark.parametrize("name", FILTERS)
def test_every_sort_shows_the_same_orders_once_and_their_count(busy: Workplace, name: str, login: str) -> None:
    act_as(busy, login)
    lists = [shown(busy, name, sort) for sort in SORTS]
    assert len({frozenset(rows) for rows in lists}) == 1
    assert all(len(rows) == len(set(rows)) for rows in lists)
    assert busy.orders.counts((name,)) == {name: len(lists[0])}
    assert busy.orders.count(OrderQuery(filter=name)) == len(lists[0])


def test_the_filters_say_what_they_say(busy: Workplace) -> None:
    act_as(busy, "zhenghao")
    rows = {row.number: row.status for row in busy.orders.page(OrderQuery(filter="all"), limit=MANY).rows}
    closed = {number for number, status in rows.items() if status in CLOSED}
    assert set(shown(busy, "closed", "newest")) == closed
    assert set(shown(busy, "open", "newest")) == set(rows) - closed
    assert {rows[n] for n in shown(busy, "to_assign", "due")} == {"approved"}
    assert set(shown(busy, "overdue", "newest")) <= set(rows) - closed


def plans(workplace: Workplace, name: str, sort: str) -> list[str]:
    """What SQLite says it does for the list and its count."""
    asked: list[tuple[str, object]] = []

    def note(_c: object, _cursor: object, statement: str, parameters: object, *_rest: object) -> None:
        asked.append((statement, parameters))

    engine = workplace.context.database._readers
    event.listen(engine, "before_cursor_execute", note)
    try:
        workplace.orders.page(OrderQuery(filter=name, sort=sort))
        workplace.orders.counts((name,))
    finally:
        event.remove(engine, "before_cursor_execute", note)
    with workplace.context.reading() as session:
        raw = session.connection().connection.dbapi_connection
        assert raw is not None
        return [
            str(step[3])
            for statement, parameters in asked
            if " orders" in statement
            for step in raw.execute(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall()  # type: ignore[attr-defined]
        ]


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("name", FILTERS)
def test_no_list_sorts_or_walks_all_orders(busy: Workplace, name: str, sort: str) -> None:
    act_as(busy, "zhenghao")
    steps = plans(busy, name, sort)
    assert not [step for step in steps if step == "SCAN orders"]
    if name in ("closed", "all"):
        assert "USE TEMP B-TREE FOR ORDER BY" not in steps
    else:
        assert any("ix_orders_open_id" in step for step in steps)


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("SELECT 1 FROM photos WHERE shown_sha = 'x' OR original_sha = 'x'", "ix_photos_original_sha"),
        ("SELECT order_id FROM transitions WHERE target IN ('signed') AND at >= 'x'", "ix_transitions_target_at"),
        ("SELECT number FROM orders WHERE number > 'WX-' AND number < 'WX-:'", "sqlite_autoindex_orders"),
    ],
)
def test_what_a_page_looks_up_has_an_index(busy: Workplace, query: str, index: str) -> None:
    with busy.context.reading() as session:
        steps = [str(row[3]) for row in session.execute(text(f"EXPLAIN QUERY PLAN {query}"))]
    assert any(index in step for step in steps), steps
