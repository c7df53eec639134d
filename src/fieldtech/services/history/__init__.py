"""Looking at vehicles, terminals, SIM cards and customers: lists, cards and the full history."""

from fieldtech.services.history.history import History
from fieldtech.services.history.timelines import TimelineRow

__all__ = ["History", "TimelineRow"]
