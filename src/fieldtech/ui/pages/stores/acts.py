"""Which buttons there are: by place, by role, and for the thing that is chosen. The tables of the model decide."""

from fieldtech.model.machines.part import PART
from fieldtech.model.machines.sim import SIM, TOPPING_UP
from fieldtech.model.machines.terminal import FIELD, TERMINAL
from fieldtech.model.rights import RIGHTS
from fieldtech.services.imports.lists.list_imports import RIGHTS as LISTS
from fieldtech.services.stores.counting import COUNTING
from fieldtech.services.stores.lending import KEEPERS
from fieldtech.services.stores.sim_desk import PAIRED
from fieldtech.services.stores.slip_desk import UNDO_ROLES
from fieldtech.services.stores.write_offs import ASKING, DECIDING
from fieldtech.ui.pages.stores.rows import StoreRow

Act = tuple[str, str]
"""A name, which is the button's, and its icon."""

OF_PLACE: dict[str, tuple[Act, ...]] = {
    "warehouse": (("receive", "download"), ("issue", "truck"), ("take_back", "corner-up-left"),
                  ("count", "list-checks"), ("relocate", "arrow-left-right"), ("shelve", "package"),
                  ("import_list", "file-spreadsheet")),
    "van": (("take_back", "corner-up-left"), ("transfer", "arrow-left-right"), ("count", "list-checks"),
            ("issue", "truck"), ("shelve", "package")),
    "return_area": (("shelve", "package"), ("send_to_factory", "send"), ("count", "list-checks")),
}  # fmt: skip
OF_LIST: dict[str, tuple[Act, ...]] = {
    "expiry": (("top_up", "banknote"),),
    "tools": (("add_tool", "plus"),),
}
_TERMINAL: tuple[Act, ...] = (
    ("set_apart", "triangle-alert"), ("send_to_factory", "send"), ("factory_back", "corner-up-left"),
    ("repair_here", "wrench"), ("find", "search"), ("give_up", "user-check"),
    ("lose", "circle-alert"), ("scrap", "ban"),
)  # fmt: skip
_SIM: tuple[Act, ...] = (
    ("top_up", "banknote"), ("put_card_in", "card-sim"), ("take_card_out", "card-sim"), ("suspend", "minus"),
    ("resume", "refresh-cw"), ("replace_card", "card-sim"), ("find", "search"),
    ("lose", "circle-alert"), ("cancel_card", "ban"),
)  # fmt: skip
_SAME = {"factory_back": "back_repaired", "cancel_card": "cancel"}


def acts_of_place(kind: str, role: str) -> tuple[Act, ...]:
    """What a person of this role may do at a place of this kind, whatever lies there."""
    return tuple(act for act in OF_PLACE.get(kind, ()) if role in _roles(act[0]))


def acts_of_list(name: str, role: str) -> tuple[Act, ...]:
    """What a person of this role may do in a list."""
    allowed = {"top_up": TOPPING_UP, "add_tool": KEEPERS}
    return tuple(act for act in OF_LIST.get(name, ()) if role in allowed[act[0]])


def acts_of_row(row: StoreRow, role: str, login: str) -> tuple[Act, ...]:
    """What may be done with the thing that is chosen, as it is now."""
    if row.item == "terminal":
        return tuple(act for act in _TERMINAL if _fits(act[0], row.code, role))
    if row.item == "sim":
        return tuple(act for act in _SIM if _card_fits(act[0], row, role))
    if row.item == "tool" and role in KEEPERS:
        return (("give_back", "corner-up-left"),) if row.code == "lent" else (("lend", "user-check"),)
    if row.item == "transfer":
        mine = (("accept", "check"), ("decline", "x")) if row.record.taker == login else (("accept", "check"),)
        return mine if login != row.record.giver else (("accept", "check"), ("withdraw", "undo-2"))
    if row.item == "write_off" and role in DECIDING:
        return (("approve", "check"), ("decline", "x"))
    if row.item == "slip":
        undoable = role in UNDO_ROLES.get(row.code, ()) and not row.record.undone
        return (("show_slip", "file-text"), ("undo_slip", "undo-2")) if undoable else (("show_slip", "file-text"),)
    return ()


def _roles(act: str) -> tuple[str, ...]:
    if act == "count":
        return COUNTING
    if act == "import_list":
        return tuple(RIGHTS[LISTS["terminals"]])
    machine = PART if act in {step.name for step in PART.steps} else TERMINAL
    return machine.step(act).roles


def _fits(act: str, state: str, role: str) -> bool:
    if act in ("scrap", "lose"):
        return role in ASKING and state in TERMINAL.step(act).sources
    step = TERMINAL.step(_SAME.get(act, act))
    return role in step.roles and state in step.sources


def _card_fits(act: str, row: StoreRow, role: str) -> bool:
    if act == "top_up":
        return role in TOPPING_UP and row.code in SIM.step("lose").sources
    if act == "put_card_in":
        return role in FIELD and not getattr(row.record, "inside", "?") and row.code in PAIRED
    if act == "take_card_out":
        return role in FIELD and bool(getattr(row.record, "inside", "")) and row.code != "in_use"
    if act == "replace_card":
        return role in SIM.step(act).roles and row.code == "lost"
    if act == "lose":
        return role in ASKING and row.code in SIM.step(act).sources
    step = SIM.step(_SAME.get(act, act))
    return role in step.roles and row.code in step.sources
