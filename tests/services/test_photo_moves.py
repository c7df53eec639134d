"""A photo in the wrong place is moved: a trace on both sides, nothing overwritten, until either side is signed."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import select

from fieldtech.demo.acts import Acts
from fieldtech.errors import Conflict, Forbidden, Invalid, NotFound, Refused
from fieldtech.model.base import Id, new_id
from fieldtech.model.drafts.photos import PhotoCameDraft, PhotoRemovedDraft
from fieldtech.model.orders import Entry, Photo
from fieldtech.services.workplace import Workplace
from fieldtech.words import sentence
from prepared import Prepared, act_as, fingerprint
from yards import Yard, yard


def picture(colour: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def site(prepared: Prepared, tmp_path: Path) -> Iterator[tuple[Workplace, Id, Yard]]:
    """吴磊 on his repair, and on the yard of two trucks as well."""
    workplace, order = prepared.open("in_repair", tmp_path / "data")
    trucks = yard(workplace, 2, crew=("zhaoqiang", "wulei"))
    act_as(workplace, "wulei")
    yield workplace, order, trucks
    workplace.close()


def all_rows(workplace: Workplace) -> set[tuple[Id, str, str]]:
    with workplace.context.reading() as session:
        return {(row.id, row.slot, row.original_sha) for row in session.scalars(select(Photo))}


def test_a_move_leaves_a_trace_on_both_orders(site: tuple[Workplace, Id, Yard]) -> None:  # B25
    workplace, order, trucks = site
    row = workplace.yard.rows(trucks.order)[1].id
    photo = workplace.photos.add(order, "wiring", picture(), "仪表下方").id
    before = all_rows(workplace)
    (was,) = workplace.orders.view(order).photos
    moved = workplace.photo_moves.move(photo, trucks.order, f"{row.hex}/damage", "拍错单子")
    assert workplace.orders.view(order).photos == ()
    (now,) = workplace.orders.view(trucks.order).photos
    assert (now.original_sha, now.shown_sha, now.caption) == (was.original_sha, was.shown_sha, "仪表下方")
    assert (now.name, now.vehicle, now.id) == ("damage", trucks.plates[1], moved.there.id)
    assert before < all_rows(workplace)  # the row that was is still there, untouched
    went = workplace.orders.view(order).facts.entries["photo_removed", photo.hex]
    came = workplace.orders.view(trucks.order).facts.entries["photo_came", now.id.hex]
    there, here = workplace.orders.view(trucks.order), workplace.orders.view(order)
    assert went.by == came.by == "wulei" and went.at == came.at == workplace.context.now()
    assert isinstance(went.draft, PhotoRemovedDraft) and isinstance(came.draft, PhotoCameDraft)
    assert (went.draft.reason, went.draft.to_order, went.draft.to_vehicle, went.draft.to_photo) == (
        "拍错单子", there.number, trucks.plates[1], now.id.hex,
    )  # fmt: skip
    assert (came.draft.reason, came.draft.from_order, came.draft.from_slot, came.draft.from_photo) == (
        "拍错单子", here.number, "wiring", photo.hex,
    )  # fmt: skip
    assert workplace.photo_moves.came(now.id) == came
    assert workplace.photos.bytes_of(now.original_sha) == picture()


def test_the_other_way_and_back_again(site: tuple[Workplace, Id, Yard]) -> None:
    workplace, order, trucks = site
    first, second = workplace.yard.rows(trucks.order)
    photo = workplace.photos.add(trucks.order, f"{first.id.hex}/damage", picture()).id
    beside = workplace.photo_moves.move(photo, trucks.order, f"{second.id.hex}/damage", "另一辆车").there.id
    assert workplace.yard.row(first.id).record.photos == ()
    assert workplace.yard.row(second.id).record.photos == ("damage",)
    there = workplace.photo_moves.move(beside, order, "body_after", "是维修单的").there.id
    assert workplace.yard.row(second.id).record.photos == ()
    assert [p.slot for p in workplace.orders.view(order).photos] == ["body_after"]
    back = workplace.photo_moves.move_back(there)
    assert workplace.orders.view(order).photos == ()
    assert workplace.yard.row(second.id).record.photos == ("damage",)
    came = workplace.photo_moves.came(back.there.id)
    assert came is not None and isinstance(came.draft, PhotoCameDraft) and came.draft.back
    with workplace.context.reading() as session:
        kinds = (PhotoRemovedDraft.kind, PhotoCameDraft.kind)
        trace = session.scalars(select(Entry.kind).where(Entry.kind.in_(kinds))).all()
    assert sorted(trace) == ["photo_came"] * 3 + ["photo_removed"] * 3


def test_a_photo_of_the_checklist_answers_nothing_elsewhere(site: tuple[Workplace, Id, Yard]) -> None:
    workplace, order, _trucks = site
    item = str(workplace.orders.view(order).checklist["items"][0]["id"])
    photo = workplace.photos.add(order, "other", picture(), f"{item} 外观检查").id
    workplace.photo_moves.move(photo, order, "damage", "是损伤")
    assert [(p.slot, p.caption) for p in workplace.orders.view(order).photos] == [("damage", "")]


@pytest.mark.parametrize(
    ("slot", "reason", "code"),
    [("", "拍错", "photo_place_needed"), ("wiring", "", "reason_needed"), ("wiring", " x ", "reason_needed"),
     ("holiday", "拍错", "unknown_choice"), ("plate", "拍错", "photo_there_already"),
     ("wiring", "长" * 4001, "text_too_long")],
)  # fmt: skip
def test_what_is_missing_is_said_and_nothing_moves(
    slot: str, reason: str, code: str, site: tuple[Workplace, Id, Yard]
) -> None:
    workplace, order, _trucks = site
    photo = workplace.photos.add(order, "plate", picture()).id
    before = fingerprint(workplace)
    with pytest.raises(Invalid) as refusal:
        workplace.photo_moves.move(photo, order, slot, reason)
    assert [problem.code for problem in refusal.value.problems] == [code]
    assert fingerprint(workplace) == before


def test_what_is_gone_cannot_move(site: tuple[Workplace, Id, Yard]) -> None:
    workplace, order, trucks = site
    photo = workplace.photos.add(order, "plate", picture()).id
    workplace.photo_moves.move(photo, trucks.order, "other", "拍错")
    with pytest.raises(Conflict):
        workplace.photo_moves.move(photo, order, "damage", "拍错")
    with pytest.raises(Conflict):
        workplace.photos.remove(photo)
    with pytest.raises(NotFound):
        workplace.photo_moves.move(new_id(), order, "damage", "拍错")
    with pytest.raises(NotFound):
        workplace.photo_moves.move_back(photo)  # it was taken in where it lay


def test_only_who_is_on_both_orders_moves_photos(prepared: Prepared, tmp_path: Path) -> None:  # P39
    workplace, order = prepared.open("in_repair", tmp_path / "data")
    trucks = yard(workplace, 1)  # 赵强's
    act_as(workplace, "wulei")
    photo = workplace.photos.add(order, "plate", picture()).id
    assert {place.order for place in workplace.photo_moves.places()} == {order}
    for login in ("wulei", "zhaoqiang", "zhoumin", "zhenghao"):
        act_as(workplace, login)
        with pytest.raises((Forbidden, Refused)):
            workplace.photo_moves.move(photo, trucks.order, "other", "拍错")


def test_the_places_are_the_open_orders_and_their_vehicles(site: tuple[Workplace, Id, Yard]) -> None:
    workplace, order, trucks = site
    places = workplace.photo_moves.places()
    vehicles = [place.vehicle for place in places if place.order == trucks.order and place.row is not None]
    assert vehicles == list(trucks.plates)
    assert [place.row for place in places if place.order == order] == [None]
    rows = [place for place in places if place.row is not None]
    assert rows[0].items and all(item["kind"] == "photo" or item["photo_on_fail"] for item in rows[0].items)


@pytest.mark.parametrize("sealed", ["here", "there"])
def test_a_sealed_order_keeps_its_photos_and_takes_no_more(sealed: str, prepared: Prepared, tmp_path: Path) -> None:
    workplace, order = prepared.open("to_sign", tmp_path / "data")
    trucks = yard(workplace, 1, crew=("zhaoqiang", "wulei"))
    act_as(workplace, "wulei")
    mine = workplace.photos.add(order, "plate", picture()).id
    yours = workplace.photos.add(trucks.order, "other", picture("blue")).id
    arrived = workplace.photo_moves.move(yours, order, "other", "拍错").there.id
    for step in (Acts(workplace).ready_to_seal, Acts(workplace).sealed):
        step(order)
    act_as(workplace, "wulei")
    other = workplace.photos.add(trucks.order, "other", picture("green")).id
    number = workplace.orders.view(order).number
    before = fingerprint(workplace)
    for act in (
        (lambda: workplace.photo_moves.move(mine, trucks.order, "other", "拍错")) if sealed == "here"
        else (lambda: workplace.photo_moves.move(other, order, "other", "拍错")),
        lambda: workplace.photo_moves.move_back(arrived),
    ):  # fmt: skip
        with pytest.raises(Refused) as refusal:
            act()
        (problem,) = refusal.value.problems
        said = sentence(problem.code, "en", **problem.params)
        assert said == f"{number} is signed and sealed; its photos stay as they were signed."
    assert fingerprint(workplace) == before
    assert order not in {place.order for place in workplace.photo_moves.places()}
