"""The call of a repair that a finding asks for: what is known of it is filled in, somebody says the rest (F32)."""

from collections.abc import Sequence

from fieldtech.forms.choice_fields import Choice
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.keeper import DraftKeeper
from fieldtech.forms.text_fields import LongText, Text
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.services.intake_desk import ModelOffer
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.language import current_language, word


class RepairCallForm(Form[IntakeDraft]):
    """Whom to ask for, where, and of a vehicle which terminal it has; everything else follows from the visit."""

    draft_type = IntakeDraft
    columns = 2

    def __init__(self, keeper: DraftKeeper, key: str, models: Sequence[ModelOffer], *, vehicle: bool) -> None:
        super().__init__(keeper, key)
        self._models = tuple(models)
        self.setObjectName("repair_call_form")  # beside a call at the telephone
        self.start()
        self.cell("model").setVisible(vehicle)

    def fields(self) -> Sequence[Field]:
        """What customer service asks at the telephone."""
        return (
            Text(name="caller", label=self.tr("Person to ask for"), required=True),
            Text(name="phone", label=self.tr("Telephone"), required=True),
            Text(name="address", label=self.tr("Where it is"), required=True, span=0),
            Choice(name="model", label=self.tr("Terminal model"), required=True, options=self._options(),
                   placeholder=word("master.choose"), span=0),
            LongText(name="text", label=self.tr("What is wrong"), required=True, lines=2, span=0),
        )  # fmt: skip

    def _options(self) -> tuple[Option, ...]:
        english = current_language() == "en"
        return tuple(Option(one.code, (one.en if english else one.zh) or one.code) for one in self._models)
