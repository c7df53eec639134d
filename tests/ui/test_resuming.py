"""What was left unfinished at the desk is found again: the button leads to the form itself."""

from collections.abc import Callable

import pytest

from fieldtech.model.base import Id
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.planning import PlanDraft, ReasonDraft
from fieldtech.services.changes import Change
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.pages.order.form_sheet import FormSheet
from pages.program import Program
from prepared import act_as

Start = Callable[[str, str], tuple[Program, Id]]


def kept(program: Program) -> str:
    """What the message in sight says was left unfinished."""
    found = program.window.findChildren(Banner, "message_drafts")
    return " ".join(banner.text for banner in found if banner.isVisible())


@pytest.mark.parametrize(
    ("form", "draft", "field"),
    [("plan_form", PlanDraft(text="half a plan"), "text"), ("withdraw_form", ReasonDraft("no such step"), "")],
)
def test_continue_there_opens_the_form(start: Start, form: str, draft: Draft, field: str) -> None:
    program, order = start("triage", "")
    act_as(program.workplace, "zhoumin")
    for kept_form in (form, "cancel_form"):
        program.workplace.drafts.save(kept_form, order.hex, draft.to_body())
    program.workplace.access.sign_out()
    program.sign_in("zhoumin")
    assert "cancel" in kept(program)
    program.workplace.drafts.discard("cancel_form", order.hex)  # finished without the button
    program.window.publish(Change("order", order, ""))
    assert kept(program) and "cancel" not in kept(program)
    program.hands.click("continue_draft")
    assert program.page.name == "orders_page"
    program.hands.settle()
    sheet = program.window.top_sheet()
    if field:
        assert isinstance(sheet, FormSheet)
        assert getattr(sheet.form.draft(), field) == "half a plan"
    else:
        assert sheet is None
