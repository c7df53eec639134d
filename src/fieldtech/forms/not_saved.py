"""Says at the head of a form that nothing typed is safe, as long as it is so."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldtech.errors import FieldtechError
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.language import sentence


class NotSaved(QObject):
    """The banner of one form; there is none until the disk refuses."""

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._form = form
        self._banner: Banner | None = None

    def show_error(self, error: FieldtechError) -> None:
        """Why."""
        self.clear()
        self._banner = Banner("danger", self.tr("NOT saved"), sentence(error.code, **error.params))
        layout = self._form.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, self._banner)
        self._banner.show()

    def clear(self) -> None:
        """It is safe again."""
        banner, self._banner = self._banner, None
        if banner is not None:
            banner.hide()
            banner.deleteLater()
