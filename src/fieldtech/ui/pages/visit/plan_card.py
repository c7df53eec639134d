"""What is to be done, before one begins: content, method, where, whom one meets, and what is looked at."""

from fieldtech.services.order_view import OrderView
from fieldtech.services.visits.views import VisitView
from fieldtech.ui.kit.card import Card, Facts
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import listed, word

_NAMED = 8  # objects that are named; of more the rest is a number


class PlanCard(Live, Card):
    """``show_visit`` fills it."""

    def __init__(self) -> None:
        super().__init__(" ", "clipboard-list")
        self.setObjectName("plan_card")
        self._shown: tuple[OrderView, VisitView] | None = None
        self.facts = Facts(label_width=112)
        self.add(self.facts)
        self.go_live()

    def show_visit(self, order: OrderView, visit: VisitView) -> None:
        """The plan behind it."""
        self._shown = (order, visit)
        who = order.customer
        names = [one.label for one in visit.objects]
        rest = self.tr("{n} in all").format(n=len(names)) if len(names) > _NAMED else ""
        things = listed((*names[:_NAMED], *(("…", rest) if rest else ())))
        environment = listed(word(f"choice.environment.{code}") for code in visit.plan.environment)
        late = self.tr("overdue") if visit.late else ""
        lines = (
            (self.tr("Looked at"), things, ""),
            (self.tr("Content"), visit.plan.content, ""),
            (self.tr("Method"), visit.plan.method, ""),
            (self.tr("Environment"), environment, ""),
            (self.tr("Day"), " · ".join(filter(None, (visit.due_on.isoformat(), late))), "danger" if late else ""),
            (self.tr("Contact"), " ".join(filter(None, (who.contact, who.phone))), ""),
            (self.tr("Address"), who.address, ""),
            (self.tr("Mind on this site"), who.preference, "warn"),
        )
        self.facts.set([line for line in lines if line[1]])

    def retranslate(self) -> None:
        """Everything is words."""
        self.set_title(self.tr("What is to be done"))
        if self._shown is not None:
            self.show_visit(*self._shown)
