"""The cards of an install order as one: shown for that kind alone, read once."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fieldtech.model.base import Id
from fieldtech.services.install.order_case import InstallCase
from fieldtech.services.order_view import OrderView
from fieldtech.ui.pages.order.files_card import FilesCard
from fieldtech.ui.pages.order.install_cards import ChainCard, InstallCard, PapersCard
from fieldtech.ui.pages.order.milestones_card import MilestonesCard
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.pages.order.vehicles_card import VehiclesCard


class FleetCards(QObject):
    """``left`` and ``right`` stand in columns, ``vehicles`` above them; every decision is announced."""

    act = Signal(str)
    removed = Signal(object)
    edited = Signal(object)
    sourced = Signal(object)
    request = Signal(str)
    opened = Signal(str)

    def __init__(self, showing: Showing, parent: QObject, *, read_only: bool = False) -> None:
        """``read_only`` where one looks and decides, and changes nothing."""
        super().__init__(parent)
        self._case_of = showing.case
        self.case: InstallCase | None = None
        self.order: Id | None = None
        self.install, self.papers = InstallCard(showing, "install_card"), PapersCard()
        self.vehicles, self.chain = VehiclesCard(read_only=read_only), ChainCard()
        self.files, self.milestones = FilesCard(), MilestonesCard(showing)
        self.left: tuple[QWidget, ...] = (self.install, self.milestones)
        self.right: tuple[QWidget, ...] = (self.papers, self.files, self.chain)
        for card in (self.install, self.papers, self.vehicles, self.milestones):
            card.act.connect(self.act)
        self.papers.request.connect(self.request)
        self.vehicles.removed.connect(self.removed)
        self.vehicles.edited.connect(self.edited)
        self.vehicles.sourced.connect(self.sourced)
        self.chain.opened.connect(self.opened)

    def show_view(self, view: OrderView, acts: Sequence[str]) -> None:
        """Show this order, or nothing for one of another kind."""
        fleet = view.kind == "install"
        self.case, self.order = (self._case_of(view.id), view.id) if fleet else (None, None)
        for card in (self.vehicles, *self.left, *self.right):
            card.setVisible(fleet)
        if self.case is not None:
            self.install.show_case(self.case, view, acts)
            self.papers.show_case(self.case, acts)
            self.vehicles.show_case(self.case, acts)
            self.chain.show_case(self.case)
            self.files.show_view(view, acts)
            self.milestones.show_view(view, acts)
