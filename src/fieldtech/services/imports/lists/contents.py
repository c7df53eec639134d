"""What a column is by what stands in it, where its heading leaves a doubt."""

import re
from collections.abc import Callable, Mapping, Sequence

from fieldtech.model.identifiers.iccid import normalise_iccid
from fieldtech.model.identifiers.imei import normalise_imei
from fieldtech.model.identifiers.msisdn import normalise_phone
from fieldtech.model.identifiers.plate import normalise_plate, plate_kind
from fieldtech.model.identifiers.text import is_digits, normalise
from fieldtech.services.imports.files import Cell
from fieldtech.services.imports.files.cell_text import text_of
from fieldtech.services.imports.lists.fields import CARD, SERIAL, ListKind

SAMPLE = 200  # rows
_MOST = 0.6  # of the filled cells
_ROUNDED_CARD = re.compile(r"[0-9](\.[0-9]+)?E\+1[789]")
_ROUNDED_NUMBER = re.compile(r"[0-9](\.[0-9]+)?E\+1[0-3]")
_VIN = re.compile(r"[A-HJ-NPR-Z0-9]{17}")


def resolved(
    word: str, sample: Sequence[Cell], kind: ListKind, models: frozenset[str], taken: Mapping[str, int]
) -> str:
    """The field a vague word means in this column; empty when the contents do not say either."""
    if word == CARD:
        return _first(sample, taken, ("iccid", is_card), ("msisdn", is_number)) or _left_over(kind, taken)
    if word == SERIAL:
        return _first(sample, taken, ("imei", is_imei)) or ("" if "terminal_id" in taken else "terminal_id")
    is_model = any(normalise(text_of(cell)) in models for cell in sample)
    field = "model" if is_model else "make_model"
    return "" if field in taken else field


def field_by_contents(sample: Sequence[Cell], kind: ListKind) -> str:
    """The field whose values cannot be mistaken for anything else."""
    looked_for: dict[str, Callable[[str], bool]] = {"iccid": is_iccid}
    if kind.name == "vehicle_list":
        looked_for = {"plate": is_plate, "vin": is_vin}
    elif kind.name == "terminals":
        looked_for = {"imei": is_imei}
    return next((field for field, fits in looked_for.items() if _mostly(sample, fits)), "")


def _first(sample: Sequence[Cell], taken: Mapping[str, int], *rules: tuple[str, Callable[[str], bool]]) -> str:
    return next((field for field, fits in rules if field not in taken and _mostly(sample, fits)), "")


def _left_over(kind: ListKind, taken: Mapping[str, int]) -> str:
    """In a list of SIM cards a card number is what no other column is; elsewhere it says nothing."""
    left = [field for field in ("iccid", "msisdn") if field not in taken]
    return left[0] if kind.name == "sims" and left else ""


def _mostly(sample: Sequence[Cell], fits: Callable[[str], bool]) -> bool:
    texts = [text for text in map(text_of, sample) if text.strip()]
    return bool(texts) and sum(map(fits, texts)) >= _MOST * len(texts)


def is_card(text: str) -> bool:
    """An ICCID, or what a spreadsheet left of one."""
    value = normalise_iccid(text)
    return len(value) in (19, 20) or _ROUNDED_CARD.fullmatch(value) is not None


def is_number(text: str) -> bool:
    """The number of a card: 11 or 13 digits, or what is left of them."""
    value = normalise_phone(text)
    return (is_digits(value) and len(value) in (11, 13)) or _ROUNDED_NUMBER.fullmatch(value) is not None


def is_iccid(text: str) -> bool:
    """An ICCID without a doubt."""
    value = normalise_iccid(text)
    return value.startswith("89") and len(value) in (19, 20)


def is_imei(text: str) -> bool:
    """15 digits."""
    value = normalise_imei(text)
    return is_digits(value) and len(value) == 15


def is_plate(text: str) -> bool:
    """A plate of a kind that is known."""
    return plate_kind(normalise_plate(text)) is not None


def is_vin(text: str) -> bool:
    """17 characters as a VIN has them."""
    return _VIN.fullmatch(normalise(text)) is not None and not is_digits(normalise(text))
