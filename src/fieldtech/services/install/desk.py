"""The desk of install orders: made from a reviewed request, changed until it is handed in (B10 to B13)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldtech.errors import Conflict, Invalid, NotFound, Problem, Refused
from fieldtech.model.base import Id, new_id
from fieldtech.model.customers import Customer, Vehicle
from fieldtech.model.drafts.install import InstallDraft, TrialEndDraft
from fieldtech.model.drafts.install_row import RowSourceDraft
from fieldtech.model.installs import FITTED, InstallRow
from fieldtech.model.machines.install import DESK
from fieldtech.model.orders import Entry, FollowUp, Order, Transition
from fieldtech.model.requests import InstallRequest, RequestAct, RequestVehicle
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.entries import newest_draft
from fieldtech.services.follow_ups import settle_kind
from fieldtech.services.install.facts import terminals_in_stock
from fieldtech.services.install.order_case import InstallCase, load_case
from fieldtech.services.install.requests import standing_orders
from fieldtech.services.install.rows import label, the_row
from fieldtech.services.install.titles import title_text
from fieldtech.services.install.trials import lend_until
from fieldtech.services.numbers import INSTALL_PREFIX, number_here
from fieldtech.services.order_index import index_order
from fieldtech.services.visibility import seen_order

CHANGEABLE = ("draft", "returned")


class InstallDesk:
    """The use cases of the office; each call is one transaction and one op."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def from_request(
        self, number: str, task: str = "install", *, written_request: str = "", trial_until: date | None = None
    ) -> Change:
        """An order with the vehicles of a request; raises NotFound, Refused before its review (P19) or when it has one.

        A removal names the customer's written request, a trial its last day (A01).
        """
        with self._context.transaction() as session:
            request = session.scalar(select(InstallRequest).where(InstallRequest.number == number))
            if request is None:
                raise NotFound("no_such_request", request=number)
            if request.status != "passed":
                raise Refused("from_request", [Problem("request", "request_not_passed")])
            if there := standing_orders(session, [request.id]).get(request.id):
                raise Refused("from_request", [Problem("request", "request_has_order", params={"order": there})])
            body = request.body
            draft = InstallDraft(
                task=task,
                request=request.number,
                place=str(body.get("place", "")),
                contact=str(body.get("contact", "")),
                phone=str(body.get("phone", "")),
                wanted_by=request.wanted_by,
                model=str(body.get("model", "")),
                platform=_platform(body.get("platform_host"), body.get("platform_port")),
                written_request=written_request,
                trial_until=trial_until,
            )
            customer = session.get_one(Customer, request.customer_id)
            named = select(RequestVehicle.vehicle_id).where(
                RequestVehicle.request_id == request.id, RequestVehicle.active
            )
            vehicles = session.scalars(named.order_by(RequestVehicle.position)).all()
            change = self._create(session, customer, draft, vehicles)
            made = {"order": change.number}
            now, by = self._context.now(), self._context.require().login
            session.add(RequestAct(request_id=request.id, act="ordered", body=made, at=now, by=by))
            return change

    def create(self, customer: str, draft: InstallDraft, vehicles: Iterable[str] = ()) -> Change:
        """An order without a request: ``customer`` and ``vehicles`` by number; raises NotFound, Invalid."""
        with self._context.transaction() as session:
            row = session.scalar(select(Customer).where(Customer.number == customer))
            if row is None:
                raise NotFound("no_such_customer", customer=customer)
            return self._create(session, row, draft, [_vehicle(session, row, number).id for number in vehicles])

    def change(self, order_id: Id, draft: InstallDraft) -> Change:
        """Another text of the order, until it is handed in; raises Refused, Invalid."""
        with self._context.transaction() as session:
            order = self._changeable(session, order_id)
            draft.require_form()
            self._write(session, order, draft)
            index_order(session, order)
            self._context.op(session, "change_install", "orders", order.id, draft.to_body())
        return Change("order", order.id, order.number)

    def add_vehicles(self, order_id: Id, vehicles: Iterable[Id]) -> Change:
        """More vehicles at the end of the list; those that are on it already stay as they are."""
        with self._context.transaction() as session:
            order = self._changeable(session, order_id)
            self._add_rows(session, order, vehicles)
            self._mark_changed(session, order)
            self._context.op(session, "add_vehicles", "orders", order.id, {})
        return Change("order", order.id, order.number)

    def remove_vehicles(self, rows: Sequence[Id]) -> Change:
        """Take vehicles off the list, all or none; ``restore_vehicles`` is the undo."""
        return self._switch(rows, active=False)

    def restore_vehicles(self, rows: Sequence[Id]) -> Change:
        """Put them back, all or none."""
        return self._switch(rows, active=True)

    def name_sources(self, order_id: Id, sources: Mapping[Id, str]) -> Change:
        """From which vehicle each one gets its terminal: row -> number of a vehicle of the customer (B06)."""
        with self._context.transaction() as session:
            order, by = self._changeable(session, order_id), self._context.require().login
            for row_id, number in sources.items():
                row = the_row(session, row_id)
                source = _vehicle(session, session.get_one(Customer, order.customer_id), number)
                if row.order_id != order.id or source.id == row.vehicle_id:
                    raise Invalid([Problem("vehicle", "source_is_itself")])
                body, at = RowSourceDraft(source.id.hex).to_body(), self._context.now()
                kind = RowSourceDraft.kind
                session.add(Entry(order_id=order.id, kind=kind, slot=row.id.hex, body=body, at=at, by=by))
            self._mark_changed(session, order)
            self._context.op(session, "name_sources", "orders", order.id, {row.hex: no for row, no in sources.items()})
        return Change("order", order.id, order.number)

    def draft_of(self, order_id: Id) -> InstallDraft:
        """The order's own form as it stands; raises NotFound."""
        with self._context.reading() as session:
            order = seen_order(self._context, session, order_id)
            return newest_draft(session, order.id, InstallDraft) or InstallDraft()

    def end_trial(self, order_id: Id, draft: TrialEndDraft) -> Change:
        """Sold, or an order to take the terminals off again, whose change is returned (A01)."""
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            order, person = self._with_trial_end(session, order_id), self._context.require()
            now, change = self._context.now(), Change("order", order.id, order.number)
            session.add(Entry(order_id=order.id, kind=draft.kind, body=draft.to_body(), at=now, by=person.login))
            if draft.outcome == "removed":
                customer = session.get_one(Customer, order.customer_id)
                trial = newest_draft(session, order.id, InstallDraft) or InstallDraft()
                removal = replace(trial, task="removal", trial_until=None, written_request=draft.written_request,
                                  wanted_by=None, emergency=False, emergency_reason="")  # fmt: skip
                change = self._create(session, customer, removal, _fitted(session, order), repeat_of=order.id)
            else:
                lend_until(session, order, None)
            settle_kind(session, order, "trial_end", now, person.login, f"{draft.outcome} {draft.note}")
            self._context.op(session, "end_trial", "orders", order.id, draft.to_body())
        return change

    def case(self, order_id: Id) -> InstallCase:
        """All that the office sees of it; raises NotFound."""
        with self._context.reading() as session:
            order = seen_order(self._context, session, order_id)
            draft = newest_draft(session, order.id, InstallDraft) or InstallDraft()
            return load_case(session, order, terminals_in_stock(session, draft.model))

    # inside -----------------------------------------------------------------------------------------------

    def _create(
        self,
        session: Session,
        customer: Customer,
        draft: InstallDraft,
        vehicles: Iterable[Id],
        repeat_of: Id | None = None,
    ) -> Change:
        person, now = self._context.require("register_order"), self._context.now()
        if person.role not in DESK:
            raise Refused("create", [Problem("role", "role_may_not", params={"role": person.role})])
        draft.require_form()
        order = Order(
            id=new_id(),
            number=number_here(self._context, session, INSTALL_PREFIX, customer.centre_code),
            kind="install",
            status="draft",
            customer_id=customer.id,
            centre_code=customer.centre_code,
            created_at=now,
            created_by=person.login,
            first_responder=person.login,
            site_class=customer.site_class,
            repeat_of=repeat_of,
            changed_at=now,
        )
        session.add(order)
        session.flush()
        self._add_rows(session, order, vehicles)
        self._write(session, order, draft)
        session.add(Transition(order_id=order.id, step="create", source="", target="draft", at=now, by=person.login))
        index_order(session, order)
        self._context.op(session, "create_install", "orders", order.id, draft.to_body())
        return Change("order", order.id, order.number)

    def _write(self, session: Session, order: Order, draft: InstallDraft) -> None:
        now, by = self._context.now(), self._context.require().login
        session.add(Entry(order_id=order.id, kind=draft.kind, body=draft.to_body(), at=now, by=by))
        order.emergency, order.changed_at = draft.emergency, now
        end = time(17, 30)
        order.promised_at = datetime.combine(draft.wanted_by, end, self._context.zone) if draft.wanted_by else None
        order.title = title_of(session, order, draft)

    def _mark_changed(self, session: Session, order: Order) -> None:
        """A list that changed is a change after a return, too (states 4.1)."""
        self._write(session, order, newest_draft(session, order.id, InstallDraft) or InstallDraft())
        index_order(session, order)

    def _add_rows(self, session: Session, order: Order, vehicles: Iterable[Id]) -> None:
        wanted = select(InstallRow.vehicle_id).where(InstallRow.order_id == order.id, InstallRow.active)
        known = set(session.scalars(wanted))
        last = session.scalar(select(func.max(InstallRow.position)).where(InstallRow.order_id == order.id)) or 0
        for key in dict.fromkeys(vehicles):
            vehicle = session.get(Vehicle, key)
            if vehicle is None or vehicle.customer_id != order.customer_id:
                raise Invalid([Problem("vehicle", "not_this_customers")])
            if key not in known:
                last += 1
                session.add(
                    InstallRow(order_id=order.id, position=last, vehicle_id=key, changed_at=self._context.now())
                )
        session.flush()

    def _switch(self, rows: Sequence[Id], *, active: bool) -> Change:
        with self._context.transaction() as session:
            found = [session.get(InstallRow, key) if active else the_row(session, key) for key in rows]
            lines = [row for row in found if row is not None]
            if not lines or len(lines) < len(found) or len({row.order_id for row in lines}) > 1:
                raise NotFound("no_such_install_row")
            order = self._changeable(session, lines[0].order_id)
            for row in lines:
                if active and self._is_on_it(session, order, row.vehicle_id):
                    vehicle = session.get_one(Vehicle, row.vehicle_id)
                    raise Conflict("vehicle_on_it", vehicle=label(vehicle.plate, vehicle.vin))
                row.active, row.changed_at = active, self._context.now()
            self._mark_changed(session, order)
            name = "restore_vehicles" if active else "remove_vehicles"
            self._context.op(session, name, "orders", order.id, {"rows": [row.id.hex for row in lines]})
        return Change("order", order.id, order.number, undo="" if active else "restore_vehicles")

    def _is_on_it(self, session: Session, order: Order, vehicle: Id) -> bool:
        wanted = select(InstallRow.id).where(InstallRow.order_id == order.id, InstallRow.active)
        return session.scalar(wanted.where(InstallRow.vehicle_id == vehicle)) is not None

    def _with_trial_end(self, session: Session, order_id: Id) -> Order:
        """The order whose trial is still to be ended, before somebody of the desk."""
        person, order = self._context.require("register_order"), seen_order(self._context, session, order_id)
        if person.role not in DESK:
            raise Refused("end_trial", [Problem("role", "role_may_not", params={"role": person.role})])
        wanted = select(FollowUp.id).where(FollowUp.order_id == order.id, FollowUp.kind == "trial_end")
        if session.scalar(wanted.where(FollowUp.done_at.is_(None))) is None:
            raise Refused("end_trial", [Problem("trial", "no_trial_to_end")])
        return order

    def _changeable(self, session: Session, order_id: Id) -> Order:
        person, order = self._context.require("register_order"), seen_order(self._context, session, order_id)
        problems = []
        if order.kind != "install" or order.status not in CHANGEABLE:
            problems.append(Problem("status", "wrong_state", params={"status": order.status}))
        if person.role not in DESK:
            problems.append(Problem("role", "role_may_not", params={"role": person.role}))
        if problems:
            raise Refused("change", problems)
        return order


def title_of(session: Session, order: Order, draft: InstallDraft) -> str:
    """The task with the number of vehicles, as lists show the order."""
    wanted = select(func.count()).select_from(InstallRow).where(InstallRow.order_id == order.id, InstallRow.active)
    return title_text(draft.task, session.scalar(wanted) or 0, draft.model)


def _fitted(session: Session, order: Order) -> list[Id]:
    wanted = select(InstallRow.vehicle_id).where(InstallRow.order_id == order.id, InstallRow.active)
    return list(session.scalars(wanted.where(InstallRow.state.in_(FITTED)).order_by(InstallRow.position)))


def _vehicle(session: Session, customer: Customer, number: str) -> Vehicle:
    row = session.scalar(select(Vehicle).where(Vehicle.number == number, Vehicle.customer_id == customer.id))
    if row is None:
        raise NotFound("no_such_vehicle", vehicle=number)
    return row


def _platform(host: object, port: object) -> str:
    return f"{host}:{port}" if host and port else str(host or "")
