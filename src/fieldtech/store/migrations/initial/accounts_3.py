"""The tables of ``model/accounts.py`` as they were first."""

import sqlalchemy as sa
from alembic import op

from fieldtech.model.base import Key, Moment


def create() -> None:
    """Tables and indexes."""
    op.create_table(
        "fee_changes",
        sa.Column("id", Key(), nullable=False),
        sa.Column("order_id", Key(), nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column("cents", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("approved_by", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("said_at", Moment(), nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_fee_changes_order_id_orders")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee_changes")),
    )
    op.create_index(op.f("ix_fee_changes_order_id"), "fee_changes", ["order_id"], unique=False)
    op.create_table(
        "fee_lists",
        sa.Column("id", Key(), nullable=False),
        sa.Column("order_id", Key(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("schedule", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("agreed_cents", sa.Integer(), nullable=True),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.Column("total_cents", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_fee_lists_order_id_orders")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee_lists")),
    )
    op.create_index("ix_fee_lists_day_order_id", "fee_lists", ["day", "order_id"], unique=False)
    op.create_index(op.f("ix_fee_lists_number"), "fee_lists", ["number"], unique=False)
    op.create_index(op.f("ix_fee_lists_order_id"), "fee_lists", ["order_id"], unique=False)
    op.create_table(
        "fee_words",
        sa.Column("id", Key(), nullable=False),
        sa.Column("order_id", Key(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("approved_by", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("said_at", Moment(), nullable=True),
        sa.Column("expected", sa.Date(), nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_fee_words_order_id_orders")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee_words")),
    )
    op.create_index(op.f("ix_fee_words_order_id"), "fee_words", ["order_id"], unique=False)
