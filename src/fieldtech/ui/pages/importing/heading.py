"""The head of the import page: what is brought in, from where, and whose it is."""

from fieldtech.services.imports.lists.preview import ListPreview
from fieldtech.services.workplace import Workplace
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import word
from fieldtech.ui.pages.importing.reading import Found
from fieldtech.ui.pages.importing.source_bar import SourceBar


class ImportHeader(Live, PageHeader):
    """``source_bar`` stands at its right."""

    def __init__(self, workplace: Workplace) -> None:
        self.source_bar = SourceBar(workplace)
        super().__init__(self.source_bar)
        self._told: tuple[Found | None, ListPreview | None] = (None, None)
        self.go_live()

    def tell(self, found: Found | None, preview: ListPreview | None, *, ready: bool) -> None:
        """``preview`` while a list is in sight; ``ready`` when one may say whose it is."""
        self._told = (found, preview)
        self.source_bar.show_for(found is not None and ready)
        self.retranslate()

    def retranslate(self) -> None:
        """Title and file."""
        found, preview = self._told
        under = found.source.name if found is not None else ""
        title = self.tr("Import a list")
        if preview is not None:
            title = self.tr("Import: {kind}").format(kind=word(f"list.kind.{preview.kind.name}"))
            row = preview.mapping.header_row
            head = self.tr("header in row {row}").format(row=row) if row else self.tr("no header")
            under = " · ".join(filter(None, (under, preview.sheet.name, head)))
        self.set_title(title, under)
