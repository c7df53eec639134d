"""In the settings of the manager and the administrator: the company's figures of maintenance plans."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from fieldtech.errors import FieldtechError, Invalid
from fieldtech.forms.settings.plan_figures_form import PlanFiguresForm
from fieldtech.model.drafts.plans import PlanFiguresDraft
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.live import Live


class PlanCard(Live, Card):
    """``changed(Change)`` and ``said(text, undo)`` when the figures were set, ``failed(error)`` when not."""

    changed = Signal(object)
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("", "repeat")
        self.setObjectName("plan_figures_card")
        self._workplace = workplace
        self._form: PlanFiguresForm | None = None
        self._room = QVBoxLayout()
        self.button = Button("", "check", name="save_plan_figures")
        self.button.clicked.connect(self.save)
        self.add(self._room, row(self.button, None))
        self.go_live()

    def open(self) -> None:
        """Show what is set, or what was being typed."""
        if self._form is None:
            self._form = PlanFiguresForm(self._workplace.drafts)
            self._room.addWidget(self._form)
        self._form.load(self._workplace.plans.figures.now())

    def save(self) -> None:
        """Set them."""
        if self._form is not None and (draft := self._form.submit()) is not None:
            self._set(draft)

    def flush(self) -> None:
        """What was typed is kept."""
        if self._form is not None:
            self._form.flush()

    def retranslate(self) -> None:
        """All texts."""
        self.set_title(self.tr("Maintenance plans"))
        self.button.set_text(self.tr("Save the figures"))

    def _set(self, draft: PlanFiguresDraft) -> None:
        assert self._form is not None
        figures = self._workplace.plans.figures
        try:
            before = figures.now()
            change = figures.save(draft)
        except Invalid as error:
            self._form.show_problems(error.problems)
        except FieldtechError as error:
            self.failed.emit(error)
        else:
            self._form.finish()
            self._form.load(draft)
            self.changed.emit(change)
            self.said.emit(self.tr("The figures of plans are saved."), partial(self._set, before))
