"""The fee schedule: its versions, what is edited for the next one, the price list to hang up (F54)."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from PySide6.QtGui import QResizeEvent

from fieldtech.errors import FieldtechError
from fieldtech.forms.masters.sheet import MasterSheet
from fieldtech.forms.money.publishing import PublishForm
from fieldtech.forms.office.desk import Desk
from fieldtech.model.drafts.money import PublishDraft
from fieldtech.model.rights import RIGHTS
from fieldtech.services.changes import Change
from fieldtech.services.context import Person
from fieldtech.services.money.schedules import COMING, HOLDS, PART, FeeItemRow, ScheduleRow
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import boxed, column, row
from fieldtech.ui.kit.buttons import Button, QuietButton
from fieldtech.ui.kit.command_palette import Command
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.language import word
from fieldtech.ui.later import soon
from fieldtech.ui.page import Page
from fieldtech.ui.pages.order.form_sheet import FormSheet
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.pages.paper_preview import PaperPreview
from fieldtech.ui.pages.prices.items_card import ItemsCard, named
from fieldtech.ui.pages.prices.versions_pane import Shown, VersionsPane
from fieldtech.ui.tokens import S3, S4, S5

FEE_ITEMS, PARTS = "fee_items", "parts"
_PANE, _NARROW_PANE, _NARROW = 300, 256, 1000


class PricesPage(Page):
    """Editing costs nobody anything: a version holds only from the day it is published for."""

    name: ClassVar[str] = "prices_page"
    icon: ClassVar[str] = "receipt"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace, self._showing = workplace, Showing(workplace)
        self._may_edit = self._may_publish = False
        self._versions: tuple[ScheduleRow, ...] = ()
        self._changes = 0
        self.print_button = Button("", "printer", name="price_list", key="Ctrl+P")
        self.new_item = Button("", "plus", name="new_item", key="Ctrl+N")
        self.header = PageHeader(self.print_button, self.new_item)
        self.versions, self.items = VersionsPane(), ItemsCard()
        self.switch, self.edit = QuietButton("", "ban", name="switch_item"), Button("", "pencil", name="edit_item")
        self.versions.setFixedWidth(_PANE)
        right = column((self.items, 1), margins=(S4, 0, S5, S3), gap=S3)
        self.column.addWidget(self.header)
        self.column.addLayout(row(self.versions, (boxed(right), 1)), 1)
        self.turn = Button("", "pencil", name="edit_prices")
        self.add_footer(Footer(self.switch, self.edit, self.turn, name="publish"))
        self._connect()
        self.go_live()

    # Page -------------------------------------------------------------------------------------------------

    def title(self) -> str:
        """In the sidebar."""
        return self.tr("Fee schedule")

    def show_for(self, person: object) -> bool:
        """Who makes the prices or edits them, and finance."""
        if not isinstance(person, Person):
            return False
        return person.may("publish_schedule") or person.may("edit_catalogue") or person.role == "FI"

    def open(self, reference: str) -> None:
        """The version of today; ``draft`` turns to what is edited."""
        self._load()
        if reference == "draft":
            self.versions.choose_edited()

    def refresh(self, change: object) -> None:
        """An item was edited, a version published, here or elsewhere."""
        if self.isVisible():
            self._load()

    def commands(self) -> Iterable[Command]:
        """Ctrl+K."""
        yield Command(self.print_button.text(), self.print_list, "printer", "Ctrl+P")
        if self._may_edit:
            yield Command(self.new_item.text(), self.add_item, "plus", "Ctrl+N")

    def retranslate(self) -> None:
        """Head and foot."""
        self.print_button.set_text(self.tr("Price list"))
        self.new_item.set_text(self.tr("New item"))
        self.edit.set_text(self.tr("Edit…"))
        self.turn.set_text(self.tr("Edit prices"))
        self.header.set_title(self.title(), self._under())
        self._show_foot()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower list of versions in a small window."""
        super().resizeEvent(event)
        self.versions.setFixedWidth(_PANE if event.size().width() >= _NARROW else _NARROW_PANE)

    # what one does ----------------------------------------------------------------------------------------

    def print_list(self) -> None:
        """The version in front on paper, to hang up and to hand out."""
        shown = self.versions.marked()
        number = shown.version.number if shown is not None and shown.version is not None else None
        papers = self._workplace.money_papers
        sheet = PaperPreview(
            self.window(), self._workplace, self.tr("Price list"), lambda w: papers.price_list(w.language, number)
        )
        soon(sheet, sheet.open)

    def add_item(self) -> None:
        """Another item; it holds once it is published."""
        self._edit(None)

    def edit_item(self) -> None:
        """The marked item or part in its form."""
        item = self.items.marked()
        if item is not None and item.id is not None and self._may_edit:
            self._edit(item)

    def switch_item(self) -> None:
        """Charge it no more, or again."""
        item = self.items.marked()
        if item is None or item.id is None or item.basis == PART:
            return
        act = self._workplace.masters.retire if item.enabled else self._workplace.masters.restore
        try:
            change = act(FEE_ITEMS, item.id)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self._done(change)

    def publish(self) -> None:
        """What was edited becomes the next version."""
        schedules, context = self._workplace.fee_schedules, self._workplace.context
        first = schedules.first_day()
        form = PublishForm(Desk(self._workplace.drafts, "", context.zone, context.now))
        facts = [(named(item), self.items.changed_to(item), "") for item in schedules.draft() if item.change]
        sheet = FormSheet(
            self.window(), form, schedules.publish, self._showing.times,
            title=self.tr("Publish version {n}").format(n=self._next()),
            under=self.tr("Orders of that day and later have these prices; all others keep theirs."),
            verb=self.tr("Publish"), facts=facts,
        )  # fmt: skip
        sheet.done.connect(self._published)
        soon(sheet, partial(sheet.start, PublishDraft(first)))

    # inside -----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        assert self.footer is not None
        self.print_button.clicked.connect(self.print_list)
        self.new_item.clicked.connect(self.add_item)
        self.edit.clicked.connect(self.edit_item)
        self.switch.clicked.connect(self.switch_item)
        self.turn.clicked.connect(self.versions.choose_edited)
        self.footer.primary.clicked.connect(self.publish)
        self.versions.chosen.connect(self._chosen)
        self.items.opened.connect(lambda _item: self.edit_item())
        self.items.moved.connect(self._show_foot)

    def _load(self) -> None:
        schedules, masters = self._workplace.fee_schedules, self._workplace.masters
        try:
            self._may_publish, self._may_edit = schedules.may_publish(), masters.may_edit(FEE_ITEMS)
            self._versions = schedules.versions()
            rows = [Shown(version, version.items) for version in self._versions]
            edited = [Shown(None, schedules.draft())] if self._may_publish or self._may_edit else []
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self._changes = sum(shown.changes for shown in edited)
        self.versions.show_rows([*edited, *rows])
        self.retranslate()

    def _chosen(self, shown: Shown) -> None:
        self.items.show_rows(shown.items)
        self._show_foot()

    def _under(self) -> str:
        holds = next((one for one in self._versions if one.state == HOLDS), None)
        coming = next((one for one in reversed(self._versions) if one.state == COMING), None)
        now = self.tr("Version {n} since {day}").format(n=holds.number, day=holds.holds_from) if holds else ""
        then = self.tr("version {n} from {day}").format(n=coming.number, day=coming.holds_from) if coming else ""
        return " · ".join(filter(None, (now, then)))

    def _next(self) -> int:
        return max((one.number for one in self._versions), default=0) + 1

    def _show_foot(self) -> None:
        footer, shown, item = self.footer, self.versions.marked(), self.items.marked()
        if footer is None:
            return
        edited = shown is not None and shown.version is None
        known = edited and self._may_edit and item is not None and item.id is not None
        self.print_button.setVisible(not edited)
        self.new_item.setVisible(edited and self._may_edit)
        self.edit.setVisible(known)
        self.switch.setVisible(known and item is not None and item.basis != PART)
        on = item is None or item.enabled
        self.switch.set_text(self.tr("Switch off") if on else self.tr("Switch on"))
        self.switch.set_icon("ban" if on else "check")
        ready = self._may_publish and self._changes > 0
        verb = self.tr("Publish as version {n}…").format(n=self._next())
        footer.set_primary(verb if ready else "", "send", name="publish")
        self.turn.setVisible(self._may_edit and not edited)
        said = self.tr("An order keeps the prices of its day")
        if self._may_edit:
            said = self.tr("Prices are edited in the draft and hold once they are published")
        if self._changes:
            said = self.tr("{n} items edited, not published yet").format(n=self._changes) if self._changes > 1 else (
                self.tr("1 item edited, not published yet")
            )  # fmt: skip
        if self._changes and not self._may_publish:  # he who edits them knows whom to ask
            who = " / ".join(word(f"role.{role}") for role in sorted(RIGHTS["publish_schedule"], reverse=True))
            said = " · ".join((said, self.tr("published by {who}").format(who=who)))
        footer.set_saved(said, "warn" if self._changes else "muted", "pencil" if self._changes else "lock")

    def _edit(self, item: FeeItemRow | None) -> None:
        masters, row_id = self._workplace.masters, item.id if item is not None else None
        name = PARTS if item is not None and item.basis == PART else FEE_ITEMS
        draft = masters.get(name, row_id) if row_id is not None else masters.blank(name)
        sheet = MasterSheet(self.window(), self._workplace, name, row_id=row_id)
        sheet.saved.connect(self._done)
        soon(sheet, partial(sheet.start, draft))

    def _published(self, change: Change) -> None:
        self._done(change)
        self.said.emit(self.tr("Version {n} is published").format(n=change.number), None)

    def _done(self, change: Change) -> None:
        self._load()
        if change.kind in ("fee_item", "part"):
            self.versions.choose_edited()
        self.changed.emit(change)
