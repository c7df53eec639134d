"""A technician on a visit: the page of questions, by keyboard, mouse and scanner."""

from collections.abc import Sequence
from pathlib import Path

from pytestqt.qtbot import QtBot

from fieldtech.forms.onsite.answer_card import AnswerCard
from fieldtech.model.base import Id
from fieldtech.services.visits.views import ObjectView, VisitView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.pages.visit.finding_box import FindingBox
from fieldtech.ui.pages.visit_page import VisitPage
from fieldtech.ui.theme import Theme
from pages.technician import Technician


class Visitor(Technician):
    """The technician's window with the page of visits beside his others."""

    def __init__(
        self,
        qtbot: QtBot,
        theme: Theme,
        language: Language,
        workplace: Workplace,
        photos: Sequence[Path] = (),
        login: str = "wulei",
    ) -> None:
        super().__init__(qtbot, theme, language, workplace, photos, login)
        self.visit = VisitPage(workplace, pick_photos=lambda _parent: [str(p) for p in photos])
        self.window.add_page(self.visit)
        self.visit.failed.connect(self.errors.append)

    def come_to(self, order: Id, place: str = "") -> None:
        """The page with this visit in front."""
        self.window.open_page("visit_page", "/".join(filter(None, (order.hex, place))))
        self.settle()

    def card(self, item: str) -> AnswerCard:
        """The card of a question, in sight and with the focus."""
        self.visit.items.focus_card(item)
        self.settle()
        return self.visit.items.cards[item]

    def box(self, item: str) -> FindingBox:
        """What becomes of a question that is not in order."""
        thing = self.visit.work.thing
        assert thing is not None
        return self.visit.findings.boxes[(thing.id, item)]

    def stored(self, order: Id) -> VisitView:
        """The visit as it is stored."""
        return self.workplace.visits.view(order)

    def thing(self, order: Id, at: int = 0) -> ObjectView:
        """One of what it looks at, as it is stored."""
        return self.stored(order).objects[at]
