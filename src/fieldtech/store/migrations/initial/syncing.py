"""The tables of ``model/syncing.py`` as they were first."""

import sqlalchemy as sa
from alembic import op

from fieldtech.model.base import Key, Moment


def create() -> None:
    """Tables and indexes."""
    op.create_table(
        "blob_parts",
        sa.Column("sha", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha", "start", name=op.f("pk_blob_parts")),
    )
    op.create_table(
        "blob_states",
        sa.Column("sha", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sha", name=op.f("pk_blob_states")),
    )
    op.create_index(op.f("ix_blob_states_state"), "blob_states", ["state"], unique=False)
    op.create_table(
        "evicted",
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("table_name", "key", name=op.f("pk_evicted")),
    )
    op.create_table(
        "search_stale",
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("table_name", "key", name=op.f("pk_search_stale")),
    )
    op.create_table(
        "sync_looks",
        sa.Column("id", Key(), nullable=False),
        sa.Column("op_id", Key(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("until", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sync_looks")),
    )
    op.create_index(op.f("ix_sync_looks_op_id"), "sync_looks", ["op_id"], unique=False)
    op.create_table(
        "sync_seen",
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("table_name", "key", name=op.f("pk_sync_seen")),
    )
    op.create_table(
        "sync_shadow",
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("table_name", "key", name=op.f("pk_sync_shadow")),
    )
    op.create_table(
        "sync_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("hub_url", sa.String(), nullable=False),
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("ca", sa.String(), nullable=False),
        sa.Column("keys", sa.JSON(), nullable=False),
        sa.Column("epoch", sa.String(), nullable=False),
        sa.Column("cursor", sa.Integer(), nullable=False),
        sa.Column("full", sa.Boolean(), nullable=False),
        sa.Column("base_seq", sa.Integer(), nullable=False),
        sa.Column("registered_at", Moment(), nullable=False),
        sa.Column("synced_at", Moment(), nullable=True),
        sa.Column("mismatch", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sync_state")),
    )
    op.create_table(
        "sync_sums",
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("table_name", "place", name=op.f("pk_sync_sums")),
        sqlite_with_rowid=False,
    )
