"""The exchange by files: the same as over the network, in any order and number, and never anything but whole."""

import errno
import os
import random
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

import stories
from fieldtech.errors import FieldtechError, MachineError
from fieldtech.hub.bundles import take_in
from fieldtech.hub.errors import HubRefused
from fieldtech.model.drafts.onsite import PartLineDraft
from fieldtech.services.devices import this_device
from fieldtech.services.syncing import Syncing
from fieldtech.services.workplace import Workplace
from fieldtech.store.failures import reading_told
from fieldtech.sync.carried import write_bundles
from fieldtech.sync.channel import Refused
from fieldtech.sync.envelope import BadBundle, read_header, wrap
from fieldtech.sync.letters import read_file
from fieldtech.ui.sync.file_words import told_of
from fieldtech.words import sentence
from prepared import act_as, fingerprint

from .computers import contents, differences
from .firms import Firm, online


def carried(firm: Firm, name: str = "stick") -> Path:
    """The van's work in a file, written."""
    written = firm.van.syncing.export_bundle(firm.folder / name)
    assert [path.name for path in written.files] == [f"{name}.ftb"]
    return written.files[0]


def reply_to(firm: Firm, path: Path) -> Path:
    """The office takes it in."""
    found = firm.office.syncing.import_file(path)
    assert found.kind == "work" and found.reply is not None and found.missing == 0
    return found.reply


def test_there_and_back_by_stick(firm: Firm) -> None:  # B38
    firm.work("by stick")
    before = firm.van.syncing.status()
    assert before.only_here == 4 and not before.may_close  # note, photo and its two files
    path = carried(firm)
    handed = firm.van.syncing.status()
    assert (handed.only_here, handed.handed_over, handed.may_close) == (0, 4, True)
    reply = reply_to(firm, path)
    told = firm.van.syncing.import_file(reply)
    assert (told.kind, told.taken, told.files) == ("reply", 2, 2)
    assert firm.van.syncing.status().waiting == 0
    assert online(firm.hub, firm.office).run().agrees
    assert firm.parts_seen(firm.office) >= {"by stick"}
    again = online(firm.hub, firm.van).run()
    assert again.agrees and (again.pushed, again.files_up) == (0, 0)


def test_twice_late_and_in_the_wrong_order_does_no_harm(firm: Firm) -> None:
    firm.work("first", photo=False)
    first = carried(firm, "first")
    firm.work("second", photo=False)
    second = carried(firm, "second")
    replies = [reply_to(firm, path) for path in (second, first, first, second)]
    for reply in (replies[1], replies[0], replies[2], replies[0]):
        firm.van.syncing.import_file(reply)
    assert firm.van.syncing.status().waiting == 0
    assert online(firm.hub, firm.office).run().agrees
    assert firm.parts_seen(firm.office) >= {"first", "second"}
    assert len([line for line in firm.parts_seen(firm.office) if line in ("first", "second")]) == 2
    assert online(firm.hub, firm.van).run().agrees


def test_a_file_after_the_network_and_a_reply_after_more_work(firm: Firm) -> None:
    firm.work("both ways")
    path = carried(firm)
    sent = online(firm.hub, firm.van).run()
    assert sent.agrees and sent.pushed == 2
    reply = reply_to(firm, path)
    firm.work("later", photo=False)
    before = contents(firm.van.context.database)
    firm.van.syncing.import_file(reply)
    assert differences(contents(firm.van.context.database), before) == {}
    assert firm.van.syncing.status().only_here == 1
    assert online(firm.hub, firm.van).run().agrees


def test_the_reply_brings_what_others_did(firm: Firm) -> None:
    act_as(firm.office, "wulei")
    firm.office.repairs.note(firm.order, PartLineDraft("P-3002", "", 1, "at the office", True), "line-office")
    online(firm.hub, firm.office).run()
    firm.van.syncing.import_file(reply_to(firm, carried(firm)))
    assert firm.parts_seen(firm.van) >= {"at the office"}
    assert online(firm.hub, firm.van).run().pulled == 0


def test_photos_too_many_for_one_file_go_into_several(firm: Firm) -> None:
    firm.work("many")
    context = firm.van.context
    with context.reading() as session:
        secret = this_device(session).seal_key
    assert secret is not None
    written = write_bundles(context.database, context.blobs, firm.folder / "x.ftb", context.now(), secret, most=1)
    assert [path.name for path in written.files] == ["x.ftb", "x-2.ftb"] and written.blobs == 2
    last = firm.office.syncing.import_file(written.files[1])
    assert last.missing == 1 and last.reply is not None
    firm.van.syncing.import_file(last.reply)
    assert firm.van.syncing.status().handed_over == 2  # the photo's operation and the file that did not come yet
    reply = firm.office.syncing.import_file(written.files[0]).reply
    assert reply is not None
    firm.van.syncing.import_file(reply)
    assert firm.van.syncing.status().waiting == 0


def test_nothing_of_a_damaged_file_is_imported(firm: Firm) -> None:  # R5
    firm.work("precious")
    path, dice = carried(firm), random.Random(7)
    whole = path.read_bytes()
    seq, before = firm.hub.figures().seq, fingerprint(firm.van)
    for _ in range(150):
        at, damaged = dice.randrange(len(whole)), bytearray(whole)
        if dice.random() < 0.5:
            damaged[at] ^= 1 << dice.randrange(8)
        else:
            del damaged[at:]
        with pytest.raises(BadBundle):
            take_in(firm.hub, bytes(damaged), firm.office.context.now())
    assert firm.hub.figures().seq == seq
    reply = reply_to(firm, path).read_bytes()
    for _ in range(50):
        damaged = bytearray(reply)
        damaged[dice.randrange(len(reply))] ^= 1 << dice.randrange(8)
        (firm.folder / "reply.ftb").write_bytes(damaged)
        with pytest.raises(BadBundle):
            firm.van.syncing.import_file(firm.folder / "reply.ftb")
    assert fingerprint(firm.van) == before


def test_files_of_strangers_for_others_and_of_the_revoked(firm: Firm) -> None:  # R5 P38
    firm.work("mine", photo=False)
    path = carried(firm)
    reply = reply_to(firm, path)
    (firm.folder / "copy.ftb").write_bytes(reply.read_bytes())
    refusals = {
        "bundle_other_computer": lambda: firm.office.syncing.import_file(reply),
        "bundle_missing": lambda: read_file(firm.folder / "none.ftb"),
        "not_registered": lambda: _unregistered(firm).export_bundle(firm.folder / "y.ftb"),
    }
    for code, asked in refusals.items():
        with pytest.raises((BadBundle, Refused, MachineError)) as said:
            asked()
        assert said.value.code == code
    device = next(one for one in firm.hub.devices() if "wulei" in one.logins and len(one.logins) == 1)
    firm.hub.revoke(device.id)
    with pytest.raises(HubRefused, match="bundle_revoked") as refused:  # it did not know when it wrote the file
        firm.office.syncing.import_file(path)
    said = sentence("bundle_revoked", "en", **refused.value.params)
    assert device.name and device.name in said and all(word in said for word in ("code", "registered", "export again"))


def _unregistered(firm: Firm) -> Syncing:
    return Workplace.open(firm.folder / "alone", clock=firm.van.context.clock, demo=True).syncing


def test_by_email(firm: Firm) -> None:
    firm.work("by email", photo=False)
    message = EmailMessage()
    message["Subject"] = "同步"
    message.set_content("附件请导入")
    data = carried(firm).read_bytes()
    message.add_attachment(data, maintype="application", subtype="octet-stream", filename="FT.ftb")
    mail, empty = firm.folder / "mail.EML", firm.folder / "empty.eml"
    mail.write_bytes(bytes(message))
    empty.write_bytes(b"Subject: nothing\n\nhello\n")
    firm.van.syncing.import_file(reply_to(firm, mail))
    assert firm.van.syncing.status().waiting == 0
    with pytest.raises(BadBundle, match="letter_empty"):
        firm.office.syncing.import_file(empty)


def test_a_full_disk_hands_nothing_over(firm: Firm) -> None:
    firm.work("kept", photo=False)
    with pytest.raises(FieldtechError):
        firm.van.syncing.export_bundle(Path("/proc/nobody/x.ftb"))
    assert firm.van.syncing.status().only_here == 1


def test_a_letter_within_a_thousand_letters_is_damaged(tmp_path: Path) -> None:
    letter = tmp_path / "deep.eml"
    letter.write_bytes(b"Content-Type: message/rfc822\n\n" * 3_000 + b"hello")
    with pytest.raises(BadBundle, match="bundle_damaged"):
        read_file(letter)


def test_work_is_taken_in_where_no_reply_can_be_written(firm: Firm, tmp_path: Path) -> None:
    firm.work("on a protected stick", photo=False)
    path = carried(firm)
    path.with_name(f"{path.stem}-reply.ftb").mkdir()  # nothing can be written there
    found = firm.office.syncing.import_file(path)
    assert found.taken and found.reply is None


def letter(firm: Firm, *bundles: bytes) -> Path:
    """An email with these attached."""
    mail = EmailMessage()
    mail.set_content("附件请导入")
    for number, data in enumerate(bundles):
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=f"FT-{number}.ftb")
    path = firm.folder / "several.eml"
    path.write_bytes(bytes(mail))
    return path


def spoilt(firm: Firm, data: bytes) -> bytes:
    """Sound as far as anybody can tell who does not open it: its computer signed what nobody can read."""
    header = read_header(data)
    with firm.van.context.reading() as session:
        secret = this_device(session).seal_key
    assert secret is not None
    return wrap("work", header.sender, bytes.fromhex(header.receiver), header.made, b"no head in it", secret)


@pytest.mark.parametrize("spoilt_at", [0, 1])
def test_of_an_email_each_part_says_what_became_of_it(firm: Firm, spoilt_at: int) -> None:
    firm.work("in the email", photo=False)
    good = carried(firm).read_bytes()
    bad = spoilt(firm, good)
    found = firm.office.syncing.import_file(letter(firm, *((bad, good) if spoilt_at == 0 else (good, bad))))
    assert (found.taken, found.refused, found.reply is not None) == (1, 0, True)
    assert [sheet.error.code if sheet.error else sheet.taken for sheet in found.sheets] == (
        ["bundle_damaged", 1] if spoilt_at == 0 else [1, "bundle_damaged"]
    )
    english, chinese = found.sheet_lines("en"), found.sheet_lines("zh_CN")
    assert "was not taken: The file is damaged" in english[spoilt_at] and "没有收下：文件已损坏" in chinese[spoilt_at]
    assert "1 item taken, 0 refused" in english[1 - spoilt_at] and "收下 1 项" in chinese[1 - spoilt_at]
    told = told_of(Path("several.eml"), found)
    assert told.tone == "warn" and set(english) <= set(told.sentences)
    with pytest.raises(BadBundle, match="bundle_damaged"):
        firm.office.syncing.import_file(letter(firm, bad, bad))


def test_all_replies_of_one_email_are_taken(firm: Firm) -> None:
    replies: list[bytes] = []
    for text in ("first", "second"):
        firm.work(text, photo=False)
        replies.append(reply_to(firm, carried(firm, text)).read_bytes())
        stories.clock_of(firm.van).advance(timedelta(minutes=1))
    spoiled = replies[1][:-1] + bytes([replies[1][-1] ^ 1])
    work = carried(firm).read_bytes()  # somebody sends the whole correspondence back
    found = firm.van.syncing.import_file(letter(firm, replies[0], spoiled, replies[1], work))
    assert firm.van.syncing.status().waiting == 0 and (found.kind, found.taken) == ("reply", 2)
    assert [sheet.error.code if sheet.error else sheet.taken for sheet in found.sheets] == [1, "bundle_damaged", 2]
    told = told_of(Path("several.eml"), found)
    assert told.tone == "warn" and "1 item answered" in told.sentences[-3] and "damaged" in told.sentences[-2]
    with pytest.raises(BadBundle, match="bundle_damaged"):
        firm.van.syncing.import_file(letter(firm, spoiled, spoiled))


def test_all_files_of_one_email_are_taken(firm: Firm) -> None:
    """Photos too many for one file went into two, and somebody attached both."""
    firm.work("many")
    context = firm.van.context
    with context.reading() as session:
        secret = this_device(session).seal_key
    assert secret is not None
    written = write_bundles(context.database, context.blobs, firm.folder / "x.ftb", context.now(), secret, most=1)
    assert len(written.files) == 2
    found = firm.office.syncing.import_file(letter(firm, *(path.read_bytes() for path in written.files)))
    assert (found.taken, found.files, found.missing, len(found.sheets)) == (2, 2, 0, 2)


def test_a_file_that_cannot_be_read_says_why(firm: Firm) -> None:
    reasons = {"file_is_folder": firm.folder, "bundle_missing": firm.folder / "none.ftb"}
    if Path("/proc/self/mem").exists():  # whose first byte fails as that of a stick that was pulled out
        reasons["file_went_away"] = Path("/proc/self/mem")
    if hasattr(os, "mkfifo"):
        reasons["bundle_not_one"] = firm.folder / "pipe.ftb"
        os.mkfifo(reasons["bundle_not_one"])
    for code, path in reasons.items():
        for workplace in (firm.office, firm.van):
            with pytest.raises((MachineError, BadBundle)) as said:
                workplace.syncing.import_file(path)
            assert said.value.code == code
            for language in ("zh_CN", "en"):
                assert "{" not in sentence(code, language, **said.value.params)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EACCES, "file_no_rights"), (errno.EPERM, "file_no_rights"), (errno.EIO, "file_went_away"),
        (errno.ENODEV, "file_went_away"), (errno.ESTALE, "file_went_away"), (errno.ENOENT, "bundle_missing"),
    ],
)  # fmt: skip
def test_what_the_system_says_of_a_file_is_told_apart(number: int, code: str) -> None:
    with pytest.raises(MachineError, match=code), reading_told(Path("work.ftb")):
        raise OSError(number, os.strerror(number))
