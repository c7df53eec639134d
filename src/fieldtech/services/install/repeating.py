"""What saves the technician's hands in the yard: as the previous vehicle, the rest OK, and taking an act back."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Problem, Refused
from fieldtech.model.base import Id
from fieldtech.model.checklist import is_answered, rest_answer
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.customers import Vehicle
from fieldtech.model.drafts.install import InstallDraft
from fieldtech.model.drafts.install_row import RowAnswersDraft, RowPlaceDraft, RowResultDraft
from fieldtech.model.drafts.onsite import AnswerDraft, ConditionDraft
from fieldtech.model.drafts.platform import PlatformCheckDraft
from fieldtech.model.installs import FITTED, InstallRow
from fieldtech.model.orders import Order
from fieldtech.model.row_gaps import RowRecord
from fieldtech.model.row_links import PLATFORM_GROUP, may_be_copied, parameters
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.entries import newest_draft
from fieldtech.services.install import fitting, taking
from fieldtech.services.install.row_work import AT_WORK, LATER, RowWork, task_of
from fieldtech.services.install.rows import the_row


class Repeating:
    """Each call is one transaction; raises Refused and then nothing has changed."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._work = RowWork(context)

    def rest_ok(self, row_id: Id) -> Change:
        """Answer every open tick and choice with OK; never readings, photos, safety and platform items."""
        with self._context.transaction() as session:
            row, order = self._work.at_work(session, row_id)
            record = self._work.record_of(session, order, row)
            mine = record.answers or RowAnswersDraft()
            known = mine.by_item()
            for item in record.items:
                name = str(item["id"])
                given = rest_answer(item) if item["group"] != PLATFORM_GROUP else None
                if given is not None and not is_answered(known.get(name)):
                    known[name] = given
            draft = RowAnswersDraft(tuple(known.values()), mine.copied_from)
            return self._work.write(session, order, row, draft)

    def copy_answers(self, row_id: Id, from_row: Id) -> Change:
        """Take over the ticks and choices of another vehicle where this one has none; never readings and photos."""
        with self._context.transaction() as session:
            row, order = self._work.at_work(session, row_id)
            return self._copy(session, order, row, the_row(session, from_row))

    def as_previous(self, row_id: Id) -> Change:
        """Place, power, ticks and choices as on the vehicle done before; what this one has already stays."""
        with self._context.transaction() as session:
            row, order = self._work.at_work(session, row_id)
            source = self._previous(session, order, row)
            if source is None:
                raise Refused("as_previous", [Problem("row", "no_previous_row")])
            place = self._work.record_of(session, order, source).place
            mine = self._work.record_of(session, order, row).place
            if place is not None and (mine is None or any(mine.problems())):
                self._work.write(session, order, row, place)
            return self._copy(session, order, row, source)

    def put_back(self, row_id: Id, before: RowRecord) -> Change:
        """Undo: everything recorded on the vehicle as it was in ``before``; units go back where they were."""
        with self._context.transaction() as session:
            row, order = self._work.at_work(session, row_id, (*AT_WORK, *LATER))
            if order.status not in AT_WORK and _more_than_the_platform(
                before, self._work.record_of(session, order, row)
            ):
                raise Refused("yard", [Problem("status", "wrong_state", params={"status": order.status})])
            self._put_back_units(session, order, row, before)
            now = self._work.record_of(session, order, row)
            pairs = (
                (now.place, before.place or RowPlaceDraft()),
                (now.condition, before.condition or ConditionDraft()),
                (now.answers, before.answers or RowAnswersDraft()),
                (now.platform, before.platform or PlatformCheckDraft()),
                (now.result, before.result or RowResultDraft("installed")),
            )
            for is_now, was in pairs:
                if is_now is not None and is_now != was:
                    self._work.write(session, order, row, was)
            return Change("row", row.id, order.number)

    # inside -----------------------------------------------------------------------------------------------

    def _previous(self, session: Session, order: Order, row: InstallRow) -> InstallRow | None:
        """The vehicle done last, by this person rather than by a colleague."""
        wanted = select(InstallRow).where(InstallRow.order_id == order.id, InstallRow.active, InstallRow.id != row.id)
        mine = InstallRow.technician == self._context.require().login
        newest = (mine.desc(), InstallRow.changed_at.desc(), InstallRow.position.desc())
        return session.scalar(wanted.where(InstallRow.state.in_(FITTED)).order_by(*newest).limit(1))

    def _copy(self, session: Session, order: Order, row: InstallRow, source: InstallRow) -> Change:
        if source.order_id != order.id or source.id == row.id:
            raise Refused("copy_answers", [Problem("row", "other_order")])
        record, model = self._work.record_of(session, order, row), self._work.record_of(session, order, source)
        known = record.answers.by_item() if record.answers else {}
        given = model.answers.by_item() if model.answers else {}
        for item in record.items:
            name = str(item["id"])
            if may_be_copied(item, given.get(name)) and not is_answered(known.get(name)):
                known[name] = replace(given[name], note="")
        known |= {answer.item: answer for answer in self._parameters(session, order, row, record, known)}
        return self._work.write(session, order, row, RowAnswersDraft(tuple(known.values()), source.id.hex))

    def _parameters(
        self, session: Session, order: Order, row: InstallRow, record: RowRecord, known: dict[str, AnswerDraft]
    ) -> tuple[AnswerDraft, ...]:
        """Platform, vehicle and number of this vehicle itself, never those of the other one."""
        draft = newest_draft(session, order.id, InstallDraft)
        vehicle = session.get_one(Vehicle, row.vehicle_id)
        card = session.get(Sim, row.sim_id) if row.sim_id else None
        name = f"{vehicle.plate} {vehicle.plate_colour}" if vehicle.plate else vehicle.vin
        values = (draft.platform if draft else "", name, card.msisdn if card else "")
        return tuple(parameters(record.items, known, *values))

    def _put_back_units(self, session: Session, order: Order, row: InstallRow, before: RowRecord) -> None:
        taken = self._work.record_of(session, order, row).units
        if taken.taken_terminal and not before.units.taken_terminal:
            off = fitting.fitting(session, order, row, "removal", taken.taken_terminal, taken.taken_sim)
            if problems := list(taking.again_problems(session, off)):
                raise Refused("put_back", problems)
            taking.put_on_again(self._context, session, off)
            self._work.write(session, order, row, before.units)
            return
        if taken.taken_terminal and (taken.old_next, taken.fault) != (before.units.old_next, before.units.fault):
            off = fitting.fitting(session, order, row, "removal", taken.taken_terminal, "")
            if problems := list(taking.on_problems(session, off)):
                raise Refused("put_back", problems)
            taking.send_on(self._context, session, off, before.units)
            self._work.write(session, order, row, before.units)
            return
        terminal = session.get(Terminal, row.terminal_id) if row.terminal_id else None
        card = session.get(Sim, row.sim_id) if row.sim_id else None
        there = (terminal.number if terminal else "", card.iccid if card else "")
        if there == (before.units.terminal, before.units.sim):
            return
        task = task_of(session, order)
        now = fitting.fitting(session, order, row, task, "", "")
        fitting.take_off_terminal(self._context, session, now)
        fitting.take_off_sim(self._context, session, now)
        session.flush()
        wanted = fitting.fitting(session, order, row, task, before.units.terminal, before.units.sim)
        problems = list(fitting.terminal_problems(session, wanted)) if wanted.terminal else []
        problems += fitting.sim_problems(session, wanted) if wanted.sim else []
        if problems:
            raise Refused("put_back", problems)
        source = taking.lift(self._context, session, wanted)
        session.flush()
        fitting.put_on(self._context, session, wanted)
        self._work.write_units(session, order, row, source)


def _more_than_the_platform(before: RowRecord, now: RowRecord) -> bool:
    """Whether going back would change anything besides the platform check, which alone comes later than the work."""
    others = {str(item["id"]) for item in now.items if item["group"] != PLATFORM_GROUP}

    def signed(record: RowRecord) -> tuple[object, ...]:
        answers = record.answers.by_item() if record.answers else {}
        given = {name: answer for name, answer in answers.items() if name in others}
        place, condition = record.place or RowPlaceDraft(), record.condition or ConditionDraft()
        return record.units, place, condition, record.result or RowResultDraft("installed"), given

    return signed(before) != signed(now)
