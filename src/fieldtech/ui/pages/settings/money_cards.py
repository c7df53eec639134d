"""In the settings: the company's bank account and its limits of discounts, with who set them to what (F56, D17)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout

from fieldtech.forms.settings.money_forms import BankForm, MoneyLimitsForm
from fieldtech.model.amounts import in_figures
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.company import BankDraft, MoneyLimitsDraft
from fieldtech.services.changes import Change
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import empty
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.language import word
from fieldtech.ui.pages.settings.form_card import FormCard
from fieldtech.ui.tokens import S1

D = TypeVar("D", bound=Draft)
_SHOWN, _LINE = 5, "set_before"


class KeptCard(FormCard[D], Generic[D]):
    """A setting of which every version stays; below the form stand the last ones. Subclass: ``history`` as well."""

    def __init__(self, workplace: Workplace, icon: str, name: str, verb: str) -> None:
        self._told = Label("", 13, tone="muted", wrap=True)
        self._past = QVBoxLayout()
        self._past.setSpacing(S1)
        super().__init__(workplace, icon, name, verb, self._told)
        self.add(self._past)

    def history(self) -> Iterable[tuple[datetime, str, str]]:
        """When it was set by whom to what, the newest first."""
        raise NotImplementedError

    def words(self) -> str:
        """The last settings, as they stand below the form."""
        return " ".join(label.text() for label in self.findChildren(Label, _LINE))

    def say(self, text: str) -> None:
        """What it is for."""
        self._told.setText(text)

    def loaded(self) -> None:
        """Who set it to what."""
        empty(self._past)
        for at, name, said in list(self.history())[:_SHOWN]:
            when = self._workplace.context.local(at).strftime("%Y-%m-%d %H:%M")
            line = Label(" · ".join((when, name, said)), 13, tone="muted", wrap=True)
            line.setObjectName(_LINE)
            self._past.addWidget(line)


class BankCard(KeptCard[BankDraft]):
    """Where customers transfer their money to."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, "credit-card", "bank_card", "save_bank")

    def make_form(self) -> BankForm:
        """The form, when it is first needed."""
        return BankForm(self._workplace.drafts)

    def now(self) -> BankDraft:
        """What is set."""
        return self._workplace.money_house.bank()

    def write(self, draft: BankDraft) -> Change:
        """Set it; raises Invalid, or another FieldtechError."""
        return self._workplace.money_house.save_bank(draft)

    def told(self) -> str:
        """What is said when it was set."""
        return self.tr("The bank account is saved.")

    def history(self) -> Iterable[tuple[datetime, str, str]]:
        """Each account there was."""
        for one in self._workplace.money_house.bank_history():
            bank = one.draft
            said = word("house.bank_row", bank=bank.bank, account=bank.account) if bank.account else ""
            yield one.at, one.by_name, said or word("house.bank_none")

    def retranslate(self) -> None:
        """All texts."""
        self.set_title(self.tr("Bank account of the company"))
        self.say(self.tr("It stands on statements, and on fee lists with an open amount."))
        self.button.set_text(self.tr("Save the account"))


class LimitsCard(KeptCard[MoneyLimitsDraft]):
    """How far the division manager lowers prices alone."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, "gauge", "limits_card", "save_money_limits")

    def make_form(self) -> MoneyLimitsForm:
        """The form, when it is first needed."""
        return MoneyLimitsForm(self._workplace.drafts)

    def now(self) -> MoneyLimitsDraft:
        """What is set."""
        return self._workplace.money_house.limits()

    def write(self, draft: MoneyLimitsDraft) -> Change:
        """Set it; raises Invalid, or another FieldtechError."""
        return self._workplace.money_house.save_limits(draft)

    def told(self) -> str:
        """What is said when it was set."""
        return self.tr("The limits are saved. They hold from now on.")

    def history(self) -> Iterable[tuple[datetime, str, str]]:
        """All limits there were."""
        for one in self._workplace.money_house.limits_history():
            amount = f"¥{in_figures(one.draft.given_away_cents)}"
            percent, days = str(one.draft.discount_percent), str(one.draft.hand_over_days)
            yield one.at, one.by_name, word("house.limits_row", percent=percent, amount=amount, days=days)

    def retranslate(self) -> None:
        """All texts."""
        self.set_title(self.tr("Discounts and cash"))
        self.say(self.tr("Up to here the division manager decides alone; more needs the service manager or the "
                         "director. It holds for what comes after; with 0 days cash is due on the day of the "
                         "return."))  # fmt: skip
        self.button.set_text(self.tr("Save the limits"))
