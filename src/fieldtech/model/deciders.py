"""Who decides between two values of a column: whoever may write that column by hand.

A decision writes one of the two values, and so it is no way around the right to edit a list, people or settings.
"""

from functools import cache

from fieldtech.model.catalogue import setting_of
from fieldtech.model.kind_entries import may_note
from fieldtech.model.kind_rows import corrected, may_import, may_set, touch_of
from fieldtech.model.kinds import KINDS
from fieldtech.model.rights import RIGHTS

DECIDING = "resolve_conflict"
_SETTINGS, _INTAKE = "company_settings", "intake"
_SETTLED = {"write_offs": "approve_scrap", "stock_transfers": "book_count"}
"""Where a value is somebody's word about goods: who gives the approval, or else keeps the stores, settles it.

Giver and taker of a transfer each write its state, and neither may decide in the other's place.
"""


@cache
def deciders(table: str, column: str, key: str = "") -> frozenset[str]:
    """The roles; ``key`` is that of the row, which says which setting of the company it is."""
    if table in _SETTLED:
        return KINDS[_SETTLED[table]].roles
    found = {role for name in KINDS if name != DECIDING for role in _writers(name, table, column, key)}
    return frozenset(found) or RIGHTS["edit_company"]


def _writers(name: str, table: str, column: str, key: str) -> frozenset[str]:
    """The roles that write the column by operations of this kind."""
    kind = KINDS[name]
    if table == "orders" and column in corrected(name, (_INTAKE,)):
        return frozenset(role for role in kind.roles if may_note(name, _INTAKE, role))
    if table not in kind.tables or column not in touch_of(name, table).columns:
        return frozenset()
    if table == _SETTINGS and not may_set(name, setting_of(key)):
        return frozenset()
    return frozenset(role for role in kind.roles if may_import(name, table, role))
