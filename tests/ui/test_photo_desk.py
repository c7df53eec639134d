"""Pictures come in beside the window: each one that cannot is named, some may be stopped, the window stays awake."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from fieldtech.errors import FieldtechError
from fieldtech.forms.onsite.photo_tile import pictures_of
from fieldtech.model.base import Id
from fieldtech.services.pictures import LARGEST_FILE
from fieldtech.ui.pages.onsite.photo_desk import PhotoDesk
from fieldtech.ui.pages.onsite.photo_progress import PhotoProgress
from pages.technician import TechnicianAt


class Table:
    """A desk on an order, with what it says."""

    def __init__(self, qtbot: QtBot, at: TechnicianAt, files: list[str]) -> None:
        technician, self.order = at("in_repair")
        self.workplace, self.qtbot = technician.workplace, qtbot
        self.desk = PhotoDesk(technician.workplace, technician.day, lambda _parent: files)
        self.refusals: list[FieldtechError] = []
        self.steps: list[tuple[int, int]] = []
        self.desk.refused.connect(lambda error: error and self.refusals.append(error))
        self.desk.progressed.connect(lambda done, total: self.steps.append((done, total)))

    def ask(self) -> None:
        self.desk.ask(self.order, "wiring")
        self.wait()

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: self.desk.busy == 0)

    def photos(self) -> list[Id]:
        return [photo.id for photo in self.workplace.orders.view(self.order).photos if photo.slot == "wiring"]


@pytest.fixture
def table(qtbot: QtBot, at: TechnicianAt) -> Callable[..., Table]:
    return lambda *files: Table(qtbot, at, [str(file) for file in files])


def picture(path: Path, colour: str = "red") -> Path:
    Image.new("RGB", (800, 600), colour).save(path)
    return path


def test_several_come_in_and_those_that_cannot_are_named(table: Callable[..., Table], tmp_path: Path) -> None:
    text = tmp_path / "list.jpg"
    text.write_text("no picture")
    big = tmp_path / "film.jpg"
    with big.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    good = [picture(tmp_path / f"{colour}.png", colour) for colour in ("red", "blue")]
    here = table(good[0], text, tmp_path / "gone.jpg", big, tmp_path, good[1])
    here.ask()
    assert len(here.photos()) == 2
    said = here.refusals[-1]
    assert said.code == "pictures_refused"
    lines = {line.partition(":")[0]: line for line in said.params["why"].split("\n")}
    assert lines.keys() == {"list.jpg", "film.jpg", "gone.jpg", tmp_path.name}
    assert "not a usable picture" in lines["list.jpg"]
    assert "too large" in lines["film.jpg"]
    assert "Cannot read" in lines["gone.jpg"]
    assert "This is a folder" in lines[tmp_path.name]
    assert here.steps[0] == (0, 1) and here.steps[-1] == (6, 6)


def test_those_that_wait_can_be_stopped(table: Callable[..., Table], qtbot: QtBot, tmp_path: Path) -> None:
    here = table(*(picture(tmp_path / f"{n}.png") for n in range(12)))
    progress = PhotoProgress(here.desk)
    qtbot.addWidget(progress)
    here.desk.ask(here.order, "wiring")
    assert progress.isVisibleTo(None)  # type: ignore[arg-type]
    progress.stop.click()
    here.wait()
    assert len(here.photos()) < 12
    assert progress.isHidden()
    assert here.refusals == []


def test_what_is_stored_when_the_stop_comes_too_late_is_told(
    table: Callable[..., Table], qtbot: QtBot, tmp_path: Path
) -> None:
    here = table(*(picture(tmp_path / f"{n}.png") for n in range(6)))
    told: list[Any] = []
    here.desk.added.connect(told.append)
    here.desk.added.connect(here.desk.cancel)
    here.ask()
    assert sorted(change.id for change in told) == sorted(here.photos())


def test_a_pasted_picture_needs_no_file(table: Callable[..., Table]) -> None:
    here = table()
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(QColor("green"))
    data = QMimeData()
    data.setImageData(image)
    for found in pictures_of(data):
        here.desk.take(here.order, "wiring", found)
    here.wait()
    assert len(here.photos()) == 1


def test_dropped_files_are_not_read_in_the_window(tmp_path: Path) -> None:
    data = QMimeData()
    gone = tmp_path / "on_a_stick_that_was_pulled.jpg"
    data.setUrls([QUrl.fromLocalFile(str(gone)), QUrl("https://example.com/a.jpg")])
    assert pictures_of(data) == [gone]
