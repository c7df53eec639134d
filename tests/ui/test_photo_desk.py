"""A photo that cannot be read is said, not thrown."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from fieldtech.errors import MachineError
from fieldtech.ui.pages.onsite.photo_desk import PhotoDesk
from pages.technician import TechnicianAt


def test_a_picked_file_that_is_gone_is_said(at: TechnicianAt, tmp_path: Path, qtbot: QtBot) -> None:
    technician, order = at("in_repair")
    desk = PhotoDesk(technician.workplace, technician.day, lambda _parent: [str(tmp_path / "gone.jpg")])
    with qtbot.waitSignal(desk.failed) as told:
        desk.ask(order, "wiring")
    error = told.args[0]
    assert isinstance(error, MachineError)
    assert error.code == "file_unreadable"
