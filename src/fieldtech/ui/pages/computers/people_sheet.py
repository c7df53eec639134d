"""Who works on a computer from now on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldtech.services.access import PersonRow
from fieldtech.services.syncing.computer_rows import ComputerRow
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.pages.computers.people_choice import PeopleChoice


class PeopleSheet(Sheet):
    """``given(logins)`` when they were chosen."""

    once = True

    given = Signal(object)

    def __init__(self, window: QWidget, computer: ComputerRow, people: Sequence[PersonRow]) -> None:
        super().__init__(window, width=680)
        self.setObjectName("people_sheet")
        self._computer = computer
        self._text = Label("", 14, wrap=True)
        self.people = PeopleChoice(people, computer.people)
        self.add(self._text, self.people)
        self.go_live()

    def retranslate(self) -> None:
        """All texts."""
        super().retranslate()
        self.title.setText(self.tr("Who works on {name}").format(name=self._computer.title))
        self._text.setText(
            self.tr("With its next contact it gets their orders and gives back those of everybody else.")
        )
        self.primary.set_text(self.tr("Save"))

    def submit(self) -> None:
        """Somebody must be left."""
        if self.people.check():
            self.given.emit(self.people.logins())
            self.close_sheet()
