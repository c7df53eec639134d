"""A core without rules, so that the tests of the server say what the server does and nothing else."""

import hashlib
from dataclasses import dataclass, field

from fieldtech.errors import FieldtechError, MachineError
from fieldtech.hub.core import Figures
from fieldtech.hub.errors import HubRefused
from fieldtech.sync.joining import Registration, Welcome
from fieldtech.sync.messages import Ack, Check, HubRow, PullAnswer, Push, PushAnswer

TOKEN = "token-of-a-laptop"
REVOKED = "token-of-a-lost-laptop"


@dataclass
class PlainCore:
    """Answers everybody who has the token; ``fails`` is raised by the next calls, one each."""

    pushes: list[Push] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    fails: list[Exception] = field(default_factory=list)
    rows: list[HubRow] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    off: tuple[str, ...] = ()

    def knows(self, token: str) -> None:
        self.asked.append(token)
        if token != TOKEN:
            raise HubRefused(
                "device_revoked" if token == REVOKED else "device_unknown", 403 if token == REVOKED else 401
            )

    def push(self, token: str, push: Push) -> PushAnswer:
        self._enter(token)
        self.pushes.append(push)
        return PushAnswer([Ack(op.op_id, "ok", op.dev_seq) for op in push.ops], len(push.ops), "e1")

    def pull(self, token: str, cursor: int, limit: int) -> PullAnswer:
        self._enter(token)
        found = [row for row in self.rows if row.seq > cursor]
        return PullAnswer(found[:limit], found[:limit][-1].seq if found else cursor, len(found) > limit, "e1")

    def check(self, token: str) -> Check:
        self._enter(token)
        return Check(0, "", 0, "e1")

    def blob_state(self, token: str, sha: str) -> tuple[int, bool]:
        self._enter(token)
        data = self.files.get(sha, b"")
        return len(data), hashlib.sha256(data).hexdigest() == sha

    def put_blob(self, token: str, sha: str, offset: int, data: bytes, total: int) -> int:
        self._enter(token)
        self.files[sha] = self.files.get(sha, b"")[:offset] + data
        return len(self.files[sha])

    def get_blob(self, token: str, sha: str, offset: int) -> bytes:
        self._enter(token)
        return self.files[sha][offset:]

    def epoch(self) -> str:
        return "e1"

    def welcome(self, registration: Registration) -> Welcome:
        if registration.code != "GOODCODE":
            raise HubRefused("code_not_valid", 403)
        return Welcome("d1", TOKEN, "e1", "00" * 32, "B", ["wulei"])

    def figures(self) -> Figures:
        if self.fails:
            raise self.fails.pop(0)
        return Figures(7, 3, 14, 2, 0, "e1")

    def unsafe(self) -> tuple[str, ...]:
        return self.off

    def _enter(self, token: str) -> None:
        if self.fails:
            raise self.fails.pop(0)
        if token != TOKEN:
            raise HubRefused("device_unknown", 401)


def full_disk() -> FieldtechError:
    return MachineError("disk_full", file="hub.db")
