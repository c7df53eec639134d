"""The keys of the yard, what each part of the drawer sets off, and where the hands go next."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from fieldtech.forms.onsite.row_result_form import RowResultForm
from fieldtech.model.drafts.install_row import RowPlaceDraft, RowResultDraft
from fieldtech.model.drafts.onsite import ConditionDraft
from fieldtech.model.row_gaps import FITTING
from fieldtech.services.changes import Change
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.dialogs import ConfirmDialog
from fieldtech.ui.language import of_task
from fieldtech.ui.later import soon
from fieldtech.ui.pages.checklist.instruction_pictures import InstructionPictures
from fieldtech.ui.pages.onsite.over_page import open_form
from fieldtech.ui.pages.yard.checklist_sheet import ChecklistSheet
from fieldtech.ui.pages.yard.half_typed import HalfTyped
from fieldtech.ui.pages.yard.photo_hands import YardPhotoHands
from fieldtech.ui.pages.yard.photos import open_slots
from fieldtech.ui.pages.yard.trouble import left_open, next_gap

if TYPE_CHECKING:  # the page imports its parts
    from fieldtech.ui.pages.yard_page import YardPage


class YardHands(QObject):
    """Belongs to one page and knows its parts."""

    def __init__(self, page: "YardPage") -> None:
        super().__init__(page)
        self._page, self._work, self._drawer = page, page.work, page.drawer
        self._sheet: ChecklistSheet | None = None
        self.photos, self._pictures = YardPhotoHands(page), InstructionPictures(page, page.workplace)
        self._pictures.failed.connect(page.failed)
        self._half_typed = HalfTyped(self, page.workplace.drafts, page.drawer.readings)
        self._connect_drawer()
        for key, act in self._keys():
            shortcut = QShortcut(QKeySequence(key), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(partial(self._after_typing, act))
        page.not_here.clicked.connect(self.not_here)
        page.scans.field.scanned.connect(page.take_scan)
        page.scans.field.undo_wanted.connect(page.work.acts.undo)
        page.scans.field.pasting = self.photos.paste
        page.scans.field.moved.connect(page.work.move)
        page.grid.picked.connect(page.work.pick)
        page.grid.opened.connect(self.open_drawer)

    # where the hands go ---------------------------------------------------------------------------------------

    def open_drawer(self) -> None:
        """F4, or Enter in the grid."""
        self._page.vehicle.setChecked(True)

    def go_to(self, place: str) -> None:
        """To what is missing: the scan field, or a part of the drawer."""
        if place in ("", "scan", "row_terminal_missing", "row_sim_missing", "row_not_removed"):
            self._page.scans.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.open_drawer()
        drawer, row = self._drawer, self._work.row
        if place == "row_condition_open":
            part = drawer.condition.normal if drawer.condition.normal.isVisibleTo(drawer) else drawer.condition.text
            part.setFocus(Qt.FocusReason.OtherFocusReason)
        elif place == "row_damage_photo_missing":
            drawer.condition.tile.setFocus(Qt.FocusReason.OtherFocusReason)
        elif place == "row_fault_missing":
            drawer.taken.focus_fault()
        elif place == "row_place_open":
            drawer.place.focus()
        elif place == "row_platform_open":
            drawer.platform.all_good.setFocus(Qt.FocusReason.OtherFocusReason)
        elif row is not None and not self._go_to_open_items():
            self.checklist()
        soon(self, drawer.show_focus)

    def go_to_missing(self) -> None:
        """F8."""
        row, state = self._work.row, self._work.state
        gap = next_gap(row) if row is not None and state.taken else ""
        if gap:
            self.go_to(gap)
            return
        left = next((one for one in state.rows if left_open(one, state.current)), None) or state.next_open()
        if left is not None:
            self._work.pick(left.id)
            self.go_to(next_gap(left))

    def commands(self) -> Iterator[Command]:
        """For Ctrl+K."""
        yield Command(self.tr("Condition: all normal"), self._work.normal, "check-check", "Alt+N")
        if self._fits:
            yield from self._fitting()
        yield Command(self.tr("Not here…"), self.not_here, "calendar-clock", "F6")
        yield Command(self.tr("Photos…"), self.photos.add, "camera", "Alt+F")
        yield Command(self.tr("All photos of the vehicle"), self.photos.open_board, "image", "F3")
        yield Command(self.tr("Camera folder…"), self.photos.choose_folder, "camera")
        yield from self.stopping()

    def _fitting(self) -> Iterator[Command]:
        """What a removal has not."""
        yield Command(self.tr("As the previous vehicle"), self.as_previous, "repeat", "Alt+C")
        yield Command(self.tr("The rest OK"), self._work.rest_ok, "check-check", "Alt+A")
        yield Command(self.tr("Platform: everything as it should be"), self._work.platform_good, "radio-tower", "Alt+P")
        yield Command(self.tr("No network, check later"), self._drawer.platform.give_later, "cloud-off", "Alt+L")
        yield Command(self.tr("Checklist"), self.checklist, "list-checks", "F7")

    def stopping(self) -> Iterator[Command]:
        """While vehicles are worked on."""
        if self._work.free:
            yield Command(self.tr("Stop for now…"), self.stop, "hourglass")

    def stop(self) -> None:
        """The work stops: the next one must know why; any scan resumes it."""
        dialog = ConfirmDialog(
            self._page.window(), self.tr("Stop for now"), self.tr("All vehicles stay as they are."), self.tr("Stop"),
            reason_label=self.tr("Reason"), reason_from=2,
        )  # fmt: skip
        dialog.confirmed.connect(self._work.stop)
        dialog.open()

    # what is set off ------------------------------------------------------------------------------------------

    def as_previous(self) -> None:
        """Alt+C; a reading still open is asked for at once."""
        self._work.as_previous()
        self._page.show_all()  # the open readings must stand there before the hands go to them
        row = self._work.row
        if row is not None and self._work.state.taken and next_gap(row) == "row_checklist_open" and self._sheet is None:
            self.open_drawer()
            self._drawer.readings.focus()
            soon(self, self._drawer.show_focus)

    def not_here(self) -> None:
        """F6: why, and when the vehicle comes."""
        row, page, work = self._work.row, self._page, self._work
        if row is None or not work.free:
            return
        workplace = page.workplace
        key = f"{work.view.id.hex}-{row.id.hex}" if work.view is not None else row.id.hex
        task = row.record.task
        form = RowResultForm(workplace.drafts, key, workplace.context.now, workplace.context.zone, task)

        def store(draft: RowResultDraft) -> Change:
            return work.result(row, draft)

        sheet = open_form(
            page, workplace, form, RowResultDraft("not_installed", "vehicle_absent"), store,
            title=of_task("choice.row_result.not_installed", task), under=f"{row.position} · {row.label}",
            verb=self.tr("Save"),
        )  # fmt: skip
        sheet.closed.connect(lambda: page.scans.field.setFocus(Qt.FocusReason.OtherFocusReason))

    def checklist(self) -> None:
        """F7: the checklist of the vehicle in work."""
        row = self._work.row
        if row is None or not self._work.free or not self._work.state.taken or self._sheet is not None:
            return
        if not self._fits:  # nothing to check off
            return
        sheet = ChecklistSheet(self._page.window(), row, self._page.photos)
        sheet.answered.connect(self._work.answer)
        sheet.rest_ok.connect(self._work.rest_ok)
        sheet.as_previous.connect(self.as_previous)
        sheet.photo_wanted.connect(self.photos.ask_card)
        sheet.photo_given.connect(self.photos.give_card)
        sheet.photo_removed.connect(self.photos.remove_card)
        sheet.closed.connect(self._sheet_closed)
        for card in sheet.items.cards.values():
            self._pictures.join(card)
        sheet.items.made.connect(self._pictures.join)  # the others, which are made a moment later
        self._sheet = sheet
        sheet.open()
        self.show_sheet()

    def show_sheet(self) -> None:
        """The open checklist follows what is stored; a vehicle that is done has none."""
        self.photos.show_sheet()
        view, current = self._work.view, self._work.state.current
        self._half_typed.show_vehicle(f"{view.id.hex}-{current.hex}" if view is not None and current else "")
        sheet = self._sheet
        row = self._work.state.row(sheet.shown.id) if sheet is not None else None
        if sheet is None or row is None:
            return
        sheet.show_row(row, self._work.unsaved.of(row.id))
        for name, card in sheet.items.cards.items():
            card.show_photo(self._page.photos.thumbnail(row, name))
        if self._work.state.current != row.id:
            sheet.close_sheet()

    # inside ---------------------------------------------------------------------------------------------------

    @property
    def _fits(self) -> bool:
        row = self._work.row
        return row is None or row.record.task in FITTING

    def _keys(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        return (
            ("F4", self._toggle_drawer), ("F6", self.not_here), ("F7", self.checklist),
            ("Alt+C", self.as_previous), ("Alt+A", self._work.rest_ok), ("Alt+N", self._work.normal),
            ("Alt+P", self._work.platform_good), ("Alt+L", self._drawer.platform.give_later),
            ("Alt+F", self.photos.add), ("F3", self.photos.open_board),
        )  # fmt: skip

    def _connect_drawer(self) -> None:
        drawer, work = self._drawer, self._work
        drawer.go_to_row.connect(self._go_to_row)
        drawer.clear_trouble.connect(work.clear_trouble)
        drawer.take_this.connect(self._take_this)
        drawer.here_after_all.connect(work.here_after_all)
        drawer.as_previous.connect(self.as_previous)
        drawer.checklist.connect(self.checklist)
        drawer.photos_wanted.connect(self.photos.add)
        drawer.board_wanted.connect(self.photos.open_board)
        drawer.photos_given.connect(self.photos.give)
        drawer.units.off.connect(work.take_off)
        drawer.taken.given.connect(work.goes)
        drawer.place.given.connect(self._place)
        drawer.condition.given.connect(self._condition)
        drawer.condition.tile.wanted.connect(partial(self.photos.damage, None))
        drawer.condition.tile.given.connect(self.photos.damage)
        drawer.condition.tile.removed.connect(self.photos.damage_removed)
        drawer.readings.answered.connect(self._reading)
        drawer.readings.entered.connect(lambda: soon(self, self._entered))
        drawer.platform.good.connect(work.platform_good)
        drawer.platform.later.connect(work.platform_later)

    def _go_to_open_items(self) -> bool:
        """A reading, or the photos when nothing else is open; False when the checklist itself is wanted."""
        row = self._work.row
        if row is None:
            return False
        if self._drawer.readings.focus():
            return True
        known = row.record.answers.by_item() if row.record.answers else {}
        rest = [item for item in row.record.items if item["kind"] != "photo" and str(item["id"]) not in known
                and item["group"] != "platform"]  # fmt: skip
        if not rest and open_slots(row):
            self._drawer.photos.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def _toggle_drawer(self) -> None:
        self._page.vehicle.setChecked(not self._page.vehicle.isChecked())

    def _go_to_row(self, position: int) -> None:
        row = self._work.state.at(position)
        if row is not None:
            self._work.pick(row.id)

    def _take_this(self) -> None:
        if (row := self._work.row) is not None:
            self._work.pick(row.id)
            self._page.scans.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self, draft: RowPlaceDraft) -> None:
        self._work.record(draft, self.tr("Place and power"))

    def _condition(self, draft: ConditionDraft) -> None:
        self._work.record(draft, self.tr("Condition"))

    def _after_typing(self, act: Callable[[], object]) -> None:
        """What was typed is stored before the next act."""
        self._drawer.flush()
        act()

    def _reading(self, answer: object) -> None:
        self._work.answer(answer)  # type: ignore[arg-type]

    def _entered(self) -> None:
        """Enter in a reading: to the next one, else back to the scan field."""
        self._page.show_all()
        if not self._drawer.readings.focus():
            self._page.scans.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sheet_closed(self) -> None:
        self._sheet = None
        self._page.scans.field.setFocus(Qt.FocusReason.OtherFocusReason)
