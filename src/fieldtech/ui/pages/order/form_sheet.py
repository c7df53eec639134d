"""A form over the page: draft kept as one types, problems beside their fields, refusals with a way to mend them."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from fieldtech.errors import FieldtechError, Invalid, Problem, Refused
from fieldtech.forms.form import Form
from fieldtech.services.changes import Change
from fieldtech.ui.kit.boxes import Body, boxed, column, row
from fieldtech.ui.kit.buttons import LinkButton
from fieldtech.ui.kit.card import Facts
from fieldtech.ui.kit.labels import Elided, Label
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import sentence
from fieldtech.ui.pages.order.reason_list import ReasonList
from fieldtech.ui.pages.order.showing import Times
from fieldtech.ui.tokens import S2, S3, S4

Fact = tuple[str, str, str]
_AROUND = 48
_FRAME = 176  # title, line below, buttons and their margins


class FormSheet(Sheet):
    """``done(change)`` after the service took the draft; ``wanted(problem)`` when a refusal is followed."""

    once = True

    done = Signal(object)
    wanted = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        window: QWidget,
        form: Form[Any],
        perform: Callable[[Any], Change],
        times: Times,
        *,
        title: str,
        under: str,
        verb: str,
        facts: Sequence[Fact] = (),
    ) -> None:
        """Title, verb and facts are translated already: the sheet lives shorter than a language."""
        super().__init__(window, width=720)
        self.setObjectName("form_sheet")
        self.form, self._perform, self._times = form, perform, times
        self.title.setText(title)
        self.primary.set_text(verb)
        self.primary.setToolTip("Ctrl+Enter")
        self.reasons = ReasonList()
        self.reasons.wanted.connect(self._follow)
        self.anew = LinkButton(name="start_anew")
        self.anew.clicked.connect(self._start_anew)
        self.restored = Banner("info", "", "", self.anew)
        self.restored.hide()
        self._saved = Label("", 13, tone="muted")
        self._inside = column(margins=(0, 0, S2, 0), gap=S3)
        self.body_area = self._contents(facts)
        about = Elided(under, 13, tone="muted")
        self.add(about, self.body_area)
        about.setVisible(bool(under))
        self.buttons.insertWidget(0, self._saved)
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self.place)
        self._connect()

    def start(self, draft: Any) -> None:
        """Show the draft, or what was left unfinished of it, and open."""
        self.form.load(draft)
        self.open()

    def take_scan(self, text: str) -> bool:
        """Into the form."""
        return bool(self.form.take_scan(text))

    def submit(self) -> None:
        """Hand the draft to the service; what it refuses stays in sight."""
        self.reasons.show_problems(())
        draft = self.form.submit()
        if draft is None:
            return
        try:
            change = self._perform(draft)
        except (Refused, Invalid) as refusal:
            self._show_refusal(refusal.problems)
        except FieldtechError as error:
            self._show_refusal((Problem("", error.code, params=error.params),))
        else:
            self.form.finish()
            self.close_sheet()
            self.done.emit(change)

    def place(self) -> None:
        """As high as the form, or as the window allows with the form scrolling."""
        width = min(self._width, self._over.width() - _AROUND)
        inside = self._inside
        wanted = inside.heightForWidth(width - 56) if inside.hasHeightForWidth() else inside.sizeHint().height()
        height = max(80, min(wanted + 2, self._over.height() - _AROUND - _FRAME))
        layout = self.frame.layout()
        if height != self.body_area.maximumHeight() and layout is not None:
            self.body_area.setFixedHeight(height)
            layout.activate()  # else the buttons stay where they were until the next event, with the form over them
        super().place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fields come and go: follow their height."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self._watched and self.isVisible():
            self._settle.start()
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Closing keeps what was typed."""
        super().retranslate()
        self.cancel.set_text(self.tr("Later, keep the draft"))
        self.anew.set_text(self.tr("Start anew"))

    def _contents(self, facts: Sequence[Fact]) -> Body:
        shown = Facts(112)
        shown.set(list(facts))
        panel = boxed(row((shown, 1), margins=(S4, S3, S4, S3)), "sunken")
        for part in (self.restored, panel, self.reasons, self.form):
            self._inside.addWidget(part)
        self._inside.addStretch(1)
        area = Body(self._inside)
        panel.setVisible(bool(facts))  # not before it has a parent: it would flash as a window and take the focus
        self._watched = area.widget()
        if self._watched is not None:
            self._watched.setMinimumHeight(1)  # follows its width; Qt's own least counts lines wrapped at the narrowest
            self._watched.installEventFilter(self)
        return area

    def _connect(self) -> None:
        self.form.saved.connect(self._note_saved)
        self.form.restored.connect(self._note_restored)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keep_in_sight)

    def _keep_in_sight(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.body_area.isAncestorOf(now):
            self.body_area.ensureWidgetVisible(now, 0, 40)

    def _note_saved(self, at: datetime) -> None:
        self._saved.setText(self.tr("Draft saved {time}").format(time=self._times.short(at)))

    def _note_restored(self, at: datetime) -> None:
        text = self.tr("Your unfinished draft of {time} is back.").format(time=self._times.short(at))
        self.restored.set("info", "", text)
        self.restored.show()

    def _start_anew(self) -> None:
        self.form.revert()
        self.restored.hide()
        self._saved.setText("")

    def _show_refusal(self, problems: Sequence[Problem]) -> None:
        self.form.show_problems([p for p in problems if self.form.asks(p.field)])
        others = [p for p in problems if not self.form.asks(p.field)]
        self.reasons.show_problems(others)
        if others:
            self.body_area.verticalScrollBar().setValue(0)
            self.setAccessibleDescription(" ".join(sentence(p.code, **p.params) for p in others))

    def _follow(self, problem: Problem) -> None:
        self.close_sheet()
        self.wanted.emit(problem)
