"""Photos go on where a broken connection stopped, and an operation is confirmed only when the office has them."""

import json
import sqlite3
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy import select, text

from fieldtech.model.base import Id
from fieldtech.model.blob_names import blobs_named
from fieldtech.model.local import Op
from fieldtech.model.syncing import BlobState
from fieldtech.sync.channel import Refused, Unreachable
from fieldtech.sync.files import LEFT, NOT_THERE, Files
from fieldtech.sync.registration import pull_everything

from . import deeds
from .company import LAPTOP, OFFICE, PEOPLE, Company
from .computers import Computer

SHA = "ab" * 32

PICTURE = bytes(range(256)) * 40  # 10,240 bytes


def silent(_done: int, _total: int) -> None:
    pass


def files_of(computer: Computer, piece: int = 1_000) -> Files:
    return Files(computer.database, computer.context.blobs, computer.channel, piece)


def photographed(company: Company) -> Computer:
    """A laptop with a photo whose operation the hub has already, but not the file."""
    laptop = company.computers[LAPTOP]
    deeds.photo(laptop.context, deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[0], PICTURE)

    def no_files(where: str) -> None:
        if where.startswith("blob_state"):
            raise Unreachable()

    with pytest.raises(Unreachable):
        laptop.sync(no_files)
    return laptop


def states(computer: Computer) -> tuple[list[str], set[str]]:
    with computer.context.reading() as session:
        ops = list(session.scalars(select(Op.state).where(Op.kind == "add_photo")))
        return ops, set(session.execute(text("SELECT state FROM blob_states")).scalars())


def failing_at(nth: int, where: str) -> Any:
    seen = [0]

    def fail(here: str) -> None:
        seen[0] += here == where
        if seen[0] == nth:
            raise Unreachable()

    return fail


def test_an_operation_is_confirmed_with_its_last_file(company: Company) -> None:
    laptop = photographed(company)
    assert states(laptop) == (["handed_over"], {"here"})
    assert laptop.sync().files_up == 2
    assert states(laptop) == (["confirmed"], {"confirmed"})


def test_sending_goes_on_where_it_stopped(company: Company) -> None:
    laptop = photographed(company)
    laptop.channel.fault = failing_at(4, "put_blob!")  # the fourth piece arrives, its answer does not
    with pytest.raises(Unreachable):
        files_of(laptop).send(silent)
    sent: list[int] = []
    put = laptop.channel.put_blob

    def noted(sha: str, offset: int, data: bytes, total: int) -> int:
        sent.append(offset)
        return put(sha, offset, data, total)

    laptop.channel.put_blob = noted  # type: ignore[method-assign]
    laptop.channel.fault = lambda _where: None
    assert files_of(laptop).send(silent) == 2
    assert sent[0] == 4_000
    assert len(sent) == 7 + 11  # what was left of the first, and the whole second of 10,245 bytes


def test_fetching_goes_on_where_it_stopped(company: Company) -> None:
    photographed(company).sync()
    office = company.computers[OFFICE]
    get = office.channel.get_blob
    asked: list[int] = []

    def in_pieces(sha: str, offset: int) -> bytes:
        asked.append(offset)
        if len(asked) == 4:
            raise Unreachable()
        return get(sha, offset)[:1_000]

    office.channel.get_blob = in_pieces  # type: ignore[method-assign]
    with pytest.raises(Unreachable):
        office.sync()
    assert office.sync().files_down == 2
    assert asked[:5] == [0, 1_000, 2_000, 3_000, 3_000]
    with office.context.reading() as session:
        shas = list(session.execute(text("SELECT original_sha FROM photos")).scalars())
        assert session.execute(text("SELECT count(*) FROM blob_parts")).scalar() == 0
    assert office.context.blobs.get(shas[0]) == PICTURE


def test_what_was_damaged_on_the_way_is_fetched_again(company: Company) -> None:
    photographed(company).sync()
    office = company.computers[OFFICE]
    get = office.channel.get_blob
    office.channel.get_blob = lambda sha, offset: get(sha, offset)[::-1]  # type: ignore[method-assign]
    assert office.sync().files_down == 0
    office.channel.get_blob = get  # type: ignore[method-assign]
    assert office.sync().files_down == 2


def test_a_file_that_is_not_at_the_office_yet_is_waited_for(company: Company) -> None:
    photographed(company)
    office = company.computers[OFFICE]
    assert office.sync().files_down == 0
    assert states(office)[1] == {"wanted"}
    company.computers[LAPTOP].sync()
    assert office.sync().files_down == 2


def test_a_file_missing_here_does_not_hold_up_the_others(company: Company) -> None:
    laptop = photographed(company)
    with laptop.database.transaction() as session:
        session.execute(text("INSERT INTO blob_states VALUES (:sha, 'here')"), {"sha": "0" * 64})
    assert laptop.sync().files_up == 2
    assert states(laptop)[1] == {"here", "confirmed"}


def test_a_file_nobody_wants_does_not_hold_up_the_others(company: Company) -> None:
    """Its operation was rejected, so no row at the hub names it."""
    laptop = company.computers[LAPTOP]
    unwanted = laptop.context.blobs.put(b"nobody names this")
    with laptop.context.transaction() as session:
        session.add(BlobState(sha=unwanted, state="here"))
    for number in range(4):  # so that some come after it in the order of sending
        deeds.photo(laptop.context, deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[0], b"picture %d" % number)
    assert laptop.sync().files_up == 8
    with laptop.context.reading() as session:
        assert session.get_one(BlobState, unwanted).state == "here"


def test_the_same_picture_taken_here_is_sent_although_it_was_wanted(company: Company) -> None:
    photographed(company)
    office, other = company.computers[OFFICE], company.computers["other"]
    order = deeds.orders_here(other.context, PEOPLE["other"])[0]
    deeds.photo(other.context, order, PICTURE)
    other.database.close()
    office.sync()  # it wants the laptop's picture, which the hub has not got
    with office.database.transaction() as session:
        assert session.execute(text("SELECT DISTINCT state FROM blob_states")).scalars().all() == ["wanted"]
    for picture in (PICTURE, PICTURE + b"small"):
        office.context.blobs.put(picture)
    assert office.sync().files_down == 0
    assert office.sync().files_up == 2
    assert other.sync().files_up == 2


def test_pictures_leave_with_their_order_and_come_back_with_it(company: Company) -> None:  # R7
    laptop, office = photographed(company), company.computers[OFFICE]
    laptop.sync()
    with laptop.context.reading() as session:
        sha, order = session.execute(text("SELECT original_sha, order_id FROM photos")).one()
    deeds.reassign(office.context, Id(bytes=order), "zhaoqiang")
    office.sync()
    assert laptop.sync().agrees
    assert not laptop.context.blobs.has(sha)
    assert states(laptop)[1] == set()
    deeds.reassign(office.context, Id(bytes=order), PEOPLE[LAPTOP])
    office.sync()
    assert laptop.sync().files_down == 2
    assert laptop.context.blobs.get(sha) == PICTURE


def test_a_picture_that_got_lost_here_comes_again_with_a_full_pull(company: Company) -> None:
    laptop = photographed(company)
    laptop.sync()
    with laptop.context.reading() as session:
        sha = session.execute(text("SELECT original_sha FROM photos")).scalar_one()
    laptop.context.blobs.remove(sha)
    with laptop.database.transaction() as session:
        pull_everything(session)
    assert laptop.sync().files_down == 1
    assert laptop.context.blobs.get(sha) == PICTURE


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("photos", {"original_sha": SHA}),
        ("photos", {"shown_sha": SHA}),
        ("entries", {"kind": "evidence", "body": {"sha256": SHA}}),
        ("request_acts", {"act": "attached", "body": {"sha256": SHA}}),
        ("checklists", {"items": [{"id": "CM-01"}, {"id": "CM-02", "picture": SHA}]}),
        ("company_settings", {"value": {"documents": [{"about": "repair", "sha256": SHA}]}}),
    ],
)
def test_a_file_that_a_row_names_stays(table: str, values: dict[str, Any]) -> None:
    assert blobs_named(table, values) == {SHA}
    with closing(sqlite3.connect(":memory:")) as store:
        store.executescript(
            "CREATE TABLE blob_states (sha, state); CREATE TABLE photos (original_sha, shown_sha);"
            "CREATE TABLE entries (kind, body); CREATE TABLE request_acts (act, body);"
            "CREATE TABLE checklists (items); CREATE TABLE company_settings (value);"
            'INSERT INTO checklists VALUES (\'[{"id": "GQ-01", "picture": ""}]\');'
            "INSERT INTO company_settings VALUES ('{\"days\": 30}');"
            "INSERT INTO entries VALUES ('evidence', '{}'); INSERT INTO request_acts VALUES ('attached', '{}');"
        )
        store.execute("INSERT INTO blob_states VALUES (?, 'confirmed')", (SHA,))
        assert store.execute(str(LEFT)).fetchall() == [(SHA,)]
        plain = [json.dumps(value) if isinstance(value, dict | list) else value for value in values.values()]
        store.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({', '.join('?' for _ in plain)})", plain)
        assert store.execute(str(LEFT)).fetchall() == []


def test_a_file_the_office_has_not_is_waited_for_by_whatever_way_it_says_so() -> None:
    assert {"blob_missing", "blob_unknown"} == NOT_THERE  # hub/app.py and hub/hub.py answer one of them


def test_a_file_the_hub_refuses_for_itself_does_not_stop_the_others(company: Company) -> None:
    laptop = photographed(company)

    class Differing:
        def __init__(self, name: str) -> None:
            self._name = name

        def blob_state(self, sha: str) -> tuple[int, bool]:
            return laptop.channel.blob_state(sha)

        def put_blob(self, sha: str, offset: int, data: bytes, total: int) -> int:
            if sha == self._name:
                raise Refused("blob_hash_differs")
            return laptop.channel.put_blob(sha, offset, data, total)

    with laptop.context.reading() as session:
        first = sorted(session.execute(text("SELECT sha FROM blob_states")).scalars())[0]
    files = Files(laptop.database, laptop.context.blobs, Differing(first))  # type: ignore[arg-type]
    assert files.send(silent) == 1
    assert files_of(laptop).send(silent) == 1


def test_a_file_the_hub_has_lost_goes_there_again_before_it_may_leave(company: Company) -> None:
    laptop = photographed(company)
    laptop.sync()
    with laptop.context.transaction() as session:
        session.execute(text("INSERT INTO blob_states (sha, state) VALUES (:sha, 'confirmed')"), {"sha": SHA})

    class Lost:
        def blob_state(self, _sha: str) -> tuple[int, bool]:
            return 0, False

    assert Files(laptop.database, laptop.context.blobs, Lost()).let_go() == 0  # type: ignore[arg-type]
    with laptop.context.reading() as session:
        left = session.execute(text("SELECT state FROM blob_states WHERE sha = :sha"), {"sha": SHA}).scalar()
    assert left == "here"
