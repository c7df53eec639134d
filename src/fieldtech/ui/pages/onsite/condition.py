"""The vehicle's condition before the work (B27)."""

from typing import Any, ClassVar

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from fieldtech.forms.form import Form
from fieldtech.forms.onsite.condition_form import ConditionForm
from fieldtech.forms.onsite.photo_tile import PhotoTile
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.onsite import ConditionDraft
from fieldtech.services.order_briefs import PhotoRow
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.language import word
from fieldtech.ui.pages.onsite.photo_progress import PhotoProgress
from fieldtech.ui.pages.onsite.section import FormSection
from fieldtech.ui.tokens import S3

_SLOT = "damage"


class ConditionSection(FormSection):
    """Damage has words, a photo, and the customer's name."""

    key, icon = "condition", "car"
    draft_type: ClassVar[type[Draft] | None] = ConditionDraft
    tile: PhotoTile | None = None

    def title(self) -> str:
        """A vehicle, or a customer's equipment."""
        on_equipment = self.view.facts.on_equipment
        return word("section.state_before.equipment") if on_equipment else super().title()

    def make_form(self) -> Form[Any]:
        """The contact is proposed as the one who accepts."""
        return ConditionForm(self.workplace.drafts, self.form_key(), self.view.customer.contact,
                             vehicle=not self.view.facts.on_equipment)  # fmt: skip

    def build(self) -> QWidget:
        """The form with the place for the photo of the damage."""
        form = super().build()
        self.tile = PhotoTile("photo_damage")
        self.tile.wanted.connect(lambda: self.desk.ask(self.view.id, _SLOT))
        self.tile.given.connect(lambda data: self.desk.take(self.view.id, _SLOT, data))
        self.tile.removed.connect(self._remove)
        self.edited.connect(self.show_content)
        box = QWidget()
        box.setLayout(column(form, row(self.tile, None), PhotoProgress(self.desk), gap=S3))
        return box

    def show_content(self) -> None:
        """The photo is asked for when there is damage."""
        if self.tile is None or not isinstance(self.form, ConditionForm):
            return
        photo = self._photo()
        self.tile.show_photo(self.desk.thumbnail(photo) if photo else QImage())
        self.tile.set_caption(word("choice.photo.damage"), needed=self._photo_missing())
        self.tile.setVisible(self.form.draft().abnormal or photo is not None)

    def live_missing(self) -> int | None:
        """The photo of a damaged body counts."""
        live = super().live_missing()
        return None if live is None else live + self._photo_missing()

    def summary(self) -> str:
        """In words."""
        draft = self.view.facts.get(ConditionDraft)
        if draft is None:
            on_equipment = self.view.facts.on_equipment
            return (
                self.tr("Outside, before the work") if on_equipment else self.tr("Body and electrics before the work")
            )
        seen = word("site_field.outside" if self.view.facts.on_equipment else "site_field.body")
        body = draft.body and f"{seen} {word(f'choice.body.{draft.body}')}"
        electrics = draft.electrics and f"{word('site_field.electrics')} {word(f'choice.electrics.{draft.electrics}')}"
        accepted = draft.accepted_by and self.tr("accepted by {name}").format(name=draft.accepted_by)
        return " · ".join(filter(None, (body, electrics, draft.text, accepted)))

    def retranslate(self) -> None:
        """The caption of the photo."""
        self.show_content()

    def _photo(self) -> PhotoRow | None:
        return next((p for p in reversed(self.view.photos) if p.slot == _SLOT), None)

    def _photo_missing(self) -> bool:
        damaged = self.form is not None and self.form.draft().body == "damaged"
        return damaged and not {"body", _SLOT} & set(self.view.facts.photo_slots)

    def _remove(self) -> None:
        if (photo := self._photo()) is not None:
            self.desk.remove(photo)
            self.said.emit(self.tr("Photo removed"), lambda: self.desk.put_back(self.view.id, photo))
