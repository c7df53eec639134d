"""The tables of ``model/conflicts.py`` as they were first."""

import sqlalchemy as sa
from alembic import op

from fieldtech.model.base import Key, Moment


def create() -> None:
    """Tables and indexes."""
    op.create_table(
        "conflicts",
        sa.Column("id", Key(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_key", sa.JSON(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("order_id", Key(), nullable=True),
        sa.Column("winner", sa.JSON(), nullable=False),
        sa.Column("winner_by", sa.String(), nullable=False),
        sa.Column("winner_at", Moment(), nullable=False),
        sa.Column("loser", sa.JSON(), nullable=False),
        sa.Column("loser_by", sa.String(), nullable=False),
        sa.Column("loser_at", Moment(), nullable=False),
        sa.Column("found_at", Moment(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided_at", Moment(), nullable=True),
        sa.Column("decisions", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflicts")),
    )
    op.create_index(op.f("ix_conflicts_order_id"), "conflicts", ["order_id"], unique=False)
    op.create_index("ix_conflicts_state", "conflicts", ["state", "found_at"], unique=False)
