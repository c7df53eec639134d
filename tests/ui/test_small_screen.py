"""What must be in sight at 1024 by 700."""

from collections.abc import Callable

import stories
from fieldtech.model.base import Id
from pages.program import Program

Start = Callable[[str, str], tuple[Program, Id]]


def test_the_amount_and_the_pad_of_the_customer_are_seen(start: Start) -> None:
    program, order = start("to_sign", "wulei")
    program.window.resize(1024, 700)
    page = program.open("signoff_page", order)
    program.hands.draw("technician_ink", stories.ink("technician").strokes)
    program.hands.click("hand_over")
    assert page.stage == "customer"
    for seen in (page.board.reading, page.customer.form.pad):
        assert seen.mapTo(page.board, seen.rect().bottomLeft()).y() < page.board.foot.y()


def test_people_have_tall_rows_on_the_lock_screen(start: Start) -> None:
    program, _order = start("to_sign", "")
    assert program.hands.see("person_wulei").height() >= 56
