"""The yard: vehicles one after the other by scanner and keys, each act stored at once (states 4.1, forms 2.2)."""

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Problem, Refused
from fieldtech.model.base import Id
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.install_row import RowAnswersDraft, RowResultDraft, RowSourceDraft, RowUnitsDraft
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.model.drafts.platform import PlatformCheckDraft
from fieldtech.model.identifiers.recognise import Candidate, recognise
from fieldtech.model.installs import InstallRow
from fieldtech.model.orders import Order
from fieldtech.model.row_gaps import without_photo
from fieldtech.model.row_links import platform_answers
from fieldtech.services.changes import Change
from fieldtech.services.install import fitting, taking
from fieldtech.services.install.repeating import Repeating
from fieldtech.services.install.row_photos import photos_of
from fieldtech.services.install.row_sources import fed_by
from fieldtech.services.install.row_work import AT_WORK, LATER, items_of, task_of
from fieldtech.services.install.rows import ROW_KINDS, RowView, row_views, the_row
from fieldtech.services.order_briefs import PhotoRow
from fieldtech.services.swap_rules import find_sim, find_terminal
from fieldtech.services.visibility import seen_order

_NOT_HERE = ("not_installed", "rescheduled")
_VEHICLES = ("plate", "vin")
_UNITS = {"terminal_id": "terminal", "imei": "terminal", "iccid": "sim", "msisdn": "sim"}


@dataclass(frozen=True)
class Scanned:
    """What a scan did: ``kind`` is vehicle, terminal, sim or unknown; ``row`` is the vehicle in work after it."""

    kind: str
    value: str
    row: Id | None
    change: Change | None = None
    problems: tuple[Problem, ...] = ()


class Yard(Repeating):
    """The use cases of the fleet page."""

    def rows(self, order_id: Id) -> tuple[RowView, ...]:
        """All vehicles of the order in their order."""
        with self._context.reading() as session:
            order = seen_order(self._context, session, order_id)
            return row_views(session, order.id, task_of(session, order), items_of(session, order))

    def row(self, row_id: Id) -> RowView:
        """One vehicle; raises NotFound."""
        with self._context.reading() as session:
            row = the_row(session, row_id)
            order = seen_order(self._context, session, row.order_id)
            return row_views(session, order.id, task_of(session, order), items_of(session, order), row.id)[0]

    def in_work(self, order_id: Id) -> Id | None:
        """The vehicle this person began and has not done yet, the newest first; None when there is none."""
        with self._context.reading() as session:
            order = seen_order(self._context, session, order_id)
            mine = select(InstallRow.id).where(InstallRow.order_id == order.id, InstallRow.active)
            mine = mine.where(InstallRow.state == "installing", InstallRow.technician == self._context.require().login)
            return session.scalar(mine.order_by(InstallRow.changed_at.desc(), InstallRow.position).limit(1))

    def scan(self, order_id: Id, text: str, row_id: Id | None) -> Scanned:
        """A plate or VIN picks its vehicle, a terminal or SIM card goes onto the vehicle in work.

        What does not fit comes back as problems, and nothing has changed.
        """
        candidates = recognise(text)
        for candidate in candidates:
            if candidate.kind in _VEHICLES:
                found = self._find(order_id, candidate.value)
                if found is not None:
                    return Scanned("vehicle", candidate.value, found)
            elif candidate.kind in _UNITS:
                done = self._scan_unit(_UNITS[candidate.kind], candidate.value, row_id)
                if done is not None:
                    return done
        return _unknown(text.strip(), candidates, row_id)

    def fit(self, row_id: Id, *, terminal: str = "", sim: str = "") -> Change:
        """Put a terminal, a card or both onto the vehicle; raises Refused with every reason."""
        with self._context.transaction() as session:
            row, order = self._work.at_work(session, row_id)
            wanted = fitting.fitting(session, order, row, task_of(session, order), terminal, sim)
            if wanted.task == "removal":
                return self._remove(session, wanted)
            problems = list(fitting.terminal_problems(session, wanted)) if terminal else []
            problems += fitting.sim_problems(session, wanted) if sim else []
            if problems:
                raise Refused("fit", problems)
            units = (wanted.terminal, row.terminal_id), (wanted.sim, row.sim_id)
            if all(unit is None or unit.id == there for unit, there in units):
                return Change("row", row.id, order.number)  # scanned twice
            source = self._lift(session, wanted)
            fitting.put_on(self._context, session, wanted)
            self._here_after_all(session, order, row)
            return self._work.write_units(session, order, row, source)

    def take_off(self, row_id: Id, *, terminal: bool = True, sim: bool = True) -> Change:
        """Undo a fitting: back into the van."""
        with self._context.transaction() as session:
            row, order = self._work.at_work(session, row_id)
            wanted = fitting.fitting(session, order, row, task_of(session, order), "", "")
            if terminal:
                fitting.take_off_terminal(self._context, session, wanted)
            if sim or terminal:
                fitting.take_off_sim(self._context, session, wanted)
            return self._work.write_units(session, order, row)

    def goes(self, row_id: Id, old_next: str, fault: str = "") -> Change:
        """Where the terminal taken off goes: good, to be repaired, or left with the customer (states 4.4)."""
        with self._context.transaction() as session:
            row, order = self._work.at_work(session, row_id)
            units = replace(self._work.record_of(session, order, row).units, old_next=old_next, fault=fault)
            units.require_form()
            wanted = fitting.fitting(session, order, row, task_of(session, order), units.taken_terminal, "")
            problems = list(taking.on_problems(session, wanted))
            problems += [problem for problem in units.problems() if problem.field == "old_next"]
            if problems:
                raise Refused("goes", problems)
            taking.send_on(self._context, session, wanted, units)
            return self._work.write(session, order, row, units)

    def record(self, row_id: Id, draft: Draft) -> Change:
        """Write place, condition, answers, platform check or result of one vehicle; gaps are told by its row."""
        if not isinstance(draft, ROW_KINDS) or isinstance(draft, RowUnitsDraft | RowSourceDraft):
            raise Refused("record", [Problem("draft", "wrong_draft")])
        with self._context.transaction() as session:
            states = (*AT_WORK, *LATER) if isinstance(draft, PlatformCheckDraft) else AT_WORK
            row, order = self._work.at_work(session, row_id, states)
            draft.require_form()
            if isinstance(draft, RowResultDraft):
                draft.require_valid()
            self._work.begin(session, order, draft)
            if isinstance(draft, RowResultDraft) and draft.result in _NOT_HERE:
                self._leave_nothing(session, order, row)
            change = self._work.write(session, order, row, draft)
            if isinstance(draft, PlatformCheckDraft):
                self._answer_platform(session, order, row, draft)
            return change

    def photos(self, row_id: Id) -> tuple[PhotoRow, ...]:
        """The photos of one vehicle; their slots without the row."""
        with self._context.reading() as session:
            row = the_row(session, row_id)
            seen_order(self._context, session, row.order_id)
            return photos_of(session, row)

    def answer(self, row_id: Id, answers: tuple[AnswerDraft, ...]) -> Change:
        """Answer items of the vehicle's checklist; the others keep theirs. A photo item wants its photo (B03)."""
        with self._context.transaction() as session:
            row, order = self._work.at_work(session, row_id)
            record = self._work.record_of(session, order, row)
            if bare := tuple(without_photo(record, answers)):
                raise Refused("answer", [Problem(item, "item_wants_photo", params={"item": item}) for item in bare])
            mine = record.answers or RowAnswersDraft()
            known = {**mine.by_item(), **{answer.item: answer for answer in answers}}
            return self._work.write(session, order, row, RowAnswersDraft(tuple(known.values()), mine.copied_from))

    # inside -----------------------------------------------------------------------------------------------

    def _remove(self, session: Session, wanted: fitting.Fitting) -> Change:
        """On a removal the terminal that is scanned comes off, its card with it (A01)."""
        if wanted.terminal is None and wanted.sim is not None:
            wanted = replace(wanted, terminal=taking.terminal_with(session, wanted))
        if self._taken_already(session, wanted):
            return Change("row", wanted.row.id, wanted.order.number)  # scanned twice
        problems = [*taking.removal_problems(session, wanted)]
        off = self._work.record_of(session, wanted.order, wanted.row).units.taken_terminal
        if off and not problems:  # a line says of one terminal where it goes; a second one would wipe it out
            problems.append(Problem("terminal", "row_removed_already", params={"number": off}))
        if problems:
            raise Refused("remove", problems)
        units = taking.remove(self._context, session, wanted)
        self._here_after_all(session, wanted.order, wanted.row)
        return self._work.write(session, wanted.order, wanted.row, units)

    def _taken_already(self, session: Session, wanted: fitting.Fitting) -> bool:
        """The terminal or card of this row that is off already; a card alone takes nothing off."""
        units = self._work.record_of(session, wanted.order, wanted.row).units
        terminal = wanted.terminal is not None and wanted.terminal.number == units.taken_terminal
        return terminal or (wanted.sim is not None and wanted.sim.iccid == units.taken_sim)

    def _lift(self, session: Session, wanted: fitting.Fitting) -> str:
        """In a move: off the old vehicle, which was named by the scan."""
        source = taking.lift(self._context, session, wanted)
        session.flush()
        return source

    def _find(self, order_id: Id, text: str) -> Id | None:
        with self._context.reading() as session:
            order = seen_order(self._context, session, order_id)
            return fitting.vehicle_row(session, order.id, text) or fed_by(session, order, text)

    def _here_after_all(self, session: Session, order: Order, row: InstallRow) -> None:
        """A unit goes onto a vehicle said to be missing: it has come."""
        if row.state in _NOT_HERE:
            self._work.write(session, order, row, RowResultDraft("installed"))

    def _leave_nothing(self, session: Session, order: Order, row: InstallRow) -> None:
        """What was fitted to a vehicle that is not done after all goes back into the van, what was taken off on it."""
        units = self._work.record_of(session, order, row).units
        if units.taken_terminal:
            off = fitting.fitting(session, order, row, "removal", units.taken_terminal, units.taken_sim)
            if problems := list(taking.again_problems(session, off)):
                raise Refused("record", problems)
            taking.put_on_again(self._context, session, off)
            self._work.write(session, order, row, RowUnitsDraft())
        if row.terminal_id is None and row.sim_id is None:
            return
        wanted = fitting.fitting(session, order, row, task_of(session, order), "", "")
        fitting.take_off_terminal(self._context, session, wanted)
        fitting.take_off_sim(self._context, session, wanted)
        self._work.write_units(session, order, row)

    def _answer_platform(self, session: Session, order: Order, row: InstallRow, draft: PlatformCheckDraft) -> None:
        record = self._work.record_of(session, order, row)
        mine = record.answers or RowAnswersDraft()
        known = mine.by_item()
        found = tuple(platform_answers(record.items, known, draft))
        if found:
            known |= {answer.item: answer for answer in found}
            self._work.write(session, order, row, RowAnswersDraft(tuple(known.values()), mine.copied_from))

    def _scan_unit(self, what: str, value: str, row_id: Id | None) -> Scanned | None:
        """None when there is no such unit, so that the next reading of the scan is tried."""
        if not self._known(what, value):
            return None
        if row_id is None:
            return Scanned(what, value, None, problems=(Problem("scan", "scan_vehicle_first"),))
        try:
            change = self.fit(row_id, **{what: value})
        except Refused as refused:
            return Scanned(what, value, row_id, problems=tuple(refused.problems))
        return Scanned(what, value, row_id, change)

    def _known(self, what: str, value: str) -> bool:
        find = find_terminal if what == "terminal" else find_sim
        with self._context.reading() as session:
            return find(session, value) is not None


def _unknown(text: str, candidates: list[Candidate], row_id: Id | None) -> Scanned:
    """What it would be if it were ours: a foreign vehicle, terminal or card is called so."""
    kind = candidates[0].kind if candidates else ""
    if kind in _VEHICLES:
        return Scanned("vehicle", text, row_id, problems=(Problem("scan", "vehicle_not_on_order"),))
    if what := _UNITS.get(kind, ""):
        return Scanned(what, text, row_id, problems=(Problem(what, f"{what}_unknown_here"),))
    return Scanned("unknown", text, row_id, problems=(Problem("scan", "scan_unknown", params={"text": text}),))
