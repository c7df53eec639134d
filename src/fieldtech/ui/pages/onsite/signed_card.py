"""The short end of an order: signed when and by whom, its sheet to print or send, and what comes next today."""

from PySide6.QtCore import Signal

from fieldtech.errors import FieldtechError
from fieldtech.model.drafts.signoff import AcceptanceDraft
from fieldtech.services.day import DayStop
from fieldtech.services.order_view import OrderView
from fieldtech.services.photo_rules import SEALED
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import column, reveal, row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import word
from fieldtech.ui.pages.order.showing import Times
from fieldtech.ui.tokens import S3

_SIGNED = ("ink", "paper")


class SignedCard(Live, Card):
    """There as soon as the order is sealed; ``sheet_wanted`` shows the sheet, where it is printed, saved and sent."""

    sheet_wanted = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setObjectName("signed_card")
        self._workplace = workplace
        self._times = Times(workplace.context.zone, workplace.context.now)
        self._view: OrderView | None = None
        self._heading = Label("", 18, 600, wrap=True)
        self._stays = Label("", 13, tone="muted", wrap=True)
        self._next = Label("", 14, wrap=True)
        self.sheet = Button("", "printer", name="signed_sheet")
        self.sheet.clicked.connect(self.sheet_wanted)
        words = column(self._heading, self._stays, self._next, gap=4)
        self.add(row(IconLabel("shield-check", "ok", 36), (words, 1), self.sheet, gap=S3))
        self.hide()
        self.go_live()

    def show_order(self, view: OrderView) -> None:
        """As it stands; nothing is said of one that is not sealed."""
        self._view = view
        reveal(self, view.status in SEALED and bool(view.seals))
        self.retranslate()

    def retranslate(self) -> None:
        """All texts."""
        self.sheet.set_text(self.tr("Print, save or send"))
        self._stays.setText(word("work.signed"))
        if self._view is None or not self._view.seals:
            return
        self._heading.setText(self._signed(self._view))
        self._next.setText(self._said_of(self._following(self._view)))

    def _signed(self, view: OrderView) -> str:
        given, time = view.facts.get(AcceptanceDraft), self._times.short(view.seals[-1].at)
        if given is not None and given.mode in _SIGNED and given.name:
            return self.tr("Signed {time} by {name}").format(time=time, name=given.name)
        how = word(f"choice.sign_mode.{given.mode}") if given is not None and given.mode not in _SIGNED else ""
        return " · ".join(filter(None, (self.tr("Sealed {time}").format(time=time), how)))

    def _following(self, view: OrderView) -> DayStop | None:
        """The first stop of today that is still to be made."""
        try:
            stops = self._workplace.day.stops()
        except FieldtechError:
            return None
        return next((stop for stop in stops if not stop.done and stop.id != view.id), None)

    def _said_of(self, stop: DayStop | None) -> str:
        if stop is None:
            return self.tr("No more stops today.")
        parts = (self._times.short(stop.slot_from), stop.plate, stop.customer)
        return self.tr("Next: {stop}").format(stop=" · ".join(filter(None, parts)))
