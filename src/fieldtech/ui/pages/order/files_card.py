"""Files kept with an order: the customer's written request of a removal, and whatever else belongs to it."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout

from fieldtech.model.drafts.evidence import EvidenceDraft
from fieldtech.model.drafts.install import InstallDraft
from fieldtech.services.order_view import OrderView
from fieldtech.ui.kit.boxes import column, empty, row
from fieldtech.ui.kit.buttons import IconButton, LinkButton
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import word
from fieldtech.ui.tokens import S2, S3

LETTER = "written_request"


class FilesCard(Live, Card):
    """``attach(shows)`` asks for a file, ``given(paths)`` when some were dropped, ``save`` and ``withdraw(file)``."""

    attach = Signal(str)
    given = Signal(object)
    save = Signal(object)
    withdraw = Signal(object)

    def __init__(self) -> None:
        super().__init__(" ", "paperclip")
        self.setObjectName("files_card")
        self.setAcceptDrops(True)
        self._files: tuple[EvidenceDraft, ...] = ()
        self._letter_wanted, self._may, self._may_withdraw = False, False, False
        self.attach_button = LinkButton("", "plus", name="attach_evidence")
        self.attach_button.clicked.connect(lambda: self.attach.emit(self.wanted))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(S3)
        self.add_action(self.attach_button)
        self.add(self._lines)
        self.go_live()

    @property
    def wanted(self) -> str:
        """What the next file shows: the letter while it is missing."""
        missing = self._letter_wanted and not any(file.shows == LETTER for file in self._files)
        return LETTER if missing else "other"

    def show_view(self, view: OrderView, acts: Sequence[str]) -> None:
        """Show the files of this order; nothing when there are none and none is wanted."""
        draft = view.facts.get(InstallDraft)
        self._letter_wanted = draft is not None and draft.task == "removal"
        files = (file for file in view.facts.all(EvidenceDraft).values() if not file.withdrawn)
        self.show_files(files, may="attach_evidence" in acts)

    def show_files(self, files: Iterable[EvidenceDraft], *, may: bool, may_withdraw: bool = True) -> None:
        """Show these; ``may`` is whether this person attaches more."""
        self._files, self._may, self._may_withdraw = tuple(files), may, may and may_withdraw
        self.setVisible(bool(self._files) or self._letter_wanted or not may_withdraw)
        self.retranslate()

    def retranslate(self) -> None:
        """One line each; the letter that is missing first."""
        self.set_title(self.tr("Files"))
        self.attach_button.set_text(self.tr("Attach"))
        self.attach_button.setVisible(self._may)
        empty(self._lines)
        missing = self.wanted == LETTER
        self.set_pill(self.tr("missing") if missing else "", "danger")
        if missing:
            title = Label(word(f"choice.evidence.{LETTER}"), 14, 600, wrap=True)
            asked = self.tr("Photo, scan or e-mail; before the order is handed in.")
            text = column(title, Label(asked, 13, tone="danger", wrap=True), gap=2)
            self._lines.addLayout(row(IconLabel("circle-alert", "danger", 18, line=20), (text, 1), gap=S2))
        for file in self._files:
            self._add(file)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped here."""
        if self._may and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand them on."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.given.emit(paths)

    def _add(self, file: EvidenceDraft) -> None:
        title = Label(file.name, 14, 600, wrap=True)
        size = self.tr("{n} kB").format(n=max(1, file.size // 1024))
        under = " · ".join((word(f"choice.evidence.{file.shows}"), size, f"SHA-256 {file.sha256[:12]}"))
        save = IconButton("download", self.tr("Save a copy of {name}").format(name=file.name), name="save_file")
        save.clicked.connect(partial(self.save.emit, file))
        take = IconButton("x", self.tr("Withdraw {name}").format(name=file.name), name="withdraw_file")
        take.clicked.connect(partial(self.withdraw.emit, file))
        take.setVisible(self._may_withdraw)
        text = column(title, Label(under, 13, tone="muted", wrap=True), gap=2)
        self._lines.addLayout(row(IconLabel("file-text", "ok", 18, line=20), (text, 1), save, take, gap=S2))
