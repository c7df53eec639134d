"""The tables of ``model/cash.py`` as they were first."""

import sqlalchemy as sa
from alembic import op

from fieldtech.model.base import Key, Moment


def create() -> None:
    """Tables and indexes."""
    op.create_table(
        "collections",
        sa.Column("id", Key(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("order_id", Key(), nullable=False),
        sa.Column("fee_list_id", Key(), nullable=True),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("paper_no", sa.String(), nullable=False),
        sa.Column("payer", sa.String(), nullable=False),
        sa.Column("receipt", sa.String(), nullable=False),
        sa.Column("to_person", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("ink", sa.JSON(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["fee_list_id"], ["fee_lists.id"], name=op.f("fk_collections_fee_list_id_fee_lists")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_collections_order_id_orders")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collections")),
    )
    op.create_index("ix_collections_by_id", "collections", ["by", "id"], unique=False)
    op.create_index("ix_collections_day_id", "collections", ["day", "id"], unique=False)
    op.create_index("ix_collections_number", "collections", ["number"], unique=False)
    op.create_index(op.f("ix_collections_order_id"), "collections", ["order_id"], unique=False)
    op.create_table(
        "audit_acts",
        sa.Column("id", Key(), nullable=False),
        sa.Column("collection_id", Key(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("sheet", sa.Boolean(), nullable=False),
        sa.Column("fee_list", sa.Boolean(), nullable=False),
        sa.Column("invoice", sa.Boolean(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["collection_id"], ["collections.id"], name=op.f("fk_audit_acts_collection_id_collections")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_acts")),
    )
    op.create_index(op.f("ix_audit_acts_collection_id"), "audit_acts", ["collection_id"], unique=False)
    op.create_table(
        "invoices",
        sa.Column("id", Key(), nullable=False),
        sa.Column("collection_id", Key(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("uscc", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["collection_id"], ["collections.id"], name=op.f("fk_invoices_collection_id_collections")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoices")),
    )
    op.create_index(op.f("ix_invoices_collection_id"), "invoices", ["collection_id"], unique=False)
    op.create_table(
        "reversals",
        sa.Column("id", Key(), nullable=False),
        sa.Column("collection_id", Key(), nullable=False),
        sa.Column("receipt", sa.String(), nullable=False),
        sa.Column("from_till", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("approved_by", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["collection_id"], ["collections.id"], name=op.f("fk_reversals_collection_id_collections")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reversals")),
    )
    op.create_index(op.f("ix_reversals_collection_id"), "reversals", ["collection_id"], unique=False)
    op.create_index("ix_reversals_day", "reversals", ["day"], unique=False)
