"""Reading what people type: money, whole numbers, dates, times."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from fieldtech.forms.choice_fields import YesNo
from fieldtech.forms.field import Field
from fieldtech.forms.moments import read_date, read_moment, show_moment
from fieldtech.forms.text_fields import GrowingText, Integer, LongText, Money
from fieldtech.ui.kit.choices import Segmented
from fieldtech.ui.theme import Theme

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 18, 17, 0, tzinfo=UTC)  # already the 19th in Shanghai


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("480", 48000), ("480.5", 48050), ("¥ 1,200.05", 120005), ("４８０．５０", 48050), ("", 0), ("¥ 50", 5000),
        ("￥５０元", 5000), ("rmb 1,234,567.8", 123456780), ("1 234.50", 123450), ("１，２３４", 123400), ("0.05", 5),
    ],
)  # fmt: skip
def test_money_is_read_as_cents(qtbot: QtBot, theme: Theme, text: str, cents: int) -> None:
    editor = Money(name="fee_cents", label="Fee").editor()
    qtbot.addWidget(editor.widget)
    editor.set_raw(text)
    assert editor.value() == cents
    assert list(editor.problems()) == []


@pytest.mark.parametrize("field", [Money(name="n", label=""), Integer(name="n", label="")])
def test_what_cannot_be_read_is_kept_and_complained_about(qtbot: QtBot, theme: Theme, field: Field) -> None:
    editor = field.editor()
    qtbot.addWidget(editor.widget)
    editor.set_raw("4x")
    assert isinstance(editor.widget, QLineEdit)
    assert (editor.widget.text(), editor.raw()) == ("4x", "4x")
    assert [p.field for p in editor.problems()] == ["n"]


@pytest.mark.parametrize(
    "text", ["-5", "abc", "1e9", "50.005", "31,00", "1.234,50", "1,2345", "5 元 5 角", "1/2", "¥", "1234567890"]
)
def test_what_is_no_amount_is_never_read_as_one(qtbot: QtBot, theme: Theme, text: str) -> None:
    editor = Money(name="n", label="").editor()
    qtbot.addWidget(editor.widget)
    editor.set_raw(text)
    assert [p.code for p in editor.problems()] == ["money_shape"] and editor.raw() == text


def test_money_is_shown_with_two_decimals(qtbot: QtBot, theme: Theme) -> None:
    editor = Money(name="n", label="").editor()
    qtbot.addWidget(editor.widget)
    editor.set_value(3105)
    assert isinstance(editor.widget, QLineEdit)
    assert editor.widget.text() == "31.05"


def test_yes_and_no_are_not_the_same_as_unanswered(qtbot: QtBot, theme: Theme) -> None:
    editor = YesNo(name="agreed", label="Agreed", yes="Yes", no="No").editor()
    qtbot.addWidget(editor.widget)
    assert editor.value() is None
    assert isinstance(editor.widget, Segmented)
    editor.widget.button("no").click()
    assert editor.value() is False
    editor.set_value(True)
    assert editor.value() is True


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-18", date(2026, 11, 18)),
        ("2026/1/8", date(2026, 1, 8)),
        ("20261118", date(2026, 11, 18)),
        ("11-18", date(2026, 11, 18)),
        ("2026年11月18日", date(2026, 11, 18)),
        ("2026-02-30", None),
        ("soon", None),
    ],
)
def test_dates(text: str, day: date | None) -> None:
    assert read_date(text, date(2026, 5, 1)) == day


def test_a_time_alone_is_today_in_the_local_zone() -> None:
    assert read_moment("14:30", NOW, SHANGHAI) == datetime(2026, 11, 19, 14, 30, tzinfo=SHANGHAI)
    assert read_moment("11-20 9:05", NOW, SHANGHAI) == datetime(2026, 11, 20, 9, 5, tzinfo=SHANGHAI)
    assert read_moment("25:00", NOW, SHANGHAI) is None
    assert show_moment(NOW, SHANGHAI) == "2026-11-19 01:00"


def test_a_long_text_grows_with_its_lines(qtbot: QtBot, theme: Theme) -> None:
    edit = GrowingText(2)
    qtbot.addWidget(edit)
    edit.resize(300, edit.height())
    edit.show()
    before = edit.height()
    edit.setPlainText("\n".join("line" for _ in range(5)))
    assert edit.height() > before
    assert edit.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize(("before", "pasted"), [("", "长" * 15000), ("abc" * 10, "长😀" * 8000)])
def test_a_paste_longer_than_the_field_is_cut_once(qtbot: QtBot, theme: Theme, before: str, pasted: str) -> None:
    editor = LongText(name="text", label="Text").editor()
    qtbot.addWidget(editor.widget)
    assert isinstance(editor.widget, GrowingText)
    editor.set_value(before)
    QApplication.clipboard().setText(pasted)
    editor.widget.paste()
    qtbot.waitUntil(lambda: len(editor.value()) == 4000)
    assert editor.value() == (pasted + before)[: 4000 - len(before)] + before
    editor.widget.undo()
    assert editor.value() == before
