"""Meetings of a large install, and the vehicle a move takes its terminal from (D11, B06)."""

from collections.abc import Sequence

from fieldtech.forms.choice_fields import Choice
from fieldtech.forms.field import Field
from fieldtech.forms.office.desk import Desk, OfficeForm
from fieldtech.forms.text_fields import LongText, Text
from fieldtech.model.drafts.fleet_office import SourceDraft
from fieldtech.model.drafts.milestones import POINTS, MilestoneDraft
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.language import word


class MilestoneForm(OfficeForm[MilestoneDraft]):
    """When it is planned; once held, who was there and what was said on its points."""

    draft_type = MilestoneDraft

    def __init__(self, desk: Desk, name: str) -> None:
        self._name = name
        super().__init__(desk)
        self.start()

    def fields(self) -> Sequence[Field]:
        """Both dates, the people, the points of this meeting."""
        points = tuple(
            LongText(name=point, label=word(f"milestone.{point}"), lines=2, required=True)
            for point in POINTS[self._name]
        )
        return (
            self.desk.day("planned", self.tr("Planned for")),
            self.desk.day("held", self.tr("Held on"), required=False),
            Text(name="people", label=self.tr("Who was there"), required=True, span=0),
            *points,
        )

    def follow(self) -> None:
        """What was said is asked once it was held."""
        self.show_cells(self.draft().held is not None, "people", *POINTS[self._name])


class SourceForm(OfficeForm[SourceDraft]):
    """The old vehicle, with the terminal that is on it now."""

    draft_type = SourceDraft

    def __init__(self, desk: Desk, offers: Sequence[Option]) -> None:
        super().__init__(desk)
        self._offers = tuple(offers)
        self.start()

    def fields(self) -> Sequence[Field]:
        """One list."""
        return (
            Choice(name="vehicle", label=self.tr("The terminal comes from"), required=True, span=0,
                   placeholder=self.tr("Choose…"), options=self._offers),
        )  # fmt: skip
