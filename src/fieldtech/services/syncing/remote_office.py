"""Looking after the office's computers from another computer of the office: the hub is asked and checks the right.

What it told last is kept (in the encrypted database), so that without a network there is a list with its time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any, TypeVar, cast

import msgspec

from fieldtech.errors import Cancelled, Conflict
from fieldtech.model.base import moment_text
from fieldtech.services.access_trail import note_access
from fieldtech.services.context import Context
from fieldtech.services.syncing.computer_rows import ComputerRow, in_order, moment, refused_row, state_at
from fieldtech.sync.channel import Channel, Refused, Unreachable
from fieldtech.sync.invitation import Invitation
from fieldtech.sync.office_messages import (
    Asked,
    CodeWanted,
    ComputerMessage,
    Computers,
    OfficeChannel,
    PeopleWanted,
)
from fieldtech.sync.registration import addresses_of, state_of

RIGHT = "manage_computers"
_KEPT = "computers"
T = TypeVar("T")


@dataclass(frozen=True)
class Known:
    """What the hub told last, and when."""

    rows: tuple[ComputerRow, ...]
    at: datetime


class RemoteOffice:
    """As ``Office``, over the network; raises Forbidden here, Refused and Unreachable there."""

    def __init__(self, context: Context, channel: Callable[[], Channel]) -> None:
        self._context, self._channel = context, channel

    def computers(self) -> list[ComputerRow]:
        """All of them as the hub knows them now, those that need a look first; kept for when it is away."""
        told = self._ask(lambda office, by: office.computers(by))
        kept = {"at": moment_text(self._context.now()), "told": msgspec.to_builtins(told)}
        self._keep(kept)
        return list(_rows(told))

    def known(self) -> Known | None:
        """What was told last, None before the first time; raises Forbidden."""
        self._context.require(RIGHT)
        with self._context.reading() as session:
            state = state_of(session)
            kept = state.keys.get(_KEPT) if state is not None else None
        if not kept:
            return None
        try:
            told = msgspec.convert(kept["told"], Computers)
        except msgspec.ValidationError:  # of another version of the program
            return None
        return Known(_rows(told), datetime.fromisoformat(kept["at"]))

    def reached_at(self) -> tuple[str, ...]:
        """Where this computer reaches the office."""
        with self._context.reading() as session:
            return addresses_of(session)

    def invite(self, logins: Sequence[str], name: str = "") -> Any:
        """A code for one more computer with all it needs (``invitations.Invited``)."""
        given = self._ask(lambda office, by: office.invite(CodeWanted(by, list(logins), name)))
        with self._context.reading() as session:
            state = state_of(session)
            authority = state.ca if state is not None else ""
        pins: Any = import_module("fieldtech.sync.pin")  # certificates and codes are read on few computers
        invitations: Any = import_module("fieldtech.services.syncing.invitations")
        pin = pins.pin_of(authority.encode()) if authority else "-"
        text = Invitation(self.reached_at(), given.code, pin).text()
        good_until = self._context.now() + timedelta(seconds=given.seconds)
        return invitations.Invited(text, good_until, tuple(logins), name)

    def set_people(self, computer: str, logins: Sequence[str]) -> None:
        """Who works on a computer from now on."""
        self._ask(lambda office, by: office.set_people(computer, PeopleWanted(by, list(logins))))

    def revoke(self, computer: str, reason: str = "") -> None:
        """It gets nothing more and may send nothing more; who did it and why stays in the access log here."""
        known = self.known()
        self._ask(lambda office, by: office.revoke(computer, Asked(by)))
        name = next((row.title for row in known.rows if row.id == computer), computer) if known else computer
        note_access(self._context, "revoke_computer", ": ".join(filter(None, (name, reason))), each=True)

    def _ask(self, ask: Callable[[OfficeChannel, str], T]) -> T:
        by = self._context.require(RIGHT).login
        try:
            return ask(cast(OfficeChannel, self._channel()), by)
        except Cancelled as error:  # somebody had stopped an exchange: nobody waits between two tries then
            raise Unreachable from error
        except Refused as refused:
            if refused.code in ("own_computer", "asking_computer"):
                raise Conflict(refused.code) from refused
            if refused.code in ("no_right", "login_retired", "not_of_this_computer", "device_revoked"):
                self._keep(None)  # whoever may not know it any more does not find it here either
            raise

    def _keep(self, kept: dict[str, Any] | None) -> None:
        with self._context.database.transaction() as session:
            state = state_of(session)
            if state is not None and (kept or _KEPT in state.keys):
                others = {name: value for name, value in state.keys.items() if name != _KEPT}
                state.keys = others | ({_KEPT: kept} if kept else {})


def _rows(told: Computers) -> tuple[ComputerRow, ...]:
    now = datetime.fromisoformat(told.now)
    return tuple(in_order(_row(one, now, told) for one in told.computers))


def _row(one: ComputerMessage, now: datetime, told: Computers) -> ComputerRow:
    last = moment(one.last_contact)
    return ComputerRow(
        one.id, one.name, one.code, tuple(one.people), state_at(now, last, revoked=bool(one.revoked_at)), last,
        one.waiting, one.version, one.clock_offset, datetime.fromisoformat(one.registered_at), moment(one.revoked_at),
        own=one.id == told.asking, is_hub=one.own, refused=tuple(map(refused_row, told.refused.get(one.id, []))),
        now=one.now,
    )  # fmt: skip
