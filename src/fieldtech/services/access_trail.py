"""Who looked at what and took what out (P39)."""

from sqlalchemy.orm import Session

from fieldtech.model.people import AccessLog
from fieldtech.services.context import Context


def note_access(context: Context, what: str, ref: str, *, each: bool = False, within: Session | None = None) -> None:
    """Remember in the access log that the person signed in opened personal data, or took them out (``each``).

    Opening counts once per sitting and thing, since a page reads the same order again and again; it is written
    before anything is shown. ``within`` writes it in the transaction of the act itself: both or neither happen.
    """
    row = AccessLog(at=context.now(), login=context.require().login, what=what, ref=ref)
    if within is not None:
        within.add(row)
        return
    seen = (what, ref)
    if seen in context.opened and not each:
        return
    with context.transaction() as session:
        session.add(row)
    context.opened.add(seen)
