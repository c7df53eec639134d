"""The items of a checklist one below the other, and moving among them by key."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from fieldtech.forms.onsite.answer_card import AnswerCard
from fieldtech.model.checklist import Item, gap_of, is_answered, is_open, needs_note
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.ui.kit.boxes import Body, column, empty
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import word
from fieldtech.ui.later import soon
from fieldtech.ui.pages.checklist.progress_card import GroupCount, group_name
from fieldtech.ui.tokens import S2, S3, S4, S5

_AROUND = 60  # px of its neighbours that are seen with a card
FIRST, NEXT = 9, 4  # cards made before the page is shown, and in each moment after that


class ItemList(Live, QWidget):
    """``made(card)`` for each new card; the keys 1 to 4, up, down, N and P work on the card with the focus."""

    made = Signal(object)
    photo_key = Signal(object)
    finished = Signal()  # by Enter or a key the last open item was answered

    def __init__(self) -> None:
        super().__init__()
        self.cards: dict[str, AnswerCard] = {}
        self._items: dict[str, Item] = {}
        self._answers: dict[str, AnswerDraft] = {}
        self._groups: list[tuple[str, Label]] = []
        self._why_closed: str | None = ""
        self._later: dict[str, str] = {}
        self._wanting: frozenset[str] = frozenset()
        self._free = True
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(lambda: self._make(NEXT))
        self._list = QVBoxLayout()
        self._list.setSpacing(S2)
        self._closed = Banner("info")
        self._body = Body(column(self._closed, self._list, None, gap=S3, margins=(S5, 0, S5, S4)), name="items")
        self.setLayout(column(self._body))
        self._add_keys()
        self.go_live()

    def show_items(self, items: Sequence[Item]) -> None:
        """Another checklist: new cards."""
        empty(self._list)
        self.cards, self._groups, self._answers = {}, [], {}
        self._items = {str(item["id"]): item for item in items}
        self._make(FIRST)
        self._timer.start()

    def show_answers(self, answers: Mapping[str, AnswerDraft], later: Mapping[str, str], *, free: bool) -> None:
        """What is stored; a card in which somebody types is left alone.

        ``later`` names the section that will answer an item, which is then not asked for here.
        """
        self._answers, self._later, self._free = dict(answers), dict(later), free
        for card in self.cards.values():
            self._show(card)
        self._closed.setVisible(not free and self._why_closed is not None)

    def say_why_closed(self, text: str | None) -> None:
        """Why nothing can be answered, where it is not that one is elsewhere; None where it is said already."""
        self._why_closed = text
        self.retranslate()

    def want(self, items: Collection[str]) -> None:
        """Items that lack something their answers do not show, as a photo kept elsewhere."""
        self._wanting = frozenset(items)

    def take(self, answers: Mapping[str, AnswerDraft]) -> None:
        """What is stored now, for the counts; the cards show it already."""
        self._answers = dict(answers)

    def counts(self) -> list[GroupCount]:
        """Complete and all, by group: what need not be answered counts once it is."""
        groups: dict[str, list[bool]] = {}
        for name, item in self._items.items():
            complete, given = groups.setdefault(str(item["group"]), []), is_answered(self._answers.get(name))
            if given or item["required"]:
                complete.append(given and not self._is_open(name))
        return [GroupCount(group, sum(complete), len(complete)) for group, complete in groups.items() if complete]

    def answered(self) -> tuple[int, int]:
        """Complete and all."""
        groups = self.counts()
        return sum(group.answered for group in groups), sum(group.total for group in groups)

    def open_items(self) -> int:
        """How many still need something."""
        return sum(self._is_open(name) for name in self._items)

    def next_open(self, after: str = "") -> str:
        """The next item that needs something, round and round; "" when there is none."""
        names = list(self._items)
        at = names.index(after) + 1 if after in names else 0
        ordered = names[at:] + names[:at]
        return next((name for name in ordered if self._is_open(name)), "")

    def current(self) -> str:
        """The item with the focus."""
        focus = QApplication.focusWidget()
        while focus is not None and not isinstance(focus, AnswerCard):
            focus = focus.parentWidget()
        return str(focus.item["id"]) if isinstance(focus, AnswerCard) else ""

    def focus_card(self, item: str) -> None:
        """Bring an item into sight and put the focus on its answer."""
        if item not in self.cards:
            self._make(len(self._items))
        if (card := self.cards.get(item)) is not None:
            card.focus_answer()
            self._bring(card)

    def focus_gap(self, item: str) -> None:
        """The same with the focus on what it lacks: its photo, the note to its answer."""
        self.focus_card(item)
        if (card := self.cards.get(item)) is None or not card.isEnabled():
            return
        if gap_of(self._items[item], self._answers.get(item)) == "note":
            card.open_note()
        elif item in self._wanting and is_answered(self._answers.get(item)) and card.tile is not None:
            card.tile.setFocus(Qt.FocusReason.TabFocusReason)
        self._bring(card)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A card that grows while one works in it stays in sight with all that it asks now."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, AnswerCard):
            grown = watched.height() > event.oldSize().height() > 0  # type: ignore[attr-defined]
            if grown and self.cards.get(self.current()) is watched:
                soon(self, lambda: self._bring(watched))
        return super().eventFilter(watched, event)

    def bring_current(self) -> None:
        """What has the focus now, and the card around it, into sight."""
        if (card := self.cards.get(self.current())) is not None:
            self._bring(card)

    def take_text(self, text: str) -> bool:
        """A scan answers the question with the cursor, where it asks for words."""
        card = self.cards.get(self.current())
        if card is None or card.line is None or card.item["kind"] != "text":
            return False
        card.line.setText(text)
        card.flush()
        return True

    def photographed(self, item: str) -> None:
        """A question that asks for nothing but its photo has it: the next one, if the cursor is still there."""
        if item == self.current() and self._items[item]["kind"] == "photo" and not self._is_open(item):
            self._go_to(self.next_open(item))

    def flush(self) -> None:
        """Nothing typed waits."""
        for card in self.cards.values():
            card.flush()

    def retranslate(self) -> None:
        """Names of groups."""
        for group, label in self._groups:
            label.setText(group_name(group))
        text = self._why_closed or self.tr("The checklist can be answered while you are on site.")
        self._closed.set("info", self.tr("Not open now"), text)

    def _add_keys(self) -> None:
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            *((str(number), partial(self._press, number)) for number in (1, 2, 3, 4)),
            ("Up", partial(self._move, -1)),
            ("Down", partial(self._move, 1)),
            ("N", self._note),
            ("P", self._photo),
        )
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(key in ("Up", "Down"))  # an answer held down would run through the whole list
            shortcut.activated.connect(act)

    def _is_open(self, name: str) -> bool:
        if name in self._wanting:
            return True
        return name not in self._later and is_open(self._items[name], self._answers.get(name))

    def _make(self, count: int) -> None:
        """Cards are made some at a time: all at once would hold up the window."""
        waiting = [item for name, item in self._items.items() if name not in self.cards]
        for item in waiting[:count]:
            self._add(item)
        if len(waiting) <= count:
            self._timer.stop()

    def _add(self, item: Item) -> None:
        group = str(item["group"])
        if not self._groups or self._groups[-1][0] != group:  # a group may come again further down
            self._groups.append((group, Label(group_name(group), 13, 600, "muted")))
            self._list.addWidget(self._groups[-1][1])
        card = AnswerCard(item)
        self.cards[str(item["id"])] = card
        card.installEventFilter(self)
        card.answered.connect(self._note_answer)
        card.entered.connect(self._go_on)
        self._list.addWidget(card)
        self._show(card)
        self.made.emit(card)

    def _show(self, card: AnswerCard) -> None:
        card.setEnabled(self._free)
        if not card.is_typing():
            card.show_answer(self._answers.get(str(card.item["id"])))
        section = self._later.get(str(card.item["id"]), "")
        text = self.tr("Follows from: {section}")
        card.show_source(text.format(section=word(f"section.{section}")) if section else "")

    def _bring(self, card: AnswerCard) -> None:
        """All of a card into sight; of one larger than the window the part with the focus."""
        half, spare = card.height() // 2, (self._body.viewport().height() - card.height()) // 2
        self._body.ensureVisible(0, card.y() + half, 0, half + max(0, min(spare, _AROUND)))
        focus = QApplication.focusWidget()
        if focus is not None and card.isAncestorOf(focus):
            self._body.ensureWidgetVisible(focus, 0, S3)

    def _note_answer(self, answer: AnswerDraft) -> None:
        self._answers[answer.item] = answer

    def _go_on(self) -> None:
        here = self.current()
        card = self.cards.get(here)
        if here and not self._is_open(here):
            self._go_to(self.next_open(here))
        elif card is not None and needs_note(card.item, card.answer()):
            card.open_note()  # a reading beyond its limits: what was done about it
            self._bring(card)

    def _move(self, by: int) -> None:
        names, here = list(self._items), self.current()
        at = names.index(here) + by if here in names else 0
        if names and 0 <= at < len(names):
            self.focus_card(names[at])

    def _press(self, number: int) -> None:
        card = self.cards.get(self.current())
        if card is None or not card.isEnabled() or not card.press(number):
            return
        if card.is_open():
            card.open_note()
        else:
            self._go_to(self.next_open(self.current()))

    def _go_to(self, item: str) -> None:
        if item:
            self.focus_card(item)
        else:
            self.finished.emit()

    def _note(self) -> None:
        if (card := self.cards.get(self.current())) is not None:
            card.open_note()

    def _photo(self) -> None:
        if (card := self.cards.get(self.current())) is not None:
            self.photo_key.emit(card)
