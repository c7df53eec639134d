"""What a new computer is given: words, a QR code that reads back from a picture, ten minutes; why one was revoked."""

import socket
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import select

from fieldtech.errors import Conflict, Invalid
from fieldtech.hub.config import hub_folder, is_hub
from fieldtech.model.people import AccessLog
from fieldtech.services.syncing.invitation_words import grouped, typed
from fieldtech.services.syncing.invitations import in_picture
from fieldtech.sync.invitation import read_invitation
from prepared import Prepared, act_as

from .firms import Firm

TEXT = "FTJOIN https://192.168.1.5:8443 K7QM2XTDABCD ABCDEFGHIJKLMNOP"


def picture(modules: list[list[bool]], path: Path) -> Path:
    side = len(modules)
    image = Image.new("L", (side + 8, side + 8), 255)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            if dark:
                image.putpixel((x + 4, y + 4), 0)
    image.resize((8 * (side + 8), 8 * (side + 8)), Image.Resampling.NEAREST).save(path)
    return path


def test_a_code_for_people_and_for_cameras(firm: Firm, tmp_path: Path) -> None:
    act_as(firm.office, "admin")
    invited = firm.office.syncing.office.invite(["wulei"], "van 7")
    assert invited.expires_at - firm.office.context.now() == timedelta(minutes=10)
    assert invited.parts == read_invitation(invited.text) and len(grouped(invited.parts.code)) == 14
    assert in_picture(picture(invited.qr(), tmp_path / "code.png")) == invited.text


def test_a_picture_without_a_code_and_a_file_that_is_none(tmp_path: Path) -> None:
    Image.new("L", (200, 200), 255).save(tmp_path / "white.png")
    (tmp_path / "text.png").write_text("no picture")
    for name, code in (("white", "no_registration_in_picture"), ("text", "not_a_picture")):
        with pytest.raises(Invalid) as refused:
            in_picture(tmp_path / f"{name}.png")
        assert [problem.code for problem in refused.value.problems] == [code]


@pytest.mark.parametrize(
    ("address", "code", "pin"),
    [("192.168.1.5:8443", "K7QM-2XTD-ABCD", "ABCD-EFGH-IJKL-MNOP"),
     (" https://192.168.1.5:8443/ ", "k7qm2xtdabcd", "abcdefghijklmnop ")],
)  # fmt: skip
def test_the_words_as_somebody_types_them(address: str, code: str, pin: str) -> None:
    assert read_invitation(typed(address, code, pin)).text() == TEXT


@pytest.mark.parametrize(
    "message",
    [
        "办公室的登记码：\n{}\n请在十分钟内登记。",
        "登记码:{}",
        "“{}”。",
        "{}, see you tomorrow",
        "Code (good till 9): {}",
    ],
)
def test_a_code_pasted_with_the_message_it_came_in(message: str) -> None:
    grouped_code = TEXT.replace("K7QM2XTDABCD", "K7QM 2XTD ABCD")
    assert read_invitation(message.format(TEXT)).text() == read_invitation(message.format(grouped_code)).text() == TEXT


@pytest.mark.parametrize(
    "parts", [("", "K7QM2XTDABCD", "-"), ("ftp://a", "K7QM2XTDABCD", "-"), ("office.lan", "", "-")]
)
def test_what_is_missing_is_no_invitation(parts: tuple[str, str, str]) -> None:
    with pytest.raises(Invalid):
        read_invitation(typed(*parts))


def test_why_a_computer_was_revoked_stays_and_the_own_one_is_kept(firm: Firm) -> None:
    act_as(firm.office, "admin")
    side = firm.office.syncing.office
    own, van = (next(row for row in side.computers() if row.own is is_own) for is_own in (True, False))
    with pytest.raises(Conflict, match="own_computer"):
        side.revoke(own.id)
    side.revoke(van.id, "stolen from the car")
    with firm.office.context.reading() as session:
        noted = session.scalars(select(AccessLog).where(AccessLog.what == "revoke_computer")).one()
    assert (noted.login, noted.ref) == ("admin", f"{van.name}: stolen from the car")


def test_a_port_in_use_is_refused_when_it_was_asked_for(prepared: Prepared, tmp_path: Path) -> None:
    office = prepared.demo(tmp_path / "office")
    act_as(office, "admin")
    side = office.syncing.office
    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))
        with pytest.raises(Conflict, match="port_in_use"):
            side.become_hub(port=taken.getsockname()[1], exactly=True)
    assert not is_hub(hub_folder(tmp_path / "office")) and office.syncing.where() == ()
    prospect = side.prospect()
    assert prospect.name and prospect.addresses[0].endswith(f":{prospect.port}")
    office.close()
