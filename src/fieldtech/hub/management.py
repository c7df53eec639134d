"""Computers looked after from another computer of the office: whoever asks needs the right that he needs at the hub."""

from collections.abc import Sequence

from sqlalchemy import Connection

from fieldtech.hub.devices import CODE_LIFE, Asking, Computer, replaced
from fieldtech.hub.errors import HubRefused
from fieldtech.hub.hub import Hub
from fieldtech.hub.visibility import roles_of
from fieldtech.model.rights import allowed
from fieldtech.sync.office_messages import (
    Asked,
    CodeGiven,
    CodeWanted,
    ComputerMessage,
    Computers,
    Done,
    PeopleWanted,
)

RIGHT = "manage_computers"
_LONGEST, _MOST_PEOPLE = 80, 500


def require_right(connection: Connection, computer: Computer, by: str, right: str) -> None:
    """One of the people of a computer asks: he must still work here, in a role that may; raises HubRefused."""
    if by not in computer.logins:
        raise HubRefused("not_of_this_computer", 403, login=by[:_LONGEST])
    roles = roles_of(connection, [by])
    if not roles:
        raise HubRefused("login_retired", 403, login=by)
    if not any(allowed(role, right) for role in roles):
        raise HubRefused("no_right", 403, right=right, role=", ".join(sorted(roles)))


class Management:
    """Every call raises HubRefused for whoever may not; then nothing is told and nothing changed."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def computers(self, token: str, by: str) -> Computers:
        """All computers with what is known of them, revoked ones too."""
        asking = self._asking(token, by)
        known = self._hub.devices()
        before = replaced(known)
        found = [_message(one, before.get(one.id, ""), own=one.id == asking.own) for one in known]
        return Computers(found, asking.now, asking.computer.id, self._hub.refused())

    def invite(self, token: str, wanted: CodeWanted) -> CodeGiven:
        """A one-time code with which one computer registers."""
        self._asking(token, wanted.by)
        people = _people(wanted.people)
        code = self._hub.new_code(people, wanted.name[:_LONGEST])
        return CodeGiven(code.replace("-", ""), round(CODE_LIFE.total_seconds()))

    def set_people(self, token: str, computer: str, wanted: PeopleWanted) -> Done:
        """Who works on a computer from now on."""
        target = self._target(token, computer, wanted.by)
        if target.revoked_at:
            raise HubRefused("computer_gone", 404)
        self._hub.set_people(target.id, _people(wanted.people))
        return Done(target.id)

    def revoke(self, token: str, computer: str, asked: Asked) -> Done:
        """From now on it gets nothing and may send nothing; asked again, it stays so."""
        target = self._target(token, computer, asked.by)
        if not target.revoked_at:
            self._hub.revoke(target.id)
        return Done(target.id)

    def _asking(self, token: str, by: str) -> Asking:
        return self._hub.asking(token, lambda connection, one: require_right(connection, one, by, RIGHT))

    def _target(self, token: str, computer: str, by: str) -> Computer:
        """Another computer than the two whose loss nobody there could mend: the hub's own, and the one that asks."""
        asking = self._asking(token, by)
        if computer == asking.own:
            raise HubRefused("own_computer", 409)
        if computer == asking.computer.id:
            raise HubRefused("asking_computer", 409)
        found = next((one for one in self._hub.devices() if one.id == computer), None)
        if found is None:
            raise HubRefused("computer_gone", 404)
        return found


def _people(logins: Sequence[str]) -> list[str]:
    if not 0 < len(logins) <= _MOST_PEOPLE or any(len(login) > _LONGEST for login in logins):
        raise HubRefused("message_shape", 400)
    return list(logins)


def _message(one: Computer, now: str, *, own: bool) -> ComputerMessage:
    return ComputerMessage(
        one.id, one.name, one.code, list(one.logins), one.registered_at, one.revoked_at, one.last_contact, one.waiting,
        one.version, one.clock_offset if one.clock_is_off else 0, own, now,
    )  # fmt: skip
