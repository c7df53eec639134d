"""The vehicle in work: what is on it, where, in which condition, what it still lacks, and what stands in the way."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from fieldtech.forms.onsite.photo_tile import pictures_of
from fieldtech.model.installs import ENDED
from fieldtech.model.row_gaps import FITTING
from fieldtech.services.install.rows import RowView
from fieldtech.ui.kit.boxes import Body, Line, column, row
from fieldtech.ui.kit.buttons import Button, IconButton
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.kit.pill import Pill
from fieldtech.ui.kit.plate import PlateChip
from fieldtech.ui.language import of_task, sentence, term, word
from fieldtech.ui.pages.onsite.facts_panel import spaced
from fieldtech.ui.pages.onsite.photo_progress import PhotoProgress
from fieldtech.ui.pages.photos.intake import PhotoIntake
from fieldtech.ui.pages.yard.cells import STATE_TONES
from fieldtech.ui.pages.yard.condition import ConditionPart
from fieldtech.ui.pages.yard.parts import PlacePart, PlatformPart, ReadingsPart
from fieldtech.ui.pages.yard.taken import TakenPart
from fieldtech.ui.pages.yard.trouble import NOT_HERE, YardState
from fieldtech.ui.pages.yard.units import UnitsPart
from fieldtech.ui.tokens import S2, S3, S4

WIDTH = 368


class Drawer(Live, QFrame):
    """Its parts hand on what was pressed and typed; the page stores it."""

    closed = Signal()
    go_to_row = Signal(int)
    take_this = Signal()
    here_after_all = Signal()
    as_previous = Signal()
    checklist = Signal()
    photos_wanted = Signal()
    board_wanted = Signal()
    photos_given = Signal(object)
    clear_trouble = Signal()

    def __init__(self, reading: PhotoIntake) -> None:
        super().__init__()
        self.setObjectName("drawer")
        self.setProperty("role", "drawer")
        self.setFixedWidth(WIDTH)
        self.setAcceptDrops(True)
        self._shown: RowView | None = None
        self._state = YardState()
        self.plate, self._vin = PlateChip(big=True), Label("", 17, 600, tabular=True)
        self._pill, self._facts = Pill(), Label("", 13, tone="muted", wrap=True)
        self.close_button = IconButton("x", name="close_drawer")
        self._trouble, self._waits, self._away = Banner("danger"), Banner("info"), Banner("warn")
        self._row_button = Button("", "arrow-right", name="go_to_row")
        self._clear = Button("", "eraser", name="clear_trouble")
        self._troubles = QWidget()
        self._take, self._here = Button("", "check", name="take_vehicle"), Button("", "undo-2", name="here_after_all")
        self.units, self.place, self.condition = UnitsPart(), PlacePart(), ConditionPart()
        self.taken = TakenPart()
        self.readings, self.platform = ReadingsPart(), PlatformPart()
        self.previous = Button("", "repeat", name="as_previous")
        self.list_button = Button("", "list-checks", name="open_checklist")
        self.photos = Button("", "camera", name="add_photos")
        self.board = IconButton("image", name="photo_board")
        self._nothing = EmptyState("truck")
        self._scans = True
        self._work = QWidget()
        self.reading = PhotoProgress(reading)
        self._lay_out()
        self._connect()
        self.go_live()

    def show_state(self, state: YardState, damage: QImage, *, free: bool, later: bool) -> None:
        """The vehicle in work as it is stored; ``free`` while it may be worked on, ``later`` after the work."""
        shown = state.row(state.current)
        if shown is None or self._shown is None or shown.id != self._shown.id:
            self.readings.clear()
        self._shown, self._state = shown, state
        self._inside.setVisible(shown is not None)
        self._nothing.setVisible(shown is None)
        self._scans = free or later
        if shown is None:
            self._say_nothing()
            return
        self._show_head(shown)
        self._show_banners(shown, free=free)
        open_now = free and state.taken and shown.state not in NOT_HERE
        fitting = shown.record.task in FITTING
        self.units.show_row(shown, state.troubles.get(shown.id), free=open_now)
        self.taken.show_row(shown, free=open_now)
        self.place.show_row(shown, free=open_now)
        self.condition.show_row(shown, damage, free=open_now)
        self.readings.show_row(shown, free=open_now)
        self.platform.show_row(shown, free=open_now, later=later and shown.state == "installed_unchecked")
        self.previous.setVisible(open_now and shown.state not in ENDED and fitting)
        self._work.setVisible(shown.state not in NOT_HERE)
        self.readings.setVisible(fitting and bool(self.readings.lines))
        for part in (self.place, self.platform, self.list_button):
            part.setVisible(fitting)
        for button in (self.photos, self.board, self.list_button):
            button.setEnabled(open_now)
        self.retranslate()

    def flush(self) -> None:
        """Nothing typed waits."""
        self.taken.flush()
        self.place.flush()
        self.condition.flush()
        self.readings.flush()

    def show_focus(self) -> None:
        """Scroll to where the focus is."""
        focus = QApplication.focusWidget()
        if focus is not None and self._inside.isAncestorOf(focus):
            self._inside.ensureWidgetVisible(focus, 0, 60)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Photos may be dropped anywhere here."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand them on."""
        if pictures := pictures_of(event.mimeData()):
            self.photos_given.emit(pictures)

    def retranslate(self) -> None:
        """Buttons and numbers."""
        self.close_button.set_label(self.tr("Close"))
        self._say_nothing()
        self._clear.set_text(self.tr("Clear"))
        self._take.set_text(self.tr("This vehicle"))
        self._here.set_text(self.tr("It is here after all"))
        self.previous.set_text(self.tr("As the previous vehicle"))
        self.previous.setToolTip("Alt+C")
        shown = self._shown
        if shown is None:
            return
        done, total = shown.answered
        self.list_button.set_text(self.tr("Checklist {done} of {all}").format(done=done, all=total))
        self.list_button.setToolTip("F7")
        slots = [str(item["id"]) for item in shown.record.items if item["kind"] == "photo"]
        there = sum(slot in shown.record.photos for slot in slots)
        self.photos.set_text(self.tr("Photos {done} of {all}").format(done=there, all=len(slots)))
        self.photos.setToolTip(self.tr("Alt+F: several at once fill the open places in their order"))
        self.board.set_label(self.tr("All photos of the vehicle (F3)"))

    def _say_nothing(self) -> None:
        """Who is in the yard scans; who reads what was done there chooses."""
        if self._scans:
            self._nothing.set_text(self.tr("No vehicle in work"), self.tr("Scan a plate or a VIN."))
        else:
            self._nothing.set_text(self.tr("Nothing chosen"), self.tr("Choose a vehicle to read what was done on it."))

    def _show_head(self, shown: RowView) -> None:
        self.plate.set(shown.plate, shown.colour)
        self.plate.setVisible(bool(shown.plate))
        self._vin.setText("" if shown.plate else shown.label)
        self._vin.setVisible(not shown.plate)
        self._pill.set(of_task(f"choice.row_state.{shown.state}", shown.record.task), STATE_TONES[shown.state])
        driver = f"{shown.driver} {spaced(shown.driver_mobile)}".strip()
        who = self._state.names.get(shown.technician, shown.technician)
        by = self.tr("by {name}").format(name=who) if who and shown.state != "waiting" else ""
        no = self.tr("No. {n}").format(n=shown.position)
        self._facts.setText(
            " · ".join(filter(None, (no, term("vehicle_type", shown.vehicle_type), driver, shown.vin, by)))
        )

    def _show_banners(self, shown: RowView, *, free: bool) -> None:
        trouble = self._state.troubles.get(shown.id)
        self._troubles.setVisible(trouble is not None)
        if trouble is not None:
            first = trouble.problems[0]
            self._trouble.set("danger", trouble.value, sentence(first.code, **first.params))
            other = self._state.at(trouble.position)
            self._row_button.setVisible(other is not None)
            self._row_button.set_text(self.tr("Row {n}").format(n=trouble.position))
        waits = free and not self._state.taken
        self._waits.setVisible(waits)
        if waits:
            text = self.tr("Scan its plate or VIN, or take it by hand.")
            self._waits.set("info", self.tr("Next vehicle"), text)
        self._take.setVisible(waits)
        away = shown.state in NOT_HERE
        self._away.setVisible(away)
        self._here.setVisible(away and free)
        if away:
            words = shown.record.result.text if shown.record.result else ""
            day = f"{shown.new_date:%Y-%m-%d}" if shown.new_date else ""
            why = " · ".join(filter(None, (word(f"choice.not_installed.{shown.reason}"), words, day)))
            self._away.set("warn", of_task(f"choice.row_state.{shown.state}", shown.record.task), why)

    def _lay_out(self) -> None:
        self._troubles.setLayout(column(self._trouble, row((self._clear, 1), (self._row_button, 1), gap=S2), gap=S2))
        self._work.setLayout(column(
            self.units, self.taken, self.previous, Line(), self.condition, Line(), self.place, self.readings,
            self.list_button, row((self.photos, 1), self.board, gap=S2), self.reading, self.platform, gap=S3,
        ))  # fmt: skip
        head = row(self.plate, self._vin, None, self._pill, self.close_button, gap=S2)
        inside = column(
            head, self._facts, self._troubles, self._waits, self._take, self._away, self._here, self._work, None,
            gap=S3, margins=(S4, S3, S4, S4),
        )  # fmt: skip
        self._inside = Body(inside, "drawer_body")
        self._inside.hide()  # until there is a vehicle
        self.setLayout(column(self._nothing, (self._inside, 1)))

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.closed)
        self._clear.clicked.connect(self.clear_trouble)
        self._row_button.clicked.connect(self._go_to_row)
        self._take.clicked.connect(self.take_this)
        self._here.clicked.connect(self.here_after_all)
        self.previous.clicked.connect(self.as_previous)
        self.list_button.clicked.connect(self.checklist)
        self.photos.clicked.connect(self.photos_wanted)
        self.board.clicked.connect(self.board_wanted)
        self.place.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _go_to_row(self) -> None:
        trouble = self._state.troubles.get(self._shown.id) if self._shown else None
        if trouble is not None:
            self.go_to_row.emit(trouble.position)
