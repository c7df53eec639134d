"""Who waits for the writer is written together with the others who wait: one transaction, one sync of the disk."""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Generic, Protocol, TypeVar

from sqlalchemy import Connection


class Work(Protocol):
    """What somebody wants to have written."""

    @property
    def size(self) -> int:
        """How much it is."""


T = TypeVar("T")
W = TypeVar("W", bound=Work)
Writing = Callable[[], AbstractContextManager[Connection]]
"""A transaction that nobody else's can overlap."""


class _Waiting(Generic[W, T]):
    def __init__(self, work: W) -> None:
        self.work = work
        self.woken = threading.Event()
        self.outcome: T | BaseException | None = None


class Together(Generic[W, T]):
    """Who comes first writes at once; who comes meanwhile waits, and the first of those writes for all of them.

    Nobody hears an answer before the commit. When a transaction for several fails as a whole, each of them gets one of
    his own, so that one can never spoil the work of the others.
    """

    def __init__(
        self, writing: Writing, apply: Callable[[Connection, Sequence[W]], Sequence[T | Exception | None]], most: int
    ) -> None:
        """``apply`` answers or refuses each work, or says None of one (never the first) that must wait once more.

        ``most`` is how much goes into one transaction.
        """
        self._writing, self._apply, self._most = writing, apply, most
        self._door = threading.Lock()
        self._queue: deque[_Waiting[W, T]] = deque()
        self._led = False

    @property
    def waiting(self) -> int:
        """How many wait for somebody else's transaction."""
        return len(self._queue)

    def run(self, work: W) -> T:
        """The answer once it is safe on the disk; raises what ``apply`` refused with, or what went wrong."""
        mine: _Waiting[W, T] = _Waiting(work)
        with self._door:
            self._queue.append(mine)
            leads, self._led = not self._led, True
        if not leads:
            mine.woken.wait()
        if mine.outcome is None:  # woken as the first of the queue
            self._lead()
        if isinstance(mine.outcome, BaseException):
            raise mine.outcome
        assert mine.outcome is not None
        return mine.outcome

    def _lead(self) -> None:
        group: list[_Waiting[W, T]] = []
        outcomes: list[T | Exception | None] = []
        try:
            with self._writing() as connection:
                group = self._taken(self._most)  # not sooner: while the writer was waited for others came
                outcomes = list(self._apply(connection, [one.work for one in group]))
        except Exception as error:
            group = group or self._taken(0)
            outcomes = [error] if len(group) == 1 else [self._alone(one) for one in group]
        finally:
            self._hand_on(group or self._taken(0), outcomes)

    def _taken(self, most: int) -> list[_Waiting[W, T]]:
        """The first of the queue, and who follows as far as there is room."""
        with self._door:
            taken = [self._queue.popleft()]
            room = most - taken[0].work.size
            while self._queue and (room := room - self._queue[0].work.size) >= 0:
                taken.append(self._queue.popleft())
            return taken

    def _alone(self, one: _Waiting[W, T]) -> T | Exception | None:
        try:
            with self._writing() as connection:
                return self._apply(connection, [one.work])[0]
        except Exception as error:
            return error

    def _hand_on(self, group: list[_Waiting[W, T]], outcomes: Sequence[T | Exception | None]) -> None:
        """Give the answers, and the lead to the first who still waits."""
        said = outcomes or [RuntimeError("interrupted")] * len(group)  # the program is ending
        with self._door:
            self._queue.extendleft(reversed([one for one, told in zip(group, said, strict=True) if told is None]))
            following = self._queue[0] if self._queue else None
            self._led = following is not None
        for one, told in zip(group, said, strict=True):
            if told is not None:
                one.outcome = told
                one.woken.set()
        if following is not None:
            following.woken.set()
