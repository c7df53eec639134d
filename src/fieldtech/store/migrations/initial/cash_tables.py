"""The tables of ``model/cash.py`` as they were first."""

import sqlalchemy as sa
from alembic import op

from fieldtech.model.base import Key, Moment


def create() -> None:
    """Tables and indexes."""
    op.create_table(
        "hand_overs",
        sa.Column("id", Key(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("collections", sa.JSON(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("receiver", sa.String(), nullable=False),
        sa.Column("ink_giver", sa.JSON(), nullable=False),
        sa.Column("ink_receiver", sa.JSON(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_overs")),
    )
    op.create_index("ix_hand_overs_by_day", "hand_overs", ["by", "day"], unique=False)
    op.create_index("ix_hand_overs_number", "hand_overs", ["number"], unique=False)
    op.create_table(
        "receipt_blocks",
        sa.Column("id", Key(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("computer", sa.String(), nullable=False),
        sa.Column("issued_at", Moment(), nullable=False),
        sa.Column("issued_by", sa.String(), nullable=False),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.Column("closed_reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt_blocks")),
    )
    op.create_index(op.f("ix_receipt_blocks_login"), "receipt_blocks", ["login"], unique=False)
    op.create_table(
        "cash_counts",
        sa.Column("id", Key(), nullable=False),
        sa.Column("hand_over_id", Key(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hand_over_id"], ["hand_overs.id"], name=op.f("fk_cash_counts_hand_over_id_hand_overs")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cash_counts")),
    )
    op.create_index(op.f("ix_cash_counts_hand_over_id"), "cash_counts", ["hand_over_id"], unique=False)
    op.create_table(
        "day_closings",
        sa.Column("id", Key(), nullable=False),
        sa.Column("centre_code", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("receipted", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.Column("facts", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["centre_code"], ["service_centres.code"], name=op.f("fk_day_closings_centre_code_service_centres")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_closings")),
    )
    op.create_index("ix_day_closings_centre_code_day", "day_closings", ["centre_code", "day"], unique=False)
    op.create_table(
        "made_good",
        sa.Column("id", Key(), nullable=False),
        sa.Column("hand_over_id", Key(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("approved_by", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["hand_over_id"], ["hand_overs.id"], name=op.f("fk_made_good_hand_over_id_hand_overs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_made_good")),
    )
    op.create_index(op.f("ix_made_good_hand_over_id"), "made_good", ["hand_over_id"], unique=False)
    op.create_table(
        "receipts",
        sa.Column("id", Key(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("block_id", Key(), nullable=True),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("computer", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["block_id"], ["receipt_blocks.id"], name=op.f("fk_receipts_block_id_receipt_blocks")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipts")),
    )
    op.create_index(op.f("ix_receipts_block_id"), "receipts", ["block_id"], unique=False)
    op.create_index("ix_receipts_day_login", "receipts", ["day", "login"], unique=False)
    op.create_index("ix_receipts_number", "receipts", ["number"], unique=False)
