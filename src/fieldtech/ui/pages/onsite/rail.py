"""The sections of one order on the rail: made anew for each order, one open, saved when left."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.services.order_view import OrderView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import empty
from fieldtech.ui.kit.step_rail import Section, StepRail
from fieldtech.ui.pages.onsite.arrival import ArrivalSection
from fieldtech.ui.pages.onsite.checklist import ChecklistSection
from fieldtech.ui.pages.onsite.completion import CompletionSection
from fieldtech.ui.pages.onsite.condition import ConditionSection
from fieldtech.ui.pages.onsite.diagnosis import DiagnosisSection
from fieldtech.ui.pages.onsite.fees import FeesSection
from fieldtech.ui.pages.onsite.label import LabelSection
from fieldtech.ui.pages.onsite.missing import count_by_section
from fieldtech.ui.pages.onsite.parts import PartsSection
from fieldtech.ui.pages.onsite.photo_desk import PhotoDesk
from fieldtech.ui.pages.onsite.photos import PhotosSection
from fieldtech.ui.pages.onsite.platform import PlatformSection
from fieldtech.ui.pages.onsite.section import SiteSection
from fieldtech.ui.pages.onsite.swap import SwapSection

SECTIONS: tuple[type[SiteSection], ...] = (
    ArrivalSection, ConditionSection, DiagnosisSection, SwapSection, PartsSection, LabelSection, ChecklistSection,
    PlatformSection, CompletionSection, PhotosSection, FeesSection,
)  # fmt: skip

_OF_TERMINALS = (SwapSection, LabelSection, PlatformSection)
"""What nobody does on a customer's equipment."""


class Rail(QWidget):
    """Holds a ``StepRail`` for the order shown."""

    changed = Signal(object)
    said = Signal(str, object)
    failed = Signal(object)
    go = Signal(str, str)
    edited = Signal()
    saved = Signal(object)
    opened = Signal(object)  # the section
    authorise_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, workplace: Workplace, desk: PhotoDesk) -> None:
        super().__init__()
        self._workplace, self._desk = workplace, desk
        self._sections: dict[str, SiteSection] = {}
        self._rail: StepRail | None = None
        self._view: OrderView | None = None
        self._saving = False
        self._last: object = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def current(self) -> str:
        """The key of the open section."""
        return self._rail.current if self._rail is not None else ""

    def section_keys(self) -> Sequence[str]:
        """All sections in their order."""
        return tuple(self._sections)

    def section(self, key: str) -> SiteSection:
        """A section by its key."""
        return self._sections[key]

    def current_section(self) -> SiteSection | None:
        """The open one."""
        return self._sections.get(self.current)

    def show_view(self, view: OrderView) -> None:
        """The order as it stands; another order gets new sections."""
        if self._view is None or self._view.id != view.id:
            self._make(view)
        self._view = view
        counts = count_by_section(view)
        for section in self._sections.values():
            section.show_view(view, counts[section.key])

    def forget(self) -> None:
        """No order: what stands in the sections is of the person who typed it."""
        empty(self._layout)
        self._rail, self._view, self._sections = None, None, {}

    def show_sections(self) -> None:
        """Titles, summaries and what is missing."""
        if self._rail is not None:
            for key, section in self._sections.items():
                shown = Section(section.title(), section.summary(), section.state(), section.missing())
                self._rail.show_section(key, shown)

    def open_section(self, key: str) -> None:
        """Open it; the one before is saved."""
        if self._rail is not None and key in self._sections:
            self._rail.open(key)

    def close_all(self) -> None:
        """Nothing is left to do: what was done is read line by line."""
        if self._rail is not None:
            self._rail.close_all()

    def first_missing(self) -> str:
        """Where to begin: the section of the next step, else the first with a gap."""
        view = self._view
        by_status = {"departed": "arrival", "arrived": "condition"}.get(view.status if view else "")
        if by_status:
            return by_status
        return self.next_missing("") or next((k for k, s in self._sections.items() if s.state() == "todo"), "arrival")

    def next_missing(self, after: str) -> str:
        """The next section with something missing, round and round; "" when there is none."""
        keys = list(self._sections)
        at = keys.index(after) + 1 if after in keys else 0
        return next((key for key in keys[at:] + keys[:at] if self._sections[key].missing()), "")

    def restore(self) -> None:
        """Sections with something typed and not yet stored open quietly, so that nothing typed lies unseen."""
        if self._view is None:
            return
        kept = {draft.form for draft in self._workplace.drafts.pending() if draft.key.startswith(self._view.id.hex)}
        for section in self._sections.values():
            kind = section.draft_type.kind if section.draft_type else ""
            if f"{kind}_form" in kept and section.content is None:
                section.open()

    def save_current(self) -> bool:
        """Write what was typed in the sections; False when something was refused."""
        return self._save(self._sections.values())

    def take_scan(self, text: str) -> bool:
        """The open section first."""
        here = self.current_section()
        others = (s for s in self._sections.values() if s is not here and s.key == "parts")
        for section in filter(None, (here, *others)):
            if section.take_scan(text):
                if section is not here:
                    self.open_section(section.key)
                return True
        return False

    def _save(self, sections: Iterable[SiteSection]) -> bool:
        """However much is written: the window hears of it once, for the same order was changed by all of it."""
        good, self._saving, self._last = True, True, None
        try:
            for section in sections:
                good = section.save() and good
        finally:
            self._saving = False
        if self._last is not None:
            self.changed.emit(self._last)
        return good

    def _heard(self, change: object) -> None:
        if self._saving:
            self._last = change
        else:
            self.changed.emit(change)

    def _make(self, view: OrderView) -> None:
        empty(self._layout)
        self._rail = StepRail()
        self._sections = {}
        for kind in SECTIONS:
            if view.facts.on_equipment and kind in _OF_TERMINALS:
                continue
            section = kind(self._workplace, view, self._desk)
            if isinstance(section, PartsSection) and view.facts.on_equipment:
                call = view.facts.get(IntakeDraft)
                section.work = f"{view.title} {call.text if call else ''}"
            self._sections[section.key] = section
            plain = view.facts.on_equipment and isinstance(section, ConditionSection)
            self._rail.add(section.key, "clipboard-check" if plain else section.icon, section)
            self._join(section)
        self._rail.opened.connect(self._opened)
        self._layout.addWidget(self._rail)

    def _join(self, section: SiteSection) -> None:
        section.changed.connect(self._heard)
        section.said.connect(self.said)
        section.failed.connect(self.failed)
        section.go.connect(self.go)
        section.edited.connect(self.edited)
        section.saved.connect(self.saved)
        if isinstance(section, PartsSection):
            section.authorise_wanted.connect(self.authorise_wanted)
        if isinstance(section, LabelSection):
            section.print_wanted.connect(self.print_wanted)

    def _opened(self, key: str) -> None:
        self._save(section for other, section in self._sections.items() if other != key)
        self._sections[key].open()
        self._sections[key].focus_first()
        self.opened.emit(self._sections[key])
