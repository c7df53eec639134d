"""What the customer pays, and how it was settled (B05, states 4.2)."""

from typing import Any

from PySide6.QtWidgets import QWidget

from fieldtech.forms.form import Form
from fieldtech.forms.onsite.settlement_form import SettlementForm
from fieldtech.forms.onsite.wording import named
from fieldtech.model.drafts.signoff import FeeSettlementDraft
from fieldtech.ui.kit.boxes import Line, column
from fieldtech.ui.kit.card import Facts
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.language import current_language, word
from fieldtech.ui.pages.onsite.money import yuan
from fieldtech.ui.pages.onsite.section import FormSection
from fieldtech.ui.tokens import S3


class FeesSection(FormSection):
    """The list can always be read; settling is for when the work is finished."""

    key, icon, draft_type = "fees", "wallet", FeeSettlementDraft

    def make_form(self) -> Form[Any]:
        """The whole amount, from the contact."""
        due, payer = self.view.charges.total_cents, self.view.customer.contact
        return SettlementForm(self.workplace.drafts, self.form_key(), due_cents=due, payer=payer)

    def build(self) -> QWidget:
        """The charges, the total, the form."""
        form = super().build()
        self._lines, self._total = Facts(label_width=260), Label("", 15, 600)
        self._later = Label("", 13, tone="muted", wrap=True)
        box = QWidget()
        box.setLayout(column(self._lines, Line(), self._total, self._later, form, gap=S3))
        return box

    def show_content(self) -> None:
        """Line by line, with the rule."""
        charges = self.view.charges
        self._lines.set([
            (named(line.zh, line.en), f"¥{yuan(line.charged_cents)} · {line.rule.said(current_language())}", "")
            for line in charges.lines
        ])  # fmt: skip
        self._total.setText(self.tr("Total: ¥{amount}").format(amount=yuan(charges.total_cents)))
        settles = charges.total_cents > 0 and FormSection.is_open_for(self)
        if self.form is not None:
            self.form.setVisible(settles)
        waits = charges.total_cents > 0 and not settles and not self.given()
        self._later.setText(self.tr("Settled after the work is finished.") if waits else "")
        self._later.setVisible(waits)

    def is_open_for(self) -> bool:
        """Reading is always possible; the form shows itself when it is time."""
        return self.view.status in ("arrived", "in_repair", "waiting") or super().is_open_for()

    def summary(self) -> str:
        """The total and how it was settled."""
        total = self.view.charges.total_cents
        if not total:
            return self.tr("Nothing to pay")
        draft = self.view.facts.get(FeeSettlementDraft)
        way = word(f"choice.fee_way.{draft.way}") if draft and draft.way else ""
        return " · ".join(filter(None, (f"¥{yuan(total)}", way)))

    def state(self) -> str:
        """Nothing to pay is done."""
        return "done" if not self.view.charges.total_cents else super().state()

    def retranslate(self) -> None:
        """Words of the list."""
        if self.content is not None:
            self.show_content()
