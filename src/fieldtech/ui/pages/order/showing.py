"""How an order's times, names and states are put into words on screen."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo

from fieldtech.clock import Clock
from fieldtech.errors import Forbidden
from fieldtech.model.base import Id
from fieldtech.model.drafts.visits import NoticeDraft
from fieldtech.services.install.titles import capital, title_in
from fieldtech.services.instructions import Document
from fieldtech.services.masters import Masters
from fieldtech.services.masters.masters import MasterRow
from fieldtech.services.visits.finding_views import FindingQuery
from fieldtech.services.visits.views import FindingView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import current_language, word

TONES = {
    "triage": "info", "remote": "info", "to_confirm": "warn", "plan_to_confirm": "warn", "to_approve": "violet",
    "approved": "info", "assigned": "info", "accepted": "info", "departed": "info", "arrived": "violet",
    "in_repair": "violet", "waiting": "warn", "to_sign": "warn", "signed": "ok", "completed": "ok",
    "to_replace": "warn", "to_factory": "warn", "returned": "warn", "installing": "violet", "received": "info",
    "passed": "ok", "dispatched": "ok", "planned": "neutral", "noticed": "info", "in_service": "violet",
}  # fmt: skip
"""The colour beside the word of a state; a state without one is neutral."""


class Times:
    """Moments in the company's zone, as short as they can be understood."""

    def __init__(self, zone: tzinfo, clock: Clock) -> None:
        self._zone, self._clock = zone, clock

    def short(self, at: datetime | None) -> str:
        """The time alone today, month and day with it this year, the date otherwise."""
        if at is None:
            return ""
        local, now = at.astimezone(self._zone), self._clock().astimezone(self._zone)
        if local.date() == now.date():
            return f"{local:%H:%M}"
        return f"{local:%m-%d %H:%M}" if local.year == now.year else f"{local:%Y-%m-%d}"

    def full(self, at: datetime | None) -> str:
        """Date and time."""
        return f"{at.astimezone(self._zone):%Y-%m-%d %H:%M}" if at else ""

    def today(self) -> date:
        """The day it is here."""
        return self._clock().astimezone(self._zone).date()

    def day(self, at: datetime | None) -> str:
        """The day alone."""
        if at is None:
            return ""
        local, now = at.astimezone(self._zone), self._clock().astimezone(self._zone)
        return f"{local:%m-%d}" if local.year == now.year else f"{local:%Y-%m-%d}"

    def of_day(self, day: date) -> str:
        """A day that is no moment, as short."""
        return f"{day:%m-%d}" if day.year == self.today().year else day.isoformat()

    def span(self, start: datetime | None, end: datetime | None) -> str:
        """From and until; the day is said once."""
        if start is None or end is None:
            return self.short(start or end)
        same = start.astimezone(self._zone).date() == end.astimezone(self._zone).date()
        return f"{self.short(start)}–{end.astimezone(self._zone):%H:%M}" if same else (
            f"{self.short(start)} – {self.short(end)}"
        )  # fmt: skip

    def late_by(self, due: datetime | None) -> str:
        """By how much a due time has passed; empty while it has not."""
        if due is None or (late := self._clock() - due) <= timedelta(0):
            return ""
        minutes = int(late.total_seconds()) // 60
        days, hours = divmod(minutes // 60, 24)
        if days:
            return word("late.days", days=str(days), hours=str(hours))
        return word("late.hours", hours=str(hours), minutes=str(minutes % 60))


class Catalogue:
    """Names of codes in the language shown; each list is read once and anew when it changed."""

    def __init__(self, masters: Masters) -> None:
        self._masters = masters
        self._lists: dict[str, dict[str, MasterRow]] = {}

    def forget(self) -> None:
        """A list was edited."""
        self._lists.clear()

    def rows(self, name: str) -> Iterable[MasterRow]:
        """All rows of a list, retired ones too: old orders still name them."""
        return self._list(name).values()

    def name(self, name: str, code: str) -> str:
        """The name of a code, or the code itself."""
        row = self._list(name).get(code)
        return self.title(row) if row else code

    def names(self, name: str, codes: Iterable[str]) -> str:
        """Several, joined."""
        return capital(word("list.comma").join(self.name(name, code) for code in codes))

    def title(self, row: MasterRow) -> str:
        """The row's name in the language shown."""
        return row.name_en if current_language() == "en" and row.name_en else row.name

    def fault(self, title: str) -> str:
        """An order's title, which is made of symptoms or of its task, in the language shown."""
        if current_language() != "en":
            return title
        try:
            known = {row.name: self.title(row) for row in self.rows("symptoms")}
        except Forbidden:  # the language was switched on the lock screen: nobody reads this now
            return title
        return title_in(title, "en", known)

    def _list(self, name: str) -> dict[str, MasterRow]:
        if name not in self._lists:
            page = self._masters.list(name, limit=2000, retired=True)
            self._lists[name] = {row.number: row for row in page.rows}
        return self._lists[name]


class Showing:
    """What all parts of the page share for showing things."""

    def __init__(self, workplace: Workplace) -> None:
        self.times = Times(workplace.context.zone, workplace.context.now)
        self.catalogue = Catalogue(workplace.masters)
        self.case = workplace.install_desk.case
        self._workplace = workplace

    def findings(self, order: Id) -> tuple[FindingView, ...]:
        """What a visit found, as it is numbered."""
        found = self._workplace.visits.findings(FindingQuery(state="", order=order))
        return tuple(sorted(found, key=lambda finding: finding.number))

    def origins(self, repair: Id) -> tuple[FindingView, ...]:
        """The finding that a repair order was made for, if any."""
        found = self._workplace.visits.origin(repair)
        return (found,) if found is not None else ()

    def notices(self, order: Id) -> tuple[tuple[datetime, NoticeDraft], ...]:
        """Each time the customer was told of a visit."""
        said = self._workplace.visits.view(order).notices
        return tuple((one.at, one.draft) for one in said if isinstance(one.draft, NoticeDraft))

    def instructions(self, order: Id) -> tuple[tuple[Document, ...], tuple[str, ...]]:
        """How the work of an order is done, and what a document may be attached to from there."""
        found = self._workplace.instructions
        return found.of_order(order), found.places(order)

    def choice(self, group: str, code: object) -> str:
        """The word of a closed choice; empty for none."""
        return word(f"choice.{group}.{code}") if code not in ("", None, 0) else ""

    def choices(self, group: str, codes: Iterable[object]) -> str:
        """Several, joined."""
        return word("list.comma").join(self.choice(group, code) for code in codes)
