"""How far prices were lowered without a special approval when something was written down, as the hub has it (D17)."""

from typing import Any

from fieldtech.hub.batch import Batch
from fieldtech.hub.money_facts import moment_of
from fieldtech.hub.rows import Stored
from fieldtech.model.money.changes import Limits
from fieldtech.model.money.figures import LIMITS, LimitsOverTime, limits_of, over_time
from fieldtech.sync.messages import Row

_SETTINGS = "company_settings"


def limits_set(batch: Batch) -> LimitsOverTime:
    """All that the company ever set."""
    rows = batch.pointing("setting", LIMITS, frozenset({_SETTINGS}))
    usual = limits_of(_value(batch.row(_SETTINGS, ["rules"])), Limits())
    return over_time(usual, ((str(row.key[0]), _value(row)) for row in rows))


def limits_for(batch: Batch, row: Row) -> Limits:
    """Those of the moment the row was written."""
    return limits_set(batch).at(moment_of(row.values))


def _value(row: Stored | None) -> dict[str, Any]:
    found = row.values.get("value") if row is not None else None
    return found if isinstance(found, dict) else {}
