"""How soon something is due, in words."""

from fieldtech.services.visits.stories import DueDay
from fieldtech.ui.language import word

_SOON = 30  # days


def due_words(due: DueDay) -> tuple[str, str]:
    """In how many days, or that it is late, with the tone."""
    if due.late:
        return word("history.late", days=str(-due.days)), "danger"
    if due.days < 0:
        return word("history.days_ago", days=str(-due.days)), "warn"
    if due.days == 0:
        return word("history.today"), "warn"
    return word("history.in_days", days=str(due.days)), "info" if due.days <= _SOON else "neutral"
