"""The camera of the demo: pictures that say they were taken at the story's time."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from fieldtech.paths import resources

_EXIF_IFD, _TAKEN, _CHANGED = 0x8769, 0x9003, 0x0132


class Camera:
    """Keeps its pictures in a folder of its own until it is closed."""

    def __init__(self) -> None:
        self._kept = TemporaryDirectory(prefix="fieldtech-camera-")
        self.folder = Path(self._kept.name)
        self._taken = 0

    def take(self, name: str, at: datetime) -> Path:
        """The picture of that name from the demo's photos, taken at that local time; numbered as cameras do."""
        self._taken += 1
        path = self.folder / f"IMG_{self._taken:04d}.jpg"
        with Image.open(resources() / "demo" / "photos" / f"{name}.jpg") as picture:
            exif, moment = picture.getexif(), f"{at:%Y:%m:%d %H:%M:%S}"
            exif[_CHANGED] = exif.get_ifd(_EXIF_IFD)[_TAKEN] = moment
            picture.save(path, exif=exif, quality="keep")
        return path

    def close(self) -> None:
        """Throw the pictures away."""
        self._kept.cleanup()
