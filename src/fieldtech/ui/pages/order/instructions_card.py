"""Work instructions beside an order: documents for its kind and for its checklist (T01)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from fieldtech.services.context import Person
from fieldtech.services.instructions import Document
from fieldtech.services.order_view import OrderView
from fieldtech.ui.kit.boxes import Flow, boxed, column, empty, row
from fieldtech.ui.kit.buttons import IconButton, LinkButton
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.labels import IconLabel, Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import word
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.tokens import S2, S3
from fieldtech.words import known


class InstructionsCard(Live, Card):
    """``opened(document)``, and for who keeps the catalogue ``attach(about)`` and ``withdraw(document)``."""

    opened = Signal(object)
    attach = Signal(str)
    withdraw = Signal(object)

    def __init__(self, showing: Showing) -> None:
        super().__init__(" ", "clipboard-list")
        self.setObjectName("instructions_card")
        self._showing = showing
        self._documents: Sequence[Document] = ()
        self._places: Sequence[str] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(S3)
        self.add(self._lines)
        self.go_live()

    def show_view(self, view: OrderView, person: Person | None) -> None:
        """Those of this order; who may attach some sees the card also while there are none."""
        self._documents, places = self._showing.instructions(view.id)
        self._places = places if person is not None and person.may("edit_catalogue") else ()
        self.setVisible(bool(self._documents or self._places))
        self.retranslate()

    def retranslate(self) -> None:
        """One line each."""
        self.set_title(self.tr("Work instructions"))
        empty(self._lines)
        for one in self._documents:
            self._add(one)
        if self._places:
            links = Flow()
            for about in self._places:
                text = self.tr("For {what}…").format(what=_name(about))
                link = LinkButton(text, "plus", name=f"attach_instruction_{about}")
                link.clicked.connect(partial(self.attach.emit, about))
                links.addWidget(link)
            self._lines.addWidget(boxed(links))

    def _add(self, one: Document) -> None:
        link = LinkButton(one.name, name="open_instruction")
        link.clicked.connect(partial(self.opened.emit, one))
        under = Label(self.tr("For {what}").format(what=_name(one.about)), 13, tone="muted", wrap=True)
        line = row(IconLabel("file-text", "muted", 18, line=20), (column(row(link, None), under, gap=0), 1), gap=S2)
        if self._places:
            take = IconButton("x", self.tr("Withdraw {name}").format(name=one.name), name="withdraw_instruction")
            take.clicked.connect(partial(self.withdraw.emit, one))
            line.addWidget(take)
        self._lines.addLayout(line)


def _name(about: str) -> str:
    """A kind of order in words, or the code of a checklist."""
    code = f"instruction.{about}"
    return word(code) if known(code) else word("instruction.checklist", name=about)
