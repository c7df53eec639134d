"""A hub on a PostgreSQL server that may lose what was answered says so wherever somebody looks."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

import postgres
from fieldtech.hub.config import HubConfig, save_config
from fieldtech.hub.desk import HubDesk, open_hub
from fieldtech.hub.examine import examine
from fieldtech.hub.health import health_page, health_state
from fieldtech.hub.log import LOG
from fieldtech.hub.serve import HubServer
from fieldtech.words import sentence

from .plain_core import PlainCore

ALL = ("fsync", "full_page_writes", "synchronous_commit")
LAZY = " -csynchronous_commit=off".replace(" ", "%20").replace("=", "%3D")


@pytest.fixture
def url(server: postgres.Server | None) -> str:
    if server is None:
        pytest.skip("FIELDTECH_NO_POSTGRES=1")
    return server.new_database()


@contextmanager
def switched_off(server: postgres.Server, *names: str) -> Iterator[None]:
    """As an administrator does who wants a quick server; the same server has them on again afterwards."""
    with psycopg.connect(server.plain, autocommit=True) as connection:
        try:
            for name in names:
                connection.execute(f"ALTER SYSTEM SET {name} = off".encode())
            _reloaded(connection, server, names, "off")
            yield
        finally:
            for name in names:
                connection.execute(f"ALTER SYSTEM SET {name} = on".encode())
            _reloaded(connection, server, names, "on")


def _reloaded(connection: Any, server: postgres.Server, names: tuple[str, ...], to: str) -> None:
    connection.execute("SELECT pg_reload_conf()")
    while True:  # every new connection asks what the server itself has by then
        with psycopg.connect(server.plain) as asking:
            said = {asking.execute(f"SHOW {name}".encode()).fetchone() for name in names}
        if said == {(to,)}:
            return


def test_a_server_as_it_comes_is_safe(url: str, tmp_path: Path) -> None:
    save_config(tmp_path, HubConfig(url, tls=False))
    hub = open_hub(tmp_path)
    assert hub.unsafe() == () == health_state(HubDesk(hub), tmp_path).unsafe
    hub.close()
    assert next(examine(tmp_path)).faults == ()


def test_each_setting_that_is_off_is_found_and_told(url: str, server: postgres.Server, tmp_path: Path) -> None:  # R2
    with switched_off(server, *ALL):
        save_config(tmp_path, HubConfig(url, tls=False))
        hub = open_hub(tmp_path)
        state = health_state(HubDesk(hub), tmp_path)
        assert hub.unsafe() == ALL == state.unsafe and state.running
        with hub._engines.writing() as connection:  # its own are on all the same
            assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"
        hub.close()
        assert next(examine(tmp_path)).faults == ALL
    for language in ("en", "zh_CN"):
        page = health_page(state, language)
        for name in ALL:
            assert sentence(f"hub_unsafe_{name}", language) in page and f"{name} = off" in page.replace(" 为 ", " = ")


def test_a_user_or_database_that_commits_late_is_found_and_overruled(url: str, tmp_path: Path) -> None:  # R2
    """ALTER ROLE … SET, or an option in the address: the server itself is sound."""
    save_config(tmp_path, HubConfig(url + LAZY, tls=False))
    hub = open_hub(tmp_path)
    assert hub.unsafe() == ("synchronous_commit",)
    for connecting in (hub._engines.writing, hub._engines.reading):
        with connecting() as connection:
            assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"
    hub.close()


def test_the_log_says_it_at_the_start(tmp_path: Path) -> None:
    lines: list[logging.LogRecord] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record)

    handler = Kept()
    LOG.addHandler(handler)
    try:
        with HubServer(PlainCore(off=("fsync",)), tmp_path, HubConfig("", "127.0.0.1", 0, tls=False)):
            pass
    finally:
        LOG.removeHandler(handler)
    found = [(line.levelname, line.getMessage(), getattr(line, "figures", None)) for line in lines]
    assert ("WARNING", "unsafe_database", {"off": "fsync"}) in found
