"""What was answered or measured for an item, in words and with a drawn mark (F31)."""

from decimal import Decimal

from fieldtech.model.checklist import MEANINGS, UNREAD
from fieldtech.model.readings import number_of, without_unit
from fieldtech.sheets.blocks import Cell
from fieldtech.sheets.sections_before import Record
from fieldtech.sheets.style import INK, RED
from fieldtech.sheets.vocabulary import DASH, Vocabulary

FAILED = ("below", "above")
ARROWS = {"below": "↓", "above": "↑"}
"""Behind a reading outside its limits, so that it can be told without colours."""


def state_of(item: Record) -> str:
    """The mark of an item: ``ok``, ``not_ok``, ``na``, ``no_reading``, or "" while it is not answered."""
    answer = item.get("answer") or MEANINGS.get(str(item.get("value") or ""))
    if answer in ("not_ok", "na", UNREAD):
        return str(answer)
    if item.get("verdict") in FAILED:
        return "not_ok"
    return "ok" if answer or item.get("value") or item.get("points") else ""


def measured(words: Vocabulary, item: Record) -> str:
    """The value with its unit, or every point with the least and the mean; points outside the limits get an arrow."""
    unit, points = words.unit(item.get("unit")), item.get("points") or []
    if item.get("kind") != "number":
        return shown_value(words, item)
    if not points:
        value = str(item.get("value") or "")
        return _with(_point(item, value), unit) if value else ""
    listed = ", ".join(_point(item, str(point)) for point in points)
    summed = [f"{words.line('least')} {item['minimum']}"] if item.get("minimum") else []
    summed += [f"{words.line('mean')} {item['mean']}"] if item.get("mean") else []
    return _with(listed, unit) + ("\n" + " · ".join(summed) if summed else "")


def shown_value(words: Vocabulary, item: Record) -> str:
    """A typed value or one of the item's own words, but those that the result says again."""
    value = str(item.get("value") or "")
    return words.choice(value, str(item.get("value_en") or "")) if value and value not in MEANINGS else ""


def _with(text: str, unit: str) -> str:
    """The unit is never parted from its number."""
    return f"{text}\u00a0{unit}" if unit else text


def _point(item: Record, text: str) -> str:
    unit = str(item.get("unit") or "")
    shown = without_unit(text, unit) if number_of(text, unit) is not None else text
    return shown + ARROWS.get(beyond(item, text), "")


def beyond(item: Record, text: str) -> str:
    """``below`` or ``above`` a limit, "" inside them or for what is no number."""
    value, lower, upper = (
        number_of(text, str(item.get("unit") or "")),
        number(item.get("lower")),
        number(item.get("upper")),
    )
    if value is None:
        return ""
    if lower is not None and value < lower:
        return "below"
    return "above" if upper is not None and value > upper else ""


def number(text: object) -> Decimal | None:
    """A reading or a limit as a number; None for what is none."""
    return number_of("" if text is None else str(text))


def limits(words: Vocabulary, item: Record) -> str:
    """From where to where a reading is right, and the rule by which several points are judged."""
    lower, upper, unit = item.get("lower"), item.get("upper"), words.unit(item.get("unit"))
    if lower in (None, "") and upper in (None, ""):
        return ""
    if lower not in (None, "") and upper not in (None, ""):
        text = _with(f"{lower}–{upper}", unit)
    else:
        text = _with(f"≥\u00a0{lower}" if upper in (None, "") else f"≤\u00a0{upper}", unit)
    rule = item.get("rule")
    return text + (f"\n{words.term('reading_rule', rule)}" if rule and item.get("points") else "")


def verdict(words: Vocabulary, item: Record) -> Cell:
    """In order or not, in words and as a drawn mark."""
    state = state_of(item)
    if not state:
        return Cell(DASH, mark="")
    if state == UNREAD:
        return Cell(words.term("answer", UNREAD), mark="", colour=RED, bold=True)
    failed = item.get("verdict") in FAILED
    code = str(item["verdict"]) if failed else "inside"
    measured_number = item.get("kind") == "number" and (item.get("value") or item.get("points"))
    # A reading inside its limits may still be marked not in order: then the answer counts.
    told = words.term("reading", code) if measured_number and (failed or state == "ok") else ""
    return Cell(told or words.term("answer", state), mark=state, colour=RED if state == "not_ok" else INK,
                bold=state == "not_ok")  # fmt: skip
