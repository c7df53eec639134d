"""Another price for one line of an order: a discount or an amount, why, and who said yes (D17)."""

from collections.abc import Sequence

from fieldtech.forms.choice_fields import Choice
from fieldtech.forms.field import Field
from fieldtech.forms.office.desk import Desk, OfficeForm
from fieldtech.forms.text_fields import Integer, LongText, Money
from fieldtech.model.drafts.money import PriceChangeDraft
from fieldtech.model.guards.deciding import DECIDERS
from fieldtech.ui.kit.choices import Option


class PriceChangeForm(OfficeForm[PriceChangeDraft]):
    """``lines`` are those with a price; ``decides`` says that who types has the rank himself."""

    draft_type = PriceChangeDraft

    def __init__(self, desk: Desk, lines: Sequence[Option], *, own_login: str, decides: bool) -> None:
        super().__init__(desk)
        self._lines, self._own, self._decides = tuple(lines), own_login, decides
        self.start()

    def fields(self) -> Sequence[Field]:
        """Which line, how much less or what instead, why, by whose word."""
        asked = self.tr("He confirms it in writing. Needed beyond your own limit.")
        people = tuple(option for option in self.desk.colleagues(*DECIDERS) if option.value != self._own)
        return (
            Choice(name="line", label=self.tr("Line"), required=True, span=0, placeholder=self.tr("Choose…"),
                   options=self._lines),
            Integer(name="percent", label=self.tr("Discount in percent"), empty=None,
                    help=self.tr("100 waives the line.")),
            Money(name="cents", label=self.tr("Or its price, in yuan"), empty=None),
            LongText(name="reason", label=self.tr("Reason"), required=True, lines=2,
                     help=self.tr("It stands on the sheet.")),
            Choice(name="approved_by", label=self.tr("Said yes by word of mouth"), required=not self._decides, span=0,
                   placeholder=self.tr("Nobody was asked"), options=people,
                   help=asked if self._decides else self.tr("He confirms it in writing.")),
        )  # fmt: skip
