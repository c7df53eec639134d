"""The customer's form on the page, with what lies outside a form: the large pad and the signed paper."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from fieldtech.errors import FieldtechError
from fieldtech.forms.full_screen_pad import FullScreenPad
from fieldtech.forms.signoff.signing import SigningDraft
from fieldtech.forms.signoff.signing_form import SigningForm
from fieldtech.services.changes import Change
from fieldtech.services.order_view import OrderView
from fieldtech.services.pictures import read_picture
from fieldtech.services.progress import Progress
from fieldtech.services.workplace import Workplace
from fieldtech.ui.pages.onsite.photo_desk import why_not
from fieldtech.ui.pages.signoff.board import SignoffBoard
from fieldtech.ui.tasks import Task

Pick = Callable[[QWidget], str]


class CustomerSide(QObject):
    """``answered(draft)`` whenever the customer has answered something."""

    answered = Signal(object)
    changed = Signal(object)
    refused = Signal(object)

    def __init__(self, board: SignoffBoard, workplace: Workplace, pick_scan: Pick) -> None:
        super().__init__(board)
        self._board, self._workplace, self.pick_scan = board, workplace, pick_scan
        self._view: OrderView | None = None
        self._pad: FullScreenPad | None = None
        self.form: SigningForm | None = None

    def take(self, view: OrderView) -> None:
        """An empty form for this order, or what was kept of it; the contact's name is there already."""
        self._view = view
        form = SigningForm(self._workplace.drafts, view.id.hex)
        form.load(SigningDraft(name=view.customer.contact, phone=view.customer.phone))
        paper = next((photo for photo in view.photos if photo.slot == "signed_paper"), None)
        form.show_paper(self.picture(paper.shown_sha) if paper else QImage())
        form.edited.connect(self._edited)
        form.large_wanted.connect(self._open_large_pad)
        form.paper_wanted.connect(self._pick_paper)
        self.form = form
        self._board.take_form(form)
        self._edited()

    def submit(self) -> SigningDraft | None:
        """What the customer said, when nothing is missing; else None, and what is missing is shown."""
        if self.form is None or (draft := self.form.submit()) is None:
            return None
        if draft.mode == "paper" and draft.verdict != "dissatisfied" and not self.form.has_paper:
            self.form.ask_for_paper()
            return None
        return draft

    def flush(self) -> None:
        """What was typed is kept, and the large pad goes away."""
        if self.form is not None:
            self.form.flush()
        if self._pad is not None:
            self._pad.close_sheet()

    def forget(self) -> None:
        """No order."""
        self._view, self.form = None, None

    def finish(self) -> None:
        """It was sealed or taken back: the kept draft is forgotten."""
        if self.form is not None:
            self.form.finish()

    def picture(self, sha: str) -> QImage:
        """A photo of the order; none when it is damaged, for the sheet says that and reading must go on."""
        try:
            return QImage.fromData(self._workplace.photos.bytes_of(sha))
        except FieldtechError:
            return QImage()

    def _edited(self) -> None:
        if self.form is not None:
            draft = self.form.draft()
            self.form.pad.set_caption(draft.name, self._now())
            self.answered.emit(draft)

    def _open_large_pad(self) -> None:
        form, view = self.form, self._view
        if form is None or view is None:
            return
        subject = f"{view.number} · {view.vehicle.plate if view.vehicle else view.customer.name}"
        self._pad = FullScreenPad(self._board.window(), subject, form.draft().name, self._now(), form.pad.ink())
        self._pad.done.connect(self._take_ink)
        self._pad.closed.connect(self._forget_pad)
        self._pad.open()

    def _take_ink(self, ink: object) -> None:
        if self.form is not None:
            self.form.set_field("customer_ink", ink)

    def _forget_pad(self) -> None:
        self._pad = None

    def _pick_paper(self) -> None:
        if self._view is None or not (name := self.pick_scan(self._board)):
            return
        order, photos, path = self._view.id, self._workplace.for_this_person().photos, Path(name)

        def work(progress: Progress) -> tuple[Change, QImage]:
            file = read_picture(path, progress)
            change = photos.add(order, "signed_paper", file.data, written_at=file.written_at)
            return change, QImage.fromData(file.data)

        if self.form is not None:
            self.form.show_reading(on=True)
        task = Task(work, self)
        task.finished.connect(self._paper_read)
        task.succeeded.connect(self._show_paper)
        task.failed.connect(self._paper_refused)
        task.start()

    def _show_paper(self, kept: tuple[Change, QImage]) -> None:
        if self.form is not None:
            self.form.show_paper(kept[1])
        self.changed.emit(kept[0])

    def _paper_read(self) -> None:
        if self.form is not None:
            self.form.show_reading(on=False)

    def _paper_refused(self, error: Exception) -> None:
        said = "\n".join(why_not(error)) if isinstance(error, FieldtechError) else ""
        self.refused.emit(FieldtechError("pictures_refused", why=said) if said else error)

    def _now(self) -> str:
        return f"{self._workplace.context.local(self._workplace.context.now()):%Y-%m-%d %H:%M}"
