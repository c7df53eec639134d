"""What the pages of the work on site have in common, whichever kind of order it is."""

from datetime import datetime
from typing import ClassVar

from fieldtech.services.changes import Change
from fieldtech.services.context import Person
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.buttons import IconButton
from fieldtech.ui.page import Page
from fieldtech.ui.pages.onsite.side_actions import SideActions
from fieldtech.ui.pages.onsite.signed_card import SignedCard


class SitePage(Page):
    """Inside an order: who may work there, the steps beside the straight way, and what the foot says of saving.

    How the work goes is each page's own: a repair opens its sections one by one, a yard is driven by scans through rows
    of vehicles, a visit asks the questions of one object after another. A vehicle of the yard and an object of a visit
    look alike on paper; they have neither states nor gaps in common.
    """

    in_sidebar: ClassVar[bool] = False
    inside_order: ClassVar[bool] = True

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.workplace = workplace
        self.side = SideActions(self, workplace)
        self.more = IconButton("ellipsis", name="more")
        self.signed = SignedCard(workplace)
        self.signed.sheet_wanted.connect(lambda: self.side.show_sheet("service"))

    def show_for(self, person: object) -> bool:
        """Whoever works on site, or keys in for a contractor."""
        return isinstance(person, Person) and person.role in ("TE", "DI")

    def retranslate(self) -> None:
        """The menu of the steps beside the straight way."""
        self.more.set_label(self.tr("More"))

    def say_all_saved(self) -> None:
        """At the foot: nothing waits."""
        if self.footer is not None:
            self.footer.set_saved(self.tr("All is saved on this computer"))

    def say_saved(self, at: datetime) -> None:
        """At the foot: when the last of it was stored."""
        if self.footer is not None:
            time = f"{self.workplace.context.local(at):%H:%M:%S}"
            self.footer.set_saved(self.tr("Saved on this computer {time}").format(time=time))

    def tell(self, change: Change) -> None:
        """Something was stored now: said at the foot, and to the other pages."""
        self.say_saved(self.workplace.context.now())
        self.changed.emit(change)
