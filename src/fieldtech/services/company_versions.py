"""Settings of the company of which every version stays: who set what and when; the newest holds.

Each has a row of its own (``setting/key``), so that two offices may set it unknown to each other and nothing is lost.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id, moment_text, new_id
from fieldtech.model.catalogue import CompanySetting
from fieldtech.model.drafts.base import Draft
from fieldtech.services.changes import Change
from fieldtech.services.context import Context

D = TypeVar("D", bound=Draft)
NO_ROW = Id(int=0)  # a setting has a key instead of an id


def version_rows(session: Session, setting: str) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    """All that was set, by the key of its row, the oldest first."""
    wanted = select(CompanySetting).where(CompanySetting.key.startswith(f"{setting}/", autoescape=True))
    rows = sorted(session.scalars(wanted), key=lambda row: (str(row.value.get("at")), row.key))
    return tuple((row.key, row.value) for row in rows)


def newest_version(session: Session, setting: str, draft: type[D]) -> D:
    """What holds; its defaults before anybody set it."""
    rows = version_rows(session, setting)
    return draft.from_body(rows[-1][1]) if rows else draft()


def add_version(context: Context, session: Session, setting: str, draft: Draft) -> Change:
    """Set it from now on; what was said before keeps its place in the history."""
    said = {**draft.to_body(), "at": moment_text(context.now()), "by": context.require().login}
    row = CompanySetting(key=f"{setting}/{new_id().hex}", value=said)
    session.add(row)
    context.op(session, f"save_{setting}", "company_settings", row.key, draft.to_body())
    return Change("company_setting", NO_ROW, setting)
