"""What comes in: terminals and SIM cards by scan, parts by quantity (B41, states 4.4 and 4.5)."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldtech.errors import Problem, Refused
from fieldtech.model.base import Id
from fieldtech.model.catalogue import Part
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.drafts.masters import MasterDraft, SimDraft, TerminalDraft
from fieldtech.model.drafts.stores import ReceiveDraft, ReceiveLineDraft, line_field
from fieldtech.model.identifiers import recognise
from fieldtech.model.identifiers.iccid import iccid_key
from fieldtech.model.stores import StockSlip
from fieldtech.model.unit_facts import UnitFacts
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.custody import place
from fieldtech.services.masters.kinds import KINDS
from fieldtech.services.masters.rules import DEAD_SIMS, completed
from fieldtech.services.masters.writing import Place, write
from fieldtech.services.reservations import Unit
from fieldtech.services.stores.moving import LineView, Preview, problems_of
from fieldtech.services.stores.slips import PartGoing, SlipHead, write_slip
from fieldtech.services.stores.units import at_line, part_facts, spot, step_problems

SECOND = {"terminal": "imei", "sim": "msisdn"}
"""The number that is scanned after the first."""
LISTS = {"terminal": "terminals", "sim": "sims"}
BY_MODEL = ("model_code", "warranty_months")
"""What is known of a terminal once its model is."""
NEXT = {"terminal": "imei_next", "sim": "msisdn_next"}
"""What a line says that is not wrong but only half scanned."""


@dataclass(frozen=True)
class Coming:
    """A new unit: its draft, and the row of the same number that was once taken out of use."""

    item: str
    draft: MasterDraft
    retired: Unit | None


class Receiving:
    """The goods-in counter."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def scan(self, draft: ReceiveDraft, text: str) -> tuple[ReceiveDraft, Problem | None]:
        """What was scanned starts a line or completes the last one; a label may name several things at once."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            lines, problem = _scanned(session, draft.lines, text)
        return replace(draft, lines=lines), problem

    def preview(self, draft: ReceiveDraft) -> Preview:
        """Every line with what speaks against it; changes nothing."""
        self._context.require("see_stock")
        with self._context.reading() as session:
            return _preview(self._context, session, draft)

    def receive(self, draft: ReceiveDraft) -> Change:
        """All lines come in with one slip, or none; raises Refused with everything that speaks against it."""
        draft.require_form()
        with self._context.transaction() as session:
            if found := problems_of(_preview(self._context, session, draft)):
                raise Refused("receive", found)
            slip = receive(self._context, session, draft)
            self._context.op(session, "receive", "stock_slips", slip.id, draft.to_body())
        return Change("slip", slip.id, slip.number, undo="undo_slip")


def receive(
    context: Context, session: Session, draft: ReceiveDraft, kind: str = "receive", replaces: Id | None = None
) -> StockSlip:
    """The slip and the rows it brings, inside the caller's transaction."""
    coming = [coming_of(session, draft, line) for line in draft.lines if line.item != "part"]
    parts = [PartGoing(line.number, line.quantity, "", draft.location) for line in draft.lines if line.item == "part"]
    head = SlipHead(kind, "", draft.location, taker=context.require().login, reason=draft.reason)
    slip = write_slip(context, session, head, (), parts, [new_line(one, draft.location) for one in coming])
    for one in coming:
        bring_in(context, session, one, draft.location, slip, replaces)
    return slip


def coming_of(session: Session, draft: ReceiveDraft, line: ReceiveLineDraft) -> Coming:
    """The master row a line would make."""
    made: MasterDraft
    if line.item == "terminal":
        made = TerminalDraft(line.number, draft.model_code, imei=line.second, bought_on=draft.bought_on,
                             warranty_months=draft.warranty_months, accepted=draft.accepted)  # fmt: skip
    else:
        made = SimDraft(line.number, line.second, line.imsi, draft.operator, draft.valid_until,
                        accepted=draft.accepted)  # fmt: skip
    made = completed(session, made)
    row = _row(session, made)
    return Coming(line.item, made, row if row is not None and not row.active else None)


def bring_in(
    context: Context, session: Session, one: Coming, location: str, slip: StockSlip, replaces: Id | None = None
) -> Unit:
    """The row at its first place; a number once taken out of use comes back into it."""
    kind = KINDS[LISTS[one.item]]
    state = Place("location", location, "in_stock")
    if one.retired is not None:
        one.retired.active = True
        write(context, session, kind, one.retired.id, one.draft)
        place(context, session, one.retired, state.kind, state.ref, state.state, slip_id=slip.id, reason="received")
        unit = one.retired
    else:
        unit = write(context, session, kind, None, one.draft, state, slip.id).row
    unit.replaces_id = replaces or unit.replaces_id
    session.flush()
    return unit


def new_line(one: Coming, location: str) -> dict[str, Any]:
    """How a slip keeps what came in with it."""
    draft = one.draft
    if isinstance(draft, TerminalDraft):
        number, detail = draft.number, " · ".join(filter(None, (draft.model_code, f"IMEI {draft.imei}")))
    else:
        assert isinstance(draft, SimDraft)
        number, detail = draft.iccid, " · ".join(filter(None, (draft.operator, draft.msisdn)))
    after = {"place_kind": "location", "place_ref": location, "state": "in_stock"}
    return {"item": one.item, "number": number, "detail": detail, "quantity": 1, "new": True, "after": after}


def coming_facts(context: Context, session: Session, one: Coming, location: str, power_test: str = "") -> UnitFacts:
    """The picture of a unit that is not here yet."""
    goal, row = spot(session, location), _row(session, one.draft)
    number = one.draft.number if isinstance(one.draft, TerminalDraft) else getattr(one.draft, "iccid", "")
    return UnitFacts(
        one.item, number, "", context.actor(), one.draft,
        target=goal.code, target_kind=goal.kind, target_holder=goal.holder,
        known=row is not None and row.active,
        twin=_twin(session, one.draft),
        power_test=power_test,
    )  # fmt: skip


def _preview(context: Context, session: Session, draft: ReceiveDraft) -> Preview:
    general, by_line = [], {}
    for problem in draft.problems():
        if problem.field.startswith("lines."):
            by_line[problem.field] = problem
        else:
            general.append(problem)
    lines = []
    for at, line in enumerate(draft.lines):
        view = _part_view if line.item == "part" else _unit_view
        shown = view(context, session, draft, line)
        found = [*([by_line[line_field(at)]] if line_field(at) in by_line else ()), *shown.problems]
        lines.append(replace(shown, problems=tuple(at_line(found, line_field(at)))))
    return Preview(tuple(lines), tuple(general))


def _unit_view(context: Context, session: Session, draft: ReceiveDraft, line: ReceiveLineDraft) -> LineView:
    one = coming_of(session, draft, line)
    facts = coming_facts(context, session, one, draft.location, draft.power_test)
    asked = {*(() if draft.model_code else BY_MODEL), *(() if draft.bought_on else ("bought_on",))}
    found = [p for p in step_problems(facts, "receive") if p.field not in asked]  # said once, for all lines
    if facts.known:
        found = [p for p in found if p.code == "number_known"]  # whatever else it says is of another unit
    elif not line.second:
        found = [p for p in found if p.field not in SECOND.values()]
        found.append(Problem(SECOND[line.item], NEXT[line.item], params={"number": line.number}))
    detail = str(new_line(one, draft.location)["detail"])
    if not line.second:
        detail = ""
    return LineView(line.item, facts.number or line.number, detail, 1, problems=tuple(found))


def _part_view(context: Context, session: Session, draft: ReceiveDraft, line: ReceiveLineDraft) -> LineView:
    part = session.scalar(select(Part).where(Part.code == line.number, Part.active))
    if part is None:
        unknown = Problem("number", "part_unknown", params={"number": line.number})
        return LineView("part", line.number, "", line.quantity, problems=(unknown,))
    found = step_problems(part_facts(context, session, part.code, "", draft.location), "receive")
    if part.serialised:
        found.append(Problem("number", "part_has_serials", params={"number": part.code}))
    return LineView("part", part.code, f"{part.name_zh} / {part.name_en}", line.quantity, problems=tuple(found))


def _row(session: Session, draft: MasterDraft) -> Unit | None:
    if isinstance(draft, TerminalDraft):
        return session.scalar(select(Terminal).where(Terminal.number == draft.number))
    assert isinstance(draft, SimDraft)
    same = func.substr(Sim.iccid, 1, 19) == iccid_key(draft.iccid)
    return session.scalar(select(Sim).where(same)) if draft.iccid else None


def _twin(session: Session, draft: MasterDraft) -> str:
    """Whose IMEI, or whose telephone number, it is already."""
    if isinstance(draft, TerminalDraft):
        other = session.scalar(select(Terminal.number).where(Terminal.imei == draft.imei))
        return "" if other is None or other == draft.number or not draft.imei else other
    assert isinstance(draft, SimDraft)
    live = (Sim.msisdn == draft.msisdn, Sim.state.not_in(DEAD_SIMS), Sim.active, Sim.iccid != draft.iccid)
    return (session.scalar(select(Sim.iccid).where(*live)) or "") if draft.msisdn else ""


def _scanned(
    session: Session, lines: tuple[ReceiveLineDraft, ...], text: str
) -> tuple[tuple[ReceiveLineDraft, ...], Problem | None]:
    """A label is taken whole; a bare number completes the line above where that lacks one of its kind."""
    kinds = {candidate.kind: candidate.value for candidate in reversed(recognise(text))}
    part = session.scalar(select(Part).where(Part.code == text.strip().upper(), Part.active))
    if part is not None:
        return _one_more(lines, part.code)
    last = lines[-1] if lines else None
    if "iccid" in kinds:
        return _new(lines, ReceiveLineDraft("sim", kinds["iccid"], second=kinds.get("msisdn", "")))
    if "imei" in kinds and kinds.get("terminal_id") not in (None, kinds["imei"]):
        return _new(lines, ReceiveLineDraft("terminal", kinds["terminal_id"], second=kinds["imei"]))
    if "imei" in kinds:
        if last is not None and last.item == "terminal" and not last.second:
            return (*lines[:-1], replace(last, second=kinds["imei"])), None
        return lines, Problem("scan", "terminal_first", params={"number": kinds["imei"]})
    if "msisdn" in kinds:
        if last is not None and last.item == "sim" and not last.second:
            return (*lines[:-1], replace(last, second=kinds["msisdn"])), None
        return lines, Problem("scan", "card_first", params={"number": kinds["msisdn"]})
    if "terminal_id" in kinds:
        return _new(lines, ReceiveLineDraft("terminal", kinds["terminal_id"]))
    return lines, Problem("scan", "scan_unknown", params={"text": text.strip()})


def _new(
    lines: tuple[ReceiveLineDraft, ...], line: ReceiveLineDraft
) -> tuple[tuple[ReceiveLineDraft, ...], Problem | None]:
    if any((known.item, known.number) == (line.item, line.number) for known in lines):
        return lines, Problem("scan", "line_twice", params={"number": line.number})
    return (*lines, line), None


def _one_more(lines: tuple[ReceiveLineDraft, ...], code: str) -> tuple[tuple[ReceiveLineDraft, ...], Problem | None]:
    for at, line in enumerate(lines):
        if (line.item, line.number) == ("part", code):
            return (*lines[:at], replace(line, quantity=line.quantity + 1), *lines[at + 1 :]), None
    return (*lines, ReceiveLineDraft("part", code)), None
