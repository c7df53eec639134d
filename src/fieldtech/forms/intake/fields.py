"""Fields only a call needs: the vehicle or equipment in one field, and symptoms with the usual ones first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from fieldtech.forms.choice_fields import Chips
from fieldtech.forms.field import Editor, Field
from fieldtech.forms.reference_field import Reference, ReferenceEditor
from fieldtech.ui.kit.boxes import boxed, row
from fieldtech.ui.kit.buttons import LinkButton
from fieldtech.ui.kit.choices import ChipGroup

VEHICLE, EQUIPMENT = "vehicle", "equipment"


@dataclass(frozen=True, kw_only=True)
class ThingField(Reference):
    """Fills ``vehicle`` or ``equipment``; its keys are ``vehicle:V10`` and ``equipment:E01``."""

    def names(self) -> tuple[str, ...]:
        """Both fields of the draft."""
        return (VEHICLE, EQUIPMENT)

    def editor(self) -> Editor:
        """A search field."""
        return _ThingEditor(self)


class _ThingEditor(ReferenceEditor):
    def values(self) -> dict[str, Any]:
        kind, _, number = self.value().partition(":")
        return {name: number if name == kind else "" for name in (VEHICLE, EQUIPMENT)}

    def set_values(self, values: Mapping[str, Any]) -> None:
        self.set_value(next((f"{name}:{values[name]}" for name in (VEHICLE, EQUIPMENT) if values[name]), ""))


@dataclass(frozen=True, kw_only=True)
class UsualChips(Chips):
    """Several of many: the first ``usual`` are in sight with those chosen, ``more`` shows all, ``fewer`` hides."""

    usual: int = 7
    more: str = ""
    fewer: str = ""

    def editor(self) -> Editor:
        """Chips with a link behind them."""
        return _UsualChipsEditor(self)


class _UsualChipsEditor(Editor):
    def __init__(self, field: UsualChips) -> None:
        self.chips = ChipGroup(field.label, multiple=True)
        self.link = LinkButton(name=f"more_{field.name}")
        line = row((self.chips, 1))
        line.addWidget(self.link, 0, Qt.AlignmentFlag.AlignBottom)
        box = boxed(line)
        super().__init__(field, box, self.chips)
        self._all = False
        self.adopt(field)
        self.chips.changed.connect(self.edited)
        self.link.clicked.connect(self._toggle)

    def adopt(self, field: Field) -> None:
        super().adopt(field)
        self.chips.set_label(field.label)
        self._show(self.chips.values())

    def value(self) -> tuple[str, ...]:
        return self.chips.values()

    def set_value(self, value: Any) -> None:
        self._show(tuple(value))
        self.chips.set_values(tuple(value))

    def show_state(self, state: str) -> None:
        """The sentence below says it."""

    def _toggle(self) -> None:
        self._all = not self._all
        self._show(self.chips.values())
        self.chips.setFocus()

    def _show(self, chosen: tuple[str, ...]) -> None:
        field = self.field
        assert isinstance(field, UsualChips)
        shown = [o for at, o in enumerate(field.options) if self._all or at < field.usual or o.value in chosen]
        self.chips.set_options(shown)
        self.link.set_text(field.fewer if self._all else field.more)
        self.link.setVisible(len(field.options) > field.usual)
