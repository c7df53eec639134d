"""One part used: how many, why, told, and where the old one goes (F17, F18)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldtech.forms.choice_fields import Choice, Quantity, Segments, Tick
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.keeper import DraftKeeper
from fieldtech.forms.onsite.wording import options
from fieldtech.model.choices import OLD_PART, PART_REASONS
from fieldtech.model.drafts.onsite import PartLineDraft
from fieldtech.ui.kit.boxes import Flow, Line, column, row
from fieldtech.ui.kit.buttons import IconButton
from fieldtech.ui.kit.labels import Elided
from fieldtech.ui.tokens import S1, S2

_MOST = 99


class PartLine(Form[PartLineDraft]):
    """A line of the parts list; ``removed`` asks to take it out."""

    draft_type = PartLineDraft
    removed = Signal()

    def __init__(self, keeper: DraftKeeper, key: str, have: int) -> None:
        """``have`` is how many may be used at most: in the van now and already on the line."""
        super().__init__(keeper, key)
        self._most = max(1, have)
        self.title = Elided("", 15, 600)
        self.detail = Elided("", 13, tone="muted")
        self.remove = IconButton("x", name="remove_part")
        self.remove.clicked.connect(self.removed)
        self.start()

    def fields(self) -> Sequence[Field]:
        """The customer is told reason and price of every part."""
        return (
            Quantity(name="quantity", label=self.tr("Quantity"), low=1, high=min(self._most, _MOST)),
            Choice(name="reason", label=self.tr("Reason of replacement"),
                   options=options("part_reason", PART_REASONS), placeholder=self.tr("Choose a reason")),
            Tick(name="told", label=self.tr("Reason and price told")),
            Segments(name="old_part", label=self.tr("Old part"), options=options("old_part", OLD_PART)),
        )  # fmt: skip

    def arrange(self) -> QWidget:
        """Name and number above, three choices below."""
        flow, choices = Flow(S2), QWidget()
        for name in ("reason", "told", "old_part"):
            self.cell(name).hide_head()
            flow.addWidget(self.cell(name))
        self.cell("reason").editor.setMinimumWidth(170)
        self.cell("quantity").hide_head()
        choices.setLayout(flow)
        head = row((column(None, self.title, self.detail, None, gap=2), 1), self.cell("quantity"), self.remove, gap=S2)
        box = QWidget()
        box.setLayout(column(head, choices, S1, Line(), gap=S2))
        return box

    def describe(self, title: str, detail: str) -> None:
        """What the part is, and its price."""
        self.title.setText(title)
        self.detail.setText(detail)
        self.remove.set_label(self.tr("Remove {part}").format(part=title))
        for name in ("quantity", "reason", "told", "old_part"):
            self.editor(name).control.setAccessibleDescription(title)
