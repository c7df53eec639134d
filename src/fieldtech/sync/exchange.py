"""One exchange with the hub: everything up, everything down, and a look whether both sides agree.

Every step is a transaction of its own and may be repeated, so a crash or a lost connection between any two of them
costs nothing but time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from fieldtech.clock import Clock
from fieldtech.errors import Cancelled
from fieldtech.model.base import moment_text
from fieldtech.model.syncing import SyncState
from fieldtech.store.database import Database
from fieldtech.sync.ahead import Ahead
from fieldtech.sync.asked import asked_again
from fieldtech.sync.channel import ANEW, OLD_COPY, AnotherHub, Channel, Refused
from fieldtech.sync.comparing import forget_old, own_sum, remember
from fieldtech.sync.files import Files, Shelf
from fieldtech.sync.messages import MOST_OPS, Check, PullAnswer, PushAnswer
from fieldtech.sync.outbox import prune, record_acks
from fieldtech.sync.pending import ImageCache
from fieldtech.sync.pulling import Receiving
from fieldtech.sync.registration import begin_epoch, is_past, pull_everything, state_of
from fieldtech.sync.sending import Sending

Telling = Callable[[str, int, int], None]
"""Called with the step (push, files_up, pull, files_down, check), what is done and what there is in all."""

PAGE = 2_000
_AGAIN_AFTER = timedelta(days=1)  # a full pull that mended nothing is not repeated sooner
_MOST_TURNS = 3  # the hub may be restored while we speak to it; more often than that it is not


@dataclass
class Outcome:
    """What an exchange did; ``agrees`` is None when it could not be compared because others were writing."""

    pushed: int = 0
    pulled: int = 0
    files_up: int = 0
    files_down: int = 0
    agrees: bool | None = None


def _silent(_step: str, _done: int, _total: int) -> None:
    """Nobody watches."""


def _never() -> bool:
    return False


def _unnoted() -> None:
    """Nobody counts how long the office was not heard of."""


class Exchange:
    """One computer and a way to its hub."""

    def __init__(
        self, database: Database, shelf: Shelf, channel: Channel, clock: Clock, *, version: str = "", page: int = PAGE,
        most: int = MOST_OPS, heard: Callable[[], None] = _unnoted,
    ) -> None:  # fmt: skip
        """``page`` is how many rows are taken in one transaction: while it lasts nobody else writes.

        ``most`` operations go up in one push.

        ``heard`` is called when the hub has taken a push of this computer, before anything else may fail.
        """
        self._database = database
        self._page, self._most = page, most
        self._shelf = shelf
        self._channel = channel
        self._clock = clock
        self._version = version
        self._heard = heard
        self._office_time = clock()
        self._cache = ImageCache()
        self._files = Files(database, shelf, channel)
        self._tell: Telling = _silent
        self._cancelled: Callable[[], bool] = _never
        self._device = ""  # of the registration this exchange began with

    def run(self, progress: Telling = _silent, cancelled: Callable[[], bool] = _never) -> Outcome:
        """Everything; raises Unreachable, Refused, Cancelled, MachineError. What was done stays done."""
        self._tell, self._cancelled = progress, cancelled
        self._device = self._state().device_id
        outcome = Outcome()
        for turn in range(_MOST_TURNS):
            try:
                if self._is_all(outcome):
                    break
            except AnotherHub:
                if turn == _MOST_TURNS - 1:
                    raise
        self._note_end()
        return outcome

    def _is_all(self, outcome: Outcome) -> bool:
        """One turn, up and down; whether that was all, or it begins anew."""
        epoch = self._epoch()
        self._push_all(outcome)
        outcome.files_up += self._files.send(self._step("files_up"))
        self._pull_all(outcome)
        if self._epoch() != epoch:
            return False  # the hub was restored: what it lost goes up again
        outcome.files_down += self._files.fetch(self._step("files_down"))
        if outcome.pulled:
            self._files.let_go()
        outcome.agrees = self._compare(outcome)
        return outcome.agrees is not False or not self._pull_again()

    # up
    def _push_all(self, outcome: Outcome) -> None:
        sending = Sending(
            self._database, self._channel, self._clock, self._version, self._keep_answer, self._step("push"),
            most=self._most,
        )  # fmt: skip
        try:
            sending.run()
        finally:
            outcome.pushed += sending.pushed

    def _keep_answer(self, answer: PushAnswer) -> None:
        self.take_acks(answer)
        self._require_office(answer.epoch)
        self._heard()

    def _require_office(self, epoch: str) -> None:
        """Raises Refused for an old copy of the hub, and when this computer was registered anew since it asked.

        Otherwise photos would count as stored that the office does not have.
        """
        state = self._state()
        if state.device_id != self._device:
            raise Refused(ANEW)
        if is_past(state, epoch):
            raise Refused(OLD_COPY)

    def _is_over(self, state: SyncState, epoch: str) -> bool:
        """Whether an answer says nothing any more: of a past epoch, or of a registration that is over."""
        return is_past(state, epoch) or self._device not in ("", state.device_id)

    def take_acks(self, answer: PushAnswer) -> bool:
        """Keep the answers to operations, by whatever way they came; whether the hub was restored meanwhile."""
        self._office_time = now = datetime.fromisoformat(answer.clock) if answer.clock else self._clock()
        with self._database.receiving() as session:
            state = session.get_one(SyncState, 1)
            if self._is_over(state, answer.epoch):
                return False
            restored = state.epoch != answer.epoch
            if restored:
                begin_epoch(session, answer.epoch)
            rejected = record_acks(session, answer.acks, now)
            receiving = Receiving(session, self._cache, self._shelf.has)
            receiving.take_out(rejected)
            receiving.settle_up_to(state.cursor)
            receiving.finish()
        return restored

    # down
    def _pull_all(self, outcome: Outcome) -> None:
        """While the rows of one page are kept the next is asked for, and no more than that one."""
        cursor = self._cursor()
        with Ahead[PullAnswer]() as ahead:
            more = self._ask_rows(ahead, cursor)
            while more:
                answer = ahead.answer()
                self._step("pull")(outcome.pulled, outcome.pulled + len(answer.rows))
                more = answer.more and self._ask_rows(ahead, answer.cursor)
                if not self.take_rows(answer, cursor):
                    self._require_office(answer.epoch)
                    return
                cursor = answer.cursor
                outcome.pulled += len(answer.rows)

    def _ask_rows(self, ahead: Ahead[PullAnswer], cursor: int) -> bool:
        ahead.ask(lambda: self._channel.pull(cursor, self._page))
        return True

    def take_rows(self, answer: PullAnswer, since: int) -> bool:
        """Keep the rows after ``since``, by whatever way they came; False for one of another epoch or registration.

        One that begins after what this computer has, or ends before it, changes nothing.
        """
        with self._database.receiving() as session:
            state = session.get_one(SyncState, 1)
            if self._is_over(state, answer.epoch):
                return False
            if state.epoch != answer.epoch:
                begin_epoch(session, answer.epoch)
                return False
            if since <= state.cursor <= answer.cursor:
                receiving = Receiving(session, self._cache, self._shelf.has)
                receiving.take(state, answer)
                receiving.finish()
        return True

    # both agree
    def _compare(self, outcome: Outcome) -> bool | None:
        """The hub works out its sum while this computer looks at the rows that changed; files it lost go up again."""
        self._tell("check", 0, 1)
        with Ahead[Check]() as ahead:
            ahead.ask(self._channel.check)
            while self._remembering():
                self._may_go_on()
            said = ahead.answer()
        self._require_office(said.epoch)
        if asked_again(self._database, self._shelf, said.wants):
            outcome.files_up += self._files.send(self._step("files_up"))
        with self._database.reading() as session:
            state = session.get_one(SyncState, 1)
            if said.epoch != state.epoch or said.seq != state.cursor:
                return None  # others wrote meanwhile: next time
            return own_sum(session) == (said.count, said.sha)

    def _remembering(self) -> bool:
        with self._database.transaction() as session:
            return remember(session)

    def _pull_again(self) -> bool:
        """Everything from the beginning, unless that was tried within the last day and did not help."""
        now = self._clock()
        with self._database.transaction() as session:
            state = session.get_one(SyncState, 1)
            if state.mismatch and datetime.fromisoformat(state.mismatch) + _AGAIN_AFTER > now:
                return False
            state.mismatch = moment_text(now)
            pull_everything(session)
        return True

    def _note_end(self) -> None:
        with self._database.transaction() as session:
            state = session.get_one(SyncState, 1)
            state.synced_at = self._clock()
            forget_old(session, state, state.synced_at)
            prune(session, self._office_time)

    def _state(self) -> SyncState:
        with self._database.reading() as session:
            state = state_of(session)
        if state is None:
            raise Refused("not_registered")
        return state

    def _epoch(self) -> str:
        return self._state().epoch

    def _cursor(self) -> int:
        return self._state().cursor

    def _step(self, name: str) -> Callable[[int, int], None]:
        def tell(done: int, total: int) -> None:
            self._may_go_on()
            self._tell(name, done, total)

        return tell

    def _may_go_on(self) -> None:
        if self._cancelled():
            raise Cancelled


__all__ = ["Check", "Exchange", "Outcome", "Telling"]
