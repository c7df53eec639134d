"""A visit in plain words, for the customer before he signs: what was looked at, what is not in order, what follows."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from fieldtech.forms.onsite.wording import found_text, named, unit_name
from fieldtech.model.checklist import UNREAD
from fieldtech.model.finding_text import unresolved
from fieldtech.ui.language import current_language, word

Record = Mapping[str, Any]

MOST = 6
"""Things said one by one; the whole sheet has all of them."""


def visit_lines(record: Record) -> tuple[tuple[str, str], ...]:
    """(code of the label, sentence); the time is said by who calls."""
    return (
        ("work", str((record.get("plan") or {}).get("content") or "")),
        ("looked_at", _looked_at(record)),
        ("not_in_order", _several(list(_not_in_order(record)))),
        ("measured", _several(list(_measured(record)))),
        ("found", _several([_finding(one, record) for one in record.get("findings") or []])),
        ("next", str((record.get("next") or {}).get("day") or "")),
    )


def visit_checks(record: Record) -> list[str]:
    """The standards that hold; what was found and goes on is said beside them, so that nothing contradicts it."""
    standards = record.get("standards") or {}
    said = [word(f"choice.standard.{code}") for code in ("restored", "tidy", "firm") if standards.get(code)]
    return [word("signoff.check.except", standard=one) for one in said] if unresolved(record) else said


def _looked_at(record: Record) -> str:
    things: Sequence[Record] = record.get("objects") or []
    away = [one for one in things if one.get("state") == "not_seen"]
    if len(things) == 1 and not away:
        return _name(things[0])
    seen = [_name(one) for one in things if one.get("state") != "not_seen"]
    text = word("signoff.objects", n=str(len(seen)), all=str(len(things)))
    if 0 < len(seen) <= MOST:
        text = ("、" if _chinese() else ", ").join(seen)
    return _several([text, *(_name(one) + _after(str(one.get("reason") or "")) for one in away)])


def _not_in_order(record: Record) -> Iterator[str]:
    """Answers that are not as they should be, with how they were handled."""
    things: Sequence[Record] = record.get("objects") or []
    for thing in things:
        for item in thing.get("items") or []:
            unread = item.get("answer") == UNREAD
            if unread or item.get("answer") == "not_ok" or item.get("verdict") in ("below", "above"):
                where = _name(thing) if len(things) > 1 else ""
                value = f"{item['value']} {unit_name(item.get('unit'))}" if item.get("value") else ""
                value = word(f"choice.answer.{UNREAD}") if unread else value
                said = _comma().join(filter(None, (value, str(item.get("note") or ""))))
                yield " ".join(filter(None, (where, _question(item)))) + _after(said)


def _measured(record: Record) -> Iterator[str]:
    """Readings of several points, where one thing alone was looked at."""
    things: Sequence[Record] = record.get("objects") or []
    for item in things[0].get("items") or [] if len(things) == 1 else ():
        if len(item.get("points") or []) > 1:
            lowest, mean = word("reading.minimum"), word("reading.average")
            figures = f"{lowest} {item['minimum']}{_comma()}{mean} {item['mean']} {unit_name(item.get('unit'))}"
            yield _question(item) + _after(figures)


def _finding(one: Record, record: Record) -> str:
    told = one.get("told") or {}
    hazard = word("signoff.hazard") if one.get("hazard") else ""
    said = word("signoff.told", name=str(told["person"]), time=_time(str(told["at"]))) if told else ""
    state = word(f"choice.finding_state.{one.get('state') or 'open'}")
    items = (item for thing in record.get("objects") or [] for item in thing.get("items") or [])
    item: Record = next((item for item in items if item.get("id") == one.get("item")), {})
    text = found_text(str(one.get("text") or ""), str(item.get("zh") or ""), str(item.get("en") or ""))
    things: Sequence[Record] = record.get("objects") or []
    thing = next((thing for thing in things if thing.get("key") == one.get("object")), None)
    if thing is not None and len(things) > 1:
        text = f"{_name(thing)} {text}"
    parts = (text, state, str(one.get("repair") or ""), said)
    gap = "" if hazard.endswith("：") else " "
    return gap.join(filter(None, (hazard, _comma().join(filter(None, parts)))))


def _several(parts: Sequence[str]) -> str:
    shown = [*parts[:MOST], *([word("signoff.more", n=str(len(parts) - MOST))] if len(parts) > MOST else [])]
    return "\n".join(part for part in shown if part)


def _name(thing: Record) -> str:
    return str(thing.get("plate") or " ".join(filter(None, (thing.get("number"), thing.get("name")))))


def _question(item: Record) -> str:
    return named(str(item.get("zh") or ""), str(item.get("en") or ""))


def _after(text: str) -> str:
    mark = "：" if _chinese() else ": "
    return f"{mark}{text}" if text else ""


def _chinese() -> bool:
    return current_language().startswith("zh")


def _comma() -> str:
    return "，" if _chinese() else ", "


def _time(text: str) -> str:
    return f"{datetime.fromisoformat(text):%m-%d %H:%M}"
