"""The cards beside the charts: what is due, what it is, its visits and findings, everything in time order."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.forms.onsite.wording import found_text
from fieldtech.model.base import Id
from fieldtech.services.visits.stories import Due, ObjectStory, VisitLine
from fieldtech.services.visits.views import FindingView
from fieldtech.ui.kit.boxes import boxed, column, empty, row
from fieldtech.ui.kit.buttons import LinkButton
from fieldtech.ui.kit.card import Card, Facts
from fieldtech.ui.kit.labels import Elided, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.pill import Pill
from fieldtech.ui.language import current_language, of_task, term, word
from fieldtech.ui.pages.history.due import due_words
from fieldtech.ui.tokens import S1, S2

MOST = 8  # lines of a card until "show all" is pressed
_BEARING = 9  # a link's text begins so far inside it


class LinesCard(Live, Card):
    """A card of lines that lead to orders: ``opened(order)``; the first few, and all when asked for."""

    opened = Signal(object)

    def __init__(self, icon: str, name: str) -> None:
        super().__init__(" ", icon)
        self.setObjectName(name)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(S2)
        self._story: ObjectStory | None = None
        self._all = False
        self.more = LinkButton("", name="show_all")
        self.more.clicked.connect(self._show_all)
        self.add(self._lines, self.more)
        self.go_live()

    def heading(self) -> str:
        """The title."""
        raise NotImplementedError

    def widgets(self, story: ObjectStory) -> Sequence[QWidget]:
        """A widget for each line."""
        raise NotImplementedError

    def nothing(self) -> str:
        """What stands there without any line; "" hides the card."""
        return ""

    def show_story(self, story: ObjectStory) -> None:
        """Of another object, or the same one as it is now."""
        if self._story is None or self._story.id != story.id:
            self._all = False
        self._story = story
        self.retranslate()

    def retranslate(self) -> None:
        """Everything anew."""
        self.set_title(self.heading())
        if self._story is None:
            self.more.hide()
            return
        empty(self._lines)
        widgets = self.widgets(self._story)
        shown = widgets if self._all else widgets[:MOST]
        for widget in shown:
            self._lines.addWidget(widget)
        for widget in widgets[len(shown) :]:
            widget.deleteLater()
        if not widgets and self.nothing():
            self._lines.addWidget(Label(self.nothing(), 13, tone="muted", wrap=True))
        self.more.set_text(self.tr("Show all {n}").format(n=len(widgets)))
        self.more.setVisible(len(shown) < len(widgets))
        self.setVisible(bool(widgets) or bool(self.nothing()))

    def _show_all(self) -> None:
        self._all = True
        self.retranslate()

    def link(self, text: str, order: Id | None, detail: str, pill: str, tone: str, *, two: bool = True) -> QWidget:
        """The number that opens its order, its state, and on a second line (``two``) or between what it was about."""
        title: QWidget = Label(text, 14, 600, tabular=True)
        if order is not None:
            title = LinkButton(text, name="open_order")
            title.setAccessibleDescription(detail)
            title.clicked.connect(partial(self.opened.emit, order))
        pills = [Pill(pill, tone)] if pill else []
        if not two:
            return boxed(row(title, (Elided(detail, 13, tone="muted"), 1), *pills))
        about = Label(detail, 13, tone="muted", wrap=True)
        return boxed(column(row(title, None, *pills), row(_BEARING if order else 0, (about, 1), gap=0), gap=S1))


class DueCard(LinesCard):
    """What comes next."""

    def __init__(self) -> None:
        super().__init__("calendar-clock", "due_card")

    def heading(self) -> str:
        """The title."""
        return self.tr("Next due")

    def nothing(self) -> str:
        """It is worth knowing that nobody planned anything."""
        return self.tr("No maintenance is planned.")

    def widgets(self, story: ObjectStory) -> Sequence[QWidget]:
        """A plan each."""
        return [self._due(due) for due in story.due]

    def _due(self, due: Due) -> QWidget:
        text, tone = due_words(due)
        cycle = due.cycle_en if current_language() == "en" else due.cycle_zh
        detail = " · ".join(filter(None, (due.plan, due.title, cycle)))
        return self.link(due.day.isoformat(), due.order, detail, text, tone)


class VisitsCard(LinesCard):
    """Every visit, the newest first."""

    def __init__(self) -> None:
        super().__init__("list-checks", "visits_card")

    def heading(self) -> str:
        """The title."""
        return self.tr("Visits")

    def nothing(self) -> str:
        """So that nobody looks for them elsewhere."""
        return self.tr("There has been no visit yet.")

    def widgets(self, story: ObjectStory) -> Sequence[QWidget]:
        """A line each."""
        return [self._visit(line) for line in story.visits]

    def _visit(self, line: VisitLine) -> QWidget:
        kind, people = word(f"choice.order_kind.{line.kind}"), word("list.comma").join(line.technicians)
        parts = [line.day.isoformat(), kind, people, line.reason]
        return self.link(line.number, line.order, " · ".join(filter(None, parts)), *visit_words(line), two=False)


def visit_words(line: VisitLine) -> tuple[str, str]:
    """How it ended, or where it stands, with the tone."""
    if line.state == "not_seen":
        return word("choice.object_state.not_seen"), "warn"
    if line.is_over:
        return (word("history.faults", n=str(line.faults)), "warn") if line.faults else (word("history.fine"), "ok")
    if line.late:
        return word("history.overdue"), "danger"
    return of_task(f"status.{line.status}", line.kind), "neutral" if line.status in ("skipped", "cancelled") else "info"


class FindingsCard(LinesCard):
    """What the visits found; without any there is nothing to say."""

    def __init__(self) -> None:
        super().__init__("shield-alert", "findings_card")

    def heading(self) -> str:
        """The title."""
        return self.tr("Findings")

    def widgets(self, story: ObjectStory) -> Sequence[QWidget]:
        """A line each."""
        return [self._finding(one) for one in story.findings]

    def _finding(self, one: FindingView) -> QWidget:
        tone = {"open": "danger", "repair": "warn"}.get(one.stands, "ok")
        state = word(f"choice.finding_state.{one.stands}")
        hazard = word("history.hazard") if one.hazard else ""
        lead = self.link(one.repair_number or one.order_number, one.repair or one.order,
                         f"{one.found_at.date().isoformat()} · {one.handling or one.closed_reason}".rstrip(" ·"), state,
                         tone)  # fmt: skip
        found = found_text(one.text, one.item_zh, one.item_en)
        text = Label(" · ".join(filter(None, (hazard, found))), 14, wrap=True)
        text.set_tone("danger" if one.hazard and one.state == "open" else "")
        return boxed(column(row(_BEARING, (text, 1), gap=0), lead, gap=0))


class AboutCard(Live, Card):
    """What it is: coating, environment, meters."""

    def __init__(self) -> None:
        super().__init__(" ", "info")
        self.setObjectName("about_card")
        self._facts = Facts(112)
        self._story: ObjectStory | None = None
        self.add(self._facts)
        self.go_live()

    def show_story(self, story: ObjectStory) -> None:
        """Of another object."""
        self._story = story
        self.retranslate()

    def retranslate(self) -> None:
        """Labels and choices."""
        self.set_title(self.tr("About"))
        if self._story is None:
            return
        facts = [(word(f"history.about.{code}"), _said(code, value), "") for code, value in self._story.about]
        last = {read.unit: read for read in self._story.meters}
        facts += [(word(f"choice.meter.{unit}"), f"{read.value} · {read.day.isoformat()}", "")
                  for unit, read in last.items()]  # fmt: skip
        self._facts.set(facts)
        self.setVisible(bool(facts))


def _said(code: str, value: str) -> str:
    """A choice of ours in its words, the rest as it was typed."""
    if code == "environment":
        return word("list.comma").join(term("choice.environment", part) for part in value.split(",") if part)
    groups = {"cycle": "choice.cycle", "vehicle_type": "vehicle_type", "voltage": "choice.voltage"}
    return term(groups[code], value) if code in groups else value
