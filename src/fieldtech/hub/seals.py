"""Sealed records at the hub: checked as they come, and countersigned in a chain that nobody can mend unseen."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlalchemy import Connection, select

from fieldtech.hub.engine import among, put
from fieldtech.hub.refs import singles_said
from fieldtech.hub.rows import Stored, ident_of, stored_of
from fieldtech.hub.tables import DEVICES, REFS, ROWS, SEALS
from fieldtech.hub.verdict import Reject
from fieldtech.model.canonical import canonical_json, sha256_hex
from fieldtech.sync.keys import is_signed
from fieldtech.sync.messages import Values

TABLE = "sealed_records"


def require_sealed(values: Values, keys: dict[str, bytes], own: bytes) -> None:
    """Record, hash and signature belong together; raises Reject. ``own`` is the key of the computer that sends.

    A signature says who made a record and not that it is one: what it names as evidence is looked at too, or one
    forged record would end the examination of all others.
    """
    text, sha = str(values.get("record")), str(values.get("sha256"))
    try:
        record = json.loads(text)
        if canonical_json(record) != text.encode() or hashlib.sha256(text.encode()).hexdigest() != sha:
            raise Reject("seal_broken")
        signature = bytes.fromhex(str(values.get("signature")))
    except (ValueError, TypeError, RecursionError) as error:
        raise Reject("seal_broken") from error
    if not isinstance(record, dict) or ("evidence" in record and _evidence(record["evidence"]) is None):
        raise Reject("seal_broken")
    trusted = {own, keys.get(str(values.get("device_id")), own)}
    if not any(is_signed(key, signature, text.encode()) for key in trusted):
        raise Reject("seal_broken")


def keys_of(connection: Connection) -> dict[str, bytes]:
    """The public key of every computer that ever registered."""
    return {row.id: row.public_key for row in connection.execute(select(DEVICES.c.id, DEVICES.c.public_key))}


def countersign(connection: Connection, came: list[tuple[Stored, str]], at: str, key: Ed25519PrivateKey) -> None:
    """Add records that just came, each from a computer, to the end of the chain."""
    last = connection.execute(select(SEALS).order_by(SEALS.c.n.desc()).limit(1)).first()
    number, previous = (last.n, last.digest) if last else (0, "")
    links = []
    for row, device in sorted(came, key=lambda one: one[0].seq):
        number += 1
        link = _link(number, row.ident, device, sha256_hex(row.values), row.seq, at, previous)
        previous = sha256_hex(link)
        links.append((*link.values(), previous, key.sign(bytes.fromhex(previous)).hex()))
    put(connection, SEALS, links)


def order_sealed(connection: Connection, number: str, revision: int, sha: str) -> str:
    """The order of the sealed record with this number, revision and hash; "" where it is not here."""
    for kind, ref in singles_said(TABLE, {"number": number, "revision": revision}):
        named = select(REFS.c.ident).where(REFS.c.kind == kind, REFS.c.ref == ref)
        for row in connection.execute(select(ROWS).where(ROWS.c.ident.in_(named), ROWS.c.gone == 0)):
            values = stored_of(row).values
            if values.get("sha256") == sha:
                return str(values.get("order_id", ""))
    return ""


def faults(connection: Connection, office: Ed25519PublicKey) -> Iterator[str]:
    """What is wrong with the chain or with what was sealed, by ident; nothing when all is as it came."""
    previous = ""
    keys, office_key = keys_of(connection), office.public_bytes_raw()
    for number, seal in enumerate(connection.execute(select(SEALS).order_by(SEALS.c.n)), start=1):
        link = _link(seal.n, seal.ident, seal.device, seal.sha256, seal.seq, seal.at, seal.previous)
        sound = seal.n == number and seal.previous == previous and sha256_hex(link) == seal.digest
        signed = sound and _is_countersigned(seal, office_key)
        if not signed or not _is_as_sealed(connection, seal, keys):
            yield seal.ident
        previous = seal.digest
    wanted = select(ROWS.c.ident).where(ROWS.c.table_name == TABLE)
    yield from set(connection.scalars(wanted)) - set(connection.scalars(select(SEALS.c.ident)))


def _is_countersigned(seal: Any, key: bytes) -> bool:
    try:
        return is_signed(key, bytes.fromhex(seal.signature), bytes.fromhex(seal.digest))
    except ValueError:  # no hexadecimal digits any more
        return False


def _is_as_sealed(connection: Connection, seal: Any, keys: dict[str, bytes]) -> bool:
    found = connection.execute(select(ROWS).where(ROWS.c.ident == seal.ident)).first()
    if found is None or found.gone or found.seq != seal.seq:
        return False
    row = stored_of(found)
    try:
        require_sealed(row.values, keys, keys.get(seal.device, b""))
    except Reject:
        return False
    return sha256_hex(row.values) == seal.sha256 and _evidence_stands(connection, json.loads(row.values["record"]))


def _evidence_stands(connection: Connection, record: Any) -> bool:
    """The rows behind the record, as far as they came with it, are what was sealed."""
    if "evidence" not in record:
        return True
    evidence = _evidence(record["evidence"])
    if evidence is None:
        return False
    listed, sha = evidence
    named = [ident_of(table, [key]) for table, ids in listed.items() for key in ids]
    query = select(ROWS).where(among(connection, ROWS.c.ident, named), ROWS.c.gone == 0)
    found = {row.ident: stored_of(row).values for row in connection.execute(query)}
    rows = {
        table: [found[ident] for key in ids if (ident := ident_of(table, [key])) in found]
        for table, ids in listed.items()
    }
    return len(found) == len(named) and sha256_hex(rows) == sha


def _evidence(said: Any) -> tuple[dict[str, list[str]], str] | None:
    """The keys of the rows behind a record by table, and the hash over them; None for anything of another shape."""
    rows, sha = (said.get("rows"), said.get("sha256")) if isinstance(said, dict) else (None, None)
    if not isinstance(rows, dict) or not isinstance(sha, str):
        return None
    lists = all(isinstance(keys, list) and all(isinstance(key, str) for key in keys) for keys in rows.values())
    return (rows, sha) if lists else None


def _link(number: int, ident: str, device: str, sha: str, seq: int, at: str, previous: str) -> dict[str, Any]:
    return {
        "n": number, "ident": ident, "device": device, "sha256": sha, "seq": seq, "at": at, "previous": previous,
    }  # fmt: skip
