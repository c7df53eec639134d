"""What is done on the page of a visit: answering, the rest OK, choosing, what could not be looked at."""

import uuid
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from fieldtech.errors import FieldtechError
from fieldtech.forms.onsite.answer_card import AnswerCard
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.model.object_gaps import NOT_SEEN
from fieldtech.services.changes import Change
from fieldtech.services.photo_rules import SEALED
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.later import soon
from fieldtech.ui.pages.onsite.missing import said
from fieldtech.ui.pages.visit.stages import END, ITEMS

if TYPE_CHECKING:  # the page imports its parts
    from fieldtech.ui.pages.visit_page import VisitPage


class VisitHands(QObject):
    """Belongs to one page and knows its parts."""

    def __init__(self, page: "VisitPage") -> None:
        super().__init__(page)
        self._page, self._work = page, page.work
        self._undo: tuple[uuid.UUID, Callable[[], None]] | None = None  # of the rest OK, while its object is shown

    def connect_parts(self) -> None:
        """Every press and every answer."""
        page, work = self._page, self._work
        assert page.footer is not None
        page.footer.primary.clicked.connect(page.steps.press_primary)
        page.footer.missing.clicked.connect(page.next_missing)
        page.more.clicked.connect(lambda: page.side.menu(page.more, tuple(self.offers())))
        page.stage.changed.connect(lambda: page.show_stage(page.stage.value() or ITEMS))
        page.rest_ok.clicked.connect(self.rest_ok)
        page.pane.picked.connect(self.pick)
        page.pane.scan.scanned.connect(page.take_scan)
        page.items.made.connect(self._join)
        page.items.made.connect(page.pictures.join)
        page.items.photo_key.connect(page.photos.ask)
        page.photos.stored.connect(page.items.photographed)
        page.items.finished.connect(lambda: soon(self, self._object_done))
        page.stages.changed.connect(self._section_stored)
        page.stages.said.connect(page.said)
        for signal in (page.stages.edited, page.stages.ticked):
            signal.connect(page.show_state)
        page.stages.authorise_wanted.connect(page.side.authorise)
        page.beside.add_finding.connect(page.findings.add)
        shortcut = QShortcut(QKeySequence("Alt+F"), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self._add_finding)
        page.beside.change_finding.connect(page.findings.change)
        page.beside.to_repair.connect(page.findings.to_repair)
        page.beside.go_item.connect(page.items.focus_card)
        page.beside.go_object.connect(self.go_to_row)
        page.beside.not_seen.connect(self._not_seen)
        page.beside.meter.changed.connect(self._section_stored)
        for part in (page.stages, page.beside.meter):
            part.failed.connect(page.failed)
        work.shown.connect(page.show_all)
        work.shown.connect(self._withdraw)
        work.kept.connect(self._kept)
        work.changed.connect(page.tell)
        work.failed.connect(self._not_stored)
        for source in (work, page.findings):
            source.refused.connect(self.refused)
        for shown in (page.photos, page.pictures):
            shown.failed.connect(self.refused)

    def rest_ok(self) -> None:
        """Alt+A: what is open and may be answered so; the readings are next."""
        page, work = self._page, self._work
        page.flush()
        if not work.free or page.stages.stage != ITEMS:
            return
        back = work.rest_ok()
        if back is None:
            return
        page.show_answers()
        if back:
            undo = partial(self._take_back, work.current, back)
            self._undo = (thing.id, undo) if (thing := work.thing) is not None else None
            page.said.emit(self.tr("Set to OK: {n}").format(n=len(back)), undo)
        else:
            page.said.emit(self.tr("What is left needs a look of its own."), None)
        if page.items.next_open():
            page.items.focus_card(page.items.next_open())
        else:
            soon(self, self._object_done)

    def _withdraw(self) -> None:
        """Over another vehicle "set to OK" would speak of the wrong one."""
        if self._undo is not None and (self._work.thing is None or self._work.thing.id != self._undo[0]):
            self._page.withdrawn.emit(self._undo[1])
            self._undo = None

    def _add_finding(self) -> None:
        if self._work.free and self._work.thing is not None and self._work.thing.state != NOT_SEEN:
            self._page.findings.add()

    def offers(self) -> Iterator[Command]:
        """What the page has of its own, for the menu and for Ctrl+K."""
        page, thing = self._page, self._work.thing
        if not self._work.free or thing is None:
            return
        yield Command(self.tr("The rest OK"), self.rest_ok, "check-check", "Alt+A")
        yield Command(self.tr("Finding…"), page.findings.add, "triangle-alert", "Alt+F")
        if page.beside.meter.isHidden():
            yield Command(self.tr("Meter…"), page.narrow.show_meter, "gauge")
        if len(self._work.objects) > 1 and thing.state != "not_seen":
            yield Command(self.tr("Not here…"), page.beside.ask, "calendar-x")

    def why_closed(self) -> str | None:
        """Why nothing can be answered now; None where it was signed."""
        if self._work.visit is not None and self._work.visit.status in SEALED:
            return None  # the page says so above
        if not self._work.free:
            return self.tr("The work is finished. It opens again when the customer asks for more work.")
        thing = self._work.thing
        return self.tr("Not looked at: {reason}").format(reason=thing.reason if thing is not None else "")

    def pick(self, key: uuid.UUID) -> None:
        """Another row of the list."""
        self._page.flush()
        if self._page.stages.stage == END:
            self._page.show_stage(ITEMS)
        self._work.pick(key)

    def go_to_row(self, key: str) -> None:
        """An object by its key, or the one of a finding; the cursor where something is to be done there."""
        wanted = next((one for one in self._work.objects if one.id.hex == key), None)
        found = next((one for one in self._work.findings() if one.id.hex == key), None)
        wanted = self._work.object_of(found.object) if wanted is None and found is not None else wanted
        if wanted is not None:
            self._work.pick(wanted.id)
        soon(self, partial(self._land, found.item if found is not None else ""))

    def _land(self, item: str) -> None:
        """At the question of a finding, at the first open one, or at one that no finding speaks of yet."""
        page = self._page
        item = item or ("" if page.items.next_open() else page.findings.unlisted())
        if item and self._work.free:
            page.items.focus_card(item)
            if page.findings.go_to(item):
                page.items.bring_current()
        elif page.findings.lacking() and not page.items.next_open():
            page.narrow.show()  # what was found beside the questions has its line there
        else:
            page.focus_first()

    def refused(self, error: FieldtechError) -> None:
        """A rule stands against it: said, and what is stored shown again."""
        problems = getattr(error, "problems", ())
        if problems:
            self._page.said.emit("\n".join(dict.fromkeys(said(p) for p in problems)), None)
        else:
            self._page.failed.emit(error)
        self._page.show_answers()

    # inside -----------------------------------------------------------------------------------------------

    def _join(self, card: AnswerCard) -> None:
        photos = self._page.photos
        card.answered.connect(partial(self._answer, card))
        card.photo_wanted.connect(partial(photos.ask, card))
        card.photo_given.connect(partial(photos.take, card))
        card.photo_removed.connect(partial(photos.remove, card))
        self._page.show_card(card)

    def _answer(self, card: AnswerCard, answer: AnswerDraft) -> None:
        self._work.answer((answer,))
        self._page.findings.show_card(card)

    def _kept(self, _key: uuid.UUID) -> None:
        """One object differs: its questions and its row."""
        self._page.show_answers(cards=False)
        self._page.show_state()

    def _take_back(self, key: uuid.UUID | None, back: tuple[AnswerDraft, ...]) -> None:
        self._work.answer(back, key)
        self._page.show_answers()

    def _object_done(self) -> None:
        """Everything of it is said: the next one, or the end."""
        page, thing = self._page, self._work.thing
        if thing is None or thing.gaps or not self._work.free:
            return
        other = self._work.next_open(self._work.current)
        text = self.tr("{what}: everything is answered.").format(what=thing.label)
        if other is not None:
            text = self.tr("{what}: everything is answered. Now {other}.").format(what=thing.label, other=other.label)
        page.said.emit(text, None)
        page.go_to_next()

    def _not_seen(self, reason: str) -> None:
        if (thing := self._work.thing) is not None:
            self._page.flush()
            self._work.not_seen(thing, reason)
            if reason:
                self._page.go_to_next()

    # stored or not ----------------------------------------------------------------------------------------

    def _section_stored(self, change: Change) -> None:
        if self._work.order is not None:
            self._work.reload(self._work.order.id)
        self._work.tell(change)

    def _not_stored(self, error: FieldtechError) -> None:
        """What was answered stays in sight; it is tried again until the machine takes it."""
        page = self._page
        if page.footer is not None and self._work.unsaved.unsaved:
            page.footer.set_saved(self.tr("NOT saved"), "danger", "circle-alert")
        page.failed.emit(error)
