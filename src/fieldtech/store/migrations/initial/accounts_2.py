"""The tables of ``model/accounts.py`` as they were first."""

import sqlalchemy as sa
from alembic import op

from fieldtech.model.base import Key, Moment


def create() -> None:
    """Tables and indexes."""
    op.create_table(
        "customer_contracts",
        sa.Column("id", Key(), nullable=False),
        sa.Column("customer_id", Key(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("parts_included", sa.Boolean(), nullable=False),
        sa.Column("prices", sa.JSON(), nullable=False),
        sa.Column("entered_at", Moment(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_customer_contracts_customer_id_customers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_contracts")),
    )
    op.create_index(op.f("ix_customer_contracts_customer_id"), "customer_contracts", ["customer_id"], unique=False)
