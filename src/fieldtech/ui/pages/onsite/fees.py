"""What the customer pays, and how it was settled (B05, states 4.2)."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldtech.forms.onsite.wording import named
from fieldtech.model.drafts.signoff import FeeSettlementDraft
from fieldtech.model.money.difference import difference
from fieldtech.model.money.estimate import agreed_before, compared
from fieldtech.ui.kit.boxes import Line, column, empty, row
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.language import current_language, word
from fieldtech.ui.pages.money.spoken import spoken_said
from fieldtech.ui.pages.onsite.money import yuan
from fieldtech.ui.pages.onsite.section import SiteSection
from fieldtech.ui.tokens import S2, S3

_AMOUNT = 84


class FeesSection(SiteSection):
    """The list can always be read; money is received at the sign-off, where it becomes a fact at once."""

    key, icon = "fees", "wallet"

    def build(self) -> QWidget:
        """The charges and the total."""
        self._lines, self._total = column(gap=S2), Label("", 15, 600, tabular=True)
        self._sum = Label("", 15, 600)
        self._later = Label("", 13, tone="muted", wrap=True)
        box = QWidget()
        box.setLayout(column(self._lines, Line(), row(self._sum, None, self._total), self._later, gap=S3))
        return box

    def show_content(self) -> None:
        """Line by line, with the rule."""
        charges = self.view.charges
        empty(self._lines)
        for line in charges.lines:
            rule = line.rule.said(current_language())
            self._lines.addLayout(_line(named(line.zh, line.en), rule, f"¥{yuan(line.charged_cents)}"))
        self._sum.setText(self.tr("Total"))
        self._total.setText(f"¥{yuan(charges.total_cents)}")
        waits = charges.total_cents > 0 and not self.given()
        draft = self.view.facts.get(FeeSettlementDraft)
        said = self.tr("Settled at the sign-off, before the customer signs.") if waits else ""
        if not waits and charges.total_cents and draft is not None:
            said = " · ".join(filter(None, (self._way(draft), draft.reason)))
        parts = (said, *self._more_than_agreed(), *map(spoken_said, self.view.money.spoken))
        self._later.setText("\n".join(filter(None, parts)))
        self._later.set_tone("warn" if any(parts[1:]) else "muted")
        self._later.setVisible(any(parts))

    def _more_than_agreed(self) -> Iterator[str]:
        """Who stands beside the customer asks him again where it became more (F10)."""
        found = compared(agreed_before(self.view.facts), self.view.charges.lines)
        if found.agreed_cents is not None and found.difference > 0:
            told = self.tr("Agreed: ¥{agreed}; now ¥{more} more: ask the customer again.")
            yield told.format(agreed=yuan(found.agreed_cents), more=yuan(found.difference))

    def given(self) -> bool:
        """Whether it was said how it is settled."""
        draft = self.view.facts.get(FeeSettlementDraft)
        return draft is not None and bool(draft.way)  # a reversed collection leaves an empty one

    def live_missing(self) -> int:
        """Nothing is missing here: it is asked at the sign-off."""
        return 0

    def summary(self) -> str:
        """The total and how it was settled."""
        total = self.view.charges.total_cents
        if not total:
            return self.tr("Nothing to pay")
        draft = self.view.facts.get(FeeSettlementDraft)
        return " · ".join(filter(None, (f"¥{yuan(total)}", self._way(draft) if draft else "")))

    def state(self) -> str:
        """Nothing to pay is done."""
        return "done" if not self.view.charges.total_cents else super().state()

    def _way(self, draft: FeeSettlementDraft) -> str:
        """How it was settled; of a part of it how much came and how much did not."""
        found = difference(self.view.charges.total_cents, draft.to_body())
        if found:
            return word(f"sheet.{found[0]}", **found[1])
        return word(f"choice.fee_way.{draft.way}") if draft.way else ""

    def retranslate(self) -> None:
        """Words of the list."""
        if self.content is not None:
            self.show_content()


def _line(name: str, rule: str, amount: str) -> QHBoxLayout:
    """What, why it costs that, and the amount below the others."""
    figure = Label(amount, 14, tabular=True)
    figure.setMinimumWidth(_AMOUNT)
    figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return row((Label(name, 14, wrap=True), 2), (Label(rule, 13, tone="muted", wrap=True), 3), figure, gap=S3)
