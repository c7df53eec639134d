"""No row gets in, or onto a computer, whose key or values cannot be read again: it would stop everybody's pull."""

from typing import Any

import pytest
from msgspec.structs import replace

from fieldtech.hub.errors import HubRefused
from fieldtech.hub.rows import COLUMNS, KEY_COLUMNS
from fieldtech.hub.shape import require_rows
from fieldtech.hub.verdict import Defer, Reject
from fieldtech.model.kinds import Kind
from fieldtech.sync.fitting import misfit
from fieldtech.sync.messages import Ack, OpMessage, Row
from hub.office import NOW, Laptop, Office, changed, key, new, some

WRONG: tuple[Any, ...] = (
    "garbage", "zz", "2026-13-01", "2026-11-22T08:00:00Z", "2026-11-22T08:00:00.000+08:00", "2026-02-30T00:00:00.000Z",
    "20261122", 7, 1, True, 1.5, [], {}, [1], {"a": 1}, None, "0" * 31 + "G", "0" * 33, "A" * 32, " " + "0" * 31,
)  # fmt: skip
ID = key()


@pytest.mark.parametrize("table", sorted(COLUMNS))
def test_every_column_takes_what_it_can_hold_and_nothing_else(table: str) -> None:
    names = KEY_COLUMNS[table]
    at = [some_key(table, name) for name in names]
    assert misfit(table, at, dict(zip(names, at, strict=True))) == ""
    for column in COLUMNS[table] - set(names):
        good = some(table, column)
        assert misfit(table, at, {column: good}) == ""
        wrong = [one for one in WRONG if misfit(table, at, {column: one}) == column]
        taken = [one for one in WRONG if one not in wrong or one is True]
        kinds = {type(one) for one in taken if one is not None and not (one is True and True in wrong)}
        assert len(kinds) <= 1 and (not kinds or kinds == {type(good)}), (column, taken)
    assert misfit(table, [*at, "x"], {}) == "key" and misfit(table, [], {}) == "key"
    for wrong_key in (None, 7, [], {}):
        assert misfit(table, [wrong_key, *at[1:]], {}) == names[0]
        assert misfit(table, [wrong_key, *at[1:]], dict(zip(names, at, strict=True))) == names[0]
        assert misfit(table, at, dict(zip(names, [wrong_key, *at[1:]], strict=True))) == names[0]


def some_key(table: str, name: str) -> str:
    return "zz" if misfit(table, ["zz"] * len(KEY_COLUMNS[table]), {}) != name and name != "id" else ID


@pytest.mark.parametrize(
    ("wrong", "values"),
    [
        ("zz", {}), ("0" * 31, {}), ("A" * 32, {}), ("", {"at": "garbage"}), ("", {"at": "2026-11-22T08:00:00"}),
        ("", {"body": []}), ("", {"order_id": "mine"}), ("", {"slot": 7}), ("", {"body": None}), ("", {"by": None}),
    ],
)  # fmt: skip
def test_a_row_nobody_could_read_is_refused(office: Office, wrong: str, values: dict[str, Any]) -> None:
    order = office.order("one", "tom", "in_repair")
    said = {"order_id": order, "kind": "situation", "slot": "", "body": {}, "at": NOW, "by": "tom"}
    row = new("entries", **(said | values | ({"id": wrong} if wrong else {})))
    ack = office.tom.say("note", row, about=order)
    assert (ack.result, ack.reason) == ("rejected", "op_malformed")
    office.desk.pull()
    assert ("entries", row.key[0]) not in office.desk.rows


BODIES: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("situation", {"text": 7}, "text"), ("situation", {"text": None}, "text"), ("situation", {"text": ["a"]}, "text"),
    ("part", {"quantity": "1"}, "quantity"), ("part", {"unit_cents": {}}, "unit_cents"), ("part", {"told": 1}, "told"),
    ("pick_list", {"sims": "one"}, "sims"), ("pick_list", {"sims": [7]}, "sims"),
    ("condition", {"marks": [{"x": "left"}]}, "marks"), ("condition", {"marks": ["left"]}, "marks"),
    ("pre_departure", {"called_at": "noon"}, "called_at"),
    ("pre_departure", {"called_at": "2026-11-22T08:00:00"}, "called_at"),  # in no zone
    ("pre_departure", {"called_at": "0001-01-01T00:00:00+08:00"}, "called_at"),  # in no other zone
    ("pre_departure", {"called_at": 7}, "called_at"), ("install", {"wanted_by": "2026-02-30"}, "wanted_by"),
)  # fmt: skip


def test_an_entry_that_is_no_draft_is_refused_and_says_why(office: Office) -> None:
    """Whoever opens an order reads all of its entries: one that cannot be read would close it to everybody."""
    order = office.order("one", "tom", "in_repair")

    def said(kind: str, body: dict[str, Any]) -> Ack:
        row = new("entries", order_id=order, kind=kind, slot="", body=body, at=NOW, by="tom")
        return office.tom.say("note", row, about=order)

    for kind, body, field in BODIES:
        ack = said(kind, body)
        assert (ack.result, ack.reason, ack.params.get("field")) == ("rejected", "entry_malformed", field), body
    assert said("situation", {"text": "of today", "colour": 3}).result == "ok"  # a newer program says more
    later = said("situation", {"text": {"zh": "of tomorrow"}, "colour": 3})
    assert (later.result, later.reason) == ("deferred", "unknown_field")


OTHER_BODIES: tuple[tuple[str, dict[str, Any], dict[str, Any], str], ...] = (
    ("request_acts", {"act": "received"}, {"quantity": "ten"}, "quantity"),
    ("request_acts", {"act": "changed"}, {"wanted_by": "soon"}, "wanted_by"),
    ("request_acts", {"act": "reviewed"}, {"checked": "all"}, "checked"),
    ("request_acts", {"act": "told"}, {"at": "2026-11-22T08:00:00"}, "at"),
    ("request_acts", {"act": "attached"}, {"size": None}, "size"),
    ("request_acts", {"act": "ordered"}, {}, "order"),
    ("install_requests", {}, {"quantity": []}, "quantity"),
    ("swaps", {}, {"before": {}}, "after"),
    ("swaps", {}, {"before": {"a": "here"}, "after": {}}, "before"),
    ("swaps", {}, {"before": {}, "after": {}, "loaner_due": "soon"}, "loaner_due"),
    ("unit_entries", {"kind": "top_up"}, {"amount_cents": "1"}, "amount_cents"),
    ("stock_slips", {}, {}, "lines"),
    ("stock_slips", {}, {"lines": [{"item": "sim", "number": "S-1"}]}, "lines"),
    ("stock_transfers", {}, {"lines": [7]}, "lines"),
    ("write_offs", {}, {"customer_informed": "yes"}, "customer_informed"),
)  # fmt: skip


@pytest.mark.parametrize(("table", "values", "body", "field"), OTHER_BODIES)
def test_other_bodies_are_read_as_their_drafts_too(
    table: str, values: dict[str, Any], body: dict[str, Any], field: str
) -> None:
    """Requests, swaps and the papers of the stores stand on pages of their own."""
    row = Row(table, [ID], "new", {"id": ID, **values, "body": body})
    kind = Kind(frozenset({"DI"}), frozenset({table}))
    with pytest.raises(Reject) as refused:
        require_rows(op_of(row), kind)
    assert (refused.value.reason, refused.value.params["field"]) == ("entry_malformed", field)
    with pytest.raises(Defer, match="unknown_field"):  # a newer program says it so
        require_rows(op_of(replace(row, values=row.values | {"body": body | {"colour": 3}})), kind)
    if "act" in values:  # nobody here reads what only a newer program does
        require_rows(op_of(replace(row, values=row.values | {"act": "of tomorrow"})), kind)


def op_of(row: Row) -> OpMessage:
    return OpMessage(key(), 1, 1, "any", row.table, row.key[0], NOW, "dina", {}, [row])


def test_what_is_changed_must_fit_too(office: Office) -> None:
    ids = office.ids
    for table, row, values in (
        ("customers", "customer", {"active": 1}), ("customers", "customer", {"name": None}),
        ("parts", "part", {"price_cents": "100"}), ("parts", "part", {"price_cents": True}),
    ):  # fmt: skip
        ack = office.desk.say(f"save_{table[:-1]}", changed(table, ids[row], **values))
        assert (ack.result, ack.reason) == ("rejected", "op_malformed"), values


@pytest.mark.parametrize("called", ["not-hex", "zz", "0" * 31, "0" * 33, "A" * 32, "\x00" * 32])
def test_a_computer_is_called_as_programs_call_it(office: Office, called: str) -> None:
    hub = office.hub
    code = hub.new_code(["tom"], "one")
    with pytest.raises(HubRefused) as refused:
        hub.register(code, b"k" * 32, b"pem", device_id=called)
    assert refused.value.code == "key_malformed"
    hub.register(code, b"k" * 32, b"pem", "nul\x00 and \ud800 half", device_id=ID)  # the code is still good
    seen = Laptop(hub, ("ada",), "new")
    seen.pull()
    assert seen.values("devices", ID)["name"] == "nul and  half"
