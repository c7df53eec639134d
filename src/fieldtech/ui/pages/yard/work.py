"""What happens in the yard: scans and presses become acts, a vehicle that lacks nothing gives way to the next."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from fieldtech.errors import FieldtechError, Problem
from fieldtech.model.base import Id
from fieldtech.model.drafts.install import StopDraft
from fieldtech.model.drafts.install_row import RowResultDraft
from fieldtech.model.installs import ENDED
from fieldtech.services.changes import Change
from fieldtech.services.install.row_work import AT_WORK, LATER
from fieldtech.services.install.rows import RowView
from fieldtech.services.order_view import OrderView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import labelled, of_task
from fieldtech.ui.pages.onsite.missing import said
from fieldtech.ui.pages.yard.acting import YardActs
from fieldtech.ui.pages.yard.row_acts import RowActs
from fieldtech.ui.pages.yard.trouble import NOT_HERE, Trouble, YardState, next_gap, stopped_because


class YardWork(RowActs):
    """``shown`` when anything differs, ``told(tone, title, text)`` for the line below the scan field."""

    shown = Signal()
    told = Signal(str, str, str)
    changed = Signal(object)
    failed = Signal(object)
    moved_on = Signal()  # another vehicle is in work: its scan is next

    def __init__(self, parent: QObject, workplace: Workplace) -> None:
        super().__init__(parent, workplace)
        self.view: OrderView | None = None
        self.state = YardState()
        self.own: Change | None = None  # the change being told, which is known here already
        self.acts = YardActs(self, workplace)
        self.acts.done.connect(self._acted)
        self.acts.undone.connect(self._undone)
        self.acts.refused.connect(self._refused)
        self.acts.failed.connect(self.failed)
        self.unsaved.saved.connect(self._tell)
        self.unsaved.refused.connect(self.failed)

    # the order --------------------------------------------------------------------------------------------

    @property
    def row(self) -> RowView | None:
        """The vehicle in work, or the one that waits for its scan."""
        return self.state.row(self.state.current)

    @property
    def free(self) -> bool:
        """Whether vehicles may be worked on now."""
        return self.view is not None and self.view.status in AT_WORK

    @property
    def later(self) -> bool:
        """Whether a platform check may still come."""
        return self.view is not None and self.view.status in LATER

    def open(self, order: Id) -> None:
        """Where the work stands: the vehicle begun last goes on, as after a crash."""
        same = self.view is not None and self.view.id == order
        if not same:
            self.acts.forget()
            self.state = YardState()
        self.reload(order)
        if self.view is None or (same and self.row is not None):
            return
        begun = self._yard.in_work(order)
        if begun is not None:
            self.state.current, self.state.taken = begun, True
        else:
            self._wait_for(self.state.next_open())
        self.tell_again()
        self.shown.emit()

    def tell_again(self) -> None:
        """Where the work stands, in the language now shown."""
        row = self.row
        trouble = self.state.troubles.get(row.id) if row is not None else None
        if stopped := stopped_because(self.view):
            self.told.emit("warn", self.tr("Stopped: {reason}").format(reason=stopped), self.tr("A scan goes on."))
        elif trouble is not None:
            self.told.emit("danger", said(trouble.problems[0]), trouble.value)
        elif row is None or not self.state.taken:
            self.told.emit("info", self.tr("Scan the plate or VIN of a vehicle."), self._wanted(row))
        else:
            self.told.emit("info", f"{row.position} · {row.label}", self.next_words(row))

    def forget(self) -> None:
        """Another person sits down."""
        self.view, self.state = None, YardState()
        self.acts.forget()

    def reload(self, order: Id) -> None:
        """Everything as it is stored."""
        try:
            self.view = self._workplace.orders.view(order)
            self.state.rows = self._yard.rows(order)
        except FieldtechError as error:
            self.view = None
            self.failed.emit(error)
            return
        self.state.names = self.view.names
        self.shown.emit()

    def refresh_row(self, key: Id) -> None:
        """One vehicle as it is stored now; done, it gives way to the next."""
        before = self.state.row(key)
        try:
            fresh = self._yard.row(key)
        except FieldtechError:
            return  # taken off the order meanwhile
        self.state.replace(fresh)
        if self.view is not None and self.view.status == "arrived":
            self.view = self._workplace.orders.view(self.view.id)
        done = before is not None and before.state not in ENDED and fresh.state in ENDED
        if done and key == self.state.current and self.free:
            self._move_on(fresh)
        self.shown.emit()

    # which vehicle ----------------------------------------------------------------------------------------

    def pick(self, key: Id) -> None:
        """This vehicle is in work now."""
        row = self.state.row(key)
        if row is None:
            return
        self.state.current, self.state.taken = key, True
        text = self.next_words(row)
        if row.state in ENDED:
            who = self.state.names.get(row.technician, row.technician)
            text = f"{of_task(f'choice.row_state.{row.state}', row.record.task)} · {who}"
        self.told.emit("info", f"{row.position} · {row.label}", text)
        self.shown.emit()

    def move(self, step: int) -> None:
        """The one above or below."""
        keys = [row.id for row in self.state.rows]
        if keys:
            at = keys.index(self.state.current) + step if self.state.current in keys else 0
            self.pick(keys[min(len(keys) - 1, max(0, at))])

    def next_words(self, row: RowView) -> str:
        """What comes next on it."""
        gap = next_gap(row)
        return said(Problem("", gap)) if gap else ""

    # scans ------------------------------------------------------------------------------------------------

    def scan(self, text: str) -> None:
        """A plate or VIN picks its vehicle, a terminal or SIM goes onto the one in work."""
        if self.view is None:
            return
        before = self.row if self.state.taken else None
        try:
            found = self._yard.scan(self.view.id, text, before.id if before else None)
        except FieldtechError as error:
            self.failed.emit(error)
            return
        if found.problems:
            hit = self.state.find(text) if found.kind != "sim" else None
            if hit is not None and found.change is None and found.problems[0].code.endswith(_FOREIGN):
                self.pick(hit.id)
            else:
                self._not_fitting(found.kind, found.value, found.problems, before)
        elif found.kind == "vehicle" and found.row is not None:
            self.pick(found.row)
        elif before is not None and found.change is not None:
            self._fitted(before, found.change, found.value)

    def clear_trouble(self) -> None:
        """The refused scan is forgotten."""
        if self.state.current is not None and self.state.troubles.pop(self.state.current, None) is not None:
            row = self.row
            self.told.emit("info", row.label if row else "", self.next_words(row) if row else "")
            self.shown.emit()

    # acts -------------------------------------------------------------------------------------------------

    def stop(self, reason: str) -> None:
        """Why the work stops for now."""
        if self.view is None:
            return
        try:
            change = self._workplace.repairs.note(self.view.id, StopDraft(reason))
        except FieldtechError as error:
            self.failed.emit(error)
            return
        self.changed.emit(change)
        self.reload(self.view.id)
        self.tell_again()

    def result(self, row: RowView, draft: RowResultDraft) -> Change:
        """Not installed or rescheduled, for the form over the page; raises what the service refuses."""
        change = self._yard.record(row.id, draft)
        self.acts.note(row, of_task(f"choice.row_state.{draft.result}", row.record.task))
        return change

    # inside -----------------------------------------------------------------------------------------------

    def do(self, act: Callable[[RowView], Change], text: str) -> None:
        """On the vehicle in work, once it was scanned or chosen."""
        row = self.row
        if row is None:
            return
        if not self.state.taken:
            self.told.emit("warn", said(Problem("", "scan_vehicle_first")), row.label)
            return
        self.acts.do(row, lambda: act(row), text)

    def _acted(self, change: Change, text: str) -> None:
        row = self.row
        self._tell(change)
        if row is not None and row.id == self.state.current and self.row is not None:
            self.told.emit("ok", text, self.next_words(self.row))

    def _undone(self, change: Change, text: str) -> None:
        self.state.current, self.state.taken = change.id, True
        self.state.troubles.pop(change.id, None)
        self._tell(change)
        row = self.row
        self.told.emit("info", self.tr("Taken back: {what}").format(what=text), row.label if row else "")

    def _fitted(self, before: RowView, change: Change, value: str) -> None:
        self.state.troubles.pop(before.id, None)
        fresh = self._yard.row(before.id)
        if fresh.record.units == before.record.units:
            self.told.emit("info", value, self.tr("It is on this vehicle already."))
            self.shown.emit()
            return
        self.acts.note(before, value)
        self._acted(change, f"{value} · {before.label}")

    def _not_fitting(self, kind: str, value: str, problems: tuple[Problem, ...], row: RowView | None) -> None:
        if kind in ("terminal", "sim") and row is not None:
            self.state.troubles[row.id] = Trouble(kind, value, problems)
        self.told.emit("danger", said(problems[0]), value)
        self.shown.emit()

    def _refused(self, problems: tuple[Problem, ...]) -> None:
        self.told.emit("danger", said(problems[0]), " ".join(dict.fromkeys(said(p) for p in problems[1:])))
        self.shown.emit()  # presses that were refused go back to what is stored

    def publish(self, change: Change) -> None:
        """Tell the window of what is shown here already."""
        self.own = change
        self.changed.emit(change)
        self.own = None

    def _tell(self, change: Change) -> None:
        self.refresh_row(change.id)
        self.publish(change)

    def _move_on(self, done: RowView) -> None:
        after = self.state.next_open(done.id)
        self._wait_for(after)
        what = of_task(f"choice.row_state.{done.state}", done.record.task)
        title = labelled(done.label, what)
        if after is None:
            self.told.emit("ok", title, self.tr("Every vehicle has its result."))
        else:
            self.told.emit("warn" if done.state in NOT_HERE else "ok", title,
                           self.tr("Next: {vehicle}. Scan its plate or VIN.").format(vehicle=after.label))  # fmt: skip
        self.moved_on.emit()

    def _wanted(self, row: RowView | None) -> str:
        return self.tr("Next: {vehicle}").format(vehicle=row.label) if row is not None and self.free else ""

    def _wait_for(self, row: RowView | None) -> None:
        self.state.current, self.state.taken = (row.id if row else None), False


_FOREIGN = ("_unknown_here", "scan_unknown", "_not_on_order")
"""A number that is nothing of ours may be the end of a plate, typed by hand."""
