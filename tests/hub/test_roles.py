"""Every kind of operation × every role × one's own or a foreign order: only what is allowed gets in (P39, R7)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldtech.hub.hub import Hub
from fieldtech.hub.rows import FACTS
from fieldtech.model.kind_entries import may_note
from fieldtech.model.kind_rows import touch_of
from fieldtech.model.kinds import KINDS, OFFICE_COLUMNS
from fieldtech.sync.messages import MOST_OPS, Ack, OpMessage, Row
from hub.office import NOW, PEOPLE, Laptop, Office, changed, entry_of, key, new, some

FOREIGN_ROWS = {
    "customers": "other_customer", "contacts": "other_contact", "vehicles": "other_vehicle",
    "terminals": "other_terminal", "stock_locations": "other_van", "parts": "part", "users": "user_tim",
    "stock_transfers": "foreign_transfer", "tool_loans": "foreign_loan", "stock_counts": "foreign_count",
    "write_offs": "foreign_case", "follow_ups": "foreign_task", "install_rows": "foreign_row",
    "tools": "tool", "service_centres": "centre",
}  # fmt: skip
"""Rows that are not Tom's, one of each table that changes."""


@pytest.fixture
def peopled(office: Office) -> Office:
    """Orders of both technicians, and things of Tim's that Tom has no part in."""
    office.order("own", "tom", "in_repair")
    office.order("foreign", "tim", "in_repair")
    desk, ids = office.desk, office.ids
    rows = {
        "foreign_transfer": new("stock_transfers", source="VAN-tim", target="W1", giver="tim", taker="will"),
        "foreign_task": new("follow_ups", order_id=ids["foreign"], kind="situation", done_at=None),
        "foreign_row": new("install_rows", order_id=ids["foreign"], position=1, vehicle_id=ids["other_vehicle"]),
        "foreign_count": new("stock_counts", location_code="VAN-tim", state="open", opened_by="tim"),
        "foreign_case": new("write_offs", item_kind="terminal", item_id=ids["other_terminal"], asked_by="tim"),
        "tool": new("tools", code="T1", kind="drill", name="Drill", location_code="W1"),
    }
    rows["foreign_loan"] = new("tool_loans", tool_id=rows["tool"].key[0], login="tim")
    for kind, by, name in (
        ("offer_transfer", "will", "foreign_transfer"), ("add_vehicles", "dina", "foreign_row"),
        ("open_count", "will", "foreign_count"), ("ask_lose", "will", "foreign_case"),
        ("add_tool", "will", "tool"), ("lend", "will", "foreign_loan"), ("settle_follow_up", "dina", "foreign_task"),
    ):  # fmt: skip
        about = ids["foreign"] if name in ("foreign_row", "foreign_task") else ""
        desk.must(kind, rows[name], by=by, about=about)
        ids[name] = rows[name].key[0]
    desk.pull()
    ids["centre"] = next(row for table, row in desk.rows if table == "service_centres")
    office.tom.pull()
    return office


def everybody(office: Office) -> dict[str, Laptop]:
    """A computer for everyone."""
    return {login: Laptop(office.hub, (login,), login) for login in PEOPLE} | {"tom": office.tom}


def on_order(name: str, order: str, by: str) -> Row:
    """Something small that the kind may say of an order."""
    kind, entry = KINDS[name], entry_of(name, PEOPLE[by])
    if "entries" in kind.tables and (name == "note" or may_note(name, entry, PEOPLE[by])):
        return new("entries", order_id=order, kind=entry, slot="", body={}, at=NOW, by=by)
    if "orders" in kind.tables:
        return changed("orders", order, changed_at=NOW)
    if "follow_ups" in kind.tables:
        return new("follow_ups", order_id=order, kind="situation", role="", login=by)
    return new(min(kind.tables), order_id=order, at=NOW, by=by)


def column(kind: str, table: str) -> str:
    """A column that anybody might change by this kind who may change the row; nothing when it changes none."""
    fixed = {"status"} | OFFICE_COLUMNS.get(table, frozenset())
    return min(touch_of(kind, table).columns - fixed, default="")


def sent(laptop: Laptop, ops: list[OpMessage]) -> Iterator[Ack]:
    for start in range(0, len(ops), MOST_OPS):
        yield from laptop.send(*ops[start : start + MOST_OPS]).acks


def test_every_kind_on_an_order_by_every_role(peopled: Office) -> None:
    own, foreign = peopled.ids["own"], peopled.ids["foreign"]
    kinds = [name for name, kind in KINDS.items() if kind.on_order]
    leaks = []
    for login, laptop in everybody(peopled).items():
        role = PEOPLE[login]
        cases = [(name, order) for name in kinds for order in (own, foreign)]
        ops = [laptop.op(name, on_order(name, order, login), about=order) for name, order in cases]
        for (name, order), ack in zip(cases, sent(laptop, ops), strict=True):
            his = {"tom": own, "tim": foreign}.get(login)
            wanted = role in KINDS[name].roles and role != "EX" and his in (None, order)
            if name == "note":
                wanted = wanted and bool(may_note(name, entry_of(name, role), role))
            if (ack.result == "ok") != wanted:
                leaks.append((login, name, order == own, ack.result, ack.reason))
    assert leaks == []


def test_every_other_kind_by_every_role_that_may_not(peopled: Office) -> None:
    leaks = []
    for login, laptop in everybody(peopled).items():
        role = PEOPLE[login]
        cases = [(name, table) for name, kind in KINDS.items() if not kind.on_order for table in sorted(kind.tables)]
        cases = [(name, table) for name, table in cases if role not in KINDS[name].roles or role == "EX"]
        ops = [laptop.op(name, new(table), by=by) for name, table in cases for by in (login, "system")]
        acks = list(sent(laptop, ops))
        assert len(acks) == 2 * len(cases) > 0
        leaks += [(login, ack) for ack in acks if ack.result not in ("rejected", "deferred")]
    assert leaks == []


def test_a_technician_changes_nothing_that_is_not_his_by_any_kind(peopled: Office) -> None:
    """R7 in the other direction: Tom with every kind he may send, on a row of each table that is Tim's."""
    tom, ids = peopled.tom, peopled.ids
    cases = [
        (name, table)
        for name, kind in KINDS.items() if "TE" in kind.roles
        for table in sorted(kind.tables - FACTS) if table in FOREIGN_ROWS and column(name, table)
    ]  # fmt: skip
    assert len(cases) > 100
    ops = []
    for name, table in cases:
        about = ids["own"] if KINDS[name].on_order and table not in ("terminals", "sims") else ""
        mine = {column(name, table): some(table, column(name, table))}
        ops.append(tom.op(name, changed(table, ids[FOREIGN_ROWS[table]], **mine), about=about))
    let_in = [
        (op.kind, op.rows[0].table, ack.reason) for op, ack in zip(ops, sent(tom, ops), strict=True)
        if ack.result != "rejected"
    ]  # fmt: skip
    assert let_in == []


@pytest.mark.parametrize(
    ("kind", "row", "reason"),
    [
        ("issue", {"table": "stock_slips", "source": "W1", "target": "VAN-tim"}, "not_your_stock"),
        ("issue", {"table": "stock_moves", "location_code": "VAN-tim", "part_code": "P-1", "quantity": 1},
         "not_your_stock"),
        ("issue", {"table": "placements", "item_kind": "terminal", "item_id": "other_terminal"}, "not_your_stock"),
        ("open_count", {"table": "stock_counts", "location_code": "VAN-tim"}, "not_your_stock"),
        ("offer_transfer", {"table": "stock_transfers", "source": "VAN-tim", "giver": "tim"}, "not_your_stock"),
        ("ask_lose", {"table": "write_offs", "item_kind": "terminal", "item_id": "other_terminal", "asked_by": "tom"},
         "not_your_stock"),
        ("change_pin", {"table": "users", "login": "tomtwo", "role": "AD"}, "row_not_for_kind"),
        ("count_scan", {"table": "count_scans", "count_id": "foreign_count", "text": "x"}, "not_your_stock"),
    ],
)  # fmt: skip
def test_a_technician_adds_nothing_to_what_is_anothers(
    peopled: Office, kind: str, row: dict[str, str], reason: str
) -> None:
    values = {name: peopled.ids.get(value, value) for name, value in row.items() if name != "table"}
    ack = peopled.tom.say(kind, new(row["table"], **values))
    assert (ack.result, ack.reason) == ("rejected", reason)


def test_a_technician_does_not_write_what_belongs_to_the_office(peopled: Office) -> None:
    tom, own = peopled.tom, peopled.ids["own"]
    assert tom.say("note", changed("orders", own, customer_id=key()), about=own).reason == "column_not_for_kind"
    approval = new("entries", order_id=own, kind="approval", slot="", body={}, at=NOW, by="tom")
    assert tom.say("note", approval, about=own).reason == "entry_not_for_kind"
    assert tom.say("change_pin", changed("users", peopled.ids["user_tom"], role="AD")).reason == "column_not_for_kind"
    assert tom.say("change_pin", changed("users", peopled.ids["user_tom"], pin_hash="new")).result == "ok"
    assert tom.say("change_pin", changed("users", peopled.ids["user_tim"], pin_hash="new")).reason == "not_his_name"


def test_nobody_speaks_in_anothers_name(peopled: Office) -> None:
    own = peopled.ids["own"]
    forged = new("entries", order_id=own, kind="situation", slot="", body={}, at=NOW, by="dina")
    assert peopled.tom.say("note", forged, about=own).reason == "not_his_name"
    assert peopled.tom.say("note", forged, about=own, by="dina").reason == "not_of_this_computer"
    assert peopled.desk.say("note", forged, about=own, by="tom").reason == "not_of_this_computer"


def test_who_was_retired_or_lost_his_role_is_judged_as_the_hub_knows_him(peopled: Office) -> None:
    desk, ids = peopled.desk, peopled.ids
    desk.must("save_user", changed("users", ids["user_dina"], role="FI"))
    order = new("orders", number="WX-9", kind="repair", status="registered", created_by="dina")
    assert desk.say("register_order", order, by="dina").reason == "role_not_for_kind"
    desk.must("retire_user", changed("users", ids["user_tom"], active=False))
    own = ids["own"]
    note = new("entries", order_id=own, kind="situation", slot="", body={}, at=NOW, by="tom")
    assert peopled.tom.say("note", note, about=own).reason == "login_retired"


def test_the_company_is_founded_once(office: Office) -> None:
    again = new("users", login="eve", role="AD", active=True, can_login=True)
    assert office.desk.say("found_company", again, by="system").reason == "not_of_this_computer"


def test_at_a_computer_of_the_office_a_technician_still_has_only_his_orders(peopled: Office) -> None:
    shared = Laptop(peopled.hub, ("will", "tom"), "counter")
    shared.pull()
    foreign, ids = peopled.ids["foreign"], peopled.ids
    note = new("entries", order_id=foreign, kind="situation", slot="", body={}, at=NOW, by="tom")
    assert shared.say("note", note, about=foreign, by="tom").reason == "not_your_order"
    lost = new("write_offs", item_kind="terminal", item_id=ids["other_terminal"], asked_by="tom", state="asked")
    assert shared.say("ask_lose", lost, by="tom").result == "ok"


def test_before_anybody_has_a_pin_the_first_lists_come_without_a_person(url: str, tmp_path: Path) -> None:
    hub = Hub.open(url, tmp_path)
    desk = Laptop(hub, ("ada",), "desk")
    ada = new("users", login="ada", role="AD", active=True, can_login=True, pin_hash="")
    desk.must("import", ada, by="system")
    desk.must("import", new("parts", code="P-1", name_en="Fuse"), by="system")
    assert desk.say("set_pin", changed("users", ada.key[0], pin_hash="x"), by="system").result == "rejected"
    desk.must("first_pin", changed("users", ada.key[0], pin_hash="$argon2"), by="system")
    ack = desk.say("import", new("parts", code="P-2", name_en="Bulb"), by="system")
    assert (ack.result, ack.reason) == ("rejected", "not_of_this_computer")
    hub.close()


def test_his_own_van_is_open_to_a_technician(peopled: Office) -> None:
    tom, ids = peopled.tom, peopled.ids
    slip = new("stock_slips", number="S-1", kind="issue", source="W1", target="VAN-tom", at=NOW, by="tom",
               body={"lines": []})  # fmt: skip
    placed = new("placements", item_kind="sim", item_id=ids["sim"], place_kind="location", place_ref="VAN-tom",
                 slip_id=slip.key[0], at=NOW, by="tom")  # fmt: skip
    moved = changed("sims", ids["sim"], {"place_ref": "W1"}, place_ref="VAN-tom", state="with_technician")
    assert tom.say("issue", slip, placed, moved).result == "ok"
    offer = new("stock_transfers", source="VAN-tom", target="VAN-tim", giver="tom", taker="tim", state="offered",
                body={"lines": [{"item": "sim", "number": "S-1", "quantity": 1}]})  # fmt: skip
    tom.must("offer_transfer", offer)
    peopled.tim.pull()
    slip = new("stock_slips", number="S-2", kind="transfer", source="VAN-tom", target="VAN-tim", at=NOW, by="tim")
    placed = new("placements", item_kind="sim", item_id=ids["sim"], place_kind="location", place_ref="VAN-tim",
                 slip_id=slip.key[0], at=NOW, by="tim")  # fmt: skip
    moved = changed("sims", ids["sim"], {"place_ref": "VAN-tom"}, place_ref="VAN-tim")
    answered = changed("stock_transfers", offer.key[0], {"state": "offered"}, state="accepted")
    assert peopled.tim.say("accept_transfer", slip, placed, moved, answered).result == "ok"
