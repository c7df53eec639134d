"""What the order costs, line by line with its rule, against what was agreed before (F10, F55)."""

from fieldtech.forms.onsite.wording import named
from fieldtech.model.amounts import in_figures
from fieldtech.model.money.estimate import agreed_before, compared
from fieldtech.services.money.brief import MoneyBrief
from fieldtech.services.order_view import OrderView
from fieldtech.ui.language import current_language, sentence, word
from fieldtech.ui.pages.money.spoken import spoken_said
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
        return [*lines, total, *self._agreed(view), *self._paid(view.money), *self._spoken(view.money), *wrong]

    def _agreed(self, view: OrderView) -> list[Fact]:
        found = compared(agreed_before(view.facts), view.charges.lines)
        if found.agreed_cents is None:
            return []
        agreed = f"¥{in_figures(found.agreed_cents)}"
        if found.difference <= 0:
            return [(self.tr("Agreed"), agreed, "")]
        more = self.tr("{agreed} · now {more} more: ask the customer again")
        return [(self.tr("Agreed"), more.format(agreed=agreed, more=f"¥{in_figures(found.difference)}"), "warn")]

    def _paid(self, money: MoneyBrief) -> list[Fact]:
        """What came in on which receipts, what was waived, and what is still owed by now."""
        if not money.state:
            return []
        came = " · ".join((f"¥{in_figures(money.received_cents)}", *money.receipts))
        found = [(self.tr("Received"), came, "")] if money.received_cents else []
        if money.waived_cents:
            found.append((self.tr("Waived"), f"¥{in_figures(money.waived_cents)}", ""))
        if money.rest_cents:
            day = money.expected.isoformat() if money.expected else ""
            parts = (f"¥{in_figures(abs(money.rest_cents))}", word(f"fee_state.{money.state}"), day)
            title = self.tr("Still owed") if money.rest_cents > 0 else self.tr("Received too much")
            found.append((title, " · ".join(filter(None, parts)), "warn"))
        return found

    def _spoken(self, money: MoneyBrief) -> list[Fact]:
        """What is said to have been agreed by word of mouth, until it is confirmed."""
        title = self.tr("Word of mouth")
        return [(title, spoken_said(one), "danger" if one.denied else "warn") for one in money.spoken]
