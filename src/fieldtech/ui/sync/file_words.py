"""What a file brought, or why it was not taken, in words."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from fieldtech.errors import FieldtechError
from fieldtech.ui.language import current_language, sentence, word

if TYPE_CHECKING:  # the window is there before the services of the exchange are
    from fieldtech.services.syncing.carriers import Imported
    from fieldtech.services.syncing.left_behind import Left


@dataclass(frozen=True)
class Told:
    """About one file: how it went, sentences, the replies that lie beside it, and whether anything was taken of it.

    ``left`` of a revoked computer waits for somebody's decision.
    """

    file: str
    tone: str
    sentences: tuple[str, ...]
    replies: tuple[Path, ...] = ()
    taken: bool = True
    left: "Left | None" = None

    def text(self) -> str:
        """All of it for the clipboard."""
        return "\n".join((self.file, *self.sentences, *map(str, self.replies)))


def told_of(path: Path, result: "Imported | Left | FieldtechError") -> Told:
    """One file that somebody opened or dropped here."""
    if isinstance(result, FieldtechError):
        why = sentence(result.code, **result.params)
        return Told(path.name, "danger", (word("sync.file.not_taken"), why), taken=False)
    if result.kind == "revoked":
        return _told_of_left(path, cast("Left", result))
    result = cast("Imported", result)
    counts = {name: str(getattr(result, name)) for name in ("taken", "refused", "files", "missing", "again")}
    if result.kind == "sheet":
        return _told_of_sheet(path, result)
    if result.kind == "reply":
        said = [word("sync.file.answered", **counts)] if result.taken > result.again or result.files else []
        said += [word("sync.file.news")] if result.rows else []
        said = said or [word("sync.file.nothing_new")]
        lost = any(reply.error for reply in result.sheets)
        return Told(path.name, "warn" if lost else "ok", (*said, *result.sheet_lines(current_language())))
    old = result.again and result.is_old
    left = result.kind == "left"
    fresh = "sync.file.left" if left else "sync.file.work"
    said = [word("sync.file.work_again" if old else fresh, name=result.computer, **counts)]
    if result.again and not old:
        said.append(word("sync.file.some_again", **counts))
    said += result.sheet_lines(current_language())
    if result.refused:
        said.append(word("sync.left.refused" if left else "sync.file.refused", **counts))
    if result.missing:
        said.append(word("sync.file.missing", **counts))
    if result.waiting:
        said.append(word("bundle.waiting", n=str(result.waiting)))
    if result.apart:
        said.append(word("bundle.apart", n=str(result.apart)))
    replies = (result.reply,) if result.reply else ()
    if not left:
        said.append(word("sync.file.reply" if replies else "sync.file.no_reply"))
    lost = any(sheet.error for sheet in result.sheets) or not (replies or left)
    doubtful = lost or result.apart or result.refused or result.missing or result.waiting
    return Told(path.name, "warn" if doubtful else "ok", tuple(said), replies)


def _told_of_left(path: Path, left: "Left") -> Told:
    """What a revoked computer left is told to who may decide about it."""
    said = [word("sync.file.not_taken"), word("sync.left.from", name=left.computer), left.said(current_language())]
    if left.is_known:
        return Told(path.name, "warn", tuple(said), taken=False)
    return Told(path.name, "warn", (*said, word("sync.left.decide")), taken=False, left=left)


def _told_of_sheet(path: Path, result: "Imported") -> Told:
    """A sheet whose order the office has; only photos may be missing there."""
    said = [word("bundle.imported.sheet", name=result.computer)]
    if result.missing:
        said.append(word("bundle.sheet_lacks", n=str(result.missing)))
    return Told(path.name, "warn" if result.missing else "ok", tuple(said))


def told_why(path: Path, code: str) -> Told:
    """A file that was not even opened, and where it belongs."""
    return Told(path.name, "warn", (word("drop.not_here"), word(code)), taken=False)
