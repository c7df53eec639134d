"""The looks of the sign-off: head, what is signed at the left, what to do at the right, foot."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from fieldtech.errors import FieldtechError, Invalid, Refused
from fieldtech.ui.kit.boxes import Body, column, row
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.field_grid import Labelled
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import sentence
from fieldtech.ui.pages.signoff.dissatisfied import ReworkBanner
from fieldtech.ui.pages.signoff.foot import SignoffFoot
from fieldtech.ui.pages.signoff.prepare_card import PrepareCard
from fieldtech.ui.pages.signoff.reading_card import ReadingCard
from fieldtech.ui.pages.signoff.sealed_card import SealedCard
from fieldtech.ui.pages.signoff.top_bar import TopBar
from fieldtech.ui.tokens import S2, S3, S4, S5

ROOMY = (1200, 800)


class SignoffBoard(QWidget):
    """``show_stage`` brings one of the right cards to the front."""

    def __init__(self) -> None:
        super().__init__()
        self.top, self.foot = TopBar(), SignoffFoot()
        self.reading, self.prepare, self.sealed = ReadingCard(), PrepareCard(), SealedCard()
        self.signing = Card(gap=S3)
        self.signing.setObjectName("signing")
        self.refusal, self.rework = Banner("danger"), ReworkBanner()
        self.signing.add(self.refusal, self.rework)
        self.closed = Card()
        self._why = Label("", 16, wrap=True)
        self.closed.add(self._why, None)
        self._cards = (self.prepare, self.signing, self.sealed, self.closed)
        right = column(*((card, 1) for card in self._cards), margins=(S2, S4, S5, S3))
        self._bodies = (
            Body(row(self.reading, margins=(S5, S4, S3, S3)), "signoff_reading"),
            Body(right, "signoff_body"),
        )  # each scrolls by itself: a long form must not push the amount out of sight
        columns = row((self._bodies[0], 5), (self._bodies[1], 7), gap=0)
        self.setLayout(column(self.top, (columns, 1), self.foot))
        self.refuse("")
        self.rework.hide()

    def show_stage(self, stage: str, revision: int) -> None:
        """prepare, customer, unhappy, sealed or closed."""
        cards = {"prepare": self.prepare, "sealed": self.sealed, "closed": self.closed}
        self._bring_to_front(cards.get(stage, self.signing))
        self.rework.setVisible(stage == "unhappy")
        self.foot.show_stage(stage, revision)
        self.top.set_locked(stage in ("customer", "unhappy", "sealed"))

    def _bring_to_front(self, card: Card) -> None:
        """Only one card is there (a stack would be as tall as its tallest), and every stage begins at its top."""
        for each in self._cards:
            each.setVisible(each is card)
        for body in self._bodies:
            body.verticalScrollBar().setValue(0)

    def take_form(self, form: QWidget) -> None:
        """The customer's form below the banners."""
        while self.signing.body.count() > 2:
            item = self.signing.body.takeAt(2)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.signing.body.addWidget(form, 1)

    def refuse(self, text: str) -> None:
        """Why it cannot be sealed now; "" when nothing hinders."""
        for banner in (self.refusal, self.prepare.refusal):
            banner.set("danger", "", text)
            banner.setVisible(bool(text))
        if text:
            self._bodies[1].verticalScrollBar().setValue(0)  # it stands at the top

    def tell(self, error: FieldtechError) -> None:
        """What was refused, with every reason."""
        reasons = error.problems if isinstance(error, Refused | Invalid) else (error,)
        self.refuse(" ".join(sentence(one.code, **one.params) for one in reasons))

    def show_focus(self) -> None:
        """What is missing, with the sentence below it, comes into sight."""
        body = self._bodies[1]
        found: QWidget | None = self.window().focusWidget()
        while found is not None and not isinstance(found, Labelled):
            found = found.parentWidget()  # of a text alone the area would show no more than its cursor
        if found is not None and body.isAncestorOf(found):
            body.ensureWidgetVisible(found, 0, S5)

    def explain(self, text: str) -> None:
        """Why nothing can be signed."""
        self._why.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Larger text where there is room."""
        super().resizeEvent(event)
        self.reading.set_roomy(event.size().width() >= ROOMY[0] and event.size().height() >= ROOMY[1])
