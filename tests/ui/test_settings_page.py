"""Settings: what is chosen holds at once and is kept; PIN, mail server, backup, calibration page."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import audit
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QWidget

from fieldtech.errors import Forbidden
from fieldtech.model.base import Id
from fieldtech.model.drafts.company import MoneyLimitsDraft, SmtpDraft
from fieldtech.services.access_trail import note_access
from fieldtech.ui.language import Language, current_language
from fieldtech.ui.pages.settings.access_sheet import AccessSheet
from fieldtech.ui.remembering import KeptSettings
from fieldtech.ui.theme import Theme
from pages.program import Program

Start = Callable[[str, str], tuple[Program, Id]]


def words_on(widget: QWidget) -> str:
    """All visible labels."""
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def on_settings(start: Start, login: str = "wulei") -> tuple[Program, Any]:
    """The settings page."""
    program, _order = start("registered", login)
    return program, program.open("settings_page")


def kept(program: Program) -> Any:
    """What stands on the disk."""
    return KeptSettings(program.settings_file).now


def test_language_and_look_switch_at_once_and_stay(start: Start, theme: Theme) -> None:
    program, page = on_settings(start)
    program.hands.click("language_choice_zh_CN")
    program.hands.click("theme_choice_dark")
    assert (current_language(), theme.dark) == ("zh_CN", True)
    assert (kept(program).language, kept(program).theme) == ("zh_CN", "dark")
    program.window.theme.toggle()
    assert page.looks.themes.value() == "light"


def test_sheet_language_lock_time_and_zone_are_kept(start: Start) -> None:
    program, _page = on_settings(start)
    program.hands.click("sheet_language_both")
    program.hands.click("lock_after_5")
    program.hands.choose("zone", "Asia/Urumqi")
    now = kept(program)
    assert (now.sheet_language, now.lock_after_minutes) == ("both", 5)
    assert 4 < program.session.idle.minutes_left < 5.1


def test_a_new_pin(start: Start) -> None:
    program, _page = on_settings(start)
    for name, text in (("old_pin", "0000"), ("new_pin", "4711"), ("new_pin_again", "4712")):
        program.hands.write(name, text)
    program.hands.click("change_pin")
    assert "not the same" in words_on(program.hands.see("pin_card"))
    program.hands.write("new_pin_again", "4711")
    program.hands.click("change_pin")
    assert "changed" in program.said()
    program.session.lock()
    program.sign_in("wulei", "4711")
    assert not program.window.covered


def test_a_weak_or_wrong_pin_is_refused_under_its_field(start: Start) -> None:
    program, _page = on_settings(start)
    for name, text in (("old_pin", "0000"), ("new_pin", "1111"), ("new_pin_again", "1111")):
        program.hands.write(name, text)
    program.hands.click("change_pin")
    assert "one digit over and over" in words_on(program.hands.see("pin_card"))
    for name, text in (("old_pin", "9999"), ("new_pin", "4711"), ("new_pin_again", "4711")):
        program.hands.write(name, text)
    program.hands.click("change_pin")
    assert "Wrong" in words_on(program.hands.see("pin_card"))


def test_only_those_who_may_see_mail_server_and_backup(start: Start) -> None:  # P39
    program, page = on_settings(start)
    assert page.mail.isHidden() and page.backup.isHidden() and page.plans.isHidden() and page.log.isHidden()
    with pytest.raises(Forbidden):
        program.workplace.access_log.page("", "en", 0, 1)
    assert page.bank.isHidden() and page.limits.isHidden()
    for call in (program.workplace.money_house.bank, program.workplace.money_house.limits):
        with pytest.raises(Forbidden):
            call()
    with pytest.raises(Forbidden):
        program.workplace.upkeep.save_smtp(SmtpDraft())
    with pytest.raises(Forbidden):
        program.workplace.upkeep.back_up()


def test_who_looked_at_what_is_read_by_who_may(start: Start, language: Language) -> None:  # P39
    program, order = start("registered", "admin")
    number = program.workplace.orders.view(order).number
    note_access(program.workplace.context, "sheet_day", "wulei", each=True)
    page = program.open("settings_page")
    assert not page.log.isHidden()
    program.hands.click("open_access_log")
    sheet = program.sheet("access_sheet")
    assert isinstance(sheet, AccessSheet)

    def lines() -> list[tuple[str, ...]]:
        model = sheet.model
        cells = [[model.data(model.index(row, at)) for at in (1, 2, 3)] for row in range(model.rowCount())]
        return [tuple(map(str, one)) for one in cells]

    assert lines()[:2] == [("管理员", "Printed or saved a paper", "wulei"), ("管理员", "Opened an order", number)]
    sheet.table.selectRow(0)
    assert "wulei" in words_on(sheet)  # what it is about, as long as it may be
    program.hands.write("search_access", "opened an")
    program.hands.until(lambda: {line[1] for line in lines()} == {"Opened an order"}, "what was searched")
    language.use("zh_CN")
    program.hands.write("search_access", "nobody's number")
    program.hands.until(lambda: lines() == [], "nothing")
    assert "没有" in words_on(sheet) and audit.faults(program.window) == []
    program.hands.click("submit")


def test_the_mail_server_and_the_figures_of_plans(start: Start) -> None:
    program, _page = on_settings(start, "admin")
    program.hands.write("host", "smtp.example.com")
    program.hands.write("sender", "nobody")
    program.hands.click("save_smtp")
    assert "e-mail address" in words_on(program.hands.see("mail_card"))
    program.hands.write("sender", "service@example.com")
    program.hands.write("password", "secret")
    program.hands.click("save_smtp")
    assert program.workplace.mailing.settings().host == "smtp.example.com"
    assert program.workplace.upkeep.smtp().password == "secret"
    program.hands.write("discount_percent", "101")
    program.hands.click("save_money_limits")
    assert "100 at most" in words_on(program.hands.see("limits_card"))
    program.hands.write("discount_percent", "8")
    program.hands.write("given_away_cents", "500.00")
    program.hands.write("hand_over_days", "2")
    program.hands.click("save_money_limits")
    assert program.workplace.money_house.limits() == MoneyLimitsDraft(8, 500_00, 2)
    program.hands.key("Ctrl+Z")
    assert program.workplace.money_house.limits() == MoneyLimitsDraft(10, 1_000_00)
    past = program.page.limits.words()  # both settings stay in sight  # D17
    assert "8% of a line, ¥500.00 of an order" in past and "10% of a line, ¥1,000.00 of an order" in past
    program.hands.write("days_ahead", "5")
    program.hands.click("save_plan_figures")
    assert "days of notice" in words_on(program.hands.see("plan_figures_card"))
    program.hands.write("days_ahead", "90")
    program.hands.click("save_plan_figures")
    assert program.workplace.plans.figures.now().days_ahead == 90
    program.hands.key("Ctrl+Z")
    assert program.workplace.plans.figures.now().days_ahead == 60


def test_a_backup_now(start: Start) -> None:
    program, page = on_settings(start, "admin")
    assert "no backup yet" in words_on(page.backup)
    program.hands.click("back_up")
    program.hands.until(lambda: bool(program.workplace.upkeep.backups()), "the backup")
    program.hands.until(lambda: "Newest backup" in words_on(page.backup), "its time")


def test_the_calibration_page_moves_with_the_offset(start: Start, tmp_path: Path) -> None:
    program, page = on_settings(start)
    target = tmp_path / "rulers.pdf"

    def to_file(_parent: QWidget, printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        return True

    page.printer.ask_printer = to_file
    program.hands.click("more", page.printer.right)
    assert program.workplace.context.paper_shift == (1, 0)
    program.hands.click("print_calibration")
    assert target.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("code", ["zh_CN", "en"])
def test_it_is_readable_everywhere(start: Start, theme: Theme, language: Language, code: Any) -> None:
    program, _page = on_settings(start, "admin")
    language.use(code)
    for dark in ("light", "dark"):
        theme.use(dark)
        for size in audit.SIZES:
            program.window.resize(*size)
            audit.settle()
            assert audit.faults(program.window) == []
    assert audit.tab_faults(program.window) == []
