"""The tables of ``model/requests.py`` as they were first."""

import sqlalchemy as sa
from alembic import op

from fieldtech.model.base import Key, Moment


def create() -> None:
    """Tables and indexes."""
    op.create_table(
        "install_requests",
        sa.Column("id", Key(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("customer_id", Key(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("wanted_by", sa.Date(), nullable=True),
        sa.Column("reviewed_at", Moment(), nullable=True),
        sa.Column("reviewed_by", sa.String(), nullable=False),
        sa.Column("told_at", Moment(), nullable=True),
        sa.Column("content_sha", sa.String(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_install_requests_customer_id_customers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_install_requests")),
        sa.UniqueConstraint("number", name=op.f("uq_install_requests_number")),
    )
    op.create_index(op.f("ix_install_requests_customer_id"), "install_requests", ["customer_id"], unique=False)
    op.create_index("ix_install_requests_status", "install_requests", ["status", "id"], unique=False)
    op.create_table(
        "request_acts",
        sa.Column("id", Key(), nullable=False),
        sa.Column("request_id", Key(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"], ["install_requests.id"], name=op.f("fk_request_acts_request_id_install_requests")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_acts")),
    )
    op.create_index(op.f("ix_request_acts_request_id"), "request_acts", ["request_id"], unique=False)
    op.create_table(
        "request_vehicles",
        sa.Column("id", Key(), nullable=False),
        sa.Column("request_id", Key(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("vehicle_id", Key(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("iccid", sa.String(), nullable=False),
        sa.Column("wanted_on", sa.Date(), nullable=True),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"], ["install_requests.id"], name=op.f("fk_request_vehicles_request_id_install_requests")
        ),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicles.id"], name=op.f("fk_request_vehicles_vehicle_id_vehicles")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_vehicles")),
    )
    op.create_index("ix_request_vehicles_request", "request_vehicles", ["request_id", "position"], unique=False)
    op.create_index(op.f("ix_request_vehicles_vehicle_id"), "request_vehicles", ["vehicle_id"], unique=False)
