"""What of plans and visits waits for the person signed in; counted once until something changes."""

from fieldtech.services.workplace import Workplace

APPROVERS = ("MG", "DR")


class Waiting:
    """Late visits, and plans that wait for who approves them."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._counted: tuple[int, int] | None = None

    def forget(self) -> None:
        """Something changed, or somebody else is in."""
        self._counted = None

    def late(self) -> int:
        """Visits that are late."""
        return self._count()[0]

    def plans(self) -> int:
        """Plans to approve; none for who does not."""
        return self._count()[1]

    def _count(self) -> tuple[int, int]:
        person = self._workplace.access.person
        if person is None or not person.may("see_all_orders"):
            return 0, 0
        if self._counted is None:
            plans = self._workplace.plans.list(filter="to_approve") if person.role in APPROVERS else ()
            self._counted = self._workplace.calendar.late_count(), len(plans)
        return self._counted
