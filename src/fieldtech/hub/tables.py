"""The tables of the hub: rows as they came, the order in which they came, who may have them, and who is who.

``ident`` names a row by table and key (``rows.ident_of``). Texts with JSON are never searched inside.
"""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, MetaData, PrimaryKeyConstraint, Table, Text

METADATA = MetaData()

STATE = Table(
    "hub_state",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""Epoch, schema and the office's key."""

SEQ = Table(
    "hub_seq",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, nullable=False),
)
"""One row, locked by everybody who writes: what commits later has the larger numbers."""

ROWS = Table(
    "hub_rows",
    METADATA,
    Column("ident", Text, primary_key=True),
    Column("table_name", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("place", BigInteger, nullable=False),
    Column("gone", Integer, nullable=False),
    Column("fact", Integer, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("row_values", Text, nullable=False),
    Column("marks", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Index("ix_hub_rows_seq", "seq", unique=True),
    Index("ix_hub_rows_table", "table_name"),
)
"""``place`` is the number under which the row first came, ``marks`` says of changed columns by whom and when."""

REFS = Table(
    "hub_refs",
    METADATA,
    Column("kind", Text, nullable=False),
    Column("ref", Text, nullable=False),
    Column("ident", Text, nullable=False),
    PrimaryKeyConstraint("kind", "ref", "ident"),
    sqlite_with_rowid=False,
)
"""Which rows name an order, a customer, a person, a file; see ``refs``."""

GRANTS = Table(
    "hub_grants",
    METADATA,
    Column("device", Text, nullable=False),
    Column("ident", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("gone", Integer, nullable=False),
    PrimaryKeyConstraint("device", "ident"),
    Index("ix_hub_grants_seq", "device", "seq"),
    sqlite_with_rowid=False,
)
"""What a technician's computer may have, and since which number it may or may no longer."""

OPS = Table(
    "hub_ops",
    METADATA,
    Column("device", Text, nullable=False),
    Column("dev_seq", BigInteger, nullable=False),
    Column("op_id", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("result", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("params", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("body", Text, nullable=False),
    PrimaryKeyConstraint("device", "dev_seq"),
    Index("ix_hub_ops_op_id", "op_id"),
    Index("ix_hub_ops_result", "result"),
    sqlite_with_rowid=False,
)
"""The answer to every operation; ``body`` is kept of those that were not simply accepted."""

BALANCES = Table(
    "hub_balances",
    METADATA,
    Column("location", Text, nullable=False),
    Column("part", Text, nullable=False),
    Column("quantity", BigInteger, nullable=False),
    PrimaryKeyConstraint("location", "part"),
    sqlite_with_rowid=False,
)
"""How many of a part are at a place of the stores: the sum of its moves."""

SEALS = Table(
    "hub_seals",
    METADATA,
    Column("n", BigInteger, primary_key=True, autoincrement=False),
    Column("ident", Text, nullable=False, unique=True),
    Column("device", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("at", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("signature", Text, nullable=False),
)
"""The chain of sealed records as they came, countersigned by the office; ``sha256`` is that of the whole row."""

DEVICES = Table(
    "hub_devices",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("token_sha", Text, nullable=False, unique=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("certificate", LargeBinary, nullable=False),
    Column("logins", Text, nullable=False),
    Column("registered_at", Text, nullable=False),
    Column("revoked_at", Text, nullable=False, default=""),
    Column("last_contact", Text, nullable=False, default=""),
    Column("clock_offset", BigInteger, nullable=False, default=0),
    Column("waiting", BigInteger, nullable=False, default=0),
    Column("version", Text, nullable=False, default=""),
    Column("last_dev_seq", BigInteger, nullable=False, default=0),
    Column("scope", Text, nullable=False, default=""),
    Column("granted_seq", BigInteger, nullable=False, default=-1),
)
"""The computers: ``scope`` is what its people may see, ``granted_seq`` up to where that was worked out."""

CODES = Table(
    "hub_codes",
    METADATA,
    Column("code_sha", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("logins", Text, nullable=False),
    Column("expires_at", Text, nullable=False),
    Column("used_at", Text, nullable=False, default=""),
)
"""One-time codes with which a computer registers."""

WAITS = Table(
    "hub_waits",
    METADATA,
    Column("ident", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("dev_seq", BigInteger, nullable=False),
    PrimaryKeyConstraint("ident", "device", "dev_seq"),
    sqlite_with_rowid=False,
)
"""Operations that wait for a row which another computer has not sent yet."""
