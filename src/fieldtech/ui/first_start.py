"""The very first start: whose company this is, and who looks after the program."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from fieldtech.errors import FieldtechError, Invalid, Problem
from fieldtech.model.drafts.masters import ServiceCentreDraft, UserDraft
from fieldtech.ui.kit.boxes import Body, boxed, column, row
from fieldtech.ui.kit.buttons import Button, PrimaryButton, QuietButton
from fieldtech.ui.kit.field_grid import FieldGrid, Labelled
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import Language, current_language, sentence
from fieldtech.ui.tokens import S2, S3, S4, S5, S6

Found = Callable[[ServiceCentreDraft, UserDraft, str], object]
NAMES = ("company", "hotline", "centre_name", "code", "name", "login", "pin", "pin_again")


class FirstStart(Live, QWidget):
    """Calls ``found(centre, administrator, pin)``; ``founded(login)`` when that went well.

    ``joins`` is pressed where this computer belongs to an office: then the people come from there.
    """

    founded = Signal(str)
    joins = Signal()

    def __init__(self, found: Found, language: Language, *, registered: bool = False) -> None:
        """A ``registered`` computer has an office, whose people have not come yet: it founds no company."""
        super().__init__()
        self._registered = registered
        self.setObjectName("first_start")
        self._found = found
        self._heading, self._text = Label("", 22, 600, wrap=True), Label("", 14, tone="muted", wrap=True)
        self._refusal = Banner("danger")
        self._refusal.hide()
        self.lines = {name: self._line(name) for name in NAMES}
        self._cells = {name: Labelled(line) for name, line in self.lines.items()}
        self.begin = PrimaryButton("", "arrow-right", name="found_company")
        self.begin.clicked.connect(self.submit)
        self.join = Button("", "laptop", name="join_office")
        self.join.clicked.connect(self.joins)
        self._language = QuietButton("", "languages", name="language")
        self._language.clicked.connect(language.toggle)
        self._build()
        self.go_live()

    def submit(self) -> None:
        """Check and begin."""
        for cell in self._cells.values():
            cell.show_problem("")
        if self._text_of("pin") != self._text_of("pin_again"):
            self._cells["pin_again"].show_problem(self.tr("The two are not the same."))
            return
        code, login = self._text_of("code").upper(), self._text_of("login").lower()
        centre = ServiceCentreDraft(
            code=code,
            name=self._text_of("centre_name"),
            company=self._text_of("company"),
            hotline=self._text_of("hotline"),
        )
        person = UserDraft(login=login, name=self._text_of("name"), role="AD", centre_code=code)
        ruled = {"name": "centre_name"}
        problems = [replace(p, field=ruled.get(p.field, p.field)) for p in centre.problems()]
        problems += [p for p in person.problems() if p.field != "centre_code"]
        if self._show(problems):
            return
        try:
            self._found(centre, person, self._text_of("pin"))
        except Invalid as error:
            self._show(error.problems)
        except FieldtechError as error:
            self._refusal.set("danger", sentence(error.code, **error.params))
            self._refusal.show()
        else:
            self.founded.emit(login)

    def retranslate(self) -> None:
        """All texts."""
        self._heading.setText(self.tr("Welcome"))
        self._text.setText(
            self.tr("Say whose company this is and who looks after the program. Everything else can be imported later.")
        )
        labels = {
            "company": self.tr("Company"),
            "hotline": self.tr("Service hotline"),
            "centre_name": self.tr("Service centre"),
            "code": self.tr("Code of the centre"),
            "name": self.tr("Your name"),
            "login": self.tr("Your login"),
            "pin": self.tr("Your PIN"),
            "pin_again": self.tr("PIN again"),
        }
        helps = {"code": self.tr("Two to eight capitals or digits, such as QD01; part of every sheet number")}
        for name, cell in self._cells.items():
            cell.set_label(labels[name], helps.get(name, ""), required=True)
        self.begin.set_text(self.tr("Begin"))
        self.join.set_text(self.tr("This computer belongs to an office…"))
        if self._registered:
            self._heading.setText(self.tr("This computer belongs to an office"))
            self._text.setText(self.tr("Its people have not come yet. Receive them to sign in."))
            self.join.set_text(self.tr("Go on receiving…"))
        self._language.set_text("English" if current_language() == "zh_CN" else "中文")

    def _show(self, problems: Iterable[Problem]) -> bool:
        """Every problem below its field, the focus on the first; whether there was one that hinders."""
        first = {problem.field: problem for problem in reversed([p for p in problems if p.field in self._cells])}
        for name, problem in first.items():
            self._cells[name].show_problem(sentence(problem.code, **problem.params), problem.severity)
        hindering = [name for name in NAMES if name in first and first[name].severity == "error"]
        if hindering:
            self.lines[hindering[0]].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(hindering)

    def _text_of(self, name: str) -> str:
        return self.lines[name].text().strip()

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setMaxLength(80)
        if name.startswith("pin"):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        line.returnPressed.connect(self.submit)
        return line

    def _build(self) -> None:
        head = row(IconLabel("zap", "accent", 26), Label("fieldtech", 20, 600), None, self._language)
        grid = FieldGrid(*self._cells.values(), columns=2)
        inner = column(
            head, S3, self._heading, self._text, self._refusal, grid, S2, row(self.join, None, self.begin), gap=S3,
            margins=(S6, S5, S6, S6),
        )  # fmt: skip
        panel: QFrame = boxed(inner, "card")
        panel.setMaximumWidth(680)
        self.setLayout(column((Body(row(None, (column(None, panel, None), 4), None, margins=(S4, S4, S4, S4))), 1)))
        for part in (grid, self.begin) if self._registered else ():
            part.hide()
