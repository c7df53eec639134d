"""Cause, actions, the work in words and its times (F19); who decided the charge where the cause leaves it open."""

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo

from PySide6.QtWidgets import QWidget

from fieldtech.forms.choice_fields import Chips, Segments
from fieldtech.forms.date_fields import Moment
from fieldtech.forms.field import Field
from fieldtech.forms.form import Form
from fieldtech.forms.keeper import DraftKeeper
from fieldtech.forms.onsite.wording import named, options
from fieldtech.forms.reference_field import Reference
from fieldtech.forms.text_fields import LongText, Text
from fieldtech.model.drafts.onsite import DiagnosisDraft
from fieldtech.services.site_catalogue import ActionChoice, CauseChoice
from fieldtech.ui.kit.boxes import Flow, column
from fieldtech.ui.kit.buttons import QuietButton
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.kit.field_grid import FieldGrid
from fieldtech.ui.language import word
from fieldtech.ui.tokens import S2, S3


class DiagnosisForm(Form[DiagnosisDraft]):
    """``charge_open`` says that a charge waits for a decision, whatever the cause."""

    draft_type = DiagnosisDraft
    columns = 2

    def __init__(
        self,
        keeper: DraftKeeper,
        key: str,
        *,
        causes: Sequence[CauseChoice],
        actions: Sequence[ActionChoice],
        clock: Callable[[], datetime],
        zone: tzinfo,
        charge_open: bool = False,
    ) -> None:
        super().__init__(keeper, key)
        self._causes, self._actions = {c.code: c for c in causes}, {a.code: a for a in actions}
        self._clock, self._zone, self._charge_open = clock, zone, charge_open
        self._suggest = [QuietButton("", "plus", name=f"suggest_{at + 1}") for at in range(2)]
        for button in self._suggest:
            button.clicked.connect(lambda _=False, b=button: self._take(b.accessibleName()))
        self._charge: FieldGrid
        self.start()

    def fields(self) -> Sequence[Field]:
        """Cause by search, actions by chips."""
        return (
            Reference(name="cause", label=self.tr("Cause"), required=True, search=self._search, describe=self._describe,
                      placeholder=self.tr("Code or words, e.g. C05")),
            Chips(name="actions", label=self.tr("What was done"), required=True, multiple=True,
                  options=tuple(Option(a.code, named(a.zh, a.en), a.code) for a in self._actions.values())),
            LongText(name="text", label=self.tr("Work in words (printed on the sheet)"), required=True, lines=2),
            self._moment("started_at", self.tr("Started"), ""),
            self._moment("finished_at", self.tr("Finished"), self.tr("Filled in when you finish the work.")),
            Segments(name="charge_decision", label=self.tr("Parts are charged"),
                     options=options("charge_decision", ("free", "list_price"))),
            Text(name="decided_by", label=self.tr("Decided by")),
            Text(name="market_note", label=self.tr("Market information (optional)")),
        )  # fmt: skip

    def arrange(self) -> QWidget:
        """What is found, what was done, when."""
        flow, hints = Flow(S2), QWidget()
        for button in self._suggest:
            flow.addWidget(button)
        hints.setLayout(flow)
        self._charge = FieldGrid(self.cell("charge_decision"), self.cell("decided_by"), columns=2)
        times = FieldGrid(self.cell("started_at"), self.cell("finished_at"), self.cell("market_note"), columns=3)
        box = QWidget()
        text = column(self.cell("text"), hints, gap=S2)
        box.setLayout(column(self.cell("cause"), self._charge, self.cell("actions"), text, times, gap=S3))
        return box

    def field_changed(self, name: str) -> None:
        """Cause and actions make the suggestions."""
        self._show_parts()

    def load(self, draft: DiagnosisDraft | object, *, restore: bool = True) -> None:
        """Show it, with suggestions for what it says so far."""
        super().load(draft, restore=restore)  # type: ignore[arg-type]
        self._show_parts()

    def show_charge(self, *, charge_open: bool) -> None:
        """A charge waits for a decision, or no longer."""
        self._charge_open = charge_open
        self._show_parts()

    def retranslate(self) -> None:
        """Suggestions are sentences."""
        super().retranslate()
        self._show_parts()

    def _moment(self, name: str, label: str, help_text: str) -> Moment:
        return Moment(name=name, label=label, help=help_text, zone=self._zone, clock=self._clock)

    def _search(self, text: str) -> Sequence[Option]:
        low = text.casefold()
        return [
            self._option(c) for c in self._causes.values() if low in f"{c.code} {c.zh} {c.en}".casefold()
        ][:12]  # fmt: skip

    def _describe(self, code: str) -> Option | None:
        return self._option(self._causes[code]) if code in self._causes else None

    def _option(self, cause: CauseChoice) -> Option:
        return Option(cause.code, f"{cause.code} {named(cause.zh, cause.en)}")

    def _show_parts(self) -> None:
        draft = self.draft()
        cause = self._causes.get(draft.cause)
        decide = self._charge_open or bool(cause and cause.decide) or bool(draft.charge_decision)
        self._charge.setVisible(decide)
        texts = self._suggestions(draft, cause)
        for at, button in enumerate(self._suggest):
            button.set_text(texts[at] if at < len(texts) else "")
            button.setVisible(at < len(texts))

    def _suggestions(self, draft: DiagnosisDraft, cause: CauseChoice | None) -> list[str]:
        if draft.text.strip():
            return []
        done = [named(a.zh, a.en) for code in draft.actions if (a := self._actions.get(code))]
        if not done:
            return []
        actions = word("suggestion.join").join(done)
        short = word("suggestion.work", actions=actions)
        if cause is None:
            return [short]
        return [word("suggestion.cause_and_work", cause=named(cause.zh, cause.en), actions=actions), short]

    def _take(self, text: str) -> None:
        self.set_field("text", text)
        self._show_parts()
        self._show_problems()
