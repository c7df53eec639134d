"""The versions of the fee schedule: what is edited, what was published, from which day it holds (F54)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.errors import Problem, Refused
from fieldtech.model.accounts import FeeSchedule
from fieldtech.model.base import Id, new_id
from fieldtech.model.catalogue import FeeItem, Part
from fieldtech.model.drafts.money import PublishDraft
from fieldtech.model.money.schedule import bundled_version
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.money.in_force import plain_item
from fieldtech.services.people_names import every_name
from fieldtech.store.arrival import arrival

PART = "part"
"""The basis of a row that is a part of the catalogue with its list price."""
PAST, HOLDS, COMING = "past", "holds", "coming"


@dataclass(frozen=True)
class Edited:
    """What stands in the lists of fee items and of parts: it holds from the day it is published for."""

    items: list[dict[str, Any]]
    parts: dict[str, int]


@dataclass(frozen=True)
class FeeItemRow:
    """One item, or with ``basis`` PART a part of the catalogue.

    ``change`` against the newest version is "", new, changed or gone, ``was`` the prices it had there.
    """

    code: str
    zh: str
    en: str
    basis: str
    in_warranty_cents: int | None
    out_of_warranty_cents: int | None
    rule: str
    enabled: bool
    change: str = ""
    was: tuple[int | None, int | None] = (None, None)
    was_enabled: bool = True
    id: Id | None = None  # of the row that is edited


@dataclass(frozen=True)
class ScheduleRow:
    """A version; the one from before anything was published has no id. ``state``: past, holds or coming."""

    id: Id | None
    number: int
    holds_from: date
    items: tuple[FeeItemRow, ...]
    state: str
    by: str = ""
    by_name: str = ""
    at: datetime | None = None
    note: str = ""
    until: date | None = None  # the day the next version takes its place


class FeeSchedules:
    """Reading the versions, and publishing what was edited as the next one."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def versions(self) -> tuple[ScheduleRow, ...]:
        """Every version, the newest first."""
        self._context.require("see_orders")
        with self._context.reading() as session:
            return versions_of(session, self._today())

    def current(self, day: date | None = None) -> ScheduleRow:
        """The version that holds on a day, today when none is said."""
        self._context.require("see_orders")
        with self._context.reading() as session:
            rows = versions_of(session, day or self._today())
        return next((row for row in rows if row.state == HOLDS), rows[-1])

    def draft(self) -> tuple[FeeItemRow, ...]:
        """The items as they are edited, each with what it changes; then those that are gone."""
        self._context.require("see_orders")
        with self._context.reading() as session:
            return _draft(session)

    def changes(self) -> int:
        """How many items differ from the newest version: nothing to publish when none does."""
        return sum(bool(item.change) for item in self.draft())

    def waits(self, code: str) -> bool:
        """Whether an item or part was edited and its price holds only once it is published."""
        return any(item.code == code and item.change for item in self.draft())

    def may_publish(self) -> bool:
        """Whether the person signed in may."""
        return self._context.require().may("publish_schedule")

    def first_day(self) -> date:
        """The earliest day the next version may hold from: today, and after the last one's."""
        self._context.require("see_orders")
        with self._context.reading() as session:
            return self._first_day(session)

    def publish(self, draft: PublishDraft) -> Change:
        """The items as they are edited become the next version; raises Invalid, or Refused with every reason.

        Orders from before its day keep the prices of theirs.
        """
        person = self._context.require("publish_schedule")
        draft.require_form()
        draft.require_valid()
        with self._context.transaction() as session:
            if problems := tuple(self._problems(session, draft)):
                raise Refused("publish_schedule", problems)
            now = edited(session)
            keep_first(self._context, session, now)
            assert draft.holds_from is not None
            row = FeeSchedule(
                id=new_id(), number=_newest(session).number + 1, holds_from=draft.holds_from, items=now.items,
                parts=now.parts, note=draft.note.strip(), at=self._context.now(), by=person.login,
            )  # fmt: skip
            session.add(row)
            session.flush()
            fields = {"number": row.number, "holds_from": row.holds_from.isoformat()}
            self._context.op(session, "publish_schedule", "fee_schedules", row.id, fields)
        return Change("fee_schedule", row.id, str(row.number))

    def _problems(self, session: Session, draft: PublishDraft) -> Sequence[Problem]:
        found, first = [], self._first_day(session)
        if draft.holds_from is not None and draft.holds_from < first:
            found.append(Problem("holds_from", "schedule_too_early", params={"day": first.isoformat()}))
        if not any(item.change for item in _draft(session)):
            found.append(Problem("holds_from", "schedule_unchanged"))
        return found

    def _first_day(self, session: Session) -> date:
        last = max(row.holds_from for row in versions_of(session, self._today()))
        return max(self._today(), date.fromordinal(last.toordinal() + 1))

    def _today(self) -> date:
        return self._context.local(self._context.now()).date()


def edited(session: Session) -> Edited:
    """What is edited, as a version keeps it."""
    items = [plain_item(row) for row in session.scalars(select(FeeItem).order_by(FeeItem.id))]
    parts = session.scalars(select(Part).order_by(Part.code))
    return Edited(items, {part.code: part.price_cents for part in parts})


def keep_first(context: Context, session: Session, before: Edited) -> None:
    """What held before anything was published becomes version 1, so that orders of its days keep their prices."""
    if session.scalar(select(FeeSchedule.id).limit(1)) is not None:
        return
    first = bundled_version()
    session.add(
        FeeSchedule(
            id=new_id(), number=first.number, holds_from=first.holds_from, items=before.items, parts=before.parts,
            at=context.now(), by=context.require().login,
        )
    )  # fmt: skip
    session.flush()


def versions_of(session: Session, day: date) -> tuple[ScheduleRow, ...]:
    """Every version with its state on a day, the newest first."""
    rows = session.scalars(select(FeeSchedule).order_by(arrival(FeeSchedule))).all()
    rows = sorted(rows, key=lambda row: (row.holds_from, row.number))
    parts = active_parts(session)
    if not rows:
        first, now = bundled_version(), edited(session)
        return (ScheduleRow(None, first.number, first.holds_from, _all_rows(now.items, now.parts, parts), HOLDS),)
    names = every_name(session)
    begun = [row for row in rows if row.holds_from <= day] or rows[:1]
    following = dict(zip((row.id for row in rows), (row.holds_from for row in rows[1:]), strict=False))
    return tuple(
        ScheduleRow(
            row.id, row.number, row.holds_from, _all_rows(row.items, row.parts, parts),
            HOLDS if row is begun[-1] else PAST if row in begun else COMING,
            row.by, names.get(row.by, row.by), row.at, row.note, following.get(row.id),
        )
        for row in reversed(rows)
    )  # fmt: skip


def _newest(session: Session) -> FeeSchedule:
    rows = session.scalars(select(FeeSchedule)).all()
    return max(rows, key=lambda row: row.number)


def _draft(session: Session) -> tuple[FeeItemRow, ...]:
    published = session.scalars(select(FeeSchedule)).all()
    ids = {row.code: row.id for row in session.scalars(select(FeeItem))}
    now, parts = edited(session).items, active_parts(session)
    if not published:
        return (*_rows(now, ids=ids), *(_part(part, part.price_cents) for part in parts))
    newest = max(published, key=lambda row: (row.holds_from, row.number))
    before = {str(item["code"]): item for item in newest.items}
    gone = [item for code, item in before.items() if code not in ids]
    edited_parts = (_part(part, part.price_cents, newest.parts.get(part.code)) for part in parts)
    return (*_rows(now, before, ids), *(_row(item, "gone", item) for item in gone), *edited_parts)


def active_parts(session: Session) -> Sequence[Part]:
    """The parts that are in use, by number."""
    return session.scalars(select(Part).where(Part.active).order_by(Part.code)).all()


def _all_rows(
    items: Sequence[Mapping[str, Any]], prices: Mapping[str, int], parts: Sequence[Part]
) -> tuple[FeeItemRow, ...]:
    """The items of a version, then the parts in use; one newer than the version has its price from the catalogue."""
    return (*_rows(items), *(_part(part, prices.get(part.code, part.price_cents)) for part in parts))


def _part(part: Part, cents: int, was: int | None = None) -> FeeItemRow:
    """A part; without ``was`` no version has it yet, and its price holds at once."""
    before = cents if was is None else was
    change = "changed" if before != cents else ""
    named = (part.code, part.name_zh, part.name_en)
    return FeeItemRow(*named, PART, None, cents, "", enabled=True, change=change, was=(None, before), id=part.id)


def _rows(
    items: Sequence[Mapping[str, Any]],
    before: Mapping[str, Mapping[str, Any]] | None = None,
    ids: Mapping[str, Id] | None = None,
) -> tuple[FeeItemRow, ...]:
    return tuple(
        _row(item, _change(item, before), (before or {}).get(item["code"]), (ids or {}).get(item["code"]))
        for item in items
    )


def _change(item: Mapping[str, Any], before: Mapping[str, Mapping[str, Any]] | None) -> str:
    if before is None:
        return ""
    old = before.get(item["code"])
    return "new" if old is None else "" if dict(old) == dict(item) else "changed"


def _row(
    item: Mapping[str, Any], change: str = "", old: Mapping[str, Any] | None = None, row_id: Id | None = None
) -> FeeItemRow:
    was = (old["in_warranty_cents"], old["out_of_warranty_cents"]) if old else (None, None)
    return FeeItemRow(
        item["code"], item["name_zh"], item["name_en"], item["basis"], item["in_warranty_cents"],
        item["out_of_warranty_cents"], item["rule_zh"], item["enabled"], change, was,
        bool(old["enabled"]) if old else True, row_id,
    )  # fmt: skip
