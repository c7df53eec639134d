"""Days and whether they close: the three sums, and each thing that does not agree, leading to its place (F58)."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.model.money.closing import Finding
from fieldtech.services.money.views import DayRow, DayView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import Body, boxed, column, empty, row
from fieldtech.ui.kit.buttons import LinkButton
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import current_language
from fieldtech.ui.list_delegate import ListRow
from fieldtech.ui.pages.money.lines import Figure
from fieldtech.ui.pages.money.wording import yuan
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.record_views import RecordList
from fieldtech.ui.tables import Batch, PagedModel
from fieldtech.ui.tokens import S2, S3, S4, S5, S6

_WIDE, _PANE, _NARROW = 1100, 330, 280
_ALWAYS = 3  # sums that are there on every day


class DaysView(Live, QWidget):
    """``place_wanted(place)`` where a finding leads, ``number_wanted(number)`` of a receipt that is there twice,
    ``credit_wanted(order)`` where too much was received.

    ``done(change, sentence)`` when a day was closed.
    """

    place_wanted = Signal(str)
    number_wanted = Signal(str)
    credit_wanted = Signal(str)
    done = Signal(object, str)
    failed = Signal(object)

    def __init__(self, workplace: Workplace, showing: Showing) -> None:
        super().__init__()
        self.setObjectName("finance_days")
        self._workplace, self._times, self._catalogue = workplace, showing.times, showing.catalogue
        self.view: DayView | None = None
        self.model = PagedModel(paint=self._row, spoken=lambda day: self._row(day).spoken(), parent=self)
        self.list = RecordList(self.model)
        self.list.setObjectName("days")
        self._pane = QFrame()
        self._pane.setProperty("role", "pane")
        self._pane.setLayout(column((self.list, 1), margins=(0, S3, 0, 0)))
        self.header, self.said = PageHeader(), Banner("danger")
        self._sums = tuple(Figure() for _ in range(6))  # the last three only where there is any of it
        self._sum_card = Card(" ", "banknote").add(row(*self._sums, None, gap=S6))
        self._findings, self._late = QVBoxLayout(), QVBoxLayout()
        self._finding_card = Card(" ", "circle-alert").add(self._findings)
        self._late_card = Card(" ", "clock").add(self._late)
        cards = (self.said, self._sum_card, self._finding_card, self._late_card, None)
        self._detail = boxed(
            column(self.header, (Body(column(*cards, gap=S3, margins=(S5, 0, S5, S4))), 1)),
        )
        self._none = EmptyState("calendar-check")
        self.footer = Footer(name="close_day")
        self.setLayout(row(self._pane, (self._detail, 1), (self._none, 1), gap=0))
        self.list.chosen.connect(lambda day: self._load_day(day.day, day.centre))
        self.footer.primary.clicked.connect(self.close_day)
        self.go_live()

    def load(self) -> None:
        """The days as they are now; the marked one stays."""
        days = self._workplace.finance.days()
        kept = self.view.closing.day if self.view is not None else None
        self.model.show(lambda _after, _limit: Batch(days))
        self._detail.setVisible(bool(days))
        self._none.setVisible(not days)
        if days:
            at = self.model.find(lambda day: day.day == kept)
            first_open = self.model.find(lambda day: not day.closed)
            self.list.choose(at if at >= 0 else max(0, first_open))

    def choose(self, day: str) -> None:
        """The day of that date."""
        at = self.model.find(lambda found: found.day.isoformat() == day)
        if at >= 0:
            self.list.choose(at)

    def forget(self) -> None:
        """Somebody else sits down here."""
        self.view = None
        self.model.show(lambda _after, _limit: Batch(()))

    def close_day(self) -> None:
        """Orders, receipts and cash agree."""
        if self.view is None:
            return
        try:
            change = self._workplace.finance.close_day(self.view.closing.day, self.view.centre)
        except FieldtechError as error:
            self.failed.emit(error)
        else:
            self.done.emit(change, self.tr("{day} is closed").format(day=change.number))

    def retranslate(self) -> None:
        """Everything of the day shown."""
        self.list.setAccessibleName(self.tr("Days"))
        self._none.set_text(self.tr("No day with money yet"), self.tr("Days appear with the first collection."))
        self._sum_card.set_title(self.tr("The three sums"))
        self._late_card.set_title(self.tr("Came after the closing"))
        view, closing = self.view, self.view.closing if self.view is not None else None
        if view is None or closing is None:
            return
        self.header.set_title(f"{closing.day:%Y-%m-%d}", self._centre(view.centre))
        self._say(view)
        self._show_sums(view)
        self._finding_card.set_title(self.tr("What keeps it open"), str(len(closing.findings)))
        self._finding_card.setVisible(bool(closing.findings))
        self._fill(self._findings, closing.findings)
        late = [found for found in view.later if found not in closing.findings]  # each is said once
        self._late_card.setVisible(bool(late))
        self._fill(self._late, late)
        self._show_foot(view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower list in a small window."""
        super().resizeEvent(event)
        self._pane.setFixedWidth(_PANE if self.width() >= _WIDE else _NARROW)

    # inside -----------------------------------------------------------------------------------------------

    def _load_day(self, day: date, centre: str) -> None:
        try:
            self.view = self._workplace.finance.day(day, centre)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self.retranslate()

    def _say(self, view: DayView) -> None:
        if view.closed_at is not None and not view.later:
            when = self._times.full(view.closed_at)
            said = self.tr("Closed by {name}, {time}").format(name=view.closed_by, time=when)
            self.said.set("ok", said)
        elif view.closing.closes:
            self.said.set("ok", self.tr("Everything agrees: the day can be closed"))
        else:
            first = view.closing.findings[0] if view.closing.findings else view.later[0]
            others = self.tr("The other {n} agree.").format(n=view.agree) if view.agree else ""
            agree = self.tr("The other one agrees.") if view.agree == 1 else others
            if view.closed_at is not None:  # it was closed, and something came afterwards
                when = self._times.full(view.closed_at)
                agree = self.tr("Closed by {name}, {time}").format(name=view.closed_by, time=when)
            many = len(view.closing.findings)
            title = self.tr("It does not close: {n} things disagree").format(n=many)
            self.said.set("danger", first.said(current_language()) if many == 1 else title, agree)

    def _show_sums(self, view: DayView) -> None:
        """What was written off never came: it stands by itself (D17)."""
        closing, ended = view.closing, view.ended or {}
        again, off = ended.get("recounted", 0), ended.get("written_off", 0)
        sums = {
            self.tr("Received from customers"): closing.received,
            self.tr("On receipts"): closing.receipted,
            self.tr("Counted by finance"): closing.counted + again,
            self.tr("Made good afterwards") if ended else self.tr("Made good or written off"):
                closing.made_good - again - off,
            self.tr("Written off"): off,
            self.tr("Arrived without cash"): closing.confirmed,
        }  # fmt: skip
        for at, (figure, (caption, cents)) in enumerate(zip(self._sums, sums.items(), strict=True)):
            figure.show_figure(caption, yuan(cents))
            figure.setVisible(at < _ALWAYS or bool(cents))

    def _show_foot(self, view: DayView) -> None:
        may = view.may_close and view.closing.closes
        verb = self.tr("Close the day") if view.closed_at is None else self.tr("Close it anew")
        self.footer.set_primary(verb if may else "", "lock", name="close_day")
        said = self.tr("A reason does not close a day: the money comes, or is written off with approval")
        self.footer.set_saved(said, "muted", "lock")

    def _fill(self, layout: QVBoxLayout, findings: Iterable[Finding]) -> None:
        empty(layout)
        layout.setSpacing(S2)
        for found in findings:
            layout.addWidget(self._line(found))

    def _line(self, found: Finding) -> QWidget:
        said = found.said(current_language())
        parts: list[QWidget] = [IconLabel("circle-alert", "danger", 18, line=20)]
        words = Label(said, 14, wrap=True)
        place = (self.view.places or {}).get(found.number, "") if self.view is not None else ""
        line = row(*parts, (words, 1), gap=S3, margins=(S3, S2, S3, S2))
        if found.code == "order_open":  # what is owed is received, or said to be owed, among the open amounts
            place = place.replace("order/", "owed/")
        if found.code == "receipt_twice" and self._may_decide():
            decide = LinkButton(self.tr("Decide…"), "arrow-right", name=f"decide_{found.number}")
            decide.setAccessibleName(self.tr("Decide whose {number} is").format(number=found.number))
            decide.clicked.connect(lambda _=False: self.number_wanted.emit(found.number))
            line.addWidget(decide)
        elif place:
            if found.code == "order_overpaid" and self._workplace.context.require().may("close_day"):
                credit = LinkButton(self.tr("To his credit…"), name=f"credit_{found.number}")
                credit.setAccessibleName(self.tr("To the customer's credit: {number}").format(number=found.number))
                credit.clicked.connect(lambda _=False, place=place: self.credit_wanted.emit(place.partition("/")[2]))
                line.addWidget(credit)
            go = LinkButton(self.tr("Show"), "arrow-right", name=f"go_{found.number}")
            go.setAccessibleName(self.tr("Show {number}").format(number=found.number))
            go.clicked.connect(lambda _=False, place=place: self.place_wanted.emit(place))
            line.addWidget(go)
        box = boxed(line, "sunken")
        box.setAccessibleName(said)
        return box

    def _may_decide(self) -> bool:
        return self._workplace.context.require().may("audit_money")

    def _centre(self, code: str) -> str:
        return self._catalogue.name("service_centres", code)

    def _row(self, day: DayRow) -> ListRow:
        state = self.tr("Closed") if day.closed else self.tr("Can be closed")
        if day.findings:
            state = self.tr("1 differs") if day.findings == 1 else self.tr("{n} differ").format(n=day.findings)
        tone = "ok" if day.closed and not day.findings else "danger" if day.findings else "info"
        weekday = self.tr("Mon Tue Wed Thu Fri Sat Sun").split()[day.day.weekday()]
        return ListRow(self._centre(day.centre), weekday, f"{day.day:%Y-%m-%d}", "", state, tone)
