"""The rule "no change of a synced table without an op", checked at every commit in tests."""

from collections.abc import Iterable

from sqlalchemy.orm import DeclarativeBase, Session

from fieldtech.store.database import CommitCheck


def tables_marked(base: type[DeclarativeBase], mark: str) -> frozenset[str]:
    """The names of the tables whose mapped class says ``mark = True``, as ``__synced__``."""
    return frozenset(
        mapper.class_.__tablename__ for mapper in base.registry.mappers if getattr(mapper.class_, mark, False)
    )


def op_guard(synced: Iterable[str], op_table: str = "outbox") -> CommitCheck:
    """A check that raises AssertionError when a synced table was written but no op was added."""
    watched = frozenset(synced)

    def check(_session: Session, written: frozenset[str]) -> None:
        changed = written & watched
        if changed and op_table not in written:
            raise AssertionError(f"changed without an op: {', '.join(sorted(changed))}")

    return check
