"""Money received for an order, from any page: the card of sign-off over the page, and what it writes down."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from fieldtech.forms.money.settle_form import SettleForm
from fieldtech.forms.office.desk import Desk
from fieldtech.model.base import Id
from fieldtech.model.drafts.settling import SettleDraft
from fieldtech.services.changes import Change
from fieldtech.services.money.collect_view import CollectView
from fieldtech.services.money.views import CollectionRow
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import word
from fieldtech.ui.later import soon
from fieldtech.ui.pages.money.spoken import spoken_said
from fieldtech.ui.pages.money.wording import sentences, yuan
from fieldtech.ui.pages.order.form_sheet import FormSheet
from fieldtech.ui.pages.order.showing import Times
from fieldtech.ui.pages.paper_preview import PaperPreview


def settle_form(workplace: Workplace, view: CollectView, payer: str) -> SettleForm:
    """The card for what this order still owes."""
    ways = {"collected", *view.may}
    person, context = workplace.access.person, workplace.context
    by_bank = person is not None and person.role == "FI"  # states 4.7: finance sees what came by transfer
    people = tuple(workplace.access.people())
    return SettleForm(
        Desk(workplace.drafts, view.order_id.hex, context.zone, context.now, people), due_cents=view.rest_cents,
        payer=view.payer or payer, next_receipt=view.next_receipt, ways=ways,
        methods=[one for one in view.methods if by_bank or one != "transfer"], decides=view.decides,
        own_login=person.login if person is not None else "",
    )  # fmt: skip


def settle(workplace: Workplace, order: Id, draft: SettleDraft, rest_cents: int) -> Change:
    """Write it down: a collection, or the word why less is received."""
    if draft.way == "collected":
        less = 0 < draft.received_cents < rest_cents
        return workplace.collecting.collect(order, draft.collection(), draft.of_the_rest() if less else None)
    return workplace.collecting.word(order, draft.word(rest_cents))


def said_of(view: CollectView, written: str = "") -> str:
    """How the amount was settled, in a sentence: what came in, on which receipts, what is left.

    ``written`` is the way an older order says where no money of it is known.
    """
    if written and not view.collections and view.state == "open":
        return word("settled_said", state=word(f"choice.fee_way.{written}"), due=yuan(view.due_cents))
    receipts = word("list.comma").join(row.receipt for row in view.collections if row.receipt and not row.reversed)
    said = word("settled_said", state=word(f"fee_state.{view.state}"), due=yuan(view.due_cents))
    came = word("settled_received", amount=yuan(view.received_cents), receipts=receipts) if view.received_cents else ""
    rest = word("settled_rest", amount=yuan(view.rest_cents)) if view.rest_cents > 0 else ""
    later = word("settled_expected", day=view.expected.isoformat()) if view.expected else ""
    return sentences(said, came, rest, later, *map(spoken_said, view.spoken))


def open_receipt(over: QWidget, workplace: Workplace, row: CollectionRow, *, back: bool = False) -> PaperPreview:
    """The receipt of a collection on paper; ``back``: that of the money given back."""
    papers = workplace.money_papers
    preview = PaperPreview(
        over.window(), workplace, row.number if back else row.receipt,
        lambda wanted: papers.receipt(row.id, wanted.language, reversal=back),
    )  # fmt: skip
    soon(preview, preview.open)
    return preview


def open_fee_list(over: QWidget, workplace: Workplace, order: Id, number: str) -> PaperPreview:
    """What the order costs and why, on paper (F57)."""
    papers = workplace.money_papers
    preview = PaperPreview(over.window(), workplace, number, lambda wanted: papers.fee_list(order, wanted.language))
    soon(preview, preview.open)
    return preview


def open_receiving(
    over: QWidget,
    workplace: Workplace,
    order: Id,
    number: str,
    times: Times,
    done: Callable[[Change], object],
    payer: str = "",
) -> FormSheet:
    """Money that came later, by transfer or at the counter; raises Forbidden."""
    view = workplace.collecting.view(order)
    form = settle_form(workplace, view, "")
    sheet = FormSheet(
        over.window(), form, lambda draft: settle(workplace, order, draft, view.rest_cents), times,
        title=word("receiving.title"), under=f"{number} · {yuan(view.rest_cents)}", verb=word("receiving.verb"),
    )  # fmt: skip
    sheet.done.connect(done)
    finance = workplace.access.person is not None and workplace.access.person.role == "FI"
    start = SettleDraft(
        way="collected", method="transfer" if finance else "cash", received_cents=view.rest_cents,
        payer=payer or view.payer, invoice_reason=word("invoice_by_office"),
    )  # fmt: skip
    soon(sheet, partial(sheet.start, start))
    return sheet
