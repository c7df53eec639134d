"""No kind is a way to write what another kind is for: every kind × every column that is not its own (P39, R7)."""

from pathlib import Path

import pytest

from fieldtech.hub.rows import COLUMNS, FACTS, KEY_COLUMNS
from fieldtech.hub.touching import require_touch
from fieldtech.hub.verdict import Defer, Reject
from fieldtech.model.deciders import deciders
from fieldtech.model.drafts.registry import DRAFTS
from fieldtech.model.kind_entries import may_note
from fieldtech.model.kind_rows import corrected, touch_of
from fieldtech.model.kinds import KINDS
from fieldtech.model.noting import NOTED_BY
from fieldtech.model.rights import EVERYONE, RIGHTS
from fieldtech.sync.messages import OpMessage, Row
from hub.office import NOW, PEOPLE, Laptop, Office, changed, key, new

SIGNED_IN = sorted(EVERYONE)


def op_of(kind: str, *rows: Row) -> OpMessage:
    return OpMessage(key(), 1, 1, kind, rows[0].table, str(rows[0].key[0]), NOW, "x", {}, list(rows))


def let_in(kind: str, role: str, *rows: Row) -> bool:
    try:
        require_touch(op_of(kind, *rows), role)
    except Reject:
        return False
    return True


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_changes_its_own_columns_and_no_other(name: str) -> None:
    """Also beside an entry that the kind may bring: nothing comes along with it."""
    for role in sorted(KINDS[name].roles) or [""]:
        entry = next((one for one in sorted(DRAFTS) if one != "intake" and may_note(name, one, role)), "")
        beside = [new("entries", kind=entry)] if entry and "entries" in KINDS[name].tables else []
        for table in sorted(KINDS[name].tables - FACTS):
            mine = touch_of(name, table).columns
            assert mine <= COLUMNS[table] - set(KEY_COLUMNS[table])
            for column in sorted(COLUMNS[table]):
                rows = (Row(table, [key()], "changed", {column: "x"}), *beside)
                if column not in mine:
                    assert not let_in(name, role, *rows), (name, role, table, column)
            assert touch_of(name, table).gone or not let_in(name, role, Row(table, [key()], "gone"), *beside)
            assert touch_of(name, table).new or not let_in(name, role, new(table), *beside)


def test_only_who_may_edit_people_makes_or_changes_any() -> None:
    """Beside his own PIN: whatever else touches people is the administrator's, or of the time before anybody is."""
    open_to_others = set()
    for name, kind in KINDS.items():
        if "users" in kind.tables and name != "resolve_conflict":
            touch = touch_of(name, "users")
            for role in kind.roles - {"AD"}:
                rows = [new("users", role="AD")] + [changed("users", key(), **{one: "x"}) for one in touch.columns]
                open_to_others |= {(name, row.what, *row.values) for row in rows if let_in(name, role, row)}
    assert open_to_others == {("change_pin", "changed", "pin_hash")}


def test_a_note_is_what_its_role_may_write_down() -> None:
    for entry in DRAFTS:
        writers = {role for role in SIGNED_IN if let_in("note", role, new("entries", kind=entry))}
        wanted = NOTED_BY.get("intake" if entry == "repeat_check" else entry, frozenset())
        assert writers == set(wanted) & set(SIGNED_IN), entry
    with pytest.raises(Defer):
        require_touch(op_of("note", new("entries", kind="of_tomorrow")), "TE")


@pytest.mark.parametrize("table", ["orders", "follow_ups", "stock_moves"])
def test_a_note_touches_nothing_without_saying_something(table: str) -> None:
    row = changed(table, key(), changed_at=NOW) if table == "orders" else new(table)
    assert not let_in("note", "DI", row)
    said = new("entries", kind="part" if table == "stock_moves" else "situation")
    assert let_in("note", "DI", row, said)
    assert table != "stock_moves" or not let_in("note", "DI", row, new("entries", kind="situation"))


def test_only_a_corrected_intake_changes_whose_order_it_is() -> None:
    row = changed("orders", key(), customer_id=key())
    assert corrected("note", ["intake"]) >= {"customer_id"}
    assert let_in("note", "DI", row, new("entries", kind="intake"))
    assert not let_in("note", "DI", row, new("entries", kind="situation"))
    assert not let_in("note", "TE", row, new("entries", kind="intake"))
    assert not let_in("register_order", "DI", row, new("entries", kind="intake"))


@pytest.mark.parametrize(
    ("kind", "setting"),
    [
        ("save_lease", "smtp"),
        ("save_smtp", "lease"),
        ("save_smtp", "rules"),
        ("save_instructions", "smtp"),
        ("save_bank", "smtp"),
        ("save_bank", "money_limits/1"),
        ("save_money_limits", "rules"),
        ("save_smtp", "instructions/CM/1"),
    ],
)
def test_a_setting_is_written_by_its_own_kind(kind: str, setting: str) -> None:
    assert not let_in(kind, "AD", new("company_settings", key=setting))
    for own in (kind.removeprefix("save_"), f"{kind.removeprefix('save_')}/CM/1"):
        assert let_in(kind, "AD", new("company_settings", key=own))


def test_figures_of_plans_are_written_by_those_who_set_them() -> None:
    assert let_in("save_plan_figures", "MG", new("company_settings", key="plans"))
    assert not let_in("save_plan_figures", "MG", new("company_settings", key="lease"))
    assert not let_in("save_smtp", "AD", new("company_settings", key="plans"))
    assert KINDS["save_plan_figures"].roles == {"MG", "AD"}


def test_an_account_and_limits_that_were_set_are_not_set_otherwise_afterwards() -> None:  # F56 D17
    for kind, role in (("save_bank", "FI"), ("save_money_limits", "CM")):
        row = f"{kind.removeprefix('save_')}/1"
        assert let_in(kind, role, new("company_settings", key=row)) and role in KINDS[kind].roles
        assert not let_in(kind, role, changed("company_settings", row, {"value": {}}, value={}))
        assert "MG" not in KINDS[kind].roles


@pytest.mark.parametrize(
    ("role", "table"),
    [
        ("CS", "users"),
        ("WH", "parts"),
        ("CS", "terminals"),
        ("DI", "users"),
        ("WH", "customers"),
        ("CS", "stock_moves"),
    ],
)
def test_a_list_is_taken_in_by_who_may_edit_it_by_hand(role: str, table: str) -> None:
    kind = "import_list" if role == "CS" else "import"
    assert role in KINDS[kind].roles and not let_in(kind, role, new(table))
    assert let_in(kind, "", new(table))  # nobody is there yet


# at the hub
def test_no_role_makes_itself_more(office: Office) -> None:
    laptops = {login: Laptop(office.hub, (login,), login) for login in ("quin", "fay", "cora", "will")}
    ids, order = office.ids, office.order("one", "tom", "in_repair")
    eve = new("users", login="eve", name="Eve", role="AD", active=True, can_login=True, pin_hash="$argon2id$eve")
    approval = {"order_id": order, "kind": "approval", "slot": "", "body": {}, "at": NOW}
    for login, laptop in laptops.items():
        for kind, row in (
            ("change_pin", changed("users", ids[f"user_{login}"], role="AD")),
            ("change_pin", changed("users", ids["user_ada"], pin_hash="mine")),
            ("change_pin", eve),
            ("change_pin", new("users", **{**eve.values, "id": ids["user_ada"], "login": "ada"})),
            ("import_list", eve),
            ("import", eve),
            ("note", new("entries", **approval, by=login)),
            ("step_approve", new("entries", **approval, by=login)),
            ("settle_follow_up", new("entries", **approval, by=login)),
        ):
            ack = laptop.say(kind, row, about=order if row.table == "entries" else "")
            assert ack.result == "rejected", (login, kind, row)
        assert laptop.say("change_pin", changed("users", ids[f"user_{login}"], pin_hash="mine")).result == "ok"
    office.desk.pull()
    people = {row.values["login"]: row.values for (table, _), row in office.desk.rows.items() if table == "users"}
    assert {login: row["role"] for login, row in people.items()} == PEOPLE
    assert people["ada"]["pin_hash"] == "$argon2id$ada"


def test_calling_a_row_new_is_no_way_around_what_may_be_changed(office: Office) -> None:
    order, tom = office.order("one", "tom", "in_repair"), office.tom
    again = {"number": "WX-one", "kind": "repair", "customer_id": key(), "created_by": "tom", "technician": "tom"}
    row = new("orders", id=order, status="registered", **again)
    assert tom.say("register_order", row).reason == "column_not_for_kind"
    vehicle = new("vehicles", id=office.ids["other_vehicle"], number="V-2", plate="mine")
    assert tom.say("save_vehicle", vehicle).reason == "not_yours"
    twice = [new("orders", id=key(), kind="repair", status="registered", created_by="tom", number="WX-2")] * 2
    assert tom.say("register_order", *twice).reason == "op_malformed"
    office.desk.pull()
    assert office.desk.values("orders", order)["status"] == "in_repair"
    assert office.desk.values("vehicles", office.ids["other_vehicle"])["plate"] == "A2"


def test_deciding_a_conflict_takes_one_of_its_two_values(office: Office) -> None:
    one, quin = office.ids["user_tim"], Laptop(office.hub, ("quin",), "quin")
    office.desk.must("save_user", changed("users", one, {"role": "DI"}, role="TE", level="2"))
    office.desk.must("save_user", changed("users", one, {"role": "XX"}, role="DI"))
    quin.pull()
    [conflict] = [row for (table, _), row in quin.rows.items() if table == "conflicts"]
    decided = changed("conflicts", conflict.key[0], state="restored", decided_by="quin", decided_at=NOW)
    chosen = changed("users", one, {"role": "DI"}, role="TE")
    for rows in ((changed("users", one, role="AD"), decided), (chosen, decided), (decided,)):
        assert quin.say("resolve_conflict", *rows).reason == "decision_not_yours"
    decided = changed("conflicts", conflict.key[0], state="restored", decided_by="ada", decided_at=NOW)
    assert office.desk.say("resolve_conflict", changed("users", one, role="AD"), decided).reason == (
        "not_of_this_conflict"
    )
    assert office.desk.say("resolve_conflict", chosen, decided).result == "ok"


def test_who_may_write_a_field_decides_between_its_values(office: Office) -> None:  # P39
    """A setting too, which no other kind but its own writes."""
    desk, cora = office.desk, Laptop(office.hub, ("cora",), "cora")
    desk.must("save_lease", new("company_settings", key="lease", value={"days": 30}))
    desk.must("save_lease", changed("company_settings", "lease", {"value": {"days": 7}}, value={"days": 9}))
    desk.must("save_part", changed("parts", office.ids["part"], {"price_cents": 50}, price_cents=200))
    desk.must("save_customer", changed("customers", office.ids["customer"], {"address": "old"}, address="new"))
    desk.pull()
    found = {row.values["table"]: row for (table, _), row in desk.rows.items() if table == "conflicts"}
    assert found.keys() == {"company_settings", "parts", "customers"}
    for table, conflict in found.items():
        field, key = conflict.values["field"], conflict.values["row_key"][0]
        winner, loser = conflict.values["winner"]["value"], conflict.values["loser"]["value"]
        for laptop, by, may in ((cora, "cora", table == "customers"), (desk, "ada", True)):
            decided = changed("conflicts", conflict.key[0], state="restored", decided_by=by, decided_at=NOW)
            chosen = changed(table, key, {field: winner}, **{field: loser})
            assert (laptop.say("resolve_conflict", chosen, decided, by=by).result == "ok") is may, (table, by)
    assert deciders("users", "role") == {"AD"} and deciders("write_offs", "state") == {"MG"}
    assert deciders("stock_transfers", "state") == {"WH"}
    assert deciders("company_settings", "value", "instructions/CM/1") == RIGHTS["edit_catalogue"]
    assert "TE" not in deciders("orders", "customer_id") and "TE" in deciders("orders", "arrived_at")


def test_what_came_before_anybody_signs_in_still_comes(url: str, tmp_path: Path) -> None:
    made = Office(url, tmp_path)
    assert made.desk.say("import", new("parts", code="P-7", name_en="Late"), by="system").result == "rejected"
    made.hub.close()
