"""What an operation of a kind may do to the rows of a table: add some, change which columns, take some away.

``kinds.py`` says who may send a kind and which tables it touches; this page says what it does there, so that nobody
uses a kind that everybody may send to write what another kind is for. The tests hold every use case to it
(``store/op_guard.py``), the hub holds every computer to it (``hub/touching.py``).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from fieldtech.model.kinds import _MASTERS as LISTS
from fieldtech.model.rights import RIGHTS
from fieldtech.model.tables import Base

Columns = frozenset[str]
_STEP, _INTAKE = "step_", "intake"


@dataclass(frozen=True)
class Touch:
    """What may become of the rows of one table."""

    new: bool = False
    columns: Columns = frozenset()
    gone: bool = False


def _names(text: str) -> Columns:
    return frozenset(text.split())


_PLACE = _names("place_kind place_ref state")
_UNIT = _PLACE | _names("active loaner_due rma_no warranty_months")
_LINE = _names("active changed_at")
_TITLE = _names("changed_at title")

_USUAL: Mapping[str, Columns] = {
    "column_meanings": _names("field"),
    "company_settings": _names("value"),
    "conflicts": _names("decided_at decided_by state"),
    "crew_members": frozenset(),
    "follow_ups": _names("done_at done_by outcome"),
    "receipt_blocks": _names("closed_at closed_reason"),
    "install_requests": _names("changed_at status"),
    "install_rows": _names("changed_at new_date open_points reason sim_id state technician terminal_id"),
    "orders": _names("changed_at status"),
    "sims": _PLACE,
    "stock_counts": _names("closed_at closed_by reason slip_id state"),
    "stock_transfers": _names("answered_at answered_by reason slip_id state"),
    "terminals": _PLACE | {"loaner_due"},
    "tool_loans": _names("in_at in_by in_condition in_note"),
    "tools": _names("condition"),
    "write_offs": _names("decided_at decided_by opinion slip_id state"),
}
"""What changes in a table whatever the kind; lists of the company change by their own kinds only."""
_STAYS = _names("number order_id plan_id object_id created_at created_by found_at found_by")
"""In tables that are not named above, everything else may change."""

_CHANGED: Mapping[str, Mapping[str, Columns]] = {
    "erase_person": {
        "contacts": _names("name role mobile landline email is_main active"),
        "vehicles": _names("driver_name driver_mobile"),
    },
    "add_vehicles": {"orders": _TITLE, "install_rows": _LINE},
    "change_install": {"orders": _TITLE | _names("emergency promised_at")},
    "change_pin": {"users": _names("pin_hash")},
    "create_install": {"orders": frozenset(), "install_rows": frozenset()},
    "end_trial": {"orders": frozenset(), "install_rows": frozenset(), "terminals": _names("loaner_due")},
    "factory_back": {"terminals": _UNIT},
    "first_pin": {"users": _names("pin_hash")},
    "give_up": {"terminals": _UNIT},
    "issue_block": {"receipt_blocks": frozenset()},
    "plan_delete": {"plans": _names("changed_at number status"), "plan_objects": frozenset()},
    "receive": {"terminals": _names("active"), "sims": _names("active")},
    "refresh_visit": {
        "orders": _names("changed_at equipment_id title vehicle_id"),
        "visits": _names("checklist_code due_on late_after"),
        "visit_objects": _names("position"),
    },
    "register_order": {"orders": frozenset(), "follow_ups": frozenset()},
    "remove_vehicles": {"orders": _TITLE, "install_rows": _LINE},
    "request_changed": {"install_requests": _names("body changed_at content_sha status wanted_by")},
    "request_reviewed": {"install_requests": _names("changed_at reviewed_at reviewed_by status")},
    "request_told": {"install_requests": _names("changed_at told_at")},
    "restore_vehicles": {"orders": _TITLE, "install_rows": _LINE},
    "retire_user": {"follow_ups": _names("login role"), "users": _names("active")},
    "save_bank": {"company_settings": frozenset()},  # each setting of them stays
    "save_money_limits": {"company_settings": frozenset()},
    "send_to_factory": {"terminals": _UNIT},
    "set_pin": {"users": _names("pin_hash")},
    "top_up": {"sims": _names("valid_until")},
    "undo_slip": {"terminals": _UNIT, "sims": _PLACE | {"active"}},
    "undo_top_up": {"sims": _names("valid_until")},
    "withdraw_visit": {"orders": _names("changed_at status")},
}
"""By kind and table, where it is more or less than usual."""

_FREED = _names("due_arrive due_depart slot_from slot_to technician")
_ASSIGNED = _FREED | _names("promised_at site_class")
_OF_STEP: Mapping[str, Columns] = {
    "arrive": _names("arrived_at"),
    "assign": _ASSIGNED,
    "assign_emergency": _ASSIGNED,
    "cancel": _FREED,
    "cancel_approved": _FREED,
    "hand_over": _names("technician"),
    "move_back": _FREED,
    "move_visit": _FREED | {"promised_at"},
    "reassign": _ASSIGNED,
    "refuse": _FREED,
    "reschedule": _FREED | {"promised_at"},
    "return_late": _FREED,
    "rework": _names("reworks"),
    "sign_off": _names("revision"),
    "skip": _FREED,
    "unassign": _FREED,
    "submit": _names("due_arrive due_depart promised_at"),
}
"""What a step changes of its order besides the state; whoever names a technician also names who goes with him."""
_CORRECTED = _names("customer_id emergency equipment_id promised_at repeat_of site_class title vehicle_id")
"""What an intake that is corrected changes of its order."""
_GENERATED = _FREED | _names("changed_at promised_at status title")
"""What may become of an order by a kind without a rule of its own, as those of the visits."""

_PLANNED_AHEAD = frozenset({"refresh_visit", "withdraw_visit"})
"""What becomes by itself of visits that are there already."""
_STAND_STILL = frozenset({
    "add_evidence", "add_finding", "add_photo", "add_vehicles", "answer_checklist", "answer_visit", "change_finding",
    "change_install", "collect", "fee_word", "finding_told", "move_photo", "name_sources", "note", "object_result",
    "read_meter", "remove_photo", "remove_vehicles", "restore_vehicles", "reverse", "settle_follow_up", "swap",
    "undo_swap", "withdraw_evidence",
})  # fmt: skip
"""Kinds about an order that take no step of it."""
_NOT_NOTED = frozenset({
    "crew_members", "install_rows", "photos", "placements", "sims", "swaps", "terminals", "unit_entries",
})  # fmt: skip
"""What a note never touches: everybody may write one."""

_BORN: Mapping[str, frozenset[str]] = {
    "install_requests": frozenset({"import_list", "request_received"}),
    "install_rows": frozenset({"add_vehicles", "create_install", "end_trial", "step_sign_off"}),
    "receipt_blocks": frozenset({"issue_block"}),
    "service_centres": frozenset({"found_company"}),
    "sims": frozenset({"receive", "replace_card"}),
    "stock_counts": frozenset({"open_count"}),
    "stock_transfers": frozenset({"offer_transfer"}),
    "terminals": frozenset({"factory_back", "receive"}),
    "tool_loans": frozenset({"lend"}),
    "tools": frozenset({"add_tool"}),
    "users": frozenset({"found_company"}),
    "write_offs": frozenset({"ask_lose", "ask_scrap", "book_count"}),
}
"""Which kinds add rows to these tables, beside those that save a row of a list or take a list in."""

_FROM_LISTS = frozenset({"import", "import_list"})
_BESIDE_LISTS = {"placements": "edit_stock", "plate_changes": "edit_vehicles", "stock_moves": "edit_stock"}
_RIGHT_OF = dict(LISTS.values()) | _BESIDE_LISTS
"""The right to edit each list of the company by hand."""
_SETTINGS = {"save_smtp": "smtp", "save_lease": "lease", "save_plan_figures": "plans",
             "save_instructions": "instructions", "save_bank": "bank", "save_money_limits": "money_limits"}  # fmt: skip
"""Settings of the company that one kind writes, which writes no other."""


@cache
def touch_of(kind: str, table: str) -> Touch:
    """What operations of this kind may do to the rows of a table that it touches (``kinds.py``)."""
    if table in _facts():
        stays = (table == "transitions" and kind in _STAND_STILL) or (kind == "note" and table in _NOT_NOTED)
        return Touch(new=not stays)
    if kind.startswith(_STEP):
        return _of_step(kind.removeprefix(_STEP), table)
    if kind in _FROM_LISTS and (table in _USUAL or table in _lists()):
        return Touch(new=True, columns=_columns(table) - {"pin_hash"})
    if table in _lists() and (word := _word_of(kind, table)):
        verb = kind.removesuffix(f"_{word}")
        return Touch(verb == "save", _saved(table) if verb == "save" else _names("active enabled") & _columns(table))
    if kind == "resolve_conflict":
        return Touch(columns=_columns(table))
    return _usual(kind, table)


def corrected(kind: str, entries: Iterable[str]) -> Columns:
    """The columns of its order that a note may change besides the usual ones, by what it writes down."""
    return _CORRECTED if kind == "note" and _INTAKE in entries else frozenset()


def may_import(kind: str, table: str, role: str) -> bool:
    """Who takes a list in needs the right to edit it by hand; while nobody signs in (no role) nobody is needed."""
    needed = _RIGHT_OF.get(table) if kind in _FROM_LISTS else None
    return needed is None or not role or role in RIGHTS[needed]


def needed_entry(kind: str, table: str) -> str:
    """The kind of entry without which operations of this kind do not touch the table: a note says what it is."""
    return ("part" if table == "stock_moves" else "*") if kind == "note" and table != "entries" else ""


def may_set(kind: str, setting: str) -> bool:
    """Whether operations of this kind write this setting of the company; who decides about any: see ``deciders``."""
    own = _SETTINGS.get(kind, setting) == setting and (kind in _SETTINGS or setting not in _SETTINGS.values())
    return own or kind == "resolve_conflict"


def _of_step(step: str, table: str) -> Touch:
    if table == "orders":
        return Touch(step == "sign_off", _USUAL["orders"] | _OF_STEP.get(step, frozenset()))
    if table == "crew_members":
        names = "technician" in _OF_STEP.get(step, ())
        return Touch(new=names, gone=names)
    return _usual(f"{_STEP}{step}", table)


def _usual(kind: str, table: str) -> Touch:
    if table == "orders":
        return _of_order(kind)
    if table in ("conflicts", "crew_members") or (kind == "note" and table in _NOT_NOTED):
        return Touch(columns=_USUAL["conflicts"] if table == "conflicts" else frozenset())
    of_list = table in _lists()
    usual = _USUAL.get(table, frozenset() if of_list else _columns(table) - _STAYS)
    new = kind in _BORN.get(table, ()) if of_list or table in _BORN else True
    left = (kind, table) == ("refresh_visit", "visit_objects")  # sold or retired before anybody looked at it
    return Touch(new, _CHANGED.get(kind, {}).get(table, usual), gone=left)


def _of_order(kind: str) -> Touch:
    if kind in _STAND_STILL:
        return Touch(columns=_CHANGED.get(kind, {}).get("orders", _names("changed_at")))
    if kind == "record_row":  # the first vehicle begins the work
        return Touch(columns=_USUAL["orders"])
    return Touch(kind not in _PLANNED_AHEAD, _CHANGED.get(kind, {}).get("orders", _GENERATED))


def _saved(table: str) -> Columns:
    """A terminal moves by other kinds, and a PIN is given by other ones."""
    return _columns(table) - {"pin_hash"} - (_PLACE if table in ("terminals", "sims") else frozenset())


@cache
def _word_of(kind: str, table: str) -> str:
    found = (word for word, (its, _right) in LISTS.items() if its == table and kind.endswith(f"_{word}"))
    return next((word for word in found if kind in (f"save_{word}", f"retire_{word}", f"restore_{word}")), "")


@cache
def _lists() -> frozenset[str]:
    return frozenset(table for table, _right in LISTS.values())


@cache
def _facts() -> frozenset[str]:
    kinds = (mapper.class_ for mapper in Base.registry.mappers)
    return frozenset(kind.__tablename__ for kind in kinds if getattr(kind, "__insert_only__", False))


@cache
def _columns(table: str) -> Columns:
    """All that are no part of the key."""
    found = next(one for one in Base.registry.mappers if one.class_.__tablename__ == table)
    return frozenset(attribute.key for attribute in found.column_attrs if not attribute.columns[0].primary_key)
