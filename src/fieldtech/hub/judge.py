"""What becomes of one operation: its shape, who sent it, its step, and then its rows one by one."""

from collections.abc import Mapping
from datetime import datetime

from fieldtech.hub import seals
from fieldtech.hub.authorise import Authority
from fieldtech.hub.batch import Batch
from fieldtech.hub.conflicts import PLACE, conflict_row, losers
from fieldtech.hub.decisions import decided
from fieldtech.hub.devices import Computer
from fieldtech.hub.holding import Had
from fieldtech.hub.money import judge_money
from fieldtech.hub.own import Own
from fieldtech.hub.plans import is_outdated, judge_plan, judge_withdrawal
from fieldtech.hub.refs import singles_of
from fieldtech.hub.rows import Stored, ident_of
from fieldtech.hub.shape import require_rows
from fieldtech.hub.steps import judge_status
from fieldtech.hub.touching import as_meant, require_touch
from fieldtech.hub.undoing import judge_undo
from fieldtech.hub.verdict import Reject, Verdict
from fieldtech.hub.visibility import OFFICE
from fieldtech.model.kinds import FIELD_ROLES, WITHDRAW_VISIT, Kind
from fieldtech.sync.messages import OpMessage, Row

_RENUMBERED = frozenset({
    "orders.number", "customers.number", "contacts.number", "sites.number", "vehicles.number", "equipment.number",
    "install_requests.number", "plans.number",
})  # fmt: skip
"""Numbers that programs give: two computers may give the same one, and then the later row gets another."""


class Judge:
    """The operations of one computer in one push."""

    def __init__(
        self, batch: Batch, computer: Computer, had: Had, now: datetime, *, kinds: Mapping[str, Kind], recovering: bool
    ) -> None:
        self.recovering = recovering
        self._batch = batch
        self._computer = computer
        self._now = now
        self._authority = Authority(batch, computer, kinds)
        self._own = Own(batch, had, at_office=computer.scope == OFFICE)

    def apply(self, op: OpMessage, verdict: Verdict) -> None:
        """Draft in the batch what becomes of an operation of sound shape; raises Reject, and then nothing counts."""
        kind, role = self._authority.kind_of(op)
        op = decided(op, self._batch)
        if not op.rows:  # its rows came with another operation of the same act
            return
        require_rows(op, kind)
        if kind.alike and self._batch.get(ident_of(op.table, [op.row])) is not None:
            return  # another computer was first, and people may have gone on with it
        op = as_meant(op, self._batch)
        require_touch(op, role)
        self._authority.require_subject(op, kind, role)
        if role in FIELD_ROLES:
            self._own.require(op, kind, verdict)
        if is_outdated(self._batch, op):
            return
        if op.kind == WITHDRAW_VISIT:
            judge_withdrawal(self._batch, op, verdict, recovering=self.recovering)
        else:
            judge_undo(self._batch, op, verdict, recovering=self.recovering)
            judge_status(self._batch, op, role, verdict, recovering=self.recovering)
        judge_plan(self._batch, op, role, verdict, recovering=self.recovering)
        judge_money(self._batch, op, role, verdict)
        for row in op.rows:
            self._fold(op, row, verdict)

    def _fold(self, op: OpMessage, row: Row, verdict: Verdict) -> None:
        ident = ident_of(row.table, row.key)
        known = self._batch.get(ident)
        if ident in verdict.held or row.table in verdict.hold_tables:
            return
        if row.what == "gone":
            self._go(op, known)
        elif known is None or known.gone:
            self._add(op, row, ident, known, verdict)
        elif row.what == "new":
            _require_same(row, known)
        else:
            self._change(op, row, known, verdict)

    def _add(self, op: OpMessage, row: Row, ident: str, gone: Stored | None, verdict: Verdict) -> None:
        if row.what == "changed":
            if gone is None:
                raise Reject("row_unknown", table=row.table)
            return  # somebody took it away meanwhile
        place = gone.place if gone else 0
        new = Stored(row.table, row.key, dict(row.values), place=place, by=op.by, at=op.at, ident=ident)
        if row.table == seals.TABLE:
            seals.require_sealed(new.values, seals.keys_of(self._batch.connection), self._computer.public_key)
        self._require_single(new, verdict)
        self._batch.stage(new)
        if row.table == "stock_moves":
            self._book(new, verdict)

    def _change(self, op: OpMessage, row: Row, known: Stored, verdict: Verdict) -> None:
        lost = losers(known, row)
        fresh = {name: value for name, value in row.values.items() if known.values.get(name) != value}
        if not fresh:
            return
        new = known.copy()
        new.values |= fresh
        new.marks |= {name: [op.by, op.at] for name in fresh}
        self._require_single(new, verdict)
        self._batch.stage(new)
        for field in lost:
            self._batch.stage(conflict_row(known, row, op, field, self._now))
        if lost.keys() & PLACE and row.table in ("terminals", "sims"):
            verdict.doubt("unit_in_two_places", number=str(known.values.get("number", known.values.get("iccid"))))

    def _go(self, op: OpMessage, known: Stored | None) -> None:
        if known is None or known.gone:
            return
        new = known.copy()
        new.gone = True
        self._batch.stage(new)

    def _book(self, move: Stored, verdict: Verdict) -> None:
        place, part = str(move.values["location_code"]), str(move.values["part_code"])
        after = self._batch.stage_move(place, part, int(move.values["quantity"]))
        if after < 0 and int(move.values["quantity"]) < 0:
            verdict.doubt("stock_negative", location=place, part=part, quantity=after)

    def _require_single(self, row: Stored, verdict: Verdict) -> None:
        for single in singles_of(row):
            others = {ident for ident in self._batch.holders(single) if self._holds(ident, single, row)}
            if not others:
                continue
            name = single[0].removeprefix("one:")
            if name not in _RENUMBERED:
                raise Reject("taken", what=name)
            self._renumber(row, verdict)

    def _holds(self, ident: str, single: tuple[str, str], row: Stored) -> bool:
        if ident == row.ident:
            return False
        other = self._batch.get(ident)
        return other is not None and not other.gone and single in set(singles_of(other))

    def _renumber(self, row: Stored, verdict: Verdict) -> None:
        given = str(row.values["number"])
        row.values["number"] = f"{given}-{row.key[0][-4:]}"
        verdict.doubt("number_given_anew", number=given, now=row.values["number"])


def _require_same(row: Row, known: Stored) -> None:
    """Somebody made the same fact already; what is no fact was taken for a change before."""
    if known.values != row.values:
        raise Reject("fact_changed", table=row.table)
