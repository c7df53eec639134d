"""What an order still owes and how it can be settled here, as the card at the sign-off is shown it (forms 2.8)."""

from dataclasses import dataclass
from datetime import date

from fieldtech.errors import Problem
from fieldtech.model.base import Id
from fieldtech.services.money.views import CollectionRow
from fieldtech.services.money.word_of_mouth import Spoken


@dataclass(frozen=True)
class CollectView:
    """What an order still owes and how it can be settled here; ``next_receipt`` is "" without a block.

    ``may``: collect, waived, on_account, announced, refused, reverse, void, invoice. ``decides`` who may waive in his
    own name, or that of somebody who was asked before; any other names who said so now. ``spoken`` is to be confirmed.
    """

    order_id: Id
    due_cents: int
    received_cents: int
    waived_cents: int
    rest_cents: int
    state: str
    monthly: bool
    payer: str
    collections: tuple[CollectionRow, ...] = ()
    next_receipt: str = ""
    receipts_left: int = 0
    methods: tuple[str, ...] = ()
    may: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    expected: date | None = None  # an announced transfer
    spoken: tuple[Spoken, ...] = ()
    decides: bool = False
