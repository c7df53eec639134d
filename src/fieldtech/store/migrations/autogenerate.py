"""Writes a migration script from the declared tables: ``python -m fieldtech.store.migrations.autogenerate``.

Until the first release it writes ``0001_initial.py`` anew, so that a new table needs nothing but this command.
Afterwards give the next number and a name: ``… autogenerate 0002 add_bonus``; the script holds the difference
between the scripts so far and the declared tables, to be read and cleaned before it is committed. Either way
``schema.REVISIONS`` must name the revision; a test compares.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Literal

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from fieldtech.model.base import Key, Moment
from fieldtech.store.database import Database
from fieldtech.store.migrations.upgrade import upgrade
from fieldtech.store.schema import PRODUCT, Schema

_TEMPLATE = '''"""{title}."""
# ruff: noqa: E501

import sqlalchemy as sa
from alembic import op

from fieldtech.model.base import Key, Moment

revision = {revision!r}
down_revision = {before!r}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Additive: an older program at the office must still understand the rows."""
    {body}
'''


def write_script(schema: Schema, revision: str, name: str) -> Path:
    """The script that leads from the scripts before ``revision`` to the declared tables."""
    path = schema.versions / f"{revision}_{name}.py"
    path.unlink(missing_ok=True)
    before = max((script.name.split("_")[0] for script in schema.versions.glob("[0-9]*_*.py")), default=None)
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "scratch.db", bytes(32))
        with database.restructuring() as connection:
            if before is not None:
                upgrade(connection, schema.metadata, schema.versions)
            body = _body(connection, schema, first=before is None)
        database.close()
    title = name.replace("_", " ").capitalize()
    text = _TEMPLATE.format(title=title, revision=revision, before=before, body=body)
    path.write_text(text, encoding="utf-8")
    return path


def _body(connection: Connection, schema: Schema, *, first: bool) -> str:
    options = {"render_item": _render, "include_name": _is_ours, "target_metadata": schema.metadata}
    context = MigrationContext.configure(connection, opts=options)
    operations = produce_migrations(context, schema.metadata).upgrade_ops
    code = render_python_code(operations, render_item=_render, render_as_batch=not first) if operations else "pass"
    lines = [line for line in code.splitlines() if not line.strip().startswith("#")]
    extra = [f"    op.execute({statement!r})" for statement in schema.extra] if first else []
    return "\n".join([*lines, *extra]).strip()


def _is_ours(name: str | None, kind: str, _parents: Any) -> bool:
    return kind != "table" or not (name or "").startswith(("search_", "alembic_"))


def _render(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    if kind == "type" and isinstance(item, Key | Moment):
        return f"{type(item).__name__}()"
    return False


if __name__ == "__main__":
    written = write_script(PRODUCT, *(sys.argv[1:] or ["0001", "initial"]))
    for tidy in (["format"], ["check", "--fix"]):
        subprocess.run([sys.executable, "-m", "ruff", *tidy, "-q", str(written)], check=True)
    print(written)
