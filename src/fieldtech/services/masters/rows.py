"""Between a table row and its draft, in both directions, and what differs between two drafts."""

import uuid
from datetime import date
from typing import Any

from sqlalchemy import Date

from fieldtech.model.base import Key
from fieldtech.model.drafts.masters import MasterDraft
from fieldtech.model.identifiers import identify
from fieldtech.services.masters.kinds import MasterKind

Differences = dict[str, list[Any]]
"""Column -> [old, new], as JSON."""


def draft_of(kind: MasterKind, row: Any) -> MasterDraft:
    """The row as a form shows it; doubts about what is stored count as accepted, as they once were."""
    body = {name: _plain(getattr(row, kind.columns.get(name, name))) for name in kind.stored()}
    if "location" in kind.typed() and row.place_kind == "location":
        body["location"] = row.place_ref
    if "special_plate" in kind.typed():
        body["special_plate"] = bool(row.plate) and identify("plate", row.plate).verdict == "error"
    draft = kind.draft.from_body(body)
    return kind.draft.from_body({**draft.to_body(), "accepted": list(draft.doubts())})


def values_of(kind: MasterKind, draft: MasterDraft) -> dict[str, Any]:
    """Column -> value to store."""
    return {kind.columns.get(name, name): _stored(kind, draft, name) for name in kind.stored()}


def differences(kind: MasterKind, old: MasterDraft | None, new: MasterDraft) -> Differences:
    """What saving ``new`` over ``old`` changes; for a new row everything that is not empty."""
    after = new.to_body()
    before = old.to_body() if old else dict.fromkeys(after)
    changed = (name for name in kind.stored() if after[name] != before[name] and (old or after[name] not in ("", [])))
    return {kind.columns.get(name, name): [before[name], after[name]] for name in changed}


def _plain(value: Any) -> Any:
    if isinstance(value, uuid.UUID):
        return value.hex
    return value.isoformat() if isinstance(value, date) else value


def _stored(kind: MasterKind, draft: MasterDraft, name: str) -> Any:
    column = kind.column(name).type
    value = getattr(draft, name)
    if isinstance(column, Key):
        return uuid.UUID(value) if value else None
    return value if isinstance(column, Date) else draft.to_body()[name]
