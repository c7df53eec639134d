"""Search finds exactly what LIKE finds on the normalised text, and never more."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some
from sqlalchemy import Column, LargeBinary, MetaData, String, Table, bindparam, insert, select, update
from sqlalchemy.orm import Session

from fieldtech.store import search
from fieldtech.store.database import Database
from fieldtech.store.lists import PageKey, Sort
from fieldtech.store.search_page import CHUNK, page_of_found

metadata = MetaData()
orders = Table("orders", metadata, Column("id", LargeBinary, primary_key=True), Column("due", String))
parts = Table("parts", metadata, Column("no", String, primary_key=True))


@pytest.fixture
def session(tmp_path: Path, key: bytes) -> Iterator[Session]:
    database = Database(tmp_path / "search.db", key)
    with database.transaction() as session:
        metadata.create_all(session.connection())
        for statement in search.DDL:
            session.connection().exec_driver_sql(statement)
        yield session
    database.close()


def _found(session: Session, query: str, kind: str = "order") -> set[bytes] | None:
    found = search.match(session, kind, query)
    if found is None:
        return None
    return set(session.scalars(select(orders.c.id).where(found.condition(orders.c.id))))


def _put(session: Session, *texts: str, kind: str = "order") -> bytes:
    ref = uuid.uuid4()
    session.execute(insert(orders).values(id=ref.bytes))
    search.index(session, kind, ref, texts)
    return ref.bytes


LETTERS = "abz019粤深圳市公司物流有限𠮷䶮𬭎 -·ABé'\"*（）%_"
TEXT = some.text(some.sampled_from(LETTERS), max_size=9)


@given(documents=some.lists(some.lists(TEXT, max_size=3), min_size=1, max_size=6), data=some.data())
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_recall_and_precision_equal_like(session: Session, documents: list[list[str]], data: some.DataObject) -> None:
    query = data.draw(TEXT | _piece(documents))
    kind = uuid.uuid4().hex  # each example has documents of its own
    known = [(_put(session, *texts, kind=kind), texts) for texts in documents]
    words = [word for word in map(search.normalise, query.split()) if word]
    if not words:
        assert _found(session, query, kind) == (set() if query.strip() else None)
        return
    expected = {ref for ref, texts in known if all(_like(texts, word) for word in words)}
    assert _found(session, query, kind) == expected


@given(text=some.text(max_size=12), data=some.data())
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_piece_of_any_unicode_text_finds_it(session: Session, text: str, data: some.DataObject) -> None:
    whole = search.normalise(text)
    if whole:
        ref = _put(session, text, kind="any")
        start = data.draw(some.integers(0, len(whole) - 1))
        found = search.match(session, "any", whole[start : data.draw(some.integers(start + 1, len(whole)))])
        assert found is not None
        assert ref in set(session.scalars(select(orders.c.id).where(found.condition(orders.c.id))))


def _like(texts: list[str], word: str) -> bool:
    return any(word in search.normalise(text) for text in texts)


@some.composite
def _piece(draw: some.DrawFn, documents: list[list[str]]) -> str:
    text = draw(some.sampled_from([text for texts in documents for text in texts] or [""]))
    start = draw(some.integers(0, len(text)))
    return text[start : draw(some.integers(start, len(text)))]


@pytest.mark.parametrize(
    "query",
    ["公", "限公", "有限公司", "粤B", "粤B1", "b1234", "1234", "粤b·12345", "粤 B 12345", "ＷＸ－TJ01", "4321", "54321",
     "䶮", "𠮷", "𬭎", "5", "鑫達 4321", "SIM卡", "im卡"],
)  # fmt: skip
def test_what_people_type_is_found(session: Session, query: str) -> None:
    ref = _put(
        session, "深圳鑫達物流有限公司", "粤B·12345", "860123456754321", "WX-TJ01-20261118-002", "马䶮𠮷𬭎", "更换SIM卡"
    )
    other = _put(session, "nothing of it", "空")
    assert _found(session, query) == {ref}
    assert other not in (_found(session, query) or set())


@pytest.mark.parametrize("query", ["不存在", "公限", "粤c", "12354", "达公", "zz"])
def test_nothing_found(session: Session, query: str) -> None:
    _put(session, "深圳鑫达物流有限公司", "粤B12345")
    assert _found(session, query) == set()


@pytest.mark.parametrize("query", ["%", "_", "-", " · - ", "???"])
def test_signs_alone_find_nothing(session: Session, query: str) -> None:
    _put(session, "100% _-·???")
    match = search.match(session, "order", query)
    assert match is not None and _found(session, query) == set()
    assert match.among(session, [uuid.uuid4()]) == set() and session.execute(match.newest(5)).all() == []


@pytest.mark.parametrize("query", ["", "  "])
def test_nothing_asked_is_no_restriction(session: Session, query: str) -> None:
    assert search.match(session, "order", query) is None


def test_a_word_is_not_found_across_two_texts(session: Session) -> None:
    _put(session, "ab", "cd")
    _put(session, "深", "圳")
    assert (_found(session, "abcd"), _found(session, "深圳"), _found(session, "bc")) == (set(), set(), set())


def test_indexing_again_replaces_and_removing_forgets(session: Session) -> None:
    ref = uuid.uuid4()
    session.execute(insert(orders).values(id=ref.bytes))
    search.index(session, "order", ref, ["old plate"])
    search.index(session, "order", ref, ["new plate"])
    assert (_found(session, "old"), _found(session, "new")) == (set(), {ref.bytes})
    search.remove(session, "order", ref)
    search.remove(session, "order", ref)
    assert _found(session, "new") == set()


def test_kinds_are_apart_and_keys_may_be_text(session: Session) -> None:
    session.execute(insert(parts).values(no="P-100"))
    search.index(session, "part", "P-100", ["Fuse 5A", "保险丝"])
    assert _found(session, "保险") == set()
    found = search.match(session, "part", "fuse")
    assert found is not None
    assert list(session.scalars(select(parts.c.no).where(found.condition(parts.c.no)))) == ["P-100"]


def test_the_newest_come_first_as_suggestions(session: Session) -> None:
    refs = [_put(session, f"王{n}") for n in range(5)]
    found = search.match(session, "order", "王")
    assert found is not None
    assert list(session.scalars(found.newest(3))) == refs[:1:-1]


def test_many_hits_are_found_like_few(session: Session) -> None:
    refs = [_put(session, "公司" if n % 3 else "车队") for n in range(search.FEW * 5 // 4)]
    expected = {ref for n, ref in enumerate(refs) if n % 3}
    assert len(expected) <= search.FEW < len(refs)
    assert _found(session, "公") == expected
    more = {_put(session, "公司") for _ in range(search.FEW)}
    found = search.match(session, "order", "公")
    assert found is not None
    assert found.count == search.FEW + 1
    assert _found(session, "公") == expected | more


@pytest.mark.parametrize("every", [1, 2, 7])  # all rows, half of them, too few for one look
@pytest.mark.parametrize("in_order", [True, False])  # as they were indexed, or anyhow
def test_pages_of_a_search_are_the_whole_list_cut(session: Session, every: int, in_order: bool) -> None:
    refs = [_put(session, "公司" if n % every == 0 else "车队") for n in range(CHUNK + 200)]
    place = refs if in_order else sorted(refs)
    session.execute(
        update(orders).where(orders.c.id == bindparam("ref")).values(due=bindparam("at")),
        [{"ref": ref, "at": f"{n:06d}"} for n, ref in enumerate(place)],
    )
    found = search.match(session, "order", "公司")
    assert found is not None
    found = replace(found, count=search.FEW + 1)  # taken for many
    expected = [ref for ref in place if ref in _found(session, "公司")]  # type: ignore[operator]
    cut: list[bytes] = []
    after: PageKey | None = None
    while after or not cut:
        sort = [Sort(orders.c.due)]
        some_rows = page_of_found(session, select(orders.c.id), orders.c.id, found, sort, after=after, limit=150)
        cut += some_rows.rows
        after = some_rows.next_key
    assert cut == expected


@example("粤B·12-345", "粤b12345")
@example("ｗｘ １", "wx1")
@given(some.text(max_size=5), some.just(""))
def test_normalising(text: str, expected: str) -> None:
    once = search.normalise(text)
    assert not expected or once == expected
    assert " " not in once
    assert "-" not in once
