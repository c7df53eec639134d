"""A contract with a customer: from when to when, which prices, whether parts are included (F54)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from fieldtech.errors import Problem
from fieldtech.model.amounts import in_figures
from fieldtech.model.drafts.base import most
from fieldtech.model.drafts.masters.base import MasterDraft, Problems
from fieldtech.model.limits import MOST_CENTS


@dataclass(frozen=True)
class ContractDraft(MasterDraft):
    """Both days are part of it; ``prices`` has cents by fee item, damage by people is never included."""

    kind: ClassVar[str] = "customer_contracts"
    needs: ClassVar[tuple[str, ...]] = ("customer", "number", "first_day", "last_day")
    references: ClassVar[Mapping[str, str]] = {"customer": "customers"}

    number: str = ""
    customer: str = ""
    first_day: date | None = None
    last_day: date | None = None
    parts_included: bool = False
    prices: dict[str, Any] = field(default_factory=dict)

    def rules(self) -> Problems:
        """It does not end before it begins; a price is an amount."""
        yield from super().rules()
        if self.first_day and self.last_day and self.last_day < self.first_day:
            yield Problem("last_day", "contract_ends_before")
        for cents in self.prices.values():
            if type(cents) is not int or cents < 0:
                yield Problem("prices", "not_negative")
            else:
                yield from most("prices", cents, MOST_CENTS, in_figures(MOST_CENTS))
