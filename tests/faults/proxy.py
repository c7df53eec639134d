"""A line between laptop and hub that breaks: every connection is cut after so many bytes, in either direction."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Line:
    """Forwards connections to ``target``; each is cut after the next number of ``cuts``, then the line is good."""

    def __init__(self, target: int, cuts: list[int]) -> None:
        self._target, self.cuts = target, cuts
        self.cut = 0
        self.dead = False  # no network at all
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """No further connections."""
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                here, _where = self._listener.accept()
            except OSError:
                return
            if self.dead:
                _shut(here)
                continue
            with self._lock:
                left = [self.cuts.pop(0) if self.cuts else 1 << 60]
            try:
                there = socket.create_connection(("127.0.0.1", self._target))
            except OSError:
                here.close()
                continue
            for pair in ((here, there), (there, here)):
                threading.Thread(target=self._pump, args=(*pair, left), daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket, left: list[int]) -> None:
        try:
            while data := source.recv(16_384):
                with self._lock:
                    part = data[: max(left[0], 0)]
                    left[0] -= len(data)
                    over = left[0] < 0
                sink.sendall(part)
                if over:
                    self.cut += 1
                    break
        except OSError:
            pass
        for end in (source, sink):
            _shut(end)


def _shut(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()


@contextmanager
def breaking_line(target: int, cuts: list[int]) -> Iterator[Line]:
    """A line to the hub at a port of this computer."""
    line = Line(target, cuts)
    yield line
    line.close()
