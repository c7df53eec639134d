"""Reads an installation request from the office (.json): judged whole, with all reasons at once (rule 16)."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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


@dataclass(frozen=True)
class RequestSaid:
    """What a request says, unjudged: its own fields, and those of its vehicles (None: that one says nothing at all)."""

    cells: Mapping[str, Cell]
    vehicles: Mapping[int, Mapping[str, Cell] | None]
    faulty: tuple[str, ...] = ()

    def with_cell(self, number: int, field: str, text: str) -> "RequestSaid":
        """The same with another text in a field: of the request (0) or of one of its vehicles."""
        if number == 0:
            return replace(self, cells={**self.cells, field: text or None})
        vehicle = {**(self.vehicles[number] or {}), field: text or None}
        return replace(self, vehicles={**self.vehicles, number: vehicle})

    def without_vehicle(self, number: int) -> "RequestSaid":
        """The same without one of its vehicles; the others keep their numbers."""
        return replace(self, vehicles={n: cells for n, cells in self.vehicles.items() if n != number})


@dataclass
class RequestPreview:
    """A request with its vehicles; one error anywhere and nothing of it is stored."""

    file: str
    sha256: str
    said: RequestSaid
    knowledge: Knowledge
    values: Values = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    rows: list[JudgedRow] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.say(self.said)

    def say(self, said: RequestSaid) -> None:
        """It says something else: judged anew, beside nothing but itself."""
        judge = Judge(said.cells, self.knowledge)
        for name in said.faulty:
            judge.tell("field_value", name)
        judge_request(judge, len(said.vehicles))
        self.said, self.values, self.findings = said, judge.values, tuple(judge.found)
        self.rows = [_vehicle(number, cells, self.knowledge) for number, cells in said.vehicles.items()]
        self.beside(Register())

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
    cells = {name: _cell(value) for name, value in _flat(body).items()}
    listed = body.get("vehicles") or []
    good = isinstance(listed, list) and len(listed) <= MOST_VEHICLES
    vehicles = {number: _vehicle_cells(item) for number, item in enumerate(listed if good else (), 1)}
    said = RequestSaid(cells, vehicles, () if good else ("vehicles",))
    return RequestPreview(path.name, hashlib.sha256(data).hexdigest(), said, knowledge)


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


def _vehicle_cells(item: Any) -> dict[str, Cell] | None:
    if not isinstance(item, dict):
        return None
    return {name: _cell(item[name]) for name in LIST_KINDS["vehicle_list"].fields() if name in item}


def _vehicle(number: int, cells: Mapping[str, Cell] | None, knowledge: Knowledge) -> JudgedRow:
    if cells is None:
        return JudgedRow(number, {}, False, dict.fromkeys(_SAID), (Finding("field_value", "vehicles"),))
    row = judged("vehicle_list", DataRow(number, dict(cells), False), knowledge)
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
