"""A word to what finance asked about a collection, with all that was said so far above it (F59)."""

from collections.abc import Callable
from functools import partial

from fieldtech.forms.money.talking import AnswerForm
from fieldtech.forms.office.desk import Desk
from fieldtech.model.base import Id
from fieldtech.model.drafts.audit_thread import AnswerDraft
from fieldtech.services.changes import Change
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import word
from fieldtech.ui.later import soon
from fieldtech.ui.page import Page
from fieldtech.ui.pages.money.wording import about, yuan
from fieldtech.ui.pages.order.form_sheet import FormSheet
from fieldtech.ui.pages.order.showing import Times


def open_answer(
    page: Page, workplace: Workplace, collection: Id, times: Times, done: Callable[[Change], object]
) -> FormSheet:
    """The sheet over the page; raises Forbidden, NotFound."""
    view, context = workplace.finance.audit(collection), workplace.context
    said = [(f"{one.by_name} {times.short(one.at)}", one.text, "") for one in view.thread if one.text]
    form = AnswerForm(Desk(workplace.drafts, collection.hex, context.zone, context.now))
    sheet = FormSheet(
        page.window(), form, lambda draft: workplace.finance.answer(collection, draft.text), times,
        title=word("answering.title"), under=f"{view.row.number} · {about(view.row)} · {yuan(view.row.cents)}",
        verb=word("answering.verb"), facts=said,
    )  # fmt: skip
    sheet.done.connect(done)
    soon(sheet, partial(sheet.start, AnswerDraft()))
    return sheet
