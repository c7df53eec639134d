"""The tables of ``model/vehicle.py`` as they were first."""

import sqlalchemy as sa
from alembic import op

from fieldtech.model.base import Key


def create() -> None:
    """Tables and indexes."""
    op.create_table(
        "column_meanings",
        sa.Column("id", Key(), nullable=False),
        sa.Column("list_kind", sa.String(), nullable=False),
        sa.Column("customer", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_column_meanings")),
        sa.UniqueConstraint("list_kind", "customer", "label", name=op.f("uq_column_meanings_list_kind_customer_label")),
    )
