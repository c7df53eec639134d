"""The tables of ``model/installs.py`` as they were first."""

import sqlalchemy as sa
from alembic import op

from fieldtech.model.base import Key, Moment


def create() -> None:
    """Tables and indexes."""
    op.create_table(
        "install_rows",
        sa.Column("id", Key(), nullable=False),
        sa.Column("order_id", Key(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("vehicle_id", Key(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("model_code", sa.String(), nullable=False),
        sa.Column("terminal_id", Key(), nullable=True),
        sa.Column("sim_id", Key(), nullable=True),
        sa.Column("technician", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("new_date", sa.Date(), nullable=True),
        sa.Column("open_points", sa.JSON(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("from_row", Key(), nullable=True),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["from_row"], ["install_rows.id"], name=op.f("fk_install_rows_from_row_install_rows")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_install_rows_order_id_orders")),
        sa.ForeignKeyConstraint(["sim_id"], ["sims.id"], name=op.f("fk_install_rows_sim_id_sims")),
        sa.ForeignKeyConstraint(["terminal_id"], ["terminals.id"], name=op.f("fk_install_rows_terminal_id_terminals")),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicles.id"], name=op.f("fk_install_rows_vehicle_id_vehicles")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_install_rows")),
    )
    op.create_index("ix_install_rows_order_position", "install_rows", ["order_id", "position"], unique=False)
    op.create_index("ix_install_rows_vehicle", "install_rows", ["vehicle_id"], unique=False)
