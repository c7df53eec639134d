"""The access log of this computer for who may read it (P39): who opened, took out or decided what, the newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from fieldtech.model.people import AccessLog
from fieldtech.services.context import Context
from fieldtech.services.people_names import every_name
from fieldtech.words import known, word


@dataclass(frozen=True)
class AccessLine:
    """Somebody (by name) did something (a code, see ``what_was_done``) with something (a number or a name)."""

    at: datetime
    who: str
    what: str
    ref: str


class AccessReading:
    """Nothing is ever changed here; reading it is not noted in it."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def page(self, text: str, language: str, skip: int, limit: int) -> list[AccessLine]:
        """Lines in which ``text`` stands, in the words of a language; raises Forbidden."""
        self._context.require("see_access_log")
        with self._context.reading() as session:
            names = every_name(session)
            wanted = select(AccessLog).order_by(AccessLog.at.desc(), AccessLog.id.desc()).offset(skip).limit(limit)
            if text.strip():
                wanted = wanted.where(or_(*_saying(session, text.strip(), language, names)))
            rows = list(session.scalars(wanted))
            return [AccessLine(row.at, names.get(row.login, row.login), row.what, row.ref) for row in rows]


def what_was_done(what: str, language: str) -> str:
    """In words: papers and lists of all kinds are named alike."""
    for code in (what, what.partition("_")[0]):
        if known(f"access.{code}"):
            return word(f"access.{code}", language)
    return what


def _saying(session: Session, text: str, language: str, names: dict[str, str]) -> Iterator[ColumnElement[bool]]:
    small = text.casefold()
    yield AccessLog.ref.icontains(text, autoescape=True)
    yield AccessLog.login.icontains(text, autoescape=True)
    yield AccessLog.login.in_([login for login, name in names.items() if small in name.casefold()])
    done = session.scalars(select(AccessLog.what).distinct())
    yield AccessLog.what.in_([what for what in done if small in what_was_done(what, language).casefold()])
