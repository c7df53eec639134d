"""A terminal or SIM card: its number large, what it is small, then every check in words."""

from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.labels import Elided, IconLabel, Label
from fieldtech.ui.tokens import S2, S3

_ICONS = {"ok": "circle-check", "warn": "triangle-alert", "danger": "circle-alert", "muted": "circle-dashed"}


@dataclass(frozen=True)
class UnitFace:
    """What a box shows; ``checks`` are (tone, sentence), the tones ok, warn, danger and muted."""

    kind: str
    number: str
    detail: str = ""
    checks: tuple[tuple[str, str], ...] = ()
    known: bool = True


class _Check(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("circle-check", "ok", 16, line=20)
        self._text = Label("", 13, wrap=True)
        self.setLayout(row(column(self._icon, None), (self._text, 1), gap=6))

    def show_check(self, tone: str, text: str) -> None:
        self._icon.set_icon(_ICONS[tone], tone)
        self._text.setText(text)
        self._text.set_tone("" if tone == "ok" else tone)


class UnitBox(QFrame):
    """Put a ``UnitFace`` in with ``show_face``."""

    def __init__(self, icon: str, name: str) -> None:
        super().__init__()
        self.setProperty("role", "sunken")
        self.setObjectName(name)
        self._kind = Elided("", 13, tone="muted")
        self._number = Elided("", 17, 600, tabular=True)
        self._detail = Elided("", 13, tone="muted", tabular=True)
        self._checks = QVBoxLayout()
        self._checks.setSpacing(2)
        self._lines: list[_Check] = []
        inner = column(
            row(IconLabel(icon), (self._kind, 1)), self._number, self._detail, 2, self._checks, None,
            gap=3, margins=(S3, S3, S2, S3),
        )  # fmt: skip
        self.setLayout(inner)
        self.face = UnitFace("", "")

    def show_face(self, face: UnitFace) -> None:
        """Show another unit or state."""
        self.face = face
        self._kind.setText(face.kind)
        self._number.setText(face.number)
        self._number.set_tone("text" if face.known else "muted")
        self._detail.setText(face.detail)
        self._detail.setVisible(bool(face.detail))
        while len(self._lines) < len(face.checks):
            self._lines.append(_Check())
            self._checks.addWidget(self._lines[-1])
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(face.checks))
            if at < len(face.checks):
                line.show_check(*face.checks[at])
        self.setAccessibleName(f"{face.kind}: {face.number}")
        self.setAccessibleDescription(" ".join(text for _tone, text in face.checks))
