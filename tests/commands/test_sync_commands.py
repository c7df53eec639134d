"""``fieldtech sync`` and ``bundle`` from outside: a laptop without network, a stick, the office, the stick back."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from test_commands import Office, one_line

from fieldtech.cli import main
from fieldtech.hub.config import HubConfig, hub_folder, save_config, sqlite_url
from fieldtech.hub.desk import open_hub
from fieldtech.services.lease import Lease
from sync.firms import copied, refuse


@pytest.fixture(scope="module")
def desks(firm_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, Office]:
    """The office with its hub, and a laptop with work that nobody has seen."""
    firm = copied(firm_template, tmp_path_factory.mktemp("firm"))
    firm.work("by command")
    firm.close()
    return Office(firm.folder / "office"), Office(firm.folder / "van")


def said(office: Office, *words: str) -> dict[str, Any]:
    answer = office.run(*words, "--json", user="", pin=None)
    assert (answer.code, answer.err) == (0, "")
    found = answer.json()
    assert isinstance(found, dict)
    return found


def test_there_and_back_by_stick(desks: tuple[Office, Office], tmp_path: Path) -> None:  # B38
    office, van = desks
    before = said(van, "sync", "--status")
    assert (before["state"], before["only_here"], before["may_close"]) == ("waiting", 4, False)
    assert "只在这台电脑" in van.run("sync", "--status", user="", pin=None).out
    one_line(van.run("sync", user="", pin=None, lang="en"), "cannot be reached")
    written = said(van, "bundle", "export", str(tmp_path / "stick"))
    assert written == {"files": [str(tmp_path / "stick.ftb")], "ops": 2, "blobs": 2}
    handed = van.run("sync", "--status", user="", pin=None, lang="en").out
    assert said(van, "sync", "--status")["may_close"] and "Handed over" in handed and "To be sent" not in handed
    server = Office(tmp_path / "server")  # the same hub where nobody has a desktop, as on a company's server
    shutil.copytree(hub_folder(office.data), hub_folder(server.data))
    save_config(hub_folder(server.data), HubConfig(sqlite_url(hub_folder(server.data))))
    there = server.run("bundle", "import", written["files"][0], user="", pin=None, lang="en")
    assert (there.code, there.err) == (0, "") and "2 items, 2 files" in there.out and "stick-reply.ftb" in there.out
    taken = said(office, "bundle", "import", written["files"][0])
    assert (taken["kind"], taken["taken"], taken["refused"], taken["files"]) == ("work", 2, 0, 2)
    here = office.run("sync", user="", pin=None, lang="en")  # its own server does not run
    assert (here.code, "All confirmed" in here.out) == (0, True)
    replied = van.run("bundle", "import", taken["reply"], user="", pin=None, lang="en")
    assert replied.code == 0 and "2 items answered" in replied.out
    again = van.run("bundle", "import", taken["reply"], user="", pin=None, lang="en")
    assert again.code == 0 and "Nothing in it is new" in again.out
    again = office.run("bundle", "import", written["files"][0], user="", pin=None, lang="en")
    assert again.code == 0 and "all of these 2 items came before" in again.out
    after = said(van, "sync", "--status")
    assert (after["state"], after["only_here"], after["handed_over"]) == ("confirmed", 0, 0)


def test_without_an_office_nothing_is_called_handed_over(tmp_path: Path) -> None:  # R5
    alone = Office(tmp_path / "alone")
    assert alone.run("import", "--demo", user="", pin=None).code == 0
    told = alone.run("sync", "--status", user="", pin=None, lang="en")
    assert "Not registered" in told.out and "nowhere else" in told.out and "handed over" not in told.out


def test_a_revoked_laptop_says_so_without_a_network(firm_template: Path, tmp_path: Path) -> None:  # P38
    firm = copied(firm_template, tmp_path / "firm")
    firm.work("not sent", photo=False)
    Lease(firm.van.context).unheard("device_revoked")
    firm.close()
    van = Office(tmp_path / "firm" / "van")
    told = van.run("sync", "--status", user="", pin=None, lang="en").out
    assert "The office refused · 1 waiting" in told and "new registration code opens it" in told
    assert "next network" not in told
    status = said(van, "sync", "--status")
    assert (status["shut"], status["state"], status["only_here"]) == ("computer_revoked", "refused", 1)
    file = tmp_path / "no.ftb"
    one_line(van.run("bundle", "export", str(file), user="", pin=None, lang="en"), "sync --register")
    assert not file.exists()


def test_what_a_revoked_laptop_left_is_taken_in_by_a_decision(firm_template: Path, tmp_path: Path) -> None:  # P38 P39
    firm = copied(firm_template, tmp_path / "firm")
    firm.work("in the drawer", photo=False)
    file = str(firm.van.syncing.export_bundle(tmp_path / "stick").files[0])
    firm.hub.revoke(next(one.id for one in firm.hub.devices() if one.logins == ("wulei",)))
    firm.close()
    office = Office(tmp_path / "firm" / "office")
    one_line(office.run("bundle", "import", file, user="", pin=None, lang="en"), "revoked", "--of-revoked WHY")
    decided = ("bundle", "import", file, "--of-revoked", "found in the drawer")
    one_line(office.run(*decided, user="", pin=None, lang="en"), "--user")
    one_line(office.run(*decided, user="zhenghao", lang="zh_CN"), "权")
    assert office.run(*decided[:-1], " ", user="admin", lang="en").code == 2
    taken = office.run(*decided, user="admin", lang="en")
    assert taken.code == 0 and "recorded by 吴磊" in taken.out and "1 item, 0 files taken" in taken.out
    assert "No reply" in taken.out and not list(tmp_path.glob("*reply*"))
    again = office.run(*decided, "--json", user="admin").json()
    assert isinstance(again, dict)
    assert (again["kind"], again["again"], again["reply"]) == ("left", 1, None)


def test_what_is_not_for_here_is_said_in_one_line(desks: tuple[Office, Office], tmp_path: Path) -> None:  # R5
    office, van = desks
    file = said(van, "bundle", "export", str(tmp_path / "a.ftb"))["files"][0]
    one_line(van.run("bundle", "import", file, user="", pin=None, lang="en"), "Wrong way round", "bundle import FILE")
    data = bytearray(Path(file).read_bytes())
    data[-1] ^= 1
    (tmp_path / "b.ftb").write_bytes(data)
    one_line(office.run("bundle", "import", str(tmp_path / "b.ftb"), user="", pin=None, lang="en"), "damaged")
    one_line(van.run("sync", "--register", "FTJOIN x", user="wulei", lang="zh_CN"), "登记文字")


def test_a_refused_registration_leaves_no_data_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # R5
    monkeypatch.setenv("FIELDTECH_PASSPHRASE", "correct horse")
    (tmp_path / "empty").mkdir()
    for name in ("new", "empty"):
        assert main(["--data", str(tmp_path / name), "sync", "--register", "FTJOIN x"]) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["empty"] and not list((tmp_path / "empty").iterdir())


def test_the_signed_sheet_is_a_way_too(firm_template: Path, tmp_path: Path) -> None:  # B38 R5
    firm = copied(firm_template, tmp_path / "firm")
    firm.sign()
    number = firm.van.orders.view(firm.order).number
    firm.close()
    office, van = Office(firm.folder / "office"), Office(firm.folder / "van")
    told = van.run("sheet", number, "--out", str(tmp_path / "out"), "--json", user="wulei")
    assert told.code == 0
    sheet = told.json()
    assert sheet["carries"] > 30 and sheet["left_out"] == 0
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(Path(sheet["file"]).read_bytes()[:-9_000])
    one_line(office.run("bundle", "import", str(damaged), user="", pin=None, lang="en"), "incomplete")
    taken = said(office, "bundle", "import", sheet["file"])
    assert (taken["kind"], taken["taken"], taken["refused"], taken["missing"]) == ("work", sheet["carries"], 0, 0)
    seen = office.run("verify", sheet["file"], user="", pin=None, lang="en")
    assert seen.code == 0 and "Genuine" in seen.out  # the van was new here, and no server runs
    assert said(van, "bundle", "import", taken["reply"])["taken"] == sheet["carries"]
    hub = open_hub(hub_folder(office.data))
    refuse(hub, firm.order, firm.van.context.now(), "van")
    hub.close()
    told = office.run("hub", "devices", user="", pin=None, lang="en").out
    assert (
        "1 item of its work refused" in told and f"{number}: 1 item (wulei, 2026-11-18" in told and "Needs you" in told
    )
