"""Signing in with a PIN, with a back-off after wrong tries; who is signed in; the access log (P39)."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Forbidden, NotFound
from fieldtech.model.base import Id
from fieldtech.model.drafts.base import is_storable
from fieldtech.model.limits import LONGEST_LINE
from fieldtech.model.name_order import name_order
from fieldtech.model.people import AccessLog, SignInTries, User
from fieldtech.services.changes import Change
from fieldtech.services.context import Context, Person
from fieldtech.services.lease import Lease
from fieldtech.services.pins import check_pin, hash_pin, pin_problem

FREE_TRIES = 3
FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(minutes=30)


@dataclass(frozen=True)
class PersonRow:
    """A line of the sign-in page."""

    id: Id
    login: str
    name: str
    role: str
    centre: str


class Access:
    """Who may come in, and who is in."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @property
    def person(self) -> Person | None:
        """Who is signed in."""
        return self._context.person

    @property
    def shut(self) -> Forbidden | None:
        """Why nobody may do anything on this computer for now, as far as was looked."""
        return self._context.shut

    def look(self) -> Forbidden | None:
        """Look whether this computer is shut: too long without its office, or revoked."""
        return Lease(self._context).look()

    def people(self) -> list[PersonRow]:
        """Everyone who can sign in on this computer, by name."""
        wanted = select(User).where(User.can_login, User.active)
        with self._context.reading() as session:
            found = [PersonRow(u.id, u.login, u.name, u.role, u.centre_code) for u in session.scalars(wanted)]
        return sorted(found, key=lambda person: (name_order(person.name), person.login))

    def sign_in(self, login: str, pin: str) -> Person:
        """Sign in; raises Forbidden with ``wrong_pin``, ``wait_before_pin`` or why this computer is shut.

        The param ``seconds`` says how long nobody need try again.

        An unknown login gets the same answer as a wrong PIN; one that nobody can have is not even remembered.
        """
        if not (len(login) <= LONGEST_LINE and is_storable(login) and is_storable(pin)):
            raise Forbidden("wrong_pin")
        if (shut := self.look()) is not None:
            raise shut
        with self._context.database.transaction() as session:  # whoever was here before need not be here any more
            user = session.scalar(select(User).where(User.login == login, User.can_login, User.active))
            tries = session.get(SignInTries, login)
            self._mend_clock(tries)
            wait = self._seconds_left(tries)
            good = wait == 0 and check_pin(user.pin_hash if user else "", pin)
            penalty = self._count(session, login, tries, good) if wait == 0 else timedelta(0)
            if good:
                self._log(session, login, "sign_in", "")
        if wait:
            raise Forbidden("wait_before_pin", seconds=wait)
        if not good or user is None:
            seconds = round(penalty.total_seconds())
            raise Forbidden("wrong_pin", **({"seconds": seconds} if seconds else {}))
        self._context.person = Person(user.login, user.name, user.role, user.centre_code)
        self._context.opened.clear()
        return self._context.person

    def sign_out(self) -> None:
        """Lock: nobody is signed in."""
        self._context.person = None

    def check(self, pin: str) -> None:
        """Ask the person signed in for his PIN again, as when the laptop comes back from the customer."""
        person = self._context.require()
        self.sign_in(person.login, pin)

    def change_pin(self, old: str, new: str) -> Change:
        """Give oneself a new PIN; raises Forbidden for a wrong old one, Invalid for a weak new one."""
        person = self._context.require()
        self.check(old)
        pin_problem(new)
        with self._context.transaction() as session:
            user = session.scalars(select(User).where(User.login == person.login)).one()
            user.pin_hash = hash_pin(new)
            self._context.op(session, "change_pin", "users", user.id, {})
        return Change("user", user.id, person.login)

    def set_pin(self, login: str, new: str) -> Change:
        """The administrator gives a PIN; the number of wrong tries is forgotten."""
        self._context.require("edit_users")
        pin_problem(new)
        with self._context.transaction() as session:
            user = session.scalar(select(User).where(User.login == login))
            if user is None:
                raise NotFound("no_such_user", login=login)
            user.pin_hash = hash_pin(new)
            if tries := session.get(SignInTries, login):
                session.delete(tries)
            self._context.op(session, "set_pin", "users", user.id, {})
        return Change("user", user.id, login)

    def _mend_clock(self, tries: SignInTries | None) -> None:
        """Nobody waits longer than the longest wait: a clock that was set back would lock him out for years."""
        latest = self._context.now() + LONGEST_WAIT
        if tries is not None and tries.blocked_until is not None and tries.blocked_until > latest:
            tries.blocked_until = latest

    def _seconds_left(self, tries: SignInTries | None) -> int:
        if tries is None or tries.blocked_until is None:
            return 0
        return max(0, round((tries.blocked_until - self._context.now()).total_seconds()))

    def _count(self, session: Session, login: str, tries: SignInTries | None, good: bool) -> timedelta:
        """Remember a wrong try and say how long to wait after it; a right one wipes the slate."""
        if good:
            if tries:
                session.delete(tries)
            return timedelta(0)
        tries = tries or SignInTries(login=login, wrong=0)
        tries.wrong += 1
        session.add(tries)
        if tries.wrong < FREE_TRIES:
            return timedelta(0)
        wait: timedelta = min(FIRST_WAIT * 2 ** min(tries.wrong - FREE_TRIES, 10), LONGEST_WAIT)
        tries.blocked_until = self._context.now() + wait
        return wait

    def _log(self, session: Session, login: str, what: str, ref: str) -> None:
        session.add(AccessLog(at=self._context.now(), login=login, what=what, ref=ref))
