"""The yard by its services: as the previous vehicle, taking back, photos of a vehicle, what a scan may be."""

from pathlib import Path

import pytest

import fleet
import yards
from fieldtech.errors import FieldtechError, Invalid, Refused
from fieldtech.model.drafts.install_row import RowResultDraft
from fieldtech.model.drafts.onsite import AnswerDraft, ConditionDraft, DamageMark
from fieldtech.model.drafts.platform import PlatformCheckDraft
from fieldtech.paths import resources
from fieldtech.services.install.rows import RowView
from fieldtech.services.orders import OrderQuery
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as, fingerprint

PHOTO = (resources() / "demo" / "photos" / "body_scratch.jpg").read_bytes()


@pytest.fixture
def workplace(prepared: Prepared, tmp_path: Path):  # type: ignore[no-untyped-def]
    workplace = prepared.demo(tmp_path / "data")
    yield workplace
    workplace.close()


@pytest.fixture
def second(workplace: Workplace) -> RowView:
    """The first vehicle is done, the second waits."""
    order = fleet.order_in(workplace, "installing")
    fleet.fit_first(workplace, order)
    return workplace.yard.rows(order)[1]


def test_as_the_previous_vehicle_copies_place_and_ticks_but_no_reading(workplace: Workplace, second: RowView) -> None:
    # B27: readings and photos are taken on each vehicle
    workplace.yard.fit(second.id, terminal=fleet.TERMINALS[1])
    workplace.yard.fit(second.id, sim=fleet.SIMS[1])
    workplace.yard.as_previous(second.id)
    record = workplace.yard.row(second.id).record
    assert record.place is not None and record.place.customer_agreed
    assert record.answers is not None
    known = record.answers.by_item()
    assert known["IA-01"].answer == "ok" and "IA-11" not in known and "IA-23" not in known
    assert "218.0.0.1:7611" in known["IA-13"].value and second.plate in known["IA-13"].value


def test_the_first_vehicle_has_none_before_it(workplace: Workplace) -> None:
    order = fleet.order_in(workplace, "installing")
    with pytest.raises(Refused) as refusal:
        workplace.yard.as_previous(workplace.yard.rows(order)[0].id)
    assert [p.code for p in refusal.value.problems] == ["no_previous_row"]


def test_the_platform_check_answers_its_items(workplace: Workplace, second: RowView) -> None:
    workplace.yard.record(second.id, fleet.platform_check(workplace.context.now()))
    record = workplace.yard.row(second.id).record
    assert record.answers is not None
    assert set(record.answers.by_item()) == {"IA-14", "IA-15", "IA-16", "IA-17"}
    assert record.answers.by_item()["IA-14"].value.startswith("0 ")


def test_without_network_the_picture_of_the_platform_waits_too(workplace: Workplace, second: RowView) -> None:
    row = second.id
    workplace.yard.fit(row, terminal=fleet.TERMINALS[1])
    workplace.yard.fit(row, sim=fleet.SIMS[1])
    workplace.yard.record(row, ConditionDraft("normal", "normal"))
    workplace.yard.as_previous(row)
    fleet.photograph(workplace, row, *(f"IA-{number}" for number in range(23, 28)))
    workplace.yard.answer(row, (AnswerDraft("IA-11", "", "24.6"),))
    assert workplace.yard.row(row).open_points == ("row_checklist_open", "row_platform_open")
    workplace.yard.record(row, PlatformCheckDraft("unchecked", reason="no network"))
    assert workplace.yard.row(row).state == "installed_unchecked"


def test_every_act_can_be_taken_back(workplace: Workplace, second: RowView) -> None:
    before = workplace.yard.row(second.id).record
    workplace.yard.fit(second.id, terminal=fleet.TERMINALS[1])
    with_terminal = workplace.yard.row(second.id).record
    workplace.yard.fit(second.id, sim=fleet.SIMS[1])
    workplace.yard.record(second.id, ConditionDraft("normal", "normal"))
    workplace.yard.put_back(second.id, with_terminal)
    row = workplace.yard.row(second.id)
    assert (row.terminal, row.iccid, row.state) == (fleet.TERMINALS[1], "", "installing")
    workplace.yard.put_back(second.id, before)
    row = workplace.yard.row(second.id)
    assert (row.terminal, row.iccid, row.state) == ("", "", "waiting")
    on_other = workplace.yard.scan(workplace.orders.find(_number(workplace)), fleet.TERMINALS[1], second.id)
    assert on_other.change is not None, "it is in the van again"


def test_a_vehicle_that_leaves_gives_its_units_back_and_takes_new_ones_when_it_comes(
    workplace: Workplace, second: RowView
) -> None:
    workplace.yard.fit(second.id, terminal=fleet.TERMINALS[1])
    fitted = workplace.yard.row(second.id).record
    workplace.yard.record(second.id, RowResultDraft("not_installed", "vehicle_defect"))
    row = workplace.yard.row(second.id)
    assert (row.state, row.terminal) == ("not_installed", "")
    workplace.yard.put_back(second.id, fitted)
    assert (workplace.yard.row(second.id).state, workplace.yard.row(second.id).terminal) == (
        "installing", fleet.TERMINALS[1],
    )  # fmt: skip
    workplace.yard.record(second.id, RowResultDraft("not_installed", "vehicle_absent"))
    workplace.yard.fit(second.id, terminal=fleet.TERMINALS[1])
    assert workplace.yard.row(second.id).state == "installing"


def test_when_every_vehicle_is_missing_the_work_has_begun_all_the_same(workplace: Workplace) -> None:
    order = fleet.order_in(workplace, "arrived")
    for row in workplace.yard.rows(order):
        workplace.yard.record(row.id, RowResultDraft("not_installed", "vehicle_absent"))
    workplace.repairs.do(order, "finish_install")
    assert workplace.orders.view(order).status == "to_sign"


@pytest.mark.parametrize(
    ("text", "code"),
    [("京A12345", "vehicle_not_on_order"), ("ZZZ9999", "terminal_unknown_here"),
     ("89860622000000999999", "sim_unknown_here"), ("!", "scan_unknown")],
)  # fmt: skip
def test_a_foreign_number_is_called_what_it_is(workplace: Workplace, second: RowView, text: str, code: str) -> None:
    order = workplace.orders.find(_number(workplace))
    scanned = workplace.yard.scan(order, text, second.id)
    assert scanned.change is None and [p.code for p in scanned.problems] == [code]


def test_photos_of_a_vehicle_close_its_gaps(workplace: Workplace, second: RowView) -> None:
    # B27: damage has its photo, its words, its place on the outline and the customer's name
    mark = DamageMark("left", 300, 420, "scratch")
    workplace.yard.record(second.id, ConditionDraft("damaged", "normal", "scratch", "王建国", (mark,)))
    assert "row_damage_photo_missing" in workplace.yard.row(second.id).open_points
    order = workplace.orders.find(_number(workplace))
    workplace.photos.add(order, f"{second.id.hex}/damage", PHOTO)
    row = workplace.yard.row(second.id)
    assert "row_damage_photo_missing" not in row.open_points
    assert row.record.condition is not None and row.record.condition.marks == (mark,)
    (photo,) = workplace.yard.photos(second.id)
    workplace.photos.remove(photo.id)
    assert "row_damage_photo_missing" in workplace.yard.row(second.id).open_points
    with pytest.raises(Invalid):
        workplace.photos.add(order, f"{second.id.hex}/nonsense", PHOTO)


def test_only_the_crew_writes(workplace: Workplace, second: RowView) -> None:
    act_as(workplace, "wulei")
    with pytest.raises(FieldtechError):
        workplace.yard.record(second.id, ConditionDraft("normal", "normal"))


def _number(workplace: Workplace) -> str:
    return next(row.number for row in workplace.orders.page(OrderQuery(filter="all")).rows)


def test_scanned_twice_is_as_good_as_once(workplace: Workplace, second: RowView) -> None:
    workplace.yard.fit(second.id, terminal=fleet.TERMINALS[1])
    before = fingerprint(workplace)
    workplace.yard.fit(second.id, terminal=fleet.TERMINALS[1])
    assert fingerprint(workplace) == before


def test_the_vehicle_begun_last_is_the_one_in_work(workplace: Workplace, second: RowView) -> None:
    order = workplace.orders.find(_number(workplace))
    assert workplace.yard.in_work(order) is None
    workplace.yard.fit(second.id, terminal=fleet.TERMINALS[1])
    assert workplace.yard.in_work(order) == second.id


def test_a_removal_takes_off_what_is_on_the_vehicle_and_can_be_taken_back(workplace: Workplace) -> None:
    # A01: the terminal goes into the van with its card
    yard = yards.yard(workplace, 2, task="removal", fitted=True)
    first, second = workplace.yard.rows(yard.order)
    wrong = workplace.yard.scan(yard.order, yard.terminals[1], first.id)
    assert [p.code for p in wrong.problems] == ["not_on_this_vehicle"]
    before = workplace.yard.row(first.id).record
    assert workplace.yard.scan(yard.order, yard.terminals[0], first.id).change is not None
    units = workplace.yard.row(first.id).record.units
    assert (units.taken_terminal, units.taken_sim) == (yard.terminals[0], yard.sims[0])
    workplace.yard.record(first.id, ConditionDraft("normal", "normal"))
    assert workplace.yard.row(first.id).state == "installed"
    workplace.yard.put_back(first.id, before)
    assert workplace.yard.row(first.id).record.units.taken_terminal == ""
    assert workplace.yard.scan(yard.order, yard.terminals[0], first.id).change is not None, "it is on the vehicle again"
    workplace.yard.record(second.id, RowResultDraft("not_installed", "vehicle_absent"))
