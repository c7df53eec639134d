"""Solving without a visit: hotline, remote work with the customer's authorisation, his confirmation (T33, T34, P31)."""

from collections.abc import Sequence

from fieldtech.forms.choice_fields import Chips, Segments, Stars, YesNo
from fieldtech.forms.field import Field
from fieldtech.forms.office.desk import Desk, OfficeForm, PlainForm, choices
from fieldtech.forms.text_fields import LongText, Text
from fieldtech.model.choices import HOW
from fieldtech.model.drafts.intake import ConfirmSolvedDraft, HotlineDraft, RemoteConsentDraft, RemoteDraft
from fieldtech.ui.kit.choices import Option

Actions = tuple[Option, ...]


class HotlineForm(OfficeForm[HotlineDraft]):
    """Level 1: what was tried on the telephone; ``actions`` are the catalogue's actions of this level."""

    draft_type = HotlineDraft

    def __init__(self, desk: Desk, actions: Actions = ()) -> None:
        super().__init__(desk)
        self._actions = actions
        self.start()

    def fields(self) -> Sequence[Field]:
        """Solved or not, how."""
        return (
            YesNo(name="solved", label=self.tr("Solved?"), required=True, span=0,
                  yes=self.tr("Solved"), no=self.tr("Not solved")),
            Chips(name="actions", label=self.tr("Actions"), multiple=True, options=self._actions),
            LongText(name="text", label=self.tr("What was tried, what came of it"), required=True),
        )  # fmt: skip


class RemoteConsentForm(PlainForm[RemoteConsentDraft]):
    """The customer's authorisation of remote work: who, how, when."""

    draft_type = RemoteConsentDraft

    def fields(self) -> Sequence[Field]:
        """All three are evidence."""
        return (
            Text(name="person", label=self.tr("Authorised by"), required=True,
                 help=self.tr("The customer's person who agreed to remote work.")),
            self.desk.happened("at", self.tr("When")),
            Segments(name="how", label=self.tr("How"), required=True, span=0, options=choices("how", HOW)),
        )  # fmt: skip


class RemoteForm(OfficeForm[RemoteDraft]):
    """Level 2: what was done from afar."""

    draft_type = RemoteDraft

    def __init__(self, desk: Desk, actions: Actions = ()) -> None:
        super().__init__(desk)
        self._actions = actions
        self.start()

    def fields(self) -> Sequence[Field]:
        """Solved or not, how."""
        return (
            YesNo(name="solved", label=self.tr("Solved?"), required=True, span=0,
                  yes=self.tr("Solved"), no=self.tr("Not solved")),
            Chips(name="actions", label=self.tr("Actions"), multiple=True, options=self._actions),
            LongText(name="text", label=self.tr("What was done remotely"), required=True),
        )  # fmt: skip


class ConfirmSolvedForm(PlainForm[ConfirmSolvedDraft]):
    """Only the customer can say that it is solved; a no sends the order back to the assessment."""

    draft_type = ConfirmSolvedDraft

    def fields(self) -> Sequence[Field]:
        """Who, yes or no, rating or reason."""
        return (
            Text(name="person", label=self.tr("Spoken to"), required=True, span=0),
            YesNo(name="confirmed", label=self.tr("Does the customer confirm?"), required=True, span=0,
                  yes=self.tr("It works again"), no=self.tr("Not solved")),
            Stars(name="rating", label=self.tr("Rating, if the customer gives one"), span=0),
            LongText(name="reason", label=self.tr("What is not solved"), required=True),
        )  # fmt: skip

    def follow(self) -> None:
        """A no is explained, a yes may be rated."""
        confirmed = self.draft().confirmed
        self.show_cells(confirmed is False, "reason")
        self.show_cells(confirmed is not False, "rating")
