"""Issue, return, transfer and the like: from where, to where, what for, and the list the scanner fills."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from fieldtech.forms.choice_fields import Choice
from fieldtech.forms.field import Field
from fieldtech.forms.office.desk import Desk, OfficeForm
from fieldtech.forms.stores.lines_field import LineDrafts, Lines, LinesEditor, Scanned
from fieldtech.forms.text_fields import LongText, Text
from fieldtech.model.drafts.base import Draft
from fieldtech.model.drafts.stores import MoveDraft
from fieldtech.services.stores.moving import Preview
from fieldtech.services.stores.scanning import Added
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.language import sentence, word


@dataclass(frozen=True)
class MoveDesk:
    """What the form asks while one scans; ``sources`` and ``targets`` are the locations it may be about."""

    step: str
    scan: Callable[[MoveDraft, str], tuple[MoveDraft, Added]]
    preview: Callable[[MoveDraft], Preview]
    for_order: Callable[[MoveDraft], MoveDraft]
    sources: tuple[Option, ...]
    targets: tuple[Option, ...]


class MoveForm(OfficeForm[MoveDraft]):
    """One form for every act that moves things between locations."""

    draft_type = MoveDraft

    def __init__(self, desk: Desk, moves: MoveDesk) -> None:
        super().__init__(desk)
        self.setObjectName(f"stock_{moves.step}_form")
        self._moves = moves
        self.start()

    def fields(self) -> Sequence[Field]:
        """Where from, where to, for which order, what."""
        choose = self.tr("Choose…")
        return (
            Choice(name="source", label=self.tr("From"), required=True, placeholder=choose,
                   options=self._moves.sources),
            Choice(name="target", label=self.tr("To"), required=True, placeholder=choose,
                   options=self._moves.targets),
            Text(name="order", label=self.tr("For order (optional)"), tabular=True),
            Lines(name="lines", label=self.tr("Scan a terminal, SIM card or part"), required=True,
                  placeholder=self.tr("Scan or type a number, then Enter"), add=self._scan,
                  labels=self._moves.step == "shelve"),
            LongText(name="short_reason", label=self.tr("Why more than on the books"), lines=1),
            LongText(name="reason", label=self.tr("Note (optional)"), lines=1),
        )  # fmt: skip

    def take_scan(self, text: str) -> bool:
        """Every scan is one line more."""
        self._lines().take_scan(text)
        return True

    def load(self, draft: MoveDraft | Draft, *, restore: bool = True) -> None:
        """Show a draft; the order is asked where something goes out."""
        super().load(draft, restore=restore)
        self.show_cells(self._moves.step == "issue", "order")

    def field_changed(self, name: str) -> None:
        """An order brings what is set aside for it."""
        if name in ("order", "source") and self.draft().order:
            self._take(self._moves.for_order(self.draft()), "order", "target", "lines")

    def focus_scan(self) -> None:
        """To the scanner, unless it is not said yet where."""
        open_ones = [name for name in ("source", "target") if not self.editor(name).value()]
        self.editor(open_ones[0] if open_ones else "lines").control.setFocus()

    def follow(self) -> None:
        """Say at each line what it is and what is wrong with it."""
        if not self._alive:
            return  # the empty draft of the beginning
        shown = self._moves.preview(self.draft())
        self._lines().show_lines(shown.lines)
        short = any(problem.code == "stock_short" for line in shown.lines for problem in line.problems)
        self.show_cells(short or bool(self.draft().short_reason), "short_reason")

    def _scan(self, lines: LineDrafts, text: str) -> Scanned:
        draft, added = self._moves.scan(replace(self.draft(), lines=lines), text)
        if added.code:
            return draft.lines, sentence(added.code, number=added.number, text=added.number), "error"
        if added.order:
            self._take(draft, "order", "target")
            return draft.lines, sentence("issue_for_order", order=added.order, count=str(len(draft.lines))), "good"
        line = draft.lines[added.at]
        return draft.lines, f"{word(f'stock_item.{line.item}')} {added.number}", "good"

    def _take(self, draft: MoveDraft, *names: str) -> None:
        """What the program knows by itself."""
        for name in names:
            if (value := getattr(draft, name)) != getattr(self.draft(), name):
                self.set_field(name, value)

    def _lines(self) -> LinesEditor:
        editor = self.editor("lines")
        assert isinstance(editor, LinesEditor)
        return editor
