"""The clock of the computer and the one of tests."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from fieldtech.clock import FixedClock, system_clock

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)


def test_the_computers_clock_is_aware_and_utc() -> None:
    assert system_clock().utcoffset() == timedelta(0)


def test_a_fixed_clock_stands_still_until_told() -> None:
    clock = FixedClock(NOON)
    assert (clock(), clock()) == (NOON, NOON)
    clock.advance(timedelta(minutes=5))
    assert clock() == NOON + timedelta(minutes=5)
    clock.set(datetime(2026, 11, 19, 8, tzinfo=timezone(timedelta(hours=8))))
    assert clock().isoformat() == "2026-11-19T00:00:00+00:00"


def test_a_fixed_clock_can_step_at_each_reading() -> None:
    clock = FixedClock(NOON, step=timedelta(seconds=1))
    assert [clock() - NOON for _ in range(3)] == [timedelta(seconds=n) for n in range(3)]


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        FixedClock(datetime(2026, 1, 1))
