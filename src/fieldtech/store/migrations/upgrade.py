"""Runs the migration scripts on a connection that is already inside a transaction."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData

HERE = Path(__file__).parent


def configuration(versions: Path) -> Config:
    """Alembic's settings without an ini file."""
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", str(versions).replace("%", "%%"))
    return config


def upgrade(connection: Connection, metadata: MetaData, versions: Path) -> None:
    """Bring the tables to the newest script in ``versions``; the caller's transaction commits or not."""
    config = configuration(versions)
    config.attributes.update(connection=connection, metadata=metadata)
    command.upgrade(config, "head")


def script_revisions(versions: Path) -> tuple[str, ...]:
    """The revisions of the scripts, oldest first."""
    scripts = ScriptDirectory.from_config(configuration(versions))
    return tuple(script.revision for script in reversed(list(scripts.walk_revisions())))
