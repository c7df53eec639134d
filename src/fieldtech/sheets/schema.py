"""The forms of sealed records: which keys each must have and of what kind, so that a stranger's file cannot
bring anything else in."""

from collections.abc import Iterator
from typing import Any

REPAIR, INSTALL, VISIT = "fieldtech-repair/1", "fieldtech-install/1", "fieldtech-visit/1"
RECEIPT, HAND_OVER = "fieldtech-receipt/1", "fieldtech-handover/1"
MONEY = (RECEIPT, HAND_OVER)
MOST_RECORD_BYTES = 2_000_000
_DEEPEST = 12
_LONGEST_TEXT = 20_000

_TEXT, _NUMBER, _TICK, _LIST, _GROUP = (str,), (int,), (bool,), (list,), (dict,)
_OPTIONAL_GROUP = (dict, type(None))
_OPTIONAL_TEXT = (str, type(None))

Form = dict[str, tuple[type, ...]]

_COMMON: Form = {
    "schema": _TEXT,
    "number": _TEXT,
    "project": _OPTIONAL_TEXT,
    "revision": _NUMBER,
    "amends": (str, int, type(None)),
    "status": _TEXT,
    "company": _GROUP,
    "centre": _OPTIONAL_GROUP,
    "customer": _GROUP,
    "first_responder": _OPTIONAL_GROUP,
    "keyed_by": _OPTIONAL_GROUP,
    "repeat_of": _OPTIONAL_TEXT,
    "approval": _OPTIONAL_GROUP,
    "late_return": _OPTIONAL_GROUP,
    "assignment": _OPTIONAL_GROUP,
    "picklist": _OPTIONAL_GROUP,
    "checks": _OPTIONAL_GROUP,
    "times": _GROUP,
    "fees": _LIST,
    "total_cents": _NUMBER,
    "fee_settlement": _OPTIONAL_GROUP,
    "feedback": _OPTIONAL_GROUP,
    "acceptance": _OPTIONAL_GROUP,
    "authorisations": _LIST,
    "overrides": _LIST,
    "photos": _LIST,
    "ink": _OPTIONAL_GROUP,
    "evidence": _OPTIONAL_GROUP,
}
_REPAIR: Form = {
    "intake": _GROUP,
    "warranty": _OPTIONAL_GROUP,
    "vehicle": _OPTIONAL_GROUP,
    "equipment": _OPTIONAL_GROUP,
    "triage": _OPTIONAL_GROUP,
    "plan": _OPTIONAL_GROUP,
    "remote": _OPTIONAL_GROUP,
    "arrival": _OPTIONAL_GROUP,
    "condition": _OPTIONAL_GROUP,
    "diagnosis": _OPTIONAL_GROUP,
    "swaps": _LIST,
    "parts": _LIST,
    "label": _OPTIONAL_GROUP,
    "checklist": _OPTIONAL_GROUP,
    "platform_check": _OPTIONAL_GROUP,
    "standards": _OPTIONAL_GROUP,
    "result": _OPTIONAL_TEXT,
    "result_reason": _OPTIONAL_TEXT,
    "market_note": _OPTIONAL_TEXT,
}
_INSTALL: Form = {
    "task": _TEXT,
    "request": _OPTIONAL_TEXT,
    "order": _GROUP,
    "arrival": _OPTIONAL_GROUP,
    "checklist": _OPTIONAL_GROUP,
    "rows": _LIST,
    "done": _NUMBER,
    "follow_up": _OPTIONAL_TEXT,
}
_VISIT: Form = {
    "kind": _TEXT,
    "plan": _GROUP,
    "planned_on": _OPTIONAL_TEXT,
    "due_on": _OPTIONAL_TEXT,
    "actual_on": _OPTIONAL_TEXT,
    "late": _TICK,
    "notice": _OPTIONAL_GROUP,
    "moved": _LIST,
    "checklist": _OPTIONAL_GROUP,
    "objects": _LIST,
    "findings": _LIST,
    "parts": _LIST,
    "next": _OPTIONAL_GROUP,
    "arrival": _OPTIONAL_GROUP,
    "condition": _OPTIONAL_GROUP,
    "standards": _OPTIONAL_GROUP,
    "summary": _OPTIONAL_TEXT,
    "market_note": _OPTIONAL_TEXT,
}
_PAPER_OF_MONEY: Form = {
    "schema": _TEXT,
    "number": _TEXT,
    "project": _OPTIONAL_TEXT,
    "revision": _NUMBER,
    "amends": _OPTIONAL_TEXT,
    "status": _TEXT,
    "company": _GROUP,
    "centre": _GROUP,
    "by": _GROUP,
    "total_cents": _NUMBER,
    "times": _GROUP,
    "ink": _OPTIONAL_GROUP,
    "facts": _GROUP,
}
_RECEIPT: Form = {
    "collection": _TEXT,
    "customer": _GROUP,
    "order": _GROUP,
    "payer": _OPTIONAL_TEXT,
    "method": _TEXT,
    "paper_no": _OPTIONAL_TEXT,
    "to_person": _TICK,
    "reason": _OPTIONAL_TEXT,
    "due_cents": _NUMBER,
    "before_cents": _NUMBER,
    "rest_cents": _NUMBER,
    "invoice": _OPTIONAL_GROUP,
    "taken_back": _OPTIONAL_TEXT,
}
_HAND_OVER: Form = {
    "receiver": _GROUP,
    "collections": _LIST,
    "count": _OPTIONAL_GROUP,
    "made_good": _LIST,
    "difference_cents": (int, type(None)),
    "late": _TICK,
    "due_day": _OPTIONAL_TEXT,
}
_FORMS: dict[str, Form] = {form: {**_COMMON, **own} for form, own in
                           ((REPAIR, _REPAIR), (INSTALL, _INSTALL), (VISIT, _VISIT))}  # fmt: skip
_FORMS |= {RECEIPT: {**_PAPER_OF_MONEY, **_RECEIPT}, HAND_OVER: {**_PAPER_OF_MONEY, **_HAND_OVER}}
_LATER = {"fee_settlement", "evidence", "late_return", "follow_up"}  # keys that records of earlier programs do not have
_MAY_MISS = {VISIT: {"arrival", "condition", "standards", "summary", "market_note"}, RECEIPT: {"taken_back"}}
_ROWS: dict[str, Form] = {
    "objects": {"key": _TEXT, "position": _NUMBER, "state": _TEXT, "items": _LIST},
    "findings": {"no": _NUMBER, "text": _TEXT, "state": _TEXT},
    "rows": {"position": _NUMBER, "plate": _OPTIONAL_TEXT, "vin": _OPTIONAL_TEXT, "state": _TEXT},
    "swaps": {"plate": _OPTIONAL_TEXT, "old_terminal": _OPTIONAL_TEXT, "new_terminal": _OPTIONAL_TEXT},
    "parts": {"no": _TEXT, "quantity": _NUMBER},
    "fees": {"code": _TEXT, "charged_cents": _NUMBER},
    "photos": {"slot": _TEXT, "sha256": _TEXT},
    "collections": {"number": _TEXT, "receipt": _TEXT, "cents": _NUMBER},
    "made_good": {"cents": _NUMBER},
    "authorisations": {},
    "overrides": {},
}


def schema_faults(record: Any) -> list[str]:
    """The places where ``record`` is no sealed record of a known form; empty when it is one."""
    if not isinstance(record, dict):
        return ["$"]
    return [*_top_faults(record), *_row_faults(record), *_deep_faults(record, "$", 0)]


def _top_faults(record: dict[str, Any]) -> Iterator[str]:
    form = _FORMS.get(str(record.get("schema")))
    if form is None:
        yield "schema"
        return
    may_miss = _LATER | _MAY_MISS.get(record["schema"], set())
    for key, kinds in form.items():
        if (key not in record and key not in may_miss) or not _is(record.get(key), kinds):
            yield key
    yield from sorted(set(record) - set(form))


def _row_faults(record: dict[str, Any]) -> Iterator[str]:
    for key, fields in _ROWS.items():
        rows = record.get(key)
        for number, row in enumerate(rows if isinstance(rows, list) else []):
            if not isinstance(row, dict):
                yield f"{key}[{number}]"
                continue
            yield from (f"{key}[{number}].{f}" for f, kinds in fields.items() if not _is(row.get(f), kinds))


def _deep_faults(value: Any, place: str, depth: int) -> Iterator[str]:
    if depth > _DEEPEST or (isinstance(value, str) and len(value) > _LONGEST_TEXT):
        yield place
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _deep_faults(inner, f"{place}.{key}", depth + 1)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _deep_faults(inner, f"{place}[{number}]", depth + 1)


def _is(value: Any, kinds: tuple[type, ...]) -> bool:
    return isinstance(value, kinds) and (bool in kinds or not isinstance(value, bool))
