"""The server of the hub: uvicorn with the office's certificate, in the main thread of a process or in one beside it."""

import logging
import socket
import ssl
import threading
from contextlib import suppress
from datetime import UTC
from functools import partial
from pathlib import Path
from typing import Any

import uvicorn
from sqlalchemy.orm import configure_mappers
from starlette.concurrency import run_in_threadpool

from fieldtech.clock import Clock, system_clock
from fieldtech.errors import FieldtechError, MachineError
from fieldtech.hub.app import HubApp
from fieldtech.hub.config import HubConfig, is_hub, load_config
from fieldtech.hub.core import HubCore
from fieldtech.hub.limits import Limits
from fieldtech.hub.log import LOG
from fieldtech.hub.tls import TlsFiles, ensure_tls

logging.getLogger("uvicorn.error").addHandler(logging.NullHandler())  # heard in the log of the hub, not on stderr
_BACKLOG = 128
_LAST_ANSWERS = 5  # seconds that requests under way get at the end


class HubServer:
    """One listening hub; the socket listens from the beginning, so ``port`` is known before it runs."""

    def __init__(
        self,
        hub: HubCore,
        folder: Path,
        config: HubConfig,
        *,
        clock: Clock = system_clock,
        limits: Limits | None = None,
    ) -> None:
        """Raises MachineError ``port_taken`` when another program listens there."""
        configure_mappers()  # before anybody waits for an answer: the first push asks for the columns of every table
        self._find_tls = partial(_tls_now, folder, config, clock)
        self.tls: TlsFiles | None = self._find_tls() if config.tls else None
        self._hub = hub
        app = HubApp(hub, folder, self.tls.authority if self.tls else None, limits or Limits())
        self._socket = _bound(config.host, config.port)
        self.port = int(self._socket.getsockname()[1])
        self._server = _Server(_uvicorn_config(app, self.tls))
        self._thread = threading.Thread(target=self.run, name="fieldtech-hub", daemon=True)

    def renew(self) -> bool:
        """Show a new certificate from the next connection on, if the old one is to end; raises MachineError.

        A hub may serve for years without anybody starting it again.
        """
        config = self._server.config
        if self.tls is None or not config.loaded or config.ssl is None:  # it was looked at a moment ago
            return False
        before = self.tls.certificate.read_bytes()
        self.tls = self._find_tls()
        if self.tls.certificate.read_bytes() == before:
            return False
        config.ssl.load_cert_chain(self.tls.certificate, self.tls.key)
        return True

    def run(self) -> None:
        """Serve until ``stop`` or, in the main thread, a signal; answers what is under way first."""
        with suppress(FieldtechError):  # of a database that does not answer the health page tells
            if off := self._hub.unsafe():
                LOG.warning("unsafe_database", extra={"figures": {"off": " ".join(off)}})
        try:
            self._server.run(sockets=[self._socket])
        finally:
            self._server.listening.set()
            self._socket.close()

    def start(self) -> "HubServer":
        """Serve in a thread; returns when requests are answered."""
        self._thread.start()
        self._server.listening.wait()
        return self

    def stop(self) -> None:
        """End the thread; returns when it has ended."""
        self._server.should_exit = True
        self._thread.join()

    def __enter__(self) -> "HubServer":
        return self.start()

    def __exit__(self, *_error: object) -> None:
        self.stop()


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Tell whoever waits; in a thread, as requests are answered, so that the first of them finds one ready."""
        await super().startup(sockets)
        await run_in_threadpool(self.listening.set)


def _tls_now(folder: Path, config: HubConfig, clock: Clock) -> TlsFiles:
    """For the addresses the hub has now: somebody may give it others while it serves."""
    return tls_of(folder, load_config(folder) if is_hub(folder) else config, clock)


def tls_of(folder: Path, config: HubConfig, clock: Clock = system_clock) -> TlsFiles:
    """The certificate files of a hub, made or renewed where needed; raises MachineError."""
    return ensure_tls(folder / "tls", config.names, clock().astimezone(UTC))


def _uvicorn_config(app: HubApp, tls: TlsFiles | None) -> uvicorn.Config:
    secured: dict[str, Any] = {}
    if tls is not None:
        secured = {"ssl_certfile": tls.certificate, "ssl_keyfile": str(tls.key), "ssl_version": ssl.PROTOCOL_TLS_SERVER}
    return uvicorn.Config(
        app.asgi(), log_config=None, access_log=False, server_header=False, lifespan="off", loop="asyncio",
        timeout_graceful_shutdown=_LAST_ANSWERS, timeout_keep_alive=30, limit_concurrency=200, **secured,
    )  # fmt: skip


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # named, else asyncio leaves Nagle's delay on
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((host, port))
        found.listen(_BACKLOG)  # whoever is told of the port and comes before the server is ready waits for it
    except OSError as error:
        found.close()
        raise MachineError("port_taken", port=port, host=host) from error
    return found
