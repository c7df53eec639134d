"""Theme and language switch while the program runs, and cost little."""

from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fieldtech.paths import resources
from fieldtech.ui.changeover import BATCH
from fieldtech.ui.fonts import font, print_font
from fieldtech.ui.kit.buttons import PrimaryButton
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import Language, compiled, current_language, sentence, word
from fieldtech.ui.theme import Theme, tokens_of
from fieldtech.ui.tokens import DARK, LIGHT


def test_widgets_know_their_colours_without_a_theme_object(qtbot: QtBot, theme: Theme) -> None:
    button = PrimaryButton("Go", "check")
    label = QLabel("text")
    for widget in (button, label):
        qtbot.addWidget(widget)
        widget.show()
    light = button.icon().pixmap(18).toImage()
    assert tokens_of(button) is LIGHT
    theme.use("dark")
    assert tokens_of(button) is DARK
    assert tokens_of(label) is DARK
    assert button.icon().pixmap(18).toImage() != light


def ground(button: PrimaryButton) -> str:
    """The colour a button is filled with."""
    return button.grab().toImage().pixelColor(6, button.height() // 2).name().upper()


def test_what_is_hidden_follows_the_theme_when_it_is_shown(qtbot: QtBot, theme: Theme) -> None:
    window, button = QWidget(), PrimaryButton("Go", "check")
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(button)
    window.show()
    light = button.icon().pixmap(18).toImage()
    button.hide()
    theme.switch("dark")
    qtbot.waitUntil(lambda: not theme.switching)
    assert button.icon().pixmap(18).toImage() == light  # its own icons wait
    button.show()
    assert button.icon().pixmap(18).toImage() != light
    assert ground(button) == DARK["accent"]


def test_what_is_shown_amid_a_switch_is_not_left_behind(qtbot: QtBot, theme: Theme) -> None:
    window, hidden = QWidget(), [PrimaryButton(str(n)) for n in range(2 * BATCH)]
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    for button in hidden:
        layout.addWidget(button)
    window.show()
    for button in hidden:
        button.hide()
    theme.switch("dark")
    QApplication.processEvents()  # some are taken out of the old style, none has the new one
    hidden[0].show()
    hidden[-1].show()
    qtbot.waitUntil(lambda: not theme.switching)
    assert {ground(hidden[0]), ground(hidden[-1])} == {DARK["accent"]}


def test_the_last_of_two_quick_switches_counts(qtbot: QtBot, theme: Theme) -> None:
    window, button = QWidget(), PrimaryButton("Go")
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(button)
    window.show()
    theme.toggle()
    QApplication.processEvents()
    theme.toggle()
    qtbot.waitUntil(lambda: not theme.switching)
    assert (theme.mode, theme.dark) == ("light", False)
    assert ground(button) == LIGHT["accent"]
    assert window.updatesEnabled()


def test_toggle_and_system(theme: Theme) -> None:
    theme.use("system")
    assert (theme.mode, theme.dark) == ("system", False)  # the offscreen platform has no scheme
    theme.toggle()
    assert (theme.mode, theme.dark) == ("dark", True)


def test_language_switches_live_and_tells_words_which(qtbot: QtBot, theme: Theme, language: Language) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 500)
    window.show()
    sheet = Sheet(window)
    sheet.go_live()
    assert (current_language(), sheet.cancel.text()) == ("en", "Cancel")
    language.use("zh_CN")
    qtbot.waitUntil(lambda: sheet.cancel.text() == "取消", timeout=1000)
    assert (current_language(), word("plate_colour.2")) == ("zh_CN", "黄")
    assert sentence("money_shape").startswith("金额")
    assert QLocale().name() == "zh_CN"
    language.toggle()
    qtbot.waitUntil(lambda: sheet.cancel.text() == "Cancel", timeout=1000)


def test_the_compiled_translation_is_made_once_per_source(tmp_path: Path) -> None:
    source = resources() / "i18n" / "fieldtech_zh_CN.ts"
    first = compiled(source, tmp_path)
    stamp = first.stat().st_mtime_ns
    assert compiled(source, tmp_path) == first
    assert first.stat().st_mtime_ns == stamp
    other = tmp_path / "other.ts"
    other.write_text(source.read_text(encoding="utf-8").replace("取消", "作罢"), encoding="utf-8")
    assert compiled(other, tmp_path).name != first.name


def test_the_bundled_fonts_are_the_ones_shown(qapp: QApplication, theme: Theme) -> None:
    assert QFontInfo(font(14)).family() == "Inter"
    assert (font(14).pixelSize(), QApplication.font().pixelSize()) == (14, 14)
    assert print_font(10).pointSizeF() == 10
