"""A delivery: what is common to all is asked once, the rest comes from the scanner."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from fieldtech.errors import Problem
from fieldtech.forms.choice_fields import Choice
from fieldtech.forms.date_fields import Date
from fieldtech.forms.field import Field
from fieldtech.forms.office.desk import Desk, OfficeForm, choices
from fieldtech.forms.stores.lines_field import LineDrafts, Lines, LinesEditor, Scanned
from fieldtech.forms.text_fields import Integer, Text
from fieldtech.model.choices import POWER_TESTS
from fieldtech.model.drafts.stores import ReceiveDraft, ReceiveLineDraft
from fieldtech.services.stores.moving import Preview
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.kit.field_grid import FieldGrid
from fieldtech.ui.language import sentence, word


@dataclass(frozen=True)
class ReceiveDesk:
    """What the form asks while one scans."""

    scan: Callable[[ReceiveDraft, str], tuple[ReceiveDraft, Problem | None]]
    preview: Callable[[ReceiveDraft], Preview]
    locations: tuple[Option, ...]
    models: tuple[Option, ...]


class ReceiveForm(OfficeForm[ReceiveDraft]):
    """Terminal number and IMEI, ICCID and number are joined as they are scanned."""

    draft_type = ReceiveDraft

    def __init__(self, desk: Desk, receiving: ReceiveDesk) -> None:
        super().__init__(desk)
        self._receiving = receiving
        self.start()

    def fields(self) -> Sequence[Field]:
        """The delivery, then its things."""
        choose = self.tr("Choose…")
        return (
            Choice(name="location", label=self.tr("Warehouse"), required=True, placeholder=choose,
                   options=self._receiving.locations),
            Choice(name="model_code", label=self.tr("Model of the terminals"), placeholder=choose,
                   options=self._receiving.models),
            Date(name="bought_on", label=self.tr("Bought on"), zone=self.desk.zone, clock=self.desk.clock),
            Integer(name="warranty_months", label=self.tr("Warranty in months"), empty=None,
                    placeholder=self.tr("As the model")),
            Text(name="operator", label=self.tr("Operator of the SIM cards")),
            Date(name="valid_until", label=self.tr("SIM cards valid until"), zone=self.desk.zone,
                 clock=self.desk.clock),
            Choice(name="power_test", label=self.tr("Power test"), options=choices("power_test", POWER_TESTS)),
            Lines(name="lines", label=self.tr("Scan what came"), required=True, add=self._scan,
                  placeholder=self.tr("Terminal, then its IMEI; SIM card, then its number; or a part")),
        )  # fmt: skip

    def arrange(self) -> QWidget:
        """Three beside each other: the lines need the room."""
        grid = FieldGrid(columns=3, least=200)
        for field in self.fields():
            grid.add(self.cell(field.name), field.span)
        return grid

    def take_scan(self, text: str) -> bool:
        """Every scan is about the lines."""
        self._lines().take_scan(text)
        return True

    def focus_scan(self) -> None:
        """To the scanner, unless it is not said yet where."""
        open_ones = [name for name in ("location",) if not self.editor(name).value()]
        self.editor(open_ones[0] if open_ones else "lines").control.setFocus()

    def follow(self) -> None:
        """Say at each line what it is and what is wrong with it; ask only what matters."""
        if not self._alive:
            return
        draft = self.draft()
        self._lines().show_lines(self._receiving.preview(draft).lines)
        items = {line.item for line in draft.lines}
        self.show_cells("terminal" in items, "model_code", "bought_on", "warranty_months", "power_test")
        self.show_cells("sim" in items, "operator", "valid_until")

    def _scan(self, lines: LineDrafts, text: str) -> Scanned:
        known = tuple(line for line in lines if isinstance(line, ReceiveLineDraft))
        draft, problem = self._receiving.scan(replace(self.draft(), lines=known), text)
        if problem is not None:
            return draft.lines, sentence(problem.code, **problem.params), "error"
        line = draft.lines[-1]
        return draft.lines, f"{word(f'stock_item.{line.item}')} {text.strip()[:40]}", "good"

    def _lines(self) -> LinesEditor:
        editor = self.editor("lines")
        assert isinstance(editor, LinesEditor)
        return editor
