"""Who may sign in here: a list to choose from, found by name, login or the first sounds of the name."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.model.initials import initials
from fieldtech.ui.kit.boxes import Body, column, empty, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.labels import Elided, IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.search_field import SearchField
from fieldtech.ui.tokens import S1, S2, S3

FEW = 6  # so many are seen at a glance and need no search
_UP_AND_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True)
class Someone:
    """A person who may sign in, and what he is here."""

    login: str
    name: str
    role: str = ""

    def answers(self, text: str) -> bool:
        """Whether somebody who types this may mean him."""
        wanted = "".join(text.split()).casefold()
        names = (self.name, self.login, initials(self.name))
        return any(wanted in "".join(name.split()).casefold() for name in names)


class PersonButton(Button):
    """One person; up and down move on."""

    role = "nav"
    moved = Signal(int)

    def __init__(self, person: Someone) -> None:
        super().__init__(name=f"person_{person.login}")
        self.setProperty("seat", "tall")
        self.person = person
        self.setCheckable(True)
        name, role = Elided("", 15, 600), Elided("", 13, tone="muted")
        for label in (name, role):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words = column(None, name, role, None)
        self.setLayout(row(IconLabel("circle-user", "muted", 26), (words, 1), gap=S3, margins=(S3, 0, S3, 0)))
        self.setFixedHeight(60)
        name.setText(person.name)
        role.setText(person.role)
        role.setVisible(bool(person.role))
        self.setAccessibleName(", ".join(filter(None, (person.name, person.role))))

    def sizeHint(self) -> QSize:
        """As wide as the panel wants it."""
        return QSize(240, 60)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move in the list."""
        if (step := _UP_AND_DOWN.get(Qt.Key(event.key()))) is not None:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)


class _Finder(SearchField):
    """Up and down choose without leaving the search."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (step := _UP_AND_DOWN.get(Qt.Key(event.key()))) is not None:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)


class PeopleList(Live, QWidget):
    """``picked`` when somebody is chosen for good (a press, Enter), ``pointed`` while one only moves to him."""

    picked = Signal(str)
    pointed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[str, PersonButton] = {}
        self.chosen = ""
        self.search = _Finder(delay_ms=0)
        self.search.setObjectName("find_person")
        self.search.searched.connect(self._found)
        self.search.returnPressed.connect(self._take)
        self.search.moved.connect(self.move_choice)
        self._nobody = Label("", 14, tone="muted", wrap=True)
        self._nobody.hide()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(S1)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._scroll = Body(self._lines, "people")
        self._scroll.setMinimumHeight(120)
        self.setLayout(column(self.search, self._nobody, (self._scroll, 1), gap=S2))
        self.go_live()

    def show_people(self, people: Sequence[Someone]) -> None:
        """List them; the search is there for more than a few."""
        empty(self._lines)
        self._buttons = {}
        for person in people:
            button = PersonButton(person)
            button.clicked.connect(lambda _=False, login=person.login: self.picked.emit(login))
            button.moved.connect(self._moved_from_a_button)
            self._buttons[person.login] = button
            self._lines.addWidget(button)
        self._lines.addStretch(1)
        self.search.clear()
        self.search.setVisible(len(people) > FEW)
        self._nobody.hide()

    def logins(self) -> tuple[str, ...]:
        """Those in sight, from top to bottom."""
        return tuple(login for login, button in self._buttons.items() if not button.isHidden())

    def knows(self, login: str) -> bool:
        """Whether he is one of them."""
        return login in self._buttons

    def show_chosen(self, login: str) -> None:
        """Mark him and bring him into sight."""
        self.chosen = login
        for name, button in self._buttons.items():
            button.setChecked(name == login)
            if name == login:
                self._scroll.ensureWidgetVisible(button)

    def move_choice(self, step: int) -> None:
        """To the next or the one before, of those in sight."""
        logins = self.logins()
        if not logins:
            return
        at = logins.index(self.chosen) + step if self.chosen in logins else 0
        self.pointed.emit(logins[max(0, min(at, len(logins) - 1))])

    def retranslate(self) -> None:
        """What one may type."""
        self.search.set_label(self.tr("Find a person"), self.tr("Name, login or initials"))
        self._nobody.setText(self.tr("Nobody here by this name. Check the spelling, or ask the administrator."))

    def _found(self, text: str) -> None:
        for button in self._buttons.values():
            button.setVisible(button.person.answers(text))
        logins = self.logins()
        self._nobody.setVisible(not logins)
        if logins and self.chosen not in logins:
            self.pointed.emit(logins[0])

    def _take(self) -> None:
        self._found(self.search.text().strip())
        if self.chosen in self.logins():
            self.picked.emit(self.chosen)

    def _moved_from_a_button(self, step: int) -> None:
        self.move_choice(step)
        if (button := self._buttons.get(self.chosen)) is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)
