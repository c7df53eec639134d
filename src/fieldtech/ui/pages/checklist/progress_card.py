"""How far the checklist is, group by group, and the keys that answer it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from fieldtech.ui.kit.boxes import empty, row
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import IconLabel, KeyCap, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import term
from fieldtech.ui.tokens import S2


@dataclass(frozen=True)
class GroupCount:
    """A group of items and how many are answered."""

    group: str
    answered: int
    total: int


class ProgressCard(Live, Card):
    """A bar and a line per group."""

    def __init__(self) -> None:
        super().__init__(" ", "list-checks")
        self._groups: Sequence[GroupCount] = ()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self._list = QVBoxLayout()
        self._list.setSpacing(S2)
        self.add(self.bar, self._list)
        self.go_live()

    def show_groups(self, groups: Sequence[GroupCount]) -> None:
        """The counts as they are."""
        self._groups = tuple(groups)
        self.bar.setMaximum(max(1, sum(g.total for g in groups)))
        self.bar.setValue(sum(g.answered for g in groups))
        empty(self._list)
        for group in groups:
            self._list.addWidget(_line(group))

    def retranslate(self) -> None:
        """Names of the groups."""
        self.set_title(self.tr("Progress"))
        self.bar.setAccessibleName(self.tr("Progress"))
        self.show_groups(self._groups)


class KeysCard(Live, Card):
    """What the keys do here."""

    def __init__(self) -> None:
        super().__init__(" ", "keyboard")
        self._words = [Label("", 13) for _ in range(6)]
        for keys, label in zip(("1 2 3", "↑ ↓", "N", "P", "Alt+A", "F8"), self._words, strict=True):
            cap = KeyCap(keys)
            cap.setMinimumWidth(52)
            self.add(row(cap, (label, 1), gap=S2))
        self.go_live()

    def retranslate(self) -> None:
        """In words."""
        self.set_title(self.tr("Keys"))
        texts = (self.tr("OK, not OK, N/A"), self.tr("item before, after"), self.tr("note"), self.tr("photo"),
                 self.tr("the rest OK"), self.tr("next open item"))  # fmt: skip
        for label, text in zip(self._words, texts, strict=True):
            label.setText(text)


def group_name(group: str) -> str:
    """A group in words; one the office has made is called as it wrote it."""
    return term("checklist_group", group)


def _line(group: GroupCount) -> QWidget:
    done = group.answered >= group.total
    icon = IconLabel("circle-check" if done else "circle-dashed", "ok" if done else "warn")
    count = Label(f"{group.answered} / {group.total}", 13, 600, "ok" if done else "warn", tabular=True)
    box = QWidget()
    box.setLayout(row(icon, (Label(group_name(group.group), 13), 1), count, gap=S2))
    return box
