"""The outbox empties itself while somebody is there."""

from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from fieldtech.errors import MachineError
from fieldtech.model.base import new_id
from fieldtech.services.changes import Change
from fieldtech.ui.mail_sender import MailSender


class Post:
    """Stands for the mailing service; counts its tries."""

    def __init__(self, host: str = "mail.invalid", trouble: Exception | None = None) -> None:
        self.host, self.trouble, self.tries = host, trouble, 0

    def settings(self) -> Any:
        return SimpleNamespace(host=self.host)

    def send_all(self) -> int:
        self.tries += 1
        if self.trouble:
            raise self.trouble
        return 2


def sender(parent: QObject, post: Post, person: object = "somebody") -> MailSender:
    workplace: Any = SimpleNamespace(access=SimpleNamespace(person=person), mailing=post)
    return MailSender(parent, workplace, every_ms=3_600_000)


def test_what_waits_goes_out(qtbot: QtBot) -> None:
    parent, post = QObject(), Post()
    mail = sender(parent, post)
    with qtbot.waitSignal(mail.sent) as said:
        mail.send()
    assert said.args == [2] and post.tries == 1


def test_a_queued_message_is_tried_soon(qtbot: QtBot) -> None:
    parent, post = QObject(), Post()
    mail = sender(parent, post)
    with qtbot.waitSignal(mail.sent, timeout=10_000):
        mail.heard(Change("mail", new_id()))
    mail.heard(Change("order", new_id()))
    assert post.tries == 1


def test_nothing_is_tried_without_person_or_server(qtbot: QtBot) -> None:
    parent, post, serverless = QObject(), Post(), Post(host="")
    sender(parent, post, person=None).send()
    sender(parent, serverless).send()
    assert (post.tries, serverless.tries) == (0, 0)


def test_a_failure_does_not_end_the_trying(qtbot: QtBot) -> None:
    parent, post = QObject(), Post(trouble=MachineError("disk_full"))
    mail = sender(parent, post)
    mail.send()
    qtbot.waitUntil(lambda: post.tries == 1 and mail._task is None)
    post.trouble = None
    with qtbot.waitSignal(mail.sent):
        mail.send()
