"""The main window: sidebar, one page at a time, messages, toasts, command palette, keys everywhere."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from fieldtech.errors import FieldtechError, Forbidden
from fieldtech.ui.kit.command_palette import CommandPalette
from fieldtech.ui.kit.dialogs import CrashDialog
from fieldtech.ui.kit.footer import SavedWords
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import MessageBar
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.kit.toast import Toast
from fieldtech.ui.language import Language, sentence
from fieldtech.ui.later import soon
from fieldtech.ui.layers import Layers
from fieldtech.ui.page import Page
from fieldtech.ui.page_stack import PageStack
from fieldtech.ui.placing import available_screens, place
from fieldtech.ui.remembering import Memory
from fieldtech.ui.sidebar import Sidebar
from fieldtech.ui.sync.strip import SyncLine, SyncStrip
from fieldtech.ui.theme import Theme
from fieldtech.ui.window_commands import WindowCommands
from fieldtech.ui.window_keys import WindowKeys

NARROW = 1200
SMALLEST = (960, 600)


class MainWindow(Live, QMainWindow):
    """Pages come with ``add_page``, or when they are wanted from whom ``expect_pages`` names.

    ``show_for(person, name)`` lists what the person may see.
    """

    changed = Signal(object)  # every Change, after all pages have seen it
    sync_pressed = Signal()  # what the line about the office leads to
    sync_now_pressed = Signal()
    lock_pressed = Signal()

    def __init__(self, theme: Theme, language: Language, memory: Memory | None = None) -> None:
        super().__init__()
        self.theme, self.language, self._memory = theme, language, memory
        self.setObjectName("main_window")
        self.setWindowTitle("fieldtech")
        self.setMinimumSize(*SMALLEST)
        self._person: object = None
        self._trail: list[tuple[str, str]] = []
        self._reference = ""
        self.sidebar, self.strip = Sidebar(), SyncStrip()
        self.messages = MessageBar()
        self.stack = PageStack()
        self._layers = Layers(self.sidebar, self.messages, self.stack, self.strip)
        self.setCentralWidget(self._layers)
        self.toast = Toast(self, spot=self._saved_spot)
        self.palette_sheet = CommandPalette(self)
        self.commands = WindowCommands(self)
        self._connect()
        place(self, self._memory.get("window") if self._memory is not None else "", available_screens())
        self.go_live()

    # pages ------------------------------------------------------------------------------------------------

    def expect_pages(self, names: Sequence[str], make: Callable[[str], None]) -> None:
        """These pages are still to come; ``make(name)`` makes one now and adds it."""
        self.stack.expect(names, make)

    def add_page(self, page: Page) -> None:
        """Register a page under its name; the sidebar shows it with the next ``list_pages``."""
        self.stack.add(page)
        page.changed.connect(self.publish)
        page.go.connect(self._lead)
        page.said.connect(self.say)
        page.failed.connect(self.show_error)
        page.handed_over.connect(self.toast.clear)
        page.withdrawn.connect(self.toast.withdraw)

    def page(self, name: str) -> Page:
        """A page by its name."""
        return self.stack.page(name)

    def page_names(self) -> tuple[str, ...]:
        """Every page there is, listed or not, made or not."""
        return self.stack.names()

    @property
    def current(self) -> Page | None:
        """The page in front."""
        return self.stack.current

    def show_for(self, person: object, name: str = "") -> None:
        """Somebody signed in: list his pages and open ``name`` if he may see it, else the first."""
        if self._person is not None:
            self.messages.clear()
        self._person = person
        self.stack.show_for(person)
        self.sidebar.show_person(str(getattr(person, "name", "") or ""))
        self._trail.clear()
        self._reference = ""
        names = [item.name for item in self.stack.nav_items()]
        if names:
            self._bring(name if name in names else names[0], "")

    def open_page(self, name: str, reference: str = "") -> None:
        """Bring a page to the front; Back returns here. A page that holds the window stays."""
        if self.current is not None and self.current.holds():
            return
        here = (self.current.name, self._reference) if self.current is not None else None
        if self._bring(name, reference) and here is not None:
            self._trail.append(here)

    def _choose(self, name: str) -> None:
        """A page that is not there yet is made in one moment and shown in the next."""
        if self.stack.has(name):
            self.open_page(name)
        else:
            self.stack.page(name)
            self._lead(name, "")

    def _lead(self, name: str, reference: str) -> None:
        """One page leads to another, after what led there has ended."""
        soon(self, partial(self.open_page, name, reference))

    def back(self) -> None:
        """To the page before."""
        if self._trail and not (self.current and self.current.holds()):
            self._bring(*self._trail.pop())

    def publish(self, change: object) -> None:
        """Tell every page of a change."""
        for page in self.stack.made():
            page.refresh(change)
        self.list_pages()
        self.changed.emit(change)

    def list_pages(self) -> None:
        """Write the sidebar anew (titles and counts)."""
        self.sidebar.show_pages(self.stack.nav_items(), self.stack.lit)

    # covering ---------------------------------------------------------------------------------------------

    def cover(self, screen: QWidget) -> None:
        """Show this screen instead of everything; what was typed is flushed and no key reaches the pages."""
        if self.current is not None and not self.covered:
            self.current.leave()
        for sheet in self.findChildren(Sheet):
            sheet.close_sheet()
        self.toast.clear()
        self.language.take_back()
        self._layers.cover(screen)
        self._keys.enable(False)

    def uncover(self) -> None:
        """Back to the pages."""
        self._layers.uncover()
        self._keys.enable(True)
        if self.current is not None:
            if self.current.holds():
                self.language.lend()
            self.current.focus_first()

    @property
    def covered(self) -> bool:
        """Whether a lock screen hides the pages."""
        return self._layers.covered

    def show_sync(self, line: SyncLine) -> None:
        """How this computer stands with the office, in the frame of every page."""
        self.sidebar.show_sync(line)
        self.strip.show_line(line)

    # saying things ----------------------------------------------------------------------------------------

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """A toast, with Undo when ``undo`` is given and nobody else sits before the window."""
        self.toast.say(text, None if self.current is not None and self.current.holds() else undo)

    def show_error(self, error: BaseException) -> None:
        """What can go wrong has its place: a sentence in the message bar; bugs go to the crash dialog."""
        if not isinstance(error, FieldtechError):
            raise error
        self.messages.show_message("error", "danger", sentence(error.code, **error.params))

    def show_crash(self, report: str) -> None:
        """A bug; one dialog at a time."""
        if not any(sheet.isVisible() for sheet in self.findChildren(CrashDialog)):
            CrashDialog(self, report).open()

    def retranslate(self) -> None:
        """Titles of pages live in the sidebar."""
        self.list_pages()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rail or full sidebar."""
        super().resizeEvent(event)
        self._fit_sidebar()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Drafts are flushed and the place is remembered."""
        if self.current is not None:
            self.current.leave()
        if self._memory is not None:
            self._memory.set("window", bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        super().closeEvent(event)

    # inside -----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self._choose)
        for box in (self.sidebar.sync, self.strip):
            box.pressed.connect(self.sync_pressed)
            box.now_pressed.connect(self.sync_now_pressed)
        self.sidebar.user_pressed.connect(self.lock_pressed)
        self.sidebar.language_pressed.connect(self.language.toggle)
        self.sidebar.theme_pressed.connect(self.theme.toggle)
        self._keys = WindowKeys(self, [
            ("Ctrl+K", self.open_palette),
            ("Ctrl+F", self.focus_search),
            ("F5", self.sync_now_pressed.emit),
            ("Ctrl+Return", self.press_primary),
            ("Ctrl+Enter", self.press_primary),
            ("Alt+Left", self.back),
            ("Esc", self._escape),
            *((f"Ctrl+{number}", partial(self._open_listed, number - 1)) for number in range(1, 10)),
        ])  # fmt: skip

    def open_palette(self) -> None:
        """Ctrl+K."""
        if self.current is not None and self.current.holds():
            return
        self.palette_sheet.set_commands(self.commands)
        self.palette_sheet.open()

    def focus_search(self) -> None:
        """Ctrl+F."""
        field = self.current.search_field() if self.current else None
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.selectAll()

    def press_primary(self) -> None:
        """Ctrl+Enter: of the open sheet, or of the page."""
        if (sheet := self.top_sheet()) is not None:
            sheet.primary.click()
        elif self.current and (button := self.current.primary()) and button.isVisible():
            button.click()

    def _bring(self, name: str, reference: str) -> bool:
        """Show a page; False, with the reason in the message bar, when it is not for this person."""
        page = self.stack.page(name)
        if self.current is not None and self.current is not page:
            self.current.leave()
        try:
            page.open(reference)
        except Forbidden as error:
            self.show_error(error)
            return False
        self._reference = reference
        if page.whole_window:
            self.toast.clear()
        self.stack.setCurrentWidget(page)
        self._fit_sidebar()
        self.list_pages()
        page.focus_first()
        return True

    def _open_listed(self, at: int) -> None:
        if at < len(offered := self.stack.nav_items()):
            self.open_page(offered[at].name)

    def top_sheet(self) -> Sheet | None:
        """The topmost open one: what is raised comes last among the children."""
        return next((sheet for sheet in reversed(self.findChildren(Sheet)) if sheet.isVisible()), None)

    def _escape(self) -> None:
        if (sheet := self.top_sheet()) is not None:
            sheet.close_sheet()
        elif self.current is None or not self.current.back():
            self.back()

    def _saved_spot(self) -> SavedWords | None:
        """Where the footer says what is saved."""
        footer = self.current.footer if self.current else None
        return footer.saved if footer is not None and footer.isVisible() else None

    def _fit_sidebar(self) -> None:
        page = self.current
        whole = bool(page and page.whole_window)
        self.sidebar.setVisible(not whole)
        self.messages.hush(whole)
        compact = self.width() < NARROW or bool(page and page.inside_order)
        self.strip.give_room(compact and not whole)
        if compact != self.sidebar.compact:
            self.sidebar.set_compact(compact)
