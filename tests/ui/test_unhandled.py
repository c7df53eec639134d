"""A mistake in a slot does not stop Qt; the demo fails of it all the same."""

import pytest
from pytestqt.qtbot import QtBot

from fieldtech.demo.hands import Hands, NotThere
from fieldtech.demo.unhandled import complain, unhandled
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.theme import Theme


def stumble() -> None:
    raise ZeroDivisionError("in a slot")


def test_what_nobody_caught_fails_the_demo(qtbot: QtBot, theme: Theme) -> None:
    button = Button("Go")
    qtbot.addWidget(button)
    button.clicked.connect(stumble)
    with qtbot.capture_exceptions() as heard, unhandled() as seen:
        button.click()
    assert len(heard) == len(seen) == 1
    with pytest.raises(AssertionError, match="in a slot"):
        complain(seen)
    complain([])
    with unhandled(aloud=False) as quiet:
        button.click()
    hands = Hands(button, lookout=False)
    hands.broken = quiet
    with pytest.raises(NotThere, match="failed"):  # at once, not after ten seconds
        hands.until(lambda: False)
