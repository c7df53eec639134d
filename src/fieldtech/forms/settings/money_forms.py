"""What the company sets about its money: where customers pay to, how far prices are lowered."""

from collections.abc import Sequence

from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.keeper import DraftKeeper
from fieldtech.forms.text_fields import Integer, Money, Text
from fieldtech.model.drafts.company import BankDraft, MoneyLimitsDraft


class BankForm(Form[BankDraft]):
    """All empty: papers name no account."""

    draft_type = BankDraft

    def __init__(self, keeper: DraftKeeper) -> None:
        super().__init__(keeper)
        self.start()

    def fields(self) -> Sequence[Field]:
        """As they stand on the paper."""
        return (
            Text(name="payee", label=self.tr("Payee"), placeholder=self.tr("as the company is called on its papers")),
            Text(name="bank", label=self.tr("Bank and branch")),
            Text(name="account", label=self.tr("Account number"), tabular=True, longest=40),
        )


class MoneyLimitsForm(Form[MoneyLimitsDraft]):
    """Up to here the division manager decides alone; until then money is with finance."""

    draft_type = MoneyLimitsDraft

    def __init__(self, keeper: DraftKeeper) -> None:
        super().__init__(keeper)
        self.start()

    def fields(self) -> Sequence[Field]:
        """One for a line, one for the whole order, one for the way of the money."""
        return (
            Integer(name="discount_percent", label=self.tr("Discount of a line, up to %")),
            Money(name="given_away_cents", label=self.tr("Given away on an order, up to ¥")),
            Integer(name="hand_over_days", label=self.tr("Cash is handed over, days after the return")),
        )
