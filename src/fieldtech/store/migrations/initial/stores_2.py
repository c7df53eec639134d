"""The tables of ``model/stores.py`` as they were first."""

import sqlalchemy as sa
from alembic import op

from fieldtech.model.base import Key, Moment


def create() -> None:
    """Tables and indexes."""
    op.create_table(
        "stock_slips",
        sa.Column("id", Key(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("order_id", Key(), nullable=True),
        sa.Column("giver", sa.String(), nullable=False),
        sa.Column("taker", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("undoes", Key(), nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_stock_slips_order_id_orders")),
        sa.ForeignKeyConstraint(["undoes"], ["stock_slips.id"], name=op.f("fk_stock_slips_undoes_stock_slips")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_slips")),
        sa.UniqueConstraint("number", name=op.f("uq_stock_slips_number")),
        sa.UniqueConstraint("undoes", name=op.f("uq_stock_slips_undoes")),
    )
    op.create_index("ix_stock_slips_kind_at", "stock_slips", ["kind", "at"], unique=False)
    op.create_index(op.f("ix_stock_slips_order_id"), "stock_slips", ["order_id"], unique=False)
    op.create_table(
        "stock_counts",
        sa.Column("id", Key(), nullable=False),
        sa.Column("location_code", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("opened_by", sa.String(), nullable=False),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.Column("closed_by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("slip_id", Key(), nullable=True),
        sa.ForeignKeyConstraint(
            ["location_code"], ["stock_locations.code"], name=op.f("fk_stock_counts_location_code_stock_locations")
        ),
        sa.ForeignKeyConstraint(["slip_id"], ["stock_slips.id"], name=op.f("fk_stock_counts_slip_id_stock_slips")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_counts")),
    )
    op.create_index("ix_stock_counts_state", "stock_counts", ["state"], unique=False)
    op.create_table(
        "stock_transfers",
        sa.Column("id", Key(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("giver", sa.String(), nullable=False),
        sa.Column("taker", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("offered_at", Moment(), nullable=False),
        sa.Column("answered_at", Moment(), nullable=True),
        sa.Column("answered_by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("slip_id", Key(), nullable=True),
        sa.ForeignKeyConstraint(["slip_id"], ["stock_slips.id"], name=op.f("fk_stock_transfers_slip_id_stock_slips")),
        sa.ForeignKeyConstraint(
            ["source"], ["stock_locations.code"], name=op.f("fk_stock_transfers_source_stock_locations")
        ),
        sa.ForeignKeyConstraint(
            ["target"], ["stock_locations.code"], name=op.f("fk_stock_transfers_target_stock_locations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_transfers")),
    )
    op.create_index("ix_stock_transfers_state", "stock_transfers", ["state"], unique=False)
    op.create_table(
        "write_offs",
        sa.Column("id", Key(), nullable=False),
        sa.Column("item_kind", sa.String(), nullable=False),
        sa.Column("item_id", Key(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("decided_at", Moment(), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("opinion", sa.String(), nullable=False),
        sa.Column("slip_id", Key(), nullable=True),
        sa.ForeignKeyConstraint(["slip_id"], ["stock_slips.id"], name=op.f("fk_write_offs_slip_id_stock_slips")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_write_offs")),
    )
    op.create_index(op.f("ix_write_offs_item_id"), "write_offs", ["item_id"], unique=False)
    op.create_index("ix_write_offs_state", "write_offs", ["state"], unique=False)
    op.create_table(
        "count_scans",
        sa.Column("id", Key(), nullable=False),
        sa.Column("count_id", Key(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("takes_back", Key(), nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["count_id"], ["stock_counts.id"], name=op.f("fk_count_scans_count_id_stock_counts")),
        sa.ForeignKeyConstraint(["takes_back"], ["count_scans.id"], name=op.f("fk_count_scans_takes_back_count_scans")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_count_scans")),
        sa.UniqueConstraint("takes_back", name=op.f("uq_count_scans_takes_back")),
    )
    op.create_index(op.f("ix_count_scans_count_id"), "count_scans", ["count_id"], unique=False)
