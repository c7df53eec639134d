"""Facts never change at the hub either: the database itself refuses, on both engines."""

from sqlalchemy import Connection

_CHANGED = (
    "NEW.row_values <> OLD.row_values OR NEW.gone <> OLD.gone OR NEW.fact <> OLD.fact OR NEW.ident <> OLD.ident"
    " OR NEW.place <> OLD.place"
)
REFUSAL = "a fact never changes"


def put_triggers(connection: Connection) -> None:
    """Make the triggers that are missing."""
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRES:
        connection.exec_driver_sql(statement)


_SQLITE = (
    f"CREATE TRIGGER IF NOT EXISTS hub_facts_update BEFORE UPDATE ON hub_rows WHEN OLD.fact = 1 AND ({_CHANGED}) "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    "CREATE TRIGGER IF NOT EXISTS hub_facts_delete BEFORE DELETE ON hub_rows WHEN OLD.fact = 1 "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    "CREATE TRIGGER IF NOT EXISTS hub_seals_update BEFORE UPDATE ON hub_seals "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    "CREATE TRIGGER IF NOT EXISTS hub_seals_delete BEFORE DELETE ON hub_seals "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
)
_FUNCTION = f"""
CREATE OR REPLACE FUNCTION hub_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$
"""
_POSTGRES = (
    _FUNCTION,
    f"CREATE OR REPLACE TRIGGER hub_facts_update BEFORE UPDATE ON hub_rows FOR EACH ROW "
    f"WHEN (OLD.fact = 1 AND ({_CHANGED})) EXECUTE FUNCTION hub_refuse()",
    "CREATE OR REPLACE TRIGGER hub_facts_delete BEFORE DELETE ON hub_rows FOR EACH ROW "
    "WHEN (OLD.fact = 1) EXECUTE FUNCTION hub_refuse()",
    "CREATE OR REPLACE TRIGGER hub_seals_change BEFORE UPDATE OR DELETE ON hub_seals FOR EACH ROW "
    "EXECUTE FUNCTION hub_refuse()",
)
