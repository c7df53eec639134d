"""Guards about the units themselves: set aside, scanned on arrival, labelled on the way back, on the platform."""

from collections.abc import Callable, Iterator
from datetime import datetime

from fieldtech.errors import Problem
from fieldtech.model.drafts import intake, onsite, platform
from fieldtech.model.facts import Facts, Recorded, SwapFact, UnitFact
from fieldtech.model.guards.sections import section


def units_free(facts: Facts) -> Iterator[Problem]:
    """B20: what is set aside by number is there, within reach, and nobody else's."""
    for unit in facts.units:
        yield from _unit(unit, f"{unit.kind}s")


def _unit(unit: UnitFact, field: str) -> Iterator[Problem]:
    if not unit.known:
        yield Problem(field, "unit_unknown", params={"number": unit.number})
    elif unit.held_by:
        yield Problem(field, "unit_reserved", params={"number": unit.number, "order": unit.held_by})
    elif not unit.free:
        yield Problem(field, "unit_not_free", params={"number": unit.number, "kind": unit.kind, "state": unit.state})
    elif not unit.reachable:
        yield Problem(field, "unit_out_of_reach", params={"number": unit.number, "where": unit.where})
    elif unit.set_aside:
        yield Problem(field, "unit_set_aside", "warning", {"number": unit.number})


def arrival_complete(facts: Facts) -> Iterator[Problem]:
    """F15: card, customer and fault; model and terminal are scanned, or it is said why not."""
    yield from section(facts, onsite.ArrivalDraft, "arrival", "arrival_missing")
    draft = facts.get(onsite.ArrivalDraft)
    if draft is None or facts.on_equipment or len(draft.mismatch.strip()) >= 2:
        return
    yield from _terminal(facts, draft.terminal_scanned.strip().upper())
    yield from _model(facts, draft.terminal_scanned.strip().upper(), draft.model_scanned.strip().upper())


def _terminal(facts: Facts, scanned: str) -> Iterator[Problem]:
    expected = ", ".join(facts.mounted)
    if facts.mounted and not scanned:
        yield Problem("arrival", "terminal_not_scanned", params={"expected": expected})
    elif facts.mounted and scanned not in facts.mounted:
        yield Problem("arrival", "terminal_mismatch", params={"scanned": scanned, "expected": expected})


def _model(facts: Facts, terminal: str, scanned: str) -> Iterator[Problem]:
    call = facts.get(intake.IntakeDraft)
    expected = facts.mounted.get(terminal, facts.model_code) or (call.model if call else "")
    if expected and not scanned:
        yield Problem("arrival", "model_not_scanned", params={"expected": expected})
    elif facts.mounted and scanned and scanned not in (expected.upper(), *(m.upper() for m in facts.mounted.values())):
        yield Problem("arrival", "terminal_mismatch", params={"scanned": scanned, "expected": expected})


def label_fixed(facts: Facts) -> Iterator[Problem]:
    """B21: every terminal that returns carries its label."""
    for terminal in unlabelled(facts):
        yield Problem("label", "label_not_fixed", params={"terminal": terminal})


def unlabelled(facts: Facts) -> tuple[str, ...]:
    """The terminals that return and have no label since they were taken off, the last one first."""
    returning = [swap for swap in facts.swaps if swap.swaps_terminal and swap.old_next == "to_repair"]
    labels = [rec for (kind, _slot), rec in facts.entries.items() if kind == onsite.LabelDraft.kind]
    return tuple(
        swap.old_terminal
        for swap in reversed(returning)
        if not any(_labels(rec, swap, alone=len(returning) == 1) for rec in labels)
    )


def _labels(rec: Recorded, swap: SwapFact, *, alone: bool) -> bool:
    """Whether it is this terminal's label; one without a number is meant for the only terminal there is."""
    draft = rec.draft
    if not isinstance(draft, onsite.LabelDraft) or not draft.fixed or (swap.at is not None and rec.at < swap.at):
        return False
    return draft.terminal == swap.old_terminal or (alone and not draft.terminal)


def platform_checked(facts: Facts) -> Iterator[Problem]:
    """Forms 2.4a: a GPS repair has its platform check, after the last swap, or says that there is no network."""
    if not facts.has_terminal:
        return
    yield from section(facts, platform.PlatformCheckDraft, "platform", "platform_missing")
    found = facts.entries.get((platform.PlatformCheckDraft.kind, ""))
    if found is None or not isinstance(found.draft, platform.PlatformCheckDraft):
        return
    draft = found.draft
    if draft.result in ("", "unchecked"):
        return
    if any(moment and moment > found.at for moment in (draft.checked_at, draft.fix_at)):
        yield Problem("platform", "checked_in_future")
    if (draft.checked_at or found.at) < _last_swap(facts, found.at):
        yield Problem("platform", "platform_before_swap")


def _last_swap(facts: Facts, otherwise: datetime) -> datetime:
    """To the minute, as times are typed."""
    last = max((swap.at for swap in facts.swaps if swap.at is not None), default=None)
    return last.replace(second=0, microsecond=0) if last else otherwise.replace(year=1)


GUARDS: dict[str, Callable[[Facts], Iterator[Problem]]] = {
    guard.__name__: guard for guard in (units_free, arrival_complete, label_fixed, platform_checked)
}
