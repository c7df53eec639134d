"""Files of a computer that was revoked: what they carry is told, and taken in where somebody decides that it is.

A stick may hold the only copy of what was recorded before its laptop was stolen. Nobody can tell from a file when it
was written, so this is never done by itself; the rights of who recorded it are judged as ever, and nothing is written
back: a revoked computer gets nothing. Its operations are judged by their names beside its row of numbers, so that
whatever comes of it later, from further files or registered anew, says the same once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from fieldtech.hub.bundles import TakenIn, filed, is_stored, portions_of, sender_of
from fieldtech.hub.devices import Computer
from fieldtech.hub.errors import HubRefused
from fieldtech.hub.hub import Hub
from fieldtech.sync.bundle import Work, open_work
from fieldtech.sync.messages import Ack, OpMessage, Push


@dataclass(frozen=True)
class LeftBehind:
    """Of so many operations so many are ``new`` here; who recorded them, when (ISO texts), and files that are new."""

    computer: Computer
    ops: int
    new: int
    people: tuple[str, ...]
    times: tuple[str, ...]
    files: int


def look(hub: Hub, bundles: Sequence[bytes]) -> LeftBehind:
    """What files of one revoked computer carry; raises BadBundle, and HubRefused for files of any other."""
    opened = [_opened(hub, data) for data in bundles]
    ops = {op.op_id: op for _computer, work, _files in opened for op in work.ops}
    new = len(ops) - hub.answered(list(ops.values()))
    computer, names = opened[0][0], {sha for _computer, _work, files in opened for sha in files}
    people = tuple(dict.fromkeys(op.by for op in ops.values()))
    lacking = sum(not is_stored(hub, computer.id, sha, revoked=True) for sha in names)
    return LeftBehind(computer, len(ops), new, people, tuple(sorted(op.at for op in ops.values())), lacking)


def take_left(hub: Hub, data: bytes) -> TakenIn:
    """Import one of them, without a reply; raises BadBundle and HubRefused, and then nothing of it was imported."""
    computer, work, files = _opened(hub, data)
    again, acks = hub.answered(work.ops), list[Ack]()
    for ops in portions_of(work):
        acks += _pushed(hub, computer.id, ops, work)
    stored, kept = filed(hub, computer.id, files, work.offers, revoked=True)
    missing = len(set(work.offers) - set(stored))
    return TakenIn(computer, tuple(acks), kept, missing, b"", again=again)


def _opened(hub: Hub, data: bytes) -> tuple[Computer, Work, dict[str, bytes]]:
    computer = sender_of(hub, data, revoked=True)
    if not computer.revoked_at:
        raise HubRefused("not_revoked", 409, name=computer.title)
    return computer, *open_work(data, sender=computer.public_key, secret=hub.office_key)


def _pushed(hub: Hub, device: str, ops: list[OpMessage], work: Work) -> list[Ack]:
    return hub.push_for(device, Push(ops, "", 0, work.version), apart=True, revoked=True).acks
