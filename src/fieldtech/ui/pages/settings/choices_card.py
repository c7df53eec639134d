"""What this computer shows and how: language, theme, zone, sheets, when it locks. Every choice holds at once."""

from PySide6.QtWidgets import QComboBox

from fieldtech.ui.kit.card import Card
from fieldtech.ui.kit.choices import Option, Segmented
from fieldtech.ui.kit.field_grid import FieldGrid, Labelled
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import Language
from fieldtech.ui.remembering import KeptSettings
from fieldtech.ui.theme import Theme

ZONES = ("Asia/Shanghai", "Asia/Urumqi", "Asia/Hong_Kong", "Asia/Singapore", "Asia/Tokyo", "Europe/Berlin", "UTC")
LOCKS = (5, 10, 30, 0)


class ChoicesCard(Live, Card):
    """Follows changes that come from elsewhere (Ctrl+D, Ctrl+L)."""

    def __init__(self, settings: KeptSettings, theme: Theme, language: Language) -> None:
        super().__init__("", "monitor")
        self.setObjectName("looks")
        self._settings, self._theme, self._language = settings, theme, language
        self.languages, self.themes = self._segments("language_choice"), self._segments("theme_choice")
        self.sheets, self.locks = self._segments("sheet_language"), self._segments("lock_after")
        self.zones = QComboBox()
        self.zones.setObjectName("zone")
        self._cells = {
            "language": Labelled(self.languages),
            "theme": Labelled(self.themes),
            "sheets": Labelled(self.sheets),
            "lock": Labelled(self.locks),
            "zone": Labelled(self.zones),
        }
        self.add(FieldGrid(*self._cells.values(), columns=2))
        self._fill_zones()
        self._connect()
        self.go_live()

    def retranslate(self) -> None:
        """All texts, and what is chosen."""
        self.set_title(self.tr("This computer"))
        self._cells["language"].set_label(self.tr("Language"))
        self._cells["theme"].set_label(self.tr("Look"))
        self._cells["sheets"].set_label(self.tr("Language of the sheets"))
        self._cells["lock"].set_label(self.tr("Lock after"), self.tr("Without a key or a touch"))
        self._cells["zone"].set_label(self.tr("Time zone"), self.tr("Holds from the next start"))
        self.languages.set_options((Option("zh_CN", "中文"), Option("en", "English")))
        self.themes.set_options(
            (
                Option("system", self.tr("Like the system")),
                Option("light", self.tr("Light")),
                Option("dark", self.tr("Dark")),
            )
        )
        self.sheets.set_options((Option("zh", "中文"), Option("en", "English"), Option("both", self.tr("Both"))))
        minutes = self.tr("{n} min")
        self.locks.set_options(Option(str(n), minutes.format(n=n) if n else self.tr("Never")) for n in LOCKS)
        self.show_settings()

    def show_settings(self, _changed: object = None) -> None:
        """What holds now."""
        now = self._settings.now
        self.languages.set_value(self._language.code)
        self.themes.set_value(self._theme.mode)
        self.sheets.set_value(now.sheet_language)
        self.locks.set_value(str(now.lock_after_minutes))
        self.zones.setCurrentIndex(self.zones.findData(now.zone))

    def _segments(self, name: str) -> Segmented:
        segments = Segmented(fill=True)
        segments.setObjectName(name)
        return segments

    def _fill_zones(self) -> None:
        now = self._settings.now.zone
        for zone in ZONES if now in ZONES else (*ZONES, now):
            self.zones.addItem(zone, zone)

    def _connect(self) -> None:
        self.languages.changed.connect(lambda: self._language.use(self.languages.value()))  # type: ignore[arg-type]
        self.themes.changed.connect(lambda: self._theme.switch(self.themes.value()))  # type: ignore[arg-type]
        self.sheets.changed.connect(lambda: self._settings.change(sheet_language=self.sheets.value()))
        self.locks.changed.connect(lambda: self._settings.change(lock_after_minutes=int(self.locks.value())))
        self.zones.activated.connect(lambda: self._settings.change(zone=self.zones.currentData()))
        self._settings.changed.connect(self.show_settings)
        self._theme.changed.connect(self.show_settings)
