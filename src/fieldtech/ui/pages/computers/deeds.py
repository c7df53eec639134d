"""What is done with computers: codes, people, revoking, becoming the office, joining one; each in its own sheet."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.dialogs import ConfirmDialog
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.tasks import Task

if TYPE_CHECKING:  # the settings use this too, and the services of the exchange cost 0.1 s
    from fieldtech.services.syncing.computer_rows import ComputerRow
    from fieldtech.ui.pages.computers.register_sheet import PickPicture
    from fieldtech.ui.printer_dialog import AskPrinter

REASON = 2  # characters at least


class Deeds(QObject):
    """``done(text)`` when something changed, the text is for the toast and may be ""; ``failed(error)`` else."""

    done = Signal(str)
    failed = Signal(object)

    def __init__(
        self, over: QWidget, workplace: Workplace, ask_printer: "AskPrinter | None" = None,
        pick_picture: "PickPicture | None" = None, *, start_office: bool = True,
    ) -> None:  # fmt: skip
        """``over`` is a part of the window that is covered by the sheets."""
        super().__init__(over)
        self._over, self._workplace = over, workplace
        self._ask_printer, self._pick_picture, self._start_office = ask_printer, pick_picture, start_office

    def new_code(self) -> None:
        """For a computer that was never here."""
        self._code(None)

    def code_again(self, computer: "ComputerRow | None") -> None:
        """For one that lost its registration."""
        if computer is not None:
            self._code(computer)

    def change_people(self, computer: "ComputerRow | None") -> None:
        """Who works there from now on."""
        if computer is None:
            return
        sheet = self._sheet("people_sheet", "PeopleSheet", computer, self._workplace.access.people())
        said = self.tr("The people of {name} are changed").format(name=computer.title)
        office = self._workplace.syncing.management
        sheet.given.connect(lambda logins: self._run(lambda: office.set_people(computer.id, logins), said))
        sheet.open()

    def ask_to_revoke(self, computer: "ComputerRow | None") -> None:
        """What it means, and why it is done."""
        if computer is None:
            return
        dialog = ConfirmDialog(
            self._over.window(), self.tr("Revoke {name}?").format(name=computer.title), self._meaning(computer),
            self.tr("Revoke"), reason_label=self.tr("Why (lost, stolen, replaced, left the firm …)"),
            reason_from=REASON, danger=True,
        )  # fmt: skip
        dialog.confirmed.connect(partial(self._revoke, computer))
        dialog.open()

    def become(self) -> None:
        """This computer as the office."""
        syncing = self._workplace.syncing
        prospect = syncing.office.prospect()
        sheet = self._sheet("become_sheet", "BecomeSheet", syncing, prospect, start=self._start_office)
        sheet.made.connect(lambda: self.done.emit(""))
        sheet.closed.connect(lambda: self.done.emit(""))
        sheet.open()

    def join(self) -> None:
        """This computer at an office."""
        syncing, pick = self._workplace.syncing, self._pick_picture
        anew = syncing.is_registered()
        sheet = self._sheet("register_sheet", "RegisterSheet", syncing, pick_picture=pick, anew=anew, has_work=not anew)
        sheet.registered.connect(lambda: self.done.emit(""))
        sheet.received.connect(lambda: self.done.emit(self.tr("Everything from the office is here")))
        sheet.open()

    def start(self) -> None:
        """The server that does not run."""
        self._run(self._workplace.syncing.office.start, self.tr("The office's server runs"))

    # inside -----------------------------------------------------------------------------------------------

    def _sheet(self, module: str, kind: str, *needs: Any, **more: Any) -> Any:
        """Loaded when it is opened: the hub and the readers of codes are for few computers."""
        made = getattr(import_module(f"fieldtech.ui.pages.computers.{module}"), kind)
        sheet: Sheet = made(self._over.window(), *needs, **more)
        return sheet

    def _code(self, again: "ComputerRow | None") -> None:
        workplace = self._workplace
        sheet = self._sheet("code_sheet", "CodeSheet", workplace.syncing.management, workplace.access.people(),
                            workplace.context.now, again=again, ask_printer=self._ask_printer)  # fmt: skip
        sheet.closed.connect(lambda: self.done.emit(""))
        sheet.open()

    def _meaning(self, computer: "ComputerRow") -> str:
        text = self.tr("It gets nothing more and can send nothing more, neither by network nor by file. What is on it"
                       " stays encrypted there. To come back it must be registered anew.")  # fmt: skip
        if not computer.waiting:
            return text
        lost = self.tr("At its last contact {n} items were still only there: they will not come any more.")
        return f"{lost.format(n=computer.waiting)} {text}"

    def _revoke(self, computer: "ComputerRow", reason: str) -> None:
        office = self._workplace.syncing.management
        said = self.tr("{name} is revoked").format(name=computer.title)
        self._run(lambda: office.revoke(computer.id, reason), said)

    def _run(self, act: Callable[[], object], said: str) -> None:
        task = Task(lambda _progress: (act(), said)[1], self)
        task.succeeded.connect(self._told)
        task.failed.connect(self.failed)
        task.start()

    def _told(self, said: str) -> None:
        self.done.emit(said)
