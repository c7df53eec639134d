"""What is being typed into the readings of a vehicle: kept until it is handed on, so that no crash takes it."""

from PySide6.QtCore import QObject, QTimer

from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.services.form_drafts import FormDrafts
from fieldtech.ui.pages.yard.parts import ReadingsPart

FORM = "yard_reading_form"
_SAVE_AFTER_MS = 200


class HalfTyped(QObject):
    """``key`` is the vehicle in work, beginning with its order; "" for none."""

    def __init__(self, parent: QObject, drafts: FormDrafts, readings: ReadingsPart) -> None:
        super().__init__(parent)
        self._drafts, self._readings = drafts, readings
        self._key, self._owner, self._kept = "", "", False
        self._texts: dict[str, str] = {}
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._timer.timeout.connect(self._write)
        readings.typed.connect(self._typed)
        readings.answered.connect(self._handed_on)

    def show_vehicle(self, key: str) -> None:
        """What was half typed for it stands there again; what needs no reading any more is forgotten."""
        owner = self._drafts.owner
        if (key, owner) != (self._key, self._owner):
            self._timer.stop()
            self._key, self._owner = key, owner
            found = self._drafts.load(FORM, key) if key and owner else None
            self._kept = found is not None
            self._texts = {name: str(text) for name, text in found.body.items()} if found else {}
            self._readings.restore(self._texts)
        if gone := self._texts.keys() - self._readings.lines.keys():
            self._texts = {name: text for name, text in self._texts.items() if name not in gone}
            self._write()

    def _typed(self, name: str, text: str) -> None:
        self._texts[name] = text
        self._timer.start()

    def _handed_on(self, answer: AnswerDraft) -> None:
        self._texts.pop(answer.item, None)
        self._write()

    def _write(self) -> None:
        self._timer.stop()
        texts = {name: text for name, text in self._texts.items() if text.strip()}
        if not self._key or self._drafts.owner != self._owner or not self._owner:
            return
        if texts:
            self._drafts.save(FORM, self._key, texts)
        elif self._kept:
            self._drafts.discard(FORM, self._key)
        self._kept = bool(texts)
