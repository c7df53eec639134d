"""How this computer stands with the office, put into words: the line of the frame, and what happens next."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from fieldtech.errors import FieldtechError, MachineError
from fieldtech.ui.language import sentence, together, word
from fieldtech.ui.sync.strip import SyncLine

if TYPE_CHECKING:  # the window is there before the services are
    from fieldtech.services.syncing.status import SyncStatus

OLD = timedelta(days=3)
_KINDS = {
    "hub_unreachable": "offline", "device_revoked": "revoked", "device_fork": "anew", "device_unknown": "anew",
    "push_gap": "anew", "hub_old_copy": "office", "token_missing": "anew",
    "office_not_trusted": "untrusted", "protocol_too_old": "version",
    "protocol_too_new": "version", "protocol_unknown": "version", "disk_full": "disk_full", "hub_failed": "office",
    "hub_database_unusable": "office", "too_many_requests": "office", "hub_not_started": "office",
    "database_locked": "other",
}  # fmt: skip
_ICONS = {"offline": "cloud-off", "cut": "cloud-off", "disk": "hard-drive", "disk_full": "hard-drive"}

_PASSING = ("offline", "cut")


@dataclass(frozen=True)
class Stage:
    """Where an exchange is: push, files_up, pull, files_down or check; none before the office answered."""

    step: str = ""
    done: int = 0
    total: int = 0


@dataclass(frozen=True)
class Standing:
    """All the line is made of. ``status`` is None until it was counted; ``alone`` has no office at all.

    ``cut`` says that the office had answered before it answered no more.
    """

    alone: bool = True
    status: "SyncStatus | None" = None
    stage: Stage | None = None
    error: FieldtechError | None = None
    cut: bool = False


def trouble_of(standing: Standing) -> str:
    """The kind of what went wrong last, "" for nothing."""
    error = standing.error
    if error is None:
        return ""
    kind = _KINDS.get(error.code, "disk" if isinstance(error, MachineError) else "other")
    return "cut" if kind == "offline" and standing.cut else kind


def line_of(standing: Standing, now: datetime, time: Callable[[datetime], str]) -> SyncLine:
    """The line in the frame of every page; ``time`` writes a moment shortly."""
    status = standing.status
    if standing.alone:
        return SyncLine("muted", "laptop", word("sync.title.alone"), word("sync.detail.alone"), quiet=True)
    if standing.stage is not None:
        return SyncLine("info", "refresh-cw", doing(standing.stage), word("sync.detail.keep_open"))
    if status is None:
        return SyncLine("muted", "refresh-cw", word("sync.title.looking"))
    if kind := trouble_of(standing):
        return _in_trouble(kind, standing, status, now)
    if status.things_waiting:
        return _waiting(status, now)
    if status.last_contact is None:
        return SyncLine("info", "send", word("sync.title.never"), word("sync.detail.lid"))
    last = word("sync.detail.at", at=time(status.last_contact))
    if status.refused:
        title = word("sync.title.refused", n=str(status.refused))
        return _with_needs(SyncLine("muted", "circle-alert", title, word("sync.detail.lid"), last), status)
    line = SyncLine("ok", "cloud-check", word("sync.title.confirmed"), word("sync.detail.lid"), last)
    return _with_needs(line, status)


def doing(stage: Stage) -> str:
    """What an exchange does now."""
    if not stage.step or (stage.step in ("push", "files_up", "files_down") and not stage.total):
        return word("sync.title.connecting")
    if stage.step == "push" and not stage.done:
        return word("sync.title.push_all", total=str(stage.total))
    at = min(stage.done + 1, stage.total) if stage.step != "push" else stage.done
    return word(f"sync.title.{stage.step}", done=str(at), total=str(stage.total))


def next_words(standing: Standing) -> str:
    """The whole sentence for what went wrong, and what happens next; "" when nothing did."""
    if standing.error is None:
        return ""
    kind = trouble_of(standing)
    what_next = word(f"sync.next.{kind}")
    if kind in _PASSING:
        return what_next
    return together(sentence(standing.error.code, **standing.error.params), what_next)


def lid_words(standing: Standing) -> str:
    """What of it is nowhere else, as far as that needs nobody; the trouble says the rest."""
    status = standing.status
    if status is None:
        return ""
    kind = trouble_of(standing)
    if status.things_here:
        here = word("sync.only_here", n=str(status.things_here))
        return here if kind else together(here, word("sync.sent_by_itself"))
    if kind and kind not in _PASSING:
        return ""
    if status.refused and not status.things_waiting:
        return word("sync.lid.refused", n=str(status.refused))
    code = "sync.lid.handed_over" if status.things_waiting else "sync.lid.free"
    return word(code, n=str(status.things_waiting))


def waits(since: datetime, now: datetime) -> str:
    """For how long."""
    minutes = max(0, int((now - since).total_seconds()) // 60)
    hours, days = minutes // 60, minutes // 1440
    if days:
        return word("sync.waits.days", days=str(days), hours=str(hours % 24))
    if hours:
        return word("sync.waits.hours", hours=str(hours), minutes=str(minutes % 60))
    return word("sync.waits.minutes", n=str(minutes)) if minutes else word("sync.waits.now")


def needs(status: "SyncStatus") -> int:
    """How much waits for a person."""
    return status.attention + status.conflicts


def _in_trouble(kind: str, standing: Standing, status: "SyncStatus", now: datetime) -> SyncLine:
    title = word(f"sync.trouble.{kind}")
    if status.things_waiting:
        title = word("sync.title.n_more", title=title, n=str(status.things_waiting))
    passing = kind in _PASSING
    tone = ("warn" if status.things_waiting else "muted") if passing else "danger"
    detail = word("sync.detail.lid" if passing else "sync.detail.safe")
    line = SyncLine(tone, _ICONS.get(kind, "circle-alert"), title, _aged(status, now) or detail, next_words(standing))
    return _with_needs(line, status)


def _waiting(status: "SyncStatus", now: datetime) -> SyncLine:
    handed = not status.things_here
    title = word("sync.title.handed_over" if handed else "sync.title.waiting", n=str(status.things_waiting))
    aged = _aged(status, now)
    tone = "warn" if aged else "info"
    return _with_needs(SyncLine(tone, "send", title, aged or word("sync.detail.lid")), status)


def _aged(status: "SyncStatus", now: datetime) -> str:
    if status.oldest is None or now - status.oldest < OLD:
        return ""
    return word("sync.detail.old", days=str((now - status.oldest).days))


def _with_needs(line: SyncLine, status: "SyncStatus") -> SyncLine:
    """What needs a person stands before everything that takes care of itself."""
    if not needs(status):
        return line
    tone = line.tone if line.tone == "danger" else "warn"
    detail = word("sync.detail.needs", n=str(needs(status)))
    return SyncLine(tone, line.icon, line.title, detail, " ".join(filter(None, (line.detail, line.more))))
