"""That the customer is to be told of a visit, or was: whom, how, of which day; the notice to save or send (F30)."""

from datetime import datetime, timedelta

from PySide6.QtCore import Signal

from fieldtech.model.drafts.visits import NoticeDraft
from fieldtech.services.order_view import OrderView
from fieldtech.ui.kit.boxes import Flow
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.language import word
from fieldtech.ui.pages.order.cards import Fact, ViewCard
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.tokens import S2

SAVE, MAIL = "save_notice", "mail_notice"
NOTICE_ACTS = (SAVE, MAIL)
BEFORE = ("planned", "noticed", "assigned")
"""States in which the notice is still worth sending; before he was told it is what he is told with."""


def told_words(showing: Showing, draft: NoticeDraft) -> str:
    """Whom, how, of which day; in one line."""
    day = word("visit.told_day", day=draft.day.isoformat()) if draft.day else ""
    return " · ".join(filter(None, (draft.person, showing.choice("how", draft.how), day)))


def told_by_time(showing: Showing, view: OrderView) -> dict[datetime, str]:
    """The same of each time he was told: only the last is among the facts, so of several the visit is asked."""
    steps = sum(step.step == "notify" for step in view.transitions)
    if steps > 1:
        return {at: told_words(showing, draft) for at, draft in showing.notices(view.id)}
    said = (rec for rec in view.facts.entries.values() if isinstance(rec.draft, NoticeDraft)) if steps else ()
    return {rec.at: told_words(showing, rec.draft) for rec in said if isinstance(rec.draft, NoticeDraft)}


class NoticeCard(ViewCard):
    """``act(name)`` with one of ``NOTICE_ACTS``."""

    icon = "phone-call"

    act = Signal(str)

    def __init__(self, showing: Showing) -> None:
        self.buttons = {name: Button("", icon, name=name) for name, icon in ((SAVE, "download"), (MAIL, "mail"))}
        super().__init__(showing, "told_card")
        flow = Flow(S2)
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _=False, n=name: self.act.emit(n))
            flow.addWidget(button)
        self.add(flow)

    def heading(self) -> str:
        """The title."""
        if self.view is not None and self.view.status == "planned":
            return self.tr("The customer must be told")
        return self.tr("The customer was told")

    def rows(self, view: OrderView) -> list[Fact]:
        """Whom, how, of which day, by whom and when; before that, whom to reach where, and until when."""
        self.buttons[SAVE].set_text(self.tr("Save the notice"))
        self.buttons[MAIL].set_text(self.tr("Open as e-mail"))
        for button in self.buttons.values():
            button.setVisible(view.status in BEFORE)
        return self._to_tell(view) if view.status == "planned" else self._told(view)

    def _to_tell(self, view: OrderView) -> list[Fact]:
        visit, customer = view.facts.visit, view.customer
        if visit is None:
            return []
        last = visit.due_on - timedelta(days=visit.notice_days)
        return [
            (self.tr("Contact"), " · ".join(filter(None, (customer.contact, customer.phone))), ""),
            (self.tr("E-mail"), customer.email, ""),
            (self.tr("Day of the visit"), visit.due_on.isoformat(), ""),
            (self.tr("Tell by"), last.isoformat(), "warn" if visit.today > last else ""),
        ]

    def _told(self, view: OrderView) -> list[Fact]:
        said = next((rec for rec in view.facts.entries.values() if isinstance(rec.draft, NoticeDraft)), None)
        if said is None or not isinstance(said.draft, NoticeDraft) or view.facts.visit is None:
            return []
        draft, show = said.draft, self.showing
        other = draft.day is not None and draft.day != view.facts.visit.due_on
        how = " · ".join(filter(None, (show.choice("how", draft.how), show.times.short(draft.at))))
        return [
            (self.tr("Who was told"), draft.person, ""),
            (self.tr("How"), how, ""),
            (self.tr("Day of the visit"), draft.day.isoformat() if draft.day else "", "warn" if other else ""),
            (self.tr("Told by"), view.name_of(said.by), ""),
            (self.tr("Why so late"), draft.reason, ""),
        ]
