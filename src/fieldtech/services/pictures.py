"""Picture files somebody picked or dropped, read only when they can be what they say."""

from pathlib import Path

from fieldtech.errors import Invalid, MachineError, Problem
from fieldtech.services.photos import LARGEST_FILE
from fieldtech.services.progress import Progress

PIECE = 1 << 20  # bytes; between two of them somebody may cancel


def read_picture(path: Path, progress: Progress) -> bytes:
    """The bytes of the file; raises Invalid when it is too large, MachineError when it cannot be read, Cancelled."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise Invalid([Problem("photo", "photo_too_large")])
        pieces: list[bytes] = []
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                pieces.append(piece)
                progress.step(min(sum(map(len, pieces)), size), size)
    except OSError as error:  # gone, a folder, not allowed
        raise MachineError("file_unreadable", path=path.name) from error
    return b"".join(pieces)
