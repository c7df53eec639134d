"""Network, stick, signed sheet, email: in any order and number, doubled and late, the outcome is one and the same."""

import itertools
import shutil
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from fieldtech.model.drafts.onsite import SituationDraft
from prepared import act_as
from soaking import Part, called, parts

from .computers import contents, differences
from .firms import Firm, copied, online, put_away

CARRIERS = ("early.ftb", "sheet.pdf", "late.ftb", "network")
ORDERS = list(itertools.permutations(CARRIERS))
OTHERS = [
    ("sheet.pdf",), ("mail.eml",), ("late.ftb",), ("early.ftb", "mail.eml"), ("sheet.pdf", "sheet.pdf"),
    ("late.ftb", "sheet.pdf", "mail.eml", "early.ftb", "sheet.pdf"), ("mail.eml", "network", "mail.eml", "network"),
    ("network", "early.ftb", "early.ftb", "sheet.pdf"),
]  # fmt: skip
Outcome = dict[str, Any]


@pytest.fixture(scope="module")
def packed(firm_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A firm whose van has work before the signature in one file, the signed sheet, and all of it in another file."""
    firm = copied(firm_template, tmp_path_factory.mktemp("packed"))
    firm.work("before")
    firm.van.syncing.export_bundle(firm.folder / "early")
    firm.sign()
    sheet = firm.van.sheets.write(firm.order, folder=firm.folder)
    sheet.path.rename(firm.folder / "sheet.pdf")
    firm.van.repairs.note(firm.order, SituationDraft("客户计划再购10台", "sunli"))
    firm.van.syncing.export_bundle(firm.folder / "late")
    mail = EmailMessage()
    mail.set_content("服务单")
    pdf = (firm.folder / "sheet.pdf").read_bytes()
    mail.add_attachment(pdf, maintype="application", subtype="pdf", filename="sheet.pdf")
    (firm.folder / "mail.eml").write_bytes(bytes(mail))
    put_away(firm)
    return firm.folder


@pytest.fixture(scope="module")
def by_network(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """What comes of it when there is a network all the time."""
    return outcome(packed, tmp_path_factory.mktemp("network") / "firm", ("network",))


def outcome(packed: Path, folder: Path, carriers: Sequence[str], *, replies_late: bool = False) -> Outcome:
    firm = copied(packed, folder)
    replies = []
    for number, name in enumerate(carriers):
        if name == "network":
            online(firm.hub, firm.van).run()
            continue
        taken = firm.office.syncing.import_file(firm.folder / name)
        assert taken.refused == 0 and taken.reply is not None
        replies.append(shutil.move(taken.reply, firm.folder / f"reply-{number}.ftb"))
        if not replies_late:
            firm.van.syncing.import_file(replies.pop())
    for reply in reversed(replies):
        firm.van.syncing.import_file(reply)
    found = quiet(firm)
    firm.close()
    return found


def quiet(firm: Firm) -> Outcome:
    """Everybody exchanges; what everybody and the hub have then."""
    for workplace in (firm.van, firm.office, firm.van):
        assert online(firm.hub, workplace).run().agrees
    assert firm.hub.seal_faults() == []
    status = firm.van.syncing.status()
    assert (status.waiting, status.attention, status.conflicts) == (0, 0, 0)
    act_as(firm.office, "sunli")
    photos = [firm.office.photos.bytes_of(p.original_sha) for p in firm.office.orders.view(firm.order).photos]
    return {
        "office": contents(firm.office.context.database), "van": contents(firm.van.context.database),
        "photos": {"files": sorted(photos)}, "done": {"ops": [firm.hub.devices()[-1].last_dev_seq]},
    }  # fmt: skip


@pytest.mark.parametrize("carriers", [*ORDERS[::2], *OTHERS], ids=" ".join)
def test_one_and_the_same(carriers: Sequence[str], packed: Path, by_network: Outcome, tmp_path: Path) -> None:  # R3 R4
    late = carriers[0] > carriers[-1]  # half of them
    found = outcome(packed, tmp_path / "firm", carriers, replies_late=late)
    for where, expected in by_network.items():
        assert differences(found[where], expected) == {}, where
    assert len(found["photos"]["files"]) == 2


@pytest.mark.slow
@pytest.mark.soak
@pytest.mark.parametrize("part", parts("carriers"), ids=called)
def test_the_other_half(part: Part, packed: Path, by_network: Outcome, tmp_path: Path) -> None:  # R3 R4
    test_one_and_the_same(ORDERS[1::2][part.number], packed, by_network, tmp_path)
