"""Finance counts a slip, and ends a difference (B30, states 4.7)."""

from collections.abc import Sequence
from dataclasses import replace

from fieldtech.errors import Problem
from fieldtech.forms.choice_fields import Choice, Segments
from fieldtech.forms.field import Field
from fieldtech.forms.office.desk import Desk, PlainForm, choices
from fieldtech.forms.text_fields import LongText, Money
from fieldtech.model.amounts import in_figures
from fieldtech.model.drafts.cash import MADE_GOOD, CountDraft, MakeGoodDraft
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.tokens import S3


class CountForm(PlainForm[CountDraft]):
    """The amount counted; a difference is named at once and asks for its reason."""

    draft_type = CountDraft

    def __init__(self, desk: Desk, slip_cents: int) -> None:
        self._slip = slip_cents
        self._differs = Banner("danger")
        super().__init__(desk)
        layout = self.layout()
        assert layout is not None
        layout.setSpacing(S3)
        layout.addWidget(self._differs)
        self.follow()

    def fields(self) -> Sequence[Field]:
        """How much, and why not all."""
        return (
            Money(name="cents", label=self.tr("Counted (¥)"), required=True, empty=-1),
            LongText(name="reason", label=self.tr("Why it differs"), required=True, lines=2),
        )

    def follow(self) -> None:
        """The difference in words."""
        if "reason" not in self._cells or self._differs.parent() is None:  # else it would be a window of its own
            return
        counted = self.draft().cents
        short = self._slip - counted
        differs = counted >= 0 and short != 0
        self.show_cells(differs, "reason")
        said = self.tr("{amount} missing") if short > 0 else self.tr("{amount} too much")
        self._differs.set(
            "danger" if short > 0 else "warn",
            said.format(amount=in_figures(abs(short))),
            self.tr("The day does not close before this is brought or written off."),
        )
        self._differs.setVisible(differs)

    def problems(self) -> tuple[Problem, ...]:
        """Nothing typed is not an amount below zero."""
        empty = self.draft().cents < 0
        found = super().problems()
        return tuple(replace(p, code="required") if empty and p.code == "not_negative" else p for p in found)

    def retranslate(self) -> None:
        """The difference, too."""
        super().retranslate()
        self.follow()


class MakeGoodForm(PlainForm[MakeGoodDraft]):
    """Brought later or paid back, or written off with a special approval; ``options`` are those who approve.

    The amount is typed as it is handed over; on which side it stands is the slip's affair.
    """

    draft_type = MakeGoodDraft

    def __init__(self, desk: Desk, options: Sequence[Option], *, too_much: bool) -> None:
        self._too_much = too_much
        super().__init__(desk, options)

    def fields(self) -> Sequence[Field]:
        """How, how much, why, who said so."""
        return (
            Segments(name="how", label=self.tr("How it ends"), required=True, span=0,
                     options=choices("pay_back" if self._too_much else "make_good", MADE_GOOD)),
            Money(name="cents", label=self.tr("Amount (¥)"), required=True),
            Choice(name="approved_by", label=self.tr("Approved by"), required=True,
                   placeholder=self.tr("Choose…"), options=self.options,
                   help=self.tr("It goes to the approvals; the day stays open until it is confirmed there.")),
            LongText(name="reason", label=self.tr("Reason"), required=True, lines=2),
        )  # fmt: skip

    def follow(self) -> None:
        """Only a write-off is approved by somebody."""
        self.show_cells(self.draft().how == "written_off", "approved_by")
