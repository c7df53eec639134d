"""The fleet story: 王建国's request for two vehicles in Qingdao, made into an order and done by 赵强."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO

from PIL import Image

from fieldtech.model.base import Id
from fieldtech.model.choices import REVIEW_POINTS
from fieldtech.model.drafts.install import HandInDraft, InstallArrivalDraft
from fieldtech.model.drafts.install_row import RowPlaceDraft, RowResultDraft
from fieldtech.model.drafts.onsite import (
    AnswerDraft,
    ConditionDraft,
    PreDepartureDraft,
)
from fieldtech.model.drafts.planning import ApprovalDraft, AssignDraft
from fieldtech.model.drafts.platform import PlatformCheckDraft
from fieldtech.model.drafts.request import RequestDraft, RequestToldDraft, ReviewDraft
from fieldtech.model.drafts.signoff import AcceptanceDraft, FeedbackDraft
from fieldtech.model.drafts.stores import MoveDraft
from fieldtech.model.installs import InstallRow
from fieldtech.services.workplace import Workplace
from prepared import act_as
from stories import ZONE, ink, later


def _picture() -> bytes:
    """A JPEG of a few bytes."""
    written = BytesIO()
    Image.new("RGB", (8, 8), "grey").save(written, "JPEG")
    return written.getvalue()


REQUEST = RequestDraft(
    "sales", "王签", "王建国", "13912345678", "HT2026-118", "BX-G100", 2, 48000, 96000, "monthly", date(2026, 11, 25),
    "青岛市黄岛区前湾路100号", "218.0.0.1", 7611,
)  # fmt: skip
VEHICLES = ("V04", "V05")
TERMINALS = ("BXB0001", "BXA0013")
SIMS = ("89860622000000123421", "89860420123456789075")
PICTURE = _picture()
STATES = ("draft", "to_approve", "approved", "assigned", "accepted", "departed", "arrived", "installing")


def vehicle_ids(workplace: Workplace, numbers: tuple[str, ...] = VEHICLES) -> list[Id]:
    rows = workplace.masters.list("vehicles").rows
    by_number = {row.number: row.id for row in rows}
    return [by_number[number] for number in numbers]


def request(workplace: Workplace) -> str:
    """A request that has passed its review, its customer told."""
    act_as(workplace, "zhoumin")
    number = workplace.requests.register("C001", REQUEST, vehicle_ids(workplace)).number
    workplace.requests.review(number, ReviewDraft("passed", REVIEW_POINTS))
    told = RequestToldDraft("王建国", "phone", workplace.context.now(), date(2026, 11, 25))
    workplace.requests.tell(number, told)
    return number


def order_in(workplace: Workplace, state: str) -> Id:
    """The install order of the story in that state."""
    number = request(workplace)
    act_as(workplace, "zhenghao")
    order = workplace.install_desk.from_request(number).id
    for reached, step in zip(STATES[1:], STEPS, strict=True):
        if workplace.orders.view(order).status == state:
            break
        step(workplace, order)
        assert workplace.orders.view(order).status == reached
    return order


def _hand_in(w: Workplace, order: Id) -> None:
    """The driver of the second vehicle is not known yet (B13)."""
    draft = w.install_desk.draft_of(order)
    w.install_desk.change(order, replace(draft, waived=("driver_data",), waiver_reason="V05 司机待定"))
    w.repairs.do(order, "hand_in", HandInDraft(("terminals_short",)))


def _approve(w: Workplace, order: Id) -> None:
    act_as(w, "sunli")
    w.repairs.do(order, "approve", ApprovalDraft("同意"))


def _assign(w: Workplace, order: Id) -> None:
    act_as(w, "zhenghao")
    w.repairs.do(order, "assign", assignment(w))


def assignment(w: Workplace) -> AssignDraft:
    start = w.context.now().astimezone(ZONE) + timedelta(hours=2)
    return AssignDraft(("zhaoqiang",), "own", start, start + timedelta(hours=3), "A", TERMINALS, SIMS,
                       confirmed=("unit_set_aside", "crew_unqualified", "crew_overlap"))  # fmt: skip


def _accept(w: Workplace, order: Id) -> None:
    """The store hands out what is set aside, with a slip; 赵强 takes the order on."""
    act_as(w, "chugang")
    number = w.orders.view(order).number
    slip = w.stores.moving.for_order(MoveDraft("QD01-WH", "QD01-VAN-ZQ", number))
    w.stores.moving.move("issue", slip)
    act_as(w, "zhaoqiang")
    w.repairs.do(order, "accept")


def _depart(w: Workplace, order: Id) -> None:
    for check in ("information", "tools", "spares", "documents"):
        w.repairs.note(order, PreDepartureDraft(check), check)
    w.repairs.note(order, PreDepartureDraft("customer", True, "王建国", w.context.now()), "customer")
    w.repairs.do(order, "depart")


def _arrive(w: Workplace, order: Id) -> None:
    later(w, 50)
    w.repairs.do(order, "arrive", InstallArrivalDraft(True, True))


def _begin(w: Workplace, order: Id) -> None:
    w.yard.record(w.yard.rows(order)[0].id, ConditionDraft("normal", "normal"))


STEPS = (_hand_in, _approve, _assign, _accept, _depart, _arrive, _begin)


def fit_first(w: Workplace, order: Id) -> None:
    """Everything of the first vehicle: 赵强's scans and presses."""
    row = w.yard.rows(order)[0]
    w.yard.scan(order, TERMINALS[0], row.id)
    w.yard.scan(order, SIMS[0], row.id)
    w.yard.record(row.id, RowPlaceDraft("under_dashboard", "", "permanent_acc", True))
    w.yard.record(row.id, ConditionDraft("normal", "normal"))
    w.yard.rest_ok(row.id)
    photograph(w, row.id)
    w.yard.answer(row.id, tuple(answers(w.yard.row(row.id).record.items)))
    w.yard.record(row.id, platform_check(w.context.now()))


def photograph(w: Workplace, row: Id, *items: str) -> None:
    """A small picture for each photo item, or for these."""
    shown = w.yard.row(row)
    wanted = items or tuple(str(item["id"]) for item in shown.record.items if item["kind"] == "photo")
    with w.context.reading() as session:
        order = session.get_one(InstallRow, row).order_id
    for name in wanted:
        w.photos.add(order, f"{row.hex}/{name}", PICTURE)


def answers(items: tuple) -> list[AnswerDraft]:  # type: ignore[type-arg]
    """What "the rest OK" leaves besides the photos: readings, texts, the platform's own items."""
    found = []
    for item in items:
        if item["kind"] == "number":
            found.append(AnswerDraft(item["id"], "", "24.6"))
        elif item["kind"] == "text":
            found.append(AnswerDraft(item["id"], "", "218.0.0.1:7611"))
        elif item["group"] == "platform" and item["kind"] != "photo":
            found.append(AnswerDraft(item["id"], "", item["options"][0]))
    return found


def platform_check(at: datetime) -> PlatformCheckDraft:
    return PlatformCheckDraft(
        "online", True, at - timedelta(minutes=1), True, 12, 24, True, True, True, True, 0, True, at
    )


def not_there(w: Workplace, order: Id) -> None:
    """The second vehicle is away."""
    w.yard.record(w.yard.rows(order)[1].id, RowResultDraft("not_installed", "vehicle_absent"))


def sign(w: Workplace, order: Id) -> None:
    """王建国 is content and signs for both vehicles, 赵强 after him."""
    w.repairs.note(order, FeedbackDraft(respondent="王建国", overall=5))
    w.repairs.note(order, AcceptanceDraft("satisfied", "ink", "王建国"))
    w.repairs.note(order, ink("technician"), "technician")
    w.repairs.note(order, ink("customer"), "customer")
    w.repairs.do(order, "sign_off")


def one_of_two(w: Workplace, order: Id) -> Id:
    """Signed with one vehicle fitted, the other not there."""
    fit_first(w, order)
    not_there(w, order)
    w.repairs.do(order, "finish_install")
    sign(w, order)
    return order


def trial(w: Workplace) -> Id:
    """A trial of the story's two vehicles, signed (A01)."""
    number = request(w)
    act_as(w, "zhenghao")
    order = w.install_desk.from_request(number, "trial", trial_until=date(2026, 12, 20)).id
    for step in STEPS:
        step(w, order)
    return one_of_two(w, order)
