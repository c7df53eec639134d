"""How the calendar is shown: month, week, people or list; whose, and of which kind; a text."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from fieldtech.model.maintenance import VISIT_KINDS
from fieldtech.services.access import PersonRow
from fieldtech.services.plans.calendar import CalendarEntry
from fieldtech.ui.kit.boxes import Flow
from fieldtech.ui.kit.choices import Option, Segmented
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.search_field import SearchField
from fieldtech.ui.language import word
from fieldtech.ui.remembering import Memory

PEOPLE = "people"
MODES = ("month", "week", PEOPLE, "ahead")
ALL, EVERYBODY = "all", ""
KINDS = (ALL, "visits", "orders")


class CalendarBar(Live, QWidget):
    """``changed`` when anything is chosen otherwise."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.modes = Segmented("", fill=False)
        self.modes.setObjectName("calendar_mode")
        self.kinds = Segmented("", fill=False)
        self.kinds.setObjectName("calendar_kind")
        self.people = QComboBox()
        self.people.setObjectName("calendar_person")
        self.people.setFixedWidth(148)
        self.search = SearchField()
        self.search.setFixedWidth(156)
        self._known: tuple[PersonRow, ...] = ()
        line = Flow()
        for part in (self.modes, self.kinds, self.people, self.search):
            line.addWidget(part)
        self.setLayout(line)
        self.modes.changed.connect(self.changed)
        self.kinds.changed.connect(self.changed)
        self.people.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.search.searched.connect(lambda _text: self.changed.emit())
        self.go_live()

    def mode(self) -> str:
        """One of ``MODES``."""
        return self.modes.value() or MODES[0]

    def set_mode(self, mode: str) -> None:
        """Show another one."""
        self.modes.set_value(mode)

    def kind(self) -> str:
        """One of ``KINDS``."""
        return self.kinds.value() or ALL

    def person(self) -> str:
        """The login, or everybody."""
        return str(self.people.currentData() or EVERYBODY)

    def text(self) -> str:
        """What is looked for."""
        return self.search.text().strip()

    def wanted(self, entries: Iterable[CalendarEntry]) -> list[CalendarEntry]:
        """Those of the kind and with the text."""
        kind, text = self.kind(), self.text().casefold()
        found = (one for one in entries if kind == ALL or (one.kind in VISIT_KINDS) == (kind == "visits"))
        return [one for one in found if text in f"{one.customer}{one.objects}{one.number}{one.title}".casefold()]

    def rows(self) -> list[tuple[str, str]]:
        """Technicians with login and name, and a row above for what nobody has yet; none where days are shown."""
        if self.mode() != PEOPLE:
            return []
        chosen = self.person()
        return [("", ""), *((one.login, one.name) for one in self._known if chosen in (EVERYBODY, one.login))]

    def offer(self, people: Iterable[PersonRow]) -> None:
        """The technicians there are."""
        known = tuple(one for one in people if one.role == "TE")
        if known == self._known and self.people.count():
            return
        self._known, chosen = known, self.person()
        blocked = self.people.blockSignals(True)
        self.people.clear()
        self.people.addItem(word("calendar.everybody"), EVERYBODY)
        for one in known:
            self.people.addItem(one.name, one.login)
        self.people.setCurrentIndex(max(0, self.people.findData(chosen)))
        self.people.blockSignals(blocked)

    def recall(self, memory: Memory | None) -> None:
        """As it was left on this computer."""
        mode = memory.get("calendar_page.mode") if memory else ""
        kind = memory.get("calendar_page.kind") if memory else ""
        self.modes.set_value(mode if mode in MODES else MODES[0])
        self.kinds.set_value(kind if kind in KINDS else ALL)

    def remember(self, memory: Memory | None) -> None:
        """For the next time."""
        if memory is not None:
            memory.set("calendar_page.mode", self.mode())
            memory.set("calendar_page.kind", self.kind())

    def retranslate(self) -> None:
        """All words; what was chosen stays."""
        mode, kind = self.mode(), self.kind()
        self.modes.set_label(self.tr("Show"))
        self.modes.set_options(Option(one, word(f"calendar.mode.{one}")) for one in MODES)
        self.modes.set_value(mode)
        self.kinds.set_label(self.tr("Which"))
        self.kinds.set_options(Option(one, word(f"calendar.kind.{one}")) for one in KINDS)
        self.kinds.set_value(kind)
        self.people.setAccessibleName(self.tr("Whose"))
        self.search.set_label(self.tr("Search the calendar"), self.tr("Search…"))
        people, self._known = self._known, ()
        self.offer(people)
