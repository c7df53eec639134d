"""A ``.ftb`` file at the office: who sent it, its operations and files like those from the network, and the reply.

A file says nothing new when it comes late, twice or after the network was faster: operations have numbers, files have
hashes. The reply holds the answers to all of its operations and the rows after the computer's cursor.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from fieldtech.hub.devices import Computer
from fieldtech.hub.errors import HubRefused
from fieldtech.hub.hub import Hub
from fieldtech.model.base import moment_text
from fieldtech.sync.bundle import Reply, Work, header_of, open_work, reply_file
from fieldtech.sync.channel import FORK
from fieldtech.sync.envelope import BadBundle
from fieldtech.sync.keys import public_of
from fieldtech.sync.messages import MOST_OPS, Ack, OpMessage, PullAnswer, Push, PushAnswer

_ROWS_AT_ONCE = 1_000
_MOST_REPLY = 64 * 1024 * 1024  # bytes of files in a reply; what more is wanted comes with the next one
_MOST_PAGES = 200
_PIECE = 4 * 1024 * 1024


@dataclass(frozen=True)
class TakenIn:
    """What became of a file: whose it was, the answers, how many photos and documents, and the reply to carry back.

    ``waiting`` operations were not taken, because earlier ones of that computer are missing here. ``apart`` were,
    although the computer has sent others under their numbers: it was put back from a backup since, or copied.
    ``again`` were here before.
    """

    computer: Computer
    acks: tuple[Ack, ...]
    files: int
    missing: int
    reply: bytes
    waiting: int = 0
    apart: int = 0
    again: int = 0


def take_in(hub: Hub, data: bytes, now: datetime) -> TakenIn:
    """Import a bundle; raises BadBundle and HubRefused, and then nothing of it was imported."""
    computer = sender_of(hub, data)
    secret = hub.office_key
    work, files = open_work(data, sender=computer.public_key, secret=secret)
    answer, apart = _pushed(hub, computer.id, work)
    stored, kept = filed(hub, computer.id, files, work.offers)
    since = work.cursor if work.epoch == answer.epoch else 0
    pulls = _pulled(hub, computer.id, since)
    check = hub.check_for(computer.id) if not (pulls and pulls[-1].more) else None
    reply = Reply(
        answer, since, pulls, check, stored, device=computer.id, asked=work.epoch, apart=[ack.op_id for ack in apart]
    )
    carried = _wanted(hub, computer.id, work.wants)
    sealed = reply_file(reply, carried, to=computer.public_key, made=moment_text(now), secret=secret)
    acks = (*answer.acks, *apart)
    missing, waiting = len(set(work.offers) - set(stored)), len(work.ops) - len(acks)
    again = sum(op.dev_seq <= computer.last_dev_seq for op in work.ops)
    return TakenIn(computer, acks, kept, missing, sealed, waiting, len(apart), again)


def sender_of(hub: Hub, data: bytes, *, revoked: bool = False) -> Computer:
    """The computer that a file says it is from, a revoked one only where meant; raises BadBundle, HubRefused."""
    header = header_of(data, "work")
    if header.receiver != public_of(hub.office_key).hex():
        raise BadBundle("bundle_not_for_us")
    found = next((one for one in hub.devices() if one.id == header.sender), None)
    if found is None:
        raise BadBundle("bundle_unknown_device")
    if found.revoked_at and not revoked:
        raise HubRefused("bundle_revoked", 403, name=found.title)
    return found


def _pushed(hub: Hub, device: str, work: Work) -> tuple[PushAnswer, list[Ack]]:
    """The answer for the computer, and what became of operations that are none of its own any more.

    A computer that was put back from a backup has other operations under the numbers of a file from before. The file
    may be the only place where they are, so they are taken all the same; but a copy of that computer, which still has
    them, must register anew and gets no answer to them: it would never send the rest.
    """
    acks: list[Ack] = []
    apart: list[Ack] = []
    answer = None
    for ops in portions_of(work):
        push = Push(ops, "", len(work.offers), work.version)
        if not apart:
            try:
                answer = hub.push_for(device, push)
                acks += answer.acks
                continue
            except HubRefused as refused:
                if refused.code != FORK:
                    raise
        answer = hub.push_for(device, push, apart=True)
        apart += answer.acks
    assert answer is not None  # there is at least one portion
    return PushAnswer(acks, answer.last_dev_seq, answer.epoch), apart


def portions_of(work: Work) -> list[list[OpMessage]]:
    """Its operations in pushes that are not too large; at least one."""
    return [work.ops[at : at + MOST_OPS] for at in range(0, len(work.ops), MOST_OPS)] or [[]]


def filed(
    hub: Hub, device: str, files: dict[str, bytes], offers: Sequence[str], *, revoked: bool = False
) -> tuple[list[str], int]:
    """Which of the offered files are stored and sound, and how many came in now; what no row names is left out."""
    kept = 0
    for sha, data in files.items():
        try:
            if hub.blob_state_for(device, sha, revoked=revoked) is not None:
                kept += hub.put_blob_for(device, sha, 0, data, revoked=revoked) is None
        except HubRefused as refused:
            if refused.code != "blob_unknown":
                raise
    return [sha for sha in dict.fromkeys([*offers, *files]) if is_stored(hub, device, sha, revoked=revoked)], kept


def is_stored(hub: Hub, device: str, sha: str, *, revoked: bool = False) -> bool:
    """Whether the hub has all of a file that some row of this computer names."""
    try:
        return hub.blob_state_for(device, sha, revoked=revoked) is None
    except HubRefused:
        return False


def _pulled(hub: Hub, device: str, since: int) -> list[PullAnswer]:
    pulls: list[PullAnswer] = []
    cursor = since
    while len(pulls) < _MOST_PAGES:
        page = hub.pull_for(device, cursor, _ROWS_AT_ONCE)
        pulls.append(page)
        cursor = page.cursor
        if not page.more:
            break
    return pulls


def _wanted(hub: Hub, device: str, wants: Sequence[str]) -> dict[str, bytes]:
    """Files the computer waits for, as far as it may have them and they fit."""
    found: dict[str, bytes] = {}
    room = _MOST_REPLY
    for sha in wants[:1_000]:
        if not is_stored(hub, device, sha):
            continue
        data = _read(hub, device, sha)
        room -= len(data)
        if room < 0:
            break
        found[sha] = data
    return found


def _read(hub: Hub, device: str, sha: str) -> bytes:
    data = bytearray()
    while piece := hub.get_blob_for(device, sha, len(data), _PIECE):
        data += piece
    return bytes(data)
