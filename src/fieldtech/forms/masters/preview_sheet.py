"""A checklist as who answers it sees it, while it is being edited."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from fieldtech.errors import FieldtechError
from fieldtech.forms.onsite.answer_card import AnswerCard
from fieldtech.model.checklist import explained
from fieldtech.model.drafts.masters import ChecklistItem
from fieldtech.services.instructions import Instructions
from fieldtech.ui.kit.boxes import Body, column
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import term
from fieldtech.ui.tokens import S2, S3

_HIGH = 520  # px
_MOST = 60  # cards: enough to see what it is like


class PreviewSheet(Sheet):
    """Everything can be pressed and typed; nothing of it is kept."""

    once = True

    def __init__(
        self, window: QWidget, items: Sequence[ChecklistItem], instructions: Instructions | None = None
    ) -> None:
        super().__init__(window, width=860)
        self.setObjectName("preview_sheet")
        self.cards: list[AnswerCard] = []
        self._groups: list[tuple[Label, str]] = []
        inside = column(gap=S2, margins=(0, 0, S3, 0))
        group = None
        for item in items[:_MOST]:
            if item.group != group:
                group = item.group
                self._groups.append((Label("", 14, 600, "muted"), item.group))
                inside.addWidget(self._groups[-1][0])
            self.cards.append(AnswerCard(explained(item.to_body())))
            if item.picture and instructions is not None:
                self.cards[-1].show_how(_image(instructions, item.picture))
            inside.addWidget(self.cards[-1])
        inside.addStretch(1)
        body = Body(inside)
        body.setFixedHeight(min(_HIGH, max(200, window.height() - 260)))
        body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add(body)
        self.cancel.hide()
        self.go_live()

    def retranslate(self) -> None:
        """Title, groups and the one button."""
        super().retranslate()
        self.title.setText(self.tr("As the technician sees it"))
        self.primary.set_text(self.tr("Close"))
        for label, group in self._groups:
            label.setText(term("checklist_group", group))


def _image(instructions: Instructions, sha: str) -> QImage:
    try:
        return QImage.fromData(instructions.bytes_of(sha))
    except FieldtechError:
        return QImage()
