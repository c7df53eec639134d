"""Note kind; the table is copied on purpose, as SQLite needs for most changes."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    with op.batch_alter_table("notes", recreate="always") as batch:
        batch.add_column(sa.Column("kind", sa.String(), nullable=False, server_default="plain"))
