"""The very first start: a service centre and an administrator, so that somebody can sign in."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldtech.errors import Forbidden
from fieldtech.model.drafts.masters import ServiceCentreDraft, UserDraft
from fieldtech.model.people import User
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.masters.kinds import kind_of
from fieldtech.services.masters.writing import write
from fieldtech.services.pins import hash_pin, pin_problem


class Founding:
    """Works only while nobody at all can sign in."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def is_needed(self) -> bool:
        """Whether nobody has a PIN yet."""
        with self._context.reading() as session:
            return _nobody(session)

    def found(self, centre: ServiceCentreDraft, administrator: UserDraft, pin: str) -> Change:
        """Make both in one; raises Invalid for what was typed, Forbidden when somebody can sign in already."""
        pin_problem(pin)
        with self._context.transaction() as session:
            if not _nobody(session):
                raise Forbidden("pins_exist")
            write(self._context, session, kind_of("service_centres"), None, centre)
            row = write(self._context, session, kind_of("users"), None, administrator).row
            row.pin_hash = hash_pin(pin)
            self._context.op(session, "found_company", "users", row.id, {"centre": centre.code})
        return Change("user", row.id, administrator.login)


def _nobody(session: Session) -> bool:
    return not session.scalar(select(func.count()).select_from(User).where(User.pin_hash != ""))
