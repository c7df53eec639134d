"""Where the form of the present call stands: its fields scroll, level and promise stay in sight below them."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from fieldtech.forms.intake.intake_form import IntakeForm
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import boxed, column
from fieldtech.ui.tokens import S2, S5


class FormPlace:
    """A form belongs to one person and one call: others have other drafts, so it is made anew for them."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._form: IntakeForm | None = None
        self._owner = ("", "")
        self.fields: QVBoxLayout = column(gap=0)
        self._strip_place = column(gap=0, margins=(S5, S2, S5, S2))
        self.strip: QFrame = boxed(self._strip_place, "footer")

    @property
    def form(self) -> IntakeForm:
        """The form of the present call."""
        assert self._form is not None, "make() comes first"
        return self._form

    @property
    def there(self) -> IntakeForm | None:
        """The same, or None before the first call."""
        return self._form

    def is_for(self, login: str, key: str = "") -> bool:
        """Whether the form is this person's, and of this call if one is named."""
        return self._form is not None and self._owner == (login, key or self._owner[1])

    def make(self, login: str, key: str) -> IntakeForm:
        """Put a new form in the place of the one before, which is flushed."""
        self._remove()
        self._owner = (login, key)
        form = self._form = IntakeForm(self._workplace, key)
        self.fields.addWidget(form)
        self._strip_place.addWidget(form.promise)
        return form

    def _remove(self) -> None:
        if self._form is None:
            return
        self._form.flush()
        for layout, widget in ((self.fields, self._form), (self._strip_place, self._form.promise)):
            layout.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
