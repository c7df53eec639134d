"""The vehicle before the work (B27)."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from fieldtech.errors import Problem
from fieldtech.forms.choice_fields import Segments
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.keeper import DraftKeeper
from fieldtech.forms.onsite.wording import options
from fieldtech.forms.text_fields import LongText, Text
from fieldtech.model.choices import BODY, ELECTRICS
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.onsite import ConditionDraft, StateBeforeDraft
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.field_grid import FieldGrid
from fieldtech.ui.language import word
from fieldtech.ui.tokens import S3

_GOOD = {"normal": "ok", "damaged": "danger", "faulty": "danger"}


class ConditionForm(Form[StateBeforeDraft]):
    """Body and electrics; what is not normal is described and accepted by the customer.

    Equipment has no body and no electrics: it is looked at from outside.
    """

    draft_type: ClassVar[type[Draft]] = ConditionDraft
    columns = 2

    def __init__(self, keeper: DraftKeeper, key: str, customer: str = "", *, vehicle: bool = True) -> None:
        """``customer`` is proposed as the person who accepts the damage."""
        super().__init__(keeper, key)
        self._customer, self._vehicle = customer, vehicle
        self.all_normal = Button("", "check-check", name="all_normal")
        self.all_normal.clicked.connect(self._all_normal)
        self.start()

    def fields(self) -> Sequence[Field]:
        """Damage is asked for only when there is some."""
        seen = self.tr("Body") if self._vehicle else word("site_field.outside")
        return (
            Segments(name="body", label=seen, required=True, options=options("body", BODY, _GOOD)),
            Segments(name="electrics", label=self.tr("Electrics"), required=True,
                     options=options("electrics", ELECTRICS, _GOOD)),
            LongText(name="text", label=self.tr("What is damaged or faulty"), required=True, lines=2),
            Text(name="accepted_by", label=self.tr("Accepted by (customer)"), required=True),
        )  # fmt: skip

    def arrange(self) -> QWidget:
        """The usual case is one press."""
        grid = FieldGrid(self.cell("body"), self.cell("electrics"), columns=2)
        box = QWidget()
        more = (self.cell("text"), self.cell("accepted_by"))
        box.setLayout(column(row(self.all_normal, None), grid, *more, gap=S3))
        return box

    def field_changed(self, name: str) -> None:
        """Whether there is damage decides what is asked."""
        if self.draft().abnormal and not self.draft().accepted_by:
            self.set_field("accepted_by", self._customer)
        self._show_parts()

    def load(self, draft: StateBeforeDraft | object, *, restore: bool = True) -> None:
        """Show it, and only what it needs."""
        super().load(draft, restore=restore)  # type: ignore[arg-type]
        self._show_parts()

    def problems(self) -> tuple[Problem, ...]:
        """Nobody answers for the electrics of equipment."""
        return tuple(problem for problem in super().problems() if self._vehicle or problem.field != "electrics")

    def retranslate(self) -> None:
        """The button."""
        super().retranslate()
        self.all_normal.set_text(self.tr("All normal"))

    def _all_normal(self) -> None:
        self.set_field("body", "normal")
        if self._vehicle:
            self.set_field("electrics", "normal")
        self._show_parts()
        self._show_problems()

    def _show_parts(self) -> None:
        for name in ("text", "accepted_by"):
            self.cell(name).setVisible(self.draft().abnormal)
        self.cell("electrics").setVisible(self._vehicle)
