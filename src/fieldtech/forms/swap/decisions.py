"""What the technician decides about a swap, beside the numbers: where the old one goes, and why."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import tzinfo

from PySide6.QtWidgets import QWidget

from fieldtech.forms.choice_fields import Segments, Tick
from fieldtech.forms.date_fields import Clock, Date
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.keeper import DraftKeeper
from fieldtech.forms.text_fields import Text
from fieldtech.model import choices
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.swap import SwapDraft
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.language import word
from fieldtech.ui.tokens import S2, S3

NUMBERS = ("old_terminal", "new_terminal", "old_iccid", "new_iccid")


class SwapDecisionsForm(Form[SwapDraft]):
    """Holds the whole draft; the scanned numbers come in with ``set_numbers`` and are kept with the rest."""

    draft_type = SwapDraft

    def __init__(self, keeper: DraftKeeper, order: str, *, zone: tzinfo, clock: Clock) -> None:
        """``zone`` and ``clock`` serve the date until which a loaner is lent."""
        super().__init__(keeper, order)
        self._zone, self._clock = zone, clock
        self.start()

    def fields(self) -> Sequence[Field]:
        """The old unit's way, the reason, the platform, the loaner."""
        nexts = tuple(Option(code, word(f"choice.old_next.{code}")) for code in choices.OLD_NEXT)
        return (
            Segments(name="old_next", label=self.tr("The old terminal goes"), options=nexts),
            Tick(
                name="old_binding_released",
                label=self.tr("Old binding released"),
                above=self.tr("Platform"),
            ),
            Text(name="reason", label=self.tr("Reason"), longest=120),
            Tick(name="loaner", label=self.tr("Lent only"), above=self.tr("Loaner")),
            Date(
                name="loaner_due",
                label=self.tr("Lent until"),
                required=True,
                zone=self._zone,
                clock=self._clock,
            ),
        )

    def arrange(self) -> QWidget:
        """One below the other: the card is narrow."""
        holder = QWidget()
        ticks = row(self.cell("old_binding_released"), self.cell("loaner"), None, gap=S3)
        below = (self.cell("loaner_due"), self.cell("reason"))
        holder.setLayout(column(self.cell("old_next"), ticks, *below, gap=S2))
        return holder

    def load(self, draft: Draft, *, restore: bool = True) -> None:
        """Show a draft; the date only where something is lent."""
        super().load(draft, restore=restore)
        self._show_due()

    def set_numbers(self, draft: SwapDraft) -> None:
        """Take the scanned numbers of this draft; they are saved with what was decided."""
        numbers = {name: getattr(draft, name) for name in NUMBERS}
        self._shown = replace(self.draft(), **numbers)
        self._note_edit()

    def accept(self, code: str, on: bool) -> None:
        """The technician confirms a warning, or takes that back."""
        shown = self.draft()
        accepted = tuple(sorted({*shown.accepted, code} if on else {*shown.accepted} - {code}))
        self._shown = replace(shown, accepted=accepted)
        self._note_edit()

    def field_changed(self, name: str) -> None:
        """A loaner has a date."""
        if name == "loaner":
            self._show_due()

    def show_parts(self, *, terminal: bool, locked: bool) -> None:
        """Without a terminal nothing of it is asked; what was applied can only be looked at."""
        for name in ("old_next", "old_binding_released", "loaner"):
            self.cell(name).setVisible(terminal)
        self._show_due()
        self.setEnabled(not locked)

    def _show_due(self) -> None:
        self.cell("loaner_due").setVisible(
            bool(self.editor("loaner").value()) and self.cell("loaner").isVisibleTo(self)
        )
