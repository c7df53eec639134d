"""What networks and sticks do in the stateful suite: requests and answers lost, late, doubled; files damaged."""

from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from fieldtech.hub.bundles import take_in
from fieldtech.services.devices import this_device
from fieldtech.sync.carried import read_reply, write_bundles
from fieldtech.sync.channel import FORK, Refused, Unreachable
from fieldtech.sync.envelope import BadBundle

from .computers import registration, unsettled
from .work_rules import Crash, Working, computers

CALLS = (
    *(("", nth) for nth in (1, 2, 3, 4)), *(("push", nth) for nth in (1, 2, 2, 3)),
    *(("pull", nth) for nth in (1, 2, 2, 3)), ("check", 1), ("blob_state", 1), ("put_blob", 1), ("get_blob", 1),
)  # fmt: skip
"""The call that goes wrong, of any kind where it says none; the first one of its kind or a later one."""
calls = st.sampled_from(CALLS)
damages = st.sampled_from(("", "", "", "cut", "flipped"))
places = st.floats(0, 0.999)


class Carried(Working):
    """Everything between computers and hub."""

    @rule(name=computers)
    def sync(self, name: str) -> None:
        self.exchange(name)

    @rule(name=computers, call=calls, when=st.sampled_from("?!"))
    def broken_sync(self, name: str, call: tuple[str, int], when: str) -> None:
        """The request is lost, or its answer."""
        self._exchange_with(name, call, when, Unreachable)

    @rule(name=computers, call=calls, when=st.sampled_from("?!"))
    def crash_in_sync(self, name: str, call: tuple[str, int], when: str) -> None:
        self._exchange_with(name, call, when, Crash)

    @rule(name=computers)
    def push_again(self, name: str) -> None:
        """An old request comes a second time; its answer gets lost or comes much later."""
        channel = self.computer(name).channel
        if channel.pushes and self.disaster != "hub":
            answer = self.company.hub.push(channel.token, channel.pushes[0])
            self.late_answers.append((self.here(name), answer))

    @rule(name=computers)
    def pull_ahead(self, name: str) -> None:
        """An answer to a pull that arrives later, as a reply in a file does."""
        computer = self.computer(name)
        cursor = registration(computer.database).cursor
        self.late_pages.append((self.here(name), cursor, computer.channel.pull(cursor, 3)))

    @precondition(lambda self: self.late_answers or self.late_pages)
    @rule(last=st.booleans(), twice=st.booleans())
    def late_mail(self, last: bool, twice: bool) -> None:
        at = -1 if last else 0
        for _time in range(1 + twice):
            if self.late_pages:
                name, cursor, page = self.late_pages[at]
                self.company.computers[name].exchange().take_rows(page, cursor)
            if self.late_answers:
                name, answer = self.late_answers[at]
                self.company.computers[name].exchange().take_acks(answer)
        self.late_pages, self.late_answers = self.late_pages[1:], self.late_answers[1:]

    # files
    @rule(name=computers, most=st.sampled_from((1, 1 << 20)))
    def write_stick(self, name: str, most: int) -> None:
        """Everything pending into files, more than one where the photos are too many."""
        context = self.at(name)
        path = self.folder / "stick.ftb"
        written = write_bundles(
            context.database, context.blobs, path, context.now(), _secret(context), most=most
        )  # fmt: skip
        self.sticks += [file.read_bytes() for file in written.files]

    @precondition(lambda self: self.sticks)
    @rule(nth=st.integers(0, 7), keep=st.booleans(), damage=damages, where=places)
    def stick_arrives(self, nth: int, keep: bool, damage: str, where: float) -> None:
        """Any of the files, maybe damaged; one that is kept comes once more."""
        data = self.sticks[nth % len(self.sticks)]
        hub = self.company.hub
        if damage:
            before = hub.figures().seq
            with pytest.raises(BadBundle):
                take_in(hub, _damaged(data, damage, where), self.company.clock())
            assert hub.figures().seq == before
            return
        if not keep:
            self.sticks.remove(data)
        try:
            taken = take_in(hub, data, self.company.clock())
        except BadBundle as refusal:  # of a laptop the hub lost with its restore
            assert refusal.code == "bundle_unknown_device"
            return
        self.replies.append((taken.computer.public_key.hex(), taken.reply))

    @precondition(lambda self: self.replies)
    @rule(nth=st.integers(0, 7), keep=st.booleans(), damage=damages, where=places)
    def reply_arrives(self, nth: int, keep: bool, damage: str, where: float) -> None:
        """At every computer with this key: a clone has it, too."""
        one = self.replies[nth % len(self.replies)]
        if not keep and not damage:
            self.replies.remove(one)
        for computer in self.company.computers.values():
            context = computer.context
            with context.reading() as session:
                here = this_device(session)
            if here.public_key.hex() != one[0]:
                continue
            arguments = (context.database, context.blobs, computer.exchange())
            if damage:
                before = unsettled(context.database), registration(context.database).cursor
                with pytest.raises(BadBundle):
                    read_reply(*arguments, _damaged(one[1], damage, where), _secret(context))
                assert (unsettled(context.database), registration(context.database).cursor) == before
            else:
                try:
                    read_reply(*arguments, one[1], _secret(context))
                except BadBundle as refusal:  # the hub was restored since
                    assert (refusal.code, self.disaster) == ("bundle_of_another_time", "hub")
                except Refused as refusal:  # a copy hears that it must register anew
                    assert (refusal.code, self.disaster) == (FORK, "computer")

    def _exchange_with(self, name: str, call: tuple[str, int], when: str, error: type[Exception]) -> None:
        """Something goes wrong, with enough on its way to be caught by it."""
        where, nth = call
        for text in "ab":
            self.write(name, 0, text)
        if "blob" in where:
            self.photograph(name, 0, b"on its way")
        self.exchange(name, _fault(f"{where}{when}", nth, error))


def _secret(context: Any) -> bytes:
    with context.reading() as session:
        found = this_device(session).seal_key
    assert found is not None
    return bytes(found)


def _damaged(data: bytes, how: str, where: float) -> bytes:
    at = int(where * len(data))
    if how == "cut":
        return data[:at]
    return data[:at] + bytes([data[at] ^ 1 << int(where * 1_000) % 8]) + data[at + 1 :]


def _fault(where: str, nth: int, error: type[Exception]) -> Any:
    seen = [0]

    def raise_it(here: str) -> None:
        if here.endswith(where):
            seen[0] += 1
            if seen[0] == nth:
                raise error()

    return raise_it
