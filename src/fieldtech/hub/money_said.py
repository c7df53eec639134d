"""One fact of money as it comes to the hub, for the rules that look at it."""

from collections.abc import Iterator

from fieldtech.hub.batch import Batch
from fieldtech.hub.spoken import role_of
from fieldtech.model.guards.deciding import RANKS
from fieldtech.sync.messages import OpMessage, Row, Values


class Said:
    """One row of an operation, who says it, and what the hub has beside it."""

    def __init__(self, batch: Batch, op: OpMessage, row: Row, role: str) -> None:
        self.batch, self.op, self.row, self.role = batch, op, row, role
        self.values: Values = row.values

    def text(self, name: str) -> str:
        """A column that is text."""
        return str(self.values.get(name) or "")

    def beside(self, table: str) -> Iterator[Values]:
        """Other rows of the operation."""
        yield from (row.values for row in self.op.rows if row.table == table and row is not self.row)

    def role_of(self, login: str) -> str:
        """What somebody is, who works here."""
        return role_of(self.batch, login)

    def approved(self) -> bool:
        """Whether somebody else of the rank approved what is special (states 4.8)."""
        by = self.text("approved_by")
        return by != self.op.by and self.role_of(by) in RANKS["special"]
