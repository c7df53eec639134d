"""Registering this computer at an office: code or QR code, then everything comes, then one can sign in."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from fieldtech.errors import FieldtechError, Invalid
from fieldtech.forms.syncing.registration_fields import RegistrationFields
from fieldtech.services.syncing import Syncing
from fieldtech.services.syncing.invitation_words import MARK, typed
from fieldtech.ui.kit.boxes import reveal
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import sentence
from fieldtech.ui.tasks import Task

PickPicture = Callable[[QWidget], Path | None]
_ANEW = ("device_revoked", "device_unknown", "device_fork", "push_gap")
"""What the office says of a computer that must register once more."""
ASKING, REGISTERING, RECEIVING, STOPPED = "asking", "registering", "receiving", "stopped"


class RegisterSheet(Sheet):
    """``registered()`` when the office took it in, ``received()`` when everything is there.

    Closing while it receives stops that; what came stays, and the rest comes with the next exchange.
    """

    once = True

    registered = Signal()
    received = Signal()

    def __init__(
        self, window: QWidget, syncing: Syncing, *, pick_picture: PickPicture | None = None, anew: bool = False,
        has_work: bool = False,
    ) -> None:  # fmt: skip
        """``pick_picture`` is the system's dialog unless given. What is registered only receives, unless ``anew``.

        ``has_work`` says that people have recorded things here, which go to the office.
        """
        super().__init__(window, width=600)
        self.setObjectName("register_sheet")
        self._has_work = has_work
        self._syncing, self._pick = syncing, pick_picture or _picture_dialog
        self.stage = ASKING
        self._task: Task | None = None
        self._text = Label("", 14, wrap=True)
        self._refusal = Banner("danger")
        self._refusal.hide()
        self.fields = RegistrationFields(typed, MARK)
        self.fields.picture_wanted.connect(self._read_picture)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self._doing = Label("", 13, tone="muted", wrap=True)
        self.cancel.clicked.disconnect(self.close_sheet)
        self.cancel.clicked.connect(self._cancel)
        self.add(self._text, self._refusal, self.fields, self.bar, self._doing)
        self.go_live()
        self._go_to(STOPPED if syncing.is_registered() and not anew else ASKING)

    def submit(self) -> None:
        """Register, or go on receiving."""
        if self.stage == STOPPED:
            self.receive()
        elif self.stage == ASKING and not self.fields.missing():
            text, name = self.fields.text(), self.fields.name()
            self._run(REGISTERING, Task(lambda _progress: self._syncing.register(text, name), self), self._was_taken)
        self.place()

    def receive(self) -> None:
        """Everything up, everything down."""
        self._run(RECEIVING, Task(self._syncing.run, self), self._everything_came)

    def stop(self) -> None:
        """No more of it now; what came stays."""
        if self.stage == RECEIVING and self._task is not None:
            self._task.cancel()
            self._task = None
            self._go_to(STOPPED)

    def close_sheet(self) -> None:
        """Not while the office is asked: its answer is given once and must be heard."""
        if self.stage == REGISTERING:
            return
        if self._task is not None:
            self._task.cancel()
        super().close_sheet()

    def take_scan(self, text: str) -> bool:
        """The QR code on the office's screen."""
        if self.stage != ASKING or MARK not in text.upper():
            return False
        self.fields.fill(text)
        self.submit()
        return True

    def retranslate(self) -> None:
        """All texts."""
        super().retranslate()
        self.title.setText(self.tr("This computer belongs to an office"))
        texts = {
            ASKING: self.tr(
                "The office shows a code under Computers, Register a computer. It is good for ten minutes."
            ),
            REGISTERING: self.tr("The office is being asked…"),
            RECEIVING: self.tr("The office took this computer in. Now everything comes that its people need."),
            STOPPED: self.tr("This computer is registered. Not everything has come yet; what came is kept."),
        }
        brings = self.tr("What people recorded on this computer goes there, too.")
        more = f" {brings}" if self._has_work and self.stage == ASKING else ""
        self._text.setText(texts[self.stage] + more)
        verbs = {ASKING: self.tr("Register"), STOPPED: self.tr("Go on receiving")}
        self.primary.set_text(verbs.get(self.stage, self.tr("Register")))
        self.cancel.set_text(self.tr("Stop, the rest comes later") if self.stage == RECEIVING else self.tr("Close"))
        self.bar.setAccessibleName(self.tr("Receiving"))

    # inside -----------------------------------------------------------------------------------------------

    def _cancel(self) -> None:
        """First stop, then close."""
        if self.stage == RECEIVING:
            self.stop()
        else:
            self.close_sheet()

    def _go_to(self, stage: str) -> None:
        self.stage = stage
        busy = stage in (REGISTERING, RECEIVING)
        self.fields.setVisible(stage == ASKING)
        reveal(self.bar, busy)
        reveal(self._doing, stage == RECEIVING)
        self.bar.setRange(0, 0)
        self._doing.setText(self.tr("Waiting for the office…"))
        self.primary.setVisible(not busy)
        self.cancel.setEnabled(stage != REGISTERING)
        self.close_button.setEnabled(stage != REGISTERING)
        self.retranslate()
        self.place()

    def _run(self, stage: str, task: Task, then: Callable[[object], None]) -> None:
        self._refusal.hide()
        self._task = task
        task.progressed.connect(self._progressed)
        task.succeeded.connect(then)
        task.failed.connect(self._failed)
        self._go_to(stage)
        task.start()

    def _was_taken(self, _nothing: object) -> None:
        self.registered.emit()
        self.receive()

    def _everything_came(self, _outcome: object) -> None:
        self._task = None
        self.stage = STOPPED
        self.close_sheet()
        self.received.emit()

    def _progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        if total:
            self._doing.setText(self.tr("{done} of {total}").format(done=done, total=total))

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, FieldtechError):
            raise error
        self._task = None
        asked = self.stage == REGISTERING
        self._go_to(ASKING if asked or error.code in _ANEW else STOPPED)
        self._refuse(error, beside=asked)
        self.place()

    def _refuse(self, error: FieldtechError, *, beside: bool) -> None:
        problem = error.problems[0] if isinstance(error, Invalid) and error.problems else None
        code, params = (problem.code, problem.params) if problem else (error.code, error.params)
        if not (beside and self.fields.show_refusal(code, params)):
            self._refusal.set("danger", sentence(code, **params))
            self._refusal.show()

    def _read_picture(self) -> None:
        path = self._pick(self)
        if path is None:
            return
        reader = import_module("fieldtech.services.syncing.invitations")  # what reads pictures loads slowly
        try:
            self.fields.fill(reader.in_picture(path))
        except FieldtechError as error:
            self._refuse(error, beside=True)
        self.place()


def _picture_dialog(parent: QWidget) -> Path | None:
    name, _kind = QFileDialog.getOpenFileName(parent, "", "", "*.png *.jpg *.jpeg *.webp *.bmp")
    return Path(name) if name else None
