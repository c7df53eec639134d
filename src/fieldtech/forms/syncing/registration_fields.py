"""What registers a computer: the scanned or pasted text, or the three lines that stand beside the QR code."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldtech.ui.kit.boxes import Line, boxed, column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.field_grid import FieldGrid, Labelled
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import sentence
from fieldtech.ui.tokens import S3

TEXT, ADDRESS, CODE, PIN, NAME = "registration", "address", "code", "pin_words", "computer_name"
NAMES = (TEXT, ADDRESS, CODE, PIN, NAME)
_LONGEST = {TEXT: 2000, ADDRESS: 300, NAME: 80}
_PLACES = {
    "code_not_valid": CODE, "hub_unreachable": ADDRESS, "office_not_trusted": PIN, "office_not_proved": PIN,
    "too_many_tries": CODE,
}  # fmt: skip
"""Beside which line a refusal stands, when the lines were typed."""


class RegistrationFields(Live, QWidget):
    """No word of it is kept: a code is good for ten minutes and for one computer."""

    submitted = Signal()
    picture_wanted = Signal()

    def __init__(self, put_together: Callable[[str, str, str], str], mark: str) -> None:
        """``put_together`` makes the text of a registration, which has ``mark``, from address, code and proof."""
        super().__init__()
        self._put_together, self._mark = put_together, mark
        self.lines = {one: self._line(one) for one in NAMES}
        self.picture = Button("", "image", name="choose_picture")
        self.picture.clicked.connect(self.picture_wanted)
        scanned = boxed(row((self.lines[TEXT], 1), self.picture))
        self._cells = {one: Labelled(line) for one, line in self.lines.items() if one != TEXT}
        self._cells[TEXT] = Labelled(scanned, control=self.lines[TEXT])
        self._or = Label("", 12, tone="muted")
        typed = FieldGrid(*(self._cells[one] for one in (ADDRESS, CODE, PIN, NAME)), columns=2, least=220)
        self.setLayout(column(self._cells[TEXT], row(self._or, (Line(), 1), gap=S3), typed, gap=S3))
        self.go_live()

    def text(self) -> str:
        """The text of the registration, scanned or put together from what was typed."""
        whole = self._of(TEXT)
        return whole or self._put_together(self._of(ADDRESS), self._of(CODE), self._of(PIN))

    def name(self) -> str:
        """What the computer is to be called."""
        return self._of(NAME)

    def fill(self, text: str) -> None:
        """Scanned, pasted or read from a picture."""
        self.forgive()
        self.lines[TEXT].setText(text.strip())

    def missing(self) -> bool:
        """Whether something must still be typed; says what."""
        self.forgive()
        if self._of(TEXT):
            return False
        empty = [one for one in (ADDRESS, CODE, PIN) if not self._of(one)]
        if len(empty) == 3:
            self._say(TEXT, self.tr("Scan or paste the code of the office, or type the three lines below."))
        for one in empty if len(empty) < 3 else ():
            self._say(one, sentence("required"))
        return bool(empty)

    def show_refusal(self, code: str, params: dict[str, str]) -> bool:
        """Say beside its line why it was refused; False where no line is to blame."""
        place = TEXT if code in ("invitation_shape", "not_a_picture", "no_registration_in_picture") else ""
        place = place or (_PLACES.get(code, "") and (TEXT if self._of(TEXT) else _PLACES[code]))
        if place:
            self._say(place, sentence(code, **params))
        return bool(place)

    def forgive(self) -> None:
        """Nothing is wrong any more."""
        for cell in self._cells.values():
            cell.show_problem("")

    def retranslate(self) -> None:
        """All texts."""
        helps = {
            TEXT: self.tr("A scanner may read it straight from the screen of the office"),
            ADDRESS: self.tr("Such as 192.168.1.5:8443"),
            PIN: self.tr("The sixteen letters below the address"),
            NAME: self.tr("Left empty: as the office calls it"),
        }
        labels = {
            TEXT: self.tr("Code of the office"), ADDRESS: self.tr("Address"), CODE: self.tr("Code"),
            PIN: self.tr("Proof of the office"), NAME: self.tr("What this computer is called"),
        }  # fmt: skip
        for one, cell in self._cells.items():
            cell.set_label(labels[one], helps.get(one, ""))
        self.picture.set_text(self.tr("From a picture…"))
        self._or.setText(self.tr("or type it"))

    def _of(self, name: str) -> str:
        return self.lines[name].text().strip()

    def _say(self, name: str, text: str) -> None:
        self._cells[name].show_problem(text)
        self.lines[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setMaxLength(_LONGEST.get(name, 80))
        line.textEdited.connect(partial(self._edited, name))
        return line

    def _edited(self, name: str, text: str) -> None:
        """Who pastes the whole text into the wrong line meant it all the same."""
        self.forgive()
        if name != TEXT and self._mark in text.upper():
            self.lines[name].clear()
            self.lines[TEXT].setText(text.strip())
            self.lines[TEXT].setFocus(Qt.FocusReason.OtherFocusReason)
