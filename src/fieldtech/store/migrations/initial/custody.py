"""The tables of ``model/custody.py`` as they were first."""

import sqlalchemy as sa
from alembic import op

from fieldtech.model.base import Key


def create() -> None:
    """Tables and indexes."""
    op.create_table(
        "sims",
        sa.Column("id", Key(), nullable=False),
        sa.Column("iccid", sa.String(), nullable=False),
        sa.Column("msisdn", sa.String(), nullable=False),
        sa.Column("imsi", sa.String(), nullable=False),
        sa.Column("operator", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("place_kind", sa.String(), nullable=False),
        sa.Column("place_ref", sa.String(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("imei_locked", sa.Boolean(), nullable=False),
        sa.Column("locked_imei", sa.String(), nullable=False),
        sa.Column("replaces_id", Key(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["replaces_id"], ["sims.id"], name=op.f("fk_sims_replaces_id_sims")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sims")),
        sa.UniqueConstraint("iccid", name=op.f("uq_sims_iccid")),
    )
    op.create_index(op.f("ix_sims_msisdn"), "sims", ["msisdn"], unique=False)
    op.create_index("ix_sims_place", "sims", ["place_kind", "place_ref"], unique=False)
    op.create_table(
        "terminals",
        sa.Column("id", Key(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("model_code", sa.String(), nullable=False),
        sa.Column("protocol", sa.String(), nullable=False),
        sa.Column("imei", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("place_kind", sa.String(), nullable=False),
        sa.Column("place_ref", sa.String(), nullable=False),
        sa.Column("bought_on", sa.Date(), nullable=True),
        sa.Column("warranty_months", sa.Integer(), nullable=False),
        sa.Column("rma_no", sa.String(), nullable=False),
        sa.Column("loaner_due", sa.Date(), nullable=True),
        sa.Column("replaces_id", Key(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["model_code"], ["terminal_models.code"], name=op.f("fk_terminals_model_code_terminal_models")
        ),
        sa.ForeignKeyConstraint(["replaces_id"], ["terminals.id"], name=op.f("fk_terminals_replaces_id_terminals")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terminals")),
        sa.UniqueConstraint("imei", name=op.f("uq_terminals_imei")),
        sa.UniqueConstraint("number", name=op.f("uq_terminals_number")),
    )
    op.create_index("ix_terminals_place", "terminals", ["place_kind", "place_ref"], unique=False)
