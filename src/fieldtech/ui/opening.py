"""What is seen while the data folder is opened, and what is said when it cannot be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QProgressBar, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.ui.fonts import font
from fieldtech.ui.kit.boxes import boxed, column, row
from fieldtech.ui.kit.buttons import Button, PrimaryButton
from fieldtech.ui.kit.field_grid import Labelled
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import sentence
from fieldtech.ui.tokens import S2, S3, S4, S5, S6

SHORTEST_PASSPHRASE = 8


class OpeningScreen(Live, QWidget):
    """Opening, asking for the passphrase, or saying why it cannot be opened."""

    retry = Signal()
    leave = Signal()
    passphrase_given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("opening_screen")
        self._state, self._new = "opening", False
        self._error: FieldtechError | None = None
        self._heading = Label("", 22, 600, wrap=True)
        self._text = Label("", 14, tone="muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._problem = Banner("danger")
        self.passphrase = self._secret("passphrase")
        self.again = self._secret("passphrase_again")
        self._field, self._field_again = Labelled(self.passphrase), Labelled(self.again)
        self.submit = PrimaryButton("", "lock", name="open_data")
        self.submit.clicked.connect(self._submit)
        self.retry_button = PrimaryButton("", "refresh-cw", name="retry")
        self.retry_button.clicked.connect(self.retry)
        self.leave_button = Button("", "log-out", name="leave")
        self.leave_button.clicked.connect(self.leave)
        self._build()
        self.show_opening()
        self.go_live()

    def show_opening(self) -> None:
        """It will not take long."""
        self._switch("opening")

    def show_error(self, error: FieldtechError) -> None:
        """The machine cannot: why, and what to do."""
        self._error = error
        self._switch("failed")
        self.retry_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_passphrase(self, *, new: bool, wrong: bool = False) -> None:
        """There is no keyring: a passphrase protects the data; a new one is typed twice."""
        self._new = new
        self._switch("passphrase")
        self.passphrase.clear()
        self.again.clear()
        self._field.show_problem(sentence("wrong_passphrase") if wrong else "")
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def state(self) -> str:
        """``opening``, ``passphrase`` or ``failed``."""
        return self._state

    def retranslate(self) -> None:
        """All texts."""
        self._field.set_label(self.tr("Passphrase"))
        self._field_again.set_label(self.tr("Passphrase again"))
        self.submit.set_text(self.tr("Open"))
        self.retry_button.set_text(self.tr("Try again"))
        self.leave_button.set_text(self.tr("Close the program"))
        self._bar.setAccessibleName(self.tr("Opening…"))
        self._say()

    def _say(self) -> None:
        if self._state == "failed" and self._error is not None:
            self._heading.setText(self.tr("The data cannot be opened"))
            self._text.setText("")
            self._problem.set("danger", sentence(self._error.code, **self._error.params))
        elif self._state == "passphrase":
            self._heading.setText(self.tr("Choose a passphrase") if self._new else self.tr("Passphrase"))
            self._text.setText(
                self.tr("This computer has no keyring, so a passphrase protects the data. Nobody can recover it.")
            )
        else:
            self._heading.setText(self.tr("Opening…"))
            self._text.setText("")
        self._text.setVisible(bool(self._text.text()))

    def _switch(self, state: str) -> None:
        self._state = state
        asks = state == "passphrase"
        self._bar.setVisible(state == "opening")
        self._problem.setVisible(state == "failed")
        self._field.setVisible(asks)
        self._field_again.setVisible(asks and self._new)
        self.submit.setVisible(asks)
        self.retry_button.setVisible(state == "failed")
        self.leave_button.setVisible(state != "opening")
        self._say()

    def _submit(self) -> None:
        text = self.passphrase.text()
        if self._new and len(text) < SHORTEST_PASSPHRASE:
            self._field.show_problem(self.tr("Please use at least {n} characters.").format(n=SHORTEST_PASSPHRASE))
        elif self._new and text != self.again.text():
            self._field_again.show_problem(self.tr("The two are not the same."))
        elif text:
            self.passphrase_given.emit(text)

    def _secret(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setFont(font(16))
        line.returnPressed.connect(self._submit)
        line.textEdited.connect(self._forgive)
        return line

    def _forgive(self) -> None:
        self._field.show_problem("")
        self._field_again.show_problem("")

    def _build(self) -> None:
        head = row(IconLabel("zap", "accent", 26), Label("fieldtech", 20, 600), None)
        inner = column(
            head, S3, self._heading, self._text, self._bar, self._problem, self._field, self._field_again, S2,
            row(self.leave_button, None, self.retry_button, self.submit, gap=S2),
            gap=S3, margins=(S6, S5, S6, S6),
        )  # fmt: skip
        panel: QFrame = boxed(inner, "card")
        panel.setMinimumWidth(420)
        panel.setMaximumWidth(520)
        middle = column(None, panel, None)
        self.setLayout(row(None, (middle, 2), None, margins=(S4, S4, S4, S4)))
