"""A laptop at work and the hub of its office in one process, all that they do to their disks recorded."""

import pickle
import sys
from dataclasses import dataclass
from pathlib import Path

from fieldtech.clock import FixedClock
from fieldtech.hub.desk import HubChannel, HubDesk
from fieldtech.hub.hub import Hub
from fieldtech.services.context import Context
from fieldtech.sync.exchange import Exchange
from fieldtech.sync.messages import Push, PushAnswer
from sync import deeds
from sync.company import LAPTOP, NOW, PEOPLE, opened
from sync.computers import new_hub, registration

from .recorded_disk import Recorder

SAVED, ANSWERED, STORED = "saved", "answered", "stored"


class Promising(HubChannel):
    """The way to the hub; notes what the hub promised when its answer is there."""

    def __init__(self, hub: Hub, token: str, recorder: Recorder) -> None:
        super().__init__(HubDesk(hub), token)
        self._recorder = recorder

    def push(self, push: Push) -> PushAnswer:
        answer = super().push(push)
        for ack in answer.acks:
            self._recorder.say(ANSWERED, ack.op_id)
        return answer

    def put_blob(self, sha: str, offset: int, data: bytes, total: int) -> int:
        have = super().put_blob(sha, offset, data[:4_000], total)  # in pieces
        if have >= total:
            self._recorder.say(STORED, sha)
        return have


@dataclass
class Day:
    """One day on the laptop."""

    folder: Path
    recorder: Recorder
    hub: Hub
    context: Context

    @classmethod
    def begin(cls, folder: Path, recorder: Recorder, key: bytes | None) -> "Day":
        context, hub = opened(folder / LAPTOP, FixedClock(NOW)), new_hub(folder / "hub", FixedClock(NOW), key)
        deeds.act_as(context, PEOPLE[LAPTOP])
        return cls(folder, recorder, hub, context)

    def work(self, number: int) -> None:
        order = deeds.orders_here(self.context, PEOPLE[LAPTOP])[number % 2]
        deeds.entry(self.context, order, f"report {number}")
        self.recorder.say(SAVED, f"report {number}")
        if number % 2:
            deeds.arrive(self.context, order, f"arrival {number}")
            deeds.move(self.context, order, 1)
        if number % 3 == 0:
            deeds.photo(self.context, order, b"picture %d " % number * 700)
        if number % 11 == 0:
            deeds.seal(self.context, order)
        deeds.entry(self.context, order, f"end of {number}")
        self.recorder.say(SAVED, f"end of {number}")

    def sync(self) -> None:
        channel = Promising(self.hub, registration(self.context.database).token, self.recorder)
        assert Exchange(self.context.database, self.context.blobs, channel, self.context.clock).run().agrees

    def end(self) -> None:
        self.context.database.close()
        self.hub.close()


def main(folder: Path, target: Path, rounds: int, key: bytes | None) -> None:
    """Mornings with a start of everything, and work until the evening; ``key`` is that of the hub's files."""
    recorder = Recorder(folder)
    recorder.begin()
    for morning in range(0, rounds, 12):
        day = Day.begin(folder, recorder, key)
        for number in range(morning, morning + 12):
            day.work(number)
            if number % 3 == 2:
                day.sync()
        day.end()
    target.write_bytes(pickle.dumps(recorder.events))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), bytes.fromhex(sys.argv[4]) or None)
