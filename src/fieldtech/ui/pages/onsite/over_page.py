"""What opens over a technician's page: a small form, or a sheet to look at and print."""

from collections.abc import Callable
from typing import Any

from fieldtech.errors import FieldtechError
from fieldtech.forms.form import Form
from fieldtech.model.base import Id
from fieldtech.model.drafts.base import Draft
from fieldtech.services.changes import Change
from fieldtech.services.workplace import Workplace
from fieldtech.ui.page import Page
from fieldtech.ui.pages.order.form_sheet import FormSheet
from fieldtech.ui.pages.order.showing import Times
from fieldtech.ui.pages.sheet_preview import SheetPreview


def open_form(
    page: Page,
    workplace: Workplace,
    form: Form[Any],
    draft: Draft,
    perform: Callable[[Any], Change],
    *,
    title: str,
    under: str,
    verb: str,
) -> FormSheet:
    """A form over the page; the change goes to the window when the service took the draft."""
    times = Times(workplace.context.zone, workplace.context.now)
    sheet = FormSheet(page.window(), form, perform, times, title=title, under=under, verb=verb)
    sheet.done.connect(page.changed)
    sheet.failed.connect(page.failed)
    sheet.start(draft)
    return sheet


def open_sheet(page: Page, workplace: Workplace, order: Id, kind: str) -> None:
    """The preview of a sheet, with printing, saving and sending."""
    try:
        preview = SheetPreview(page.window(), workplace, order, kind)
    except FieldtechError as error:
        page.failed.emit(error)
        return
    preview.changed.connect(page.changed)
    preview.said.connect(lambda text: page.said.emit(text, None))
    preview.open()
