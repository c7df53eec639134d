"""Writes a migration script from the declared tables: ``python -m fieldtech.store.migrations.autogenerate``.

Until the first release it writes ``0001_initial.py`` anew, so that a new table needs nothing but this command:
the tables of each module of the model in a file of their own under ``migrations/initial/``.
Afterwards give the next number and a name: ``… autogenerate 0002 add_bonus``; the script holds the difference
between the scripts so far and the declared tables, to be read and cleaned before it is committed. Either way
``schema.REVISIONS`` must name the revision; a test compares.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.operations.ops import UpgradeOps
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from fieldtech.model.base import Key, Moment
from fieldtech.store.database import Database
from fieldtech.store.migrations.areas import areas
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

_AREA = '''"""The tables of ``model/{module}.py`` as they were first."""
# ruff: noqa: E501

import sqlalchemy as sa
from alembic import op

from fieldtech.model.base import Key, Moment


def create() -> None:
    """Tables and indexes."""
    {body}
'''

INITIAL = Path(__file__).parent / "initial"


def write_initial(schema: Schema) -> list[Path]:
    """The first script and a file for each area of the model."""
    with _scratch() as connection:
        parts = [
            (name, _rendered(UpgradeOps(ops=found), first=True))
            for name, found in areas(_operations(connection, schema).ops)
        ]
    written = [INITIAL / f"{name}.py" for name, _body in parts]
    for path, (name, body) in zip(written, parts, strict=True):
        path.write_text(_AREA.format(module=name.partition("_")[0], body=body), encoding="utf-8")
    for old in set(INITIAL.glob("[a-z]*.py")) - set(written):
        old.unlink()
    names = [name for name, _body in parts]
    lines = [f"for area in ({', '.join(names)}):", "        area.create()"]
    lines += [f"    op.execute({statement!r})" for statement in schema.extra]
    text = _TEMPLATE.format(title="Initial", revision="0001", before=None, body="\n".join(lines))
    ours = "from fieldtech.model.base import Key, Moment"
    text = text.replace(ours, f"from fieldtech.store.migrations.initial import {', '.join(sorted(names))}")
    path = schema.versions / "0001_initial.py"
    path.write_text(text, encoding="utf-8")
    return [*written, path]


@contextmanager
def _scratch() -> Iterator[Connection]:
    """An empty database to compare with."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "scratch.db", bytes(32))
        with database.restructuring() as connection:
            yield connection
        database.close()


def write_script(schema: Schema, revision: str, name: str) -> Path:
    """The script that leads from the scripts before ``revision`` to the declared tables."""
    path = schema.versions / f"{revision}_{name}.py"
    path.unlink(missing_ok=True)
    before = max(script.name.split("_")[0] for script in schema.versions.glob("[0-9]*_*.py"))
    with _scratch() as connection:
        upgrade(connection, schema.metadata, schema.versions)
        body = _rendered(_operations(connection, schema), first=False)
    title = name.replace("_", " ").capitalize()
    text = _TEMPLATE.format(title=title, revision=revision, before=before, body=body)
    path.write_text(text, encoding="utf-8")
    return path


def _operations(connection: Connection, schema: Schema) -> UpgradeOps:
    options = {"render_item": _render, "include_name": _is_ours, "target_metadata": schema.metadata}
    found = produce_migrations(MigrationContext.configure(connection, opts=options), schema.metadata).upgrade_ops
    return found or UpgradeOps()


def _rendered(operations: UpgradeOps, *, first: bool) -> str:
    code = render_python_code(operations, render_item=_render, render_as_batch=not first)
    return "\n".join(line for line in code.splitlines() if not line.strip().startswith("#")).strip()


def _is_ours(name: str | None, kind: str, _parents: Any) -> bool:
    return kind != "table" or not (name or "").startswith(("search_", "alembic_"))


def _render(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    if kind == "type" and isinstance(item, Key | Moment):
        return f"{type(item).__name__}()"
    return False


def _write(arguments: list[str]) -> list[Path]:
    return [write_script(PRODUCT, *arguments)] if arguments else write_initial(PRODUCT)


if __name__ == "__main__":
    paths = [str(path) for path in _write(sys.argv[1:])]
    for tidy in (["format"], ["check", "--fix"], ["format"]):
        subprocess.run([sys.executable, "-m", "ruff", *tidy, "-q", *paths], check=True)
    print(*paths, sep="\n")
