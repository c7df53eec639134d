"""The names of the people behind the logins that facts keep."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.people import User


def every_name(session: Session) -> dict[str, str]:
    """Login -> name of everybody, also of who left."""
    return dict(session.execute(select(User.login, User.name)).all())
