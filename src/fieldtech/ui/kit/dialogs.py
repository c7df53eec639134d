"""Asking before something weighty, with a reason where one is needed; and admitting a bug."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from fieldtech.ui.fonts import font
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.field_grid import Labelled
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.sheet import Sheet


class ConfirmDialog(Sheet):
    """A question with its consequence; ``confirmed(reason)`` when the person goes on.

    With ``reason_from`` > 0 a reason of at least that many characters is required.
    """

    once = True

    confirmed = Signal(str)

    def __init__(
        self,
        window: QWidget,
        title: str,
        text: str,
        verb: str,
        *,
        reason_label: str = "",
        reason_from: int = 0,
        danger: bool = False,
    ) -> None:
        """All texts are given translated: the dialog lives shorter than a language."""
        super().__init__(window, width=480)
        self.setObjectName("confirm")
        self.title.setText(title)
        self._least = reason_from
        self.reason = QPlainTextEdit()
        self.reason.setObjectName("reason")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(86)
        self.reason.textChanged.connect(self._forgive)
        self._field = Labelled(self.reason, reason_label, required=reason_from > 0)
        self.add(Label(text, 14, wrap=True), self._field)
        self._field.setVisible(reason_from > 0)  # not before it has a parent, or it is a window for a moment
        self.primary.set_text(verb)
        if danger:
            self.primary.set_role("danger")
        self.go_live()

    def submit(self) -> None:
        """Go on, unless the reason is too short."""
        reason = self.reason.toPlainText().strip()
        if len(reason) < self._least:
            self._field.show_problem(self.tr("Please give a reason of at least {n} characters.").format(n=self._least))
            self.reason.setFocus()
            self.place()
            return
        self.close_sheet()
        self.confirmed.emit(reason)

    def _forgive(self) -> None:
        self._field.show_problem("")


class CrashDialog(Sheet):
    """A bug: says that the typed text is safe, and copies the report for those who mend it."""

    once = True

    def __init__(self, window: QWidget, report: str) -> None:
        super().__init__(window, width=640)
        self.setObjectName("crash")
        self._text = Label("", 14, wrap=True)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setFont(font(12))
        self.report.setFixedHeight(180)
        self.copy = Button("", "paperclip", name="copy_report")
        self.copy.clicked.connect(self._copy)
        self.buttons.insertWidget(0, self.copy)
        self.cancel.hide()
        self.add(self._text, self.report)
        self.go_live()

    def retranslate(self) -> None:
        """Calm words."""
        super().retranslate()
        self.title.setText(self.tr("Something went wrong in the program"))
        self._text.setText(
            self.tr(
                "What you typed is saved on this computer. You can go on; if it happens again, copy the report"
                " and send it to support."
            )
        )
        self.report.setAccessibleName(self.tr("Report"))
        self.copy.set_text(self.tr("Copy report"))
        self.primary.set_text(self.tr("Go on"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
