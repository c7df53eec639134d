"""This computer becomes the office: what it will be called and where it is reached, then everything goes there."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.services.progress import Progress
from fieldtech.services.syncing import Syncing
from fieldtech.services.syncing.office import Prospect
from fieldtech.ui.kit.boxes import boxed, column, reveal
from fieldtech.ui.kit.card import Facts
from fieldtech.ui.kit.field_grid import FieldGrid, Labelled
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import sentence
from fieldtech.ui.tasks import Task
from fieldtech.ui.tokens import S3

ASKING, MAKING, SENDING, DONE = "asking", "making", "sending", "done"
_PORTS = range(1, 65536)


class BecomeSheet(Sheet):
    """``made()`` as soon as the office's server runs; then what is here is sent to it."""

    once = True

    made = Signal()

    def __init__(self, window: QWidget, syncing: Syncing, prospect: Prospect, *, start: bool = True) -> None:
        """``start`` off is for who serves by himself."""
        super().__init__(window, width=560)
        self.setObjectName("become_sheet")
        self._syncing, self._prospect, self._start = syncing, prospect, start
        self.stage = ASKING
        self._task: Task | None = None
        self._text = Label("", 14, wrap=True)
        self._refusal = Banner("danger")
        self._refusal.hide()
        self.computer_name, self.port = QLineEdit(prospect.name), QLineEdit(str(prospect.port))
        for line, name, longest in ((self.computer_name, "computer_name", 80), (self.port, "port", 5)):
            line.setObjectName(name)
            line.setMaxLength(longest)
            line.textEdited.connect(self._forgive)
        self._name_cell, self._port_cell = Labelled(self.computer_name), Labelled(self.port)
        self.facts = Facts(150)
        self._asked = boxed(column(
            FieldGrid(self._name_cell, self._port_cell, columns=2, weights=(3, 2), least=200), self.facts, gap=S3
        ))  # fmt: skip
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.add(self._text, self._refusal, self._asked, self.bar)
        self.go_live()
        self._go_to(ASKING)

    def submit(self) -> None:
        """Make it, or close what is done."""
        if self.stage == DONE:
            self.close_sheet()
        elif self.stage == ASKING and (port := self._port()):
            task = Task(partial(self._make, self.computer_name.text().strip(), port), self)
            task.succeeded.connect(self._was_made)
            self._run(MAKING, task)

    def close_sheet(self) -> None:
        """Not while it is made; what is not sent yet goes with the next exchange."""
        if self.stage == MAKING:
            return
        if self._task is not None:
            self._task.cancel()
        super().close_sheet()

    def retranslate(self) -> None:
        """All texts."""
        super().retranslate()
        texts = {
            ASKING: self.tr("All other computers send here and get their orders from here. Everything this computer"
                            " has stays. It should be on while people work."),
            MAKING: self.tr("The office's server is made and started…"),
            SENDING: self.tr("The server runs. What this computer has goes there…"),
            DONE: self.tr("This computer is the office. Register the others with a code. If the system asks whether"
                          " fieldtech may be reached from the network, allow it."),
        }  # fmt: skip
        done = self.stage == DONE
        self.title.setText(self.tr("The office is ready") if done else self.tr("Make this computer the office"))
        self._text.setText(texts[self.stage])
        self._name_cell.set_label(self.tr("What this computer is called"))
        taken = self.tr("Found free on this computer")
        self._port_cell.set_label(self.tr("Port"), taken)
        addresses = "\n".join(self._prospect.addresses)
        self.facts.set([(self.tr("Reached by laptops at"), addresses, "")])
        self.primary.set_text(self.tr("Done") if done else self.tr("Make it the office"))
        self.bar.setAccessibleName(self.tr("Making the office"))

    # inside -----------------------------------------------------------------------------------------------

    def _make(self, name: str, port: int, _progress: Progress) -> int:
        office = self._syncing.office
        if office.is_here() and self._syncing.is_registered():
            return office.start()  # made before, but its server did not start
        return office.become_hub(name, port=port, exactly=True, start=self._start)

    def _was_made(self, _port: object) -> None:
        self._prospect = Prospect(self._prospect.name, self._syncing.office.reached_at(), self._prospect.port)
        self.made.emit()
        task = Task(self._syncing.run, self)
        task.progressed.connect(self._progressed)
        task.succeeded.connect(self._was_sent)
        self._run(SENDING, task)

    def _was_sent(self, _outcome: object) -> None:
        self._task = None
        self._go_to(DONE)
        self.primary.setFocus()

    def _run(self, stage: str, task: Task) -> None:
        self._refusal.hide()
        self._task = task
        task.failed.connect(self._failed)
        self._go_to(stage)
        task.start()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, FieldtechError):
            raise error
        self._task = None
        made = self.stage == SENDING
        self._go_to(DONE if made else ASKING)
        if error.code == "port_in_use":
            self._port_cell.show_problem(sentence(error.code, **error.params))
            self.port.setFocus()
        else:
            self._refusal.set("warn" if made else "danger", sentence(error.code, **error.params))
            self._refusal.show()
        self.place()

    def _progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)

    def _port(self) -> int:
        text = self.port.text().strip()
        if text.isascii() and text.isdigit() and int(text) in _PORTS:
            return int(text)
        self._port_cell.show_problem(self.tr("A number from 1 to 65535; usually 8443."))
        self.port.setFocus()
        self.place()
        return 0

    def _forgive(self) -> None:
        self._port_cell.show_problem("")

    def _go_to(self, stage: str) -> None:
        self.stage = stage
        busy = stage in (MAKING, SENDING)
        self._asked.setVisible(stage in (ASKING, DONE))
        self.computer_name.setReadOnly(stage == DONE)
        self._name_cell.setVisible(stage == ASKING)
        self._port_cell.setVisible(stage == ASKING)
        reveal(self.bar, busy)
        self.bar.setRange(0, 0)
        self.primary.setVisible(not busy)
        self.cancel.setVisible(stage != DONE)
        self.cancel.setEnabled(stage != MAKING)
        self.close_button.setEnabled(stage != MAKING)
        self.retranslate()
        self.place()
