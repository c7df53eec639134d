"""Whoever may enter the company's bank account is told once that no paper names one (F56)."""

from PySide6.QtCore import Signal

from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.buttons import Button, QuietButton
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner


class BankHint(Live, Banner):
    """``wanted`` when it is to be entered, ``put_off`` when not now: it is said again when somebody signs in anew."""

    wanted = Signal()
    put_off = Signal()

    def __init__(self, workplace: Workplace) -> None:
        self._workplace, self._later = workplace, False
        self._enter, self._not_now = Button("", "credit-card", name="enter_bank"), QuietButton("", name="not_now")
        super().__init__("info", "", "", self._enter, self._not_now)
        self._enter.clicked.connect(self.wanted)
        self._not_now.clicked.connect(self._put_off)
        self.go_live()

    def load(self) -> None:
        """There while the account is missing."""
        self.setVisible(not self._later and self._workplace.money_house.bank_is_missing())

    def forget_person(self) -> None:
        """The next one may not know."""
        self._later = False

    def retranslate(self) -> None:
        """All texts."""
        self._enter.set_text(self.tr("Enter the account"))
        self._not_now.set_text(self.tr("Not now"))
        self.set("info", self.tr("Statements do not say where to pay yet"),
                 self.tr("With your bank account in the settings, every statement and every list that is owed names "
                         "it."))  # fmt: skip

    def _put_off(self) -> None:
        self._later = True
        self.hide()
        self.put_off.emit()
