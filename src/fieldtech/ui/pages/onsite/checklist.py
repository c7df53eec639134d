"""The checklist in one card: how far it is, and the way to its own page (F16)."""

from PySide6.QtWidgets import QWidget

from fieldtech.model.checklist import is_answered, is_open
from fieldtech.model.checklist_links import deferred
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.pages.onsite.section import SiteSection
from fieldtech.ui.tokens import S3


class ChecklistSection(SiteSection):
    """Answers are given on the checklist page."""

    key, icon, draft_type = "checklist", "list-checks", AnswerDraft

    def build(self) -> QWidget:
        """A sentence and a button."""
        self._text = Label("", 14, wrap=True)
        self._open = Button("", "list-checks", name="open_checklist")
        self._open.clicked.connect(lambda: self.go.emit("checklist_page", self.view.id.hex))
        box = QWidget()
        box.setLayout(column(self._text, row(self._open, None), gap=S3))
        return box

    def show_content(self) -> None:
        """How far it is."""
        self._text.setText(self.summary())
        self._open.set_text(self.tr("Open the checklist"))

    def summary(self) -> str:
        """Answered of all."""
        answers = self.view.facts.all(AnswerDraft)
        items = self.view.facts.checklist
        answered = sum(is_answered(answers.get(str(item["id"]))) for item in items)
        return self.tr("{n} of {all} answered").format(n=answered, all=len(items))

    def given(self) -> bool:
        """Whether any item is answered."""
        return any(is_answered(answer) for answer in self.view.facts.all(AnswerDraft).values())

    def missing(self) -> int:
        """Open items, not problems, and without those another section will answer."""
        answers, later = self.view.facts.all(AnswerDraft), deferred(self.view.facts)
        return sum(i["id"] not in later and is_open(i, answers.get(i["id"])) for i in self.view.facts.checklist)

    def retranslate(self) -> None:
        """Sentence and button."""
        if self.content is not None:
            self.show_content()
