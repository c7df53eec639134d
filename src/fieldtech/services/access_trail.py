"""Who looked at what and took what out (P39)."""

from fieldtech.model.people import AccessLog
from fieldtech.services.context import Context


def note_access(context: Context, what: str, ref: str, *, each: bool = False) -> None:
    """Remember in the access log that the person signed in opened personal data, or took them out (``each``).

    Opening counts once per sitting and thing, since a page reads the same order again and again.
    """
    seen = (what, ref)
    if seen in context.opened and not each:
        return
    login = context.require().login
    with context.transaction() as session:
        session.add(AccessLog(at=context.now(), login=login, what=what, ref=ref))
    context.opened.add(seen)
