"""What the order costs, line by line with its rule, against what was agreed before (F10, F55)."""

from fieldtech.forms.onsite.wording import named
from fieldtech.model.amounts import in_figures
from fieldtech.model.money.estimate import agreed_before, compared
from fieldtech.services.order_view import OrderView
from fieldtech.ui.language import current_language, sentence
from fieldtech.ui.pages.order.cards import Fact, ViewCard


class FeesCard(ViewCard):
    """Only for an order with something that has a price."""

    icon = "receipt"

    def heading(self) -> str:
        """The title."""
        return self.tr("Fees")

    def rows(self, view: OrderView) -> list[Fact]:
        """The lines as on the sheet, the total, and how it stands to the agreement."""
        charges = view.charges
        if not any(line.list_cents for line in charges.lines):
            return []
        language = current_language()
        lines = [
            (named(line.zh, line.en), f"¥{in_figures(line.charged_cents)} · {line.rule.said(language)}",
             "warn" if line.open else "")
            for line in charges.lines
        ]  # fmt: skip
        total = (self.tr("Total"), f"¥{in_figures(charges.total_cents)}", "")
        wrong = [(self.tr("Does not count"), sentence(p.code, **p.params), "warn") for p in charges.problems]
        return [*lines, total, *self._agreed(view), *wrong]

    def _agreed(self, view: OrderView) -> list[Fact]:
        found = compared(agreed_before(view.facts), view.charges.lines)
        if found.agreed_cents is None:
            return []
        agreed = f"¥{in_figures(found.agreed_cents)}"
        if found.difference <= 0:
            return [(self.tr("Agreed"), agreed, "")]
        more = self.tr("{agreed} · now {more} more: ask the customer again")
        return [(self.tr("Agreed"), more.format(agreed=agreed, more=f"¥{in_figures(found.difference)}"), "warn")]
