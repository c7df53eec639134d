"""Whether the body of a row can be read by whoever opens the page it stands on: which draft it must be.

What is read with more than one draft, as the paper of the stores, has its form here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.cards import TopUpDraft, TopUpUndoDraft
from fieldtech.model.drafts.evidence import EvidenceDraft
from fieldtech.model.drafts.registry import DRAFTS
from fieldtech.model.drafts.request import RequestDraft, RequestToldDraft, ReviewDraft
from fieldtech.model.drafts.stores import MoveDraft, WriteOffDraft
from fieldtech.model.drafts.swap import SwapDraft
from fieldtech.sync.entry_fits import draft_misfit, is_newer


@dataclass(frozen=True, kw_only=True)
class _Ordered(Draft):
    """The order that was made from a request."""

    order: str


@dataclass(frozen=True, kw_only=True)
class _Swapped(SwapDraft):
    """A swap with what was exchanged, and where each thing was and went: an undo puts it back from there."""

    plate: str = ""
    model: str = ""
    old_msisdn: str = ""
    new_msisdn: str = ""
    terminal_cents: int = 0
    sim_cents: int = 0
    before: dict[str, dict[str, str]]
    after: dict[str, dict[str, str]]


@dataclass(frozen=True, kw_only=True)
class _SlipLine(Draft):
    """A unit or parts on a slip."""

    item: str
    number: str
    quantity: int
    detail: str = ""
    inside: str = ""
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class _Slip(Draft):
    """The lines of a slip as they were."""

    lines: tuple[_SlipLine, ...]


_OF_TABLE: Mapping[str, type[Draft]] = {
    "install_requests": RequestDraft,
    "swaps": _Swapped,
    "stock_slips": _Slip,
    "stock_transfers": MoveDraft,
    "write_offs": WriteOffDraft,
}
_BY_KIND: Mapping[str, tuple[str, Mapping[str, type[Draft]]]] = {
    "entries": ("kind", DRAFTS),
    "unit_entries": ("kind", {draft.kind: draft for draft in (TopUpDraft, TopUpUndoDraft)}),
    "request_acts": (
        "act",
        {
            "received": RequestDraft,
            "changed": RequestDraft,
            "reviewed": ReviewDraft,
            "told": RequestToldDraft,
            "attached": EvidenceDraft,
            "ordered": _Ordered,
        },
    ),
}
"""Facts that say in a column of their own what their body is; whoever adds a kind that nobody here knows reads it."""


@dataclass(frozen=True)
class Misfit:
    """What cannot be read: the kind or table, the field, and whether a newer program wrote it."""

    what: str
    field: str
    newer: bool


def body_misfit(table: str, values: Mapping[str, Any]) -> Misfit | None:
    """What of the body of this row cannot be read; nothing when all can, or when nobody here knows what it is."""
    what, draft = _draft_of(table, values)
    if draft is None or (wrong := draft_misfit(draft, body := values.get("body", {}))) == "":
        return None
    return Misfit(what, wrong, is_newer(draft, body))


def _draft_of(table: str, values: Mapping[str, Any]) -> tuple[str, type[Draft] | None]:
    if table in _BY_KIND:
        column, drafts = _BY_KIND[table]
        what = str(values.get(column))
        return what, drafts.get(what)
    return table, _OF_TABLE.get(table) if "body" in values else None
