"""Signing: strokes are vectors that survive everything that happens to the window."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fieldtech.forms.full_screen_pad import FullScreenPad
from fieldtech.forms.ink_pad import SignaturePad
from fieldtech.forms.strokes import FULL, Ink
from fieldtech.ui.theme import Theme


class Ticking:
    """Eight milliseconds from event to event."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 0.008
        return self.now


@pytest.fixture
def pad(qtbot: QtBot, theme: Theme) -> SignaturePad:
    pad = SignaturePad("Customer's signature", clock=Ticking())
    qtbot.addWidget(pad)
    pad.resize(500, 200)
    with qtbot.waitExposed(pad):
        pad.show()
    return pad


def draw(pad: SignaturePad, points: int = 40) -> None:
    pad.press(QPointF(40, 100), 0.4)
    for at in range(1, points):
        pad.move_to(QPointF(40 + at * 10, 100 + (at % 5) * 12), 0.4 + at / 200)
    pad.release()


def test_the_mouse_draws_one_stroke(pad: SignaturePad, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pad.changed, timeout=100):
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(30, 60))
        for x in range(30, 120, 5):
            QTest.mouseMove(pad, QPoint(x, 60 + x % 20))
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(120, 60))
    assert len(pad.ink().strokes) == 1


def test_strokes_are_whole_numbers_in_range_and_times_rise(pad: SignaturePad) -> None:
    draw(pad)
    record = pad.ink().to_record()
    assert record is not None
    assert record["aspect"] == 2500
    points = record["strokes"][0]
    assert all(type(value) is int for point in points for value in point)
    assert all(0 <= value <= FULL for point in points for value in point[:3])
    assert [p[3] for p in points] == sorted(p[3] for p in points)
    assert Ink.from_record(record) == pad.ink()


def test_ink_survives_resizing_and_turning(pad: SignaturePad) -> None:
    draw(pad)
    before = pad.ink()
    pad.resize(260, 700)
    assert pad.ink() == before
    draw(pad)
    assert pad.ink().aspect == before.aspect
    assert all(0 <= v <= FULL for stroke in pad.ink().strokes for point in stroke for v in point[:3])


def test_a_dot_is_no_signature(pad: SignaturePad) -> None:
    assert not pad.enough_ink()
    pad.press(QPointF(50, 50))
    pad.release()
    assert not pad.enough_ink()
    draw(pad)
    assert pad.enough_ink()


def test_undo_takes_one_stroke_and_clear_all(pad: SignaturePad) -> None:
    draw(pad)
    draw(pad)
    pad.setFocus()
    QTest.keyClick(pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(pad.ink().strokes) == 1
    before = pad.clear()
    assert pad.is_empty()
    pad.set_ink(before)
    assert pad.ink() == before


def test_ink_can_be_seen(pad: SignaturePad) -> None:
    empty = pad.grab().toImage()
    draw(pad)
    assert pad.grab().toImage() != empty


def test_a_sealed_signature_takes_no_more_ink(pad: SignaturePad) -> None:
    pad.set_locked(True)
    draw(pad)
    assert pad.is_empty()


def test_the_full_screen_pad_refuses_too_little_ink(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(960, 600)
    window.show()
    full = FullScreenPad(window, "WX-1", "Ma Jun", "15:08")
    full.open()
    assert full.size() == window.size()
    done: list[Ink] = []
    full.done.connect(done.append)
    full.done_button.click()
    assert done == []
    assert full.isVisible()
    draw(full.pad, 60)
    full.done_button.click()
    assert len(done) == 1
