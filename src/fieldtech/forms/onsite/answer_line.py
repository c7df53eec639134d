"""The line of a checklist item that asks for a reading or a few words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from fieldtech.ui.fonts import font

_READING = (17, 600, 120, 20)  # size and weight of the letters, width, most characters
_WORDS = (14, 400, 320, 200)


class AnswerLine(QLineEdit):
    """Large figures to the right for a ``reading``, a plain line for words."""

    def __init__(self, *, reading: bool) -> None:
        super().__init__()
        size, weight, wide, most = _READING if reading else _WORDS
        self.setObjectName("answer")
        self.setFont(font(size, weight, tabular=reading))
        self.setFixedWidth(wide)
        self.setMaxLength(most)
        if reading:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
