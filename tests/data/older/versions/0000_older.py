"""The schema in ``laptop.sql``."""

revision = "0000"
down_revision = None


def upgrade() -> None:
    """It is there already."""
