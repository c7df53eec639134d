"""The acts of the story's fleet by the services alone: for data that shall look as if the demo had been played."""

from dataclasses import replace
from datetime import datetime, timedelta

from fieldtech.clock import FixedClock
from fieldtech.demo.acts import PIN, answer_for, good_platform_check, signature
from fieldtech.demo.cases import ZONE
from fieldtech.demo.fleet_case import HAIYUE, Fleet
from fieldtech.model.base import Id
from fieldtech.model.choices import REVIEW_POINTS
from fieldtech.model.drafts.install import HandInDraft, InstallArrivalDraft
from fieldtech.model.drafts.install_row import RowPlaceDraft, RowResultDraft
from fieldtech.model.drafts.onsite import ConditionDraft, PreDepartureDraft
from fieldtech.model.drafts.planning import ApprovalDraft, AssignDraft
from fieldtech.model.drafts.request import RequestToldDraft, ReviewDraft
from fieldtech.model.drafts.signoff import AcceptanceDraft, FeedbackDraft, InkDraft
from fieldtech.model.drafts.stores import MoveDraft
from fieldtech.paths import resources
from fieldtech.services.workplace import Workplace

CAMERA = ("plate", "body_scratch", "terminal_label", "install_position", "wiring", "platform")
"""What the technician photographs, in the order of the checklist."""


class FleetActs:
    """Plays a fleet of two vehicles, the second of which does not come, at a workplace whose clock can be set."""

    def __init__(self, workplace: Workplace, fleet: Fleet = HAIYUE) -> None:
        self._workplace, self._fleet = workplace, fleet
        clock = workplace.context.clock
        if not isinstance(clock, FixedClock):
            raise TypeError("acts need a clock that can be set")
        self._clock = clock

    def play(self) -> Id:
        """From the request to the seal; returns the order's key."""
        self._clock.set(self._fleet.asked_at)
        order = self.office()
        self.handed_out(order)
        self.on_the_way(order)
        self.fitted(order)
        self.signed(order)
        return order

    def office(self) -> Id:
        """Request, review, order, approval, assignment (P19 to P21, B10 to B13)."""
        w, fleet = self._workplace, self._fleet
        self._as("zhoumin")
        vehicles = [w.masters.list("vehicles", car.vin).rows[0].id for car in fleet.cars]
        number = w.requests.register("C001", fleet.request, vehicles).number
        self._later(35)
        w.requests.review(number, ReviewDraft("passed", REVIEW_POINTS))
        told = self._later(15)
        w.requests.tell(number, RequestToldDraft(fleet.request.contact, "phone", told, fleet.slot[0].date()))
        self._as("zhenghao")
        self._later(20)
        order = w.install_desk.from_request(number).id
        draft = w.install_desk.draft_of(order)
        w.install_desk.change(order, replace(draft, waived=("driver_data",), waiver_reason=fleet.waiver))
        w.repairs.do(order, "hand_in", HandInDraft(("terminals_short", "later_than_told")))
        self._as("sunli")
        self._later(50)
        w.repairs.do(order, "approve", ApprovalDraft("同意"))
        self._as("zhenghao")
        self._later(130)
        w.repairs.do(order, "assign", AssignDraft((fleet.technician,), "own", *fleet.slot, "A", fleet.terminals,
                                                  fleet.sims, confirmed=("unit_set_aside",)))  # fmt: skip
        return order

    def handed_out(self, order: Id) -> None:
        """The store gives what is set aside, with a slip (B41); the technician takes the order on."""
        w, fleet = self._workplace, self._fleet
        self._as("chugang")
        self._later(10)
        number = w.orders.view(order).number
        w.stores.moving.move("issue", w.stores.moving.for_order(MoveDraft(fleet.store, fleet.van, number)))
        self._as(fleet.technician)
        self._later(10)
        w.repairs.do(order, "accept")

    def on_the_way(self, order: Id) -> None:
        """Five checks, off, and there (B19, B20)."""
        w = self._workplace
        now = self._fleet.slot[0] - timedelta(minutes=50)
        self._clock.set(now)
        for check in ("information", "tools", "spares", "documents"):
            w.repairs.note(order, PreDepartureDraft(check), check)
        w.repairs.note(order, PreDepartureDraft("customer", True, self._fleet.request.contact, now), "customer")
        self._later(30)
        w.repairs.do(order, "depart")
        self._later(55)
        w.repairs.do(order, "arrive", InstallArrivalDraft(True, True))

    def fitted(self, order: Id) -> None:
        """Everything of the first vehicle; the other is not there."""
        yard, fleet = self._workplace.yard, self._fleet
        first, second = yard.rows(order)
        self._later(15)
        yard.record(first.id, ConditionDraft("normal", "normal"))
        for number in (fleet.terminals[0], fleet.sims[0]):
            yard.scan(order, number, first.id)
        yard.record(first.id, RowPlaceDraft("under_dashboard", "", "permanent_acc", True))
        now = self._later(80)
        yard.rest_ok(first.id)
        items = yard.row(first.id).record.items
        wanted = [str(item["id"]) for item in items if item["kind"] == "photo"]
        for item, name in zip(wanted, CAMERA, strict=True):
            picture = (resources() / "demo" / "photos" / f"{name}.jpg").read_bytes()
            self._workplace.photos.add(order, f"{first.id.hex}/{item}", picture)
        yard.answer(first.id, tuple(answer_for(item) for item in items if item["kind"] != "photo"))
        yard.record(first.id, good_platform_check(now))
        self._later(5)
        yard.record(second.id, RowResultDraft("not_installed", "vehicle_absent"))
        self._workplace.repairs.do(order, "finish_install")

    def signed(self, order: Id) -> None:
        """The customer signs once for both vehicles, the technician before him (F19, F20)."""
        w, person = self._workplace, self._fleet.request.contact
        self._later(15)
        w.repairs.note(order, InkDraft("technician", *signature("zhao_qiang")), "technician")
        w.repairs.note(order, FeedbackDraft("answered", "onsite", person, self._fleet.request.phone, overall=5))
        w.repairs.note(order, AcceptanceDraft("satisfied", "ink", person, "self"))
        w.repairs.note(order, InkDraft("customer", *signature("wang_jianguo")), "customer")
        w.repairs.do(order, "sign_off")

    def _as(self, login: str) -> None:
        self._workplace.access.sign_in(login, PIN)

    def _later(self, minutes: int) -> datetime:
        self._clock.advance(timedelta(minutes=minutes))
        return self._workplace.context.now().astimezone(ZONE)
