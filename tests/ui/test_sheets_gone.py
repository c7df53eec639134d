"""A dialog made for one question is gone once it closes; one that is opened again and again stays."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from fieldtech.forms.masters.sheet import MasterSheet
from fieldtech.ui.closing import UnsavedSheet
from fieldtech.ui.kit.command_palette import CommandPalette
from fieldtech.ui.kit.dialogs import ConfirmDialog, CrashDialog
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import Language
from fieldtech.ui.pages.master_data.import_sheet import ImportSheet
from fieldtech.ui.pages.master_data.pin_sheet import SetPinSheet
from fieldtech.ui.pages.order.form_sheet import FormSheet
from fieldtech.ui.pages.order.reason_list import MissingSheet
from fieldtech.ui.pages.photos.move_sheet import MoveSheet
from fieldtech.ui.pages.photos.pictures_sheet import PicturesSheet
from fieldtech.ui.pages.photos.viewer import PhotoViewer
from fieldtech.ui.pages.sheet_preview import SheetPreview
from fieldtech.ui.pages.signoff.pin_sheet import PinSheet
from fieldtech.ui.theme import Theme


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, language: Language) -> QWidget:
    window = QWidget()
    window.resize(960, 600)
    qtbot.addWidget(window)
    window.show()
    return window


def close(sheet: Sheet) -> None:
    sheet.open()
    sheet.close_sheet()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[call-overload]


def test_made_for_one_question(window: QWidget) -> None:
    for sheet in (ConfirmDialog(window, "Leave?", "Two are missing.", "Leave"), CrashDialog(window, "Traceback")):
        close(sheet)
        assert not isValid(sheet)


def test_opened_again_and_again(window: QWidget) -> None:
    plain, palette = Sheet(window), CommandPalette(window)
    for sheet in (plain, palette, plain, palette):
        close(sheet)
        assert isValid(sheet)
        sheet.open()
        assert sheet.isVisible()
        sheet.close_sheet()


@pytest.mark.parametrize("kind", [FormSheet, ImportSheet, MasterSheet, MissingSheet, MoveSheet, PhotoViewer,
                                  PicturesSheet, PinSheet, SetPinSheet, SheetPreview, UnsavedSheet])  # fmt: skip
def test_sheets_of_pages_are_made_for_one_question(kind: type[Sheet]) -> None:
    assert kind.once
