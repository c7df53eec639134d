"""Guards of the end: rating, acceptance, signatures, fees, archive."""

from collections.abc import Callable, Iterator

from fieldtech.errors import Problem
from fieldtech.model.drafts.platform import PlatformCheckDraft
from fieldtech.model.drafts.signoff import (
    AcceptanceDraft,
    DissatisfiedDraft,
    FeedbackDraft,
    FeeSettlementDraft,
    InkDraft,
)
from fieldtech.model.facts import Facts
from fieldtech.model.guards.deciding import DECIDERS, gave_away

SIGNED_KINDS = ("diagnosis", "part", "answer", "label", "platform_check", "completion", "swap_undo", "visit_done",
                "next_date", "object_result", "meter", "finding")  # fmt: skip
"""Entries that stand above the technician's signature on the sheet."""
AGREED_KINDS = (*SIGNED_KINDS, "feedback", "acceptance", "fee_settlement")
"""Entries that the customer signs."""

NOT_OF_THE_ORDER = frozenset({"verify_customer", "suggestion"})
"""Tasks about the customer (P36) and about the company (B38): no order waits for them."""


def feedback_offered(facts: Facts) -> Iterator[Problem]:
    """F20: the rating form was offered; refusing it is an answer."""
    draft = facts.get(FeedbackDraft)
    if draft is None:
        yield Problem("sign_off", "feedback_not_offered")
    else:
        for problem in draft.problems():
            yield Problem("sign_off", problem.code, params={"field": problem.field})


def acceptance_complete(facts: Facts) -> Iterator[Problem]:
    """F19 to F21: the verdict; a dissatisfied customer sends the work back instead."""
    draft = facts.get(AcceptanceDraft)
    if draft is None:
        yield Problem("sign_off", "acceptance_missing")
        return
    for problem in draft.problems():
        yield Problem("sign_off", problem.code, params={"field": problem.field})
    if draft.verdict == "dissatisfied":
        yield Problem("sign_off", "dissatisfied_goes_back")


def customer_signed(facts: Facts) -> Iterator[Problem]:
    """F19: ink, or a scan of the signed paper, or refused or absent with reason and witness."""
    acceptance = facts.get(AcceptanceDraft)
    mode = acceptance.mode if acceptance else "ink"
    if mode == "ink":
        yield from _ink(facts, "customer", "customer_ink_missing")
    elif mode == "paper" and "signed_paper" not in facts.photo_slots:
        yield Problem("sign_off", "signed_paper_missing")


def technician_signed(facts: Facts) -> Iterator[Problem]:
    """The technician answers for the work with his own hand (B25)."""
    yield from _ink(facts, "technician", "technician_ink_missing")


def fees_settled(facts: Facts) -> Iterator[Problem]:
    """States 4.2, 4.7: every amount is collected, on a monthly account, or waived by who may."""
    if facts.total_cents == 0:
        return
    draft = facts.get(FeeSettlementDraft)
    if draft is None:
        yield Problem("fees", "fees_open")
        return
    for problem in draft.problems():
        yield Problem("fees", problem.code, params={"field": problem.field})
    if draft.way == "collected" and draft.received_cents != facts.total_cents and not draft.reason.strip():
        yield Problem("fees", "amount_differs")
    if draft.way == "waived" and not _waived_by_rank(facts, draft):
        yield Problem("fees", "waiver_needs_manager")
    if draft.way == "on_account" and facts.settlement != "monthly":
        yield Problem("fees", "not_on_account")
    if draft.way == "nothing_due":
        yield Problem("fees", "fees_open")


def _waived_by_rank(facts: Facts, draft: FeeSettlementDraft) -> bool:
    """Somebody who decides wrote it himself, or was asked (D17)."""
    written = facts.entries.get((FeeSettlementDraft.kind, ""))
    said_by = (draft.approved_by, written.by if written is not None else "")
    return gave_away(facts) or any(facts.roles.get(login) in DECIDERS for login in said_by)


def dissatisfaction_reason(facts: Facts) -> Iterator[Problem]:
    """F21: back to work with the customer's reason."""
    if not isinstance(facts.draft, DissatisfiedDraft):
        yield Problem("reason", "reason_needed")
    else:
        yield from facts.draft.problems()


def platform_verified(facts: Facts) -> Iterator[Problem]:
    """ "Unchecked" lets the customer sign but never counts as done."""
    check = facts.get(PlatformCheckDraft)
    if facts.has_terminal and (check is None or check.result == "unchecked"):
        yield Problem("platform", "platform_unverified")


def nothing_owed(facts: Facts) -> Iterator[Problem]:
    """Nothing is archived while a confirmation, a check or money is still owed."""
    for kind in facts.open_follow_ups:
        if kind in NOT_OF_THE_ORDER:
            continue
        yield Problem("follow_ups", f"owed_{kind}")


def _ink(facts: Facts, who: str, missing: str) -> Iterator[Problem]:
    """Ink given before the work was last finished, or under another record than would be sealed now, is void."""
    ink = facts.get(InkDraft, who)
    if ink is None:
        yield Problem("sign_off", missing)
    elif any(ink.problems()):
        yield Problem("sign_off", "ink_too_little")
    else:
        at = facts.entries[InkDraft.kind, who].at
        kinds = AGREED_KINDS if who == "customer" else SIGNED_KINDS
        changed = any(rec.at > at for (kind, _slot), rec in facts.entries.items() if kind in kinds)
        other = who in facts.shown and facts.shown[who] != ink.shown_sha
        if changed or other or (facts.ready_at is not None and facts.ready_at > at):
            yield Problem("sign_off", "ink_outdated", params={"who": who})


GUARDS: dict[str, Callable[[Facts], Iterator[Problem]]] = {
    guard.__name__: guard
    for guard in (
        feedback_offered, acceptance_complete, customer_signed, technician_signed, fees_settled,
        dissatisfaction_reason, platform_verified, nothing_owed,
    )
}  # fmt: skip
