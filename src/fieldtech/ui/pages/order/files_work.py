"""Attaching files to an order or a request, taking copies of them, withdrawing them."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.files import write_atomically
from fieldtech.model.drafts.evidence import EvidenceDraft
from fieldtech.services.changes import Change
from fieldtech.services.evidence import KINDS
from fieldtech.ui.kit.dialogs import ConfirmDialog
from fieldtech.ui.language import word

Pick = Callable[[QWidget], Iterable[str]]
Save = Callable[[QWidget, str], str]
Keep = Callable[[str, bytes], Change]
Read = Callable[[str], bytes]
Withdraw = Callable[[str, str], Change]


class FilesWork(QObject):
    """``done(change)`` after each act; ``pick`` and ``save_as`` are the system's dialogs unless given."""

    done = Signal(object)
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.pick: Pick = _pick
        self.save_as: Save = _save_as

    def ask(self, keep: Keep) -> None:
        """Choose files and keep them: ``keep(name, data)`` is a service's."""
        self.take(keep, self.pick(self._page))

    def take(self, keep: Keep, paths: Iterable[str]) -> None:
        """Keep these files; what is no letter is told by name."""
        for path in map(Path, paths):
            try:
                change = keep(path.name, path.read_bytes())
            except OSError:
                self.said.emit(self.tr("{name} cannot be read.").format(name=path.name))
            except FieldtechError as error:
                self.failed.emit(error)
            else:
                self.done.emit(change)
                self.said.emit(self.tr("Attached: {name}").format(name=path.name))

    def save(self, read: Read, file: EvidenceDraft) -> None:
        """A copy of the file as it came."""
        path = self.save_as(self._page, file.name)
        if not path:
            return
        try:
            write_atomically(Path(path), read(file.sha256))
        except OSError:
            self.said.emit(self.tr("{name} cannot be written.").format(name=Path(path).name))
        except FieldtechError as error:
            self.failed.emit(error)
        else:
            self.said.emit(self.tr("Saved: {name}").format(name=Path(path).name))

    def withdraw(self, take_back: Withdraw, file: EvidenceDraft) -> None:
        """It was attached by mistake: why."""
        dialog = ConfirmDialog(
            self._page.window(), self.tr("Withdraw this file"), file.name, self.tr("Withdraw"),
            reason_label=self.tr("Reason"), reason_from=2,
        )  # fmt: skip
        dialog.confirmed.connect(partial(self._withdraw, take_back, file))
        dialog.open()

    def _withdraw(self, take_back: Withdraw, file: EvidenceDraft, reason: str) -> None:
        try:
            change = take_back(file.sha256, reason)
        except FieldtechError as error:
            self.failed.emit(error)
        else:
            self.done.emit(change)


def _pick(parent: QWidget) -> Iterable[str]:
    kinds = " ".join(f"*{suffix}" for suffix in KINDS)
    return QFileDialog.getOpenFileNames(parent, word("act.attach_evidence"), "", kinds)[0]


def _save_as(parent: QWidget, name: str) -> str:
    return QFileDialog.getSaveFileName(parent, "", name)[0]
