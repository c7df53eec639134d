"""The rules of a row of a vehicle list (forms 2.2, data rules 5, 6, 8, 11, 12)."""

import re

from fieldtech.model.identifiers.msisdn import is_mobile, normalise_phone
from fieldtech.model.identifiers.plate import NO_PLATE, colour_from_word, colour_of_kind, normalise_plate, plate_kind
from fieldtech.model.identifiers.text import normalise
from fieldtech.services.imports.lists.judging import Judge

_VOLTAGE = re.compile(r"(?:DC)?(12|24)(?:\.0+)?(?:V|伏|伏特|VDC|VOLT|VOLTS)?")
_WISHES = (("msisdn", "msisdn"), ("imei", "imei"))
_WORDS = ("make_model", "owner", "body_colour", "transport_permit", "existing_devices")


def judge_vehicle(judge: Judge) -> None:
    """Everything about one vehicle; wishes for a terminal or card only where the list has them."""
    _plate_and_vin(judge)
    vehicle_type = judge.free("vehicle_type")
    is_trailer = _is_trailer(judge.values["plate"] or "", vehicle_type or "")
    _driver(judge, is_trailer)
    _voltage(judge, is_trailer)
    judge.day("purchase_date")
    judge.wanted("wanted_date")
    judge.iccid()
    _wishes(judge)
    judge.free("remark")


def _plate_and_vin(judge: Judge) -> None:
    plate = normalise_plate(judge.text("plate"))
    vin = judge.identifier("vin", "vin")
    judge.put("plate", plate or None)
    if plate:
        _colour(judge, plate)
        return
    has_vin = vin is not None or not judge.is_usable("vin")
    if not judge.is_usable("plate"):
        judge.put("plate_colour", colour_from_word(judge.text("plate_colour"), ""))
        return
    judge.put("plate_colour", NO_PLATE if has_vin else None)
    if not has_vin:
        judge.tell("missing_plate_and_vin", "plate")


def _colour(judge: Judge, plate: str) -> None:
    """The colour the list says, else the only one the plate leaves; doubts where they do not fit."""
    kind = plate_kind(plate)
    word = judge.text("plate_colour")
    colour = colour_from_word(word, plate) if word else colour_of_kind(plate)
    judge.put("plate_colour", colour)
    if kind is None:
        judge.tell("plate_shape", "plate")
    elif not judge.is_usable("plate_colour"):
        return
    elif word and colour not in kind.colours:
        judge.tell("plate_colour_mismatch", "plate_colour")
    elif colour is None:
        judge.tell("plate_colour_missing", "plate_colour")


def _driver(judge: Judge, is_trailer: bool) -> None:
    name = judge.free("driver_name", is_name=True)
    phone = normalise_phone(judge.text("driver_phone"))
    judge.put("driver_phone", phone or None)
    if phone and not is_mobile(phone):
        judge.tell("phone_shape", "driver_phone")
    missing = [
        field
        for field, value in (("driver_name", name), ("driver_phone", phone))
        if not value and judge.is_usable(field)
    ]
    if missing and not is_trailer:
        judge.tell("driver_missing", missing[0])


def _voltage(judge: Judge, is_trailer: bool) -> None:
    match = _VOLTAGE.fullmatch("".join(normalise(judge.text("voltage")).split()))
    judge.put("voltage", int(match[1]) if match else None)
    if match is None and not is_trailer and judge.is_usable("voltage"):
        judge.tell("voltage_missing", "voltage")


def _wishes(judge: Judge) -> None:
    """Which terminal and card the customer names; the words of the other columns."""
    model = judge.model(needed=False) if "model" in judge.cells else None
    if "terminal_id" in judge.cells:
        judge.identifier("terminal_id", "terminal_id", judge.knowledge.protocols.get(model or ""))
    for name, kind in _WISHES:
        if name in judge.cells:
            judge.identifier(name, kind)
    for name in _WORDS:
        if name in judge.cells:
            judge.free(name)


def _is_trailer(plate: str, vehicle_type: str) -> bool:
    """A trailer has neither driver nor voltage; a 半挂牵引车 is the tractor in front of one."""
    lower = vehicle_type.lower()
    is_type = ("挂" in lower and "牵引" not in lower) or "trailer" in lower
    return plate.endswith("挂") or is_type
