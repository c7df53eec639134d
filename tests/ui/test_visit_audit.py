"""The page of a visit in both languages and themes, at three sizes: names, targets, text, contrast, Tab."""

from collections.abc import Iterator
from dataclasses import dataclass

import audit
import pytest
from pytestqt.qtbot import QtBot

from fieldtech.model.base import Id
from fieldtech.model.checklist import points_answer
from fieldtech.model.drafts.masters import ChecklistDraft
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.model.drafts.visits import FindingDraft
from fieldtech.paths import resources
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import Language
from fieldtech.ui.theme import Theme
from maintenance import BEGIN, coating_plan, fleet_plan, visit_in
from pages.visit import Visitor
from prepared import Prepared, act_as
from stories import clock_of
from visit_site import template

LOOKS = [("zh_CN", "light"), ("zh_CN", "dark"), ("en", "light"), ("en", "dark")]
LONG = "罐壁北侧起泡两处，已打磨露出基材，补涂两道，待固化后复测；南侧法兰渗漏。Two blisters on the north side."


@dataclass(frozen=True)
class Company:
    """A visit in every stage that looks of its own."""

    workplace: Workplace
    coming: Id
    before: Id
    tank: Id
    fleet: Id


@pytest.fixture(scope="module")
def company(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    workplace = prepared.demo(tmp_path_factory.mktemp("visits") / "data")
    act_as(workplace, "chenjing")
    sha = workplace.instructions.keep_picture((resources() / "demo" / "photos" / "wiring.jpg").read_bytes())
    coating = workplace.masters.get("checklists", workplace.masters.list("checklists", "CM").rows[0].id)
    assert isinstance(coating, ChecklistDraft)
    shown = template(workplace, "HOW", [{**item, "picture": sha} for item in coating.stored_items()])
    found = []
    for state, draft in (("departed", coating_plan(number="BY-TJ01-A1")), ("arrived", coating_plan()),
                         ("in_service", coating_plan(number="BY-TJ01-A3", checklist=shown)),
                         ("in_service", fleet_plan())):  # fmt: skip
        clock_of(workplace).set(BEGIN)
        found.append(visit_in(workplace, state, draft))
    company = Company(workplace, *found)
    _work(company)
    yield company
    workplace.close()


def _work(company: Company) -> None:
    """Something is wrong, something was found, a hazard is told of and another one is not."""
    visits = company.workplace.visits
    act_as(company.workplace, "wulei")
    view = visits.view(company.tank)
    thick = next(item for item in view.items if item["id"] == "CM-12")
    tank = view.objects[0].id
    low = points_answer(thick, ("300", "310", "290", "300", "x", "210"), LONG)
    visits.answer(company.tank, tank, [low, AnswerDraft("CM-07", "not_ok", "", LONG), AnswerDraft("CM-01", "na")])
    now = company.workplace.context.now()
    visits.finding(company.tank, tank, FindingDraft("", "CM-12", LONG, hazard=True))
    visits.finding(company.tank, tank, FindingDraft("", "CM-07", LONG, True, True, LONG, "马骏", "in_person", now))
    things = visits.view(company.fleet).objects
    visits.rest_ok(company.fleet, things[0].id)
    visits.object_result(company.fleet, things[1].id, "not_seen", LONG)
    visits.finding(company.fleet, things[0].id, FindingDraft("", "", LONG))


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(look))
def visitor(
    request: pytest.FixtureRequest, qtbot: QtBot, theme: Theme, language: Language, company: Company
) -> Iterator[Visitor]:
    code, mode = request.param
    seat = Visitor(qtbot, theme, language, company.workplace)
    seat.close()
    language.use(code)
    theme.use(mode)
    yield seat
    language.take_back()


def faults(visitor: Visitor, name: str) -> list[str]:
    """At every size; the window gets as small as it is asked to."""
    found: list[str] = []
    for size in audit.SIZES:
        visitor.window.resize(*size)
        audit.settle()
        window = visitor.window
        found += [] if (window.width(), window.height()) == size else [f"{name} does not get smaller than {size}"]
        wrong = audit.faults(window) + audit.foreign_colours(window) + audit.overlaps(window)
        found += [f"{name} {size} {fault}" for fault in wrong]
    visitor.window.resize(*audit.SIZES[0])
    audit.settle()
    return found


def test_nothing_is_clipped_small_unnamed_or_skipped(visitor: Visitor, company: Company) -> None:
    found: list[str] = []
    for name, order in (("arrival", company.coming), ("before", company.before)):
        visitor.come_to(order)
        found += faults(visitor, name)
    visitor.come_to(company.tank)
    for item in ("CM-01", "CM-12", "CM-07"):
        visitor.card(item)
        found += faults(visitor, item)
    found += audit.tab_faults(visitor.window)
    visitor.visit.show_stage("end")
    found += faults(visitor, "end")
    visitor.come_to(company.fleet)
    found += faults(visitor, "fleet") + audit.tab_faults(visitor.window)
    for size in audit.SIZES[1:]:  # what was found is counted where there is no room for it, and one press away
        visitor.window.resize(*size)
        audit.settle()
        assert "(1)" in visitor.visit.narrow.button.text() and not visitor.there("finding_1")
        visitor.click(visitor.visit.narrow.button)
        assert visitor.there("finding_1") and not visitor.there("object_pane")
        found += [f"findings {size} {fault}" for fault in audit.faults(visitor.window) + audit.overlaps(visitor.window)]
        visitor.click(visitor.visit.narrow.button)
    visitor.window.resize(*audit.SIZES[0])
    audit.settle()
    assert visitor.visit.narrow.button.isHidden() and visitor.there("finding_1")
    visitor.visit.findings.add()
    found += faults(visitor, "finding")
    for sheet in visitor.window.findChildren(Sheet):
        sheet.close_sheet()
    assert found == []
