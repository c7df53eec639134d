"""Initial."""
# ruff: noqa: E501

from alembic import op

from fieldtech.store.migrations.initial import (
    accounts,
    accounts_2,
    accounts_3,
    cash_tables,
    cash_tables_2,
    catalogue,
    conflicts,
    custody,
    custody_2,
    customers,
    installs,
    local,
    maintenance,
    orders,
    people,
    requests,
    stores,
    stores_2,
    syncing,
    vehicle_lists,
    vehicle_lists_2,
)

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Additive: an older program at the office must still understand the rows."""
    for area in (
        people,
        catalogue,
        syncing,
        vehicle_lists,
        conflicts,
        local,
        accounts,
        cash_tables,
        custody,
        stores,
        customers,
        accounts_2,
        requests,
        orders,
        maintenance,
        vehicle_lists_2,
        accounts_3,
        installs,
        stores_2,
        cash_tables_2,
        custody_2,
    ):
        area.create()
    op.execute(
        "CREATE TABLE search_docs (rowid INTEGER PRIMARY KEY, kind TEXT NOT NULL, ref BLOB NOT NULL, UNIQUE (kind, ref))"
    )
    op.execute(
        "CREATE VIRTUAL TABLE search_grams USING fts5(grams, content='', contentless_delete=1, prefix='1', tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\")"
    )
