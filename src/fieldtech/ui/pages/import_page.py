"""Bringing in lists as people send them: dropped, opened or pasted, looked at row by row, then taken in at once."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from fieldtech.errors import FieldtechError
from fieldtech.model.base import Id
from fieldtech.services.imports.lists.imported import ImportedList
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.language import sentence
from fieldtech.ui.pages.importing.desk import Outcome
from fieldtech.ui.pages.importing.files import Pick, Save, pick_list
from fieldtech.ui.pages.importing.keys import page_keys
from fieldtech.ui.pages.importing.left_out import LeftOut
from fieldtech.ui.pages.importing.looking import Looking, Spot
from fieldtech.ui.pages.importing.reading import REQUEST, Found, Source
from fieldtech.ui.pages.importing.source_bar import VEHICLES
from fieldtech.ui.pages.importing.stage import ImportStage
from fieldtech.ui.save_dialog import save_dialog


class ImportPage(ImportStage):
    """The reference is ``kind/owner/page/reference``: what is expected, whose it is, and where to go back to."""

    def __init__(self, workplace: Workplace, pick_list: Pick = pick_list, save_list: Save = save_dialog) -> None:
        super().__init__(workplace)
        self._pick, self._save = pick_list, save_list
        self._left_out = LeftOut(self)
        self._connect()
        self.go_live()

    # Page -------------------------------------------------------------------------------------------------

    def open(self, reference: str) -> None:
        """Begin anew where a reference says what is expected; without one go on with what is open."""
        self.source_bar.offer(self.desk.allowed())
        if reference and not self.runner.running:
            kind, owner, page, back_to = (reference.split("/", 3) + [""] * 4)[:4]
            self.desk.put_aside()
            self._show_start()
            self.desk.expected, self._came_from = kind, (page, back_to)
            self.source_bar.show_kind(kind or VEHICLES)
            self.source_bar.set_owner(owner)
        self._tell()

    def forget_person(self) -> None:
        """Nothing of it is for the next one; what is being taken in is stopped."""
        self.runner.stop()
        self.begin_anew()
        self.source_bar.set_owner("")
        self.desk.expected, self._came_from = "", ("", "")

    def commands(self) -> Iterable[Command]:
        """Ctrl+K."""
        yield Command(self.tr("Choose a file…"), self.choose_file, "file-spreadsheet")
        yield Command(self.tr("Paste from Excel"), self.paste, "clipboard-list", "Ctrl+V")
        if self.stack.currentWidget() is self.board:
            yield Command(self.board.tools.header.accessibleName(), self.asking.open, "pencil")
            yield Command(self.tr("Undo"), self.undo, "undo-2", "Ctrl+Z")

    def retranslate(self) -> None:
        """Head and foot, and why a file was refused."""
        found = self.desk.found
        if found is not None and found.refused is not None and self.stack.currentWidget() is not self.done:
            self._refuse(found)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Z and its opposite wherever no text has the focus."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.undo(again=True)
        else:
            super().keyPressEvent(event)

    # ways in ----------------------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Ask for a file."""
        if path := self._pick(self):
            self.take_file(Path(path))

    def take_file(self, path: Path) -> None:
        """A file was chosen or dropped."""
        self._read(Source(path.name, path))

    def paste(self) -> None:
        """What was copied in a spreadsheet."""
        if not self.runner.running:
            self._read(Source(self.tr("Clipboard"), text=QGuiApplication.clipboard().text()))

    def begin_anew(self) -> None:
        """No list."""
        self.desk.forget()
        self._show_start()

    # what one does ----------------------------------------------------------------------------------------

    def undo(self, *, again: bool = False) -> None:
        """Take back what was done last to the list, or do it again."""
        now = self.stack.currentWidget()
        if self.runner.running or now not in (self.board, self.request):
            return
        if now is self.request:
            self.mending.undo()
            return
        try:
            if (changed := self.desk.undo(again=again)) is not None:
                self.board.put_back(changed)
        except FieldtechError as error:
            self.failed.emit(error)

    def save_errors(self) -> None:
        """The rows left out with their reasons, as a workbook that can be imported again."""
        if (looking := self.desk.looking) is not None:
            self._left_out.keep(looking, self._save)

    def _read(self, source: Source) -> None:
        self.desk.read(source, self._customer(), self.tr("Reading {file}").format(file=source.name))

    def _read_again(self, **other: object) -> None:
        self.desk.read_again(self._customer(), self.tr("Reading again"), **other)

    def _kind_chosen(self, kind: str) -> None:
        self.desk.expected = kind
        self.source_bar.show_kind(kind)
        self._read_again(kind=kind)

    def _owner_changed(self) -> None:
        if self.source_bar.owner and not self.runner.running:
            self.source_bar.owner_settled()
            if self.source_bar.kind.currentData() == VEHICLES:
                self.desk.for_customer(self.source_bar.owner, self.tr("Comparing with the customer's vehicles"))
        self._tell()

    def _meaning_chosen(self, index: int, field: str) -> None:
        self.desk.with_meaning(index, field, self._customer(), self.tr("Reading the columns"))

    def _corrected(self, spot: Spot, text: str) -> None:
        if self._correct({(spot.number, spot.field): text}):
            self.board.after_correction(spot)

    def _filled(self, cells: dict[tuple[int, str], str]) -> None:
        if self._correct(cells):
            self.board.after_filling(tuple(cells))
            if len(cells) > 1:
                self.said.emit(self.tr("{n} cells were filled. Ctrl+Z takes it back.").format(n=len(cells)), None)

    def _correct(self, cells: dict[tuple[int, str], str]) -> bool:
        if self.runner.running:
            return False
        try:
            self.desk.correct(cells)
        except FieldtechError as error:
            self.failed.emit(error)
            return False
        return True

    def _request_mended(self, more: bool) -> None:
        self._tell()
        if not more:
            self.foot.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forward(self) -> None:
        """What the foot's button says."""
        acts: dict[str, Callable[[], object]] = {
            "mend_first": self.next_missing,
            "use_header": self.names.choose,
            "say_owner": self.source_bar.ask_owner,
            "import_rows": lambda: self.desk.take_in(self.source_bar.owner, self._came_from, self.tr("Importing")),
            "store_request": lambda: self.desk.store_request(self.tr("Importing")),
            "choose_other": self.choose_file,
            "go_back": lambda: self.go.emit(*self._came_from),
        }
        acts.get(self.foot.primary.objectName(), self._tell)()

    # what came of it --------------------------------------------------------------------------------------

    def _looked(self) -> None:
        found = self.desk.found
        assert found is not None
        self.desk.expected = found.kind
        self.source_bar.show_kind(found.kind)
        if found.request is not None:
            self.mending.begin(found.request)
            self._show(self.request)
            self.focus_first()
        elif self.desk.looking is not None:
            self.source_bar.guess_location()
            self.board.begin(self.desk.looking)
            self._show(self.board)
            self.focus_first()
        else:
            self._refuse(found)

    def _put_away(self, found: Found, looking: Looking) -> None:
        """Work on another list is not lost."""
        text = self.tr("“{file}” was put away").format(file=found.source.name)
        self.said.emit(text, partial(self.desk.take_back_out, found, looking))

    def _refuse(self, found: Found) -> None:
        refused = found.refused
        assert refused is not None
        title = self.tr("“{file}” was not imported").format(file=found.source.name)
        if found.raw is not None and found.book is not None:
            self.asking.ask(found.raw, sentence(refused.code, **refused.params))
            return
        self.start.refuse(title, sentence(refused.code, **refused.params))
        self._show(self.start)

    def _header_said(self, sheet: str, row: int) -> None:
        self._read_again(header_row=row, sheet=sheet)

    def _mapped(self) -> None:
        hidden = self.stack.currentWidget() is self.busy
        self._show(self.board)
        self.board.seen_anew()
        if hidden:
            self.focus_first()

    def _taken(self, outcome: Outcome) -> None:
        looking, taken = self.desk.looking, outcome.taken
        assert looking is not None
        kind, adopted = looking.preview.kind.name, outcome.adopted
        self.done.tell_list(kind, taken, len(looking.rows) - taken.rows, adopted.number if adopted else "")
        self._show(self.done)
        self.focus_first()
        if taken.created or taken.changed:
            file, (page, reference) = looking.preview.book.file, self._came_from
            self.changed.emit(ImportedList("import", Id(int=0), file, list_kind=kind, vehicles=taken.vehicles,
                                           page=page, reference=reference))  # fmt: skip
        if adopted is not None:
            self.changed.emit(adopted)
        if outcome.refused is not None:
            self.failed.emit(outcome.refused)

    def _request_stored(self, created: int) -> None:
        found = self.desk.found
        assert found is not None and found.request is not None
        number = str(found.request.values.get("number") or "")
        self.done.tell_request(number, created)
        self._came_from = ("requests_page", number)
        self._show(self.done)
        if created:
            self.changed.emit(ImportedList("import", Id(int=0), number, list_kind=REQUEST))

    def _stopped(self) -> None:
        self._show(self._before or self.start)
        self.said.emit(self.tr("Stopped. Nothing was stored."), None)

    def _failed(self, error: BaseException) -> None:
        self._show(self._before or self.start)
        self.failed.emit(error)

    # inside -----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.start.file_wanted.connect(self.choose_file)
        self.start.paste_wanted.connect(self.paste)
        self.source_bar.another.clicked.connect(self.choose_file)
        self.source_bar.kind_chosen.connect(self._kind_chosen)
        self.source_bar.owner_changed.connect(self._owner_changed)
        self.asking.asked.connect(self._show_names)
        self.asking.answered.connect(self._header_said)
        self.names.moved.connect(self._tell)
        self.names.left.connect(lambda: self._show(self.board))
        self.board.sheet_chosen.connect(lambda name: self._read_again(sheet=name))
        self.board.filled.connect(self._filled)
        self.board.undo_wanted.connect(self.undo)
        self.board.header_wanted.connect(self.asking.open)
        self.mending.mended.connect(self._request_mended)
        self.mending.failed.connect(self.failed)
        self.board.meaning_chosen.connect(self._meaning_chosen)
        self.board.corrected.connect(self._corrected)
        self.board.changed.connect(self._tell)
        self._left_out.said.connect(lambda text: self.said.emit(text, None))
        self._left_out.failed.connect(self.failed)
        self.done.errors_wanted.connect(self.save_errors)
        self.done.another_wanted.connect(self.begin_anew)
        self.foot.primary.clicked.connect(self._forward)
        self.foot.missing.clicked.connect(self.next_missing)
        self.foot.errors.clicked.connect(self.save_errors)
        self.desk.looked.connect(self._looked)
        self.desk.put_away.connect(self._put_away)
        self.desk.mapped.connect(self._mapped)
        self.desk.taken.connect(self._taken)
        self.desk.request_stored.connect(self._request_stored)
        self.runner.stopped.connect(self._stopped)
        self.runner.failed.connect(self._failed)
        page_keys(self, (("Ctrl+V", self.paste), ("Shift+F8", partial(self.board.next_problem, back=True))))

    def _customer(self) -> str:
        return self.source_bar.customer.value()
