"""A thousand edits of what was sealed: on the laptop's disk, in the PDF, in what it carries, at the hub. All are found.

R6. Whoever edits has every key and has taken the guards of the database away; only what was signed gives him away.
"""

import io
import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, create_engine, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from fieldtech.errors import FieldtechError
from fieldtech.hub import seals
from fieldtech.hub.config import hub_folder, load_config
from fieldtech.hub.rows import ident_of
from fieldtech.model.canonical import canonical_json
from fieldtech.model.orders import SealedRecord
from fieldtech.services.devices import Devices
from fieldtech.services.sealing import EVIDENCE, is_intact
from fieldtech.sheets.carrier import read_cargo
from fieldtech.sheets.verify import verify_sheet
from fieldtech.store.triggers import drop_triggers
from fieldtech.sync.envelope import MAGIC

from .firms import Firm, copied, online

MANY = 125  # in each place, twice
ROW = ["gone", "ident", *["row_values"] * 5]
LINK = ["n", "ident", "device", "sha256", "seq", "at", "previous", "digest", "signature"]
Edits = Iterator[tuple[str, bool]]
"""What was done, and whether it was seen."""
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


@dataclass(frozen=True)
class Kept:
    """A sealed order on the van and at the hub, and its sheet."""

    firm: Firm
    sheet: bytes
    certificates: list[bytes]
    keys: list[bytes]


@pytest.fixture(scope="module")
def kept(signed_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    firm = copied(signed_template, tmp_path_factory.mktemp("kept"))
    firm.van.access.sign_in("wulei", "0000")
    sheet = firm.van.sheets.write(firm.order, folder=firm.folder).path.read_bytes()
    online(firm.hub, firm.van).run()
    certificates, keys = Devices(firm.van.context).trusted()
    yield Kept(firm, sheet, certificates, keys)
    firm.close()


def other_text(value: str, dice: random.Random) -> str:
    """Another time, or the text with one character changed, put in or left out."""
    if _TIME.fullmatch(value):
        later = datetime.fromisoformat(value) + timedelta(seconds=dice.choice((-1, 1)) * dice.randrange(1, 9_999))
        return later.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if not value:
        return "x"
    at = dice.randrange(len(value))
    letter = "7" if value[at] != "7" else "3"
    return dice.choice((value[:at] + letter + value[at + 1 :], value[:at] + letter + value[at:], value[1:] + "~"))


def other(value: Any, dice: random.Random) -> Any:
    """A value like this one, and never this one."""
    match value:
        case bool():
            return not value
        case int():
            return value + dice.choice((-1, 1, 1_000))
        case str():
            return other_text(value, dice)
        case bytes():
            at = dice.randrange(len(value))
            return value[:at] + bytes([value[at] ^ 1 << dice.randrange(8)]) + value[at + 1 :]
        case list() | dict() if value:
            key = dice.choice(sorted(value) if isinstance(value, dict) else range(len(value)))
            changed = value.copy()
            if dice.random() < 0.2:
                del changed[key]
            else:
                changed[key] = other(value[key], dice)
            return changed
    return "something"  # for nothing, or an empty list


def edit(connection: Connection, dice: random.Random, table: str, columns: list[str], where: str) -> str:
    """One column of one row, or the whole row; what was done."""
    rows = connection.execute(text(f'SELECT rowid FROM "{table}" WHERE {where} ORDER BY rowid')).scalars().all()
    here = {"id": dice.choice(rows)}
    if dice.random() < 0.1:
        connection.execute(text(f'DELETE FROM "{table}" WHERE rowid = :id'), here)
        return f"{table} gone"
    column = dice.choice(columns)
    was = connection.execute(text(f'SELECT "{column}" FROM "{table}" WHERE rowid = :id'), here).scalar_one()
    is_json = column in ("body", "row_values")
    new = json.dumps(other(json.loads(was), dice), ensure_ascii=False) if is_json else other(was, dice)
    connection.execute(text(f'UPDATE "{table}" SET "{column}" = :new WHERE rowid = :id'), {**here, "new": new})
    return f"{table}.{column}: {was!r:.80} -> {new!r:.80}"


def rows_of_the_laptop(kept: Kept, dice: random.Random) -> Edits:
    """``id``, ``at`` and ``by`` of a sealed record itself are in the hub's chain, not in the computer's signature."""
    database = kept.firm.van.context.database
    with database.restructuring() as connection:
        drop_triggers(connection)
        with Session(connection) as session:
            row = session.scalars(select(SealedRecord)).one()
            named = {**json.loads(row.record)["evidence"]["rows"], SealedRecord.__tablename__: [row.id.hex]}
        for _ in range(MANY):
            kind = dice.choice((*EVIDENCE, SealedRecord))
            columns = {column.name for column in inspect(kind).columns}
            if kind is SealedRecord:
                columns -= {"id", "at", "by"}
            step = connection.begin_nested()
            keys = ", ".join(f"x'{key}'" for key in named[kind.__tablename__])
            done = edit(connection, dice, kind.__tablename__, sorted(columns), f"id IN ({keys})")
            yield done, not intact(connection)
            step.rollback()
        assert intact(connection)
        connection.rollback()


def intact(connection: Connection) -> bool:
    """As the check of a sheet asks the database: by the number and revision that stand on it."""
    with Session(connection) as session:
        try:
            row = session.scalar(select(SealedRecord))
            return row is not None and is_intact(session, row)
        except (ValueError, TypeError, LookupError, AttributeError, SQLAlchemyError):
            return False  # what was written there cannot even be read; the check says so


def record_in_the_sheet(kept: Kept, dice: random.Random) -> Edits:
    with pikepdf.open(io.BytesIO(kept.sheet)) as document:
        raw = document.Root.AF[0].EF.F.read_raw_bytes()
        record = json.loads(document.Root.AF[0].EF.F.read_bytes())
        start = kept.sheet.index(raw)
        for number in range(MANY):
            if number % 5:  # in the file as it lies there
                at = start + dice.randrange(len(raw))
                done, pdf = f"byte {at}", changed(kept.sheet, at, dice)
            else:  # written anew by a program that knows its way about
                stream = document.Root.AF[0].EF.F
                stream.write(canonical_json(other(record, dice)))
                out = io.BytesIO()
                document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
                done, pdf = "written anew", out.getvalue()
            yield done, not genuine(kept, pdf)


def bundle_in_the_sheet(kept: Kept, dice: random.Random) -> Edits:
    start = kept.sheet.index(MAGIC)
    with pikepdf.open(io.BytesIO(kept.sheet)) as document:
        length = len(document.Root.AF[1].EF.F.read_raw_bytes())
    for _ in range(MANY):
        at = start + dice.randrange(length)
        pdf = changed(kept.sheet, at, dice)
        yield f"byte {at}", not genuine(kept, pdf) and not brings(kept, pdf)


def changed(data: bytes, at: int, dice: random.Random) -> bytes:
    return data[:at] + bytes([data[at] ^ 1 << dice.randrange(8)]) + data[at + 1 :]


def genuine(kept: Kept, pdf: bytes) -> bool:
    return verify_sheet(pdf, trusted_certs=kept.certificates, trusted_keys=kept.keys).ok


def brings(kept: Kept, pdf: bytes) -> bool:
    try:
        read_cargo(pdf, kept.certificates)
    except FieldtechError:
        return False
    return True


def chain_of_the_hub(kept: Kept, dice: random.Random) -> Edits:
    folder = hub_folder(kept.firm.office.context.folder.root)
    engine = create_engine(load_config(folder).database)
    office = Ed25519PrivateKey.from_private_bytes(kept.firm.hub.office_key).public_key()
    with engine.connect() as connection, connection.begin() as all_of_it:
        for name in ("hub_facts_update", "hub_facts_delete", "hub_seals_update", "hub_seals_delete"):
            connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
        idents = ", ".join(f"'{ident}'" for ident in sealed_idents(connection))
        for number in range(MANY):
            step = connection.begin_nested()
            if number % 2:
                done = edit(connection, dice, "hub_seals", LINK, "1")
            else:
                done = edit(
                    connection, dice, "hub_rows", ["gone", "ident", *["row_values"] * 5], f"ident IN ({idents})"
                )
            yield done, list(seals.faults(connection, office)) != []
            step.rollback()
        assert list(seals.faults(connection, office)) == []
        all_of_it.rollback()
    engine.dispose()


def sealed_idents(connection: Connection) -> list[str]:
    """The record of the order and every row it was made from."""
    query = "SELECT ident, row_values FROM hub_rows WHERE table_name = 'sealed_records'"
    ident, values = connection.execute(text(query)).one()
    rows = json.loads(json.loads(values)["record"])["evidence"]["rows"]
    return [ident, *(ident_of(table, [key]) for table, keys in rows.items() for key in keys)]


@pytest.mark.parametrize("seed", [6, 60])
@pytest.mark.parametrize("edits", [rows_of_the_laptop, record_in_the_sheet, bundle_in_the_sheet, chain_of_the_hub])
def test_every_edit_of_what_was_sealed_is_found(
    edits: Callable[[Kept, random.Random], Edits], seed: int, kept: Kept
) -> None:
    """R6: a thousand in four places."""
    assert genuine(kept, kept.sheet) and brings(kept, kept.sheet)
    found = list(edits(kept, random.Random(seed)))
    assert len(found) == MANY
    assert [done for done, seen in found if not seen] == []
    assert len({done for done, _seen in found}) > MANY // 5  # they are not all the same
