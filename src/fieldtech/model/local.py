"""What belongs to this computer: the outbox of operations, its devices, form drafts and mail to send."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from fieldtech.model.base import Base, Id, new_id


class Op(Base):
    """An intention on its way to the office, in device order (see design: sync).

    ``state`` is here, handed_over (in a written file, or sent while files it names are not), confirmed or refused.
    ``result``, ``reason`` and ``hub_seq`` are the hub's answer. ``settled`` means that the rows of this computer
    show what the hub made of it; until then it is replayed over what the hub says.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_unsettled", "result", "hub_seq", "op_id", sqlite_where=text("settled = 0")),
        Index("ix_outbox_result", "result"),
        Index("ix_outbox_state", "state"),
    )

    dev_seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    op_id: Mapped[Id] = mapped_column(unique=True, default=new_id)
    version: Mapped[int] = mapped_column(default=1)
    kind: Mapped[str]
    table: Mapped[str] = mapped_column("table_name")
    row: Mapped[str]
    base: Mapped[int | None]
    fields: Mapped[dict[str, Any]]
    at: Mapped[datetime]
    by: Mapped[str]
    state: Mapped[str] = mapped_column(default="here")
    blobs: Mapped[list[Any]] = mapped_column(default=list)
    result: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    params: Mapped[dict[str, Any]] = mapped_column(default=dict)
    hub_seq: Mapped[int | None]
    acked_at: Mapped[datetime | None]
    settled: Mapped[bool] = mapped_column(default=False)


class Device(Base):
    """A computer whose seals are trusted; the private keys are only in the row of this computer.

    ``code`` follows the centre's code in the numbers of the orders made there: ``WX-QD01B-20261121-003``.
    ``restored_at`` is when this computer's data were last put back from a copy: what it did after the copy it does not
    know, and so it gives no receipt of a block issued before.
    """

    __tablename__ = "devices"

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str]
    code: Mapped[str] = mapped_column(default="")
    public_key: Mapped[bytes]
    certificate: Mapped[bytes]
    is_this: Mapped[bool] = mapped_column(default=False)
    seal_key: Mapped[bytes | None]
    certificate_key: Mapped[bytes | None]
    revoked_at: Mapped[datetime | None]
    restored_at: Mapped[datetime | None]


class FormDraft(Base):
    """What someone is typing, written through, so that a crash gives it back."""

    __tablename__ = "form_drafts"

    form: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[dict[str, Any]]
    version: Mapped[int] = mapped_column(default=1)
    at: Mapped[datetime]


class Mail(Base):
    """A message with a sheet waiting to be sent by SMTP."""

    __tablename__ = "mail_outbox"

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    order_id: Mapped[Id]
    recipient: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str]
    attachment_sha: Mapped[str]
    attachment_name: Mapped[str]
    state: Mapped[str] = mapped_column(default="waiting")
    tries: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str] = mapped_column(default="")
    made_at: Mapped[datetime]
    claimed_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
