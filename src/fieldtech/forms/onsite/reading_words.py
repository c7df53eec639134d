"""A reading in words: what is allowed, and what is wrong with what was measured."""

from decimal import Decimal
from typing import Any

from fieldtech.forms.onsite.wording import named, unit_name
from fieldtech.model.checklist import Item, chosen, judged, several, wants_photo
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.model.readings import SHARES, Judged, is_ambiguous, plain
from fieldtech.ui.language import word


def allowed(item: Item) -> str:
    """The limits of an item and how many points it wants; "" for none."""
    lower, upper = item.get("lower"), item.get("upper")
    params = {"unit": unit_name(item.get("unit")), "lower": _limit(lower), "upper": _limit(upper)}
    code = {(True, True): "within", (True, False): "at_least", (False, True): "at_most"}.get(
        (lower is not None, upper is not None), ""
    )
    limits = word(f"reading.{code}", **params).strip() if code else ""
    points = word("reading.points", n=str(item["points"]), rule=_rule(item)) if several(item) else ""
    return " · ".join(filter(None, (limits, points)))


def hint(item: Item, by_photo: str, source: str) -> str:
    """What stands below a question: its limits or how a photo answers it, where the answer is from, how it is done."""
    how = named(str(item.get("instruction_zh") or ""), str(item.get("instruction_en") or ""))
    limits = allowed(item) if item["kind"] == "number" else by_photo
    first = " · ".join(filter(None, (limits, source)))
    return "\n".join(filter(None, (first, how)))


def trouble(item: Item, answer: AnswerDraft) -> str:
    """What is wrong with a reading and what to do; "" when nothing is."""
    if item["kind"] != "number" or not (answer.value or answer.points) or chosen(item, answer) == "na":
        return ""
    found = judged(item, answer)
    if found.unreadable:
        at = found.unreadable[0]
        unclear = is_ambiguous((answer.points or (answer.value,))[at], found.limits.unit)
        return word("reading.two_ways" if unclear else "reading.no_number")
    if found.verdict not in ("below", "above"):
        return ""
    again = "reading.again_photo" if wants_photo(item, answer) else "reading.again"
    return f"{_wrong(item, found)} {word(again)}"


def _wrong(item: Item, found: Judged) -> str:
    limits, one = found.limits, len(found.points) == 1
    params: dict[str, str] = {"unit": unit_name(item.get("unit")), "value": plain(found.worst), "rule": _rule(item)}
    if found.verdict == "above":
        by = _apart(found.maximum, limits.upper)
        return word("reading.above" if one else "reading.high_point", by=by, **params)
    if found.reason == "point":
        by = _apart(found.minimum, limits.lower)
        return word("reading.below" if one else "reading.low_point", by=by, **params)
    lower = limits.lower or Decimal(0)
    params |= {"lower": plain(lower), "mean": plain(found.mean), "percent": str(SHARES.get(limits.rule, 100))}
    params |= {"n": str(sum(point >= lower for point in found.points)), "all": str(len(found.points))}
    return word(f"reading.{found.reason}", **params)


def _apart(one: Decimal | None, other: Decimal | None) -> str:
    return plain(abs((one or Decimal(0)) - (other or Decimal(0))))


def _limit(value: Any) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _rule(item: Item) -> str:
    return word(f"choice.reading_rule.{item.get('rule') or 'every'}")
