"""Where a collection stands, as lists and workbooks name it: one wording for both."""

from fieldtech.services.money.views import CollectionRow


def shown_state(row: CollectionRow) -> str:
    """A code of ``collection_state.*``: the state of states 4.7, with what waits or is late about it."""
    if row.reversed:
        return "reversed_alone" if row.to_confirm else "reversed"
    if row.to_confirm:
        return "to_confirm"
    if row.state == "collected" and row.overdue:
        return "overdue"
    if row.state == "collected" and not row.carried:
        return "straight"
    if row.state == "received" and row.slip_differs:  # nobody knows whose money is missing
        return "received_differs"
    return row.state
