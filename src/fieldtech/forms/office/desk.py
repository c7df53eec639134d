"""What every form of the desk shares: its draft keeper, the clock, the colleagues, and cells that come and go."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import TypeVar

from fieldtech.forms.date_fields import Date, Moment
from fieldtech.forms.form import Form
from fieldtech.forms.keeper import DraftKeeper
from fieldtech.model.drafts.base import Draft
from fieldtech.services.access import PersonRow
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.language import word

D = TypeVar("D", bound=Draft)

_USUAL = (time(9), time(11), time(14), time(16))
_NOTICE = timedelta(minutes=45)  # nobody can promise to be there sooner


def choices(group: str, values: Sequence[object]) -> tuple[Option, ...]:
    """The words of a closed list as options."""
    return tuple(Option(str(value), word(f"choice.{group}.{value}")) for value in values)


@dataclass(frozen=True)
class Desk:
    """Where drafts are kept, of which order, the clock of the company and who works there."""

    keeper: DraftKeeper
    key: str
    zone: tzinfo
    clock: Callable[[], datetime]
    people: tuple[PersonRow, ...] = ()

    def colleagues(self, *roles: str) -> tuple[Option, ...]:
        """The people of some roles, by login."""
        found = [row for row in self.people if row.role in roles]
        return tuple(Option(row.login, f"{row.name} · {word(f'role.{row.role}')}") for row in found)

    def just_now(self) -> tuple[tuple[str, datetime], ...]:
        """The quick choice of something that has just happened."""
        return ((word("quick.now"), self.clock()),)

    def soon(self) -> tuple[tuple[str, datetime], ...]:
        """The next three usual times, today or tomorrow."""
        now = self.clock().astimezone(self.zone)
        found = [
            (word("quick.today" if day == 0 else "quick.tomorrow", time=f"{at:%H:%M}"), moment)
            for day in (0, 1)
            for at in _USUAL
            if (moment := datetime.combine(now.date() + timedelta(days=day), at, self.zone)) > now + _NOTICE
        ]
        return tuple(found[:3])

    def times_on(self, day: date) -> tuple[tuple[str, datetime], ...]:
        """The usual times of a day to come; those of now where it is today or over."""
        if day <= self.clock().astimezone(self.zone).date():
            return self.soon()
        moments = [datetime.combine(day, at, self.zone) for at in _USUAL[:3]]
        return tuple((f"{moment:%m-%d %H:%M}", moment) for moment in moments)

    def happened(self, name: str, label: str) -> Moment:
        """The field of a moment in the past, with "now" at hand."""
        return Moment(name=name, label=label, required=True, zone=self.zone, clock=self.clock, quick=self.just_now)

    def day(self, name: str, label: str, *, required: bool = True, span: int = 1) -> Date:
        """The field of a date."""
        return Date(name=name, label=label, required=required, zone=self.zone, clock=self.clock, span=span)

    def planned(self, name: str, label: str, help_text: str = "", *, span: int = 2) -> Moment:
        """The field of a moment to come, with the usual times at hand."""
        return Moment(
            name=name, label=label, help=help_text, required=True, zone=self.zone, clock=self.clock, quick=self.soon,
            span=span,
        )  # fmt: skip


class OfficeForm(Form[D]):
    """Base of the forms of the desk; ``follow`` shows or hides what depends on other answers."""

    columns = 2

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.keeper, desk.key)
        self.desk = desk
        self.edited.connect(self.follow)

    def follow(self) -> None:
        """Called whenever an answer changed or a draft was loaded; override."""

    def load(self, draft: D | Draft, *, restore: bool = True) -> None:
        """Show a draft and what belongs to its answers."""
        super().load(draft, restore=restore)
        self.follow()

    def revert(self) -> None:
        """Start anew."""
        super().revert()
        self.follow()

    def show_cells(self, on: bool, *names: str) -> None:
        """Show or hide fields that are asked only sometimes."""
        for name in names:
            self.cell(name).setVisible(on)


class PlainForm(OfficeForm[D]):
    """A form that needs nothing but the desk, and perhaps a list to choose from: places, people."""

    def __init__(self, desk: Desk, options: Sequence[Option] = ()) -> None:
        super().__init__(desk)
        self.options = tuple(options)
        self.start()
