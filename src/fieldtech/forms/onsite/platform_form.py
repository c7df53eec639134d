"""The platform check 2.4a: one press when all is as it should be, one when there is no network."""

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo

from PySide6.QtWidgets import QWidget

from fieldtech.forms.choice_fields import Chips, Choice, Tick, YesNo
from fieldtech.forms.date_fields import Moment
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.keeper import DraftKeeper
from fieldtech.forms.onsite.wording import options
from fieldtech.forms.text_fields import Integer, LongText
from fieldtech.model.choices import PLATFORM_RESULTS, REGISTER_ANSWERS
from fieldtech.model.drafts.platform import PlatformCheckDraft
from fieldtech.ui.kit.boxes import Flow, column, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.field_grid import FieldGrid
from fieldtech.ui.tokens import S2, S3

POINTS = ("online", "valid", "acc", "voltage", "alarms", "ids_match")


class PlatformForm(Form[PlatformCheckDraft]):
    """Fields in a compact grid; without network only the reason is asked."""

    draft_type = PlatformCheckDraft

    def __init__(self, keeper: DraftKeeper, key: str, clock: Callable[[], datetime], zone: tzinfo) -> None:
        super().__init__(keeper, key)
        self._clock, self._zone = clock, zone
        self.all_good = Button("", "check-check", name="all_good")
        self.no_network = Button("", "cloud-off", name="no_network")
        self.all_good.clicked.connect(self._all_good)
        self.no_network.clicked.connect(self._no_network)
        self._points = QWidget()
        self.start()

    def fields(self) -> Sequence[Field]:
        """What the platform shows."""
        return (
            Chips(name="result", label=self.tr("Result"), required=True, options=options("platform", PLATFORM_RESULTS)),
            Tick(name="online", label=self.tr("Online")),
            Tick(name="valid", label=self.tr("Fix valid")),
            Tick(name="acc", label=self.tr("ACC agrees")),
            Tick(name="voltage", label=self.tr("Supply normal")),
            Tick(name="alarms", label=self.tr("No antenna, power or camera alarm")),
            Tick(name="ids_match", label=self.tr("Terminal, number and ICCID agree")),
            Choice(name="register_answer", label=self.tr("Registration answer"), required=True, numbers=True,
                   options=options("register_answer", REGISTER_ANSWERS)),
            self._moment("fix_at", self.tr("Last fix")),
            self._moment("checked_at", self.tr("Checked at")),
            Integer(name="satellites", label=self.tr("Satellites"), empty=None),
            Integer(name="signal", label=self.tr("Signal (0 to 31)"), empty=None),
            YesNo(name="mileage", label=self.tr("Mileage plausible"), yes=self.tr("Yes"), no=self.tr("No")),
            LongText(name="reason", label=self.tr("Why it cannot be checked now"), required=True, lines=2),
        )  # fmt: skip

    def arrange(self) -> QWidget:
        """Buttons, result, points, figures."""
        flow = Flow(S2, top=True)
        for name in POINTS:
            self.cell(name).hide_head()
            flow.addWidget(self.cell(name))
        self._points.setLayout(flow)
        figures = ("register_answer", "fix_at", "checked_at", "satellites", "signal", "mileage")
        self._figures = FieldGrid(*(self.cell(name) for name in figures), columns=3)
        box = QWidget()
        buttons = row(self.all_good, self.no_network, None, gap=S2)
        rest = (self.cell("result"), self._points, self._figures, self.cell("reason"))
        box.setLayout(column(buttons, *rest, gap=S3))
        return box

    def field_changed(self, name: str) -> None:
        """Any result but "no network" was seen now."""
        draft = self.draft()
        if name == "result" and draft.result not in ("", "unchecked") and draft.checked_at is None:
            self.set_field("checked_at", self._clock())
        self._show_parts()

    def load(self, draft: PlatformCheckDraft | object, *, restore: bool = True) -> None:
        """Show it, and only what it needs."""
        super().load(draft, restore=restore)  # type: ignore[arg-type]
        self._show_parts()

    def retranslate(self) -> None:
        """The buttons."""
        super().retranslate()
        self.all_good.set_text(self.tr("Everything as it should be"))
        self.no_network.set_text(self.tr("No network here"))

    def _moment(self, name: str, label: str) -> Moment:
        quick = (lambda: ((self.tr("Now"), self._clock()),)) if name == "fix_at" else tuple
        return Moment(name=name, label=label, required=True, zone=self._zone, clock=self._clock, quick=quick)

    def _all_good(self) -> None:
        now = self._clock()
        for name in POINTS:
            self.set_field(name, True)
        for name, value in (("result", "online"), ("register_answer", 0), ("fix_at", now), ("checked_at", now)):
            self.set_field(name, value)
        self._show_parts()
        self._show_problems()

    def _no_network(self) -> None:
        self.set_field("result", "unchecked")
        self._show_parts()
        self.editor("reason").control.setFocus()

    def _show_parts(self) -> None:
        unchecked = self.draft().result == "unchecked"
        self._points.setVisible(not unchecked)
        self._figures.setVisible(not unchecked)
        self.cell("reason").setVisible(unchecked)
