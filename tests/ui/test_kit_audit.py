"""Every piece of the kit, in both languages and themes, at three sizes."""

import audit
import gallery
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldtech.ui.language import Language
from fieldtech.ui.sync.strip import SyncLine
from fieldtech.ui.theme import Theme
from fieldtech.ui.tokens import DARK, LIGHT, Tokens
from fieldtech.ui.window import MainWindow


class Person:
    name = "吴磊"


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, language: Language) -> MainWindow:
    window = MainWindow(theme, language)
    window.resize(1440, 900)
    qtbot.addWidget(window)
    for page in gallery.pages():
        window.add_page(page)
    window.show_sync(SyncLine("warn", "cloud-off", "离线 · 3 项待交", "上次联系 09:58"))
    window.show_for(Person())
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_every_pair_of_colours_is_readable(tokens: Tokens) -> None:
    assert audit.contrast_faults(tokens) == []


@pytest.mark.parametrize("code", ["zh_CN", "en"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_nothing_is_clipped_small_or_unnamed(
    window: MainWindow, theme: Theme, language: Language, code: str, mode: str
) -> None:
    language.use(code)
    theme.use(mode)
    found = []
    for size in audit.SIZES:
        window.resize(*size)
        for page in window.page_names():
            window.show_for(Person(), page)
            audit.settle()
            found += [f"{page} {size} {fault}" for fault in audit.faults(window) + audit.foreign_colours(window)]
        assert (window.width(), window.height()) == size
    assert found == []


@pytest.mark.parametrize("page", ["lists_page", "controls_page", "form_page", "rail_page", "preview_page"])
def test_tab_reaches_everything(window: MainWindow, page: str) -> None:
    window.show_for(Person(), page)
    window.activateWindow()
    audit.settle()
    assert QApplication.focusWidget() is not None
    assert audit.tab_faults(window) == []
