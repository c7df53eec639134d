"""The access log of this computer, searched; the newest first."""

from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldtech.services.access_reading import AccessLine, what_was_done
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.boxes import boxed, column
from fieldtech.ui.kit.empty import EmptyState
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.search_field import SearchField
from fieldtech.ui.kit.sheet import Sheet
from fieldtech.ui.language import current_language
from fieldtech.ui.record_views import RecordTable
from fieldtech.ui.tables import Batch, Column, PagedModel

_WIDTH, _HIGH, _LEAST, _AROUND = 860, 460, 240, 300  # px


class AccessSheet(Sheet):
    """Rows come as they are scrolled to; selected ones are copied with Ctrl+C as everywhere."""

    once = True

    def __init__(self, window: QWidget, workplace: Workplace) -> None:
        super().__init__(window, width=_WIDTH)
        self.setObjectName("access_sheet")
        self._workplace = workplace
        self.search = SearchField()
        self.search.setObjectName("search_access")
        self.model = PagedModel((
            Column("at", self._time, 186, sortable=False),
            Column("who", lambda line: line.who, 120, sortable=False),
            Column("what", lambda line: what_was_done(line.what, current_language()), 272, sortable=False),
            Column("ref", lambda line: line.ref, sortable=False),
        ))  # fmt: skip
        self.table = RecordTable(self.model)
        self.table.setObjectName("access_lines")
        self._whole = Label("", 13, tone="muted", wrap=True)  # a reason may be longer than its cell
        self._nothing = EmptyState("shield-check")
        self._stack = QStackedWidget()
        self._stack.addWidget(boxed(column(self.table, margins=(1, 0, 1, 1)), "card"))
        self._stack.addWidget(self._nothing)
        self._stack.setFixedHeight(min(_HIGH, max(_LEAST, window.height() - _AROUND)))
        self.add(self.search, self._stack, self._whole)
        self.cancel.hide()
        self.search.searched.connect(self._show)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._tell(now.row()))
        self.go_live()

    def retranslate(self) -> None:
        """All texts, and what is said of each line."""
        super().retranslate()
        self.title.setText(self.tr("Access log of this computer"))
        self.primary.set_text(self.tr("Close"))
        self.search.set_label(self.tr("Search the log"), self.tr("Person, number or word"))
        self.model.set_titles((self.tr("When"), self.tr("Who"), self.tr("What"), self.tr("About")))
        self.table.setAccessibleName(self.title.text())
        self._nothing.set_text(self.tr("Nothing found"), self.tr("No line has this person, number or word in it."))
        self._show(self.search.text())

    def _show(self, text: str) -> None:
        self.model.show(partial(self._fetch, text))
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        self._tell(-1)

    def _tell(self, row: int) -> None:
        """All that is said about the marked line."""
        self._whole.setText(self.model.record(row).ref if 0 <= row < self.model.rowCount() else "")
        self.place()

    def _fetch(self, text: str, after: object, limit: int) -> Batch:
        skip = after if isinstance(after, int) else 0
        lines = self._workplace.access_log.page(text, current_language(), skip, limit)
        return Batch(lines, skip + limit if len(lines) == limit else None)

    def _time(self, line: AccessLine) -> str:
        return f"{self._workplace.context.local(line.at):%Y-%m-%d %H:%M}"
