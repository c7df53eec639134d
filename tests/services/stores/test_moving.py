"""Issue, return, warehouse to warehouse: units and parts move with a numbered slip, or not at all (B41)."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

import stories
from fieldtech.model.custody import StockMove, Terminal
from fieldtech.model.drafts.planning import AssignDraft
from fieldtech.model.drafts.stores import FaultDraft, MoveDraft, ReceiveDraft, ReceiveLineDraft
from fieldtech.model.local import Op
from fieldtech.model.orders import Order
from fieldtech.model.people import ROLES
from fieldtech.services.reservations import number_of, reserve, reserved_units
from fieldtech.services.stock import balance
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as, act_in_role, fingerprint

from .conftest import TJ, VAN_WL, VAN_ZQ, WH, lines, move, put_inside, refused, where
from .numbers import iccid, imei, msisdn

CARD = "89860420123456789075"


def pieces(workplace: Workplace, location: str, part: str) -> int:
    with workplace.context.reading() as session:
        return balance(session, location, part)


def stocked(workplace: Workplace, part: str = "P-2001", quantity: int = 5) -> None:
    act_as(workplace, "chugang")
    workplace.stores.receiving.receive(ReceiveDraft(WH, lines=(ReceiveLineDraft("part", part, quantity),)))


def test_an_issue_slip_moves_units_and_parts_and_can_be_read(stock: Workplace) -> None:  # B41
    stocked(stock)
    had = pieces(stock, VAN_ZQ, "P-2001")
    change = stock.stores.moving.move("issue", move(WH, VAN_ZQ, "BXA0013", CARD, "P-2001*3"))
    assert change.number == "LL-QD01-20261118-001" and change.undo == "undo_slip"
    assert where(stock, "BXA0013") == ("location", VAN_ZQ, "with_technician")
    assert where(stock, CARD) == ("location", VAN_ZQ, "with_technician")
    assert (pieces(stock, WH, "P-2001"), pieces(stock, VAN_ZQ, "P-2001")) == (2, had + 3)
    view = stock.stores.slips.view(change.id)
    assert (view.source_name, view.target_name, view.giver, view.taker) == ("青岛仓库", "赵强随车", "褚刚", "赵强")
    assert [(line.item, line.number, line.quantity) for line in view.lines] == [
        ("terminal", "BXA0013", 1), ("sim", CARD, 1), ("part", "P-2001", 3),
    ]  # fmt: skip
    assert stock.stores.slips.recent()[0].number == change.number


def test_the_operation_carries_every_row(stock: Workplace) -> None:
    stock.stores.moving.move("issue", move(WH, VAN_ZQ, "BXA0013"))
    with stock.context.reading() as session:
        op = session.scalars(select(Op).order_by(Op.dev_seq.desc())).first()
    assert op is not None and op.kind == "issue"
    assert {row["table"] for row in op.fields["rows"]} == {"stock_slips", "terminals", "placements"}


def test_undo_puts_everything_back_with_a_slip_of_its_own(stock: Workplace) -> None:
    stocked(stock)
    change = stock.stores.moving.move("issue", move(WH, VAN_ZQ, "BXA0013", "P-2001*3"))
    back = stock.stores.slips.undo(change.id, "发错")
    assert where(stock, "BXA0013") == ("location", WH, "in_stock")
    assert pieces(stock, WH, "P-2001") == 5
    assert stock.stores.slips.view(change.id).undone_by == back.number == "CX-QD01-20261118-001"
    assert refused(stock, lambda: stock.stores.slips.undo(change.id)) == ["already_undone"]


def test_what_has_moved_on_is_not_undone(stock: Workplace) -> None:
    first = stock.stores.moving.move("issue", move(WH, VAN_ZQ, "BXA0013"))
    stock.stores.moving.move("take_back", move(VAN_ZQ, WH, "BXA0013"))
    assert refused(stock, lambda: stock.stores.slips.undo(first.id)) == ["moved_since"]


def test_parts_used_meanwhile_cannot_be_taken_back(stock: Workplace) -> None:
    stocked(stock, "P-7002")
    first = stock.stores.moving.move("issue", move(WH, VAN_ZQ, "P-7002*5"))
    stock.stores.moving.move("take_back", move(VAN_ZQ, TJ, "P-7002*4"))
    assert refused(stock, lambda: stock.stores.slips.undo(first.id)) == ["moved_since"]


def test_what_came_back_to_the_same_place_by_another_way_is_not_undone(stock: Workplace) -> None:  # B41
    first = stock.stores.moving.move("issue", move(WH, VAN_ZQ, "BXA0013"))
    stock.stores.moving.move("take_back", move(VAN_ZQ, TJ, "BXA0013"))
    assert refused(stock, lambda: stock.stores.slips.undo(first.id)) == ["moved_since"]
    assert where(stock, "BXA0013") == ("location", TJ, "in_stock")


def test_the_last_piece_can_be_taken_back_and_not_one_more(stock: Workplace) -> None:  # B41
    stocked(stock, "P-7002", 3)
    had = pieces(stock, TJ, "P-7002")
    first = stock.stores.moving.move("relocate", move(WH, TJ, "P-7002*3"))
    second = stock.stores.moving.move("relocate", move(TJ, WH, f"P-7002*{had + 1}"))
    assert refused(stock, lambda: stock.stores.slips.undo(first.id)) == ["moved_since"]
    assert pieces(stock, TJ, "P-7002") == 2
    stock.stores.slips.undo(second.id)
    stock.stores.slips.undo(first.id)
    assert (pieces(stock, TJ, "P-7002"), pieces(stock, WH, "P-7002")) == (had, 3)


def test_a_card_in_a_terminal_goes_along_and_back(stock: Workplace) -> None:
    card = "89860420123456789067"
    put_inside(stock, card, "BXA0012")
    stock.stores.moving.move("take_back", move(VAN_WL, WH, "BXA0012"))
    assert where(stock, "BXA0012") == ("location", WH, "in_stock")
    assert (where(stock, card)[0], where(stock, card)[2]) == ("terminal", "in_stock")
    stock.stores.moving.move("issue", move(WH, VAN_ZQ, "BXA0012"))
    assert where(stock, card)[2] == "with_technician"
    assert refused(stock, lambda: stock.stores.moving.move("take_back", move(VAN_ZQ, WH, card))) == ["card_inside"]


def test_no_negative_stock_without_a_flagged_reason(stock: Workplace) -> None:  # B41
    stocked(stock, quantity=2)
    draft = move(WH, VAN_ZQ, "P-2001*3")
    assert refused(stock, lambda: stock.stores.moving.move("issue", draft)) == ["stock_short"]
    short = MoveDraft(WH, VAN_ZQ, lines=lines("P-2001*3"), short_reason="货已到，单据未到")
    stock.stores.moving.move("issue", short)
    assert pieces(stock, WH, "P-2001") == -1
    with stock.context.reading() as session:
        flagged = session.scalars(select(StockMove).where(StockMove.flagged)).all()
    assert [(row.location_code, row.quantity, row.reason) for row in flagged] == [(WH, -3, "货已到，单据未到")]
    assert [part.short for part in stock.stores.shelves.contents(WH).parts if part.code == "P-2001"] == [True]


@pytest.mark.parametrize(
    ("step", "draft", "codes"),
    [
        ("issue", MoveDraft(), ["no_lines", "required", "required"]),
        ("issue", move(WH, WH, "BXA0013"), ["same_location", "target_no_van"]),
        ("issue", move(WH, VAN_ZQ, "BXA0013", "BXA0013"), ["line_twice"]),
        ("issue", move(WH, VAN_ZQ, "BXA9999"), ["unit_unknown"]),
        ("issue", move(WH, VAN_ZQ, "BXA0001"), ["terminal_is_installed"]),
        ("issue", move(WH, VAN_ZQ, "BXA0012"), ["not_at_source"]),
        ("issue", move(TJ, VAN_ZQ, "BXA0013"), ["not_at_source"]),
        ("issue", move(WH, TJ, "BXA0013"), ["target_no_van"]),
        ("issue", move(WH, "", "BXA0013", "P-2001"), ["required", "stock_short"]),
        ("issue", move(WH, VAN_ZQ, "BXA0013", order="WX-NONE"), ["no_such_order"]),
        ("issue", move(WH, VAN_ZQ, "P-1001"), ["part_has_serials"]),
        ("issue", move(WH, VAN_ZQ, "P-9999"), ["part_unknown"]),
        ("take_back", move(VAN_ZQ, WH, "BXB0001"), ["terminal_is_reserved"]),
        ("relocate", move(WH, VAN_ZQ, "BXA0013"), ["target_no_warehouse"]),
        ("shelve", move(WH, "QD01-RET", CARD), ["step_not_for_sim"]),
        ("shelve", move(VAN_ZQ, "QD01-RET", "P-2001"), ["step_not_for_part"]),
    ],
)
def test_what_speaks_against_it_is_said_and_nothing_moves(
    stock: Workplace, step: str, draft: MoveDraft, codes: list[str]
) -> None:
    assert refused(stock, lambda: stock.stores.moving.move(step, draft)) == codes


@pytest.mark.parametrize(("step", "source", "target"), [("issue", WH, VAN_ZQ), ("take_back", VAN_WL, WH),
                                                         ("relocate", WH, TJ)])  # fmt: skip
def test_only_the_roles_of_the_table_may(stock: Workplace, step: str, source: str, target: str) -> None:
    number = "BXA0012" if step == "take_back" else "BXA0013"
    allowed = {"WH"} if step == "relocate" else {"WH", "TE"}
    before = fingerprint(stock)
    for role in set(ROLES) - allowed:
        act_in_role(stock, role)
        codes = refused(stock, lambda: stock.stores.moving.move(step, move(source, target, number)))
        assert codes in (["role_may_not"], ["no_right"]), role
    assert fingerprint(stock) == before


def test_a_technician_books_his_own_van_only(stock: Workplace) -> None:
    act_as(stock, "zhaoqiang")
    assert refused(stock, lambda: stock.stores.moving.move("issue", move(WH, VAN_WL, "BXA0013"))) == ["not_own_van"]
    stock.stores.moving.move("issue", move(WH, VAN_ZQ, "BXA0013"))
    with pytest.raises(Exception, match="not_your_van"):
        stock.stores.shelves.contents(VAN_WL)


def test_a_scan_adds_what_it_is(stock: Workplace) -> None:
    put_inside(stock, "89860420123456789067", "BXA0012")
    draft, moving = move(WH, VAN_ZQ), stock.stores.moving
    draft, added = moving.scan(draft, "860123040500919")  # the IMEI of BXA0013
    assert (added.code, draft.lines) == ("", lines("BXA0013"))
    draft, added = moving.scan(draft, "ID:BXA0013;IMEI:860123040500919")
    assert (added.code, added.at, len(draft.lines)) == ("line_twice", 0, 1)
    draft, added = moving.scan(draft, "P-2001")
    draft, added = moving.scan(draft, "P-2001")
    assert [(line.item, line.quantity) for line in draft.lines] == [("terminal", 1), ("part", 2)]
    draft, added = moving.scan(draft, "XYZ")
    assert (added.code, added.number, len(draft.lines)) == ("scan_unknown", "XYZ", 2)
    draft, added = moving.scan(draft, "ICCID:89860420123456789067;ID:BXA0012")  # the card is in the terminal
    assert [line.number for line in draft.lines][2:] == ["BXA0012"]


def test_what_lies_where(stock: Workplace) -> None:
    put_inside(stock, "89860420123456789067", "BXA0012")
    rows = {row.code: row for row in stock.stores.shelves.locations()}
    assert (rows[WH].terminals, rows[WH].sims) == (1, 1)
    assert (rows["factory"].terminals, rows[VAN_ZQ].holder) == (1, "赵强")
    van = stock.stores.shelves.contents(VAN_WL)
    assert [(unit.number, unit.inside) for unit in van.units] == [
        ("BXA0012", ""), ("89860420123456789067", "BXA0012")
    ]  # fmt: skip
    assert {part.code: part.quantity for part in van.parts}["P-3002"] == 6
    act_as(stock, "zhaoqiang")
    assert VAN_WL not in {row.code for row in stock.stores.shelves.locations()}


def test_the_history_names_slip_and_reason(stock: Workplace) -> None:
    stories.later(stock, 1)
    stock.stores.moving.move("issue", move(WH, VAN_ZQ, "BXA0013"))
    with stock.context.reading() as session:
        unit = session.scalars(select(Terminal).where(Terminal.number == "BXA0013")).one()
    rows = stock.history.terminal_history(unit.id)
    assert (rows[0].title, rows[0].detail, rows[0].by) == ("赵强随车", "LL-QD01-20261118-001", "褚刚")
    stories.later(stock, 1)
    stock.stores.workshop.set_apart("BXA0013", FaultDraft("指示灯不亮"))
    said = [row for row in stock.history.terminal_history(unit.id) if row.what == "entry"]
    assert [(row.title, row.detail, row.by) for row in said] == [("unit_fault", "指示灯不亮", "褚刚")]


def test_what_is_set_aside_for_an_order_is_on_its_slip(prepared: Prepared, tmp_path: Path) -> None:  # B20
    stock, order = prepared.open("assigned", tmp_path / "data")
    act_as(stock, "zhenghao")
    with stock.context.transaction() as session:
        row = session.get_one(Order, order)
        reserve(stock.context, session, row, AssignDraft(("wulei",), terminals=("BXA0013",), sims=(CARD,)))
        stock.context.op(session, "test", "orders", order, {})
        number = row.number
    act_as(stock, "chugang")
    found, added = stock.stores.moving.scan(MoveDraft(WH), f" {number.lower()}", orders=True)
    assert added.order == number and found == MoveDraft(WH, VAN_WL, number, lines("BXA0013", CARD))
    assert stock.stores.moving.for_order(MoveDraft(WH, VAN_WL, number)) == found
    assert stock.stores.moving.scan(MoveDraft(WH), number)[1].code == "scan_unknown"  # not where no order is asked for
    assert refused(stock, lambda: stock.stores.moving.move("issue", move(WH, VAN_WL, "BXA0013"))) == ["unit_reserved"]
    stock.stores.moving.move("issue", found)
    assert where(stock, "BXA0013") == ("location", VAN_WL, "reserved")  # and stays so for its order
    with stock.context.reading() as session:
        assert [number_of(unit) for unit in reserved_units(session, order)] == ["BXA0013", CARD]
    stock.stores.slips.undo(stock.stores.slips.recent()[0].id)
    with stock.context.reading() as session:
        assert [number_of(unit) for unit in reserved_units(session, order)] == ["BXA0013", CARD]
    stock.close()


def test_a_long_shelf_comes_page_by_page(stock: Workplace) -> None:
    line = ReceiveLineDraft("part", "P-2001", 2)
    units = tuple(ReceiveLineDraft("terminal", f"BXA02{n:02d}", second=imei(n)) for n in range(5))
    cards = tuple(ReceiveLineDraft("sim", iccid(n), second=msisdn(n)) for n in range(4))
    stock.stores.receiving.receive(ReceiveDraft(WH, "BX-V200", date(2026, 11, 10), lines=(*units, *cards, line)))
    pages, after = [], None
    while True:
        page = stock.stores.shelves.page(WH, "", after, 3)
        pages.append(([unit.number for unit in page.units], [part.code for part in page.parts]))
        after = page.after
        if after is None:
            break
    assert [len(numbers) for numbers, _parts in pages] == [3, 3, 3, 2]
    assert pages[-1][1] == ["P-2001"]
    whole = stock.stores.shelves.contents(WH)
    assert [number for numbers, _parts in pages for number in numbers] == [unit.number for unit in whole.units]
    assert [unit.number for unit in stock.stores.shelves.contents(WH, "bxa0203").units] == ["BXA0203"]
