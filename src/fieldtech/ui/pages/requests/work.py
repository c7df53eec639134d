"""What is done with a request: written down, corrected, reviewed, the customer told, an order made (P19 to P21)."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fieldtech.forms.fleet.clerk import Clerk
from fieldtech.forms.fleet.request_form import MakeOrderForm, RequestForm, RequestToldForm, ReviewForm
from fieldtech.forms.form import Form
from fieldtech.forms.office.desk import Desk
from fieldtech.model.amounts import in_figures
from fieldtech.model.choices import REVIEW_POINTS
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.fleet_office import MakeOrderDraft, RequestFormDraft
from fieldtech.model.drafts.request import RequestDraft, RequestToldDraft, ReviewDraft
from fieldtech.model.machines.install import DESK as INSTALL_DESK
from fieldtech.services.changes import Change
from fieldtech.services.install.requests import DESK, RequestView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.language import sentence, word
from fieldtech.ui.later import soon
from fieldtech.ui.pages.order.form_sheet import Fact, FormSheet
from fieldtech.ui.pages.order.showing import Showing

NEW_KEY = "new"
_MAIN = {"review": "review", "correct": "correct", "tell": "tell", "order": "make_order"}


class RequestWork(QObject):
    """``done(change)`` after each act; ``ordered(change)`` when an order was made."""

    done = Signal(object)
    ordered = Signal(object)

    def __init__(self, page: QWidget, workplace: Workplace, showing: Showing) -> None:
        super().__init__(page)
        self._page, self._workplace, self._showing = page, workplace, showing

    def may_write(self) -> bool:
        """Whether this person writes requests down."""
        person = self._workplace.access.person
        return person is not None and person.role in DESK

    def acts(self, view: RequestView, waits: str) -> tuple[str, ...]:
        """What this person may do now, the next step first."""
        person = self._workplace.access.person
        role = person.role if person else ""
        may: list[str] = []
        if role in DESK and view.status in ("received", "returned"):
            may += ["review", "correct"] if view.status == "received" else ["correct"]
        if role in DESK and view.status in ("passed", "dispatched"):
            may.append("tell")
        if role in INSTALL_DESK and view.status == "passed" and not view.order:
            may.append("make_order")
        first = _MAIN.get(waits, "")
        return tuple(sorted(may, key=lambda name: name != first))

    def new(self) -> None:
        """Another request."""
        form = RequestForm(Clerk(self._desk(NEW_KEY), self._workplace))
        self._open(form, self._register, RequestFormDraft(), self.tr("New request"), "", self.tr("Write it down"))

    def act(self, name: str, view: RequestView) -> None:
        """Open the form of an act."""
        desk, under = self._desk(view.id.hex), f"{view.number} · {view.customer}"
        title = word(f"request_do.{name}")
        if name == "correct":
            form: Form[Any] = RequestForm(Clerk(desk, self._workplace), fixed=True)
            self._open(form, partial(self._change, view), _whole(view), title, under, self.tr("Save the correction"))
        elif name == "review":
            form = ReviewForm(desk, self._points(view.draft))
            perform = partial(self._workplace.requests.review, view.number)
            self._open(form, perform, ReviewDraft(), title, under, self.tr("Save the review"), self._doubts(view))
        elif name == "tell":
            draft = RequestToldDraft(
                view.draft.contact, at=self._workplace.context.now(), expected=view.draft.wanted_by
            )
            perform = partial(self._workplace.requests.tell, view.number)
            self._open(RequestToldForm(desk), perform, draft, title, under, title)
        elif name == "make_order":
            self._open(MakeOrderForm(desk), partial(self._order, view), MakeOrderDraft(), title, under, title)

    def _open(
        self, form: Form[Any], perform: Callable[[Any], Change], draft: Draft, title: str, under: str, verb: str,
        facts: list[Fact] | None = None,
    ) -> None:  # fmt: skip
        sheet = FormSheet(self._page.window(), form, perform, self._showing.times, title=title, under=under, verb=verb,
                          facts=facts or ())  # fmt: skip
        sheet.done.connect(self._finished)
        soon(sheet, partial(sheet.start, draft))

    def _finished(self, change: Change) -> None:
        (self.ordered if change.kind == "order" else self.done).emit(change)

    def _register(self, draft: RequestFormDraft) -> Change:
        keys = self._workplace.fleet.keys(draft.customer, draft.vehicles)
        return self._workplace.requests.register(draft.customer, draft.request(), keys)

    def _change(self, view: RequestView, draft: RequestFormDraft) -> Change:
        keys = self._workplace.fleet.keys(view.customer_number, draft.vehicles)
        return self._workplace.requests.change(view.number, draft.request(), keys)

    def _order(self, view: RequestView, draft: MakeOrderDraft) -> Change:
        return self._workplace.install_desk.from_request(
            view.number, draft.task, written_request=draft.written_request, trial_until=draft.trial_until
        )

    def _desk(self, key: str) -> Desk:
        context = self._workplace.context
        return Desk(self._workplace.drafts, key, context.zone, context.now, tuple(self._workplace.access.people()))

    def _points(self, draft: RequestDraft) -> tuple[Option, ...]:
        """Each of the six with what the request says of it."""
        said = {
            "model": draft.model,
            "quantity": str(draft.quantity),
            "price": f"¥{in_figures(draft.total_cents)}",
            "date": draft.wanted_by.isoformat() if draft.wanted_by else "",
            "place": draft.place,
            "payment": self._showing.choice("payment", draft.payment),
        }
        return tuple(
            Option(point, " · ".join(filter(None, (word(f"choice.review_point.{point}"), said[point]))))
            for point in REVIEW_POINTS
        )

    def _doubts(self, view: RequestView) -> list[Fact]:
        lines = dict.fromkeys(sentence(p.code, **p.params) for p in view.doubts)
        return [(self.tr("Look at"), text, "warn") for text in lines]


def _whole(view: RequestView) -> RequestFormDraft:
    """The request with customer and vehicles, as the form takes it."""
    numbers = [car.number for car in view.vehicles]
    return RequestFormDraft.from_body({**view.draft.to_body(), "customer": view.customer_number, "vehicles": numbers})
