"""More came than was due, and the customer has it to his credit (F56)."""

from dataclasses import dataclass
from typing import ClassVar

from fieldtech.model.drafts.money import CREDIT, FeeWordDraft


@dataclass(frozen=True)
class CreditDraft(FeeWordDraft):
    """The word of finance; how much follows from the money."""

    kind: ClassVar[str] = "fee_credit"

    way: str = CREDIT
