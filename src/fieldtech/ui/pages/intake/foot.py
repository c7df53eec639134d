"""The foot of the intake page: what is kept, what is missing, and the one verb."""

from datetime import datetime, tzinfo

from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.live import Live

REGISTER_AND_ASSESS, REGISTER, CORRECT = "register_and_assess", "register", "correct"


class CallFooter(Live, Footer):
    """Says everything again when the language is switched."""

    def __init__(self, zone: tzinfo) -> None:
        super().__init__(name="register")
        self._zone = zone
        self._kept: datetime | None = None
        self._again = self._lost = False
        self._missing = 0
        self._verb = REGISTER_AND_ASSESS
        self.go_live()

    def show_kept(self, at: datetime | None, *, again: bool = False) -> None:
        """When the draft was written, or that it was found ``again``; None says nothing."""
        self._kept, self._again, self._lost = at, again, False
        sentence = self.tr("Draft of {time} restored") if again else self.tr("Kept on this computer {time}")
        self.set_saved(sentence.format(time=f"{at.astimezone(self._zone):%H:%M:%S}") if at else "")

    def show_not_kept(self, _error: object = None) -> None:
        """What was typed is nowhere but in the window; the form says why."""
        self._lost = True
        self.set_saved(self.tr("NOT saved"), "danger", "circle-alert")

    def show_missing_fields(self, missing: int) -> None:
        """How many required fields are open."""
        self._missing = missing
        many = self.tr("1 required field is empty") if missing == 1 else self.tr("{n} required fields are empty")
        self.set_missing(many.format(n=missing) if missing else "")

    def show_verb(self, verb: str) -> None:
        """What the button does."""
        self._verb = verb
        texts = {REGISTER_AND_ASSESS: self.tr("Register and assess"), REGISTER: self.tr("Register"),
                 CORRECT: self.tr("Save the call")}  # fmt: skip
        self.set_primary(texts[verb], "arrow-right")

    def retranslate(self) -> None:
        """All texts."""
        if self._lost:
            self.show_not_kept()
        else:
            self.show_kept(self._kept, again=self._again)
        self.show_missing_fields(self._missing)
        self.show_verb(self._verb)
