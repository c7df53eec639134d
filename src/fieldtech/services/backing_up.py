"""Who may back up a computer, and put a backup back."""

from fieldtech.hub.config import hub_folder, is_hub
from fieldtech.services.context import Context, Person
from fieldtech.sync.registration import state_of


def require_backup(context: Context) -> Person:
    """The person signed in, if he may; raises Forbidden.

    At the office, and on a computer without one, that is a right. On the laptops of an office nobody with that right
    may be known, and they hold no more than their people see: whoever works on one may.
    """
    return context.require("" if _is_laptop(context) else "backup")


def _is_laptop(context: Context) -> bool:
    if is_hub(hub_folder(context.folder.root)):
        return False
    with context.reading() as session:
        return state_of(session) is not None
