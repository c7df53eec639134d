"""What was done, from the record in plain words: the customer reads this before he signs."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from fieldtech.forms.onsite.wording import unit_name
from fieldtech.model.money.difference import difference
from fieldtech.ui.language import current_language, word
from fieldtech.ui.pages.signoff.visit_story import visit_checks, visit_lines

Record = Mapping[str, Any]


def lines_of(record: Record) -> list[tuple[str, str]]:
    """(label, sentence) lines; what does not apply is left out."""
    if "rows" in record:
        found = _installed(record)
    elif "objects" in record:
        found = (*visit_lines(record), ("parts", _parts(record)), ("time", _time(record)))
    else:
        found = _repaired(record)
    return [(word(f"signoff.{code}"), text) for code, text in found if text]


def _repaired(record: Record) -> tuple[tuple[str, str], ...]:
    return (
        ("fault", _fault(record)),
        ("cause", _name((record.get("diagnosis") or {}).get("cause"))),
        ("done", _done(record)),
        ("replaced", _replaced(record)),
        ("parts", _parts(record)),
        ("result", _result(record)),
        ("time", _time(record)),
    )


def why_of(record: Record) -> str:
    """Why the sum is what it is: the warranty, or the reason of an installation that costs something."""
    if "rows" in record:
        return str((record.get("order") or {}).get("fee_reason") or "")
    if "objects" in record:
        return word("fee.besides_contract" if record.get("total_cents") else "fee.contract")
    state = (record.get("warranty") or {}).get("state") or "unknown"
    if state == "unknown":  # alone beside a sum it says nothing
        return word("fee.warranty_unknown") if record.get("total_cents") else ""
    return word(f"choice.warranty.{state}")


def came_of(record: Record) -> tuple[str, bool]:
    """What was said of the money, and whether all of it came; nothing where nothing is due."""
    settled, total = record.get("fee_settlement") or {}, int(record.get("total_cents") or 0)
    if not total or not settled.get("way"):
        return "", False
    if (found := difference(total, settled)) is not None:
        return word(f"sheet.{found[0]}", **found[1]), False
    if settled["way"] != "collected":
        return word(f"choice.fee_way.{settled['way']}"), False
    return word("signoff.paid_whole", received=amount(total)), True


def _installed(record: Record) -> tuple[tuple[str, str], ...]:
    """Above the list of vehicles: what was to be done where, when and by whom."""
    team = (record.get("assignment") or {}).get("technicians") or []
    names = ("、" if _chinese() else ", ").join(str(one.get("name") or "") for one in team)
    return (
        ("task", word(f"choice.install_task.{record.get('task') or 'install'}")),
        ("place", str((record.get("order") or {}).get("place") or "")),
        ("by", names),
        ("time", _time(record)),
    )


def checks_of(record: Record) -> list[str]:
    """What was checked and is in order, in words."""
    if "objects" in record:
        return visit_checks(record)
    standards = record.get("standards") or {}
    platform = record.get("platform_check") or {}
    parts = record.get("parts") or []
    tidy = "tidy" if record.get("vehicle") or not record.get("equipment") else "tidy_equipment"
    true = {
        "restored": standards.get("restored"),
        "platform": platform.get("result") == "online",
        tidy: standards.get("tidy"),
        "told": bool(parts) and all(part.get("told") for part in parts),
    }
    return [word(f"signoff.check.{code}") for code, holds in true.items() if holds]


def amount(cents: int) -> str:
    """Yuan with two decimals."""
    return f"¥{cents // 100:,}.{cents % 100:02d}"


def _chinese() -> bool:
    return current_language().startswith("zh")


def _name(item: Mapping[str, Any] | None) -> str:
    if not item:
        return ""
    text = str(item.get("zh" if _chinese() else "en") or item.get("zh") or "")
    return text if _chinese() else text[:1].upper() + text[1:]


def _joined(parts: Iterator[str] | list[str]) -> str:
    return ("；" if _chinese() else "; ").join(part for part in parts if part)


def _fault(record: Record) -> str:
    intake = record.get("intake") or {}
    names = [_name(symptom) for symptom in intake.get("symptoms") or []]
    return _joined([("、" if _chinese() else ", ").join(names), str(intake.get("text") or "")])


def _done(record: Record) -> str:
    diagnosis = record.get("diagnosis") or {}
    actions = ("、" if _chinese() else ", ").join(_name(action) for action in diagnosis.get("actions") or [])
    return _joined([actions, str(diagnosis.get("text") or "")])


def _replaced(record: Record) -> str:
    said: list[str] = []
    for swap in record.get("swaps") or []:
        if swap.get("old_terminal"):
            said.append(word("signoff.unit", old=swap["old_terminal"], new=swap["new_terminal"]))
        if swap.get("old_iccid"):
            said.append(word("signoff.sim", old=f"…{swap['old_iccid'][-4:]}", new=f"…{swap['new_iccid'][-4:]}"))
        if swap.get("loaner_due"):
            said.append(word("signoff.loaner", until=str(swap["loaner_due"])))
    if not said:
        return ""
    left = any(swap.get("old_next") == "left_with_customer" for swap in record["swaps"])
    return _joined([*said, word("signoff.old_left" if left else "signoff.old_taken")])


def _parts(record: Record) -> str:
    swapped = {str(swap.get(key)) for swap in record.get("swaps") or [] for key in ("new_terminal", "new_iccid")}
    used = [part for part in record.get("parts") or [] if part.get("serial") not in swapped]
    return _joined([word("signoff.part", name=_name(p), n=str(p["quantity"]), unit=unit_name(p["unit"])) for p in used])


def _result(record: Record) -> str:
    result = str(record.get("result") or "")
    if not result or result == "repaired":
        return ""
    return _joined([word(f"choice.result.{result}"), str(record.get("result_reason") or "")])


def _time(record: Record) -> str:
    times = record.get("times") or {}
    if not times.get("arrived"):
        return ""
    arrived = datetime.fromisoformat(times["arrived"])
    finished = datetime.fromisoformat(times["finished"]) if times.get("finished") else None
    end = f"{finished:%H:%M}" if finished else "–"
    return word("signoff.times", day=_day(arrived.date()), arrived=f"{arrived:%H:%M}", finished=end)


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日" if _chinese() else f"{day:%d %b %Y}".lstrip("0")
