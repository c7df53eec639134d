"""How the amount due was settled (states 4.2)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from fieldtech.forms.choice_fields import Chips, Segments
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.keeper import DraftKeeper
from fieldtech.forms.onsite.wording import options
from fieldtech.forms.text_fields import LongText, Money, Text
from fieldtech.model.choices import PAY_METHODS
from fieldtech.model.drafts.signoff import FeeSettlementDraft
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.tokens import S3

_WAYS = ("collected", "on_account", "waived")


class SettlementForm(Form[FeeSettlementDraft]):
    """Collected, on account or waived; only what that way needs is asked."""

    draft_type = FeeSettlementDraft

    def __init__(self, keeper: DraftKeeper, key: str, *, due_cents: int, payer: str) -> None:
        """The amount due and the customer are filled in when money is collected."""
        super().__init__(keeper, key)
        self._due, self._payer = due_cents, payer
        self._money: QWidget
        self.start()

    def fields(self) -> Sequence[Field]:
        """In the order one speaks of them."""
        return (
            Segments(name="way", label=self.tr("Settled"), required=True, options=options("fee_way", _WAYS)),
            Chips(name="method", label=self.tr("Paid by"), required=True, options=options("pay_method", PAY_METHODS)),
            Money(name="received_cents", label=self.tr("Received (¥)"), required=True),
            Text(name="payer", label=self.tr("Payer"), required=True),
            Text(name="receipt", label=self.tr("Receipt number"), required=True, tabular=True),
            LongText(name="reason", label=self.tr("Reason"), lines=2),
        )

    def arrange(self) -> QWidget:
        """The way, then its details."""
        self._money = QWidget()
        self._money.setLayout(row(*((self.cell(name), 1) for name in ("received_cents", "payer", "receipt")), gap=S3))
        box = QWidget()
        rest = (self.cell("method"), self._money, self.cell("reason"))
        box.setLayout(column(self.cell("way"), *rest, gap=S3))
        return box

    def field_changed(self, name: str) -> None:
        """Collected usually means: the whole amount, from the customer."""
        draft = self.draft()
        if name == "way" and draft.way == "collected" and not draft.received_cents:
            self.set_field("received_cents", self._due)
            self.set_field("payer", draft.payer or self._payer)
        self._show_parts()

    def load(self, draft: FeeSettlementDraft | object, *, restore: bool = True) -> None:
        """Show it, and only what it needs."""
        super().load(draft, restore=restore)  # type: ignore[arg-type]
        self._show_parts()

    def _show_parts(self) -> None:
        draft = self.draft()
        collected = draft.way == "collected"
        self.cell("method").setVisible(collected)
        self._money.setVisible(collected)
        differs = collected and draft.received_cents != self._due
        self.cell("reason").setVisible(draft.way in ("waived", "on_account") or differs)
