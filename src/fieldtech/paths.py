"""Where things lie: the bundled resources and the user's data folder."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).parent


def resources() -> Path:
    """The folder of bundled fonts, icons, translations and catalogues."""
    bundled = _PACKAGE / "resources"
    return bundled if bundled.is_dir() else _PACKAGE.parent.parent / "resources"


def default_data_dir() -> Path:
    """The per-user data folder when no ``--data`` is given."""
    return Path(platformdirs.user_data_dir("fieldtech", appauthor=False))


def cache_dir() -> Path:
    """A folder whose contents may be deleted at any time."""
    return Path(platformdirs.user_cache_dir("fieldtech", appauthor=False))


@dataclass(frozen=True)
class DataFolder:
    """The files of one installation under one root."""

    root: Path

    @property
    def database(self) -> Path:
        """The encrypted SQLite file."""
        return self.root / "fieldtech.db"

    @property
    def blobs(self) -> Path:
        """Encrypted photos and sealed sheets, named by the SHA-256 of their plain bytes."""
        return self.root / "blobs"

    @property
    def sheets(self) -> Path:
        """PDF files written for people to open, print or send."""
        return self.root / "sheets"

    @property
    def backups(self) -> Path:
        """Encrypted copies of the database."""
        return self.root / "backups"

    @property
    def logs(self) -> Path:
        """Log files without personal data."""
        return self.root / "logs"

    @property
    def settings(self) -> Path:
        """Window and language settings of this computer."""
        return self.root / "settings.json"
