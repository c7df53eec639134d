"""States of the story for the machine's tests, and the two that lie beside it."""

from pathlib import Path

import stories
from fieldtech.model.base import Id
from fieldtech.model.drafts.signoff import AcceptanceDraft
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as


def open_state(prepared: Prepared, state: str, folder: Path) -> tuple[Workplace, Id]:
    """A state of the story, or one of the two that lie beside it."""
    if state == "unseen":
        workplace = prepared.demo(folder)
        act_as(workplace, "zhoumin")
        return workplace, workplace.repairs.register(stories.intake(), repeat_shown=False).id
    if state == "unrated":
        workplace, order = prepared.open("to_sign", folder)
        act_as(workplace, "wulei")
        workplace.repairs.note(order, AcceptanceDraft("satisfied", "ink", "马骏", "self"))
        for who in ("customer", "technician"):
            workplace.repairs.note(order, stories.ink(who), who)
        return workplace, order
    return prepared.open(state, folder)
