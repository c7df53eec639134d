"""A new row of a master list, added on the spot while something else is being done."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from fieldtech.errors import FieldtechError
from fieldtech.forms.masters.doubts import Doubts
from fieldtech.forms.masters.master_form import make_form
from fieldtech.model.base import Id
from fieldtech.model.drafts.masters import MasterDraft
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import Body, column
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import word
from fieldtech.ui.tokens import S3


class _Tall(Body):
    """As high as its contents wish, and scrolling where there is less room."""

    def sizeHint(self) -> QSize:
        inside = self.widget()
        hint = super().sizeHint()
        if inside is None:
            return hint
        layout = inside.layout()
        width = max(self.width(), 480)
        wanted = layout.heightForWidth(width) if layout and layout.hasHeightForWidth() else -1
        return QSize(hint.width(), max(wanted, inside.sizeHint().height()) + 4)


class MasterSheet(Sheet):
    """``saved(change)``, then it closes; what was typed stays a draft when it is only closed."""

    once = True

    saved = Signal(object)

    def __init__(
        self,
        window: QWidget,
        workplace: Workplace,
        list_name: str,
        names: Sequence[str] = (),
        row_id: Id | None = None,
    ) -> None:
        super().__init__(window, width=640)
        self.setObjectName("master_sheet")
        self._list = list_name
        self.form = make_form(workplace, list_name, row_id, names)
        self.doubts = Doubts()
        self._new = row_id is None
        self.form.doubted.connect(self._doubted)
        self.form.edited.connect(self._edited)
        self.add((_Tall(column(self.form, None, margins=(2, 0, 0, 0), gap=S3)), 1), self.doubts)
        self.go_live()

    def start(self, draft: MasterDraft) -> None:
        """Show it with what is known already, or with what was typed before and not saved."""
        self.form.begin(draft)
        self.open()

    def retranslate(self) -> None:
        """Title and verb."""
        super().retranslate()
        name = word(f"master_one.{self._list}")
        self.title.setText((self.tr("New: {what}") if self._new else self.tr("Edit: {what}")).format(what=name))
        self.primary.set_text(self.tr("Checked, save") if self.doubts.any else self.tr("Save"))

    def take_scan(self, text: str) -> bool:
        """Into the form."""
        return self.form.take_scan(text)

    def submit(self) -> None:
        """Save, unless something must be mended first."""
        try:
            change = self.form.save(confirmed=self.doubts.any)
        except FieldtechError as error:
            self.form.show_problems(getattr(error, "problems", ()))
            return
        if change is None:
            self.place()
            return
        self.saved.emit(change)
        self.close_sheet()

    def _doubted(self, found: object) -> None:
        self.doubts.show_doubts(found)  # type: ignore[arg-type]  # signals carry plain objects
        self.retranslate()
        self.place()

    def _edited(self) -> None:
        if self.doubts.any:
            self.doubts.show_doubts(())
            self.retranslate()
            self.place()
