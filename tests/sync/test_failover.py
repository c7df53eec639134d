"""A line that goes over to an old copy of the hub in an exchange: no photo counts as stored that is only there."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from fieldtech.hub.app import HubApp
from fieldtech.hub.desk import HubDesk
from fieldtech.hub.hub import Hub
from fieldtech.sync.channel import OLD_COPY, AnotherHub, Refused, Unreachable
from fieldtech.sync.exchange import Exchange
from fieldtech.sync.https import HttpsChannel

from . import deeds
from .company import LAPTOP, PEOPLE, Company
from .computers import Computer, new_hub

HERE = "http://hub"


@dataclass
class Line:
    """Where requests arrive: at the office, or at an old copy from a kind of request on, once or every time."""

    office: TestClient
    old: TestClient
    over_at: str = ""
    back_at: str = ""
    before: dict[str, Callable[[], object]] = field(default_factory=dict)
    """What happens before the first request of a kind."""
    is_over: bool = False

    def stream(self, how: str, url: str, **request: Any) -> AbstractContextManager[httpx.Response]:
        self.before.pop(how, bool)()
        if how in (self.over_at, self.back_at):
            self.is_over = how == self.over_at
        return (self.old if self.is_over else self.office).stream(how, url, **request)


@pytest.fixture
def laptop(company: Company) -> Computer:
    """Its operation was taken when the connection broke, its photo was not."""
    laptop = company.computers[LAPTOP]
    deeds.photo(laptop.context, deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[0], b"the only picture")

    def cut(where: str) -> None:
        if where == "blob_state?":
            raise Unreachable

    with pytest.raises(Unreachable):
        laptop.sync(cut)
    return laptop


@pytest.fixture
def line(company: Company, laptop: Computer, tmp_path: Path) -> Iterator[Line]:
    """The office's hub was put back from a copy; the computer the copy was made of still runs."""
    company.hub.close()
    company.home.keep(tmp_path / "old")
    company.reopen_hub()
    company.hub.new_epoch()
    old = new_hub(tmp_path / "old", company.clock)
    with ExitStack() as stack:
        yield Line(*(stack.enter_context(_served(hub, tmp_path)) for hub in (company.hub, old)))
    old.close()


def _served(hub: Hub, folder: Path) -> TestClient:
    return TestClient(HubApp(HubDesk(hub), folder).asgi(), HERE)


def exchange(laptop: Computer, line: Line) -> Exchange:
    channel = HttpsChannel([HERE], laptop.channel.token, client=line, sleep=lambda _seconds: None)  # type: ignore[arg-type]
    return Exchange(laptop.database, laptop.context.blobs, channel, laptop.context.clock)


def names(laptop: Computer) -> list[str]:
    with laptop.context.reading() as session:
        return list(session.execute(text("SELECT sha FROM blob_states")).scalars())


def states(laptop: Computer) -> set[str]:
    with laptop.context.reading() as session:
        return set(session.execute(text("SELECT state FROM blob_states")).scalars())


@pytest.mark.parametrize("over_at", ["HEAD", "PUT"])
def test_a_photo_that_an_old_copy_took_is_sent_to_the_office(
    company: Company, laptop: Computer, line: Line, over_at: str
) -> None:  # R10
    line.over_at, line.back_at = over_at, "POST"
    with pytest.raises(AnotherHub):  # it goes over with every photo: the exchange has begun anew in vain
        exchange(laptop, line).run()
    assert states(laptop) == {"here"}
    line.over_at = ""
    assert exchange(laptop, line).run().agrees
    assert states(laptop) == {"confirmed"}
    assert all(company.hub.blob_state(laptop.channel.token, sha) is None for sha in names(laptop))


def test_a_hub_restored_in_the_middle_of_the_photos_gets_them_in_the_same_exchange(
    company: Company, laptop: Computer, line: Line
) -> None:
    line.before = {"PUT": company.hub.new_epoch}
    outcome = exchange(laptop, line).run()
    assert outcome.agrees and states(laptop) == {"confirmed"}
    assert all(company.hub.blob_state(laptop.channel.token, sha) is None for sha in names(laptop))


def test_where_the_old_copy_stays_nothing_more_goes_to_it(laptop: Computer, line: Line) -> None:
    line.over_at = "HEAD"
    with pytest.raises(Refused, match=OLD_COPY):
        exchange(laptop, line).run()
    assert states(laptop) == {"here"}
