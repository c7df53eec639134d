"""Editing one row of a master list in its place, with taking it out of use."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from fieldtech.errors import FieldtechError
from fieldtech.forms.masters.doubts import Doubts
from fieldtech.forms.masters.master_form import make_form
from fieldtech.model.base import Id
from fieldtech.model.drafts.masters import MasterDraft
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import PrimaryButton, QuietButton
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import sentence, word


class MasterEditor(Live, Card):
    """``saved(change)`` or ``closed()``; a half-typed row is found again when it is opened anew."""

    saved = Signal(object)
    closed = Signal()

    def __init__(
        self,
        workplace: Workplace,
        list_name: str,
        row_id: Id | None = None,
        names: Sequence[str] = (),
        *,
        read_only: bool = False,
    ) -> None:
        super().__init__(" ", "pencil")
        self.setObjectName("master_editor")
        self._list, self._new, self._read_only = list_name, row_id is None, read_only
        self.form = make_form(workplace, list_name, row_id, names, read_only=read_only)
        self.doubts, self.refusal = Doubts(), Banner("danger")
        self.refusal.hide()
        self.cancel, self.save_button = QuietButton(name="cancel"), PrimaryButton(name="save")
        self.cancel.clicked.connect(self.close_editor)
        self.save_button.clicked.connect(self.save)
        self.form.doubted.connect(self._doubted)
        self.form.edited.connect(self._edited)
        buttons = row(None, self.cancel, self.save_button)
        self.add(self.form, self.doubts, self.refusal)
        if not read_only:
            self.add(buttons)
        self.go_live()

    def show_draft(self, draft: MasterDraft) -> None:
        """Begin with this; what was typed before and not saved comes back instead."""
        self.form.load(draft, restore=not self._read_only)
        self.doubts.show_doubts(())

    def save(self) -> None:
        """Write it, unless something must be mended first."""
        try:
            change = self.form.save(confirmed=self.doubts.any)
        except FieldtechError as error:
            problems = getattr(error, "problems", ())
            said = [sentence(p.code, **p.params) for p in problems] or [sentence(error.code, **error.params)]
            self.refusal.set("danger", self.tr("Not saved"), "\n".join(said))
            self.refusal.show()
            return
        if change is not None:
            self.saved.emit(change)

    def close_editor(self) -> None:
        """Back to what was there before."""
        self.form.revert()
        self.closed.emit()

    def retranslate(self) -> None:
        """Title and buttons."""
        name = word(f"master_one.{self._list}")
        if self._read_only:
            self.set_title(name[:1].upper() + name[1:])
        else:
            self.set_title((self.tr("New: {what}") if self._new else self.tr("Edit: {what}")).format(what=name))
        self.cancel.set_text(self.tr("Cancel"))
        self.save_button.set_text(self.tr("Checked, save") if self.doubts.any else self.tr("Save"))
        self.save_button.setToolTip("Ctrl+Enter")

    def _doubted(self, found: object) -> None:
        self.doubts.show_doubts(found)  # type: ignore[arg-type]  # signals carry plain objects
        self.retranslate()

    def _edited(self) -> None:
        self.refusal.hide()
        if self.doubts.any:
            self.doubts.show_doubts(())
            self.retranslate()
