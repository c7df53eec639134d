"""Tables nothing stands above: what each column is can only be told by what is in it."""

import re
from collections.abc import Callable, Mapping, Sequence

from fieldtech.model.identifiers.msisdn import is_mobile, normalise_phone
from fieldtech.model.identifiers.plate import colour_from_word
from fieldtech.model.identifiers.text import normalise
from fieldtech.services.imports.files import Cell, Sheet
from fieldtech.services.imports.lists import contents
from fieldtech.services.imports.lists.cells import day_of, identifier_text
from fieldtech.services.imports.lists.fields import ListKind

Fits = Callable[[str], bool]
_MOST = 0.6  # of the filled cells
_VEHICLE = re.compile(r"[^0-9A-Za-z]{0,8}(?:车|挂|罐|truck|trailer|bus|car)[^0-9]{0,6}", re.IGNORECASE)
_VOLTAGE = re.compile(r"(?:DC)?(?:12|24) ?(?:V|VDC|伏)?")
_NAME = re.compile(r"[\u4e00-\u9fff·]{2,4}")
_OWNER = re.compile(r".*(?:公司|集团|车队|运输队|物流)$")
_IMSI = re.compile(r"460[0-9]{12}")
_OPERATOR = re.compile(r"(?:中国)?(?:移动|联通|电信|广电)")
_TERMINAL = re.compile(r"(?=.*[0-9])[0-9A-Z]{5,20}")


def fields_without_words(
    samples: Mapping[int, Sequence[Cell]], kind: ListKind, models: frozenset[str], taken: Mapping[str, int]
) -> dict[int, str]:
    """Column -> field; what can be mistaken for nothing else is given first."""
    texts = {at: [text for cell in cells if (text := identifier_text(cell).strip())] for at, cells in samples.items()}
    found: dict[int, str] = {}
    for field, fits in _tests(kind, models):
        free = [at for at in texts if at not in found and texts[at]]
        shares = {at: sum(map(fits, texts[at])) / len(texts[at]) for at in free}
        best = max(shares, key=lambda at: shares[at], default=None)
        if best is not None and shares[best] >= _MOST and field not in taken and field not in found.values():
            found[best] = field
    return found


def told_without_header(sheet: Sheet, kind: ListKind, models: frozenset[str]) -> int:
    """How many columns can be told where the first row already is data: what makes the list is in it, too; else 0."""
    rows = sheet.rows[: contents.SAMPLE]
    if not rows:
        return 0
    width = max(len(row.cells) for row in rows)
    samples = {at: [row.cells[at] for row in rows if at < len(row.cells)] for at in range(width)}
    found, tests = fields_without_words(samples, kind, models, {}), dict(_tests(kind, models))
    first = rows[0].cells
    keys = (at for at, field in found.items() if field in kind.keys and at < len(first))
    return len(found) if any(tests[found[at]](identifier_text(first[at])) for at in keys) else 0


def _tests(kind: ListKind, models: frozenset[str]) -> Sequence[tuple[str, Fits]]:
    if kind.name == "vehicle_list":
        return (
            ("plate", contents.is_plate),
            ("vin", contents.is_vin),
            ("iccid", contents.is_iccid),
            ("imei", contents.is_imei),
            ("driver_phone", _is_mobile),
            ("model", lambda text: normalise(text) in models),
            ("plate_colour", _is_colour),
            ("voltage", lambda text: _VOLTAGE.fullmatch(normalise(text)) is not None),
            ("owner", lambda text: _OWNER.fullmatch(text) is not None),
            ("vehicle_type", lambda text: _VEHICLE.fullmatch(text) is not None),
            ("driver_name", lambda text: _NAME.fullmatch(text) is not None),
        )
    if kind.name == "terminals":
        return (
            ("imei", contents.is_imei),
            ("model", lambda text: normalise(text) in models),
            ("terminal_id", lambda text: _TERMINAL.fullmatch(normalise(text)) is not None),
            ("purchase_date", _is_day),
        )
    return (
        ("iccid", contents.is_iccid),
        ("imsi", lambda text: _IMSI.fullmatch(normalise(text)) is not None),
        ("msisdn", contents.is_number),
        ("operator", lambda text: _OPERATOR.fullmatch(text) is not None),
        ("valid_until", _is_day),
    )


def _is_mobile(text: str) -> bool:
    return is_mobile(normalise_phone(text))


def _is_colour(text: str) -> bool:
    """A word, not a number: 1 and 2 may count anything."""
    return not text.isdigit() and colour_from_word(text, "") is not None


def _is_day(text: str) -> bool:
    return not text.isdigit() and day_of(text)[0] is not None
