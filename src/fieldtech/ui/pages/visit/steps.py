"""The one button of a visit: arrive, begin, the next question, the next object, what ends the work, sign-off."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fieldtech.errors import FieldtechError, Invalid, Problem, Refused
from fieldtech.model.drafts.base import Draft
from fieldtech.ui.language import word
from fieldtech.ui.later import soon
from fieldtech.ui.pages.onsite.missing import said
from fieldtech.ui.pages.visit.stages import END, ITEMS

if TYPE_CHECKING:  # the page imports its parts
    from fieldtech.ui.pages.visit_page import VisitPage

_TO_SIGN = ("to_sign",)
_AT_THE_END = ("completion", "next", "parts")


@dataclass(frozen=True)
class NextThing:
    """``name`` is what is done."""

    name: str
    text: str
    icon: str = "arrow-right"


class VisitSteps(QObject):
    """Belongs to one page and knows its parts."""

    def __init__(self, page: "VisitPage") -> None:
        super().__init__(page)
        self._page, self._work = page, page.work

    def next_thing(self) -> NextThing:
        """By the state of the visit, then by what is open; never grey."""
        order, thing = self._work.order, self._work.thing
        status = order.status if order is not None else ""
        if status == "departed":
            return NextThing("arrive", self.tr("I have arrived"))
        if status == "arrived":
            return NextThing("start_service", word("step.start_service"))
        if status in _TO_SIGN:
            return NextThing("to_sign_off", self.tr("To sign-off"))
        if status != "in_service" or order is None:
            return NextThing("back_to_day", self.tr("Back to today"), "arrow-left")
        if self._page.stages.stage == ITEMS and thing is not None and thing.gaps:
            return NextThing("next_item", self.tr("Next open item"), "arrow-down")
        if (other := self._work.next_open(self._work.current)) is not None:
            return NextThing("next_object", self.tr("Next: {what}").format(what=other.label))
        if self._page.stages.stage == ITEMS:
            return NextThing("to_the_end", self.tr("Parts, standards, next date"))
        return NextThing("finish", word("step.finish"), "check")

    def press_primary(self) -> None:
        """Do it."""
        page, name = self._page, self.next_thing().name
        page.flush()
        if name == "arrive":
            self._step("arrive", page.stages.arrival_draft())
        elif name == "start_service":
            self._begin()
        elif name == "next_item":
            page.next_missing()
        elif name == "next_object":
            page.go_to_next()
        elif name == "to_the_end":
            page.show_stage(END)
        elif name == "finish":
            self._finish()
        elif self._work.order is not None and name == "to_sign_off":
            page.go.emit("signoff_page", self._work.order.id.hex)
        else:
            page.go.emit("day_page", "")

    def _begin(self) -> None:
        """The state before, of a single object, then the questions."""
        draft = self._page.stages.start_draft() if len(self._work.objects) == 1 else None
        section = self._page.stages.start
        if draft is not None and section is not None and section.form is not None and section.form.submit() is None:
            return
        if self._step("start_service", draft):
            if section is not None and section.form is not None:
                section.form.finish()
            self._page.show_stage(ITEMS)
            soon(self._page, self._page.focus_first)

    def _finish(self) -> None:
        if self._page.stages.save():
            soon(self, self._finish_now)  # saving and going on are two moments, so that neither is long

    def _finish_now(self) -> None:
        order = self._work.order
        if order is not None and self._step("finish"):
            soon(self._page, lambda: self._page.go.emit("signoff_page", order.id.hex))

    def _step(self, step: str, draft: Draft | None = None) -> bool:
        page, order = self._page, self._work.order
        if order is None:
            return False
        try:
            change = page.workplace.repairs.do(order.id, step, draft)
        except (Refused, Invalid) as error:
            problems = page.stages.arrival.show_problems(error.problems) if step == "arrive" else error.problems
            if problems:
                page.said.emit("\n".join(dict.fromkeys(said(p) for p in problems[:4])), None)
                self._show_place(problems)
            return False
        except FieldtechError as error:
            page.failed.emit(error)
            return False
        self._work.reload(order.id)
        self._work.tell(change)
        return True

    def _show_place(self, problems: Sequence[Problem]) -> None:
        """Where what is missing can be mended: the first in sight and with the cursor, all others marked."""
        field, stages = problems[0].field, self._page.stages
        if field in _AT_THE_END:
            self._page.show_stage(END)
            for name in reversed(dict.fromkeys(problem.field for problem in problems)):
                if (section := stages.section(name)) is not None:
                    section.go_to_problem()
            soon(self, stages.bring_focus)
        elif field in ("objects", "findings"):
            self._page.show_stage(ITEMS)
            self._page.hands.go_to_row(problems[0].params.get("row", ""))
