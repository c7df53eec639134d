"""The colour of a plate: a code that is a number, where 0 is an answer (no plate yet)."""

from dataclasses import dataclass
from typing import Any

from fieldtech.forms.choice_fields import Choice, ChoiceEditor
from fieldtech.forms.field import Editor


@dataclass(frozen=True, kw_only=True)
class ColourChoice(Choice):
    """None while unanswered."""

    def editor(self) -> Editor:
        """A combo box that gives numbers."""
        return _ColourEditor(self)


class _ColourEditor(ChoiceEditor):
    def value(self) -> Any:
        chosen = super().value()
        return int(chosen) if chosen else None

    def set_value(self, value: Any) -> None:
        super().set_value("" if value in (None, "") else str(value))
