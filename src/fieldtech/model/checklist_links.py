"""Answers of the repair checklist that another section of the on-site page has already given.

Nobody should say the same thing twice: what was ticked at the arrival check or recorded by the platform check
answers its checklist item. Safety items and readings are never among them.
"""

from collections.abc import Callable, Iterator
from typing import Any

from fieldtech.model.checklist import is_answered
from fieldtech.model.drafts import onsite
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.model.drafts.platform import PlatformCheckDraft
from fieldtech.model.facts import Facts

_PLATFORM = {
    "online": "已上线",
    "registered_no_fix": "已注册未定位",
    "offline": "未上线",
    "unchecked": "待核查(无网络)",
}


def linked_answers(facts: Facts) -> Iterator[AnswerDraft]:
    """The answers that follow from the order's other entries, for items of the repair checklist still open."""
    answers = facts.all(onsite.AnswerDraft)
    for item in facts.checklist:
        link = LINKS.get(str(item["id"]))
        found = link(facts, item) if link and not is_answered(answers.get(str(item["id"]))) else None
        if found is not None:
            yield found


def deferred(facts: Facts) -> dict[str, str]:
    """Items another section will answer: their id, and the section that has not been recorded yet."""
    sources: dict[str, tuple[str, bool]] = {
        **dict.fromkeys(("RP-13", "RE-05"), ("diagnosis", facts.get(onsite.DiagnosisDraft) is None)),
        "RP-19": ("label", _label_owed(facts)),
        "RP-20": ("platform", facts.has_terminal and facts.get(PlatformCheckDraft) is None),
    }
    later = facts.get(onsite.CompletionDraft) is None
    sources |= dict.fromkeys(("RP-15", "RP-16", "RP-17", "RE-07", "RE-08", "RE-09"), ("completion", later))
    answers, items = facts.all(onsite.AnswerDraft), {str(item["id"]) for item in facts.checklist}
    return {
        item: section
        for item, (section, waits) in sources.items()
        if waits and item in items and not is_answered(answers.get(item))
    }


def _label_owed(facts: Facts) -> bool:
    label = facts.get(onsite.LabelDraft)
    returns = any(s.swaps_terminal and s.old_next == "to_repair" for s in facts.swaps)
    return returns and not (label and label.fixed)


def _tick(item: Any, yes: bool) -> AnswerDraft | None:
    return AnswerDraft(str(item["id"]), "ok") if yes else None


def _option(item: Any, word: str) -> AnswerDraft | None:
    return AnswerDraft(str(item["id"]), "", word) if word in (item.get("options") or ()) else None


def _identified(facts: Facts, item: Any) -> AnswerDraft | None:
    draft = facts.get(onsite.ArrivalDraft)
    return _tick(item, bool(draft and draft.id_shown and draft.customer_confirmed))


def _rechecked(facts: Facts, item: Any) -> AnswerDraft | None:
    draft = facts.get(onsite.ArrivalDraft)
    return _tick(item, bool(draft and draft.fault_rechecked))


def _work_text(facts: Facts, item: Any) -> AnswerDraft | None:
    draft = facts.get(onsite.DiagnosisDraft)
    return AnswerDraft(str(item["id"]), "", draft.text) if draft and draft.text.strip() else None


def _standard(name: str) -> Callable[[Facts, Any], AnswerDraft | None]:
    def link(facts: Facts, item: Any) -> AnswerDraft | None:
        draft = facts.get(onsite.CompletionDraft)
        return _tick(item, bool(draft and getattr(draft, name)))

    return link


def _old_part(facts: Facts, item: Any) -> AnswerDraft | None:
    """Labelled, left, or nothing old: known once the label is fixed, or when nothing was exchanged."""
    if any(s.swaps_terminal and s.old_next == "to_repair" for s in facts.swaps):
        return None if _label_owed(facts) else _option(item, "已贴标带回")
    if any(s.swaps_terminal and s.old_next == "left_with_customer" for s in facts.swaps):
        return _option(item, "留客户")
    lines = [line for line in facts.all(onsite.PartLineDraft).values() if line.quantity > 0]
    if lines and all(line.old_part == "left" for line in lines):
        return _option(item, "留客户")
    nothing_old = not lines and not facts.swaps and facts.get(onsite.NoPartsDraft) is not None
    nothing_old = nothing_old or (bool(lines) and all(line.old_part == "none" for line in lines))
    return _option(item, "无旧件") if nothing_old else None


def _platform(facts: Facts, item: Any) -> AnswerDraft | None:
    draft = facts.get(PlatformCheckDraft)
    return _option(item, _PLATFORM.get(draft.result, "")) if draft else None


LINKS: dict[str, Callable[[Facts, Any], AnswerDraft | None]] = {
    "RP-01": _identified,
    "RP-02": _rechecked,
    "RP-13": _work_text,
    "RP-15": _standard("restored"),
    "RP-16": _standard("tidy"),
    "RP-17": _standard("firm"),
    "RP-19": _old_part,
    "RP-20": _platform,
    "RE-01": _identified,
    "RE-02": _rechecked,
    "RE-05": _work_text,
    "RE-07": _standard("restored"),
    "RE-08": _standard("tidy"),
    "RE-09": _standard("firm"),
    "RE-11": _old_part,
}
"""Item of the checklists of repairs -> what answers it."""
