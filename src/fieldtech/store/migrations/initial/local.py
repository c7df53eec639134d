"""The tables of ``model/local.py`` as they were first."""

import sqlalchemy as sa
from alembic import op

from fieldtech.model.base import Key, Moment


def create() -> None:
    """Tables and indexes."""
    op.create_table(
        "devices",
        sa.Column("id", Key(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("certificate", sa.LargeBinary(), nullable=False),
        sa.Column("is_this", sa.Boolean(), nullable=False),
        sa.Column("seal_key", sa.LargeBinary(), nullable=True),
        sa.Column("certificate_key", sa.LargeBinary(), nullable=True),
        sa.Column("revoked_at", Moment(), nullable=True),
        sa.Column("restored_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_devices")),
    )
    op.create_table(
        "form_drafts",
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("form", "key", "login", name=op.f("pk_form_drafts")),
    )
    op.create_table(
        "mail_outbox",
        sa.Column("id", Key(), nullable=False),
        sa.Column("order_id", Key(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("attachment_sha", sa.String(), nullable=False),
        sa.Column("attachment_name", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.String(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("claimed_at", Moment(), nullable=True),
        sa.Column("sent_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_outbox")),
    )
    op.create_table(
        "outbox",
        sa.Column("dev_seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("op_id", Key(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row", sa.String(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=True),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("blobs", sa.JSON(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("params", sa.JSON(), nullable=False),
        sa.Column("hub_seq", sa.Integer(), nullable=True),
        sa.Column("acked_at", Moment(), nullable=True),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("dev_seq", name=op.f("pk_outbox")),
        sa.UniqueConstraint("op_id", name=op.f("uq_outbox_op_id")),
    )
    op.create_index("ix_outbox_result", "outbox", ["result"], unique=False)
    op.create_index("ix_outbox_state", "outbox", ["state"], unique=False)
    op.create_index(
        "ix_outbox_unsettled",
        "outbox",
        ["result", "hub_seq", "op_id"],
        unique=False,
        sqlite_where=sa.text("settled = 0"),
    )
