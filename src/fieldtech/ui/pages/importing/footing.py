"""The foot of the import page: what the next step is, said on its button."""

from PySide6.QtWidgets import QWidget

from fieldtech.services.imports.lists.request_file import RequestPreview
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.footer import Footer
from fieldtech.ui.kit.live import Live
from fieldtech.ui.pages.importing.looking import GOOD, OUT, Looking
from fieldtech.ui.pages.importing.source_bar import VEHICLES


class ImportFooter(Live, Footer):
    """Never grey: with something missing the button leads there."""

    def __init__(self, *secondary: QWidget) -> None:
        self.errors = Button("", "download", name="save_errors", key="Ctrl+E")
        super().__init__(*secondary, self.errors, name="import_rows")
        self.go_live()

    def show_list(self, looking: Looking, *, owner_missing: bool) -> None:
        """A list is being looked at."""
        good, out, open_rows = looking.counts[GOOD], looking.counts[OUT], looking.to_mend()
        self.set_saved(self.tr("Nothing is stored before you import"))
        one = self.tr("1 row to mend")
        self.set_missing((one if open_rows == 1 else self.tr("{n} rows to mend").format(n=open_rows))
                         if open_rows else "")  # fmt: skip
        self.errors.setVisible(bool(out))
        save = self.tr("Save 1 row left out") if out == 1 else self.tr("Save {n} rows left out")
        self.errors.set_text(save.format(n=out))
        if not good:
            self.set_primary(self.tr("Mend the first row"), "arrow-right", name="mend_first")
        elif owner_missing:
            whose = looking.preview.kind.name == VEHICLES
            text = self.tr("Say whose vehicles") if whose else self.tr("Say where they go")
            self.set_primary(text, "arrow-right", name="say_owner")
        else:
            take = self.tr("Import 1 good row") if good == 1 else self.tr("Import {n} good rows")
            self.set_primary(take.format(n=good), "check", name="import_rows")

    def show_header(self, number: int) -> None:
        """The row of names is being chosen."""
        self.set_missing("")
        self.errors.hide()
        self.set_saved(self.tr("Nothing is stored before you import"))
        self.set_primary(self.tr("Row {number} has the names").format(number=number), "check", name="use_header")

    def show_request(self, request: RequestPreview, *, mendable: int) -> None:
        """A request is being looked at; ``mendable`` of its mistakes can be mended here."""
        self.errors.hide()
        self.set_saved(self.tr("Nothing is stored before you import"))
        one = self.tr("1 mistake to mend")
        self.set_missing((one if mendable == 1 else self.tr("{n} mistakes to mend").format(n=mendable))
                         if mendable else "")  # fmt: skip
        if mendable:
            self.set_primary(self.tr("Mend the first mistake"), "arrow-right", name="mend_first")
        elif request.verdict == "rejected":
            self.set_primary(self.tr("Choose another file"), "file-spreadsheet", name="choose_other")
        else:
            self.set_primary(self.tr("Store the request"), "check", name="store_request")

    def show_done(self, way_back: str) -> None:
        """Everything is done; ``way_back`` names where the person came from, if anywhere."""
        self.set_missing("")
        self.errors.hide()
        self.set_saved(self.tr("Stored on this computer"))
        self.set_primary(way_back, "arrow-right", name="go_back")

    def show_nothing(self) -> None:
        """No list yet."""
        self.set_missing("")
        self.errors.hide()
        self.set_saved("")
        self.set_primary("")
