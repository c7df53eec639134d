"""What an operation of a kind may write down of an order: a note by who writes it, a step by what it takes."""

from collections.abc import Mapping
from functools import cache

from fieldtech.model.drafts.registry import DRAFTS
from fieldtech.model.kinds import OFFICE_ENTRIES
from fieldtech.model.machines import MACHINES
from fieldtech.model.noting import NOTED_BY

_STEP, _INTAKE = "step_", "intake"


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENTRIES: Mapping[str, frozenset[str]] = {
    "add_evidence": _names("evidence"),
    "add_finding": _names("finding"),
    "add_photo": frozenset(),
    "add_vehicles": _names("install row_source"),
    "answer_checklist": _names("answer checklist"),
    "answer_visit": _names("answer checklist"),
    "change_finding": _names("finding"),
    "change_install": _names("install"),
    "close_finding": _names("finding_closed"),
    "collect": _names("fee_settlement"),
    "create_install": _names("install"),
    "end_trial": _names("evidence install trial_end"),
    "fee_word": _names("fee_settlement"),
    "finding_to_repair": _names("intake repeat_check"),
    "finding_told": _names("finding"),
    "move_photo": _names("photo_came photo_removed"),
    "name_sources": _names("install row_source"),
    "object_result": _names("object_result"),
    "read_meter": _names("meter"),
    "register_order": _names("intake repeat_check"),
    "remove_photo": _names("photo_removed"),
    "remove_vehicles": _names("install row_source"),
    "restore_vehicles": _names("install row_source"),
    "reverse": _names("fee_settlement"),
    "swap": frozenset(),
    "undo_swap": _names("swap_undo"),
    "withdraw_evidence": _names("evidence"),
}
_BESIDE_STEPS: Mapping[str, frozenset[str]] = {
    "depart": _names("pick_list"),
    "sign_off": _names("evidence fee_settlement install row_source"),
    "start_service": _names("checklist"),
}


def may_note(kind: str, entry: str, role: str) -> bool | None:
    """Whether somebody in this role brings such an entry by this kind; None for one that nobody knows yet."""
    if entry not in DRAFTS:
        return None
    if kind == "note":
        return role in NOTED_BY.get(_INTAKE if entry == "repeat_check" else entry, ())
    if kind.startswith(_STEP):
        return entry in _entries_of_steps().get(kind, ())
    return entry in _ENTRIES[kind] if kind in _ENTRIES else entry not in OFFICE_ENTRIES or entry == "finding_closed"


@cache
def _entries_of_steps() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for machine in MACHINES.values():
        for step in machine.steps:
            taken = {step.draft.kind} if step.draft else set()
            found.setdefault(f"{_STEP}{step.name}", set()).update(taken | _BESIDE_STEPS.get(step.name, frozenset()))
    return {name: frozenset(entries) for name, entries in found.items()}
