"""What the visit looks at, one row each: how far it is, and what is wrong in words; scan or type to choose."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame

from fieldtech.forms.onsite.wording import found_text
from fieldtech.model.base import Id
from fieldtech.services.visits.views import FindingView, ObjectView
from fieldtech.ui.kit.boxes import column
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.search_field import ScanField
from fieldtech.ui.language import word
from fieldtech.ui.list_delegate import ListRow
from fieldtech.ui.pages.yard.progress import YardBar
from fieldtech.ui.record_views import RecordList
from fieldtech.ui.tables import Batch, PagedModel
from fieldtech.ui.tokens import S2, S3, S4

WIDE = 284  # px
_TONES = {"waiting": "neutral", "working": "violet", "done": "ok", "not_seen": "warn"}
_BAR = {"done": "installed", "working": "installing", "waiting": "waiting", "not_seen": "not_here"}


class ObjectPane(Live, QFrame):
    """``picked(key)``; ``scan.scanned`` has what was typed or scanned into the field."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("object_pane")
        self.setProperty("role", "pane")
        self.setFixedWidth(WIDE)
        self._objects: dict[Id, ObjectView] = {}
        self._findings: dict[Id, list[FindingView]] = {}
        self._title, self.bar = Label("", 15, 600), YardBar()
        self.scan = ScanField()
        self.scan.setObjectName("find_object")
        self.model = PagedModel(paint=self._row, spoken=lambda key: self._row(key).spoken())  # rows are keys alone
        self.list = RecordList(self.model)
        self.list.setObjectName("objects")
        self.list.chosen.connect(self._chosen)
        head = column(self._title, self.bar, self.scan, gap=S3, margins=(S4, S4, S4, S2))
        self.setLayout(column(head, (self.list, 1), gap=S2))
        self.go_live()

    def show_objects(self, objects: Sequence[ObjectView], findings: Sequence[FindingView], current: Id | None) -> None:
        """All of them; the one in work is the current row."""
        keys = [one.id for one in objects]
        same = keys == list(self._objects)
        self._objects = dict(zip(keys, objects, strict=True))
        self._findings = {}
        for finding in findings:
            self._findings.setdefault(finding.object, []).append(finding)
        if not same:
            self.model.show(lambda _after, _limit: Batch(keys))
        self._count()
        self.list.viewport().update()
        if current in self._objects and self.list.currentIndex().row() != (at := keys.index(current)):
            with QSignalBlocker(self):
                self.list.choose(at)
            self.list.scrollTo(self.model.index(at, 0))

    def retranslate(self) -> None:
        """Words of the head and the rows."""
        self.scan.set_label(self.tr("Plate, number or terminal"), self.tr("Scan or type a plate"))
        self.list.setAccessibleName(self.tr("What is looked at"))
        self._count()
        self.list.viewport().update()

    def _count(self) -> None:
        states = [one.state for one in self._objects.values()]
        ended = sum(state in ("done", "not_seen") for state in states)
        text = self.tr("{n} of {all} looked at").format(n=ended, all=len(states))
        self._title.setText(text)
        self.bar.show_parts({_BAR[name]: states.count(name) for name in _BAR}, text)

    def _row(self, key: Id) -> ListRow:
        one = self._objects[key]
        done, total = one.answered
        mine = self._findings.get(one.id, [])
        troubles = [self.tr("{n} findings").format(n=len(mine))] if len(mine) > 1 else []
        troubles += [found_text(one.text, one.item_zh, one.item_en) for one in mine if len(mine) == 1]
        if one.state == "working":
            troubles.append(self.tr("{n} open").format(n=len(one.gaps)))
        title = one.plate or " ".join(filter(None, (one.tag or one.number, one.name)))
        hazard = any(finding.hazard for finding in mine)
        first = f"{one.position} · {one.name or one.number}" if one.plate else str(one.position)
        return ListRow(
            first, f"{done} / {total}", title,
            one.reason or " · ".join(troubles), word(f"choice.object_state.{one.state}"), _TONES[one.state],
            icon="triangle-alert" if mine else "", icon_tone="danger" if hazard else "warn",
        )  # fmt: skip

    def _chosen(self, key: Id) -> None:
        self.picked.emit(key)
