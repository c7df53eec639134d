"""The preview of a list: counts and filters, the columns with their meanings, the rows, and the bar that mends."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from fieldtech.services.imports.lists.header import NO_HEADER
from fieldtech.ui.kit.boxes import Line, reveal, row
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.choices import ChipGroup, Option, TickChip
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.pages.importing.list_tools import ListTools
from fieldtech.ui.pages.importing.looking import ALL, CHECK, GOOD, OUT, PROBLEMS, Looking, Spot
from fieldtech.ui.pages.importing.meaning_strip import MeaningStrip
from fieldtech.ui.pages.importing.mend_bar import MendBar
from fieldtech.ui.pages.importing.rows_model import RowsModel
from fieldtech.ui.pages.importing.rows_view import RowsView
from fieldtech.ui.tokens import S2, S3, S5

Act = Callable[[Looking], None]


class ListBoard(Live, QWidget):
    """``changed()`` whenever other rows come in than before; corrections and meanings are for the page to do."""

    changed = Signal()
    corrected = Signal(object, str)
    filled = Signal(object)
    undo_wanted = Signal()
    header_wanted = Signal()
    meaning_chosen = Signal(int, str)
    sheet_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.looking: Looking | None = None
        self.filters = ChipGroup()
        self.filters.setObjectName("filter")
        self.tick = TickChip(name="check_all")
        self.sheets = QComboBox()
        self.sheets.setObjectName("sheet")
        self.tools = ListTools()
        self.note_icon, self.note = IconLabel("info", "info", 16), Label("", 13, tone="muted", wrap=True)
        self.model = RowsModel()
        self.view = RowsView(self.model)
        self.strip = MeaningStrip(self.view)
        self.mend = MendBar()
        self._second = QWidget()
        self._lay_out()
        self._connect()
        self.go_live()

    def begin(self, looking: Looking) -> None:
        """Another preview; the first problem is offered for mending, the focus stays where it is."""
        self.looking = looking
        looking.show(ALL)
        self.filters.set_value(ALL)
        self._list_sheets(looking)
        self._columns()
        self._point(looking.next_spot())
        self.tell()

    def seen_anew(self) -> None:
        """The same list with other meanings, or beside another customer's vehicles."""
        self._columns()
        self._point(self.looking.next_spot() if self.looking else None)
        self.tell()

    def put_back(self, changed: Sequence[int]) -> None:
        """Something was taken back: where it was is in sight."""
        self._columns()
        looking = self.looking
        spot = looking.first_in(changed[0]) if looking is not None and changed else None
        self._point(spot or (looking.next_spot() if looking is not None else None), focus=True)
        self.tell()

    def after_filling(self, cells: Sequence[tuple[int, str]]) -> None:
        """Several cells say something else; whoever works in the table stays there."""
        looking = self.looking
        if looking is None or not cells:
            return
        in_table, at = self.view.hasFocus(), self.view.currentIndex()
        line, column_at = at.row(), at.column()
        self._rows()
        if in_table:
            self.view.setCurrentIndex(self.model.index(min(line, self.model.rowCount() - 1), column_at))
            self.mend.show_spot(looking, Spot(*cells[-1], looking.finding(looking.row(cells[-1][0]), cells[-1][1])))
        else:
            self._point(looking.next_spot(Spot(*cells[0])), focus=True)
        self.tell()

    def after_correction(self, spot: Spot) -> None:
        """A cell says something else: on to what is still wrong with the row, else to the next one."""
        looking = self.looking
        if looking is None:
            return
        self._rows()
        looking_on = looking.first_in(spot.number)
        self._point(looking_on or looking.next_spot(Spot(spot.number, spot.field, spot.finding)), focus=True)
        self.tell()

    def next_problem(self, *, back: bool = False) -> None:
        """F8."""
        if self.looking is not None:
            self._point(self.looking.next_spot(self.mend.spot, back=back), focus=True)

    def tell(self) -> None:
        """Counts, the tick, and whoever else wants to know."""
        looking = self.looking
        if looking is None:
            return
        counts = looking.counts
        self.filters.set_options((
            Option(ALL, self.tr("All {n}").format(n=counts[ALL])),
            Option(PROBLEMS, self.tr("Problems {n}").format(n=counts[PROBLEMS])),
            Option(GOOD, self.tr("Good {n}").format(n=counts[GOOD])),
            Option(CHECK, self.tr("To check {n}").format(n=counts[CHECK])),
            Option(OUT, self.tr("Left out {n}").format(n=counts[OUT])),
        ))  # fmt: skip
        self.filters.set_value(looking.filter)
        doubtful = looking.doubtful()
        self.tick.setVisible(bool(doubtful))
        with QSignalBlocker(self.tick):
            self.tick.setChecked(bool(doubtful) and not counts[CHECK])
        self.tick.set_icon("circle-check" if self.tick.isChecked() else "circle-dashed",
                           "accent" if self.tick.isChecked() else "muted")  # fmt: skip
        many = self.tr("I have checked the {n} amber rows").format(n=doubtful)
        self.tick.set_text(self.tr("I have checked the 1 amber row") if doubtful == 1 else many)
        self.tools.show_list(looking)
        self._say_note(looking)
        reveal(self._second, bool(self.note.text()) or doubtful > 0 or self.sheets.count() > 1)
        self.changed.emit()

    def retranslate(self) -> None:
        """All words."""
        self.filters.set_label(self.tr("Rows shown"))
        self.sheets.setAccessibleName(self.tr("Sheet of the workbook"))
        self.view.set_label(self.tr("Rows of the file"))
        self.model.again()
        self.view.lay_out()
        self.tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The bar stands in one line or two."""
        super().resizeEvent(event)
        self.mend.fit(event.size().width())
        self.tools.fit(event.size().width() - 2 * S5)

    # inside -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        card = Card()
        card.body.setContentsMargins(1, 0, 1, 1)
        card.body.setSpacing(0)
        card.add(self.strip, Line(), (self.view, 1))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(S5, 0, S5, S3)
        layout.setSpacing(S3)
        self._second.setLayout(row(self.note_icon, (self.note, 1), self.sheets, self.tick, gap=S2))
        layout.addLayout(row((self.filters, 1), self.tools, gap=S2))
        layout.addWidget(self._second)
        layout.addWidget(card, 1)
        layout.addWidget(self.mend)
        QWidget.setTabOrder(self.view, self.mend)

    def _connect(self) -> None:
        self.filters.changed.connect(self._filter)
        self.tick.clicked.connect(self._check_all)
        self.sheets.activated.connect(lambda _at: self.sheet_chosen.emit(str(self.sheets.currentData())))
        self.strip.chosen.connect(self.meaning_chosen)
        self.tools.order_chosen.connect(self._sort)
        self.tools.undo_wanted.connect(self.undo_wanted)
        self.tools.header_wanted.connect(self.header_wanted)
        self.view.pointed.connect(lambda spot: self._point(spot, focus=True))
        self.view.filled.connect(self.filled)
        self.view.gathered.connect(lambda: self.mend.show_chosen(self.view.chosen()))
        self.view.typed.connect(self.mend.write)
        self.mend.filled.connect(self.filled)
        self.mend.corrected.connect(self.corrected)
        self.mend.checked.connect(self._check)
        self.mend.checked_kind.connect(self._check_kind)
        self.mend.left_out.connect(self._leave_out)
        self.mend.next_wanted.connect(self.next_problem)

    def _list_sheets(self, looking: Looking) -> None:
        names = looking.preview.book.names
        with QSignalBlocker(self.sheets):
            self.sheets.clear()
            for name in names:
                self.sheets.addItem(name, name)
            self.sheets.setCurrentIndex(looking.preview.sheet_index)
        self.sheets.setVisible(len(names) > 1)
        self.sheets.setFixedWidth(150)

    def _sort(self, order: str) -> None:
        if self.looking is not None:
            self.looking.show(self.looking.filter, order)
            self.model.begin(self.looking)

    def _columns(self) -> None:
        self.model.begin(self.looking)
        self.strip.begin(self.looking)

    def _rows(self) -> None:
        """States have changed; what the filter shows may have too, the columns stay."""
        self.model.begin(self.looking)
        self.strip.follow()

    def _point(self, spot: Spot | None, *, focus: bool = False) -> None:
        looking = self.looking
        if looking is None or spot is None:
            self.mend.clear()
            if focus:
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.view.show_spot(spot):
            looking.show(ALL)
            self.model.begin(looking)
            self.filters.set_value(ALL)
            self.view.show_spot(spot)
        self.mend.show_spot(looking, spot)
        if focus:
            self.mend.focus()

    def _filter(self) -> None:
        if self.looking is not None:
            self.looking.show(self.filters.value() or ALL)
            self.model.begin(self.looking)

    def _check_all(self) -> None:
        self._decide(lambda looking: looking.check_all(self.tick.isChecked()), self.mend.spot, focus=False)

    def _check(self, spot: Spot) -> None:
        self._decide(lambda looking: looking.check(spot.number), spot)

    def _check_kind(self, spot: Spot) -> None:
        if (finding := spot.finding) is not None:
            self._decide(lambda looking: looking.check_kind(finding.code), spot)

    def _leave_out(self, spot: Spot, left_out: bool) -> None:
        self._decide(lambda looking: looking.leave_out(spot.number, left_out), spot)

    def _decide(self, act: Act, spot: Spot | None, *, focus: bool = True) -> None:
        """Do it and go on to the next open problem."""
        if self.looking is None:
            return
        act(self.looking)
        self._rows()
        self._point(self.looking.next_spot(spot), focus=focus)
        self.tell()

    def _say_note(self, looking: Looking) -> None:
        hidden = sum(1 for found in looking.rows if found.hidden)
        known = sum(1 for found in looking.rows if found.existing is not None and found.verdict != "rejected")
        notes = []
        if looking.preview.pointed == NO_HEADER:
            notes.append(self.tr("Nothing stands above the columns; they are told by what is in them."))
        for column in looking.preview.not_read:
            notes.append(self.tr("Column {letters} “{label}” is not read: another one says the same.").format(
                letters=column.letters, label=column.label))  # fmt: skip
        if known and known == looking.counts[GOOD] + looking.counts[CHECK]:
            notes.append(self.tr("Nothing is new: all {n} rows are in the register already.").format(n=known))
        elif known:
            there = self.tr("1 row is in the register already.") if known == 1 else (
                self.tr("{n} rows are in the register already."))  # fmt: skip
            notes.append(there.format(n=known))
        if hidden:
            read = self.tr("1 row is hidden in the file; it was read, too.") if hidden == 1 else (
                self.tr("{n} rows are hidden in the file; they were read, too."))  # fmt: skip
            notes.append(read.format(n=hidden))
        self.note.setText(" ".join(notes))
        self.note_icon.setVisible(bool(notes))
