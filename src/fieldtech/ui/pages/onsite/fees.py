"""What the customer pays, and how it was settled (B05, states 4.2)."""

from PySide6.QtWidgets import QWidget

from fieldtech.forms.onsite.wording import named
from fieldtech.model.drafts.signoff import FeeSettlementDraft
from fieldtech.ui.kit.boxes import Line, column
from fieldtech.ui.kit.card import Facts
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.language import current_language, word
from fieldtech.ui.pages.onsite.money import yuan
from fieldtech.ui.pages.onsite.section import SiteSection
from fieldtech.ui.tokens import S3


class FeesSection(SiteSection):
    """The list can always be read; money is received at the sign-off, where it becomes a fact at once."""

    key, icon = "fees", "wallet"

    def build(self) -> QWidget:
        """The charges and the total."""
        self._lines, self._total = Facts(label_width=260), Label("", 15, 600)
        self._later = Label("", 13, tone="muted", wrap=True)
        box = QWidget()
        box.setLayout(column(self._lines, Line(), self._total, self._later, gap=S3))
        return box

    def show_content(self) -> None:
        """Line by line, with the rule."""
        charges = self.view.charges
        self._lines.set([
            (named(line.zh, line.en), f"¥{yuan(line.charged_cents)} · {line.rule.said(current_language())}", "")
            for line in charges.lines
        ])  # fmt: skip
        self._total.setText(self.tr("Total: ¥{amount}").format(amount=yuan(charges.total_cents)))
        waits = charges.total_cents > 0 and not self.given()
        self._later.setText(self.tr("Settled at the sign-off, before the customer signs.") if waits else "")
        self._later.setVisible(waits)

    def given(self) -> bool:
        """Whether it was said how it is settled."""
        return self.view.facts.get(FeeSettlementDraft) is not None

    def live_missing(self) -> int:
        """Nothing is missing here: it is asked at the sign-off."""
        return 0

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
