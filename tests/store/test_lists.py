"""Pages follow each other without gap or double, in any order and with empty values."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from sqlalchemy import create_engine, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from fieldtech.store.database import Database
from fieldtech.store.lists import Sort, page


class Base(DeclarativeBase):
    pass


class Thing(Base):
    __tablename__ = "things"
    id: Mapped[int] = mapped_column(primary_key=True)
    due: Mapped[str | None] = mapped_column(index=True)
    rank: Mapped[int]


ROWS = some.lists(some.tuples(some.sampled_from([None, "", "a", "b", "c"]), some.integers(0, 3)), max_size=30)


@given(rows=ROWS, due_down=some.booleans(), rank_down=some.booleans(), limit=some.integers(1, 7))
@settings(max_examples=150, deadline=None)
def test_pages_are_the_whole_list_cut(
    rows: list[tuple[str | None, int]], due_down: bool, rank_down: bool, limit: int
) -> None:
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    sort = (Sort(Thing.due, due_down, nullable=True), Sort(Thing.rank, rank_down), Sort(Thing.id))
    with Session(engine) as session:
        session.add_all(Thing(id=n, due=due, rank=rank) for n, (due, rank) in enumerate(rows))
        session.flush()
        whole = list(session.scalars(select(Thing.id).order_by(*(part.order() for part in sort))))
        found: list[int] = []
        after = None
        for _ in range(len(rows) + 1):
            part = page(session, select(Thing.id), sort, lambda row: row.id, after=after, limit=limit)
            assert len(part.rows) <= limit
            found += part.rows
            after = part.next_key
            if after is None:
                break
        assert found == whole
    engine.dispose()


@pytest.fixture
def things(database: Database) -> Database:
    with database.transaction() as session:
        Base.metadata.create_all(session.connection())
        session.add_all(Thing(id=n, due=f"{n % 7}", rank=n) for n in range(450))
    return database


def test_the_total_counts_all_rows_asked_for(things: Database) -> None:
    with things.reading() as session:
        query = select(Thing).where(Thing.rank < 300)
        first = page(session, query, [Sort(Thing.id, descending=True)], lambda row: row.Thing.rank, with_total=True)
        assert (len(first.rows), first.total, first.rows[0]) == (200, 300, 299)
        second = page(session, query, [Sort(Thing.id, descending=True)], lambda row: row[0].id, after=first.next_key)
        assert (len(second.rows), second.next_key, second.total) == (100, None, None)


def test_a_later_page_starts_in_the_index(things: Database) -> None:
    seen: list[str] = []
    sort = [Sort(Thing.due), Sort(Thing.id)]
    with things.reading() as session:
        page(session, select(Thing.id), sort, lambda row: seen.append(str(row.id)), after=("3", 10), limit=5)
        plan = session.execute(
            text("EXPLAIN QUERY PLAN SELECT id FROM things WHERE due >= '3' AND (due > '3' OR due = '3' AND id > 10)")
        ).all()
    assert seen == ["17", "24", "31", "38", "45"]
    assert "SEARCH things USING" in str(plan)


def test_a_key_of_another_order_is_refused(things: Database, tmp_path: Path) -> None:
    with things.reading() as session, pytest.raises(ValueError, match="another order"):
        page(session, select(Thing.id), [Sort(Thing.id)], lambda row: row.id, after=(1, 2))
