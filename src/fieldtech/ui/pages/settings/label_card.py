"""How this computer's A4 label sheets are divided, with the page to hold against one."""

from collections.abc import Callable
from dataclasses import fields

from PySide6.QtWidgets import QWidget

from fieldtech.model.label_sheet import LabelSheet
from fieldtech.services.papers import Paper
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.field_grid import FieldGrid, Labelled
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.kit.quantity import QuantityStepper
from fieldtech.ui.pages.paper_preview import PaperPreview, Wanted
from fieldtech.ui.remembering import KeptSettings
from fieldtech.ui.tokens import S2

_MOST = {"columns": 10, "rows": 25, "left": 600, "top": 600, "gap_x": 300, "gap_y": 300}
_LEAST = {"columns": 1, "rows": 1}


class LabelCard(Live, Card):
    """Six numbers; what they make of a sheet is said at once, and a calibration page shows it."""

    def __init__(self, settings: KeptSettings, workplace: Workplace) -> None:
        super().__init__("", "scan-barcode")
        self.setObjectName("label_sheet")
        self._settings, self._workplace = settings, workplace
        self._explain = Label("", 13, tone="muted", wrap=True)
        self._size = Label("", 13, wrap=True, tabular=True)
        self._wrong = Banner("warn")
        self.steppers = {name: QuantityStepper(low=_LEAST.get(name, 0), high=most) for name, most in _MOST.items()}
        self._labelled = {name: Labelled(stepper) for name, stepper in self.steppers.items()}
        self.calibrate = Button("", "printer", name="calibrate_labels")
        for name, stepper in self.steppers.items():
            stepper.set_value(getattr(settings.now, f"label_{name}"))
            stepper.changed.connect(self._changed(name))
        self.calibrate.clicked.connect(self._preview)
        grid = FieldGrid(*self._labelled.values(), columns=2)
        self.add(self._explain, grid, self._size, self._wrong, row(self.calibrate, None, gap=S2))
        self.go_live()

    @property
    def layout_set(self) -> LabelSheet:
        """What the six numbers say now, right or wrong."""
        return LabelSheet(**{field.name: self.steppers[field.name].value() for field in fields(LabelSheet)})

    def retranslate(self) -> None:
        """All texts."""
        self.set_title(self.tr("Label sheets (A4)"))
        self._explain.setText(self.tr("Measure your label sheet with a ruler; lengths are in tenths of a millimetre."))
        names = {
            "columns": self.tr("Columns"), "rows": self.tr("Rows"), "left": self.tr("Left margin (0.1 mm)"),
            "top": self.tr("Top margin (0.1 mm)"), "gap_x": self.tr("Gap between columns (0.1 mm)"),
            "gap_y": self.tr("Gap between rows (0.1 mm)"),
        }  # fmt: skip
        for name, text in names.items():
            self._labelled[name].set_label(text)
            self.steppers[name].set_label(text)
        self.calibrate.set_text(self.tr("Calibration page"))
        self._show_size()

    def _changed(self, name: str) -> Callable[[int], None]:
        def keep(value: int) -> None:
            self._settings.change(**{f"label_{name}": value})
            self._show_size()

        return keep

    def _show_size(self) -> None:
        layout = self.layout_set
        fits = layout.fits
        wide, high = (value / 10 for value in layout.size)
        text = self.tr("{n} labels of {wide} × {high} mm").format(
            n=layout.places, wide=f"{wide:.1f}", high=f"{high:.1f}"
        )
        self._size.setText(text)
        self._size.setVisible(fits)
        self._wrong.set("warn", "", self.tr("No label fits on a sheet divided like this; the usual one is used."))
        self._wrong.setVisible(not fits)
        self.calibrate.setEnabled(fits)

    def _preview(self) -> QWidget:
        papers, layout = self._workplace.papers, self.layout_set

        def make(wanted: Wanted) -> Paper:
            return papers.calibration(wanted.media, layout, wanted.language)

        title = self.tr("Calibration page")
        sheet = PaperPreview(self.window(), self._workplace, title, make, labels=layout, placed=False)
        sheet.open()
        return sheet
