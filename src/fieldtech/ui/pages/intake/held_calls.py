"""Calls put on hold: each is a form draft of its own, so that it survives like any other (promise 2)."""

from collections.abc import Callable

from fieldtech.forms.intake.questions import FORM_KEY
from fieldtech.model.base import new_id
from fieldtech.services.form_drafts import FormDrafts, PendingDraft

FORM = "intake_form"
_HELD = "held-"


class HeldCalls:
    """Moves the draft of the present call aside and back."""

    def __init__(self, drafts: FormDrafts, fresh: Callable[[], str] = lambda: new_id().hex[-10:]) -> None:
        self._drafts, self._fresh = drafts, fresh

    def all(self) -> list[PendingDraft]:
        """Calls on hold, the newest first."""
        return [kept for kept in self._drafts.pending() if kept.form == FORM and kept.key.startswith(_HELD)]

    def hold(self) -> bool:
        """Put the present call aside; False when nothing of it was typed."""
        kept = self._drafts.load(FORM, FORM_KEY)
        if kept is None:
            return False
        self._drafts.save(FORM, _HELD + self._fresh(), kept.body)
        self._drafts.discard(FORM, FORM_KEY)
        return True

    def resume(self, key: str) -> None:
        """Make a call on hold the present one; what was typed now is put on hold instead."""
        held = self._drafts.load(FORM, key)
        if held is None:
            return
        self.hold()
        self._drafts.save(FORM, FORM_KEY, held.body)
        self._drafts.discard(FORM, key)
