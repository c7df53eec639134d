"""Who works on a computer: everybody who can sign in, technicians first, any number of them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldtech.services.access import PersonRow
from fieldtech.ui.kit.boxes import Body, column
from fieldtech.ui.kit.choices import ChipGroup, Option
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import InlineProblem
from fieldtech.ui.language import word
from fieldtech.ui.tokens import S1, S2

FEW = 14  # more of them are scrolled
_FIRST = ("TE", "DI", "CS", "TS")


class PeopleChoice(Live, QWidget):
    """``changed()`` when somebody was put in or taken out."""

    changed = Signal()

    def __init__(self, people: Sequence[PersonRow], chosen: Sequence[str] = ()) -> None:
        super().__init__()
        self._people = sorted(people, key=lambda one: _FIRST.index(one.role) if one.role in _FIRST else len(_FIRST))
        self.chips = ChipGroup(multiple=True)
        self.chips.setObjectName("people")
        self.problem = InlineProblem()
        self._label = Label("", 13, tone="muted")
        body = Body(column(self.chips, None), "people_body")
        body.setMinimumHeight(196 if len(people) <= FEW else 240)
        self.setLayout(column(self._label, S1, body, S2, self.problem))
        self._set_options()
        self.chips.set_values(tuple(chosen))
        self.chips.changed.connect(self._changed)
        self.go_live()

    def logins(self) -> tuple[str, ...]:
        """Those chosen."""
        return self.chips.values()

    def check(self) -> bool:
        """Whether there is somebody; else it says so."""
        there = bool(self.logins())
        self.problem.show_sentence("" if there else self.tr("Choose at least one person."))
        return there

    def retranslate(self) -> None:
        """Names stay, roles change their language."""
        self._label.setText(self.tr("Who works on this computer"))
        self.chips.set_label(self._label.text())
        self._set_options()

    def _set_options(self) -> None:
        self.chips.set_options(
            Option(one.login, f"{one.name} · {word(f'role.{one.role}')}") for one in self._people
        )  # fmt: skip

    def _changed(self) -> None:
        self.problem.show_sentence("")
        self.changed.emit()
