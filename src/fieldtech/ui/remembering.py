"""The settings of this computer while the window runs: one place to read and change them, saved at once."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from fieldtech.errors import MachineError
from fieldtech.settings import Settings, load_settings, save_settings
from fieldtech.words import os_reason

_WINDOW_KEYS = {"window": "window_geometry"}


class Memory(Protocol):
    """Where the window remembers its place; the settings file of this computer."""

    def get(self, key: str) -> str:
        """The kept text or ""."""

    def set(self, key: str, value: str) -> None:
        """Keep it."""


class KeptSettings(QObject):
    """``now`` is what holds; ``change`` keeps it on the disk and tells everybody."""

    changed = Signal(object)  # the new Settings
    failed = Signal(object)  # a MachineError: what was chosen holds until the window closes

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self.now: Settings = load_settings(path)

    def change(self, **values: Any) -> None:
        """Set these and save; the same values again cost nothing."""
        fresh = replace(self.now, **values)
        if fresh == self.now:
            return
        self.now = fresh
        try:
            save_settings(self._path, fresh)
        except OSError as error:
            self.failed.emit(MachineError("settings_not_saved", detail=os_reason(error)))
        self.changed.emit(fresh)

    def get(self, key: str) -> str:
        """What the window remembers of itself, or of a page (``orders.sort``), or ""."""
        page, _, name = key.partition(".")
        return str(self.table(page).get(name, "") if name else getattr(self.now, _WINDOW_KEYS[key]))

    def set(self, key: str, value: str) -> None:
        """Remember it."""
        page, _, name = key.partition(".")
        if name:
            self.keep_table(page, {**self.table(page), name: value})
            return
        self.change(**{_WINDOW_KEYS[key]: value})

    def table(self, name: str) -> Mapping[str, Any]:
        """How a table was left."""
        found = self.now.tables.get(name)
        return found if isinstance(found, dict) else {}

    def keep_table(self, name: str, values: Mapping[str, Any]) -> None:
        """Keep how it is now."""
        self.change(tables={**self.now.tables, name: dict(values)})
