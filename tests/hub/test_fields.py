"""Two people changed the same: the last to arrive wins, the other value is kept and can be put back."""

import pytest

from hub.office import NOW, Laptop, Office, changed, new

LATER = "2026-11-22T09:00:00.000Z"


def conflicts(laptop: Laptop) -> list[dict[str, object]]:
    laptop.pull()
    return [row.values for (table, _), row in laptop.rows.items() if table == "conflicts"]


def test_a_value_changed_elsewhere_loses_and_is_kept(office: Office) -> None:
    site, office.ids["order"] = office.ids["customer"], office.order("one", "tom", "in_repair")
    other = Laptop(office.hub, ("cora",), "other")
    office.desk.must("save_customer", changed("customers", site, {"address": "Pier 1"}, address="Pier 5"), by="dina")
    ack = other.say("save_customer", changed("customers", site, {"address": "Pier 1"}, address="Pier 7"), at=LATER)
    assert ack.result == "ok"
    [conflict] = conflicts(office.desk)
    assert office.desk.values("customers", site)["address"] == "Pier 7"
    assert (conflict["table"], conflict["row_key"], conflict["field"]) == ("customers", [site], "address")
    assert (conflict["winner"], conflict["winner_by"], conflict["winner_at"]) == ({"value": "Pier 7"}, "cora", LATER)
    assert (conflict["loser"], conflict["loser_by"], conflict["loser_at"]) == ({"value": "Pier 5"}, "dina", NOW)
    assert conflict["state"] == "open"


def test_the_same_value_or_another_column_is_no_conflict(office: Office) -> None:
    one = office.ids["customer"]
    other = Laptop(office.hub, ("cora",), "other")
    office.desk.must("save_customer", changed("customers", one, {"address": "Pier 1"}, address="Pier 5"))
    other.must("save_customer", changed("customers", one, {"address": "Pier 1"}, address="Pier 5"))
    other.must("save_customer", changed("customers", one, {"name": "Harbour"}, name="Port"))
    assert conflicts(office.desk) == []
    assert office.desk.values("customers", one) | {"address": "Pier 5", "name": "Port"} == office.desk.values(
        "customers", one
    )


def test_when_a_row_changed_never_conflicts_and_a_pin_is_in_no_conflict(office: Office) -> None:
    order, user = office.order("two", "tom", "in_repair"), office.ids["user_tom"]
    for laptop, by, at in ((office.desk, "dina", LATER), (office.tom, "tom", "2026-11-22T10:00:00.000Z")):
        said = new("entries", order_id=order, kind="situation", slot="", body={}, at=NOW, by=by)
        laptop.must("note", said, changed("orders", order, {"changed_at": NOW}, changed_at=at), by=by)
    office.tom.must("change_pin", changed("users", user, {"pin_hash": "old"}, pin_hash="mine"))
    office.desk.must("set_pin", changed("users", user, {"pin_hash": ""}, pin_hash="theirs"))
    assert conflicts(office.desk) == []


def test_deciding_a_conflict_is_an_operation_and_can_be_turned_around(office: Office) -> None:
    one = office.ids["customer"]
    office.desk.must("save_customer", changed("customers", one, {"address": "old"}, address="new"))
    [conflict] = conflicts(office.desk)
    key = str(conflict["id"])
    back = changed("customers", one, {"address": "new"}, address="Pier 1")
    decided = changed("conflicts", key, {"state": "open"}, state="restored", decided_by="ada", decided_at=NOW)
    office.desk.must("resolve_conflict", back, decided)
    assert conflicts(office.desk)[0]["state"] == "restored"
    assert office.desk.values("customers", one)["address"] == "Pier 1"
    forth = changed("customers", one, {"address": "Pier 1"}, address="new")
    again = changed("conflicts", key, {"state": "restored"}, state="kept", decided_by="ada", decided_at=LATER)
    office.desk.must("resolve_conflict", forth, again)
    assert len(conflicts(office.desk)) == 1


@pytest.mark.parametrize("field", ["name", "active"])
def test_deciding_a_conflict_changes_nothing_else(office: Office, field: str) -> None:
    one = office.ids["customer"]
    office.desk.must("save_customer", changed("customers", one, {"address": "old"}, address="new"))
    key = str(conflicts(office.desk)[0]["id"])
    decided = changed("conflicts", key, state="restored", decided_by="ada", decided_at=NOW)
    ack = office.desk.say(
        "resolve_conflict", changed("customers", one, **{field: "x" if field == "name" else False}), decided
    )
    assert ack.reason == "not_of_this_conflict"
    forged = changed("conflicts", key, loser={"value": "never said"})
    assert office.desk.say("resolve_conflict", forged).reason == "not_of_this_conflict"
    assert office.desk.say("resolve_conflict", changed("customers", one, address="x")).reason == "not_of_this_conflict"


def test_parts_below_nothing_are_kept_and_need_a_look(office: Office) -> None:
    order = office.order("parts", "tom", "in_repair")

    def move(quantity: int) -> tuple[str, str]:
        row = new("stock_moves", location_code="VAN-tom", part_code="P-1", quantity=quantity, order_id=order,
                  at=NOW, by="tom")  # fmt: skip
        line = new("entries", order_id=order, kind="part", slot="", body={}, at=NOW, by="tom")
        ack = office.tom.say("note", line, row, about=order)
        return ack.result, ack.reason

    assert move(3) == ("ok", "")
    assert move(-2) == ("ok", "")
    assert move(-2) == ("review", "stock_negative")
    assert move(5) == ("ok", "")
    office.desk.pull()
    assert sum(table == "stock_moves" for table, _ in office.desk.rows) == 4


def test_one_terminal_fitted_by_two_technicians_is_kept_twice_and_needs_a_look(office: Office) -> None:
    ids = office.ids
    laptops = (("a", office.tom, "vehicle"), ("b", office.tim, "other_vehicle"))
    placed = []
    office.place("terminals", ids["terminal"], {"place_ref": "VAN-tim"})
    office.tim.pull()  # he had it once, and fits it without a network
    office.place("terminals", ids["terminal"], {"place_ref": "VAN-tom"})
    for name, laptop, vehicle in laptops:
        order = office.order(name, laptop.by, "in_repair")
        office.place("orders", order, {"vehicle_id": ids[vehicle]})
        fact = new("placements", item_kind="terminal", item_id=ids["terminal"], place_kind="vehicle",
                   place_ref=ids[vehicle], state="installed", order_id=order, at=NOW, by=laptop.by)  # fmt: skip
        unit = changed("terminals", ids["terminal"], {"place_kind": "location", "place_ref": "VAN-tom"},
                       place_kind="vehicle", place_ref=ids[vehicle])  # fmt: skip
        placed.append(fact)
        ack = laptop.say("swap", fact, unit, about=order)
    assert (ack.result, ack.reason) == ("review", "unit_in_two_places")
    assert [one["field"] for one in conflicts(office.desk)] == ["place_ref"]
    assert office.desk.values("terminals", ids["terminal"])["place_ref"] == ids["other_vehicle"]
    assert all(office.desk.has("placements", fact.key[0]) for fact in placed)


def test_a_fact_never_changes(office: Office) -> None:
    order = office.order("fact", "tom", "in_repair")
    fact = new("entries", order_id=order, kind="situation", slot="", body={"text": "as it was"}, at=NOW, by="tom")
    office.tom.must("note", fact, about=order)
    assert office.tom.say("note", fact, about=order).result == "ok"  # the same again
    mended = new("entries", **{**fact.values, "body": {"text": "mended"}})
    assert office.tom.say("note", mended, about=order).reason == "fact_changed"
    assert office.tom.say("note", changed("entries", fact.key[0], slot="x"), about=order).reason == "fact_changed"
    office.desk.pull()
    assert office.desk.values("entries", fact.key[0])["body"] == {"text": "as it was"}


def test_two_computers_that_gave_one_number_get_two(office: Office) -> None:
    other = Laptop(office.hub, ("cora",), "other")
    first = new("customers", number="C-77", name="first", active=True)
    second = new("customers", number="C-77", name="second", active=True)
    office.desk.must("save_customer", first)
    ack = other.say("save_customer", second)
    assert (ack.result, ack.reason) == ("review", "number_given_anew")
    office.desk.pull()
    numbers = [office.desk.values("customers", row.key[0])["number"] for row in (first, second)]
    assert numbers[0] == "C-77" and numbers[1] == ack.params["now"] != "C-77"


def test_what_may_be_there_once_is_not_taken_twice(office: Office) -> None:
    ack = office.desk.say("save_user", new("users", login="tom", name="Second Tom", role="TE", active=True))
    assert (ack.result, ack.reason) == ("rejected", "taken")
    batch = [office.desk.op("save_part", new("parts", code="P-2", name_en=name)) for name in ("one", "two")]
    assert [one.result for one in office.desk.send(*batch).acks] == ["ok", "rejected"]


def test_the_same_natural_key_with_the_same_values_is_no_conflict(office: Office) -> None:
    order = office.order("crew", "tom", "assigned")
    crew = new("crew_members", order_id=order, login="tim")
    assert office.desk.must("step_assign", crew, about=order, by="dina").result == "ok"
    assert office.desk.must("step_assign", crew, about=order, by="dina").result == "ok"
    assert conflicts(office.desk) == []


def test_what_was_taken_away_and_comes_again_keeps_its_place(office: Office) -> None:
    order = office.order("again", "tom", "assigned")
    crew = new("crew_members", order_id=order, login="tim")
    office.desk.must("step_assign", crew, about=order, by="dina")
    office.desk.pull()
    place = office.desk.rows[("crew_members", f"{order}/tim")].place
    gone = type(crew)("crew_members", crew.key, "gone")
    office.desk.must("step_assign", gone, about=order, by="dina")
    office.desk.pull()
    assert ("crew_members", f"{order}/tim") not in office.desk.rows
    office.desk.must("step_assign", crew, about=order, by="dina")
    office.desk.pull()
    assert office.desk.rows[("crew_members", f"{order}/tim")].place == place
