"""What a person sees of the sync: items in three states, what was refused, conflicts and how they are turned around."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from fieldtech.errors import Forbidden, NotFound
from fieldtech.model.base import new_id
from fieldtech.model.conflicts import Conflict
from fieldtech.model.customers import Customer
from fieldtech.model.kinds import DECIDABLE
from fieldtech.services.syncing import Syncing
from fieldtech.services.syncing.plain_values import PlainValues
from fieldtech.services.syncing.review import KEEP, OPEN, RESTORE
from fieldtech.services.workplace import Workplace
from fieldtech.sync.shapes import shapes
from fieldtech.words import known
from prepared import act_as
from sync.test_carried import carried, reply_to

from .firms import Firm, online


def states(workplace: Workplace) -> dict[str, tuple[str, str]]:
    return {item.what: (item.state, item.reason) for item in workplace.syncing.items()}


def test_items_go_through_three_states_in_words(firm: Firm) -> None:  # B38
    firm.work("three states")
    assert states(firm.van) == {
        "order": ("here", "sync_not_sent"), "photo": ("here", "sync_not_sent"),
    }  # fmt: skip
    path = carried(firm)
    assert states(firm.van)["photo"] == ("handed_over", "sync_in_file")
    firm.van.syncing.import_file(reply_to(firm, path))
    found = firm.van.syncing.items()
    assert {item.state for item in found} == {"confirmed"} and {item.number for item in found} == {found[0].number}
    assert found[0].order_id == firm.order and found[0].number.startswith("WX-")


def test_items_are_of_the_person_who_looks(firm: Firm) -> None:  # P39
    firm.work("mine", photo=False)
    act_as(firm.van, "zhaoqiang")
    assert firm.van.syncing.items() == []
    firm.van.context.person = None
    for ask in (firm.van.syncing.items, firm.van.syncing.review.attention, firm.van.syncing.review.conflicts):
        with pytest.raises(Forbidden):
            ask()


def test_the_line_says_what_waits_and_whether_the_lid_may_be_closed(firm: Firm) -> None:
    assert firm.van.syncing.status().line("en") == "All confirmed by the office"
    firm.work("waiting", photo=False)
    status = firm.van.syncing.status()
    assert status.line("en") == "To be sent · 1 waiting" and status.line("zh_CN") == "有待发送 · 1 项在等"
    assert "1" in status.lid("en") and not status.may_close
    carried(firm)
    assert firm.van.syncing.status().may_close and "handed over" in firm.van.syncing.status().lid("en")


def edited(workplace: Workplace, login: str, firm: Firm, note: str) -> None:
    act_as(workplace, login)
    vehicle = vehicle_of(workplace, firm)
    workplace.masters.save("vehicles", vehicle, replace(workplace.masters.get("vehicles", vehicle), note=note))


def vehicle_of(workplace: Workplace, firm: Firm):  # type: ignore[no-untyped-def]
    vehicle = workplace.orders.view(firm.order).vehicle
    assert vehicle is not None
    return vehicle.id


def note_at(workplace: Workplace, login: str, firm: Firm) -> str:
    act_as(workplace, login)
    return workplace.masters.get("vehicles", vehicle_of(workplace, firm)).note


def test_a_conflict_is_seen_resolved_and_turned_around(firm: Firm) -> None:
    van, office = online(firm.hub, firm.van), online(firm.hub, firm.office)
    edited(firm.office, "zhoumin", firm, "blue gate")
    edited(firm.van, "wulei", firm, "red gate")
    office.run()
    van.run()
    office.run()
    act_as(firm.office, "zhoumin")
    assert office.status().conflicts == van.status().conflicts == 1
    (row,) = office.review.conflicts()
    assert (row.table, row.field, row.winner, row.loser) == ("vehicles", "note", "red gate", "blue gate")
    assert (row.winner_by, row.loser_by) == ("吴磊", "周敏")
    for decision, note in ((RESTORE, "blue gate"), (KEEP, "red gate"), (RESTORE, "blue gate")):
        act_as(firm.office, "zhoumin")
        office.review.resolve(row.id, decision)
        assert office.run().agrees and van.run().agrees
        assert note_at(firm.van, "wulei", firm) == note_at(firm.office, "zhoumin", firm) == note
    assert van.review.conflicts() == [] and [r.state for r in van.review.conflicts(decided=True)] == [RESTORE]


def test_who_may_decide(firm: Firm) -> None:  # P39
    van, office = online(firm.hub, firm.van), online(firm.hub, firm.office)
    edited(firm.office, "zhoumin", firm, "blue gate")
    edited(firm.van, "wulei", firm, "red gate")
    office.run()
    van.run()
    (row,) = van.review.conflicts()
    act_as(firm.van, "zhaoqiang")
    assert van.review.conflicts() == []
    with pytest.raises(Forbidden):
        van.review.resolve(row.id, KEEP)
    act_as(firm.van, "wulei")
    with pytest.raises(NotFound):
        van.review.resolve(new_id(), KEEP)
    van.review.resolve(row.id, KEEP)
    conflict = Conflict(
        table="users", row_key=[new_id().hex], field="role", winner={"value": "CS"}, winner_by="wulei",
        winner_at=row.winner_at, loser={"value": "DI"}, loser_by="wulei", loser_at=row.loser_at,
        found_at=row.winner_at,
    )  # fmt: skip
    with firm.van.context.database.receiving() as session:
        session.add(conflict)
    (view,) = van.review.views("en")
    assert not view.may_decide and view.deciders == ("AD",)
    with pytest.raises(Forbidden, match="decision_not_yours"):
        van.review.resolve(view.id, KEEP)


def test_what_the_office_refused_is_said(firm: Firm) -> None:
    act_as(firm.van, "wulei")
    with firm.van.context.transaction() as session:
        firm.van.context.op(session, "save_customer", "customers", new_id(), {})
    outcome = online(firm.hub, firm.van)
    outcome.run()
    (refused,) = outcome.review.attention()
    assert (refused.kind, refused.result, refused.reason) == ("save_customer", "rejected", "role_not_for_kind")
    assert [(item.state, item.reason) for item in outcome.items()] == [("refused", "role_not_for_kind")]
    assert outcome.status().attention == 1


def made_conflict(firm: Firm, mine: str = "blue gate", theirs: str = "red gate") -> Syncing:
    """The office and the van changed the same note; the van's came last."""
    van, office = online(firm.hub, firm.van), online(firm.hub, firm.office)
    edited(firm.office, "zhoumin", firm, mine)
    edited(firm.van, "wulei", firm, theirs)
    office.run()
    van.run()
    office.run()
    act_as(firm.office, "zhoumin")
    return office


def test_a_conflict_in_plain_words(firm: Firm) -> None:
    office = made_conflict(firm)
    (view,) = office.review.views("en")
    assert (view.subject, view.field) == ("Vehicle · 津C8R071", "Note") and view.customer
    assert (view.left.text, view.left.by, view.left.mine, view.left.shown) == ("blue gate", "周敏", True, False)
    assert (view.right.text, view.right.by, view.right.mine, view.right.shown) == ("red gate", "吴磊", False, True)
    assert view.shown is view.right and view.now == "" and view.state == OPEN
    act_as(firm.office, "wulei")
    (turned,) = office.review.views("zh_CN")
    assert turned.left.mine and turned.left.text == "red gate" and turned.field == "备注"


def test_a_decision_is_taken_back_as_if_nobody_had_decided(firm: Firm) -> None:
    office = made_conflict(firm)
    (view,) = office.review.views("en")
    office.review.resolve(view.id, RESTORE)
    assert note_at(firm.office, "zhoumin", firm) == "blue gate" and office.review.views("en") == []
    office.review.resolve(view.id, OPEN)
    (again,) = office.review.views("en")
    assert [one.decision for one in again.past] == [RESTORE, OPEN]  # both stay in its history
    assert replace(again, past=()) == view and note_at(firm.office, "zhoumin", firm) == "red gate"
    assert office.run().agrees and online(firm.hub, firm.van).run().agrees
    assert note_at(firm.van, "wulei", firm) == "red gate"


def test_what_was_written_since_is_said_and_not_taken_away(firm: Firm) -> None:
    office = made_conflict(firm)
    (view,) = office.review.views("en")
    office.review.resolve(view.id, RESTORE)
    edited(firm.office, "zhoumin", firm, "green gate")
    (since,) = office.review.views("en", decided=True)
    assert since.now == "green gate" and since.shown is None
    office.review.resolve(view.id, OPEN)
    assert note_at(firm.office, "zhoumin", firm) == "green gate"


def test_every_column_that_may_be_in_conflict_has_a_name() -> None:
    columns = [(table, name) for table in DECIDABLE for name in shapes()[table].by_name if name != "id"]
    unnamed = [
        f"{table}.{name}" for table, name in columns
        if not any(known(code) for code in (f"column.{table}.{name}", f"column.{name}", f"field.{name}"))
    ]  # fmt: skip
    assert unnamed == [] and [table for table in DECIDABLE if not known(f"conflict.table.{table}")] == []


VALUES = [
    ("vehicles", "plate_colour", 2, "Yellow", "黄"),
    ("parts", "price_cents", 123450, "1,234.50 yuan", "1,234.50 元"),
    ("parts", "serialised", True, "yes", "是"),
    ("orders", "promised_at", "2026-11-18T05:45:00.000Z", "2026-11-18 13:45", "2026-11-18 13:45"),
    ("terminals", "bought_on", "2026-06-01", "2026-06-01", "2026-06-01"),
    ("orders", "technician", "wulei", "吴磊", "吴磊"),
    ("customers", "centre_code", "TJ01", None, "天津"),
    ("equipment", "environment", ["hot", "damp"], "Hot, Damp", "高温、潮湿"),
    ("vehicles", "note", "", "(empty)", "（空）"),
    ("users", "pin_hash", "argon2", "(not shown)", "（不显示）"),
    ("company_settings", "value", {"host": "a.example", "password": "x"}, None, "a.example"),
    ("from_tomorrow", "shape", "round", "round", "round"),
]


def test_values_are_told_as_people_write_them(firm: Firm) -> None:
    with firm.office.context.reading() as session:
        told = {lang: PlainValues(session, firm.office.context.zone, lang) for lang in ("en", "zh_CN")}
        for table, field, value, english, chinese in VALUES:
            assert english is None or told["en"].value(table, field, value) == english
            assert chinese in told["zh_CN"].value(table, field, value)
        customer = session.scalars(select(Customer)).first()
        assert customer is not None
        assert told["en"].value("vehicles", "customer_id", customer.id.hex) == customer.name
        items = [{"text_zh": "螺丝", "text_en": "Screws"}, {"text_zh": "线", "text_en": "Wires"}]
        assert told["en"].value("checklists", "items", items, items[:1]) == "2 entries\nWires"
        assert told["en"].value("company_settings", "value", {"password": "x"}) == "(empty)"


def test_two_decisions_about_one_conflict_make_no_further_one(firm: Firm) -> None:
    office, van = made_conflict(firm), online(firm.hub, firm.van)
    (view,) = office.review.views("en")
    office.review.resolve(view.id, KEEP)
    act_as(firm.van, "wulei")
    van.review.resolve(view.id, RESTORE)
    assert all(side.run().agrees for side in (office, van, office))
    act_as(firm.office, "zhoumin")
    (decided,) = office.review.views("en", decided=True)
    assert office.review.views("en") == [] and (decided.state, decided.decided_by) == (RESTORE, "吴磊")
    assert note_at(firm.van, "wulei", firm) == note_at(firm.office, "zhoumin", firm) == "blue gate"
