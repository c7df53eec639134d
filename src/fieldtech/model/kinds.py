"""Who may send which kind of operation, and the tables it may touch: one table for every use case.

The tests hold every use case to it, the hub holds every computer to it. A kind that is not here is unknown: a hub
keeps its operation until it is upgraded.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fieldtech.model.kinds_money import MONEY
from fieldtech.model.machines import MACHINES
from fieldtech.model.machines.machine import Step
from fieldtech.model.machines.plan import DECIDERS, PLAN, WRITERS
from fieldtech.model.machines.sim import CARRIER, SIM, TOPPING_UP
from fieldtech.model.machines.terminal import FIELD, STORE, TERMINAL, WORKER
from fieldtech.model.machines.visit import CLOSING, TELLING
from fieldtech.model.rights import EVERYONE, RIGHTS

FIELD_ROLES = frozenset({"TE"})
"""Roles that have only what is theirs; all others see every order."""


@dataclass(frozen=True)
class Kind:
    """``on_order``: it says something of an order, which must be his own for a technician.

    ``first`` kinds may be sent without a person while nobody can sign in anywhere. Rows of ``alike`` kinds are made on
    every computer with the same keys: whichever comes first counts, and what became of it meanwhile stays.
    """

    roles: frozenset[str]
    tables: frozenset[str]
    on_order: bool = False
    first: bool = False
    alike: bool = False


_UNITS = frozenset({"terminals", "sims", "placements", "unit_entries"})
_SLIP = _UNITS | {"stock_slips", "stock_moves", "write_offs"}
_ORDER = frozenset({"orders", "entries", "transitions", "follow_ups"})
_VISIT = _ORDER | _UNITS | {"crew_members", "install_rows", "stock_moves", "swaps", "photos"} | {
    "visits", "visit_objects", "findings", "meter_readings",
}  # fmt: skip
_PLANNED = frozenset({"orders", "visits", "visit_objects", "transitions"})
_PLAN = frozenset({"plans", "plan_objects", "plan_acts"})
_REQUEST = frozenset({"install_requests", "request_vehicles", "request_acts"})
_DESK = frozenset({"CS", "DI"})
_ON_SITE = frozenset(WORKER)
_LISTS = frozenset({
    "actions", "causes", "checklists", "column_meanings", "contacts", "customer_contracts", "customers", "equipment",
    "fee_items", "holidays", "parts", "plate_changes", "service_centres", "site_classes", "sites", "stock_locations",
    "symptoms", "terminal_models", "users", "vehicle_wishes", "vehicles",
})  # fmt: skip
DECIDABLE = _LISTS | {
    "orders", "install_rows", "follow_ups", "terminals", "sims", "stock_transfers", "write_offs", "stock_counts",
    "tools", "tool_loans", "install_requests", "request_vehicles", "company_settings", "plans", "plan_objects",
    "visits", "visit_objects", "findings", "receipt_blocks",
}  # fmt: skip
"""Tables with rows that two people may have changed at once."""

_MASTERS: dict[str, tuple[str, str]] = {
    "customer": ("customers", "edit_customers"),
    "contact": ("contacts", "edit_customers"),
    "site": ("sites", "edit_customers"),
    "contract": ("customer_contracts", "edit_contracts"),
    "vehicle": ("vehicles", "edit_vehicles"),
    "equipment": ("equipment", "edit_vehicles"),
    "terminal_model": ("terminal_models", "edit_catalogue"),
    "terminal": ("terminals", "edit_stock"),
    "sim": ("sims", "edit_stock"),
    "part": ("parts", "edit_catalogue"),
    "symptom": ("symptoms", "edit_catalogue"),
    "cause": ("causes", "edit_catalogue"),
    "action": ("actions", "edit_catalogue"),
    "checklist": ("checklists", "edit_catalogue"),
    "site_class": ("site_classes", "edit_catalogue"),
    "fee_item": ("fee_items", "edit_catalogue"),
    "holiday": ("holidays", "edit_company"),
    "stock_location": ("stock_locations", "edit_stock"),
    "service_centre": ("service_centres", "edit_company"),
    "user": ("users", "edit_users"),
}
"""Word of a list -> its table and the right to edit it."""

_BESIDE: dict[str, frozenset[str]] = {
    "fee_item": frozenset({"fee_schedules"}),
    "part": frozenset({"fee_schedules"}),
    "vehicle": frozenset({"plate_changes"}),
    "terminal": frozenset({"placements"}),
    "sim": frozenset({"placements"}),
    "user": frozenset({"follow_ups"}),
}
"""What saving or retiring a row of a list writes beside it."""


def _kind(
    roles: Iterable[str], tables: Iterable[str], *, on_order: bool = False, first: bool = False, alike: bool = False
) -> Kind:
    return Kind(frozenset(roles), frozenset(tables), on_order, first, alike)


def _steps() -> Iterator[tuple[str, Kind]]:
    by_name: dict[str, list[Step]] = {}
    for machine in MACHINES.values():
        for step in machine.steps:
            by_name.setdefault(step.name, []).append(step)
    for name, steps in by_name.items():
        roles = {role for step in steps for role in step.roles}
        tables = _VISIT | ({"sealed_records", "fee_lists"} if any(step.seals for step in steps) else set())
        yield f"step_{name}", _kind(roles, tables if roles & FIELD_ROLES else tables | _REQUEST, on_order=True)


def _masters() -> Iterator[tuple[str, Kind]]:
    for word, (table, right) in _MASTERS.items():
        for verb in ("save", "retire", "restore"):
            yield f"{verb}_{word}", _kind(RIGHTS[right], {table} | _BESIDE.get(word, frozenset()))


def _stores() -> Iterator[tuple[str, Kind]]:
    for name in ("receive", "issue", "take_back", "relocate", "shelve", "set_apart", "give_up", "find"):
        yield name, _kind(TERMINAL.step(name).roles, _SLIP)
    for name in ("suspend", "resume", "cancel"):
        yield name, _kind(SIM.step(name).roles, _UNITS)
    yield from {
        "send_to_factory": _kind(STORE, _SLIP),
        "factory_back": _kind(STORE, _SLIP),
        "repair_here": _kind(FIELD, _SLIP),
        "replace_card": _kind(STORE, _SLIP),
        "undo_slip": _kind({*FIELD, "CM", "MG"}, _SLIP),
        "top_up": _kind(TOPPING_UP, {"sims", "unit_entries"}),
        "undo_top_up": _kind(TOPPING_UP, {"sims", "unit_entries"}),
        "card_state": _kind(CARRIER, _UNITS),
        "put_in": _kind(FIELD, _UNITS),
        "take_out": _kind(FIELD, _UNITS),
        "offer_transfer": _kind(EVERYONE, {"stock_transfers"}),
        "accept_transfer": _kind({"TE"}, _SLIP | {"stock_transfers"}),
        "declined_transfer": _kind(EVERYONE, {"stock_transfers"}),
        "withdrawn_transfer": _kind(EVERYONE, {"stock_transfers"}),
        "ask_lose": _kind({"WH", "TE", "DI", "CM", "MG"}, _SLIP),
        "ask_scrap": _kind({"WH", "TE", "DI", "CM", "MG"}, _SLIP),
        "approve_lose": _kind({"MG"}, _SLIP),
        "approve_scrap": _kind({"MG"}, _SLIP),
        "decline_write_off": _kind({"MG"}, {"write_offs"}),
        "withdraw_write_off": _kind({"WH", "TE", "DI", "CM", "MG"}, _SLIP),
        "open_count": _kind(FIELD, {"stock_counts"}),
        "count_scan": _kind(FIELD, {"count_scans"}),
        "take_back_scan": _kind(FIELD, {"count_scans"}),
        "give_up_count": _kind(FIELD, {"stock_counts"}),
        "book_count": _kind(STORE, _SLIP | {"stock_counts"}),
        "add_tool": _kind(STORE, {"tools"}),
        "lend": _kind(STORE, {"tools", "tool_loans"}),
        "give_back": _kind(STORE, {"tools", "tool_loans"}),
    }.items()


def _orders() -> Iterator[tuple[str, Kind]]:
    yield from {
        "register_order": _kind(RIGHTS["register_order"], _ORDER, on_order=True),
        "note": _kind(EVERYONE, _VISIT, on_order=True),
        "answer_checklist": _kind(_ON_SITE, _VISIT, on_order=True),
        "add_photo": _kind(_ON_SITE, _VISIT, on_order=True),
        "remove_photo": _kind(_ON_SITE, _VISIT, on_order=True),
        "move_photo": _kind(_ON_SITE, _VISIT, on_order=True),
        "swap": _kind(_ON_SITE, _VISIT, on_order=True),
        "undo_swap": _kind(_ON_SITE, _VISIT, on_order=True),
        "record_row": _kind(_ON_SITE, _VISIT, on_order=True),
        "settle_follow_up": _kind(EVERYONE, {"follow_ups"}, on_order=True),
        "add_evidence": _kind({"CS", "TS", "DI", "MG", "CM", "TE"}, _ORDER, on_order=True),
        "withdraw_evidence": _kind({"CS", "TS", "DI", "MG", "CM", "TE"}, _ORDER, on_order=True),
        "create_install": _kind(_DESK, _ORDER | {"install_rows"} | _REQUEST, on_order=True),
        "change_install": _kind(_DESK, _ORDER | {"install_rows"}, on_order=True),
        "add_vehicles": _kind(_DESK, _ORDER | {"install_rows"}, on_order=True),
        "remove_vehicles": _kind(_DESK, _ORDER | {"install_rows"}, on_order=True),
        "restore_vehicles": _kind(_DESK, _ORDER | {"install_rows"}, on_order=True),
        "name_sources": _kind(_DESK, _ORDER | {"install_rows"}, on_order=True),
        "end_trial": _kind(_DESK, _ORDER | {"install_rows", "terminals"}, on_order=True),
        "answer_visit": _kind(_ON_SITE, _VISIT, on_order=True),
        "object_result": _kind(_ON_SITE, _VISIT, on_order=True),
        "read_meter": _kind(_ON_SITE, _VISIT, on_order=True),
        "add_finding": _kind(_ON_SITE, _VISIT, on_order=True),
        "change_finding": _kind(_ON_SITE, _VISIT, on_order=True),
        "finding_told": _kind(_ON_SITE | set(TELLING), _VISIT, on_order=True),
        "finding_to_repair": _kind(RIGHTS["register_order"], _VISIT, on_order=True),
        "close_finding": _kind(CLOSING, _VISIT, on_order=True),
    }.items()


MAKE_VISIT, WITHDRAW_VISIT, REFRESH_VISIT = "plan_visit", "withdraw_visit", "refresh_visit"
"""What computers do by themselves with the visits of plans, in the name of who planned or signed in."""
PLAN_ACTS: dict[str, str] = {
    "save_plan" if step.name == "save" else f"plan_{step.name}": step.name for step in PLAN.steps
}
"""The act of a plan by the kind of its operation."""


def _plans() -> Iterator[tuple[str, Kind]]:
    for kind, act in PLAN_ACTS.items():
        yield kind, _kind(PLAN.step(act).roles, _PLAN)
    planners = {*WRITERS, *DECIDERS}
    yield MAKE_VISIT, _kind(planners, _PLANNED, on_order=True, alike=True)
    yield WITHDRAW_VISIT, _kind(planners, {"orders", "transitions"}, on_order=True, alike=True)
    yield REFRESH_VISIT, _kind(planners, {"orders", "visits", "visit_objects"}, on_order=True)


def _money() -> Iterator[tuple[str, Kind]]:
    for name, kind in MONEY.items():
        yield name, _kind(kind.roles, kind.tables, on_order=kind.on_order)


def _office() -> Iterator[tuple[str, Kind]]:
    lists = RIGHTS["import_data"] | RIGHTS["edit_customers"] | RIGHTS["edit_stock"] | RIGHTS["register_request"]
    for act in ("received", "changed", "reviewed", "told", "attached", "returned", "dispatched", "closed"):
        yield f"request_{act}", _kind(RIGHTS["register_request"], _REQUEST)
    yield from {
        "found_company": _kind((), {"service_centres", "users"}, first=True),
        "import": _kind(RIGHTS["import_data"], _LISTS | _UNITS | {"stock_moves"}, first=True),
        "import_list": _kind(lists, _LISTS | _UNITS | {"stock_moves"} | _REQUEST, first=True),
        "remember_columns": _kind(lists, {"column_meanings"}, first=True),
        "first_pin": _kind(RIGHTS["edit_users"], {"users"}, first=True),
        "erase_person": _kind(RIGHTS["personal_data"], {"contacts", "vehicles"}),
        "change_pin": _kind(EVERYONE, {"users"}),
        "set_pin": _kind(RIGHTS["edit_users"], {"users"}),
        "save_plan_figures": _kind(RIGHTS["edit_plan_figures"], {"company_settings"}),
        "save_bank": _kind(RIGHTS["edit_bank"], {"company_settings"}),
        "save_money_limits": _kind(RIGHTS["edit_money_limits"], {"company_settings"}),
        "save_lease": _kind(RIGHTS["manage_computers"], {"company_settings"}),
        "save_instructions": _kind(RIGHTS["edit_catalogue"], {"company_settings"}),
        "save_smtp": _kind(RIGHTS["edit_company"], {"company_settings"}),
        "resolve_conflict": _kind(EVERYONE, DECIDABLE | {"conflicts"}),
    }.items()


KINDS: dict[str, Kind] = dict([*_steps(), *_masters(), *_stores(), *_orders(), *_plans(), *_money(), *_office()])
"""By the kind of the operation."""

FORGETS = frozenset({"erase_person"})
"""What these change is not said as it was before: they exist to take it out (P38), whoever changed it meanwhile."""

BY_ITSELF = frozenset({"complete", "follow_up", "generate", WITHDRAW_VISIT})
"""Steps that may follow from another one without anybody taking them."""

OFFICE_ENTRIES = frozenset({
    "approval", "late_return", "assign", "reschedule", "cancel", "told", "confirm_solved", "milestone", "delivery",
    "situation_read", "trial_end", "hand_in", "install", "row_source", "review", "notice", "move_visit", "skip",
    "finding_closed",
})  # fmt: skip
"""Kinds of entries that a technician never writes."""

OF_FOLLOWER = frozenset({"install", "row_source"})
"""Of these, what goes over to the order that is made of what was left undone."""

OFFICE_COLUMNS: dict[str, frozenset[str]] = {
    "orders": frozenset({
        "number", "kind", "customer_id", "vehicle_id", "equipment_id", "centre_code", "created_at", "created_by",
        "first_responder", "emergency", "repeat_of",
    }),
    "install_rows": frozenset({"order_id", "position", "vehicle_id", "active", "from_row"}),
    "visits": frozenset({
        "order_id", "plan_id", "occurrence", "checklist_code", "planned_on", "due_on", "late_after", "noticed_at",
    }),
    "visit_objects": frozenset({"order_id", "position", "vehicle_id", "equipment_id"}),
    "findings": frozenset({"order_id", "object_id", "closed_reason"}),
    "terminals": frozenset({"number", "imei", "protocol", "bought_on", "warranty_months", "active"}),
    "sims": frozenset({"iccid", "msisdn", "imsi", "active"}),
    "users": frozenset({
        "login", "name", "role", "centre_code", "level", "reports_to", "phone", "can_login", "skills", "active",
    }),
}  # fmt: skip
"""Columns that belong to the office: a technician's operation that changes one is rejected."""
