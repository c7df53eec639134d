"""The tables of ``model/stores.py`` as they were first."""

import sqlalchemy as sa
from alembic import op

from fieldtech.model.base import Key, Moment


def create() -> None:
    """Tables and indexes."""
    op.create_table(
        "unit_entries",
        sa.Column("id", Key(), nullable=False),
        sa.Column("item_kind", sa.String(), nullable=False),
        sa.Column("item_id", Key(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_entries")),
    )
    op.create_index("ix_unit_entries_item", "unit_entries", ["item_kind", "item_id"], unique=False)
    op.create_table(
        "tools",
        sa.Column("id", Key(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("location_code", sa.String(), nullable=False),
        sa.Column("condition", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["location_code"], ["stock_locations.code"], name=op.f("fk_tools_location_code_stock_locations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tools")),
        sa.UniqueConstraint("code", name=op.f("uq_tools_code")),
    )
    op.create_table(
        "tool_loans",
        sa.Column("id", Key(), nullable=False),
        sa.Column("tool_id", Key(), nullable=False),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("out_at", Moment(), nullable=False),
        sa.Column("out_by", sa.String(), nullable=False),
        sa.Column("out_condition", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("in_at", Moment(), nullable=True),
        sa.Column("in_by", sa.String(), nullable=False),
        sa.Column("in_condition", sa.String(), nullable=False),
        sa.Column("in_note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["tool_id"], ["tools.id"], name=op.f("fk_tool_loans_tool_id_tools")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tool_loans")),
    )
    op.create_index("ix_tool_loans_in_due", "tool_loans", ["in_at", "due_on"], unique=False)
    op.create_index(op.f("ix_tool_loans_tool_id"), "tool_loans", ["tool_id"], unique=False)
