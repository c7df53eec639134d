"""The helpers beside the tests can be imported by name; a program on a copy of the story for whoever asks."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from fieldtech.model.base import Id
from fieldtech.paths import resources
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.theme import Theme
from pages.program import Program
from pages.technician import Technician, TechnicianAt
from prepared import Prepared

sys.path.insert(0, str(Path(__file__).parent))

Start = Callable[[str, str], tuple[Program, Id]]


@pytest.fixture
def start(qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path) -> Iterator[Start]:
    """``start(state, login)``: the program with that person signed in ("" for nobody), and the order."""
    opened: list[Workplace] = []

    def begin(state: str, login: str) -> tuple[Program, Id]:
        workplace, order = prepared.open(state, tmp_path / "data")
        opened.append(workplace)
        program = Program(qtbot, theme, language, workplace, tmp_path / "settings.json")
        if login:
            program.sign_in(login)
        return program, order

    yield begin
    language.take_back()
    QThreadPool.globalInstance().waitForDone(10_000)  # nothing reads on in what is closed
    for workplace in opened:
        workplace.close()


@pytest.fixture
def at(qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path) -> TechnicianAt:
    """The technician's window with the order in a state; the photo picker answers with a demo photo."""

    def seat(state: str) -> tuple[Technician, Id]:
        workplace, order = prepared.open(state, tmp_path / state)
        photo = resources() / "demo" / "photos" / "body_scratch.jpg"
        technician = Technician(qtbot, theme, language, workplace, [photo])
        technician.close()
        return technician, order

    return seat
