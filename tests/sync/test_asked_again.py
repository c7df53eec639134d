"""A photo that the hub's disk spoiled is asked for: who still has it sends it again, by network or by a file."""

import hashlib

from fieldtech.hub.config import hub_folder
from fieldtech.hub.errors import HubRefused
from fieldtech.hub.examine import examine

from . import deeds
from .company import LAPTOP, OFFICE, OTHER, PEOPLE, Company
from .firms import Firm, online
from .test_carried import carried, reply_to

PICTURE = b"a picture" * 400
SHA = hashlib.sha256(PICTURE).hexdigest()


def test_who_has_it_sends_it_again(company: Company) -> None:
    laptop, office, other = (company.computers[name] for name in (LAPTOP, OFFICE, OTHER))
    deeds.photo(laptop.context, deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[0], PICTURE)
    assert (laptop.sync().files_up, laptop.sync().files_up) == (2, 0)  # as taken, and as shown
    path = company.folder / "hub" / "blobs" / SHA[:2] / SHA
    path.write_bytes(b"rotten")
    assert office.sync().files_down == 1  # the other one; only now anybody looks at it
    assert not path.exists()
    company.reopen_hub()
    assert company.hub.check(other.channel.token).wants == []  # whose photo it is not
    assert laptop.sync().files_up == 1 and path.read_bytes() == PICTURE
    assert company.hub.check(laptop.channel.token).wants == []
    assert office.sync().files_down == 1 and office.context.blobs.get(SHA) == PICTURE


def test_by_a_file_too_and_the_examination_is_content(firm: Firm) -> None:
    firm.work("with a photo")
    firm.van.syncing.import_file(reply_to(firm, carried(firm)))
    folder = hub_folder(firm.office.context.folder.root)
    paths = [path for path in (folder / "blobs").glob("??/*") if path.is_file()]
    for path in paths:
        path.write_bytes(b"rotten")
        try:
            firm.hub.get_blob_for(next(one.id for one in firm.hub.devices() if one.name == "van"), path.name, 0)
        except HubRefused as refused:
            assert refused.code == "blob_missing"
    firm.van.syncing.import_file(reply_to(firm, carried(firm, "asks")))
    status = firm.van.syncing.status()
    assert status.only_here == len(paths) == 2
    assert (status.things_here, status.things_waiting) == (1, 1)  # not "all with the office": it is not there
    photo = next(item for item in firm.van.syncing.items() if item.what == "photo")
    assert (photo.state, photo.reason) == ("here", "sync_not_sent")  # its sheet is there
    reply_to(firm, carried(firm, "again"))
    assert {found.name: found.faults for found in examine(folder)}["files"] == ()
    assert online(firm.hub, firm.office).run().files_down == 2
