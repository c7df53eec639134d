"""Which files a row names by their SHA-256: photos, documents kept with an order, instructions of how work is done."""

import re
from collections.abc import Mapping
from typing import Any

_SHA = re.compile(r"[0-9a-f]{64}")
_COLUMNS: Mapping[str, tuple[str, ...]] = {"photos": ("original_sha", "shown_sha")}
_ENTRIES: Mapping[str, tuple[str, ...]] = {"evidence": ("sha256",)}  # kind of entry -> fields of its body

_NAMING = frozenset({*_COLUMNS, "entries", "request_acts", "checklists", "company_settings"})


def blobs_named(table: str, values: Mapping[str, Any]) -> frozenset[str]:
    """The hashes of the files that belong to a row; anything that is no hash is left out."""
    if table not in _NAMING or (table == "entries" and str(values.get("kind")) not in _ENTRIES):
        return frozenset()  # nearly every row
    found = [values.get(name) for name in _COLUMNS.get(table, ())]
    body = values.get("body")
    if table == "entries" and isinstance(body, Mapping):
        found += [body.get(name) for name in _ENTRIES.get(str(values.get("kind")), ())]
    if table == "request_acts" and values.get("act") == "attached" and isinstance(body, Mapping):
        found.append(body.get("sha256"))
    if table == "checklists":
        found += _each(values.get("items"), "picture")
    value = values.get("value")
    if table == "company_settings" and isinstance(value, Mapping):
        found += _each(value.get("documents"), "sha256")
    return frozenset(str(sha) for sha in found if is_hash(sha))


def is_hash(sha: object) -> bool:
    """Whether it can be the name of a file."""
    return isinstance(sha, str) and _SHA.fullmatch(sha) is not None


def _each(listed: Any, name: str) -> list[Any]:
    """What each of a list says under a name; nothing of what is no list."""
    return [one.get(name) for one in listed if isinstance(one, Mapping)] if isinstance(listed, list) else []
