"""Warnings of a row that is otherwise right: somebody looks and says that it is so."""

from collections.abc import Sequence

from fieldtech.errors import Problem
from fieldtech.forms.masters.specs import label_of
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import sentence


class Doubts(Live, Banner):
    """Hidden while there are none."""

    def __init__(self) -> None:
        super().__init__("warn")
        self.setObjectName("doubts")
        self._found: Sequence[Problem] = ()
        self.hide()
        self.go_live()

    def show_doubts(self, found: Sequence[Problem]) -> None:
        """Say each with its field."""
        self._found = found
        self.retranslate()
        self.setVisible(bool(found))

    @property
    def any(self) -> bool:
        """Whether something is doubted now."""
        return bool(self._found)

    def retranslate(self) -> None:
        """In the language shown."""
        lines = (f"{label_of(p.field)}: {sentence(p.code, **p.params)}" for p in self._found)
        self.set("warn", self.tr("Please look once more"), "\n".join(dict.fromkeys(lines)))
