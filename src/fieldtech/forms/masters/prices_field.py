"""The prices of a contract: one amount for each fee item that is not a part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from fieldtech.errors import Problem
from fieldtech.forms.field import Editor, Field
from fieldtech.forms.text_fields import Money
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.kit.field_grid import FieldGrid, Labelled


@dataclass(frozen=True, kw_only=True)
class PricesField(Field):
    """``items`` are the fee items; an amount left empty follows the fee schedule."""

    items: tuple[Option, ...] = ()

    def editor(self) -> Editor:
        """A line for each item."""
        return _PricesEditor(self)


class _PricesEditor(Editor):
    def __init__(self, field: PricesField) -> None:
        self._lines: dict[str, Editor] = {item.value: self._line(field, item).editor() for item in field.items}
        self._cells = {code: Labelled(line.widget) for code, line in self._lines.items()}
        self._others: dict[str, Any] = {}
        grid = FieldGrid(*self._cells.values(), columns=2)
        super().__init__(field, grid)
        for line in self._lines.values():
            line.edited.connect(self.edited)
            line.left.connect(self.left)
        if self._lines:
            grid.setFocusProxy(next(iter(self._lines.values())).control)
        self.adopt(field)

    @staticmethod
    def _line(field: Field, item: Option) -> Money:
        return Money(name=f"price_{item.value}", label=item.text, empty=None, read_only=field.read_only)

    def adopt(self, field: Field) -> None:
        super().adopt(field)
        assert isinstance(field, PricesField)
        for item in field.items:
            if item.value in self._cells:
                self._cells[item.value].set_label(item.text)
                self._lines[item.value].control.setAccessibleName(item.text)

    def value(self) -> dict[str, Any]:
        typed = {code: line.value() for code, line in self._lines.items()}
        return self._others | {code: cents for code, cents in typed.items() if cents is not None}

    def set_value(self, value: Any) -> None:
        known: Mapping[str, Any] = value or {}
        self._others = {code: cents for code, cents in known.items() if code not in self._lines}
        for code, line in self._lines.items():
            line.set_value(known.get(code))

    def problems(self) -> Iterator[Problem]:
        for line in self._lines.values():
            yield from (replace(problem, field=self.field.name) for problem in line.problems())

    def show_state(self, state: str) -> None:
        for line in self._lines.values():
            line.show_state(state)
