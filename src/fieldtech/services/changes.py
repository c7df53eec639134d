"""What a use case altered, so that open pages know whether to refresh."""

from dataclasses import dataclass

from fieldtech.model.base import Id


@dataclass(frozen=True)
class Change:
    """``kind`` is the trade word (order, customer, vehicle, terminal, sim …), ``id`` the row, ``number`` its name.

    ``undo`` names the use case that takes it back, for the message bar; empty when there is none.
    """

    kind: str
    id: Id
    number: str = ""
    undo: str = ""
