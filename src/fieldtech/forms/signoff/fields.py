"""Two fields only the sign-off has: many ratings in one, and ink."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QGridLayout, QWidget

from fieldtech.forms.field import Editor, Field
from fieldtech.forms.ink_pad import SignaturePad
from fieldtech.forms.strokes import Ink
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.stars import StarRating
from fieldtech.ui.language import word
from fieldtech.ui.tokens import S2, S3

NOT_APPLICABLE = "na"


@dataclass(frozen=True, kw_only=True)
class Ratings(Field):
    """One rating per code: a dict of code to 1..5 or "na"; what was not answered is left out."""

    codes: tuple[str, ...]
    group: str  # the words are ``choice.<group>.<code>``
    with_na: bool = False

    def editor(self) -> Editor:
        """A column of stars."""
        return _RatingsEditor(self)


@dataclass(frozen=True, kw_only=True)
class InkField(Field):
    """A signature: fills ``strokes`` and ``aspect`` of the draft; ``name`` is its objectName."""

    def names(self) -> tuple[str, ...]:
        """The two fields."""
        return ("strokes", "aspect")

    def editor(self) -> Editor:
        """The pad."""
        return _InkEditor(self)


class _RatingsEditor(Editor):
    def __init__(self, field: Ratings) -> None:
        super().__init__(field, QWidget())
        grid = QGridLayout(self.widget)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(S3)
        grid.setVerticalSpacing(S2)
        grid.setColumnStretch(1, 1)
        self._labels: dict[str, Label] = {}
        self._stars: dict[str, StarRating] = {}
        for at, code in enumerate(field.codes):
            self._labels[code] = Label("", 14)
            self._stars[code] = StarRating(applicable_only=not field.with_na)
            self._stars[code].changed.connect(self.edited)
            grid.addWidget(self._labels[code], at, 0)
            grid.addWidget(self._stars[code], at, 1)
        self.adopt(field)

    def adopt(self, field: Field) -> None:
        super().adopt(field)
        assert isinstance(field, Ratings)
        for code in field.codes:
            text = word(f"choice.{field.group}.{code}")
            self._labels[code].setText(text)
            self._stars[code].set_label(text)

    def value(self) -> dict[str, Any]:
        given = {code: stars.value() for code, stars in self._stars.items()}
        return {code: NOT_APPLICABLE if stars < 0 else stars for code, stars in given.items() if stars}

    def set_value(self, value: Any) -> None:
        for code, stars in self._stars.items():
            given = (value or {}).get(code, 0)
            stars.set_value(-1 if given == NOT_APPLICABLE else int(given))

    def show_state(self, state: str) -> None:
        """The sentence below says it."""


class _InkEditor(Editor):
    def __init__(self, field: InkField) -> None:
        self.pad = SignaturePad(field.label)
        super().__init__(field, self.pad)
        self.pad.changed.connect(self.edited)

    def adopt(self, field: Field) -> None:
        super().adopt(field)
        self.pad.set_label(field.label)

    def values(self) -> dict[str, Any]:
        ink = Ink() if self.pad.is_empty() else self.pad.ink()  # the shape of an empty pad says nothing
        return {"strokes": ink.strokes, "aspect": ink.aspect}

    def set_values(self, values: Mapping[str, Any]) -> None:
        strokes = tuple(tuple(tuple(point) for point in stroke) for stroke in values["strokes"])
        self.pad.set_ink(Ink(int(values["aspect"]), strokes))

    def value(self) -> Any:
        return self.pad.ink().strokes

    def set_value(self, value: Any) -> None:
        """Ink from the pad over the whole window."""
        self.pad.set_ink(value)

    def show_state(self, state: str) -> None:
        """The sentence below says it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A pad without ink is left alone when the focus goes."""
        return False
