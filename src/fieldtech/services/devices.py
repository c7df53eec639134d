"""The computers whose seals are trusted; this one has its keys in the encrypted database."""

import re
from datetime import datetime
from importlib import import_module
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldtech.errors import Invalid, Problem
from fieldtech.model.cash_tables import ReceiptBlock
from fieldtech.model.local import Device, Op
from fieldtech.services.context import Context

UNNAMED = "this computer"
"""What a computer is called until somebody names it."""
_CODE = re.compile(r"[A-Z]{0,2}")
_RAW = serialization.Encoding.Raw


class Devices:
    """Making this computer's keys once, and pinning those of others."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def ensure_this(self) -> None:
        """Make the Ed25519 seal key and the P-256 certificate of this computer if it has none."""
        with self._context.reading() as session:
            if session.scalar(select(Device.id).where(Device.is_this)):
                return
        seal = Ed25519PrivateKey.generate()
        signature: Any = import_module("fieldtech.sheets.signature")  # slow to import and needed once in a life
        key_pem, certificate_pem = signature.make_device_certificate("fieldtech device")
        raw = seal.private_bytes(_RAW, serialization.PrivateFormat.Raw, serialization.NoEncryption())
        with self._context.transaction() as session:
            session.add(
                Device(
                    name=UNNAMED,
                    public_key=seal.public_key().public_bytes(_RAW, serialization.PublicFormat.Raw),
                    certificate=certificate_pem,
                    is_this=True,
                    seal_key=raw,
                    certificate_key=key_pem,
                )
            )

    def code(self) -> str:
        """What this computer adds to the centre's code in the numbers it gives; nothing on the first one."""
        with self._context.reading() as session:
            return this_device(session).code

    def set_code(self, code: str) -> None:
        """Give each further computer a letter or two of its own, so that two without network never give one number.

        Raises Forbidden, Invalid for anything else.
        """
        self._context.require("edit_company")
        if not _CODE.fullmatch(code):
            raise Invalid([Problem("code", "computer_code")])
        with self._context.transaction() as session:
            this_device(session).code = code

    def trusted(self) -> tuple[list[bytes], list[bytes]]:
        """The certificates (PEM) of all devices not revoked, and the Ed25519 public keys (32 bytes) of all.

        The key of a code alone proves nothing: the sheet it is on is signed, and its record stands here.
        """
        with self._context.reading() as session:
            devices = session.scalars(select(Device)).all()
            return [d.certificate for d in devices if d.revoked_at is None], [d.public_key for d in devices]

    def revoked(self) -> list[tuple[bytes, datetime]]:
        """The certificates (PEM) of the others, and since when."""
        with self._context.reading() as session:
            devices = session.scalars(select(Device).where(Device.revoked_at.is_not(None))).all()
            return [(d.certificate, d.revoked_at) for d in devices if d.revoked_at is not None]


def this_device(session: Session) -> Device:
    """The row of this computer, with its private keys."""
    return session.scalars(select(Device).where(Device.is_this)).one()


def note_restored(session: Session, now: datetime) -> None:
    """This computer's data came from a copy: blocks of receipt numbers issued before are not used here any more.

    A clock that was set back does not turn that around: it is never before anything the copy knows.
    """
    device = session.scalars(select(Device).where(Device.is_this)).first()
    known = (session.scalar(select(func.max(column))) for column in (ReceiptBlock.issued_at, Op.at))
    if device is not None:
        device.restored_at = max([now, *(moment for moment in known if moment is not None)])


def seal_key(device: Device) -> Ed25519PrivateKey:
    """The Ed25519 key that seals records on this computer."""
    if device.seal_key is None:
        raise ValueError("only this computer's device has a private key")
    return Ed25519PrivateKey.from_private_bytes(device.seal_key)
