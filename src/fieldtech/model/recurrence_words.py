"""The sentence of a plan's cycle in Chinese and English: "每 3 个月的 18 日", "every 3 months on the 18th"."""

from datetime import date

from fieldtech.model.recurrence import ACTUAL, Cycle, cycle_of
from fieldtech.model.rule_form import WEEKDAYS
from fieldtech.words import word

_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def sentence(
    rule: str, starts_on: date, lang: str, *, counts_from: str = "planned", every_km: int = 0, every_hours: int = 0
) -> str:
    """A sound rule said in words; one that plain words do not say is shown as it is written."""
    cycle = cycle_of(rule)
    if cycle is None:
        return word("recurrence.as_written", lang, rule=rule.strip().upper().removeprefix("RRULE:"))
    actual = counts_from == ACTUAL
    said = _after(cycle, lang, every_km, every_hours) if actual else _on(cycle, starts_on, lang)
    if cycle.until:
        return word("recurrence.until", lang, cycle=said, day=cycle.until.isoformat())
    return word("recurrence.count", lang, cycle=said, n=str(cycle.count)) if cycle.count else said


def ordinal(number: int) -> str:
    """``18th``, for the English sentence."""
    suffix = "th" if number % 100 in (11, 12, 13) else _ORDINALS.get(number % 10, "th")
    return f"{number}{suffix}"


def _after(cycle: Cycle, lang: str, km: int, hours: int) -> str:
    usual = word(f"recurrence.span.{cycle.unit}.{_amount(cycle)}", lang, n=str(cycle.every))
    run = [word(f"recurrence.span.{unit}", lang, n=f"{n:,}") for unit, n in (("km", km), ("h", hours)) if n]
    if not run:
        return word("recurrence.after", lang, span=usual)
    spans = word("recurrence.comma", lang).join([usual, *run[:-1]])
    return word("recurrence.after_first", lang, span=word("recurrence.or", lang, one=spans, other=run[-1]))


def _on(cycle: Cycle, starts_on: date, lang: str) -> str:
    every = word(f"recurrence.{cycle.unit}.{_amount(cycle)}", lang, n=str(cycle.every))
    if cycle.unit == "days":
        return every
    if cycle.unit == "weeks":
        days = cycle.weekdays or (WEEKDAYS[starts_on.weekday()],)
        return word("recurrence.on.weekdays", lang, cycle=every, days=_days(days, lang))
    month = _month(cycle, starts_on, lang)
    if cycle.weekdays:
        which = "last_weekday" if cycle.nth == -1 else "weekday"
        params = {"nth": ordinal(cycle.nth) if lang == "en" else str(cycle.nth), "days": _days(cycle.weekdays, lang)}
        return word(f"recurrence.on.{which}{'_of_month' if month else ''}", lang, cycle=every, month=month, **params)
    day = cycle.month_day or starts_on.day
    if day == -1:
        return word(f"recurrence.on.last_day{'_of_month' if month else ''}", lang, cycle=every, month=month)
    said = str(day) if month or lang != "en" else ordinal(day)
    return word(f"recurrence.on.{'month_and_day' if month else 'day'}", lang, cycle=every, month=month, day=said)


def _month(cycle: Cycle, starts_on: date, lang: str) -> str:
    return word(f"recurrence.month.{cycle.month or starts_on.month}", lang) if cycle.unit == "years" else ""


def _days(days: tuple[str, ...], lang: str) -> str:
    names = [word(f"recurrence.weekday.{day}", lang) for day in sorted(days, key=WEEKDAYS.index)]
    if len(names) == 1:
        return names[0]
    return word("recurrence.and", lang, some=word("recurrence.comma", lang).join(names[:-1]), last=names[-1])


def _amount(cycle: Cycle) -> str:
    return "one" if cycle.every == 1 else "many"
