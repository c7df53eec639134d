"""The tables of ``model/custody.py`` as they were first."""

import sqlalchemy as sa
from alembic import op

from fieldtech.model.base import Key, Moment


def create() -> None:
    """Tables and indexes."""
    op.create_table(
        "placements",
        sa.Column("id", Key(), nullable=False),
        sa.Column("item_kind", sa.String(), nullable=False),
        sa.Column("item_id", Key(), nullable=False),
        sa.Column("place_kind", sa.String(), nullable=False),
        sa.Column("place_ref", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("order_id", Key(), nullable=True),
        sa.Column("slip_id", Key(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_placements_order_id_orders")),
        sa.ForeignKeyConstraint(["slip_id"], ["stock_slips.id"], name=op.f("fk_placements_slip_id_stock_slips")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placements")),
    )
    op.create_index("ix_placements_item", "placements", ["item_kind", "item_id"], unique=False)
    op.create_index(op.f("ix_placements_order_id"), "placements", ["order_id"], unique=False)
    op.create_index("ix_placements_place", "placements", ["place_kind", "place_ref"], unique=False)
    op.create_index(op.f("ix_placements_slip_id"), "placements", ["slip_id"], unique=False)
    op.create_table(
        "stock_moves",
        sa.Column("id", Key(), nullable=False),
        sa.Column("location_code", sa.String(), nullable=False),
        sa.Column("part_code", sa.String(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("order_id", Key(), nullable=True),
        sa.Column("slip_id", Key(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["location_code"], ["stock_locations.code"], name=op.f("fk_stock_moves_location_code_stock_locations")
        ),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_stock_moves_order_id_orders")),
        sa.ForeignKeyConstraint(["part_code"], ["parts.code"], name=op.f("fk_stock_moves_part_code_parts")),
        sa.ForeignKeyConstraint(["slip_id"], ["stock_slips.id"], name=op.f("fk_stock_moves_slip_id_stock_slips")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_moves")),
    )
    op.create_index("ix_stock_moves_location_part", "stock_moves", ["location_code", "part_code"], unique=False)
    op.create_index(op.f("ix_stock_moves_order_id"), "stock_moves", ["order_id"], unique=False)
    op.create_index(op.f("ix_stock_moves_slip_id"), "stock_moves", ["slip_id"], unique=False)
