"""The right side: what a conflict is about, and both values side by side."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame

from fieldtech.services.syncing.conflict_views import Past
from fieldtech.services.syncing.review import ConflictView
from fieldtech.ui.kit.boxes import Body, column
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import word
from fieldtech.ui.pages.conflicts.side_box import LEFT, RIGHT, SideBox
from fieldtech.ui.pages.order.showing import Times
from fieldtech.ui.tokens import S3, S4, S5

NARROW = 560


class ConflictCard(Live, QFrame):
    """``decided(decision)`` when one of the two is kept; Left and Right move between them."""

    decided = Signal(str)

    def __init__(self, times: Times) -> None:
        super().__init__()
        self._times = times
        self._view: ConflictView | None = None
        self.header = PageHeader()
        self.story, self.since = Banner("info"), Banner("warn")
        self.left, self.right = SideBox(LEFT, "1", times), SideBox(RIGHT, "2", times)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(S3)
        for side in (self.left, self.right):
            self._sides.addWidget(side, 1)
        self.left.kept.connect(lambda: self._decide(LEFT))
        self.right.kept.connect(lambda: self._decide(RIGHT))
        for key, side in (("Left", self.left), ("Right", self.right)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._go_to, side))
        inside = column(self.story, self.since, self._sides, None, gap=S3, margins=(S5, 0, S5, S4))
        self.setLayout(column(self.header, (Body(inside, "conflict_body"), 1)))
        self.go_live()

    def show_view(self, view: ConflictView) -> None:
        """Another conflict, or the same one decided."""
        self._view = view
        self.left.show_view(view)
        self.right.show_view(view)
        self.retranslate()

    def focus_keep(self) -> None:
        """The first button that can be pressed."""
        for side in (self.left, self.right):
            if side.keep.isEnabled():
                side.keep.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def retranslate(self) -> None:
        """All texts."""
        if (view := self._view) is None:
            return
        number = view.number if view.number and view.number not in view.subject else ""
        self.header.set_title(view.field, " · ".join(filter(None, (view.subject, number, view.customer))))
        title, text = self._told(view)
        self.story.set("info", title, "\n".join([text, *_not_yours(view), *self._before(view)]))
        since = self.tr("It was changed again since: {value}").format(value=view.now)
        self.since.set("warn", since, self.tr("Keeping one of the two puts it in the place of that."))
        self.since.setVisible(bool(view.now))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One above the other where there is little room."""
        super().resizeEvent(event)
        beside = event.size().width() >= NARROW
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._sides.direction() != way:
            self._sides.setDirection(way)

    def _go_to(self, side: SideBox) -> None:
        if side.keep.isEnabled():
            side.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _told(self, view: ConflictView) -> tuple[str, str]:
        if view.state != "open":
            kept = view.side(view.state)
            title = self.tr("{name} kept what {other} wrote").format(name=view.decided_by, other=kept.by)
            when = self.tr("{time}. The other value stays here, you can choose it at any time.")
            return title, when.format(time=self._times.full(view.decided_at))
        one, other = view.side("restored").by, view.side("kept").by
        title = self.tr("{one} and {other} changed this without knowing of each other")
        text = self.tr("The one that reached the office last is shown until somebody decides. Which one is right?")
        return title.format(one=one, other=other), text

    def _before(self, view: ConflictView) -> list[str]:
        """Decisions that count no more, as when two people decided without knowing of each other; the newest first."""
        past = view.past if view.state == "open" else view.past[:-1]
        return [self._past(view, one) for one in reversed(past)]

    def _past(self, view: ConflictView, one: Past) -> str:
        when = self._times.full(one.at)
        if one.decision == "open":
            return self.tr("{time}: {name} took the decision back").format(time=when, name=one.by)
        kept = view.side(one.decision)
        return self.tr("{time}: {name} kept what {other} wrote").format(time=when, name=one.by, other=kept.by)

    def _decide(self, place: str) -> None:
        if self._view is not None:
            self.decided.emit((self._view.left if place == LEFT else self._view.right).decision)


def _not_yours(view: ConflictView) -> list[str]:
    """Who decides, where the reader may not."""
    roles = " / ".join(word(f"role.{role}") for role in view.deciders)
    return [] if view.may_decide else [word("conflict.not_yours", roles=roles)]
