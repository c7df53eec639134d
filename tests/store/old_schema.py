"""A small schema in an old and a new version, with the scripts between them, to try migrations on."""

from pathlib import Path

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, text

from fieldtech.model.base import Base
from fieldtech.store.database import Database
from fieldtech.store.schema import Schema

HERE = Path(__file__).parent


def _tables(*new: Column[str]) -> MetaData:
    metadata = MetaData(naming_convention=Base.metadata.naming_convention)
    Table("notes", metadata, Column("id", Integer, primary_key=True), Column("text", String, nullable=False), *new)
    note = Column("note_id", ForeignKey("notes.id"), nullable=False)
    Table("lines", metadata, Column("id", Integer, primary_key=True), note, Index("ix_lines_note_id", "note_id"))
    return metadata


OLD = Schema(_tables(), ("notes",), (), ("0001",), HERE / "versions_old")
NEW = Schema(
    _tables(Column("kind", String, nullable=False, server_default="plain")),
    ("notes",),
    (),
    ("0001", "0002"),
    HERE / "versions_new",
)


def fill_old(database: Database) -> None:
    """Twenty notes, each with a line that refers to it."""
    with database.transaction() as session:
        for n in range(20):
            session.execute(text("INSERT INTO notes (id, text) VALUES (:n, :text)"), {"n": n, "text": f"note {n}"})
            session.execute(text("INSERT INTO lines (note_id) VALUES (:n)"), {"n": n})
