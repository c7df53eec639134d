"""One request to the office that is under way while this computer works on with the answer to the last one."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Generic, TypeVar

T = TypeVar("T")


class Ahead(Generic[T]):
    """At most one request at a time, asked in a thread of its own, so that they keep their order.

    At the end of the ``with`` block nothing is under way any more, however the block ended.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "fieldtech-ahead")
        self._asked: Future[T] | None = None

    def __enter__(self) -> "Ahead[T]":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._thread.shutdown(wait=True)

    def ask(self, request: Callable[[], T]) -> None:
        """Send it; the answer to the one before has been taken."""
        self._asked = self._thread.submit(request)

    def answer(self) -> T:
        """Wait for the answer; raises what the request raised."""
        assert self._asked is not None
        asked, self._asked = self._asked, None
        return asked.result()

    def rest(self) -> Iterator[T]:
        """The answer, if something is under way."""
        if self._asked is not None:
            yield self.answer()
