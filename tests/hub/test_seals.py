"""Sealed records at the hub: verified, countersigned in a chain, never changed; every edit is found (R6)."""

import random
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DBAPIError

from fieldtech.hub import state
from fieldtech.hub.batch import Batch
from fieldtech.hub.engine import Engines
from fieldtech.hub.rows import Stored, ident_of
from fieldtech.hub.seals import countersign
from fieldtech.model.canonical import canonical_json, sha256_hex
from fieldtech.sync.messages import Row
from hub.office import NOW, Laptop, Office, new


def sealed(laptop: Laptop, order: str, revision: int = 1, evidence: tuple[Row, ...] = (), **wrong: Any) -> Row:
    rows = {"entries": [row.values for row in evidence]}
    record = {
        "schema": "fieldtech-repair/1", "number": f"WX-{order[-4:]}", "revision": revision, "total": 100,
        "evidence": {"rows": {"entries": [row.key[0] for row in evidence]}, "sha256": sha256_hex(rows)},
    }  # fmt: skip
    body = canonical_json(record)
    values = {
        "order_id": order, "number": record["number"], "revision": revision, "record": body.decode(),
        "sha256": sha256_hex(record), "signature": laptop.secret.sign(body).hex(), "device_id": laptop.id,
        "amends": "", "at": NOW, "by": laptop.by,
    }  # fmt: skip
    return new("sealed_records", **(values | wrong))


def signed_orders(office: Office, count: int = 3) -> list[Row]:
    found = []
    for number in range(count):
        order = office.order(f"s{number}", "tom", "to_sign")
        note = new("entries", order_id=order, kind="ink", slot="", body={"n": number}, at=NOW, by="tom")
        office.tom.must("note", note, about=order)
        row = sealed(office.tom, order, evidence=(note,))
        office.tom.must("step_sign_off", row, about=order)
        found.append(row)
    return found


def test_a_sealed_record_is_countersigned_in_a_chain(office: Office) -> None:
    rows = signed_orders(office)
    office.desk.pull()
    assert all(office.desk.values("sealed_records", row.key[0]) == row.values for row in rows)
    assert office.hub.seal_faults() == []
    engine = create_engine(office.url)
    with engine.connect() as connection:
        links = connection.execute(text("SELECT n, previous, digest FROM hub_seals ORDER BY n")).all()
    engine.dispose()
    assert [link.n for link in links] == [1, 2, 3]
    assert [link.previous for link in links] == ["", links[0].digest, links[1].digest]


@pytest.mark.parametrize(
    "wrong",
    [
        {"record": '{"schema": "with a space"}'}, {"record": '{"a":1}'}, {"record": "no json"}, {"sha256": "0" * 64},
        {"signature": "00" * 64}, {"signature": "no hex"}, {"record": '{"total":1.5}'}, {"record": "[" * 5_000},
    ],
)  # fmt: skip
def test_what_does_not_belong_together_is_rejected(office: Office, wrong: dict[str, str]) -> None:
    order = office.order("broken", "tom", "to_sign")
    ack = office.tom.say("step_sign_off", sealed(office.tom, order, **wrong), about=order)
    reason = "op_malformed" if wrong.get("signature") == "no hex" else "seal_broken"
    assert (ack.result, ack.reason) == ("rejected", reason)


WITHOUT_SHAPE: tuple[Any, ...] = (
    {}, [], "x", 7, None, {"rows": {}}, {"rows": [], "sha256": "x"}, {"rows": {"entries": "x"}, "sha256": "x"},
    {"rows": {"entries": [7]}, "sha256": "x"}, {"rows": {"entries": [["x"]]}, "sha256": "x"}, {"sha256": "x"},
    {"rows": {"entries": None}, "sha256": "x"}, {"rows": {"entries": []}, "sha256": 7},
)  # fmt: skip


def forged(laptop: Laptop, order: str, revision: int, record: Any) -> Row:
    """Signed as it should be, by a computer the office knows."""
    body = canonical_json(record)
    said = {"record": body.decode(), "sha256": sha256_hex(record), "signature": laptop.secret.sign(body).hex()}
    return sealed(laptop, order, revision, **said)


def test_a_forged_record_does_not_end_the_examination_of_the_others(office: Office) -> None:
    sound = signed_orders(office, 2)
    order = office.order("forged", "tom", "to_sign")
    records = [{"number": "WX-1", "evidence": evidence} for evidence in WITHOUT_SHAPE] + [[], "x", 7, None]
    rows = [forged(office.tom, order, number, record) for number, record in enumerate(records, 2)]
    for row in rows:
        ack = office.tom.say("step_sign_off", row, about=order)
        assert (ack.result, ack.reason) == ("rejected", "seal_broken")
    assert office.hub.seal_faults() == []
    engines = Engines(office.url)
    with engines.writing() as connection:  # taken by a hub that did not look
        batch, found = Batch(connection, state.seq(connection)), []
        for row in rows:
            stored = Stored(row.table, row.key, row.values)
            batch.stage(stored)
            found.append((stored, office.tom.id))
        batch.keep()
        batch.write()
        state.set_seq(connection, batch.seq)
        countersign(connection, found, NOW, state.office_key(connection))
    engines.close()
    assert sorted(office.hub.seal_faults()) == sorted(ident_of(row.table, row.key) for row in rows)
    assert len(sound) == 2


def test_a_seal_of_another_computer_is_rejected_unless_that_computer_is_known(office: Office) -> None:
    order = office.order("others", "tom", "to_sign")
    other = Laptop(office.hub, ("tim",), "other")
    theirs = sealed(other, order, by="tom")
    assert office.tom.say("step_sign_off", theirs, about=order).result == "ok"
    unknown = sealed(other, order, 2, by="tom", device_id=office.tom.id)
    assert office.tom.say("step_sign_off", unknown, about=order).reason == "seal_broken"


def test_a_revision_is_sealed_once_and_a_correction_is_another_one(office: Office) -> None:
    order = office.order("twice", "tom", "to_sign")
    office.tom.must("step_sign_off", sealed(office.tom, order), about=order)
    assert office.tom.say("step_sign_off", sealed(office.tom, order), about=order).reason == "taken"
    assert office.tom.say("step_sign_off", sealed(office.tom, order, 2), about=order).result == "ok"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE hub_rows SET row_values = '{}' WHERE table_name = 'sealed_records'",
        "UPDATE hub_rows SET gone = 1 WHERE table_name = 'entries'",
        "DELETE FROM hub_rows WHERE table_name = 'entries'",
        "UPDATE hub_seals SET at = 'x'",
        "DELETE FROM hub_seals",
    ],
)
def test_the_database_itself_refuses(office: Office, statement: str) -> None:
    signed_orders(office, 1)
    engine = create_engine(office.url)
    with pytest.raises(DBAPIError, match="a fact never changes"), engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()
    assert office.hub.seal_faults() == []


def test_every_edit_past_the_guards_is_found(office: Office) -> None:
    rows = signed_orders(office)
    chance = random.Random(7)
    engine = create_engine(office.url)
    for _ in range(40):
        with engine.begin() as connection:
            undo = _edit(connection, chance)
        assert office.hub.seal_faults() != [], undo
        with engine.begin() as connection:
            connection.execute(text(undo[0]), undo[1])
    engine.dispose()
    assert office.hub.seal_faults() == []
    assert len(rows) == 3


def test_a_link_exchanged_by_who_has_the_offices_key_is_found(office: Office) -> None:
    """It is signed and sound by itself, but the next one follows another."""
    signed_orders(office)
    key = Ed25519PrivateKey.from_private_bytes(office.hub.office_key)
    engine = create_engine(office.url)
    with engine.begin() as connection:
        _drop_triggers(connection)
        names = "n, ident, device, sha256, seq, at, previous"
        link = dict(connection.execute(text(f"SELECT {names} FROM hub_seals WHERE n = 2")).one()._mapping)
        digest = sha256_hex(link | {"at": "2026-01-01T00:00:00.000Z"})
        connection.execute(
            text("UPDATE hub_seals SET at = '2026-01-01T00:00:00.000Z', digest = :digest, signature = :by WHERE n = 2"),
            {"digest": digest, "by": key.sign(bytes.fromhex(digest)).hex()},
        )
        third = connection.execute(text("SELECT ident FROM hub_seals WHERE n = 3")).scalar_one()
    engine.dispose()
    assert office.hub.seal_faults() == [third]


def _edit(connection: Connection, chance: random.Random) -> tuple[str, dict[str, Any]]:
    """Change one character of one value of evidence, a record or a link, with the triggers out of the way."""
    _drop_triggers(connection)
    table, name, key = chance.choice(
        [("hub_rows", "row_values", "ident"), ("hub_seals", "digest", "n"), ("hub_seals", "previous", "n"),
         ("hub_seals", "at", "n"), ("hub_seals", "sha256", "n"), ("hub_seals", "signature", "n")]
    )  # fmt: skip
    where = (
        "table_name IN ('sealed_records', 'entries') AND row_values LIKE '%tom%'" if table == "hub_rows" else "n > 1"
    )
    found = connection.execute(text(f"SELECT {key} AS k, {name} AS v FROM {table} WHERE {where}")).all()
    row = chance.choice(sorted(found))
    at = chance.randrange(len(row.v))
    letter = "0" if row.v[at] != "0" else "1"
    if table == "hub_rows":  # within a value, not in its syntax
        at = row.v.index('"tom"') + 1
        letter = "T"
    connection.execute(
        text(f"UPDATE {table} SET {name} = :v WHERE {key} = :k"),
        {"v": row.v[:at] + letter + row.v[at + 1 :], "k": row.k},
    )
    return f"UPDATE {table} SET {name} = :v WHERE {key} = :k", {"v": row.v, "k": row.k}


def _drop_triggers(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        for name in ("hub_facts_update", "hub_seals_update"):
            connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
    else:
        connection.execute(text("DROP TRIGGER IF EXISTS hub_facts_update ON hub_rows"))
        connection.execute(text("DROP TRIGGER IF EXISTS hub_seals_change ON hub_seals"))
