"""Photos come piece by piece, are kept when their hash is right, and go only to those who may see their row."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from fieldtech.hub import blobs
from fieldtech.hub.blobs import BlobShelf
from fieldtech.hub.errors import HubRefused
from hub.office import NOW, Laptop, Office, new

PICTURE = bytes(range(256)) * 40
SHA = hashlib.sha256(PICTURE).hexdigest()


def photographed(office: Office) -> str:
    order = office.order("photo", "tom", "in_repair")
    photo = new("photos", order_id=order, slot="a", original_sha=SHA, shown_sha="b" * 64, at=NOW, by="tom")
    office.tom.must("add_photo", photo, about=order)
    return order


def test_a_photo_comes_in_pieces_and_goes_on_where_it_stopped(office: Office) -> None:
    photographed(office)
    hub, token = office.hub, office.tom.token
    assert hub.blob_state(token, SHA) == 0
    assert hub.put_blob(token, SHA, 0, PICTURE[:1000]) == 1000
    hub = office.reopened()
    assert hub.blob_state(token, SHA) == 1000
    with pytest.raises(HubRefused) as gap:
        hub.put_blob(token, SHA, 2000, PICTURE[2000:])
    assert (gap.value.code, gap.value.params) == ("blob_gap", {"have": "1000"})
    assert hub.put_blob(token, SHA, 500, PICTURE[500:3000]) == 3000  # again what was lost on the way
    assert hub.put_blob(token, SHA, 3000, PICTURE[3000:]) is None
    assert hub.blob_state(token, SHA) is None
    assert hub.put_blob(token, SHA, 0, b"anything") is None
    assert hub.get_blob(token, SHA, 0, 4000) + hub.get_blob(token, SHA, 4000, 1 << 20) == PICTURE
    assert hub.get_blob(token, SHA, len(PICTURE)) == b""


def test_wrong_bytes_never_become_the_photo_and_the_right_ones_still_may(office: Office) -> None:
    photographed(office)
    hub, token = office.hub, office.tom.token
    assert hub.put_blob(token, SHA, 0, PICTURE[:-1] + b"!") == len(PICTURE)
    with pytest.raises(HubRefused, match="blob_missing"):
        hub.get_blob(token, SHA)
    assert hub.put_blob(token, SHA, 0, PICTURE) is None


def test_only_files_that_somebody_named_are_taken_and_only_who_sees_the_row_gets_them(office: Office) -> None:
    photographed(office)
    hub = office.hub
    hub.put_blob(office.tom.token, SHA, 0, PICTURE)
    clerk = Laptop(hub, ("cora",), "clerk")
    assert hub.get_blob(clerk.token, SHA) == PICTURE
    for token, sha in (
        (office.tim.token, SHA),
        (office.tom.token, "c" * 64),
        (clerk.token, "../../etc/passwd"),
        (clerk.token, "null\x00"),
    ):
        for call in (
            lambda t=token, s=sha: hub.blob_state(t, s),
            lambda t=token, s=sha: hub.put_blob(t, s, 0, b"x"),
            lambda t=token, s=sha: hub.get_blob(t, s),
        ):
            with pytest.raises(HubRefused, match="blob_unknown"):
                call()


def test_who_gets_the_order_gets_its_photos_and_who_loses_it_gets_them_no_more(office: Office) -> None:
    order = photographed(office)
    hub = office.hub
    hub.put_blob(office.tom.token, SHA, 0, PICTURE)
    office.bring(order, "assigned", "tim")
    office.tim.pull()
    assert hub.get_blob(office.tim.token, SHA) == PICTURE
    office.bring(order, "assigned", "tom")
    office.tim.pull()
    with pytest.raises(HubRefused, match="blob_unknown"):
        hub.get_blob(office.tim.token, SHA)


def test_a_file_larger_than_the_cap_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    shelf = BlobShelf(tmp_path, most=3000)
    assert shelf.put(SHA, 0, PICTURE[:2000]) == 2000
    with pytest.raises(HubRefused, match="blob_too_large"):
        shelf.put(SHA, 2000, PICTURE[2000:])
    assert shelf.state(SHA) == 0
    assert blobs.MOST_BLOB == 50 * 1024 * 1024


def test_what_came_after_a_piece_sent_again_is_forgotten(office: Office) -> None:
    photographed(office)
    hub, token = office.hub, office.tom.token
    assert hub.put_blob(token, SHA, 0, b"not the picture" * 200) == 3000
    assert hub.put_blob(token, SHA, 0, PICTURE[:500]) == 500
    assert hub.blob_state(token, SHA) == 500
    assert hub.put_blob(token, SHA, 500, PICTURE[500:]) is None


def test_a_laptop_that_was_handed_on_still_sends_the_photos_it_holds(office: Office) -> None:
    photographed(office)
    hub, tom = office.hub, office.tom
    tom.pull()
    assert hub.put_blob(tom.token, SHA, 0, PICTURE[:1000]) == 1000
    hub.set_people(tom.id, ("tim",))
    tom.pull()
    assert hub.blob_state(tom.token, SHA) == 1000
    assert hub.put_blob(tom.token, SHA, 1000, PICTURE[1000:]) is None
    for token in (tom.token, office.tim.token):  # the photo is Tim's as little as before
        with pytest.raises(HubRefused, match="blob_unknown"):
            hub.get_blob(token, SHA)
    with pytest.raises(HubRefused, match="blob_unknown"):
        hub.blob_state(office.tim.token, SHA)


@pytest.mark.parametrize(
    ("kind", "table", "values"),
    [
        ("save_checklist", "checklists", {"code": "CM", "version": 1, "items": [{"id": "1", "picture": SHA}]}),
        (
            "save_instructions",
            "company_settings",
            {"key": "instructions/CM", "value": {"documents": [{"sha256": SHA}]}},
        ),
    ],
)
def test_how_work_is_done_goes_to_every_technician(
    office: Office, kind: str, table: str, values: dict[str, Any]
) -> None:  # T01, F31
    office.desk.must(kind, new(table, **values))
    office.hub.put_blob(office.desk.token, SHA, 0, PICTURE)
    office.tim.pull()
    assert office.hub.get_blob(office.tim.token, SHA) == PICTURE
