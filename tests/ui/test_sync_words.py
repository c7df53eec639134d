"""The line about the office in words, and when the next exchange is tried."""

from datetime import UTC, datetime, timedelta

import pytest

from fieldtech.errors import FieldtechError, MachineError
from fieldtech.services.syncing.status import SyncStatus
from fieldtech.sync.channel import Refused, Unreachable
from fieldtech.ui.language import Language
from fieldtech.ui.sync.pace import EVERY_MS, REFUSED_MS, SOON_MS, Pace
from fieldtech.ui.sync.strip import SyncLine
from fieldtech.ui.sync.wording import Stage, Standing, lid_words, line_of, next_words, waits

NOW = datetime(2026, 11, 18, 2, 42, tzinfo=UTC)
THREE = SyncStatus(
    True, only_here=2, handed_over=1, last_contact=NOW, oldest=NOW - timedelta(hours=1), things_waiting=3, things_here=2
)
ALL = SyncStatus(True, confirmed=9, last_contact=NOW)


def line(standing: Standing) -> SyncLine:
    return line_of(standing, NOW, lambda at: f"{at:%H:%M}")


def known(status: SyncStatus, error: FieldtechError | None = None, stage: Stage | None = None) -> Standing:
    return Standing(False, status, stage, error)


@pytest.mark.parametrize(("standing", "said", "tone"), [
    (Standing(), "Works on its own · Everything is saved here", "muted"),
    (Standing(False), "Looking what waits…", "muted"),
    (known(THREE), "3 waiting · You may close the lid", "info"),
    (known(SyncStatus(True, things_waiting=3)), "3 handed over, to confirm · You may close the lid", "info"),
    (known(SyncStatus(True)), "Not in contact yet · You may close the lid", "info"),
    (known(ALL), "All with the office · You may close the lid", "ok"),
    (known(THREE, Unreachable()), "Offline · 3 waiting · You may close the lid", "warn"),
    (known(ALL, Unreachable()), "Offline · You may close the lid", "muted"),
    (known(THREE, Refused("device_revoked")), "Switched off by the office · 3 waiting · Nothing is lost", "danger"),
    (known(THREE, Refused("device_fork")), "To be registered anew · 3 waiting · Nothing is lost", "danger"),
    (known(THREE, MachineError("disk_full", file="x")), "This disk is full · 3 waiting · Nothing is lost", "danger"),
    (known(THREE, MachineError("disk_failing", file="x")), "Trouble with this disk · 3 waiting · Nothing is lost",
     "danger"),
    (known(THREE, Unreachable("hub_failed")), "Trouble at the office · 3 waiting · Nothing is lost", "danger"),
    (known(THREE, Refused("something_new")), "Not sent · 3 waiting · Nothing is lost", "danger"),
    (known(THREE, stage=Stage()), "Calling the office… · Keep the lid open", "info"),
    (known(THREE, stage=Stage("push", 3, 12)), "Sending 3 of 12… · Keep the lid open", "info"),
    (known(THREE, stage=Stage("push", 0, 12)), "Sending 12… · Keep the lid open", "info"),
    (known(THREE, stage=Stage("files_up", 0, 2)), "Sending photo 1 of 2… · Keep the lid open", "info"),
    (known(THREE, stage=Stage("pull", 100, 200)), "Receiving… · Keep the lid open", "info"),
])  # fmt: skip
def test_the_line_says_how_it_stands(standing: Standing, said: str, tone: str) -> None:  # B38
    assert (line(standing).spoken(), line(standing).tone) == (said, tone)


def test_the_same_in_chinese(language: Language) -> None:
    language.use("zh_CN")
    assert line(known(THREE, Unreachable())).spoken() == "离线 · 3 项在等 · 可以合盖"
    assert line(known(ALL)).spoken() == "全部已在办公室 · 可以合盖"
    assert "。 " not in next_words(known(THREE, Refused("device_revoked")))  # in Chinese no space between sentences
    language.use("en")


def test_what_waits_for_days_or_for_a_person_is_said_first() -> None:
    old = SyncStatus(True, oldest=NOW - timedelta(days=3, hours=2), things_waiting=1, things_here=1)
    assert line(known(old)) == SyncLine("warn", "send", "1 waiting", "The oldest waits 3 days")
    asked = SyncStatus(True, last_contact=NOW, attention=1, conflicts=1)
    assert (line(known(asked)).detail, line(known(asked)).tone) == ("Needs you: 2", "warn")


def test_every_trouble_says_that_nothing_is_lost_and_what_happens_next() -> None:
    assert "goes on where it stopped" in next_words(Standing(False, THREE, None, Unreachable(), cut=True))
    assert line(Standing(False, THREE, None, Unreachable(), cut=True)).title == "Connection cut · 3 waiting"
    revoked = next_words(known(THREE, Refused("device_revoked")))
    assert "revoked this computer" in revoked and "nothing is lost" in revoked and "registering anew" in revoked
    full = next_words(known(THREE, MachineError("disk_full", file="fieldtech.db")))
    assert "Make room" in full and "nothing is lost" in full
    assert next_words(known(THREE)) == ""


def test_what_is_nowhere_else_is_counted_as_people_count() -> None:
    assert lid_words(known(THREE)).startswith("Only on this computer: 2. It is sent by itself")
    assert lid_words(known(THREE, Unreachable())) == "Only on this computer: 2."
    assert lid_words(known(SyncStatus(True, things_waiting=3))).startswith("You may close the lid: 3 items are handed")
    assert lid_words(known(ALL)) == "You may close the lid: the office has confirmed everything."
    assert lid_words(known(ALL, Refused("device_revoked"))) == lid_words(Standing()) == ""


def test_for_how_long_something_waits() -> None:
    spans = (timedelta(seconds=20), timedelta(minutes=5), timedelta(hours=2, minutes=5), timedelta(days=1, hours=4))
    assert [waits(NOW - span, NOW) for span in spans] == ["just now", "5 min", "2 h 5 min", "1 d 4 h"]


def test_the_pace_slows_down_while_nobody_answers() -> None:
    pace = Pace()
    assert pace.worked(step=False) == SOON_MS
    assert [pace.unreachable() for _ in range(6)] == [15_000, 30_000, 60_000, 120_000, 120_000, 120_000]
    assert pace.worked(step=False) is None and pace.worked(step=True) == SOON_MS  # leaving the site is tried at once
    assert pace.well() == EVERY_MS and pace.worked(step=False) == SOON_MS
    assert pace.refused() == REFUSED_MS and pace.struggling


def test_what_the_office_refused_is_never_called_all_with_the_office() -> None:
    refused = SyncStatus(True, last_contact=NOW, refused=2)
    assert line(known(refused)).spoken() == "Sent, 2 refused · You may close the lid"
    assert "Refused by the office and only on this computer: 2." in lid_words(known(refused))
