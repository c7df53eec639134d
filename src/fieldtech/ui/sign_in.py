"""The lock screen: who works here, and his PIN."""

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.ui.fonts import font
from fieldtech.ui.kit.boxes import boxed, column, row
from fieldtech.ui.kit.buttons import Button, IconButton, PrimaryButton
from fieldtech.ui.kit.field_grid import Labelled
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live, set_look
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import Language, sentence
from fieldtech.ui.people_list import PeopleList, Someone
from fieldtech.ui.tasks import Task
from fieldtech.ui.theme import Theme
from fieldtech.ui.tokens import S1, S2, S3, S4, S5, S6
from fieldtech.ui.waiting import Waits

__all__ = ["LockScreen", "Someone"]


class _PinEdit(QLineEdit):
    """Up and down choose another person without leaving the PIN."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class LockScreen(Live, QWidget):
    """Calls ``sign_in(login, pin)``; a refusal (FieldtechError) becomes a sentence below the PIN.

    A computer the office has shut offers ways out: ``registers()``, ``opens_file()``, ``saves_file()``.
    """

    signed_in = Signal(object)
    registers = Signal()
    opens_file = Signal()
    saves_file = Signal()

    def __init__(
        self,
        sign_in: Callable[[str, str], object],
        theme: Theme,
        language: Language,
        *,
        demo: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``demo`` warns that the data are not protected; ``clock`` counts the seconds of a wait."""
        super().__init__()
        self._warning = Banner("warn")
        self.setObjectName("lock_screen")
        self._sign_in = sign_in
        self.waits = Waits(self, clock)
        self.waits.ticked.connect(self._show_wait)
        self._checking: Task | None = None
        self._heading = Label("", 22, 600, wrap=True)
        self._hint = Label("", 14, tone="muted", wrap=True)
        self.people = PeopleList()
        self.people.picked.connect(self.choose)
        self.people.pointed.connect(self._point)
        self._find = QShortcut(QKeySequence("Ctrl+F"), self)
        self._find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._find.setAutoRepeat(False)
        self._find.activated.connect(self.people.search.setFocus)
        self.pin = _PinEdit()
        self.pin.moved.connect(self.people.move_choice)
        self.pin.setObjectName("pin")
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(32)
        self.pin.setFont(font(18, tabular=True))
        self.pin.returnPressed.connect(self._try)
        self.pin.textEdited.connect(self._forgive)
        self._pin_field = Labelled(self.pin)
        self.enter = PrimaryButton("", "arrow-right", name="sign_in")
        self.enter.clicked.connect(self._try)
        self._register = Button("", "laptop", name="register_anew")
        self._open_file = Button("", "download", name="open_file")
        self._save_file = Button("", "usb", name="save_file")
        self._ways = ((self._register, self.registers), (self._open_file, self.opens_file),
                      (self._save_file, self.saves_file))  # fmt: skip
        for button, signal in self._ways:
            button.clicked.connect(signal)
        self._language = IconButton("languages", name="language", key="Ctrl+L")
        self._language.clicked.connect(language.toggle)
        self._theme = IconButton("moon", name="theme", key="Ctrl+D")
        self._theme.clicked.connect(theme.toggle)
        self._build()
        self.offer_ways(register=False, files=False)
        self._warning.setVisible(demo)  # not before it has a parent: it would flash as a window
        self.go_live()

    def show_people(self, people: Sequence[Someone], last: str = "") -> None:
        """List who works on this computer; the last one is chosen already."""
        self.people.show_people(people)
        if people:
            self.choose(last if self.people.knows(last) else people[0].login)

    @property
    def chosen(self) -> str:
        """The login of whoever wants in, or ""."""
        return self.people.chosen

    @property
    def checking(self) -> bool:
        """Whether a PIN is being looked at now."""
        return self._checking is not None

    def choose(self, login: str) -> None:
        """This person wants in; nothing changes while a PIN is being looked at."""
        self._point(login)
        self.pin.setFocus()

    def _point(self, login: str) -> None:
        if self.checking:
            return
        self.people.show_chosen(login)
        self.pin.clear()
        self._pin_field.show_problem("")
        self.waits.watch(login)
        if self.waits.left(login):
            self._show_wait(login)

    def say(self, text: str, severity: str = "error") -> None:
        """Show a sentence below the PIN (e.g. how long to wait)."""
        self._pin_field.show_problem(text, severity)
        set_look(self.pin, state="error" if text and severity == "error" else "")

    def offer_ways(self, *, register: bool, files: bool) -> None:
        """How a computer that is shut is opened again, and what waits on it gets away.

        Nobody can sign in then: in a low window the reason needs that room.
        """
        for usual in (self.enter, self._hint):
            usual.setVisible(not (register or files))
        self._register.setVisible(register)
        self._open_file.setVisible(files)
        self._save_file.setVisible(files)

    def retranslate(self) -> None:
        """All texts."""
        self._register.set_text(self.tr("Register this computer anew…"))
        self._open_file.set_text(self.tr("Open a file from the office…"))
        self._save_file.set_text(self.tr("Save a file for the office…"))
        self._heading.setText(self.tr("Who is working?"))
        self._warning.set("warn", self.tr("Demo data, unprotected: enter nothing real. Every PIN is 0000."))
        self._hint.setText(self.tr("Everything on this computer stays saved while it is locked."))
        self._pin_field.set_label(self.tr("PIN"))
        self.enter.set_text(self.tr("Sign in"))
        self.enter.restyle()
        self._language.set_label(self.tr("Switch language"))
        self._theme.set_label(self.tr("Switch light / dark"))

    def _build(self) -> None:
        head = row(IconLabel("zap", "accent", 26), Label("fieldtech", 20, 600), None, self._language, self._theme)
        inner = column(
            head, S3, self._heading, self._hint, self._warning, S2, (self.people, 1), self._pin_field, S1, self.enter,
            *(button for button, _signal in self._ways), gap=S2, margins=(S6, S5, S6, S6),
        )  # fmt: skip
        panel: QFrame = boxed(inner, "card")
        panel.setMaximumWidth(480)
        panel.setMinimumWidth(420)
        panel.setMaximumHeight(760)
        self.setLayout(row(None, (panel, 2), None, margins=(S4, S4, S4, S4)))

    def _try(self) -> None:
        """A PIN is made slow to check on purpose, so that happens beside the window."""
        if self.checking:
            return
        if not self.pin.text():
            self.pin.setFocus()
            self.say(self.tr("Type your PIN."))
            return
        login, pin = self.chosen, self.pin.text()
        self._checking = Task(lambda _progress: self._sign_in(login, pin), self)
        self._checking.succeeded.connect(self._let_in)
        self._checking.failed.connect(self._refuse)
        self._checking.start()

    def _let_in(self, person: object) -> None:
        self._checking = None
        self.pin.clear()
        self.say("")
        self.signed_in.emit(person)

    def _refuse(self, error: BaseException) -> None:
        self._checking = None
        if not isinstance(error, FieldtechError):
            raise error
        self.pin.selectAll()
        self.pin.setFocus()
        if seconds := int(error.params.get("seconds", "0")):
            self.waits.begin(self.chosen, seconds)
        waiting = {"wrong_pin": "wrong_pin_and_wait", "wait_before_pin": "must_wait"}
        said = waiting.get(error.code, error.code) if seconds else error.code
        self.say(sentence(said, **(error.params | {"time": self._time(seconds)})))

    def _show_wait(self, login: str) -> None:
        """Counted down; whoever has waited long enough is told so."""
        if login != self.chosen:
            return
        seconds = self.waits.left(login)
        if seconds:
            self.say(sentence("must_wait", time=self._time(seconds)))
        else:
            self.say(self.tr("You can try again now."), "good")

    def _time(self, seconds: int) -> str:
        minutes, rest = divmod(seconds, 60)
        if not minutes:
            return self.tr("1 second") if rest == 1 else self.tr("{n} seconds").format(n=rest)
        return self.tr("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)

    def _forgive(self) -> None:
        self.say("")
