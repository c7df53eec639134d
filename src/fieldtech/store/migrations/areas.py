"""The tables of the first script parted by the module of the model in which they are declared."""

from collections.abc import Iterable, Iterator

from alembic.operations.ops import CreateTableOp, MigrateOperation, ModifyTableOps
from sqlalchemy import Table

from fieldtech.model.base import Base

Area = tuple[str, list[MigrateOperation]]


def areas(operations: Iterable[MigrateOperation]) -> Iterator[Area]:
    """``(name, operations)`` in an order in which every foreign key points at a table that is already there.

    A module has a second area (``orders_2``) where its tables and another's point at each other.
    """
    waiting = list(operations)
    made: set[str] = set()
    taken: dict[str, int] = {}
    while waiting:
        module = _module(waiting[0])
        found: list[MigrateOperation] = []
        for operation in [one for one in waiting if _module(one) == module]:
            if _targets(operation) <= made:
                made.add(_table_name(operation))
                found.append(operation)
        waiting = [one for one in waiting if one not in found]
        taken[module] = taken.get(module, 0) + 1
        yield (module if taken[module] == 1 else f"{module}_{taken[module]}"), found


def _module(operation: MigrateOperation) -> str:
    name = _table_name(operation)
    classes = (mapper.class_ for mapper in Base.registry.mappers)
    return next(made.__module__.rpartition(".")[2] for made in classes if made.__tablename__ == name)


def _table_name(operation: MigrateOperation) -> str:
    assert isinstance(operation, CreateTableOp | ModifyTableOps)  # these hold its indexes
    return str(operation.table_name)


def _targets(operation: MigrateOperation) -> set[str]:
    """The tables that must be there before; its own may be made by the very statement."""
    name = _table_name(operation)
    table: Table = Base.metadata.tables[name]
    if isinstance(operation, ModifyTableOps):
        return {name}
    return {key.column.table.name for key in table.foreign_keys} - {name}
