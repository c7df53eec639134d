"""A computer in words: its last contact, its clock, and whether somebody should look after it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from fieldtech.services.syncing.computer_rows import ComputerRow
from fieldtech.ui.language import word

TONES = {"online": "ok", "offline": "warn", "silent": "danger", "new": "info", "revoked": "neutral"}
_DAY = timedelta(days=1)


def ago(at: datetime | None, now: datetime, zone: ZoneInfo) -> str:
    """How long since, as one says it; empty for never."""
    if at is None:
        return ""
    passed = now - at
    minutes = int(passed.total_seconds()) // 60
    if minutes < 2:
        return word("computers.ago.now")
    if minutes < 60:
        return word("computers.ago.minutes", n=str(minutes))
    days = (now.astimezone(zone).date() - at.astimezone(zone).date()).days
    if days == 1 and passed > _DAY / 2:
        return word("computers.ago.day", time=f"{at.astimezone(zone):%H:%M}")
    if days < 2:
        return word("computers.ago.hours", n=str(minutes // 60))
    return word("computers.ago.days", n=str(days))


def clock_words(seconds: int) -> str:
    """By how much its clock is wrong; empty while that is little."""
    if not seconds:
        return ""
    return word("computers.clock.fast" if seconds > 0 else "computers.clock.slow", n=str(abs(seconds) // 60))


def needs_look(row: ComputerRow) -> bool:
    """Silent for days, with work on it that nobody else has or that was refused, or with a wrong clock."""
    if row.state == "revoked":
        return False
    return (
        bool(row.refused)
        or row.state == "silent"
        or bool(row.clock_offset)
        or (row.state == "offline" and row.waiting > 0)
    )
