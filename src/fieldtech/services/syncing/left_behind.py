"""A file of a revoked computer at the office: what it carries, said before somebody decides that it is taken in."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from fieldtech.hub.config import hub_folder
from fieldtech.hub.desk import open_hub
from fieldtech.hub.left_behind import LeftBehind, look
from fieldtech.services.syncing.carriers import HubHere, bundles_of, work_in
from fieldtech.words import word


@dataclass(frozen=True)
class Left:
    """``ops`` things, of them ``new`` ones the office does not have, and ``files`` photos it does not have.

    ``people`` recorded them, by ``days`` ("" where no computer said when).
    """

    path: Path
    computer: str
    ops: int
    new: int
    files: int
    people: tuple[str, ...]
    days: str
    kind: str = "revoked"

    @property
    def is_known(self) -> bool:
        """Whether the office has all of it."""
        return not (self.new or self.files)

    def said(self, language: str) -> str:
        """All of that in a sentence or two."""
        people = word("list.comma", language).join(self.people)
        figures = {"n": str(self.ops), "new": str(self.new), "files": str(self.files)}
        code = "sync.left.empty" if not self.ops else "sync.left.known" if self.is_known else "sync.left.carries"
        return word(code, language, people=people, days=self.days or "?", **figures)


def look_at(here: HubHere, path: Path, names: Mapping[str, str]) -> Left:
    """``names`` of people by their logins; raises MachineError, BadBundle, HubRefused and what is said of sheets."""
    work = work_in(path)
    hub = open_hub(hub_folder(here.data), here.clock, here.key)
    try:
        found = look(hub, bundles_of(work, hub.devices()))
    finally:
        hub.close()
    people = tuple(names.get(login, login) for login in found.people)
    return Left(path, found.computer.title, found.ops, found.new, found.files, people, _days(found, here.zone))


def _days(found: LeftBehind, zone: ZoneInfo) -> str:
    """The first and the last day, as the computer's own clock said."""
    days = []
    for text in found.times:
        with suppress(ValueError):
            days.append(f"{datetime.fromisoformat(text).astimezone(zone):%Y-%m-%d}")
    return " – ".join(dict.fromkeys((min(days), max(days)))) if days else ""
