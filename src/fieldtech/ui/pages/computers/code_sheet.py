"""A code for a new computer, or anew for one that lost it: who works there, then code, QR code and ten minutes."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.services.access import PersonRow
from fieldtech.services.syncing.computer_rows import ComputerRow
from fieldtech.services.syncing.invitations import Invited
from fieldtech.services.syncing.remote_office import RemoteOffice
from fieldtech.ui.kit.boxes import boxed, column, reveal
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.field_grid import Labelled
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import sentence
from fieldtech.ui.pages.computers.code_board import CodeBoard
from fieldtech.ui.pages.computers.code_paper import print_code
from fieldtech.ui.pages.computers.people_choice import PeopleChoice
from fieldtech.ui.printer_dialog import AskPrinter
from fieldtech.ui.tasks import Task
from fieldtech.ui.tokens import S3

if TYPE_CHECKING:  # it loads the program of the hub, which another computer has
    from fieldtech.services.syncing.office import Office

LOOK_EVERY = 3  # seconds


class CodeSheet(Sheet):
    """First the people, then the code, then that the computer is there; another code can be had at any time."""

    once = True

    def __init__(
        self,
        window: QWidget,
        office: "Office | RemoteOffice",
        people: Sequence[PersonRow],
        now: Callable[[], datetime],
        *,
        again: ComputerRow | None = None,
        ask_printer: AskPrinter | None = None,
    ) -> None:
        """``again`` is the computer that is to register once more."""
        super().__init__(window, width=680)
        self.setObjectName("code_sheet")
        self._office, self._now, self._again, self._ask_printer = office, now, again, ask_printer
        self.invited: Invited | None = None
        self._known: frozenset[str] = frozenset()
        self._looking: Task | None = None
        self._ticks = 0
        self._text = Label("", 14, wrap=True)
        self.people = PeopleChoice(people, again.people if again else ())
        self.computer_name = QLineEdit(again.name if again else "")
        self.computer_name.setObjectName("computer_name")
        self.computer_name.setMaxLength(80)
        self._name_field = Labelled(self.computer_name)
        self._refusal = Banner("danger")
        self._asked: QFrame = boxed(column(self._text, self.people, self._name_field, gap=S3))
        self.board = CodeBoard()
        self.add(self._asked, self._refusal, self.board)
        self.copy_button = Button("", "clipboard-check", name="copy_code")
        self.print_button = Button("", "printer", name="print_code")
        for at, (button, act) in enumerate(((self.copy_button, self.copy), (self.print_button, self.print_paper))):
            button.clicked.connect(act)
            self.buttons.insertWidget(at, button)
        self._refusal.hide()
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.tick)
        self._show_parts()
        self.go_live()

    def submit(self) -> None:
        """Ask the office for a code."""
        if not self.people.check():
            self.place()
            return
        self.primary.setEnabled(False)
        self._refusal.hide()
        logins, name = self.people.logins(), self.computer_name.text().strip()
        task = Task(lambda _progress: (self._office.invite(logins, name), self._ids()), self)
        task.succeeded.connect(self._show_code)
        task.failed.connect(self._failed)
        task.start()

    def tick(self) -> None:
        """How long it is still good."""
        if self.invited is None:
            return
        left = max(0, int((self.invited.expires_at - self._now()).total_seconds()))
        self.board.show_left(left)
        for button in (self.copy_button, self.print_button):
            button.setEnabled(left > 0)
        self._ticks += 1
        if not left:
            self._timer.stop()
        elif self._ticks % LOOK_EVERY == 0:
            self.look()

    def look(self) -> None:
        """Whether the computer has registered."""
        if self._looking is None and self.invited is not None:
            self._looking = Task(lambda _progress: self._office.computers(), self)
            self._looking.succeeded.connect(self._looked)
            self._looking.finished.connect(self._looked_up)
            self._looking.start()

    def copy(self) -> None:
        """For a message to whoever sits before the new computer."""
        if self.invited is not None:
            QGuiApplication.clipboard().setText(self.invited.text)
            self.board.say_copied()

    def print_paper(self) -> None:
        """The code on paper."""
        if self.invited is not None:
            print_code(self, self.invited, self._ask_printer)

    def retranslate(self) -> None:
        """All texts."""
        super().retranslate()
        if self._again is not None:
            self.title.setText(self.tr("New code for {name}").format(name=self._again.title))
            self._text.setText(
                self.tr("For a computer that was set up anew or lost its registration. Its old entry stays in the list:"
                        " revoke it once the new one is there.")
            )  # fmt: skip
        else:
            self.title.setText(self.tr("Register a computer"))
            self._text.setText(self.tr("It gets the orders of these people and what they need, and nothing else."))
        self._name_field.set_label(self.tr("What the computer is called"), self.tr("Such as: van 7, or the desk"))
        self.copy_button.set_text(self.tr("Copy"))
        self.print_button.set_text(self.tr("Print"))
        self.cancel.set_text(self.tr("Close"))
        self.primary.set_text(self.tr("Show the code") if self.invited is None else self.tr("Another code"))
        self.tick()

    def _ids(self) -> frozenset[str]:
        return frozenset(one.id for one in self._office.computers())

    def _looked(self, computers: list[ComputerRow]) -> None:
        """One that was not there before came with this code."""
        new = [one for one in computers if one.id not in self._known]
        if new and self.invited is not None:
            self._timer.stop()
            self.board.show_arrived(new[-1].title)
            self.copy_button.setEnabled(False)
            self.print_button.setEnabled(False)
            self.place()

    def _looked_up(self) -> None:
        self._looking = None

    def _show_code(self, answer: tuple[Invited, frozenset[str]]) -> None:
        invited, self._known = answer
        self.invited = invited
        self.board.show_invited(invited)
        self.primary.setEnabled(True)
        self.primary.set_role("")
        self._show_parts()
        self.retranslate()
        self._timer.start()
        self.place()
        self.cancel.setFocus()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, FieldtechError):
            raise error
        self.primary.setEnabled(True)
        self._refusal.set("danger", sentence(error.code, **error.params))
        self._refusal.show()
        self.place()

    def _show_parts(self) -> None:
        there = self.invited is not None
        self._asked.setVisible(not there)
        reveal(self.board, there)
        self.copy_button.setVisible(there)
        self.print_button.setVisible(there)
