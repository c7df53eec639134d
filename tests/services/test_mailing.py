"""Sheets by mail: a draft file, and the outbox against a server on this computer."""

import email
import email.policy
import socket
import threading
from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from sqlalchemy import select

from fieldtech.errors import Forbidden, Invalid, NotFound
from fieldtech.model.base import Id, new_id
from fieldtech.model.catalogue import CompanySetting
from fieldtech.model.people import AccessLog
from fieldtech.services.mailing import MOST_TRIES
from fieldtech.services.sheet_files import Written
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as
from stories import clock_of


class MailServer:
    """Speaks just enough SMTP on the loopback; ``answers`` are the replies to RCPT, then it accepts."""

    def __init__(self, *answers: str) -> None:
        self.received: list[EmailMessage] = []
        self._answers = list(answers)
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits for the next caller
        self._socket.close()
        self._thread.join(5)

    def _serve(self) -> None:
        while True:
            try:
                peer, _address = self._socket.accept()
            except OSError:
                return
            with peer, peer.makefile("rwb") as stream:
                self._talk(stream)

    def _talk(self, stream: object) -> None:
        say = lambda line: (stream.write(line.encode() + b"\r\n"), stream.flush())  # type: ignore[attr-defined] # noqa: E731
        say("220 test")
        for line in stream:  # type: ignore[attr-defined]
            verb = line[:4].upper()
            if verb == b"DATA":
                say("354 go on")
                self._take(stream)
                say("250 taken")
            elif verb == b"QUIT":
                say("221 bye")
                return
            elif verb == b"RCPT" and self._answers:
                say(self._answers.pop(0))
            else:
                say("250 test" if verb == b"EHLO" else "250 yes")

    def _take(self, stream: object) -> None:
        lines = []
        for line in stream:  # type: ignore[attr-defined]
            if line == b".\r\n":
                break
            lines.append(line[1:] if line.startswith(b"..") else line)
        message = email.message_from_bytes(b"".join(lines), policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self.received.append(message)


@pytest.fixture
def office(prepared: Prepared, tmp_path: Path) -> tuple[Workplace, Id, Written]:
    workplace, order = prepared.open("sealed", tmp_path / "data")
    act_as(workplace, "wulei")
    return workplace, order, workplace.sheets.write(order)


@pytest.fixture
def server() -> Iterator[MailServer]:
    running = MailServer()
    yield running
    running.close()


def use(workplace: Workplace, port: int) -> None:
    value = {"host": "127.0.0.1", "port": port, "sender": "fuwu@beichen.cn", "starttls": False}
    with workplace.context.transaction() as session:
        session.merge(CompanySetting(key="smtp", value=value))
        workplace.context.op(session, "test", "company_settings", "smtp", {})


def pdf_of(message: EmailMessage) -> tuple[str, bytes]:
    (part,) = message.iter_attachments()
    return str(part.get_filename()), part.get_payload(decode=True)  # type: ignore[return-value]


def test_a_queued_sheet_arrives_with_its_name(  # P31
    office: tuple[Workplace, Id, Written], server: MailServer
) -> None:
    workplace, order, sheet = office
    use(workplace, server.port)
    workplace.mailing.queue(order, sheet, " ma.jun@landun.cn ", "维修服务单\r\nBcc: evil@x.cn", "请查收")
    assert [(m.recipient, m.state, m.tries) for m in workplace.mailing.outbox()] == [("ma.jun@landun.cn", "waiting", 0)]
    assert workplace.mailing.send_all() == 1
    (message,) = server.received
    assert (message["To"], message["From"]) == ("ma.jun@landun.cn", "fuwu@beichen.cn")
    assert message["Subject"] == "维修服务单 Bcc: evil@x.cn" and message["Bcc"] is None
    assert pdf_of(message) == (sheet.name, sheet.path.read_bytes())
    assert workplace.mailing.outbox() == [] and workplace.mailing.send_all() == 0


def test_a_refused_message_stays_with_its_reason_and_stops_no_other(office: tuple[Workplace, Id, Written]) -> None:
    workplace, order, sheet = office
    server = MailServer("550 no such user")
    use(workplace, server.port)
    for address in ("gone@landun.cn", "ma.jun@landun.cn"):
        workplace.mailing.queue(order, sheet, address, "维修服务单", "")
    steps: list[tuple[int, int]] = []
    assert workplace.mailing.send_all(step=lambda done, total: steps.append((done, total))) == 1
    assert steps == [(0, 2), (1, 2)]
    (left,) = workplace.mailing.outbox()
    assert (left.recipient, left.tries, left.last_error) == ("gone@landun.cn", 1, "SMTPRecipientsRefused")
    assert workplace.mailing.send_all() == 1, "the second try finds the server in a better mood"
    server.close()


def test_without_a_network_no_try_is_used_up(office: tuple[Workplace, Id, Written], server: MailServer) -> None:
    workplace, order, sheet = office
    workplace.mailing.queue(order, sheet, "ma.jun@landun.cn", "维修服务单", "")
    assert workplace.mailing.send_all() == 0, "no server is set"
    gone = socket.create_server(("127.0.0.1", 0))
    use(workplace, gone.getsockname()[1])
    gone.close()
    for _ in range(MOST_TRIES + 1):
        assert workplace.mailing.send_all() == 0
    (left,) = workplace.mailing.outbox()
    assert (left.tries, left.last_error) == (0, "ConnectionRefusedError")
    use(workplace, server.port)
    assert workplace.mailing.send_all() == 1


def test_refused_too_often_waits_for_a_person(office: tuple[Workplace, Id, Written]) -> None:
    workplace, order, sheet = office
    server = MailServer(*["550 no"] * MOST_TRIES)
    use(workplace, server.port)
    mail = workplace.mailing.queue(order, sheet, "ma.jun@landun.cn", "维修服务单", "").id
    for _ in range(MOST_TRIES):
        workplace.mailing.send_all()
    assert workplace.mailing.outbox()[0].tries == MOST_TRIES
    assert workplace.mailing.outbox()[0].state == "given_up"
    assert workplace.mailing.send_all() == 0 and server.received == []
    workplace.mailing.again(mail)
    assert workplace.mailing.send_all() == 1
    with pytest.raises(NotFound):
        workplace.mailing.again(new_id())
    server.close()


def test_a_lost_attachment_is_said_and_stops_no_other(
    office: tuple[Workplace, Id, Written], server: MailServer
) -> None:
    workplace, order, sheet = office
    use(workplace, server.port)
    workplace.mailing.queue(order, Written(sheet.path, sheet.name, "0" * 64), "a@landun.cn", "单", "")
    workplace.mailing.queue(order, sheet, "b@landun.cn", "单", "")
    assert workplace.mailing.send_all() == 1
    assert [(m.recipient, bool(m.last_error)) for m in workplace.mailing.outbox()] == [("a@landun.cn", True)]


def test_two_windows_send_one_message_once(office: tuple[Workplace, Id, Written]) -> None:
    workplace, order, sheet = office
    workplace.mailing.queue(order, sheet, "ma.jun@landun.cn", "维修服务单", "")
    sent: list[int] = []

    def meanwhile(_settings: object, _message: object) -> None:
        sent.append(workplace.mailing.send_all(lambda _s, _m: sent.append(99)))

    assert workplace.mailing.send_all(meanwhile) == 1
    assert sent == [0]


@pytest.mark.parametrize("moved", [timedelta(minutes=16), timedelta(days=-400)])
def test_a_message_of_a_crashed_window_is_sent_later(office: tuple[Workplace, Id, Written], moved: timedelta) -> None:
    workplace, order, sheet = office
    workplace.mailing.queue(order, sheet, "ma.jun@landun.cn", "维修服务单", "")

    def crash(_settings: object, _message: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        workplace.mailing.send_all(crash)
    assert workplace.mailing.send_all(lambda _s, _m: None) == 0
    clock_of(workplace).advance(moved)
    assert workplace.mailing.send_all(lambda _s, _m: None) == 1


def test_another_ones_sheet_is_not_mailed(office: tuple[Workplace, Id, Written], tmp_path: Path) -> None:  # P39
    workplace, _order, sheet = office
    act_as(workplace, "qianwei")
    with pytest.raises(Forbidden):
        workplace.mailing.draft(sheet, "x@y.cn", "单", "", tmp_path / "out")
    assert not (tmp_path / "out").exists()
    act_as(workplace, "wulei")
    with pytest.raises(Invalid):
        workplace.mailing.queue(new_id(), sheet, "x@y.cn", "单", "")
    assert workplace.mailing.outbox() == []


@pytest.mark.parametrize(
    "address", ["", "ma.jun", "@", "a@b", "a b@c.cn", "a@b.cn\nBcc: x@y.cn", "a@b.cn, x@y.cn", "<a@b.cn>", "马俊"]
)
def test_what_is_no_address_is_refused(address: str, office: tuple[Workplace, Id, Written]) -> None:
    workplace, order, sheet = office
    with pytest.raises(Invalid) as refusal:
        workplace.mailing.queue(order, sheet, address, "单", "")
    assert refusal.value.problems[0].code == "mail_address"
    assert workplace.mailing.outbox() == []


def test_the_draft_opens_unsent_with_the_sheet(office: tuple[Workplace, Id, Written], tmp_path: Path) -> None:
    workplace, _order, sheet = office
    path = workplace.mailing.draft(sheet, "ma.jun@landun.cn", "维修服务单 津C8R071", "请查收", tmp_path)
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert (message["X-Unsent"], message["Subject"]) == ("1", "维修服务单 津C8R071")
    assert pdf_of(message) == (sheet.name, sheet.path.read_bytes())


def test_a_technician_sees_his_own_mail_only(office: tuple[Workplace, Id, Written]) -> None:  # P39
    workplace, order, sheet = office
    mail = workplace.mailing.queue(order, sheet, "ma.jun@landun.cn", "维修服务单", "").id
    act_as(workplace, "zhaoqiang")
    assert workplace.mailing.outbox() == []
    with pytest.raises(Forbidden):
        workplace.mailing.again(mail)
    act_as(workplace, "zhoumin")
    assert len(workplace.mailing.outbox()) == 1


def test_what_leaves_the_house_is_in_the_access_log(
    office: tuple[Workplace, Id, Written], tmp_path: Path
) -> None:  # P39
    workplace, order, sheet = office
    workplace.mailing.queue(order, sheet, "ma.jun@landun.cn", "维修服务单", "")
    workplace.mailing.draft(sheet, "ma.jun@landun.cn", "维修服务单", "", tmp_path)
    with workplace.context.reading() as session:
        rows = session.scalars(select(AccessLog).where(AccessLog.login == "wulei").order_by(AccessLog.id)).all()
    assert [row.what for row in rows][-3:] == ["sheet_service", "mail", "mail_draft"]
    assert {row.ref for row in rows[-3:]} == {workplace.orders.view(order).number}
