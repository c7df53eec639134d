"""Answers of a vehicle's checklist that follow from what is known of it, so that nobody says a thing twice; pure."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from fieldtech.model.checklist import is_answered, rest_answer
from fieldtech.model.drafts.onsite import AnswerDraft
from fieldtech.model.drafts.platform import PlatformCheckDraft

Item = Mapping[str, Any]
Answers = Mapping[str, AnswerDraft]

PARAMETERS = "IA-13"
REGISTRATION, FIX, ACC, ALARMS = "IA-14", "IA-15", "IA-16", "IA-17"
PLATFORM_GROUP = "platform"
NEVER_COPIED = ("number", "text", "photo")


def platform_answers(items: Iterable[Item], known: Answers, check: PlatformCheckDraft) -> Iterator[AnswerDraft]:
    """What the platform check already says, for items still open."""
    if check.result != "online" or any(check.problems()):
        return
    good = {FIX: check.valid, ACC: check.acc, ALARMS: check.alarms}
    for item in items:
        name = str(item["id"])
        if is_answered(known.get(name)):
            continue
        if name == REGISTRATION and check.register_answer is not None:
            options = [str(word) for word in item.get("options") or ()]
            found = next((word for word in options if word.startswith(f"{check.register_answer} ")), "")
            if found:
                yield AnswerDraft(name, "", found)
        elif good.get(name):
            yield AnswerDraft(name, "ok")


def may_be_copied(item: Item, given: AnswerDraft | None) -> bool:
    """Only what was OK, and never what has to be read, written, photographed or seen on the platform."""
    if given is None or item["kind"] in NEVER_COPIED or item["group"] == PLATFORM_GROUP:
        return False
    return rest_answer(item) is not None and given.answer in ("ok", "na")


def parameters(items: Iterable[Item], known: Answers, *values: str) -> Iterator[AnswerDraft]:
    """The parameters this vehicle's terminal gets, in words; nothing while one of them is not known."""
    for item in items:
        if str(item["id"]) == PARAMETERS and not is_answered(known.get(PARAMETERS)) and all(values):
            yield AnswerDraft(PARAMETERS, "", " ".join(values))
