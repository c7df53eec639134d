"""One row of a checklist being edited."""

from dataclasses import replace
from math import isfinite

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from fieldtech.forms.masters.item_groups import group_name, group_of
from fieldtech.forms.masters.item_picture import ItemPicture
from fieldtech.model.drafts.masters import ChecklistItem
from fieldtech.model.drafts.masters.checklists import ITEM_KINDS
from fieldtech.model.readings import RULES
from fieldtech.services.instructions import Instructions
from fieldtech.ui.kit.boxes import Flow, boxed, column
from fieldtech.ui.kit.choices import TickChip
from fieldtech.ui.kit.field_grid import FieldGrid, Labelled
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import word
from fieldtech.ui.tokens import S2

_TEXTS = (
    "id", "group", "text_zh", "text_en", "unit", "lower", "upper", "points", "options", "options_en",
    "instruction_zh", "instruction_en",
)  # fmt: skip
_FIGURES = 4  # of a number of points that is still read, and refused as too large
_NUMBER_ONLY, _CHOICE_ONLY = ("unit", "lower", "upper", "points"), ("options", "options_en")


class ItemRow(Live, QWidget):
    """``edited(item)`` with every key; limits that are no numbers count as none."""

    edited = Signal(object)

    def __init__(self, instructions: Instructions | None = None) -> None:
        super().__init__()
        self.picture = ItemPicture(instructions)
        self.picture.changed.connect(self._pictured)
        self._item = ChecklistItem()
        self._showing = False
        self.lines = {name: QLineEdit() for name in _TEXTS}
        self.kind = QComboBox()
        self.kind.setObjectName("item_kind")
        for code in ITEM_KINDS:
            self.kind.addItem("", code)
        self.rule = QComboBox()
        self.rule.setObjectName("item_rule")
        for code in RULES:
            self.rule.addItem("", code)
        self.must, self.photo = TickChip(name="item_required"), TickChip(name="item_photo_on_fail")
        self.na, self.measured = TickChip(name="item_na"), TickChip(name="item_must_measure")
        self._cells = {name: Labelled(line) for name, line in self.lines.items()}
        self._kind_cell, self._rule_cell = Labelled(self.kind), Labelled(self.rule)
        grid = FieldGrid(columns=3, least=110)
        for name in ("id", "group"):
            grid.add(self._cells[name])
        grid.add(self._kind_cell)
        for name, span in (("text_zh", 0), ("text_en", 0), ("unit", 1), ("lower", 1), ("upper", 1), ("points", 1)):
            grid.add(self._cells[name], span)
        grid.add(self._rule_cell, 2)
        for name in ("options", "options_en", "instruction_zh", "instruction_en"):
            grid.add(self._cells[name], 0)
        chips = Flow()
        for chip in (self.must, self.photo, self.na, self.measured):
            chips.addWidget(chip)
            chip.toggled.connect(self._changed)
        self._picture_cell = Labelled(self.picture, control=self.picture.tile)
        self.setLayout(column(grid, boxed(chips), self._picture_cell, gap=S2))
        self._connect()
        self.go_live()

    def show_item(self, item: ChecklistItem) -> None:
        """Show a row without announcing it."""
        self._item, self._showing = item, True
        for name, line in self.lines.items():
            line.setText("" if name == "points" and not item.points else _text(getattr(item, name)))
            line.setCursorPosition(0)
        self.lines["group"].setText(group_name(item.group))
        self.kind.setCurrentIndex(max(0, self.kind.findData(item.kind)))
        self.rule.setCurrentIndex(max(0, self.rule.findData(item.rule)))
        self.must.setChecked(item.required)
        self.photo.setChecked(item.photo_on_fail)
        self.na.setChecked(item.na)
        self.picture.show_picture(item.picture)
        self.measured.setChecked(item.must_measure)
        self._showing = False
        self._fit_kind()

    def begin(self) -> None:
        """The cursor in the question; no focus proxy, for Tab would jump over what stands before it."""
        self.lines["text_zh"].setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Labels, and the group's name."""
        self.lines["group"].setText(group_name(self._item.group))
        for name, cell in self._cells.items():
            cell.set_label(word(f"item.{name}"))
        self._kind_cell.set_label(word("item.kind"))
        for at, code in enumerate(ITEM_KINDS):
            self.kind.setItemText(at, word(f"choice.item_kind.{code}"))
        self._rule_cell.set_label(word("item.rule"))
        self._picture_cell.set_label(word("item.picture"))
        for at, code in enumerate(RULES):
            self.rule.setItemText(at, word(f"choice.reading_rule.{code}"))
        self.must.set_text(self.tr("Must be answered"))
        self.na.set_text(word("item.na"))
        self.measured.set_text(word("item.must_measure"))
        self.photo.set_text(self.tr("Photo when not OK"))

    def _connect(self) -> None:
        for name, line in self.lines.items():
            line.setObjectName(f"item_{name}")
            line.textEdited.connect(self._changed)
        self.kind.currentIndexChanged.connect(self._changed)
        self.rule.currentIndexChanged.connect(self._changed)

    def _pictured(self, sha: str) -> None:
        self._item = replace(self._item, picture=sha)
        self.edited.emit(self._item)

    def _changed(self) -> None:
        if self._showing:
            return
        text = {name: line.text().strip() for name, line in self.lines.items()}
        self._item = replace(
            self._item, id=text["id"], group=group_of(text["group"]), text_zh=text["text_zh"], text_en=text["text_en"],
            kind=self.kind.currentData(), required=self.must.isChecked(), photo_on_fail=self.photo.isChecked(),
            unit=text["unit"] or None, lower=_number(text["lower"]), upper=_number(text["upper"]),
            options=_parts(text["options"]), options_en=_parts(text["options_en"]), points=_count(text["points"]),
            rule=self.rule.currentData(), na=self.na.isChecked(), must_measure=self.measured.isChecked(),
            instruction_zh=text["instruction_zh"], instruction_en=text["instruction_en"],
        )  # fmt: skip
        self._fit_kind()
        self.edited.emit(self._item)

    def _fit_kind(self) -> None:
        for name in _NUMBER_ONLY:
            self._cells[name].setVisible(self._item.kind == "number")
        for name in _CHOICE_ONLY:
            self._cells[name].setVisible(self._item.kind == "choice")
        self._rule_cell.setVisible(self._item.kind == "number" and self._item.points > 1)
        self.measured.setVisible(self._item.kind == "number")


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(value)
    return f"{value:g}" if isinstance(value, float | int) else str(value or "")


def _parts(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in text.replace("；", ";").split(";"))))


def _count(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= _FIGURES else 0


def _number(text: str) -> float | None:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return value if isfinite(value) else None
