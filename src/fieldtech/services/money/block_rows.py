"""What is shown of receipt blocks, and for which computers they can be issued."""

from dataclasses import dataclass
from datetime import datetime

from fieldtech.model.base import Id


@dataclass(frozen=True)
class BlockRow:
    """Receipt numbers of one person on one computer; ``waits`` until the hub took it."""

    id: Id
    first: str
    last: str
    login: str
    name: str
    computer: str
    computer_name: str
    left: int
    issued_at: datetime
    issued_by: str
    waits: bool = False
    closed_at: datetime | None = None
    closed_reason: str = ""


@dataclass(frozen=True)
class BlockComputer:
    """A computer a block can be issued for, with who works there."""

    id: str
    name: str
    people: tuple[tuple[str, str], ...] = ()  # login and name
