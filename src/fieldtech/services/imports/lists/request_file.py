"""Reads an installation request from the office (.json): judged whole, with all reasons at once (rule 16)."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fieldtech.services.imports.files import Cell, FileRefused
from fieldtech.services.imports.files.opening import file_bytes
from fieldtech.services.imports.files.text_table import decoded
from fieldtech.services.imports.lists.beside import Register, compare
from fieldtech.services.imports.lists.fields import LIST_KINDS
from fieldtech.services.imports.lists.findings import Finding, JudgedRow, Values, verdict_of
from fieldtech.services.imports.lists.judging import Judge, Knowledge
from fieldtech.services.imports.lists.request_rules import judge_request
from fieldtech.services.imports.lists.rows import DataRow, judged

MOST_VEHICLES = 5_000
_SAID = ("plate", "plate_colour", "vin", "driver_name", "driver_phone", "voltage", "vehicle_type")
"""What a request says of a vehicle in any case."""


@dataclass
class RequestPreview:
    """A request with its vehicles; one error anywhere and nothing of it is stored."""

    file: str
    sha256: str
    values: Values
    findings: tuple[Finding, ...]
    rows: list[JudgedRow]

    @property
    def verdict(self) -> str:
        """The gravest of all it holds."""
        return verdict_of((*self.findings, *(finding for row in self.rows for finding in row.findings)))

    def beside(self, register: Register) -> None:
        """Look at the vehicles beside one another and beside the register."""
        compare("vehicle_list", self.rows, register)

    def content(self) -> str:
        """A hash of what it says, whatever the file looks like."""
        said = {"request": self.values, "vehicles": [row.values for row in self.rows]}
        return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def read_request(path: Path, knowledge: Knowledge) -> RequestPreview:
    """The request in a file; raises FileRefused when it is no JSON."""
    data = file_bytes(path)
    body = _parsed(data)
    judge = Judge({name: _cell(value) for name, value in _flat(body).items()}, knowledge)
    listed = body.get("vehicles") or []
    if not isinstance(listed, list) or len(listed) > MOST_VEHICLES:
        judge.tell("field_value", "vehicles")
        listed = []
    judge_request(judge, len(listed))
    rows = [_vehicle(number, item, knowledge) for number, item in enumerate(listed, 1)]
    preview = RequestPreview(path.name, hashlib.sha256(data).hexdigest(), judge.values, tuple(judge.found), rows)
    preview.beside(Register())
    return preview


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        text, _ = decoded(data)
        body = json.loads(text.removeprefix("\ufeff"), parse_constant=_no_number)
    except (FileRefused, ValueError, RecursionError) as error:
        raise FileRefused("unreadable_json") from error
    if not isinstance(body, dict):
        raise FileRefused("unreadable_json", "no_request")
    return body


def _no_number(_constant: str) -> Any:
    raise ValueError("no JSON number")


def _flat(body: Mapping[str, Any]) -> dict[str, Any]:
    """Customer and contact are objects of their own."""
    customer, contact = body.get("customer"), body.get("contact")
    plain = {name: value for name, value in body.items() if name not in ("customer", "contact", "vehicles")}
    if isinstance(customer, dict):
        plain |= {name: customer.get(name) for name in ("customer_no", "name", "uscc")}
    elif customer is not None:
        plain["customer_no"] = customer
    if isinstance(contact, dict):
        plain |= {f"contact_{name}": contact.get(name) for name in ("name", "phone")}
    elif contact is not None:
        plain["contact_name"] = contact
    return plain


def _vehicle(number: int, item: Any, knowledge: Knowledge) -> JudgedRow:
    if not isinstance(item, dict):
        return JudgedRow(number, {}, False, dict.fromkeys(_SAID), (Finding("field_value", "vehicles"),))
    fields = LIST_KINDS["vehicle_list"].fields()
    cells = {name: _cell(item[name]) for name in fields if name in item}
    row = judged("vehicle_list", DataRow(number, cells, False), knowledge)
    row.values = {name: value for name, value in row.values.items() if name in cells or name in _SAID}
    return row


def _cell(value: Any) -> Cell:
    """A value of JSON as a cell; what is neither text nor number is nothing a field can hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()  # half a character (\ud800) can be stored nowhere
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return json.dumps(value, ensure_ascii=False)
    return value
