"""Two windows in two processes and the office's server between them: what one does arrives at the other."""

import json
import os
import shutil
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from faults.proxy import Line
from fieldtech.clock import system_clock
from fieldtech.demo.stage import founded, meanwhile
from fieldtech.hub.config import hub_folder
from fieldtech.sync.invitation import read_invitation

from . import office_and_van as acts
from .seats import Seat

CUT_AFTER = 2_500  # bytes: a greeting passes, what is sent does not


@dataclass
class Two:
    """The office with its server, the van, and the network between them."""

    office: Seat
    van: Seat
    network: Line


@pytest.fixture
def two(tmp_path: Path, cheap_processes: ForkServerContext) -> Iterator[Two]:
    """The office is founded from its window in three clicks, and 吴磊's new laptop registered with its code."""
    workplace = founded(tmp_path / "office" / "data")
    meanwhile(workplace)
    workplace.close()
    now, seats = system_clock(), []
    network: Line | None = None
    try:
        office = Seat(cheap_processes, tmp_path / "office", now)
        seats.append(office)
        assert office.do(acts.found_office) <= 3
        text = office.do(acts.invite, "wulei", "van 7")
        network = Line(port_of(text), [])
        van = Seat(cheap_processes, tmp_path / "van", now)
        seats.append(van)
        van.do(acts.join, acts.through(text, network.port))
        yield Two(office, van, network)
    finally:
        for seat in reversed(seats):
            seat.close()
        if network is not None:
            network.close()
        end_server(tmp_path / "office" / "data")


def end_server(data: Path) -> None:
    """The office's server goes on when its window is closed, until somebody ends it."""
    if process := process_of(data):
        os.kill(process, signal.SIGKILL)


def process_of(data: Path) -> int:
    """The office's server; 0 when there is none."""
    told = hub_folder(data) / "running.json"
    return int(json.loads(told.read_text())["pid"]) if told.exists() else 0


def port_of(text: str) -> int:
    """Where the office's server answers."""
    return int(read_invitation(text).addresses[0].rpartition(":")[2])


def over_the_network(two: Two) -> None:
    """The order reaches the van."""
    assert two.office.do(acts.sync_now).startswith(acts.CONFIRMED)
    two.van.do(acts.story_time, 10, 12)
    two.van.do(acts.sit_down, "wulei")
    assert two.van.do(acts.sync_now).startswith(acts.CONFIRMED)


def arrived(two: Two, number: str) -> None:
    """Both have the same of it: sealed, with its photos, every terminal in one place."""
    done = two.office.do(acts.stored, number)
    assert done.status in ("signed", "completed") and len(done.seals) == 1 and done.swaps == ("BXA0012",)
    assert done.photos and done.custody == () and done == two.van.do(acts.stored, number)


def test_over_the_network(two: Two) -> None:
    # issue 4, "It must show" 4; B38, P38, P39
    office, van = two.office, two.van
    office.do(acts.begin)
    office.do(acts.hand_out)
    over_the_network(two)
    two.network.dead = True
    number = van.do(acts.work)
    van.do(acts.take_back_laptop)
    assert van.do(acts.sync_now).startswith("Offline") and van.do(acts.states) == {"here"}
    two.network.dead = False
    assert van.do(acts.sync_now).startswith(acts.CONFIRMED) and van.do(acts.states) == {"confirmed"}
    office.do(acts.sync_now)
    arrived(two, number)


def test_by_files_alone(two: Two, tmp_path: Path) -> None:
    # issue 4, "It must show" 4; B38
    office, van, stick = two.office, two.van, tmp_path / "stick"
    office.do(acts.begin)
    office.do(acts.hand_out)
    office.do(acts.sync_now)
    two.network.dead = True  # for good: from now on a stick goes to and fro
    van.do(acts.story_time, 10, 12)
    van.do(acts.sit_down, "wulei")
    to_and_fro(two, stick)
    van.do(acts.go_to, "day_page")
    number = van.do(acts.work)
    van.do(acts.take_back_laptop)
    work = van.do(acts.save_file, stick)
    assert van.do(acts.states) == {"handed_over"}
    assert "van 7" in office.do(acts.drop, (work,))
    van.do(acts.drop, (reply_to(work),))
    assert van.do(acts.states) == {"confirmed"}
    office.do(acts.sync_now)
    arrived(two, number)


def test_by_the_sheet_in_an_email(two: Two, tmp_path: Path) -> None:
    # issue 4, "It must show" 4; B38, P38
    office, van, stick = two.office, two.van, tmp_path / "stick"
    office.do(acts.begin)
    office.do(acts.hand_out)
    over_the_network(two)
    two.network.dead = True
    number = van.do(acts.work)
    letter = van.do(acts.mail_sheet, "office@example.com")
    van.do(acts.take_back_laptop)
    assert van.do(acts.states) == {"handed_over"}
    stick.mkdir()
    received = Path(shutil.copy(letter, stick))
    assert "van 7" in office.do(acts.drop, (received,))
    office.do(acts.sync_now)
    arrived(two, number)


def test_a_conflict_is_seen_decided_and_turned_around(two: Two) -> None:
    # issue 4, "It must show" 4
    office, van = two.office, two.van
    office.do(acts.begin)
    office.do(acts.hand_out)
    over_the_network(two)
    two.network.dead = True
    van.do(acts.write_note, "8R071", "red gate")
    office.do(acts.write_note, "8R071", "blue gate")
    office.do(acts.sync_now)
    two.network.dead = False
    assert "Needs you: 1" in van.do(acts.sync_now)
    office.do(acts.sync_now)
    assert van.do(acts.note_of) == office.do(acts.note_of) == "red gate"
    assert office.do(acts.decide, "keep_left") == "blue gate"
    office.do(acts.sync_now)
    van.do(acts.sync_now)
    assert van.do(acts.note_of) == "blue gate"
    assert office.do(acts.take_back) == "red gate"
    office.do(acts.sync_now)
    van.do(acts.sync_now)
    assert van.do(acts.note_of) == office.do(acts.note_of) == "red gate"


def test_what_goes_wrong_is_said_and_goes_on_where_it_stopped(two: Two, tmp_path: Path) -> None:
    # issue 4, "It must show" 5; B38
    office, van, network = two.office, two.van, two.network
    server = tmp_path / "office" / "data"
    office.do(acts.hand_out)
    over_the_network(two)
    van.do(acts.write_note, "8R071", "first")

    end_server(server)
    assert van.do(acts.sync_now).startswith("Offline · 1 waiting")
    office.do(acts.begin)  # not before: its window finds its server gone and starts it
    office.do(acts.sync_now)
    assert van.do(acts.sync_now).startswith(acts.CONFIRMED)

    van.do(acts.write_note, "8R071", "second")
    network.cuts = [CUT_AFTER] * 100  # every connection breaks while the office answers
    assert "waiting" in (said := van.do(acts.sync_now)) and not said.startswith(acts.CONFIRMED)
    assert network.cut
    network.cuts = []
    assert van.do(acts.sync_now).startswith(acts.CONFIRMED)

    van.do(acts.write_note, "8R071", "third")
    acts.limit_disk(process_of(server), full=True)
    assert van.do(acts.sync_now).startswith("Trouble at the office · 1 waiting")
    acts.limit_disk(process_of(server), full=False)
    assert van.do(acts.sync_now).startswith(acts.CONFIRMED)

    office.do(acts.sync_now)
    assert office.do(acts.note_of) == "third"
    office.do(acts.write_note, "8R071", "fourth")
    office.do(acts.sync_now)
    van.do(acts.fill_disk, True)
    assert van.do(acts.sync_now) == "Trouble with this disk · Nothing is lost"
    van.do(acts.fill_disk, False)
    assert van.do(acts.sync_now).startswith(acts.CONFIRMED)
    assert van.do(acts.note_of) == "fourth"


def test_a_lost_laptop_is_shut_and_one_that_was_found_comes_back(two: Two) -> None:
    # issue 4, "It must show" 6; P39
    office, van = two.office, two.van
    van.do(acts.sit_down, "wulei")
    office.do(acts.revoke, "van 7")
    assert "revoked this computer" in van.do(acts.is_shut)
    text = office.do(acts.invite, "wulei", "van 7 found")
    van.do(acts.join_again, acts.through(text, two.network.port))
    van.do(acts.sit_down, "wulei")
    assert van.do(acts.sync_now).startswith(acts.CONFIRMED)


def to_and_fro(two: Two, stick: Path) -> None:
    """A file of the van to the office, the reply back."""
    sent = two.van.do(acts.save_file, stick)
    two.office.do(acts.drop, (sent,))
    assert "its orders and what they need" in two.van.do(acts.drop, (reply_to(sent),))


def reply_to(path: Path) -> Path:
    """The office's answer lies beside the file."""
    return path.with_name(f"{path.stem}-reply{path.suffix}")
