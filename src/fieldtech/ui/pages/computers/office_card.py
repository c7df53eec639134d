"""In the settings: whether this computer belongs to an office, is one, or stands alone, and what can be done."""

from functools import partial

from PySide6.QtCore import Signal

from fieldtech.errors import FieldtechError
from fieldtech.forms.syncing.lease_field import LeaseField
from fieldtech.services.lease import MOST_DAYS, Lease
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import word
from fieldtech.ui.pages.computers.deeds import Deeds
from fieldtech.ui.tokens import S2


class OfficeCard(Live, Card):
    """``computers()`` leads to the page; joining and becoming open their sheets here and say so with ``deeds``.

    ``changed(Change)`` and ``said(text, undo)`` when the days of the lock were set, ``failed(error)`` when not.
    """

    computers = Signal()
    changed = Signal(object)
    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__("", "monitor")
        self.setObjectName("office_card")
        self._workplace = workplace
        self.deeds = Deeds(self, workplace)
        self._where: tuple[str, ...] = ()
        self._is_office = False
        self._text = Label("", 14, wrap=True)
        self.join = Button("", "laptop", name="join_office")
        self.become = Button("", "monitor", name="become_office")
        self.list = Button("", "list", name="show_computers")
        self.join.clicked.connect(self.deeds.join)
        self.become.clicked.connect(self.deeds.become)
        self.list.clicked.connect(self.computers)
        self.lease = LeaseField(MOST_DAYS)
        self.lease.given.connect(self.set_lease)
        self.add(self._text, row(self.join, self.become, self.list, None, gap=S2), self.lease)
        self.go_live()

    def open(self) -> None:
        """As it is now, for the person signed in."""
        person, syncing = self._workplace.access.person, self._workplace.syncing
        self._where, self._is_office = syncing.where(), syncing.is_office()
        manages = person is not None and person.may("manage_computers")
        self.join.setVisible(not self._is_office)
        self.become.setVisible(not self._where and manages)
        self.list.setVisible(bool(self._where) and manages)
        self.lease.setVisible(bool(self._where) and manages)  # for the laptops of an office, by who looks after them
        self.lease.show_days(Lease(self._workplace.context).days)
        self.retranslate()

    def set_lease(self, days: int) -> None:
        """For all laptops, each as soon as it hears of it; can be taken back at once."""
        lease = Lease(self._workplace.context)
        before = lease.days
        try:
            change = lease.set_days(days)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self.lease.show_days(days)
        self.changed.emit(change)
        self.said.emit(word("lease.set" if days else "lease.never", days=str(days)), partial(self.set_lease, before))

    def retranslate(self) -> None:
        """All texts."""
        self.set_title(self.tr("Office"))
        self.become.set_text(self.tr("Make this computer the office"))
        self.list.set_text(self.tr("Its computers"))
        where = self._where
        self.join.set_text(self.tr("Register it again…") if where else self.tr("This computer belongs to an office…"))
        if self._is_office:
            self._text.setText(self.tr("This computer is the office."))
        elif where:
            self._text.setText(self.tr("Registered at the office, {address}.").format(address=", ".join(where)))
        else:
            self._text.setText(self.tr("This computer works alone: nothing is sent anywhere."))
