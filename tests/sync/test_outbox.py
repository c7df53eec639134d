"""What goes out in one push, what is kept for how long, and what an answer changes."""

from datetime import timedelta
from typing import Any

from sqlalchemy import func, select, text

from fieldtech.model.base import new_id
from fieldtech.model.customers import Vehicle
from fieldtech.model.local import Op
from fieldtech.sync.messages import Ack
from fieldtech.sync.outbox import KEPT_FOR, mark_handed_over, next_batch, prune, record_acks, waiting
from fieldtech.sync.rows import insert_new

from . import deeds
from .company import LAPTOP, PEOPLE, Company
from .computers import Computer


def busy(company: Company, entries: int = 5) -> Computer:
    laptop = company.computers[LAPTOP]
    order = deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[0]
    for n in range(entries):
        deeds.entry(laptop.context, order, f"{n}" * 50)
    return laptop


def numbers(computer: Computer) -> list[int]:
    with computer.context.reading() as session:
        return list(session.scalars(select(Op.dev_seq).order_by(Op.dev_seq)))


def states(computer: Computer) -> list[str]:
    with computer.context.reading() as session:
        return list(session.scalars(select(Op.state).where(Op.kind == "note").order_by(Op.dev_seq)))


def test_a_push_holds_so_many_operations_and_so_many_bytes(company: Company) -> None:
    laptop = busy(company)
    with laptop.context.reading() as session:
        assert [op.dev_seq for op in next_batch(session, 0, most=3)] == [1, 2, 3]
        assert [op.dev_seq for op in next_batch(session, 3)] == [4, 5]
        one = next_batch(session, 0, room=1)
        assert [op.dev_seq for op in one] == [1]  # a large one goes alone rather than never
        size = len(str(one[0]))
        assert 1 < len(next_batch(session, 0, room=2 * size)) < 5
        assert waiting(session) == 5


def test_everything_goes_in_several_pushes(company: Company) -> None:
    laptop = busy(company, 3)
    sizes: list[int] = []
    push = laptop.channel.push

    def only_two(message: Any) -> Any:
        sizes.append(len(message.ops))
        kept = type(message)(message.ops[:2], message.clock, message.waiting, message.version)
        return push(kept)

    laptop.channel.push = only_two  # type: ignore[method-assign]
    assert laptop.sync().pushed == 3
    assert sizes == [3, 1]
    assert states(laptop) == ["confirmed"] * 3


def test_what_is_written_into_a_file_is_handed_over_until_it_is_answered(company: Company) -> None:
    laptop = busy(company, 2)
    with laptop.database.transaction() as session:
        ops = next_batch(session, 0)
        mark_handed_over(session, [ops[0].op_id])
    assert states(laptop) == ["handed_over", "here"]
    now = laptop.context.now()
    with laptop.database.transaction() as session:
        assert record_acks(session, [Ack(ops[0].op_id, "ok", 900), Ack(ops[1].op_id, "deferred", 901)], now) == []
    assert states(laptop) == ["confirmed", "handed_over"]
    with laptop.database.transaction() as session:  # a late answer changes nothing, an upgraded hub does
        late = [Ack(ops[0].op_id, "rejected", 900, "no"), Ack(ops[1].op_id, "ok", 950)]
        assert record_acks(session, late, now) == []
        assert session.scalars(select(Op.hub_seq).where(Op.kind == "note").order_by(Op.dev_seq)).all() == [900, 950]
    assert states(laptop) == ["confirmed", "confirmed"]


def test_a_deferred_operation_is_asked_for_again(company: Company) -> None:
    laptop = busy(company, 0)
    order = deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[0]
    with laptop.database.receiving() as session:  # past the guard of the tests, which knows all kinds of today
        laptop.context.op(session, "wink", "orders", order, {"text": "of tomorrow"})
    busy(company, 1)
    assert laptop.sync().agrees
    assert laptop.sync().pushed == 1
    with laptop.context.reading() as session:
        assert {op.kind: op.result for op in session.scalars(select(Op))} == {"wink": "deferred", "note": "ok"}


def test_confirmed_operations_are_kept_ninety_days(company: Company) -> None:
    laptop = busy(company, 3)
    laptop.sync()
    now = laptop.context.now()
    busy(company, 2)
    with laptop.database.transaction() as session:
        assert prune(session, now + KEPT_FOR - timedelta(days=1)) == 0
        assert prune(session, now + KEPT_FOR + timedelta(days=1)) == 3
    assert numbers(laptop) == [4, 5]
    company.clock.advance(KEPT_FOR * 2)
    assert laptop.sync().pushed == 2
    company.clock.advance(KEPT_FOR * 2)
    laptop.sync()
    assert numbers(laptop) == [5]  # the last one stays, else the next would be the first again
    busy(company, 1)
    assert numbers(laptop) == [5, 6]
    assert laptop.sync().agrees


def test_what_the_office_never_answered_is_kept_for_ever(company: Company) -> None:
    laptop = busy(company, 2)
    with laptop.database.transaction() as session:
        ops = next_batch(session, 0)
        record_acks(session, [Ack(ops[1].op_id, "ok", 1)], laptop.context.now())
        assert prune(session, laptop.context.now() + KEPT_FOR * 9) == 0


def test_a_long_import_goes_in_parts(company: Company) -> None:
    office = company.computers["office"]
    with office.context.transaction() as session:
        owner = session.scalars(select(Vehicle.customer_id)).first()
        rows = [
            {"id": new_id(), "number": f"W-{n}", "plate": "", "plate_order": "", "customer_id": owner}
            for n in range(4_100)
        ]
        insert_new(session, Vehicle, rows)
        office.context.op(session, "import_list", "vehicles", "", {"file": "list.xlsx"})
    with office.context.reading() as session:
        ops = session.scalars(select(Op).where(Op.kind == "import_list").order_by(Op.dev_seq)).all()
        assert [len(op.fields["rows"]) for op in ops] == [2_000, 2_000, 100]
    outcome = office.sync()
    assert outcome.agrees and outcome.pushed == 3
    assert company.computers["second"].sync().agrees
    with company.computers["second"].context.reading() as session:
        assert session.scalar(select(func.count()).select_from(Vehicle)) == 4_101
        assert session.scalar(text("SELECT count(*) FROM sync_shadow")) == 0


def test_a_clock_that_is_ahead_forgets_nothing_before_its_time(company: Company) -> None:  # R10
    laptop = busy(company, 3)
    laptop.sync()
    right = laptop.context.clock
    laptop.context.clock = lambda: right() + KEPT_FOR * 2
    busy(company, 1)
    laptop.sync()
    laptop.context.clock = right
    assert numbers(laptop) == [1, 2, 3, 4]
