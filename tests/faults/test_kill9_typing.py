"""kill -9 while somebody types: on the next start the text is there, and the window says what was restored."""

import re
import time
from collections.abc import Callable, Iterator
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from fieldtech.clock import FixedClock
from fieldtech.demo.acts import ZONE
from fieldtech.model.base import Id
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.theme import Theme
from pages.program import Program
from prepared import Prepared

from .typing import NAME, SENTENCE, type_and_stay

AT_MOST_S = 20  # for a start, typing and a kill on a computer that does other things too
Restart = Callable[[str, str, str], tuple[Program, Id]]


@pytest.fixture
def restart(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path,
    cheap_processes: ForkServerContext,
) -> Iterator[Restart]:  # fmt: skip
    """``restart(scene, state, login)``: somebody typed, the process was killed, and he is in again."""
    opened: list[Workplace] = []

    def begin(scene: str, state: str, login: str) -> tuple[Program, Id]:
        first, order = prepared.open(state, tmp_path / "data")
        now = first.context.now()
        first.close()
        ours, theirs = cheap_processes.Pipe(duplex=False)
        child = cheap_processes.Process(target=type_and_stay, args=(scene, tmp_path, login, order.hex, now, theirs))
        started = time.monotonic()
        child.start()
        theirs.close()
        assert ours.poll(AT_MOST_S)
        assert ours.recv() == ""
        child.kill()
        child.join()
        assert child.exitcode == -9
        print(f"\n{scene}: killed after {time.monotonic() - started:.1f} s")
        workplace = Workplace.open(tmp_path / "data", clock=FixedClock(now), zone=ZONE, demo=True)
        opened.append(workplace)
        program = Program(qtbot, theme, language, workplace, tmp_path / "settings.json")
        program.sign_in(login)
        return program, order

    yield begin
    language.take_back()
    for workplace in opened:
        workplace.close()


def words_on(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def text_in(program: Program, name: str, within: QWidget | None = None) -> str:
    editor = program.hands.see(name, within)
    return str(editor.toPlainText() if hasattr(editor, "toPlainText") else editor.text())  # type: ignore[attr-defined]


def go_on(program: Program, what: str) -> None:
    """The message names the form; its button leads there."""
    message = program.hands.see("message_drafts")
    assert "Unfinished entries were kept" in words_on(message)
    assert what in words_on(message)
    program.hands.click("continue_draft")
    program.hands.settle()


def test_a_call(restart: Restart) -> None:  # D12
    program, _order = restart("call", "registered", "zhoumin")
    go_on(program, "call")
    assert program.page.name == "intake_page"
    assert text_in(program, "text") == SENTENCE
    assert re.search(r"Draft of \d\d:\d\d:\d\d restored", words_on(program.page))


def test_a_plan_at_the_desk(restart: Restart) -> None:  # D12
    program, order = restart("plan", "triage", "zhenghao")
    number = program.workplace.orders.view(order).number
    go_on(program, f"plan {number}")
    sheet = program.hands.see("form_sheet")
    assert text_in(program, "text", sheet) == SENTENCE
    assert "Your unfinished draft" in words_on(sheet)


def test_a_diagnosis_on_site(restart: Restart) -> None:  # D12
    program, order = restart("diagnosis", "in_repair", "wulei")
    go_on(program, f"diagnosis {program.workplace.orders.view(order).number}")
    assert program.page.name == "onsite_page"
    assert text_in(program, "text") == SENTENCE
    assert "what you typed at" in program.said()


def test_a_note_of_the_checklist_is_recorded_already(restart: Restart) -> None:  # F16
    program, order = restart("note", "in_repair", "wulei")
    assert not program.hands.sees("message_drafts")  # answers are no drafts: they are written down one by one
    page = program.open("checklist_page", order)
    program.hands.until(lambda: program.hands.sees("RP-08"), "the item")
    assert text_in(program, "note", program.hands.see("RP-08")) == SENTENCE
    assert "All is saved" in words_on(page)


def test_the_customers_name_at_sign_off(restart: Restart) -> None:  # P38
    program, order = restart("name", "to_sign", "wulei")
    go_on(program, f"customer's sign-off {program.workplace.orders.view(order).number}")
    assert program.page.name == "signoff_page"
    program.hands.key("Ctrl+Return")  # the technician's ink is recorded: hand over
    assert text_in(program, "name") == NAME
