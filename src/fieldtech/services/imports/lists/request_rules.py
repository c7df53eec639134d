"""The rules of an installation request (forms 2.1)."""

import ipaddress
import re
from decimal import Decimal, InvalidOperation

from fieldtech.model.identifiers import identify
from fieldtech.model.identifiers.text import normalise
from fieldtech.services.imports.lists.cells import day_of
from fieldtech.services.imports.lists.judging import Judge

SCHEMA = "fieldtech-request/1"
SOURCES = {"销售": "sales", "客户": "customer", "平台": "platform"}
PAYMENTS = {"现金": "cash", "转账": "transfer", "银行转账": "transfer", "支票": "cheque", "月结": "monthly"}
_TEXTS = ("sales_signer", "contact_name", "place")
_OPTIONAL = ("contract_no", "name", "text")
_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9_/-]{2,39}")
_PLATFORM = re.compile(r"(\[[0-9A-F:]+\]|[0-9A-Z][0-9A-Z.-]*):([0-9]{1,5})\)?$")
_HOST = re.compile(
    r"(?=.{1,253}$)([0-9A-Za-z]([0-9A-Za-z-]{0,61}[0-9A-Za-z])?\.)*[0-9A-Za-z]([0-9A-Za-z-]{0,61}[0-9A-Za-z])?"
)
_MOST_CENTS = 10**13
_MOST = 100_000


def judge_request(judge: Judge, vehicles: int) -> None:
    """Every field of the request; ``vehicles`` is how many it lists."""
    _schema(judge)
    _number(judge)
    _customer(judge)
    _choice(judge, "source", SOURCES)
    _choice(judge, "payment", PAYMENTS)
    for name in _TEXTS:
        judge.free(name)
        _needed(judge, name)
    for name in _OPTIONAL:
        judge.free(name)
    _phone(judge)
    _model(judge)
    _quantity(judge, vehicles)
    _price(judge, "unit_price")
    _price(judge, "total_price")
    _wanted(judge)
    _platform(judge)
    judge.put("review", None)


def _needed(judge: Judge, name: str) -> bool:
    """Whether there is something; what is missing is told."""
    if not judge.is_usable(name):
        return False
    if not judge.text(name):
        judge.tell("field_missing", name)
        return False
    return True


def _schema(judge: Judge) -> None:
    schema = judge.text("schema").strip()
    if schema and schema.lower() != SCHEMA:
        judge.tell("field_value", "schema")


def _number(judge: Judge) -> None:
    number = normalise(judge.text("number"))
    judge.put("number", number or None)
    if _needed(judge, "number") and not _NUMBER.fullmatch(number):
        judge.tell("field_value", "number")


def _customer(judge: Judge) -> None:
    number = normalise(judge.text("customer_no"))
    judge.put("customer_no", number or None)
    _needed(judge, "customer_no")
    uscc = judge.text("uscc")
    verdict = identify("uscc", uscc) if uscc else None
    judge.put("uscc", verdict.normalised if verdict else None)
    if verdict is not None and verdict.verdict == "error":
        judge.tell("field_value", "uscc", verdict.codes[0])


def _choice(judge: Judge, name: str, choices: dict[str, str]) -> None:
    said = normalise(judge.text(name))
    code = choices.get(said) or (said.lower() if said.lower() in choices.values() else None)
    judge.put(name, code)
    if _needed(judge, name) and code is None:
        judge.tell("field_value", name, "one_of_words", words="、".join(choices))


def _phone(judge: Judge) -> None:
    """A mobile or a landline of whoever can be asked."""
    text = judge.text("contact_phone")
    verdict = identify("phone", text) if text else None
    judge.put("contact_phone", verdict.normalised if verdict else None)
    if _needed(judge, "contact_phone") and verdict and {"landline_shape", "phone_shape"} & {*verdict.codes}:
        judge.tell("field_value", "contact_phone", "phone_shape")


def _model(judge: Judge) -> None:
    if _needed(judge, "model"):
        judge.model(needed=True)
    else:
        judge.put("model", None)


def _quantity(judge: Judge, vehicles: int) -> None:
    text = normalise(judge.text("quantity"))
    quantity = int(text) if re.fullmatch(r"[0-9]{1,9}", text) else 0
    good = 1 <= quantity <= _MOST
    judge.put("quantity", quantity if good else None)
    if not _needed(judge, "quantity"):
        return
    if not good:
        judge.tell("field_value", "quantity", "positive_count")
    elif quantity != vehicles:
        judge.tell("quantity_mismatch", "quantity", "quantity_and_list", quantity=str(quantity), vehicles=str(vehicles))


def _price(judge: Judge, name: str) -> None:
    """Yuan with at most two decimals, kept as cents."""
    text = normalise(judge.text(name)).removeprefix("¥").removeprefix("RMB").removesuffix("元").replace(",", "").strip()
    try:
        cents = Decimal(text) * 100 if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text) else Decimal(-1)
    except InvalidOperation:
        cents = Decimal(-1)
    good = 0 <= cents <= _MOST_CENTS and cents == cents.to_integral_value()
    judge.put(f"{name}_cents", int(cents) if good else None)
    if _needed(judge, name) and not good:
        judge.tell("field_value", name, "price_shape")


def _wanted(judge: Judge) -> None:
    day, _ = day_of(judge.cells.get("wanted_by")) if judge.is_usable("wanted_by") else (None, True)
    judge.put("wanted_by", day.isoformat() if day else None)
    if not _needed(judge, "wanted_by"):
        return
    if day is None:
        judge.tell("field_value", "wanted_by", "date_shape")
    elif day < judge.knowledge.today:
        judge.tell("wanted_date_past", "wanted_by")


def _platform(judge: Judge) -> None:
    """``省平台 218.0.0.1:7611``: what stands before host and port is its name."""
    match = _PLATFORM.search(normalise(judge.text("platform")))
    host, port = (match[1], int(match[2])) if match else ("", 0)
    good = 1 <= port <= 65535 and _is_host(host)
    judge.put("platform_host", host.strip("[]").lower() if good else None)
    judge.put("platform_port", port if good else None)
    if _needed(judge, "platform") and not good:
        judge.tell("field_value", "platform", "platform_shape")


def _is_host(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return _HOST.fullmatch(host) is not None and not re.fullmatch(r"[0-9.]+", host)
    return True
