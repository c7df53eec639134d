"""What the list is, whose it is or where it goes, and another file: at the right of the head of the page."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from fieldtech.forms.reference_field import Reference, ReferenceEditor
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.kit.live import Live, set_look
from fieldtech.ui.language import current_language, word
from fieldtech.ui.pages.importing.reading import REQUEST
from fieldtech.ui.pages.importing.rows_model import capital
from fieldtech.ui.tokens import S2

VEHICLES = "vehicle_list"
_NARROW = 1000


class SourceBar(Live, QWidget):
    """``kind_chosen(kind)`` and ``owner_changed()``; ``owner`` is a customer's number or a location's code."""

    kind_chosen = Signal(str)
    owner_changed = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._has_list = False
        self.kind = QComboBox()
        self.kind.setObjectName("kind")
        self.kind.activated.connect(lambda _at: self.kind_chosen.emit(str(self.kind.currentData())))
        self.customer = ReferenceEditor(self._customer_field())
        self.location = ReferenceEditor(self._location_field())
        self.another = Button("", "file-spreadsheet", name="another_file")
        for editor in (self.customer, self.location):
            editor.edited.connect(self.owner_changed)
        self.setLayout(row(self.kind, self.customer.widget, self.location.widget, self.another, gap=S2))
        self.fit(_NARROW)
        self.go_live()

    def offer(self, kinds: Sequence[str]) -> None:
        """Which kinds this person may bring in."""
        now = self.kind.currentData()
        with QSignalBlocker(self.kind):
            self.kind.clear()
            for kind in kinds:
                self.kind.addItem(capital(word(f"list.kind.{kind}")), kind)
            self.kind.setCurrentIndex(max(0, self.kind.findData(now)))

    def show_kind(self, kind: str) -> None:
        """What the list is taken for."""
        with QSignalBlocker(self.kind):
            self.kind.setCurrentIndex(self.kind.findData(kind))
        self._show_owner()

    @property
    def owner(self) -> str:
        """The customer of vehicles, else the location."""
        return self._editor().value()

    def set_owner(self, owner: str) -> None:
        """As a page that led here says; empty forgets it."""
        self._editor().set_value(owner)
        if not owner:
            self.customer.set_value("")
            self.location.set_value("")

    def guess_location(self) -> None:
        """The only warehouse, when there is one."""
        if self._editor() is self.location and not self.owner:
            self.location.set_value(self._only_warehouse())

    def show_for(self, has_list: bool) -> None:
        """Before there is a list nothing is to be said about it."""
        self.kind.setVisible(has_list)
        self.another.setVisible(has_list)
        self._has_list = has_list
        self._show_owner()

    def is_owner_needed(self) -> bool:
        """Whether somebody must still say whose it is or where it goes; a request says it itself."""
        return self.kind.currentData() != REQUEST and not self.owner

    def ask_owner(self) -> None:
        """Lead there."""
        set_look(self._editor().line, state="error")
        self._editor().line.setFocus()

    def owner_settled(self) -> None:
        """It is known now."""
        set_look(self._editor().line, state="")

    def fit(self, width: int) -> None:
        """In a small window everything is closer."""
        wide = width >= _NARROW
        self.kind.setFixedWidth(200 if wide else 186)
        for editor in (self.customer, self.location):
            editor.line.setFixedWidth(250 if wide else 208)

    def retranslate(self) -> None:
        """All words."""
        self.offer([str(self.kind.itemData(at)) for at in range(self.kind.count())])
        self.kind.setAccessibleName(self.tr("Kind of list"))
        self.customer.adopt(self._customer_field())
        self.location.adopt(self._location_field())
        self.customer.line.setAccessibleName(self.tr("Customer"))
        self.location.line.setAccessibleName(self.tr("Place in stock"))
        self.another.set_text(self.tr("Another file"))
        self._show_owner()

    # inside -----------------------------------------------------------------------------------------------

    def _editor(self) -> ReferenceEditor:
        return self.customer if self.kind.currentData() in (VEHICLES, None) else self.location

    def _show_owner(self) -> None:
        kind = self.kind.currentData() if self._has_list else None
        self.customer.widget.setVisible(kind == VEHICLES)
        self.location.widget.setVisible(kind not in (VEHICLES, REQUEST, None))

    def _customer_field(self) -> Reference:
        return Reference(name="customer", label=self.tr("Customer"), search=self._customers,
                         describe=self._customer, placeholder=self.tr("Whose vehicles?"))  # fmt: skip

    def _location_field(self) -> Reference:
        return Reference(name="location", label=self.tr("Place in stock"), search=self._locations,
                         describe=self._location, placeholder=self.tr("Where are they put?"))  # fmt: skip

    def _customers(self, text: str) -> Sequence[Option]:
        hits = self._workplace.lookup.customers_by(text)
        return tuple({hit.number: Option(hit.number, hit.customer, hit.number) for hit in hits}.values())

    def _customer(self, number: str) -> Option | None:
        found = self._workplace.lookup.options("customers", number)
        return next((Option(o.value, o.label, o.value) for o in found if o.value == number), None)

    def _locations(self, text: str) -> Sequence[Option]:
        shown = []
        for option in self._workplace.lookup.options("stock_locations", text):
            name = option.label_en if current_language() == "en" and option.label_en else option.label
            shown.append(Option(option.value, name, word(f"choice.location_kind.{option.note}")))
        return shown

    def _location(self, code: str) -> Option | None:
        return next((option for option in self._locations(code) if option.value == code), None)

    def _only_warehouse(self) -> str:
        kind = word("choice.location_kind.warehouse")
        found = [option.value for option in self._locations("") if option.detail == kind]
        return found[0] if len(found) == 1 else ""
