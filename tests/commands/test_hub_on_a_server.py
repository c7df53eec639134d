"""``hub check`` and ``doctor`` say in words that the PostgreSQL server of the hub may lose what was answered."""

from pathlib import Path

import pytest
from test_commands import Office

import postgres
from fieldtech.hub.config import HubConfig, hub_folder, save_config
from prepared import Prepared

LATE = "%20-csynchronous_commit%3Doff"


@pytest.fixture
def office(server: postgres.Server | None, prepared: Prepared, tmp_path: Path) -> Office:
    """A desktop with the hub beside it, whose rows are on a server that commits late."""
    if server is None:
        pytest.skip("FIELDTECH_NO_POSTGRES=1")
    prepared.open("registered", tmp_path / "data")[0].close()
    folder = hub_folder(tmp_path / "data")
    folder.mkdir()
    save_config(folder, HubConfig(server.new_database() + LATE, tls=False))
    return Office(tmp_path / "data")


def test_both_say_what_to_do(office: Office) -> None:  # R2
    for lang, said in (("en", "commits asynchronously"), ("zh_CN", "默认的 synchronous_commit 为 off")):
        for words in (("hub", "check"), ("doctor",)):
            answer = office.run(*words, user="", pin=None, lang=lang)
            assert (answer.code, answer.out.count("✗")) == (1, 1), answer
            assert said in answer.out
