"""From the older schema to today's, whatever came meanwhile: new tables, and new columns with an empty value."""

import sqlalchemy as sa
from alembic import context, op

revision = "0001"
down_revision = "0000"

_EMPTY = {sa.Integer: "0", sa.Boolean: "0", sa.JSON: "'{}'", sa.LargeBinary: "x''"}


def upgrade() -> None:
    connection = op.get_bind()
    there = sa.inspect(connection)
    tables = set(there.get_table_names())
    for table in context.config.attributes["metadata"].sorted_tables:
        if table.name not in tables:
            table.create(connection)
            continue
        known = {column["name"] for column in there.get_columns(table.name)}
        for column in table.columns:
            if column.name not in known:
                op.add_column(table.name, _addable(column))


def _addable(column: sa.Column) -> sa.Column:
    if column.nullable:
        return sa.Column(column.name, column.type)
    default = next((text for kind, text in _EMPTY.items() if isinstance(column.type, kind)), "''")
    return sa.Column(column.name, column.type, nullable=False, server_default=sa.text(default))
