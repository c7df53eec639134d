"""A form in a dialog: it goes away only when the service has taken the draft."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from fieldtech.errors import FieldtechError, Invalid, Problem, Refused
from fieldtech.forms.form import Form
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import sentence

Take = Callable[[Any], None]


class DraftSheet(Sheet):
    """``take`` hands the draft to a service and may raise; what was typed stays in the form's own draft."""

    def __init__(
        self, window: QWidget, form: Form[Any], take: Take, *, title: str, verb: str, text: str = "", width: int = 560
    ) -> None:
        """All texts are given translated: the dialog lives shorter than a language."""
        super().__init__(window, width=width)
        self.setObjectName(f"{form.draft_type.kind}_sheet")
        self.form, self._take = form, take
        self._banner = Banner("danger")
        self._banner.hide()
        self.title.setText(title)
        explained = (Label(text, 14, tone="muted", wrap=True),) if text else ()
        self.add(*explained, self._banner, form)
        self.primary.set_text(verb)
        self.closed.connect(self.deleteLater)
        self.go_live()

    def submit(self) -> None:
        """Only a draft without problems goes to the service; its refusal is shown where it belongs."""
        draft = self.form.submit()
        if draft is None:
            self.place()
            return
        try:
            self._take(draft)
        except (Invalid, Refused) as error:
            self._refused(error.problems)
        except FieldtechError as error:
            self._say(sentence(error.code, **error.params))
        else:
            self.form.finish()
            self.submitted.emit()
            self.close_sheet()

    def close_sheet(self) -> None:
        """What was typed is kept, also what was typed in this moment."""
        self.form.flush()
        super().close_sheet()

    def _refused(self, problems: tuple[Problem, ...]) -> None:
        known = set(self.form.draft().to_body())
        at_fields = [p for p in problems if p.field in known]
        elsewhere = [sentence(p.code, **p.params) for p in problems if p.field not in known]
        self._say("\n".join(dict.fromkeys(elsewhere)))
        if at_fields:
            self.form.show_problems(at_fields)
        self.place()

    def _say(self, text: str) -> None:
        self._banner.set("danger", text)
        self._banner.setVisible(bool(text))
        self.place()
