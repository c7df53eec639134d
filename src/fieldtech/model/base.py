"""The declarative base, the key and time types, and stable constraint names for migrations."""

import uuid
from datetime import UTC, datetime
from typing import Any

import uuid_utils
from sqlalchemy import JSON, MetaData
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import LargeBinary, String, TypeDecorator, TypeEngine, Uuid

Id = uuid.UUID


def new_id() -> Id:
    """A UUIDv7: unique on every computer and ordered by time of making."""
    return uuid.UUID(bytes=uuid_utils.uuid7().bytes)


class Key(TypeDecorator[uuid.UUID]):
    """A UUID kept as 16 bytes on SQLite and as ``uuid`` on PostgreSQL."""

    impl = LargeBinary(16)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the native type where the database has one."""
        return dialect.type_descriptor(Uuid() if dialect.name == "postgresql" else LargeBinary(16))

    def process_bind_param(self, value: uuid.UUID | None, dialect: Dialect) -> Any:
        """Bytes for SQLite."""
        return value if value is None or dialect.name == "postgresql" else value.bytes

    def process_result_value(self, value: Any, dialect: Dialect) -> uuid.UUID | None:
        """Back to a UUID."""
        return value if value is None or isinstance(value, uuid.UUID) else uuid.UUID(bytes=value)


class Moment(TypeDecorator[datetime]):
    """An instant, kept as ISO 8601 text in UTC with milliseconds, so that text order is time order."""

    impl = String(24)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Refuse naive times: they would be read in another zone later."""
        return None if value is None else moment_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """An aware time in UTC."""
        return None if value is None else datetime.fromisoformat(value)


def moment_text(value: datetime) -> str:
    """``2026-11-18T01:12:00.000Z`` for an aware time; raises ValueError for a naive one."""
    if value.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    utc = value.astimezone(UTC)
    return utc.strftime("%Y-%m-%dT%H:%M:%S.") + f"{utc.microsecond // 1000:03d}Z"


class Base(DeclarativeBase):
    """All tables of fieldtech."""

    type_annotation_map = {uuid.UUID: Key, datetime: Moment, dict[str, Any]: JSON, list[Any]: JSON}
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
