"""What the rules of a visit look at besides what every order has: its days, what it looks at, what it found."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

GAPS = ("answer", "points", "note", "photo")
"""What an item of the checklist may lack."""


@dataclass(frozen=True)
class ObjectFact:
    """A vehicle or a piece of equipment; ``gaps`` are (item, what it lacks) in the order of the checklist.

    ``wrong`` are the items that are not in order, ``unread`` those whose reading could not be taken.
    """

    key: str
    position: int
    label: str
    kind: str
    state: str
    gaps: tuple[tuple[str, str], ...] = ()
    wrong: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True)
class FindingFact:
    """Something found; ``number`` counts them within the visit."""

    key: str
    number: int
    object_key: str
    label: str
    item: str
    text: str
    state: str
    hazard: bool = False
    told: bool = False


@dataclass(frozen=True)
class VisitFacts:
    """``notice_days`` is how long before the customer must know (F30); ``computed`` the next day by the cycle.

    ``moved_by`` is who moved the visit, ``sent_by`` who assigned it, where no step was taken since.
    """

    planned_on: date
    due_on: date
    today: date
    zone: tzinfo
    notice_days: int = 7
    checklist_code: str = ""
    objects: tuple[ObjectFact, ...] = ()
    findings: tuple[FindingFact, ...] = ()
    computed: date | None = None
    late_after: date | None = None
    moved_by: str = ""
    sent_by: str = ""

    def day_of(self, moment: datetime) -> date:
        """The local day of a moment."""
        return moment.astimezone(self.zone).date()

    @property
    def late(self) -> bool:
        """Whether its day and the tolerance of the cycle have passed (states 4.3)."""
        return self.late_after is not None and self.today > self.late_after

    @property
    def ended(self) -> bool:
        """Whether nothing that was found is open any more (T28)."""
        return all(finding.state != "open" for finding in self.findings)
