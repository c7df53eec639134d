"""Every page, form and dialog in both languages and themes at three sizes: names, targets, text, contrast, Tab."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import Language
from fieldtech.ui.registry import PAGES
from fieldtech.ui.theme import Theme
from fieldtech.ui.tokens import DARK, LIGHT
from pages.program import Program
from prepared import Prepared
from ui import audit

from .getting_there import close, seat, settle
from .scenes import Orders, Scene, furnish, scenes

MIDDLE = (1024, 700)
LOOKS = {"zh_CN": ("light", "dark"), "en": ("dark", "light")}
"""The first theme of a language is looked at in all sizes, the second in the middle one."""


APART = {"history_page", "sync_page", "visit_page", "yard_page"}
"""What needs more than an order is audited by the tests of the page itself: ``test_<page>``, ``test_visit_audit``."""


@pytest.fixture
def stage(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[tuple[Program, Orders]]:
    workplace, order = prepared.open("swapped", tmp_path / "data")
    orders = furnish(workplace, order)
    program = Program(
        qtbot, theme, language, workplace, tmp_path / "settings.json", lookout=request.node.name.endswith("[en]")
    )
    program.sign_in("wulei")
    yield program, orders
    assert program.hands.flashes.seen == []
    language.take_back()
    workplace.close()


@pytest.mark.parametrize("code", list(LOOKS))
def test_everything_can_be_read_and_pressed(
    stage: tuple[Program, Orders], theme: Theme, language: Language, code: str
) -> None:
    program, orders = stage
    program.session.idle.pause()
    language.use(code)  # type: ignore[arg-type]
    found: list[str] = []
    seen = 0
    for mode, sizes in zip(LOOKS[code], (audit.SIZES, (MIDDLE,)), strict=True):
        theme.use(mode)  # type: ignore[arg-type]
        for scene in scenes(orders):
            bring(program, scene)
            for size in sizes:
                found += [f"{scene.name} · {mode} {size[0]}x{size[1]} · {fault}" for fault in faults(program, size)]
                seen += 1
            close(program)
    assert seen > 300
    assert found == []


def bring(program: Program, scene: Scene) -> None:
    """The scene in front at the largest size, where nothing hides what has to be pressed."""
    program.window.resize(*audit.SIZES[0])
    seat(program, scene.login)
    settle()
    scene.show(program)
    settle()


def faults(program: Program, size: tuple[int, int]) -> list[str]:
    program.window.resize(*size)
    settle()
    got = (program.window.width(), program.window.height())
    stuck = [] if got == size else [f"does not get smaller than {got}"]
    window = program.window
    return stuck + audit.faults(window) + audit.foreign_colours(window) + audit.overlaps(window)


MAIN = ("day_page", "orders_page", "intake_page", "checklist_page", "leave_page", "swap_page", "sign-off: prepare",
        "settings_page", "lock")  # fmt: skip


def test_the_main_pages_at_the_scale_of_this_screen(stage: tuple[Program, Orders]) -> None:
    """Played again by test_double_scale where one pixel is four."""
    program, orders = stage
    assert program.window.devicePixelRatioF() == float(os.environ.get("QT_SCALE_FACTOR", "1"))
    found: list[str] = []
    for scene in (scene for scene in scenes(orders) if scene.name in MAIN):
        bring(program, scene)
        found += [f"{scene.name} · {fault}" for fault in faults(program, MIDDLE)]
        close(program)
    assert found == []


def test_tab_reaches_everything(stage: tuple[Program, Orders]) -> None:
    program, orders = stage
    found: list[str] = []
    pages: set[str] = set()
    for scene in scenes(orders):
        bring(program, scene)
        pages.add(program.page.name)
        front = next((s for s in reversed(program.window.findChildren(Sheet)) if s.isVisible()), program.window)
        found += [f"{scene.name} · {fault}" for fault in audit.tab_faults(front)]
        close(program)
    assert found == []
    assert pages | APART == {entry.name for entry in PAGES}  # so the scenes show every page there is


def test_the_audit_finds_what_is_planted(stage: tuple[Program, Orders]) -> None:
    program, orders = stage
    bring(program, next(scene for scene in scenes(orders) if scene.name == "orders_page"))
    assert faults(program, MIDDLE) == []
    footer = program.page.detail.footer  # type: ignore[attr-defined]
    nameless, unreached, cut = QPushButton(), QLineEdit(), QLabel("a label much too long for its room")
    unreached.setAccessibleName("unreached")
    cut.setFixedWidth(40)
    for planted in (nameless, unreached, cut):
        footer.secondary.addWidget(planted)
    over = QLabel("over", footer)
    over.setGeometry(footer.primary.geometry())
    over.show()
    unreached.installEventFilter(_Refusing(unreached))
    found = " ".join(faults(program, MIDDLE) + audit.tab_faults(program.window))
    for fault in ("no name: Button QPushButton", "clipped: QLabel", "overlap: ", "Tab misses: QLineEdit"):
        assert fault in found


class _Refusing(QObject):
    """Gives the focus away as soon as it comes."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            watched.clearFocus()
            return True
        return False


def test_colours_are_far_enough_apart() -> None:
    assert audit.contrast_faults(LIGHT) + audit.contrast_faults(DARK) == []
