"""What a technician's computer gets: his orders with what they need, and nothing of anybody else's (R4, R7)."""

import json

import pytest

from fieldtech.hub import devices, pull, state
from fieldtech.hub.batch import Batch
from fieldtech.hub.conflicts import conflict_row
from fieldtech.hub.engine import Engines
from fieldtech.hub.rows import Stored
from fieldtech.hub.visibility import roles_of
from fieldtech.sync.check import row_digest, sum_of
from hub.office import NOW, START, Laptop, Office, changed, key, new

LATER = "2026-11-22T09:00:00.000Z"


def sum_on(laptop: Laptop) -> tuple[int, str]:
    """The sum as the laptop works it out over what it pulled."""
    mine = [row for (table, _), row in laptop.rows.items() if table != "devices"]
    return sum_of(row_digest(row.table, row.key, row.values) for row in mine)


def agrees(laptop: Laptop) -> bool:
    check = laptop.hub.check(laptop.token)
    return (check.count, check.sha) == sum_on(laptop)


def test_a_technician_gets_his_orders_and_what_they_need(office: Office) -> None:
    order, ids = office.order("mine", "tom", "assigned"), office.ids
    office.tom.pull()
    tom = office.tom
    assert tom.has("orders", order)
    assert tom.has("customers", ids["customer"]) and tom.has("contacts", ids["contact"])
    assert tom.has("vehicles", ids["vehicle"]) and tom.has("terminals", ids["terminal"])
    assert {"entries", "parts", "users", "stock_locations", "devices"} <= tom.tables()
    assert agrees(tom)


def test_a_technician_gets_nothing_of_anothers(office: Office) -> None:  # R7
    foreign, ids = office.order("foreign", "tim", "in_repair"), office.ids
    office.bring(foreign, "in_repair", "tim")
    office.place("orders", foreign, {"customer_id": ids["other_customer"], "vehicle_id": ids["other_vehicle"]})
    office.order("mine", "tom", "in_repair")
    visit = (
        new("entries", order_id=foreign, kind="swap_undo", slot="", body={"text": "secret"}, at=NOW, by="tim"),
        new("photos", order_id=foreign, slot="a", original_sha="a" * 64, shown_sha="b" * 64, at=NOW, by="tim"),
        new("swaps", order_id=foreign, vehicle_id=ids["other_vehicle"], new_terminal_id=ids["other_terminal"],
            body={"before": {}, "after": {}}, at=NOW, by="tim"),
        new("placements", item_kind="terminal", item_id=ids["other_terminal"], place_kind="vehicle",
            place_ref=ids["other_vehicle"], order_id=foreign, at=NOW, by="tim"),
        new("follow_ups", order_id=foreign, kind="situation", text="secret"),
    )  # fmt: skip
    office.tim.must("undo_swap", *visit, about=foreign)
    office.tom.pull()
    got = json.dumps([[row.table, row.key, row.values] for row in office.tom.rows.values()])
    names = ("other_customer", "other_contact", "other_vehicle", "other_terminal")
    for secret in (foreign, *(ids[name] for name in names), *(row.key[0] for row in visit), "secret", "hush"):
        assert secret not in got
    office.tim.pull()
    assert all(office.tim.has(row.table, row.key[0]) for row in visit)
    assert agrees(office.tom) and agrees(office.tim)


def test_who_comes_to_a_computer_can_sign_in_there_and_who_leaves_it_no_more(office: Office) -> None:
    office.tom.pull()
    assert pins(office.tom) == {"tom"}
    office.hub.set_people(office.tom.known.device_id, ("tim",))
    office.tom.pull()
    assert pins(office.tom) == {"tim"} and agrees(office.tom)
    office.hub.set_people(office.tom.known.device_id, ("tim", "tom"))
    office.tom.pull()
    assert pins(office.tom) == {"tim", "tom"} and agrees(office.tom)


def pins(laptop: Laptop) -> set[str]:
    rows = (row.values for (table, _key), row in laptop.rows.items() if table == "users")
    return {str(values["login"]) for values in rows if values["pin_hash"]}


def test_nobody_gets_anothers_pin_and_only_who_may_the_password_of_the_mail_server(office: Office) -> None:
    clerk = Laptop(office.hub, ("cora",), "clerk")
    for laptop in (office.desk, office.tom, clerk):
        laptop.pull()
        for (table, _), row in laptop.rows.items():
            if table == "users":
                assert bool(row.values["pin_hash"]) == (row.values["login"] in laptop.known.logins)
        assert agrees(laptop)
    assert office.desk.has("company_settings", "smtp")
    assert not clerk.has("company_settings", "smtp") and not office.tom.has("company_settings", "smtp")


def test_the_password_of_the_mail_server_is_in_no_conflict_either(office: Office) -> None:
    """Two administrators save it at once; also where an older hub has kept such a conflict."""
    clerk, other = Laptop(office.hub, ("cora",), "clerk"), Laptop(office.hub, ("dora",), "director")
    for laptop, secret in ((office.desk, "first secret"), (other, "second secret")):
        value = {"host": "mail", "password": secret}
        laptop.must("save_smtp", changed("company_settings", "smtp", {"value": {"password": "hush"}}, value=value))
    office.desk.pull()
    assert "conflicts" not in office.desk.tables()
    row = Stored("company_settings", ["smtp"], {"value": {"password": "old secret"}}, by="ada", at=NOW)
    engines = Engines(office.url)
    with engines.writing() as connection:
        batch = Batch(connection, state.seq(connection))
        op = office.tom.op("save_smtp", changed("company_settings", "smtp", value={"password": "new secret"}))
        batch.stage(conflict_row(row, op.rows[0], op, "value", START))
        batch.keep()
        batch.write()
        state.set_seq(connection, batch.seq)
    engines.close()
    for laptop in (clerk, office.tom):
        laptop.pull()
        assert "secret" not in json.dumps([row.values for row in laptop.rows.values()])
        assert agrees(laptop)
    other.pull()
    assert "new secret" in json.dumps([row.values for row in other.rows.values()]) and agrees(other)


def test_reassignment_takes_everything_of_the_order_away_and_gives_it_to_the_other(office: Office) -> None:
    order = office.order("moving", "tom", "assigned")
    note = new("entries", order_id=order, kind="situation", slot="", body={}, at=NOW, by="tom")
    office.tom.must("note", note, about=order)
    office.tom.pull()
    place = office.tom.rows[("entries", note.key[0])].place
    office.bring(order, "assigned", "tim")
    gone = {(row.table, row.key[0]) for row in office.tom.pull() if row.gone}
    assert {("orders", order), ("entries", note.key[0]), ("customers", office.ids["customer"])} <= gone
    office.tim.pull()
    assert office.tim.has("orders", order)
    assert office.tim.rows[("entries", note.key[0])].place == place
    office.bring(order, "assigned", "tom")
    office.tom.pull()
    office.tim.pull()
    assert office.tom.rows[("entries", note.key[0])].place == place
    assert not office.tim.has("orders", order)
    assert agrees(office.tom) and agrees(office.tim)


def test_a_second_in_the_crew_sees_the_order(office: Office) -> None:
    order = office.order("together", "tom", "assigned")
    office.desk.must("step_assign", new("crew_members", order_id=order, login="tim"), by="dina", about=order)
    office.tim.pull()
    assert office.tim.has("orders", order)
    crew = office.tim.rows[("crew_members", f"{order}/tim")]
    office.desk.must("step_assign", type(new("parts"))("crew_members", crew.key, "gone"), by="dina", about=order)
    office.tim.pull()
    assert not office.tim.has("orders", order)


def test_the_history_of_a_unit_comes_with_it_and_goes_with_it(office: Office) -> None:
    ids = office.ids
    placed = new("placements", item_kind="terminal", item_id=ids["terminal"], place_kind="location",
                 place_ref="VAN-tom", at=NOW, by="will")  # fmt: skip
    office.desk.must("take_back", placed, by="will")
    office.tom.pull()
    assert office.tom.has("placements", placed.key[0])
    office.desk.must("take_back", changed("terminals", ids["terminal"], place_ref="W1"), by="will")
    office.tom.pull()
    assert not office.tom.has("placements", placed.key[0]) and not office.tom.has("terminals", ids["terminal"])
    assert agrees(office.tom)


def test_what_he_made_himself_stays_his(office: Office) -> None:
    order = new("orders", number="WX-own", kind="repair", status="registered", created_by="tom", technician="",
                customer_id=office.ids["customer"])  # fmt: skip
    ack = office.tom.must("register_order", order)
    vehicle = new("vehicles", number="V-9", customer_id=office.ids["customer"], plate="A9")
    office.tom.must("save_vehicle", vehicle)
    office.tom.pull()
    assert office.tom.cursor >= ack.seq
    assert office.tom.has("orders", order.key[0]) and office.tom.has("vehicles", vehicle.key[0])


def test_small_pages_give_the_same_as_large_ones(office: Office) -> None:
    for name in ("a", "b", "c"):
        office.order(name, "tom", "assigned")
    small = Laptop(office.hub, ("tom",), "small")
    office.tom.pull()
    small.pull(limit=1)
    assert sum_on(small) == sum_on(office.tom) and agrees(small)
    office.order("d", "tom", "assigned")
    office.tom.pull(limit=2)
    small.pull(limit=3)
    assert sum_on(small) == sum_on(office.tom) and agrees(small)


def test_nothing_new_costs_nothing_and_the_cursor_passes_every_answer(office: Office) -> None:
    office.tom.pull()
    assert office.tom.pull() == []
    ack = office.desk.must("save_customer", new("customers", number="C-90", name="unseen", active=True))
    assert all(row.table != "customers" for row in office.tom.pull())
    assert office.tom.cursor >= ack.seq


def test_whoever_becomes_a_technician_keeps_only_his_own_and_gets_all_back(office: Office) -> None:
    order = office.order("seen", "tim", "assigned")
    laptop = Laptop(office.hub, ("dina",), "dina's")
    laptop.pull()
    assert laptop.has("orders", order)
    office.desk.must("save_user", changed("users", office.ids["user_dina"], role="TE"))
    laptop.pull()
    assert laptop.has("orders", order)  # she registered it
    other = key()
    office.desk.must(
        "register_order",
        new("orders", id=other, number="WX-x", kind="repair", status="registered", created_by="cora",
            customer_id=office.ids["customer"]),
        by="cora",
    )  # fmt: skip
    laptop.pull()
    assert not laptop.has("orders", other) and agrees(laptop)
    office.desk.must("save_user", changed("users", office.ids["user_dina"], role="DI"))
    laptop.pull()
    assert laptop.has("orders", other) and agrees(laptop)
    office.desk.must("retire_user", changed("users", office.ids["user_dina"], active=False))
    laptop.pull()
    assert laptop.rows == {}


def test_an_office_computer_that_becomes_a_technicians_keeps_his_share(office: Office) -> None:
    """It has read everything up to some day: what is not his goes, the rest stays, and what came since comes."""
    own, foreign = office.order("own", "tom", "in_repair"), office.order("foreign", "tim", "in_repair")
    laptop = Laptop(office.hub, ("dina", "tom"), "counter")
    laptop.pull()
    assert laptop.has("orders", own) and laptop.has("orders", foreign)
    unread = office.order("unread", "tim", "in_repair")
    later = office.order("later", "tom", "assigned")
    office.place("orders", own, {"title": "changed since"})
    office.hub.set_people(laptop.id, ("tom",))
    came = laptop.pull()
    assert laptop.has("orders", own) and laptop.has("orders", later) and not laptop.has("orders", foreign)
    assert laptop.values("orders", own)["title"] == "changed since"
    assert laptop.has("vehicles", office.ids["vehicle"]) and "users" in laptop.tables()
    assert not any(row.gone and row.key == [unread] for row in came)
    assert agrees(laptop) and len(laptop.rows) > 20
    note = {"kind": "situation", "slot": "", "body": {}, "at": NOW, "by": "tom"}
    for order, result in ((own, "ok"), (foreign, "review"), (unread, "rejected")):
        assert laptop.say("note", new("entries", order_id=order, **note), by="tom", about=order).result == result
    laptop.pull(limit=2)
    assert agrees(laptop)
    office.hub.set_people(laptop.id, ("tom", "dina"))
    laptop.pull()
    assert laptop.has("orders", foreign) and laptop.has("orders", unread) and agrees(laptop)


@pytest.mark.parametrize("anew", [False, True])
def test_an_office_computer_nobody_works_on_any_more_gives_everything_back(office: Office, anew: bool) -> None:
    order = office.order("one", "tom", "in_repair")
    laptop = Laptop(office.hub, ("dina",), "dina's")
    laptop.pull()
    office.desk.must("retire_user", changed("users", office.ids["user_dina"], active=False))
    if anew:  # it reads from the beginning, and leaves what does not come
        laptop.cursor, laptop.rows = 0, {}
    laptop.pull()
    assert laptop.rows == {} and not laptop.has("orders", order) and agrees(laptop)


def test_facts_stand_in_the_order_in_which_the_hub_got_them(office: Office) -> None:
    order = office.order("facts", "tom", "in_repair")
    late = new("entries", order_id=order, kind="situation", slot="", body={}, at="2026-11-20T00:00:00.000Z", by="tom")
    early = new("entries", order_id=order, kind="situation", slot="", body={}, at="2026-11-25T00:00:00.000Z", by="tom")
    office.tom.must("note", early, about=order)
    office.tom.must("note", late, about=order)
    office.tom.pull()
    places = [office.tom.rows[("entries", row.key[0])].place for row in (early, late)]
    assert places == sorted(places)


def test_what_another_commits_while_a_share_is_worked_out_comes_with_the_next_pull(office: Office) -> None:
    """The cursor never passes a row that the share does not know yet."""
    office.order("first", "tom", "assigned")
    office.tom.pull()
    late = office.order("late", "tom", "assigned")  # after the share was worked out
    engines = Engines(office.url)
    with engines.reading() as connection:
        computer, top = devices.by_token(connection, office.tom.token), state.seq(connection)
        page = pull.page(connection, computer, roles_of(connection, ("tom",)), computer.granted_seq - 1, 1_000)
    engines.close()
    assert page.cursor == computer.granted_seq < top
    assert all(row.seq <= page.cursor for row in page.rows)
    office.tom.pull()
    assert office.tom.has("orders", late) and agrees(office.tom)


def test_an_old_order_given_to_somebody_comes_whole_however_small_the_pages(office: Office) -> None:
    """All its rows are granted at once, and each under a number of its own."""
    order = office.order("old")
    office.tom.pull()
    office.bring(order, "assigned", "tom")
    office.tom.pull(limit=1)
    assert office.tom.has("orders", order) and agrees(office.tom)


def test_a_conflict_leaves_with_its_order(office: Office) -> None:  # R7
    order = office.order("disputed", "tom", "in_repair")
    office.desk.must("step_assign", changed("orders", order, {"slot_from": None}, slot_from=NOW), by="dina")
    office.tom.must("step_refuse", changed("orders", order, {"slot_from": LATER}, slot_from=None))
    office.tom.pull()
    assert "conflicts" in office.tom.tables()
    office.bring(order, "assigned", "tim")
    office.tom.pull()
    assert "conflicts" not in office.tom.tables()
