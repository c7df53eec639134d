"""Who may see and do what with visits: nobody without signing in, a technician nothing of another's (P38, P39)."""

from collections.abc import Callable

import pytest

from fieldtech.errors import Forbidden
from fieldtech.model.base import Id
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.model.drafts.visits import FindingDraft, MeterDraft, MoveVisitDraft
from fieldtech.services.visits.visits import Visits
from fieldtech.services.workplace import Workplace
from maintenance import FIRST_DAY
from prepared import act_as, fingerprint

from .conftest import Opened

Call = Callable[[Workplace, Id, Id, Id], object]

CALLS: dict[str, Call] = {
    "view": lambda w, o, t, f: w.visits.view(o),
    "along": lambda w, o, t, f: w.visits.along(o),
    "propose_next": lambda w, o, t, f: w.visits.propose_next(o),
    "move": lambda w, o, t, f: w.visits.move(o, MoveVisitDraft(FIRST_DAY, "改期")),
    "move_back": lambda w, o, t, f: w.visits.move_back(o),
    "answer": lambda w, o, t, f: w.visits.answer(o, t, [AnswerDraft("CM-01", "ok")]),
    "rest_ok": lambda w, o, t, f: w.visits.rest_ok(o, t),
    "object_result": lambda w, o, t, f: w.visits.object_result(o, t, "not_seen", "停用"),
    "meter": lambda w, o, t, f: w.visits.meter(o, t, MeterDraft("h", 5)),
    "origin": lambda w, o, t, f: w.visits.origin(o),
    "finding": lambda w, o, t, f: w.visits.finding(o, t, FindingDraft(text="起泡")),
    "change_finding": lambda w, o, t, f: w.visits.change_finding(f, FindingDraft(text="起泡")),
    "told": lambda w, o, t, f: w.visits.told(f, "马骏", "phone", w.context.now()),
    "handled": lambda w, o, t, f: w.visits.handled(f, "补涂"),
    "corrected": lambda w, o, t, f: w.visits.corrected(f),
    "repair_call": lambda w, o, t, f: w.visits.repair_call(f),
    "to_repair": lambda w, o, t, f: w.visits.to_repair(f),
    "close_finding": lambda w, o, t, f: w.visits.close_finding(f, "重复"),
}
"""Every call about one visit; a new one must be added here."""
LISTS: dict[str, Callable[[Workplace], object]] = {
    "findings": lambda w: w.visits.findings(),
    "generate": lambda w: w.visits.generate(),
}


@pytest.fixture
def site(visit_in: Opened) -> tuple[Workplace, Id, Id, Id]:
    """吴磊 is at work and has found something."""
    workplace, order = visit_in("in_service")
    thing = workplace.visits.view(order).objects[0].id
    return workplace, order, thing, workplace.visits.finding(order, thing, FindingDraft(text="起泡两处")).id


def test_every_call_is_in_the_table() -> None:
    calls = {name for name in dir(Visits) if not name.startswith("_") and callable(getattr(Visits, name))}
    assert calls == {*CALLS, *LISTS}


def test_nobody_gets_anything_without_signing_in(site: tuple[Workplace, Id, Id, Id]) -> None:  # P38 P39
    workplace, *keys = site
    workplace.context.person = None
    before = fingerprint(workplace)
    for name, call in CALLS.items():
        with pytest.raises(Forbidden) as refusal:
            call(workplace, *keys)
        assert refusal.value.code == "not_signed_in", name
    with pytest.raises(Forbidden):
        workplace.visits.findings()
    assert workplace.visits.generate() == 0  # there is nobody who plans
    assert fingerprint(workplace) == before


def test_a_technician_gets_nothing_of_anothers_visit(site: tuple[Workplace, Id, Id, Id]) -> None:  # P38 P39
    workplace, *keys = site
    act_as(workplace, "zhaoqiang")
    before = fingerprint(workplace)
    for call in CALLS.values():
        with pytest.raises(Forbidden):
            call(workplace, *keys)
    assert workplace.visits.findings() == () and workplace.visits.generate() == 0
    assert fingerprint(workplace) == before
