"""Looking after the company's settings and the data: mail server, backups."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from fieldtech.model.base import Id
from fieldtech.model.catalogue import CompanySetting
from fieldtech.model.drafts.company import SmtpDraft
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.store.backup import list_backups, make_backup

_SMTP = "smtp"
NO_ROW = Id(int=0)  # a setting has a key instead of an id


@dataclass(frozen=True)
class BackupRow:
    """An encrypted copy of the database."""

    path: Path
    at: datetime
    size: int


class Upkeep:
    """For those who may: the administrator and the director."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def smtp(self) -> SmtpDraft:
        """The mail server as it is set, to be edited."""
        self._context.require("edit_company")
        with self._context.reading() as session:
            row = session.get(CompanySetting, _SMTP)
            return SmtpDraft.from_body(row.value) if row else SmtpDraft()

    def save_smtp(self, draft: SmtpDraft) -> Change:
        """Set the mail server for all computers of the company; raises Invalid."""
        self._context.require("edit_company")
        draft.require_valid()
        with self._context.transaction() as session:
            row = session.get(CompanySetting, _SMTP)
            if row is None:
                session.add(CompanySetting(key=_SMTP, value=asdict(draft)))
            else:
                row.value = asdict(draft)
            self._context.op(session, "save_smtp", "company_settings", _SMTP, {"host": draft.host})
        return Change("company_setting", NO_ROW, _SMTP)

    def back_up(self) -> Path:
        """A checked, encrypted copy of the database now; raises MachineError."""
        self._context.require("backup")
        return make_backup(self._context.database, self._context.folder.backups, self._context.clock)

    def backups(self) -> list[BackupRow]:
        """The copies there are, newest first."""
        self._context.require("backup")
        found = [(path, path.stat()) for path in list_backups(self._context.folder.backups)]
        return [BackupRow(path, datetime.fromtimestamp(stat.st_mtime, UTC), stat.st_size) for path, stat in found]
