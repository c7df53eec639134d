"""The items of one version: what each costs in warranty and out of it, and what a draft changes."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from fieldtech.model.amounts import in_figures
from fieldtech.services.install.titles import capital
from fieldtech.services.money.schedules import PART, FeeItemRow
from fieldtech.ui.kit.boxes import boxed, column
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import current_language, word
from fieldtech.ui.record_views import RecordTable
from fieldtech.ui.tables import Batch, Column, PagedModel

_RULE, _WITH_RULE = 3, 760  # the rule of an item is written in Chinese only
_STATE, _TIGHT, _ROOMY = 4, 112, 180  # beside a long name there is room for one word; for what a draft changes, more


class ItemsCard(Live, QWidget):
    """``opened(item)`` on Enter or a double click, ``marked(item)`` as the mark moves."""

    opened = Signal(object)
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[FeeItemRow, ...] = ()
        self.model = PagedModel((
            Column("item", named, sortable=False),
            Column("inside", lambda item: _price(item, item.in_warranty_cents), 124, align_right=True, sortable=False),
            Column("outside", lambda item: _price(item, item.out_of_warranty_cents), 124, align_right=True,
                   sortable=False),
            Column("rule", lambda item: str(item.rule), 220, sortable=False),
            Column("state", lambda item: capital(self.state(item)), _ROOMY, sortable=False),
        ))  # fmt: skip
        self.table = RecordTable(self.model)
        self.table.setObjectName("items")
        self.table.opened.connect(self.opened)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self.moved.emit())
        self.setLayout(column((boxed(column(self.table, margins=(1, 0, 1, 1)), "card"), 1)))
        self.go_live()

    def show_rows(self, rows: Sequence[FeeItemRow]) -> None:
        """These; the mark stays on the same item."""
        kept = self.marked()
        self._rows = tuple(rows)
        self.model.show(lambda _after, _limit: Batch(self._rows))
        self._fit()
        if rows:
            at = self.model.find(lambda item: kept is not None and item.code == kept.code)
            self.table.setCurrentIndex(self.model.index(max(0, at), 0))

    def marked(self) -> FeeItemRow | None:
        """The item one looks at."""
        at = self.table.currentIndex().row()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def retranslate(self) -> None:
        """Heads."""
        self.table.setAccessibleName(self.tr("Fee items"))
        self.model.set_titles((
            self.tr("Item"), self.tr("In warranty"), self.tr("Out of warranty"), self.tr("Rule"), self.tr("State"),
        ))  # fmt: skip
        self._fit()
        self.table.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The rule in words where there is room for it."""
        super().resizeEvent(event)
        self._fit()

    def state(self, item: FeeItemRow) -> str:
        """What the draft changes of an item, and whether it is switched off."""
        if item.change == "gone":
            return self.tr("taken out")
        switched = item.change == "changed" and item.enabled != item.was_enabled
        off = self.tr("switched off") if not item.enabled else self.tr("switched on") if switched else ""
        before = _figures(item, item.was)
        was = self.tr("was {before}").format(before=before) if item.was != _prices(item) else ""
        said = {"new": self.tr("new"), "changed": was or ("" if switched else self.tr("changed"))}.get(item.change, "")
        return " · ".join(filter(None, (said, off)))

    def changed_to(self, item: FeeItemRow) -> str:
        """The prices of an item as they will be, and what they were."""
        return " · ".join(filter(None, (_figures(item, _prices(item)), self.state(item))))

    def _fit(self) -> None:
        self.table.setColumnHidden(_RULE, self.width() < _WITH_RULE or current_language() == "en")
        tight = self.width() < _WITH_RULE and not any(item.change for item in self._rows)
        self.table.setColumnWidth(_STATE, _TIGHT if tight else _ROOMY)


def _prices(item: FeeItemRow) -> tuple[int | None, int | None]:
    return item.in_warranty_cents, item.out_of_warranty_cents


def _figures(item: FeeItemRow, prices: tuple[int | None, int | None]) -> str:
    """Both prices; of a part the one it has."""
    return " / ".join(_price(item, cents) for cents in (prices[1:] if item.basis == PART else prices))


def _price(item: FeeItemRow, cents: int | None) -> str:
    """The amount, or where it comes from."""
    return in_figures(cents) if cents is not None else word(f"choice.basis.{item.basis}")


def named(item: FeeItemRow) -> str:
    """In the language shown; a part with its number, by which one looks for it."""
    if item.basis == PART:
        return f"{item.code}  {item.en if current_language() == 'en' and item.en else item.zh}"
    return item.en[:1].upper() + item.en[1:] if current_language() == "en" and item.en else item.zh
