"""The use cases of a visit on site: answers, what could not be seen, meters (states 4.3); findings beside it."""

from collections.abc import Iterable

from fieldtech.errors import NotFound
from fieldtech.model.base import Id
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.model.drafts.visits import MeterDraft
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.visits.views import VisitView


class Visits:
    """Working on the visits of plans."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def view(self, order_id: Id) -> VisitView:
        """One visit with everything that was answered and found; raises NotFound, Forbidden."""
        raise NotFound("no_such_order", order=order_id)

    def answer(self, order_id: Id, object_id: Id, answers: Iterable[AnswerDraft]) -> Change:
        """Write these answers of one object together; raises Refused, Invalid for another visit's object or item."""
        raise NotFound("no_such_order", order=order_id)

    def rest_ok(self, order_id: Id, object_id: Id) -> tuple[Change, tuple[AnswerDraft, ...]]:
        """Answer every open tick and choice of one object with OK, except safety items; also how to take it back."""
        raise NotFound("no_such_order", order=order_id)

    def object_result(self, order_id: Id, object_id: Id, result: str, reason: str = "") -> Change:
        """Say that it could not be looked at (``not_seen``) and why; "" takes that back."""
        raise NotFound("no_such_order", order=order_id)

    def meter(self, order_id: Id, object_id: Id, draft: MeterDraft) -> Change:
        """Write down what a meter shows."""
        raise NotFound("no_such_order", order=order_id)
