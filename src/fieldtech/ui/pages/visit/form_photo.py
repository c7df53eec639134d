"""The photos in the form of something found beside the questions (F32)."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from fieldtech.forms.onsite.finding_form import FindingForm
from fieldtech.model.base import Id
from fieldtech.services.changes import Change
from fieldtech.ui.pages.onsite.photo_desk import Picture, preview
from fieldtech.ui.pages.visit.photos import VisitPhotos
from fieldtech.ui.tasks import Task


class FormPhoto(QObject):
    """Of what is written down already they are stored at once; else they are ``held`` until it is.

    The tile shows the newest one; ``held`` outlives the form, so that a draft left for later has them.
    """

    def __init__(
        self, form: FindingForm, photos: VisitPhotos, thing: Id, finding: Id | None, held: list[Picture]
    ) -> None:
        super().__init__(form)
        self._form, self._photos, self._thing, self._finding, self._held = form, photos, thing, finding, held
        form.photo.wanted.connect(self._ask)
        form.photo.given.connect(self._take)
        form.photo.removed.connect(self._remove)
        photos.work.shown.connect(self._show)
        self._show()

    def store(self, change: Change) -> None:
        """It is written down: they belong to it now."""
        self._finding = change.id
        self._take_all(self._held)
        self._held.clear()

    def _ask(self) -> None:
        self._take_all([Path(path) for path in self._photos.desk.choose()])

    def _take(self, picture: Picture) -> None:
        self._take_all([picture])

    def _take_all(self, pictures: Sequence[Picture]) -> None:
        for picture in pictures:
            if self._finding is not None:
                self._photos.take_found(self._thing, self._finding, self._form.draft().text, picture)
        if self._finding is None:
            self._held.extend(pictures)
            self._show()

    def _remove(self) -> None:
        if self._finding is not None:
            self._photos.remove_found(self._finding)
        elif self._held:
            self._held.pop()
            self._show()

    def _show(self) -> None:
        if self._finding is not None:
            self._form.photo.show_photo(self._photos.thumbnail_found(self._finding))
        elif not self._held:
            self._form.photo.show_photo(QImage())
        else:
            reading = Task(partial(preview, self._held[-1]), self)
            reading.succeeded.connect(self._read)
            reading.finished.connect(reading.deleteLater)
            reading.start()

    def _read(self, image: QImage) -> None:
        if self._held:
            self._form.photo.show_photo(image)
