"""An order of his own is no cover for what is another's: units, parts, vehicles and tasks (R7, F17, B20)."""

from typing import Any

import pytest

from fieldtech.model.kind_entries import may_note
from fieldtech.model.kinds import KINDS
from fieldtech.sync.messages import MOST_OPS, Ack, OpMessage, Row
from hub.office import NOW, Laptop, Office, changed, entry_of, key, new

SWAPPED: dict[str, Any] = {"before": {}, "after": {}}


class Yard:
    """Tom's order and Tim's, with Tim's terminal in Tim's van and a fuse on every shelf."""

    def __init__(self, office: Office) -> None:
        self.office, self.ids, self.tom, self.tim = office, office.ids, office.tom, office.tim
        self.own = office.order("own", "tom", "in_repair")
        self.foreign = office.order("foreign", "tim", "in_repair")
        for name, column in (("other_customer", "customer_id"), ("other_vehicle", "vehicle_id")):
            office.place("orders", self.foreign, {column: self.ids[name]})
        task = new("follow_ups", order_id=self.foreign, kind="situation", login="tim", done_at=None)
        line = new("install_rows", order_id=self.foreign, position=1, vehicle_id=self.ids["other_vehicle"])
        office.desk.must("settle_follow_up", task, by="dina", about=self.foreign)
        office.desk.must("add_vehicles", line, by="dina", about=self.foreign)
        self.ids |= {"task": task.key[0], "line": line.key[0]}
        self.tom.pull()

    def say(self, kind: str, *rows: Row, by: Laptop | None = None, about: str = "") -> Ack:
        """Under cover of Tom's order."""
        return (by or self.tom).send(self.op(kind, *rows, by=by, about=about)).acks[0]

    def op(self, kind: str, *rows: Row, by: Laptop | None = None, about: str = "") -> OpMessage:
        """With what the kind may write down."""
        laptop = by or self.tom
        entry = "part" if kind == "note" else entry_of(kind, "TE")
        said = [fact("entries", order_id=about or self.own, kind=entry, slot="", body={}, by=laptop.by)]
        with_entry = "entries" in KINDS[kind].tables and bool(may_note(kind, entry, "TE"))
        on_order = about or (self.own if KINDS[kind].on_order else "")
        return laptop.op(kind, *rows, *(said if with_entry else []), about=on_order)

    def unit(self, name: str = "other_terminal", **place: Any) -> Row:
        """A terminal that is moved, seen where it really was."""
        self.office.desk.pull()
        known = self.office.desk.values("terminals", self.ids[name])
        return changed("terminals", self.ids[name], {one: known[one] for one in place}, **place)

    def placed(self, name: str, kind: str, ref: str, by: str = "tom", **more: Any) -> Row:
        """What the history of a terminal says of it."""
        return fact("placements", item_kind="terminal", item_id=self.ids[name], place_kind=kind, place_ref=ref,
                    state="x", by=by, **more)  # fmt: skip


def fact(table: str, **values: Any) -> Row:
    return new(table, at=NOW, **({"by": "tom"} | values))


def move(place: str, quantity: int, **more: Any) -> Row:
    return fact("stock_moves", location_code=place, part_code="P-1", quantity=quantity, **more)


def slip(source: str, target: str, by: str = "tom", **more: Any) -> Row:
    return fact("stock_slips", number=key()[-8:], kind="x", source=source, target=target, body={"lines": []},
                by=by, **more)  # fmt: skip


@pytest.fixture
def yard(office: Office) -> Yard:
    return Yard(office)


def test_no_kind_takes_what_is_anothers_under_cover_of_an_own_order(yard: Yard) -> None:
    """Every kind a technician may send × everything it may touch, each time with his own order beside it."""
    ids, own = yard.ids, yard.own
    to_van = {"place_kind": "location", "place_ref": "VAN-tom", "state": "with_technician"}
    foreign: dict[str, list[Row]] = {
        "terminals": [yard.unit(**to_van), yard.unit(place_kind="vehicle", place_ref=ids["vehicle"]),
                      yard.unit("terminal", place_ref="VAN-tim"),
                      yard.unit("terminal", place_kind="vehicle", place_ref=ids["other_vehicle"])],
        "placements": [yard.placed("other_terminal", "location", "VAN-tom", order_id=own),
                       yard.placed("terminal", "location", "VAN-tim", order_id=own),
                       yard.placed("terminal", "vehicle", ids["other_vehicle"], order_id=own)],
        "unit_entries": [fact("unit_entries", item_kind="terminal", item_id=ids["other_terminal"], kind="x", body={})],
        "swaps": [fact("swaps", order_id=own, vehicle_id=ids["vehicle"], old_terminal_id=ids["other_terminal"],
                       body=SWAPPED),
                  fact("swaps", order_id=own, vehicle_id=ids["other_vehicle"], body=SWAPPED)],
        "stock_moves": [move("W1", -1, order_id=own), move("VAN-tim", -1, order_id=own),
                        move("VAN-tim", 1, order_id=own)],
        "follow_ups": [changed("follow_ups", ids["task"], done_at=NOW),
                       changed("follow_ups", ids["task"], order_id=own),
                       changed("follow_ups", ids["task"], order_id=own, done_at=NOW)],
        "install_rows": [changed("install_rows", ids["line"], state="x"),
                         changed("install_rows", ids["line"], order_id=own, terminal_id=ids["terminal"])],
        "meter_readings": [fact("meter_readings", order_id=own, vehicle_id=ids["other_vehicle"], unit="km", value=7,
                                read_on="2026-11-22")],
        "plate_changes": [fact("plate_changes", vehicle_id=ids["other_vehicle"], old_plate="A2", new_plate="A3",
                               old_colour=1, new_colour=1)],
        "stock_slips": [slip("VAN-tim", "VAN-tom"), slip("VAN-tom", "VAN-tim"), slip("W1", "VAN-tim"),
                        slip("VAN-tom", "VAN-tim", order_id=own)],
        "stock_counts": [new("stock_counts", location_code="VAN-tim", state="open", opened_by="tom", opened_at=NOW)],
    }  # fmt: skip
    cases = [
        (kind, row)
        for kind, rule in KINDS.items() if "TE" in rule.roles
        for table in sorted(rule.tables & foreign.keys()) for row in foreign[table]
    ]  # fmt: skip
    ops = [yard.op(kind, row) for kind, row in cases]
    acks = [ack for start in range(0, len(ops), MOST_OPS) for ack in yard.tom.send(*ops[start : start + MOST_OPS]).acks]
    assert len(acks) == len(cases) > 400
    assert [(*case, ack) for case, ack in zip(cases, acks, strict=True) if ack.result != "rejected"] == []
    assert {ack.reason for ack in acks} >= {"not_yours", "not_your_stock", "not_your_order", "column_not_for_kind"}


def test_a_slip_covers_its_own_ends_only(yard: Yard) -> None:
    one = slip("VAN-tom", "W1")
    booked = (move(place, n, slip_id=one.key[0]) for place, n in (("VAN-tom", -1), ("W1", 1)))
    assert yard.tom.say("take_back", one, *booked).result in ("ok", "review")
    for ends, place in ((("VAN-tom", "VAN-tom"), "VAN-tim"), (("VAN-tom", "W1"), "VAN-tim"), (("W1", "VAN-tom"), "R1")):
        one = slip(*ends)
        ack = yard.tom.say("issue", one, move(place, -5, slip_id=one.key[0]))
        assert (ack.result, ack.reason) == ("rejected", "not_your_stock")
    known = slip("W1", "VAN-tom")
    yard.tom.must("issue", known)
    assert yard.tom.say("issue", move("W1", -5, slip_id=known.key[0])).reason == "not_your_stock"


def test_parts_go_back_to_where_his_order_took_them_from(yard: Yard) -> None:
    yard.office.bring(yard.own, "in_repair", "tim")
    assert yard.say("note", move("VAN-tim", -2, by="tim", order_id=yard.own), by=yard.tim).result == "review"
    yard.office.bring(yard.own, "in_repair", "tom")
    assert yard.say("note", move("VAN-tim", 1, order_id=yard.own)).result in ("ok", "review")
    assert yard.say("note", move("VAN-tim", -1, order_id=yard.own)).reason == "not_your_stock"
    assert yard.say("note", move("W1", 1, order_id=yard.own)).reason == "not_your_stock"


def test_who_goes_with_another_works_out_of_his_van(yard: Yard) -> None:
    yard.office.desk.must("step_assign", new("crew_members", order_id=yard.foreign, login="tom"), by="dina")
    used = move("VAN-tim", -1, order_id=yard.foreign)
    assert yard.say("note", used, about=yard.foreign).reason in ("", "stock_negative")
    fitted = yard.unit(place_kind="vehicle", place_ref=yard.ids["other_vehicle"], state="installed")
    assert yard.say("swap", fitted, about=yard.foreign).result == "ok"
    assert yard.say("note", move("VAN-tim", -1, order_id=yard.own)).reason == "not_your_stock"


def test_what_is_set_aside_for_his_order_is_taken_along(yard: Yard) -> None:
    reserved = yard.placed("other_terminal", "location", "VAN-tim", "dina", order_id=yard.own)
    along = {"place_ref": "VAN-tom"}
    assert yard.say("step_depart", yard.unit(**along)).reason == "not_yours"
    yard.office.desk.must("step_assign", reserved, yard.unit(state="reserved"), by="dina")
    assert yard.say("step_depart", yard.unit(**along), yard.placed("other_terminal", "location", "VAN-tom",
                                                                  order_id=yard.own)).result == "ok"  # fmt: skip


def test_what_is_on_the_vehicle_of_his_order_comes_off_and_stays_his(yard: Yard) -> None:
    office, ids = yard.office, yard.ids
    office.place("terminals", ids["other_terminal"], {"place_kind": "vehicle", "place_ref": ids["vehicle"]})
    off = yard.unit(place_kind="location", place_ref="VAN-tom", state="removed_good")
    done = fact(
        "swaps", order_id=yard.own, vehicle_id=ids["vehicle"], old_terminal_id=ids["other_terminal"], body=SWAPPED
    )
    placed = yard.placed("other_terminal", "location", "VAN-tom", order_id=yard.own)
    assert yard.say("swap", off, done, placed).result == "ok"
    office.place("terminals", ids["other_terminal"], {"place_kind": "vehicle", "place_ref": ids["other_vehicle"]})
    back = yard.unit(place_kind="location", place_ref="VAN-tom")
    assert yard.say("undo_swap", back).reason == "not_yours"  # somebody has fitted it elsewhere since


def test_what_he_had_once_is_taken_back_from_a_colleague_only_by_who_does_not_know(yard: Yard) -> None:
    office, terminal = yard.office, yard.ids["other_terminal"]
    office.place("terminals", terminal, {"place_ref": "VAN-tom"})
    yard.tom.pull()
    office.place("terminals", terminal, {"place_ref": "VAN-tim"})
    yard.tom.pull()
    again = yard.unit(place_ref="VAN-tom", state="with_technician")
    assert yard.say("swap", again).reason == "not_yours"
    fitted = {"place_kind": "vehicle", "place_ref": yard.ids["vehicle"], "state": "installed"}
    offline = changed("terminals", terminal, {"place_kind": "location", "place_ref": "VAN-tom"}, **fitted)
    assert yard.say("swap", offline).result in ("ok", "review")


def test_what_only_the_office_writes_of_a_unit_stays_as_it_is(yard: Yard) -> None:
    """A slip taken back puts units where they were, and a technician takes back his own."""
    for column, value in (("warranty_months", 99), ("active", False)):
        ack = yard.say("undo_slip", changed("terminals", yard.ids["other_terminal"], **{column: value}), by=yard.tim)
        assert (ack.reason, ack.params["field"]) == ("column_of_the_office", column)


@pytest.mark.parametrize("login", ["tim", "tom"])
def test_a_transfer_moves_what_it_names_and_nothing_else(yard: Yard, login: str) -> None:
    lines = [{"item": "terminal", "number": "T-2", "quantity": 1}]
    offer = new("stock_transfers", source="VAN-tim", target="VAN-tom", giver="tim", taker="tom", state="offered",
                body={"lines": lines})  # fmt: skip
    yard.tim.must("offer_transfer", offer)
    yard.tom.pull()
    laptop = {"tim": yard.tim, "tom": yard.tom}[login]
    one, answered = (
        slip("VAN-tim", "VAN-tom", login, giver="tim", taker="tom"),
        changed("stock_transfers", offer.key[0], state="accepted"),
    )
    third = yard.unit("terminal", place_ref="VAN-tim")
    assert laptop.say("accept_transfer", one, third, answered).reason in ("not_yours", "not_your_stock")
    if login == "tom":
        assert laptop.say("issue", one, yard.unit(place_ref="VAN-tom")).reason == "not_your_stock"
    placed = yard.placed("other_terminal", "location", "VAN-tom", login, slip_id=one.key[0])
    assert laptop.say("accept_transfer", one, placed, yard.unit(place_ref="VAN-tom"), answered).result == "ok"
    yard.tom.pull()
    again = slip("VAN-tom", "VAN-tim", "tim", undoes=one.key[0])
    assert yard.tim.say("undo_slip", again, move("VAN-tim", 1, by="tim", slip_id=again.key[0])).result == "ok"
