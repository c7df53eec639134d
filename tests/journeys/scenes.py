"""Everything the window can show, with what is really in it: pages, sections, forms over pages, dialogs.

A scene opens one view of the program; what it opened is closed before the next.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fieldtech.demo.acts import Acts
from fieldtech.demo.cases import BUS, TRACTOR, TRACTOR_AGAIN
from fieldtech.model.base import Id
from fieldtech.model.drafts.onsite import AnswerDraft, PartLineDraft
from fieldtech.model.drafts.planning import VerbalDraft
from fieldtech.paths import resources
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.dialogs import CrashDialog
from fieldtech.ui.pages.master_data_page import LISTS
from fieldtech.ui.pages.onsite.rail import SECTIONS
from pages.program import Program
from prepared import act_as

from . import getting_there as to
from . import importing, money, office, upkeep

PHOTOS = resources() / "demo" / "photos"


AT_TRIAGE = ("triage", "propose_plan", "solve_by_hotline", "start_remote", "solve_remotely", "confirm_solved")
ONCE_TOLD = ("plan", "submit", "rethink", "cancel", "warranty")
TO_APPROVE = ("verbal", "approve", "approve_verbally", "late_approval", "return_late")
APPROVED = ("assign", "assign_emergency", "situation", "situation_read", "hand_over", "waive")


@dataclass(frozen=True)
class Orders:
    """One order in every stage that has views of its own."""

    working: Id
    signing: Id
    triage: Id
    told: Id
    approval: Id
    approved: Id


@dataclass(frozen=True)
class Scene:
    """``show(program)`` brings it to the front for the person of that login."""

    name: str
    login: str
    show: Callable[[Program], object]


def furnish(workplace: Workplace, working: Id) -> Orders:
    """Orders of every stage beside the one that is being worked on, which gets photos, parts and faults."""
    signing = Acts(workplace, TRACTOR).to("to_sign")
    triage, told, approval = (Acts(workplace, BUS).to(state) for state in ("triage", "plan_to_confirm", "to_approve"))
    approved = Acts(workplace, TRACTOR_AGAIN).to("approved")
    act_as(workplace, "wulei")
    for slot, file in (("damage", "body_scratch.jpg"), ("wiring", "wiring.jpg")):
        workplace.photos.add(working, slot, (PHOTOS / file).read_bytes())
    workplace.repairs.note(working, PartLineDraft("P-3001", "", 1), "line-1")
    workplace.repairs.note(working, PartLineDraft("special bracket", "", 2, "broken"), "line-2")
    workplace.repairs.note(working, VerbalDraft("sunli", "phone", workplace.context.now(), "bracket", "yes", "part"))
    workplace.answers.answer(
        working, [AnswerDraft("RP-05", "", "41.2"), AnswerDraft("RP-08", "not_ok", "", "A 柱处压扁")]
    )
    return Orders(working, signing, triage, told, approval, approved)


def scenes(orders: Orders) -> Iterator[Scene]:
    """All of them."""
    yield from _pages(orders)
    yield from _desk_forms(orders)
    yield from _dialogs(orders)
    yield from _sign_off(orders)
    yield from _imports()
    yield from _office()
    yield from (Scene(*scene) for scene in upkeep.scenes())
    yield from (Scene(*scene) for scene in money.scenes())
    yield Scene("lock", "", lambda program: program.session.lock())
    yield Scene("first start", "", to.first_start)
    for state in ("new", "known", "broken"):
        yield Scene(f"opening {state}", "", to.opening(state))


def _pages(orders: Orders) -> Iterator[Scene]:
    for name, login in (("day_page", "wulei"), ("approvals_page", "sunli"), ("intake_page", "zhoumin"),
                        ("customers_page", "zhoumin"), ("vehicles_page", "zhoumin"), ("stock_page", "chugang"),
                        ("master_data_page", "admin"), ("settings_page", "admin"), ("requests_page", "zhoumin"),
                        ("owed_page", "zhenghao"), ("stores_page", "chugang"),
                        ("prices_page", "admin")):  # fmt: skip
        yield Scene(name, login, to.page_of(name))
    for name in ("orders_page", "checklist_page", "leave_page", "swap_page"):
        yield Scene(name, "wulei", to.page_of(name, orders.working))
    for section in SECTIONS:
        yield Scene(f"on site: {section.key}", "wulei", to.section(orders.working, section.key))
    for name in LISTS:
        yield Scene(f"list {name}", "admin", to.record(name))
    for name, login in (("customers_page", "zhoumin"), ("vehicles_page", "zhoumin"), ("stock_page", "chugang")):
        yield Scene(f"record of {name}", login, to.first_row(name))
        yield Scene(f"editing in {name}", login, lambda program: program.page.edit())  # type: ignore[attr-defined]
    for name, order in (("triage", orders.triage), ("approval", orders.approval), ("approved", orders.approved)):
        yield Scene(f"order in {name}", "zhenghao", to.page_of("orders_page", order))


def _desk_forms(orders: Orders) -> Iterator[Scene]:
    for order, acts in ((orders.triage, AT_TRIAGE), (orders.told, ONCE_TOLD), (orders.approval, TO_APPROVE),
                        (orders.approved, APPROVED)):  # fmt: skip
        for act in acts:
            yield Scene(f"form {act}", "sunli" if act == "approve" else "zhenghao", to.form_of(act, order))
    yield Scene("form change_price", "sunli", to.form_of("change_price", orders.working))
    yield Scene("publish the fee schedule", "admin", lambda program: to.open_page(program, "prices_page").publish())


def _dialogs(orders: Orders) -> Iterator[Scene]:
    yield Scene("palette", "wulei", lambda program: program.window.open_palette())
    yield Scene("confirm", "wulei", to.confirm)
    yield Scene("crash", "wulei", lambda program: CrashDialog(program.window, "Traceback …\nValueError").open())
    yield Scene("missing", "zhenghao", to.missing)
    yield Scene("large pad", "wulei", to.pad)
    yield Scene("messages", "zhoumin", to.messages)
    for kind in ("service", "dispatch", "label"):
        yield Scene(f"preview {kind}", "zhenghao", to.preview(orders.working, kind))
    yield Scene("new customer", "zhoumin", lambda program: to.open_page(program, "intake_page").new_customer())
    yield Scene("new vehicle", "zhoumin", lambda program: to.open_page(program, "intake_page").new_vehicle())
    yield Scene("new terminal", "chugang", lambda program: to.press_on(program, "stock_page", "new_record"))
    yield Scene("new user", "admin", to.new_in("users"))
    yield Scene("new PIN", "admin", to.pin)
    yield Scene("photo", "wulei", to.photo(orders.working))
    yield Scene("import", "admin", lambda program: to.open_page(program, "master_data_page").import_data())
    yield Scene("hold", "wulei", lambda program: to.open_page(program, "onsite_page", orders.working).side.hold())
    yield Scene(
        "authorise", "wulei", lambda program: to.open_page(program, "onsite_page", orders.working).side.authorise()
    )
    yield Scene(
        "leave all the same", "wulei", lambda p: to.press_on(p, "leave_page", "leave_all_the_same", orders.working)
    )


def _sign_off(orders: Orders) -> Iterator[Scene]:
    yield Scene("sign-off: prepare", "zhaoqiang", to.page_of("signoff_page", orders.signing))
    yield Scene(
        "whole sheet", "zhaoqiang", lambda p: to.open_page(p, "signoff_page", orders.signing).show_whole_sheet()
    )
    yield Scene("sign-off: customer", "zhaoqiang", to.customer(orders.signing, "satisfied"))
    yield Scene("sign-off: back by PIN", "zhaoqiang", lambda program: program.page.back())
    yield Scene("sign-off: dissatisfied", "zhaoqiang", to.customer(orders.signing, "dissatisfied"))


def _office() -> Iterator[Scene]:
    yield Scene("conflicts_page", "zhenghao", office.conflict)
    yield Scene("conflicts: decided", "zhenghao", office.decided)
    yield Scene("computers_page", "admin", to.page_of("computers_page"))
    yield Scene("computers: list", "admin", office.computers)
    yield Scene("become the office", "admin", office.become)
    yield Scene("join an office", "admin", office.join)
    yield Scene("receiving", "admin", office.receiving)
    yield Scene("code: who works there", "admin", office.who)
    yield Scene("code", "admin", office.code)
    yield Scene("people of a computer", "admin", office.people)


def _imports() -> Iterator[Scene]:
    yield Scene("import: start", "zhoumin", importing.start)
    yield Scene("import: list", "zhoumin", importing.listed)
    yield Scene("import: no header", "zhoumin", importing.no_header)
    yield Scene("import: nothing above", "zhoumin", importing.nothing_above)
    yield Scene("import: request", "zhoumin", importing.request)
    yield Scene("import: refused", "zhoumin", importing.refused)
    yield Scene("import: busy", "zhoumin", importing.busy)
    yield Scene("import: done", "zhoumin", importing.done)


def _leave(order: Id) -> Callable[[Program], object]:
    return lambda program: to.press_on(program, "leave_page", "leave_all_the_same", order)


def _whole(order: Id) -> Callable[[Program], object]:
    return lambda program: to.open_page(program, "signoff_page", order).show_whole_sheet()
