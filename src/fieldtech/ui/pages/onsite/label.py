"""The return label on the terminal that goes back (B21)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldtech.model.drafts.onsite import LabelDraft
from fieldtech.model.guards.units import unlabelled
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.choices import TickChip
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.pages.onsite.section import SiteSection
from fieldtech.ui.tokens import S2, S3


class LabelSection(SiteSection):
    """Printed on 62 x 29 mm, fixed on the unit, ticked."""

    key, icon, draft_type = "label", "printer", LabelDraft
    print_wanted = Signal()

    def build(self) -> QWidget:
        """Print and tick."""
        self._text = Label("", 14, wrap=True)
        self.print_label = Button("", "printer", name="print_label")
        self.print_label.clicked.connect(self.print_wanted)
        self.fixed = TickChip(name="fixed")
        self.fixed.clicked.connect(self._fixed)
        box = QWidget()
        box.setLayout(column(self._text, row(self.print_label, self.fixed, None, gap=S2), gap=S3))
        return box

    def show_content(self) -> None:
        """As recorded."""
        self._text.setText(self.summary())
        self.print_label.set_text(self.tr("Print label"))
        self.fixed.set_text(self.tr("Label fixed on the unit"))
        self.fixed.setChecked(self._is_fixed())
        for part in (self.print_label, self.fixed):
            part.setVisible(bool(self._returning()))

    def is_open_for(self) -> bool:
        """Without a returning unit there is nothing to close."""
        return not self._returning() or super().is_open_for()

    def summary(self) -> str:
        """Which terminal, and whether its label is on."""
        terminal = self._returning()
        if not terminal:
            return self.tr("No unit goes back, no label needed")
        if self._is_fixed():
            return self.tr("{terminal}: label fixed").format(terminal=terminal)
        return self.tr("{terminal} goes back: it needs a label with plate and fault").format(terminal=terminal)

    def given(self) -> bool:
        """Fixed, or nothing to fix."""
        return self._is_fixed()

    def retranslate(self) -> None:
        """Words and buttons."""
        if self.content is not None:
            self.show_content()

    def _returning(self) -> str:
        """The next one without a label, else the last one that got its own."""
        if waiting := unlabelled(self.view.facts):
            return waiting[0]
        body = next((s.body for s in reversed(self.view.swaps) if s.body.get("old_next") == "to_repair"), {})
        return str(body.get("old_terminal", ""))

    def _is_fixed(self) -> bool:
        return bool(self._returning()) and not unlabelled(self.view.facts)

    def _fixed(self, on: bool) -> None:
        if not on:  # the entry says that it was fixed; taking it off again is no entry
            self.fixed.setChecked(True)
            return
        if self.try_to(lambda: self.workplace.repairs.note(self.view.id, LabelDraft(True))) is None:
            self.fixed.setChecked(False)
