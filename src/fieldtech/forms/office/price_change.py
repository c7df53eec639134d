"""Another price for one line of an order: a discount or an amount, why, and who said yes (D17)."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from fieldtech.errors import Problem
from fieldtech.forms.choice_fields import Choice
from fieldtech.forms.field import Field
from fieldtech.forms.money.spoken import BY, follow_spoken, spoken_fields
from fieldtech.forms.office.desk import Desk, OfficeForm
from fieldtech.forms.onsite.wording import named
from fieldtech.forms.text_fields import Integer, LongText, Money
from fieldtech.model.amounts import in_figures
from fieldtech.model.drafts.money import PriceChangeDraft
from fieldtech.model.money.changes import Change, Limits, approvals, raised_too_far
from fieldtech.model.money.prices import Line
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.kit.field_grid import FieldGrid
from fieldtech.ui.kit.labels import Label


class PriceChangeForm(OfficeForm[PriceChangeDraft]):
    """``lines`` are those with a price, as listed; ``limits`` are those of who types, None where he has none.

    ``now`` says what each line costs already; ``decides`` that who types has a rank of his own.
    """

    draft_type = PriceChangeDraft

    def __init__(
        self, desk: Desk, lines: Sequence[Line], now: Mapping[str, int], *, own_login: str, decides: bool,
        limits: Limits | None,
    ) -> None:  # fmt: skip
        super().__init__(desk)
        self._lines = {line.key: line for line in lines}
        self._now, self._own, self._decides, self._limits = now, own_login, decides, limits
        self.start()

    def fields(self) -> Sequence[Field]:
        """Which line, how much less or what instead, why, by whose word."""
        options = tuple(Option(key, self._of_line(line)) for key, line in self._lines.items())
        return (
            Choice(name="line", label=self.tr("Line"), required=True, span=0, placeholder=self.tr("Choose…"),
                   options=options),
            Integer(name="percent", label=self.tr("Discount in percent"), empty=None, help=self._most()),
            Money(name="cents", label=self.tr("Or its price, in yuan"), empty=None),
            LongText(name="reason", label=self.tr("Reason"), required=True, lines=2,
                     help=self.tr("It stands on the sheet.")),
            *spoken_fields(self.desk, self._own, required=not self._decides),
        )  # fmt: skip

    def arrange(self) -> QWidget:
        """The new price right below what makes it, in sight before anybody confirms it."""
        self.preview = Label("", 14, 600, wrap=True)
        grid = FieldGrid(columns=self.columns)
        for field in self.fields():
            if field.name == "reason":
                grid.add(self.preview, 0)
            grid.add(self.cell(field.name), field.span)
        return grid

    def problems(self) -> tuple[Problem, ...]:
        """Who has no rank of his own is told beside the field who says yes, before anything is sent."""
        found, asked = super().problems(), self.draft().approved_by
        known = any(one.field == BY for one in found)
        return found if self._decides or asked or known else (*found, Problem(BY, "price_needs_manager"))

    def follow(self) -> None:
        """What the line costs then, and whether that is beyond the person's own limit."""
        follow_spoken(self, self.desk)
        draft = self.draft()
        line = self._lines.get(draft.line)
        wrong = (draft.percent is None) == (draft.cents is None) or draft.percent not in (None, *range(1, 101))
        if line is None or wrong:
            self.preview.hide()
            return
        change = Change("", draft.reason, draft.percent, draft.cents)
        told = f"¥{in_figures(self._now.get(line.key, line.charged_cents))} → ¥{in_figures(change.price(line))}"
        raised = raised_too_far(line, change) and (draft.approved_by or not self._decides or self._limits is not None)
        needed = self._limits and approvals([line], {line.key: change}, self._limits)[line.key] == "special"
        beyond = needed and not draft.approved_by
        warning = self.tr("Beyond your own limit: say who agreed.") if beyond else ""
        if raised:
            warning = self.tr("Far above the list: the service manager or director sets such a price himself.")
        self.preview.setText(" · ".join(filter(None, (told, warning))))
        self.preview.set_tone("warn" if beyond or raised else "text")
        self.preview.show()

    def retranslate(self) -> None:
        """The price below, too."""
        super().retranslate()
        self.follow()

    def _of_line(self, line: Line) -> str:
        """Its list price, and what it costs already where somebody changed it."""
        price, now = f"¥{in_figures(line.list_cents)}", self._now.get(line.key, line.charged_cents)
        changed = f" → ¥{in_figures(now)}" if now != line.list_cents else ""
        return f"{named(line.zh, line.en)} · {price}{changed}"

    def _most(self) -> str:
        if self._limits is None:
            return self.tr("100 waives the line.")
        told = self.tr("Up to {n} % by yourself, {sum} in one order; more needs a yes by word of mouth.")
        return told.format(n=self._limits.percent, sum=f"¥{in_figures(self._limits.given_away_cents)}")
