"""The checks behind ``fieldtech doctor``: database, foreign keys, custody, photos, fonts, key, words."""

from dataclasses import dataclass

from sqlalchemy import select, text

from fieldtech.errors import MachineError
from fieldtech.model.orders import Photo, SheetFile
from fieldtech.paths import resources
from fieldtech.services.context import Context
from fieldtech.services.custody_check import check_custody
from fieldtech.store.keys import KeyKind


@dataclass(frozen=True)
class Finding:
    """One check: its name, whether it is well, and what to look at."""

    name: str
    ok: bool
    detail: str = ""


def examine(context: Context, key_kind: KeyKind) -> list[Finding]:
    """Look at everything; slow on a large data folder, since every photo is read and compared with its hash."""
    with context.reading() as session:
        integrity = str(session.execute(text("PRAGMA integrity_check")).scalar())
        foreign = session.execute(text("PRAGMA foreign_key_check")).all()
        custody = check_custody(session)
        shas = {*session.scalars(select(Photo.original_sha)), *session.scalars(select(Photo.shown_sha))}
        shas |= set(session.scalars(select(SheetFile.sha256)))
    damaged = [sha for sha in sorted(shas) if not _sound(context, sha)]
    fonts = list((resources() / "fonts").glob("*.ttf"))
    return [
        Finding("database", integrity == "ok", "" if integrity == "ok" else integrity[:200]),
        Finding("foreign_keys", not foreign, f"{len(foreign)}" if foreign else ""),
        Finding("custody", not custody, ", ".join(str(f) for f in custody[:5])),
        Finding("files", not damaged, ", ".join(sha[:12] for sha in damaged[:5])),
        Finding("fonts", len(fonts) >= 4, str(len(fonts))),
        Finding("key", True, key_kind.value),
    ]


def _sound(context: Context, sha: str) -> bool:
    try:
        context.blobs.get(sha)
    except MachineError:
        return False
    return True
