"""The signed sheet as carrier: what the office gets from it, what the customer sees of it, and what stays here."""

import io
import shutil
from email.message import EmailMessage
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Pdf

from fieldtech.errors import FieldtechError
from fieldtech.hub.config import hub_folder
from fieldtech.hub.desk import open_hub
from fieldtech.hub.errors import HubRefused
from fieldtech.model.drafts.onsite import SituationDraft
from fieldtech.services.devices import this_device
from fieldtech.services.mailing import SmtpSettings
from fieldtech.services.sheet_files import Written
from fieldtech.sheets.pdfa import CARGO_NAME
from fieldtech.sheets.verify import Check
from fieldtech.store.blobs import Blobs
from fieldtech.sync.cargo import cargo_for
from fieldtech.sync.envelope import BadBundle, read_header
from fieldtech.words import sentence
from prepared import act_as

from .firms import Firm, online


def written(firm: Firm, folder: str = "stick", language: str = "zh") -> Written:
    """The sheet, on a stick."""
    return firm.van.sheets.write(firm.order, "service", language, firm.folder / folder)


def attached(pdf: bytes, name: str) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return document.attachments[name].get_file().read_bytes()


def status_at_office(firm: Firm) -> str:
    assert online(firm.hub, firm.office).run().agrees
    act_as(firm.office, "sunli")
    return firm.office.orders.view(firm.order).status


def refusal(firm: Firm, path: Path) -> str:
    with pytest.raises(FieldtechError) as said:
        firm.office.syncing.import_file(path)
    return said.value.code


def test_the_sheet_on_a_stick_brings_everything_and_the_reply_confirms_it(signed: Firm) -> None:  # B38 B17
    waiting = signed.van.syncing.status().only_here
    sheet = written(signed)
    assert (sheet.carries, sheet.left_out) == (waiting - 2, 0)  # a photo has two files
    taken = signed.office.syncing.import_file(sheet.path)
    assert (taken.kind, taken.taken, taken.refused, taken.files, taken.missing) == ("work", sheet.carries, 0, 2, 0)
    assert status_at_office(signed) == "completed"
    assert signed.office.sheets.verify(sheet.path).verdict == "genuine"  # against the rows it brought
    view = signed.office.orders.view(signed.order)
    assert len(signed.office.photos.bytes_of(view.photos[0].original_sha)) > 1_000
    assert signed.van.syncing.status().handed_over == waiting
    assert taken.reply is not None
    signed.van.syncing.import_file(taken.reply)
    assert signed.van.syncing.status().waiting == 0
    again = online(signed.hub, signed.van).run()
    assert again.agrees and (again.pushed, again.files_up) == (0, 0)
    assert signed.hub.seal_faults() == []


def test_the_draft_of_an_email_carries_it_too(signed: Firm) -> None:  # B38
    sheet = signed.van.sheets.write(signed.order)
    assert signed.van.syncing.status().handed_over == 0  # it still lies on this disk only
    draft = signed.van.mailing.draft(sheet, "office@example.cn", "服务单", "请查收")
    assert signed.van.syncing.status().only_here == 0
    taken = signed.office.syncing.import_file(draft)
    assert taken.taken == sheet.carries and taken.reply is not None
    assert taken.reply.name.endswith("-reply.ftb") and taken.reply.parent == draft.parent
    assert status_at_office(signed) == "completed"


def test_sent_by_the_program_is_handed_over_waiting_in_its_outbox_is_not(signed: Firm) -> None:
    sheet = signed.van.sheets.write(signed.order)
    signed.van.mailing.queue(signed.order, sheet, "office@example.cn", "服务单", "")
    sent: list[EmailMessage] = []

    def fail(_settings: SmtpSettings, _message: object) -> None:
        raise ConnectionRefusedError

    assert signed.van.mailing.send_all(fail) == 0
    assert signed.van.syncing.status().handed_over == 0
    assert signed.van.mailing.send_all(lambda _settings, message: sent.append(message)) == 1
    assert signed.van.syncing.status().only_here == 0
    mail = signed.folder / "in.eml"
    mail.write_bytes(sent[0].as_bytes())
    assert signed.office.syncing.import_file(mail).taken == sheet.carries


def test_a_saved_copy_is_handed_over_unless_it_stays_in_the_data_folder(signed: Firm) -> None:
    sheet = signed.van.sheets.write(signed.order)
    signed.van.sheets.copy(sheet, signed.van.context.folder.root / "copy.pdf")
    assert signed.van.syncing.status().handed_over == 0
    signed.van.sheets.copy(sheet, signed.folder / "copy.pdf")
    assert signed.van.syncing.status().only_here == 0
    assert (signed.folder / "copy.pdf").read_bytes() == sheet.path.read_bytes()


def test_the_customer_sees_that_something_is_for_the_office_and_nothing_of_it(signed: Firm) -> None:  # P38
    pdf = written(signed).path.read_bytes()
    bundle = attached(pdf, CARGO_NAME)
    header = read_header(bundle)
    assert (header.kind, len(bundle) < 60_000 + header.size) == ("work", True)
    assert b"wulei" not in bundle and "天津".encode() not in bundle and signed.order.hex.encode() not in bundle
    with Pdf.open(io.BytesIO(pdf)) as document:
        relations = [str(item.AFRelationship) for item in document.Root.AF]
    assert relations == ["/Source", "/Supplement"]


def test_everything_pending_goes_along_so_that_nothing_is_missing_before_it(signed: Firm) -> None:
    """The hub takes a computer's operations only in their order: other orders' work is in the sheet, too."""
    act_as(signed.van, "wulei")
    with signed.van.context.transaction() as session:
        signed.van.context.op(session, "note", "orders", signed.order, {"text": "later"})
    sheet = written(signed)
    assert sheet.carries == signed.van.syncing.status().handed_over - 2
    assert signed.office.syncing.import_file(sheet.path).taken == sheet.carries


def test_photos_that_do_not_fit_are_said_to_be_missing_and_follow(signed: Firm) -> None:
    context = signed.van.context
    with context.reading() as session:
        secret = this_device(session).seal_key
    assert secret is not None

    def made(**most: int) -> object:
        return cargo_for(context.database, context.blobs, signed.order, context.now(), secret, **most)

    whole = cargo_for(context.database, context.blobs, signed.order, context.now(), secret)
    assert whole is not None and (len(whole.files), whole.left) == (2, 0)
    smaller = min(len(context.blobs.get(sha)) for sha in whole.files)
    one = cargo_for(context.database, context.blobs, signed.order, context.now(), secret, pictures=smaller)
    assert one is not None and (len(one.files), one.left) == (1, 1)
    none = cargo_for(context.database, context.blobs, signed.order, context.now(), secret, most=len(one.data) - 1)
    assert none is not None and (none.files, none.left) == ((), 2)
    assert made(most=len(none.data) // 2) is None
    path = signed.folder / "small.ftb"
    path.write_bytes(none.data)
    taken = signed.office.syncing.import_file(path)
    assert (taken.files, taken.missing) == (0, 2) and taken.reply is not None
    signed.van.syncing.import_file(taken.reply)
    assert signed.van.syncing.status().waiting > 0  # the photo's operation waits for its files
    assert online(signed.hub, signed.van).run().files_up == 2
    assert signed.van.syncing.status().waiting == 0


def test_where_nothing_waits_or_no_office_is_there_the_sheet_carries_nothing(signed: Firm) -> None:
    online(signed.hub, signed.van).run()
    sheet = written(signed)
    assert sheet.carries == 0
    known = signed.office.syncing.import_file(sheet.path)  # it carries nothing, for the office has it all
    assert (known.kind, known.missing, known.reply) == ("sheet", 0, None)
    assert known.computer == signed.van.orders.view(signed.order).number
    online(signed.hub, signed.office).run()
    act_as(signed.office, "sunli")
    assert signed.office.sheets.write(signed.order).carries == 0  # the hub's own computer
    for file in (hub_folder(signed.folder / "office") / "blobs").glob("??/*"):
        file.unlink()
    assert signed.office.syncing.import_file(sheet.path).missing == 2
    assert signed.hub.sealed(known.computer, 1, "0" * 64) is None


def test_it_is_the_same_file_again_and_another_language_holds_what_waits_then(signed: Firm) -> None:
    first = written(signed)
    signed.van.repairs.note(signed.order, SituationDraft("客户计划再购10台", "sunli"))
    again, english = written(signed, "again"), written(signed, "english", "en")
    assert again.path.read_bytes() == first.path.read_bytes() and again.carries == first.carries
    assert english.carries == first.carries + 1
    assert signed.office.syncing.import_file(english.path).taken == english.carries
    assert signed.office.syncing.import_file(first.path).taken == first.carries  # answered as it was then


def test_an_email_with_several_sheets_and_something_else(signed: Firm) -> None:
    sheets = [written(signed), written(signed, "english", "en")]
    mail = EmailMessage()
    mail.set_content("两份")
    mail.add_attachment(b"%PNG", maintype="image", subtype="png", filename="logo.png")
    inner = EmailMessage()
    inner.set_content("forwarded")
    for sheet in sheets:
        inner.add_attachment(sheet.path.read_bytes(), maintype="application", subtype="pdf", filename=sheet.name)
    unsigned = signed.van.sheets.preview(signed.order, "dispatch")
    inner.add_attachment(unsigned, maintype="application", subtype="pdf", filename="quotation.pdf")
    mail.add_attachment(inner)
    path = signed.folder / "mail.eml"
    path.write_bytes(bytes(mail))
    assert signed.office.syncing.import_file(path).taken == sheets[0].carries
    seq = signed.hub.figures().seq
    for kept in range(70, 100, 6):  # per cent
        path.write_bytes(bytes(mail)[: len(bytes(mail)) * kept // 100])
        assert refusal(signed, path).startswith(("sheet_", "bundle_cut"))
    assert signed.hub.figures().seq == seq


def test_a_sheet_belongs_to_the_office_and_a_revoked_computer_brings_nothing(signed: Firm) -> None:  # P38
    sheet = written(signed)
    with pytest.raises(BadBundle, match="bundle_wrong_way"):
        signed.van.syncing.import_file(sheet.path)
    device = next(one for one in signed.hub.devices() if one.logins == ("wulei",))
    signed.hub.revoke(device.id)
    with pytest.raises(HubRefused, match="bundle_revoked"):
        signed.office.syncing.import_file(sheet.path)


def test_what_a_computer_signed_stays_genuine_when_it_is_revoked_later(signed: Firm) -> None:  # P38
    """Its customers have its sheets for years; whoever stole it cannot make any."""
    sheet, office = written(signed), signed.office
    hub_computer = next(one for one in signed.hub.devices() if one.logins == ("wulei",))
    signed.hub.revoke(hub_computer.id)
    online(signed.hub, office).run()
    found = office.sheets.verify(sheet.path)
    assert found.verdict == "not_genuine" and found.problem is not None and found.record is None
    assert found.problem.code == "sheet_revoked_device" and "revoked on 2026-" in _said(found.problem)
    act_as(office, "admin")
    assert office.syncing.office.take_left_behind(sheet.path, "the customer sent it").refused == 0
    online(signed.hub, office).run()
    found = office.sheets.verify(sheet.path)
    assert found.verdict == "genuine" and [check.name for check in found.checks][-2:] == ["signer", "newest"]
    assert "revoked later, on 2026-" in _said(found.checks[-2])
    damaged = sheet.path.with_name("damaged.pdf")
    damaged.write_bytes(sheet.path.read_bytes() + b" ")
    assert office.sheets.verify(damaged).verdict == "not_genuine"


def _said(check: Check) -> str:
    return sentence(check.code, "en", **check.params)


def test_photos_gone_from_the_disk_do_not_keep_the_record_back(signed: Firm) -> None:
    context = signed.van.context
    with context.reading() as session:
        secret = this_device(session).seal_key
    assert secret is not None
    empty = Blobs(signed.folder / "empty", b"0" * 32)
    cargo = cargo_for(context.database, empty, signed.order, context.now(), secret)
    assert cargo is not None and (cargo.files, cargo.left) == ((), 2)


def test_at_a_hub_from_yesterday_the_sheet_waits_and_its_reply_brings_the_rest(signed: Firm, tmp_path: Path) -> None:
    """R10: what the hub lost it asks for by the reply; nothing is taken before what it depends on."""
    folder = hub_folder(signed.office.context.folder.root)
    signed.hub.close()
    shutil.copytree(folder, tmp_path / "yesterday")
    signed.hub = open_hub(folder, signed.van.context.clock)
    online(signed.hub, signed.van).run()
    signed.van.repairs.note(signed.order, SituationDraft("客户计划再购10台", "sunli"))
    sheet = written(signed)
    assert sheet.carries == 1
    signed.hub.close()
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "yesterday", folder)
    signed.hub = open_hub(folder, signed.van.context.clock)
    signed.hub.new_epoch()
    taken = signed.office.syncing.import_file(sheet.path)
    assert (taken.taken, taken.waiting) == (0, 1) and taken.reply is not None
    signed.van.syncing.import_file(taken.reply)
    again = signed.van.syncing.export_bundle(signed.folder / "again")
    assert again.ops > 30
    taken = signed.office.syncing.import_file(again.files[0])
    assert (taken.taken, taken.waiting, taken.missing) == (again.ops, 0, 0) and taken.reply is not None
    signed.van.syncing.import_file(taken.reply)
    assert signed.van.syncing.status().waiting == 0
    assert signed.office.syncing.import_file(sheet.path).taken == 1
    assert status_at_office(signed) == "completed"
