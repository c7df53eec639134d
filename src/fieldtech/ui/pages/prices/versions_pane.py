"""The left side: what is being edited, then every version of the fee schedule, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from fieldtech.model.money.schedule import DELIVERED
from fieldtech.services.money.schedules import COMING, HOLDS, FeeItemRow, ScheduleRow
from fieldtech.ui.kit.boxes import column
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.list_delegate import ListRow
from fieldtech.ui.record_views import RecordList
from fieldtech.ui.tables import Batch, PagedModel
from fieldtech.ui.tokens import S3, S4


@dataclass(frozen=True)
class Shown:
    """A version, or with ``version`` None what is edited."""

    version: ScheduleRow | None
    items: tuple[FeeItemRow, ...]

    @property
    def changes(self) -> int:
        """How many items differ from the newest version."""
        return sum(bool(item.change) for item in self.items)


class VersionsPane(Live, QFrame):
    """``chosen(shown)`` as the mark moves."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "pane")
        self._title = Label("", 13, 600, tone="muted")
        self.model = PagedModel(paint=self._row, spoken=lambda found: self._row(found).spoken(), parent=self)
        self.list = RecordList(self.model)
        self.list.setObjectName("versions")
        self.list.chosen.connect(self.chosen)
        self.setLayout(column(column(self._title, margins=(S4, S4, S4, S3)), (self.list, 1)))
        self.go_live()

    def show_rows(self, rows: Sequence[Shown]) -> None:
        """These; the mark stays on the same version."""
        kept = self.marked()
        number = kept.version.number if kept is not None and kept.version is not None else None
        self.model.show(lambda _after, _limit: Batch(rows))
        at = self.model.find(lambda found: (found.version.number if found.version else None) == number)
        if kept is None:  # begin with the prices that hold today
            at = self.model.find(lambda found: found.version is not None and found.version.state == HOLDS)
        self.list.choose(max(0, at))

    def marked(self) -> Shown | None:
        """The version one looks at."""
        index = self.list.currentIndex()
        valid = index.isValid() and index.row() < self.model.rowCount()
        found: Shown | None = self.model.record(index.row()) if valid else None
        return found

    def choose_edited(self) -> None:
        """Turn to what is edited."""
        at = self.model.find(lambda found: found.version is None)
        if at >= 0:
            self.list.choose(at)

    def retranslate(self) -> None:
        """Title and rows."""
        self._title.setText(self.tr("Versions"))
        self.list.setAccessibleName(self.tr("Versions of the fee schedule"))
        self.list.viewport().update()

    def _row(self, found: Shown) -> ListRow:
        version = found.version
        if version is None:
            return self._edited(found)
        title = self.tr("From {day}").format(day=version.holds_from.isoformat())
        if version.until is not None:
            last = version.until - timedelta(days=1)
            title = self.tr("{day} to {last}").format(day=version.holds_from.isoformat(), last=last.isoformat())
        by = self.tr("As delivered") if version.number == DELIVERED else version.by_name
        under = " · ".join(filter(None, (by, version.note)))
        pill = {HOLDS: (self.tr("In force"), "ok"), COMING: (self.tr("To come"), "info")}
        said = pill.get(version.state, (self.tr("Past"), "neutral"))
        return ListRow(self.tr("Version {n}").format(n=version.number), "", title, under, *said)

    def _edited(self, found: Shown) -> ListRow:
        count = found.changes
        many = self.tr("1 change") if count == 1 else self.tr("{n} changes").format(n=count)
        pill = (many, "warn") if count else (self.tr("Unchanged"), "neutral")
        under = self.tr("Not in force yet")
        return ListRow(self.tr("Draft"), "", self.tr("Being edited"), under, *pill)
