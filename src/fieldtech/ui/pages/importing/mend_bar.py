"""One problem at a time: what is wrong in which cell, what to do, and the ways to do it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from fieldtech.services.imports.files.cell_text import text_of
from fieldtech.services.imports.lists.findings import JudgedRow
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.buttons import Button, SquareButton
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live, set_look
from fieldtech.ui.kit.notices import ICONS
from fieldtech.ui.language import word
from fieldtech.ui.pages.importing.looking import WHOLE_ROW, Looking, Spot
from fieldtech.ui.pages.importing.mend_edit import MendEdit
from fieldtech.ui.pages.importing.rows_model import capital, said_of
from fieldtech.ui.tokens import S2, S3

ONE_LINE = 1150  # pixels of the page above which everything stands in one line
_NEEDED = {"vehicle_list": ("plate",), "terminals": ("terminal_id", "imei", "model"), "sims": ("iccid", "msisdn")}


class MendBar(Live, Card):
    """Each signal tells what the person decided about the ``Spot`` shown; ``filled`` means other cells, too."""

    corrected = Signal(object, str)
    left_out = Signal(object, bool)
    checked = Signal(object)
    checked_kind = Signal(object)
    filled = Signal(object)
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(gap=S2)
        self.setObjectName("mend")
        self.spot: Spot | None = None
        self._looking: Looking | None = None
        self._row: JudgedRow | None = None
        self._icon = IconLabel("circle-alert", "danger", 20, line=22)
        self._where, self._said = Label("", 14, 600, wrap=True), Label("", 13, wrap=True)
        self._chosen: tuple[tuple[int, str], ...] = ()
        self.edit = MendEdit("fix_value")
        self.edit.setMinimumWidth(150)
        self.apply = SquareButton("check", name="fix_apply")
        self.fill = Button("", "arrow-down", name="fix_fill")
        self.without, self.out = Button(name="fix_without"), Button(name="leave_row_out")
        self.check, self.kind = Button("", "check", name="check_row"), Button("", "check-check", name="check_kind")
        self.forward = SquareButton("arrow-down", name="next_problem")
        self._lay_out()
        self._connect()
        self.go_live()

    def show_spot(self, looking: Looking, spot: Spot) -> None:
        """Another place."""
        self._looking, self.spot, self._row = looking, spot, looking.row(spot.number)
        text = text_of(self._row.cells.get(spot.field)) if spot.field != WHOLE_ROW else ""
        self.edit.show_text(text)
        self._chosen = ()
        self.retranslate()
        self.show()

    def show_chosen(self, cells: Sequence[tuple[int, str]]) -> None:
        """Several cells are chosen: what is typed may go into all of them."""
        self._chosen = tuple(cells) if len(cells) > 1 else ()
        self._offer_filling()

    def write(self, text: str) -> None:
        """Somebody begins to write over the cell."""
        self.edit.setText(text)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.deselect()
        self.edit.end(False)

    def clear(self) -> None:
        """Nothing is to be mended."""
        self._looking, self.spot, self._row = None, None, None
        self.hide()

    def focus(self) -> None:
        """To the value, or to the decision where the cell itself is not in question."""
        target: QWidget = self.edit if self.edit.isVisibleTo(self) else self.check
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.selectAll()

    def fit(self, width: int) -> None:
        """One line, or words above and hands below."""
        wide = width >= ONE_LINE
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(way)
        self.edit.setMinimumWidth(264 if wide else 150)  # 20 figures

    def retranslate(self) -> None:
        """All words."""
        self.edit.setAccessibleName(self.tr("Corrected value"))
        self.apply.set_label(self.tr("Take this value"))
        self.forward.set_label(self.tr("Next problem") + " (F8)")
        self.check.set_text(self.tr("I have checked it"))
        if self._looking is not None and self.spot is not None and self._row is not None:
            self._say(self._looking, self.spot, self._row)

    # inside -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        words = row(self._icon, (column(self._where, self._said, gap=2), 1), gap=S3)
        decide = (self.without, self.out, self.check, self.kind, self.forward)
        hands = row((self.edit, 1), self.apply, self.fill, *decide, gap=S2)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._layout.setSpacing(S2)
        self._layout.addLayout(words, 1)
        self._layout.addLayout(hands)
        self.body.setContentsMargins(S3, S2, S2, S2)
        self.add(self._layout)
        self.hide()

    def _connect(self) -> None:
        self.edit.returnPressed.connect(self._take)
        self.apply.clicked.connect(self._take)
        self.fill.clicked.connect(self._fill)
        self.without.clicked.connect(self._without)
        self.out.clicked.connect(self._leave_out)
        self.check.clicked.connect(self._check)
        self.kind.clicked.connect(self._check_kind)
        self.forward.clicked.connect(self.next_wanted)

    def _say(self, looking: Looking, spot: Spot, mine: JudgedRow) -> None:
        finding = spot.finding
        tone = "info" if finding is None else "danger" if finding.severity == "error" else "warn"
        field = capital(word(f"list.{spot.field}"))
        self._icon.set_icon(ICONS[tone] if finding else "pencil", tone)
        title = self.tr("Row {number}: {field}").format(number=spot.number, field=field)
        self._where.setText(title if spot.field != WHOLE_ROW else self.tr("Row {number}").format(number=spot.number))
        self._where.set_tone(tone)
        self._said.setText(said_of(finding) if finding else self.tr("Type what is right and press Enter."))
        self.set_state("error" if tone == "danger" else "")
        set_look(self.edit, state={"danger": "error", "warn": "warn"}.get(tone, ""))
        has_cell = spot.field != WHOLE_ROW and bool(spot.field)
        self.edit.setVisible(has_cell)
        self.apply.setVisible(has_cell)
        self._offer(looking, spot, mine, tone)
        self._offer_filling()

    def _offer_filling(self) -> None:
        """Into the cells that are chosen, else into those that are wrong in the same way."""
        more = len(self._others()) if self.edit.isVisibleTo(self) else 0
        self.fill.setVisible(more > 1)
        into = self.tr("Into {n} chosen cells") if self._chosen else self.tr("Into all {n} alike")
        self.fill.set_text(into.format(n=more))

    def _others(self) -> tuple[tuple[int, str], ...]:
        if self._chosen or self._looking is None or self.spot is None:
            return self._chosen
        return tuple((number, self.spot.field) for number in self._looking.alike(self.spot))

    def _offer(self, looking: Looking, spot: Spot, mine: JudgedRow, tone: str) -> None:
        finding, kind = spot.finding, looking.preview.kind.name
        needed = spot.field in _NEEDED[kind] or (spot.field == "vin" and not mine.values.get("plate"))
        self.without.setVisible(tone == "danger" and not needed and spot.field != WHOLE_ROW)
        self.without.set_text(self.tr("Without {field}").format(field=word(f"list.{spot.field}")))
        self.out.set_text(self.tr("Bring the row in") if mine.left_out else self.tr("Leave the row out"))
        self.out.setVisible(tone != "warn" or mine.left_out)
        self.check.setVisible(tone == "warn" and not mine.left_out)
        alike = looking.of_kind(finding.code) if finding is not None and tone == "warn" else 0
        self.kind.setVisible(alike > 1)
        self.kind.set_text(self.tr("All {n} of this kind").format(n=alike))

    def _take(self) -> None:
        if self.spot is not None:
            self.corrected.emit(self.spot, self.edit.text().strip())

    def _fill(self) -> None:
        if self.spot is not None:
            self.filled.emit(dict.fromkeys(self._others(), self.edit.text().strip()))

    def _without(self) -> None:
        if self.spot is not None:
            self.corrected.emit(self.spot, "")

    def _leave_out(self) -> None:
        if self.spot is not None and self._row is not None:
            self.left_out.emit(self.spot, not self._row.left_out)

    def _check(self) -> None:
        if self.spot is not None:
            self.checked.emit(self.spot)

    def _check_kind(self) -> None:
        if self.spot is not None:
            self.checked_kind.emit(self.spot)
