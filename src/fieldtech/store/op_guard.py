"""The rule "no change of a synced table without an op", and of whom and what an op may speak; checked in tests."""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import select
from sqlalchemy.orm import DeclarativeBase, Session

from fieldtech.model.kind_check import fault_of
from fieldtech.model.kinds import Kind
from fieldtech.model.local import Op
from fieldtech.model.people import User
from fieldtech.store.database import CommitCheck

_TRIAL = "test"  # kinds of operations that tests make up


def tables_marked(base: type[DeclarativeBase], mark: str) -> frozenset[str]:
    """The names of the tables whose mapped class says ``mark = True``, as ``__synced__``."""
    return frozenset(
        mapper.class_.__tablename__ for mapper in base.registry.mappers if getattr(mapper.class_, mark, False)
    )


def op_guard(synced: Iterable[str], op_table: str = "outbox", kinds: Mapping[str, Kind] | None = None) -> CommitCheck:
    """A check that raises AssertionError when a synced table was written but no op was added.

    With ``kinds`` every op must be of a known kind, of a person whose role may send it, and write only its tables and
    their columns: what a laptop writes and the hub would refuse is found here.
    """
    watched = frozenset(synced)

    def check(session: Session, written: frozenset[str]) -> None:
        changed = written & watched
        if changed and op_table not in written:
            raise AssertionError(f"changed without an op: {', '.join(sorted(changed))}")
        if kinds is not None and op_table in written:
            ops = [item for item in session.identity_map.values() if isinstance(item, Op)]
            if wrong := list(_wrong(session, ops, changed, kinds)):
                raise AssertionError("; ".join(wrong))

    return check


def _wrong(session: Session, ops: list[Op], changed: frozenset[str], kinds: Mapping[str, Kind]) -> Iterator[str]:
    allowed: set[str] = set()
    for op in ops:
        kind = kinds.get(op.kind)
        if kind is None:
            if not op.kind.startswith(_TRIAL):
                yield f"{op.kind}: not among the kinds"
            return
        allowed |= kind.tables
        role = session.scalar(select(User.role).where(User.login == op.by))
        if role is not None and role not in kind.roles:
            yield f"{op.kind}: not for {role}"
        rows = [(row["table"], row["what"], row["key"], row["values"]) for row in op.fields.get("rows", ())]
        if (fault := fault_of(op.kind, role or "", rows)) and (role or fault[0] != "entry_not_for_kind"):
            yield f"{op.kind}: {fault} (model/kind_rows.py)"
    outside = changed - allowed
    if ops and outside:  # a test that writes past the services may have let go of its operation
        yield f"{', '.join(op.kind for op in ops)}: may not touch {', '.join(sorted(outside))}"
