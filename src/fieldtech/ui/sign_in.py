"""The lock screen: who works here, and his PIN."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.ui.fonts import font
from fieldtech.ui.kit.boxes import Body, boxed, column, empty, row
from fieldtech.ui.kit.buttons import Button, IconButton, PrimaryButton
from fieldtech.ui.kit.field_grid import Labelled
from fieldtech.ui.kit.labels import Elided, IconLabel, Label
from fieldtech.ui.kit.live import Live, set_look
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import Language, sentence
from fieldtech.ui.tasks import Task
from fieldtech.ui.theme import Theme
from fieldtech.ui.tokens import S1, S2, S3, S4, S5, S6


@dataclass(frozen=True)
class Someone:
    """A person who may sign in, and what he is here."""

    login: str
    name: str
    role: str = ""


class _PersonButton(Button):
    role = "nav"

    def __init__(self, person: Someone) -> None:
        super().__init__(name=f"person_{person.login}")
        self.setProperty("seat", "tall")
        self.person = person
        self.setCheckable(True)
        self._name, self._role = Elided("", 15, 600), Elided("", 13, tone="muted")
        for label in (self._name, self._role):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words = column(None, self._name, self._role, None)
        self.setLayout(row(IconLabel("circle-user", "muted", 26), (words, 1), gap=S3, margins=(S3, 0, S3, 0)))
        self.setFixedHeight(60)
        self.show_person(person)

    def show_person(self, person: Someone) -> None:
        self.person = person
        self._name.setText(person.name)
        self._role.setText(person.role)
        self._role.setVisible(bool(person.role))
        self.setAccessibleName(", ".join(filter(None, (person.name, person.role))))

    def sizeHint(self) -> QSize:
        return QSize(240, 60)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move in the list."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


class LockScreen(Live, QWidget):
    """Calls ``sign_in(login, pin)``; a refusal (FieldtechError) becomes a sentence below the PIN."""

    signed_in = Signal(object)

    def __init__(
        self, sign_in: Callable[[str, str], object], theme: Theme, language: Language, *, demo: bool = False
    ) -> None:
        """``demo`` warns that the data are not protected."""
        super().__init__()
        self._warning = Banner("warn")
        self.setObjectName("lock_screen")
        self._sign_in = sign_in
        self._people: dict[str, _PersonButton] = {}
        self._chosen = ""
        self._checking: Task | None = None
        self._heading = Label("", 22, 600, wrap=True)
        self._hint = Label("", 14, tone="muted", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(S1)
        self._list.setContentsMargins(0, 0, 0, 0)
        self.pin = QLineEdit()
        self.pin.setObjectName("pin")
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(32)
        self.pin.setFont(font(18, tabular=True))
        self.pin.returnPressed.connect(self._try)
        self.pin.textEdited.connect(self._forgive)
        self._pin_field = Labelled(self.pin)
        self.enter = PrimaryButton("", "arrow-right", name="sign_in")
        self.enter.clicked.connect(self._try)
        self._language = IconButton("languages", name="language", key="Ctrl+L")
        self._language.clicked.connect(language.toggle)
        self._theme = IconButton("moon", name="theme", key="Ctrl+D")
        self._theme.clicked.connect(theme.toggle)
        self._build()
        self._warning.setVisible(demo)  # not before it has a parent: it would flash as a window
        self.go_live()

    def show_people(self, people: Sequence[Someone], last: str = "") -> None:
        """List who works on this computer; the last one is chosen already."""
        empty(self._list)
        self._people = {}
        for person in people:
            button = _PersonButton(person)
            button.clicked.connect(lambda _=False, login=person.login: self.choose(login))
            self._people[person.login] = button
            self._list.addWidget(button)
        self._list.addStretch(1)
        if people:
            self.choose(last if last in self._people else people[0].login)

    @property
    def chosen(self) -> str:
        """The login of whoever wants in, or ""."""
        return self._chosen

    @property
    def checking(self) -> bool:
        """Whether a PIN is being looked at now."""
        return self._checking is not None

    def choose(self, login: str) -> None:
        """This person wants in; nothing changes while a PIN is being looked at."""
        if self.checking:
            return
        self._chosen = login
        for name, button in self._people.items():
            button.setChecked(name == login)
            if name == login:
                self._scroll.ensureWidgetVisible(button)
        self.pin.clear()
        self._pin_field.show_problem("")
        self.pin.setFocus()

    def say(self, text: str, severity: str = "error") -> None:
        """Show a sentence below the PIN (e.g. how long to wait)."""
        self._pin_field.show_problem(text, severity)
        set_look(self.pin, state="error" if text and severity == "error" else "")

    def retranslate(self) -> None:
        """All texts."""
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
        self._scroll = Body(self._list, "people")
        self._scroll.setMinimumHeight(120)
        inner = column(
            head, S3, self._heading, self._hint, self._warning, S2, (self._scroll, 1), self._pin_field, S1, self.enter,
            gap=S2, margins=(S6, S5, S6, S6),
        )  # fmt: skip
        panel: QFrame = boxed(inner, "card")
        panel.setMaximumWidth(480)
        panel.setMinimumWidth(420)
        panel.setMaximumHeight(640)
        self.setLayout(row(None, (panel, 2), None, margins=(S4, S4, S4, S4)))

    def _try(self) -> None:
        """A PIN is made slow to check on purpose, so that happens beside the window."""
        if self.checking:
            return
        if not self.pin.text():
            self.pin.setFocus()
            self.say(self.tr("Type your PIN."))
            return
        login, pin = self._chosen, self.pin.text()
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
        self.say(sentence(error.code, **error.params))

    def _forgive(self) -> None:
        self.say("")
