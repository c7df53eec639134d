"""Who may decide by word of mouth: an account of the right rank, never the one who writes it down (D17, B32, B33)."""

from collections.abc import Iterator
from datetime import datetime

from fieldtech.errors import Problem
from fieldtech.model.drafts.planning import VerbalDraft
from fieldtech.model.facts import Facts, Recorded
from fieldtech.model.ranks import DECIDERS, RANKS

__all__ = [
    "ABOUT_MONEY", "BEFORE_APPROVAL", "DECIDERS", "RANKS", "asked_problems", "gave_away", "newest_word",
    "rank_problems",
]  # fmt: skip

BEFORE_APPROVAL = ("work", "approval", "consent")
"""Purposes of a verbal word that lets somebody leave before the approval is signed (T27)."""
ABOUT_MONEY = ("fee",)


def asked_problems(facts: Facts, asked: str, at: datetime | None, field: str = "asked") -> Iterator[Problem]:
    """Somebody who decides was asked, somebody else than the writer, and not in the future."""
    if asked and asked == facts.actor.login:
        yield Problem(field, "asked_himself")
    elif asked and facts.roles.get(asked) not in DECIDERS:
        yield Problem(field, "asked_cannot_decide", params={"asked": asked})
    if at is not None and at > facts.now:
        yield Problem(field, "asked_in_future")


def rank_problems(role: str, kind: str) -> Iterator[Problem]:
    """D17: a general approval is the division manager's, a special one the service manager's or director's."""
    if role not in RANKS[kind]:
        yield Problem("approval", f"{kind}_approval")


def newest_word(facts: Facts, purposes: tuple[str, ...], since: datetime | None = None) -> VerbalDraft | None:
    """The last verbal authorisation for one of these purposes, after a moment; the one handed in counts first."""
    if isinstance(facts.draft, VerbalDraft) and facts.draft.purpose in purposes:
        return facts.draft
    found = [rec for rec in facts.entries.values() if _is_for(rec, purposes) and (since is None or rec.at > since)]
    newest = max(found, key=lambda rec: rec.at, default=None)
    return newest.draft if newest and isinstance(newest.draft, VerbalDraft) else None


def gave_away(facts: Facts, login: str = "") -> bool:
    """Whether somebody who decides said that nothing, or less, is charged (D17); ``login`` is who must have said it."""
    word = newest_word(facts, ABOUT_MONEY)
    return word is not None and facts.roles.get(word.asked) in DECIDERS and word.asked in (login or word.asked,)


def _is_for(rec: Recorded, purposes: tuple[str, ...]) -> bool:
    return isinstance(rec.draft, VerbalDraft) and rec.draft.purpose in purposes
