"""What may be exchanged for what: each reason against a swap alone, by the service on the real database."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

import stories
from fieldtech.errors import Forbidden, Refused
from fieldtech.model.base import Id
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.customers import Vehicle
from fieldtech.model.drafts.planning import AssignDraft
from fieldtech.model.drafts.swap import SwapDraft
from fieldtech.services.custody import place
from fieldtech.services.custody_check import check_custody
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as, fingerprint

BOTH = SwapDraft(
    stories.OLD_TERMINAL, stories.NEW_TERMINAL, stories.OLD_SIM, stories.NEW_SIM, fault="S02 不上线",
    reason="主机故障", old_binding_released=True,
)  # fmt: skip
ONLY_SIM = replace(BOTH, old_terminal="", new_terminal="")
FREE_TERMINAL, FREE_SIM = "BXA0013", "89860420123456789075"
VAN = "TJ01-VAN-WL"
Prepare = Callable[[Workplace], None]


@pytest.fixture
def site(prepared: Prepared, tmp_path: Path) -> tuple[Workplace, Id]:
    workplace, order = prepared.open("in_repair", tmp_path / "data")
    act_as(workplace, "wulei")
    return workplace, order


def to_van(w: Workplace) -> None:
    """A terminal without a card and a card without a terminal lie in the van."""
    with w.context.transaction() as session:
        terminal = session.scalars(select(Terminal).where(Terminal.number == FREE_TERMINAL)).one()
        sim = session.scalars(select(Sim).where(Sim.iccid == FREE_SIM)).one()
        place(w.context, session, terminal, "location", VAN, "with_technician")
        place(w.context, session, sim, "location", VAN, "with_technician")
        w.context.op(session, "issue", "terminals", terminal.id, {})


def changed(number: str, **values: object) -> Prepare:
    """A terminal, card or vehicle of the story is otherwise."""

    def change(w: Workplace) -> None:
        with w.context.transaction() as session:
            row = (
                session.scalar(select(Terminal).where(Terminal.number == number))
                or session.scalar(select(Sim).where(Sim.iccid == number))
                or session.scalars(select(Vehicle).where(Vehicle.number == number)).one()
            )
            for name, value in values.items():
                setattr(row, name, value)
            w.context.op(session, "test", "terminals", row.id, {})

    return change


def card_inside(iccid: str, number: str) -> Prepare:
    """A card lies inside a terminal that is not on a vehicle."""

    def put(w: Workplace) -> None:
        with w.context.transaction() as session:
            terminal = session.scalars(select(Terminal).where(Terminal.number == number)).one()
            sim = session.scalars(select(Sim).where(Sim.iccid == iccid)).one()
            place(w.context, session, sim, "terminal", terminal.id.hex, "with_technician")
            w.context.op(session, "test", "sims", sim.id, {})

    return put


def held(w: Workplace) -> None:
    """Another order of the same customer has set the new terminal and card aside."""
    other = stories.order_in(w, "approved")
    act_as(w, "zhenghao")
    slot = w.context.now()
    draft = AssignDraft(("wulei",), "own", slot, slot + timedelta(hours=2), "B", (stories.NEW_TERMINAL,),
                        (stories.NEW_SIM,), confirmed=("crew_overlap",))  # fmt: skip
    w.repairs.do(other, "assign", draft)
    act_as(w, "wulei")


def set_aside(w: Workplace) -> None:
    """The new terminal was set aside before any order was known."""
    with w.context.transaction() as session:
        unit = session.scalars(select(Terminal).where(Terminal.number == stories.NEW_TERMINAL)).one()
        place(w.context, session, unit, "location", VAN, "reserved")
        w.context.op(session, "test", "terminals", unit.id, {})


def nothing(_w: Workplace) -> None:
    pass


REFUSED: tuple[tuple[str, SwapDraft, Prepare, tuple[str, ...]], ...] = (
    ("nothing to swap", SwapDraft(), nothing, ("nothing_to_swap",)),
    ("no new terminal", replace(BOTH, new_terminal=""), nothing, ("swap_incomplete",)),
    ("no old card", replace(ONLY_SIM, old_iccid=""), nothing, ("swap_incomplete",)),
    ("the same terminal", replace(BOTH, new_terminal=stories.OLD_TERMINAL), nothing,
     ("same_as_old", "new_not_in_van", "new_terminal_has_sim")),
    ("no next state of the old one", replace(BOTH, old_next="river"), nothing, ("unknown_choice",)),
    ("a loaner without its day", replace(BOTH, loaner=True), nothing, ("required",)),
    ("an old terminal nobody knows", replace(BOTH, old_terminal="BXZ9999"), nothing, ("terminal_unknown",)),
    ("the terminal of another vehicle", replace(BOTH, old_terminal="BXA0001"), nothing, ("old_not_on_vehicle",)),
    ("a new terminal nobody knows", replace(BOTH, new_terminal="BXZ9999"), nothing, ("terminal_unknown",)),
    ("a new terminal in the warehouse", replace(BOTH, new_terminal=FREE_TERMINAL), nothing,
     ("new_not_in_van",)),
    ("a new terminal in a colleague's van", replace(BOTH, new_terminal="BXB0001"), nothing,
     ("new_not_in_van", "protocol_differs")),
    ("a terminal waiting for repair", BOTH, changed(stories.NEW_TERMINAL, state="to_repair"), ("new_not_in_van",)),
    ("another protocol", BOTH, changed(stories.NEW_TERMINAL, protocol="2013"), ("protocol_differs",)),
    ("too high a voltage", BOTH, changed("V10", voltage="48"), ("voltage_out_of_range",)),
    ("the card in the new terminal forgotten", replace(BOTH, old_iccid="", new_iccid=""),
     card_inside(stories.NEW_SIM, stories.NEW_TERMINAL), ("new_terminal_has_sim", "sim_locked")),
    ("another card than the one in the new terminal", BOTH, card_inside(FREE_SIM, stories.NEW_TERMINAL),
     ("new_terminal_has_sim",)),
    ("an old card nobody knows", replace(BOTH, old_iccid="89860420123456780000"), nothing, ("sim_unknown",)),
    ("the card of another terminal", replace(BOTH, old_iccid="89860420123456789018"), nothing,
     ("old_sim_not_on_vehicle",)),
    ("a new card nobody knows", replace(BOTH, new_iccid="89860420123456780000"), nothing,
     ("sim_unknown",)),
    ("a card in the warehouse", replace(ONLY_SIM, new_iccid=FREE_SIM), nothing, ("new_not_in_van",)),
    ("a card inside another terminal in the van", ONLY_SIM,
     card_inside(stories.NEW_SIM, FREE_TERMINAL), ("new_not_in_van",)),
    ("a cancelled card", BOTH, changed(stories.NEW_SIM, state="cancelled"), ("new_not_in_van",)),
    ("held by another order", BOTH, held, ("unit_reserved", "unit_reserved")),
    ("kept for no known order", BOTH, set_aside, ("unit_set_aside",)),
    ("a card that has run out", BOTH, changed(stories.NEW_SIM, valid_until=date(2026, 11, 17)), ("sim_expired",)),
    ("a card locked to another terminal", BOTH,
     changed(stories.NEW_SIM, imei_locked=True, locked_imei="860123040500075"), ("sim_locked",)),
    ("the locked card goes into the new terminal",
     replace(BOTH, new_terminal=FREE_TERMINAL, old_iccid="", new_iccid=""), to_van, ("sim_locked",)),
)  # fmt: skip


@pytest.mark.parametrize(("name", "draft", "prepare", "codes"), REFUSED, ids=[case[0] for case in REFUSED])
def test_the_swap_is_refused_with_every_reason_and_nothing_moves(  # B22 B24
    name: str, draft: SwapDraft, prepare: Prepare, codes: tuple[str, ...], site: tuple[Workplace, Id]
) -> None:
    workplace, order = site
    prepare(workplace)
    before = fingerprint(workplace)
    preview = workplace.swaps.preview(order, draft)
    with pytest.raises(Refused) as refusal:
        workplace.swaps.apply(order, draft)
    assert sorted(p.code for p in refusal.value.problems) == sorted(codes)
    assert preview.problems == refusal.value.problems
    assert fingerprint(workplace) == before


def test_every_reason_has_a_case() -> None:
    rules = (Path(__file__).parents[2] / "src/fieldtech/services/swap_rules.py").read_text(encoding="utf-8")
    codes = set(re.findall(r'Problem\((?:field|"\w+"), "(\w+)"', rules))
    assert len(codes) >= 9
    assert {code for *_rest, expected in REFUSED for code in expected} >= codes


@pytest.mark.parametrize(
    ("draft", "prepare", "code"),
    [
        (BOTH, changed(stories.NEW_TERMINAL, protocol="2013"), "protocol_differs"),
        (BOTH, changed(stories.NEW_SIM, valid_until=date(2026, 11, 17)), "sim_expired"),
        (replace(BOTH, new_terminal=FREE_TERMINAL, old_iccid="", new_iccid=""), to_van, "sim_locked"),
    ],
    ids=["protocol", "expired", "locked"],
)
def test_a_doubt_goes_through_once_it_is_confirmed(
    draft: SwapDraft, prepare: Prepare, code: str, site: tuple[Workplace, Id]
) -> None:
    workplace, order = site
    prepare(workplace)
    workplace.swaps.apply(order, replace(draft, accepted=(code,)))
    assert len(workplace.orders.view(order).swaps) == 1


def where(w: Workplace, number: str) -> tuple[str, str, str]:
    with w.context.reading() as session:
        row = (
            session.scalar(select(Terminal).where(Terminal.number == number))
            or session.scalars(select(Sim).where(Sim.iccid == number)).one()
        )
        return row.place_kind, row.place_ref, row.state


def key(w: Workplace, number: str) -> str:
    with w.context.reading() as session:
        return session.scalars(select(Terminal.id).where(Terminal.number == number)).one().hex


def sound(w: Workplace) -> bool:
    with w.context.reading() as session:
        return check_custody(session) == []


def test_terminal_and_card_move_as_one_act(site: tuple[Workplace, Id]) -> None:  # B22 B24 B41
    workplace, order = site
    vehicle = where(workplace, stories.OLD_TERMINAL)[1]
    before = workplace.outbox.count().here
    workplace.swaps.apply(order, BOTH)
    assert where(workplace, stories.NEW_TERMINAL) == ("vehicle", vehicle, "installed")
    assert where(workplace, stories.OLD_TERMINAL) == ("location", VAN, "to_repair")
    assert where(workplace, stories.NEW_SIM) == ("terminal", key(workplace, stories.NEW_TERMINAL), "in_use")
    assert where(workplace, stories.OLD_SIM) == ("location", VAN, "removed")
    assert workplace.outbox.count().here == before + 1
    assert sound(workplace)


def test_only_the_card(site: tuple[Workplace, Id]) -> None:  # B24
    workplace, order = site
    to_van(workplace)
    workplace.swaps.apply(order, replace(ONLY_SIM, new_iccid=FREE_SIM))
    assert where(workplace, FREE_SIM) == ("terminal", key(workplace, stories.OLD_TERMINAL), "in_use")
    assert where(workplace, stories.OLD_TERMINAL)[0] == "vehicle"
    assert sound(workplace)


def test_only_the_terminal_takes_the_card_along(site: tuple[Workplace, Id]) -> None:  # B22
    workplace, order = site
    to_van(workplace)
    draft = replace(BOTH, new_terminal=FREE_TERMINAL, old_iccid="", new_iccid="", accepted=("sim_locked",))
    moves = workplace.swaps.preview(order, draft).moves
    assert [(move.kind, move.state) for move in moves] == [
        ("terminal", "installed"), ("terminal", "to_repair"), ("sim", "in_use"),
    ]  # fmt: skip
    workplace.swaps.apply(order, draft)
    assert where(workplace, stories.OLD_SIM) == ("terminal", key(workplace, FREE_TERMINAL), "in_use")
    assert sound(workplace)


@pytest.mark.parametrize(
    ("old_next", "place_kind", "state"),
    [("to_repair", "location", "to_repair"), ("good", "location", "removed_good"),
     ("left_with_customer", "customer", "customer_owned")],
)  # fmt: skip
def test_the_old_terminal_goes_where_it_is_said(
    old_next: str, place_kind: str, state: str, site: tuple[Workplace, Id]
) -> None:
    workplace, order = site
    workplace.swaps.apply(order, replace(BOTH, old_next=old_next))
    assert (where(workplace, stories.OLD_TERMINAL)[0], where(workplace, stories.OLD_TERMINAL)[2]) == (place_kind, state)
    assert sound(workplace)


def test_a_scan_finds_its_place_by_what_it_is(site: tuple[Workplace, Id]) -> None:
    workplace, order = site
    draft = SwapDraft()
    for scan in ("860123040500497", stories.NEW_TERMINAL, "1440012345607", stories.NEW_SIM[:19]):
        draft = workplace.swaps.sort_scan(order, draft, scan)
    assert (draft.old_terminal, draft.new_terminal) == (stories.OLD_TERMINAL, stories.NEW_TERMINAL)
    assert (draft.old_iccid, draft.new_iccid) == (stories.OLD_SIM, stories.NEW_SIM)
    with pytest.raises(Refused) as refusal:
        workplace.swaps.sort_scan(order, draft, "6901234567892")
    assert refusal.value.problems[0].code == "scan_unknown"


def test_a_loaner_is_owed_back_and_comes_back(site: tuple[Workplace, Id]) -> None:
    workplace, order = site
    to_van(workplace)
    due = date(2026, 12, 2)
    workplace.swaps.apply(order, replace(BOTH, loaner=True, loaner_due=due))
    (task,) = workplace.follow_ups.open()
    assert (task.kind, task.text, task.login) == ("loaner", stories.NEW_TERMINAL, "wulei")
    assert task.due_at.astimezone(stories.ZONE).date() == due
    with workplace.context.reading() as session:
        assert session.scalars(select(Terminal.loaner_due).where(Terminal.loaner_due.is_not(None))).all() == [due]
    back = SwapDraft(stories.NEW_TERMINAL, FREE_TERMINAL, stories.NEW_SIM, FREE_SIM, old_next="good", reason="备机归还")
    workplace.swaps.apply(order, back)
    assert workplace.follow_ups.open() == []
    with workplace.context.reading() as session:
        assert session.scalars(select(Terminal.loaner_due).where(Terminal.loaner_due.is_not(None))).all() == []


@pytest.mark.parametrize("login", ["zhaoqiang", "zhoumin", "sunli", "zhenghao", "fengli"])
def test_only_the_technician_of_the_order_swaps(login: str, site: tuple[Workplace, Id]) -> None:  # P39
    workplace, order = site
    act_as(workplace, login)
    before = fingerprint(workplace)
    with pytest.raises((Refused, Forbidden)):
        workplace.swaps.apply(order, BOTH)
    assert fingerprint(workplace) == before


def test_a_swap_waits_for_the_work_to_begin(prepared: Prepared, tmp_path: Path) -> None:
    workplace, order = prepared.open("arrived", tmp_path / "data")
    act_as(workplace, "wulei")
    with pytest.raises(Refused) as refusal:
        workplace.swaps.apply(order, BOTH)
    assert [p.code for p in refusal.value.problems] == ["wrong_state"]


def test_the_sheet_keeps_the_numbers_as_they_were(site: tuple[Workplace, Id]) -> None:  # B22 B24
    workplace, order = site
    workplace.swaps.apply(order, BOTH)
    changed(stories.NEW_SIM, msisdn="1440099999999")(workplace)
    stories.later(workplace, 1)
    body = workplace.orders.view(order).swaps[0].body
    assert (body["old_terminal"], body["new_terminal"]) == (stories.OLD_TERMINAL, stories.NEW_TERMINAL)
    assert (body["old_msisdn"], body["new_msisdn"]) == ("1440012345607", "1440012345612")
    assert body["plate"] == "津C8R071"


def test_a_card_expires_at_the_end_of_its_day_here(site: tuple[Workplace, Id]) -> None:
    """The last day counts by the company's calendar, not by London's."""
    workplace, order = site
    changed(stories.NEW_SIM, valid_until=date(2026, 11, 18))(workplace)
    clock = stories.clock_of(workplace)
    clock.set(stories.CALL.replace(hour=23, minute=30))
    assert workplace.swaps.preview(order, BOTH).problems == ()
    clock.advance(timedelta(hours=1))
    assert [p.code for p in workplace.swaps.preview(order, BOTH).problems] == ["sim_expired"]
