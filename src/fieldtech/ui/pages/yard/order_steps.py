"""What the primary button of the yard does: the steps of the order, and the ways to and from the page."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from fieldtech.errors import FieldtechError, Refused
from fieldtech.model.drafts.install import InstallArrivalDraft
from fieldtech.ui.later import soon
from fieldtech.ui.pages.onsite.missing import said
from fieldtech.ui.pages.yard.next_thing import next_thing

if TYPE_CHECKING:  # the page imports its parts
    from fieldtech.ui.pages.yard_page import YardPage


class YardSteps(QObject):
    """Belongs to one page and knows its parts."""

    def __init__(self, page: "YardPage") -> None:
        super().__init__(page)
        self._page, self._work = page, page.work

    def press_primary(self) -> None:
        """The next thing to do."""
        page, view, thing = self._page, self._work.view, next_thing(self._work)
        page.drawer.flush()
        if view is None or thing.name == "back_to_day":
            page.go.emit("day_page", "")
        elif thing.name == "arrive":
            self._step("arrive", page.arrival.draft())
        elif thing.name == "finish_install":
            if self._step("finish_install"):
                soon(page, partial(page.go.emit, "signoff_page", view.id.hex))  # two moments, neither of them long
        elif thing.name == "to_sign_off":
            page.go.emit("signoff_page", view.id.hex)
        else:
            page.hands.go_to(thing.place)

    def _step(self, step: str, draft: InstallArrivalDraft | None = None) -> bool:
        page, view = self._page, self._work.view
        if view is None:
            return False
        try:
            change = page.workplace.repairs.do(view.id, step, draft)
        except Refused as error:
            problems = page.arrival.show_problems(error.problems) if step == "arrive" else list(error.problems)
            if problems:
                page.scans.say("danger", said(problems[0]), " ".join(said(p) for p in problems[1:3]))
                page.said.emit("\n".join(dict.fromkeys(said(p) for p in problems[:4])), None)
            return False
        except FieldtechError as error:
            page.failed.emit(error)
            return False
        self._work.reload(view.id)
        self._work.publish(change)
        page.scans.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
