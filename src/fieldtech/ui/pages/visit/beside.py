"""Beside the questions: how far the object is, what was found, its meter, and when it cannot be looked at."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.forms.onsite.wording import found_text
from fieldtech.model.finding_photos import place_of
from fieldtech.services.visits.views import FindingView, ObjectView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import Flow, boxed, column, empty, row
from fieldtech.ui.kit.buttons import FLUSH, Button, LinkButton, QuietButton
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.dialogs import ConfirmDialog
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import InlineProblem
from fieldtech.ui.kit.pill import Pill
from fieldtech.ui.language import word
from fieldtech.ui.pages.checklist.progress_card import GroupCount, ProgressCard
from fieldtech.ui.pages.visit.finding_box import TONES, hazard_lacks
from fieldtech.ui.pages.visit.meter_card import MeterCard
from fieldtech.ui.pages.visit.work import VisitWork
from fieldtech.ui.tokens import S2, S3

_LEAST = 44  # px of a press


class BesidePane(Live, QWidget):
    """``add_finding``, ``go_item(item)``, ``not_seen(reason)``: no reason takes it back.

    ``change_finding(id)`` and ``to_repair(id)`` are of what was found beside the questions: it has no card.
    """

    add_finding = Signal()
    change_finding = Signal(object)
    to_repair = Signal(object)
    go_item = Signal(str)
    go_object = Signal(str)
    not_seen = Signal(str)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._thing: ObjectView | None = None
        self._found: tuple[FindingView, ...] | None = None
        self._photos: Mapping[str, int] = {}
        self._free = self._whole = False
        self.progress = ProgressCard()
        self.add = QuietButton("", "plus", name="add_finding")  # Alt+F is the page's own
        self.findings = Card(" ", "triangle-alert", self.add)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(S3)
        self._none = Label("", 13, tone="muted", wrap=True)
        self.findings.add(self._none, self._lines)
        self.meter = MeterCard(workplace)
        self.away = Button("", "calendar-x", name="not_seen")
        self.back = Button("", "undo-2", name="seen_after_all")
        self.away.clicked.connect(self.ask)
        self.back.clicked.connect(lambda: self.not_seen.emit(""))
        self.add.clicked.connect(self.add_finding)
        self.setLayout(column(self.progress, self.findings, self.meter, row(self.away, self.back, None), None, gap=S3))
        self.go_live()

    def show_visit(self, work: VisitWork, counts: Sequence[GroupCount], *, ending: bool = False) -> None:
        """The object in work; at the end what was found at any of them."""
        self._thing = work.thing
        self.progress.show_groups(counts)
        self.meter.show_object(work.visit, work.thing, free=work.free)
        whole = ending and len(work.objects) > 1
        shown = work.objects if whole else [work.thing] if work.thing is not None else []
        found = work.findings(None if whole else work.thing)
        photos = Counter(photo.name for thing in shown for photo in thing.photos)
        if (found, work.free, photos, whole) != (self._found, self._free, self._photos, self._whole):
            self._found, self._free, self._photos, self._whole = found, work.free, photos, whole
            self._list()
        gone = work.thing is not None and work.thing.state == "not_seen"
        self.add.setVisible(work.free and not gone)
        several = len(work.objects) > 1
        self.away.setVisible(work.free and several and not gone)
        self.back.setVisible(work.free and gone)

    def retranslate(self) -> None:
        """Words of cards and buttons."""
        self.findings.set_title(self.tr("Findings"))
        self.add.set_text(self.tr("Finding…"))
        self.add.setToolTip("Alt+F")
        self._none.setText(self.tr("Nothing was found here."))
        self.away.set_text(self.tr("Not here…"))
        self.back.set_text(self.tr("It is here after all"))
        if self._found is not None:
            self._list()

    def _list(self) -> None:
        empty(self._lines)
        found = self._found or ()
        self._none.setVisible(not found)
        for one in found:
            self._lines.addLayout(self._line(one))
        count = len(found)
        self.findings.set_pill(str(count) if count else "", "warn")

    def _line(self, one: FindingView) -> QVBoxLayout:
        beside = self._free and not one.item  # no card: what is done with it is done here
        text = LinkButton(self._name_of(one, beside and one.state != "closed"), name=f"finding_{one.number}")
        if self._whole and (self._thing is None or one.object != self._thing.id):
            text.clicked.connect(partial(self.go_object.emit, one.object.hex))
        elif one.item:
            text.clicked.connect(partial(self.go_item.emit, one.item))
        else:
            text.setEnabled(beside and one.state != "closed")
            text.clicked.connect(partial(self.change_finding.emit, one.id))
        text.setMinimumWidth(_LEAST)
        pills: list[QWidget] = [Pill(word(f"choice.finding_state.{one.stands}"), TONES[one.stands])]
        if one.hazard:
            pills.append(Pill(self.tr("Hazard"), "danger"))
        more = " · ".join(filter(None, (one.handling, one.repair_number, one.closed_reason)))
        lines: list[QWidget] = [Label(found_text(one.text, one.item_zh, one.item_en), 13, wrap=True)]
        if self._whole:
            lines.insert(0, Label(one.label, 13, 600, wrap=True))
        if more:
            lines.append(Label(more, 13, tone="muted", wrap=True))
        if count := self._photos.get(place_of(one.id), 0):
            said = self.tr("1 photo") if count == 1 else self.tr("{n} photos").format(n=count)
            lines.append(boxed(row(IconLabel("camera", "muted", 16), Label(said, 13, tone="muted"), None, gap=S2)))
        flow = Flow()
        for pill in pills:
            flow.addWidget(pill)
        if self._free and (lacks := hazard_lacks(one)):
            lines.append(problem := InlineProblem())
            problem.show_sentence(lacks)
        if beside and one.state == "open":
            order = QuietButton(self.tr("Make it a repair order"), "wrench", name=f"to_repair_{one.number}")
            order.clicked.connect(partial(self.to_repair.emit, one.id))
            lines.append(boxed(row(order, None)))
        return column(row(FLUSH, text, None), boxed(flow), *lines, gap=2)

    def _name_of(self, one: FindingView, changeable: bool) -> str:
        more = one.item or (self.tr("Change…") if changeable else "")
        return " · ".join(filter(None, (str(one.number), more)))

    def ask(self) -> None:
        """Why it cannot be looked at."""
        if self._thing is None:
            return
        dialog = ConfirmDialog(
            self.window(), self.tr("Not looked at"), self._thing.label, self.tr("Write down"),
            reason_label=self.tr("Reason"), reason_from=2,
        )  # fmt: skip
        dialog.confirmed.connect(self.not_seen)
        dialog.open()
