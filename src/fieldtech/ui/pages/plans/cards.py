"""What is known of one plan: what is done, how often, for what, its visits and its history."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from fieldtech.services.install.titles import capital
from fieldtech.services.plans.rows import PlanActRow, PlanView, PlanVisit
from fieldtech.ui.kit.card import Card, Facts
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.kit.timeline import Entry, Timeline
from fieldtech.ui.language import current_language, of_task, sentence, together, word
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.record_views import ROW_HEIGHT, RecordTable
from fieldtech.ui.tables import Batch, Column, PagedModel

_HEAD, _MOST_ROWS, _MOST_NAMES = 44, 8, 12
_ICONS = {"save": "pencil", "submit": "send", "approve": "stamp", "return": "corner-up-left", "change": "pencil",
          "pause": "clock", "resume": "refresh-cw", "end": "flag", "withdraw": "undo-2",
          "delete": "x"}  # fmt: skip
_RESTING = {"paused": "pause", "ended": "end"}
_WARNING = ("return", "pause", "end", "withdraw", "delete")


class CycleCard(Live, Banner):
    """The cycle as a sentence, the next days, and when a visit is late."""

    def __init__(self) -> None:
        super().__init__("info", icon="repeat")
        self.setObjectName("cycle_card")
        self._view: PlanView | None = None
        self.go_live()

    def show_view(self, view: PlanView) -> None:
        """Of this plan."""
        self._view = view
        self.retranslate()

    def retranslate(self) -> None:
        """In the language shown."""
        view = self._view
        if view is None:
            return
        said = view.sentence_en if current_language() == "en" else view.sentence_zh
        days = self.tr("Next: {days}").format(days=" · ".join(_days(view.next_dates))) if view.next_dates else ""
        if view.status in _RESTING:
            days = word(f"plan_said.{_RESTING[view.status]}")
        off = word(f"plan.day_off.{view.draft.on_day_off}")
        late = self.tr("Late after {percent} % of the cycle.").format(percent=view.draft.tolerance_percent)
        doubts = [sentence(one.code, **one.params) for one in view.doubts]
        rest = self.tr("Day off: {rule}.").format(rule=off[:1].lower() + off[1:])
        lines = (days, together(rest, late), *doubts)
        self.set("info", capital(said), "\n".join(filter(None, lines)))


class PlanTermsCard(Live, Card):
    """The form as it stands."""

    def __init__(self, showing: Showing) -> None:
        super().__init__(" ", "clipboard-list")
        self.setObjectName("plan_card")
        self._showing = showing
        self._view: PlanView | None = None
        self._facts = Facts(112)
        self.add(self._facts)
        self.go_live()

    def show_view(self, view: PlanView) -> None:
        """Show this plan."""
        self._view = view
        self.retranslate()

    def retranslate(self) -> None:
        """In the order of the form."""
        self.set_title(self.tr("What the plan says"))
        if self._view is None:
            return
        view, draft, show = self._view, self._view.draft, self._showing
        names = [" ".join(filter(None, (thing.tag, thing.name))) for thing in view.things]
        things = word("list.comma").join(names[:_MOST_NAMES]) + (
            f" +{len(names) - _MOST_NAMES}" if len(names) > _MOST_NAMES else ""
        )
        checklist = show.catalogue.name("checklists", draft.checklist)
        found = [
            (self.tr("For"), things or word("plan.nothing_yet"), "" if things else "warn"),
            (self.tr("What is done"), draft.content, ""),
            (self.tr("How"), draft.method, ""),
            (self.tr("Checklist"), checklist, ""),
            (self.tr("By whom"), word("list.comma").join(name for _login, name in view.persons), ""),
            (self.tr("Environment"), show.choices("environment", draft.environment), ""),
            (self.tr("Customer told"), self._told(draft.notice_days), ""),
            (self.tr("Counts from"), word(f"plan.counts_from.{draft.counts_from}"), ""),
            (self.tr("Revision"), str(view.revision) if view.revision else "", ""),
        ]
        self._facts.set([fact for fact in found if fact[1]])

    def _told(self, days: int) -> str:
        return self.tr("1 day before") if days == 1 else self.tr("{n} days before").format(n=days)


class PlanVisitsCard(Live, Card):
    """The visits the plan has brought; Enter opens one."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__(" ", "calendar-clock")
        self.setObjectName("plan_visits_card")
        self._view: PlanView | None = None
        self._model = PagedModel(
            (
                Column("due", lambda visit: visit.due_on.isoformat(), 128, sortable=False),
                Column("state", self._state, sortable=False),
            )
        )
        self.table = RecordTable(self._model)
        self.table.setObjectName("plan_visits")
        self.table.opened.connect(self.opened)
        self._none = Label("", 13, tone="muted", wrap=True)
        self.add(self.table, self._none)
        self.go_live()

    def show_view(self, view: PlanView) -> None:
        """Of this plan, the latest day first."""
        self._view = view
        self._model.show(lambda _after, _limit: Batch(view.visits))
        self.table.setFixedHeight(_HEAD + min(_MOST_ROWS, len(view.visits)) * ROW_HEIGHT + 4)
        self.table.setVisible(bool(view.visits))
        self._none.setVisible(not view.visits)
        self.retranslate()

    def retranslate(self) -> None:
        """Heads and count."""
        count = len(self._view.visits) if self._view else 0
        self.set_title(self.tr("Visits"), str(count) if count else "")
        self._model.set_titles((self.tr("Day"), self.tr("State")))
        self.table.setAccessibleName(self.tr("Visits of the plan"))
        self._none.setText(self.tr("None yet: an approved plan brings its visits by itself, two months ahead."))

    def _state(self, visit: PlanVisit) -> str:
        moved = visit.due_on != visit.planned_on
        parts = (
            of_task(f"status.{visit.status}", "maintenance"),
            self.tr("late") if visit.late else "",
            self.tr("planned for {day}").format(day=visit.planned_on) if moved else "",
        )
        return " · ".join(filter(None, parts))


class PlanHistoryCard(Live, Card):
    """Written, handed in, approved, changed; the newest first."""

    def __init__(self, showing: Showing) -> None:
        super().__init__(" ", "history")
        self.setObjectName("plan_history_card")
        self._showing = showing
        self._acts: Sequence[PlanActRow] = ()
        self.timeline = Timeline()
        self.add(self.timeline)
        self.go_live()

    def show_view(self, view: PlanView) -> None:
        """Show what happened."""
        self._acts = view.acts
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the acts."""
        self.set_title(self.tr("History"))
        self.timeline.setAccessibleName(self.tr("History"))
        self.timeline.set_entries([self._entry(act) for act in reversed(self._acts)], whole=True)

    def _entry(self, act: PlanActRow) -> Entry:
        changed = word("list.comma").join(word(f"plan.field.{name}") for name in act.changed)
        detail = " · ".join(filter(None, (act.name, act.reason, changed)))
        tone = "warn" if act.act in _WARNING else "accent"
        when = self._showing.times.short(act.at)
        return Entry(word(f"plan.act.{act.act}"), when, detail, _ICONS.get(act.act, "circle-check"), tone)


def _days(days: Sequence[date]) -> list[str]:
    return [day.isoformat() for day in days]
