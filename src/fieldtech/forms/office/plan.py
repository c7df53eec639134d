"""The solution: what, with which parts, how long, at which price (F10)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.errors import Problem
from fieldtech.forms.field import Editor, Field
from fieldtech.forms.office.desk import Desk, OfficeForm
from fieldtech.forms.reference_field import Describe, Reference, Search
from fieldtech.forms.text_fields import Integer, LongText, Money
from fieldtech.model.drafts.planning import PartNeed, PlanDraft
from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import IconButton
from fieldtech.ui.kit.labels import Elided
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.quantity import QuantityStepper
from fieldtech.ui.tokens import S2


@dataclass(frozen=True, kw_only=True)
class PartNeeds(Field):
    """Parts with quantities: found by typing, counted with plus and minus."""

    search: Search
    describe: Describe
    placeholder: str = ""
    span: int = 0

    def editor(self) -> Editor:
        """The picker above the lines."""
        return _PartNeedsEditor(self)


class _Line(Live, QWidget):
    """One part: name, how many, take it out."""

    changed = Signal()
    removed = Signal(str)

    def __init__(self, need: PartNeed, name: str) -> None:
        super().__init__()
        self.part = need.part
        self._name = Elided(name)
        self.quantity = QuantityStepper(name, low=1, high=99)
        self.quantity.set_value(need.quantity)
        self.quantity.changed.connect(self.changed)
        self.remove = IconButton("x", name=f"remove_{need.part}")
        self.remove.clicked.connect(self._remove)
        self.setLayout(row((self._name, 1), self.quantity, self.remove, gap=S2))
        self.go_live()

    def set_name(self, name: str) -> None:
        self._name.setText(name)
        self.quantity.set_label(name)

    def retranslate(self) -> None:
        self.remove.set_label(self.tr("Remove"))

    def _remove(self) -> None:
        self.removed.emit(self.part)


class _PartNeedsEditor(Editor):
    def __init__(self, field: PartNeeds) -> None:
        self._box = QWidget()
        self._picker = Reference(
            name="part", label=field.label, search=field.search, describe=field.describe,
            placeholder=field.placeholder,
        ).editor()  # fmt: skip
        super().__init__(field, self._box, self._picker.control)
        self._lines: list[_Line] = []
        self._layout = QVBoxLayout(self._box)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(S2)
        self._layout.addWidget(self._picker.widget)
        self._picker.edited.connect(self._picked)

    def adopt(self, field: Field) -> None:
        super().adopt(field)
        assert isinstance(field, PartNeeds)
        self._picker.adopt(
            Reference(name="part", label=field.label, search=field.search, describe=field.describe,
                      placeholder=field.placeholder)
        )  # fmt: skip
        for line in self._lines:
            line.set_name(self._name_of(line.part))

    def value(self) -> tuple[PartNeed, ...]:
        return tuple(PartNeed(line.part, line.quantity.value()) for line in self._lines)

    def set_value(self, value: Any) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        for need in value or ():
            self._append(need)

    def problems(self) -> Iterator[Problem]:
        if self._picker.raw():
            yield Problem(self.field.name, "pick_from_list")

    def raw(self) -> str:
        return self._picker.raw()

    def set_raw(self, text: str) -> None:
        self._picker.set_raw(text)

    def _picked(self) -> None:
        part = self._picker.value()
        if part:
            self._picker.set_value("")
            self._add(part)
        self.edited.emit()

    def _add(self, part: str) -> None:
        known = next((line for line in self._lines if line.part == part), None)
        if known is not None:
            known.quantity.set_value(known.quantity.value() + 1)
        else:
            self._append(PartNeed(part, 1))

    def _append(self, need: PartNeed) -> None:
        line = _Line(need, self._name_of(need.part))
        line.changed.connect(self.edited)
        line.removed.connect(self._remove)
        self._lines.append(line)
        self._layout.addWidget(line)

    def _remove(self, part: str) -> None:
        line = next(line for line in self._lines if line.part == part)
        self._lines.remove(line)
        line.hide()
        line.deleteLater()
        self._picker.control.setFocus()
        self.edited.emit()

    def _name_of(self, part: str) -> str:
        assert isinstance(self.field, PartNeeds)
        found = self.field.describe(part)
        return f"{part}  {found.text}" if found else part


class PlanForm(OfficeForm[PlanDraft]):
    """``search`` and ``describe`` answer from the parts catalogue."""

    draft_type = PlanDraft

    def __init__(self, desk: Desk, search: Search, describe: Describe) -> None:
        super().__init__(desk)
        self._search, self._describe = search, describe
        self.start()

    def fields(self) -> Sequence[Field]:
        """What the customer will be told, and what the technician takes along."""
        return (
            LongText(name="text", label=self.tr("Solution"), required=True,
                     help=self.tr("The customer is told these words.")),
            PartNeeds(name="parts", label=self.tr("Parts to take along"), search=self._search,
                      describe=self._describe, placeholder=self.tr("Part number or name")),
            Integer(name="minutes", label=self.tr("Time needed, in minutes"), required=True, placeholder="90"),
            Money(name="fee_cents", label=self.tr("Price for the customer, in yuan")),
        )  # fmt: skip
