"""A section of the on-site page: one line when closed, its contents when open, saved when left."""

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from fieldtech.errors import FieldtechError, Invalid, Refused
from fieldtech.forms.form import Form
from fieldtech.model.drafts.base import Draft
from fieldtech.services import notes
from fieldtech.services.changes import Change
from fieldtech.services.order_view import OrderView
from fieldtech.services.photo_rules import SEALED
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import word
from fieldtech.ui.pages.onsite.missing import said
from fieldtech.ui.pages.onsite.photo_desk import PhotoDesk
from fieldtech.ui.tokens import S3


class SiteSection(Live, QWidget):
    """Contents are made when it is first opened, so that an order opens at once."""

    key: ClassVar[str]
    icon: ClassVar[str]
    draft_type: ClassVar[type[Draft] | None] = None  # decides when the section may be written

    changed = Signal(object)
    said = Signal(str, object)
    failed = Signal(object)
    go = Signal(str, str)
    edited = Signal()
    saved = Signal(object)  # the time of saving

    def __init__(self, workplace: Workplace, view: OrderView, desk: PhotoDesk) -> None:
        super().__init__()
        self.workplace, self.view, self.desk = workplace, view, desk
        self.setObjectName(f"section_{self.key}")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(S3)
        self._notice = Banner("info")
        self._notice.hide()
        self._layout.addWidget(self._notice)
        self.content: QWidget | None = None
        self.counted = 0

    # for subclasses ---------------------------------------------------------------------------------------

    def build(self) -> QWidget:
        """The contents."""
        raise NotImplementedError

    def show_content(self) -> None:
        """The view has changed."""

    def summary(self) -> str:
        """The one line it says when closed."""
        return ""

    def given(self) -> bool:
        """Whether anything has been recorded."""
        return False

    def live_missing(self) -> int | None:
        """How much is missing in what is being typed; None to count what is stored."""
        return None

    def save(self) -> bool:
        """Write what was typed; False when the service refused it."""
        return True

    def go_to_problem(self) -> None:
        """Put the focus on the first thing in the way."""

    def focus_first(self) -> bool:
        """Put the focus into the section; False when there is nothing to focus."""
        wanted = (QLineEdit, QPlainTextEdit, QAbstractButton)
        fields = (w for w in self.findChildren(QWidget) if isinstance(w, wanted) and w.isVisible() and w.isEnabled())
        first = next((w for w in fields if w.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return first is not None

    def take_scan(self, text: str) -> bool:
        """Use a scan; False when there is no place for it."""
        return False

    # for the page -----------------------------------------------------------------------------------------

    def title(self) -> str:
        """Its name."""
        return word(f"section.{self.key}")

    def open(self) -> None:
        """It is the open one now."""
        if self.content is None:
            self.content = self.build()
            self._layout.addWidget(self.content)
            if not self._alive:
                self.go_live()
        self.show_view(self.view, self.counted)

    def show_view(self, view: OrderView, counted: int = 0) -> None:
        """The order as it stands now, with how much is missing here."""
        self.view, self.counted = view, counted
        if self.content is not None:
            self._show_notice()
            self.show_content()

    def missing(self) -> int:
        """How much is missing here."""
        live = self.live_missing()
        return self.counted if live is None else live

    def state(self) -> str:
        """ "done", "part" or "todo"."""
        if self.missing():
            return "part" if self.given() else "todo"
        return "done" if self.given() else "todo"

    def is_open_for(self) -> bool:
        """Whether it may be written now by this person."""
        return self.draft_type is None or not tuple(notes.refusals(self.draft_type(), self.view.facts))

    def try_to(self, act: Callable[[], Change], form: Form[Any] | None = None) -> Change | None:
        """Call a service; what it refuses is shown in the form, else by the window."""
        try:
            change = act()
        except (Invalid, Refused) as error:
            known = set(form.draft().to_body()) if form is not None else set()
            if form is not None and any(p.field in known for p in error.problems):
                form.show_problems(error.problems)
            else:
                self.said.emit("\n".join(dict.fromkeys(said(p) for p in error.problems)), None)
        except FieldtechError as error:
            self.failed.emit(error)
        else:
            self.changed.emit(change)
            return change
        return None

    def _show_notice(self) -> None:
        free = self.is_open_for()
        if self.content is not None:
            self.content.setEnabled(free)
        self._notice.setVisible(not free)
        if not free:
            self._notice.set("info", self.tr("Not open now"), self._why_closed())

    def _why_closed(self) -> str:
        early = ("assigned", "accepted", "departed", "arrived")
        if self.view.status in early:
            return self.tr("Record the arrival and the vehicle's condition first; then the work starts.")
        if self.view.status in SEALED:
            return word("work.signed")
        if self.view.status == "waiting":
            return self.tr("The work is on hold. Resume it to go on.")
        return self.tr("The work is finished. It opens again when the customer asks for more work.")


class FormSection(SiteSection):
    """A section that is one form."""

    form: Form[Any] | None = None

    def make_form(self) -> Form[Any]:
        """The form, not yet loaded."""
        raise NotImplementedError

    def stored(self) -> Draft | None:
        """What is recorded."""
        return self.view.facts.get(self.draft_type) if self.draft_type else None

    def proposed(self) -> Draft:
        """What the form starts with when nothing is recorded."""
        assert self.draft_type is not None
        return self.draft_type()

    def form_key(self) -> str:
        """The order's key, so that drafts of two orders never mix."""
        return self.view.id.hex

    def build(self) -> QWidget:
        """The form, with a kept draft if there is one."""
        self.form = self.make_form()
        self.form.restored.connect(self._restored)
        self.form.load(self.stored() or self.proposed())
        self.form.edited.connect(self.edited)
        self.form.saved.connect(self.saved)
        self.form.failed.connect(self.failed)
        return self.form

    def given(self) -> bool:
        """Whether there is an entry."""
        return self.stored() is not None

    def live_missing(self) -> int | None:
        """While something is typed, what is typed counts."""
        return self.form.missing() if self.form is not None and self.form.is_dirty() else None

    def save(self) -> bool:
        """Write an entry when anything differs from what is recorded."""
        form = self.form
        if form is None or not form.is_dirty() or not self.is_open_for():
            return True
        form.flush()
        return self.try_to(lambda: self._write(form), form) is not None

    def go_to_problem(self) -> None:
        """The first field in the way."""
        if self.form is not None:
            self.form.submit()

    def _write(self, form: Form[Any]) -> Change:
        draft = form.draft()
        change = self.workplace.repairs.note(self.view.id, draft)
        form.load(draft, restore=False)
        form.finish()
        return change

    def _restored(self, at: object) -> None:
        text = self.tr("{section}: what you typed at {time} is back.")
        local = self.workplace.context.local(at)  # type: ignore[arg-type]
        self.said.emit(text.format(section=self.title(), time=local.strftime("%H:%M")), None)
