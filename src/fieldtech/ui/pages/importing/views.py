"""What the page shows when there is no list yet, while one is read or taken in, and after that."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from fieldtech.services.imports.lists.list_imports import TakenIn
from fieldtech.ui.kit.boxes import Body, Items, boxed, column, row
from fieldtech.ui.kit.buttons import Button, PrimaryButton
from fieldtech.ui.kit.labels import IconLabel, KeyCap, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.tokens import S2, S3, S4, S5

_WIDTH = 640


class StartView(Live, QWidget):
    """Three ways in; above them why the last file was not taken."""

    file_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.refusal = Banner("danger")
        self.refusal.setObjectName("refusal")
        self._title, self._text = Label("", 16, 600, wrap=True), Label("", 14, tone="muted", wrap=True)
        self.choose = PrimaryButton("", "file-spreadsheet", name="choose_file")
        self.paste = Button("", "clipboard-list", name="paste_list")
        self._note = Label("", 13, tone="muted", wrap=True)
        for label in (self._title, self._text, self._note):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose.clicked.connect(self.file_wanted)
        self.paste.clicked.connect(self.paste_wanted)
        self._lay_out()
        self.refusal.hide()
        self.go_live()

    def refuse(self, title: str, text: str) -> None:
        """Say calmly why nothing was read; an empty title takes it back."""
        self.refusal.set("danger", title, text)
        self.refusal.setVisible(bool(title))

    def retranslate(self) -> None:
        """All words."""
        self._title.setText(self.tr("Drop a list here"))
        self._text.setText(
            self.tr("Vehicles from a customer, received terminals or SIM cards: Excel (.xlsx) or CSV, as it came; "
                    "or a request (.json).")
        )  # fmt: skip
        self.choose.set_text(self.tr("Choose a file…"))
        self.paste.set_text(self.tr("Paste from Excel"))
        self._note.setText(self.tr("You see every row before anything is stored."))

    def _lay_out(self) -> None:
        icon = IconLabel("file-spreadsheet", "hint", 48)
        zone = column(
            S4, row(None, icon, None), S3, self._title, self._text, S4,
            row(None, self.choose, self.paste, KeyCap("Ctrl+V"), None, gap=S2), S3, self._note, S4,
            gap=S2, margins=(S5, S3, S5, S3),
        )  # fmt: skip
        frame = boxed(zone, "scan")
        inside = _middle(self.refusal, S4, frame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Body(inside))


class BusyView(Live, QWidget):
    """How far it is, and a way to stop it."""

    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title, self._text = Label("", 16, 600, wrap=True), Label("", 14, tone="muted", tabular=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.stop = Button("", "x", name="stop")
        self.stop.clicked.connect(self.stop_wanted)
        layout = QVBoxLayout(self)
        layout.addWidget(Body(_middle(self._title, S2, self.progress, S2, row((self._text, 1), self.stop))))
        self.go_live()

    def begin(self, title: str) -> None:
        """Something starts."""
        self._title.setText(title)
        self._text.setText("")
        self.stop.setEnabled(True)
        self.progress.setRange(0, 0)

    def step(self, done: int, total: int) -> None:
        """How far."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        said = self.tr("{done} of {total} rows") if total else self.tr("{done} rows read") if done else ""
        self._text.setText(said.format(done=done, total=total))

    def stopping(self) -> None:
        """It was asked to stop."""
        self.stop.setEnabled(False)
        self._text.setText(self.tr("Stopping…"))

    def retranslate(self) -> None:
        """All words."""
        self.stop.set_text(self.tr("Stop"))
        self.progress.setAccessibleName(self.tr("Progress"))


class DoneView(Live, QWidget):
    """What was made, and what stayed out."""

    errors_wanted = Signal()
    another_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._again: Callable[[], None] | None = None
        self.outcome, self.left = Banner("ok"), Banner("warn")
        self.outcome.setObjectName("outcome")
        self.errors = Button("", "download", name="save_errors_too")
        self.left.add_action(self.errors)
        self.another = Button("", "file-spreadsheet", name="import_another")
        self.errors.clicked.connect(self.errors_wanted)
        self.another.clicked.connect(self.another_wanted)
        layout = QVBoxLayout(self)
        layout.addWidget(Body(_middle(self.outcome, S3, self.left, S4, row(self.another, None))))
        self.go_live()

    def tell_list(self, kind: str, taken: TakenIn, left: int, added_to: str = "") -> None:
        """``left`` rows of the file stayed out; ``added_to`` is the request or order that has the vehicles now."""
        self._again = partial(self.tell_list, kind, taken, left, added_to)
        one = taken.created == 1
        things = {
            "vehicle_list": self.tr("1 vehicle is new in the register") if one
            else self.tr("{n} vehicles are new in the register"),
            "terminals": self.tr("1 terminal is new in stock") if one else self.tr("{n} terminals are new in stock"),
            "sims": self.tr("1 SIM card is new in stock") if one else self.tr("{n} SIM cards are new in stock"),
        }[kind]  # fmt: skip
        same = taken.rows - taken.created - taken.changed
        told = []
        if added_to:
            told.append(self.tr("The vehicles were added to {number}.").format(number=added_to))
        if taken.changed:
            told.append(self.tr("Gaps of {n} known vehicles were filled.").format(n=taken.changed))
        if same:
            told.append(self.tr("{n} rows were there already; nothing about them changed.").format(n=same))
        if taken.created:
            told.append(self.tr("This cannot be taken back as a whole; single entries are corrected where they are."))
        is_new = bool(taken.created or taken.changed)
        title = things.format(n=taken.created) if is_new else self.tr("Nothing is new: all of it was there already")
        self.outcome.set("ok" if is_new else "info", title, " ".join(told))
        stayed = self.tr("1 row of the file stayed out") if left == 1 else self.tr("{n} rows of the file stayed out")
        self.left.set("warn", stayed.format(n=left),
                      self.tr("Save them with the reasons, mend them in Excel and import that file."))  # fmt: skip
        self.left.setVisible(bool(left))

    def tell_request(self, number: str, created: int) -> None:
        """A request was stored, or is known."""
        self._again = partial(self.tell_request, number, created)
        if created:
            self.outcome.set("ok", self.tr("Request {number} is stored").format(number=number),
                             self.tr("It waits for its review."))  # fmt: skip
        else:
            self.outcome.set(
                "info", self.tr("Nothing is new: request {number} was there already").format(number=number)
            )
        self.left.hide()

    def retranslate(self) -> None:
        """All words."""
        self.errors.set_text(self.tr("Save them as Excel"))
        self.another.set_text(self.tr("Import another list"))
        if self._again is not None:
            self._again()


def _middle(*items: Items) -> QVBoxLayout:
    """In the middle of the page, never wider than is pleasant to read."""
    box = QWidget()
    box.setLayout(column(*items, gap=0))
    box.setMaximumWidth(_WIDTH)
    return column(None, row((QWidget(), 1), (box, 8), (QWidget(), 1)), None, None, margins=(S5, S3, S5, S4))
