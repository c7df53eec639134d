"""What a signature stands under: the hash of the record as it was shown to the hand that signed (F19, F20).

The customer signs everything on the sheet. The technician signs first, so he answers for the work alone: what the
customer then says of it is not his.
"""

from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from fieldtech.model.canonical import sha256_hex
from fieldtech.model.drafts.signoff import InkDraft
from fieldtech.model.facts import Facts
from fieldtech.model.orders import Order
from fieldtech.services.context import Context
from fieldtech.services.order_view import load_view
from fieldtech.services.records import record_of

AFTER_THE_INK = ("revision", "amends", "status", "ink", "evidence")
"""Parts of the record that only the sealing brings."""
OF_THE_CUSTOMER = ("fee_settlement", "feedback", "acceptance")
"""Parts that are written after the technician has signed."""
_HANDS = ("customer", "technician")


def shown_to(context: Context, session: Session, order: Order, facts: Facts) -> dict[str, str]:
    """The hash of what each of the two hands would sign now; ``facts`` are the order's at this moment."""
    record = record_of(session, load_view(context, session, order, facts), context.zone)
    return {who: _hash(record, who) for who in _HANDS}


def under_what_is_shown(context: Context, session: Session, order: Order, facts: Facts, ink: InkDraft) -> InkDraft:
    """The ink with the hash of what was shown; a page that knows better what it showed gives its own."""
    if ink.shown_sha or ink.who not in _HANDS:
        return ink
    record = record_of(session, load_view(context, session, order, facts), context.zone)
    return replace(ink, shown_sha=_hash(record, ink.who))


def _hash(record: dict[str, Any], who: str) -> str:
    whole = _without_what_comes_later(record)
    if who == "technician":
        return sha256_hex({key: value for key, value in whole.items() if key not in OF_THE_CUSTOMER})
    return sha256_hex(whole)


def _without_what_comes_later(record: dict[str, Any]) -> dict[str, Any]:
    """A scan of the signed paper and a written confirmation may still come; they change nothing that was shown."""
    shown = {key: value for key, value in record.items() if key not in AFTER_THE_INK}
    shown["times"] = {**record["times"], "signed": None}
    shown["photos"] = [photo for photo in record["photos"] if photo["slot"] != "signed_paper"]
    shown["authorisations"] = [{**word, "confirmed_at": None} for word in record["authorisations"]]
    return shown
