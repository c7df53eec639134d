"""One part used: how many, why, told, and where the old one goes (F17, F18)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldtech.errors import Problem
from fieldtech.forms.choice_fields import Choice, Quantity, Segments, Tick
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.keeper import DraftKeeper
from fieldtech.forms.onsite.wording import options
from fieldtech.forms.text_fields import Money, Text
from fieldtech.model.choices import OLD_PART, PART_REASONS, USED_UP
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.onsite import PartLineDraft
from fieldtech.ui.kit.boxes import Flow, Line, column, row
from fieldtech.ui.kit.buttons import IconButton
from fieldtech.ui.kit.field_grid import FieldGrid
from fieldtech.ui.kit.labels import Elided
from fieldtech.ui.tokens import S1, S2

_MOST = 99


class PartLine(Form[PartLineDraft]):
    """A line of the parts list; ``removed`` asks to take it out."""

    draft_type = PartLineDraft
    removed = Signal()

    def __init__(
        self, keeper: DraftKeeper, key: str, have: int, *, foreign: bool = False, upkeep: bool = False
    ) -> None:
        """``have`` is how many may be used at most: in the van now and already on the line.

        No list has the price of a ``foreign`` part: it is typed, or why it is free. At ``upkeep`` material is used
        up: nothing was broken and there is no old part.
        """
        super().__init__(keeper, key)
        self._foreign, self._upkeep = foreign, upkeep
        self._most = max(1, have)
        self.title = Elided("", 15, 600)
        self.detail = Elided("", 13, tone="muted")
        self.remove = IconButton("x", name="remove_part")
        self.remove.clicked.connect(self.removed)
        self.start()

    def fields(self) -> Sequence[Field]:
        """The customer is told reason and price of every part."""
        old = OLD_PART if self._upkeep else OLD_PART[:2]
        return (
            *self._price_fields(),
            Quantity(name="quantity", label=self.tr("Quantity"), low=1, high=min(self._most, _MOST)),
            Choice(name="reason", label=self.tr("Reason of replacement"),
                   options=options("part_reason", self._reasons()), placeholder=self.tr("Choose a reason")),
            Tick(name="told", label=self.tr("Reason and price told")),
            Segments(name="old_part", label=self.tr("Old part"), options=options("old_part", old)),
        )  # fmt: skip

    def problems(self) -> tuple[Problem, ...]:
        """The price of a part from elsewhere, or why there is none, besides the draft's own (F18)."""
        mine = self.draft() if self._foreign and self._cells else None
        if mine is None or mine.unit_cents or len(mine.free_reason.strip()) >= 2:
            return super().problems()
        return (*super().problems(), Problem("unit_cents", "price_or_reason"))

    def _price_fields(self) -> tuple[Field, ...]:
        if not self._foreign:
            return ()
        return (
            Money(name="unit_cents", label=self.tr("Price each, in yuan"), empty=None),
            Text(name="free_reason", label=self.tr("Why it is free")),
        )

    def field_changed(self, name: str) -> None:
        """Only what costs nothing is explained; what is used up leaves no old part."""
        if name == "reason":
            self._follow_reason()
        if self._foreign:
            self._show_why()

    def load(self, draft: PartLineDraft | Draft, *, restore: bool = True) -> None:
        """Show it, and only what it needs."""
        super().load(draft, restore=restore)
        if self._foreign:
            self._show_why()

    def _reasons(self) -> Sequence[str]:
        usual = [reason for reason in PART_REASONS if reason != USED_UP]
        return (USED_UP, *usual) if self._upkeep else usual

    def _follow_reason(self) -> None:
        used_up, old = self.draft().reason == USED_UP, self.draft().old_part
        if used_up != (old == "none"):
            self.set_field("old_part", "none" if used_up else "taken")

    def _show_why(self) -> None:
        self.cell("free_reason").setVisible(not self.draft().unit_cents)

    def arrange(self) -> QWidget:
        """Name and number above, three choices below; between them the price where no list has it."""
        flow, choices = Flow(S2, top=True), QWidget()
        for name in ("reason", "told", "old_part"):
            self.cell(name).hide_head()
            flow.addWidget(self.cell(name))
        self.cell("reason").editor.setMinimumWidth(170)
        self.cell("quantity").hide_head()
        choices.setLayout(flow)
        head = row((column(None, self.title, self.detail, None, gap=2), 1), self.cell("quantity"), self.remove, gap=S2)
        box = QWidget()
        price = (FieldGrid(self.cell("unit_cents"), self.cell("free_reason"), columns=2),) if self._foreign else ()
        box.setLayout(column(head, *price, choices, S1, Line(), gap=S2))
        return box

    def describe(self, title: str, detail: str) -> None:
        """What the part is, and its price."""
        self.title.setText(title)
        self.detail.setText(detail)
        self.remove.set_label(self.tr("Remove {part}").format(part=title))
        for name in ("quantity", "reason", "told", "old_part"):
            self.editor(name).control.setAccessibleDescription(title)
